"""What a page's markup shows of a line: its kind, its links, and how it repeats the title."""

from collections.abc import Sequence

from summarize.models import Block

_KINDS = ("paragraph", "heading", "item", "quote", "cell", "code", "caption")
_MARKED = ("heading", "item")  # of these kinds the neighbours count, too
NAMES = [
    *_KINDS,
    *"links links-1 links+1 links+2 links_around heading-1 heading+1 item-1 item+1".split(),
    *"in_title of_title items links_share".split(),
]


def describe_markup(blocks: Sequence[Block], title: str | None) -> list[list[float]]:
    """Return one row of numbers a block, in the order of NAMES."""
    count = len(blocks)
    kinds = [[float(block.kind == kind) for kind in _KINDS] for block in blocks]
    links = [block.links for block in blocks]
    around_links = [-1.0, *links, -1.0, -1.0]
    headings, items = ([0.0, *(row[_KINDS.index(k)] for row in kinds), 0.0] for k in _MARKED)
    words = set((title or "").casefold().split())
    of_items, of_links = sum(items) / max(1, count), sum(links) / max(1, count)
    rows = []
    for i, block in enumerate(blocks):
        own = set(block.text.casefold().split())
        shared = len(own & words)
        before, here, *after = around_links[i : i + 4]
        around = links[max(0, i - 3) : i + 4]
        rows.append(
            [
                *kinds[i],
                *(here, before, *after, sum(around) / len(around)),
                *(headings[i], headings[i + 2], items[i], items[i + 2]),
                *(shared / max(1, len(own)), shared / max(1, len(words))),
                *(of_items, of_links),
            ]
        )
    return rows
