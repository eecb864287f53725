"""Put what the readers of marked texts find into a draft: blocks, and what is left out."""

from collections.abc import Iterable
from dataclasses import replace

from summarize.language.characters import clean_characters, one_line
from summarize.models import Block, Draft, Form, Removed

Piece = Block | Removed
_MOST = 1_000_000  # characters of a text in which a short name may stand for longer words
_LONGEST = 100  # characters of such words
_SHOWN = 300  # characters of what was left out


def make_draft(
    pieces: Iterable[Piece], form: Form, *, untitled: bool = False, **known: str | None
) -> Draft:
    """Return the draft of blocks and what was left out; empty ones count for nothing.

    ``known`` holds title, author and date, as far as the text names them.
    """
    found = [clean for piece in pieces if (clean := _clean(piece)).text]
    return Draft(
        tuple(piece for piece in found if isinstance(piece, Block)),
        form=form,
        title=one_line(known.get("title") or "") or None,
        author=one_line(known.get("author") or "") or None,
        date=known.get("date"),
        removed=tuple(piece for piece in found if isinstance(piece, Removed)),
        untitled=untitled,
    )


def lift_title(draft: Draft) -> Draft:
    """Make the first heading the title of a draft without one, if nothing stands before it."""
    first = draft.blocks[0] if draft.blocks else None
    if draft.title or first is None or first.kind != "heading":
        return draft
    return replace(draft, title=first.text, blocks=draft.blocks[1:])


def may_repeat(text: str, words: str) -> bool:
    """Tell whether words that a text names may be put wherever it names them.

    Ten bytes must not grow to gigabytes.
    """
    return len(text) <= _MOST and len(words) <= _LONGEST


def _clean(piece: Piece) -> Piece:
    if isinstance(piece, Removed):
        text = one_line(piece.text)
        return replace(piece, text=text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
    if piece.kind == "code":
        text = clean_characters(piece.text.expandtabs(4)).strip("\n").rstrip()
        return replace(piece, text=text if any(map(str.isalnum, text)) else "")
    text = one_line(piece.text)
    return replace(piece, text=text if any(map(str.isalnum, text)) else "")
