"""Subtitles (SRT, WebVTT) and transcripts in JSON: cues, joined to paragraphs of speech."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate
from typing import Any, NamedTuple

from summarize.errors import NoArticleError
from summarize.language.control_characters import one_line
from summarize.language.punctuation import CLEAR_STOPS, CLOSING_MARKS, STOP_MARKS, ends_sentence
from summarize.language.writing_systems import count_spaceless
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Removed, Source
from summarize.numbers import unescape
from summarize.readers.format_features import FormatFeatures
from summarize.readers.json_patterns import SEGMENT_ARRAY, SEGMENT_LISTS, SEGMENTS
from summarize.readers.markup import Piece, make_draft

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"[ \t]{{0,9}}{_CLOCK}[ \t]{{0,9}}-->[ \t]{{0,9}}{_CLOCK}")
# Words of automatic captions have a time each: the last one shows when the speech ends.
_STAMP = re.compile(r"<(?:(\d{1,3}):)?(\d{1,2}):(\d\d)\.(\d{3})>")
_LAST_WORD = 0.5  # seconds
_NO_CUE = {"NOTE": "note", "STYLE": "style", "REGION": "style"}


class Cue(NamedTuple):
    """The lines on the screen for a while."""

    start: float  # seconds
    end: float
    lines: tuple[str, ...]  # marks still in them


class Aside(NamedTuple):
    """A block between the cues, not for viewers."""

    text: str
    reason: str


def list_cues(text: str) -> Iterator[Cue | Aside]:
    """Yield the cues of a file, in its order; a line outside of all cues is added to the last."""
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
            elif cue and line.strip() and not (_TIMING.match(follower) and line is lines[0]):
                shown.append(line.strip())
    if cue:
        yield _end_early(cue, shown)


def _end_early(cue: Cue, lines: list[str]) -> Cue:
    """Make a cue of lines that ends with its last word."""
    stamps = [_count_seconds(m.groups()) for line in lines for m in _STAMP.finditer(line)]
    end = min(cue.end, stamps[-1] + _LAST_WORD) if stamps else cue.end
    return cue._replace(end=end, lines=tuple(lines))


def _count_seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = clock
    fraction = int((rest or "0").ljust(3, "0")) / 1000
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + fraction


_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,80})?[ \t]+([^<>\n]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z\d][^<>]{0,200}>|\{\\[^{}]{0,200}\}|\{[a-zA-Z]:[^{}]{0,80}\}")
_SONG = re.compile(r"[♪♫♬][^♪♫♬]{0,500}(?:[♪♫♬]+|\Z)")
_SOUND = re.compile(r"\[[^\[\]]{0,120}\]|【[^【】]{0,60}】")
# A sound in round brackets opens a line, or is in small or in capital letters at its end.
_SOUND_FIRST = re.compile(r"(?:^|(?<=[-–—>:] ))[(（][^()（）]{1,60}[)）](?=$|[\s:])", re.MULTILINE)
_SOUND_LAST = re.compile(
    r"\((?:[^\W\d_A-ZÀ-Þ][^()A-ZÀ-Þ\d]{1,30}|[A-ZÀ-Þ][^()a-zß-ÿ]{2,40})\)$", re.MULTILINE
)
_UNSAID = (
    (_SONG, "song"),
    (_SOUND, "sound"),
    (_SOUND_FIRST, "sound"),
    (_SOUND_LAST, "sound"),
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]{0,24}(?: [^\W\d_a-zß-ÿ][\w.'’-]{0,24}| \d){0,3}"
_SPEAKER = re.compile(
    rf"(?:[-–—] ?)?(?:>{{2,3}} ?)?\[?({_NAME})\]?(?: \([^()]{{1,30}}\))?: +(?=\S)"
)
_TURN = re.compile(r"(?:[-–—] ?(?=[^\s\d-])|>{2,3} ?)(?=\S)")
_NEXT_TURN = re.compile(rf"(?<=[{STOP_MARKS}\"”»]) (?=[-–—] ?[^\W\d_a-zß-ÿ])")
_LONGEST_NAME, _OFTEN = 82, 5  # characters, with the colon; lines that it opens
_CREDIT = re.compile(
    r"amara\.org|opensubtitles|addic7ed|subscene|podnapisi|\bYIFY\b|\bYTS\b|titrage\b|"
    r"^(?:subtitles?|captions?|captioning|transcript(?:ion)?|sync(?:ed)?|untertitel(?:ung)?"
    r"|sous-titres|subt[ií]tulos|legendas|sottotitoli|ondertiteling|napisy)[^.]{0,30}"
    r"(?: by |: | von | par | por | di |www\.)",
    re.IGNORECASE,
)


class Utterance(NamedTuple):
    """A piece of speech, with how it begins."""

    text: str
    speaker: str | None = None
    turns: bool = False  # someone else begins to speak


def drop_tags(line: str) -> str:
    """Remove the tags of a line; a voice becomes a name before a colon."""
    return unescape(_TAG.sub("", _VOICE.sub(r"\n\1: ", line)))


def find_cue_speakers(texts: Sequence[str]) -> frozenset[str]:
    """Find voices, and names before a colon that recur or are in capitals.

    What recurs often is a name whatever its form: "Ann’s iPad: yes".
    """
    voices = {voice.strip() for text in texts for voice in _VOICE.findall(text)}
    lines = [line for text in texts for line in drop_tags(text).split("\n")]
    found = Counter(match[1] for line in lines if (match := _SPEAKER.match(line)))
    named = {name for name, n in found.items() if n > 1 or (name.isupper() and name[1:])}
    heads = Counter(line[:_LONGEST_NAME].partition(": ")[0] for line in lines if ": " in line)
    often = {head for head, n in heads.items() if n >= _OFTEN and head[:1].isupper()}
    return frozenset(voices | named | often)


def take_sounds(text: str, speakers: frozenset[str]) -> tuple[str, list[Removed]]:
    """Split the text of a cue from its sounds, songs and credits."""
    if _CREDIT.search(text):
        return "", [Removed(text, "credit")]
    out: list[Removed] = []
    for pattern, reason in _UNSAID:
        found = [m for m in pattern.finditer(text) if not _names(m, speakers)]
        out += [Removed(m[0], reason) for m in found if m[0].strip("♪♫♬ \n")]
        if found:
            text = pattern.sub(lambda m: m[0] if _names(m, speakers) else " ", text)
    return text, out


def _names(match: re.Match[str], speakers: frozenset[str]) -> bool:
    """Check whether the text in brackets is a speaker: "[Anna]: Yes."."""
    return match[0][1:-1] in speakers and match.string.startswith(":", match.end())


def split_turns(text: str, speakers: frozenset[str]) -> Iterator[Utterance]:
    """Split the text of a cue into the turns of its speakers."""
    for line in text.split("\n"):
        line = line.strip()
        if _TURN.match(line):
            line = _NEXT_TURN.sub("\n", line)
        for part in line.split("\n"):
            utterance = _split_speaker(part.strip(), speakers)
            if any(map(str.isalnum, utterance.text)):
                yield utterance


def _split_speaker(text: str, speakers: frozenset[str]) -> Utterance:
    name, colon, rest = text[:_LONGEST_NAME].partition(": ")
    if colon and name in speakers:
        return Utterance(rest + text[_LONGEST_NAME:], name, turns=True)
    match = _SPEAKER.match(text)
    if match and match[1] in speakers:
        return Utterance(text[match.end() :], match[1], turns=True)
    turn = _TURN.match(text)
    return Utterance(text[turn.end() :], turns=True) if turn else Utterance(text)


_MOST = 60  # words that a screen holds
_LEAST = 3  # words that are no repetition by chance


def drop_repeated(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield the cues without tags, and without words repeated from the cue before.

    The end of a screen is repeated at the start of the next; the new words begin there.
    """
    shown: list[str] = []
    for cue in cues:
        lines = [drop_tags(line).strip() for line in cue.lines]
        words = [word for line in lines for word in line.split()]
        if not words:
            continue
        again = _count_repeated(shown, words, len(lines[0].split()))
        shown = words
        if again < len(words):
            yield cue._replace(lines=tuple(_skip_words(lines, again)))


