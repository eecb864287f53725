"""The frames that a worker sends for each file and each article."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.options import Options
from summarize.corpus.workers import worker
from summarize.corpus.workers.protocol import FrameType
from summarize.corpus.workers.worker import _work
from summarize.readers.several_articles import read_items
from summarize.request import Request

TEXT = "The harbour board met on Monday. It voted for a longer breakwater of 310 metres."
ROWS = [
    json.dumps({"id": name, "text": TEXT} if name != "none" else {"id": name}) + "\n"
    for name in ("r0", "r1", "none", "r2")
]
# By their place in the file.
AT = [f"rows.jsonl@{sum(map(len, ROWS[:number]))}" for number in range(4)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with rows, a text and a file that is no article; work begins elsewhere."""
    monkeypatch.chdir("/")
    (tmp_path / "rows.jsonl").write_text("".join(ROWS))
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "z.pdf").write_bytes(b"%PDF-1.7 torn")
    return tmp_path


def run_task(folder: Path, *paths: str, **more: Any) -> list[tuple[FrameType, str]]:
    """Run a task; return its frames, shortened to ids and statuses."""
    task = {
        "folder": str(folder), "options": Options().pack(), "paths": list(paths), "file": 0,
        "skip": 0, "only": None, "span": [0, None], **more,
    }  # fmt: skip
    frames: list[tuple[FrameType, str]] = []

    def send(say: FrameType, text: bytes | str) -> None:
        said = text.decode() if isinstance(text, bytes) else text
        if say is FrameType.ARTICLE:
            said = json.loads(said)["id"]
        elif say is FrameType.LINE:
            told, _, line = said.partition("\t")
            counted, written = json.loads(told), json.loads(line)
            assert counted["status"] == written["status"]
            assert counted["memory"] > 10_000_000
            said = f"{written['id']} {written['status'].partition(':')[0]}"
            said += " unread" * counted.get("unread", False)
        frames.append((say, said))

    _work(task, send)
    return frames


F0, F1, F2 = ((FrameType.FILE, str(n)) for n in range(3))
R0, R1, R2 = ([(FrameType.ARTICLE, f"r{n}"), (FrameType.LINE, f"r{n} ok")] for n in range(3))
A = [(FrameType.ARTICLE, "a.txt"), (FrameType.LINE, "a.txt ok")]
NO = [(FrameType.ARTICLE, "none"), (FrameType.LINE, "none InputError")]


@pytest.mark.parametrize(
    ("more", "frames"),
    [
        pytest.param({}, [F0, *R0, *R1, *NO, *R2, F1, *A], id="all"),
        pytest.param({"skip": 1}, [F0, *R1, *NO, *R2, F1, *A], id="after-the-first-record"),
        pytest.param({"skip": 3}, [F0, *R2, F1, *A], id="what-was-skipped-counts"),
        pytest.param({"file": 1}, [F1, *A], id="from-the-second-file"),
        pytest.param({"only": [AT[1]]}, [F0, *R1, F1], id="one-record"),
        pytest.param({"only": [AT[0], AT[3]], "skip": 1}, [F0, *R2, F1],
                     id="of-those-that-count-the-first-is-done"),
        pytest.param({"only": ["a.txt"]}, [F0, F1, *A], id="one-file"),
        pytest.param({"only": ["rows.jsonl"]}, [F0, *R0, *R1, *NO, *R2, F1], id="a-whole-file"),
        pytest.param({"only": []}, [F0, F1], id="nothing"),
    ],
)  # fmt: skip
def test_each_wanted_file_and_record_is_sent(
    folder: Path, more: dict[str, Any], frames: list[tuple[FrameType, str]]
) -> None:
    assert (run_task(folder, "rows.jsonl", "a.txt", **more)) == frames


def test_an_unreadable_file_is_reported_and_the_next_is_read(folder: Path) -> None:
    assert run_task(folder, "gone.jsonl", "z.pdf", "a.txt") == [
        F0, (FrameType.ARTICLE, "gone.jsonl"), (FrameType.LINE, "gone.jsonl InputError unread"),
        F1, (FrameType.ARTICLE, "z.pdf"), (FrameType.LINE, "z.pdf InputError"), F2, *A,
    ]  # fmt: skip


def test_a_file_that_needs_too_much_memory_costs_itself_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: str, **more: Any) -> Any:
        if path == "rows.jsonl":
            raise MemoryError
        return read_items(path, **more)

    monkeypatch.setattr(worker, "read_items", read)
    assert run_task(folder, "rows.jsonl", "a.txt") == [
        F0, (FrameType.LINE, "rows.jsonl MemoryError unread"), F1, *A
    ]  # fmt: skip


def test_a_worker_that_finds_its_place_gives_a_sign_of_life(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter(range(0, 900, 3))
    monkeypatch.setattr(worker, "monotonic", lambda: next(now))
    alive = (FrameType.HEARTBEAT, "")
    assert (run_task(folder, "rows.jsonl", skip=3)) == [F0, alive, *R2]


def test_a_worker_has_its_parent_run_the_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It sends the prompt alone, and gets the outcome where its tasks come from."""
    monkeypatch.setattr(worker, "limit_memory", lambda *_, **__: None)  # of this process, for good
    options = Options(Request("1", pick_with="/none/model")).pack()
    task = {
        "folder": str(folder), "options": options, "paths": ["a.txt"], "file": 0, "skip": 0,
        "only": None, "span": [0, None], "memory": 0, "environment": dict(os.environ),
    }  # fmt: skip
    frames: list[tuple[FrameType, bytes | str]] = []
    tasks = iter([json.dumps(task).encode(), b'[""]', b'["2", null]'])
    worker.run_tasks(tasks, lambda kind, text: frames.append((kind, text)))
    kinds = [kind for kind, _ in frames]
    assert kinds == [*map(FrameType, "FBCCLD")]
    assert json.loads(frames[2][1]) is None  # it asks how long a prompt may be
    assert "\n[2] It voted for a longer breakwater" in json.loads(frames[3][1])[0]
    written = frames[4][1]
    assert isinstance(written, bytes)
    line = json.loads(written.partition(b"\t")[2])
    assert line["picked_by"]["fallback"] is None
    assert line["picked_by"]["numbers"] == [1]
    assert [sentence["position"] for sentence in line["sentences"]] == [1]
