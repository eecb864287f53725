"""How and where a result is shown, as the command line says."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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


class OutputOptions(NamedTuple):
    """How to show a result, by the names that the command line has for it."""

    format: str | None = None
    path: str | None = None
    style: Style = PLAIN
    show_removed: bool = False
    color: str = "auto"
    width: int | None = None  # columns; None is as wide as the terminal, within reason
    opens: bool = False  # in the browser

    @property
    def printed(self) -> bool:
        """Tell whether it goes to standard output."""
        return self.path in (None, STDOUT) and not self.opens


def check_output_options(output: OutputOptions, inputs: Iterable[str]) -> None:
    """Raise UsageError for what is wrong whatever is in the inputs."""
    if output.opens and output.path == STDOUT:
        raise UsageError("--open needs a file for the browser: leave -o - out")
    pours = (
        output.format
        and FORMATS[output.format].browser
        and output.path is None
        and not output.opens
    )
    if pours and _goes_to_terminal(output):
        raise UsageError("a page is for a browser: show it with --open, or write it with -o x.html")
    check_path(output.path, inputs)


def check_path(path: str | None, inputs: Iterable[str]) -> None:
    """Raise UsageError if the file to write is one of the inputs, by whatever name, or none."""
    if path == "":
        raise UsageError("-o: the name of the file is empty")
    if path == STDOUT:
        return
    written = _find_file(path) if path is not None else None
    for name in inputs:
        read = _find_file(name) if written else None
        if written and read and os.path.samestat(written, read):
            raise UsageError(f"{path} is an input, and would be lost: name another file with -o")


def _find_file(name: str) -> os.stat_result | None:
    """Return what the system knows of a file; nothing for what can't be lost, such as a pipe."""
    try:
        found = os.fstat(0) if name == "-" else Path(name).stat()
    except (OSError, ValueError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def choose_format(output: OutputOptions) -> str:
    """Return the format: laid out on a terminal, plain text elsewhere, unless one is named.

    Colour that is always wanted, as for ``less -R``, is that of the layout.
    """
    laid_out = _goes_to_terminal(output) or (_is_always(output) and output.printed)
    return output.format or ("terminal" if laid_out else "text")


def choose_renderer(output: OutputOptions, shown: Shown = "summary") -> Callable[[Any], str]:
    """Return what turns a result of this kind into text."""
    name = choose_format(output)
    most = PAGE_COLUMNS if shown == "page" else MAX_COLUMNS
    columns = output.width or min(most, _find_columns())
    style = output.style._replace(columns=columns, color=_wants_color(output))
    render = load_renderer(name, shown)
    if shown in ("summary", "page") and not FORMATS[name].escapes:
        from summarize.render.clean_names import clean_names

        return lambda summary: render(clean_names(summary), style)
    return lambda result: render(result, style)


def choose_page_renderer(output: OutputOptions) -> Callable[[list[Summary]], str] | None:
    """Return what turns several summaries into one page; None where they follow each other."""
    name = choose_format(output)
    if name not in list_formats("several"):
        return None
    render = load_renderer(name, "several")
    from summarize.render.clean_names import clean_names

    return lambda summaries: render(list(map(clean_names, summaries)), output.style)


def _find_columns() -> int:
    """Return what COLUMNS says, or the width of the terminal, even if only errors go there."""
    if said := read_number(os.environ.get("COLUMNS"), least=1):
        return said
    try:
        here = os.get_terminal_size(1).columns if sys.stdout.isatty() else measure_terminal()
    except OSError:
        return _COLUMNS
    return here or _COLUMNS


def write_result(text: str, output: OutputOptions) -> None:
    """Put a result where the user wants it; raise InputError."""
    if not output.opens:
        deliver(text, output.path)
        return
    from summarize.console.browser import open_page

    open_page(text, output.path)


def _wants_color(output: OutputOptions) -> bool:
    """Tell whether to colour: as asked, else on a terminal that can and may."""
    if output.color != "auto":
        return output.color == "always"
    able = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _is_always(output) or (able and _goes_to_terminal(output))


def _is_always(output: OutputOptions) -> bool:
    """Tell whether colour is wanted in a pipe too: by the option, or else by the environment."""
    if output.color != "auto" or os.environ.get("NO_COLOR"):
        return output.color == "always"
    forced = (os.environ.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
    return output.printed and any(value not in ("", "0", "false") for value in forced)


def _goes_to_terminal(output: OutputOptions) -> bool:
    return sys.stdout.isatty() and output.printed
