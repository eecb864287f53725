"""The table of contents is read from either format."""

import pytest

from summarize.readers.epub.package import read_package
from summarize.readers.epub.toc import read_toc
from tests.hostile_archives import make_chapter
from tests.unit.readers.epub.examples import BOTH, POINT, item, package


def toc(nav: str = "", ncx: str = "") -> list[tuple[str, str, str, int]]:
    manifest = BOTH + (item("n.xhtml", more='properties="nav"') if nav else "") + item("t.ncx", "x")
    members = {"t_ncx": ncx or "<ncx/>"} | ({"n_xhtml": make_chapter(nav)} if nav else {})
    archive = package(manifest, **members)
    return [tuple(entry) for entry in read_toc(archive, read_package(archive))]  # type: ignore[misc]


NAV = (
    "<nav epub:type='landmarks'><a href='b.xhtml'>L</a></nav><nav epub:type='toc'><ol>{}</ol></nav>"
)


@pytest.mark.parametrize(
    ("nav", "ncx", "entries"),
    [
        pytest.param(
            NAV.format(
                "<li><a href='a.xhtml#x'> One </a><ol><li><a href='b.xhtml'>Two</a></li></ol></li>"
            ),
            "",
            [("One", "a.xhtml", "x", 1), ("Two", "b.xhtml", "", 2)],
            id="EPUB 3",
        ),
        pytest.param(
            "",
            POINT.format("One", "a.xhtml", POINT.format("Two", "b.xhtml#y", "")),
            [("One", "a.xhtml", "", 1), ("Two", "b.xhtml", "y", 2)],
            id="EPUB 2",
        ),
        pytest.param(
            NAV.format("<li><a href='z.xhtml'>One</a></li>"),
            POINT.format("Two", "b.xhtml", ""),
            [("Two", "b.xhtml", "", 1)],
            id="wrong targets",
        ),
        pytest.param(
            NAV.format("<li><a href='a.xhtml'> </a></li>"),
            POINT.format("Two", "b.xhtml", ""),
            [("Two", "b.xhtml", "", 1)],
            id="no labels",
        ),
        pytest.param("<nav><a href='a.xhtml'>One</a></nav>", "", [], id="no contents"),
        pytest.param(
            "", "<navPoint><navLabel/></navPoint><navPoint><content/></navPoint>", [], id="broken"
        ),
    ],
)
def test_the_contents_are_lines_with_their_targets(
    nav: str, ncx: str, entries: list[tuple[str, str, str, int]]
) -> None:
    assert toc(nav, f"<ncx>{ncx}</ncx>" if ncx else "") == entries
