"""Values of options, in the spellings that people use."""

from collections.abc import Callable, Iterable

from summarize.errors import UsageError
from summarize.rank.algorithms import ALGORITHMS
from summarize.render.formats import COLORS, FORMATS, list_formats
from summarize.render.output_format import Shown
from summarize.spelling import find_name, suggest

_COLOR_ALIASES = {"yes": "always", "on": "always", "no": "never", "off": "never"}


def build_format_parser(shown: Shown) -> Callable[[str | None], str | None]:
    """Build a parser of ``md`` or ``JSON``: a format that can show such a result, or UsageError."""
    able = list_formats(shown)
    aliases = {alias: name for name in able for alias in FORMATS[name].aliases}

    def parse(word: str | None) -> str | None:
        return word and find_name("format", word, able, aliases)

    return parse


def parse_color(word: str) -> str:
    """Resolve ``on`` or ``never`` to a mode of colour; raise UsageError."""
    return find_name("color", word, COLORS, _COLOR_ALIASES)


def parse_algorithm(word: str) -> str:
    """Resolve ``LexRank`` or ``lex_rank`` to the name of an algorithm; raise UsageError."""
    return find_name("algorithm", word, ALGORITHMS)


def parse_algorithms(words: Iterable[str] | None) -> list[str]:
    """Resolve ``lsa,LexRank`` to the names of algorithms; raise UsageError."""
    return [parse_algorithm(name) for word in words or () for name in word.split(",")]


def parse_language_name(word: str | None) -> str | None:
    """Resolve ``German``, ``deutsch`` or ``de-AT`` to a code; raise UsageError."""
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
            begun = (name for name in known if name.casefold().startswith(word.casefold()))
            close = next(begun, None) if len(word) > 2 else None
            close = close or suggest(word, known, alike=0.7)
            hint = f"did you mean {close} ({known[close]})?" if close else "write German or de"
            raise UsageError(
                f"unknown language {word!r}: {hint} (`summarize languages` lists them)"
            ) from None
        return code


def parse_language_names(words: str | None) -> tuple[str, ...]:
    """Resolve ``German,fr`` to codes; raise UsageError."""
    found = (parse_language_name(word.strip()) for word in (words or "").split(",") if word.strip())
    return tuple(filter(None, found))
