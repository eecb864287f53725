"""`summarize digest [FILE|FOLDER|URL|-]...`: what happened, one summary for each story."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from summarize.bugs import report_bugs
from summarize.commands.articles import InputOptions, warn_on_stderr
from summarize.commands.completion import complete_input
from summarize.commands.inputs import list_inputs
from summarize.commands.options import inputs as s
from summarize.commands.options import output as v
from summarize.commands.options.command import (
    MORE,
    PICK,
    SHOW,
    Command,
    NoConfig,
    build_app,
    expand_options,
)
from summarize.commands.options.request import make_request
from summarize.commands.output import (
    OutputOptions,
    check_output_options,
    choose_renderer,
    is_output,
    show_result,
)
from summarize.console.complain import note
from summarize.errors import UsageError
from summarize.render.formats import list_formats
from summarize.render.style import Style
from summarize.request import Request  # noqa: TC001  (read from the annotation)
from summarize.spelling import join_choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.console.progress import Ticker
    from summarize.digest import Digest
    from summarize.models import Article

_HELP = """\b
Tell what happened, one summary for each story that several articles tell.
  summarize digest feeds.opml mail.mbox --since-last -o today.html
Inputs: feeds, lists of feeds (OPML), folders, mailboxes, JSON lines, pages.
"""
_SINGLES = 30
_WINDOW = re.compile(r"([1-9][0-9]{0,3})\s*([dw]?)")
_DAYS = {"": 1, "d": 1, "w": 7}

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE|FOLDER|URL|-]...", autocompletion=complete_input, show_default=False
    ),
]
Feeds = Annotated[
    list[str] | None,
    typer.Option(
        "--feeds",
        metavar="NAME",
        help="""The inputs where none is named; may be repeated.
        In config.toml it is a list: feeds = ["https://example.org/rss", "~/feeds.opml"], below
        [digest].""",
        rich_help_panel=MORE,
        show_default=False,
    ),
]
Window = Annotated[
    str | None,
    typer.Option(
        metavar="TIME",
        help="""Only articles of the last 3d (days) or 2w (weeks).
        Articles without a date are always within it.""",
        rich_help_panel=PICK,
        show_default=False,
    ),
]
SinceLast = Annotated[
    bool,
    typer.Option(
        "--since-last",
        help="""Only articles that no digest has had yet.
        What a digest shows is remembered once it is delivered; what it does not list comes next
        time.""",
        rich_help_panel=PICK,
    ),
]
StateFile = Annotated[
    str | None,
    typer.Option(
        "--state",
        metavar="FILE",
        help="""Where --since-last remembers them.
        It turns --since-last on. Default: $XDG_STATE_HOME/summarize/digest.json. Each of several
        digests needs a file of its own.""",
        rich_help_panel=PICK,
        show_default=False,
    ),
]
Follow = Annotated[
    bool,
    typer.Option(
        "--follow",
        help="""Fetch the pages of entries that hold only a teaser.
        At most 20 of each feed, several hosts side by side, one page of a host at a time.""",
        rich_help_panel=PICK,
    ),
]
Singles = Annotated[
    int,
    typer.Option(
        metavar="N",
        min=0,
        help=f"List at most N articles that are no story. Default: {_SINGLES}.",
        rich_help_panel=PICK,
        show_default=False,
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help="Show why each article belongs to its story.", rich_help_panel=SHOW
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="""Exit with the code of the inputs that failed.
        Without it, these are lines on stderr, and a digest of the others is a success.""",
        rich_help_panel=MORE,
    ),
]
DigestFormat = Annotated[
    str | None,
    v.declare_format(
        f"""{join_choices(list_formats("digest"))}.
        Default: by the ending of the output file, or terminal on a terminal, else text. mbox is a
        mailbox with a mail for each story. --json, --markdown and --html are short forms.""",
        "digest",
    ),
]
Mail = Annotated[
    bool,
    typer.Option(
        "--mail",
        help="""Write one mail, as text and as a page, for sendmail.
        Where nothing is new, there is none: `summarize digest --mail > m && [ -s m ] && sendmail
        me@example.org < m`.""",
        rich_help_panel=SHOW,
        allow_from_autoenv=False,
    ),
]

app = build_app()


@app.command(help=_HELP, cls=Command)
@expand_options(
    request=make_request,
    options=s.make_input_options,
    without=("focus", "ask", "follow", "part", "parts"),
)
def digest_command(
    *,
    inputs: Inputs = None,
    request: Request,
    window: Window = None,
    since_last: SinceLast = False,
    state: StateFile = None,
    follow: Follow = False,
    singles: Singles = _SINGLES,
    feeds: Feeds = None,
    format_: DigestFormat = None,
    path: v.Output = None,
    open_: v.Open = False,
    mail: Mail = False,
    explain: Explain = False,
    strict: Strict = False,
    color: v.Color = "auto",
    width: v.Width = None,
    no_pager: v.NoPager = False,
    options: InputOptions,
    no_config: NoConfig = False,  # noqa: ARG001  (it has been done)
) -> int:
    """Write a digest; return 0, or the largest exit code of its inputs if none can be read."""
    # Imported here: --help needs none of it.
    from summarize.commands.digest_state import find_state, lock_state

    if mail and (format_ or open_):
        raise UsageError("--mail is a format: leave -f and --open out")
    format_ = None if mail else v.resolve_format(format_, path, opens=open_, shown="digest")
    style = Style(explain=explain)
    if mail and Path(path or "").suffix.lower() == ".mbox":
        raise UsageError("--mail writes a mail, not a mailbox: leave --mail out")
    output = OutputOptions(format_, path, style, color=color, width=width, opens=open_)
    names = list_inputs(inputs or [str(Path(name).expanduser()) for name in feeds or ()])
    check_output_options(output, names)
    oldest = _find_oldest(window)
    run = _Run(names, request, output, oldest, singles, mail, strict=strict, paged=not no_pager)
    options = options._replace(follow=follow, web=options.web._replace(revisits=True))
    if not (since_last or state):
        return run.write(options, None)
    file = find_state(state)
    if is_output(output, file):
        raise UsageError(f"{file} is the state of the digest, and would be lost: name another file")
    with lock_state(file):
        return run.write(options, file)


class _Run(NamedTuple):
    """A digest to be written."""

    names: list[str]
    request: Request
    output: OutputOptions
    oldest: str  # day of the articles, ISO 8601; "" for any
    singles: int
    mail: bool
    strict: bool
    paged: bool

    def write(self, options: InputOptions, file: Path | None) -> int:
        """Write the digest and then its state; return the exit code."""
        from summarize.commands.digest_inputs import Intake
        from summarize.commands.digest_state import State
        from summarize.console.progress import Ticker, hush_progress

        state = State(file) if file else None
        written = [path for path in (self.output.path, file) if path]
        hush_progress()  # of single articles
        ticker = Ticker(quiet=False)
        try:
            intake = Intake(
                self.request,
                options,
                self.oldest,
                state.is_new if state else lambda _: True,
                ticker,
                frozenset(os.path.realpath(path) for path in written),
            )
            found = intake.read_articles(self.names)
            text, shown = self._render([a for _, a in found], ticker) if found else ("", [])
        finally:
            ticker.end()
        code = intake.code if self.strict or not intake.answered else 0
        if not shown and (state or not found):
            if intake.answered or not intake.code:
                what = "nothing new" if state or self.oldest else "no articles"
                rest = f"; not listed: {len(found):,} (--singles N lists up to N)" if found else ""
                note(f"summarize: {what}{rest}")
            return code
        numbers = frozenset(map(id, shown))
        keys = [key for key, article in found if id(article) in numbers]
        if state:
            state.prepare(keys, None if self.output.printed else self.output.path, text)
        show_result(text, self.output, paged=self.paged and not self.mail)
        if state:
            state.commit(keys)
        return code

    def _render(self, articles: list[Article], ticker: Ticker) -> tuple[str, list[Article]]:
        """Render a digest; return the articles that it shows, too."""
        from summarize.digest import build_digest

        def tick(done: int, count: int) -> None:
            if ticker.due():
                ticker.show(f"summarizing {done:,} of {count:,} stories")

        with report_bugs(), warn_on_stderr("digest"):
            digest = build_digest(articles, self.request, self.singles, tick)
            return self._choose_renderer()(digest), [*digest.list_shown()]

    def _choose_renderer(self) -> Callable[[Digest], str]:
        if not self.mail:
            return choose_renderer(self.output, "digest")
        from summarize.render.mail import render_mail_digest

        return lambda digest: render_mail_digest(digest, self.output.style)


def _find_oldest(window: str | None) -> str:
    """Find the first day of a window, ISO 8601; "" for none. Raise UsageError."""
    if window is None:
        return ""
    match = _WINDOW.fullmatch(window.strip().lower())
    if match is None:
        raise UsageError(f"{window!r} is not a window: write 3d (days) or 2w (weeks)")
    days = int(match[1]) * _DAYS[match[2]]
    return date.fromordinal(max(1, date.today().toordinal() - days)).isoformat()
