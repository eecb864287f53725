"""What a page's markup shows of a line: its kind, its links, and how it repeats the title."""

from collections.abc import Sequence

from summarize.models import Block

_KINDS = ("paragraph", "heading", "item", "quote", "cell")
NAMES = [
    *_KINDS,
    *"links links-1 links+1 links+2 links_around heading-1 heading+1 item-1 item+1".split(),
    *"in_title of_title items links_share".split(),
]


def describe_markup(blocks: Sequence[Block], title: str | None) -> list[list[float]]:
    """Return one row of numbers a block, in the order of NAMES."""
    count = len(blocks)
    links = [block.links for block in blocks]
    kinds = [block.kind for block in blocks]
    words = set((title or "").casefold().split())
    items, share = kinds.count("item") / max(1, count), sum(links) / max(1, count)

    def link(i: int) -> float:
        return links[i] if 0 <= i < count else -1.0

    def is_kind(i: int, kind: str) -> float:
        return float(0 <= i < count and kinds[i] == kind)

    rows = []
    for i, block in enumerate(blocks):
        own = set(block.text.casefold().split())
        around = links[max(0, i - 3) : i + 4]
        rows.append(
            [
                *(is_kind(i, kind) for kind in _KINDS),
                *(link(i), link(i - 1), link(i + 1), link(i + 2), sum(around) / len(around)),
                *(is_kind(i - 1, "heading"), is_kind(i + 1, "heading")),
                *(is_kind(i - 1, "item"), is_kind(i + 1, "item")),
                len(own & words) / max(1, len(own)),
                len(own & words) / max(1, len(words)),
                items,
                share,
            ]
        )
    return rows
