"""Each line of an RTF is what its control words say."""

import pytest

from summarize import summarize
from summarize.errors import InputError, SummarizeError
from summarize.models import Block, Draft
from summarize.readers.formats import rtf as reader
from summarize.readers.formats.rtf import read as read_rtf
from tests.conftest import SAMPLES


def read(text: str, head: str = r"\ansi\ansicpg1252 ") -> list[Block]:
    return list(read_rtf(b"{\\rtf1" + head.encode() + text.encode("latin-1") + b"}").blocks)


def texts(text: str, head: str = r"\ansi\ansicpg1252 ") -> list[str]:
    return [block.text for block in read(text, head)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(r"a{\v b}c", "ac", id="hidden"),
        pytest.param(r"{\v a\v0 b}", "b", id="hidden, then not"),
        pytest.param(r"{\v a\plain b}", "b", id="hidden, then plain"),
        pytest.param(r"{\deleted a\deleted0 b}", "b", id="deleted, then not"),
        pytest.param(r"a{\v \~\emdash b}c", "ac", id="signs that are hidden"),
        pytest.param(r"a\~b\_c\-d", "a b‑cd", id="signs"),
        pytest.param(r"a\tab b\line c", "a b c", id="space"),
        pytest.param(r"a\emdash b\rquote s", "a—b’s", id="named signs"),
        pytest.param(r"a\u8364 xb", "a€b", id="one character stands in"),
        pytest.param(r"\uc0\u8364 x", "€x", id="none stands in"),
        pytest.param(r"\uc2\u8364 xyz", "€z", id="two stand in"),
        pytest.param(r"\uc2\uc\u8364 xyz", "€yz", id="no number is one"),
        pytest.param(r"\uc-1\u8364 xyz", "€xyz", id="less than none"),
        pytest.param(r"\uc12\u8364 abcdefghijkl", "€jkl", id="nine at most"),
        pytest.param(r"a\u-7615?b", "a\ue241b", id="a negative number"),
        pytest.param(r"a\u0?b", "a?b", id="nought is no character"),
        pytest.param(r"a\u ?b", "a?b", id="no number is none"),
        pytest.param(r"a\u1114111?b", "a\U0010ffffb", id="the last character"),
        pytest.param(r"a\u1114112?b", "a?b", id="past the last character"),
        pytest.param(r"a{\*\unknown b}c", "ac", id="a group that may be left out"),
        pytest.param(r"a{\unknown b}c", "abc", id="an unknown group"),
        pytest.param(r"a{\*\unknown b{c}}d", "ad", id="and the groups inside"),
        pytest.param(r"a{{\*\unknown b}c}d", "acd", id="and not those outside"),
        pytest.param(r"a{\fonttbl b}{\pict c}{\header d}e", "ae", id="what is no text"),
        pytest.param(r"{\shp{\*\shpinst{\sp b}{\shptxt c}}}", "c", id="the text of a shape"),
        pytest.param(r"a\bin3 xyzb", "ab", id="binary data"),
        pytest.param(r"a\bin0 b\bin-3 c\bin d", "abcd", id="none of it"),
        pytest.param("a\r\nb\n", "ab", id="line ends of the file"),
        pytest.param(r"a\{b\}c\\d", r"a{b}c\d", id="braces"),
    ],
)
def test_control_words_change_what_is_shown(text: str, shown: str) -> None:
    assert texts(text) == [shown]


def test_a_piece_of_an_rtf_is_read_and_nothing_after_its_end() -> None:
    assert [b.text for b in read_rtf(rb"{\b a\par b}").blocks] == ["a", "b"]
    assert [b.text for b in read_rtf(rb"xyz{\rtf1 a\par b} c {d}").blocks] == ["a", "b"]
    assert [b.text for b in read_rtf(rb"{\rtf1 a{\i b{\footnote c").blocks] == ["ab", "c"]
    assert [b.text for b in read_rtf(b"{\\rtf1 {\\v {x}}a}").blocks] == ["a"]


def test_an_rtf_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_TOKENS", 4)
    assert texts("a") == ["a"]  # the brace of the document, and three words
    with pytest.raises(InputError, match="more than 4 marks"):
        texts("{a}")


