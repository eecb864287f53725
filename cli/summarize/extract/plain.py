"""Read plain text: join hard-wrapped lines into paragraphs, tell headings from sentences."""

import re
from dataclasses import replace
from itertools import pairwise

from summarize.extract.mail import split_header
from summarize.models import Block, Draft
from summarize.text.characters import one_line
from summarize.text.titles import CLOSED

MAX_WRAP = 120  # characters; beyond it a line was not wrapped by hand or by an editor
_MIN_WRAP = 40  # characters; narrower columns are lists
_LINE_ENDS = re.compile(r"\r\n?|[\n\f\x85\u2028\u2029]")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·‣▪–—+]|\d{1,3}[.)]|[a-zA-Z][.)]|\(\w{1,3}\))\s+(?=\S)")
_BULLET = re.compile(r"^\s*[-*•·‣▪–—+]\s+")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_RULE = re.compile(r"[\W_]*")
# Scripts that are written without spaces between words: a joined line gets none either.
_SPACELESS = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read_plain(text: str) -> Draft:
    """Return the paragraphs of a text, and the subject and sender of a mail.

    Which paragraph of any other text is the title shows only when the notices are out.
    """
    header, body = split_header(_LINE_ENDS.sub("\n", text))
    return replace(header, blocks=tuple(map(Block, join_lines(body.split("\n")))))


def join_lines(lines: list[str]) -> tuple[str, ...]:
    """Return one paragraph a block, or one a line where the lines are not hard-wrapped."""
    blocks = _split_blocks(lines)
    width = _wrap_width(lines, blocks)
    return tuple(
        paragraph
        for block in blocks
        for paragraph in map(one_line, _join_block(block, width))
        if paragraph and not _RULE.fullmatch(paragraph)
    )


def _split_blocks(lines: list[str]) -> list[list[str]]:
    """Group lines: a blank line, a rule and the start of a list item each begin a new block."""
    blocks: list[list[str]] = [[]]
    in_item = False
    for line in lines:
        if _RULE.fullmatch(line):
            blocks.append([])
            in_item = False
        elif _LIST_ITEM.match(line):
            blocks.append([_BULLET.sub("", line)])
            in_item = True
        elif in_item and line[:1].isspace():  # indented: the item goes on
            blocks[-1][-1] = _join_lines([blocks[-1][-1], line])
        else:
            in_item = False
            blocks[-1].append(line)
    return [block for block in blocks if block]


def _wrap_width(lines: list[str], blocks: list[list[str]]) -> int:
    """Return the width at which the text is hard-wrapped, or 0 if it is not.

    A break was forced if the first word of the next line did not fit any more. In a wrapped
    text nearly every break inside a block was; in a pasted one, a line a paragraph, few were.
    """
    full = sorted(len(line) for line in lines if _has_words(line))
    broken = [line for block in blocks for line in block[:-1] if _has_words(line)]
    if not broken:
        return 0
    # The longest lines but for one in fifty, which may hold a long address; and a common one, as
    # parts of a text may be narrower than others.
    longest = full[max(0, len(full) - 1 - len(full) // 50)]
    width = sorted(map(len, broken))[len(broken) * 3 // 4]
    least = _MIN_WRAP // 3 if _SPACELESS.search(broken[0]) else _MIN_WRAP
    if longest > MAX_WRAP or width < least:
        return 0
    breaks = [_is_forced(a, b, width) for block in blocks for a, b in pairwise(block)]
    return width if 2 * sum(breaks) > len(breaks) else 0


def _has_words(line: str) -> bool:
    """Tell a line of text from a lone word or address, which nothing could have wrapped."""
    return " " in line.strip() or bool(_SPACELESS.search(line))


def _is_forced(line: str, following: str, width: int) -> bool:
    if _SPACELESS.search(following[:1]):
        return len(line) + 2 >= width
    word = following.split(maxsplit=1)[0]
    # An editor's width may lie a little above the longest line that came out.
    return len(line.rstrip()) + 1 + len(word) > width - 2


def _join_block(block: list[str], width: int) -> list[str]:
    """Join the lines of a block that were broken only because the line was full."""
    if not width:
        return block
    paragraphs = [[block[0]]]
    for line, following in pairwise(block):
        # A ragged text still breaks in mid-sentence; only a closed line may end a paragraph.
        if _is_forced(line, following, width) or not CLOSED.search(line.rstrip()):
            paragraphs[-1].append(following)
        else:
            paragraphs.append([following])
    return [_join_lines(lines) for lines in paragraphs]


def _join_lines(lines: list[str]) -> str:
    """Join the lines of one paragraph: by a space, or by none in a script that sets none."""
    parts = [lines[0].strip()]
    for line, following in pairwise(lines):
        line, following = line.rstrip(), following.strip()
        if line.endswith("\u00ad"):  # a soft hyphen: the word was broken here
            parts[-1] = parts[-1][:-1]
        elif not (
            _HYPHEN.search(line[-2:])
            or (_SPACELESS.search(line[-1:]) and _SPACELESS.search(following[:1]))
        ):
            parts.append(" ")
        parts.append(following)
    return "".join(parts)
