"""A manual page is read without the marks of roff."""

import pytest

from summarize.readers.formats.roff import read
from tests.conftest import kind_of

PAGE = r""".\" Written by a program.
.ie n .ds Q "
.TH "MILL" "1" "" "" ""
.de1 SH
\$1 of the macro
.el \{\
..
.SH Use of the mill
The mill \f[B]turns\f[R] at
.B night
and rests by \-\-day.
.IP
.EX
$ mill \-n 1
It turns.
.\}
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


MDOC = """.Dd May 4, 2024
.Dt MILL 1
.Os
.Sh NAME
.Nm mill
.Nd turn the stones
.Sh DESCRIPTION
.Nm
turns at
.Ql night ,
as does
.Xr wheel 8 .
.Bk -words
.Bl -tag -width x
.It Fl n Ar turns Op Fl q | Fl Fl loud
So many turns
.Pq see Sx STONES .
.Pp
.Dl $ mill -n 1
.El
.Bd -literal
.Ic turn Ar x
stop
.Ed
.No It is Ns ' Ns s
.Do grey Dc ,
not
.Qq very old
nor
.Pf un Em used .
"""


def test_a_page_in_mdoc_is_read_as_it_is_set() -> None:
    assert [(block.kind, block.text) for block in read(MDOC).blocks] == [
        ("heading", "NAME"),
        ("paragraph", "mill – turn the stones"),
        ("heading", "DESCRIPTION"),
        ("paragraph", "mill turns at ‘night’, as does wheel(8)."),
        ("item", "-n turns [-q | --loud] So many turns (see STONES)."),
        ("code", "$ mill -n 1"),
        ("code", "turn x\nstop"),
        ("paragraph", 'It is\'s “grey”, not "very old" nor unused.'),
    ]
