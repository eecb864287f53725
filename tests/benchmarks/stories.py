"""Measure how articles are grouped into stories, beside the simple methods for it."""

import random
import resource
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import log
from os import _exit, fork, pipe, read, wait, write
from statistics import fmean
from time import process_time
from typing import Any

from summarize import NoArticleError, extract_article, merge_articles, summarize
from summarize.language.words import count_terms, stem_query
from summarize.models import Article, Block
from summarize.rank.auto.vectors import Vector, build_vectors, cosine, lengthen, sum_up
from summarize.stories.clustering import cluster
from summarize.stories.stories import continue_stories
from tests.benchmarks.measures import Row, read_sets
from tests.benchmarks.scores import rouge

Groups = list[list[int]]
Method = Callable[[Sequence[Article]], Groups]
_SIZES = (1_000, 5_000, 20_000)
_EVENT, _WORDS, _COMMON, _RARE = 6, 120, 20_000, 400_000  # of made up news


def measure_stories(folder: str, chosen: str) -> Iterator[Row]:
    """Compare groups with those of people by B-cubed, and count unrelated pages that are merged."""
    yield ("stories", "precision", "recall", "F", "pages", "merged")
    topics, numbers = _read_topics(folder)
    lines = _read_headlines(folder)
    noise = list(_read_noise(folder, chosen))
    for name, method in METHODS.items():
        for label, articles, gold in (("topics", topics, numbers), ("headlines", *lines)):
            if chosen in label:
                scores = score_groups(method(articles), gold)
                yield (f"{label}, {name}", *(f"{score:.3f}" for score in scores), "", "")
        for label, pages in noise:
            if chosen in label and (name == "summarize" or "undated" not in label):
                merged = sum(len(group) for group in method(pages) if len(group) > 1)
                share = f"{100 * merged / len(pages):.1f} %"
                yield (f"{label}, {name}", "", "", "", f"{len(pages)}", share)
    if chosen in "summaries":
        yield from _measure_summaries(folder, topics, numbers)
    if chosen in "growth":
        yield ("made up news", "CPU s", "MB", "power", "", "")
        yield from _measure_growth()


def _read_topics(folder: str) -> tuple[list[Article], list[int]]:
    articles, gold = [], []
    for number, row in enumerate(row for _, rows in read_sets(folder, "summaries", "multidoc")
                                 for row in rows):  # fmt: skip
        for text in row["docs"]:
            title, _, body = text.partition("\n")
            blocks = tuple(Block(part) for part in body.split("\n") if part.strip())
            articles.append(Article(blocks, row["lang"], title=title))
            gold.append(number)
    return articles, gold


def _read_headlines(folder: str) -> tuple[list[Article], list[str]]:
    rows = [row for _, found in read_sets(folder, "stories", "") for row in found]
    articles = [Article((Block(r["title"]),), r["lang"], title=r["title"]) for r in rows]
    return articles, [row["story"] for row in rows]


def _read_noise(folder: str, chosen: str) -> Iterator[tuple[str, list[Article]]]:
    """Read sets of pages, each also without the days that keep pages of other years apart."""
    for name, rows in read_sets(folder, "pages", ""):
        undated = f"{name}, undated"
        unrelated = name.startswith(("fundus", "cleanportaleval", "wcxb_dev", "wcxb_more"))
        if not unrelated or chosen not in undated:
            continue
        pages = []
        for row in rows:
            try:
                pages.append(extract_article(row["html"], url=row.get("url")))
            except NoArticleError:
                continue
        yield name, pages
        yield undated, [replace(page, date=None) for page in pages]


def score_groups(groups: Groups, gold: Sequence[Any]) -> tuple[float, float, float]:
    """Compute precision, recall and F by B-cubed (Bagga and Baldwin, 1998)."""
    sizes = Counter(gold)
    precision = recall = 0.0
    for group in groups:
        counts = Counter(gold[i] for i in group)
        precision += sum(n * n / len(group) for n in counts.values())
        recall += sum(n * n / sizes[story] for story, n in counts.items())
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _find_ours(articles: Sequence[Article]) -> Groups:
    """Group by the program itself; articles are known by their places."""
    named = [replace(article, part=number) for number, article in enumerate(articles)]
    return [
        [one.part for one in story.articles] + [one.part for c in story.copies for one in c]
        for story in continue_stories(named, ()).stories
    ]


def _build_all(articles: Sequence[Article]) -> list[Vector]:
    """Build vectors in which terms of two languages never meet."""
    bags = []
    for article in articles:
        terms = count_terms(f"{article.title}\n{article.text}", article.language)
        bags.append(Counter({f"{article.language} {t}": n for t, n in terms.items()}))
    return build_vectors(bags)[0]


def _link_plain(articles: Sequence[Article], least: float) -> Groups:
    vectors = _build_all(articles)
    count = len(vectors)
    pairs = ((a, b) for b in range(count) for a in range(b))
    return cluster(count, (((a, b), cosine(vectors[a], vectors[b])) for a, b in pairs), least)


