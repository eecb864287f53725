"""Notes are set apart, and their marks removed."""

import pytest

from summarize.readers.epub.notes import set_notes_apart
from summarize.readers.html.blocks import list_blocks
from tests.unit.readers.epub.examples import body_of


def notes(inner: str) -> list[str]:
    body = body_of(inner)
    set_notes_apart(body)
    blocks = list_blocks(body).blocks
    return [f"({b.text})" if b.kind == "caption" else b.text for b in blocks]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        pytest.param(
            "<aside epub:type='footnote'><p>N.</p><ul><li>M.</li></ul></aside>",
            ["(N.)", "(M.)"],
            id="a footnote",
        ),
        pytest.param(
            "<section role='doc-endnotes'><ol><li>N.</li></ol></section>", ["(N.)"], id="ARIA"
        ),
        pytest.param("<aside><p>N.</p></aside>", ["N."], id="an aside"),
        pytest.param(
            "<p>A<a epub:type='noteref' href='b#n'>n. 12</a>.</p>", ["A."], id="a reference"
        ),
        pytest.param("<p>A<a class='x-noteref'>note 123</a>.</p>", ["A."], id="by its class"),
        pytest.param("<p>A<a class='x-noteref'>note 1234</a>.</p>", ["Anote 1234."], id="too long"),
        pytest.param("<p>A<b epub:type='noteref'>1</b>.</p>", ["A1."], id="no link"),
        pytest.param("<p>A<b epub:type='pagebreak'>page 1234567</b>.</p>", ["A."], id="a page"),
        pytest.param(
            "<p>A<b epub:type='pagebreak'>page 12345678</b>.</p>", ["Apage 12345678."], id="words"
        ),
        pytest.param("<p>A<a href='#n'>1</a>.</p>", ["A."], id="a mark"),
        pytest.param("<p>A<a href='b.xhtml#n'>[12]</a>.</p>", ["A."], id="into another document"),
        pytest.param("<p>A<a href='b.xhtml'>1</a>.</p>", ["A1."], id="a whole document"),
        pytest.param("<p>A<a>1</a>.</p>", ["A1."], id="no target"),
        pytest.param("<p>A <a href='#n'>see</a>.</p>", ["A see."], id="a word"),
        pytest.param("<p>A<a href='#n'>12345</a>.</p>", ["A12345."], id="five digits"),
        pytest.param("<p>A<a href='#n'>†</a><a href='#m'>b</a>.</p>", ["A."], id="other marks"),
        pytest.param("<p><a href='#n'>1</a> A.</p>", ["1 A."], id="at the start of a line"),
        pytest.param(
            "<p><b> <a href='#n'>1</a></b> A.</p>", ["1 A."], id="inside of an element there"
        ),
        pytest.param(
            "<p>A.<br/><a href='#n'>1</a> B.</p>", ["A.", "1 B."], id="after a line break"
        ),
        pytest.param(
            "<p>A.<br/>B<a href='#n'>1</a> C.</p>", ["A.", "B C."], id="in the line after it"
        ),
        pytest.param("<p><i>A</i><a href='#n'>1</a> B.</p>", ["A B."], id="after an element"),
        pytest.param("<p><i> </i><a href='#n'>1</a> B.</p>", ["1 B."], id="after an empty one"),
        pytest.param("<p><i> </i>A<a href='#n'>1</a> B.</p>", ["A B."], id="after its tail"),
    ],
)
def test_a_note_is_marked(inner: str, shown: list[str]) -> None:
    assert notes(inner) == shown
