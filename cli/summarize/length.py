"""The length of a summary: as requested, and as the budget for an article."""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarize.errors import NoArticleError, UsageError
from summarize.lazy import compile_late

if TYPE_CHECKING:
    from summarize.models import Article, Sentence, Summary

_SENTENCES, _WORDS, _GROWTH = 5, 700, 0.27  # 5 sentences for 700 words, 10 for 10,000
DEFAULT_SHARE = 1 / 3  # of the article's words

_LENGTH = compile_late(r"([0-9]{1,9})(%|w|c|t)?")
_UNBOUNDED = 10**9
_TOKEN = 4.0  # characters per token, if the article is not known


class Budget(NamedTuple):
    """The upper limits of a summary."""

    sentences: int = _UNBOUNDED
    words: int = _UNBOUNDED
    characters: int = _UNBOUNDED  # including a line break after each sentence
    at_least_one: bool = False  # the best sentence is selected even if it exceeds them


class Length(NamedTuple):
    """A requested length."""

    number: int
    # Sentences, percent of the words, words, characters, tokens of a language model.
    unit: Literal["", "%", "w", "c", "t"] = ""

    def __str__(self) -> str:
        """Write it as users do: ``5``, ``20%``, ``100w``, ``600c`` or ``800t``."""
        return f"{self.number}{self.unit}"


AnyLength = str | int | Length | None  # a number is one of sentences


def parse_length(length: AnyLength) -> Length | None:
    """Parse ``5`` (sentences), ``20%`` (of the words), ``100w``, ``600c`` or ``800t`` (tokens).

    A Length or None is returned unchanged. Raise UsageError for anything else.
    """
    if length is None or isinstance(length, Length):
        return length
    match = _LENGTH.fullmatch(str(length).strip().lower())
    if match and match[2] == "%" and int(match[1]) > 100:
        raise UsageError(
            f"{length!r} is more than the article: write 50%, or {match[1]}w for {match[1]} words"
        )
    if match is None or int(match[1]) == 0:
        raise UsageError(
            f"{length!r} is not a length: write 5 (sentences), 20% (of the words), "
            "100w (words), 600c (characters) or 800t (about so many tokens)"
        )
    return Length(int(match[1]), match[2] or "")  # type: ignore[arg-type]


def measure_budget(length: AnyLength, article_words: int, token: float = _TOKEN) -> Budget:
    """Convert a requested length to the budget for an article with a number of words.

    Without a length, it is 5 sentences for 700 words, 10 for 10,000, and at most a third of the
    words. This and percentages allow at least one sentence. ``token`` is the number of characters
    per token. Raise UsageError as parse_length does.
    """
    asked = parse_length(length)
    if asked is None:
        share = int(article_words * DEFAULT_SHARE)
        count = max(1, round(_SENTENCES * (article_words / _WORDS) ** _GROWTH))
        return Budget(sentences=count, words=share, at_least_one=True)
    if asked.unit == "%":
        return Budget(words=article_words * asked.number // 100, at_least_one=True)
    if asked.unit == "w":
        return Budget(words=asked.number)
    if asked.unit == "c":
        return Budget(characters=asked.number)
    if asked.unit == "t":
        return Budget(characters=int(asked.number * token))
    return Budget(sentences=asked.number)


def find_budget(article: "Article", length: AnyLength, words: int) -> Budget:
    """Measure the budget of a summary of an article with this number of words.

    Raise UsageError as parse_length does.
    """
    asked = parse_length(length)
    if asked is None or asked.unit != "t":
        return measure_budget(asked, words)
    tokens, _ = count_tokens(article)
    return measure_budget(asked, words, len(article.text) / max(1, tokens))


def estimate_count(budget: Budget, sentences: Sequence["Sentence"]) -> int:
    """Estimate how many of these sentences fit a budget; at least one."""
    # Imported here: a request is read without it.
    from summarize.language.words import count_words

    total = max(1, len(sentences))
    words = sum(count_words(s.text) for s in sentences) / total
    characters = sum(len(s.text) + 1 for s in sentences) / total
    fitting = min(budget.words / max(1.0, words), budget.characters / max(1.0, characters))
    return max(1, min(budget.sentences, round(fitting), len(sentences)))


def count_tokens(article: "Article", texts: Sequence[str] = ()) -> tuple[int, int]:
    """Estimate the tokens of an article, and of some texts from it, each on a line."""
    # Imported here: most requests do not count them.
    from summarize.language.tokens import estimate_tokens

    whole = estimate_tokens(article.text, article.language)
    share = sum(len(text) + 1 for text in texts) / max(1, len(article.text))
    return ceil(whole), ceil(whole * share)


def refuse_empty(summary: "Summary", length: AnyLength) -> None:
    """Raise UsageError if no sentence fits the length, NoArticleError if there is none at all."""
    if not summary.article_sentences:
        raise NoArticleError("no sentence in it, only code")
    if not summary.sentences:
        raise UsageError(f"no sentence is as short as {length}")
