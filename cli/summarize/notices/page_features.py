"""Features of a block from its page: kind, links, elements around it, what was extracted."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, islice, pairwise

from summarize.language.words import estimate_words
from summarize.models import Block, Draft, Frame, Layout, Place
from summarize.notices.context_features import Columns
from summarize.notices.frames import list_path
from summarize.notices.lines import Line
from summarize.notices.name_weights import COLUMNS as NAME_COLUMNS
from summarize.notices.name_weights import Weigh, describe_names, split_name, weigh_name
from summarize.notices.post_features import NAMES as POST_NAMES
from summarize.notices.post_features import describe_posts
from summarize.notices.sequences import Shape, list_shapes

_KINDS = ("paragraph", "heading", "item", "quote", "cell", "code", "caption")
_MARKED = ("heading", "item")  # neighbours of these kinds are features, too
_SUMMED = ("count", "found", "prose", "links", "words")  # over the blocks of one shape
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
) -> Columns:
    """Describe each block by its page; ``weigh`` rates class names."""
    if not draft.blocks:
        return {name: [] for name in NAMES}
    found = [place.found or place.found_more for place in layout.places]
    count = len(draft.blocks)
    return {
        **_describe_blocks(draft.blocks, draft.title),
        **_describe_places(draft.blocks, layout.places),
        **_describe_frames(draft.blocks, layout, weigh),
        "declared": [float(draft.signs.article if draft.signs else 0)] * count,
        "dated": [float(draft.signs.dated if draft.signs else 0)] * count,
        **_describe_main(layout, lines, found),
        **_describe_alike(draft.blocks, layout, lines, found),
        **_describe_sections(draft.blocks, lines),
        **_describe_spans(lines, found),
        **describe_posts(draft.blocks, layout, lines, draft.title),
    }


def _describe_blocks(blocks: Sequence[Block], title: str | None) -> Columns:
    count = len(blocks)
    kinds = {kind: [float(block.kind == kind) for block in blocks] for kind in _KINDS}
    links = [block.links for block in blocks]
    before, after = [-1.0, *links], [*links, -1.0, -1.0]
    around = [links[max(0, i - _BESIDE) : i + _BESIDE + 1] for i in range(count)]
    beside: Columns = {}
    for kind in _MARKED:
        padded = [0.0, *kinds[kind], 0.0]
        beside |= {f"{kind}-1": padded[:-2], f"{kind}+1": padded[2:]}
    wanted = set((title or "").casefold().split())
    own = [set(block.text.casefold().split()) for block in blocks]
    shared = [len(words & wanted) for words in own]
    return {
        **{f"kind_{kind}": values for kind, values in kinds.items()},
        "links": links,
        "links-1": before[:-1],
        "links+1": after[1:-1],
        "links+2": after[2:],
        "links_around": [sum(near) / len(near) for near in around],
        **beside,
        "in_title": [n / max(1, len(words)) for n, words in zip(shared, own, strict=True)],
        "of_title": [n / max(1, len(wanted)) for n in shared],
        "items": [sum(kinds["item"]) / count] * count,
        "links_share": [sum(links) / count] * count,
        "level": [float(block.level) for block in blocks],
    }


def _describe_places(blocks: Sequence[Block], places: Sequence[Place]) -> Columns:
    """Describe for each block the extraction around it, and its copies and headline."""
    count = len(blocks)
    found = [float(place.found) for place in places]
    more = [float(place.found_more) for place in places]
    windows = [found[max(0, i - _REACH) : i + _REACH + 1] for i in range(count)]
    copies = Counter(block.text for block in blocks)
    headline = next((i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == 1), None)
    below = [-_FAR - 1.0] * count
    if headline is not None:
        below = [float(max(-_FAR, min(_FAR, i - headline))) for i in range(count)]
    return {
        "found": found,
        "found_more": more,
        "found-1": [-1.0, *found[:-1]],
        "found+1": [*found[1:], -1.0],
        "found_around": [sum(window) / len(window) for window in windows],
        "found_share": [sum(found) / count] * count,
        "found_more_share": [sum(more) / count] * count,
        "copies": [float(copies[block.text]) for block in blocks],
        "after_headline": below,
    }


def _describe_frames(blocks: Sequence[Block], layout: Layout, weigh: Weigh) -> Columns:
    """Describe the frame of each block; paragraphs of one element share these features."""
    frames = layout.frames
    values = _measure(blocks, layout.places)
    prose, linked, size, found, counts = (sum_frames(frames, layout.places, v) for v in values)
    total = max(1.0, prose[0])

    @cache
    def weigh_frame(name: str) -> list[float]:
        return [weigh(word) for word in sorted(split_name(name))]

    def describe(place: int) -> dict[str, float]:
        path = list_path(frames, place)
        tags = {frames[i].tag for i in path}
        parent = path[1] if len(path) > 1 else place
        grand = path[2] if len(path) > 2 else parent
        weights = describe_names([weigh_frame(frames[i].name) for i in path])
        return {
            **{f"tag_{tag}": float(frames[place].tag == tag) for tag in _TAGS},
            **{f"in_{group[0]}": float(not tags.isdisjoint(group)) for group in _INSIDE},
            "hidden": float(any(frames[i].hidden for i in path)),
            "depth": float(len(path)),
            "twins": min(_MANY, frames[place].twins),
            "parent_twins": min(_MANY, frames[parent].twins),
            "parent_prose": prose[parent] / total,
            "grand_prose": prose[grand] / total,
            "parent_links": linked[parent] / max(1.0, size[parent]),
            "grand_links": linked[grand] / max(1.0, size[grand]),
            "parent_found": found[parent] / max(1.0, counts[parent]),
            **dict(zip(NAME_COLUMNS, weights, strict=True)),
        }

    known: dict[tuple[int, str, str, bool], dict[str, float]] = {}
    rows = []
    for place in layout.places:
        tag, name, above, _, hidden = frames[place.frame]
        alike = above, tag, name, hidden
        if alike not in known:
            known[alike] = describe(place.frame)
        rows.append(known[alike])
    return {name: [row[name] for row in rows] for name in rows[0]}


def _describe_main(layout: Layout, lines: Sequence[Line], found: Sequence[bool]) -> Columns:
    """Describe where each frame stands to the main one, the innermost with most extracted prose."""
    frames, places = layout.frames, layout.places
    prose = [line.words * line.prose for line in lines]
    extracted = [words * there for words, there in zip(prose, found, strict=True)]
    sums = sum_frames(frames, places, extracted if any(extracted) else prose)
    main = find_main(sums, _MAIN)
    steps = {frame: number for number, frame in enumerate(list_path(frames, main))}
    ways: dict[int, tuple[int, int]] = {}
    for frame in {place.frame for place in places}:
        path = list_path(frames, frame)
        down = next(i for i, one in enumerate(path) if one in steps)
        ways[frame] = steps[path[down]], down
    near = [ways[place.frame] for place in places]
    return {
        "main_inside": [float(up == 0) for up, _ in near],
        "main_up": [float(min(_MOST_STEPS, up)) for up, _ in near],
        "main_down": [float(down) for _, down in near],
    }


def _describe_alike(
    blocks: Sequence[Block], layout: Layout, lines: Sequence[Line], found: Sequence[bool]
) -> Columns:
    """Describe the blocks of the same shape as each one."""
    shapes = list_shapes(blocks, layout)
    sums: dict[Shape, list[float]] = defaultdict(lambda: [0.0] * len(_SUMMED))
    for shape, block, line, there in zip(shapes, blocks, lines, found, strict=True):
        values = sums[shape]
        for i, value in enumerate((1.0, there, line.prose, block.links, line.words)):
            values[i] += value
    counts, extracted, *means = zip(*(sums[shape] for shape in shapes), strict=True)
    others = [
        (all_found - there) / (n - 1) if n > 1 else -1.0
        for all_found, there, n in zip(extracted, found, counts, strict=True)
    ]
    shares = [[total / n for total, n in zip(totals, counts, strict=True)] for totals in means]
    return {
        "alike": [min(_MANY, n) for n in counts],
        "alike_found": others,
        **{f"alike_{name}": share for name, share in zip(_SUMMED[2:], shares, strict=True)},
    }


def _describe_sections(blocks: Sequence[Block], lines: Sequence[Line]) -> Columns:
    """Describe for each block the heading above it and all that stands below that heading."""
    starts = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    edges = [0, *starts, len(blocks)] if not starts or starts[0] else [*starts, len(blocks)]
    columns: Columns = defaultdict(list)
    for start, end in pairwise(edges):
        section = range(start, end)
        words = 1.0 + sum(lines[i].words for i in section)
        prose = sum(lines[i].words * lines[i].prose for i in section) / words
        size = 1.0 + sum(len(blocks[i].text) for i in section)
        links = sum(len(blocks[i].text) * blocks[i].links for i in section) / size
        headed = blocks[start].kind == "heading"
        notice, count = float(headed and lines[start].notice), len(section)
        columns["heading_back"] += (
            [float(min(_MOST_BACK, n)) for n in range(count)] if headed else [_NO_HEADING] * count
        )
        columns["heading_notice"] += [notice] * count
        columns["section_lines"] += [float(count)] * count
        columns["section_prose"] += [prose] * count
        columns["section_links"] += [links] * count
    return columns


def _describe_spans(lines: Sequence[Line], found: Sequence[bool]) -> Columns:
    """Describe the distance of each block from the extraction, and how much of that is above."""
    numbers = [i for i, there in enumerate(found) if there]
    first, last = (numbers[0], numbers[-1]) if numbers else (len(lines), -1)
    total = max(1.0, sum(lines[i].words for i in numbers))
    extracted = (line.words * there for line, there in zip(lines, found, strict=True))
    above = accumulate(extracted, initial=0.0)
    return {
        "before_found": [float(max(0, min(_FAR, first - i))) for i in range(len(lines))],
        "after_found": [float(max(0, min(_FAR, i - last))) for i in range(len(lines))],
        "found_above": [held / total for held in islice(above, len(lines))],
    }


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
