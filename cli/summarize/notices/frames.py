"""Walk the elements around the blocks of a page, from their layout."""

import re
from collections.abc import Container, Sequence

from summarize.models import Frame


def find_inside(frames: Sequence[Frame], name: re.Pattern[str]) -> list[bool]:
    """Mark each frame that matches a name pattern itself or lies inside one that does."""
    # Pages repeat their names, and most have no match at all.
    named = set(filter(name.search, {frame.name for frame in frames}))
    if not named:
        return [False] * len(frames)
    return mark_inside(frames, {i for i, frame in enumerate(frames) if frame.name in named})


def mark_inside(frames: Sequence[Frame], numbers: Container[int]) -> list[bool]:
    """Mark each of these frames and those inside them."""
    inside: list[bool] = []  # a parent comes before its children
    for number, frame in enumerate(frames):
        inside.append(number in numbers or (number > 0 and inside[frame.parent]))
    return inside


def list_path(frames: Sequence[Frame], place: int) -> list[int]:
    """List a frame and its ancestors by number, innermost first."""
    path = [place]
    while frames[place].parent != place:
        place = frames[place].parent
        path.append(place)
    return path
