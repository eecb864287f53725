"""Menus and hot lists at the ends of pages in scripts without spaces.

The trees learnt from pages in other scripts, so such lists score like items of an article.
"""

from collections.abc import Sequence

from summarize.language.punctuation import STOP_MARKS
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.lines import Line

_LINKED = 0.5  # share of links above which a block leads elsewhere
_LABEL_WORDS = 2  # fewer are a button's label
_HEADING_WORDS = 7  # of the heading of a list at most
_DATA_WORDS = 12
_CAPTION_WORDS = 30
_TAGS = 2  # bars
_LISTS = frozenset(("related", "comments", "app"))
# Captions and photo credits: "图为…", "▲…", "…记者王明 摄", "…供图".
_CAPTION = compile_late(
    r"^[(（【]?(?:[图圖][为為：:]|[▲△▼↑↓]|资料图|图片(?:均|皆)?(?:来自|来源|由)"
    r"|点击(?:这里|此处|图片|看|查看))"
    r"|(?:[ 　）)者员]摄|[者员 　、] ?[^\W\d_]{2,4} ?摄|[者员] ?[^\W\d_]{2,4} ?图|供[图圖])"
    r"[)）]?(?:\S{0,3} ?\S{1,8})?$"
    r"|[(（](?:视觉中国|新华社|中新社|东方IC|资料图)[^)）]{0,10}[)）]$"
)
_FEW = 0.5  # of the prose above a list; less prose under it belongs to teasers


def cut_ends(lines: Sequence[Line], blocks: Sequence[Block], keep: Sequence[bool]) -> list[bool]:
    """Cut the ends off the article.

    Links, labels, notices and dates go above the first prose and below the last; below it also
    headings, and everything from the heading of a list of other articles on.
    """
    prose = [
        line.words if good and _is_prose(line, block) else 0.0
        for line, block, good in zip(lines, blocks, keep, strict=True)
    ]
    if not any(prose):
        return list(keep)
    end = _find_list(lines, prose)
    first = next(i for i, words in enumerate(prose) if words)
    last = max(i for i, words in enumerate(prose[:end]) if words)
    cut = [
        good
        and i < end
        and not (_is_data(line) or _is_caption(line, block))
        and (first <= i <= last or not _leads_away(line, block))
        for i, (line, block, good) in enumerate(zip(lines, blocks, keep, strict=True))
    ]
    for i in range(end - 1, last, -1):
        if cut[i] and blocks[i].kind != "heading":
            break
        cut[i] = False
    return cut


def _is_prose(line: Line, block: Block) -> bool:
    return line.prose and line.closed and not _is_notice(line) and block.links < _LINKED


def _is_notice(line: Line) -> bool:
    # A long line may be a teaser that ends in a link: "【详细】".
    return line.notice or (line.within > 0 and line.reason == "related")


def _is_data(line: Line) -> bool:
    """Check whether a line dates and signs the page, or is a caption."""
    by_whom = line.dates > 0 and line.byline > 0 and line.words < _DATA_WORDS and not line.prose
    named = (line.notice or line.within > 0) and line.words < _CAPTION_WORDS
    return by_whom or (named and line.reason == "caption")


def _is_caption(line: Line, block: Block) -> bool:
    named = (
        line.words < _CAPTION_WORDS and _CAPTION.search(block.text.rstrip(STOP_MARKS)) is not None
    )
    return block.kind == "caption" or (named and block.kind != "code")


def _find_list(lines: Sequence[Line], prose: Sequence[float]) -> int:
    """Find the heading of a list below most of the prose; the number of lines if none."""
    above, below = 0.0, sum(prose)
    for i, (line, words) in enumerate(zip(lines, prose, strict=True)):
        heads = line.notice and line.reason in _LISTS and line.words <= _HEADING_WORDS
        if heads and above and below < _FEW * above:
            return i
        above, below = above + words, below - words
    return len(lines)


def _leads_away(line: Line, block: Block) -> bool:
    if _is_notice(line) or ((line.dates or line.about) and not line.prose):  # editor, day, address
        return True
    if block.kind == "item" and line.words < _LABEL_WORDS:
        return True
    if not line.prose and block.text.count("|") >= _TAGS:  # "ferry|lake|county"
        return True
    return block.links >= _LINKED and (block.kind, block.level) != ("heading", 1)
