"""Exported chats of Telegram, Messenger, Instagram, Discord and ChatGPT, a paragraph a message.

Telegram Desktop writes JSON or a page, DiscordChatExporter JSON or text. An export of all chats is
split into them.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from summarize.lazy import compile_late
from summarize.models import Draft, Source
from summarize.numbers import unescape
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats.chats import Message, make_chat

_KEYS = ('"messages"', '"mapping"')
_WRITTEN = ("Default", "Reply", "ThreadStarterMessage")  # types of Discord; the rest are notices
_SHOWN = ("text", "multimodal_text")  # types of content that ChatGPT shows
_ROLES = {"user": "User", "assistant": "ChatGPT"}
# Messenger writes these after the sender's name, as if a person had; also when a picture has no
# words.
_DEED = re.compile(
    r"(?:sent (?:an?|\d{1,3}) (?:attachment|photo|video|sticker|GIF|voice message|link|location)s?"
    r"|reacted \S{1,9} to your message|(?:un)?pinned a message|named the group .{1,80}"
    r"|(?:left|created) the group|changed the (?:chat |group )?theme(?: to .{1,40})?"
    r"|missed (?:a|your) (?:video )?call|(?:is|are) now connected on Messenger|unsent a message"
    r"|liked a message)\.? ?"
)
_REACTION = compile_late(r"Reacted \S{1,9} to your message ?")
_LONGEST_NOTICE = 200  # characters
_TELEGRAM = compile_late(r'<div class="message (default|service)([^"]{0,60})"')
_TELEGRAM_PAGE = compile_late(r'id="message\d')
_HISTORY = 'class="history"'
_DIVISION = '<div class="'
_BREAK, _TAG = compile_late(r"<br\s{0,3}/?>"), compile_late(r"<[^<>]{1,2000}>")
_PAGE_NAME = compile_late(r'<div class="text bold">([^<]{1,200})</div>')
# [12/31/2023 9:41 PM] ada
_STAMP = compile_late(
    r"\[\d{1,4}[./-] ?\w{1,4}[./-] ?\d{1,4}[^\]\n]{0,20}\d[:.]\d\d[^\]\n]{0,9}\] "
    r"(?P<who>[^\n]{1,60})"
)
_RULE = compile_late(r"={20,200}\n")
_PREAMBLE = compile_late(r"\s{0,9}={20,200}\n(.{1,5000}?)\n={20,200}\n", re.DOTALL)
_FOOTER = compile_late(r"^={20,200}\n(Exported [\d.,]{1,12} message\(s\))$", re.MULTILINE)
_SECTION = compile_late(r"\{(?:Attachments|Embed|Stickers|Reactions)\}\n")


class Chat(NamedTuple):
    """A chat with its name."""

    name: str | None
    messages: list[Message]


def detect(features: FormatFeatures) -> list[dict[str, Any]] | None:
    """Parse the chats of an export that have messages; None for any other JSON."""
    if not any(key in features.text for key in _KEYS):
        return None
    value = features.value
    if isinstance(value, dict) and isinstance(value.get("chats"), dict):
        value = value["chats"].get("list")
    chats = value if isinstance(value, list) else [value]
    return [chat for chat in chats if _find_reader(chat)] or None


def split(chats: list[dict[str, Any]]) -> Iterator[Source] | None:
    """Split an export of several chats."""
    if len(chats) < 2:
        return None
    return (Source("", json.dumps(chat).encode()) for chat in chats)


def read(chats: list[dict[str, Any]]) -> Draft:
    """Read the messages as paragraphs; the name of a frequent speaker stays before them."""
    chat = chats[0]
    reader = _find_reader(chat) or _read_telegram
    found = reader(chat)
    return make_chat(found.messages, title=found.name)


def detect_page(features: FormatFeatures) -> bool | None:
    """Detect a chat that Telegram exported as a page."""
    text = features.text
    return (_HISTORY in text and _TELEGRAM_PAGE.search(text) is not None) or None


def read_page(data: bytes) -> Draft:
    """Read a chat that Telegram exported as a page."""
    text = data.decode("utf-8", "replace")
    name = _PAGE_NAME.search(text)
    return make_chat(_list_page(text), title=_strip_tags(name[1]) if name else None)


def detect_discord(features: FormatFeatures) -> bool | None:
    """Detect a chat of Discord that was exported as text."""
    return _RULE.match(features.start) is not None or None


def read_discord(text: str) -> Draft:
    """Read a chat of Discord that was exported as text."""
    return make_chat(_list_discord(text.replace("\r\n", "\n")))


def _find_reader(chat: Any) -> Callable[[Mapping[str, Any]], Chat] | None:
    """Find the reader of a chat by the names of its fields."""
    if not isinstance(chat, dict):
        return None
    if any({"message", "parent"} <= node.keys() for node in _list_nodes(chat)):
        return _read_chatgpt
    messages = chat.get("messages")
    if not isinstance(messages, list) or not messages:
        return None
    for keys, reader in _READERS.items():
        if keys <= chat.keys() | _name_fields(messages):
            return reader
    return None


def _list_nodes(chat: Mapping[str, Any]) -> list[dict[str, Any]]:
    """List the nodes of a conversation with ChatGPT, each of which names the one before it."""
    nodes = chat.get("mapping")
    return _list_objects(list(nodes.values())) if isinstance(nodes, dict) else []


def _name_fields(messages: list[Any]) -> set[str]:
    """Name the fields of the first messages, with a dot before them."""
    return {f".{key}" for one in messages[:9] if isinstance(one, dict) for key in one}


def _list_objects(values: Any) -> list[dict[str, Any]]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _read_telegram(chat: Mapping[str, Any]) -> Chat:
    messages = []
    for one in _list_objects(chat.get("messages")):
        text = _join_text(one.get("text"))
        if one.get("type") == "service":
            messages.append(Message("", text or _read_text(one.get("action")).replace("_", " ")))
        else:
            who = _read_text(one.get("from"))
            messages.append(Message(who or "?", text or _read_text(one.get("file_name"))))
    return Chat(_read_text(chat.get("name")) or None, messages)


def _join_text(text: Any) -> str:
    """Join a text of Telegram: strings, and objects for links and styles."""
    parts = text if isinstance(text, list) else [text]
    texts = (part.get("text") if isinstance(part, dict) else part for part in parts)
    return "".join(map(_read_text, texts))


def _read_messenger(chat: Mapping[str, Any]) -> Chat:
    """Read a chat of Messenger or Instagram, in which the last message is the first."""
    listed = _list_objects(chat.get("messages"))
    messages = []
    for one in sorted(listed, key=lambda one: _read_number(one.get("timestamp_ms"))):
        who, text = _decode_string(one.get("sender_name")), _decode_string(one.get("content"))
        kind = one.get("type", "Generic")
        notice = kind not in ("Generic", "Share") or _is_notice(who, text)
        messages.append(Message("" if notice or one.get("is_unsent") else who or "?", text))
    return Chat(_decode_string(chat.get("title")) or None, messages)


def _is_notice(who: str, text: str) -> bool:
    """Check for a deed of the sender that Messenger describes."""
    if len(text) > _LONGEST_NOTICE:
        return False
    names = (name for name in (who, who.partition(" ")[0], "You") if text.startswith(f"{name} "))
    deeds = (_DEED.fullmatch(text, len(name) + 1) for name in names)
    return any(deeds) or _REACTION.fullmatch(text) is not None


def _decode_string(value: Any) -> str:
    """Decode a string of Facebook's exports, in which bytes of UTF-8 are written as characters."""
    text = _read_text(value)
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _read_discord_object(chat: Mapping[str, Any]) -> Chat:
    messages = []
    for one in _list_objects(chat.get("messages")):
        author = one.get("author")
        names = author if isinstance(author, dict) else {"name": author}
        who = _read_text(names.get("nickname")) or _read_text(names.get("name")) or "?"
        files = (_read_text(file.get("fileName")) for file in _list_objects(one.get("attachments")))
        text = _read_text(one.get("content")) or ", ".join(filter(None, files))
        messages.append(Message(who if one.get("type", "Default") in _WRITTEN else "", text))
    channel = chat.get("channel")
    name = _read_text(channel.get("name")) if isinstance(channel, dict) else ""
    return Chat(name or None, messages)


