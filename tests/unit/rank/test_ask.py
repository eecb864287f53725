"""`ask`: the sentences that answer a question, each with what it can't be understood without."""

import json

import pytest

from summarize import Article, NoAnswerError, UsageError, extract_article, merge_articles, summarize
from summarize.discourse.prose import list_prose
from summarize.models import Block
from summarize.rank.ask.bm25 import compare_stems
from summarize.rank.ask.questions import holds_kind, read_question
from summarize.rank.ask.relevance import measure_focus, measure_relevance, share_letters
from tests.conftest import SAMPLES, Run, read_sample

TRAM = SAMPLES / "tram.txt"
COSTS = "It costs 310 million euros, of which the state pays two thirds."
LINE = "The tram will run from the fish market to the university, with eleven stops and one"


def ask(question: str, *paragraphs: str, length: str | None = None, **more: str) -> list[str]:
    """List the answers in a short article, or in the sample about a tram."""
    language = more.get("language", "en")
    (tram,) = read_sample("tram.txt")
    article = Article(tuple(map(Block, paragraphs)), language) if paragraphs else tram
    return [s.text for s in summarize(article, ask=question, length=length).sentences]


def best(question: str, *paragraphs: str, **more: str) -> str:
    (tram,) = read_sample("tram.txt")
    article = Article(tuple(map(Block, paragraphs)), more.get("language", "en"))
    found = summarize(article if paragraphs else tram, ask=question).sentences
    return max(found, key=lambda s: s.score).text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much does it cost?", "310 million"),
        ("When does work start?", "in the spring"),
        ("How many signatures are needed?", "12,000"),
        ("Why do shop owners worry?", "drive their customers away"),
        ("what did the drilling find", "a forgotten quay wall"),
        ("Who sold bicycles?", "Peter Lund"),
    ],
)
def test_a_question_is_answered_word_for_word(question: str, answer: str) -> None:
    (article,) = read_sample("tram.txt")
    sentences = summarize(article, ask=question).sentences
    assert answer in next(s.text for s in sentences if s.score == 1)
    assert all(article.text[s.start : s.end] == s.text for s in sentences)
    assert [s.position for s in sentences] == sorted(s.position for s in sentences)


@pytest.mark.parametrize("length", [None, "1", "20%"])
def test_an_answer_brings_what_it_leans_on(length: str | None) -> None:
    first, second = ask("How much does it cost?", length=length)[:2]
    assert first.startswith(LINE)
    assert second == COSTS


def test_what_an_answer_leans_on_counts_as_words_but_not_as_a_sentence() -> None:
    assert len(ask("How much does it cost?", length="1")) == 2
    assert ask("How much does it cost?", length="20w") == [COSTS]
    assert ask("How much does it cost?", length="5%") == [COSTS]  # one at least
    assert ask("How much does it cost?", length="11w") == []
    assert len(ask("How much does it cost?", length="40w")) == 2


def test_an_answer_brings_three_sentences_at_most() -> None:
    boat = ["The old ferry is red.", "It is long.", "It is slow too.", "It is loud and old."]
    price = "It costs nine hundred euros a year."
    assert ask("How much does it cost?", " ".join([*boat[1:], price])) == [*boat[1:], price]
    assert ask("How much does it cost?", " ".join([*boat, price])) == [*boat[1:], price]


def test_a_sentence_leans_on_none_of_another_article() -> None:
    first, second = (
        Article((Block(text),), "en")
        for text in ("The old mill is for sale again.", "It costs nine hundred euros a year.")
    )
    answer = summarize(merge_articles([first, second]), ask="How much does it cost?")
    assert [s.document for s in answer.sentences] == [1]


@pytest.mark.parametrize(
    "question",
    [
        "How deep is the ocean?",
        "What is the capital of France?",
        "Who wrote the second symphony in Vienna?",
        "What is it?",
    ],
)
def test_where_nothing_answers_there_is_no_guess(question: str) -> None:
    with pytest.raises(NoAnswerError, match="nothing in it answers"):
        ask(question)
    with pytest.raises(NoAnswerError):
        ask(question, length="100%")


def test_three_sentences_answer_at_most_unless_more_are_asked_for() -> None:
    sheep = [f"Farm {n} keeps {n} sheep on the hill." for n in range(10, 16)]
    assert len(ask("How many sheep are on the hill?", *sheep)) == 1  # they say the same
    herds = [f"The {name} farm keeps its sheep near {place}." for name, place in (
        ("old Carver", "a pond full of reeds"), ("northern", "the cliffs behind Orme"),
        ("Lewis", "an abandoned quarry"), ("lower", "railway sidings at Toll"),
    )]  # fmt: skip
    assert len(ask("Where are the sheep?", *herds)) == 3
    assert len(ask("Where are the sheep?", *herds, length="4")) == 4
    assert len(ask("Where are the sheep?", *herds, length="2")) == 2


def test_what_asks_is_no_word_to_look_for() -> None:
    told = "What a day it was, and how happy the crowd looked."
    fired = "The lighthouse of Skerry was automated by its owners."
    assert best("What happened to the lighthouse?", told, fired) == fired


