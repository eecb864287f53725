"""What the classes and ids around a block tell: words of sites, weighed by how often they hold it.

``page.names`` holds a word and its weight a line: the logarithm of its odds of standing around a
line of the article, over those of any word. ``python -m tests.quality train`` writes it.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from summarize.models import Frame

COLUMNS = [
    *"own_low own_high parent_low parent_high".split(),
    *"names_low names_high names_near names_mean names_lows".split(),
]
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")
_LONGEST, _SHORTEST = 24, 2  # letters of a word
_NEAR = 4  # frames whose mean counts
_LOWS = 3  # of the lowest weights, whose sum counts

_NOTHING = [0.0]

Weigh = Callable[[str], float]


@lru_cache(maxsize=4096)
def split_name(name: str) -> frozenset[str]:
    """Return the words in the class and the id of an element, in lower case."""
    return frozenset(
        word.lower() for word in _WORD.findall(name) if _SHORTEST <= len(word) <= _LONGEST
    )


def find_inside(frames: Sequence[Frame], name: re.Pattern[str]) -> list[bool]:
    """Tell of each frame whether it, or one around it, has a name of this kind."""
    # A page has the same names again and again, and mostly none of this kind.
    named = set(filter(name.search, {frame.name for frame in frames}))
    if not named:
        return [False] * len(frames)
    inside: list[bool] = []  # the one around a frame comes before it
    for number, frame in enumerate(frames):
        around = frame.parent < number and inside[frame.parent]
        inside.append(around or frame.name in named)
    return inside


@cache
def load_names() -> dict[str, float]:
    """Return the weight of every known word."""
    text = Path(__file__).with_name("page.names").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {word: float(weight) for word, weight in lines}


def weigh_name(word: str) -> float:
    """Return the weight of a word; 0 where it is not known."""
    return load_names().get(word, 0.0)


def list_path(frames: Sequence[Frame], place: int) -> list[int]:
    """Return the numbers of a frame and of those around it, from the innermost."""
    path = [place]
    while frames[place].parent != place:
        place = frames[place].parent
        path.append(place)
    return path


def describe_names(weights: Sequence[Sequence[float]]) -> list[float]:
    """Return the numbers of COLUMNS for a block.

    ``weights`` are those of the words of the frames around it, from the innermost.
    """
    own = weights[0] or _NOTHING
    parent = (weights[1] if len(weights) > 1 else None) or _NOTHING
    near = [w for some in weights[:_NEAR] for w in some] or _NOTHING
    every = sorted(w for some in weights for w in some) or _NOTHING
    return [
        *(min(own), max(own), min(parent), max(parent)),
        *(every[0], every[-1], sum(near) / len(near), sum(every) / len(every)),
        sum(every[:_LOWS]),
    ]
