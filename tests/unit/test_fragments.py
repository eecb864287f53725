"""What is no sentence to pick: too short, cut, glued, or half of something."""

import pytest

from summarize.discourse.anaphora import find_introductions
from summarize.discourse.fragments import is_fragment
from summarize.discourse.prose import list_prose
from summarize.discourse.stance import read_stances
from summarize.language.sentences import split_sentences
from summarize.language.words import count_words, cut_words, knows_words, stem_query, stop_words
from summarize.models import Article, Block, Kind


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        pytest.param("The mill burned down.", False, id="four-words"),
        pytest.param("The mill burned.", True, id="three-words"),
        pytest.param("水车昨晚全烧毁了。", False, id="eight-characters"),
        pytest.param("水车昨晚烧毁了。", True, id="seven-characters"),
        pytest.param("The mill burned down", True, id="no-stop"),
        pytest.param("The mill burned down;", False, id="a-semicolon"),
        pytest.param("The mill burned down:", True, id="a-colon"),
        pytest.param("โรงสีเก่าไหม้เมื่อคืนนี้", False, id="thai-needs-no-stop"),
        pytest.param("the mill burned down.", True, id="a-small-letter"),
        pytest.param("iPhones were in the mill.", False, id="a-name-with-a-small-letter"),
        pytest.param("- and the mill burned down.", True, id="goes-on-after-a-dash"),
        pytest.param("- The mill burned down.", False, id="a-dash-and-a-capital"),
        pytest.param("- iPhones were in the mill.", False, id="a-dash-and-a-name"),
        pytest.param("The mill burned down...", True, id="three-dots"),
        pytest.param("The mill burned down […]", True, id="dots-in-brackets"),
        pytest.param("“The mill burned down …”", True, id="dots-in-quotes"),
        pytest.param("The mill... it burned down.", False, id="dots-within"),
        pytest.param("The mill [12] burned down.", True, id="a-note"),
        pytest.param("The mill [edit] burned down.", True, id="a-link-to-edit"),
        pytest.param("^ The mill burned down.", True, id="a-footnote"),
        pytest.param("1The mill burned down.", True, id="glued-to-its-number"),
        pytest.param("The mill burned down.The wheel stayed.", True, id="two-glued"),
        pytest.param("Go to mill.Wheel and http://a.b today.", False, id="an-address"),
        pytest.param("Ask Dr.Smith of the mill.", False, id="a-title-without-a-space"),
        pytest.param("“The mill burned down.", True, id="half-a-quotation"),
        pytest.param("The mill (it burned down.", True, id="half-a-bracket"),
        pytest.param("The mill (old) burned down.", False, id="a-whole-bracket"),
    ],
)
def test_a_fragment_is_never_picked(text: str, broken: bool) -> None:
    assert is_fragment(text) is broken


@pytest.mark.parametrize(
    ("texts", "needs"),
    [
        pytest.param(["Anna Keller came.", "Keller left."], [(), (0,)], id="a-surname"),
        pytest.param(["Anna Keller came.", "Anna left."], [(), ()], id="no-first-name"),
        pytest.param(["Keller left.", "Anna Keller came."], [(), ()], id="before-it"),
        pytest.param(["Anna Keller came.", "Ida Keller left.", "Keller ate."], [(), (), (0,)],
                     id="the-first-one-introduces"),
        pytest.param(["Mayor Anna de Keller came.", "Keller left."], [(), (0,)], id="particles"),
        pytest.param(["The Harbour came.", "Harbour left."], [(), ()], id="an-article-and-a-word"),
        pytest.param(["The Old Harbour came.", "Harbour left."], [(), (0,)], id="a-long-name"),
        pytest.param(["The board (TBM) met.", "TBM left."], [(), (0,)], id="an-acronym"),
        pytest.param(["The board (TBM) met.", "Ann Lee of TBM.", "Lee left TBM."],
                     [(), (0,), (0, 1)], id="two"),
        pytest.param(["A board (TBM) met.", "The board (TBM) left."], [(), ()], id="said-in-full"),
    ],
)  # fmt: skip
def test_a_short_name_needs_the_sentence_that_introduces_it(
    texts: list[str], needs: list[tuple[int, ...]]
) -> None:
    assert find_introductions(texts, frozenset(("the",))) == needs


