"""Tables of contents: links that repeat the headings below them."""

from collections.abc import Iterator, Sequence

from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.evidence import Evidence

_LINKED = 0.9  # share of links
_LEAST = 2  # links that a table has
_REPEATED = 0.5  # share of them repeated by a heading below
_NUMBER = compile_late(r"^[\W\d_]+|[\W_]+$")  # "2.1 ", "#3. "
_TITLES = frozenset(
    (
        *("contents", "table of contents", "in this article", "in this post", "in this guide"),
        *("in this story", "on this page", "jump to", "inhalt", "inhaltsverzeichnis", "inhoud"),
        *("inhoudsopgave", "sommaire", "table des matières", "índice", "indice", "spis treści"),
        *("содержание", "оглавление", "目录", "目次"),
    )
)
_SWITCHES = ("show", "hide")  # labels of the button that folds it
_EDGES = " :：[]()"
_LONGEST = 40  # characters of a title


def drop_tables_of_contents(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Drop tables of contents with their titles; 526 pages have 24."""
    blocks = page.blocks
    heads = {
        fold_heading(block.text): i
        for i, block in enumerate(blocks)
        if block.kind == "heading" and not block.links
    }
    cut = {i for i, block in enumerate(blocks) if is_contents_title(block)}
    for start, end in _list_runs(blocks):
        repeated = sum(
            heads.get(fold_heading(block.text), -1) >= end for block in blocks[start:end]
        )
        if repeated >= max(_LEAST, _REPEATED * (end - start)):
            cut.update(range(start, end))
    return [good and i not in cut for i, good in enumerate(keep)]


def _list_runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of linked lines."""
    start = 0
    for i in range(len(blocks) + 1):
        if i == len(blocks) or blocks[i].links < _LINKED:
            if start < i:
                yield start, i
            start = i + 1


def is_contents_title(block: Block) -> bool:
    """Check whether a line is only the title of a table of contents."""
    if block.kind == "cell" or len(block.text) > _LONGEST:
        return False
    text = block.text.casefold().strip(_EDGES)
    for switch in _SWITCHES:
        text = text.removesuffix(switch).rstrip(_EDGES)
    return text in _TITLES


def fold_heading(text: str) -> str:
    """Fold a heading, without its number, to compare it with others."""
    return _NUMBER.sub("", text).casefold()
