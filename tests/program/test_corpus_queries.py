"""The queries of CORPUS.md give what they say, run as they are printed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus import read_report
from tests.conftest import ROOT, SAMPLES, Run
from tests.program.corpus import SENTENCE

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

PAGE = (ROOT / ".github" / "CORPUS.md").read_text("utf-8").split("## Queries\n")[1]
TRAM = (SAMPLES / "tram.txt").read_text("utf-8")
FIRE = (
    "Flames destroyed the Tolbury cannery on Monday night. Maud Pennick owns it. A night watchman "
    "saw flames at the boiler house.",
    "A fire left nothing of the cannery at Tolbury. Its owner Maud Pennick says that a night "
    "watchman saw flames at the boiler house.",
)
TITLES = {8: "Fire destroys the Tolbury cannery", 9: "Tolbury cannery lost to flames"}


def find_block(title: str, kind: str = "sql") -> str:
    """Return the first block of code below a title."""
    text = PAGE.split(f"**{title}**")[1]
    return text.split(f"```{kind}\n")[1].split("```")[0]


def write_crawl(folder: Path) -> None:
    """Write six articles, a copy, a near-copy, two reports of a fire, and a row without text."""
    texts = ["\n\n".join(SENTENCE.format(n, day) for day in range(12)) for n in range(5)]
    lines = TRAM.split("\n\n")
    more = "The keeper of the old ferry oils its wheels each morning. Nobody pays him."
    other = "\n\n".join([*lines[:5], more, *lines[5:]])
    german = "Der Rat tagte am Montag. Er stimmte für einen längeren Damm. Das Wasser stieg."
    rows = [
        {
            "id": str(n),
            "text": text,
            "title": TITLES.get(n),
            "url": f"https://example.org/{n}",
            "date": "2026-01-31",
        }
        for n, text in enumerate([*texts, TRAM, texts[2], other, *FIRE, german, ""])
    ]
    folder.mkdir()
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))


@pytest.fixture(scope="module", params=["parquet", "jsonl"])
def place(run: Run, tmp_path_factory: pytest.TempPathFactory, request: Any) -> tuple[Path, str]:
    """Summarize a crawl to parts of a format, where the statement of duplicates has been run."""
    folder = tmp_path_factory.mktemp(request.param)
    write_crawl(folder / "crawl")
    command = ("corpus", folder / "crawl", "-q", "--shard-size", "2K", "-o", f"{folder}/parts/")
    assert run(*command, "--part-format", request.param).code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        duckdb.sql(read_query("Duplicates", request.param))
    return folder, request.param


def read_query(title: str, kind: str) -> str:
    return find_block(title).replace("parts/*.parquet", f"parts/*.{kind}")


def ask(query: str) -> list[tuple[Any, ...]]:
    return sorted(duckdb.sql(query).fetchall())


@pytest.fixture(autouse=True)
def kind(place: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Work beside the parts; return their format."""
    monkeypatch.chdir(place[0])
    return place[1]


def test_of_copies_one_stays() -> None:
    found = [name for (name,) in ask("SELECT id FROM 'unique.parquet'")]
    assert found == sorted(str(n) for n in range(11) if n != 6)


def test_near_copies_are_pairs(kind: str) -> None:
    duckdb.sql(read_query("Near-duplicates", kind))
    ((first, near, share),) = ask("SELECT id, near, share FROM 'near.parquet'")
    assert (first, near) == ("5", "7")
    assert 0.5 <= share <= 1


def test_partitions_hold_every_line_once(kind: str) -> None:
    duckdb.sql(read_query("Partitions", kind))
    query = "SELECT language, count(*) FROM read_parquet('divided/*/*/*.parquet') GROUP BY language"
    counts = dict(duckdb.sql(query).fetchall())
    assert counts["de"] == 1
    assert sum(counts.values()) == 12  # the row without text, too
    assert Path("divided/language=de/date=2026-01-31").is_dir()


def test_a_sample_is_a_share_and_the_report_estimates_the_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    if kind != "jsonl":
        pytest.skip("the same for all formats")
    write_crawl(tmp_path / "crawl")
    monkeypatch.chdir(tmp_path)
    sample, report = find_block("A sample", "sh").splitlines()
    for name in ("crawl/", "parts/"):
        sample, report = (line.replace(name, f"{tmp_path}/{name}") for line in (sample, report))
    words = sample.replace("0/1000", "0/2").replace("4M", "1K").split()[1:]
    assert run(*words, "-q").code == 0
    told = run(*report.split()[1:])
    estimate = read_report("parts/")["estimate"]
    low, value, high = estimate["articles"]
    assert (told.code, low <= value <= high, low < 12 < 2 * value) == (3, True, True)
    assert f"whole, estimated: articles {value} ({low} to {high})" in re.sub(" +", " ", told.err)
    assert run(*re.sub("--shard [^ ]+ ", "", " ".join(words)).split(), "-q").code == 0
    assert read_report("parts/")["estimate"] is None


def test_stories_are_found_among_rows(kind: str) -> None:
    duckdb.sql(read_query("Stories", kind))
    script = find_block("Stories", "sh")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    subprocess.run(["bash", "-ec", script], check=True, capture_output=True, env=environment)
    found = json.loads(Path("stories.json").read_text())["stories"]
    sources = [sorted(source["url"][-1] for source in story["sources"]) for story in found]
    assert ["8", "9"] in sources
