"""What people write for a name, and the name that is meant."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

from summarize.errors import UsageError
from summarize.length import Length, parse_length
from summarize.rank.algorithms import ALGORITHMS
from summarize.render.formats import COLORS, FORMATS, Shown, list_formats

_COLOR_ALIASES = {"yes": "always", "on": "always", "no": "never", "off": "never"}


def name_format(word: str | None) -> str | None:
    """Return the format that ``md`` or ``JSON`` means; raise UsageError."""
    return word and _name_format(word, list_formats())


def name_table_format(word: str | None) -> str | None:
    """Return the format of a table that a word means; raise UsageError."""
    return word and _name_format(word, list_formats("table"))


def _name_format(word: str, able: Sequence[str]) -> str:
    aliases = {alias: name for name in able for alias in FORMATS[name].aliases}
    return _find("format", word, able, aliases)


def name_length(word: str | None) -> Length | None:
    """Return the length that is written; raise UsageError."""
    return parse_length(word)


def name_color(word: str) -> str:
    """Return when to colour; raise UsageError."""
    return _find("color", word, COLORS, _COLOR_ALIASES)


def name_algorithm(word: str) -> str:
    """Return the algorithm that ``LexRank`` or ``lex_rank`` means; raise UsageError."""
    return _find("algorithm", word, ALGORITHMS)


def name_algorithms(words: Iterable[str] | None) -> list[str]:
    """Return the algorithms of ``lsa,LexRank``; raise UsageError."""
    return [name_algorithm(name) for word in words or () for name in word.split(",")]


def name_language(word: str | None) -> str | None:
    """Return the code that ``German``, ``deutsch`` or ``de-AT`` means; raise UsageError."""
    if word is None:
        return None
    from summarize.language.identify import parse_language

    try:
        return parse_language(word)
    except UsageError:
        from summarize.language.language_names import find_language, load_names

        code = find_language(word)
        if code is None:
            known = {name: code for code, names in load_names().items() for name in names}
            close = suggest(word, known, alike=0.7)
            hint = f"did you mean {close} ({known[close]})?" if close else "write de or German"
            raise UsageError(
                f"unknown language {word!r}: {hint} (`summarize languages` lists them)"
            ) from None
        return code


def find_format(output: str | None, shown: Shown = "summary") -> str | None:
    """Return the format that the name of a file ends in; None where it has no ending.

    Raise UsageError for an ending that says none, or one that can't show such a result.
    """
    ending = PurePath(output or "").suffix.lower()
    if len(ending) < 2 or (output and Path(output).is_dir()):  # which can't be written, as is told
        return None
    able = list_formats(shown)
    known = {each: name for name in able for each in FORMATS[name].endings}
    if ending not in known:
        raise UsageError(f"{output}: the ending must be {name_choices([*known])}; or add -f NAME")
    return known[ending]


def decide_format(
    format_: str | None, output: str | None, *, opens: bool = False, shown: Shown = "summary"
) -> str | None:
    """Return the format that is named, or that the file or the browser asks for.

    Raise UsageError for a browser that is to show something other than a page.
    """
    if opens and format_ not in (None, "html"):
        raise UsageError(f"--open shows a page: leave -f {format_} out")
    if opens and find_format(output) not in (None, "html"):
        raise UsageError("--open shows a page: write it with -o x.html, or leave -o out")
    return "html" if opens else format_ or find_format(output, shown)


def name_choices(names: Sequence[str]) -> str:
    """Return ``text, json or html``."""
    return f"{', '.join(names[:-1])} or {names[-1]}"


def suggest(word: str, known: Iterable[str], *, alike: float = 0.6) -> str | None:
    """Return which of the known words a mistyped one is nearest to, if any is so near (0..1)."""
    from difflib import get_close_matches

    by_form = {_simplify(name): name for name in known}
    close = get_close_matches(_simplify(word), by_form, n=1, cutoff=alike)
    return by_form[close[0]] if close else None


def _find(
    option: str, word: str, known: Iterable[str], aliases: Mapping[str, str] | None = None
) -> str:
    names = {_simplify(name): name for name in known} | dict(aliases or {})
    form = _simplify(word)
    if form in names:
        return names[form]
    close = suggest(word, known)
    hint = f"did you mean {close}? choose from" if close else "choose from"
    raise UsageError(f"unknown {option} {word!r}: {hint} {', '.join(known)}")


def _simplify(word: str) -> str:
    """Return ``lexrank`` for LexRank, lex_rank and lex-rank."""
    return word.strip().casefold().replace("-", "").replace("_", "").replace(" ", "")
