"""Names of languages, in English and in the language itself."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from summarize.errors import UsageError
from summarize.spelling import suggest


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


def parse_language_name(word: str | None) -> str | None:
    """Resolve ``German``, ``deutsch`` or ``de-AT`` to a code; raise UsageError."""
    if word is None:
        return None
    # Imported here: names of a language are seldom parsed, and they load the detector.
    from summarize.language.identify import parse_language

    try:
        return parse_language(word)
    except UsageError:
        code = find_language(word)
        if code is None:
            known = {name: code for code, names in load_names().items() for name in names}
            begun = (name for name in known if name.casefold().startswith(word.casefold()))
            close = next(begun, None) if len(word) > 2 else None
            close = close or suggest(word, known, alike=0.7)
            hint = f"did you mean {close} ({known[close]})?" if close else "write German or de"
            raise UsageError(
                f"unknown language {word!r}: {hint} (`summarize languages` lists them)"
            ) from None
        return code
