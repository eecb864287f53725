"""What can be said on the command line of what to pick; the commands choose among it.

The first line of a help is what --help says; the manual page has the rest, too.
"""

from typing import Annotated

import typer

from summarize.commands.command_line.choices import name_algorithm, name_language, name_length
from summarize.commands.command_line.complete import complete_language, complete_words
from summarize.commands.options.command import MORE, PICK
from summarize.rank.algorithms import ALGORITHMS
from summarize.request import Request
from summarize.version import __version__


def build_app(*, completion: bool = False) -> typer.Typer:
    """Return an empty command line; the main one installs the shell's completion."""
    return typer.Typer(
        add_completion=completion,
        # Typer's rich help takes 40 ms more and draws boxes into pipes.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarize {__version__}")
        raise typer.Exit


Length = Annotated[
    str | None,
    typer.Option(
        "-n",
        "--length",
        metavar="LENGTH",
        help="""5 (sentences), 20%, 100w (words), 800t (tokens), 600c.
        The share is of the words, 600c are characters; of words or characters there are never more
        than that, line breaks included; of tokens of a language model about so many, by an estimate
        that is mostly within a tenth. With --ask or --focus `read -n 800t` prints the whole
        paragraphs that fit. Default: 3 sentences for 150 words, 5 for 700, 10 for 10,000, and at
        most a third of the article.""",
        callback=name_length,
        rich_help_panel=PICK,
        show_default=False,
    ),
]
Algorithm = Annotated[
    str,
    typer.Option(
        "-a",
        "--algorithm",
        metavar="NAME",
        help=f"""How to rank: `summarize algorithms` lists the ways.
        One of {", ".join(ALGORITHMS)}. Default: auto.""",
        callback=name_algorithm,
        autocompletion=complete_words(ALGORITHMS),
        rich_help_panel=MORE,
        show_default=False,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "-l",
        "--language",
        metavar="NAME",
        help="The article's, as de or German. Default: detected.",
        callback=name_language,
        autocompletion=complete_language,
        rich_help_panel=PICK,
        show_default=False,
    ),
]
Focus = Annotated[
    str | None,
    typer.Option(
        metavar="WORDS",
        help="""Prefer sentences near these words.
        Where the article does not speak of them, stderr says so.""",
        rich_help_panel=PICK,
        show_default=False,
    ),
]
Ask = Annotated[
    str | None,
    typer.Option(
        metavar="QUESTION",
        help="""Print the sentences that answer a question.
        It is one to three of them, or as many as -n says, each with what it leans on before it.
        Ask in the language of the article. Where nothing answers, the exit code is 4.""",
        rich_help_panel=PICK,
        show_default=False,
    ),
]
Keywords = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="""Print the N key phrases in place of the sentences.
        In json, which always has them, it is how many.""",
        rich_help_panel=PICK,
        show_default=False,
    ),
]
Merge = Annotated[
    bool,
    typer.Option(
        "--merge",
        help="One summary of all inputs; [2] names the second.",
        rich_help_panel=PICK,
    ),
]
NoClean = Annotated[
    bool,
    typer.Option(
        "--no-clean", help="Leave notices and other boilerplate in.", rich_help_panel=MORE
    ),
]
ShowRemoved = Annotated[
    bool,
    typer.Option(
        "--show-removed",
        help="Show on stderr each line that was left out, and why.",
        rich_help_panel=MORE,
    ),
]
NoConfig = Annotated[
    bool,
    typer.Option(
        "--no-config",
        help="Ignore config.toml and SUMMARIZE_... variables.",
        rich_help_panel=MORE,
    ),
]
Version = Annotated[
    bool,
    typer.Option(
        "-V",
        "--version",
        help="Print the version and exit.",
        callback=_show_version,
        is_eager=True,
        rich_help_panel=MORE,
    ),
]


def make_request(
    length: Length = None,
    focus: Focus = None,
    ask: Ask = None,
    language: Language = None,
    algorithm: Algorithm = "auto",
    no_clean: NoClean = False,
) -> Request:
    """Return what is asked for; every command that takes it has these options."""
    return Request(length, algorithm, language, focus, ask, keywords=0, clean=not no_clean)
