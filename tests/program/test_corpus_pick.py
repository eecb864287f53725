"""`summarize corpus --pick-with COMMAND`: a program picks for each article, and fails for few."""

import json
import re
import shlex
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.parquet import read_parquet_lines
from tests.conftest import Run
from tests.program.corpus import read_lines, start_corpus, wait_for, write_texts
from tests.program.programs import Program, wait_for_end


@pytest.fixture(name="program")
def make_program(tmp_path: Path) -> Program:
    return Program(tmp_path / "my model")


@pytest.fixture(name="texts")
def make_texts(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "in", 4)


def pick(run: Run, program: Program, body: str, texts: Path, *words: str | Path) -> Any:
    """Run a corpus with a program of this body, whose variable TOWN is the number of the text."""
    town = "TOWN=$(grep -o 'town [0-9]*' $prompt | head -1 | tr -dc 0-9)"
    command = program.write(f"{town}\n{body}")
    out = texts.parent / "out.jsonl"
    result = run("corpus", texts, "-o", out, "-n", "1", "--pick-with", command, *words)
    assert result.code == 0, result.err
    return result


def list_picks(texts: Path) -> list[tuple[int, str | None]]:
    """List the position of the one sentence of each line, and why auto picked it."""
    lines = read_lines(texts.parent / "out.jsonl")
    assert {line["picked_by"]["command"] for line in lines} == {"my model"}
    return [(line["sentences"][0]["position"], line["picked_by"]["fallback"]) for line in lines]


def test_each_line_says_who_picked_it(run: Run, program: Program, texts: Path) -> None:
    result = pick(run, program, "echo $((TOWN + 2))", texts, "--json")
    assert list_picks(texts) == [(1, None), (2, None), (3, None), (4, None)]
    assert len(program.prompts) == 4
    report = json.loads(result.out)["picked"]
    assert report == {"command": 4, "auto": 0, "calls": 4, "fallbacks": {}}
    assert re.search(r"^picked by the command +4$", result.err, re.MULTILINE)


def test_a_failure_or_a_late_answer_costs_only_its_article(
    run: Run, program: Program, texts: Path
) -> None:
    body = "[ $TOWN = 1 ] && exit 3; [ $TOWN = 2 ] && sleep 60; echo 9"
    result = pick(run, program, body, texts, "--pick-timeout", "1", "--json")
    failed, late = "ended with exit code 3", "took longer than 1 s"
    assert [reason for _, reason in list_picks(texts)] == [None, failed, late, None]
    plain = texts.parent / "plain.jsonl"
    run("corpus", texts, "-o", plain, "-n", "1")
    lines = zip(read_lines(texts.parent / "out.jsonl"), read_lines(plain), strict=True)
    assert [a["sentences"] == b["sentences"] for a, b in lines] == [False, True, True, False]
    assert f"{texts}/0001.txt: my model {failed}: auto picked the sentences\n" in result.err
    assert json.loads(result.out)["picked"] == {
        "command": 2, "auto": 2, "calls": 4,
        "fallbacks": {f"my model {failed}": 1, f"my model {late}": 1},
    }  # fmt: skip


def test_what_was_left_to_auto_is_asked_again(run: Run, program: Program, texts: Path) -> None:
    well = program.path.with_name("well")
    body = f"[ -e {shlex.quote(str(well))} ] || [ $TOWN != 1 ] || exit 3; echo 9"
    assert "'--retry-failed fallback' asks" in pick(run, program, body, texts).err
    well.touch()
    pick(run, program, body, texts)
    assert list_picks(texts)[1][1] == "ended with exit code 3"
    pick(run, program, body, texts, "--retry-failed", "fallback")
    assert list_picks(texts) == [(8, None)] * 4
    assert len(program.prompts) == 5


def test_a_slow_model_takes_none_of_the_time_of_an_article(
    run: Run, program: Program, texts: Path
) -> None:
    pick(run, program, "sleep 2; echo 9", texts, "--timeout", "1", "--jobs", "4")
    assert list_picks(texts) == [(8, None)] * 4


def test_it_has_the_memory_that_the_user_has_and_no_share_of_the_worker(
    run: Run, program: Program, texts: Path
) -> None:
    limit = subprocess.run(["sh", "-c", "ulimit -v"], capture_output=True, text=True).stdout.strip()
    pick(run, program, f'[ "$(ulimit -v)" = {limit} ] && echo 9', texts, "--memory", "500M")
    assert list_picks(texts) == [(8, None)] * 4


