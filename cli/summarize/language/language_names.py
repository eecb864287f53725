"""The names of languages, in English and, for many, as they call themselves."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path


def name_language(code: str) -> str | None:
    """Return the English name of a code of ISO 639-1; None for "und"."""
    names = load_names().get(code)
    return names[0] if names else None


def find_language(name: str) -> str | None:
    """Return the code of a language by any of its names, whatever their case."""
    wanted = name.strip().casefold()
    for code, names in load_names().items():
        if wanted in map(str.casefold, names):
            return code
    return None


@cache
def load_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names of each code: the English one, the language's own, others."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ", 1) for line in lines)
    return {code: tuple(names.split(", ")) for code, names in pairs}
