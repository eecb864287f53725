"""The request: all options of a summary in one value, validated when it is built."""

from dataclasses import asdict, dataclass
from typing import Any

from summarize.length import Length, parse_length
from summarize.rank.algorithms import check_algorithm, check_ask, check_focus

KEYWORDS = 10


@dataclass(frozen=True, slots=True)
class Request:
    """Options for reading and summarizing; the fields are the parameters of summarize().

    Raise UsageError for options that are invalid for any article.
    """

    length: Length | str | None = None  # a string is parsed into a Length
    algorithm: str = "auto"
    language: str | None = None  # ISO 639-1; detected if not given
    focus: str | None = None
    ask: str | None = None  # a question, answered instead of a summary
    keywords: int = KEYWORDS  # number of key phrases
    clean: bool = True  # remove boilerplate

    def __post_init__(self) -> None:
        """Validate the options, and parse length and language."""
        object.__setattr__(self, "length", parse_length(self.length))
        check_algorithm(self.algorithm)
        check_focus(self.focus, self.algorithm)
        check_ask(self.ask, self.algorithm, self.focus)
        if self.language:
            # Imported here: most requests name no language.
            from summarize.language.identify import parse_language

            object.__setattr__(self, "language", parse_language(self.language))

    @property
    def counts_tokens(self) -> bool:
        """Whether the length is given in tokens."""
        return isinstance(self.length, Length) and self.length.unit == "t"

    @property
    def wants_excerpt(self) -> bool:
        """Whether to cut the article to the paragraphs most relevant to a focus or a question."""
        return self.counts_tokens and bool(self.focus or self.ask)

    def describe(self) -> dict[str, Any]:
        """Convert it to plain values for JSON; ``Request(**values)`` restores it."""
        return {**asdict(self), "length": None if self.length is None else str(self.length)}


DEFAULT = Request()
