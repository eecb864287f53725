"""Look for many texts in a long one, in time that does not grow by the square of them."""

from functools import cached_property

_RUN = 10  # letters of the pieces into which the long text is cut
LEAST = 2 * _RUN - 1  # letters of a text that holds one of these whole, wherever it stands
_SHORT = 50_000  # letters of a text that is searched sooner than runs are looked up
_NEAR = 1_000  # letters ahead, where most texts are
# Letters that are searched in all, in .2 s: from then on only what is near is found. The largest of
# 800 pages, an encyclopedia's of 140,000 letters, takes a quarter of them.
_MOST_SEARCHED = 200_000_000


class Runs:
    """A long text, and which runs of letters are in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._short = len(text) <= _SHORT
        self._left = _MOST_SEARCHED

    def find(self, letters: str, start: int = 0) -> int:
        """Return the first place from a start on where LEAST or more letters stand, or -1."""
        if self._short:
            return self._text.find(letters, start)
        found = self._text.find(letters, start, start + _NEAR)
        if found >= 0 or self._left <= 0 or not self._may_hold(letters):
            return found
        found = self._text.find(letters, start)
        self._left -= (found if found >= 0 else len(self._text)) - start
        return found

    @cached_property
    def _runs(self) -> frozenset[str]:
        places = range(0, len(self._text), _RUN)
        return frozenset(self._text[place : place + _RUN] for place in places)

    def _may_hold(self, letters: str) -> bool:
        """Tell whether all runs in these letters are in the text, wherever the first one begins."""
        last = len(letters) - _RUN + 1
        return any(
            all(letters[i : i + _RUN] in self._runs for i in range(first, last, _RUN))
            for first in range(_RUN)
        )
