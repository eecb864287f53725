"""reStructuredText is read without its marks; no directive runs."""

from pathlib import Path

import pytest

from summarize.errors import InputError
from summarize.models import Draft
from summarize.readers.formats import rst
from summarize.readers.formats.rst import read as read_rst
from tests.unit.readers.examples import lines_of


def reasons_of(draft: Draft) -> list[str]:
    return [removed.reason for removed in draft.removed]


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


def test_what_stands_verbatim_in_rst_keeps_its_backslashes() -> None:
    draft = read_rst("It is :math:`E=\\frac{a}{b}` or :code:`a\\b`, see :ref:`Two <two>`.\n")
    assert lines_of(draft) == [("paragraph", "It is E=\\frac{a}{b} or a\\b, see Two.")]


def test_rst_of_too_many_marks_and_indented_paragraphs_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rst, "_MOST_MARKS", 3)
    text = "Mills\n=====\n\na\n\n  b\n\n  c\n"
    assert len(read_rst(text).blocks) == 3
    with pytest.raises(InputError, match="over 3 marks"):
        read_rst(f"{text}\n  d\n")
