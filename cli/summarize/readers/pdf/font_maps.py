"""Maps of fonts to letters: read text whose map is another, and detect text whose map is wrong."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarize.lazy import compile_late
from summarize.readers.pdf.letters import is_latin
from summarize.readers.pdf.lines import Line, Page

# The most frequent words of languages in Latin letters, and of Russian: a seventh of the words of
# any prose in one of them, and .002 of a French book whose letters were shifted. No single letters,
# which any formula has.
_COMMON = frozenset(
    "the of and to in is that for with as on are be by this not or from le la les des et est une"
    " dans que pour par du un sur pas qui aux der die und das ist von zu den mit für auf nicht"
    " ein eine im dem el los en se no una con del las il di che per non sono os uma não com do"
    " da em het een van op te dat zijn met och att som på är не на что по для как это из от".split()
)
_GARBLED, _READ, _READ_CYRILLIC = 0.01, 0.15, 0.02  # share of them before and after
_LEAST = 30  # words of a font
# Without a map, the codes are numbers of glyphs. Most TrueType fonts have Apple's order: the third
# is the space, the 36th "A", the 98th "Ä" and so on, as in Mac Roman with two gaps.
_GLYPHS = (
    {code: chr(code + 29) for code in range(3, 98)}
    | {code: bytes([code + 30 + (code > 172)]).decode("mac_roman") for code in range(98, 225)}
    | {32: " ", 160: " "}
)
# Or they are those of Windows for Cyrillic, which are accented letters elsewhere: .2 of the letters
# of any language that has accents.
_CYRILLIC = {code: bytes([code]).decode("cp1251") for code in (0xA8, 0xB8, *range(0xC0, 0x100))}
_MOSTLY = 0.6
# Scripts that stand in a word beside letters of another only where the map of a font is wrong: in
# 320 PDFs at most .004 of the letters, in one with a wrong map .027.
_RARE = (
    "\u0700-\u08ff\u1680-\u177f\u1800-\u1cff\u2c00-\u2c5f\u2d30-\u2d7f"
    "\ua000-\ua4cf\ua500-\ua6ff\ua800-\uabff\ue000-\uf8ff"
)
_UNKNOWN = "\ufffd"  # .1 of the letters of a PDF in Arabic, at most .002 in 1,400 others
_STRANGE = compile_late(rf"[^\W\d_{_RARE}][{_RARE}]|{_UNKNOWN}")
_MANY_STRANGE, _FEWEST_STRANGE = 0.01, 10
# A digit, a sign or a capital inside a word, or a sign before it: .15 of the words of any PDF with
# prose in Latin letters at most, .3 and more with wrong ones, of which few are common.
_SIGN = r"[\d\x01-\x1b!&*+/:-@\[-`{-~¡-¿×÷‰-›]"
_SIGNED = compile_late(
    rf"[^\W\d_]{_SIGN}[^\W\d_]|[a-zß-ÿ][A-ZÀ-Þ]|(?:^|\s){_SIGN}{{1,9}}[^\W\d_]{{2}}"
)
_MANY_SIGNED, _FEW_COMMON, _FEWEST_WORDS = 0.15, 0.03, 300


def read_shifted(pages: Sequence[Page]) -> list[Page]:
    """Read the text of fonts whose codes are numbers of glyphs, or letters of Windows."""
    words: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            words[line.font] += line.text.split()
    tables = {font: table for font, some in words.items() if (table := _find_table(some))}
    if not tables:
        return list(pages)
    read = sum(len(words[font]) for font in tables)
    if 2 * read > sum(map(len, words.values())):
        # Fonts of a few headings prove nothing themselves.
        usual = next(iter(tables.values()))
        tables = {font: usual for font in words if not _count_common(words[font])} | tables

    def translate(line: Line) -> Line:
        table = tables.get(line.font)
        return line._replace(text=line.text.translate(table)) if table else line

    return [page._replace(lines=list(map(translate, page.lines))) for page in pages]


def is_mismapped(lines: Iterable[str]) -> bool:
    """Check whether the letters of a document are those of another map than its font's."""
    text = " ".join(lines)
    if _has_signs(text):
        return True
    strange = 0 if text.isascii() else len(_STRANGE.findall(text))
    return strange >= max(_FEWEST_STRANGE, _MANY_STRANGE * sum(map(str.isalpha, text)))


def _has_signs(text: str) -> bool:
    """Check for a text in Latin letters with signs within its words, of which few are common."""
    words = text.split()
    if len(words) < _FEWEST_WORDS or _count_common(words) > _FEW_COMMON * len(words):
        return False
    return is_latin(text) and len(_SIGNED.findall(text)) > _MANY_SIGNED * len(words)


def _find_table(words: Sequence[str]) -> dict[int, str]:
    """Find the table that reads the words of a font; empty for one that needs none."""
    if len(words) < _LEAST or _count_common(words) > _GARBLED * len(words):
        return {}
    text = " ".join(word for word in words if not word.isdecimal())  # "12" would be "NO"
    if _share_common(text.translate(_GLYPHS)) > _READ:
        return _GLYPHS
    letters = list(filter(str.isalpha, text))
    accented = sum(ord(char) in _CYRILLIC for char in letters) > _MOSTLY * len(letters)
    read = accented and _share_common(text.translate(_CYRILLIC)) > _READ_CYRILLIC
    return _CYRILLIC if read else {}


def _share_common(text: str) -> float:
    words = text.split()
    return _count_common(words) / max(1, len(words))


def _count_common(words: Iterable[str]) -> int:
    return sum(word.casefold() in _COMMON for word in words)