def _count_repeated(shown: list[str], words: list[str], first: int) -> int:
    """Count the words at the start that the end of the last screen showed.

    Fewer than three count only if they are the whole first line.
    """
    most = min(len(shown), len(words), _MOST)
    start = shown[-most:]
    for size in range(most, 0, -1):
        if (size >= _LEAST or size == first) and start[most - size :] == words[:size]:
            return size
    return 0


def _skip_words(lines: list[str], count: int) -> Iterator[str]:
    for line in lines:
        words = line.split()
        if count < len(words):
            yield " ".join(words[count:]) if count else line
        count = max(0, count - len(words))


_TITLE = re.compile(r"\ufeff?WEBVTT[ \t]+(?:[-–—:][ \t]*)?([^\n]{3,200})")
_STOP = re.compile(rf"[.!?…][{re.escape(CLOSING_MARKS)}]*(?:\s|$)|[{CLEAR_STOPS}]")
_STOPPED = 60  # words per sentence at most, on average, if captions have full stops
# Seconds and words from which a pause ends a paragraph, with full stops: at the end of a sentence.
_STOPS = ((4.0, 1), (1.2, 50), (0.0, 110))
# Without full stops a paragraph serves as a sentence: longer than a heading, not too long to pick.
_NO_STOPS = ((4.0, 1), (0.6, 21), (0.0, 40))


