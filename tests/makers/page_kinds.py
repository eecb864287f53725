"""Grow the trees that detect pages without an article, and cross-validate them by host.

`python -m tests.quality page_kinds DATA_DIR` reads all sets of pages, those of lists and products
and those read by eye, prints how many of each are refused by trees that have not seen the host, and
writes the trees grown on all pages. It needs the extra `quality`.

Each article is also some short ones among many links, with most of its text taken out, and with
all of its text taken out a page without an article: what is left of a video or of a dead entry.
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
from summarize.notices.no_article import SURE, find_kind, is_doubtful
from summarize.notices.page_traits import (
    NAMES,
    count_headlines,
    count_own,
    count_prose,
    count_prose_words,
    describe_page,
)
from summarize.readers.html.page import read_page
from tests.benchmarks.measures import Row, find_host, holds_none, read_sets
from tests.benchmarks.metadata import squeeze
from tests.makers.train import COMMON, FOLDS, find_fold, write_forest

_FOLDERS = ("page_kinds", "pages", "real_pages", "structure")
_SEEDS = (1, 2, 3)  # the trees of each have a third of the say: one alone leans on its draw
_TREES = 100
# More prose never speaks against an article, more cards never for one.
_ARTICLE = (
    "run box prose_per_headline run_per_headline kept_prose kept_prose_lines kept_longest "
    "span_prose kept_run kept_box below_title title_repeated article"
).split()
_LIST = "card_share kept_cards kept_prose_cards".split()
_SETTINGS: dict[str, Any] = COMMON | {
    "num_leaves": 6,
    "learning_rate": 0.05,
    "min_data_in_leaf": 12,
    "feature_fraction": 0.3,
    "monotone_constraints": [(name in _LIST) - (name in _ARTICLE) for name in NAMES],
}
_LISTS = ("collection", "listing")
# Lists are few. Pages of services read like home pages, but hold text of their own.
_WEIGHTS = {
    "list": 3.0, "product": 0.9, "service": 2.0, "short": 0.3, "rest": 0.3, "article": 1.0
}  # fmt: skip
_LONG = 150  # words of prose from which an article is cut
_SHORT = (20, 45, 100)  # words to which it is
_REST = 60  # words of prose that are left of a page without its article, at most
_PIECE = 15  # letters of a text that is taken out
_PARAGRAPHS = frozenset("p li h2 h3 h4 h5 h6 blockquote td pre dd dt".split())


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
        return int(self.sort in ("list", "product", "rest"))


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
        for example in (*_read_examples(data, row), *_read_rest(part, data, row))
    ]


def _grow_folds(examples: Sequence[Example]) -> Iterator[Forest]:
    for fold in range(FOLDS):
        seen = [example for example in examples if find_fold(example.host) != fold]
        yield parse_forest(_grow(seen), NAMES)


def _read_examples(data: str, row: dict[str, Any]) -> Iterator[Example]:
    sort = _find_sort(data, row)
    name = f"{data} {row['kind']}" if holds_none(row) else data
    for draft, signs, outline, kept in _read_draft(row):
        yield _describe(name, find_host(row), sort, draft, kept)
        if sort == "article" and count_prose(kept) >= _LONG:
            for size in _SHORT:
                if short := _shorten(kept, size):
                    page = _cut(draft, signs, outline, kept[len(short) :])
                    yield _describe(f"{data} cut", find_host(row), "short", page, short)


def _read_rest(part: str, data: str, row: dict[str, Any]) -> Iterator[Example]:
    """Read what is left of a page without its article; the golden texts of threads lack posts."""
    if part == "pages" and "forum" not in data and len(row["text"].split()) >= _LONG:
        html = _take_out(row["html"], row["text"])
        for draft, _, _, kept in _read_draft(row | {"html": html}):
            if count_own(kept) < _REST:
                yield _describe(f"{data} rest", find_host(row), "rest", draft, kept)


def _take_out(html: str, gold: str) -> str:
    """Take the texts of an article out of its page."""
    from lxml.html import HTMLParser, document_fromstring, tostring

    tree = document_fromstring(html.encode(errors="replace"), HTMLParser(encoding="utf-8"))
    whole = squeeze(gold)

    def is_inside(text: str) -> bool:
        return _PIECE <= len(text := squeeze(text)) <= len(whole) and text in whole

    for element in [*tree.iterdescendants()]:
        if element.tag in _PARAGRAPHS and is_inside(element.text_content()):
            element.clear(keep_tail=True)
        for place in ("text", "tail"):
            text = getattr(element, place) or ""
            if "articleBody" in text or is_inside(text):
                setattr(element, place, None)
    return str(tostring(tree, encoding="unicode"))


def _read_draft(row: dict[str, Any]) -> Iterator[tuple[Draft, Signs, Outline, Sequence[Block]]]:
    """Yield a page with the blocks that stay, unless it is a thread or a text from a script."""
    try:
        draft = read_page(row["html"].encode(errors="replace"), row.get("url"))
    except NoArticleError:
        return
    language = detect_language(" ".join(block.text for block in draft.blocks))
    kept = notices.remove_notices(draft, language).judged
    if kept and draft.signs and draft.signs.outline:
        yield draft, draft.signs, draft.signs.outline, kept


def _find_sort(data: str, row: dict[str, Any]) -> str:
    """Find the key of the weights for a page: by its kind if a reader named that, or by its set."""
    name = row.get("kind") or data.removeprefix("wcxb_").removesuffix("_dev")
    if name in _LISTS or (holds_none(row) and name != "product"):
        return "list"
    return name if name in _WEIGHTS else "article"


def _describe(data: str, host: str, sort: str, draft: Draft, kept: Sequence[Block]) -> Example:
    assert draft.signs
    assert draft.signs.outline
    kind = find_kind(draft, draft.signs, kept)
    row = describe_page(draft.signs, draft.signs.outline, kept)
    doubtful = is_doubtful(draft.signs, draft.signs.outline, count_own(kept))
    return Example(data, host, sort, kind, row, doubtful and not kind)


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
