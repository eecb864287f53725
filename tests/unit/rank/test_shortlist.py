"""A text of 40 MB is rated as a short one is, in a tenth of the memory."""

from collections import Counter
from random import Random

import pytest

from summarize import extract_article
from summarize.discourse.prose import list_prose
from summarize.length import Budget, measure_budget
from summarize.rank.auto.analysis import analyze_sentences
from summarize.rank.auto.formula import weigh_terms
from summarize.rank.auto.shortlist import read_rows, shorten, sum_rows
from summarize.rank.auto.vectors import build_vectors, cosine, sum_similarities, weigh
from summarize.rank.auto.weights import TITLE
from summarize.rank.candidates import LONG, count_best, score_candidates
from summarize.rank.select import select_sentences
from tests.conftest import SAMPLES

WORDS = "boat crew dyke fish gale harbour lamp mill net oar pier quay rope sail tide wave".split()


def write_text(sentences: int, *, seed: int = 1) -> str:
    """Write a text of so many distinct sentences, five per paragraph."""
    random = Random(seed)
    said = [
        f"The {random.choice(WORDS)} of ward{random.randrange(999)} met the {random.choice(WORDS)} "
        f"and {'the ' + random.choice(WORDS) + ' ' if random.random() < 0.5 else ''}left in {i}."
        for i in range(sentences)
    ]
    return "\n\n".join(" ".join(said[i : i + 5]) for i in range(0, sentences, 5))


def test_sums_in_arrays_are_those_of_vectors() -> None:
    rows = [line.split() for line in ("a b c", "b c c d", "", "the the", "d a a a e", "e b")]
    bags = [Counter(word for word in row if word != "the") for row in rows]
    vectors, weights = build_vectors(bags)
    like = weigh(Counter("ab"), weights)
    sums = sum_rows(read_rows(rows, lambda word: "" if word == "the" else word), Counter("ab"))
    assert sums.before == pytest.approx(list(sum_similarities(vectors)))
    assert sums.after == pytest.approx(list(sum_similarities(vectors[::-1]))[::-1])
    assert sums.likeness == pytest.approx([cosine(vector, like) for vector in vectors])
    uses = sum(bags, Counter[str]())
    assert sums.uses == [sum(uses[term] for term in bag) for bag in bags]


def test_what_the_words_of_the_shortlist_say_is_what_they_say_in_the_whole_text() -> None:
    article = extract_article((SAMPLES / "harbour.txt").read_bytes())
    prose = list_prose(article)
    chosen, known = shorten(prose, article, best=3)
    assert 12 <= len(chosen) <= len(prose)
    texts, count_terms = analyze_sentences(prose, article)
    vectors, frequencies = build_vectors([text.terms for text in texts])
    whole = weigh_terms(texts, vectors)
    like = weigh(count_terms(article.title or ""), frequencies)
    whole["title"] = [TITLE * cosine(vector, like) for vector in vectors]
    for name, values in known.items():
        assert values == pytest.approx([whole[name][s.position] for s in chosen])


@pytest.mark.parametrize(
    ("sentences", "length", "best"),
    [
        pytest.param(LONG, None, 0, id="a-novel-is-read-whole"),
        pytest.param(LONG + 1, None, 2_000, id="a-longer-text-is-not"),
        pytest.param(LONG + 1, "5", 2_000, id="nor-for-some-sentences"),
        pytest.param(LONG + 1, "1000w", 0, id="for-many-words-it-is"),
        pytest.param(20 * LONG, "1000w", 5_000, id="unless-it-is-very-long"),
        pytest.param(20 * LONG, "20%", 0, id="for-a-share-it-is"),
    ],
)
def test_only_a_text_longer_than_any_novel_gets_a_shortlist(
    sentences: int, length: str | None, best: int
) -> None:
    assert count_best(sentences, measure_budget(length, 15 * sentences)) == best


def test_what_is_picked_by_the_shortlist_is_among_the_best_of_the_whole_text() -> None:
    article = extract_article(write_text(2_000), language="en")
    prose, budget = list_prose(article), Budget(sentences=12)
    whole, short = (score_candidates(prose, article, best=best) for best in (0, 100))
    assert len(short) < len(whole) / 2
    order = sorted(whole, key=lambda s: -s.score)
    best = {s.position for s in order[: len(order) // 5]}
    picked = {s.position for s in select_sentences(short, budget, coherent=True)}
    assert len(picked & best) >= 0.8 * len(picked)


def test_a_sentence_that_may_be_picked_brings_the_paragraph_before_it() -> None:
    lines = [f"Boat {number} left." for number in range(40)]  # of three words none is picked
    lines[30] = "The harbour counted all of the boats that left."
    article = extract_article("\n\n".join(lines), language="en")
    chosen, _ = shorten(list_prose(article), article, best=1)
    assert [sentence.text for sentence in chosen] == [*lines[:12], *lines[29:31]]


def test_of_a_line_of_megabytes_only_what_is_near_is_read_closely() -> None:
    article = extract_article(write_text(3_000).replace("\n\n", " "), language="en")
    prose = list_prose(article)
    assert len({sentence.paragraph for sentence in prose}) == 1
    chosen, known = shorten(prose, article, best=3)
    assert 12 < len(chosen) < 200
    assert {len(values) for values in known.values()} == {len(chosen)}
