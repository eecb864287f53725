"""Find the lines that end amid a sentence, where no width shows that they were wrapped."""

from collections.abc import Sequence
from itertools import pairwise

from summarize.language.punctuation import PAUSE_MARKS, STOP_MARKS, closes_line, ends_sentence

MAX_WRAP = 145  # characters; beyond it a line was not wrapped by hand or by a program
_LEAST = 20  # characters of a line that may end amid a sentence
_WORD = 5  # characters of what a stop ends, with it: more than "Dr."
_GREETING = 5  # words of a first line that ends in a comma


def find_cut(block: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that end amid a sentence, which ends on a later one.

    A mail of two lines shows no width; but no list and no verse goes on in lower case to a stop.
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
