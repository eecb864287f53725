"""What the command line says, checked before any input is read."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from summarize.errors import UsageError
from summarize.models import Summary
from summarize.rank import check_algorithm, check_focus
from summarize.render import COLORS, FORMATS, Style, load_renderer


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says, by the names that it has there."""

    length: str | None = None
    algorithm: str = "auto"
    format: str | None = None
    output: str | None = None
    language: str | None = None
    focus: str | None = None
    keywords: int | None = None
    explain: bool = False
    merge: bool = False
    clean: bool = True
    show_removed: bool = False
    color: str = "auto"
    quiet: bool = False


def check_options(options: Options, formats: Sequence[str] = FORMATS) -> None:
    """Raise UsageError for what is wrong whatever the input."""
    _check_choice("format", options.format, formats)
    _check_choice("color", options.color, COLORS)
    check_algorithm(options.algorithm)
    check_focus(options.focus, options.algorithm)
    if options.length is not None:
        from summarize.length import parse_length

        parse_length(options.length, 0)
    if options.language is not None:
        from summarize.language import parse_language

        parse_language(options.language)


def _check_choice(option: str, value: str | None, choices: Sequence[str]) -> None:
    if value is not None and value not in choices:
        raise UsageError(f"unknown {option} {value!r}: choose from {', '.join(choices)}")


def choose_format(options: Options) -> str:
    """Return the format: laid out on a terminal, plain text elsewhere, unless one is named."""
    return options.format or ("terminal" if _goes_to_terminal(options) else "text")


def choose_renderer(options: Options, *, page: bool = False) -> Callable[[Summary], str]:
    """Return what turns a summary, or with ``page`` the whole article, into text."""
    name = choose_format(options)
    style = Style(options.quiet, options.explain, options.keywords is not None)
    if name != "terminal":
        return load_renderer(name, style, page=page)
    # Imported here: Rich takes 32 ms, and pipes do without.
    from shutil import get_terminal_size

    columns = get_terminal_size().columns
    if page:
        from summarize.render.terminal_page import render_terminal_page

        return partial(render_terminal_page, columns=columns, color=wants_color(options))
    from summarize.render.terminal import render_terminal

    return partial(render_terminal, columns=columns, color=wants_color(options), style=style)


def wants_color(options: Options) -> bool:
    """Tell whether to colour: as asked, else on a terminal that can and may."""
    if options.color != "auto":
        return options.color == "always"
    able = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return able and _goes_to_terminal(options)


def _goes_to_terminal(options: Options) -> bool:
    return sys.stdout.isatty() and options.output is None
