"""Compose accents with their letters if a PDF draws them as separate characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from summarize.readers.pdf.characters import Char

# The spacing accent that a font draws, and its combining form.
_MARKS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306",
    "˙": "\u0307", "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327",
    "˛": "\u0328",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
_SARA_AM = re.compile("(?<=[\u0e01-\u0e2e]) ([\u0e48-\u0e4b]?)\u0e32")
_LATE = 150  # characters: some programs draw all accents of a line at its end
_NEAR = 3  # characters: pdfium may report a space and a break between an accent and its letter
_TOUCH = 0.12  # heights of a letter: a wider gap to the next one is a space


def compose_accents(chars: Sequence[Char]) -> Sequence[Char]:
    """Join each accent on a page with the letter below it.

    TeX draws it before its letter, other programs after it.
    """
    marks = [place for place, char in enumerate(chars) if char[0] in _MARKS]
    if not marks:
        return chars
    made = list(chars)
    for mark in marks:
        for place in _list_near(mark, len(made)):
            if letter := _compose(made[place], made[mark]):
                made[place] = letter
                _remove_mark(made, mark)
                break
    return [char for char in made if char.text]


def _list_near(mark: int, count: int) -> Iterator[int]:
    """Yield the possible indexes of an accent's letter, likeliest first."""
    yield from range(mark + 1, min(count, mark + 1 + _NEAR))
    yield from range(mark - 1, max(-1, mark - _LATE), -1)


def _compose(letter: Char, mark: Char) -> Char | None:
    """Compose a letter with the mark over it; None if Unicode has no such letter."""
    height = letter.top - letter.bottom
    aside = abs(letter.left + letter.right - mark.left - mark.right) / 2
    if aside > 0.3 * (letter.right - letter.left) or abs(mark.bottom - letter.bottom) > height / 2:
        return None
    bare = _DOTLESS.get(letter.text, letter.text)
    text = unicodedata.normalize("NFC", bare + _MARKS[mark.text])
    return letter._replace(text=text) if len(text) == 1 and bare.isalpha() else None


def _remove_mark(made: list[Char], mark: int) -> None:
    """Remove an accent, and the spaces beside it that pdfium made up because of it."""
    gone = [mark]
    sides: list[Char] = []
    for step in (-1, 1):
        for place in range(mark + step, mark + step * (_NEAR + 1), step):
            if not 0 <= place < len(made):
                break
            if made[place].text.strip():
                sides.append(made[place])
                break
            gone.append(place)
    inside = len(sides) == 2 and _are_adjacent(*sides)
    for place in gone if inside else gone[:1]:
        made[place] = made[place]._replace(text="")


def _are_adjacent(one: Char, other: Char) -> bool:
    """Check whether two letters belong to one word of a line."""
    height = one.top - one.bottom
    return abs(other.left - one.right) < _TOUCH * height and abs(other.bottom - one.bottom) < height


def compose_sara_am(text: str) -> str:
    """Compose the Thai vowel am, whose ring many fonts map to a space: no word opens with "า"."""
    return _SARA_AM.sub("\\1\u0e33", text) if "\u0e32" in text else text
