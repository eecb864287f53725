"""Samples: random places of all inputs, the same for a seed, and an estimate by their bytes."""

import json
from pathlib import Path

import pytest

from summarize.corpus.plan import plan_shards
from summarize.corpus.report import Totals
from summarize.corpus.sample import Sampled, estimate_whole, format_estimate, sample_shards
from summarize.readers.several_articles import read_items


def test_places_are_chosen_over_all_inputs_by_a_seed(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"The board met {number} times. " * 9)
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"text": f"{n} " * 200}) + "\n" for n in range(2000)))
    shards = list(plan_shards([tmp_path], 200_000))
    places = sample_shards(shards, 60, 1)
    assert places == sample_shards(shards, 60, 1) != sample_shards(shards, 60, 2)
    assert len({place.id for place in places}) == len(places) <= 60
    assert all(len(place.paths) == 1 and place.size <= 1 << 16 for place in places)
    spans = [place for place in places if place.path == str(rows)]
    starts = [place.start for place in spans]
    assert min(starts) < rows.stat().st_size // 4 < rows.stat().st_size // 2 < max(starts)
    assert all(list(read_items(place.path, span=place.span)) for place in spans)
    assert sample_shards([], 5, 1) == []


def test_a_place_of_a_table_is_a_row_group(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "rows.parquet"
    table = pyarrow.table({"text": [f"The board met {n} times. " * 99 for n in range(90)]})
    parquet.write_table(table, path, row_group_size=9, compression="none", use_dictionary=False)
    shards = list(plan_shards([path], 100_000))
    places = sample_shards(shards, 20, 1)
    assert len(places) > 5
    assert all(len(list(read_items(p.path, span=p.span))) in (9, 18) for p in places)


def test_the_whole_is_estimated_by_the_bytes_of_a_sample() -> None:
    totals = Totals()
    totals.counts.update({"ok": 90, "InputError": 5, "NoArticleError": 5})
    totals.cpu_seconds = 7.2
    estimate = estimate_whole(totals, Sampled(whole=10**9, read=10**6, written=10**5))
    assert estimate == {
        "articles": 100_000, "cpu_seconds": 7200, "bytes": 10**8, "failed": 5000,
        "failed_percent": [0.73, 5.0, 9.27], "empty": 5000,
    }  # fmt: skip
    rows = [row.split(maxsplit=1) for row in format_estimate(estimate)[1:4]]
    assert [row[1].split()[-1] for row in rows] == ["2.0", "0.10", "9.27)"]
