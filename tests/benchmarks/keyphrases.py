"""Compare key phrases with the keywords that pages and papers declare, and with YAKE and RAKE."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from statistics import fmean
from typing import NamedTuple
from urllib.parse import urlsplit

from summarize import Article, NoArticleError, extract_article, summarize
from summarize.discourse.keyphrases import list_declared
from summarize.language.sentences import split_sentences
from summarize.language.words import cut_words, split_words, stemmer, stop_words
from tests.benchmarks.measures import Row, read_sets

_COUNT = 10
_FEWEST = 3  # declared keywords that stand in the article
_MOST_WORDS = 5
_META = re.compile(
    r"<meta\b[^>]*?\b(?:name|property)=[\"']?(?:news_keywords|keywords|article:tag|parsely-tags)"
    r"[\"'\s][^>]*>",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"\bcontent=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CANONICAL = re.compile(
    r"<(?:link[^>]*rel=[\"']?canonical[^>]*href|meta[^>]*og:url[^>]*content)=[\"']([^\"']+)",
    re.IGNORECASE,
)
Words = tuple[str, ...]  # stems


class Case(NamedTuple):
    """An article and its declared keywords."""

    article: Article
    gold: frozenset[Words]
    host: str


def measure_keyphrases(folder: str, chosen: str) -> Iterator[Row]:
    """Print F1@10 against declared keywords; those of a third of the hosts are `aside`.

    Keywords count that stand in the article, and are not declared on most pages of their host. The
    line of a paper that declares them is hidden. YAKE is measured where it is installed; RAKE is
    that of its paper, with our stop words.
    """
    yield ("key phrases", "F1@10", "precision", "recall", "words", "articles")
    sets = {"pages": list(_read_pages(folder, chosen)), "papers": list(_read_papers(folder))}
    for name, cases in sets.items():
        for aside in (False, True):
            group = [case for case in cases if is_aside(case.host) is aside]
            for label, find in _list_finders().items():
                yield (
                    f"{name}{' aside' * aside} {label}",
                    *_score(group, find),
                    str(len(group)),
                )


def is_aside(host: str) -> bool:
    """Check whether the pages of a host are set aside, as those of a third are."""
    return hashlib.sha256(host.encode()).digest()[0] % 3 == 0


def _score(cases: Sequence[Case], find: Callable[[Article], Sequence[str]]) -> Row:
    scores, words = [], []
    for case in cases:
        phrases = find(case.article)
        found = {stem_words(phrase, case.article.language) for phrase in phrases}
        hits = len(found & case.gold)
        precision, recall = hits / max(1, len(found)), hits / len(case.gold)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        scores.append((f1, precision, recall))
        words += [len(phrase.split()) for phrase in phrases]
    means = [fmean(column) for column in zip(*scores, strict=True)] if scores else [0.0] * 3
    return (*(f"{mean:.3f}" for mean in means), f"{fmean(words or [0]):.2f}")


def stem_words(phrase: str, language: str) -> Words:
    """List the stems of a phrase."""
    stem = stemmer(language)
    return tuple(stem(word) for word in split_words(phrase.replace("-", " "), language))


def _read_pages(folder: str, chosen: str) -> Iterator[Case]:
    pages = []
    for kind in ("pages", "real_pages", "structure"):
        for _, rows in read_sets(folder, kind, chosen):
            for row in rows:
                declared = read_declared(row["html"])
                if declared:
                    pages.append((_find_host(row), row["html"], declared))
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    totals = Counter(host for host, _, _ in pages)
    for host, _, declared in pages:
        uses[host].update(declared)
    for host, html, declared in pages:
        own = [k for k in declared if totals[host] < 2 or uses[host][k] * 2 <= totals[host]]
        try:
            article = extract_article(html)
        except NoArticleError:
            continue
        yield from _build_case(article, own, host)


def _read_papers(folder: str) -> Iterator[Case]:
    for path in sorted(Path(folder, "formats").glob("pdf_*_dev/*.pdf")):
        article = extract_article(path.read_bytes())
        declared = list_declared(
            (*(removed.text for removed in article.removed), *article.paragraphs)
        )
        # The line itself is hidden: with it there would be nothing to find.
        blocks = tuple(b for b in article.blocks if not list_declared([b.text]))
        yield from _build_case(replace(article, blocks=blocks, removed=()), declared, path.name)


def read_declared(html: str) -> set[str]:
    """List the keywords that the head of a page declares, in lower case."""
    found = set()
    for meta in _META.findall(html):
        content = _CONTENT.search(meta)
        if content:
            found.update(re.split(r"[,;、|]", unescape(content[1] or content[2] or "")))
    for value in re.findall(r'"keywords"\s*:\s*(\[[^\]]*\]|"(?:[^"\\]|\\.)*")', html):
        try:
            read = json.loads(value)
        except ValueError:
            continue
        for item in read if isinstance(read, list) else [read]:
            found.update(re.split(r"[,;、|]", unescape(item)) if isinstance(item, str) else ())
    return {word.strip().lower() for word in found if word.strip() and ":" not in word}


def _find_host(row: dict[str, str]) -> str:
    url = row.get("url") or ""
    if not url:
        match = _CANONICAL.search(row["html"])
        url = match[1] if match else row.get("repo", "") + row.get("path", "")
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _build_case(article: Article, declared: Sequence[str], host: str) -> Iterator[Case]:
    language = article.language
    text = " ".join(("", *stem_words(" ".join(article.paragraphs), language), ""))
    gold = set()
    for keyword in declared:
        words = stem_words(keyword, language)
        if 0 < len(words) <= _MOST_WORDS and f" {' '.join(words)} " in text:
            gold.add(words)
    if len(gold) >= _FEWEST:
        yield Case(article, frozenset(gold), host)


def _list_finders() -> dict[str, Callable[[Article], Sequence[str]]]:
    finders: dict[str, Callable[[Article], Sequence[str]]] = {
        "summarize": lambda article: summarize(article, keywords=_COUNT).keywords,
        "RAKE": find_by_rake,
    }
    try:
        import yake  # type: ignore[import-not-found]
    except ImportError:
        return finders

    def find_by_yake(article: Article) -> Sequence[str]:
        text = "\n\n".join(filter(None, (article.title, *_list_texts(article))))
        extractor = yake.KeywordExtractor(lan=article.language, n=3, top=_COUNT)
        return [phrase for phrase, _ in extractor.extract_keywords(text)]

    return {**finders, "YAKE": find_by_yake}


def find_by_rake(article: Article) -> list[str]:
    """Find key phrases by the sums of degree over frequency of their words (Rose et al., 2010)."""
    stop = stop_words(article.language)
    cut: list[Words] = []
    for text in _list_texts(article):
        pieces = cut_words(text.lower(), article.language)
        run: list[str] = []
        for word, gap in zip(pieces[1::2], pieces[2::2], strict=True):
            if word in stop or word.isdigit():
                cut.append(tuple(run))
                run = []
                continue
            run.append(word)
            if gap != " ":
                cut.append(tuple(run))
                run = []
        cut.append(tuple(run))
    runs = [phrase for phrase in cut if phrase]
    frequency = Counter(word for phrase in runs for word in phrase)
    degree: Counter[str] = Counter()
    for phrase in runs:
        for word in phrase:
            degree[word] += len(phrase)
    scores = {phrase: sum(degree[w] / frequency[w] for w in phrase) for phrase in runs}
    return [
        " ".join(phrase) for phrase in sorted(scores, key=scores.__getitem__, reverse=True)[:_COUNT]
    ]


def _list_texts(article: Article) -> list[str]:
    return [s.text for s in split_sentences(article.blocks, article.language)]
