"""Traits of a whole page by its structure alone, in any language: prose, links, cards, forms.

A card is one of several siblings of the same shape, each with a link that reads like a headline:
the teasers of a home page, the products of a category, the threads of a forum.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
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
_DIGITS = re.compile(r"\d{4,}")
_NUMBERS = re.compile(r"\d+")
_PROSE_WORDS = 8  # of a closed line of prose
_OPEN_WORDS = 25  # of an open one: Thai has no stops, and some texts end in a source
_LINE_WORDS = 4  # of a linked headline; menu entries have fewer
_LEADING = 0.8  # share of links from which a line is a link
_LINKED = 0.5  # share of links above which a line leads elsewhere
_TITLE_WORDS = 8  # of a title that is more than a name, at least
_TITLE_SHARE = 0.9  # of the words of a title in a line that repeats it
_NO_CARDS = frozenset("p br h1 h2 h3 h4 h5 h6 td th body pre blockquote figcaption dd dt".split())
_FORMS = ("form", "fieldset")
_CARDS = 3  # siblings, at least
_CARD_LINKED = 0.6  # share of the siblings that lead elsewhere
_CARD_WORDS = 150.0  # on average, at most: posts and sections have more
_LABEL_WORDS = 2  # of a link in a card, at least
_GAP = 40.0  # words between two lines of prose that are still one run
_LEADING_WORDS = 1.5  # what a word of a link or a heading counts there

NAMES = (
    *"words linked lines linked_lines prose prose_share prose_lines mean_prose".split(),
    *"run box box_share second headlines prose_per_headline run_per_headline cut".split(),
    *"headings linked_headings items cells short cards card_groups card_share".split(),
    *"card_prose card_words most_cards priced prices dates headline_words title_words".split(),
    *"article dated listing password fields pictures depth last slug digits query".split(),
    *"kept kept_prose kept_share kept_prose_share kept_headlines kept_lines kept_longest".split(),
    *"kept_linked kept_headings kept_cards kept_prose_cards kept_cut".split(),
    *"in_forms kept_in_forms title_repeated".split(),
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


def is_about_title(kept: Sequence[Block], titles: Sequence[str]) -> bool:
    """Check whether a line of prose repeats a title that is more than a name."""
    long = bool(titles) and estimate_words(titles[0]) >= _TITLE_WORDS
    return long and _share_title(kept, titles) > _TITLE_SHARE


def describe_page(signs: Signs, outline: Outline, kept: Sequence[Block]) -> list[float]:
    """Describe a page in the order of NAMES; ``kept`` are its blocks without notices."""
    lines = [*map(_measure, outline.blocks)]
    cards = _find_cards(lines, outline.places, outline.frames)
    forms = _find_forms(outline)
    return [
        *_describe_lines(lines, outline, signs.headlines),
        *_describe_cards(lines, cards),
        *_describe_head(signs),
        *_describe_kept([*map(_measure, kept)], lines, cards),
        *_describe_forms(kept, lines, forms),
        _share_title(kept, signs.titles),
    ]


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
    if not prose and words >= _OPEN_WORDS and block.links < _LINKED:
        listed = block.kind in ("heading", "caption", "code") or ends_cut(block.text)
        prose = 0.0 if listed else words
    return _Line(block, words, prose)


class _Cards(NamedTuple):
    inside: list[bool]  # whether each line stands in a card
    sizes: list[int]  # cards of each group
    words: float  # of a card of the largest group


def _describe_lines(lines: Sequence[_Line], outline: Outline, headlines: int) -> Iterator[float]:
    count, total = len(lines) or 1, sum(line.words for line in lines) or 1.0
    prose = sum(line.prose for line in lines)
    closed = sum(line.prose > 0 for line in lines)
    run, boxes = _find_run(lines), _weigh_boxes(lines, outline)
    first, second = [*boxes, 0.0, 0.0][:2]
    headings = [line for line in lines if line.block.kind == "heading"]
    led = sum(line.block.links > _LEADING for line in lines)
    yield from (math.log1p(total), sum(line.linked for line in lines) / total)
    yield from (math.log1p(len(lines)), led / count)
    yield from (math.log1p(prose), prose / total, math.log1p(closed), prose / (closed or 1))
    yield from (math.log1p(run), math.log1p(first), first / (prose or 1), second / (first or 1))
    yield math.log1p(headlines)
    yield from (math.log1p(part / (headlines + 1)) for part in (prose, run))
    yield sum(ends_cut(line.block.text) for line in lines) / count
    yield len(headings) / count
    yield sum(line.block.links > _LEADING for line in headings) / (len(headings) or 1)
    yield from (sum(x.block.kind == kind for x in lines) / count for kind in ("item", "cell"))
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


def _weigh_boxes(lines: Sequence[_Line], outline: Outline) -> list[float]:
    """Count the words of prose in each element that holds paragraphs, largest first."""
    boxes = Counter[int]()
    for line, place in zip(lines, outline.places, strict=True):
        if line.prose:
            frame = outline.frames[place]
            inner = frame.tag in ("p", "li", "blockquote")
            boxes[frame.parent if inner else place] += round(line.prose)
    return sorted(map(float, boxes.values()), reverse=True)


def _find_cards(lines: Sequence[_Line], places: Sequence[int], frames: Sequence[Frame]) -> _Cards:
    """Find the siblings of one shape that each lead elsewhere."""
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
    card, sizes, largest = [False] * len(frames), list[int](), (0.0, 0.0)
    for group in groups.values():
        size, total = len(group), sum(words[i] for i in group)
        if size < _CARDS or total > _CARD_WORDS * size:
            continue
        if sum(linked[i] for i in group) >= _CARD_LINKED * size:
            sizes.append(size)
            largest = max(largest, (total, total / size))
            for i in group:
                card[i] = True
    for i, frame in enumerate(frames):  # parents come first
        card[i] = card[i] or card[frame.parent]
    return _Cards([card[place] for place in places], sizes, largest[1])


def _describe_cards(lines: Sequence[_Line], cards: _Cards) -> Iterator[float]:
    inside = [line for line, good in zip(lines, cards.inside, strict=True) if good]
    total, prose = (sum(getattr(x, name) for x in lines) or 1.0 for name in ("words", "prose"))
    prices = [bool(_PRICE.search(line.block.text)) for line in lines]
    yield from (math.log1p(sum(cards.sizes)), math.log1p(len(cards.sizes)))
    yield from (sum(x.words for x in inside) / total, sum(x.prose for x in inside) / prose)
    yield from (cards.words, math.log1p(max(cards.sizes, default=0)))
    yield sum(p and good for p, good in zip(prices, cards.inside, strict=True)) / (len(inside) or 1)
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


def _describe_kept(kept: Sequence[_Line], lines: Sequence[_Line], cards: _Cards) -> Iterator[float]:
    total, prose = sum(line.words for line in kept), sum(line.prose for line in kept)
    carded = {line.block.text for line, good in zip(lines, cards.inside, strict=True) if good}
    inside = [line for line in kept if line.block.text in carded]
    count, blocks = len(kept) or 1, [line.block for line in kept]
    yield from (math.log1p(total), math.log1p(prose))
    yield from (total / (sum(line.words for line in lines) or 1), prose / (total or 1))
    yield from (math.log1p(count_headlines(blocks)), math.log1p(len(kept)))
    yield math.log1p(max((line.words for line in kept if line.block.links < _LINKED), default=0.0))
    yield sum(line.linked for line in kept) / (total or 1)
    yield sum(block.kind == "heading" for block in blocks) / count
    yield sum(line.words for line in inside) / (total or 1)
    yield sum(line.prose for line in inside) / (prose or 1)
    yield sum(ends_cut(block.text) for block in blocks) / count


def _find_forms(outline: Outline) -> list[bool]:
    """Find out for each line whether it stands in a form."""
    forms = {i for i, frame in enumerate(outline.frames) if frame.tag in _FORMS}
    inside = mark_inside(outline.frames, forms)
    return [inside[place] for place in outline.places]


def _describe_forms(
    kept: Sequence[Block], lines: Sequence[_Line], forms: Sequence[bool]
) -> Iterator[float]:
    inside = [line for line, good in zip(lines, forms, strict=True) if good]
    texts = {line.block.text for line in inside}
    yield sum(line.words for line in inside) / (sum(line.words for line in lines) or 1)
    yield sum(block.text in texts for block in kept) / (len(kept) or 1)


def _share_title(kept: Sequence[Block], titles: Sequence[str]) -> float:
    """Find the largest share of a title's words that a line of prose has: it is its subject."""
    words = set(titles[0].casefold().split()) if titles else set[str]()
    if len(words) < _LINE_WORDS:
        return 0.0
    prose = (block for block in kept if count_prose_words(block))
    return max((len(words & {*b.text.casefold().split()}) for b in prose), default=0) / len(words)
