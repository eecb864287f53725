"""Chats as WhatsApp, Signal, Pidgin, Zoom and IRC programs write them, a paragraph a message.

Time and sender are left out; the name of a frequent speaker stays before the message.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from summarize.language.control_characters import one_line
from summarize.language.leads import find_speakers
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Removed
from summarize.readers.format_features import FormatFeatures

HIDDEN = "[\u200e\u200f\u202a\u202c\ufeff]{0,3}"  # it sets marks of direction
# WhatsApp's own messages on an iPhone, in any language; not an addressee.
_BY_PROGRAM = re.compile("\u200e(?!@)")
_NO_MESSAGE = compile_late(
    rf"{HIDDEN}(?:<[^<>]{{3,120}}>|null"
    r"|this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht|ce message a été supprimé|se eliminó este mensaje"
    r"|eliminaste este mensaje|questo messaggio è stato eliminato"
    r"|(?:esta )?mensagem (?:foi )?apagada|dit bericht is verwijderd"
    r"|ta wiadomość została usunięta|данное сообщение удалено"
    r"|това съобщение беше изтрито|bu mesaj silindi|tämä viesti poistettiin|tin nhắn này đã bị xóa"
    r"|ezt az üzenetet törölték|삭제된 메시지입니다|此消息已删除|此訊息已刪除|تم حذف هذه الرسالة"
    r"|このメッセージは削除されました|pesan ini dihapus|missed (?:voice|video) call)\W?$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\A\u200e?(?:IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d{4}\.\w{2,5} \([^()]{3,40}\)\s{0,9}"
)
# "<This message was edited>", and the name of a file after its caption.
_EDITED = (
    "edited|bearbeitet|modifié|edit[oó]|editad[ao]|modificato|bewerkt|redigera|redigert|redigeret"
    "|muokattu|edytowan|upraven|szerkeszt|изменено|редактир|düzenlendi|diedit|đã chỉnh sửa"
    "|תוקנ|נערכ|تعديل|संपादित|แก้ไข|已编辑|已編輯|編集|수정"
)
_ADDED = compile_late(
    rf"\s{{0,9}}(?:\u200e<[^<>]{{3,120}}>|<[^<>]{{0,60}}(?:{_EDITED})[^<>]{{0,30}}>)$",
    re.IGNORECASE,
)


def stands_for_none(text: str) -> bool:
    """Check for a placeholder: a deleted message, an omitted picture."""
    return _NO_MESSAGE.match(text) is not None


def find_written(text: str) -> str | None:
    """Read the words that people wrote in a message; None if the program wrote all of it."""
    written = _FILE.sub("", text, count=1)
    return None if not written or _BY_PROGRAM.match(written) else _ADDED.sub("", written)


_SEEN = 16_384  # characters
_LOOKED_AT = 60  # lines
_LEAST, _SHARE = 4, 0.6  # messages, and their share of the lines with text
_FEW = 2  # messages of WhatsApp that are a chat, if the text has nothing else
_NAMES = 0.75  # most names per message, in a chat whose messages are long: people answer
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_MONTH = r"[^\W\d_]{3,4}\.?"
_NAMED_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}) "
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
_ZONE = r"(?:[+-]\d\d:?\d\d|Z)?"
_WHO = r"(?P<who>[^:\n]{1,40}): "
# WhatsApp writes day and time as the phone's language does: 2023. 12. 31. 오후 9:41; 31.12.23 г.,
# 21:41 ч.; 31/12/23, 9:41 p. m.; 31.12.2023 klo 21.41; 21:41, 31/12/2023
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
_IRC = (  # if a message has one line
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
_ZOOM = (
    # 21:41:05, a tab, Ada:, a tab, text; 21:41:05 From Ada to Everyone : text
    compile_late(
        r"(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d[ \t]{1,3}(?:From[ \t]{1,3})?"
        r"(?P<who>[^\W\d][^:\t\n]{0,39}?)(?:[ \t]{1,3}to[ \t]{1,3}[^:\n]{1,60}?)?[ \t]{0,3}:"
        r"(?:[ \t]{1,3}|$)"
    ),
)
_STAMPS = (*_WHATSAPP, *_IRC, *_PIDGIN, *_ZOOM)
_LIKE_LOGS = (*_WHATSAPP, *_ZOOM)
# Writers of a log, whose timestamps resemble WhatsApp's and Zoom's: "INFO", "local.ERROR",
# "app.db", "[core] main".
_LOG = compile_late(
    r"(?:.{0,30}\b)?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|ALERT|FATAL|SEVERE)\b"
    r"|(?:trace|debug|info|notice|warn(?:ing)?|error|critical|fatal|severe)$"
    r"|[a-z]\w{0,30}(?:\.[a-z]\w{0,30}){1,5}$|\[",
)
# Lines of an IRC program between its one-line messages: a day, the start of the log.
_BETWEEN = re.compile(
    r"---\s|={3}\s|\*{3,4}\s|Session (?:Start|Time|Ident|Close)\b|Conversation with "
)
_TWO = 2  # speakers, without whom a name before each message says nothing
_PROSE = ("paragraph", "item", "quote")
# A blank line, or a line that opens with the mark of an item.
_PARAGRAPHS = re.compile(r"\n\s{0,99}\n|\n(?=[ \t]{0,9}(?:[-*•–]|\d{1,2}[.)])[ \t]{1,9}\S)")
# Sources in the answers of ChatGPT: "\ue200cite\ue202turn0search1\ue201", "【4:0†source】".
_CITED = compile_late(r" ?(?:\ue200[^\ue200\ue201\n]{0,300}\ue201|【[\d:]{1,9}†[^【】\n]{0,200}】)")
_COLOURS = re.compile(r"\x03(?:\d{1,2}(?:,\d{1,2})?)?|[\x02\x0f\x11\x16\x1d-\x1f]")


class Message(NamedTuple):
    """A message of a chat."""

    who: str  # "" for a message of the program
    text: str
    markdown: bool = False


def detect(features: FormatFeatures) -> bool | None:
    """Detect a chat by the timestamps that open most of its lines."""
    return _find_stamp(features.text) is not None or None


def read(text: str) -> Draft:
    """Read the messages as paragraphs; notices of the program are left out."""
    text = _COLOURS.sub("", text)
    return make_chat(_list_messages(text, _find_stamp(text) or _STAMPS[0]))


def make_chat(messages: Iterable[Message], *, title: str | None = None) -> Draft:
    """Make a draft of messages; the name of a frequent speaker stays before them if two speak."""
    listed = [
        (message._replace(who=one_line(message.who)), one_line(message.text))
        for message in messages
    ]
    written = [(message, text) for message, text in listed if message.who and text]
    named = find_named((message.who, text) for message, text in written)
    return Draft(
        tuple(
            block for message, _ in written for block in _make_blocks(message, message.who in named)
        ),
        form="document",
        title=title,
        removed=tuple(Removed(text, "notice") for one, text in listed if not one.who and text),
        untitled=True,
    )


def find_named(turns: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Find the speakers to name among those of turns; none in a monologue."""
    listed = [turn for turn in turns if turn[0]]
    if len({who for who, _ in listed}) < _TWO:
        return frozenset()
    return find_speakers(f"{who}: {text}" for who, text in listed)


