"""Features of a block from its page: kind, links, elements around it, what was extracted."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from summarize.language.words import estimate_words
from summarize.models import Block, Draft, Frame, Layout, Place
from summarize.notices.class_names import COLUMNS as NAME_COLUMNS
from summarize.notices.class_names import Weigh, describe_names, list_path, split_name, weigh_name

_KINDS = ("paragraph", "heading", "item", "quote", "cell", "code", "caption")
_MARKED = ("heading", "item")  # neighbours of these kinds are features, too
_INSIDE = (
    ("article",), ("main",), ("aside",), ("nav",), ("header",), ("footer",), ("form", "fieldset"),
    ("figure",), ("table", "tr", "td"), ("ul", "ol", "dl"), ("blockquote",), ("section",),
)  # fmt: skip
_TAGS = ("p", "div", "li", "td", "span")
_REACH = 5  # blocks to each side whose extraction counts
_FAR = 40  # blocks from the headline; distances are capped here
_PROSE_WORDS = 10
NAMES = [
    *_KINDS,
    *"links links-1 links+1 links+2 links_around heading-1 heading+1 item-1 item+1".split(),
    *"in_title of_title items links_share level".split(),
    *"found found_more found-1 found+1 found_around found_share found_more_share".split(),
    *(f"tag_{tag}" for tag in _TAGS),
    *(f"in_{tags[0]}" for tags in _INSIDE),
    *"hidden depth twins parent_twins".split(),
    *"parent_prose grand_prose parent_links grand_links parent_found".split(),
    *NAME_COLUMNS,
    *"copies after_headline declared dated".split(),
]


def describe_markup(draft: Draft, layout: Layout, weigh: Weigh = weigh_name) -> list[list[float]]:
    """Build a feature row for each block, in the order of NAMES; ``weigh`` rates class names."""
    rows = _describe_blocks(draft.blocks, draft.title)
    places = _describe_places(draft.blocks, layout.places)
    around = _describe_frames(draft.blocks, layout, weigh) if draft.blocks else {}
    declared = [float(draft.signs.article), float(draft.signs.dated)] if draft.signs else [0.0] * 2
    return [
        [*row, *place, *around[at.frame], *more, *declared]
        for row, (place, more), at in zip(rows, places, layout.places, strict=True)
    ]


def _describe_blocks(blocks: Sequence[Block], title: str | None) -> list[list[float]]:
    count = len(blocks)
    kinds = [[float(block.kind == kind) for kind in _KINDS] for block in blocks]
    links = [block.links for block in blocks]
    around_links = [-1.0, *links, -1.0, -1.0]
    headings, items = ([0.0, *(row[_KINDS.index(k)] for row in kinds), 0.0] for k in _MARKED)
    words = set((title or "").casefold().split())
    of_items, of_links = sum(items) / max(1, count), sum(links) / max(1, count)
    rows = []
    for i, block in enumerate(blocks):
        own = set(block.text.casefold().split())
        shared = len(own & words)
        before, here, *after = around_links[i : i + 4]
        around = links[max(0, i - 3) : i + 4]
        rows.append(
            [
                *kinds[i],
                *(here, before, *after, sum(around) / len(around)),
                *(headings[i], headings[i + 2], items[i], items[i + 2]),
                *(shared / max(1, len(own)), shared / max(1, len(words))),
                *(of_items, of_links, block.level),
            ]
        )
    return rows


def _describe_places(
    blocks: Sequence[Block], places: Sequence[Place]
) -> list[tuple[list[float], list[float]]]:
    """Describe for each block the extraction around it, and its copies and headline."""
    found = [float(place.found) for place in places]
    more = [float(place.found_more) for place in places]
    share, share_more = sum(found) / max(1, len(found)), sum(more) / max(1, len(more))
    padded = [-1.0, *found, -1.0]
    copies = Counter(block.text for block in blocks)
    headline = next((i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == 1), None)
    rows = []
    for i, block in enumerate(blocks):
        window = found[max(0, i - _REACH) : i + _REACH + 1]
        after = max(-_FAR, min(_FAR, i - headline)) if headline is not None else -_FAR - 1
        first = [found[i], more[i], padded[i], padded[i + 2], sum(window) / len(window)]
        rows.append(([*first, share, share_more], [float(copies[block.text]), float(after)]))
    return rows


def _describe_frames(
    blocks: Sequence[Block], layout: Layout, weigh: Weigh
) -> dict[int, list[float]]:
    """Describe each frame that holds a block; its blocks share these features."""
    frames = layout.frames
    values = _measure(blocks, layout.places)
    prose, linked, size, found, counts = (sum_frames(frames, layout.places, v) for v in values)
    total = max(1.0, prose[0])

    @cache
    def weigh_frame(name: str) -> list[float]:
        return [weigh(word) for word in sorted(split_name(name))]

    rows: dict[int, list[float]] = {}
    alike: dict[
        tuple[int, str, str, bool], list[float]
    ] = {}  # paragraphs of one element share theirs
    for place in {place.frame for place in layout.places}:
        tag, name, above, _, hidden = frames[place]
        if (above, tag, name, hidden) in alike:
            rows[place] = alike[above, tag, name, hidden]
            continue
        path = list_path(frames, place)
        tags = {frames[i].tag for i in path}
        parent = path[1] if len(path) > 1 else place
        grand = path[2] if len(path) > 2 else parent
        rows[place] = alike[above, tag, name, hidden] = [
            *(float(tag == one) for one in _TAGS),
            *(float(not tags.isdisjoint(group)) for group in _INSIDE),
            float(any(frames[i].hidden for i in path)),
            float(len(path)),
            *(float(min(50, frames[i].twins)) for i in (place, parent)),
            *(prose[i] / total for i in (parent, grand)),
            *(linked[i] / max(1.0, size[i]) for i in (parent, grand)),
            found[parent] / max(1.0, counts[parent]),
            *describe_names([weigh_frame(frames[i].name) for i in path]),
        ]
    return rows


def _measure(blocks: Sequence[Block], places: Sequence[Place]) -> list[list[float]]:
    """Measure every block: words of prose, linked letters, letters, extracted or not, one."""
    words = [float(estimate_words(block.text)) for block in blocks]
    sizes = [float(len(block.text)) for block in blocks]
    return [
        [n if n >= _PROSE_WORDS else 0.0 for n in words],
        [n * block.links for n, block in zip(sizes, blocks, strict=True)],
        sizes,
        [float(place.found) for place in places],
        [1.0] * len(words),
    ]


def sum_frames(
    frames: Sequence[Frame], places: Sequence[Place], values: Sequence[float]
) -> list[float]:
    """Sum the values of all blocks in each frame, at any depth."""
    sums = [0.0] * len(frames)
    for place, value in zip(places, values, strict=True):
        sums[place.frame] += value
    for i in range(len(frames) - 1, 0, -1):
        sums[frames[i].parent] += sums[i]
    return sums
