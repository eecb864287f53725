"""Grow the trees that detect pages without an article, and cross-validate them by host.

`python -m tests.quality page_kinds DATA_DIR` reads all sets of pages, those of lists and products
and those read by eye, prints how many of each are refused by trees that have not seen the host, and
writes the trees grown on all pages. It needs the extra `quality`.

Each article is also an example with most of its text taken out: a short one among many links.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import summarize.notices.boilerplate as notices
from summarize.errors import NoArticleError
from summarize.language.identify import detect_language
from summarize.models import Block, Draft, Outline, Signs
from summarize.notices.forest import Forest, parse_forest, score_rows
from summarize.notices.no_article import ARTICLE, SURE, find_kind
from summarize.notices.page_traits import (
    NAMES,
    count_headlines,
    count_prose,
    count_prose_words,
    describe_page,
)
from summarize.readers.html.page import read_page
from tests.benchmarks.measures import Row, find_host, holds_none, read_sets
from tests.makers.train import COMMON, FOLDS, find_fold, write_forest

_FOLDERS = ("page_kinds", "pages", "real_pages", "structure")
_SEEDS = (1, 2, 3)  # the trees of each have a third of the say: one alone leans on its draw
_TREES = 100
# More prose never speaks against an article, more cards never for one.
_ARTICLE = (
    "prose run box kept_prose kept_prose_share kept_longest run_per_headline prose_per_headline "
    "title_repeated article"
).split()
_LIST = "card_share card_prose kept_cards kept_prose_cards".split()
_SETTINGS: dict[str, Any] = COMMON | {
    "num_leaves": 6,
    "learning_rate": 0.05,
    "min_data_in_leaf": 12,
    "feature_fraction": 0.2,
    "monotone_constraints": [(name in _LIST) - (name in _ARTICLE) for name in NAMES],
}
_LISTS = ("collection", "listing")
# Lists are few. Pages of services read like home pages, but hold text of their own.
_WEIGHTS = {"list": 3.0, "product": 0.9, "service": 2.0, "short": 0.3, "article": 1.0}
_LONG = 150  # words of prose from which an article is cut
_SHORT = (45, 100)  # words to which it is


@dataclass(frozen=True)
class Example:
    """A page, and whether it holds no article."""

    data: str  # the set, or the kind of a page read by eye
    host: str  # by which folds are made
    sort: str  # a key of the weights
    named: str | None  # by the rules without the trees
    row: Sequence[float]
    judged: bool  # whether the trees are asked at all

    @property
    def label(self) -> int:
        """1 for a page without an article."""
        return int(self.sort in ("list", "product"))


def grow_page_kinds(folder: str, chosen: str) -> Iterator[Row]:
    """Yield the table of the cross-validation, then grow the trees on everything."""
    examples = _read_sets(folder, chosen)
    sure = [0.0] * len(examples)
    for fold, forest in enumerate(_grow_folds(examples)):
        for i, example in enumerate(examples):
            if find_fold(example.host) == fold and example.judged:
                sure[i] = score_rows(forest, [example.row])[0]
    yield ("cross-validated", "pages", "rules", "trees", "both", "largest")
    for data in dict.fromkeys(example.data for example in examples):
        own = [(e, s) for e, s in zip(examples, sure, strict=True) if e.data == data]
        ruled = sum(e.named is not None for e, _ in own)
        grown, both = (
            sum(s > SURE or (also and e.named is not None) for e, s in own) for also in (0, 1)
        )
        largest = f"{max(s for _, s in own):.2f}"
        yield (data, str(len(own)), str(ruled), str(grown), str(both), largest)
    home = Path(notices.__file__).parent / "page_kind.forest"
    home.write_text(_grow(examples), encoding="utf-8")


def grow_kinds_by_fold(folder: str) -> list[Forest]:
    """Grow, for each fold of the hosts, the trees of all others."""
    return [*_grow_folds(_read_sets(folder, ""))]


def _read_sets(folder: str, chosen: str) -> list[Example]:
    return [
        example
        for part in _FOLDERS
        for data, rows in read_sets(folder, part, chosen)
        for row in rows
        for example in _read_examples(data, row)
    ]


def _grow_folds(examples: Sequence[Example]) -> Iterator[Forest]:
    for fold in range(FOLDS):
        seen = [example for example in examples if find_fold(example.host) != fold]
        yield parse_forest(_grow(seen), NAMES)


def _read_examples(data: str, row: dict[str, Any]) -> Iterator[Example]:
    url, host = row.get("url"), find_host(row)
    try:
        draft = read_page(row["html"].encode(errors="replace"), url)
    except NoArticleError:
        return
    if draft.signs is None or draft.signs.outline is None:
        return  # a thread, or a text from a script
    language = detect_language(" ".join(block.text for block in draft.blocks))
    kept = notices.remove_notices(draft, language).judged
    if not kept:
        return
    sort = _find_sort(data, row)
    name = f"{data} {row['kind']}" if holds_none(row) else data
    yield _describe(name, host, sort, draft, kept)
    if sort == "article" and count_prose(kept) >= _LONG:
        for size in _SHORT:
            if short := _shorten(kept, size):
                page = _cut(draft, draft.signs, draft.signs.outline, kept[len(short) :])
                yield _describe(f"{data} cut", host, "short", page, short)


def _find_sort(data: str, row: dict[str, Any]) -> str:
    """Find the key of the weights for a page: by its kind if a reader named that, or by its set."""
    name = row.get("kind") or data.removeprefix("wcxb_").removesuffix("_dev")
    if name in _LISTS or (holds_none(row) and name != "product"):
        return "list"
    return name if name in _WEIGHTS else "article"


def _describe(data: str, host: str, sort: str, draft: Draft, kept: Sequence[Block]) -> Example:
    assert draft.signs
    assert draft.signs.outline
    kind = find_kind(draft, kept)
    row = describe_page(draft.signs, draft.signs.outline, kept)
    return Example(data, host, sort, None if kind == ARTICLE else kind, row, kind is None)


def _shorten(kept: Sequence[Block], size: int) -> Sequence[Block] | None:
    """Keep the first lines with about so many words of prose, if there is such a place."""
    words = 0.0
    for i, block in enumerate(kept):
        words += count_prose_words(block)
        if words >= size:
            return kept[: i + 1] if words < 2 * size else None
    return None


def _cut(draft: Draft, signs: Signs, outline: Outline, gone: Sequence[Block]) -> Draft:
    """Take these blocks out of a page."""
    texts = {block.text for block in gone}
    left = [
        (b, p) for b, p in zip(outline.blocks, outline.places, strict=True) if b.text not in texts
    ]
    blocks, places = zip(*left, strict=True)
    signs = signs._replace(
        outline=outline._replace(blocks=blocks, places=places),
        headlines=count_headlines(blocks),
        prose=count_prose(blocks),
    )
    return replace(draft, signs=signs)


def _grow(examples: Sequence[Example]) -> str:
    import lightgbm
    import numpy

    rows = numpy.array([example.row for example in examples])
    labels = numpy.array([example.label for example in examples])
    weights = numpy.array([_WEIGHTS[example.sort] for example in examples])
    data = lightgbm.Dataset(rows, labels, weight=weights)
    boosters = [lightgbm.train(_SETTINGS | {"seed": seed}, data, _TREES) for seed in _SEEDS]
    return write_forest(boosters, NAMES)
