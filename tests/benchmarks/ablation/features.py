"""Measure what each group of features is worth: trees are grown again without it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Any

from summarize.notices.context_features import OTHERS, OWN, PLACES
from summarize.notices.forest import parse_forest
from summarize.notices.name_weights import COLUMNS as NAME_COLUMNS
from summarize.notices.page_features import NAMES as MARKUP_NAMES
from summarize.notices.pasted_features import NAMES as PASTED_NAMES
from summarize.notices.post_features import NAMES as POST_NAMES
from tests.benchmarks.ablation.ablate import sum_up_gains
from tests.benchmarks.measures import Row
from tests.benchmarks.scores import f1
from tests.makers.train import (
    FOLDS,
    Example,
    Names,
    find_fold,
    grow_forest,
    judge_example,
    list_columns,
    list_rows,
    read_examples,
    teaches,
)

_PHRASES = (
    "whole opening within caption byline date about evidence notice_back notice_ahead".split()
)
_TITLE = "in_title of_title copies after_headline".split()
_EXTRACTED = ("found", "before_found", "after_found", "parent_found", "alike_found", "main_")


def _list_groups(kind: str) -> dict[str, frozenset[str]]:
    """List the groups of features of a forest."""
    columns = list_columns(kind)
    groups = {
        "phrases of notices": {*_PHRASES, *(c for c in columns if c.startswith("notice"))},
        "words and form of the line": {*OWN} - {*_PHRASES},
        "place and prose around": {*PLACES} - {*_PHRASES},
        "neighbours": {c for c in columns if c[:-2] in OTHERS and c[-2:-1] in "+-"},
    }
    if kind == "pasted":
        return {name: frozenset(group) for name, group in groups.items()} | {
            "repeated shapes and longest prose": frozenset(PASTED_NAMES)
        }
    markup = [c for c in MARKUP_NAMES if c not in (*NAME_COLUMNS, *POST_NAMES)]
    groups |= {
        "class names": {*NAME_COLUMNS},
        "other posts, days, teasers": {*POST_NAMES},
        "result of trafilatura": {c for c in markup if c.startswith(_EXTRACTED)},
        "lines of the same shape": {c for c in markup if c.startswith("alike")},
        "section and its heading": {c for c in markup if c.startswith(("heading_", "section_"))},
        "elements around": {c for c in markup if c.startswith(("in_", "tag_", "grand", "parent"))}
        | {"hidden", "depth", "twins"},
        "links": {c for c in markup if "links" in c},
        "title": {*_TITLE},
    }
    return {name: frozenset(group) for name, group in groups.items()}


def measure_features(folder: str, chosen: str) -> Iterator[Row]:
    """Yield for each group and set of inputs how F1 changes, cross-validated by host."""
    examples = [*read_examples(folder, chosen)]
    yield ("trees", "without", "set", "changed", "hosts", "better", "worse", "mean", "sure")
    for kind in ("page", "pasted"):
        groups = {"": frozenset[str](), **_list_groups(kind)}
        scores: dict[str, dict[int, float]] = defaultdict(dict)
        for fold in range(FOLDS):
            for name, number, score in _run_fold(examples, kind, groups, fold):
                scores[name][number] = score
        for name in groups:
            if name:
                yield from _compare(kind, name, examples, scores[""], scores[name])


def _run_fold(
    examples: Sequence[Example], kind: str, groups: dict[str, frozenset[str]], fold: int
) -> Iterator[tuple[str, int, float]]:
    import numpy

    names = Names(example for example in examples if find_fold(example.host) != fold)
    numbers = [i for i, example in enumerate(examples) if teaches(example, kind)]
    rows = {i: numpy.array(list_rows(examples[i], names), "f4") for i in numbers}
    seen = [i for i in numbers if find_fold(examples[i].host) != fold and len(rows[i])]
    known = numpy.concatenate([rows[i] for i in seen])
    for name, group in groups.items():
        hidden = [column in group for column in list_columns(kind)]
        left = known.copy()
        left[:, hidden] = 0
        text = grow_forest(kind, left, [examples[i] for i in seen])
        forest = parse_forest(text, list_columns(kind))
        for i in numbers:
            if find_fold(examples[i].host) == fold and examples[i].form != "blind":
                yield (
                    name,
                    i,
                    _score(examples[i], judge_example(examples[i], forest, _list(rows[i]))),
                )


def _list(rows: Any) -> list[list[float]]:
    return rows.astype(float).tolist()  # type: ignore[no-any-return]


def _score(example: Example, keep: Sequence[bool]) -> float:
    text = "\n".join(compress((block.text for block in example.draft.blocks), keep))
    return f1(text, example.gold)


def _compare(
    kind: str,
    name: str,
    examples: Sequence[Example],
    whole: dict[int, float],
    without: dict[int, float],
) -> Iterator[Row]:
    sets: dict[str, list[int]] = defaultdict(list)
    for number in whole:
        sets[examples[number].data].append(number)
    for data, numbers in sets.items():
        gains = {i: whole[i] - without[i] for i in numbers}
        hosts = {examples[i].host for i in numbers if gains[i]}
        changed = sum(map(bool, gains.values()))
        row = (str(changed), str(len(hosts)), *sum_up_gains([*gains.values()]))
        yield (kind, name, data, *row)
