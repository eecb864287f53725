"""Read the cues of SRT and WebVTT: from when to when, and the lines on the screen."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"[ \t]{{0,9}}{_CLOCK}[ \t]{{0,9}}-->[ \t]{{0,9}}{_CLOCK}")
_NUMBER = re.compile(r"[ \t]{0,9}\d{1,7}[ \t]{0,9}")
# Words of automatic captions come with a time each: the last one tells when the speech ends.
_STAMP = re.compile(r"<(?:(\d{1,3}):)?(\d{1,2}):(\d\d)\.(\d{3})>")
_LAST_WORD = 0.5  # seconds
_NO_CUE = {"NOTE": "note", "STYLE": "style", "REGION": "style"}


class Cue(NamedTuple):
    """What stands on the screen for a while."""

    start: float  # seconds
    end: float
    lines: tuple[str, ...]  # marks still in them


class Aside(NamedTuple):
    """What stands between the cues for other readers."""

    text: str
    reason: str


def list_cues(text: str) -> Iterator[Cue | Aside]:
    """Yield the cues of a file, in its order; a line that belongs to no cue goes to the last."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n")
    timed = text.startswith("WEBVTT")
    cue: Cue | None = None
    shown: list[str] = []  # the lines of the cue
    for block in re.split(r"\n(?:[ \t]*\n)+", text):
        lines = block.split("\n")
        word = lines[0].split(maxsplit=1)[:1]
        if timed and word and (word[0] in _NO_CUE or word[0] == "WEBVTT"):
            if word[0] in _NO_CUE:
                yield Aside(block, _NO_CUE[word[0]])
            continue
        for line, follower in zip(lines, [*lines[1:], ""], strict=True):
            timing = _TIMING.match(line)
            if timing:
                if cue:
                    yield _end_early(cue, shown)
                clock, shown = timing.groups(), []
                cue = Cue(_count_seconds(clock[:4]), _count_seconds(clock[4:]), ())
            elif cue and line.strip() and not (_TIMING.match(follower) and _is_id(line, lines)):
                shown.append(line.strip())
    if cue:
        yield _end_early(cue, shown)


def _is_id(line: str, lines: list[str]) -> bool:
    """Tell whether a line before the times only names the cue."""
    return line is lines[0] or _NUMBER.fullmatch(line) is not None


def _end_early(cue: Cue, lines: list[str]) -> Cue:
    """Return a cue with its lines, that ends with its last word."""
    stamps = [_count_seconds(m.groups()) for line in lines for m in _STAMP.finditer(line)]
    end = min(cue.end, stamps[-1] + _LAST_WORD) if stamps else cue.end
    return cue._replace(end=end, lines=tuple(lines))


def _count_seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = clock
    fraction = int((rest or "0").ljust(3, "0")) / 1000
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + fraction
