"""Running text: detect sentences, as labels, cells and lists of names have none."""

import re
import unicodedata

from summarize.language.punctuation import STOP_MARKS
from summarize.language.writing_systems import has_spaceless
from summarize.lazy import compile_late

_LETTERS = 0.75  # of the characters of running text
FEWEST_RUNNING = 8  # words of a sentence
_SMALL = 0.5  # of its words open with a small letter, or one without case
_SPACELESS = 20  # letters of a sentence in a script without spaces
_A_WORD = 2  # letters, there
_STOP = compile_late(f"[{re.escape(STOP_MARKS)}]")


def count_running(text: str) -> int:
    """Count the words of a text that stand in whole sentences."""
    dense = "".join(text.split())
    if sum(map(_is_letter, dense)) < _LETTERS * len(dense):
        return 0
    *sentences, _ = _STOP.split(text)  # the last of them has no end
    return sum(map(_count_words, sentences))


def is_running(text: str) -> bool:
    """Check whether most words of a text stand in whole sentences."""
    count = count_running(text)
    return count > 0 and count >= 0.5 * len(text.split())


def _is_letter(char: str) -> bool:
    # Hindi and others write vowels as marks.
    return char.isalpha() or (char > "\u02ff" and unicodedata.category(char)[0] == "M")


def _count_words(sentence: str) -> int:
    if has_spaceless(sentence):
        letters = sum(map(_is_letter, sentence))
        return letters // _A_WORD if letters > _SPACELESS else 0
    words = sentence.split()
    small = sum(word[0].isalpha() and not word[0].isupper() for word in words)
    return len(words) if len(words) >= FEWEST_RUNNING and small >= _SMALL * len(words) else 0
