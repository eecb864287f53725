"""How and where a result is shown, as the command line says."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.commands.inputs import check_output
from summarize.console.deliver import deliver
from summarize.errors import UsageError
from summarize.render.formats import COLORS, FORMATS, PLAIN, Style, load_renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from summarize.models import Summary


_COLUMNS = 80  # where there is no terminal


@dataclass(frozen=True, slots=True)
class View:
    """How to show a result, by the names that the command line has for it."""

    format: str | None = None
    output: str | None = None
    style: Style = PLAIN
    show_removed: bool = False
    color: str = "auto"
    width: int | None = None  # columns; None is as wide as the terminal, within reason
    opens: bool = False  # in the browser


def check_view(view: View, inputs: Iterable[str], formats: Sequence[str] = FORMATS) -> None:
    """Raise UsageError for what is wrong whatever is in the inputs."""
    _check_choice("format", view.format, formats)
    _check_choice("color", view.color, COLORS)
    if view.format == "html" and _goes_to_terminal(view) and not view.opens:
        raise UsageError("a page is for a browser: show it with --open, or write it with -o x.html")
    check_output(view.output, inputs)


def _check_choice(option: str, value: str | None, choices: Sequence[str]) -> None:
    if value is not None and value not in choices:
        raise UsageError(f"unknown {option} {value!r}: choose from {', '.join(choices)}")


def choose_format(view: View) -> str:
    """Return the format: laid out on a terminal, plain text elsewhere, unless one is named.

    Colour that is always wanted, as for ``less -R``, is that of the layout.
    """
    laid_out = _goes_to_terminal(view) or (view.color == "always" and view.output is None)
    return view.format or ("terminal" if laid_out else "text")


def choose_renderer(view: View, *, page: bool = False) -> Callable[[Summary], str]:
    """Return what turns a summary, or with ``page`` the whole article, into text."""
    render = _load_renderer(view, page=page)
    if choose_format(view) == "json":  # which escapes what a name may hold
        return render
    from summarize.render.clean_names import clean_names

    return lambda summary: render(clean_names(summary))


def _load_renderer(view: View, *, page: bool) -> Callable[[Summary], str]:
    if choose_format(view) != "terminal":
        return load_renderer(choose_format(view), view.style, page=page)
    # Imported here: Rich takes 32 ms, and pipes do without.
    if page:
        from summarize.render.terminal.whole_page import PAGE_COLUMNS, render_terminal_page

        columns = count_columns(view, PAGE_COLUMNS)
        return partial(render_terminal_page, columns=columns, color=wants_color(view))
    from summarize.render.terminal.terminal import MAX_COLUMNS, render_terminal

    columns = count_columns(view, MAX_COLUMNS)
    return partial(render_terminal, columns=columns, color=wants_color(view), style=view.style)


def count_columns(view: View, most: int) -> int:
    """Return the width that is asked for, or that of the terminal up to ``most``."""
    return view.width or min(most, _find_columns())


def _find_columns() -> int:
    """Return what COLUMNS says, or the width of the terminal, even if only errors go there."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        if sys.stdout.isatty():
            return os.get_terminal_size(1).columns or _COLUMNS
        with Path("/dev/tty").open("rb", buffering=0) as terminal:  # that of `| less -R`
            return os.get_terminal_size(terminal.fileno()).columns or _COLUMNS
    except OSError:
        return _COLUMNS


def show(text: str, view: View) -> None:
    """Put a result where the user wants it; raise InputError."""
    if not view.opens:
        deliver(text, view.output)
        return
    from summarize.console.browser import open_page

    open_page(text, view.output)


def wants_color(view: View) -> bool:
    """Tell whether to colour: as asked, else on a terminal that can and may."""
    if view.color != "auto":
        return view.color == "always"
    able = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return able and _goes_to_terminal(view)


def _goes_to_terminal(view: View) -> bool:
    return sys.stdout.isatty() and view.output is None
