"""Read a chat as WhatsApp, Signal, Pidgin or IRC programs write it: each message is a paragraph.

When it was sent and who sent it are no part of it; a name that opens a talk stays before it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summarize.language.characters import one_line
from summarize.language.leads import find_speakers
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Removed
from summarize.readers.texts.whatsapp import HIDDEN, find_written, stands_for_none

_SEEN = 16_384  # characters
_LOOKED_AT = 60  # lines
_LEAST, _SHARE = 4, 0.6  # messages, and their share of the lines with text
_FEW = 2  # messages of WhatsApp that are a chat, where they are all of a text
_NAMES = 0.75  # most names a message, in a chat whose messages are long: people answer
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_MONTH = r"[^\W\d_]{3,4}\.?"
_NAMED_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}) "
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
_ZONE = r"(?:[+-]\d\d:?\d\d|Z)?"
_WHO = r"(?P<who>[^:\n]{1,40}): "
# WhatsApp writes day and clock as the phone's language does: 2023. 12. 31. 오후 9:41;
# 31.12.23 г., 21:41 ч.; 31/12/23, 9:41 p. m.; 31.12.2023 klo 21.41; 21:41, 31/12/2023
_GAP = "[ \u00a0\u202f]"
_DASH = r"\u200f?(?:[./-]|\. )\u200f?"
_LOCAL_DAY = rf"\d{{1,4}}{_DASH}\d{{1,2}}{_DASH}\d{{1,4}}\.?(?:{_GAP}г\.)?"
_LOCAL_CLOCK = (
    rf"(?:[^\W\d_]{{1,4}}\.?{_GAP}?)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\.?"
    rf"(?:{_GAP}?[^\W\d_]{{1,4}}\.?(?:{_GAP}?[^\W\d_]\.)?)?"
)
_WHEN = rf"(?:{_LOCAL_DAY}[,،]?{_GAP}{_LOCAL_CLOCK}|{_LOCAL_CLOCK},?{_GAP}{_LOCAL_DAY})"
_SPOKEN = re.compile(r"Uhr|\bklo?\b")  # in a stamp: minutes and diaries open with it, too
_WHATSAPP = (
    # 31.12.23, 21:41 - Ada: text; [31/12/2023, 9:41:05 PM] Ada: text
    re.compile(rf"{HIDDEN}{_WHEN} [-–] (?:{_WHO})?"),
    compile_late(rf"{HIDDEN}\[{_WHEN}\] (?:{_WHO})?"),
)
_IRC = (  # where a message has one line
    # [21:41] <@ada> text; Dec 31 21:41:05 <ada> text; 21:41 * ada waves; <ada!a@host> +text
    compile_late(
        rf"(?:\d\d(?=\[))?\[?(?:{_DAY}[ T]|{_NAMED_DAY})?{_CLOCK}{_ZONE}\]?\s{{1,3}}(?:<[ @+%&~]?"
        r"(?P<who>[^<>\s!]{1,40})(?:![^<>\s]{1,99}> [+-]?|>\s)"
        r"|(?=-!-|-\*-|---\s|\*{1,3}\s|-->|<--))"
    ),
    # 2023-12-31 21:41:05, a tab, ada, a tab, text
    compile_late(
        rf"{_DAY}[ T]{_CLOCK}{_ZONE}\t(?:(?=-->|<--|--\t|=!=| ?\*\t|\t)"
        r"|[@+%&~]?(?P<who>[^\t\n]{1,40})\t)"
    ),
)
_PIDGIN = (
    # (21:41:05) ada: text
    re.compile(rf"\((?:{_DAY} )?\d{{1,2}}:\d\d:\d\d(?: [AaPp][Mm])?\) (?:{_WHO})?"),
)
_STAMPS = (*_WHATSAPP, *_IRC, *_PIDGIN)
# Who writes a log, whose stamps WhatsApp has too: "INFO", "local.ERROR", "app.db", "[core] main".
_LOG = compile_late(
    r"(?:.{0,30}\b)?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|ALERT|FATAL|SEVERE)\b"
    r"|(?:trace|debug|info|notice|warn(?:ing)?|error|critical|fatal|severe)$"
    r"|[a-z]\w{0,30}(?:\.[a-z]\w{0,30}){1,5}$|\[",
)
# What a program of IRC writes between messages, which have one line there: a day, its start.
_BETWEEN = re.compile(
    r"---\s|={3}\s|\*{3,4}\s|Session (?:Start|Time|Ident|Close)\b|Conversation with "
)
_COLOURS = re.compile(r"\x03(?:\d{1,2}(?:,\d{1,2})?)?|[\x02\x0f\x11\x16\x1d-\x1f]")


class _Message(NamedTuple):
    who: str  # "" for what the program says
    text: str


def is_chat(text: str) -> bool:
    """Tell a chat by the stamps that open most of its lines."""
    return _find_stamp(text) is not None


def read_chat(text: str) -> Draft:
    """Return the messages as paragraphs; what the program says is left out."""
    text = _COLOURS.sub("", text)
    stamp = _find_stamp(text) or _STAMPS[0]
    messages = list(_list_messages(text, stamp))
    said = [message for message in messages if message.who]
    named = find_speakers(f"{message.who}: {message.text}" for message in said)
    blocks = (f"{m.who}: {m.text}" if m.who in named else m.text for m in said)
    notices = (message.text for message in messages if not message.who)
    return Draft(
        tuple(Block(text) for text in blocks),
        form="document",
        removed=tuple(Removed(text, "notice") for text in notices if text),
        untitled=True,
    )


def _find_stamp(text: str) -> re.Pattern[str] | None:
    opening = _COLOURS.sub("", text[:_SEEN]).splitlines()
    lines = [line for line in opening if line.strip() and not _BETWEEN.match(line)]
    looked_at = lines[:_LOOKED_AT]
    for stamp in _STAMPS:
        found = [match for line in looked_at if (match := stamp.match(line))]
        names = _list_names(found, stamp)
        enough = len(names) >= _LEAST and len(found) >= _SHARE * len(looked_at)
        if enough and any(_SPOKEN.search(match[0]) for match in found):
            enough = _come_back(names)
        if enough or (stamp in _WHATSAPP and _is_whatsapp(lines, stamp)):
            return stamp
    return None


def _list_names(found: Iterable[re.Match[str]], stamp: re.Pattern[str]) -> list[str]:
    names = (match["who"] for match in found if match["who"] is not None)
    return [who for who in names if stamp not in _WHATSAPP or not _LOG.match(who)]


def _is_whatsapp(lines: list[str], stamp: re.Pattern[str]) -> bool:
    """Tell it by its first line, in which no text of another kind has a stamp.

    A message may be long: lines between two stamps count only where these are few.
    """
    if not lines or not stamp.match(lines[0]):
        return False
    found = [match for line in lines if (match := stamp.match(line))]
    names = _list_names(found, stamp)
    if len(names) < _LEAST:
        strict = all(
            not _SPOKEN.search(match[0]) and ("," in match[0] or "،" in match[0]) for match in found
        )
        return strict and len(names) >= _FEW and len(found) >= _SHARE * len(lines)
    return _come_back(names)


def _come_back(names: Sequence[str]) -> bool:
    return len(set(names)) <= _NAMES * len(names)


def _list_messages(text: str, stamp: re.Pattern[str]) -> Iterator[_Message]:
    """Yield what was sent, a message of several lines as one."""
    who, lines = "", list[str]()
    for line in text.splitlines():
        opening = stamp.match(line)
        if opening:
            yield _make_message(who, lines, stamp)
            who, lines = (opening["who"] or "").strip(), [line[opening.end() :]]
        elif stamp in _IRC and _BETWEEN.match(line):
            yield _make_message(who, lines, stamp)
            who, lines = "", [line]
        else:
            lines.append(line)
    yield _make_message(who, lines, stamp)


def _make_message(who: str, lines: Iterable[str], stamp: re.Pattern[str]) -> _Message:
    text = " ".join(lines)
    written = None if stands_for_none(text) else text
    if stamp in _WHATSAPP:
        who = who.lstrip("~ \u00a0\u202f")  # before one who is in no list of contacts
        written = written and find_written(written)
    return _Message(who if written else "", one_line(written or text))
