"""Names of languages, in English and in the language itself."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path


def name_language(code: str) -> str | None:
    """Look up the English name of an ISO 639-1 code; None for "und"."""
    names = load_names().get(code)
    return names[0] if names else None


def find_language(name: str) -> str | None:
    """Find the ISO 639-1 code of a language by any of its names, ignoring case."""
    wanted = name.strip().casefold()
    for code, names in load_names().items():
        if wanted in map(str.casefold, names):
            return code
    return None


@cache
def load_names() -> Mapping[str, tuple[str, ...]]:
    """Load the names of each code: English first, then its own, then others."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ", 1) for line in lines)
    return {code: tuple(names.split(", ")) for code, names in pairs}
