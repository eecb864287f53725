"""Join lines that an editor, a mail program or a printer wrapped."""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.discourse.noise import is_no_prose
from summarize.language import writing_systems as scripts
from summarize.language.control_characters import one_line
from summarize.language.punctuation import PAUSE_MARKS, STOP_MARKS, closes_line, ends_sentence
from summarize.lazy import compile_late
from summarize.readers.hyphenation import HYPHENS, Words, collect_words, find_joint

MAX_WRAP = 145  # characters; beyond it a line was not wrapped by hand or by a program
_LEAST = 20  # characters of a line that may end within a sentence
_WORD = 5  # characters up to and including a stop: more than "Dr."
_GREETING = 5  # words of a first line that ends in a comma


def find_cut(block: Sequence[str]) -> frozenset[int]:
    """List the numbers of the lines that end within a sentence, which ends on a later one.

    Two lines of a mail show no width, but no list or verse continues in lower case up to a stop.
    """
    cut: set[int] = set()
    run: list[int] = []
    for number, (line, following) in enumerate(pairwise(map(str.strip, block))):
        greets = number == 0 and line.endswith(",") and len(line.split()) <= _GREETING
        if greets or not _goes_on(line, following):
            run = []
            continue
        run.append(number)
        if ends_sentence(following) or any(map(_is_last, following.split())):
            cut.update(run)
            run = []
    return frozenset(cut)


def _is_last(word: str) -> bool:
    return len(word) >= _WORD and ends_sentence(word)


def _goes_on(line: str, following: str) -> bool:
    if not _LEAST <= len(line) <= MAX_WRAP:
        return False
    word = following.split(maxsplit=1)[0].rstrip(STOP_MARKS + PAUSE_MARKS + ")")
    open_end = line.endswith((",", "،")) or not (closes_line(line) or line[-1].isdigit())
    return open_end and word.islower() and word.isalpha()


_MIN_WRAP = 40  # characters; narrower columns are lists
_WRAPPED = 0.6  # share of the breaks in a block that its own width explains
_LIST_ITEM = re.compile(r"\s*(?:[-*•·‣▪●–—+]|\d{1,3}[.)]|[a-zA-Z][.)]|\(\w{1,3}\))\s+(?=\S)")
_SPLIT_WORD = re.compile(r"‐ (?<=[a-zà-ÿ]‐ )(?=[a-zà-ÿ])")  # the hyphen first: it is found at once
_RULE = re.compile(r"[\W_]*")
_LABEL_WORDS = 6
_RECORD_WORD = compile_late(r"[^\W\d]\w*|\d{4,}")  # prose may repeat short numbers by chance
# Scripts that are written without spaces between words: a joined line gets none either.
_SPACELESS = compile_late(f"[{scripts.EAST_ASIAN}{scripts.WIDE_PUNCTUATION}]")
# Thai and similar scripts have spaces between clauses: a line broken there gets one.
_WITH_THAI = scripts.SPACELESS + scripts.WIDE_PUNCTUATION
_THAI_MARK = compile_late(f"[{scripts.SOUTH_EAST_ASIAN_MARKS}]")
_THAI_WORD = 10  # letters: a line that was broken between words is hardly shorter than the widest
_FULL = 0.8  # share of such lines; of lines that were broken at spaces a third are as wide


