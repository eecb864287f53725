"""Detect function words in a language without a list of stop words.

In every language the most common words are short (Zipf, 1935). Function words also occur in many
sentences, next to many different words, and hardly ever at the end of a clause, because they belong
to the words after them. All shares were measured in fourteen languages for which we have lists.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_SHORT = 3  # letters: 19 in 20 frequent words this short are function words
_MOST_LETTERS = 5  # with six letters it is 1 in 2, with more hardly any
_LEAST_SHARE = 0.05  # of the sentences
_VARIETY = 0.8  # least number of distinct neighbours per use, before and after together
_FEWEST_USES = 3  # below it, no neighbour may occur twice and no use may end a clause
_CLOSINGS = 0.34  # greatest share of uses at the end of a clause
_SHORT_CLOSINGS = 0.5


def find_function_words(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """Find the function words of some sentences, in lower case.

    Each sentence is a list of gaps and words in turn, as cut_words returns it. A word that is
    mostly capitalized within sentences is a name, not a function word.
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
