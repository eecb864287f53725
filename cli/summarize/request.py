"""The request: all options of a summary in one value, validated when it is built.

A field of Request with an Option is an option everywhere: of every command, with its help, its
completion, its row in the manual pages and its key in the settings file; of ``summarize()``, whose
signature a test compares with the fields; and of the server's tools.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, get_args, get_origin

from summarize.length import AnyLength, Length, parse_length
from summarize.rank.algorithms import (
    ALGORITHMS,
    check_algorithm,
    check_ask,
    check_focus,
    check_picker,
)

if TYPE_CHECKING:
    from summarize.rank.command.calls import Picker

KEYWORDS = 10
_TOOLS = ("summarize", "read", "ask")  # of the server, to which options are offered


class Option(NamedTuple):
    """Presentation of a field of a request; one that is true by default becomes ``--no-NAME``."""

    help: str  # --help prints the first line, the manual page all of it
    metavar: str | None = None
    short: str | None = None  # such as "-n"
    values: Literal["length", "algorithm", "language", "languages"] | None = (
        None  # its parser and completion
    )
    minimum: float | None = None
    maximum: float | None = None
    rare: bool = False  # --help only names it
    preset: bool = True  # config.toml and a variable may set it
    library: bool = True  # summarize() takes it
    tools: tuple[str, ...] = _TOOLS  # those that take it
    argument: str | None = None  # its name there, if it is another
    description: str | None = None  # for agents, if it is not the first line of the help


class Declaration(NamedTuple):
    """An option, and the field that it belongs to."""

    name: str
    type: Any
    default: Any
    option: Option


@dataclass(frozen=True, slots=True)
class Request:
    """Options for reading and summarizing an article.

    Raise UsageError for options that are invalid for any article.
    """

    # A string or a number is parsed into a Length.
    length: Annotated[
        AnyLength,
        Option(
            """5 (sentences), 20%, 100w (words), 800t (tokens), 600c.
            20% is a share of the words, 600c are characters. Words and characters are strict
            limits, line breaks included; tokens of a language model are estimated, mostly to within
            10%. `read -n 800t` prints the whole paragraphs that fit, those near --focus or --ask
            first. Default: 3 sentences for 150 words, 5 for 700, 10 for 10,000, and at most a third
            of the article.""",
            metavar="LENGTH",
            short="-n",
            values="length",
            description="5 (sentences), 20% (of the words), 100w (words), 600c (characters), "
            "800t (tokens).",
        ),
    ] = None
    focus: Annotated[
        str | None,
        Option(
            """Prefer sentences near these words.
            If the article does not mention them, a warning says so.""",
            metavar="WORDS",
            preset=False,
            tools=("summarize", "read"),
        ),
    ] = None
    ask: Annotated[
        str | None,
        Option(
            """Print the sentences that answer a question.
            There are one to three, or as many as -n allows, each with the sentences it depends on.
            Ask in the language of the article. If nothing answers, the exit code is 4.""",
            metavar="QUESTION",
            preset=False,
            tools=("ask",),
            argument="question",
            description="In the language of the article.",
        ),
    ] = None
    language: Annotated[
        str | None,
        Option(
            "Article language (de, German). Default: detected.",
            metavar="NAME",
            short="-l",
            values="language",
            tools=(*_TOOLS, "sentences", "quote"),
            description="ISO 639-1, such as de; detected by default.",
        ),
    ] = None
    algorithm: Annotated[
        str,
        Option(
            f"""Ranker: `summarize algorithms` lists them.
            One of {", ".join(ALGORITHMS)}. Default: auto.""",
            metavar="NAME",
            short="-a",
            values="algorithm",
            rare=True,
            tools=(),
        ),
    ] = "auto"
    pick_with: Annotated[
        str | None,
        Option(
            """Let a program or an endpoint choose: a language model.
            A program, such as 'llm -m qwen3:8b', is run without a shell, gets an instruction and
            the article with numbered sentences on its standard input, and prints numbers. An
            address, such as http://127.0.0.1:11434/v1, is that of an endpoint with OpenAI's
            interface, as Ollama, llama.cpp, LM Studio and vLLM have one. Nothing but the numbers is
            used. Where there are none, where a model only counts, fails or takes too long, auto
            chooses; stderr says so.""",
            metavar="COMMAND|URL",
            rare=True,
            tools=(),
        ),
    ] = None
    pick_model: Annotated[
        str | None,
        Option(
            """The model of the endpoint of --pick-with: qwen3:8b.
            Default: the only one that it has.""",
            metavar="NAME",
            rare=True,
            tools=(),
        ),
    ] = None
    pick_key: Annotated[
        str | None,
        Option(
            """The environment variable with the key of the endpoint.
            The key is sent to the endpoint alone, and never printed.""",
            metavar="VARIABLE",
            rare=True,
            tools=(),
        ),
    ] = None
    pick_log: Annotated[
        str | None,
        Option(
            """Append each prompt and answer of --pick-with to a file.
            A line is a JSON object. Only you may read a file that is new.""",
            metavar="FILE",
            rare=True,
            tools=(),
        ),
    ] = None
    pick_timeout: Annotated[
        float,
        Option(
            "Seconds that a call of --pick-with may take.",
            metavar="SECONDS",
            rare=True,
            tools=(),
        ),
    ] = 120.0
    pick_tokens: Annotated[
        int | None,
        Option(
            """Tokens of a prompt for --pick-with, about.
            Of a longer article, the headings and the best sentences are shown. Default: 3000, or up
            to 6000 if an endpoint says that its context is long enough.""",
            metavar="N",
            minimum=500,
            rare=True,
            tools=(),
        ),
    ] = None
    keywords: int = KEYWORDS  # number of key phrases; on the command line each command decides it
    clean: Annotated[
        bool,
        Option("Keep notices and other boilerplate.", rare=True, library=False, tools=()),
    ] = True

    def __post_init__(self) -> None:
        """Validate the options, and parse length, algorithm and language."""
        self._check_types()
        object.__setattr__(self, "length", parse_length(self.length))
        object.__setattr__(self, "algorithm", check_algorithm(self.algorithm))
        check_focus(self.focus, self.algorithm)
        check_ask(self.ask, self.algorithm, self.focus)
        object.__setattr__(self, "pick_with", self.pick_with or None)  # "" overrides a default
        check_picker(
            self.pick_with, self.algorithm, self.pick_timeout, self.pick_tokens, self.pick_key
        )
        if self.language:
            # Imported here: most requests name no language.
            from summarize.language.language_names import parse_language_name

            object.__setattr__(self, "language", parse_language_name(self.language))

    def _check_types(self) -> None:
        """Raise TypeError for a value of another type; a whole number may stand for a float."""
        for option in fields(self):
            declared: Any = option.type
            kind = get_args(declared)[0] if get_origin(declared) is Annotated else declared
            value = getattr(self, option.name)
            if not isinstance(value, kind | int if kind is float else kind):
                names = getattr(kind, "__name__", str(kind))
                raise TypeError(f"{option.name} must be {names}, not {type(value).__name__}")

    @property
    def picker(self) -> "Picker | None":
        """What chooses the sentences, if it is not ``auto``."""
        if self.pick_with is None:
            return None
        # Imported here: most requests have none.
        from summarize.rank.command.calls import Picker

        return Picker(
            self.pick_with, self.pick_model, self.pick_key, self.pick_timeout, self.pick_log
        )

    @property
    def counts_tokens(self) -> bool:
        """Whether the length is given in tokens."""
        return isinstance(self.length, Length) and self.length.unit == "t"

    def describe(self) -> dict[str, Any]:
        """Convert it to plain values for JSON; ``Request(**values)`` restores it."""
        return {**asdict(self), "length": None if self.length is None else str(self.length)}


def list_options(owner: type = Request) -> Iterator[Declaration]:
    """List the options of a request, or of another class, in the order of its fields."""
    for field in fields(owner):
        if get_origin(field.type) is Annotated:
            type_, option = get_args(field.type)
            yield Declaration(field.name, type_, field.default, option)


DEFAULT = Request()