def join_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Join the hard-wrapped lines of each block to a paragraph; other lines are one each."""
    blocks = _split_blocks(lines)
    common = _common_width(lines, blocks)
    words = collect_words(lines if any(line.rstrip().endswith(HYPHENS) for line in lines) else ())
    tight = _find_tight(lines)
    return tuple(
        paragraph
        for block in blocks
        for paragraph in _join_block(block, _find_width(block, common), words, tight)
        if paragraph and not _RULE.fullmatch(paragraph)
    )


def _find_tight(lines: Sequence[str]) -> re.Pattern[str]:
    """Choose the letters between which joined lines get no space: Thai ones if lines are full."""
    pairs = ((a.rstrip(), b.lstrip()) for a, b in pairwise(lines) if not a.isascii())
    widths = [
        len(_THAI_MARK.sub("", line))
        for line, following in pairs
        if scripts.SOUTH_EAST_ASIAN_LETTER.match(line[-1:])
        and scripts.SOUTH_EAST_ASIAN_LETTER.match(following)
    ]
    full = [width for width in widths if width + _THAI_WORD >= max(widths)]
    is_full = widths and len(full) >= _FULL * len(widths)
    return scripts.match_letter(_WITH_THAI) if is_full else _SPACELESS


def _split_blocks(lines: Sequence[str]) -> list[list[str]]:
    """Group lines: a blank line, a rule, an item, an indent and a label begin a new block."""
    blocks: list[list[str]] = [[]]
    in_item = False
    for number, line in enumerate(lines):
        follower = lines[number + 1] if number + 1 < len(lines) else ""
        if _RULE.fullmatch(line):
            blocks.append([])
            in_item = False
        elif _LIST_ITEM.match(line):
            blocks.append([line])
            in_item = True
        elif in_item and line[:1].isspace():  # indented: the item goes on
            blocks[-1].append(line)
        elif _is_label(line, follower):
            blocks += [[line], []]
            in_item = False
        else:
            if in_item or _begins_paragraph(blocks[-1], line):
                blocks.append([])
            in_item = False
            blocks[-1].append(line)
    return [block for block in blocks if block]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_label(line: str, follower: str) -> bool:
    """Check for a label above deeper lines, as in a manual page."""
    if not follower[:1].isspace():
        return False
    deeper = _indent(follower) >= _indent(line) + 3
    return deeper and len(line.split()) <= _LABEL_WORDS and not closes_line(line.rstrip())


def _begins_paragraph(block: Sequence[str], line: str) -> bool:
    """Check whether an indented line begins a paragraph after lines further left."""
    if not block or not line[:1].isspace():
        return False
    indent = _indent(line)
    return _indent(block[-1]) < indent and closes_line(block[-1].rstrip())


def _common_width(lines: Sequence[str], blocks: Sequence[Sequence[str]]) -> int:
    """Find the width at which the text is hard-wrapped, or 0 if it is not.

    A break was forced if the first word of the next line no longer fitted. In a wrapped text nearly
    every break inside a block was forced; in a pasted one, with a line per paragraph, few were.
    """
    full = sorted(len(line) for line in lines if _has_words(line))
    broken = [line for block in blocks for line in block[:-1] if _has_words(line)]
    if not broken:
        return 0
    # The longest line when one in fifty is left out, which may hold a long address; and a common
    # one, because parts of a text may be narrower than others.
    longest = full[max(0, len(full) - 1 - len(full) // 50)]
    width = sorted(map(len, broken))[len(broken) * 3 // 4]
    if longest > MAX_WRAP or width < _least_width(broken[0]):
        return 0
    breaks = [_is_forced(a, b, width) for block in blocks for a, b in pairwise(block)]
    return width if 2 * sum(breaks) > len(breaks) else 0


def _find_width(block: Sequence[str], common: int) -> int:
    """Find the width at which a block is wrapped: its own if that explains its breaks."""
    own = max(map(len, block))
    if len(block) > 2 and _least_width(block[0]) <= own <= MAX_WRAP:
        breaks = [_is_forced(a, b, own) for a, b in pairwise(block)]
        if sum(breaks) >= _WRAPPED * len(breaks):
            return own
    return common


def _least_width(line: str) -> int:
    return _MIN_WRAP // 3 if _is_spaceless(line) else _MIN_WRAP


def _is_spaceless(text: str) -> bool:
    return scripts.may_be_spaceless(text) and _SPACELESS.search(text) is not None


def _has_words(line: str) -> bool:
    """Check for several words; a single word or an address can't have been wrapped."""
    return (" " in line.strip() and "://" not in line) or bool(
        scripts.may_be_spaceless(line) and scripts.match_letter(_WITH_THAI).search(line)
    )


def _is_forced(line: str, following: str, width: int) -> bool:
    if _is_spaceless(following[:1]):
        return len(line) + 2 >= width
    word = following.split(maxsplit=1)[0]
    # An editor's width may be a little above the longest line.
    return len(line.rstrip()) + 1 + len(word) > width - 2


def _holds_records(block: Sequence[str]) -> bool:
    """Check for the lines of a list or a log, none of which goes on in the next at any width.

    Prose may be as full of digits and marks, but its lines rarely have a word at the same place.
    """
    if len(block) < 2 or not is_no_prose(block):
        return False
    words = map(_RECORD_WORD.findall, block)
    alike = [any(a == b for a, b in zip(*pair, strict=False)) for pair in pairwise(words)]
    return 2 * sum(alike) > len(alike)


def _join_block(
    block: Sequence[str], width: int, words: Words, tight: re.Pattern[str]
) -> list[str]:
    """Join the lines of a block that were broken only because the line was full."""
    item = _LIST_ITEM.match(block[0]) is not None
    if not item and _holds_records(block):
        return [one_line(line) for line in block]
    paragraphs = [[block[0]]]
    cut = find_cut(block)
    for number, (line, following) in enumerate(pairwise(block)):
        # A ragged text still breaks in mid-sentence; only a closed line may end a paragraph.
        goes_on = width and (_is_forced(line, following, width) or not closes_line(line.rstrip()))
        if goes_on or number in cut or (item and following[:1].isspace()):
            paragraphs[-1].append(following)
        else:
            paragraphs.append([following])
    return [_join(lines, words, tight) for lines in paragraphs]


def _join(lines: Sequence[str], words: Words, tight: re.Pattern[str]) -> str:
    """Join the lines of one paragraph, by spaces except in scripts without spaces."""
    parts = [lines[0].strip()]
    for line, following in pairwise(lines):
        following = following.strip()
        cut, between = find_joint(line.rstrip(), following, words, tight)
        if cut:
            parts[-1] = parts[-1][:-cut]
        parts += [between, following]
    return _SPLIT_WORD.sub("", one_line("".join(parts)))
