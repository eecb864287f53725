"""One run of the program: every input to its summary, or to its one line on stderr."""

import os
import sys
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from summarize.characters import one_line
from summarize.complain import complain
from summarize.errors import NoteWarning, SummarizeError, UsageError
from summarize.models import Removed, Summary
from summarize.rank import check_algorithm, check_focus
from summarize.render import COLORS, FORMATS, Style, load_renderer


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says, by the names that it has there."""

    length: str | None
    algorithm: str
    format: str | None
    output: str | None
    language: str | None
    focus: str | None
    keywords: int | None
    explain: bool
    clean: bool
    show_removed: bool
    color: str
    quiet: bool


def summarize_inputs(names: list[str], options: Options) -> int:
    """Summarize each input and print or write the summaries; return the largest exit code.

    Raise UsageError for an option that is wrong for every input, InputError if the output file
    can't be written.
    """
    _check_options(options)
    render = _choose_renderer(options)
    parts: list[str] = []
    code = 0
    for name in names:
        try:
            summary = _summarize_one(name, options)
        except SummarizeError as error:
            complain(name, error)
            code = max(code, error.exit_code)
            continue
        if not summary.sentences and options.keywords is None:
            complain(name, UsageError(f"no sentence is as short as {options.length}"))
            code = max(code, UsageError.exit_code)
            continue
        if options.show_removed:
            _tell_removed(summary.article.removed)
        heading = _heading(name, options, first=not parts) if len(names) > 1 else ""
        parts.append(heading + render(summary))
        if options.output is None:
            sys.stdout.write(parts[-1])
            sys.stdout.flush()
    if options.output is not None and parts:
        from summarize.output import write_whole

        write_whole(options.output, "".join(parts))
    return code


def _summarize_one(name: str, options: Options) -> Summary:
    from summarize.read import read_source

    source = read_source(name)
    # Imported here: these load what a mistyped file name should not wait for.
    from summarize.pipeline import KEYWORDS, extract_article, summarize

    article = extract_article(
        source.data, name=name, url=source.url, language=options.language, clean=options.clean
    )
    wanted = options.keywords or (KEYWORDS if options.format == "json" else 0)
    with warnings.catch_warnings():
        warnings.simplefilter("always", NoteWarning)
        warnings.showwarning = lambda message, *_: complain(name, NoteWarning(message))
        return summarize(
            article,
            length=options.length,
            algorithm=options.algorithm,
            focus=options.focus,
            keywords=wanted,
        )


def _choose_renderer(options: Options) -> Callable[[Summary], str]:
    on_terminal = sys.stdout.isatty() and options.output is None
    style = Style(options.quiet, options.explain, options.keywords is not None)
    name = options.format or ("terminal" if on_terminal else "text")
    if name != "terminal":
        return load_renderer(name, style)
    # Imported here: Rich takes 32 ms, and pipes do without.
    from shutil import get_terminal_size

    from summarize.render.terminal import render_terminal

    color = options.color == "always" or (
        options.color == "auto" and on_terminal and _wants_color()
    )
    columns = get_terminal_size().columns
    return partial(render_terminal, columns=columns, color=color, style=style)


def _wants_color() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _heading(name: str, options: Options, *, first: bool) -> str:
    if options.format == "json" or options.quiet:
        return ""
    line = f"==> {one_line(name)} <==\n"
    return line if first else "\n" + line


def _check_options(options: Options) -> None:
    """Raise UsageError for what is wrong whatever the input, before any of it is read."""
    _check_choice("format", options.format, FORMATS)
    _check_choice("color", options.color, COLORS)
    check_algorithm(options.algorithm)
    check_focus(options.focus, options.algorithm)
    if options.length is not None:
        from summarize.length import parse_length

        parse_length(options.length, 0)
    if options.language is not None:
        from summarize.language import parse_language

        parse_language(options.language)


def _check_choice(option: str, value: str | None, choices: tuple[str, ...]) -> None:
    if value is not None and value not in choices:
        raise UsageError(f"unknown {option} {value!r}: choose from {', '.join(choices)}")


def _tell_removed(removed: Iterable[Removed]) -> None:
    for line in removed:
        print(f"removed ({line.reason}): {line.text}", file=sys.stderr)  # noqa: T201
