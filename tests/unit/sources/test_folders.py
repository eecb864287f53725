"""Which files a corpus is made of, and in which order."""

import io
import os
from pathlib import Path

import pytest

from summarize.errors import InputError, UsageError
from summarize.serve.access import find_folders, list_below
from summarize.sources.folders import Choice, check_file, list_files, open_file, split_names
from summarize.sources.remote import ForeignErrors, list_remote, open_system, stat_remote

FILES = ("b.txt", "a.html", "deep/c.txt", "deep/er/d.html", ".hidden.txt", ".git/e.txt", "f/.g.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(name)
    return tmp_path / "in"


@pytest.mark.parametrize("scheme", ["", "file://"])
@pytest.mark.parametrize(
    ("choice", "taken"),
    [
        pytest.param(Choice(), ["a.html", "b.txt", "deep/c.txt", "deep/er/d.html"], id="all"),
        pytest.param(Choice(("*.txt",)), ["b.txt", "deep/c.txt"], id="by-the-end-of-the-name"),
        pytest.param(Choice(("deep/*",)), ["deep/c.txt", "deep/er/d.html"], id="by-the-folder"),
        pytest.param(Choice(("b*", "d.html")), ["b.txt", "deep/er/d.html"], id="by-either"),
        pytest.param(Choice((), ("*.html",)), ["b.txt", "deep/c.txt"], id="but-those"),
        pytest.param(Choice(("*.txt",), ("deep/*",)), ["b.txt"], id="in-and-not-out"),
        pytest.param(Choice(("B*",)), [], id="case-counts"),
    ],
)
def test_of_a_folder_all_is_taken_that_is_not_hidden_and_fits(
    folder: Path, scheme: str, choice: Choice, taken: list[str]
) -> None:
    found = list(list_files([f"{scheme}{folder}"], choice))
    assert found == [f"{scheme}{folder}/{name}" for name in taken]


def test_folders_may_be_nested_deeper_than_calls(deep_folder: Path) -> None:
    name = f"{'d/' * 1_100}a.txt"
    assert list(list_files([str(deep_folder)], Choice())) == [f"{deep_folder}/{name}"]
    assert list_below(find_folders([str(deep_folder)]), 9) == [name]


@pytest.mark.parametrize("scheme", ["", "file://"])
@pytest.mark.parametrize(
    ("written", "left"),
    [
        pytest.param("b.txt", ["a.html", "deep/c.txt", "deep/er/d.html"], id="file"),
        pytest.param("deep", ["a.html", "b.txt"], id="folder"),
    ],
)
def test_what_a_run_writes_is_never_read(
    folder: Path, scheme: str, written: str, left: list[str]
) -> None:
    whole = f"{scheme}{folder}"
    choice = Choice(never=frozenset({os.path.realpath(f"{whole}/{written}")}))
    assert list(list_files([whole], choice)) == [f"{whole}/{name}" for name in left]


def test_a_wildcard_takes_nothing_out_of_a_folder_of_the_run_itself(folder: Path) -> None:
    choice = Choice(never=frozenset({os.path.realpath(f"{folder}/deep")}))
    found = list(list_files([f"{folder}/**/*.*", f"{folder}/deep/c.txt"], choice))
    assert [name.removeprefix(f"{folder}/") for name in found] == ["a.html", "b.txt", "deep/c.txt"]


def test_what_a_run_writes_is_read_if_it_is_named() -> None:  # to say that it can't be
    choice = Choice(never=frozenset({os.path.realpath("b.txt")}))
    assert list(list_files(["b.txt"], choice)) == ["b.txt"]


def test_a_name_with_wildcards_stands_for_what_it_fits(folder: Path) -> None:
    assert list(list_files([f"{folder}/*.txt"], Choice())) == [f"{folder}/b.txt"]
    assert list(list_files([f"{folder}/**/d.*"], Choice())) == [f"{folder}/deep/er/d.html"]
    assert list(list_files([f"{folder}/de*"], Choice())) == [
        f"{folder}/deep/c.txt", f"{folder}/deep/er/d.html"
    ]  # fmt: skip
    assert list(list_files([f"{folder}/*.pdf"], Choice())) == [f"{folder}/*.pdf"]
    written = Choice(never=frozenset({os.path.realpath(folder / "b.txt")}))
    assert list(list_files([f"{folder}/*.txt"], written)) == []
    assert list(list_files(["a\0*"], Choice())) == ["a\0*"]


def test_names_come_in_the_order_in_which_they_are_named(folder: Path) -> None:
    names = [f"{folder}/b.txt", f"{folder}/a.html", "gone"]
    assert list(list_files(names, Choice(("*.pdf",)))) == names  # globs are for folders


@pytest.mark.parametrize(
    ("data", "names"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"a\nb", ["a", "b"], id="lines"),
        pytest.param(b"a\r\nb\r\n", ["a", "b"], id="windows"),
        pytest.param(b"\na\n \n\nb\n", ["a", "b"], id="empty-lines"),
        pytest.param(b"a\0b\r\0", ["a", "b\r"], id="nul"),
        pytest.param(b"a\nb\0", ["a\nb"], id="as-many-nuls-as-lines"),
        pytest.param(b"a b \n", ["a b "], id="spaces"),
        pytest.param(b"x" * 70_000 + b"\ny", ["x" * 70_000, "y"], id="longer-than-a-piece"),
    ],
)
def test_a_list_has_a_name_a_line_or_between_nuls(data: bytes, names: list[str]) -> None:
    assert list(split_names(io.BytesIO(data))) == names


