"""Where a sentence ends in a quotation, a bracket, before a note; which stops end none."""

import pytest

from summarize.language.sentences import find_sentences, split_sentences
from summarize.models import Article, Block, Kind


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        # Within the quotes and brackets of East Asia no stop ends a sentence, however deep.
        pytest.param("ja", "「行く。すぐに。」と言った。|帰った。", id="in-corner-brackets"),
        pytest.param("ja", "『行く。すぐに。』と言った。|帰った。", id="in-white-brackets"),
        pytest.param("ja", "彼（去年。辞めた人）は来た。|帰った。", id="in-round-brackets"),
        pytest.param("ja", "『「行く。」本当。』と言った。|帰った。", id="after-an-inner-quote"),
        pytest.param("ja", "「『行く。』本当。」と言った。|帰った。", id="after-an-inner-title"),
        pytest.param("ja", "「（去年。）本当。」と言った。|帰った。", id="after-an-inner-bracket"),
        pytest.param("ja", "」行く。|帰った。", id="one-that-never-opened"),
        pytest.param("ja", "「行く。」|彼は帰った。", id="a-quote-is-a-sentence"),
        pytest.param("ja", "行った。|とても寒い。", id="a-particle-goes-on-after-quotes-alone"),
        pytest.param("ja", "行く！？|帰った……|寒い。", id="several-marks"),
        pytest.param("zh", "他走了！|“真的吗？”|她问。", id="chinese-quotes"),
        # « opens between spaces, whatever Punkt thinks.
        pytest.param("fr", "Elle attend ce soir.|« Les taux montent », dit-il.", id="french-quote"),
        pytest.param("en", "He left. ”|She stayed.", id="a-mark-that-closes-after-a-space"),
        pytest.param("en", "“It rained.”|“Nobody came.”", id="quote-after-quote"),
        pytest.param("en", "(It rained.)|Nobody came.", id="bracket"),
        # Notes belong to no sentence.
        pytest.param("en", "It rained.[1]|Nobody came.[a][12]", id="notes-after"),
        pytest.param("en", "It rained.|Nobody came.[note 3]", id="a-note-in-words"),
        pytest.param("en", "[1] It rained. [2]|Nobody came.", id="notes-before"),
        pytest.param("en", "It rained in 1990 [sic].|Nobody came.", id="no-note"),
        # What only seems to end.
        pytest.param("en", "Node.JS is fast.|It is old.", id="a-name"),
        pytest.param("fr", "Il partit le 3 oct. 1990.|Anne resta.", id="a-french-month"),
        pytest.param("nl", "Het kost ca. Tien euro.|Dat is veel.", id="dutch-for-about"),
        pytest.param("pl", "Ma 5 mln. Euro.|To dużo.", id="a-polish-million"),
    ],
)
def test_a_bar_stands_where_a_sentence_ends(language: str, marked: str) -> None:
    spaced = "" if language in ("ja", "zh") else " "
    text = marked.replace("|", spaced)
    bare = [part.removeprefix("[1] ") for part in marked.split("|")]
    for note in ("[1]", "[a][12]", "[note 3]", " [2]"):
        bare = [part.removesuffix(note) for part in bare]
    assert split(text, language) == bare


def test_nothing_is_no_sentence() -> None:
    for text in ("", " ", "\u3000"):
        assert find_sentences(text, "en") == []


@pytest.mark.parametrize("kind", ["heading", "caption", "cell", "code"])
def test_a_label_is_one_whatever_stops_it_has(kind: Kind) -> None:
    (sentence,) = split_sentences([Block("It rained. Nobody came.", kind)], "en")
    assert sentence.text == "It rained. Nobody came."


def test_sentences_know_where_they_stand() -> None:
    blocks = (
        Block("The Mill", "heading"),
        Block("LONDON (AP) — It rained. Nobody came."),
        Block(" It was late. ", "quote"),
    )
    article = Article(blocks, "en")
    sentences = split_sentences(blocks, "en")
    assert [s.text for s in sentences] == ["The Mill", "It rained.", "Nobody came.", "It was late."]
    assert [article.text[s.start : s.end] for s in sentences] == [s.text for s in sentences]
    assert [(s.paragraph, s.position) for s in sentences] == [(0, 0), (1, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize(("kind", "first"), [("paragraph", "I went."), ("item", "Anna: I went.")])
def test_only_paragraphs_name_who_speaks(kind: Kind, first: str) -> None:
    blocks = [Block(f"{name}: I went.", kind) for name in ("Anna", "Berta") * 2]
    assert split_sentences(blocks, "en")[0].text == first
