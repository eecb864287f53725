"""How and where a result is shown, as the command line says."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from summarize.commands.inputs import check_output
from summarize.errors import UsageError
from summarize.render.formats import COLORS, FORMATS, PLAIN, Style, load_renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from summarize.models import Summary


@dataclass(frozen=True, slots=True)
class View:
    """How to show a result, by the names that the command line has for it."""

    format: str | None = None
    output: str | None = None
    style: Style = PLAIN
    show_removed: bool = False
    color: str = "auto"


def check_view(view: View, inputs: Iterable[str], formats: Sequence[str] = FORMATS) -> None:
    """Raise UsageError for what is wrong whatever is in the inputs."""
    _check_choice("format", view.format, formats)
    _check_choice("color", view.color, COLORS)
    check_output(view.output, inputs)


def _check_choice(option: str, value: str | None, choices: Sequence[str]) -> None:
    if value is not None and value not in choices:
        raise UsageError(f"unknown {option} {value!r}: choose from {', '.join(choices)}")


def choose_format(view: View) -> str:
    """Return the format: laid out on a terminal, plain text elsewhere, unless one is named."""
    return view.format or ("terminal" if _goes_to_terminal(view) else "text")


def choose_renderer(view: View, *, page: bool = False) -> Callable[[Summary], str]:
    """Return what turns a summary, or with ``page`` the whole article, into text."""
    render = _load_renderer(view, page=page)
    if choose_format(view) == "json":  # which escapes what a name may hold
        return render
    from summarize.render.names import clean_names

    return lambda summary: render(clean_names(summary))


def _load_renderer(view: View, *, page: bool) -> Callable[[Summary], str]:
    if choose_format(view) != "terminal":
        return load_renderer(choose_format(view), view.style, page=page)
    # Imported here: Rich takes 32 ms, and pipes do without.
    from shutil import get_terminal_size

    columns = get_terminal_size().columns
    if page:
        from summarize.render.terminal_page import render_terminal_page

        return partial(render_terminal_page, columns=columns, color=wants_color(view))
    from summarize.render.terminal import render_terminal

    return partial(render_terminal, columns=columns, color=wants_color(view), style=view.style)


def wants_color(view: View) -> bool:
    """Tell whether to colour: as asked, else on a terminal that can and may."""
    if view.color != "auto":
        return view.color == "always"
    able = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return able and _goes_to_terminal(view)


def _goes_to_terminal(view: View) -> bool:
    return sys.stdout.isatty() and view.output is None
