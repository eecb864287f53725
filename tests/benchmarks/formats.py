"""Compare what is read of papers, office files, books and mails with their gold texts."""

import json
import re
import subprocess
import time
import unicodedata
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from shutil import which
from statistics import fmean
from typing import NamedTuple

from summarize import SummarizeError, extract_article
from summarize.models import Article
from summarize.readers.pdf.characters import list_codes
from summarize.readers.pdf.pdfium import open_page, open_pdf
from tests.benchmarks.measures import Row, thousandths

_CITATION = re.compile(r"[\[(]\s*\d+(?:\s*[-–,;]\s*\d+)*\s*[\])]")
_EMPTY = re.compile(r"[\[(][\s,;–-]*[\])]")
_OFFICE = ("docx", "odt", "rtf", "epub")
_FEWEST = 5  # words of a gold text that says anything
_LINE = 8  # words of the gold text whose place is looked up as one
_APART = 3  # words between two lines that are neighbours, such as the mark of a note
_PROGRAMS = {  # baselines that are measured if they are installed
    "pdftotext": ["pdftotext", "{}", "-"],
    "markitdown": ["markitdown", "{}"],
}


class _Score(NamedTuple):
    precision: float
    recall: float
    f1: float


def measure_formats(folder: str, chosen: str) -> Iterator[Row]:
    """Measure papers by runs of four words, office files by their words, mails exactly.

    The order of papers is the share of neighbouring lines of the gold text that stay neighbours,
    and Kendall's tau of all, among the lines that are found.
    """
    formats = Path(folder) / "formats"
    sets = [papers for papers in sorted(formats.glob("pdf_*")) if chosen in papers.name]
    yield ("papers", "F4", "precision", "recall", "worst", "titles", "failed", "seconds")
    for papers in sets:
        yield _measure_papers(papers)
    yield ("order of papers", "neighbours", "tau", "found", "F4")
    for papers in sets:
        for name, read in _list_readers().items():
            yield (f"{papers.name} {name}", *_measure_order(papers, read))
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
        got = list_words(article.text if article else "")
        scores.append(score_words(list_runs(got), list_runs(list_words(text))))
        titles.append(bool(article) and _squeeze(article.title) == _squeeze(gold["title"]))  # type: ignore[union-attr]
    seconds = (time.perf_counter() - start) / max(1, len(scores))
    precision, recall, f1 = (fmean(column) for column in zip(*scores, strict=True))
    marks = thousandths((f1, precision, recall, min(score.f1 for score in scores), fmean(titles)))
    return (folder.name, *marks, str(failed), f"{seconds:.2f}")


def _list_readers() -> dict[str, Callable[[Path], str]]:
    """List the program and its baselines by name, each reading the text of a PDF."""
    readers: dict[str, Callable[[Path], str]] = {"summarize": _read_text, "pdfium": _read_plain}
    for name, command in _PROGRAMS.items():
        if which(command[0]):
            readers[name] = lambda path, command=command: _run(command, path)  # type: ignore[misc]
    return readers


def _read_text(path: Path) -> str:
    article = _read(path)
    return article.text if article else ""


def _read_plain(path: Path) -> str:
    document = open_pdf(path.read_bytes())
    texts = []
    for index in range(document.pages):
        if page := open_page(document, index):
            texts.append("".join(map(chr, list_codes(page))))
            page.close()
    return "\n".join(texts)


def _run(command: Sequence[str], path: Path) -> str:
    words = [word.format(path) for word in command]
    done = subprocess.run(words, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace")


def _measure_order(folder: Path, read: Callable[[Path], str]) -> Row:
    marks = []
    for path in sorted(folder.glob("*.pdf")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        texts = [list_words(text) for _, text in gold["abstract"] + gold["body"]]
        got = list_words(read(path))
        places = list(_find_lines(texts, got))
        found = [place for place in places if place is not None]
        words = [word for text in texts for word in text]
        marks.append(
            (
                share_neighbours(places),
                rank_correlation(found),
                len(found) / max(1, len(places)),
                score_words(list_runs(got), list_runs(words)).f1,
            )
        )
    return thousandths(tuple(fmean(column) for column in zip(*marks, strict=True)))


def _find_lines(texts: Iterable[list[str]], got: list[str]) -> Iterator[int | None]:
    """Yield the place of each line of the gold texts among the words; None if it is not there."""
    places: dict[tuple[str, ...], int] = {}
    for start in range(len(got) - _LINE + 1):
        places.setdefault(tuple(got[start : start + _LINE]), start)
    for text in texts:
        for start in range(0, len(text) - _LINE + 1, _LINE):
            yield places.get(tuple(text[start : start + _LINE]))


def share_neighbours(places: Sequence[int | None]) -> float:
    """Calculate the share of neighbouring lines, if both are found, that are still neighbours."""
    steps = [
        after - (place + _LINE)
        for place, after in pairwise(places)
        if place is not None and after is not None
    ]
    return sum(0 <= step <= _LINE + _APART for step in steps) / max(1, len(steps))


def rank_correlation(places: Sequence[int]) -> float:
    """Calculate Kendall's tau of places that should rise."""
    seen: list[int] = []
    turned = 0
    for place in places:
        turned += len(seen) - bisect_left(seen, place)
        insort(seen, place)
    pairs = len(places) * (len(places) - 1) / 2
    return 1 - 2 * turned / pairs if pairs else 1.0


def _measure_office(folder: Path, kind: str) -> Iterator[Row]:
    scores, failed = [], 0
    for path in sorted(folder.glob(f"*.{kind}")):
        gold = path.with_suffix(".gold")
        words = list_words(gold.read_text(encoding="utf-8")) if gold.exists() else []
        if len(words) < _FEWEST:
            continue
        article = _read(path)
        failed += article is None
        got = list_words(f"{article.title or ''}\n{article.text}" if article else "")
        scores.append(score_words(got, words).f1)
    if scores:
        yield (kind, *thousandths((fmean(scores),)), str(failed), str(len(scores)))


def measure_words(text: str, gold: str) -> float:
    """Measure the words of a text against those of the gold text, in any order: F1."""
    return score_words(list_words(text), list_words(gold)).f1


def _measure_mails(folder: Path) -> Iterator[Row]:
    wrong, count = [], 0
    for path in sorted(folder.glob("*.eml")):
        gold = path.with_name(f"{path.name}.gold").read_text(encoding="utf-8")
        article = _read(path)
        count += 1
        if article is None or " ".join(article.text.split()) != " ".join(gold.split()):
            wrong.append(path.stem)
    yield ("replies", f"{count - len(wrong)}/{count}", " ".join(wrong))


@cache
def _read(path: Path) -> Article | None:
    try:
        return extract_article(path.read_bytes(), name=path.name)
    except SummarizeError:
        return None


def list_words(text: str) -> list[str]:
    """Return the words of a text, without the numbers of citations."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower()
    text = _EMPTY.sub(" ", _CITATION.sub(" ", text))
    return re.findall(r"[^\W_]+", text)


def list_runs(words: list[str]) -> list[tuple[str, ...]]:
    """Return the runs of four words."""
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def score_words(got: Iterable[object], gold: Iterable[object]) -> _Score:
    """Return precision, recall and F1 of one bag against another."""
    ours, theirs = Counter(got), Counter(gold)
    same = (ours & theirs).total()
    precision, recall = same / max(1, ours.total()), same / max(1, theirs.total())
    f1 = 2 * precision * recall / (precision + recall) if same else 0.0
    return _Score(precision, recall, f1)


def _squeeze(text: str | None) -> str:
    return re.sub(r"\W+", "", text or "").casefold()
