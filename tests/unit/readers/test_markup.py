"""Light markup is detected by sure marks only, and read in time that grows with the text."""

from collections.abc import Callable
from time import process_time

import pytest

from summarize import extract_article
from summarize.models import Draft
from summarize.readers.formats.asciidoc import read as read_asciidoc
from summarize.readers.formats.latex import read as read_latex
from summarize.readers.formats.org import read as read_org
from summarize.readers.formats.rst import read as read_rst
from summarize.readers.formats.wikitext import read as read_wikitext
from tests.conftest import ROOT, SAMPLES, kind_of
from tests.unit.readers.examples import lines_of

ENDINGS = {
    ".srt": "subtitles", ".vtt": "subtitles", ".tex": "latex", ".rst": "rst", ".org": "org",
    ".adoc": "asciidoc", ".wiki": "wikitext",
}  # fmt: skip


TEX = "\\documentclass{article}\n\\begin{document}\n"


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_each_sample_is_told_by_its_marks(path) -> None:  # type: ignore[no-untyped-def]
    kind = kind_of(path.read_bytes())
    assert kind == ENDINGS.get(path.suffix, kind)
    assert (kind in ENDINGS.values()) == (path.suffix in ENDINGS)
    assert (kind == "notebook") == (path.suffix == ".ipynb")


@pytest.mark.parametrize(
    "text",
    [
        *(
            pytest.param(page.read_text(encoding="utf-8"), id=page.name)
            for page in (ROOT / "README.md", *sorted((ROOT / ".github").glob("*.md")))
        ),
        pytest.param("Use \\section{A} and \\documentclass{b} in it.", id="commands-in-prose"),
        pytest.param("# TeX\n\n```tex\n\\documentclass{a}\n```\n", id="latex-in-markdown"),
        pytest.param("Title\n=====\n\nA text with a heading.\n", id="an-underlined-heading"),
        pytest.param("# A\n\n.. note:: in Markdown\n", id="a-directive-in-markdown"),
        pytest.param("A\n\n~~~\n.. note:: x\n~~~\n\nB\n", id="a-directive-in-a-fence"),
        pytest.param('"""Doc.\n\n.. note:: x\n"""\nimport os\n', id="a-program"),
        pytest.param("Subject: a\nFrom: b\n\n.. note:: in a mail\n", id="a-mail"),
        pytest.param("See [[Notes]] and [[Ideas]].", id="links-of-a-note-book"),
        pytest.param("x = [[1, 2], [3, 4]]\ny = '''a'''\n", id="lists-in-lists"),
        pytest.param("= 5 is what we got.\n\nNothing else.", id="an-equals-sign"),
        pytest.param("* one\n* two\n", id="a-list"),
        pytest.param("It rose from 00:01:02,000 --> 00:02:00,000 then.", id="times-in-prose"),
        pytest.param("WEBVTTX is a word.", id="a-longer-word"),
    ],
)
def test_a_stray_mark_makes_no_markup(text: str) -> None:
    assert kind_of(text.encode()) not in {*ENDINGS.values(), "notebook"}


def test_a_line_of_tildes_right_below_a_text_makes_it_a_heading_not_a_fence() -> None:
    text = "The weir\n========\n\nIt is old.\n\nIts gate\n~~~~~~~~\n\nIt is stuck.\n"
    assert kind_of(text.encode()) == "rst"
    assert [b.kind for b in read_rst(text).blocks] == ["paragraph", "heading", "paragraph"]


def test_telling_costs_a_plain_text_next_to_nothing() -> None:
    text = (SAMPLES / "salt-road.txt").read_text() * 300
    start = process_time()
    for _ in range(20):
        kind_of(text[:5_000].encode())
    assert process_time() - start < 20 * 0.001
    start = process_time()
    kind_of(text[:5_000_000].encode())
    assert process_time() - start < 0.2


@pytest.mark.parametrize(
    ("read", "text"),
    [
        pytest.param(read_asciidoc, "= Head\n\nIt is old.\n", id="asciidoc"),
        pytest.param(read_org, "* Head\nIt is old.\n", id="org"),
        pytest.param(read_rst, ".. note:: It is old.\n", id="rst"),
        pytest.param(read_wikitext, "== Head ==\nIt is old.\n", id="wikitext"),
    ],
)
def test_a_mark_of_the_encoding_is_no_part_of_the_first_line(
    read: Callable[[str], Draft], text: str
) -> None:
    assert read("\ufeff" + text) == read(text)
    assert lines_of(read(text))[-1] == ("paragraph", "It is old.")


