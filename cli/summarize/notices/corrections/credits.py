"""Bylines that are lines of their own, and captions that end in a photo credit."""

import re
from collections.abc import Sequence

from summarize.language.punctuation import STOP_MARKS, closes_line
from summarize.lazy import compile_late
from summarize.models import Block, Layout
from summarize.notices.class_names import list_path
from summarize.notices.corrections.promotions import count_most
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

_ENDS = 8  # kept lines at either end
_MOST = 80  # characters of a byline
_BESIDE = 20  # letters besides the names: "By", the name of a paper
_NO_BYLINES = ("cell", "code", "heading")
_ADDRESS = re.compile(r"\S{1,40}@\S{1,40}")
_CAPTION_WORDS = 45
_WHAT = (
    r"(?:photos?|photographs?|images?|pictures?|videos?|screenshots?|fotos?|bild(?:er)?|vidéos?)"
)
_CREDIT = compile_late(
    # (Photo: Ann Lee), (Video by Ann Lee), (Picture credit: Getty), (They sent us this photo.)
    rf"[(（\[]{_WHAT}(?: credits?| courtesy)?(?: by\b| of\b| from\b| sent\b|\s?[:/：])"
    rf"[^()（）\[\]]{{1,80}}[)）\]]\W{{0,2}}$"
    rf"|[(（][^()（）]{{0,60}}\bsent (?:our team|us) (?:this|these) {_WHAT}\.?[)）]\W{{0,2}}$"
    # The old ferry at the quay. Photo by: Ann Lee.
    rf"|(?<=[{re.escape(STOP_MARKS)}]\s){_WHAT}(?: credits?| courtesy)?(?: by| of)?: "
    # A name; a lower-case word describes the picture.
    r"(?-i:(?![a-zß-ÿа-я]))[^.:]{2,50}\.?$",
    re.IGNORECASE,
)
_CLOSING, _REACH = frozenset(")）]"), 4  # characters at the end, a bracket among them
_LONGEST_CREDIT = 60  # characters from the colon on
_FIGURES = ("figure", "figcaption")
_WITHIN = compile_late(rf"[)）\]][{re.escape(STOP_MARKS)}]$")
_HALF = 0.5  # share of paragraphs with a credit above which they are the story


def find_bylines(
    blocks: Sequence[Block], keep: Sequence[bool], author: str | None
) -> frozenset[int]:
    """Find lines near either end that only name the author."""
    if not author:
        return frozenset()
    names = sorted(author.split("; "), key=len, reverse=True)
    kept = [i for i, good in enumerate(keep) if good]
    ends = {*kept[:_ENDS], *kept[-_ENDS:]}
    return frozenset(i for i in ends if _is_byline(blocks[i], names))


def _is_byline(block: Block, names: Sequence[str]) -> bool:
    text = block.text
    if len(text) > _MOST or block.kind in _NO_BYLINES or closes_line(text):
        return False
    rest = text = _ADDRESS.sub(" ", text)
    for name in names:
        rest = re.sub(_write_pattern(name), " ", rest, flags=re.IGNORECASE)
    return rest != text and sum(map(str.isalpha, rest)) <= _BESIDE


def _write_pattern(name: str) -> str:
    """Write a pattern that matches a name as whole words, where its script has them."""
    border = r"\b" if name.lower() != name.upper() else ""
    return f"{border}{re.escape(name)}{border}"


def drop_credited(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Drop captions that end in a credit; 526 pages have 13.

    A photo story is told in its captions, so it keeps them; so does a sentence with a credit.
    """
    lines, blocks, layout = page.lines, page.blocks, page.layout
    kept = [i for i, good in enumerate(keep) if good]
    plain = [i for i in kept if blocks[i].kind == "paragraph"]
    credited = {
        i
        for i in plain
        if lines[i].words <= _CAPTION_WORDS
        and _has_credit(blocks[i].text)
        and (_is_in_figure(layout, i) or not _is_sentence(lines[i], blocks[i].text))
    }
    outside = sum(lines[i].words for i in credited if not _is_in_figure(layout, i))
    if len(credited) >= _HALF * len(plain) or outside > count_most(lines, kept):
        return list(keep)
    return [good and i not in credited for i, good in enumerate(keep)]


def _has_credit(text: str) -> bool:
    """Tell whether a credit ends a text: in a bracket, or behind a colon."""
    may_be = not _CLOSING.isdisjoint(text[-_REACH:]) or ": " in text[-_LONGEST_CREDIT:]
    return may_be and _CREDIT.search(text) is not None


def _is_in_figure(layout: Layout, number: int) -> bool:
    path = list_path(layout.frames, layout.places[number].frame)
    return any(layout.frames[i].tag in _FIGURES for i in path)


def _is_sentence(line: Line, text: str) -> bool:
    """Check whether a credit is part of a sentence: the full stop comes after the bracket."""
    return line.prose and _WITHIN.search(text) is not None