@pytest.mark.parametrize(
    ("text", "head", "shown"),
    [
        pytest.param(r"\'cf", r"\ansicpg1251 ", ["П"], id="the code page of the head"),
        pytest.param("\xcf", r"\ansicpg1251 ", ["П"], id="bytes beyond ASCII"),
        pytest.param(r"\'83e\'83", r"\ansicpg932 ", ["テ�"], id="a letter as the second byte"),
        pytest.param(r"\'cf", r"\ansicpg0 ", ["Ï"], id="no code page"),
        pytest.param(r"\'cf", " ", ["Ï"], id="nothing said"),
        pytest.param(r"{\fonttbl{\f1\fcharset204 A;}}\f1 \'cf", " ", ["П"], id="that of a font"),
        pytest.param(r"{\fonttbl{\f1\fcharset204 A;}}\f2 \'cf", " ", ["Ï"], id="another font"),
        pytest.param(r"{\fonttbl{\f0\fcharset204 A;}}\f \'cf", " ", ["П"], id="the first font"),
        pytest.param(r"{\fonttbl{\f1\fcharset999 A;}}\f1 \'cf", " ", ["Ï"], id="an unknown one"),
        pytest.param(
            r"{\fonttbl{\f1\fcharset204 A;}}a{\f1{\footnote \'cf}}", " ", ["a", "П"], id="in a note"
        ),
    ],
)
def test_bytes_are_decoded_by_the_code_page_or_the_font(
    text: str, head: str, shown: list[str]
) -> None:
    assert texts(text, head) == shown


STYLES = (
    r"{\stylesheet{\s1 heading 1;}{\s2 Title;}{\s3\outlinelevel2 Kapitel;}{\s4 Quote;}"
    r"{\s5 caption;}{\s6 source code;}{\s7 heading 3;extra}{\s8 Kapitel{\*\keycode x};}{Normal;}}"
)


