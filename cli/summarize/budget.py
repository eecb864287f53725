"""What may be taken of an article: the length that was asked for, and tokens by an estimate."""

from collections.abc import Sequence
from math import ceil

from summarize.errors import NoArticleError, UsageError
from summarize.length import Budget, Length, measure_budget
from summarize.models import Article, Summary
from summarize.request import Request


def find_budget(article: Article, request: Request, words: int) -> Budget:
    """Return what may be taken of an article of so many words."""
    if not counts_tokens(request):
        return measure_budget(request.length, words)
    tokens, _ = count_tokens(article)
    return measure_budget(request.length, words, len(article.text) / max(1, tokens))


def counts_tokens(request: Request) -> bool:
    """Tell whether so many tokens are asked for."""
    return isinstance(request.length, Length) and request.length.unit == "t"


def wants_context(request: Request) -> bool:
    """Tell whether an article is to be cut to the paragraphs that fit, nearest to what is asked."""
    return counts_tokens(request) and bool(request.focus or request.ask)


def count_tokens(article: Article, texts: Sequence[str] = ()) -> tuple[int, int]:
    """Return about how many tokens an article is, and some of its texts, a line each."""
    # Imported here: most requests do not count them.
    from summarize.language.tokens import estimate_tokens

    whole = estimate_tokens(article.text, article.language)
    share = sum(len(text) + 1 for text in texts) / max(1, len(article.text))
    return ceil(whole), ceil(whole * share)


def refuse_empty(summary: Summary, request: Request) -> None:
    """Raise UsageError if no sentence fits the length, NoArticleError if there is none at all."""
    if not summary.article_sentences:
        raise NoArticleError("no sentence in it, only code")
    if not summary.sentences:
        raise UsageError(f"no sentence is as short as {request.length}")
