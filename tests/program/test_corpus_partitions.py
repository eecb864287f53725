"""`--partition-by`: a folder that is a data set, and stays one whatever happens to its runs."""

import json
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest

from summarize.corpus import Options, plan_shards, read_report, summarize_shard
from tests.conftest import ROOT, Run
from tests.program.corpus import read_lines, write_texts
from tests.program.test_corpus_retry import SLOW
from tests.program.test_corpus_safety import KILLED

NONE = "__HIVE_DEFAULT_PARTITION__"
GERMAN = "Der Rat der Stadt tagte am Montag und stimmte für einen längeren Damm im Hafen. "


def write_articles(folder: Path) -> Path:
    """Write texts in two languages, a copy of one, and a file that has no article."""
    write_texts(folder, 8)
    for number in range(4):
        text = "".join(f"{GERMAN}Es war das {number}. Jahr und der {n}. Tag. " for n in range(8))
        (folder / f"1{number}.txt").write_text(text)
    shutil.copy(folder / "10.txt", folder / "19.txt")
    (folder / "0003.txt").write_bytes(b"%PDF-1.7 binary")
    return folder


def read_rows(out: Path) -> Counter[str]:
    """Count the rows of a data set: each line, with the values of its folders."""
    rows = Counter[str]()
    for path in out.glob("*=*/**/part-*.jsonl"):
        folders = [part.partition("=") for part in path.relative_to(out).parts if "=" in part]
        values = {name: unquote(value) for name, _, value in folders if value != NONE}
        rows.update(json.dumps(line | values, sort_keys=True) for line in read_lines(path))
    return rows


def read_plain(out: Path) -> Counter[str]:
    """Count the rows of a folder of parts as those of a data set."""
    lines = [line for path in out.glob("part-*.jsonl") for line in read_lines(path)]
    known = [{k: v for k, v in line.items() if k != "language" or v} for line in lines]
    return Counter(json.dumps(line, sort_keys=True) for line in known)