@pytest.mark.parametrize(
    ("question", "language", "answer", "other"),
    [
        pytest.param(
            "How many boats lie in the harbour?", "en",
            "In the harbour lie forty boats.", "In the harbour the boats lie idle.", id="number",
        ),
        pytest.param(
            "When was the harbour built?", "en",
            "The harbour was built in 1904.", "The harbour was built of grey stone.", id="date",
        ),
        pytest.param(
            "Wie viele Boote liegen im Hafen?", "de",
            "Im Hafen liegen vierzehn Boote, also 14.", "Im Hafen liegen Boote, aber nur kleine.",
            id="number-de",
        ),
        pytest.param(
            "港口里有多少艘船？", "zh", "港口里停着四十艘船。", "港口里停着很旧的船。", id="zh"
        ),
    ],
)  # fmt: skip
def test_the_kind_of_what_is_asked_for_tells_two_like_sentences_apart(
    question: str, language: str, answer: str, other: str
) -> None:
    for text in ((answer, other), (other, answer)):
        assert best(question, *text, language=language) == answer
    asked = read_question(question, language)
    assert holds_kind(asked, answer, language)
    assert not holds_kind(asked, other, language)


def test_what_the_question_says_itself_is_no_answer() -> None:
    assert not holds_kind(read_question("How many of the 12 left?", "en"), "The 12 ate.", "en")


def test_a_compound_and_its_part_are_alike() -> None:
    assert compare_stems("tram", "tram") == 1
    assert compare_stems("hafen", "hafenmeister") == 0.5
    assert compare_stems("inventor", "invention") == pytest.approx(6 / 9)
    for stem, other in (("tar", "target"), ("harbour", "harpist"), ("harbour", "harbinger")):
        assert compare_stems(stem, other) == compare_stems(other, stem) == 0
    assert best(
        "Wer ist der Meister des Hafens?", "Ein Lotse kam an Bord.", "Karl Voss ist Hafenmeister.",
        language="de",
    ) == "Karl Voss ist Hafenmeister."  # fmt: skip


def test_letters_that_a_question_shares_tell_forms_of_a_word_and_phrases() -> None:
    texts = ("Sie verlegten die Leitungsrohre.", "Sie verlegten die Kabel.", "Es regnete.")
    shares = share_letters("Wer verlegte Rohre für die Leitung?", texts)
    assert shares[0] > shares[1] > shares[2] == 0
    assert share_letters("The ferry", ["The ferry!", "the  FERRY (old)", "a boat"]) == [1, 1, 0]
    shares = share_letters("港口在哪里", ["港口很大。", "船在海上。", "雨。"])
    assert shares[0] > shares[1] == shares[2] == 0
    assert share_letters("", ["a"]) == [0]


def test_korean_is_read_by_pairs_of_letters() -> None:
    text = "한국의 전차는 항구에서 대학교까지 운행한다. 비용은 삼억 유로이다. "
    text += "시의회는 월요일 저녁에 승인했다."
    article = Article((Block(text),), "ko")
    answer = summarize(article, ask="비용은 얼마인가요?", length="1")
    assert answer.sentences[-1].text == "비용은 삼억 유로이다."
    with pytest.raises(NoAnswerError):
        summarize(article, ask="파리의 날씨는 어떤가요?")


def test_of_two_like_sentences_the_one_comes_whose_paragraph_says_more() -> None:
    blocks = tuple(map(Block, (
        "The council met on Monday. The price was set at nine euros.",
        "The ferry to Orme has a new owner. The price was set at six euros. He sails at noon.",
    )))  # fmt: skip
    found = summarize(Article(blocks, "en"), ask="What price has the ferry to Orme?", length="3")
    assert "six euros" in max(found.sentences[1:], key=lambda s: s.score).text


def test_a_focus_goes_by_what_a_sentence_says_and_little_by_what_stands_around_it() -> None:
    texts = (
        "Gulls nest on the roof. The bridge to the mill is old. Rain fell.",
        "A bridge costs money. The fair came to town.",
        "Of the mill nothing is left.",
    )
    article = Article(tuple(map(Block, texts)), "en")
    near = measure_focus("the bridge to the mill", list_prose(article), article)
    _, both, rain, bridge, fair, mill = near
    assert both > bridge > fair > 0
    assert both > mill > rain > 0
    assert 5 * rain < both
    assert set(measure_focus("volcano", list_prose(article), article)) == {0}


def test_neighbours_in_another_article_say_nothing_for_a_sentence() -> None:
    texts = ("The bridge is old.", "Rain fell on Monday.")
    merged = merge_articles([Article((Block(text),), "en") for text in texts])
    old, rain = measure_focus("bridge", list_prose(merged), merged)
    assert old > rain == 0


