"""Retries repeat the failed articles, and leave the other lines byte for byte."""

import gzip
import json
from pathlib import Path

import pytest

from summarize.corpus import Options, plan_shards, summarize_shard
from tests.conftest import Run
from tests.program.corpus import SENTENCE, read_lines, write_texts

# Some .3 s, and a limit of .1 s.
SLOW = "".join(f"The board met on day {i} and voted once more.\n\n" for i in range(6_000))
ROWS = [{"text": SENTENCE.format(n, n) * 3} for n in range(6)]


def write_input(folder: Path) -> Path:
    """Write texts, one of them slow and one damaged, and rows, one of which is slow."""
    write_texts(folder, 4)
    (folder / "0001.txt").write_text(SLOW)
    (folder / "0002.txt").write_bytes(b"%PDF-1.7 binary")
    rows = [*ROWS[:3], {"text": SLOW}, {"text": ""}, *ROWS[3:]]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def tell(line: dict[str, object]) -> str:
    return str(line["status"]).partition(":")[0]


def test_failed_articles_are_retried_with_more_time(run: Run, tmp_path: Path) -> None:
    folder, out = write_input(tmp_path / "in"), tmp_path / "out.jsonl"
    assert run("corpus", folder, "-q", "--timeout", "0.1", "-o", out).code == 4
    before = out.read_bytes().splitlines()
    late = [n for n, line in enumerate(read_lines(out)) if tell(line) == "TimeoutError"]
    assert {1, 7} <= set(late)
    told = run("corpus", "--retry-failed", "TimeoutError", folder, "--timeout", "60", "-o", out)
    after = out.read_bytes().splitlines()
    assert told.code == 4
    assert [tell(line) for line in read_lines(out)] == [
        "ok", "ok", "InputError", "ok", "ok", "ok", "ok", "ok", "NoArticleError", "ok", "ok", "ok",
    ]  # fmt: skip
    same = [n for n in range(12) if n not in late]
    assert [after[n] for n in same] == [before[n] for n in same]
    assert f"of them in this run {len(late)} " in " ".join(told.err.split())
    told = run("corpus", "--retry-failed", folder, "--timeout", "60", "-o", out)
    assert out.read_bytes().splitlines() == after
    assert "of them in this run 2 " in " ".join(told.err.split())  # they fail again
    whole = tmp_path / "whole.jsonl"
    assert run("corpus", folder, "-q", "--timeout", "60", "-o", whole).code == 4
    assert out.read_bytes() == whole.read_bytes()
    check_checkpoints(Path(f"{out}.parts"), Path(f"{whole}.parts"))


def check_checkpoints(out: Path, whole: Path) -> None:
    """Compare the lists of errors and the checkpoints with those of a run without retries."""
    for errors in whole.glob("_state/part-*.errors.jsonl"):
        assert (out / "_state" / errors.name).read_bytes() == errors.read_bytes()
    for done in whole.glob("_state/part-*.done"):
        expected, found = (
            json.loads((place / "_state" / done.name).read_bytes()) for place in (whole, out)
        )
        for name in ("counts", "errors", "words", "skipped", "unread", "files", "options"):
            assert expected[name] == found[name], name


def test_the_raw_pages_of_failed_articles_are_kept(run: Run, tmp_path: Path) -> None:
    folder, out, kept = tmp_path / "in", tmp_path / "out", tmp_path / "kept"
    write_texts(folder, 2)
    page = b"%PDF-1.7 binary"
    (folder / "broken.pdf").write_bytes(page)
    rows = [ROWS[0], {"html": page.decode()}, {"text": ""}, {"title": "nothing"}]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = ("corpus", folder, "-q", "-o", f"{out}/", "--keep-failed", kept)
    assert run(*command).code == 4
    (errors,) = out.glob("_state/*.errors.jsonl")
    names = [line["kept"] for line in read_lines(errors) if "kept" in line]
    assert sorted(str(path) for path in kept.iterdir()) == sorted(names[:2])
    assert [Path(name).read_bytes() for name in names[:2]] == [page, page]
    assert names[0].endswith(".pdf")
    assert run("corpus", folder, "-q", "-o", f"{out}/").code == 4  # no option of the lines


def test_nothing_is_done_where_nothing_failed_so(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 2), tmp_path / "out"
    command = ("corpus", folder, "-q", "-o", f"{out}/")
    assert run(*command).code == 0
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")}
    assert run(*command, "--retry-failed", "MemoryError").code == 0
    assert {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")} == before


def test_a_file_that_was_not_read_to_its_end_is_read_on_and_no_line_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end comes first as an error; then the file has gone; then it can be read."""
    monkeypatch.chdir(tmp_path)
    path = Path("rows.jsonl.gz")
    data = gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode())
    path.write_bytes(data)
    (shard,) = plan_shards([path])
    path.write_bytes(data[:-4])
    torn = summarize_shard(shard, "out", Options())
    assert (torn.unread, torn.counts["InputError"]) == (1, 1)
    part = Path("out") / f"part-{shard.id}.jsonl"
    before = part.read_bytes()
    path.unlink()
    gone = summarize_shard(shard, "out", Options(), retry="all")
    assert (gone.unread, gone.counts["ok"]) == (1, torn.counts["ok"])
    assert part.read_bytes().splitlines()[:-1] == before.splitlines()[:-1]
    path.write_bytes(data)
    healed = summarize_shard(shard, "out", Options(), retry="InputError")
    assert (healed.unread, healed.counts["ok"]) == (0, len(ROWS))
    assert part.read_bytes().splitlines()[: torn.counts["ok"]] == before.splitlines()[:-1]
    assert len({line["source"] for line in read_lines(part)}) == len(ROWS)


@pytest.mark.parametrize("words", [("-o", "-", "--retry-failed"), ("--retry-failed", "-o", "-")])
def test_retries_need_an_output_on_disk(run: Run, words: tuple[str, ...]) -> None:
    told = run("corpus", "samples/tram.txt", *words)
    assert (told.code, told.err.count("\n"), "--retry-failed" in told.err) == (2, 1, True)
