"""Take off a line of subtitles what nobody says: tags, sounds, songs; and find who speaks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.language.punctuation import STOP_MARKS
from summarize.models import Removed
from summarize.numbers import unescape

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
_LONGEST_NAME = 82  # characters, with the colon
_CREDIT = re.compile(
    r"amara\.org|opensubtitles|addic7ed|subscene|podnapisi|\bYIFY\b|\bYTS\b|titrage\b|"
    r"^(?:subtitles?|captions?|captioning|transcript(?:ion)?|sync(?:ed)?|untertitel(?:ung)?"
    r"|sous-titres|subt[ií]tulos|legendas|sottotitoli|ondertiteling|napisy)[^.]{0,30}"
    r"(?: by |: | von | par | por | di |www\.)",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """A piece of speech, with how it begins."""

    text: str
    speaker: str | None = None
    turns: bool = False  # someone else begins to speak


def drop_tags(line: str) -> str:
    """Return a line without tags; a voice comes out as a name before a colon."""
    return unescape(_TAG.sub("", _VOICE.sub(r"\n\1: ", line)))


def find_speakers(texts: Sequence[str]) -> frozenset[str]:
    """Return voices, and names before a colon that come again and again or in capitals."""
    voices = {voice.strip() for text in texts for voice in _VOICE.findall(text)}
    lines = (line for text in texts for line in drop_tags(text).split("\n"))
    found = Counter(match[1] for line in lines if (match := _SPEAKER.match(line)))
    named = {name for name, n in found.items() if n > 1 or (name.isupper() and name[1:])}
    return frozenset(voices | named)


def take_sounds(text: str, speakers: frozenset[str]) -> tuple[str, list[Removed]]:
    """Return the text of a cue without sounds, songs and credits, and those."""
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
    """Tell whether what stands in brackets is who speaks: "[Anna]: Yes."."""
    return match[0][1:-1] in speakers and match.string.startswith(":", match.end())


def split_turns(text: str, speakers: frozenset[str]) -> Iterator[Said]:
    """Yield what each speaker says in a cue."""
    for line in text.split("\n"):
        line = line.strip()
        if _TURN.match(line):
            line = _NEXT_TURN.sub("\n", line)
        for part in line.split("\n"):
            said = _split_speaker(part.strip(), speakers)
            if any(map(str.isalnum, said.text)):
                yield said


def _split_speaker(text: str, speakers: frozenset[str]) -> Said:
    name, colon, rest = text[:_LONGEST_NAME].partition(": ")
    if colon and name in speakers:
        return Said(rest + text[_LONGEST_NAME:], name, turns=True)
    match = _SPEAKER.match(text)
    if match and match[1] in speakers:
        return Said(text[match.end() :], match[1], turns=True)
    turn = _TURN.match(text)
    return Said(text[turn.end() :], turns=True) if turn else Said(text)