def _read_chatgpt(chat: Mapping[str, Any]) -> Chat:
    """Read the branch of a conversation that is shown."""
    nodes = chat["mapping"]
    key, branch, seen = chat.get("current_node"), list[Message](), set[str]()
    if key is None and nodes:
        key = next(reversed(nodes))
    while isinstance(key, str) and key not in seen and isinstance(nodes.get(key), dict):
        seen.add(key)
        message = nodes[key].get("message")
        if isinstance(message, dict) and (found := _read_turn(message)):
            branch.append(found)
        key = nodes[key].get("parent")
    return Chat(_read_text(chat.get("title")) or None, branch[::-1])


def _read_turn(message: Mapping[str, Any]) -> Message | None:
    author, content = message.get("author"), message.get("content")
    role = author.get("role") if isinstance(author, dict) else None
    if not isinstance(role, str) or role not in _ROLES or message.get("recipient", "all") != "all":
        return None
    if not isinstance(content, dict) or content.get("content_type") not in _SHOWN:
        return None
    parts = content.get("parts")
    words = [part for part in parts if isinstance(part, str)] if isinstance(parts, list) else []
    text = "\n\n".join(words)
    return Message(_ROLES[role], text, markdown=role == "assistant") if text.strip() else None


_READERS: dict[frozenset[str], Callable[[Mapping[str, Any]], Chat]] = {
    frozenset({"participants", ".sender_name", ".timestamp_ms"}): _read_messenger,
    frozenset({"guild", "channel", ".author", ".content"}): _read_discord_object,
    frozenset({"type", "id", ".type", ".date", ".text"}): _read_telegram,
}


