"""Count orphaned openings: picked sentences that refer back to one that was not picked."""

import re
from collections.abc import Iterator, Set

from summarize import summarize
from tests.quality.measures import read_sets

# A list of its own, not the program's: a measure must be able to disagree.
_WORDS = {
    "de": "Er|Sie|Es|Dies|Diese|Dieser|Dieses|Aber|Doch",
    "en": "He|She|It|They|This|That|These|Those|But|And|However|So|Then|His|Her|Their|Its|Yet",
    "es": "Pero|Este|Esta|Esto|Y",
    "fr": "Il|Elle|Ils|Elles|Mais|Ce|Cette|Et",
    "it": "Questo|Questa|Ma",
    "nl": "Hij|Zij|Ze|Het|Dit|Maar",
    "no": "Han|Hun|Det|Men",
    "ru": "Но|Он|Она|Они|Это|Однако",
}
_WORDS |= {"da": _WORDS["no"], "sv": "Han|Hon|Det|Men", "nb": _WORDS["no"]}
_NEWS = ("cnndm", "newsroom", "basse", "norsumm", "standfirst")


def is_orphan(text: str, language: str, position: int, picked: Set[int]) -> bool:
    """Tell whether a picked sentence refers back, and the one before it was not picked."""
    words = _WORDS.get(language)
    if words is None or position == 0 or position - 1 in picked:
        return False
    return re.match(rf"\W*(?:{words})\b", text) is not None


def measure_coherence(folder: str, chosen: str) -> Iterator[tuple[str, ...]]:
    """Count them in summaries of three sentences of the news sets."""
    yield ("orphaned openings", "auto", "lex-rank", "sentences")
    for name, rows in read_sets(folder, "summaries", chosen):
        if not any(kind in name for kind in _NEWS):
            continue
        counts = {"auto": 0, "lex-rank": 0}
        total = 0
        for row in rows:
            for algorithm in counts:
                found = summarize(
                    row["text"], length="3", algorithm=algorithm, language=row["lang"]
                ).sentences
                places = {s.position for s in found}
                counts[algorithm] += sum(
                    is_orphan(s.text, row["lang"], s.position, places) for s in found
                )
                total += len(found) if algorithm == "auto" else 0
        yield (name, *map(str, counts.values()), str(total))
