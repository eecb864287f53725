"""Quality on the samples may not drop: tests/quality/floor.toml holds what was reached."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import pytest

from summarize import Article, extract_article
from tests.benchmarks.scores import f1_of_means, precision_recall
from tests.benchmarks.structure import count_blocks, count_faults
from tests.conftest import SAMPLES, read_sample

FOLDER = Path(__file__).parent
FLOOR = FOLDER / "floor.toml"
NAMES = sorted(path.name for path in SAMPLES.iterdir())


def gold_of(name: str) -> str:
    return (FOLDER / "gold" / f"{name}.txt").read_text(encoding="utf-8")


def measure_samples() -> dict[str, float]:
    """Return F1 on pages and on texts, and what is kept, whole and without a fault, as shares."""
    scores: dict[str, float] = {}
    for kind in ("pages", "texts"):
        names = [name for name in NAMES if name.endswith(".html") == (kind == "pages")]
        texts = {name: "\n".join(a.text for a in read_sample(name)) for name in names}
        pairs = [precision_recall(text, gold_of(name)) for name, text in texts.items()]
        scores[f"{kind}_f1"] = f1_of_means(pairs)[0]
    kept = [precision_recall(extract_article(gold_of(n)).text, gold_of(n))[1] for n in NAMES]
    scores["articles_kept"] = fmean(kept)
    blocks, picked, faults = Counter[str](), 0, 0
    for name in NAMES:
        blocks += count_blocks(join_blocks(read_sample(name)), gold_of(name).splitlines())
        if name.endswith(".html"):
            count, found = count_faults((SAMPLES / name).read_bytes())
            picked, faults = picked + count, faults + found.total()
    scores["blocks_whole"] = blocks["whole"] / blocks.total()
    scores["sentences_sound"] = 1 - faults / picked
    return scores


def join_blocks(articles: Sequence[Article]) -> Article:
    return replace(articles[0], blocks=tuple(b for a in articles for b in a.blocks))


def write_floor(scores: dict[str, float]) -> None:
    head = "# Written by `pytest --update-floor`, which raises a floor and never lowers one.\n"
    FLOOR.write_text(head + "".join(f"{name} = {value:.4f}\n" for name, value in scores.items()))


def test_quality_on_the_samples_stays_above_the_floor(request: pytest.FixtureRequest) -> None:
    floor = tomllib.loads(FLOOR.read_text()) if FLOOR.exists() else {}
    scores = measure_samples()
    if request.config.getoption("--update-floor"):
        floor = {name: max(floor.get(name, 0.0), value - 5e-5) for name, value in scores.items()}
        write_floor(floor)
    assert floor.keys() == scores.keys()
    assert not {name: value for name, value in scores.items() if value < floor[name]}


def test_every_sample_has_its_article_as_gold() -> None:
    assert sorted(path.name for path in (FOLDER / "gold").iterdir()) == [f"{n}.txt" for n in NAMES]
