"""What is asked for, as one value that is built once and passed whole."""

from dataclasses import dataclass
from typing import NamedTuple

from summarize.rank.algorithms import check_algorithm, check_focus

KEYWORDS = 10


class Web(NamedTuple):
    """How a page is to be fetched."""

    fresh: bool = False  # also if it was fetched within the hour
    user_agent: str | None = None  # None is our own name


ORDINARY = Web()


@dataclass(frozen=True, slots=True)
class Request:
    """How to read and to summarize an article; the fields are those of summarize.summarize."""

    length: str | None = None
    algorithm: str = "auto"
    language: str | None = None  # ISO 639-1; detected if it is not given
    focus: str | None = None
    keywords: int = KEYWORDS  # how many key phrases to find
    clean: bool = True  # take boilerplate out


def check_request(request: Request) -> Request:
    """Return the request; raise UsageError for what is wrong with it whatever the article."""
    check_algorithm(request.algorithm)
    check_focus(request.focus, request.algorithm)
    if request.length is not None:
        from summarize.rank.budget import parse_length

        parse_length(request.length, 0)
    if request.language is not None:
        from summarize.language.identify import parse_language

        parse_language(request.language)
    return request
