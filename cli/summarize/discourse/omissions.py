"""Describe how much of a document its reader has left out: tables, notes, small print."""

from collections import Counter

from summarize.language.running_text import count_running
from summarize.models import Article

# The reasons of readers of pages that may take text of the article, and their names for people.
_NAMES = {
    "table": "tables",
    "footnote": "footnotes",
    "formula": "formulas",
    "small print": "small print",
    "caption": "captions",
    "contents": "contents",
    "turned text": "turned text",
    "unreadable": "unreadable text",
}
_NAMED_SHARE = 0.2  # of these words, for a reason that is named
_MOST = 1 / 3  # of the words of the document
# Those that may take sentences of the article. A caption is one by its own words.
_SAID = ("table", "footnote", "small print", "running head")
_MOST_SAID = 0.05  # share of the words in sentences


def describe_loss(article: Article) -> str | None:
    """Describe what was left out of a document of pages, if it is much.

    Like "62 % of its words are left out: tables, footnotes", if it is more than a third; like
    "9 % of its sentences are left out: 210 words of footnotes", if it is more than a twentieth.
    """
    if not article.removed or article.blocks[0].page is None:
        return None
    return _describe_words(article) or _describe_sentences(article)


def _describe_words(article: Article) -> str | None:
    counts = Counter[str]()
    for line in article.removed:
        if name := _NAMES.get(line.reason):
            counts[name] += _count_words(line.text)
    lost = counts.total()
    words = lost + sum(_count_words(block.text) for block in article.blocks)
    if lost <= _MOST * words:
        return None
    names = [name for name, count in counts.most_common() if count > _NAMED_SHARE * lost]
    return f"{round(100 * lost / words)} % of its words are left out: {', '.join(names)}"


def _count_words(text: str) -> int:
    """Count the words and numbers; the dots in a list of contents are neither."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _describe_sentences(article: Article) -> str | None:
    counts = Counter[str]()
    for line in set(article.removed):  # a running head once
        if line.reason in _SAID:
            counts[_NAMES.get(line.reason, f"{line.reason}s")] += count_running(line.text)
    lost = counts.total()
    kept = sum(count_running(block.text) for block in article.blocks)
    if lost <= _MOST_SAID * (lost + kept):
        return None
    kinds = ", ".join(f"{count:,} words of {name}" for name, count in counts.most_common() if count)
    return f"{round(100 * lost / (lost + kept))} % of its sentences are left out: {kinds}"