def test_as_many_run_at_a_time_as_there_are_jobs(
    run: Run, program: Program, tmp_path: Path
) -> None:
    texts, place = write_texts(tmp_path / "in", 40), shlex.quote(str(tmp_path))
    body = f"""touch {place}/run-$$; ls {place} | grep -c run- >> {place}/counts
    sleep 0.3; rm {place}/run-$$; echo 9"""
    pick(run, program, body, texts, "--jobs", "2")
    assert {*(tmp_path / "counts").read_text().split()} == {"1", "2"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_all_programs_and_the_next_run_goes_on(
    run: Run, program: Program, texts: Path, number: signal.Signals
) -> None:
    texts, place = write_texts(texts, 40), texts.parent / "pids"
    place.mkdir()
    slow = "[ $TOWN -lt 30 ] || [ -e ok ] || { sleep 60 & touch pids/$!; wait; }; echo 9"
    town = "TOWN=$(grep -o 'town [0-9]*' $prompt | head -1 | tr -dc 0-9)"
    command = program.write(f"cd {shlex.quote(str(texts.parent))}\n{town}\n{slow}")
    words = ["-n", "1", "--jobs", "2", "--pick-with", command]
    out = texts.parent / "out.jsonl"
    with start_corpus(texts, "-o", out, *words) as started:
        wait_for(lambda: any(place.iterdir()), started)
        started.send_signal(number)
        _, err = started.communicate(timeout=20)
    assert started.returncode in (128 + number, -number)
    assert "Traceback" not in err
    for path in place.iterdir():
        wait_for_end(int(path.name))
    before = len(program.prompts)
    (texts.parent / "ok").touch()
    assert run("corpus", texts, "-o", out, *words).code == 0
    assert list_picks(texts) == [(8, None)] * 40
    assert len(program.prompts) - before < 30


def test_messages_of_ten_thousand_articles_would_fill_no_screen(
    run: Run, program: Program, tmp_path: Path
) -> None:
    texts = write_texts(tmp_path / "in", 30)
    body = r"printf '\033[31mloading\n' >&2; echo model $TOWN >&2; echo 9"
    lines = pick(run, program, body, texts).err.splitlines()
    told = [line for line in lines if ": my model: " in line]
    assert len(told) == 10
    assert [line.endswith("my model: loading") for line in told].count(True) == 1
    assert "summarize: more messages of the command are left out; -v shows them" in lines
    assert len(lines) < 25
    many = pick(run, program, body, texts, "--restart", "-v").err
    assert many.count(": my model: model ") == 30
    assert ": my model: " not in pick(run, program, body, texts, "--restart", "-q").err


def test_another_command_is_another_corpus_but_other_patience_is_not(
    run: Run, program: Program, texts: Path
) -> None:
    out = texts.parent / "out.jsonl"
    pick(run, program, "echo 9", texts)
    pick(run, program, "echo 9", texts, "--pick-timeout", "7")
    assert len(program.prompts) == 4
    for words in ((), ("--pick-with", f"{shlex.quote(str(program.path))} --other")):
        refused = run("corpus", texts, "-o", out, "-n", "1", *words)
        assert (refused.code, refused.err.count("(pick_with)")) == (2, 1)
    found = [p for p in texts.parent.rglob("*") if p.is_file() and p != program.path]
    assert not [path for path in found if b"secret" in path.read_bytes()]  # an argument: a key


def test_parquet_says_it_too(run: Run, program: Program, texts: Path) -> None:
    out = texts.parent / "out.parquet"
    assert run("corpus", texts, "-o", out, "--pick-with", program.write("exit 3")).code == 0
    with out.open("rb") as file:
        lines = list(read_parquet_lines(file))
    reason = "ended with exit code 3"
    assert lines[0]["picked_by"] == {
        "command": "my model", "calls": 1, "fallback": reason, "candidates": 12, "wanted": 4,
        "numbers": [], "filled": 1,
    }  # fmt: skip
    plain = texts.parent / "plain.parquet"
    run("corpus", texts, "-o", plain)
    with plain.open("rb") as file:
        assert "picked_by" not in next(read_parquet_lines(file))


def test_neither_a_row_nor_a_page_names_a_command(run: Run, texts: Path) -> None:
    trap = texts.parent / "trap"
    row = {
        "text": "The mill is old. It turns slowly. --pick-with", "pick_with": f"touch {trap}",
        "pick-with": f"touch {trap}", "options": {"pick_with": f"touch {trap}"},
    }  # fmt: skip
    rows = texts.parent / "rows.jsonl"
    rows.write_text(json.dumps(row) + "\n")
    out = texts.parent / "rows-out.jsonl"
    assert run("corpus", rows, "-o", out, "--keep-columns", "all").code == 0
    assert "picked_by" not in read_lines(out)[0]
    assert not trap.exists()
