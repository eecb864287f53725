"""What is asked for, as one value that is checked as it is built, and passed whole."""

from dataclasses import asdict, dataclass
from typing import Any

from summarize.length import Length, parse_length
from summarize.rank.algorithms import check_algorithm, check_ask, check_focus

KEYWORDS = 10


@dataclass(frozen=True, slots=True)
class Request:
    """How to read and to summarize an article; the fields are those of summarize.summarize.

    Raise UsageError for what is wrong with it whatever the article.
    """

    length: Length | str | None = None  # a text is read into a Length as the request is built
    algorithm: str = "auto"
    language: str | None = None  # ISO 639-1; detected if it is not given
    focus: str | None = None
    ask: str | None = None  # a question, in place of a summary
    keywords: int = KEYWORDS  # how many key phrases to find
    clean: bool = True  # take boilerplate out

    def __post_init__(self) -> None:
        """Check it, and read the length and the language."""
        object.__setattr__(self, "length", parse_length(self.length))
        check_algorithm(self.algorithm)
        check_focus(self.focus, self.algorithm)
        check_ask(self.ask, self.algorithm, self.focus)
        if self.language:
            # Imported here: most requests name none.
            from summarize.language.identify import parse_language

            object.__setattr__(self, "language", parse_language(self.language))

    @property
    def counts_tokens(self) -> bool:
        """Whether the length is in tokens."""
        return isinstance(self.length, Length) and self.length.unit == "t"

    @property
    def wants_excerpt(self) -> bool:
        """Whether the article is to be cut to the paragraphs nearest to a focus or a question."""
        return self.counts_tokens and bool(self.focus or self.ask)

    def describe(self) -> dict[str, Any]:
        """Return it as JSON holds it; ``Request(**values)`` is the same request again."""
        return {**asdict(self), "length": None if self.length is None else str(self.length)}


DEFAULT = Request()
