"""Join the pieces of a line, which a change of font, a raised mark or wide spaces have cut."""

import re
from collections.abc import Iterable
from functools import reduce

from summarize.readers.pdf.line import Line

# A raised number after a word or a stop is a citation; after one or two letters an exponent.
CITED = re.compile(r"(?:[^\W\d_]{3}|[.,;:)\]\"'”’]|[^\W\d_]{2}[.,)]) ?$")
_NOTE = re.compile(r"[a-f]")
_CITATION = re.compile(r"[\d,–\-−\s*†‡§¶]{1,60}")


def join_pieces(pieces: Iterable[Line]) -> list[Line]:
    """Join neighbours on one baseline, which a change of font or a raised mark has cut."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is None or last.reason or piece.reason:
            lines.append(piece)
        elif _cites(last, piece):
            lines[-1] = last._replace(right=max(last.right, piece.right))
        elif _touches(last, piece):
            lines[-1] = _join(last, piece)
        else:
            lines.append(piece)
    return lines


def join_stretched(lines: list[Line]) -> list[Line]:
    """Join the words of a line that is stretched to the width of the one after or before it."""
    joined: list[Line] = []
    row: list[Line] = []
    for place, line in enumerate(lines):
        row.append(line)
        after = lines[place + 1] if place + 1 < len(lines) else None
        if after and _is_apart(line, after):
            continue
        around = [one for one in (after, joined[-1] if joined else None) if one]
        whole = any(_fills(row, one) for one in around)
        joined += [reduce(_join, row)] if whole else row
        row = []
    return joined


def _is_apart(line: Line, after: Line) -> bool:
    shared = min(line.top, after.top) - max(line.bottom, after.bottom)
    gap = after.left - line.right
    return shared > 0.5 * min(line.height, after.height) and 0 < gap < 5 * line.height


def _fills(row: list[Line], line: Line) -> bool:
    """Tell whether words stand in one line with as much width as another line near it."""
    return (
        len(row) > 1
        and abs(row[0].left - line.left) < 2
        and abs(row[-1].right - line.right) < 2
        and abs(row[0].bottom - line.bottom) < 2 * line.height
        and all(one.size == line.size and not one.reason for one in row)
    )


def _cites(last: Line, piece: Line) -> bool:
    return (
        piece.height < 0.86 * last.height
        and piece.bottom > last.bottom + 0.15 * last.height
        and piece.bottom <= last.top
        and -0.2 * last.height < piece.left - last.right < 0.5 * last.height
        and _is_mark(piece.text, last.text)
    )


def _is_mark(text: str, before: str) -> bool:
    if _NOTE.fullmatch(text):
        return before[-1] in ".,;:)"
    return _CITATION.fullmatch(text) is not None and CITED.search(before[-5:]) is not None


def _touches(last: Line, piece: Line) -> bool:
    shared = min(last.top, piece.top) - max(last.bottom, piece.bottom)
    gap = piece.left - last.right
    return shared > 0.45 * min(last.height, piece.height) and -0.6 * last.height < gap < 0.9 * max(
        last.height, piece.height
    )


def _join(last: Line, piece: Line) -> Line:
    space = "" if piece.left - last.right < 0.12 * last.height else " "
    major = piece if len(piece.text) > (len(last.text) + len(piece.text)) / 2 else last
    return last._replace(
        text=last.text + space + piece.text,
        right=max(last.right, piece.right),
        bottom=min(last.bottom, piece.bottom),
        top=max(last.top, piece.top),
        size=major.size,
        font=major.font,
        bold=major.bold,
    )
