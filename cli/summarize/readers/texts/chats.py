"""Read a chat as WhatsApp, Signal or an IRC program writes it: each message is a paragraph.

When it was sent and who sent it are no part of it; a name that opens a talk stays before it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarize.language.characters import one_line
from summarize.language.leads import find_speakers
from summarize.models import Block, Draft, Removed

_SEEN = 16_384  # characters
_LOOKED_AT = 60  # lines
_LEAST, _SHARE = 4, 0.6  # messages, and their share of the lines with text
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_NAMED_DAY = r"(?:[A-Z][a-z]{2} \d{1,2}|\d{1,2} [A-Z][a-z]{2}) "
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
_HIDDEN = "[\u200e\u200f\u202a\u202c\ufeff]{0,3}"  # WhatsApp sets marks of direction
_WHO = r"(?P<who>[^:\n]{1,40}): "
_STAMPS = (
    # 31.12.23, 21:41 - Ada: text; [31/12/2023, 9:41:05 PM] Ada: text
    re.compile(rf"{_HIDDEN}{_DAY},?[ \u202f]{_CLOCK} [-–] (?:{_WHO})?"),
    re.compile(rf"{_HIDDEN}\[{_DAY},?[ \u202f]{_CLOCK}\] (?:{_WHO})?"),
    # [21:41] <@ada> text; Dec 31 21:41:05 <ada> text; 21:41 * ada waves; <ada!a@host> +text
    re.compile(
        rf"\[?(?:{_DAY}[ T]|{_NAMED_DAY})?{_CLOCK}\]?\s{{1,3}}(?:<[ @+%&~]?"
        r"(?P<who>[^<>\s!]{1,40})(?:![^<>\s]{1,99}> [+-]?|>\s)|(?=-!-|\*{1,3}\s|-->|<--))"
    ),
    # 2023-12-31 21:41:05, a tab, ada, a tab, text
    re.compile(
        rf"{_DAY}[ T]{_CLOCK}\t(?:(?=-->|<--|--\t|=!=| ?\*\t|\t)"
        r"|[@+%&~]?(?P<who>[^\t\n]{1,40})\t)"
    ),
)
_NO_MESSAGE = re.compile(
    rf"{_HIDDEN}(?:<[^<>]{{3,40}}>|[\w ]{{3,30}} (?:omitted|weggelassen|omis|omitido)|null"
    r"|this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|ce message a été supprimé|se eliminó este mensaje|questo messaggio è stato eliminato"
    r"|(?:esta )?mensagem (?:foi )?apagada|missed (?:voice|video) call)\.?$",
    re.IGNORECASE,
)
# What WhatsApp says at the start of a chat, in some of them under the name of the group.
_SEALED = re.compile(
    r"(?:messages and calls are end-to-end encrypted|nachrichten und anrufe sind ende-zu-ende"
    r"|les messages et les appels sont chiffrés de bout|los mensajes y las llamadas están cifrados"
    r"|i messaggi e le chiamate sono crittografati|as mensagens e as (?:chamadas|ligações) são"
    r"|berichten en gesprekken zijn end-to-end)",
    re.IGNORECASE,
)


class _Message(NamedTuple):
    who: str  # "" for what the program says
    text: str


def is_chat(text: str) -> bool:
    """Tell a chat by the stamps that open most of its lines."""
    return _find_stamp(text) is not None


def read_chat(text: str) -> Draft:
    """Return the messages as paragraphs; what the program says is left out."""
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
    lines = [line for line in text[:_SEEN].splitlines() if line.strip()][:_LOOKED_AT]
    for stamp in _STAMPS:
        found = [match for line in lines if (match := stamp.match(line))]
        named = sum(match["who"] is not None for match in found)
        if named >= _LEAST and len(found) >= _SHARE * len(lines):
            return stamp
    return None


def _list_messages(text: str, stamp: re.Pattern[str]) -> Iterator[_Message]:
    """Yield what was sent, a message of several lines as one."""
    who, lines = "", list[str]()
    for line in text.splitlines():
        opening = stamp.match(line)
        if opening:
            yield _make_message(who, lines)
            who, lines = (opening["who"] or "").strip(), [line[opening.end() :]]
        else:
            lines.append(line)
    yield _make_message(who, lines)


def _make_message(who: str, lines: Iterable[str]) -> _Message:
    text = one_line(" ".join(lines))
    silent = _NO_MESSAGE.match(text) or _SEALED.match(text)
    return _Message("" if silent else who, text)
