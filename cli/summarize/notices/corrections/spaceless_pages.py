"""Menus and hot lists at the ends of pages in scripts without spaces.

The trees learnt from pages in other scripts, so such lists score like items of an article.
"""

from collections.abc import Sequence

from summarize.language.punctuation import STOP_MARKS
from summarize.language.writing_systems import is_spaceless
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

_LINKED = 0.5  # share of links above which a block leads elsewhere
_LABEL_WORDS = 2  # fewer are a button's label
_CAPTION_WORDS = 30
_TAGS = 2  # bars
# Captions and photo credits: "图为…", "▲…", "…记者王明 摄", "…供图".
_CAPTION = compile_late(
    r"^[(（【]?(?:[图圖][为為：:]|[▲△▼↑↓]|资料图|图片(?:均|皆)?(?:来自|来源|由)"
    r"|点击(?:这里|此处|图片|看|查看))"
    r"|(?:[ 　）)者员]摄|[者员 　、] ?[^\W\d_]{2,4} ?摄|[者员] ?[^\W\d_]{2,4} ?图|供[图圖])"
    r"[)）]?(?:\S{0,3} ?\S{1,8})?$"
    r"|[(（](?:视觉中国|新华社|中新社|东方IC|资料图)[^)）]{0,10}[)）]$"
)


def cut_ends(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Cut the ends off the article.

    Links, labels, notices and dates go above the first prose and below the last; below it also
    headings.
    """
    lines, blocks = page.lines, page.blocks
    if not is_spaceless(block.text for block in blocks):
        return list(keep)
    prose = [
        line.words if good and _is_prose(line, block) else 0.0
        for line, block, good in zip(lines, blocks, keep, strict=True)
    ]
    if not any(prose):
        return list(keep)
    first = next(i for i, words in enumerate(prose) if words)
    last = max(i for i, words in enumerate(prose) if words)
    cut = [
        good
        and not _is_caption(line, block)
        and (first <= i <= last or not _leads_away(line, block))
        for i, (line, block, good) in enumerate(zip(lines, blocks, keep, strict=True))
    ]
    for i in range(len(cut) - 1, last, -1):
        if cut[i] and blocks[i].kind != "heading":
            break
        cut[i] = False
    return cut


def _is_prose(line: Line, block: Block) -> bool:
    return line.prose and line.closed and not _is_notice(line) and block.links < _LINKED


def _is_notice(line: Line) -> bool:
    # A long line may be a teaser that ends in a link: "【详细】".
    return line.notice or (line.within > 0 and line.reason == "related")


def _is_caption(line: Line, block: Block) -> bool:
    named = (
        line.words < _CAPTION_WORDS and _CAPTION.search(block.text.rstrip(STOP_MARKS)) is not None
    )
    return block.kind == "caption" or (named and block.kind != "code")


def _leads_away(line: Line, block: Block) -> bool:
    if _is_notice(line) or ((line.dates or line.about) and not line.prose):  # editor, day, address
        return True
    if block.kind == "item" and line.words < _LABEL_WORDS:
        return True
    if not line.prose and block.text.count("|") >= _TAGS:  # "ferry|lake|county"
        return True
    return block.links >= _LINKED and (block.kind, block.level) != ("heading", 1)
