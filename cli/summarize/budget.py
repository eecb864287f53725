"""What may be taken of an article: the length that was asked for, and tokens by an estimate."""

from collections.abc import Sequence
from math import ceil

from summarize.length import Budget, Length, measure_budget
from summarize.models import Article
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


def count_tokens(article: Article, texts: Sequence[str] = ()) -> tuple[int, int]:
    """Return about how many tokens an article is, and some of its texts, a line each."""
    # Imported here: most requests do not count them.
    from summarize.rank.tokens import estimate_tokens

    whole = estimate_tokens(article.text, article.language)
    share = sum(len(text) + 1 for text in texts) / max(1, len(article.text))
    return ceil(whole), ceil(whole * share)
