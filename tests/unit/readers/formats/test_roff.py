"""A manual page is read without the marks of roff."""

import pytest

from summarize.readers.formats.roff import read
from tests.conftest import kind_of

PAGE = r""".\" Written by a program.
.ie n .ds Q "
.TH "MILL" "1" "" "" ""
.SH Use of the mill
The mill \f[B]turns\f[R] at
.B night
and rests by \-\-day.
.IP
.EX
$ mill \-n 1
It turns.
.EE
.PP
It is old.
.IP \[bu] 2
one stone
.TP
.BI \-n " N"
so many turns
.SS Stones
They are \(lqgrey\(rq.
"""


def test_a_manual_page_has_headings_items_and_code() -> None:
    draft = read(PAGE)
    assert draft.title == "MILL"
    assert [(block.kind, block.text) for block in draft.blocks] == [
        ("heading", "Use of the mill"),
        ("paragraph", "The mill turns at night and rests by --day."),
        ("code", "$ mill -n 1\nIt turns."),
        ("paragraph", "It is old."),
        ("item", "one stone"),
        ("item", "-n N so many turns"),
        ("heading", "Stones"),
        ("paragraph", "They are “grey”."),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(PAGE, "manual page", id="man"),
        pytest.param(".Dd May 4\n.Dt MILL 1\n.Sh NAME\n.Nm mill\n", "manual page", id="mdoc"),
        pytest.param("The .TH macro names a page.\n.SH is a section.\n", "text", id="a text"),
        pytest.param(".TH MILL 1 is how a page of a manual opens.\n", "text", id="no section"),
    ],
)
def test_a_manual_page_is_detected_by_its_title_and_a_section(text: str, kind: str) -> None:
    assert kind_of(text.encode()) == kind
