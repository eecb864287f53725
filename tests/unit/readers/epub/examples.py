"""Made-up packages of books for the tests."""

from typing import Any

from summarize.readers.archive import open_archive
from summarize.readers.epub.document import parse_document
from tests.hostile_archives import make_chapter, pack


def body_of(text: str) -> Any:
    body = parse_document(make_chapter(text).encode(), "a.xhtml")
    assert body is not None
    return body


def package(manifest: str, spine: str = "", more: str = "", **members: str) -> Any:
    text = f"<package><manifest>{manifest}</manifest>{spine}{more}</package>"
    names = {"a.xhtml": "", "b.xhtml": "", "c.css": "", "p.opf": text}
    return open_archive(
        pack(names | {key.replace("_", "."): value for key, value in members.items()})
    )


def item(name: str, kind: str = "application/xhtml+xml", more: str = "") -> str:
    return f'<item id="{name[0]}" href="{name}" media-type="{kind}" {more}/>'


BOTH = item("a.xhtml") + item("b.xhtml")


POINT = "<navPoint><navLabel><text>{}</text></navLabel><content src='{}'/>{}</navPoint>"


PROSE = "The ferry crossed the fjord twice a day until the bridge was opened in the spring. "


NCX = "<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>"


def prose(words: str = PROSE) -> str:
    return f"<p>{words * 3}</p>"


def make_ncx(*lines: tuple[str, str]) -> dict[str, str]:
    points = "".join(
        f"<navPoint><navLabel><text>{label}</text></navLabel><content src='{href}'/></navPoint>"
        for label, href in lines
    )
    return {"OPS/toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>"}
