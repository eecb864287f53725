"""Read subtitles: cues joined to paragraphs, one for each turn of a speaker or between pauses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from summarize.errors import NoArticleError
from summarize.language.characters import one_line
from summarize.language.punctuation import CLEAR_STOPS, CLOSING_MARKS, ends_sentence
from summarize.language.writing_systems import count_spaceless
from summarize.models import Block, Draft, Removed
from summarize.readers.texts.markup_languages.marked import Piece, make_draft
from summarize.readers.texts.subtitles.captions import Aside, Cue, list_cues
from summarize.readers.texts.subtitles.rolling import drop_repeated
from summarize.readers.texts.subtitles.spoken import Said, find_speakers, split_turns, take_sounds

_TITLE = re.compile(r"\ufeff?WEBVTT[ \t]+(?:[-–—:][ \t]*)?([^\n]{3,200})")
_STOP = re.compile(rf"[.!?…][{re.escape(CLOSING_MARKS)}]*(?:\s|$)|[{CLEAR_STOPS}]")
_STOPPED = 60  # words a sentence at most, on average, where captions have full stops
# Seconds and words from which a pause ends a paragraph, with full stops: at the end of a sentence.
_STOPS = ((4.0, 1), (1.2, 50), (0.0, 110))
# Without full stops a paragraph does for a sentence: longer than a heading, no longer than one.
_NO_STOPS = ((4.0, 1), (0.6, 21), (0.0, 40))


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one speaker says between two pauses."""

    last: str = ""  # part of it
    speaker: str | None = None
    words: int = 0
    end: float = 0.0  # seconds


def read_subtitles(text: str) -> Draft:
    """Return what is said as paragraphs; raise NoArticleError where nothing is."""
    title = _TITLE.match(text)
    return read_cues(list_cues(text), title[1] if title else None)


def read_cues(found: Iterable[Cue | Aside], title: str | None = None) -> Draft:
    """Return what cues say as paragraphs that know when it is said, as read_subtitles does."""
    found = list(found)
    cues = [cue for cue in found if isinstance(cue, Cue)]
    speakers = find_speakers([" ".join(cue.lines) for cue in cues])
    speech, removed = [], [Removed(a.text, a.reason) for a in found if isinstance(a, Aside)]
    for cue in drop_repeated(cues):
        said, sounds = take_sounds("\n".join(cue.lines), speakers)
        removed += sounds
        speech += [(cue, part) for part in split_turns(said, speakers)]
    if not speech:
        raise NoArticleError("the subtitles have no spoken words")
    pieces: list[Piece] = [*_join_turns(speech), *removed]
    return make_draft(pieces, "document", title=title, untitled=True)


def _join_turns(speech: Iterable[tuple[Cue, Said]]) -> Iterator[Block]:
    speech = list(speech)
    stopped = _has_stops([said.text for _, said in speech])
    turn, parts = _Turn(), list[tuple[str, float]]()
    for cue, said in speech:
        other = said.turns and (said.speaker is None or said.speaker != turn.speaker)
        if parts and (other or _pauses(turn, cue.start - turn.end, stopped)):
            yield _make_block(parts)
            turn, parts = replace(turn, words=0), []
        speaker = said.speaker if said.turns else turn.speaker
        opens = not parts and said.turns and speaker
        text = one_line(f"{speaker}: {said.text}" if opens else said.text)
        parts.append((text, cue.start))
        turn = _Turn(text, speaker, turn.words + _count_words(said.text), cue.end)
    yield _make_block(parts)


def _make_block(parts: Sequence[tuple[str, float]]) -> Block:
    """Return a paragraph of parts, and when each was said, in seconds."""
    offsets = accumulate((len(text) + 1 for text, _ in parts), initial=0)
    moments = zip(offsets, (seconds for _, seconds in parts), strict=False)
    return Block(" ".join(text for text, _ in parts), moments=tuple(moments))


def _pauses(turn: _Turn, gap: float, stopped: bool) -> bool:
    """Tell whether a paragraph ends before a gap of so many seconds."""
    if stopped and not ends_sentence(turn.last):
        return False
    limits = _STOPS if stopped else _NO_STOPS
    return any(gap >= seconds and turn.words >= words for seconds, words in limits)


def _has_stops(texts: list[str]) -> bool:
    """Tell captions with punctuation from automatic ones without."""
    stops = sum(len(_STOP.findall(text)) for text in texts)
    return stops * _STOPPED >= sum(map(_count_words, texts))


def _count_words(text: str) -> int:
    """Return the number of words; in a script without spaces, two letters are one."""
    return len(text.split()) + count_spaceless(text) // 2