def test_what_stands_around_a_sentence_speaks_for_it() -> None:
    blocks = (
        Block("Prices", "heading"), Block("Adults pay nine euros on all days."),
        Block("Hours", "heading"), Block("Adults may stay until nine at night."),
    )  # fmt: skip
    found = summarize(Article(blocks, "en"), ask="What are the prices for adults?", length="1")
    assert [s.text for s in found.sentences] == ["Adults pay nine euros on all days."]
    texts = ("The ferry was sold.", "The buyer is a bank.", "A bank is a place.", "Rain fell.")
    (article,) = (Article((Block(" ".join(texts)),), "en"),)
    near = [n.rating.total for n in _measure(article, "Which bank bought the ferry?")]
    assert near[1] > near[2] > near[3]


def _measure(article: Article, question: str) -> list:  # type: ignore[type-arg]
    from summarize.discourse.prose import list_prose

    asked = read_question(question, article.language)
    return measure_relevance(list_prose(article), article.blocks, asked, article.language)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ask": "…"}, "needs words"),
        ({"ask": "Who?", "algorithm": "lsa"}, "leave out -a lsa"),
        ({"ask": "Who?", "focus": "tram"}, "can't be combined"),
    ],
)
def test_a_question_that_can_not_be_is_wrong_usage(options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        summarize("The tram runs.", **options)  # type: ignore[arg-type]


def test_a_question_is_answered_in_every_format(run: Run) -> None:
    asked = ("--ask", "How much does it cost?", TRAM)
    assert run(*asked).out.splitlines()[-1] == COSTS
    told = json.loads(run("-f", "json", *asked).out)
    assert told["question"] == "How much does it cost?"
    assert told["sentences"][-1]["score"] == 1
    assert f"**{COSTS}**" in run("read", "-f", "markdown", *asked).out
    assert COSTS in run("-f", "html", *asked).out
    assert "words of the question" in run("--explain", *asked).out
    assert "question" not in json.loads(run("-f", "json", TRAM).out)


def test_several_inputs_get_an_answer_each_or_the_best_of_all(run: Run) -> None:
    inputs = (TRAM, SAMPLES / "bridge.html")
    each = run("-n", "1", "--ask", "How many sensors does the bridge carry?", *inputs)
    assert each.code == 4
    assert "ninety-four sensors" in each.out
    assert each.err == (
        f"summarize: {TRAM}: nothing in it answers 'How many sensors does the bridge carry?'\n"
    )
    feed = run("--ask", "How deep is the ocean?", SAMPLES / "coast.rss", *inputs)
    names = ", ".join(f"{SAMPLES / 'coast.rss'}#{number}" for number in (1, 2, 3))
    assert feed.err == (
        f"summarize: {names} and 2 more: nothing in them answers 'How deep is the ocean?'\n"
    )
    both = run("-n", "1", "--merge", "--ask", "How many sensors does the bridge carry?", *inputs)
    assert both.code == 0
    assert both.out.splitlines()[0].endswith("[2]")


def test_what_has_no_answer_is_one_line_and_code_4(run: Run) -> None:
    for command in ([], ["read"]):
        result = run(*command, "--ask", "How deep is the ocean?", TRAM)
        assert (result.out, result.code) == ("", 4)
        assert result.err == f"summarize: {TRAM}: nothing in it answers 'How deep is the ocean?'\n"


def test_a_corpus_has_a_line_for_each_answer_and_for_each_refusal(run: Run) -> None:
    inputs = (TRAM, SAMPLES / "bridge.html")
    result = run("corpus", "-q", "--ask", "How many sensors?", *inputs, "-o", "-")
    lines = {line["source"]: line for line in map(json.loads, result.out.splitlines())}
    assert result.code == 0
    assert lines[str(TRAM)]["status"] == "NoAnswerError: nothing in it answers 'How many sensors?'"
    assert "sensors" in lines[str(inputs[1])]["sentences"][0]["text"]


def test_the_bytes_of_a_page_can_be_asked() -> None:
    page = (SAMPLES / "bridge.html").read_bytes()
    answer = summarize(page, ask="How many sensors does it carry?", length="1")
    assert answer.question == "How many sensors does it carry?"
    assert extract_article(page).title == answer.article.title


TALK = (
    "Anna: The ferry.",
    "Berta: The bridge will cost the town more than the old ferry ever did in ten years.",
    "Anna: The ferry of the town costs too much, and nobody can say what it will cost next year.",
    "Berta: Nobody in the town asked for the bridge when the first plans were drawn in spring.",
    "Carl: I think, um, you know, selling the old mill to the baker, I mean, selling, like, mills.",
    "Carl: The council will sell the old mill to a baker from the next village in May.",
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param("What did Berta say about the ferry?", TALK[1], id="the-named-speaker"),
        pytest.param("What did Anna say about the ferry?", TALK[2], id="more-than-two-words"),
        pytest.param("What did Carl say about selling the old mill?", TALK[5], id="fillers"),
    ],
)
def test_speech_is_answered_by_who_is_asked_for(question: str, answer: str) -> None:
    assert best(question, *TALK) == answer.partition(": ")[2]


def test_who_speaks_need_not_be_mentioned() -> None:
    question = "What did the Industrial Designer say about ten years of the ferry?"
    talk = [turn.replace("Berta", "Industrial Designer") for turn in TALK]
    assert best(question, *talk) == TALK[1].partition(": ")[2]
