"""Blocks that a page has twice, such as a copy for narrow screens, a teaser or a printout."""

from collections import Counter
from collections.abc import Mapping, Sequence

from summarize.language.normalization import squeeze
from summarize.language.punctuation import COLONS
from summarize.models import Block, Frame, Layout
from summarize.notices.class_names import QUOTE
from summarize.notices.frames import list_path
from summarize.notices.lines import Line
from summarize.notices.page_features import sum_frames

_LEAST = 10  # words of a block that starts a repeat: shorter ones recur anyway
_TWICE = 2  # times that a page has a line and its copy
_WHOLE = 0.8  # share of the words of a box that is a copy
_RUN = 60  # equal words of prose in a row that are no coincidence
_NEAR = 3  # blocks between the two copies of a single block
# Words of a run that is dropped even if a page has it three times or more. Shorter ones are
# mostly meant, as in a diet plan for each day of the week.
_LONG_RUN = 300
_DATA = ("cell", "code")
_LINES = frozenset(("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"))
_QUOTED, _PULLED = 30, 60  # letters of a pull quote, and words at most
_PULLED_KINDS = ("paragraph", "heading", "caption")  # in an element that is named so
_COLONS = tuple(COLONS)
_AROUND = 15  # blocks to each side that may contain its sentence


def find_duplicates(
    blocks: Sequence[Block],
    lines: Mapping[int, Line],
    keep: Sequence[bool],
    layout: Layout,
    *,
    declared: bool = True,
) -> frozenset[int]:
    """Find kept blocks that repeat others, in linear time.

    Of 526 pages 11 have repeated runs; without them their F1 rises by .08 on average. A page that
    declares neither an article nor a date is seldom a story: there the second copy of a long line
    in another element is one of a carousel, or for narrow screens.
    """
    numbers = [number for number, good in enumerate(keep) if good]
    repeats = _find_repeats([blocks[n] for n in numbers], [lines[n] for n in numbers])
    if not declared and not any(blocks[n].kind == "code" for n in numbers):
        repeats |= _find_copies(numbers, blocks, lines, layout)
    repeats |= _find_pulled(numbers, blocks, lines, layout)
    return frozenset(numbers[i] for i in repeats)


def _find_pulled(
    numbers: Sequence[int], blocks: Sequence[Block], lines: Mapping[int, Line], layout: Layout
) -> set[int]:
    """Find the pull quotes, whose sentences stand in a paragraph near them as well."""
    found = set[int]()
    for i, number in enumerate(numbers):
        if lines[number].words > _PULLED or not _is_quoted(blocks[number], layout, number):
            continue
        above = blocks[numbers[i - 1]] if i else None
        if above and above.kind != "heading" and above.text.endswith(_COLONS):
            continue  # announced: the text below it may say parts of it again
        letters = squeeze(blocks[number].text)
        if len(letters) < _QUOTED:
            continue
        near = [*numbers[max(0, i - _AROUND) : i], *numbers[i + 1 : i + _AROUND + 1]]
        texts = (squeeze(blocks[n].text) for n in near if blocks[n].kind == "paragraph")
        if any(letters in text and letters != text for text in texts):
            found.add(i)
    return found


def _is_quoted(block: Block, layout: Layout, number: int) -> bool:
    """Check whether a block is a quotation, or an element around it is named so."""
    if block.kind not in _PULLED_KINDS:
        return block.kind == "quote"
    frame = layout.frames[layout.places[number].frame]
    return any(QUOTE.search(one.name) for one in (frame, layout.frames[frame.parent]))


def _find_repeats(blocks: Sequence[Block], lines: Sequence[Line]) -> set[int]:
    # Code and cells repeat on purpose, so each gets a text of its own.
    texts = [
        f"{number}\n{block.text}" if block.kind in _DATA else block.text
        for number, block in enumerate(blocks)
    ]
    counts = Counter(texts)
    first: dict[str, int] = {}
    repeats: set[int] = set()
    at = 0
    while at < len(texts):
        there = first.setdefault(texts[at], at)
        if there == at or lines[at].words < _LEAST:
            at += 1
            continue
        start, end = _find_run(texts, there, at)
        words = sum(line.words for line in lines[start:end] if line.prose and line.closed)
        twice = counts[texts[at]] == _TWICE
        if words >= _LONG_RUN or (twice and (words >= _RUN or at - there <= _NEAR)):
            repeats.update(range(start, end))
        at = end
    return repeats


def _find_copies(
    numbers: Sequence[int],
    blocks: Sequence[Block],
    lines: Mapping[int, Line],
    layout: Layout,
) -> set[int]:
    """Find the lines of boxes most of whose words stand in another box before them.

    A short line, or one that returns more than once, is a refrain, or a question that is asked of
    many; a post that quotes another says more. Documentation has the same step in two procedures,
    and says the same of many a parameter.
    """
    frames, first = layout.frames, dict[str, int]()
    places = [layout.places[number] for number in numbers]
    copies: dict[int, int] = {}  # the number of the original of each
    for i, number in enumerate(numbers):
        if blocks[number].kind not in _DATA and blocks[number].number is None:
            original = first.setdefault(blocks[number].text, i)
            if original != i:
                copies[i] = original
    counts = Counter(blocks[number].text for number in numbers)
    words = [lines[number].words for number in numbers]
    total = sum_frames(frames, places, words)
    copied = sum_frames(frames, places, [n * (i in copies) for i, n in enumerate(words)])
    return {
        i
        for i, original in copies.items()
        if words[i] >= _LEAST
        and counts[blocks[numbers[i]].text] == _TWICE
        and (box := _find_copied_box(frames, places[original].frame, places[i].frame))
        and copied[box] >= _WHOLE * total[box]
    }


def _find_copied_box(frames: Sequence[Frame], first: int, second: int) -> int:
    """Find the outermost element around a copy that does not hold the original, too.

    It is 0 if both are lines of one element.
    """
    around = {*list_path(frames, first)}
    inside = [i for i in list_path(frames, second) if i not in around]
    lone = len(inside) == 1 and frames[inside[0]].tag in _LINES
    return 0 if not inside or lone else inside[-1]


def _find_run(texts: Sequence[str], first: int, second: int) -> tuple[int, int]:
    """Extend a repeated block to the run (start, end) that repeats along with it."""
    gap = second - first
    start, end = second, second + 1
    while start - 1 > first and start > gap and texts[start - 1] == texts[start - 1 - gap]:
        start -= 1
    while end < len(texts) and end - gap < start and texts[end] == texts[end - gap]:
        end += 1
    return start, end
