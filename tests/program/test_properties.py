"""What holds for every input: exact lengths, true offsets, reading order, and no crash."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize import Article, SummarizeError, Summary, summarize
from summarize.discourse.fragments import is_fragment
from summarize.language.words import count_words
from summarize.rank.algorithms import ALGORITHMS
from tests.conftest import read_sample

NAMES = ("tram.txt", "tea.txt", "olives.txt", "bees.md", "windrad.html", "kissaten.html")
articles = st.sampled_from(NAMES).map(lambda name: read_sample(name)[0])
calm = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def words_of(summary: Summary) -> int:
    return sum(count_words(sentence.text) for sentence in summary.sentences)


@calm
@given(articles, st.integers(1, 400))
def test_words_are_never_over(article: Article, words: int) -> None:
    summary = summarize(article, length=f"{words}w")
    assert words_of(summary) <= words
    assert len(" ".join(s.text for s in summary.sentences).split()) <= words


@calm
@given(articles, st.integers(1, 2000))
def test_characters_are_never_over_even_with_line_breaks(article: Article, size: int) -> None:
    summary = summarize(article, length=f"{size}c")
    assert len("".join(f"{sentence.text}\n" for sentence in summary.sentences)) <= size


@calm
@given(articles, st.integers(1, 60))
def test_sentences_are_as_many_as_asked_for(article: Article, count: int) -> None:
    summary = summarize(article, length=str(count))
    everything = summarize(article, length=str(10**6), algorithm="luhn").sentences
    whole = [s for s in everything if not is_fragment(s.text)] or everything
    assert len(summary.sentences) == min(count, len(whole))


@calm
@given(articles, st.integers(1, 100))
def test_a_share_is_never_over_but_for_the_one_best_sentence(article: Article, share: int) -> None:
    summary = summarize(article, length=f"{share}%")
    assert len(summary.sentences) >= 1
    assert len(summary.sentences) == 1 or words_of(summary) <= summary.article_words * share / 100


@calm
@given(articles, st.sampled_from(sorted(ALGORITHMS)))
def test_sentences_stand_in_the_article_and_in_its_order(article: Article, algorithm: str) -> None:
    summary = summarize(article, algorithm=algorithm)
    for sentence in summary.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text in article.paragraphs[sentence.paragraph]
        assert sentence.text != article.title
        assert 0.0 <= sentence.score <= 1.0
    positions = [sentence.position for sentence in summary.sentences]
    assert positions == sorted(set(positions))
    assert summary == summarize(article, algorithm=algorithm)


def check_outcome(data: bytes | str) -> None:
    """A summary of sentences that stand in the article, or an error of ours."""
    try:
        summary = summarize(data)
    except SummarizeError as error:
        assert str(error)
        return
    text = summary.article.text
    assert summary.sentences
    for sentence in summary.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert "\x1b" not in sentence.text


@calm
@given(st.binary(max_size=400))
def test_no_bytes_crash_it(data: bytes) -> None:
    check_outcome(data)


@calm
@given(st.text(max_size=400))
def test_no_text_crashes_it(text: str) -> None:
    check_outcome(text)


pieces = st.sampled_from(
    ["<p>", "</p>", "<div>", "</article>", "<article>", "<b", ">", "A sentence. ", "&#x0;", "&amp",
     "<!--", "-->", "<script>", "</script>", "\x1b[31m", "。", "「", "\n\n", "# ", "](", "**", "- "]
)  # fmt: skip


@calm
@given(st.lists(pieces, max_size=40).map("".join))
def test_no_broken_page_crashes_it(page: str) -> None:
    check_outcome("<html><body>" + page)
    check_outcome(page)
