"""Typst is read without its settings and its marks."""

from time import process_time

import pytest

from summarize.readers.formats.typst import read
from tests.conftest import kind_of
from tests.unit.readers.examples import lines_of

SET = '#set document(title: "The Mill", author: "Ann Lee")\n#set page(margin: 1in)\n\n'
SAID = "The mill is old."


def test_a_document_has_facts_headings_items_and_code() -> None:
    draft = read(f"{SET}= Stones\n{SAID}\nIt turns.\n\n- one\n+ two\n\n```c\nturn(mill);\n```\n")
    assert (draft.title, draft.author) == ("The Mill", "Ann Lee")
    assert lines_of(draft) == [
        ("heading", "Stones"),
        ("paragraph", f"{SAID} It turns."),
        ("item", "one"),
        ("item", "two"),
        ("code", "turn(mill);"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("The *old* _mill_.", "The old mill.", id="emphasis"),
        pytest.param('See #link("https://a.example")[the mill].', "See the mill.", id="link"),
        pytest.param('See #link("https://a.example").', "See https://a.example.", id="address"),
        pytest.param("It #emph[was #text(red)[very] old].", "It was very old.", id="nested"),
        pytest.param("#let a = (\n  1,\n)\nIt is [old].", "It is [old].", id="statement"),
        pytest.param("A mill.#footnote[It is _old_.]", "A mill.", id="note"),
        pytest.param("A mill @lee2020 <mill>", "A mill", id="labels"),
        pytest.param('#figure(image("a.png"), caption: [A (mill])\nOld.', "Old.", id="figure"),
        pytest.param("A `#mill[*a*]` and $x$ at 9~m --- old.", "A #mill[*a*] and x at 9 m — old."),
        pytest.param("Old. // new\nIt /* never */ turns.", "Old. It turns.", id="comments"),
        pytest.param(r"Mill \#4 costs 5 \$.", "Mill #4 costs 5 $.", id="escapes"),
        pytest.param("#name is here.", "name is here.", id="variable"),
    ],
)
def test_marks_and_calls_are_left_out(text: str, shown: str) -> None:
    assert lines_of(read(text)) == [("paragraph", shown)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(f"{SET}{SAID}", "typst", id="two statements"),
        pytest.param(f'#import "a.typ": mill\n\n= Mill\n{SAID}', "typst", id="one and a heading"),
        pytest.param(f"#let us say: {SAID}", "text", id="a text"),
        pytest.param(f"# Mill\n\n```\n{SET}```\n", "markdown", id="an example"),
    ],
)
def test_typst_is_detected_by_its_statements(text: str, kind: str) -> None:
    assert kind_of(text.encode()) == kind


@pytest.mark.parametrize("part", ["#f(\n", "#figure[", "/* ", "```a\n", "$ ", '#set x("\n', "*_"])
def test_unclosed_calls_take_no_time(part: str) -> None:
    start = process_time()
    read(part * 50_000)
    assert process_time() - start < 5
