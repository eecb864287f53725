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
    choose_format,
    choose_renderer,
    is_output,
    show_result,
)
from summarize.console.complain import note
from summarize.errors import UsageError
from summarize.render.formats import list_formats, load_packer
from summarize.render.style import Style
from summarize.request import Request  # noqa: TC001  (read from the annotation)
from summarize.spelling import join_choices
from summarize.systems import expand_home

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.commands.digest_state import State
    from summarize.console.progress import Ticker
    from summarize.digest import Digest, Memory, Selection, ToldStory
    from summarize.models import Article

_HELP = """\b
Tell what happened, one summary for each story that several articles tell.
  summarize digest feeds.opml mail.mbox --since-last -o today.html
Inputs: feeds, lists of feeds (OPML), folders, mailboxes, JSON lines, pages.
"""
_SINGLES = 30
_LINES = 6 * 24  # of a digest on a terminal
_HEAVIEST = 1000
_WINDOW = re.compile(r"([1-9][0-9]{0,3})\s*([dw]?)")
_DAYS = {"": 1, "d": 1, "w": 7}

Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE|FOLDER|URL|-]...", autocompletion=complete_input),
]
Feeds = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="""The inputs where none is named; may be repeated.
        In config.toml it is a list: feeds = ["https://example.org/rss", "~/feeds.opml"], below
        [digest].""",
        rich_help_panel=MORE,
    ),
]
Window = Annotated[
    str | None,
    typer.Option(
        metavar="TIME",
        help="""Only articles of the last 3d (days) or 2w (weeks).
        Articles without a date are always within it.""",
        rich_help_panel=PICK,
    ),
]
SinceLast = Annotated[
    bool,
    typer.Option(
        "--since-last",
        help="""Only articles that no digest has had yet.
        What a digest shows is remembered once it is delivered; what it does not list comes next
        time. A story that goes on says what is new, what has changed and what was before.""",
        rich_help_panel=PICK,
    ),
]
StateFile = Annotated[
    str | None,
    typer.Option(
        "--state",
        metavar="FILE",
        help="""Where --since-last remembers them.
        It turns --since-last on. Default: $XDG_STATE_HOME/summarize/digest.db, a database of
        SQLite. Each of several digests needs a file of its own.""",
        rich_help_panel=PICK,
    ),
]
StoryWords = Annotated[
    str | None,
    typer.Option(
        "--story",
        metavar="WORDS",
        help="""Tell one story from its first day, as --since-last remembers it.
        It is the last one that says all of the words. No inputs are read.""",
        rich_help_panel=SHOW,
        allow_from_autoenv=False,
    ),
]
Again = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="""Show the digests of a day of the last fourteen once more, as 2026-03-02.
        No inputs are read, and nothing is remembered.""",
        rich_help_panel=SHOW,
        allow_from_autoenv=False,
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
Stories = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        help="""Tell at most N stories.
        How many more there are is said, and with --since-last they come the next time. Default: on
        a terminal what fits some six screens of 24 lines, else all.""",
        rich_help_panel=PICK,
    ),
]
Singles = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        help=f"""List at most N articles that are no story.
        Default: on a terminal what fits some six screens, else {_SINGLES}. The first have their key
        sentence, the last only a title.""",
        rich_help_panel=PICK,
    ),
]
All = Annotated[
    bool,
    typer.Option("--all", help="Tell all stories, and list all articles.", rich_help_panel=PICK),
]
Mute = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WORDS",
        help="""Leave out a site, or titles with these words; may be repeated.
        They are counted. In config.toml it is a list: mute = ["example.org", "horoscope"].""",
        rich_help_panel=MORE,
    ),
]
Weight = Annotated[
    list[str] | None,
    typer.Option(
        metavar="SITE=N",
        help="""Rank a site as if it were N sites; may be repeated.
        In config.toml it is a list: weight = ["example.org=3", "example.com=.5"].""",
        rich_help_panel=MORE,
    ),
]
OpenStory = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="""Open the newest report of the N-th story in the browser.
        A report without a link is shown as a page. Nothing is remembered: with --since-last the
        number is that of a digest of all articles.""",
        rich_help_panel=SHOW,
        allow_from_autoenv=False,
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
        Default: by the ending of the output file, or terminal on a terminal, else text. atom is a
        feed for readers, epub a book, mail one mail, mbox a mailbox with a mail for each story.
        --json, --markdown, --html and --mail are short forms.""",
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
    without=("ask", "follow", "part", "parts"),
)
def digest_command(
    *,
    inputs: Inputs = None,
    request: Request,
    window: Window = None,
    since_last: SinceLast = False,
    state: StateFile = None,
    follow: Follow = False,
    stories: Stories = None,
    singles: Singles = None,
    all_: All = False,
    mute: Mute = None,
    weight: Weight = None,
    feeds: Feeds = None,
    format_: DigestFormat = None,
    path: v.Output = None,
    open_: v.Open = False,
    open_story: OpenStory = None,
    mail: Mail = False,
    story: StoryWords = None,
    again: Again = None,
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
    from summarize.digest import Selection

    if mail and (format_ or open_):
        raise UsageError("--mail is a format: leave -f and --open out")
    format_ = "mail" if mail else v.resolve_format(format_, path, opens=open_, shown="digest")
    style = Style(explain=explain)
    if mail and Path(path or "").suffix.lower() == ".mbox":
        raise UsageError("--mail writes a mail, not a mailbox: leave --mail out")
    output = OutputOptions(format_, path, style, color=color, width=width, opens=open_)
    names = _list_names(inputs, feeds, story, again)
    check_output_options(output, names)
    laid_out = choose_format(output) == "terminal"
    most = singles if singles is not None or laid_out else _SINGLES
    limits = (stories, most, _LINES if laid_out else None)
    limits = (None, None, None) if all_ or open_story else limits
    selection = Selection(*limits, _read_weights(weight or ()), tuple(mute or ()))
    oldest = _find_oldest(window)
    run = _Run(names, request, output, oldest, selection, open_story, strict, not no_pager)
    options = options._replace(follow=follow, web=options.web._replace(revisits=True))
    if names and (open_story or not (since_last or state)):
        return run.write(options, None)
    # Imported here: only a digest of a series needs a database.
    from summarize.commands.digest_state import find_state, open_state

    file = find_state(state)
    if is_output(output, file):
        raise UsageError(f"{file} is the state of the digest, and would be lost: name another file")
    with open_state(file) as opened:
        return run.write(options, opened) if names else run.recall(opened, story, again)


def _list_names(
    inputs: list[str] | None, feeds: list[str] | None, story: str | None, again: str | None
) -> list[str]:
    """List the inputs; there are none if what was told is shown again. Raise UsageError."""
    if story is None and again is None:
        return list_inputs(inputs or [*map(expand_home, feeds or ())])
    if inputs or (story and again):
        message = "--story and --again show what was told: leave the inputs and the other out"
        raise UsageError(message)
    return []


class _Run(NamedTuple):
    """A digest to be written."""

    names: list[str]
    request: Request
    output: OutputOptions
    oldest: str  # day of the articles, ISO 8601; "" for any
    selection: Selection
    opened: int | None  # number of the story that is opened in place of a digest
    strict: bool
    paged: bool

    def write(self, options: InputOptions, state: State | None) -> int:
        """Write the digest and then its state; return the exit code."""
        from summarize.commands.digest_inputs import Intake
        from summarize.console.progress import Ticker, hush_progress
        from summarize.digest import NO_MEMORY

        written = [path for path in (self.output.path, state and state.path) if path]
        hush_progress()  # of single articles
        ticker = Ticker(quiet=False)
        try:
            intake = Intake(
                self.request,
                options,
                self.oldest,
                state,
                ticker,
                frozenset(os.path.realpath(path) for path in written),
            )
            found = intake.read_articles(self.names)
            memory = state.recall(found) if state else NO_MEMORY
            articles = [each.article for each in found]
            digest = self._build(articles, memory, ticker) if found else None
        finally:
            ticker.end()
        code = intake.code if self.strict or not intake.answered else 0
        shown = [*digest.list_shown()] if digest else []
        if not shown and (state or not found):
            if intake.answered or not intake.code:
                what = "nothing new" if state or self.oldest else "no articles"
                unlisted = digest.unlisted if digest else 0
                rest = f"; not listed: {unlisted:,} (--all lists all)" if unlisted else ""
                note(f"summarize: {what}{rest}")
            if state:
                state.commit()
            return code
        if digest is None or self.opened:
            return self._open(digest.stories if digest else ()) or code
        text = self._render(digest)
        if state:
            file = None if self.output.printed else self.output.path
            state.prepare(found, digest, file, text)
        show_result(text, self.output, paged=self.paged)
        if state:
            state.commit()
        return code

    def recall(self, state: State, words: str | None, day: str | None) -> int:
        """Write a story from its first day, or the digest of a day; return 0."""
        from summarize.console.progress import Ticker
        from summarize.digest import Digest, tell_again

        if words is not None:
            told = tell_again(state.find_story(words), self.request)
            digest = Digest((told,), (), 0, len(told.story.articles))
        else:
            ticker = Ticker(quiet=False)
            try:
                digest = self._build(*state.repeat(day or ""), ticker)
            finally:
                ticker.end()
        show_result(self._render(digest), self.output, paged=self.paged)
        return 0

    def _render(self, digest: Digest) -> str | bytes:
        with report_bugs():
            pack = None if self.output.printed else load_packer(choose_format(self.output))
            if pack:
                return pack(digest, self.output.style)
            return choose_renderer(self.output, "digest")(digest)

    def _build(self, articles: list[Article], memory: Memory, ticker: Ticker) -> Digest:
        from summarize.digest import build_digest

        def tick(done: int, count: int) -> None:
            if ticker.due():
                ticker.show(f"summarizing {done:,} of {count:,} stories")

        with report_bugs(), warn_on_stderr("digest"):
            return build_digest(articles, self.request, self.selection, tick, memory)

    def _open(self, stories: Sequence[ToldStory]) -> int:
        """Open a story in the browser; raise UsageError if there are fewer."""
        from summarize.console.browser import open_address, open_page
        from summarize.digest import Digest
        from summarize.render.html.digest import render_html_digest
        from summarize.render.text_fragments import find_link

        number = self.opened or 1
        if number > len(stories):
            raise UsageError(f"no story {number}: there are {len(stories)}")
        told = stories[number - 1]
        url = find_link(told.story.articles[0])
        if url:
            open_address(url)
        else:
            open_page(render_html_digest(Digest((told,), (), 0, 0)), None)
        return 0


def _read_weights(written: Iterable[str]) -> dict[str, float]:
    """Read the weights of sites; raise UsageError."""
    weights = {}
    for each in written:
        site, _, number = each.rpartition("=")
        try:
            weights[site] = float(number)
        except ValueError:
            site = ""
        if not site or not 0 <= weights[site] <= _HEAVIEST:
            raise UsageError(f"--weight {each!r}: write example.org=3, with 0 to {_HEAVIEST}")
    return weights


def _find_oldest(window: str | None) -> str:
    """Find the first day of a window, ISO 8601; "" for none. Raise UsageError."""
    if window is None:
        return ""
    match = _WINDOW.fullmatch(window.strip().lower())
    if match is None:
        raise UsageError(f"{window!r} is not a window: write 3d (days) or 2w (weeks)")
    days = int(match[1]) * _DAYS[match[2]]
    return date.fromordinal(max(1, date.today().toordinal() - days)).isoformat()
