"""Maps of fonts to letters: read text whose map is shifted, and detect text whose map is wrong."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarize.lazy import compile_late
from summarize.readers.pdf.lines import Line, Page

# The most frequent words of languages in Latin letters: a seventh of the words of any prose in one
# of them, and .002 of a French book whose letters were shifted.
_COMMON = frozenset(
    "the of and to in is that for with as on are be by this not or from le la les des et est une"
    " dans que pour par du un sur pas qui aux der die und das ist von zu den mit für auf nicht"
    " ein eine im dem el los en se no una con del las il di che per non sono è o os uma não com"
    " do da em het een van op te dat zijn met och att som på är".split()
)
_GARBLED, _READ = 0.01, 0.15  # share of them before and after
_LEAST = 30  # words of a font
# Without a map, the codes are numbers of glyphs. Most TrueType fonts have Apple's order: the third
# is the space, the 36th "A", the 98th "Ä" and so on, as in Mac Roman with two gaps.
_ASCII_STEP, _LAST_ASCII = 29, 97
_MAC_STEP, _MAC_GAP, _LAST_MAC = 30, 172, 224
# Scripts that stand in a word beside letters of another only where the map of a font is wrong: in
# 320 PDFs at most .004 of the letters, in one with a wrong map .027.
_RARE = (
    "\u0700-\u08ff\u1680-\u177f\u1800-\u1cff\u2c00-\u2c5f\u2d30-\u2d7f"
    "\ua000-\ua4cf\ua500-\ua6ff\ua800-\uabff\ue000-\uf8ff"
)
_MIXED = compile_late(rf"[^\W\d_{_RARE}][{_RARE}]")
_MANY_MIXED, _FEWEST_MIXED = 0.01, 10
# A digit or a sign inside a word, or before it. With letters shifted, .24 of the words have one; in
# all other PDFs with prose at most .07.
_SIGNED = compile_late(
    r"[^\W\d_][\d!&*+/:-@\[-`{-~][^\W\d_]|(?:^|\s)[\d!&*+/:-@\[-`{-~]+[^\W\d_]{2}"
)
_MANY_SIGNED, _FEWEST_WORDS = 0.15, 300


def read_shifted(pages: Sequence[Page]) -> list[Page]:
    """Read the text of fonts whose codes are the numbers of their glyphs."""
    words: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            words[line.font] += line.text.split()
    shifted = {font for font, some in words.items() if _is_shifted(some)}
    if not shifted:
        return list(pages)
    # Fonts of a few headings prove nothing themselves.
    shifted |= {font for font, some in words.items() if not _count_common(some)}

    def read(line: Line) -> Line:
        return line._replace(text=_shift(line.text)) if line.font in shifted else line

    return [page._replace(lines=list(map(read, page.lines))) for page in pages]


def is_mismapped(lines: Iterable[str]) -> bool:
    """Check whether the letters of a document are those of another map than its font's."""
    text = " ".join(lines)
    words = text.split()
    mixed = 0 if text.isascii() else len(_MIXED.findall(text))
    if len(words) >= _FEWEST_WORDS and _count_common(words) < _GARBLED * len(words):
        signed = len(_SIGNED.findall(text))
    else:
        signed = 0
    return signed > _MANY_SIGNED * len(words) or mixed >= max(
        _FEWEST_MIXED, _MANY_MIXED * sum(map(str.isalpha, text))
    )


def _is_shifted(words: Sequence[str]) -> bool:
    if len(words) < _LEAST or _count_common(words) > _GARBLED * len(words):
        return False
    read = [_shift(word) for word in words]
    return _count_common(read) > _READ * len(read)


def _count_common(words: Iterable[str]) -> int:
    return sum(word.casefold() in _COMMON for word in words)


def _shift(text: str) -> str:
    return "".join(map(_shift_one, text))


def _shift_one(char: str) -> str:
    code = ord(char)
    if code in (32, 160):
        return " "
    if 3 <= code <= _LAST_ASCII:
        return chr(code + _ASCII_STEP)
    if code <= _LAST_MAC:
        moved = code + _MAC_STEP + (code > _MAC_GAP)
        return bytes([moved]).decode("mac_roman")
    return char
