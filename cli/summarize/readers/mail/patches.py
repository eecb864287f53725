"""Patches in a mail (git format-patch): the list of changed files, and the changes."""

import re
from collections.abc import Sequence

from summarize.lazy import compile_late
from summarize.readers.mail.quotes import SIGNATURE, Line

PATCH = "patch"
_DIFF = compile_late(r"diff --git a/|diff -\w+ |Index: \S|--- \S+.{0,200}$")
_CHANGED = re.compile(r" \S.{0,300} \| +(?:\d{1,9}|Bin\b)")
_COUNTED = re.compile(r" \d{1,9} files? changed\b")
_TRAILER = re.compile(r"[A-Z][A-Za-z]{1,20}(?:-[A-Za-z]{1,20}){0,3}: \S.{0,200}$")
_MODE = re.compile(r" (?:create|delete|rename|copy|mode change|rewrite) ")


def mark_patch(lines: Sequence[str]) -> list[Line]:
    """Mark the lines that belong to a patch with a reason."""
    diff = _find_diff(lines)
    end = diff
    counted = [i for i in range(diff) if _COUNTED.match(lines[i])]
    if counted:
        end = _find_statistics(lines, counted[-1])
    if end == len(lines):
        return [Line(text) for text in lines]
    reasons: list[str | None] = [None if i < end else PATCH for i in range(len(lines))]
    for i in _find_trailers(lines[:end]):
        reasons[i] = SIGNATURE
    return [Line(text, reason) for text, reason in zip(lines, reasons, strict=True)]


def _find_diff(lines: Sequence[str]) -> int:
    """Find the first line of the changes; the number of lines if there are none."""
    for number, line in enumerate(lines):
        if line.startswith(("diff ", "Index: ", "--- ")) and _DIFF.match(line):
            following = lines[number + 1 : number + 8]
            if any(
                later.startswith(("+++ ", "@@ ", "index ", "GIT binary")) for later in following
            ):
                return number
    return len(lines)


def _find_statistics(lines: Sequence[str], counted: int) -> int:
    """Find the start of the list of changed files that ends in a count, with the rule above it."""
    start = counted
    while start and (_CHANGED.match(lines[start - 1]) or _MODE.match(lines[start - 1])):
        start -= 1
    above = start - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    # Text between the rule and the list is for those who apply the patch.
    for at in range(above, max(-1, above - 40), -1):
        if lines[at].rstrip() == "---":
            return at
    return start


def _find_trailers(lines: Sequence[str]) -> list[int]:
    """Find the trailers at the end of a message, such as "Signed-off-by: ..."."""
    found: list[int] = []
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].strip():
            if not _TRAILER.match(lines[number]):
                break
            found.append(number)
    return found
