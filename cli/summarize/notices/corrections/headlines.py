"""Find the lines at the start of a page that say its title in another way."""

from collections.abc import Sequence

from summarize.language.characters import squeeze
from summarize.language.titles import MOST_BROKEN, count_broken
from summarize.models import Block


def find_headlines(
    blocks: Sequence[Block], keep: Sequence[bool], title: str | None
) -> frozenset[int]:
    """Return the numbers of the first lines that are the title, broken; or the only h1 above all.

    ``title`` is what the page calls itself: with none, the first line may be it.
    """
    kept = [i for i, good in enumerate(keep) if good]
    if not title or not kept:
        return frozenset()
    top = [squeeze(blocks[i].text) for i in kept[:MOST_BROKEN]]
    if count := count_broken(squeeze(title), top):
        return frozenset(kept[:count])
    tops = [i for i in kept if (blocks[i].kind, blocks[i].level) == ("heading", 1)]
    return frozenset(tops) if tops == kept[:1] else frozenset()
