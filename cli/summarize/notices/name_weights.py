"""Weigh the class names and ids around a block by how often sites put them around articles.

Each line of ``page.names`` is a word and its weight: the log odds that it surrounds a line of an
article, compared with any word. ``python -m tests.quality train`` writes the file.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from summarize.lazy import compile_late

COLUMNS = [
    *"own_low own_high parent_low parent_high".split(),
    *"names_low names_high names_near names_mean names_lows".split(),
]
_WORD = compile_late(r"[A-Z]?[a-z]+|[A-Z]{2,}")
_LONGEST, _SHORTEST = 24, 2  # letters of a word
_NEAR = 4  # innermost frames averaged
_LOWS = 3  # lowest weights summed

_NOTHING = [0.0]  # the weights of an element without a name
_NAMES = 4_096  # cached; a page has some 200

Weigh = Callable[[str], float]


@lru_cache(_NAMES)
def split_name(name: str) -> frozenset[str]:
    """Split the class and id of an element into lower-case words."""
    return frozenset(
        word.lower() for word in _WORD.findall(name) if _SHORTEST <= len(word) <= _LONGEST
    )


@cache
def load_names() -> dict[str, str]:
    """Load the weights of all known words; a page needs few of them as numbers."""
    text = Path(__file__).with_name("page.names").read_text(encoding="utf-8")
    parts = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


def weigh_name(word: str) -> float:
    """Weigh a word; an unknown one weighs 0."""
    return float(load_names().get(word, 0.0))


def describe_names(weights: Sequence[Sequence[float]]) -> list[float]:
    """Compute the features in COLUMNS for a block.

    ``weights`` has a list for each frame around it, innermost first.
    """
    own = weights[0] or _NOTHING
    parent = (weights[1] if len(weights) > 1 else None) or _NOTHING
    near = [w for words in weights[:_NEAR] for w in words] or _NOTHING
    every = sorted(w for words in weights for w in words) or _NOTHING
    return [
        *(min(own), max(own), min(parent), max(parent)),
        *(every[0], every[-1], sum(near) / len(near), sum(every) / len(every)),
        sum(every[:_LOWS]),
    ]