def _make_blocks(message: Message, named: bool) -> list[Block]:
    if message.markdown:
        blocks = _read_answer(message.text)
    else:
        parts = map(one_line, _PARAGRAPHS.split(message.text))
        blocks = [Block(text) for text in parts if text]
    first = next((i for i, block in enumerate(blocks) if block.kind in _PROSE), None)
    if named and first is not None:
        blocks[first] = replace(blocks[first], text=f"{message.who}: {blocks[first].text}")
    return blocks


def _read_answer(text: str) -> list[Block]:
    """Read the Markdown of a program; a heading would stay in force in the next messages."""
    # Imported here: only the answers of programs are in Markdown.
    from summarize.readers.formats.markdown import read as read_markdown

    draft = read_markdown("\n" + _CITED.sub("", text))  # no front matter
    return [Block(one.text) if one.kind == "heading" else one for one in draft.blocks]


def _find_stamp(text: str) -> re.Pattern[str] | None:
    opening = _COLOURS.sub("", text[:_SEEN]).splitlines()
    lines = [line for line in opening if line.strip() and not _BETWEEN.match(line)]
    looked_at = lines[:_LOOKED_AT]
    for stamp in _STAMPS:
        found = [match for line in looked_at if (match := stamp.match(line))]
        names = _list_names(found, stamp)
        enough = len(names) >= _LEAST and len(found) >= _SHARE * len(looked_at)
        if enough and (stamp in _ZOOM or any(_SPOKEN.search(match[0]) for match in found)):
            enough = _come_back(names)
        if enough or (stamp in _WHATSAPP and _is_whatsapp(lines, stamp)):
            return stamp
    return None


def _list_names(found: Iterable[re.Match[str]], stamp: re.Pattern[str]) -> list[str]:
    names = (match["who"] for match in found if match["who"] is not None)
    return [who for who in names if stamp not in _LIKE_LOGS or not _LOG.match(who)]


def _is_whatsapp(lines: list[str], stamp: re.Pattern[str]) -> bool:
    """Check for WhatsApp by the first line, where no other text has a timestamp.

    A message may be long: lines between two timestamps count only if these are few.
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


def _list_messages(text: str, stamp: re.Pattern[str]) -> Iterator[Message]:
    """Yield the messages, also those of several lines."""
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


def _make_message(who: str, lines: Iterable[str], stamp: re.Pattern[str]) -> Message:
    text = "\n".join(lines)
    written = None if stands_for_none(one_line(text)) else text
    if stamp in _WHATSAPP:
        who = who.lstrip("~ \u00a0\u202f")  # before a sender without an entry in the contacts
        written = written and find_written(written)
    return Message(who if written else "", written or text)
