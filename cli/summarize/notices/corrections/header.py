"""The header of an article: variants of its headline, bylines, breadcrumbs."""

from collections.abc import Sequence

from summarize.language.normalization import squeeze
from summarize.language.titles import MOST_BROKEN, count_broken
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

_BYLINE_WORDS = 8
_NAMES = 0.5  # share of capitals among the words after "By"
_ARTICLES = frozenset("the a an der die das le la les el los las il".split())
_PARTICLES = frozenset("van von der den de da di del du la le al bin".split())
_WORD = compile_late(r"[^\W\d_](?:[\w’'-]|\.(?=\w)){0,30}\.?|\S")
_LINKED = 0.9  # share of links
_LABEL_WORDS = 8  # of a breadcrumb: "Home", "News", "Local"
_TITLE_LETTERS = 15
_ADDED = 30  # letters before the title: a site's name, a kicker
_KINDS = ("paragraph", "heading", "item")


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


def cut_header(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Cut bylines, breadcrumbs and copies of the title above the first sentence."""
    lines, blocks = page.lines, page.blocks
    kept = [i for i, good in enumerate(keep) if good]
    first = next((i for i in kept if lines[i].prose and lines[i].closed), 0)
    named = squeeze(page.title or "")
    cut = {
        i
        for i in kept
        if i < first
        and blocks[i].kind in _KINDS
        and not lines[i].closed
        and (
            _is_byline(lines[i], blocks[i].text, page.author)
            or _is_path(lines[i], blocks[i])
            or _ends_in_title(blocks[i].text, named)
        )
    }
    return [good and i not in cut for i, good in enumerate(keep)]


def _is_byline(line: Line, text: str, author: str | None) -> bool:
    if line.whole:
        return line.reason == "byline"
    few = line.words <= _BYLINE_WORDS and line.byline > 0
    return few and line.label and line.capitals >= _NAMES and _names_people(text, author)


def _names_people(text: str, author: str | None) -> bool:
    """Check whether a line after "By" names an author, or people where no author is known.

    People have two names in a row: "By Night and Day" and "By the Quiet River" open a story.
    """
    words = _WORD.findall(text)[1:]
    if author:
        known = {word for word in _WORD.findall(author.casefold()) if len(word) > 1}
        return any(word.casefold() in known for word in words)
    named = False  # the word before is a name
    for word in words:
        if word.casefold() in _ARTICLES and not named:
            return False
        if word.casefold() not in _PARTICLES:
            if named and word[0].isupper():
                return True
            named = word[0].isupper()
    return False


def _is_path(line: Line, block: Block) -> bool:
    return block.kind == "item" and block.links >= _LINKED and line.words <= _LABEL_WORDS


def _ends_in_title(text: str, title: str) -> bool:
    if len(title) < _TITLE_LETTERS or len(text) > 2 * (len(title) + _ADDED):
        return False
    squeezed = squeeze(text)
    return squeezed.endswith(title) and 0 < len(squeezed) - len(title) <= _ADDED
