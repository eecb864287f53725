"""Compare what is picked with the sentences that readers chose as the best summary of articles.

choices.jsonl names 420 texts and pages of the data by set and row, how many sentences a summary of
each has, and, by checksum, the sentences that readers hold for the best, for as good, and for bad.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from zlib import crc32

from summarize import summarize
from summarize.discourse.prose import list_prose
from summarize.models import Article, Sentence
from tests.quality.coherence import read_row
from tests.quality.measures import read_sets

_CHOICES = Path(__file__).with_name("choices.jsonl")
_WORTH = {"best": 1.0, "good": 0.5, "bad": -0.5}
_RANKERS = ("auto", "lex-rank", "text-rank")

Worths = dict[str, float]  # by the checksum of the sentence
Choice = tuple[Article, int, Worths]


def measure_choices(folder: str, chosen: str) -> Iterator[tuple[str, ...]]:
    """Yield what the picks are worth, as a share of the best ones, and how many are which."""
    yield ("picked", "articles", "worth", "best", "best or good", "bad")
    choices = list(_read_choices(folder, chosen))
    yield _write_row("opening", choices, [list_prose(a)[:count] for a, count, _ in choices])
    for ranker in _RANKERS:
        picked = [
            summarize(article, length=str(count), algorithm=ranker, keywords=0).sentences
            for article, count, _ in choices
        ]
        yield _write_row(ranker, choices, picked)


def _read_choices(folder: str, chosen: str) -> Iterator[Choice]:
    lines = [json.loads(line) for line in _CHOICES.read_text().splitlines()]
    for kind in ("summaries", "pages"):
        for name, rows in read_sets(folder, kind, chosen):
            for line in lines:
                if line["set"] == name:
                    worths = {key: _WORTH[x] for x in _WORTH for key in line[x].split()}
                    yield read_row(rows[line["row"]]), line["count"], worths


def _write_row(
    name: str, choices: Sequence[Choice], picked: Sequence[Sequence[Sentence]]
) -> tuple[str, ...]:
    shares, all_worths = [], []
    for (_, count, worths), sentences in zip(choices, picked, strict=True):
        found = [worths.get(f"{crc32(s.text.encode()):08x}", 0.0) for s in sentences]
        most = sum(sorted(worths.values(), reverse=True)[:count])
        shares.append(sum(found) / most)
        all_worths += found
    kinds = (
        fmean(worth == 1 for worth in all_worths),
        fmean(worth > 0 for worth in all_worths),
        fmean(worth < 0 for worth in all_worths),
    )
    return (name, str(len(choices)), *(f"{value:.3f}" for value in (fmean(shares), *kinds)))
