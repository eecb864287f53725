"""Load the phrase lists: one file a language, plus English, which sites of any language use."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_MARKS = {"=": "whole", "^": "opening", "~": "within"}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Case-folded phrases by how they stand in a line."""

    whole: dict[str, str]  # the line without its closing punctuation → reason
    opening: dict[str, tuple[str, ...]]  # reason → what the line starts with
    within: dict[str, tuple[str, ...]]  # reason → what stands in the line


@cache
def load_phrases(language: str) -> Phrases:
    """Return the phrases of a language and of English; of English alone if it has no file."""
    folder = files(__package__) / "lists"
    names = dict.fromkeys((language, "en"))
    found = [folder / f"{name}.txt" for name in names]
    entries = [
        entry
        for file in found
        if file.is_file()
        for entry in _parse(file.read_text(encoding="utf-8"))
    ]
    reasons = dict.fromkeys(reason for reason, _, _ in entries)

    def collect(kind: str) -> dict[str, tuple[str, ...]]:
        by_reason = {r: tuple(p for s, k, p in entries if s == r and k == kind) for r in reasons}
        return {reason: phrases for reason, phrases in by_reason.items() if phrases}

    whole = {phrase: reason for reason, kind, phrase in entries if kind == "whole"}
    return Phrases(whole, collect("opening"), collect("within"))


def _parse(text: str) -> list[tuple[str, str, str]]:
    """Return (reason, kind, phrase) of each entry; README tells the format."""
    entries: list[tuple[str, str, str]] = []
    reason = ""
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            reason = line.strip("[]")
        elif line[0] in _MARKS and reason:
            entries.append((reason, _MARKS[line[0]], line[1:].strip().casefold()))
        else:
            raise ValueError(f"phrase list, line {number}: {line!r} has no mark (= ^ ~)")
    return entries
