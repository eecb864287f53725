"""Compare what is picked with the sentences that readers chose as the best summary of articles.

choices.jsonl names 1,147 texts and pages of the data by set and row, how many sentences a summary
of each has, and, by checksum, those that readers hold for the best, for as good, and for bad. In
some, readers marked all that dangle, or those among the first sentences, as many as were "judged".
What `auto` picks is told for a network that has not seen the site, and for one that has not seen
the set.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean
from urllib.parse import urlsplit
from zlib import crc32

from summarize import summarize
from summarize.discourse.prose import list_prose
from summarize.errors import NoArticleError
from summarize.models import Article, Sentence
from tests.benchmarks.coherence import read_row
from tests.benchmarks.measures import read_sets

_CHOICES = Path(__file__).with_name("choices.jsonl")
_WORTH = {"best": 1.0, "good": 0.5, "bad": -0.5}
_RANKERS = ("lex-rank", "text-rank")
_HEADINGS = 4  # from which on an article has sections
_FEWEST = 10  # articles of a language that is told apart
# What an article is, by its set; the others are news.
_KINDS = {
    "wcxb_dev": "open web",
    "wcxb_more_dev": "open web",
    "wcxb_service_dev": "services",
    "wcxb_documentation_dev": "documentation",
    "by_eye2_dev": "real pages",
    "cleanportaleval_dev": "portals",
    "by_eye_dev": "real pages",
    "klexikon_de_long_train60": "reference",
    "ru_papers_long_dev": "papers",
    "scisummnet_long_dev": "papers",
}


@dataclass(frozen=True)
class Choice:
    """An article, and what its sentences are worth to readers."""

    data: str  # the set
    site: str
    article: Article
    count: int  # sentences of a summary
    worths: Mapping[str, float]  # by the checksum of a sentence; -0.5..1
    dangling: frozenset[str] = frozenset()  # checksums of sentences
    judged: int = 0  # number of sentences among which the dangling ones were marked

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The rows of the table that it counts for."""
        headings = sum(block.kind == "heading" for block in self.article.blocks)
        return (
            "all",
            _KINDS.get(self.data, "news"),
            "sections" if headings >= _HEADINGS else "no sections",
            self.article.language,
        )

    def rate(self, texts: Sequence[str]) -> list[float]:
        """Return what each of the sentences is worth."""
        return [self.worths.get(_sum_up(text), 0.0) for text in texts]

    def is_dangling(self, text: str) -> bool:
        """Check whether readers marked a sentence as dangling."""
        return _sum_up(text) in self.dangling

    @property
    def most(self) -> float:
        """What the best summary is worth."""
        return sum(sorted(self.worths.values(), reverse=True)[: self.count])


def measure_choices(folder: str, chosen: str) -> Iterator[tuple[str, ...]]:
    """Yield what the picks are worth, as a share of the best ones, and how many are which."""
    from tests.makers.learn import pick_blindly

    yield ("picked", "articles", "worth", "best", "best or good", "bad")
    choices = list(read_choices(folder, chosen))
    yield _write_row("opening", choices, [list_prose(c.article)[: c.count] for c in choices])
    for ranker in _RANKERS:
        yield _write_row(ranker, choices, [pick(choice, ranker) for choice in choices])
    for by in ("set", "site"):
        picked = pick_blindly(choices, by)
        yield _write_row(f"auto, {by} left out", choices, picked)
    for kind in dict.fromkeys(kind for choice in choices for kind in choice.kinds[1:]):
        some = [i for i, choice in enumerate(choices) if kind in choice.kinds]
        if len(some) >= _FEWEST:
            row = _write_row(kind, [choices[i] for i in some], [picked[i] for i in some])
            yield ("  " + row[0], *row[1:])


def pick(choice: Choice, ranker: str) -> Sequence[Sentence]:
    """Return the sentences that a ranker picks, as many as the readers chose."""
    summary = summarize(choice.article, length=str(choice.count), algorithm=ranker, keywords=0)
    return summary.sentences


def read_choices(folder: str, chosen: str, count: int | None = None) -> Iterator[Choice]:
    """Yield the articles in which readers chose, as the program extracts them now.

    With a count, so many of them, at even distances. Pages that it refuses (2 of 1,147: a chapter
    whose verses are all links, and a sample of 50 words) are left out.
    """
    lines = [json.loads(line) for line in _CHOICES.read_text().splitlines()]
    if count is not None:
        lines = [line for line in lines if chosen in line["set"]]
        lines = lines[:: max(1, len(lines) // count)][:count]
    for kind in ("summaries", "pages", "real_pages"):
        for name, rows in read_sets(folder, kind, chosen):
            for line in lines:
                if line["set"] == name:
                    row = rows[line["row"]]
                    worths = {key: _WORTH[x] for x in _WORTH for key in line[x].split()}
                    host = urlsplit(row.get("url") or "").hostname or f"{name} {line['row']}"
                    site = host.removeprefix("www.")
                    dangling = frozenset(line.get("dangling", "").split())
                    judged = line.get("judged", sys.maxsize) if "dangling" in line else 0
                    count = line["count"]
                    try:
                        article = read_row(row)
                    except NoArticleError:
                        continue
                    yield Choice(name, site, article, count, worths, dangling, judged)


def _sum_up(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


def _write_row(
    name: str, choices: Sequence[Choice], picked: Sequence[Sequence[Sentence]]
) -> tuple[str, ...]:
    found = [
        choice.rate([sentence.text for sentence in sentences])
        for choice, sentences in zip(choices, picked, strict=True)
    ]
    shares = [sum(worths) / c.most for c, worths in zip(choices, found, strict=True)]
    worths = [worth for some in found for worth in some]
    kinds = (
        fmean(worth == 1 for worth in worths),
        fmean(worth > 0 for worth in worths),
        fmean(worth < 0 for worth in worths),
    )
    return (name, str(len(choices)), *(f"{value:.3f}" for value in (fmean(shares), *kinds)))
