"""Take off what stands around a text by convention: licences, headers of standards, notes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarize.language.characters import one_line
from summarize.lazy import compile_late
from summarize.models import Draft, Removed

_GUTENBERG_START = re.compile(r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_GUTENBERG_END = compile_late(
    r"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(Title|Author): +(\S.*)")
_NOTE = compile_late(
    r"\W{0,4}(?:transcriber[’']s notes?\b|produced by .+|e-?text prepared by )", re.I
)
_NEAR = 60  # lines at either end of a book in which such notes stand
_STANDARD = re.compile(r"Request for Comments:|Internet-Draft\b|RFC: \d|INTERNET-DRAFT\b")
_HEADER_LINES = 12  # in which a standard says that it is one
_CENTERED = 6  # characters before a title
_TITLE_LINES = 3


def take_conventions(draft: Draft, lines: Sequence[str]) -> tuple[Draft, list[str]]:
    """Return the draft with title, author and what was taken off, and the lines that are left."""
    lines = list(lines)
    draft, lines = _take_licence(draft, lines)
    return _take_standard_header(draft, lines)


def _take_licence(draft: Draft, lines: list[str]) -> tuple[Draft, list[str]]:
    start = next((i for i, line in enumerate(lines) if _GUTENBERG_START.search(line)), None)
    if start is None:
        return draft, lines
    end = next(
        (i for i in range(start + 1, len(lines)) if _GUTENBERG_END.search(lines[i])), len(lines)
    )
    found = (_FIELD.match(line) for line in lines[:start])
    fields = {match[1]: match[2] for match in found if match}
    removed = [
        *_remove(lines[: start + 1], "licence"),
        *_remove(lines[end:], "licence"),
    ]
    body, notes = _take_notes(lines[start + 1 : end])
    return (
        replace(
            draft,
            title=draft.title or one_line(fields.get("Title", "")) or None,
            author=draft.author or one_line(fields.get("Author", "")) or None,
            removed=(*draft.removed, *removed[:1], *notes, *removed[1:]),
        ),
        body,
    )


def _take_notes(lines: list[str]) -> tuple[list[str], list[Removed]]:
    """Take out the notes of those who typed a book, which stand near its ends."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    kept: list[str] = []
    removed: list[Removed] = []
    seen = 0
    for paragraph in paragraphs:
        seen += len(paragraph) + 1
        near = min(seen, len(lines) - seen) <= _NEAR
        if paragraph and near and _NOTE.match(paragraph[0]):
            removed += _remove(paragraph, "transcriber's note")
        else:
            kept += [*paragraph, ""]
    return kept, removed


def _take_standard_header(draft: Draft, lines: list[str]) -> tuple[Draft, list[str]]:
    """Take the lines above the title of an RFC or a draft of one; the title is its title."""
    head = [i for i, line in enumerate(lines) if line.strip()][:_HEADER_LINES]
    if not any(_STANDARD.match(lines[i]) for i in head):
        return draft, lines
    blank = next(
        (i for i in range(head[0], len(lines)) if not lines[i].strip()), len(lines)
    )  # the header is the first paragraph
    start = next((i for i in range(blank, len(lines)) if lines[i].strip()), len(lines))
    end = next((i for i in range(start, len(lines)) if not lines[i].strip()), len(lines))
    title = lines[start:end]
    centered = 0 < len(title) <= _TITLE_LINES and all(
        line.startswith(" " * _CENTERED) for line in title
    )
    removed = tuple(_remove(lines[:blank], "header"))
    found = one_line(" ".join(title)) if centered else None
    return (
        replace(draft, title=draft.title or found, removed=(*draft.removed, *removed)),
        lines[end if centered else blank :],
    )


def _remove(lines: Sequence[str], reason: str) -> list[Removed]:
    text = one_line(" ".join(lines))
    return [Removed(text, reason)] if text else []
