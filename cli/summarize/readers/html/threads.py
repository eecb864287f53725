"""Read threads: the posts are the article; names and times above them are not.

Only programs whose pages are always threads count; the comments below an article on any other
site are no part of it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarize.models import Block
from summarize.readers.html.blocks import list_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement


class _Program(NamedTuple):
    """A forum program."""

    mark: bytes  # in all its pages
    post: str  # class of the elements that hold the text of a post
    inside: str | None = None  # class of an outer element, if the other is too common


_PROGRAMS = (
    _Program(b'id="hnmain"', "toptext"),  # Hacker News
    _Program(b'id="hnmain"', "commtext"),
    _Program(b'class="commentarea"', "usertext-body"),  # old Reddit
    _Program(b'content="Discourse', "cooked"),
    _Program(b'content="Discourse', "post", "crawler-post"),  # without scripts
    _Program(b'id="phpbb"', "content", "postbody"),
    _Program(b"bbWrapper", "bbWrapper", "message-body"),  # XenForo
    _Program(b'content="vBulletin', "postcontent"),
    _Program(b'id="mastodon"', "status__content__text"),
    _Program(b"js-discussion", "comment-body", "js-comment"),  # GitHub until 2024
    _Program(b"IssueViewer-module", "markdown-body"),
)


def read_posts(data: bytes, tree: "HtmlElement") -> list[Block]:
    """Read the blocks of all posts of a thread; none of any other page."""
    programs = [program for program in _PROGRAMS if program.mark in data]
    return [
        block
        for post in (_find_posts(tree, programs) if programs else ())
        for block in list_blocks(post).blocks
    ]


def _find_posts(tree: "HtmlElement", programs: list[_Program]) -> Iterator["_Element"]:
    """Yield the outermost elements that hold the text of a post."""
    found: set[_Element] = set()
    for element in tree.iter("div", "span", "blockquote", "article", "td"):
        names = (element.get("class") or "").split()
        if any(p.post in names and _stands_in(element, p.inside) for p in programs):
            if found.isdisjoint(element.iterancestors()):
                yield element
            found.add(element)


def _stands_in(element: "_Element", name: str | None) -> bool:
    return name is None or any(
        name in (outer.get("class") or "").split() for outer in element.iterancestors()
    )