@dataclass(frozen=True, slots=True)
class _Turn:
    """The words of one speaker between two pauses."""

    last: str = ""  # part of it
    speaker: str | None = None
    words: int = 0
    end: float = 0.0  # seconds


_CLOCK_AT = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_FIRST_CUE = compile_late(rf"(?:\d{{1,6}}[ \t]*\n\s{{0,9}})?{_CLOCK_AT} *--> *{_CLOCK_AT}")
_VTT = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")


def detect(features: FormatFeatures) -> bool | None:
    """Detect subtitles by a cue with its times, or by the name of their format."""
    return bool(_FIRST_CUE.match(features.start) or _VTT.match(features.start)) or None


def read(text: str) -> Draft:
    """Read speech as paragraphs; raise NoArticleError if there is none."""
    title = _TITLE.match(text)
    return read_cues(list_cues(text), title[1] if title else None)


def read_cues(found: Iterable[Cue | Aside], title: str | None = None) -> Draft:
    """Read cues as paragraphs with times; raise NoArticleError if nobody speaks."""
    found = list(found)
    cues = [cue for cue in found if isinstance(cue, Cue)]
    speakers = find_cue_speakers([" ".join(cue.lines) for cue in cues])
    speech, removed = [], [Removed(a.text, a.reason) for a in found if isinstance(a, Aside)]
    for cue in drop_repeated(cues):
        words, sounds = take_sounds("\n".join(cue.lines), speakers)
        removed += sounds
        speech += [(cue, part) for part in split_turns(words, speakers)]
    if not speech:
        raise NoArticleError("the subtitles have no spoken words")
    pieces: list[Piece] = [*_join_turns(speech), *removed]
    return make_draft(pieces, "document", title=title, untitled=True)


def _join_turns(speech: Iterable[tuple[Cue, Utterance]]) -> Iterator[Block]:
    speech = list(speech)
    stopped = _has_stops([utterance.text for _, utterance in speech])
    turn, parts = _Turn(), list[tuple[str, float]]()
    for cue, utterance in speech:
        other = utterance.turns and (utterance.speaker is None or utterance.speaker != turn.speaker)
        if parts and (other or _pauses(turn, cue.start - turn.end, stopped)):
            yield _make_block(parts)
            turn, parts = replace(turn, words=0), []
        speaker = utterance.speaker if utterance.turns else turn.speaker
        opens = not parts and utterance.turns and speaker
        text = one_line(f"{speaker}: {utterance.text}" if opens else utterance.text)
        parts.append((text, cue.start))
        turn = _Turn(text, speaker, turn.words + _count_words(utterance.text), cue.end)
    yield _make_block(parts)


