"""Read reStructuredText: headings, paragraphs, items, quotes and code of the tree of docutils."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docutils import nodes

from summarize.errors import InputError
from summarize.models import Block, Draft, Removed
from summarize.readers.texts.markup_languages import marked
from summarize.readers.texts.markup_languages.rst_tree import parse_rst

_BLANK = re.compile(r"\n[ \t]*\n")
_MARKS = re.compile(r"([^\w\s.,;'\"()/]|_)\1*|\n\n[ \t]")  # an indented paragraph is marked, too
_MOST_MARKS = 40_000  # docutils takes up to 0.1 ms for one
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_HEAD = 30  # lines in which the fields that name author and date begin
_ERROR = 3  # the level from which a message of docutils stands where text would be
_OUT = {nodes.comment: "comment", nodes.footnote: "note", nodes.citation: "note"}
_LINES = (
    nodes.paragraph, nodes.term, nodes.classifier, nodes.attribution, nodes.line,
    nodes.option_group,
)  # fmt: skip
_UNSPOKEN = (nodes.footnote_reference, nodes.citation_reference, nodes.image)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a node belongs to."""

    replacements: marked.Names
    section: int = 0  # level
    lists: int = 0  # that it stands in
    quoted: bool = False


def read_rst(text: str) -> Draft:
    """Return the draft of a text; its title is the first heading, unless text stands before it."""
    fields: dict[str, str] = {}
    if sum(1 for _ in _MARKS.finditer(text)) > _MOST_MARKS:
        raise InputError(f"reStructuredText of over {_MOST_MARKS:,} marks: too large to read")
    try:
        tree = parse_rst(text.lstrip("\ufeff"))
        words = {name: node.astext() for name, node in tree.substitution_defs.items()}
        short = {name: said for name, said in words.items() if marked.may_repeat(text, said)}
        pieces: list[marked.Piece] = list(_read(tree, _Place(marked.Names(short))))
        fields = _read_head(tree)
    except RecursionError:  # lists some 160 deep in each other: no article
        pieces = [Block(part) for part in _BLANK.split(text)]
    date = _ISO.match(fields.get("date", ""))
    draft = marked.make_draft(
        pieces,
        "markdown",
        title=fields.get("title"),
        author=fields.get("author") or fields.get("authors"),
        date=date[0] if date else None,
    )
    return marked.lift_title(draft)


def _read_head(tree: Any) -> dict[str, str]:
    """Return the fields that name author and date, which stand near the start."""
    head = tree.next_node(nodes.field_list)
    if head is None or (head.line or 0) > _HEAD:
        return {}
    return {name.astext().lower(): body.astext() for name, body in head}


def _read(parent: Any, place: _Place) -> Iterator[marked.Piece]:
    for node in parent:
        if isinstance(node, nodes.section):
            yield from _read(node, replace(place, section=place.section + 1))
        elif isinstance(node, nodes.title):
            yield Block(_read_text(node, place), "heading", level=min(6, place.section))
        elif isinstance(node, nodes.rubric):
            yield Block(_read_text(node, place), "heading")
        elif isinstance(node, _LINES):
            yield Block(_read_text(node, place), "quote" if place.quoted else "paragraph")
        elif isinstance(node, (nodes.literal_block, nodes.doctest_block)):
            yield Block(node.astext(), "code")
        elif isinstance(node, nodes.list_item):
            yield from _read_item(node, place)
        elif isinstance(node, nodes.system_message):
            yield from _read_lost(node, place)
        elif isinstance(node, nodes.pending):
            yield Removed(node.details["text"], node.details["reason"])
        elif isinstance(node, nodes.field):
            yield Removed(f":{node[0].astext()}: {node[1].astext()}", "field")
        elif type(node) in _OUT:
            yield Removed(node.rawsource, _OUT[type(node)])
        elif isinstance(node, nodes.substitution_definition):
            yield Removed("" if node.astext() else node.rawsource, "picture")
        elif not isinstance(node, nodes.target):
            quoted = place.quoted or isinstance(node, nodes.block_quote)
            yield from _read(node, replace(place, quoted=quoted))


def _read_item(node: Any, place: _Place) -> Iterator[marked.Piece]:
    deeper = replace(place, lists=place.lists + 1, quoted=False)
    arabic = node.parent.get("enumtype") == "arabic"
    number = node.parent.get("start", 1) + node.parent.index(node) if arabic else None
    for at, piece in enumerate(_read(node, deeper)):
        if at == 0 and isinstance(piece, Block) and piece.kind == "paragraph":
            yield replace(piece, kind="item", level=deeper.lists, number=number)
        else:
            yield piece


def _read_lost(message: Any, place: _Place) -> Iterator[marked.Piece]:
    """Read what docutils takes for an error: a heading out of order, a table with a flaw."""
    for node in message.findall(nodes.literal_block):
        lines = [line for line in node.astext().splitlines() if any(map(str.isalnum, line))]
        if message["level"] >= _ERROR and len(lines) == 1:
            yield Block(lines[0], "heading", level=min(6, place.section + 1))
        elif message["level"] >= _ERROR:
            yield Removed(node.astext(), "table")


def _read_text(node: Any, place: _Place) -> str:
    if isinstance(node, nodes.substitution_reference):
        name = nodes.whitespace_normalize_name(node.astext())
        return place.replacements.write(name, f"|{name}|")
    if isinstance(node, nodes.Text):
        return str(node.astext())
    spoken = (child for child in node if not isinstance(child, _UNSPOKEN))
    return str(node.child_text_separator).join(_read_text(child, place) for child in spoken)
