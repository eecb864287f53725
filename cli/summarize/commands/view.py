"""How and where a result is shown, as the command line says."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.commands.command_line.inputs import check_output
from summarize.console.deliver import STDOUT, deliver
from summarize.errors import UsageError
from summarize.numbers import read_number
from summarize.render.formats import FORMATS, Shown, list_formats, load_renderer
from summarize.render.style import MAX_COLUMNS, PAGE_COLUMNS, PLAIN, Style
from summarize.systems import measure_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from summarize.models import Summary


_COLUMNS = 80  # where there is no terminal


class View(NamedTuple):
    """How to show a result, by the names that the command line has for it."""

    format: str | None = None
    output: str | None = None
    style: Style = PLAIN
    show_removed: bool = False
    color: str = "auto"
    width: int | None = None  # columns; None is as wide as the terminal, within reason
    opens: bool = False  # in the browser

    @property
    def printed(self) -> bool:
        """Tell whether it goes to standard output."""
        return self.output in (None, STDOUT) and not self.opens


def check_view(view: View, inputs: Iterable[str]) -> None:
    """Raise UsageError for what is wrong whatever is in the inputs."""
    if view.opens and view.output == STDOUT:
        raise UsageError("--open needs a file for the browser: leave -o - out")
    pours = view.format and FORMATS[view.format].browser and view.output is None and not view.opens
    if pours and _goes_to_terminal(view):
        raise UsageError("a page is for a browser: show it with --open, or write it with -o x.html")
    check_output(view.output, inputs)


def choose_format(view: View) -> str:
    """Return the format: laid out on a terminal, plain text elsewhere, unless one is named.

    Colour that is always wanted, as for ``less -R``, is that of the layout.
    """
    laid_out = _goes_to_terminal(view) or (_is_always(view) and view.printed)
    return view.format or ("terminal" if laid_out else "text")


def choose_renderer(view: View, shown: Shown = "summary") -> Callable[[Any], str]:
    """Return what turns a result of this kind into text."""
    name = choose_format(view)
    most = PAGE_COLUMNS if shown == "page" else MAX_COLUMNS
    columns = view.width or min(most, _find_columns())
    style = view.style._replace(columns=columns, color=_wants_color(view))
    render = load_renderer(name, shown)
    if shown in ("summary", "page") and not FORMATS[name].escapes:
        from summarize.render.clean_names import clean_names

        return lambda summary: render(clean_names(summary), style)
    return lambda result: render(result, style)


def choose_page_renderer(view: View) -> Callable[[list[Summary]], str] | None:
    """Return what turns several summaries into one page; None where they follow each other."""
    name = choose_format(view)
    if name not in list_formats("several"):
        return None
    render = load_renderer(name, "several")
    from summarize.render.clean_names import clean_names

    return lambda summaries: render(list(map(clean_names, summaries)), view.style)


def _find_columns() -> int:
    """Return what COLUMNS says, or the width of the terminal, even if only errors go there."""
    if said := read_number(os.environ.get("COLUMNS"), least=1):
        return said
    try:
        here = os.get_terminal_size(1).columns if sys.stdout.isatty() else measure_terminal()
    except OSError:
        return _COLUMNS
    return here or _COLUMNS


def show(text: str, view: View) -> None:
    """Put a result where the user wants it; raise InputError."""
    if not view.opens:
        deliver(text, view.output)
        return
    from summarize.console.browser import open_page

    open_page(text, view.output)


def _wants_color(view: View) -> bool:
    """Tell whether to colour: as asked, else on a terminal that can and may."""
    if view.color != "auto":
        return view.color == "always"
    able = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _is_always(view) or (able and _goes_to_terminal(view))


def _is_always(view: View) -> bool:
    """Tell whether colour is wanted in a pipe too: by the option, or else by the environment."""
    if view.color != "auto" or os.environ.get("NO_COLOR"):
        return view.color == "always"
    forced = (os.environ.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
    return view.printed and any(value not in ("", "0", "false") for value in forced)


def _goes_to_terminal(view: View) -> bool:
    return sys.stdout.isatty() and view.printed