@pytest.fixture(scope="module")
def plain(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write articles, and the parts that a run makes of them."""
    place = tmp_path_factory.mktemp("plain")
    write_articles(place / "in")
    assert run(*list_words(place), "-o", f"{place}/out/").code == 0
    return place / "out"


def list_words(place: Path, *more: str) -> list[str]:
    words = ["-q", "--shard-size", "4K", "--max-failures", "1", "--jobs", "1", *more]
    return ["corpus", str(place / "in"), *words]


def divide(plain: Path, out: Path, *more: str, by: str = "language") -> list[str]:
    return [*list_words(plain.parent, *more), "--partition-by", by, "-o", f"{out}/"]


def is_complete(run: Run, out: Path) -> bool:
    report = run("corpus", "report", f"{out}/", "--json", "--max-failures", "1")
    return report.code == 0 and json.loads(report.out)["complete"] is True


def test_all_lines_are_there_once_in_the_folder_of_their_language(
    run: Run, plain: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run(*divide(plain, out)).code == 0
    assert read_rows(out) == read_plain(plain)
    assert sorted(path.name for path in out.iterdir()) == [
        "_state", f"language={NONE}", "language=de", "language=en",
    ]  # fmt: skip
    assert all("language" not in line for path in out.glob("*=*/*") for line in read_lines(path))
    assert is_complete(run, out)


def test_tables_are_read_as_a_data_set(run: Run, plain: Path, tmp_path: Path) -> None:
    """By the code in CORPUS.md."""
    pyarrow, dataset = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.dataset")
    out = tmp_path / "out"
    assert run(*divide(plain, out, "--part-format", "parquet", by="language,date")).code == 0
    page = (ROOT / ".github" / "CORPUS.md").read_text(encoding="utf-8")
    (code,) = (code for code in page.split("```")[1::2] if 'flavor="hive"' in code)
    names = {"pa": pyarrow, "dataset": dataset}
    exec(code.removeprefix("python").replace('"parts/"', repr(str(out))), names)
    found = names["articles"]
    assert [str(found.schema.field(n).type) for n in ("language", "date")] == [
        "string",
        "date32[day]",
    ]
    rows = found.to_table(columns=["id", "language", "date"]).to_pylist()
    expected = [line for path in plain.glob("part-*.jsonl") for line in read_lines(path)]
    assert sorted((row["id"], row["language"]) for row in rows) == sorted(
        (line["id"], line.get("language")) for line in expected
    )
    german = found.count_rows(filter=dataset.field("language") == "de")
    assert german == sum(line.get("language") == "de" for line in expected)


def kill_often(words: list[str]) -> int:
    """Kill a program before one of the next files that it brings to its place, until it is done.

    Return how often it was.
    """
    kills = 0
    while True:
        program = [sys.executable, "-c", KILLED, str(2 * kills % 7), *words]
        done = subprocess.run(program, capture_output=True, check=False, timeout=60)
        if done.returncode != -signal.SIGKILL:
            assert done.returncode == 0, done.stderr
            return kills
        kills += 1


def test_kills_lose_and_double_nothing(run: Run, plain: Path, tmp_path: Path) -> None:
    out, marked = tmp_path / "out", tmp_path / "marked"
    shutil.copytree(plain, marked)
    assert kill_often(divide(plain, out)) >= 4
    assert (read_rows(out), is_complete(run, out)) == (read_plain(plain), True)
    assert run("corpus", "dedup", f"{marked}/").code == 0
    assert kill_often(["corpus", "dedup", f"{out}/"]) >= 1
    assert (read_rows(out), is_complete(run, out)) == (read_plain(marked), True)


def test_lines_of_a_retry_move_to_their_language(run: Run, tmp_path: Path) -> None:
    write_texts(tmp_path / "in", 3)
    (tmp_path / "in" / "0001.txt").write_text(SLOW)
    out, plain = tmp_path / "out", tmp_path / "plain"
    divided = ["-o", f"{out}/", "--partition-by", "language"]
    late = list_words(tmp_path, "--timeout", "0.1", *divided)
    assert run(*late).code == 0
    assert len(list(out.glob(f"language={NONE}/*"))) == 1
    retry = list_words(tmp_path, "--timeout", "60", "--retry-failed", *divided)
    assert kill_often(retry) >= 2
    assert run(*list_words(tmp_path, "--timeout", "60"), "-o", f"{plain}/").code == 0
    assert (read_rows(out), is_complete(run, out)) == (read_plain(plain), True)
    assert not list(out.glob(f"language={NONE}/*"))


def test_a_damaged_partition_costs_no_work(run: Run, plain: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(*divide(plain, out)).code == 0
    next(out.glob("language=de/*")).write_text("")
    report = run("corpus", "report", f"{out}/", "--json")
    assert report.code == 3
    assert [each["why"] for each in json.loads(report.out)["missing"]] == ["damaged"]
    told = run(*(word for word in divide(plain, out) if word != "-q"))
    assert (told.code, "of them in this run 0" in " ".join(told.err.split())) == (0, True)
    assert (read_rows(out), is_complete(run, out)) == (read_plain(plain), True)


def test_partitions_of_an_input_that_is_gone_are_gone_and_come_back(
    run: Run, tmp_path: Path
) -> None:
    folder, out = write_texts(tmp_path / "in", 9), tmp_path / "out"
    words = [*list_words(tmp_path, "--shard-size", "1K"), "--partition-by", "date,language"]
    words += ["-o", f"{out}/"]
    assert run(*words).code == 0
    before = read_rows(out)
    moved = (folder / "0004.txt").rename(tmp_path / "0004.txt")
    assert run(*words).code == 0
    assert sum(read_rows(out).values()) == 8
    assert list(out.glob("_state/old-*"))
    moved.rename(folder / "0004.txt")
    assert run(*words).code == 0
    assert (read_rows(out), is_complete(run, out)) == (before, True)


@pytest.mark.parametrize("share", [(), ("--shard", "0/2")], ids=["whole", "a-share"])
def test_restart_removes_partitions_and_leaves_files_of_others(
    run: Run, plain: Path, tmp_path: Path, share: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    assert run(*divide(plain, out)).code == 0
    other = out / "language=de" / "part-00000-c000.jsonl"
    other.write_text("{}")
    assert run(*divide(plain, out, "--restart", *share)).code == 0
    assert other.read_text() == "{}"
    other.unlink()
    assert (read_rows(out), is_complete(run, out)) == (read_plain(plain), True)


def test_a_limit_has_as_many_lines_and_the_next_run_the_rest(
    run: Run, plain: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run(*divide(plain, out, "--limit", "5")).code == 0
    assert sum(read_rows(out).values()) == 5
    assert run(*divide(plain, out)).code == 0
    assert (read_rows(out), is_complete(run, out)) == (read_plain(plain), True)


def test_shares_make_one_data_set_and_its_files_are_no_inputs(
    run: Run, plain: Path, tmp_path: Path
) -> None:
    shutil.copytree(plain.parent / "in", tmp_path / "in")
    out = tmp_path / "in" / "out"
    files = f"{tmp_path}/in/**/*.*"
    words = ["-q", "--max-failures", "1", "--shard-size", "4K", "-o", f"{out}/"]
    for share in ("1/2", "0/2", "1/2"):
        command = ["corpus", files, *words, "--partition-by", "language", "--shard", share]
        assert run(*command).code == 0
    assert sum(read_rows(out).values()) == sum(read_plain(plain).values())
    assert is_complete(run, out)


def test_any_engine_divides(plain: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    options = Options(partition_by=("language",))
    for shard in plan_shards([str(plain.parent / "in")], "4K", out=out):
        summarize_shard(shard, out, options)
    assert read_rows(tmp_path / "out") == read_plain(plain)
    assert read_report(out)["complete"] is True


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--partition-by", "title", "-o", "x/"], "can't divide", id="another-field"),
        pytest.param(["--partition-by", "date", "-o", "x.jsonl"], "a folder", id="a-file"),
        pytest.param(["--partition-by", "date", "-o", "-"], "a folder", id="standard-output"),
    ],
)
def test_wrong_usage_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("corpus", write_texts(tmp_path / "in", 1), *words)
    assert (told.code, message in told.err, told.err.count("\n")) == (2, True, 1)
