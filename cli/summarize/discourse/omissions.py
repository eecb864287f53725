"""Describe how much of a document its reader has left out: tables, notes, small print."""

from collections import Counter

from summarize.models import Article

# The reasons of readers of pages that may take text of the article, and their names for people.
_NAMES = {
    "table": "tables",
    "footnote": "footnotes",
    "small print": "small print",
    "caption": "captions",
    "contents": "contents",
    "turned text": "turned text",
    "unreadable": "unreadable text",
}
_NAMED_SHARE = 0.2  # of these words, for a reason that is named
_MOST = 1 / 3  # of the words of the document


def describe_loss(article: Article) -> str | None:
    """Describe what was left out of a document of pages; None if it is at most a third.

    Like "62 % of its words are left out: tables, footnotes".
    """
    if not article.removed or article.blocks[0].page is None:
        return None
    counts = Counter[str]()
    for line in article.removed:
        if name := _NAMES.get(line.reason):
            counts[name] += len(line.text.split())
    lost = counts.total()
    words = lost + sum(len(block.text.split()) for block in article.blocks)
    if lost <= _MOST * words:
        return None
    names = [name for name, count in counts.most_common() if count > _NAMED_SHARE * lost]
    return f"{round(100 * lost / words)} % of its words are left out: {', '.join(names)}"
