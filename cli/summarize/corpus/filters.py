"""Filters: which articles are summarized, by language, length and date."""

from datetime import date
from typing import NamedTuple

from summarize.errors import UsageError
from summarize.models import Article


class Filters(NamedTuple):
    """The articles to summarize; all others are counted as skipped, before any ranking."""

    languages: tuple[str, ...] = ()  # ISO 639-1; none means all
    min_words: int = 0
    since: str | None = None  # ISO 8601, YYYY-MM-DD

    def find_reason(self, article: Article) -> str:
        """Find the reason to skip an article; "" if it is wanted."""
        if self.languages and article.language not in self.languages:
            return f"language {article.language}"
        if self.since and not article.date:
            return "no date"
        if self.since and (article.date or "") < self.since:
            return f"before {self.since}"
        if self.min_words:
            from summarize.language.words import count_words  # the supervising process needs none

            if count_words(article.text) < self.min_words:
                return f"fewer than {self.min_words} words"
        return ""


NO_FILTERS = Filters()


def parse_day(text: str | None) -> str | None:
    """Parse a day as ``2026-01-31``; raise UsageError."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day: write 2026-01-31") from error
