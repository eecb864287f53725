"""Read what stands in ``<pre>``: code as it is, prose as any wrapped text."""

import re
from collections.abc import Iterator

from summarize.language.characters import clean_characters
from summarize.models import Block
from summarize.readers.wrapping import join_lines

_CODE_SIGN = re.compile(r"[{}<>=;|\\$#_*/~^]|\(\)")
_PROSE_WORDS = 7  # a line, from which a text is prose
_MOST_SIGNS = 0.01  # of the characters of prose are signs of code


def read_preformatted(text: str) -> Iterator[Block]:
    """Yield a block of code, or the paragraphs of a text."""
    lines = [line.rstrip() for line in clean_characters(text.expandtabs(4)).splitlines()]
    filled = [i for i, line in enumerate(lines) if line]
    if not filled:
        return
    if _is_prose([lines[i] for i in filled]):
        yield from (Block(paragraph) for paragraph in join_lines(lines))
        return
    code = "\n".join(lines[filled[0] : filled[-1] + 1])
    if any(map(str.isalnum, code)):
        yield Block(code, "code")


def _is_prose(lines: list[str]) -> bool:
    size, words = sum(map(len, lines)), sum(len(line.split()) for line in lines)
    signs = sum(len(_CODE_SIGN.findall(line)) for line in lines)
    return len(lines) > 2 and words >= _PROSE_WORDS * len(lines) and signs <= _MOST_SIGNS * size
