"""The headline of an article among its first lines."""

from collections.abc import Sequence

from summarize.language.normalization import squeeze
from summarize.language.titles import MOST_BROKEN, count_broken
from summarize.models import Block


def find_headlines(
    blocks: Sequence[Block], keep: Sequence[bool], title: str | None
) -> frozenset[int]:
    """Find first lines that are the title, perhaps broken over several; or a single h1 on top.

    ``title`` is the one that the page declares; without it, none is found.
    """
    kept = [i for i, good in enumerate(keep) if good]
    if not title or not kept:
        return frozenset()
    top = [squeeze(blocks[i].text) for i in kept[:MOST_BROKEN]]
    if count := count_broken(squeeze(title), top):
        return frozenset(kept[:count])
    tops = [i for i in kept if (blocks[i].kind, blocks[i].level) == ("heading", 1)]
    return frozenset(tops) if tops == kept[:1] else frozenset()
