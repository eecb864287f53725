"""A text with every mark of its format is read into the golden blocks."""

from collections.abc import Callable

import pytest

from summarize.models import Draft
from summarize.readers.texts.markup_languages.asciidoc import read_asciidoc
from summarize.readers.texts.markup_languages.latex.latex import read_latex
from summarize.readers.texts.markup_languages.org import read_org
from summarize.readers.texts.markup_languages.rst import read_rst
from summarize.readers.texts.markup_languages.wikitext import read_wikitext
from tests.conftest import ROOT
from tests.described import describe, hold_golden

MARKS = ROOT / "tests" / "marks"
READERS: dict[str, Callable[[str], Draft]] = {
    "all.adoc": read_asciidoc,
    "all.org": read_org,
    "all.rst": read_rst,
    "all.tex": read_latex,
    "all.wiki": read_wikitext,
}


@pytest.mark.parametrize("name", READERS)
def test_every_mark_of_a_markup_language_is_read_as_the_golden_blocks(
    name: str, request: pytest.FixtureRequest
) -> None:
    output = describe(READERS[name]((MARKS / name).read_text(encoding="utf-8")))
    update = request.config.getoption("--update-golden")
    hold_golden(MARKS / f"{name}.blocks", output, update=update)


def test_no_text_with_marks_is_left_over() -> None:
    known = [*READERS, *(f"{name}.blocks" for name in READERS)]
    assert sorted(path.name for path in MARKS.iterdir()) == sorted(known)
