"""Plain text: wrapped lines joined at any width, and nothing of what stands around the text."""

import pytest

from summarize import extract_article
from summarize.models import Draft
from summarize.readers.formats.plain import read as read_plain

PROSE = (
    "The old tide mill at the point has ground its first flour in ninety-one years, after a group "
    "of pensioners spent six winters digging the mud out of its pond and taught one another how to "
    "dress a stone. The wheel turned at nine minutes past five, because that is when the water had "
    "fallen far enough, and some sixty people stood on the dam in the dark to see it. "
) * 2
SECOND = (
    "Nobody had asked them to do it. The county found the plans in a drawer afterwards, and paid."
)


def texts_of(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def wrap(text: str, width: int, indent: str = "") -> str:
    lines, line = [], indent
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line.rstrip())
            line = ""
        line += f"{word} "
    return "\n".join([*lines, line.rstrip()])


@pytest.mark.parametrize("width", [50, 72, 80, 100, 120, 132, 140])
def test_lines_wrapped_at_any_width_are_joined(width: int) -> None:
    text = f"{wrap(PROSE, width)}\n\n{wrap(SECOND * 3, width)}"
    assert texts_of(read_plain(text)) == [PROSE.strip(), (SECOND * 3).strip()]


def test_lines_of_a_narrow_column_stay_lines() -> None:
    lines = ["the wheel of the mill", "the stone of the mill", "the water of the weir"] * 5
    assert texts_of(read_plain("\n".join(lines))) == lines


def test_a_text_may_be_wrapped_at_several_widths() -> None:
    text = "\n\n".join([wrap(PROSE, 110), wrap(SECOND * 3, 50), wrap(PROSE, 75)])
    assert texts_of(read_plain(text)) == [PROSE.strip(), (SECOND * 3).strip(), PROSE.strip()]


def test_an_indent_alone_begins_a_paragraph() -> None:
    text = "\n".join(wrap(part, 66, "   ") for part in (PROSE, SECOND * 3, PROSE))
    assert texts_of(read_plain(text)) == [PROSE.strip(), (SECOND * 3).strip(), PROSE.strip()]


def test_pages_leave_neither_numbers_nor_running_heads() -> None:
    words = PROSE.split()
    pages = [
        f"The Mill Journal\n\n{wrap(' '.join(words[i : i + 45]), 60)}\n\n{i // 45 + 1}\n"
        for i in range(0, len(words), 45)
    ]
    found = " ".join(texts_of(read_plain("\f".join(pages))))
    assert found == PROSE.strip()


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("annotations, the anno-\ntations", "the annotations"),
        ("the anno‐ tations", "the annotations"),
        ("a well-\nknown man, known well", "a well-known man, known well"),
        ("a soft\u00adhyphen", "a softhyphen"),
        ("in 1990-\n1995", "in 1990-1995"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole(text: str, joined: str) -> None:
    lines = wrap(PROSE, 60)
    found = texts_of(read_plain(f"{lines}\n\nWe saw {text} here."))
    assert joined in " ".join(found)


def test_a_page_of_a_manual_has_headings_and_no_overstrikes() -> None:
    text = (
        "PSQL(1)   Manual   PSQL(1)\n\nN\x08NA\x08AM\x08ME\x08E\n       psql - a terminal\n\n"
        "D\x08DE\x08ES\x08SC\x08C\n       psql is a terminal for a server.\n"
    )
    found = [(b.kind, b.text) for b in read_plain(text).blocks]
    assert found[1] == ("heading", "NAME")
    assert found[3:] == [("heading", "DESC"), ("paragraph", "psql is a terminal for a server.")]


def test_numbers_stay_with_their_lines() -> None:
    text = "\n".join(f"{n}. Thesis number {n} is that nothing is lost here." for n in range(90, 96))
    assert (
        extract_article(text).paragraphs[2] == "92. Thesis number 92 is that nothing is lost here."
    )


def test_the_licence_around_a_book_is_taken_out() -> None:
    book = (
        "Header of the licence.\nTitle: The Mill\nAuthor: A. Miller\n"
        "*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***\n\nProduced by Some Body\n\n"
        f"{PROSE}\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***\nMore licence.\n"
    )
    article = extract_article(book)
    assert (article.title, article.author) == ("The Mill", "A. Miller")
    assert article.paragraphs == (PROSE.strip(),)
    reasons = [line.reason for line in article.removed]
    assert reasons == ["licence", "transcriber's note", "licence"]


def test_the_header_of_a_standard_gives_its_title() -> None:
    text = (
        "Network Working Group                                 A. Author\n"
        "Request for Comments: 9999                            May 2020\n\n"
        f"                     A Protocol for Mills\n\nAbstract\n\n{wrap(PROSE, 70)}\n"
    )
    article = extract_article(text)
    assert article.title == "A Protocol for Mills"
    assert [line.reason for line in article.removed] == ["header"]


def test_the_header_of_a_proposal_gives_title_and_author() -> None:
    header = "PEP: 9999\nTitle: A rule\nAuthor: Jo Doe <jo@example.org>\n"
    article = extract_article(f"{header}\nAbstract\n========\n\n{PROSE}")
    assert (article.title, article.author) == ("A rule", "Jo Doe")
    assert article.blocks[0].kind == "heading"
