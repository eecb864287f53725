"""What goes wrong in a call is one line of its answer."""

import re
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import InputError
from summarize.serve import worker
from summarize.serve.access import find_folders
from tests.conftest import SAMPLES


def list_contents(folder: Path | None, **arguments: Any) -> Any:
    folders = find_folders([str(folder)]) if folder else ()
    call = {"name": "list", "arguments": arguments, "folders": folders}
    found = worker.answer(call, lambda _: None)
    return found.get("values", found)


def test_the_files_below_the_folders_are_listed_by_names_that_can_be_read(tmp_path: Path) -> None:
    home, outside = tmp_path / "notes", tmp_path / "private"
    (home / "deep" / ".hidden").mkdir(parents=True)
    outside.mkdir()
    for path in (home / "b.txt", home / "deep" / "a.txt", outside / "secret.txt"):
        path.write_text("The mill turns again after ninety-one years.")
    (home / "deep" / ".hidden" / "c.txt").write_text("x")
    (home / "out").symlink_to(outside)
    (home / "link.txt").symlink_to(outside / "secret.txt")
    found = list_contents(home)
    assert found == {"files": ["b.txt", "deep/a.txt"], "more": False}
    assert all("text" in ask(home, source=name) for name in found["files"])
    assert "no files may be read" in list_contents(None)["error"]


def test_the_articles_of_a_source_are_listed_with_their_numbers() -> None:
    found = list_contents(SAMPLES, source="coast.rss")
    assert [part["part"] for part in found["parts"]] == [1, 2, 3]
    assert found["parts"][0]["title"] == "Seal pups counted from the air for the first time"
    assert found["parts"][0]["date"] == "2025-11-13"
    assert "no such file" in list_contents(SAMPLES, source="../README.md")["error"]


def ask(folder: Path, **arguments: Any) -> Any:
    sent: list[Any] = []
    call = {"name": "read", "arguments": arguments, "folders": find_folders([str(folder)])}
    return worker.answer(call, sent.append)


def test_an_answer_holds_its_values_and_their_text() -> None:
    found = ask(SAMPLES, source="tram.txt", format="json")
    assert found["values"]["source"] == "tram.txt"
    assert found["text"].startswith("{")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), r"needs more than 2 GB of memory"),
        (InputError("http://me:word@a.org\nis\x07 gone"), r"http://a\.org is gone"),
        (ZeroDivisionError("x\ny"), r"this is a bug in summarize: ZeroDivisionError in "
         r"serve/worker\.py:\d+; please report it"),
        (OSError(5, "x"), r"this is a bug in summarize: OSError in serve/worker\.py:\d+; please.*"),
        (RecursionError(), r"this is a bug in summarize: RecursionError in .*"),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_goes_wrong_is_one_line(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(worker, "read_article", fail)
    found = ask(SAMPLES, source="tram.txt", format="json")
    assert set(found) == {"error"}
    assert re.fullmatch(said, found["error"])


def test_an_address_is_never_a_path_and_a_path_never_an_address(tmp_path: Path) -> None:
    (tmp_path / "http:").mkdir()
    (tmp_path / "http:" / "a.txt").write_bytes(b"A file in a folder of an odd name is read.")
    assert "text" in ask(tmp_path, source="./http://a.txt")
    assert "text" in ask(tmp_path, source="http:/a.txt")
    assert ask(tmp_path, source="http://")["error"] == "not a valid URL"
    for name in ("x://a.txt", "FTP://a.txt", "file://other/a.txt", "http+unix://a"):
        assert "only http and https URLs are read" in ask(tmp_path, source=name)["error"]