CELLS = r"\trowd\intbl a\cell b\cell\row c\cell d\cell\row"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param(r"a\par b\par", [Block("a"), Block("b")], id="paragraphs"),
        pytest.param(r"a\sect b\page c", [Block("a"), Block("b"), Block("c")], id="other ends"),
        pytest.param(r"a\par\par --\par b", [Block("a"), Block("b")], id="empty ones"),
        pytest.param(
            r"\outlinelevel1 A\par\pard b", [Block("A", "heading", 2), Block("b")], id="pard"
        ),
        pytest.param(r"\outlinelevel A", [Block("A", "heading", 1)], id="the first level"),
        pytest.param(r"\outlinelevel8 A", [Block("A", "heading", 6)], id="the last level"),
        pytest.param(r"\outlinelevel9 A", [Block("A")], id="that of text"),
        pytest.param(
            r"{\outlinelevel1 A\par}b", [Block("A", "heading", 2), Block("b")], id="a group"
        ),
        pytest.param(r"\s1 A\par\s0 b", [Block("A", "heading", 1), Block("b")], id="a style"),
        pytest.param(r"\s1 A\par\s b", [Block("A", "heading", 1), Block("b")], id="no number"),
        pytest.param(r"\s1 A\par\pard b", [Block("A", "heading", 1), Block("b")], id="to its end"),
        pytest.param(r"\s2 A", [Block("A", "heading", 1)], id="a title"),
        pytest.param(r"\s3 A", [Block("A", "heading", 3)], id="the level of a style"),
        pytest.param(r"\s3\outlinelevel1 A", [Block("A", "heading", 2)], id="the higher level"),
        pytest.param(r"\s3\outlinelevel4 A", [Block("A", "heading", 3)], id="that of the style"),
        pytest.param(r"\s4 A", [Block("A", "quote")], id="a quotation"),
        pytest.param(r"\s5 A", [Block("A", "caption")], id="a caption"),
        pytest.param(r"\s6 A", [Block("A", "code")], id="code"),
        pytest.param(r"\s7 A", [Block("A", "heading", 3)], id="a name up to its end"),
        pytest.param(r"\s8 A", [Block("A")], id="any style"),
        pytest.param(r"{\b The mill}\par b", [Block("The mill", "heading"), Block("b")], id="bold"),
        pytest.param(r"{\b The m}ill\par b", [Block("The mill"), Block("b")], id="half of it bold"),
        pytest.param(r"\b The mill\b0\par b", [Block("The mill", "heading"), Block("b")], id="b0"),
        pytest.param(
            r"\b The mill\par\plain b and c",
            [Block("The mill", "heading"), Block("b and c")],
            id="plain",
        ),
        pytest.param(
            r"{\b T\'f6lz}\par b", [Block("Tölz", "heading"), Block("b")], id="bold signs"
        ),
        pytest.param(
            r"\b{\v xxxxxxxx}T\b0 he mill", [Block("The mill")], id="what is hidden has no weight"
        ),
        pytest.param(r"\ls1 a\par\pard b", [Block("a", "item", 1), Block("b")], id="an item"),
        pytest.param(r"\ls1\ilvl0 a", [Block("a", "item", 1)], id="the first level of items"),
        pytest.param(r"\ls1\ilvl2 a", [Block("a", "item", 3)], id="the third level"),
        pytest.param(r"\ilvl2\ls1 a", [Block("a", "item", 3)], id="the level before the list"),
        pytest.param(r"\ls1\ilvl20 a", [Block("a", "item", 10)], id="no more than ten levels"),
        pytest.param(r"\ls1\ilvl-5 a", [Block("a", "item", 1)], id="no level below one"),
        pytest.param(
            r"\ls1 a\par\ls0 b", [Block("a", "item", 1), Block("b")], id="no list any more"
        ),
        pytest.param(
            r"{\listtext 4.\tab}a\par b", [Block("a", "item", 1, 4), Block("b")], id="a number"
        ),
        pytest.param(r"{\pntext 12)\tab}a", [Block("a", "item", 1, 12)], id="a number of old"),
        pytest.param(r"{\listtext\'b7\tab}a", [Block("a", "item", 1)], id="a bullet"),
        pytest.param(r"{\listtext a1b}a", [Block("a", "item", 1)], id="no number at its end"),
        pytest.param(r"\bullet\tab a", [Block("a", "item", 1)], id="a bullet as text"),
        pytest.param(r"- a", [Block("a", "item", 1)], id="a dash"),
        pytest.param(r"-a", [Block("-a")], id="a dash that is no mark"),
        pytest.param(
            CELLS,
            [
                Block(t, "cell", row=r, column=c)
                for t, r, c in (("a", 0, 0), ("b", 0, 1), ("c", 1, 0), ("d", 1, 1))
            ],
            id="a table",
        ),
        pytest.param(
            r"\trowd\intbl a\cell b\cell\row\pard c",
            [Block("a"), Block("b"), Block("c")],
            id="a row",
        ),
        pytest.param(
            r"\intbl a\cell\row b\cell\row\pard c",
            [Block("a"), Block("b"), Block("c")],
            id="a column",
        ),
        pytest.param(
            r"\intbl a\cell\cell\row c\cell d\cell\row",
            [
                Block(t, "cell", row=r, column=c)
                for t, r, c in (("a", 0, 0), ("c", 1, 0), ("d", 1, 1))
            ],
            id="an empty cell",
        ),
        pytest.param(
            r"\intbl a\par b\cell c\cell\row d\cell e\cell\row",
            [
                Block(t, "cell", row=r, column=c)
                for t, r, c in (("a b", 0, 0), ("c", 0, 1), ("d", 1, 0), ("e", 1, 1))
            ],
            id="two lines in a cell",
        ),
        pytest.param(
            r"\intbl a\cell b\cell\row c\cell d",
            [
                Block(t, "cell", row=r, column=c)
                for t, r, c in (("a", 0, 0), ("b", 0, 1), ("c", 1, 0), ("d", 1, 1))
            ],
            id="a row without an end",
        ),
        pytest.param(
            r"a\nestcell b\nestcell\nestrow c\nestcell d\nestcell\nestrow",
            [
                Block(t, "cell", row=r, column=c)
                for t, r, c in (("a", 0, 0), ("b", 0, 1), ("c", 1, 0), ("d", 1, 1))
            ],
            id="a table in a table",
        ),
        pytest.param(
            r"a{\footnote b\par c}d{\footnote e}",
            [Block("ad"), Block("b c", "caption"), Block("e", "caption")],
            id="notes",
        ),
        pytest.param(r"a{\header b{\footnote c}}d", [Block("ad")], id="a note in a header"),
        pytest.param(
            r"a{\footnote b{\footnote c}d}",
            [Block("a"), Block("bd", "caption")],
            id="a note in a note",
        ),
        pytest.param(r"a{\footnote }b", [Block("ab")], id="an empty note"),
        pytest.param(r"{\v a\par}b", [Block("b")], id="a hidden paragraph"),
        pytest.param("a\\\nb\\\r\nc", [Block("a"), Block("b"), Block("c")], id="ends of TextEdit"),
    ],
)
def test_a_line_is_what_its_control_words_say(text: str, blocks: list[Block]) -> None:
    assert read(STYLES + text) == blocks


