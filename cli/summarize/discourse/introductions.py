"""Find where a text introduces the people and the acronyms that later sentences only name."""

import re
from collections.abc import Container, Sequence

_CAPITAL, _REST = r"[^\W\d_a-zà-ÿ]", r"[^\W\d_]*[a-zà-ÿ][^\W\d_]*"
_WORD = _CAPITAL + _REST
# The capital comes before what says that a word begins there: so it is found twice as fast.
_BEGINS = rf"{_CAPITAL}(?<!\w\w)"
# Two to four capitalized words, the last the surname: Anna Keller, Mayor Anna de Keller.
_FULL_NAME = re.compile(
    rf"{_BEGINS}{_REST}(?:(?: (?:[A-Z]\.|d[aeiu]|de la|van|von|bin|al)){{0,2}} ({_WORD})){{1,3}}"
)
_ACRONYM = re.compile(r"\(([^\W\d_a-zà-ÿ]{2,6})\)")  # as where it is explained
_ANY_NAME = re.compile(rf"{_BEGINS}\w*")


def find_introductions(texts: Sequence[str], stop: Container[str] = ()) -> list[tuple[int, ...]]:
    """Return for each sentence the numbers of those that introduce what it names short.

    A surname is introduced by the first sentence with the full name, an acronym by the one that
    has it in brackets. A sentence that says the full name itself needs none. ``stop`` are words
    that begin no name, though they may stand before one as the sentence opens.
    """
    introduced: dict[str, int] = {}
    needs: list[tuple[int, ...]] = []
    for number, text in enumerate(texts):
        own = {match[1] for match in _FULL_NAME.finditer(text) if _is_full(match[0], stop)}
        if "(" in text:
            own.update(_ACRONYM.findall(text))
        named = introduced.keys() & _ANY_NAME.findall(text) if introduced else ()
        needs.append(tuple(sorted({introduced[name] for name in named if name not in own})))
        for name in own:
            introduced.setdefault(name, number)
    return needs


def _is_full(name: str, stop: Container[str]) -> bool:
    first, *others = name.split()
    return first.lower() not in stop or sum(word[0].isupper() for word in others) > 1
