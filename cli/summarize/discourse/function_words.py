"""Tell the function words of a text in a language that we have no list of stop words for.

In every language the most common words are short (Zipf, 1935). Function words also stand in many
sentences, beside many different words, and hardly ever at the end of a clause: what they belong to
follows. All shares were measured on texts in fourteen languages that we have lists for.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_SHORT = 3  # letters: of words so short 19 in 20 are function words
_MOST_LETTERS = 5  # of six letters it is 1 in 2, of more hardly one
_LEAST_SHARE = 0.05  # of the sentences
_VARIETY = 0.8  # different neighbours a use, before and after the word together
_FEWEST_USES = 3  # of fewer, no neighbour may come twice and none may end a clause
_CLOSINGS = 0.34  # the greatest share of the uses that end a clause
_SHORT_CLOSINGS = 0.5


def find_function_words(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """Return the words, in lower case, that are short, and common everywhere in the sentences.

    Each sentence is given as what stands between words and the words, in turn. A word that is
    mostly written with a capital within the sentences is a name, and none.
    """
    uses, spread, names = Counter[str](), Counter[str](), Counter[str]()
    families, closings = Counter[str](), Counter[str]()
    pairs: set[tuple[str, str]] = set()
    total = 0
    for pieces in sentences:
        total += 1
        forms = pieces[1::2]
        words = [form.lower() for form in forms]
        uses.update(words)
        spread.update(set(words))
        pairs.update(pairwise(["", *words, ""]))
        names.update(word.lower() for word in forms[1:] if word[0].isupper())
        closings.update(w[:-1] for w, gap in zip(words, pieces[2::2], strict=True) if gap != " ")
        families.update(word[:-1] for word in words)
    before, after = Counter(b for _, b in pairs), Counter(a for a, _ in pairs)

    def is_function_word(word: str, n: int) -> bool:
        ends = closings[word[:-1]] / families[word[:-1]]
        if names[word] * 2 > n or len(word) > _MOST_LETTERS:
            return False
        if len(word) <= _SHORT:
            return ends <= _SHORT_CLOSINGS
        if n < _FEWEST_USES:
            return not ends and min(before[word], after[word]) == n
        is_common = spread[word] >= total * _LEAST_SHARE
        return is_common and before[word] + after[word] >= n * _VARIETY and ends <= _CLOSINGS

    return frozenset(word for word, n in uses.items() if is_function_word(word, n))