WRAPPED = (
    "The gate at the upper weir has been stuck half open since",
    "Saturday night, when a trunk as long as a bus came down",
    "with the rain.",
    "",
    "The crane of the fire brigade could lift it from there, and",
    "they will come on Tuesday at nine.",
)


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        pytest.param(WRAPPED, 2, id="prose"),
        pytest.param(tuple(map(str.capitalize, WRAPPED)), 5, id="verse"),
        pytest.param(tuple(filter(None, WRAPPED)), 5, id="no-blank-line"),
        pytest.param((*WRAPPED, "", "And so on. " * 15), 6, id="a-long-line"),
    ],
)
def test_lines_that_a_program_wrapped_are_joined(lines: tuple[str, ...], blocks: int) -> None:
    assert len(texts(r"\par ".join(lines))) == blocks


@pytest.mark.parametrize(
    ("length", "kind"),
    [pytest.param(200, "cell", id="cells"), pytest.param(201, "paragraph", id="columns of text")],
)
def test_cells_longer_than_two_hundred_characters_lay_out_a_page(length: int, kind: str) -> None:
    cell = "a" * length + r"\cell "
    table = r"\intbl " + (cell * 2 + r"\row ") * 2
    assert [block.kind for block in read(table)] == [kind] * 4
    # Empty cells count, too.
    half = r"\intbl " + ("a" * 2 * length + r"\cell\cell\row ") * 2
    assert [block.kind for block in read(half)] == [kind] * 2


@pytest.mark.parametrize(
    ("info", "facts"),
    [
        pytest.param(
            r"{\title The mill}{\author Ida Holm}{\creatim\yr2020\mo2\dy9\hr7}",
            ("The mill", "Ida Holm", "2020-02-09"),
            id="all",
        ),
        pytest.param(r"{\creatim\yr2020\mo12\dy31}", (None, None, "2020-12-31"), id="date"),
        pytest.param(r"{\creatim\yr2020\mo2}", (None, None, None), id="no day"),
        pytest.param(r"{\creatim\yr2020\mo2\dy0}", (None, None, None), id="day nought"),
        pytest.param(
            r"{\upr{\title Mill}{\*\ud{\title The m\u252?hle mill}}}",
            ("The mühle mill", None, None),
            id="title in Unicode",
        ),
        pytest.param(
            r"{\title Else\par what}", (None, None, None), id="that the text does not say"
        ),
    ],
)
def test_the_head_of_an_rtf_says_title_author_and_date(
    info: str, facts: tuple[str | None, ...]
) -> None:
    draft = read_rtf((r"{\rtf1\ansi{\info" + info + "}The mill, a mühle}").encode("latin-1"))
    assert (draft.title, draft.author, draft.date) == facts
    assert [block.text for block in draft.blocks] == ["The mill, a mühle"]
    assert draft.form == "document"


def test_the_first_line_styled_as_the_title_is_the_title() -> None:
    both = r"{\rtf1{\stylesheet{\s2 Title;}}{\info{\title Mill}}\s2 The mill\par\s2 Other\par a}"
    assert read_rtf(both.encode()).title == "The mill"


def rtf(text: str) -> Draft:
    return read_rtf(b"{\\rtf1\\ansi\\ansicpg1252 " + text.encode("latin-1") + b"}")


@pytest.mark.parametrize("cut", range(5, 1_800, 97))
def test_an_rtf_that_is_cut_off_is_read_as_far_as_it_goes(cut: int) -> None:
    data = (SAMPLES / "panaderia.rtf").read_bytes()[:cut]
    try:
        summarize(data)
    except SummarizeError as error:
        assert "\n" not in str(error)
