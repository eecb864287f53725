"""Slack exports: the days of a channel, a paragraph for each message, and lists beside them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarize.errors import NoArticleError
from summarize.language.control_characters import one_line
from summarize.models import Block, Draft, Removed, Source
from summarize.numbers import unescape
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats.chats import find_named
from summarize.readers.json_patterns import SLACK
from summarize.readers.markup import Piece, make_draft

_MARKS = tuple(map(re.compile, SLACK))
_SEEN = 65_536  # characters
_RARE = ("profile", "members", "change_type")
_LISTS = {
    "people": {"id", "name", "profile"},
    "channels": {"id", "created", "members"},
    "apps": {"user_id", "date", "change_type"},
}
_NOTICES = re.compile(r"(?:bot|channel|group|pinned|reminder|file_comment|tombstone|huddle)\w*")
_CODE = re.compile(r"```(.{1,20000}?)```", re.DOTALL)
# <https://example.org|the page>, <@U024BE7LH>, <#C024BE7LR|general>, <!here>
_LINK = re.compile(r"<([@#!]?)([^<>|\n]{1,2000})(?:\|([^<>\n]{0,500}))?>")
# ":tada:", ":wave::skin-tone-3:", not a part of "std::vector::push_back" or of "10:30:15"
_PICTURE = re.compile(r"(?<![\w:])(?::[a-z0-9+-][a-z0-9_+-]{0,60}:){1,30}(?![\w:])")
_QUOTE = re.compile(r"^(?:&gt;|>) ?", re.MULTILINE)
_STYLE = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^*_~`\n]{1,500})(?<=\S)\1(?![\w*_~`])")


def detect(features: FormatFeatures) -> list[dict[str, Any]] | None:
    """Parse the messages of an export; None for any other JSON."""
    if not all(mark.search(features.text, 0, _SEEN) for mark in _MARKS):
        return None
    messages = features.value if isinstance(features.value, list) else []
    return [m for m in messages if isinstance(m, dict) and m.get("type") == "message"] or None


def detect_list(features: FormatFeatures) -> str | None:
    """Detect a list beside the channels' days; return its content: "people", "channels", "apps"."""
    if not any(f'"{key}"' in features.text[:_SEEN] for key in _RARE):
        return None
    rows = features.value if isinstance(features.value, list) else []
    known = (
        n for n, keys in _LISTS.items() if all(isinstance(r, dict) and keys <= {*r} for r in rows)
    )
    return next(known, None) if rows else None


def enter_list(_source: Source, held: str) -> Source:
    """Raise NoArticleError: the messages are in the folders of the channels."""
    raise NoArticleError(f"the list of {held} in a Slack export: its folders hold the messages")


def read(messages: list[dict[str, Any]]) -> Draft:
    """Read the messages as paragraphs; notices of joining, pinning and the like are left out.

    The writers are not part of the text, except names that open turns of a talk.
    """
    names = {str(m.get("user")): name for m in messages if (name := _find_name(m))}
    return make_draft(_list_pieces(messages, names), "document", untitled=True)


def _list_pieces(messages: list[dict[str, Any]], names: Mapping[str, str]) -> Iterator[Piece]:
    texts = [(m, _find_text(m)) for m in messages]
    named = find_named((names.get(str(m.get("user")), ""), one_line(text)) for m, text in texts)
    for message, text in texts:
        if _NOTICES.fullmatch(str(message.get("subtype") or "")):
            yield Removed(_take_marks(text, names), "notice")
            continue
        name = names.get(str(message.get("user")), "")
        opening = f"{name}: " if name in named else ""
        for number, part in enumerate(_CODE.split(text)):
            if number % 2:
                yield Block(unescape(part), "code")
            elif line := one_line(_take_marks(part, names)):
                yield Block(opening + line)
                opening = ""


def _find_text(message: Mapping[str, Any]) -> str:
    """Read the text of a message, or else of its attachments."""
    text = message.get("text")
    if isinstance(text, str) and text.strip():
        return text
    attached = message.get("attachments")
    parts = [p for p in attached if isinstance(p, dict)] if isinstance(attached, list) else []
    words = (part.get("text") or part.get("fallback") for part in parts)
    return "\n".join(word for word in words if isinstance(word, str))


def _find_name(message: Mapping[str, Any]) -> str:
    """Find the name of the writer; "" if the message has only an identifier."""
    profile = message.get("user_profile")
    known = profile if isinstance(profile, dict) else {}
    names = (known.get("real_name"), known.get("display_name"), message.get("username"))
    return next((one_line(name) for name in names if isinstance(name, str) and name.strip()), "")


def _take_marks(text: str, names: Mapping[str, str]) -> str:
    """Strip the syntax of links, mentions, emoji and styles."""

    def write(link: re.Match[str]) -> str:
        mark, target, label = link[1], link[2], link[3]
        if mark == "@":
            return f"@{names.get(target) or label or 'someone'}"
        return f"{mark.replace('!', '@')}{label or target.partition('^')[0]}"

    text = _PICTURE.sub("", _LINK.sub(write, _QUOTE.sub("", text)))
    return unescape(_STYLE.sub(r"\2", text))
