"""Find the headline in a longer title, by what the page shows; and a title in what it shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarize.language.characters import squeeze
from summarize.language.titles import MOST_BROKEN, count_broken
from summarize.language.writing_systems import may_be_spaceless
from summarize.lazy import compile_late
from summarize.models import Block

SEPARATOR = re.compile(r" [|–—·•»›:]{1,3} | -{1,2} | ?[|｜] ?")
LEAST_LETTERS = 8  # of a headline that is a part of a title
_LONGEST = 500  # characters of a title whose parts are looked for, which takes time by the square
# Sites that write without spaces set none between the parts of a title, too.
_JOINT = re.compile(r"[_＿—-]+")
_SPACE = re.compile(r"\s+")
_GLUED = 20  # letters of a title that may be glued to a text
_LEFT = 40  # characters of this text
_MOST_OF = 0.6  # share of the letters of a title that a line of the page must have
# 北湖的渡船_新闻中心_北湖网
_SITE_TAIL = compile_late(
    r"(?<![_＿])[_＿]{1,9}[^_＿]{1,10}(?:网|網|报|報|社|台|在线|在線|新闻|新聞|频道|頻道|论坛|論壇|中心|博客|小说)$"
)
_DATE = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_DATE_LINE = 80  # characters


def find_part(title: str, lines: Sequence[str]) -> str | None:
    """Return most of a title, from its start or to its end, if it is a line of the page."""
    if len(title) > _LONGEST:
        return None
    cuts = [*SEPARATOR.finditer(title), *_JOINT.finditer(title)]
    if may_be_spaceless(title):  # where words have no spaces between them, the site may have
        cuts += _SPACE.finditer(title)
    parts = [p for cut in cuts for p in (title[: cut.start()], title[cut.end() :])]
    least = max(LEAST_LETTERS, _MOST_OF * len(squeeze(title)))
    parts = [part.strip() for part in parts if len(squeeze(part)) >= least]
    if not parts:
        return None
    shown = list(map(squeeze, lines))
    return max((part for part in parts if _is_shown(squeeze(part), shown)), key=len, default=None)


def _is_shown(part: str, shown: Sequence[str]) -> bool:
    """Tell whether squeezed lines hold a part of a title: one of them, or a few in a row."""
    return any(
        line and part.startswith(line) and count_broken(part, shown[number : number + MOST_BROKEN])
        for number, line in enumerate(shown)
    )


def cut_tails(title: str) -> str:
    """Drop the sections and the site at the end of a title in Chinese."""
    while tail := _SITE_TAIL.search(title):
        if len(squeeze(title[: tail.start()])) < LEAST_LETTERS:
            break
        title = title[: tail.start()]
    return title


def find_dated_heading(blocks: Sequence[Block]) -> str | None:
    """Return the only heading that stands right above a line with a day, as a headline does."""
    heads = [
        above.text
        for above, below in pairwise(blocks)
        if above.kind == "heading"
        and not above.links
        and len(squeeze(above.text)) >= LEAST_LETTERS
        and len(below.text) <= _DATE_LINE
        and _DATE.search(below.text)
    ]
    return heads[0] if len(heads) == 1 else None


def drop_title(blocks: Sequence[Block], shown: str) -> Iterator[Block]:
    """Yield the blocks without what a browser shows above the page, where it is glued to a text."""
    cuts = [len(shown), *(cut.start() for cut in SEPARATOR.finditer(shown[:_LONGEST]))]
    heads = [
        shown[:cut] for cut in sorted(cuts, reverse=True) if len(squeeze(shown[:cut])) > _GLUED
    ]
    for block in blocks:
        if heads and block.text.startswith(heads[-1]) and block.kind == "paragraph":
            head = next(head for head in heads if block.text.startswith(head))
            rest = block.text[len(head) :]
            if len(rest) >= _LEFT and rest[0] == " " and rest[1].isupper():
                yield replace(block, text=rest[1:])
                continue
        yield block
