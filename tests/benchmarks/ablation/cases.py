"""Inputs with known results, and what the program makes of each of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize import Article, NoArticleError, SummarizeError, extract_article
from tests.benchmarks.formats import measure_words
from tests.benchmarks.measures import find_host, holds_none, read_sets
from tests.benchmarks.metadata import extract_page, judge_fields, squeeze
from tests.benchmarks.scores import f1

_RIGHT = {"right": 1.0, "wrong": -1.0, "missing": 0.0}
_LONG = 40  # letters of a paragraph that is looked for
_REFUSED, _READ = "(refused)", "(read)"


@dataclass(frozen=True)
class Outcome:
    """What one measure finds in what the program made of an input."""

    output: str
    score: float | None  # None where nobody knows what is right: only changes are counted


@dataclass(frozen=True)
class Case:
    """An input of one host."""

    name: str  # the set and the number or name in it
    host: str
    run: Callable[[], dict[str, Outcome]]  # by the measure


def read_cases(folder: str, chosen: str) -> Iterator[Case]:
    """Read the pages, pasted texts, pages read by eye and documents of a folder with data."""
    for path in sorted(Path(folder, "formats").glob("*/*")):
        gold = _find_gold(path)
        if chosen in str(path) and gold.exists() and path != gold:
            text = gold.read_text(encoding="utf-8")
            run = _bind(_measure_document, str(path), {"gold": text})
            yield Case(f"{path.parent.name} {path.name}", path.stem, run)
    for kind, measure in _MEASURES.items():
        for data, rows in read_sets(folder, kind, chosen):
            for row in rows:
                name = row.get("id") or row["path"]
                yield Case(f"{kind}/{data} {name}", find_host(row), _bind(measure, data, row))


def _find_gold(path: Path) -> Path:
    return Path(f"{path}.gold") if path.suffix == ".eml" else path.with_suffix(".gold")


def _bind(
    measure: Callable[[str, dict[str, Any]], dict[str, Outcome]], data: str, row: dict[str, Any]
) -> Callable[[], dict[str, Outcome]]:
    return lambda: measure(data, row)


def _measure_page(data: str, row: dict[str, Any]) -> dict[str, Outcome]:
    article = extract_page(row)
    text = article.text if article else ""
    return {_name_kind(data): Outcome(text, f1(text, row["text"])), **_judge_head(article, row)}


def _judge_head(article: Article | None, row: dict[str, Any]) -> dict[str, Outcome]:
    """Judge title, author and date of an article by the gold ones, where these are known."""
    verdicts = judge_fields(article, row) if article else {}
    return {
        field: Outcome(str(getattr(article, field)), _RIGHT[verdict])
        for field, verdict in verdicts.items()
        if verdict in _RIGHT
    }


def _measure_document(name: str, row: dict[str, Any]) -> dict[str, Outcome]:
    """Compare a document with its gold text: a mail exactly, any other by its words."""
    path = Path(name)
    try:
        article = extract_article(path.read_bytes(), name=path.name)
    except SummarizeError:
        return {path.suffix: Outcome(_REFUSED, 0.0)}
    if path.suffix == ".eml":
        exact = article.text.split() == row["gold"].split()
        return {path.suffix: Outcome(article.text, float(exact))}
    text = f"{article.title or ''}\n{article.text}"
    return {path.suffix: Outcome(text, measure_words(text, row["gold"]))}


def _name_kind(data: str) -> str:
    kind = data.removeprefix("wcxb_").removesuffix("_dev")
    return kind if kind in ("forum", "documentation", "service") else "article"


def _measure_refusal(_: str, row: dict[str, Any]) -> dict[str, Outcome]:
    refused = extract_page(row) is None
    return {"no article": Outcome(_REFUSED if refused else _READ, float(refused))}


def _measure_by_eye(data: str, row: dict[str, Any]) -> dict[str, Outcome]:
    if holds_none(row):
        return _measure_refusal(data, row)
    article = extract_page(row)
    if article is None:
        return {"by eye": Outcome(_REFUSED, 0.0)}
    shown = f"{article.title} | {article.author} | {article.date}"
    return {
        "by eye": Outcome(article.text, 1.0),
        "head by eye": Outcome(shown, None),
    }


def _measure_structure(_: str, row: dict[str, Any]) -> dict[str, Outcome]:
    article = extract_page(row)
    ours = {squeeze(text) for text in article.paragraphs} if article else set[str]()
    gold = [squeeze(text) for kind, text in row["blocks"] if kind not in ("cell", "code")]
    gold = [text for text in gold if len(text) >= _LONG]
    whole = sum(text in ours for text in gold) / max(1, len(gold))
    text = "\n".join(article.paragraphs) if article else ""
    return {"paragraphs": Outcome(text, whole), **_judge_head(article, row)}


def _measure_pasted(_: str, row: dict[str, Any]) -> dict[str, Outcome]:
    outcomes = {}
    for part, (start, end) in (("whole", (0, len(row["lines"]))), ("area", row["area"])):
        try:
            article = extract_article("\n".join(row["lines"][start:end]))
            text = "\n".join(filter(None, (article.title, article.text)))
        except NoArticleError:
            text = ""
        outcomes[f"pasted {part}"] = Outcome(text, f1(text, row["gold"]))
    return outcomes


_MEASURES: dict[str, Callable[[str, dict[str, Any]], dict[str, Outcome]]] = {
    "pages": _measure_page,
    "page_kinds": _measure_refusal,
    "real_pages": _measure_by_eye,
    "structure": _measure_structure,
    "pasted": _measure_pasted,
}
