"""Options for where the articles are, and how they are fetched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from summarize.commands.articles import PATIENCE, InputOptions
from summarize.commands.options.command import MORE
from summarize.commands.site_tables import read_rules
from summarize.errors import InputError, UsageError
from summarize.language.addresses import name_host
from summarize.models import Password
from summarize.sources.address import Web, find_scheme
from summarize.sources.own_headers import read_headers
from summarize.systems import LONGEST, expand_home

Input = Annotated[list[str] | None, typer.Argument(metavar="[FILE|URL|-]")]
Part = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="The N-th article of a feed, a mailbox or rows.",
        rich_help_panel=MORE,
        allow_from_autoenv=False,
    ),
]
Parts = Annotated[
    bool,
    typer.Option(
        "--parts", help="Summarize the chapters of a book one by one.", rich_help_panel=MORE
    ),
]
Follow = Annotated[
    bool,
    typer.Option(
        "--follow",
        help="""Fetch the pages that a feed links to, at most 20.
        They are fetched one after the other; if one fails, the others follow.""",
        rich_help_panel=MORE,
        allow_from_autoenv=False,
    ),
]
Fresh = Annotated[
    bool,
    typer.Option(
        "--fresh",
        help="""Fetch a URL even if it was fetched within the hour.
        Pages are kept for an hour in $XDG_CACHE_HOME/summarize, readable only by you.""",
        rich_help_panel=MORE,
    ),
]
UserAgent = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="The User-Agent to send when fetching a URL.",
        rich_help_panel=MORE,
    ),
]
Header = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TEXT",
        help="""A header of yours for one host, or @FILE with a header a line.
        "example.org Cookie: id=1" is sent to example.org alone, over https, also after a redirect
        or for a link of a feed. What is fetched with it is not kept.""",
        rich_help_panel=MORE,
        allow_from_autoenv=False,
    ),
]
PasswordFile = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="""The password of a locked PDF is the first line of FILE.
        It is in no message, output or list of processes.""",
        rich_help_panel=MORE,
        allow_from_autoenv=False,
    ),
]
Patience = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0.1,
        max=LONGEST,
        help=f"""Time limit for an article, in seconds of CPU time.
        It applies to reading and again to ranking by auto, for each megabyte begun. If an article
        takes longer, it fails with exit code 3, and the others go on. Default: {PATIENCE:g}.""",
        rich_help_panel=MORE,
    ),
]


# The tables of config.toml as JSON, which reach a command as its other defaults do.
Sites = Annotated[str, typer.Option("--sites", hidden=True, allow_from_autoenv=False)]
Url = Annotated[
    str | None,
    typer.Option(
        "--url",
        metavar="URL",
        help="""The address of a page that is a file or comes through a pipe.
        Links lead there. Default: the address that the page declares.""",
        rich_help_panel=MORE,
        allow_from_autoenv=False,
    ),
]


def set_url(options: InputOptions, url: str | None, inputs: int) -> InputOptions:
    """Set the address of the only input; raise UsageError if it is none, or for several inputs."""
    if url is None:
        return options
    if find_scheme(url) not in ("http", "https") or not name_host(url):
        raise UsageError(f"--url: {url!r} is not a web address: write https://example.org/page")
    if inputs > 1:
        raise UsageError(f"--url is the address of one input; you gave {inputs}")
    return options._replace(url=url)


def make_input_options(
    follow: Follow = False,
    part: Part = None,
    parts: Parts = False,
    fresh: Fresh = False,
    user_agent: UserAgent = None,
    header: Header = None,
    password_file: PasswordFile = None,
    patience: Patience = PATIENCE,
    sites: Sites = "",
) -> InputOptions:
    """Build the input options from the command line."""
    web = Web(fresh, user_agent, headers=read_headers(_list_headers(header)))
    rules = read_rules(sites) if sites else ()
    password = None if password_file is None else read_password(password_file)
    return InputOptions(part, parts, follow, web, password=password, sites=rules, patience=patience)


def read_password(name: str) -> Password:
    """Read the first line of a file; raise UsageError."""
    lines = _read_lines("--password-file", name)
    if not lines or not lines[0]:
        raise UsageError(f"--password-file: the first line of {name} is empty")
    return Password(lines[0])


def _list_headers(words: list[str] | None) -> Iterator[str]:
    """Yield the headers that are given, and those in files, where ``#`` opens a comment."""
    for word in words or ():
        if word.startswith("@"):
            lines = map(str.strip, _read_lines("--header", word[1:]))
            yield from (line for line in lines if line and not line.startswith("#"))
        else:
            yield word


def _read_lines(option: str, name: str) -> list[str]:
    """Read the lines of a file that an option names; raise UsageError."""
    # Imported here: few runs name one.
    from summarize.sources.open import read_path

    try:
        return read_path(Path(expand_home(name))).decode("utf-8-sig").splitlines()
    except InputError as error:
        raise UsageError(f"{option}: {name} can't be read: {error}") from error
    except ValueError as error:
        raise UsageError(f"{option}: {name} can't be read: it is not UTF-8") from error
