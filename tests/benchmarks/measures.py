"""Run the program and its baselines over data in the formats that the README here describes."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any
from urllib.parse import urlsplit

from summarize import NoArticleError, extract_article, merge_articles, summarize
from summarize.language.sentences import find_sentences
from summarize.language.words import count_words
from tests.benchmarks.scores import f1_of_means, precision_recall, rouge

Row = tuple[str, ...]
_NUMBER = re.compile(r"[-_]\d+$")  # of a page of the same site, if its address is not known
_BASELINES: dict[str, dict[str, bool]] = {
    "trafilatura": {},
    "trafilatura, precise": {"include_comments": False, "favor_precision": True},
    "trafilatura, fast": {"include_comments": False, "fast": True},
}
_ALGORITHMS = ("auto", "luhn", "lex-rank", "text-rank", "lsa", "sum-basic", "reduction")
_THREE_SENTENCES = ("cnndm", "newsroom")  # their references are; others go by words


def measure_pages(folder: str, chosen: str) -> Iterator[Row]:
    """Compare extracted article bodies with the gold ones."""
    from trafilatura import extract

    yield ("pages", "F1", "precision", "recall")
    for name, rows in read_sets(folder, "pages", chosen):
        extractors: dict[str, Callable[[str], str]] = {"summarize": _extract_ours}
        for label, options in _BASELINES.items():
            extractors[label] = lambda html, o=options: extract(html, **o) or ""  # type: ignore[misc]
        for label, function in extractors.items():
            pairs = [precision_recall(function(row["html"]), row["text"]) for row in rows]
            yield (f"{name} {label}", *thousandths(f1_of_means(pairs)))


def measure_pasted(folder: str, chosen: str) -> Iterator[Row]:
    """Compare what is left of pasted pages with the gold text; whole page and article area."""
    yield ("pasted", "F1", "precision", "recall", "as it is", "lost", "promo out")
    for name, rows in read_sets(folder, "pasted", chosen):
        for part in ("page", "area"):
            spans = [(0, len(r["lines"])) if part == "page" else tuple(r["area"]) for r in rows]
            raw, ours, lost, promo = [], [], [], []
            for row, (start, end) in zip(rows, spans, strict=True):
                lines = row["lines"][start:end]
                text = "\n".join(lines)
                output = _extract_ours(text)
                raw.append(precision_recall(text, row["gold"]))
                ours.append(precision_recall(output, row["gold"]))
                kept = set(output.split("\n"))
                gone = [" ".join(line.split()) not in kept for line in lines]
                keep = row["keep"][start:end]
                lost += [g for g, k in zip(gone, keep, strict=True) if k == 1]
                promo += [
                    gone[i - start] for i in row["promo"] if start <= i < end and not row["keep"][i]
                ]
            yield (
                f"{name} {part}",
                *thousandths(f1_of_means(ours)),
                *thousandths(f1_of_means(raw)[:1]),
                *thousandths((fmean(lost), fmean(promo or [1]))),
            )


def measure_harm(folder: str, chosen: str) -> Iterator[Row]:
    """Give texts that are nothing but an article, and count the words that are lost."""
    yield ("harm", "lost words")
    for name, rows in read_sets(folder, "pages", chosen):
        shares = []
        for row in rows:
            text = "\n\n".join(row["text"].split("\n"))
            shares.append(1 - count_words(_extract_ours(text)) / max(1, count_words(text)))
        yield (name, *thousandths((fmean(shares),)))


def measure_rouge(folder: str, chosen: str) -> Iterator[Row]:
    """Compare summaries with those of people."""
    yield ("summaries", "ROUGE-1", "ROUGE-2", "ROUGE-L")
    totals: dict[str, list[tuple[float, ...]]] = {}
    for name, rows in read_sets(folder, "summaries", chosen):
        long = "long" in name or "multidoc" in name  # sumy's own take minutes on these
        for algorithm in ("lead", *(_ALGORITHMS[:1] if long else _ALGORITHMS)):
            scores = [score_summary(name, row, algorithm) for row in rows]
            means = tuple(fmean(column) for column in zip(*scores, strict=True))
            totals.setdefault(algorithm, []).append(means)
            yield (f"{name} {algorithm}", *(f"{mean:.1f}" for mean in means))
    for algorithm, sets in totals.items():
        means = tuple(fmean(column) for column in zip(*sets, strict=True))
        yield (f"mean of {len(sets)} {algorithm}", *(f"{mean:.1f}" for mean in means))


def measure_merge(folder: str, chosen: str) -> Iterator[Row]:
    """Compare summaries of several articles merged with those of the articles joined."""
    yield ("several articles", "ROUGE-1", "ROUGE-2", "ROUGE-L")
    for name, rows in read_sets(folder, "summaries", chosen):
        if "docs" not in rows[0]:
            continue
        for label in ("joined", "merged"):
            scores = [
                score_summary(name, row, "auto" if label == "joined" else label) for row in rows
            ]
            means = (fmean(column) for column in zip(*scores, strict=True))
            yield (f"{name} {label}", *(f"{mean:.1f}" for mean in means))


def score_summary(name: str, row: dict[str, Any], algorithm: str) -> tuple[float, ...]:
    """Return ROUGE-1, -2 and -Lsum of a summary as long as the references are."""
    summary = row["summary"]
    references = [summary] if isinstance(summary, str) else summary
    if name.startswith(_THREE_SENTENCES):
        length = "3"
    else:
        length = f"{max(15, round(fmean(len(ref.split()) for ref in references)))}w"
    text = row["text"]
    if algorithm == "lead":
        output = _lead(text, row["lang"], length)
    elif algorithm == "merged":
        articles = [extract_article(part, language=row["lang"]) for part in row["docs"]]
        output = "\n".join(
            s.text for s in summarize(merge_articles(articles), length=length).sentences
        )
    else:
        result = summarize(text, length=length, algorithm=algorithm, language=row["lang"])
        output = "\n".join(sentence.text for sentence in result.sentences)
    # ROUGE-Lsum compares sentence by sentence, and takes a line for one.
    lines = ["\n".join(_split(reference, row["lang"])) for reference in references]
    return rouge(output, lines, row["lang"])


def _split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, language)]


def _lead(text: str, language: str, length: str) -> str:
    """Return the opening sentences, to the length."""
    from summarize.language.sentences import split_sentences

    article = extract_article(text, language=language)
    texts = [s.text for s in split_sentences(article.blocks, language)]
    if not length.endswith("w"):
        return "\n".join(texts[: int(length)])
    taken: list[str] = []
    for sentence in texts:
        if sum(map(count_words, [*taken, sentence])) <= int(length[:-1]):
            taken.append(sentence)
    return "\n".join(taken)


def _extract_ours(data: str) -> str:
    try:
        article = extract_article(data)
    except NoArticleError:
        return ""
    return "\n".join(filter(None, (article.title if "<" not in data[:1] else None, article.text)))


def read_sets(folder: str, kind: str, chosen: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for path in sorted((Path(folder) / kind).glob("*.jsonl.gz")):
        if chosen in path.name:
            with gzip.open(path, "rt", encoding="utf-8") as file:
                yield path.name.removesuffix(".jsonl.gz"), [json.loads(line) for line in file]


def find_host(row: dict[str, Any]) -> str:
    """Find the host of a page, or what its name in its set has before a number, or its path."""
    host = urlsplit(row.get("url") or "").hostname
    name = str(row.get("id") or row["path"])
    return host.removeprefix("www.") if host else _NUMBER.sub("", name)


def holds_none(row: dict[str, Any]) -> bool:
    """Check whether readers found no article on a page, whatever the program did with it."""
    return row.get("grade") in ("no article", "refused", "summarized")


def thousandths(values: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(f"{value:.3f}" for value in values)
