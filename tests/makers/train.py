"""Train the forests that score lines, and tell by cross-validation how good they are.

`python -m tests.quality train DATA_DIR` prints the table of five-fold cross-validation over sites
(no page is judged by trees, or by weights of class names, that saw its site in whatever form) and
then writes both forests and the names, trained on all pages. It needs the extra `quality`.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import fmean
from typing import Any

import summarize.notices.boilerplate as notices
from summarize.errors import NoArticleError
from summarize.language.control_characters import one_line
from summarize.language.identify import detect_language
from summarize.language.words import stop_words
from summarize.models import Block, Draft, Layout
from summarize.notices.context_features import MOST_WORDS, Columns, describe_context
from summarize.notices.decision import judge_page, judge_text
from summarize.notices.evidence import gather_evidence
from summarize.notices.forest import Forest, parse_forest, score_rows
from summarize.notices.frames import list_path
from summarize.notices.lines import Line, describe_lines
from summarize.notices.name_weights import Weigh, split_name
from summarize.notices.page_features import describe_markup
from summarize.notices.pasted_features import describe_pasted
from summarize.notices.phrases import load_phrases
from summarize.readers.html.page import read_page, read_whole_page
from tests.benchmarks.measures import Row, find_host, read_sets, thousandths
from tests.benchmarks.scores import f1_of_means, precision_recall, tokens
from tests.makers.paste import label_lines, paste_page

FOLDS = 5
_TREES = {"pasted": 150, "page": 100}
_SETTINGS: dict[str, dict[str, Any]] = {
    "pasted": {
        "num_leaves": 31,
        "learning_rate": 0.08,
        "min_data_in_leaf": 40,
        "feature_fraction": 0.3,
        "lambda_l2": 20,
    },
    "page": {
        "num_leaves": 20,
        "learning_rate": 0.1,
        "min_data_in_leaf": 40,
        "feature_fraction": 0.25,
        "lambda_l2": 20,
    },
}
COMMON = {
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
_BLIND_WEIGHT = 0.3  # of the lines of a page in which nothing is said to have been found
# The sets of pages that are pasted, besides those copied by hand and what is labelled. Trees that
# saw threads, documentation and services, too, keep more around an article: F1 .944 for .949.
_PASTED = ("wcxb_dev",)
_WHOLE = 0.6  # share of the article that a page must have to be trained on as a pasted one
_ABOVE, _BELOW = 5, 6  # lines around its article that someone selects along with it
_HEADLINE = 0.6  # share of the words of a block and of the title from which it is the headline


@dataclass(frozen=True)
class Example:
    """A text in one of its forms, and which of its lines are article."""

    data: str  # the set
    host: str  # of the page, by which folds are made
    form: str  # "whole", "area", "article", "page" or "blind"
    draft: Draft
    gold: str
    labels: Sequence[float]  # 1 article, 0 not, -1 unclear; on pages the share of it
    promo: Sequence[bool]
    lines: Sequence[Line]
    columns: Columns  # without those of the markup, which hang on the names


def train(folder: str, chosen: str) -> Iterator[Row]:
    """Yield the table of the cross-validation, then train on everything and write the forests."""
    examples = list(read_examples(folder, chosen))
    yield ("cross-validated", "F1", "precision", "recall", "promo out", "lost", "half lost")
    kept: dict[int, list[bool]] = {}
    for fold, (forests, names) in enumerate(_grow_folds(examples)):
        for i, example in enumerate(examples):
            if find_fold(example.host) == fold:
                kept[i] = _judge(example, forests, names)
    for data in dict.fromkeys(example.data for example in examples):
        for form in ("whole", "area", "article", "page"):
            chosen_ones = [
                (e, kept[i]) for i, e in enumerate(examples) if (e.data, e.form) == (data, form)
            ]
            if chosen_ones:
                yield (f"{data} {form}", *_score(chosen_ones))
    names = Names(examples)
    home = Path(notices.__file__).parent
    (home / "page.names").write_text(names.write(), encoding="utf-8")
    for kind in _TREES:
        (home / f"{kind}.forest").write_text(_grow(examples, kind, names), encoding="utf-8")


def grow_by_fold(folder: str) -> list[tuple[dict[str, Forest], "Names"]]:
    """Grow, for each fold of the hosts, the forests and names of all others."""
    return [*_grow_folds([*read_examples(folder, "")])]


def _grow_folds(examples: Sequence[Example]) -> Iterator[tuple[dict[str, Forest], "Names"]]:
    for fold in range(FOLDS):
        seen = [example for example in examples if find_fold(example.host) != fold]
        names = Names(seen)
        yield (
            {kind: parse_forest(_grow(seen, kind, names), list_columns(kind)) for kind in _TREES},
            names,
        )


def read_examples(folder: str, chosen: str) -> Iterator[Example]:
    """Yield all pages and pasted texts of a folder with data, each in its forms."""
    hosts = {
        row["id"]: find_host(row) for _, rows in read_sets(folder, "pages", chosen) for row in rows
    }
    copied = set()
    for data, rows in read_sets(folder, "pasted", chosen):
        copied.add(data)
        for row in rows:
            yield from _make_pasted(data, hosts.get(row["id"], row["id"]), row)
    for data, rows in read_sets(folder, "pages", chosen):
        for row in rows if data in _PASTED else ():
            if pasted := _paste(row):
                yield from _make_pasted(data, hosts[row["id"]], pasted)
        for row in rows:
            host = hosts[row["id"]]
            if data in copied or data in _PASTED:
                yield from _make_article(data, host, row["text"].split("\n"), row["text"])
            page = row["html"].encode(errors="replace")
            for form, read in (("page", read_page), ("blind", read_whole_page)):
                try:
                    draft = read(page, row["url"])
                except NoArticleError:
                    draft = Draft((), form="page", layout=Layout((), ()))
                labels = [_share(block.text, row["text"]) for block in draft.blocks]
                if data.startswith("wcxb"):  # where the headline is a part of some golds
                    labels = [
                        -1.0 if _is_headline(b, draft.title) else label
                        for b, label in zip(draft.blocks, labels, strict=True)
                    ]
                yield from _make(data, host, form, draft, row["text"], labels, [])
    for data, rows in read_sets(folder, "labelled", chosen):
        for row in rows:
            yield from _make_labelled(data, row)


def _make_labelled(data: str, row: dict[str, Any]) -> Iterator[Example]:
    """Yield a page whose lines people judged one by one; lines they did not see are unclear."""
    known = dict(reversed(row["lines"]))  # of lines that repeat, the first counts
    gold = "\n".join(text for text, label in row["lines"] if label == 1)
    for form, read in (("page", read_page), ("blind", read_whole_page)):
        draft = read(row["html"].encode(errors="replace"), None)
        labels = [float(known.get(block.text, -1)) for block in draft.blocks]
        yield from _make(data, row["host"], form, draft, gold, labels, [])
    if not gold or row.get("kind", "article") != "article":
        return
    kept = [text for text, label in row["lines"] if label == 1]
    yield from _make_article(data, row["host"], kept, gold)
    unclear = {one_line(text) for text, label in row["lines"] if label == -1}
    if pasted := _paste({"html": row["html"], "text": gold, "title": None}):
        keep = [
            -1.0 if label == 0 and line in unclear else label
            for line, label in zip(pasted["lines"], pasted["keep"], strict=True)
        ]
        yield from _make_pasted(data, row["host"], pasted | {"keep": keep})


def _make_article(data: str, host: str, lines: Iterable[str], gold: str) -> Iterator[Example]:
    """Yield a text that is nothing but an article."""
    article = [one_line(line) for line in lines if _has_word(line)]
    draft = Draft(tuple(map(Block, article)))
    yield from _make(data, host, "article", draft, gold, [1.0] * len(article), [])


def _paste(row: dict[str, Any]) -> dict[str, Any] | None:
    """Return the row of a page as one of a pasted page, or None if most of its article is gone."""
    lines = paste_page(row["html"])
    labels = label_lines(lines, row["text"])
    good = [i for i, label in enumerate(labels) if label == 1]
    if sum(len(lines[i]) for i in good) < _WHOLE * len(row["text"]):
        return None
    keep = [
        -1.0 if _is_alike(line, row["title"]) else label
        for line, label in zip(lines, labels, strict=True)
    ]
    area = max(0, good[0] - _ABOVE), min(len(lines), good[-1] + 1 + _BELOW)
    return {"lines": lines, "keep": keep, "area": area, "promo": [], "gold": row["text"]}


def _make_pasted(data: str, host: str, row: dict[str, Any]) -> Iterator[Example]:
    start, end = row["area"]
    for form, first, last in (("whole", 0, len(row["lines"])), ("area", start, end)):
        numbers = [i for i in range(first, last) if _has_word(row["lines"][i])]
        draft = Draft(tuple(Block(one_line(row["lines"][i])) for i in numbers))
        promo = [i in row["promo"] and row["keep"][i] == 0 for i in numbers]
        labels = [float(row["keep"][i]) for i in numbers]
        yield from _make(data, host, form, draft, row["gold"], labels, promo)


def _make(
    data: str,
    host: str,
    form: str,
    draft: Draft,
    gold: str,
    labels: Sequence[float],
    promo: Sequence[bool],
) -> Iterator[Example]:
    language = detect_language(" ".join(block.text for block in draft.blocks))
    texts = [block.text for block in draft.blocks]
    lines = describe_lines(texts, load_phrases(language), stop_words(language))
    columns = describe_context(lines)
    if not draft.layout:
        columns |= describe_pasted(texts, lines)
    yield Example(data, host, form, draft, gold, labels, promo, lines, columns)


def _is_headline(block: Block, title: str | None) -> bool:
    return (block.kind == "heading" and block.level == 1) or _is_alike(block.text, title)


def _is_alike(text: str, title: str | None) -> bool:
    ours, theirs = set(tokens(text)), set(tokens(title or ""))
    return len(ours & theirs) >= _HEADLINE * len(ours | theirs) > 0


class Names:
    """The words in class names and ids, and how often sites have them around their articles."""

    def __init__(self, examples: Iterable[Example]) -> None:
        """Count over the pages; a site counts as one, however many of its pages there are."""
        sites: dict[str, dict[str, list[float]]] = {}
        for example in examples:
            if example.form == "blind" and example.draft.layout:
                words = sites.setdefault(example.host, {})
                self._count(example, words)
        self._shares = {
            host: {word: good / (good + bad) for word, (good, bad) in words.items()}
            for host, words in sites.items()
        }
        self._totals: dict[str, list[float]] = {}
        for shares in self._shares.values():
            for word, share in shares.items():
                total = self._totals.setdefault(word, [0.0, 0.0])
                total[0] += share
                total[1] += 1 - share

    @staticmethod
    def _count(example: Example, words: dict[str, list[float]]) -> None:
        assert example.draft.layout
        frames = example.draft.layout.frames
        for place, label, line in zip(
            example.draft.layout.places, example.labels, example.lines, strict=True
        ):
            if label < 0:
                continue
            worth = (1 + min(MOST_WORDS, line.words)) ** 0.5
            path = list_path(frames, place.frame)
            for word in set().union(*(split_name(frames[i].name) for i in path)):
                counts = words.setdefault(word, [0.0, 0.0])
                counts[0] += worth * label
                counts[1] += worth * (1 - label)

    def weigh_for(self, host: str) -> Weigh:
        """Return what weighs a word for a page of a site, as if that site had not been seen."""
        own = self._shares.get(host, {})

        def weigh(word: str) -> float:
            good, bad = self._totals.get(word, (0.0, 0.0))
            if word in own:
                good, bad = good - own[word], bad - (1 - own[word])
            return _log_odds(good, bad)

        return weigh

    def write(self) -> str:
        """Return the words and their weights as the lines of a file."""
        weights = {word: _log_odds(*self._totals[word]) for word in sorted(self._totals)}
        lines = [f"{word} {weight:.2f}\n" for word, weight in weights.items() if abs(weight) >= 0.1]
        return (
            f"# {len(lines)} words of class names; name_weights.py beside it describes the format\n"
            + "".join(lines)
        )


def _log_odds(good: float, bad: float) -> float:
    if good + bad < 1.5:  # of one site alone
        return 0.0
    return log((good + 0.35) / (bad + 0.65)) - log(0.35 / 0.65)


def _has_word(line: str) -> bool:
    return any(map(str.isalnum, line))


def _share(line: str, gold: str) -> float:
    """Return how much of a line stands in the gold text; of a very short one, all or nothing."""
    if len(tokens(line)) < 4:
        return float(f" {' '.join(tokens(line))} " in f" {' '.join(tokens(gold))} ")
    return precision_recall(line, gold)[0]


def find_fold(host: str) -> int:
    """Find the number of the fold of a site."""
    return zlib.crc32(host.encode()) % FOLDS


def list_columns(kind: str) -> tuple[str, ...]:
    """List the names of the features of a forest."""
    return notices.PAGE_COLUMNS if kind == "page" else notices.PASTED_COLUMNS


def list_rows(example: Example, names: Names) -> Sequence[Sequence[float]]:
    """List the features of the lines of an example; class names are weighed as if unseen."""
    if example.draft.layout is None:
        return notices.list_rows(example.columns, list_columns("pasted"))
    weigh = names.weigh_for(example.host)
    marks = describe_markup(example.draft, example.draft.layout, example.lines, weigh)
    return notices.list_rows({**example.columns, **marks}, list_columns("page"))


def _grow(examples: Iterable[Example], kind: str, names: Names) -> str:
    """Train a forest on the examples of a kind; return it in the format of its file."""
    chosen = [example for example in examples if teaches(example, kind)]
    rows = (row for example in chosen for row in list_rows(example, names))
    return grow_forest(kind, [*rows], chosen)


def teaches(example: Example, kind: str) -> bool:
    """Check whether a forest learns from an example; the text of some pages stands in a script."""
    of_page = example.form in ("page", "blind")
    return of_page == (kind == "page") and not (of_page and example.draft.layout is None)


def grow_forest(kind: str, rows: Any, examples: Sequence[Example]) -> str:
    """Train a forest on the rows of examples, one a line; return it in the format of its file."""
    import lightgbm
    import numpy

    labels, weights = [], []
    for example in examples:
        worth = {"article": _ARTICLE_WEIGHT, "blind": _BLIND_WEIGHT}.get(example.form, 1.0)
        for label, line in zip(example.labels, example.lines, strict=True):
            labels.append(label)
            sure = abs(label - 0.5) * 2 * (label >= 0)
            weights.append(worth * sure * (1 + min(MOST_WORDS, line.words)) ** 0.5)
    clear = numpy.array(labels) >= 0
    data = lightgbm.Dataset(
        numpy.asarray(rows)[clear],
        (numpy.array(labels)[clear] > 0.5).astype(int),
        weight=numpy.array(weights)[clear],
    )
    booster = lightgbm.train(COMMON | _SETTINGS[kind], data, _TREES[kind])
    return write_forest([booster], list_columns(kind))


def write_forest(boosters: Sequence[Any], columns: Sequence[str]) -> str:
    """Write the trees of boosters of LightGBM in the format of a forest's file, as their mean."""
    trees = [tree for booster in boosters for tree in booster.dump_model()["tree_info"]]
    head = (
        f"# {len(trees)} trees over {len(columns)} traits; forest.py beside it tells the format\n"
    )
    lines = (_write_tree(tree["tree_structure"], columns, len(boosters)) for tree in trees)
    return head + "".join(f"{line}\n" for line in lines)


def _write_tree(node: dict[str, Any], names: Sequence[str], share: int) -> str:
    if "leaf_value" in node:
        return f"{node['leaf_value'] / share:.4f}"
    question = f"{names[node['split_feature']]}<={node['threshold']:.5g}"
    yes, no = (_write_tree(node[side], names, share) for side in ("left_child", "right_child"))
    return f"{question} {yes} {no}"


def _judge(example: Example, forests: dict[str, Forest], names: Names) -> list[bool]:
    kind = "pasted" if example.draft.layout is None else "page"
    return judge_example(example, forests[kind], list_rows(example, names))


def judge_example(example: Example, forest: Forest, rows: Sequence[Sequence[float]]) -> list[bool]:
    """Decide which lines of an example to keep, by their features."""
    scores = score_rows(forest, rows)
    if example.draft.layout is None:
        return judge_text(example.lines, scores)
    return judge_page(gather_evidence(example.draft, example.draft.layout, example.lines, scores))


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
    half = sum(recall < 0.5 for _, recall in pairs)
    return (*thousandths((*f1_of_means(pairs), fmean(promo or [1.0]), fmean(lost))), str(half))
