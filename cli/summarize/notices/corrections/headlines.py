"""Find the lines at the start of a page that say its title in another way."""

from collections.abc import Sequence
from itertools import accumulate

from summarize.language.characters import squeeze
from summarize.models import Block

_BROKEN = 4  # lines at most, over which a title is broken


def find_headlines(
    blocks: Sequence[Block], keep: Sequence[bool], title: str | None
) -> frozenset[int]:
    """Return the numbers of the first lines that are the title, broken; or the only h1 above all.

    ``title`` is what the page calls itself: with none, the first line may be it.
    """
    kept = [i for i, good in enumerate(keep) if good]
    if not title or not kept:
        return frozenset()
    whole = squeeze(title)
    row = list(accumulate(squeeze(blocks[i].text) for i in kept[:_BROKEN]))
    if whole in row:
        return frozenset(kept[: row.index(whole) + 1])
    tops = [i for i in kept if (blocks[i].kind, blocks[i].level) == ("heading", 1)]
    return frozenset(tops) if tops == kept[:1] else frozenset()
