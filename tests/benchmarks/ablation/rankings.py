"""Inputs that show what ranking is worth: picked sentences, answers, and key phrases."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

from summarize import Article, extract_article, summarize
from tests.benchmarks.ablation.cases import Case, Outcome
from tests.benchmarks.ask import build_article, find_starts, holds, try_to_ask
from tests.benchmarks.choices import Choice, pick, read_choices
from tests.benchmarks.keyphrases import stem_words
from tests.benchmarks.measures import read_sets
from tests.makers.learn import name_group, use_models, write_models


def read_rankings(folder: str, chosen: str) -> Iterator[Case]:
    """Read the articles in which readers chose, those with questions, and those with keywords.

    What is picked is told by models that saw no article of the site.
    """
    choices = [*read_choices(folder, chosen)]
    models = _open_folder()
    if choices:
        write_models(choices, "site", models)
    for choice in choices:
        run = partial(_measure_choice, choice, models / name_group(choice, "site"))
        yield Case(f"choice {choice.data}", choice.site, run)
    for data, rows in read_sets(folder, "ask", chosen):
        for number, row in enumerate(rows if "paragraphs" in rows[0] else ()):
            asked = partial(_measure_answers, row, build_article(rows[number - 1]))
            yield Case(f"ask {data}", f"{data} {number}", asked)
    for _, rows in read_sets(folder, "keyphrases", chosen):
        yield from (Case(f"keys {r['set']}", r["id"], partial(_measure_phrases, r)) for r in rows)


@cache
def _open_folder() -> Path:
    folder = TemporaryDirectory()
    _kept.append(folder)
    return Path(folder.name)


_kept: list[TemporaryDirectory[str]] = []  # until the end: processes that are forked read in it


def _measure_choice(choice: Choice, models: Path) -> dict[str, Outcome]:
    with use_models(models):
        picked = [sentence.text for sentence in pick(choice, "auto")]
    text = "\n".join(picked)
    outcomes = {"worth": Outcome(text, sum(choice.rate(picked)) / choice.most)}
    if choice.judged:
        dangling = fmean([*map(choice.is_dangling, picked)] or [0])
        outcomes["none dangles"] = Outcome(text, 1 - dangling)
    return outcomes


def _measure_answers(row: dict[str, Any], other: Article) -> dict[str, Outcome]:
    """Find the shares of questions with the answer in the best sentence, and in the best three.

    "refused" is the share of questions that another article does not answer.
    """
    article, starts = build_article(row), find_starts(row["paragraphs"])
    texts: list[str] = []
    found: dict[str, list[bool]] = {"first": [], "of three": [], "refused": []}
    for asked in row["questions"]:
        place = starts[asked["paragraph"]] + asked["start"]
        summary = try_to_ask(article, asked["question"], "3")
        texts += [f"{s.score:.3f} {s.text}" for s in summary.sentences] if summary else [""]
        found["first"].append(holds(summary, place, 1))
        found["of three"].append(holds(summary, place, 3))
        found["refused"].append(try_to_ask(other, asked["question"], None) is None)
    return {name: Outcome("\n".join(texts), fmean(hits)) for name, hits in found.items()}


def _measure_phrases(row: dict[str, Any]) -> dict[str, Outcome]:
    """Measure the F1 of ten key phrases."""
    article = extract_article(row["text"], language=row["lang"])
    phrases = summarize(article, length="1").keywords
    gold, own = (
        {stem_words(phrase, row["lang"]) for phrase in some} - {()}
        for some in (row["keys"], phrases)
    )
    f1 = 2 * len(gold & own) / max(1, len(gold) + len(own))
    return {"key phrases": Outcome("; ".join(phrases), f1)}