def test_of_a_name_that_never_ends_the_start_is_kept() -> None:
    (name,) = split_names(io.BytesIO(b"x" * 1_000_000))
    assert 65_536 < len(name) <= 2 * 65_536


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_a_file_has_a_size_and_a_folder_or_a_pipe_none(folder: Path, scheme: str) -> None:
    assert check_file(f"{scheme}{folder}/b.txt") == 5
    with open_file(f"{scheme}{folder}/b.txt") as file:
        assert file.read() == b"b.txt"
    with pytest.raises(InputError, match="a folder"):
        check_file(f"{scheme}{folder}")
    with pytest.raises(FileNotFoundError if not scheme else (OSError, InputError)):
        check_file(f"{scheme}{folder}/gone")
    os.mkfifo(folder / "pipe")
    with pytest.raises(InputError, match="a pipe or a device" if not scheme else "a folder"):
        check_file(f"{scheme}{folder}/pipe")


def test_a_page_of_the_web_is_no_file_of_a_corpus() -> None:
    for name in ("http://a.org/b", "HTTPS://a.org/b", "ftp://a.org/b"):
        with pytest.raises(InputError, match="a web address, not a file: fetch it first"):
            open_system(name)
    with pytest.raises((InputError, UsageError), match="can't be opened"):
        open_system("nosuch://a")


def test_files_of_a_store_are_listed_by_folder_or_by_wildcards() -> None:
    memory = pytest.importorskip("fsspec").filesystem("memory")
    for name in ("b.txt", "a.html", "deep/c.txt"):
        memory.pipe(f"/mill/{name}", b"four")
    assert list_remote("memory://mill") == [
        f"memory:///mill/{name}" for name in ("a.html", "b.txt", "deep/c.txt")
    ]
    for name, found in (("*.txt", ["b.txt"]), ("?.html", ["a.html"]), ("[b]*", ["b.txt"])):
        assert list_remote(f"memory://mill/{name}") == [f"memory:///mill/{each}" for each in found]
    for name in ("b.txt", "gone", "*.pdf"):  # a file, and what is not there
        assert list_remote(f"memory://mill/{name}") == [f"memory://mill/{name}"]
    assert stat_remote("memory://mill/b.txt") == (4, "")
    with pytest.raises(InputError, match=r"^no such file or directory$"):
        check_file("memory://mill/gone")
    with pytest.raises(InputError, match=r"^a folder$"):
        check_file("memory://mill/deep")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(type("MissingKey", (Exception,), {"__module__": "store.keys"})("no\n key"),
                     "mill: no key", id="of-a-library"),
        pytest.param(type("MissingKey", (Exception,), {"__module__": "store"})(),
                     "mill: MissingKey", id="without-a-word"),
        pytest.param(ValueError("x"), None, id="of-python"),
        pytest.param(UsageError("x"), None, id="of-ours"),
    ],
)  # fmt: skip
def test_an_error_of_a_library_is_one_of_ours(error: Exception, said: str | None) -> None:
    with pytest.raises(InputError if said else type(error)) as caught, ForeignErrors("mill: "):
        raise error
    assert str(caught.value) == (said or str(error))
