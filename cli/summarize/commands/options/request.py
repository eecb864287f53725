"""What can be said on the command line of what to pick; the commands choose among it.

The first line of a help is what --help says; the manual page has the rest, too.
"""

from typing import Annotated

import typer

from summarize.commands.completion import complete_language, complete_words
from summarize.commands.options.command import MORE, PICK
from summarize.commands.options.parsers import parse_algorithm, parse_language_name, read_length
from summarize.rank.algorithms import ALGORITHMS
from summarize.request import Request

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
        callback=read_length,
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
        callback=parse_algorithm,
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
        callback=parse_language_name,
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
NoClean = Annotated[
    bool,
    typer.Option(
        "--no-clean", help="Leave notices and other boilerplate in.", rich_help_panel=MORE
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
