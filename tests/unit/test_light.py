"""Light markup: told by sure marks only, read without its marks."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest

from summarize import extract_article
from summarize.discourse.fragments import is_fragment
from summarize.models import Draft
from summarize.readers.formats.asciidoc import read as read_asciidoc
from summarize.readers.formats.latex import read as read_latex
from summarize.readers.formats.org import read as read_org
from summarize.readers.formats.rst import read as read_rst
from summarize.readers.formats.wikitext import read as read_wikitext
from tests.conftest import ROOT, SAMPLES, kind_of

ENDINGS = {
    ".srt": "subtitles", ".vtt": "subtitles", ".tex": "latex", ".rst": "rst", ".org": "org",
    ".adoc": "asciidoc", ".wiki": "wikitext",
}  # fmt: skip
TEX = "\\documentclass{article}\n\\begin{document}\n"


def lines_of(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in draft.blocks]


def reasons_of(draft: Draft) -> list[str]:
    return [removed.reason for removed in draft.removed]


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
    ("source", "expected"),
    [
        pytest.param(
            "Caf\\'e, na\\\"{\\i}ve, \\c{c}a, Stra\\ss e, \\AA s",
            "Café, naïve, ça, Straße, Ås",
            id="accents",
        ),
        pytest.param("``so'' --- 3--5~km", "“so” — 3–5 km", id="quotes-and-dashes"),
        pytest.param("\\emph{a {\\bf b}} c", "a b c", id="emphasis"),
        pytest.param("It rose~\\cite{a,b} (see \\cite{c}).", "It rose.", id="references"),
        pytest.param("50\\% % of it\nleft", "50% left", id="a-comment"),
        pytest.param("$\\alpha_{i} \\leq 0.5$", "α_i ≤ 0.5", id="inline-formula"),
        pytest.param("\\foo[x]{kept} words", "kept words", id="an-unknown-command"),
        pytest.param("\\href{http://a.b}{here} \\verb|x{|", "here x{", id="link-and-code"),
        pytest.param("an open { brace", "an open brace", id="an-open-brace"),
    ],
)  # fmt: skip
def test_latex_comes_out_as_it_is_set(source: str, expected: str) -> None:
    assert [text for _, text in lines_of(read_latex(TEX + source))] == [expected]


def test_latex_keeps_its_structure_and_leaves_the_rest_out() -> None:
    text = (
        "\\newcommand{\\sys}{TramNet}\\title{On \\sys}\n\\section{First \\emph{things}}\n"
        "\\begin{enumerate}\\item One.\\begin{itemize}\\item Deep.\\end{itemize}"
        "\\item Two.\\end{enumerate}\n"
        "\\begin{quote}Said.\\end{quote}\nAfter\\footnote{Aside.} it.\n"
        "\\begin{figure}\\caption{A tram}\\end{figure}\\begin{equation}x\\end{equation}\n"
        "\\end{document} junk"
    )  # fmt: skip
    draft = read_latex("\\documentclass{article}\n\\begin{document}\n" + text)
    assert lines_of(draft) == [
        ("heading", "First things"), ("item", "One."), ("item", "Deep."), ("item", "Two."),
        ("quote", "Said."), ("paragraph", "After it."),
    ]  # fmt: skip
    assert [(b.level, b.number) for b in draft.blocks[:4]] == [(2, None), (1, 1), (2, None), (1, 2)]
    assert reasons_of(draft) == ["note", "figure", "formula"]


def test_a_figure_that_opens_with_many_commands_is_left_out_by_name() -> None:
    draft = read_latex(TEX + "It is old.\\begin{figure}" + "\\draw " * 900 + "A mill\\end{figure}")
    assert [(removed.reason, removed.text) for removed in draft.removed] == [("figure", "A mill")]


def test_rst_orders_its_headings_by_their_first_use() -> None:
    draft = read_rst("Top\n===\n\nA.\n\nSub\n---\n\nB.\n\nNext\n====\n\nC.\n")
    assert draft.title == "Top"
    assert [(b.text, b.level) for b in draft.blocks if b.kind == "heading"] == [
        ("Sub", 2),
        ("Next", 1),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("See `the page <http://a.b>`_, word_ and `it`_ [1]_.", "See the page, word and it."),
        ("A :ref:`name <target>`, :rfc:`2822` and ``x * y``.", "A name, RFC 2822 and x * y."),
        ("*One* and **two**, not 2 * 3 or __init__.", "One and two, not 2 * 3 or __init__."),
    ],
)  # fmt: skip
def test_rst_loses_its_inline_marks(source: str, expected: str) -> None:
    assert lines_of(read_rst(source)) == [("paragraph", expected)]


def test_rst_reads_directives_by_what_they_hold() -> None:
    draft = read_rst(
        ".. note:: Mind\n   the gap.\n\n.. image:: a.png\n\n.. code-block:: c\n\n   x;\n\n"
        "Run::\n\n   y;\n\n.. a comment\n\n- one\n\n  more\n\n== ==\na  b\n== ==\n\n"
        "term\n  Meaning.\n\n  said\n"
    )  # fmt: skip
    assert lines_of(draft) == [
        ("paragraph", "Mind the gap."), ("code", "x;"), ("paragraph", "Run:"), ("code", "y;"),
        ("item", "one"), ("paragraph", "more"), ("paragraph", "term"), ("paragraph", "Meaning."),
        ("paragraph", "said"),
    ]  # fmt: skip
    assert reasons_of(draft) == ["picture", "comment", "table"]


def test_rst_reads_what_only_sphinx_knows_by_its_name() -> None:
    draft = read_rst(
        ".. class:: Tram(line)\n\n   It runs.\n\n   .. versionadded:: 3.2\n      And stops.\n\n"
        ".. code-block:: c\n   :emphasize-lines: 2\n\n   x;\n\n.. toctree::\n\n   depot\n\n"
        "1. Call::\n\n     y;\n\n#. See the :ref:`map<lines>` and :wiki:`trams`.\n"
    )  # fmt: skip
    assert lines_of(draft) == [
        ("paragraph", "It runs."), ("paragraph", "3.2 And stops."), ("code", "x;"),
        ("item", "Call:"), ("code", "y;"), ("item", "See the map and trams."),
    ]  # fmt: skip
    assert [removed.text for removed in draft.removed] == ["toctree depot"]


def test_rst_keeps_a_heading_that_is_out_of_order() -> None:
    draft = read_rst("A\n=\n\nB\n-\n\nC\n=\n\nD\n~\n\nE.\n")
    assert [text for kind, text in lines_of(draft) if kind == "heading"] == ["B", "C", "D"]


def test_names_in_rst_stand_for_words_and_never_for_pictures() -> None:
    text = (
        ".. |badge| image:: a.png\n   :alt: passed\n.. |--| unicode:: 0x2013\n"
        ".. |day| date::\n.. |x| replace:: the *tram*\n\n|badge| |day|\n\nIt |--| |x| of |late|.\n"
    )
    assert lines_of(read_rst(text)) == [("paragraph", "It – the tram of |late|.")]


def test_rst_loads_nothing_and_leaves_nothing_behind(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from docutils.parsers.rst import roles

    file, known = tmp_path / "secret.txt", dict(roles._roles)
    file.write_text("Secret.")
    draft = read_rst(
        f".. include:: {file}\n\n.. raw:: html\n   :file: {file}\n\n"
        f".. csv-table::\n   :file: {file}\n\n.. literalinclude:: {file}\n\n"
        f".. csv-table::\n   :url: file://{file}\n\n.. role:: ours\n\n.. default-role:: ours\n\n"
        "It *is `open.\n"
    )
    assert lines_of(draft) == [("paragraph", "It *is `open.")]
    assert "Secret" not in str(draft.removed)
    assert roles._roles == known
    assert capfd.readouterr() == ("", "")


def test_org_is_read_without_its_keepers_notes() -> None:
    draft = read_org(
        "#+TITLE: T\n* TODO [#A] Head :tag:\n:LOGBOOK:\n- x\n:END:\n"
        "A [[http://a.b][link]], /it/, a/b "
        "and ~c~[fn:1].\n- one\n  more\n#+BEGIN_SRC c\nx;\n#+END_SRC\n| t |\n"
        "* COMMENT Secret\nGone.\n"
        "* End\n# note\n#+BEGIN_QUOTE\nSaid.\n#+END_QUOTE\n[fn:1] Aside.\n"
    )  # fmt: skip
    assert draft.title == "T"
    assert lines_of(draft) == [
        ("heading", "Head"), ("paragraph", "A link, it, a/b and c."), ("item", "one more"),
        ("code", "x;"), ("heading", "End"), ("quote", "Said."),
    ]  # fmt: skip
    assert reasons_of(draft) == ["drawer", "table", "hidden", "note"]


def test_asciidoc_is_read_without_its_marks() -> None:
    draft = read_asciidoc(
        "= T\nAnna Berg <a@b.c>\n2025-01-02\n:p: TramNet\n\n== Head\n\n"
        "The *{p}* of http://a.b[Varde^], "
        "<<x,there>>footnote:[Aside.].\n\n* one\n** two\n\nNOTE: Mind it.\n\n----\nx;\n----\n\n"
        "[quote]\n____\nSaid.\n____\n\n|===\n|a\n|===\n\nimage::a.png[A]\n// no\n"
    )  # fmt: skip
    assert (draft.title, draft.author, draft.date) == ("T", "Anna Berg", "2025-01-02")
    assert lines_of(draft) == [
        ("heading", "Head"), ("paragraph", "The TramNet of Varde, there."), ("item", "one"),
        ("item", "two"), ("paragraph", "Mind it."), ("code", "x;"), ("quote", "Said."),
    ]  # fmt: skip
    assert reasons_of(draft) == ["table", "picture"]


def test_a_block_of_asciidoc_that_never_ends_begins_none() -> None:
    text = "It is old.\n\n____\nIt turns.\n\n----\nIt stands.\n"
    assert lines_of(read_asciidoc(text)) == [
        ("paragraph", "It is old."), ("paragraph", "It turns."), ("paragraph", "It stands."),
    ]  # fmt: skip


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


def test_wikitext_is_read_without_templates_tables_and_links() -> None:
    draft = read_wikitext(
        "{{Box|a={{b}}}}\n"
        "'''Varde''' is a [[town]] in [[Jutland|the west]].<ref>Map.</ref>\n\n== Head ==\n"
        "[[File:a.jpg|thumb|A [[mill]]]]\nIt has {{convert|5|km}} of [http://a.b road].\n"
        "# one\n# two\n"
        "{|\n| cell\n|}\n== References ==\n{{reflist}}\n[[Category:Towns]]\n"
    )  # fmt: skip
    assert draft.title == "Varde"
    assert lines_of(draft) == [
        ("paragraph", "Varde is a town in the west."), ("heading", "Head"),
        ("paragraph", "It has 5 km of road."), ("item", "one"), ("item", "two"),
    ]  # fmt: skip
    assert set(reasons_of(draft)) == {"template", "picture", "table", "category", "note"}


def test_a_heading_of_wikitext_over_nothing_that_is_read_goes() -> None:
    text = "It is [[old]].\n\n== Map ==\n[[File:a.jpg]]\n----\n== Sign ==\n__TOC__\n"
    assert lines_of(read_wikitext(text)) == [("paragraph", "It is old.")]
    text += "== Sights ==\n=== Mill ===\nIt turns.\n=== Quay ===\n{{map}}\n"
    found = [words for _, words in lines_of(read_wikitext(text))]
    assert found == ["It is old.", "Sights", "Mill", "It turns."]


SPRINGS = "The river rises from three springs, and the highest of them never dries up in summer."


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Sources", SPRINGS),
        ("Notes", "The keeper writes down the level of the weir each day, and has since 1921."),
        ("Quellen", "Der Fluss entspringt aus drei Quellen oberhalb von Ravensberg am Hang."),
        ("Литература", "Писатели этой страны пишут на двух языках с начала прошлого века."),
        ("注释", "这条河从山上的三处泉水流出，夏天也从来不会干涸。"),
    ],
)
def test_sentences_below_sources_and_notes_are_text_and_what_they_list_is_not(
    heading: str, text: str
) -> None:
    listed = "* [[The Lune]], a map of it.\n\nSmith, J. (1999). The river in the old days.\n"
    draft = read_wikitext(f"It is [[old]].\n\n== {heading} ==\n{text}\n{listed}")
    assert lines_of(draft) == [
        ("paragraph", "It is old."),
        ("heading", heading),
        ("paragraph", text),
    ]
    assert reasons_of(draft) == ["reference"] * 2


@pytest.mark.parametrize(
    "cited",
    [
        "Smith, John. The history of the rivers of the north. London, 1999.",
        "Smith, John. Rivers of the North and their Springs. London: Low Press.",
        "The keeper of the weir in his own words, pp. 12 and 13.",
        "The map of the river is at https://example.org/map for all to see.",
        "Of the weir.",
        "A list of all the rivers that flow past the castle",
    ],
)
def test_books_and_addresses_below_sources_are_none(cited: str) -> None:
    draft = read_wikitext(f"It is [[old]].\n\n== Sources ==\n=== Books ===\n{cited}\n")
    assert lines_of(draft) == [("paragraph", "It is old.")]
    assert reasons_of(draft) == ["reference"]


@pytest.mark.parametrize(
    "heading", ["See also", "Siehe auch", "Ссылки", "Voir aussi", "外部リンク"]
)
def test_all_goes_below_a_heading_that_leads_elsewhere(heading: str) -> None:
    draft = read_wikitext(f"It is [[old]].\n\n== {heading} ==\n{SPRINGS}\n== Map ==\nNo.\n")
    assert [words for _, words in lines_of(draft)] == ["It is old.", "Map", "No."]


def test_what_stands_verbatim_in_rst_keeps_its_backslashes() -> None:
    draft = read_rst("It is :math:`E=\\frac{a}{b}` or :code:`a\\b`, see :ref:`Two <two>`.\n")
    assert lines_of(draft) == [("paragraph", "It is E=\\frac{a}{b} or a\\b, see Two.")]


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
    ("macros", "text", "said"),
    [
        (r"\newcommand{\mill}{\textsc{Lo\-stone}}", r"The \mill{} turns.", "The Lostone turns."),
        (r"\def\mill{mill}\def\all{all of the \mill}", r"It is \all.", "It is all of the mill."),
        (r"\newcommand\stone[1]{the stone of #1!}", r"See \stone{Ada}.", "See the stone of Ada!."),
        (r"\newcommand*\R{\mathbb{R}}", r"It is $x \in \R$ here.", "It is x ∈ R here."),
        (r"\DeclareMathOperator{\rank}{rank}", r"Its $\rank$ is 3.", "Its rank is 3."),
        (r"\newcommand{\two}[2]{#2 and #1}", r"See \two{A}{B}.", "See AB."),
        ("", r"It is \begin{math}a\end{math} of it.", "It is a of it."),
        ("", "It is \\[ r = \\frac{a}{b} \\] as said.", "It is r = a/b as said."),
        ("", "It is\n\\begin{equation}\na = b\n\\end{equation}\nhere.", "It is a = b here."),
        ("", "It is $$" + "a + " * 20 + "b$$ here.", "It is [formula] here."),
        ("", "It is \\[ a \\\\ b \\] here.", "It is [formula] here."),
    ],
)  # fmt: skip
def test_macros_and_formulas_of_latex_leave_no_hole(macros: str, text: str, said: str) -> None:
    draft = read_latex(f"{macros}\n{TEX}{text}\n\\end{{document}}")
    assert [block.text for block in draft.blocks] == [said]
    assert lines_of(read_latex(f"{macros}\n{text}")) == lines_of(draft)  # of a part, too


def test_a_formula_between_paragraphs_only_is_left_out() -> None:
    draft = read_latex(f"{TEX}A mill.\n\n$$ {'a + ' * 20} b $$\n\nIt turns.")
    assert [block.text for block in draft.blocks] == ["A mill.", "It turns."]
    assert reasons_of(draft) == ["formula"]


def test_macros_that_name_macros_stay_short() -> None:
    lines = ["\\def\\a{" + "x" * 60 + "}"]
    names = "abcdefghij"
    lines += [f"\\def\\{b}{{\\{a}\\{a}\\{a}}}" for a, b in pairwise(names)]
    draft = read_latex("\n".join([*lines, TEX, "A mill \\j."]))
    assert len(draft.blocks[0].text) < 200


def test_a_sentence_around_a_formula_is_never_picked() -> None:
    assert is_fragment("The rate of the mill is given by [formula] as we have said.")
    assert not is_fragment("The rate of the mill is given by r = a/b as we have said.")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It is {{val|830|u=mm}} wide.", "It is 830 mm wide."),
        ("It is {{convert|2|km|mi}} long.", "It is 2 km long."),
        ("It ran from {{circa|619}} on.", "It ran from c. 619 on."),
        ("It has {{val|6.2|e=18|u=J}} in it.", "It has 6.2×10^18 J in it."),
        ("Add {{frac|1|2}} of {{chem|H|2|O}}.", "Add 1/2 of H2O."),
        (
            "Add {{frac|3|1|2}} or {{sfrac|8}} of {{chem2|H2O|link=water}}.",
            "Add 3 1/2 or 1/8 of H2O.",
        ),
        ("It turns \ue000 and \ue001.", "It turns \ue000 and \ue001."),
        ("It \ufdd1turns\ufdd0.", "It turns."),
        ("It holds if {{math|1=a {{=}} b}} and {{mvar|c}}.", "It holds if a = b and c."),
        ("They say {{lang-la|mola|links=no}} of it.", "They say mola of it."),
        ("It was old in 300 {{BCE}}.", "It was old in 300 BCE."),
    ],
)
def test_numbers_and_words_in_templates_of_wikitext_are_read(written: str, read: str) -> None:
    assert [block.text for block in read_wikitext(written).blocks] == [read]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The mill ({{IPAc-en|m|ɪ|l}}; born 1850) is old.", "The mill (born 1850) is old."),
        ("The mill ({{IPA-de|x}} {{respell|x}}) is old.", "The mill is old."),
        ("The mill ( ; old) turns, f() too.", "The mill ( ; old) turns, f() too."),
        ("The mill {{citation needed}}, too, is old {{when}}.", "The mill, too, is old."),
        ("The mill <ref>Ek</ref>, is old <ref>Ek</ref>.", "The mill, is old."),
        ("The mean (<math>m</math>) grows.", "The mean ([formula]) grows."),
        ("It turns.\n:<math>a = b</math>\nIt stops.", "It turns. It stops."),
    ],
)
def test_what_is_left_out_of_wikitext_leaves_no_hole(written: str, read: str) -> None:
    assert " ".join(block.text for block in read_wikitext(written).blocks) == read


def test_a_quotation_in_a_template_of_wikitext_is_one() -> None:
    draft = read_wikitext("He said:\n{{quote|text=The mill is old.|author=Ek}}\nIt is.\n")
    assert lines_of(draft) == [
        ("paragraph", "He said:"), ("quote", "The mill is old."), ("paragraph", "It is.")
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["See also", "Siehe auch", "External links", "参见"])
def test_sections_of_wikitext_that_lead_elsewhere_go(heading: str) -> None:
    after = f"== {heading} ==\n* [[Sluice]]\n=== More ===\n* Quay\n\n"
    draft = read_wikitext(f"It is a mill.\n\n{after}== Use ==\nFlour.\n")
    assert [block.text for block in draft.blocks] == ["It is a mill.", "Use", "Flour."]
    assert {line.reason for line in draft.removed} == {"reference"}