def test_to_lean_on_a_fragment_counts_against_a_sentence() -> None:
    for first, hints in (("No mill.", 1), ("The mill burned down.", 0)):
        blocks = [Block(f"{first} He left the town.")]
        stances = read_stances(split_sentences(blocks, "en"), blocks, "en")
        assert [(stance.leans, stance.hints) for stance in stances] == [(False, 0), (True, hints)]


def test_a_stance_names_the_positions_of_the_sentences_that_introduce() -> None:
    blocks = [Block("Anna Keller"), Block("Anna Keller came."), Block("Then Keller left.")]
    sentences = split_sentences(blocks, "en")
    assert [stance.names for stance in read_stances(sentences, blocks, "en")] == [(), (), (0,)]
    some = read_stances(sentences[1:], blocks, "en", sentences)
    assert [stance.names for stance in some] == [(), (1,)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained, again.", 3), ("", 0), ("3.5 -- x", 3), ("水车昨晚烧了", 6), ("水车。", 2),
        ("iPhone 手机 很好", 5), ("iPhone手机", 3), ("水-车", 2), ("学校에 갔다", 4),
    ],
)  # fmt: skip
def test_words_are_counted_by_spaces_or_by_characters(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("It's 3.5 m.", "en", ["", "It's", " ", "3.5", " ", "m", "."]),
        ("L'homme", "fr", ["", "L", "'", "homme", ""]), ("L'homme", "en", ["", "L'homme", ""]),
        ("- 水", "zh", ["- ", "水", ""]), ("", "en", [""]),
    ],
)  # fmt: skip
def test_what_stands_between_words_is_kept(text: str, language: str, pieces: list[str]) -> None:
    assert cut_words(text, language) == pieces


def test_a_query_is_its_stems_without_stop_words() -> None:
    assert stem_query("The running of the Mills", "en") == {"run", "mill"}
    assert stem_query("the of", "en") == frozenset()
    assert [knows_words(code) for code in ("en", "zh", "sw", "und")] == [True, True, False, False]


def test_parts_of_vietnamese_words_stop_nothing_if_whole_words_are_asked_for() -> None:
    parts, whole = stop_words("vi"), stop_words("vi", whole=True)
    assert whole < parts
    assert stop_words("en", whole=True) == stop_words("en")


SAID = "The mill of the town was built by the people of the point."


@pytest.mark.parametrize(
    ("blocks", "ranked"),
    [
        pytest.param([("heading", "A mill."), ("paragraph", SAID)], [1], id="no-heading"),
        pytest.param([("caption", SAID), ("cell", SAID), ("code", SAID), ("quote", SAID)], [3],
                     id="a-quotation"),
        pytest.param([("caption", SAID), ("code", SAID)], [0], id="a-caption-if-that-is-all"),
        pytest.param([("code", SAID)], [], id="code-never"),
        pytest.param([("paragraph", "An open line"), ("paragraph", SAID)], [1], id="no-open-line"),
        pytest.param([("paragraph", "An open line")], [0], id="an-open-line-if-that-is-all"),
    ],
)  # fmt: skip
def test_prose_is_ranked_or_what_there_is(
    blocks: list[tuple[Kind, str]], ranked: list[int]
) -> None:
    article = Article(tuple(Block(text, kind) for kind, text in blocks), "en")
    assert [sentence.paragraph for sentence in list_prose(article)] == ranked


def test_each_of_several_articles_has_its_own_title_and_number() -> None:
    parts = tuple(Article((Block("A mill is here."), Block(SAID)), "en", title=title)
                  for title in ("A mill is here", "Another"))  # fmt: skip
    merged = Article(parts[0].blocks + parts[1].blocks, "en", articles=parts)
    assert [(s.paragraph, s.document) for s in list_prose(merged)] == [(1, 0), (2, 1), (3, 1)]
    assert {s.document for s in list_prose(parts[1])} == {0}
