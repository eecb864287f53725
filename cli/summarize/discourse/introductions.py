"""Find where a text introduces the people and the acronyms that later sentences only name."""

import re
from collections.abc import Container, Sequence

_WORD = r"[^\W\d_a-zà-ÿ][^\W\d_]*[a-zà-ÿ][^\W\d_]*"
# Two to four capitalized words, the last the surname: Anna Keller, Mayor Anna de Keller.
_FULL_NAME = re.compile(
    rf"\b{_WORD}(?:(?: (?:[A-Z]\.|d[aeiu]|de la|van|von|bin|al)){{0,2}} ({_WORD})){{1,3}}"
)
_ACRONYM = re.compile(r"\(([^\W\d_a-zà-ÿ]{2,6})\)")  # as where it is explained
_ANY_WORD = re.compile(r"\w+")


def find_introductions(texts: Sequence[str], stop: Container[str] = ()) -> list[tuple[int, ...]]:
    """Return for each sentence the numbers of those that introduce what it names short.

    A surname is introduced by the first sentence with the full name, an acronym by the one that
    has it in brackets. A sentence that says the full name itself needs none. ``stop`` are words
    that begin no name, though they may stand before one as the sentence opens.
    """
    introduced: dict[str, int] = {}
    needs: list[tuple[int, ...]] = []
    for number, text in enumerate(texts):
        names = (match for match in _FULL_NAME.finditer(text) if _is_full(match[0], stop))
        own = {match[1] for match in names} | set(_ACRONYM.findall(text))
        named = set(_ANY_WORD.findall(text)) - own if introduced else set()
        found = {introduced[name] for name in introduced.keys() & named}
        needs.append(tuple(sorted(found)))
        for name in own:
            introduced.setdefault(name, number)
    return needs


def _is_full(name: str, stop: Container[str]) -> bool:
    first, *others = name.split()
    return first.lower() not in stop or sum(word[0].isupper() for word in others) > 1
