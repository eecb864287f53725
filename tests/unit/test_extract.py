"""Bytes become clean paragraphs: kinds are told apart, charsets heeded, wrapped lines joined."""

import pytest

from summarize import extract_article, summarize
from summarize.errors import InputError
from summarize.models import Draft, Source
from summarize.readers.decode import decode_text
from summarize.readers.formats.markdown import is_markdown
from summarize.readers.formats.markdown import read as read_markdown
from summarize.readers.formats.plain import read as read_plain
from summarize.readers.one_article import read_one
from tests.conftest import SAMPLES


def texts_of(draft: Draft) -> tuple[str, ...]:
    return tuple(block.text for block in draft.blocks)


def test_a_language_that_is_named_is_not_detected() -> None:
    data = (SAMPLES / "tram.txt").read_bytes()
    for article in (
        extract_article(data, language="fr"),
        extract_article(Source("tram.txt", data), language="FR"),
    ):
        assert (article.language, summarize(article).article.language) == ("fr", "fr")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Heading\n\nText.", True),
        ("See [the page](https://example.org).", True),
        ("Heading\n=======\n\nText.", True),
        ("---\ntitle: X\n---\nText.", True),
        ("**One** and **two** are bold.", True),
        ("#hashtag is none. [Brackets] alone, 5 * 3 * 2, snake_case_name.", False),
        ("- a list\n- is text", False),
        ("He paid 5 ** 2.", False),
    ],
)
def test_markdown_is_told_by_its_marks(text: str, *, told: bool) -> None:
    assert is_markdown(text) is told


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Žluťoučký kůň — “quoted”."),
        ("utf-8-sig", "Žluťoučký kůň."),
        ("utf-16", "Žluťoučký kůň."),
        ("utf-32", "Žluťoučký kůň."),
        (
            "cp1252",
            "Die Bürger fürchten größere Schäden für die schöne Küste, während der Rat übt.",
        ),
        ("cp1251", "Станция метро, о которой никто не знал, открылась вчера вечером в городе."),
        ("shift_jis", "港のそばにある喫茶店は、店主が亡くなってからも毎朝七時に開く。"),
    ],
)
def test_plain_text_is_decoded_in_its_own_charset(encoding: str, text: str) -> None:
    assert decode_text(text.encode(encoding)) == text


def test_control_characters_by_the_dozen_are_no_text() -> None:
    with pytest.raises(InputError, match="binary"):
        decode_text(b"\x01\x02\x03\x04abc" * 20)


@pytest.mark.parametrize(
    ("alone", "facts"),
    [
        pytest.param(False, ("The page's title", "Una Page", "2025-03-01"), id="page"),
        pytest.param(True, ("The feed's title", "Vera Feed", "2025-04-02"), id="without-a-page"),
    ],
)
def test_what_stands_beside_an_article_counts_first_where_it_has_no_page(
    alone: bool, facts: tuple[str, str, str]
) -> None:
    page = (
        "---\ntitle: The page's title\nauthor: Una Page\ndate: 2025-03-01\n---\n\n"
        "# It rained\n\nThe river rose by a metre, and nobody in the village had seen it before.\n"
    )
    beside = Source("x", page.encode(), title="The feed's title", author="Vera Feed")
    draft = read_one(beside._replace(date="2025-04-02", alone=alone))[1]
    assert (draft.title, draft.author, draft.date) == facts
    bare = read_one(Source("x", b"The river rose by a metre.", author="Vera Feed"))[1]
    assert bare.author == "Vera Feed"


WRAPPED = """\
The first paragraph was wrapped by an editor at some fifty
columns, so that its lines are all about as long as one
another.

The second one ends early.
And this line starts a new paragraph since the word would have
fitted on the line before.
"""


PARAGRAPHS = "".join(
    f"<p>In the year {year} the keeper of the dam wrote that the water stood a hand below the rim, "
    "and that he had slept in his boots.</p>"
    for year in range(1901, 1909)
)


def test_hard_wrapped_lines_are_joined() -> None:
    assert texts_of(read_plain(WRAPPED)) == (
        "The first paragraph was wrapped by an editor at some fifty columns, so that its lines "
        "are all about as long as one another.",
        "The second one ends early.",
        "And this line starts a new paragraph since the word would have fitted on the line before.",
    )


def test_pasted_lines_stay_paragraphs_of_their_own() -> None:
    long = "This pasted paragraph is one line, however long it runs, as browsers copy it. " * 3
    text = f"Heading\nBy Someone\n{long}\nShort line.\n{long}"
    assert len(texts_of(read_plain(text))) == 5


