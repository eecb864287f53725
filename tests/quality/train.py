"""Train the forests that score lines, and tell by cross-validation how good they are.

`python -m tests.quality train DATA_DIR` prints the table of five-fold cross-validation over pages
(no page is judged by trees that saw it, in whatever form) and then writes both forests, trained on
all pages. It needs the extra `quality`.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import summarize.notices.remove as notices
from summarize.errors import NoArticleError
from summarize.extract.page import read_page
from summarize.models import Block, Draft
from summarize.notices.forest import Forest, parse_forest, score_rows
from summarize.notices.judge import judge_page, judge_text
from summarize.notices.lines import Line, describe_lines
from summarize.notices.phrases import load_phrases
from summarize.notices.surroundings import MOST_WORDS
from summarize.text.characters import one_line
from summarize.text.language import detect_language
from summarize.text.words import stop_words
from tests.quality.measures import Row, read_sets, thousandths
from tests.quality.scores import f1_of_means, precision_recall, tokens

_FOLDS = 5
_TREES = {"pasted": 60, "page": 60}
_SETTINGS: dict[str, dict[str, Any]] = {
    "pasted": {
        "num_leaves": 12,
        "learning_rate": 0.18,
        "min_data_in_leaf": 40,
        "feature_fraction": 0.3,
    },
    "page": {
        "num_leaves": 24,
        "learning_rate": 0.12,
        "min_data_in_leaf": 30,
        "feature_fraction": 0.3,
        "lambda_l2": 20,
    },
}
_COMMON = {
    "objective": "binary",
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}
_ARTICLE_WEIGHT = 2.0  # of the lines of a text that is nothing but an article: do no harm


@dataclass(frozen=True)
class Example:
    """A text in one of its forms, and which of its lines are article."""

    data: str  # the set
    page: str  # the identity of the page, by which folds are made
    form: str  # "whole", "area", "article" or "page"
    draft: Draft
    gold: str
    labels: Sequence[float]  # 1 article, 0 not, -1 unclear; on pages the share of it
    promo: Sequence[bool]
    lines: Sequence[Line]
    rows: Sequence[Sequence[float]]


def train(folder: str, chosen: str) -> Iterator[Row]:
    """Yield the table of the cross-validation, then train on everything and write the forests."""
    examples = list(_read_examples(folder, chosen))
    yield ("cross-validated", "F1", "precision", "recall", "promo out", "lost")
    kept: dict[int, list[bool]] = {}
    for fold in range(_FOLDS):
        seen = [example for example in examples if _fold(example) != fold]
        forests = {kind: parse_forest(_grow(seen, kind), _columns(kind)) for kind in _TREES}
        for i, example in enumerate(examples):
            if _fold(example) == fold:
                kept[i] = _judge(example, forests)
    for data in dict.fromkeys(example.data for example in examples):
        for form in ("whole", "area", "article", "page"):
            chosen_ones = [
                (e, kept[i]) for i, e in enumerate(examples) if (e.data, e.form) == (data, form)
            ]
            if chosen_ones:
                yield (f"{data} {form}", *_score(chosen_ones))
    for kind in _TREES:
        path = Path(notices.__file__).parent / f"{kind}.forest"
        path.write_text(_grow(examples, kind), encoding="utf-8")


def _read_examples(folder: str, chosen: str) -> Iterator[Example]:
    for data, rows in read_sets(folder, "pasted", chosen):
        for row in rows:
            start, end = row["area"]
            for form, first, last in (("whole", 0, len(row["lines"])), ("area", start, end)):
                numbers = [i for i in range(first, last) if _has_word(row["lines"][i])]
                draft = Draft(tuple(Block(one_line(row["lines"][i])) for i in numbers))
                promo = [i in row["promo"] and row["keep"][i] == 0 for i in numbers]
                labels = [float(row["keep"][i]) for i in numbers]
                yield from _make(data, row["id"], form, draft, row["gold"], labels, promo)
    for data, rows in read_sets(folder, "pages", chosen):
        for row in rows:
            article = [one_line(line) for line in row["text"].split("\n") if _has_word(line)]
            draft = Draft(tuple(map(Block, article)))
            labels = [1.0] * len(article)
            yield from _make(data, row["id"], "article", draft, row["text"], labels, [])
            try:
                draft = read_page(row["html"].encode(errors="replace"), row["url"])
            except NoArticleError:
                draft = Draft((), form="page")
            labels = [_share(block.text, row["text"]) for block in draft.blocks]
            yield from _make(data, row["id"], "page", draft, row["text"], labels, [])


def _make(
    data: str,
    page: str,
    form: str,
    draft: Draft,
    gold: str,
    labels: Sequence[float],
    promo: Sequence[bool],
) -> Iterator[Example]:
    language = detect_language(" ".join(block.text for block in draft.blocks))
    texts = [block.text for block in draft.blocks]
    lines = describe_lines(texts, load_phrases(language), stop_words(language))
    rows = notices.describe_rows(draft, lines)
    yield Example(data, page, form, draft, gold, labels, promo, lines, rows)


def _has_word(line: str) -> bool:
    return any(map(str.isalnum, line))


def _share(line: str, gold: str) -> float:
    """Return how much of a line stands in the gold text; of a very short one, all or nothing."""
    if len(tokens(line)) < 4:
        return float(f" {' '.join(tokens(line))} " in f" {' '.join(tokens(gold))} ")
    return precision_recall(line, gold)[0]


def _fold(example: Example) -> int:
    return zlib.crc32((example.data + example.page).encode()) % _FOLDS


def _columns(kind: str) -> tuple[str, ...]:
    return notices.PAGE_COLUMNS if kind == "page" else notices.TEXT_COLUMNS


def _grow(examples: Iterable[Example], kind: str) -> str:
    """Train a forest on the examples of a kind; return it in the format of its file."""
    import lightgbm
    import numpy

    rows, labels, weights = [], [], []
    for example in examples:
        if (example.form == "page") != (kind == "page"):
            continue
        worth = _ARTICLE_WEIGHT if example.form == "article" else 1.0
        for row, label, line in zip(example.rows, example.labels, example.lines, strict=True):
            if label >= 0:
                rows.append(row)
                labels.append(int(label > 0.5))
                sure = abs(label - 0.5) * 2
                weights.append(worth * sure * (1 + min(MOST_WORDS, line.words)) ** 0.5)
    data = lightgbm.Dataset(numpy.array(rows), numpy.array(labels), weight=numpy.array(weights))
    booster = lightgbm.train(_COMMON | _SETTINGS[kind], data, _TREES[kind])
    names = _columns(kind)
    trees = booster.dump_model()["tree_info"]
    head = f"# {len(trees)} trees over {len(names)} traits; forest.py beside it tells the format\n"
    return head + "".join(f"{_write_tree(tree['tree_structure'], names)}\n" for tree in trees)


def _write_tree(node: dict[str, Any], names: Sequence[str]) -> str:
    if "leaf_value" in node:
        return f"{node['leaf_value']:.4f}"
    question = f"{names[node['split_feature']]}<={node['threshold']:.5g}"
    yes, no = (_write_tree(node[side], names) for side in ("left_child", "right_child"))
    return f"{question} {yes} {no}"


def _judge(example: Example, forests: dict[str, Forest]) -> list[bool]:
    scores = score_rows(forests["page" if example.draft.form == "page" else "pasted"], example.rows)
    judge = judge_page if example.draft.form == "page" else judge_text
    return judge(example.lines, scores)


def _score(judged: Sequence[tuple[Example, list[bool]]]) -> Row:
    pairs, promo, lost = [], [], []
    for example, keep in judged:
        texts = [block.text for block in example.draft.blocks]
        kept = [text for text, good in zip(texts, keep, strict=True) if good]
        pairs.append(precision_recall("\n".join(kept), example.gold))
        promo += [not good for good, is_promo in zip(keep, example.promo, strict=False) if is_promo]
        words = [line.words for line in example.lines]
        lost.append(
            1 - sum(w for w, good in zip(words, keep, strict=True) if good) / max(1, sum(words))
        )
    return thousandths((*f1_of_means(pairs), fmean(promo or [1.0]), fmean(lost)))