def _read_text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _read_number(value: Any) -> float:
    return value if isinstance(value, int | float) else 0.0


def _list_page(text: str) -> Iterator[Message]:
    places = list(_TELEGRAM.finditer(text))
    ends = [place.start() for place in places[1:]] + [len(text)]
    who = "?"
    for place, end in zip(places, ends, strict=True):
        found = dict[str, str]()
        for division in text[place.end() : end].split(_DIVISION)[1:]:
            name, _, rest = division.partition('">')
            found.setdefault(name, _strip_tags(rest.partition("</div>")[0]))
        if place[1] == "service":
            yield Message("", found.get("body details", ""))
            continue
        who = found.get("from_name", who) if "joined" not in place[2] else who
        yield Message(who, found.get("text", found.get("title bold", "")))


def _strip_tags(text: str) -> str:
    return unescape(_TAG.sub("", _BREAK.sub("\n", text))).strip()


def _list_discord(text: str) -> Iterator[Message]:
    """Yield the messages, each of which has a stamp after a blank line, between two notices."""
    preamble = _PREAMBLE.match(text)
    start = preamble.end() if preamble else 0
    footer = _FOOTER.search(text, start)
    if preamble:
        yield Message("", preamble[1])
    who, lines, skipped, before = "", list[str](), False, ""
    for line in text[start : footer.start() if footer else None].split("\n"):
        if not before.strip() and (opening := _STAMP.fullmatch(line)):
            yield Message(who, "\n".join(lines))
            who, lines, skipped = opening["who"].removesuffix(" (pinned)"), [], False
        elif _SECTION.fullmatch(f"{line}\n"):
            skipped = True
        elif not skipped:
            lines.append(line)
        before = line
    yield Message(who, "\n".join(lines))
    if footer:
        yield Message("", footer[1])
