"""Make drafts of texts with light markup, and limit the names that they define."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from summarize.language.control_characters import clean_characters, one_line
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Form, Removed
from summarize.readers.html.metadata.written_dates import read_day
from summarize.readers.mail.opening_header import has_header

Piece = Block | Removed
_FENCE = re.compile(
    r"^(?:#{2,6} \S|```|(?<![^\n]\n)~~~)", re.MULTILINE
)  # where "# " is a comment or an item
# At the start of a line, where neither prose nor markup has it: a program with texts in comments.
_CODE = compile_late(
    r"^(?:def \w+\(|class \w+[(:]|import \w+$|from [\w.]{1,60} import |#include|#define|#!|//|/\*"
    r"|[{}];?$|@\w+\()",
    re.MULTILINE,
)
_MOST = 1_000_000  # characters of a text in which a short name may replace longer words
_LONGEST = 100  # characters of such words
_ADDED = 1_000_000  # characters by which all such names together may lengthen a text
_SHOWN = 300  # characters of a removed text


def is_fenced(text: str) -> bool:
    """Check for headings and code fences of Markdown, in which other markup is an example."""
    return _FENCE.search(text) is not None


def is_mail_or_code(text: str) -> bool:
    """Check for the header of a mail or for lines of a program, even if they contain markup."""
    return has_header(text) or _CODE.search(text) is not None


def make_draft(
    pieces: Iterable[Piece], form: Form, *, untitled: bool = False, **known: str | None
) -> Draft:
    """Make a draft of blocks and removed parts, empty ones dropped.

    ``known`` holds title, author and date as the text writes them, if it does.
    """
    found = [clean for piece in pieces if (clean := _clean(piece)).text]
    return Draft(
        tuple(piece for piece in found if isinstance(piece, Block)),
        form=form,
        title=one_line(known.get("title") or "") or None,
        author=one_line(known.get("author") or "") or None,
        date=read_day(known.get("date") or ""),
        removed=tuple(piece for piece in found if isinstance(piece, Removed)),
        untitled=untitled,
    )


def lift_title(draft: Draft) -> Draft:
    """Make the first heading the title of a draft without one, if nothing comes before it."""
    first = draft.blocks[0] if draft.blocks else None
    if draft.title or first is None or first.kind != "heading":
        return draft
    return replace(draft, title=first.text, blocks=draft.blocks[1:])


def may_repeat(text: str, words: str) -> bool:
    """Check whether words defined by a text may replace their name everywhere.

    Ten bytes must not grow to gigabytes; Growth limits the effect of all names on a text.
    """
    return len(text) <= _MOST and len(words) <= _LONGEST


class Growth:
    """The growth of one text that names for longer words may still cause."""

    def __init__(self) -> None:
        self._left = _ADDED

    def allow(self, words: int, name: int) -> bool:
        """Check whether words of this length may replace a name, and count their characters."""
        self._left -= max(0, words - name)
        return self._left >= 0


class Names:
    """Names to replace by words, within the allowed growth of a text."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._growth = Growth()

    def write(self, name: str, instead: str) -> str:
        """Read the words of a name, or ``instead`` if it has none."""
        words = self._words.get(name, instead)
        return words if self._growth.allow(len(words), len(name)) else instead


def _clean(piece: Piece) -> Piece:
    if isinstance(piece, Removed):
        text = one_line(piece.text)
        return replace(piece, text=text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
    if piece.kind == "code":
        text = clean_characters(piece.text.expandtabs(4)).strip("\n").rstrip()
        return replace(piece, text=text if any(map(str.isalnum, text)) else "")
    text = one_line(piece.text)
    return replace(piece, text=text if any(map(str.isalnum, text)) else "")