def _link_titles(articles: Sequence[Article], least: float) -> Groups:
    titles = [stem_query(article.title or "", article.language) for article in articles]
    pairs = [(a, b) for b in range(len(titles)) for a in range(b)]
    alike = (
        ((a, b), len(titles[a] & titles[b]) / max(1, len(titles[a] | titles[b]))) for a, b in pairs
    )
    return cluster(len(titles), (pair for pair in alike if pair[1]), least)


def _join_online(articles: Sequence[Article], least: float) -> Groups:
    """Add each article to the group with the nearest centroid, or open one."""
    groups: Groups = []
    centres: list[Vector] = []
    vectors = _build_all(articles)
    for number, vector in enumerate(vectors):
        near = [cosine(vector, centre) for centre in centres]
        best = max(range(len(near)), key=near.__getitem__, default=-1)
        if best >= 0 and near[best] >= least:
            groups[best].append(number)
            centres[best] = lengthen(sum_up([vectors[i] for i in groups[best]]))
        else:
            groups.append([number])
            centres.append(vector)
    return groups


def _spread_dense(articles: Sequence[Article], least: float) -> Groups:
    """Group by DBSCAN (Ester, Kriegel, Sander and Xu, 1996), two neighbours to a core."""
    vectors = _build_all(articles)
    count = len(vectors)
    near = [
        [b for b in range(count) if b != a and cosine(vectors[a], vectors[b]) >= least]
        for a in range(count)
    ]
    label: dict[int, int] = {}
    for start in range(count):
        if start in label or len(near[start]) < 2:
            continue
        waiting = [start]
        while waiting:
            point = waiting.pop()
            if point not in label:
                label[point] = start
                waiting += near[point] if len(near[point]) > 1 else []
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(label.get(number, number), []).append(number)
    return list(groups.values())


# The thresholds of the others are the best ones for the topics by F.
METHODS: dict[str, Method] = {
    "summarize": _find_ours,
    "average link, plain": partial(_link_plain, least=0.12),
    "title Jaccard": partial(_link_titles, least=0.05),
    "online centroids": partial(_join_online, least=0.2),
    "DBSCAN": partial(_spread_dense, least=0.2),
}


def _measure_summaries(
    folder: str, topics: Sequence[Article], gold: Sequence[int]
) -> Iterator[Row]:
    """Score summaries of the known groups, and of the found ones that overlap most with them."""
    groups = _find_ours(topics)
    scores: dict[str, list[float]] = {"known": [], "found": []}
    rows = [row for _, found in read_sets(folder, "summaries", "multidoc") for row in found]
    for number, row in enumerate(rows):
        known = [i for i, topic in enumerate(gold) if topic == number]
        found = max(groups, key=lambda group, k=known: len({*group} & {*k}))  # type: ignore[misc]
        for label, group in (("known", known), ("found", found)):
            merged = merge_articles([topics[i] for i in group])
            length = f"{round(fmean(len(text.split()) for text in row['summary']))}w"
            text = "\n".join(s.text for s in summarize(merged, length=length).sentences)
            scores[label].append(rouge(text, row["summary"], row["lang"])[0])
    for label, values in scores.items():
        yield (f"ROUGE-1, {label} groups", "", "", f"{fmean(values):.1f}", "", "")


def _measure_growth() -> Iterator[Row]:
    before: tuple[int, float] | None = None
    for size in _SIZES:
        seconds, megabytes = _run_apart(size)
        power = log(seconds / before[1]) / log(size / before[0]) if before else None
        before = size, seconds
        yield (
            f"{size:,} articles", f"{seconds:.1f}", f"{megabytes:.0f}",
            "" if power is None else f"{power:.2f}", "", "",
        )  # fmt: skip


def _run_apart(size: int) -> tuple[float, float]:
    """Group made up news in a process of its own; return CPU seconds and megabytes."""
    source, sink = pipe()
    if fork() == 0:
        articles = make_news(size)
        start, held = process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        continue_stories(articles, ())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held
        write(sink, f"{process_time() - start} {peak / 1024}".encode())
        _exit(0)
    wait()
    seconds, megabytes = read(source, 100).split()
    return float(seconds), float(megabytes)


def make_news(size: int) -> list[Article]:
    """Make up articles of a hundred words: common ones by Zipf's law, and those of an event."""
    chance = random.Random(1)
    articles: list[Article] = []
    while len(articles) < size:
        own = [f"r{chance.randrange(_RARE)}" for _ in range(2 * _EVENT)]
        for _ in range(min(chance.choice((1, 1, 1, 2, 3, 8)), size - len(articles))):
            words = [f"c{int(_COMMON ** chance.random())}" for _ in range(_WORDS)]
            words += chance.choices(own, k=2 * _EVENT)
            chance.shuffle(words)
            title = " ".join([*chance.sample(own, 3), *words[:4]])
            articles.append(Article((Block(" ".join(words)),), "en", title=title))
    return articles
