"""Output of a result: its target, format, width and colour."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.console.deliver import STDOUT, deliver, is_stdout
from summarize.errors import UsageError
from summarize.numbers import read_number
from summarize.render.formats import FORMATS, list_formats, load_renderer
from summarize.render.style import MAX_COLUMNS, PAGE_COLUMNS, PLAIN, Style
from summarize.systems import measure_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from summarize.models import Summary
    from summarize.render.output_format import Shown


_COLUMNS = 80  # without a terminal


class OutputOptions(NamedTuple):
    """Options for showing a result, by their names."""

    format: str | None = None
    path: str | None = None
    style: Style = PLAIN
    show_removed: bool = False
    color: str = "auto"
    width: int | None = None  # columns; None for those of the terminal, within limits
    opens: bool = False  # in the browser

    @property
    def printed(self) -> bool:
        """Whether it goes to standard output."""
        return self.path in (None, STDOUT) and not self.opens


def check_output_options(output: OutputOptions, inputs: Iterable[str]) -> None:
    """Raise UsageError for options that are wrong for any input."""
    if output.opens and output.path == STDOUT:
        raise UsageError("--open needs a file for the browser: leave -o - out")
    pours = (
        output.format
        and FORMATS[output.format].browser
        and output.path is None
        and not output.opens
    )
    if pours and goes_to_terminal(output):
        raise UsageError("a page is for a browser: show it with --open, or write it with -o x.html")
    check_path(output.path, inputs)


def check_path(path: str | None, inputs: Iterable[str]) -> None:
    """Raise UsageError if the output file has no name, or is one of the inputs by any name."""
    if path == "":
        raise UsageError("-o: the name of the file is empty")
    if path == STDOUT:
        return
    written = _find_file(path) if path is not None else None
    for name in inputs:
        read = _find_file(name) if written else None
        if written and read and os.path.samestat(written, read):
            raise UsageError(f"{path} is an input, and would be lost: name another file with -o")


def is_output(output: OutputOptions, file: Path) -> bool:
    """Check whether an output goes to a file, under any of its names, or would create it."""
    if output.printed:
        return is_stdout(str(file))
    if output.path is None:
        return False
    written, found = _find_file(output.path), _find_file(str(file))
    if written and found and os.path.samestat(written, found):
        return True
    return os.path.realpath(output.path) == os.path.realpath(file)


def _find_file(name: str) -> os.stat_result | None:
    """Stat a regular file; None for anything that can't be lost, such as a pipe."""
    try:
        found = os.fstat(0) if name == "-" else Path(name).stat()
    except (OSError, ValueError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def choose_format(output: OutputOptions) -> str:
    """Choose the named format, or else a layout on terminals and plain text elsewhere.

    ``--color always``, as for ``less -R``, implies the layout.
    """
    laid_out = goes_to_terminal(output) or (_is_always(output) and output.printed)
    return output.format or ("terminal" if laid_out else "text")


def choose_renderer(output: OutputOptions, shown: Shown = "summary") -> Callable[[Any], str]:
    """Choose the function that renders a result of this kind as text."""
    name = choose_format(output)
    most = PAGE_COLUMNS if shown == "page" else MAX_COLUMNS
    columns = output.width or min(most, _find_columns())
    color = _wants_color(output)
    style = output.style._replace(columns=columns, color=color, links=color and _follows(output))
    render = load_renderer(name, shown)
    return lambda result: render(result, style)


def _follows(output: OutputOptions) -> bool:
    """Check for a terminal that follows links; the console of Linux shows their addresses."""
    return goes_to_terminal(output) and os.environ.get("TERM") not in ("linux", "dumb")


def choose_page_renderer(output: OutputOptions) -> Callable[[list[Summary]], str] | None:
    """Choose the function that renders several summaries as one page, if the format has one."""
    name = choose_format(output)
    if name not in list_formats("several"):
        return None
    render = load_renderer(name, "several")
    return lambda summaries: render(summaries, output.style)


def _find_columns() -> int:
    """Measure the width: COLUMNS, or that of the terminal, even if only errors go there."""
    if columns := read_number(os.environ.get("COLUMNS"), least=1):
        return columns
    try:
        here = os.get_terminal_size(1).columns if sys.stdout.isatty() else measure_terminal()
    except OSError:
        return _COLUMNS
    return here or _COLUMNS


def write_result(text: str | bytes, output: OutputOptions) -> None:
    """Print a result, write it to a file, or show it in the browser; raise InputError."""
    if not output.opens or isinstance(text, bytes):
        deliver(text, output.path)
        return
    from summarize.console.browser import open_page

    open_page(text, output.path)


def show_result(text: str | bytes, output: OutputOptions, *, paged: bool) -> None:
    """Show what is laid out for a terminal in a pager if it is ``paged``; else write it."""
    if isinstance(text, str) and paged and output.printed and choose_format(output) == "terminal":
        from summarize.console.pager import show_paged

        show_paged(text)
    else:
        write_result(text, output)


def _wants_color(output: OutputOptions) -> bool:
    """Check whether to colour: as the option says, else on terminals that can and may."""
    if output.color != "auto":
        return output.color == "always"
    able = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _is_always(output) or (able and goes_to_terminal(output))


def _is_always(output: OutputOptions) -> bool:
    """Check whether to colour even in a pipe: by the option, or else by the environment."""
    if output.color != "auto" or os.environ.get("NO_COLOR"):
        return output.color == "always"
    forced = (os.environ.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
    return output.printed and any(value not in ("", "0", "false") for value in forced)


def goes_to_terminal(output: OutputOptions) -> bool:
    """Check whether the result is printed on a terminal."""
    return sys.stdout.isatty() and output.printed
