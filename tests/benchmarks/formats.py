"""Compare what is read of papers, office files, books and mails with their gold texts."""

import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from summarize import SummarizeError, extract_article
from summarize.models import Article
from tests.benchmarks.measures import Row, thousandths

_CITATION = re.compile(r"[\[(]\s*\d+(?:\s*[-–,;]\s*\d+)*\s*[\])]")
_EMPTY = re.compile(r"[\[(][\s,;–-]*[\])]")
_OFFICE = ("docx", "odt", "rtf", "epub")
_FEWEST = 5  # words of a gold text that says anything


class _Score(NamedTuple):
    precision: float
    recall: float
    f1: float


def measure_formats(folder: str, chosen: str) -> Iterator[Row]:
    """Measure papers by runs of four words, office files by their words, mails exactly."""
    formats = Path(folder) / "formats"
    yield ("papers", "F4", "precision", "recall", "worst", "titles", "failed", "seconds")
    for papers in sorted(formats.glob("pdf_*")):
        if chosen in papers.name:
            yield _measure_papers(papers)
    yield ("words", "F1", "failed", "files")
    for kind in _OFFICE:
        if chosen in ("", "office", kind):
            yield from _measure_office(formats / "office", kind)
    if chosen in ("", "mail"):
        yield ("mail", "exact", "wrong")
        yield from _measure_mails(formats / "mail")


def _measure_papers(folder: Path) -> Row:
    scores, titles, failed = [], [], 0
    start = time.perf_counter()
    for path in sorted(folder.glob("*.pdf")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        article = _read(path)
        failed += article is None
        text = "\n".join(text for _, text in gold["abstract"] + gold["body"])
        got = _list_words(article.text if article else "")
        scores.append(_compare(_list_runs(got), _list_runs(_list_words(text))))
        titles.append(bool(article) and _squeeze(article.title) == _squeeze(gold["title"]))  # type: ignore[union-attr]
    seconds = (time.perf_counter() - start) / max(1, len(scores))
    precision, recall, f1 = (fmean(column) for column in zip(*scores, strict=True))
    marks = thousandths((f1, precision, recall, min(score.f1 for score in scores), fmean(titles)))
    return (folder.name, *marks, str(failed), f"{seconds:.2f}")


def _measure_office(folder: Path, kind: str) -> Iterator[Row]:
    scores, failed = [], 0
    for path in sorted(folder.glob(f"*.{kind}")):
        gold = path.with_suffix(".gold")
        words = _list_words(gold.read_text(encoding="utf-8")) if gold.exists() else []
        if len(words) < _FEWEST:
            continue
        article = _read(path)
        failed += article is None
        got = _list_words(f"{article.title or ''}\n{article.text}" if article else "")
        scores.append(_compare(got, words).f1)
    if scores:
        yield (kind, *thousandths((fmean(scores),)), str(failed), str(len(scores)))


def _measure_mails(folder: Path) -> Iterator[Row]:
    wrong, count = [], 0
    for path in sorted(folder.glob("*.eml")):
        gold = path.with_name(f"{path.name}.gold").read_text(encoding="utf-8")
        article = _read(path)
        count += 1
        if article is None or " ".join(article.text.split()) != " ".join(gold.split()):
            wrong.append(path.stem)
    yield ("replies", f"{count - len(wrong)}/{count}", " ".join(wrong))


def _read(path: Path) -> Article | None:
    try:
        return extract_article(path.read_bytes(), name=path.name)
    except SummarizeError:
        return None


def _list_words(text: str) -> list[str]:
    """Return the words of a text, without the numbers of citations."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower()
    text = _EMPTY.sub(" ", _CITATION.sub(" ", text))
    return re.findall(r"[^\W_]+", text)


def _list_runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def _compare(got: Iterable[object], gold: Iterable[object]) -> _Score:
    """Return precision, recall and F1 of one bag against another."""
    ours, theirs = Counter(got), Counter(gold)
    same = (ours & theirs).total()
    precision, recall = same / max(1, ours.total()), same / max(1, theirs.total())
    f1 = 2 * precision * recall / (precision + recall) if same else 0.0
    return _Score(precision, recall, f1)


def _squeeze(text: str | None) -> str:
    return re.sub(r"\W+", "", text or "").casefold()
