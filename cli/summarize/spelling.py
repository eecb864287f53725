"""Spellings of names, and the nearest name to a mistyped word."""

from collections.abc import Iterable, Mapping, Sequence

from summarize.errors import UsageError


def find_name(
    option: str, word: str, known: Iterable[str], aliases: Mapping[str, str] | None = None
) -> str:
    """Find a name by any spelling or alias; raise UsageError."""
    names = {_simplify(name): name for name in known} | dict(aliases or {})
    form = _simplify(word)
    if form in names:
        return names[form]
    close = suggest(word, known)
    hint = f"did you mean {close}? choose from" if close else "choose from"
    raise UsageError(f"unknown {option} {word!r}: {hint} {', '.join(known)}")


def suggest(word: str, known: Iterable[str], *, alike: float = 0.6) -> str | None:
    """Find the known word nearest to a mistyped one; None if none is that similar (0..1)."""
    from difflib import get_close_matches

    by_form = {_simplify(name): name for name in known}
    close = get_close_matches(_simplify(word), by_form, n=1, cutoff=alike)
    return by_form[close[0]] if close else None


def join_choices(names: Sequence[str]) -> str:
    """Join names: ``text, json or html``."""
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _simplify(word: str) -> str:
    """Reduce LexRank, lex_rank and lex-rank to ``lexrank``."""
    return word.strip().casefold().replace("-", "").replace("_", "").replace(" ", "")