def test_list_items_and_headings_end_a_paragraph() -> None:
    items = "- first item\n  goes on\n- second item\n\n1. third\n2) fourth"
    text = f"Some heading\n\nIntro to it:\n{items}"
    assert texts_of(read_plain(text)) == (
        "Some heading",
        "Intro to it:",
        "first item goes on",
        "second item",
        "1. third",
        "2) fourth",
    )


def test_wrapped_chinese_is_joined_without_spaces() -> None:
    line = "茶农今年做了一件让邻村看不懂的事他们把三百亩茶园"
    assert texts_of(read_plain(f"{line}\n{line}\n{line}。")) == (f"{line}{line}{line}。",)


def test_words_broken_by_a_hyphen_are_joined() -> None:
    text = (
        "The engineers of the county were quite well-\n"
        "prepared for the storm and had moved the pum\u00ad\n"
        "ps to higher ground on the evening before it."
    )
    (paragraph,) = texts_of(read_plain(text))
    assert "well-prepared" in paragraph
    assert "the pumps to" in paragraph


def test_markdown_marks_links_and_images_are_not_read_out() -> None:
    draft = read_markdown((SAMPLES / "bees.md").read_text())
    assert draft.title == "Why the town hall keeps bees"
    assert (draft.author, draft.date) == ("Lotte Brandt", "2025-06-14")
    text = "\n".join(texts_of(draft))
    assert "Since April, six hives stand on the flat roof" in text
    assert "two roofs with native seed before" in text
    assert not [mark for mark in ("*", "](", "#", "`", "http", "hives.jpg", "> ") if mark in text]


def test_markdown_code_stays_code_and_its_html_is_read_as_html() -> None:
    draft = read_markdown(
        "Text.\n\n```sh\nrm -rf x\n  y\n```\n\n<h1>Big</h1>\n<!-- a note -->\n\nText after."
    )
    found = [(block.kind, block.text) for block in draft.blocks]
    assert found == [
        ("paragraph", "Text."),
        ("code", "rm -rf x\n  y"),
        ("heading", "Big"),
        ("paragraph", "Text after."),
    ]


def test_a_mail_has_its_subject_as_title_and_no_header_in_the_text() -> None:
    header = "Date: Mon, 3 Mar 2025\nFrom: Ann Lee <ann@example.org>\nSubject: The new\n line\n"
    draft = read_plain(f"{header}\nIt opens.")
    assert (draft.title, draft.author) == ("The new line", "Ann Lee")
    assert texts_of(draft) == ("It opens.",)


def test_a_text_that_opens_with_a_colon_is_no_mail() -> None:
    text = "Note: this is a text.\nWarning: it has colons.\n\nIt goes on."
    assert texts_of(read_plain(text))[0].startswith("Note:")


def test_a_mail_header_is_decoded_and_a_broken_one_left_alone() -> None:
    for subject, title in (("=?utf-8?q?Caf=C3=A9?=", "Café"), ("=?x?b?!!?=", "=?x?b?!!?=")):
        draft = read_plain(f"Subject: {subject}\nFrom: a\n\nIt came.")
        assert draft.title == title


def test_a_text_whose_parts_are_wrapped_at_different_widths_is_joined() -> None:
    narrow = "The part that is quoted here was\nwrapped at a narrower width than\nthe rest."
    text = f"{WRAPPED}\n{WRAPPED}\n{narrow}"
    assert texts_of(read_plain(text))[-1].startswith("The part that is quoted here was wrapped")


def test_a_list_entry_keeps_the_dashes_inside() -> None:
    entry = "The town - a port on the coast - was closed by the sea."
    draft = read_one(Source("x", f"For the trip:\n\n- {entry}\n- It rained.".encode()))[1]
    assert entry in [block.text for block in draft.blocks]


def test_long_list_items_do_not_hide_that_a_text_is_wrapped() -> None:
    item = "- An item goes on\n  " + "\n  ".join(["over lines that are all of them indented"] * 5)
    paragraphs = texts_of(read_plain(f"{WRAPPED}\n{item}\n\n{item}"))
    assert len(paragraphs) == 5
    assert paragraphs[-1].count("indented") == 5


def test_headings_and_lists_of_links_are_no_menus_in_markdown() -> None:
    entries = "".join(f"- [Fix {n} of the pump](https://example.org/{n})\n" for n in range(40))
    notice = "Subscribe to our newsletter"
    text = f"# Changes\n\n## Language\n\n{entries}\n{notice}\n\n## Share\n\n{entries}"
    article = extract_article(text)
    assert len([block for block in article.blocks if block.kind == "item"]) == 80
    assert [line.text for line in article.removed] == [notice]


