"""Count the words of sentences that a PDF loses, by the reason that is given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from summarize import SummarizeError, extract_article
from summarize.discourse.cited_works import count_signs
from summarize.language.running_text import count_running
from tests.benchmarks.measures import Row

_WORKS = 2  # kinds of signs of a cited work, in a text that is one
_MUCH, _MOST = 0.05, 0.1  # share of the words of a document


class _Words(NamedTuple):
    """Words of a document that stand in sentences."""

    kept: int
    removed: Counter[str]  # by reason

    @property
    def share(self) -> float:
        """Share of them that is removed."""
        return self.removed.total() / max(1, self.kept + self.removed.total())


def measure_losses(folder: str, chosen: str) -> Iterator[Row]:
    """Measure the share of the words in sentences that is removed from PDFs, set by set.

    Cited works, which hold sentences too, don't count. What is removed may be removed rightly: a
    caption, a footnote.
    """
    yield ("sentences of PDFs", "words", "removed", "over 5 %", "over 10 %", "files", "by reason")
    for papers in sorted((Path(folder) / "formats").iterdir()):
        paths = sorted(papers.glob("*.pdf"))
        if paths and chosen in papers.name:
            yield _measure(papers.name, list(_read_all(paths)))


def _read_all(paths: Iterable[Path]) -> Iterator[_Words]:
    for path in paths:
        try:
            article = extract_article(path.read_bytes(), name=path.name)
        except SummarizeError:
            continue
        removed = Counter[str]()
        for line in article.removed:
            if count_signs(line.text) < _WORKS:
                removed[line.reason] += count_running(line.text)
        yield _Words(sum(count_running(block.text) for block in article.blocks), removed)


def _measure(name: str, documents: list[_Words]) -> Row:
    removed = sum((document.removed for document in documents), Counter[str]())
    total = removed.total() + sum(document.kept for document in documents)
    reasons = [f"{reason} {count / total:.2%}" for reason, count in removed.most_common() if count]
    return (
        name,
        f"{total:,}",
        f"{removed.total() / max(1, total):.2%}",
        *(str(sum(document.share > most for document in documents)) for most in (_MUCH, _MOST)),
        str(len(documents)),
        ", ".join(reasons),
    )