def _make_block(parts: Sequence[tuple[str, float]]) -> Block:
    """Make a paragraph of parts, with the time of each in seconds."""
    offsets = accumulate((len(text) + 1 for text, _ in parts), initial=0)
    moments = zip(offsets, (seconds for _, seconds in parts), strict=False)
    return Block(" ".join(text for text, _ in parts), moments=tuple(moments))


def _pauses(turn: _Turn, gap: float, stopped: bool) -> bool:
    """Check whether a gap in seconds ends a paragraph."""
    if stopped and not ends_sentence(turn.last):
        return False
    limits = _STOPS if stopped else _NO_STOPS
    return any(gap >= seconds and turn.words >= words for seconds, words in limits)


def _has_stops(texts: list[str]) -> bool:
    """Check for punctuation, which automatic captions lack."""
    stops = sum(len(_STOP.findall(text)) for text in texts)
    return stops * _STOPPED >= sum(map(_count_words, texts))


def _count_words(text: str) -> int:
    """Count words; in a script without spaces, two letters are one."""
    return len(text.split()) + count_spaceless(text) // 2


_MARK, _ARRAY = re.compile(SEGMENTS), re.compile(SEGMENT_ARRAY)
_NUMBERED = re.compile(r"(?:speaker|spk)?[ _-]?(?:\d{1,3}|[A-Z])", re.IGNORECASE)
_NO_NAME = re.compile(r"[<>\n]")
_LONGEST_VOICE = 80  # characters
_MILLI = 1000
_LONGEST = 10_000_000  # seconds: a recording of 115 days; an integer may have 4300 digits


def detect_transcript(features: FormatFeatures) -> list[Cue] | None:
    """Parse the segments of a transcript as cues; None for any other JSON."""
    text = features.text.lstrip("\ufeff")
    array = _ARRAY.match(text)
    if not (array or _MARK.search(text)):
        return None
    found = features.value
    found = {SEGMENT_LISTS[0]: found} if array and isinstance(found, list) else found
    return list(_list_cues(found)) or None if isinstance(found, dict) else None


def read_transcript(cues: list[Cue]) -> Draft:
    """Read speech as paragraphs; raise NoArticleError if there is none."""
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
    """Read the start and end of a segment in seconds; the last may have no end."""
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
    """Write the WebVTT voice tag of a named speaker, or the mark of a turn for a numbered one."""
    if not now or now == before:
        return ""
    if _NUMBERED.fullmatch(now):
        return ">> "
    name = _NO_NAME.sub(" ", now)[:_LONGEST_VOICE].strip()
    return f"<v {name}>" if name else ""


# "A day at sea [dQw4w9WgXcQ].en.vtt"; a recording of Twitch has a number of as many characters.
# The last of the 11 characters of an id has four bits, not six, and words with numbers, as in
# "Interview_4", are none: of 700 ids one looks like them.
_WORD = r"(?:(?:[A-Z]?[a-z]{1,11}|[A-Z]{1,11})\d{0,11}|\d{1,11})"
_NAMED = compile_late(
    rf"\[(?!v\d{{10}}\]|{_WORD}(?:[-_]{_WORD}){{0,5}}\])"
    r"(?=[\w-]{1,10}[A-Z\d])(?=[\w-]{0,10}[a-z\d])"
    r"([\w-]{10}[AEIMQUYcgkosw048])\](?:\.[\w-]{1,20}){1,2}$",
    re.ASCII,
)
_WATCH = "https://www.youtube.com/watch?v="


def detect_video(features: FormatFeatures) -> str | None:
    """Find the address of the video in a transcript's name, unless another one is known."""
    name = "" if features.source.url else features.source.name
    named = _NAMED.search(name) if "[" in name else None
    if named is None:
        return None
    return _WATCH + named[1] if detect(features) or detect_transcript(features) else None


def enter_video(source: Source, address: str) -> Source:
    """Add the address of its video to a transcript."""
    return source._replace(url=address)