def test_code_in_markdown_controls_no_terminal() -> None:
    text = "# T\n\nIt is run like this, every day.\n\n```\na \x1b[2J\x1b]0;x\x07b\u202e\n```\n"
    assert extract_article(text).blocks[-1].text == "a b"


def test_a_broken_byte_does_not_change_the_charset_of_a_text() -> None:
    data = "Der Straßenbahnbau in München beginnt im Frühjahr. ".encode() * 3 + b"\xff"
    assert decode_text(data).startswith("Der Straßenbahnbau in München")


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        (b"xl/workbook.xml", "an Excel workbook"),
        (b"ppt/presentation.xml", "a PowerPoint presentation"),
        (b"notes.txt", "a ZIP archive"),
    ],
)
def test_an_archive_that_is_no_article_is_refused_by_its_name(inside: bytes, name: str) -> None:
    with pytest.raises(InputError, match=name):
        extract_article(b"PK\x03\x04" + bytes(26) + inside + b"\0\0\0\xff")


@pytest.mark.parametrize("odd", ["\x1b[31m", "\f", "\uffff", "\x00"])
def test_no_character_beside_html_in_markdown_stops_its_reading(odd: str) -> None:
    text = f"# The dam\n\n{odd}<p>\n\n</p>{odd} It held.\n\n{PARAGRAPHS}"
    assert "the keeper of the dam" in extract_article(text).text


SENTENCE = "The council voted for the tram on Monday evening, and nobody was surprised by it."


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("BM is the mark of the old mine.", id="bitmap"),
        pytest.param("MZ is what the miners called it.", id="program"),
        pytest.param("PK scored twice for the town.", id="archive"),
        pytest.param("%!PS was all that it said.", id="postscript"),
        pytest.param("GIF they called the dog.", id="picture"),
        pytest.param("A file opens with %PDF-1.7, says the keeper of the files.", id="pdf"),
        pytest.param("<< %PDF-1.4 >> is what stood on the roll.", id="pdf-in-marks"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_text_is_not_taken_for_what_its_first_letters_are_the_mark_of(
    opening: str, encoding: str
) -> None:
    text = f"{opening} Größe und Länge: für die Küste zählt beides. {SENTENCE}"
    assert extract_article(text.encode(encoding)).paragraphs == (text,)


@pytest.mark.parametrize(
    "line",
    ["From: the archive", "Date: the third of May", "Subject: trams", "To: whom it may concern"],
)
def test_one_line_with_a_colon_is_no_header_of_a_mail(line: str) -> None:
    article = extract_article(f"{line}\n\n{SENTENCE}\n\n{SENTENCE}".encode())
    assert (article.title, article.author) == (line, None)
    assert article.removed == ()
    draft = read_plain(f"{line}\n\n{SENTENCE}")
    assert texts_of(draft) == (line, SENTENCE)


@pytest.mark.parametrize(
    "indented",
    [
        pytest.param(f"    {SENTENCE}", id="one-line"),
        pytest.param(f"    {SENTENCE}\n    {SENTENCE}\n    {SENTENCE}", id="three-lines"),
        pytest.param(f"\t{SENTENCE}", id="tab"),
        pytest.param(f"- An item.\n\n      {SENTENCE}", id="in-an-item"),
        pytest.param("    if x:\n        y()", id="code"),
    ],
)
def test_what_is_indented_in_markdown_is_there(indented: str) -> None:
    draft = read_markdown(f"# The tram\n\nIt came.\n\n{indented}\n\nIt went.")
    shown = " ".join(" ".join(texts_of(draft)).split())
    assert " ".join(indented.replace("- ", "").split()) in shown


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown_is_the_same_whatever_ends_its_lines(end: str) -> None:
    lines = ["---", "title: Pump", "author: Ann Lee", "---", "", "## Night", "", SENTENCE, ""]
    draft = read_markdown(end.join(lines))
    assert (draft.title, draft.author) == ("Pump", "Ann Lee")
    assert texts_of(draft) == ("Night", SENTENCE)


@pytest.mark.parametrize(("every", "binary"), [(6, True), (20, False)])
def test_more_than_one_control_character_in_ten_is_no_text(every: int, binary: bool) -> None:
    data = (b"w" * (every - 1) + b"\x01") * 60
    if binary:
        with pytest.raises(InputError, match="binary"):
            decode_text(data)
    else:
        assert decode_text(data)
