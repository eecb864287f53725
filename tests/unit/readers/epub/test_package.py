"""The package names the documents of a book in their order."""

import pytest

from summarize.errors import InputError
from summarize.readers.archive import open_archive
from summarize.readers.epub.package import Metadata, find_member, read_package
from tests.hostile_archives import pack
from tests.unit.readers.epub.examples import BOTH, item, package


@pytest.mark.parametrize(
    ("manifest", "spine", "names"),
    [
        pytest.param(
            BOTH, '<spine><itemref idref="b"/><itemref idref="a"/></spine>', "ba", id="order"
        ),
        pytest.param(
            BOTH, '<spine><itemref idref="b"/><itemref idref="b"/></spine>', "b", id="once"
        ),
        pytest.param(BOTH, '<spine><itemref idref="x"/><itemref/></spine>', "ab", id="wrong ones"),
        pytest.param(BOTH, "", "ab", id="none"),
        pytest.param(BOTH + item("c.css", "text/css"), "", "ab", id="no texts"),
        pytest.param(item("a.xhtml", "TEXT/HTML"), "", "a", id="capitals"),
        pytest.param(item("a.xhtml", ""), "", "a", id="a text by its name"),
        pytest.param(BOTH + item("d.xhtml"), "", "ab", id="one that is missing"),
        pytest.param(BOTH + '<other id="x" href="c.css"/><item id="y"/>', "", "ab", id="no item"),
    ],
)
def test_the_spine_says_the_order_of_a_book(manifest: str, spine: str, names: str) -> None:
    found = read_package(package(manifest, spine))
    assert "".join(document.name[0] for document in found.documents) == names
    assert found.metadata == Metadata(None, None, None)


def test_a_book_without_documents_is_not_complete() -> None:
    with pytest.raises(InputError, match="none of its chapters"):
        read_package(package(item("c.css", "text/css")))
    with pytest.raises(InputError, match="no package document"):
        read_package(open_archive(pack({"a.xhtml": ""})))


def test_a_package_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    archive = open_archive(
        pack({"p.opf": f"<package><manifest>{BOTH}", "a.xhtml": "", "b.xhtml": ""})
    )
    assert [document.name for document in read_package(archive).documents] == ["a.xhtml", "b.xhtml"]


def test_documents_may_stand_beside_the_text_or_be_the_contents() -> None:
    spine = '<spine><itemref idref="a" linear="NO"/><itemref idref="b" linear="yes"/></spine>'
    nav = item("b.xhtml", more='properties="x nav"')
    found = read_package(package(item("a.xhtml") + nav, spine))
    assert [(d.linear, d.is_navigation, d.id) for d in found.documents] == [
        (False, False, "a"), (True, True, "b")
    ]  # fmt: skip
    assert found.navigation == "b.xhtml"
    assert read_package(package(BOTH)).navigation is None


@pytest.mark.parametrize(
    ("manifest", "spine", "ncx"),
    [
        pytest.param(
            item("t.ncx", "x") + item("u.ncx", "x"), '<spine toc="u"/>', "u.ncx", id="named"
        ),
        pytest.param(item("t.ncx", "x"), '<spine toc="z"/>', "t.ncx", id="named wrongly"),
        pytest.param(item("t.ncx", "x"), "", "t.ncx", id="by its name"),
        pytest.param(item("c.css", "application/x-dtbncx+xml"), "", "c.css", id="by its type"),
        pytest.param(item("c.css", "text/css"), "", None, id="none"),
    ],
)
def test_the_contents_of_old_are_named_in_the_spine_or_known_by_their_kind(
    manifest: str, spine: str, ncx: str | None
) -> None:
    assert read_package(package(BOTH + manifest, spine, t_ncx="", u_ncx="")).ncx == ncx


def test_the_guide_names_documents() -> None:
    guide = (
        '<guide><reference type="COVER" href="a.xhtml"/><reference type="toc" href="b.xhtml#x"/>'
        '<reference href="b.xhtml"/><reference type="x" href="none"/></guide>'
    )
    assert read_package(package(BOTH, "", guide)).guide == {"a.xhtml": "cover", "b.xhtml": ""}


@pytest.mark.parametrize(
    ("container", "name"),
    [
        pytest.param('<c><rootfile full-path="x/q.opf"/></c>', "q", id="named"),
        pytest.param('<c><rootfile full-path="x/none.opf"/></c>', "p", id="not there"),
        pytest.param("<c>", "p", id="broken"),
        pytest.param("", "p", id="empty"),
    ],
)
def test_the_package_is_named_by_the_container_or_found(container: str, name: str) -> None:
    other = f"<package><manifest>{item('b.xhtml')}</manifest></package>"
    members = {
        "META-INF/container.xml": container, "a.xhtml": "", "x/b.xhtml": "", "x/q.opf": other,
        "p.OPF": f"<package><manifest>{item('a.xhtml')}</manifest></package>",
    }  # fmt: skip
    order = sorted(members, key=lambda key: key == "x/q.opf")
    found = read_package(open_archive(pack({key: members[key] for key in order})))
    assert [d.name for d in found.documents] == (["x/b.xhtml"] if name == "q" else ["a.xhtml"])


@pytest.mark.parametrize(
    ("base", "href", "member"),
    [
        pytest.param("x/p.opf", "a.html", "x/a.html", id="beside it"),
        pytest.param("x/p.opf", "../b.html", "b.html", id="above it"),
        pytest.param("x/p.opf", "/b.html", "b.html", id="from the root"),
        pytest.param("x/p.opf", "b.html", "b.html", id="a path from the root"),
        pytest.param("x/p.opf", "..\\b.html", "b.html", id="written as Windows does"),
        pytest.param("x/p.opf", "a%20b.html#y", "x/a b.html", id="with codes and a place"),
        pytest.param("x/p.opf", "y/A.HTML", "x/a.html", id="in a wrong folder"),
        pytest.param("x/a.html", "#y", "x/a.html", id="a place in itself"),
        pytest.param("x/a.html", "", None, id="nothing"),
        pytest.param("x/a.html", "c.html", None, id="not there"),
    ],
)
def test_a_member_is_found_by_a_reference(base: str, href: str, member: str | None) -> None:
    archive = open_archive(pack({"x/p.opf": "", "x/a.html": "", "x/a b.html": "", "b.html": ""}))
    assert find_member(archive, base, href) == member
