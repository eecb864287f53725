"""Read a transcript in JSON: segments with their times, as Whisper and its kin write them."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from summarize.models import Draft
from summarize.readers.look import Look
from summarize.readers.texts.json_marks import SEGMENT_ARRAY, SEGMENT_LISTS, SEGMENTS
from summarize.readers.texts.subtitles.captions import Cue
from summarize.readers.texts.subtitles.subtitles import read_cues

_MARK, _ARRAY = re.compile(SEGMENTS), re.compile(SEGMENT_ARRAY)
_NUMBERED = re.compile(r"(?:speaker|spk)?[ _-]?(?:\d{1,3}|[A-Z])", re.IGNORECASE)
_NO_NAME = re.compile(r"[<>\n]")
_LONGEST_NAME = 80  # characters
_MILLI = 1000
_LONGEST = 10_000_000  # seconds: a recording of 115 days; an integer may have 4300 digits


def tell_transcript(look: Look) -> list[Cue] | None:
    """Return the segments of a transcript as cues; None for any other JSON."""
    text = look.text.lstrip("\ufeff")
    array = _ARRAY.match(text)
    if not (array or _MARK.search(text)):
        return None
    found = look.value
    found = {SEGMENT_LISTS[0]: found} if array and isinstance(found, list) else found
    return list(_list_cues(found)) or None if isinstance(found, dict) else None


def read_transcript(cues: list[Cue]) -> Draft:
    """Return what is said as paragraphs; raise NoArticleError where nothing is."""
    return read_cues(cues)


def _list_cues(found: Mapping[str, Any]) -> Iterator[Cue]:
    lists = (found[name] for name in SEGMENT_LISTS if isinstance(found.get(name), list))
    segments: list[Any] = next(lists, [])
    speaker = ""
    for segment in segments:
        times = _find_times(segment) if isinstance(segment, dict) else None
        text = segment.get("text", segment.get("body")) if times else None
        if times and isinstance(text, str):
            now = str(segment.get("speaker") or speaker)
            yield Cue(*times, (_mark_speaker(now, speaker) + escape(text.strip(), quote=False),))
            speaker = now


def _find_times(segment: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return when a segment starts and ends, in seconds; the last may have no end."""
    spans = [
        (segment.get("start"), segment.get("end"), 1),
        (segment.get("startTime"), segment.get("endTime"), 1),
    ]
    offsets, stamp = segment.get("offsets"), segment.get("timestamp")
    if isinstance(offsets, dict):
        spans.append((offsets.get("from"), offsets.get("to"), _MILLI))
    if isinstance(stamp, list) and len(stamp) == len(("start", "end")):
        spans.append((*stamp, 1))
    for start, end, unit in spans:
        last = _LONGEST * unit
        if isinstance(start, int | float) and 0 <= start <= last:
            ends = end if isinstance(end, int | float) and start <= end <= last else start
            return start / unit, ends / unit
    return None


def _mark_speaker(now: str, before: str) -> str:
    """Return the mark of a voice that has a name, or of a turn to one that has a number."""
    if not now or now == before:
        return ""
    if _NUMBERED.fullmatch(now):
        return ">> "
    name = _NO_NAME.sub(" ", now)[:_LONGEST_NAME].strip()
    return f"<v {name}>" if name else ""
