"""Find what stands above an article: its title in another way, who wrote it, links."""

from collections.abc import Sequence

from summarize.language.characters import squeeze
from summarize.language.titles import MOST_BROKEN, count_broken
from summarize.models import Block
from summarize.notices.lines import Line

_BYLINE_WORDS = 8
_NAMES = 0.5  # share of capitals among the words after "By"
_LINKED = 0.9  # share of links
_LABEL_WORDS = 8  # of a link in a path: "Home", "News", "Local"
_TITLE_LETTERS = 15
_ADDED = 30  # letters before the title: the name of a site, a kicker
_KINDS = ("paragraph", "heading", "item")


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


def cut_openings(
    lines: Sequence[Line], blocks: Sequence[Block], keep: Sequence[bool], title: str | None
) -> list[bool]:
    """Return which lines are kept without such ones above the first sentence."""
    kept = [i for i, good in enumerate(keep) if good]
    first = next((i for i in kept if lines[i].prose and lines[i].closed), 0)
    named = squeeze(title or "")
    cut = {
        i
        for i in kept
        if i < first
        and blocks[i].kind in _KINDS
        and not lines[i].closed
        and (
            _is_byline(lines[i])
            or _is_path(lines[i], blocks[i])
            or _ends_in_title(blocks[i].text, named)
        )
    }
    return [good and i not in cut for i, good in enumerate(keep)]


def _is_byline(line: Line) -> bool:
    if line.whole:
        return line.reason == "byline"
    few = line.words <= _BYLINE_WORDS and line.byline > 0
    return few and line.label and line.capitals >= _NAMES


def _is_path(line: Line, block: Block) -> bool:
    return block.kind == "item" and block.links >= _LINKED and line.words <= _LABEL_WORDS


def _ends_in_title(text: str, title: str) -> bool:
    if len(title) < _TITLE_LETTERS or len(text) > 2 * (len(title) + _ADDED):
        return False
    said = squeeze(text)
    return said.endswith(title) and 0 < len(said) - len(title) <= _ADDED
