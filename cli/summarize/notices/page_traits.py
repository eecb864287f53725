"""Traits of a whole page by its structure alone, in any language: prose, links, cards, forms.

A card is one of several siblings of the same shape, each with a link that reads like a headline:
the teasers of a home page, the products of a category, the threads of a forum.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from summarize.language.punctuation import closes_line, ends_cut
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block, Frame, Outline, Signs
from summarize.notices.frames import mark_inside

_PRICE = compile_late(r"[$€£¥₹₽₩₫₴₺]\s?\d|\d\s?(?:[$€£¥₹₽₫₴₺]|(?:zł|kr|руб|Kč|Ft|lei|USD|EUR)\b)")
_DATE = compile_late(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d\d\b|\d[年月日]"
)
_ADDRESS = compile_late(r"(?:https?:)?//[^/?#]+([^?#]*)(\??)")  # its path, and whether it asks
_SLUG = compile_late(r"[^\W_]{1,40}(?:[-_][^\W_]{1,40}){3}")
_CONTACT = compile_late(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?:\+|\b0|\()\d[\d\s()./-]{6,20}\d")
_DIGITS = re.compile(r"\d{4,}")
_NUMBERS = re.compile(r"\d+")
_PROSE_WORDS = 8  # of a closed line of prose
_OPEN_WORDS = 25  # of an open one: Thai has no stops, and some texts end in a source
_LINE_WORDS = 4  # of a linked headline; menu entries have fewer
_LEADING = 0.8  # share of links from which a line is a link
_LINKED = 0.5  # share of links above which a line leads elsewhere
_NO_CARDS = frozenset("p br h1 h2 h3 h4 h5 h6 td th body pre blockquote figcaption dd dt".split())
_FORMS = ("form", "fieldset")
_CARDS = 3  # siblings, at least
_CARD_LINKED = 0.6  # share of the siblings that lead elsewhere
_CARD_WORDS = 150.0  # on average, at most: posts and sections have more
_LABEL_WORDS = 2  # of a link in a card, at least
_GAP = 40.0  # words between two lines of prose that are still one run
_LEADING_WORDS = 1.5  # what a word of a link or a heading counts there

NAMES = (
    *"linked prose_share run box prose_per_headline run_per_headline cells short".split(),
    *"card_share priced prices dates headline_words title_words".split(),
    *"article dated listing password fields pictures depth last slug digits query".split(),
    *"kept_prose kept_prose_lines kept_longest kept_share kept_lines kept_linked".split(),
    *"kept_cards kept_prose_cards contacts span span_linked span_prose above".split(),
    *"kept_run kept_box kept_boxes in_forms below_title title_repeated".split(),
)


def count_headlines(blocks: Iterable[Block]) -> int:
    """Count the different lines that link elsewhere and read like headlines."""
    return len(
        {b.text for b in blocks if b.links > _LEADING and estimate_words(b.text) >= _LINE_WORDS}
    )


def count_prose(blocks: Iterable[Block]) -> float:
    """Count the words in lines of prose: no links, headings or teasers."""
    return sum(map(count_prose_words, blocks))


def count_prose_words(block: Block) -> float:
    """Count the words of a block if it is a line of prose, else none."""
    if block.links >= _LINKED or block.kind in ("heading", "caption", "code"):
        return 0.0
    if not closes_line(block.text) or ends_cut(block.text):
        return 0.0
    words = estimate_words(block.text)
    return words if words >= _PROSE_WORDS else 0.0


def count_sections(kept: Sequence[Block]) -> int:
    """Count the headings that are no links and stand right above prose: sections of a text."""
    return sum(
        head.kind == "heading"
        and head.links < _LINKED
        and below.kind != "heading"
        and count_prose_words(below) > 0
        for head, below in pairwise(kept)
    )


def count_prices(blocks: Iterable[Block]) -> int:
    """Count the lines with a price."""
    return sum(_PRICE.search(block.text) is not None for block in blocks)


def describe_page(signs: Signs, outline: Outline, kept: Sequence[Block]) -> list[float]:
    """Describe a page in the order of NAMES; ``kept`` are its blocks without notices."""
    lines, own = [*map(_measure, outline.blocks)], [*map(_measure, kept)]
    cards = _find_cards(lines, outline.places, outline.frames)
    return [
        *_describe_lines(lines, outline, signs.headlines),
        *_describe_cards(lines, cards),
        *_describe_head(signs),
        *_describe_kept(own, lines, cards),
        *_describe_span(own, lines, outline),
        _share_forms(lines, outline),
        _weigh_below_title(lines, signs.titles),
        _share_title(kept, signs.titles),
    ]


def count_own(kept: Sequence[Block]) -> float:
    """Count the words of a page in code and in lines of prose, also captions and open lines."""
    code = (estimate_words(block.text) for block in kept if block.kind == "code")
    return sum(_measure(block).prose for block in kept) + sum(code)


class _Line(NamedTuple):
    block: Block
    words: float
    prose: float  # words, if it is prose

    @property
    def linked(self) -> float:
        """The words in links."""
        return self.words * self.block.links


def _measure(block: Block) -> _Line:
    words, prose = estimate_words(block.text), count_prose_words(block)
    if not prose and words >= _PROSE_WORDS and block.links < _LINKED:
        listed = block.kind in ("heading", "code") or ends_cut(block.text)
        caption = block.kind == "caption" and closes_line(block.text)
        prose = words if (caption or words >= _OPEN_WORDS) and not listed else 0.0
    return _Line(block, words, prose)


def _describe_lines(lines: Sequence[_Line], outline: Outline, headlines: int) -> Iterator[float]:
    count, total = len(lines) or 1, sum(line.words for line in lines) or 1.0
    prose = sum(line.prose for line in lines)
    run = _find_run(lines)
    boxes = _weigh_boxes(zip(lines, outline.places, strict=True), outline.frames)
    yield from (sum(line.linked for line in lines) / total, prose / total)
    yield from (math.log1p(run), math.log1p(max(boxes, default=0.0)))
    yield from (math.log1p(part / (headlines + 1)) for part in (prose, run))
    yield sum(line.block.kind == "cell" for line in lines) / count
    yield sum(line.words for line in lines if line.words < _LINE_WORDS) / total


def _find_run(lines: Sequence[_Line]) -> float:
    """Count the words of the longest run of prose; headings and links interrupt it sooner."""
    best = run = gap = 0.0
    for line in lines:
        if line.prose:
            run, gap = run + line.prose, 0.0
        else:
            leads = line.block.links > _LINKED or line.block.kind == "heading"
            gap += line.words * (_LEADING_WORDS if leads else 1.0)
            if gap > _GAP:
                run = gap = 0.0
        best = max(best, run)
    return best


def _weigh_boxes(placed: Iterable[tuple[_Line, int]], frames: Sequence[Frame]) -> Collection[float]:
    """Count the words of prose in each element that holds paragraphs."""
    boxes = Counter[int]()
    for line, place in placed:
        if line.prose:
            inner = frames[place].tag in ("p", "li", "blockquote")
            boxes[frames[place].parent if inner else place] += round(line.prose)
    return boxes.values()


def _find_cards(
    lines: Sequence[_Line], places: Sequence[int], frames: Sequence[Frame]
) -> list[bool]:
    """Find out for each line whether it stands in one of several siblings that lead elsewhere."""
    words, linked = [0.0] * len(frames), [False] * len(frames)
    for line, place in zip(lines, places, strict=True):
        words[place] += line.words
        links = line.block.links > _LEADING and line.words >= _LABEL_WORDS
        linked[place] = linked[place] or links
    for i in range(len(frames) - 1, 0, -1):
        words[frames[i].parent] += words[i]
        linked[frames[i].parent] = linked[frames[i].parent] or linked[i]
    groups: dict[tuple[int, str, str], list[int]] = {}
    for i, frame in enumerate(frames):
        if words[i] and frame.tag not in _NO_CARDS:
            shape = _NUMBERS.sub("", frame.name.partition(" ")[0])
            groups.setdefault((frame.parent, frame.tag, shape), []).append(i)
    card = [False] * len(frames)
    for group in groups.values():
        size = len(group)
        if size < _CARDS or sum(words[i] for i in group) > _CARD_WORDS * size:
            continue
        if sum(linked[i] for i in group) >= _CARD_LINKED * size:
            for i in group:
                card[i] = True
    for i, frame in enumerate(frames):  # parents come first
        card[i] = card[i] or card[frame.parent]
    return [card[place] for place in places]


def _describe_cards(lines: Sequence[_Line], cards: Sequence[bool]) -> Iterator[float]:
    inside = [*compress(lines, cards)]
    prices = [bool(_PRICE.search(line.block.text)) for line in lines]
    yield sum(line.words for line in inside) / (sum(line.words for line in lines) or 1)
    yield sum(compress(prices, cards)) / (len(inside) or 1)
    yield math.log1p(sum(prices))
    yield math.log1p(sum(_DATE.search(line.block.text) is not None for line in lines))


def _describe_head(signs: Signs) -> Iterator[float]:
    title, *heads = signs.titles or ("",)
    yield from (estimate_words(heads[0]) if heads else -1.0, estimate_words(title))
    yield from map(float, (signs.article, signs.dated, signs.listing, signs.password))
    yield from map(math.log1p, (signs.fields, signs.pictures))
    yield from _describe_address(signs.address)


def _describe_address(address: str) -> Iterator[float]:
    """Describe the path of a page; -1 where it is not known."""
    known = _ADDRESS.match(address)
    if not known:
        yield from (-1.0, -1.0, -1.0, -1.0, -1.0)
        return
    path, query = known.groups()
    parts = [part for part in path.split("/") if part]
    last = parts[-1] if parts else ""
    yield from (float(len(parts)), math.log1p(len(last)), float(bool(_SLUG.search(last))))
    yield from (float(bool(_DIGITS.search(path))), float(bool(query)))


def _describe_kept(
    kept: Sequence[_Line], lines: Sequence[_Line], cards: Sequence[bool]
) -> Iterator[float]:
    total, prose = sum(line.words for line in kept), sum(line.prose for line in kept)
    carded = {line.block.text for line in compress(lines, cards)}
    inside = [line for line in kept if line.block.text in carded]
    yield from (math.log1p(prose), math.log1p(sum(line.prose > 0 for line in kept)))
    yield math.log1p(max((line.prose for line in kept), default=0.0))
    yield from (total / (sum(line.words for line in lines) or 1), math.log1p(len(kept)))
    yield sum(line.linked for line in kept) / (total or 1)
    yield sum(line.words for line in inside) / (total or 1)
    yield sum(line.prose for line in inside) / (prose or 1)
    yield sum(_CONTACT.search(x.block.text) is not None for x in kept) / (len(kept) or 1)


def _describe_span(
    kept: Sequence[_Line], lines: Sequence[_Line], outline: Outline
) -> Iterator[float]:
    """Describe the lines from the first kept one to the last: few others stand in an article."""
    first = {line.block.text: i for i, line in reversed([*enumerate(lines)])}
    places = [first[line.block.text] for line in kept if line.block.text in first] or [0]
    span = lines[min(places) : max(places) + 1]
    total = sum(line.words for line in span) or 1
    yield sum(line.words for line in kept) / total
    yield from (sum(getattr(x, name) for x in span) / total for name in ("linked", "prose"))
    yield min(places) / (len(lines) or 1)
    run = best = 0.0
    for line in span:
        leads = line.block.links > _LINKED or line.block.kind == "heading"
        run = 0.0 if leads else run + line.prose
        best = max(best, run)
    yield math.log1p(best)
    boxes = _weigh_boxes(((lines[i], outline.places[i]) for i in places), outline.frames)
    yield math.log1p(max(boxes, default=0.0))
    yield len(boxes) / (sum(lines[i].prose > 0 for i in places) or 1)


def _share_forms(lines: Sequence[_Line], outline: Outline) -> float:
    """Find the share of the words of a page that stands in forms."""
    forms = {i for i, frame in enumerate(outline.frames) if frame.tag in _FORMS}
    inside = mark_inside(outline.frames, forms)
    words = sum(x.words for x, place in zip(lines, outline.places, strict=True) if inside[place])
    return words / (sum(line.words for line in lines) or 1)


def _weigh_below_title(lines: Sequence[_Line], titles: Sequence[str]) -> float:
    """Weigh the prose below the first heading in the title, to the next as high; -1 if none."""
    title, level, words = titles[0].casefold() if titles else "", 0, 0.0
    for line in lines:
        head = line.block
        if level and 0 < head.level <= level and head.kind == "heading":
            break
        if level:
            words += line.prose
        elif head.kind == "heading" and head.links < _LINKED and head.text.casefold() in title:
            level = head.level
    return math.log1p(words) if level else -1.0


def _share_title(kept: Sequence[Block], titles: Sequence[str]) -> float:
    """Find the largest share of a title's words that a line of prose has: it is its subject."""
    words = set(titles[0].casefold().split()) if titles else set[str]()
    if len(words) < _LINE_WORDS:
        return 0.0
    prose = (block for block in kept if count_prose_words(block))
    return max((len(words & {*b.text.casefold().split()}) for b in prose), default=0) / len(words)
