"""Features of a block from its page: kind, links, elements around it, what was extracted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from summarize.language.words import estimate_words
from summarize.models import Block, Draft, Frame, Layout, Place
from summarize.notices.frames import list_path
from summarize.notices.lines import Line
from summarize.notices.name_weights import COLUMNS as NAME_COLUMNS
from summarize.notices.name_weights import Weigh, describe_names, split_name, weigh_name
from summarize.notices.post_features import NAMES as POST_NAMES
from summarize.notices.post_features import describe_posts
from summarize.notices.sequences import Shape, list_shapes

_KINDS = ("paragraph", "heading", "item", "quote", "cell", "code", "caption")
_MARKED = ("heading", "item")  # neighbours of these kinds are features, too
_INSIDE = (
    ("article",), ("main",), ("aside",), ("nav",), ("header",), ("footer",), ("form", "fieldset"),
    ("figure",), ("table", "tr", "td"), ("ul", "ol", "dl"), ("blockquote",), ("section",),
)  # fmt: skip
_TAGS = ("p", "div", "li", "td", "span")
_REACH = 5  # blocks to each side whose extraction counts
_FAR = 40  # blocks from the headline; distances are capped here
_PROSE_WORDS = 10  # of a block of prose, at least
_MAIN = 0.6  # share of the extracted prose that the main frame holds
_NO_HEADING = 31.0  # lines to a heading, where there is none
_MOST_BACK, _MOST_STEPS = 30.0, 30  # lines to a heading, frames to the main one: caps
_BESIDE = 3  # blocks to each side whose links count
_MANY = 50.0  # blocks, or frames, of one shape; more say no more
NAMES = [
    *(f"kind_{kind}" for kind in _KINDS),
    *"links links-1 links+1 links+2 links_around heading-1 heading+1 item-1 item+1".split(),
    *"in_title of_title items links_share level".split(),
    *"found found_more found-1 found+1 found_around found_share found_more_share".split(),
    *(f"tag_{tag}" for tag in _TAGS),
    *(f"in_{tags[0]}" for tags in _INSIDE),
    *"hidden depth twins parent_twins".split(),
    *"parent_prose grand_prose parent_links grand_links parent_found".split(),
    *NAME_COLUMNS,
    *"copies after_headline declared dated".split(),
    *"main_inside main_up main_down".split(),
    *"alike alike_found alike_prose alike_links alike_words".split(),
    *"heading_back heading_notice section_lines section_prose section_links".split(),
    *"before_found after_found found_above".split(),
    *POST_NAMES,
]


def describe_markup(
    draft: Draft, layout: Layout, lines: Sequence[Line], weigh: Weigh = weigh_name
) -> list[list[float]]:
    """Build a feature row for each block, in the order of NAMES; ``weigh`` rates class names."""
    if not draft.blocks:
        return []
    rows = _describe_blocks(draft.blocks, draft.title)
    places = _describe_places(draft.blocks, layout.places)
    around = _describe_frames(draft.blocks, layout, weigh)
    declared = [float(draft.signs.article), float(draft.signs.dated)] if draft.signs else [0.0] * 2
    found = [place.found or place.found_more for place in layout.places]
    main = _describe_main(layout, lines, found)
    alike = _describe_alike(draft.blocks, layout, lines, found)
    sections = _describe_sections(draft.blocks, lines)
    spans = _describe_spans(lines, found)
    posts = describe_posts(draft.blocks, layout, lines, draft.title)
    more = zip(alike, sections, spans, posts, strict=True)
    return [
        [*row, *near, *around[at.frame], *copies, *declared, *main[at.frame], *chain(*others)]
        for row, (near, copies), at, others in zip(rows, places, layout.places, more, strict=True)
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
        around = links[max(0, i - _BESIDE) : i + _BESIDE + 1]
        rows.append(
            [
                *kinds[i],
                *(here, before, *after, sum(around) / len(around)),
                *(headings[i], headings[i + 2], items[i], items[i + 2]),
                *(shared / max(1, len(own)), shared / max(1, len(words))),
                *(of_items, of_links, float(block.level)),
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
            *(min(_MANY, frames[i].twins) for i in (place, parent)),
            *(prose[i] / total for i in (parent, grand)),
            *(linked[i] / max(1.0, size[i]) for i in (parent, grand)),
            found[parent] / max(1.0, counts[parent]),
            *describe_names([weigh_frame(frames[i].name) for i in path]),
        ]
    return rows


def _describe_main(
    layout: Layout, lines: Sequence[Line], found: Sequence[bool]
) -> dict[int, list[float]]:
    """Describe where each frame stands to the main one, the innermost with most extracted prose."""
    frames, places = layout.frames, layout.places
    prose = [line.words * line.prose for line in lines]
    extracted = [words * there for words, there in zip(prose, found, strict=True)]
    sums = sum_frames(frames, places, extracted if any(extracted) else prose)
    main = find_main(sums, _MAIN)
    steps = {frame: number for number, frame in enumerate(list_path(frames, main))}
    rows: dict[int, list[float]] = {}
    for frame in {place.frame for place in places}:
        path = list_path(frames, frame)
        down = next(i for i, one in enumerate(path) if one in steps)
        up = steps[path[down]]
        rows[frame] = [float(up == 0), float(min(_MOST_STEPS, up)), float(down)]
    return rows


def _describe_alike(
    blocks: Sequence[Block], layout: Layout, lines: Sequence[Line], found: Sequence[bool]
) -> Iterator[list[float]]:
    """Describe the blocks of the same shape as each one."""
    shapes = list_shapes(blocks, layout)
    sums: dict[Shape, list[float]] = defaultdict(lambda: [0.0] * 5)
    for shape, block, line, there in zip(shapes, blocks, lines, found, strict=True):
        values = sums[shape]
        for i, value in enumerate((1.0, there, line.prose, block.links, line.words)):
            values[i] += value
    for shape, there in zip(shapes, found, strict=True):
        count, extracted, prose, links, words = sums[shape]
        others = (extracted - there) / (count - 1) if count > 1 else -1.0
        yield [min(_MANY, count), others, prose / count, links / count, words / count]


def _describe_sections(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[list[float]]:
    """Describe for each block the heading above it and all that stands below that heading."""
    starts = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    edges = [0, *starts, len(blocks)] if not starts or starts[0] else [*starts, len(blocks)]
    for start, end in pairwise(edges):
        section = range(start, end)
        words = 1.0 + sum(lines[i].words for i in section)
        prose = sum(lines[i].words * lines[i].prose for i in section) / words
        size = 1.0 + sum(len(blocks[i].text) for i in section)
        links = sum(len(blocks[i].text) * blocks[i].links for i in section) / size
        headed = blocks[start].kind == "heading"
        notice = float(headed and lines[start].notice)
        for i in section:
            back = min(_MOST_BACK, i - start) if headed else _NO_HEADING
            yield [float(back), notice, float(len(section)), prose, links]


def _describe_spans(lines: Sequence[Line], found: Sequence[bool]) -> Iterator[list[float]]:
    """Describe the distance of each block from the extraction, and how much of that is above."""
    numbers = [i for i, there in enumerate(found) if there]
    first, last = (numbers[0], numbers[-1]) if numbers else (len(lines), -1)
    total = max(1.0, sum(lines[i].words for i in numbers))
    above = 0.0
    for i, line in enumerate(lines):
        yield [
            float(max(0, min(_FAR, first - i))),
            float(max(0, min(_FAR, i - last))),
            above / total,
        ]
        above += line.words * found[i]


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
        if sums[i]:
            sums[frames[i].parent] += sums[i]
    return sums


def find_main(sums: Sequence[float], share: float) -> int:
    """Find the innermost frame that holds a share, over a half, of all; 0 if there is nothing."""
    # A frame comes after those around it.
    return max((i for i, held in enumerate(sums) if held >= share * sums[0] > 0), default=0)