@pytest.mark.parametrize(("size", "shown"), [(300, "x" * 300), (301, "x" * 300 + "…")])
def test_of_what_is_left_out_the_first_three_hundred_characters_are_shown(
    size: int, shown: str
) -> None:
    draft = read_wikitext(f"It is [[old]].<ref>{'x' * size}</ref>\n")
    assert [removed.text for removed in draft.removed] == [shown]


def test_a_note_that_is_only_named_swallows_nothing() -> None:
    notes = ('<ref name="a"/>', "<ref name='b' />", "<ref>A map.</ref>")
    draft = read_wikitext("It{} is{} old{}. It is [[big]].\n".format(*notes))
    assert lines_of(draft) == [("paragraph", "It is old. It is big.")]
    assert [removed.text for removed in draft.removed] == ["A map."]


def test_only_what_opens_an_item_or_a_paragraph_is_its_mark() -> None:
    text = "* Press [x] now.\n\nNOTE: See the NOTE: it says so.\n"
    assert [block.text for block in read_asciidoc(text).blocks] == [
        "Press [x] now.",
        "See the NOTE: it says so.",
    ]
    assert [block.text for block in read_org("- Press [x] now.\n").blocks] == ["Press [x] now."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEX + "{" * 200_000 + "A word.", id="open-braces"),
        pytest.param(TEX + "A word.\\section{" * 20_000, id="open-sections"),
        pytest.param(TEX + "A word.\\begin{figure}" * 20_000, id="open-figures"),
        pytest.param("'''A''' is [[b]].\n" + "{{" * 200_000, id="open-templates"),
        pytest.param("'''A''' is [[b]].\n" + "[[a|" * 50_000 + "]]" * 50_000, id="links-in-links"),
        pytest.param("'''A''' is [[b]].\n" + "<ref>" * 100_000, id="open-notes"),
        pytest.param(".. note:: a\n\n" + "- " * 30_000, id="items-in-items"),
        pytest.param(".. note:: a\n\n" + "`a " * 30_000, id="open-backquotes"),
        pytest.param(".. note:: a\n\n" + ("*a " * 1_600 + "\n\n") * 20, id="open-emphasis"),
        pytest.param(".. only:: a\n\n  b\n\n" * 2_000, id="directives"),
        pytest.param(
            "\n\n".join(" " * 3 * i + ".. only:: a" for i in range(300)) + " b", id="nested"
        ),
        pytest.param("".join("  " * i + "- a::\n\n" for i in range(300)), id="lists-in-lists"),
        pytest.param("#+TITLE: a\n" + "#+begin_src\n" * 50_000 + "A word.", id="open-blocks"),
        pytest.param("#+TITLE: a\n" + "*a " * 100_000, id="open-stars"),
        pytest.param("= T\n:a: b\n\nA word.\n" + "====\n----\n" * 50_000, id="fences"),
        pytest.param(f"= T\n:a: {'x' * 99_000}\n\nA word. " + "{a} " * 100_000, id="attributes"),
    ],
)
@pytest.mark.apart
def test_hostile_marks_are_read_in_time_that_grows_with_the_text(text: str) -> None:
    start = process_time()
    assert extract_article(text).blocks
    assert process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("% A note.\nThe mill is old.\n\n\\section{Stones}\nThey turn.\n", "latex"),
        ("\\begin{figure}\n\\caption{A}\n\\end{figure}\nThe mill is old.\n", "latex"),
        ("%!PS-Adobe-3.0\nThe mill\n\\section{Stones}\n", "text"),
        ("\\begin{align}\na\n\\end{align}\n\n## Stones\n\nThey turn.\n", "markdown"),
        ("= Mill\n:toc:\n\n----\n# turn it\n----\n\nIt turns.\n", "asciidoc"),
        ("= Mill\n:toc:\n\n```\nturn it\n```\n\nIt turns.\n", "markdown"),
    ],
)
def test_a_part_of_a_text_and_a_comment_in_code_are_told(text: str, kind: str) -> None:
    assert kind_of(text.encode()) == kind


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2017-10-03", "2017-10-03"),
        ("[2017-10-03 Tue]", "2017-10-03"),
        ("3 Ottobre 2017", "2017-10-03"),
        ("today", None),
    ],
)
def test_a_date_of_a_text_is_read_in_numbers_or_words(written: str, day: str | None) -> None:
    texts = {
        read_latex: f"\\date{{{written}}}\n{TEX}The tram is late.\n\\end{{document}}",
        read_org: f"#+DATE: {written}\n\nThe tram is late.\n",
        read_rst: f":Date: {written}\n\nThe tram is late.\n",
    }
    assert {read(text).date for read, text in texts.items()} == {day}
