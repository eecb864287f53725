"""A call reads files below the folders of its server, and nothing else, whatever moves."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from summarize.errors import InputError, UsageError
from summarize.serve import access
from summarize.serve.access import find_folders, read_below
from summarize.systems import open_without_links

TEXT, SECRET = b"The tram runs.", b"The password is 1234."
REFUSED = "no such file in the folders that may be read"
ROUNDS = 300


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two folders that may be read, and one that may not."""
    for name in ("notes/deep", "papers", "private"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "notes" / "a.txt").write_bytes(TEXT)
    (tmp_path / "notes" / "deep" / "b.txt").write_bytes(TEXT)
    (tmp_path / "papers" / "c.txt").write_bytes(TEXT)
    for name in ("a.txt", "b.txt", "secret.txt"):
        (tmp_path / "private" / name).write_bytes(SECRET)
    return tmp_path


def read(home: Path, path: str, names: tuple[str, ...] = ("notes", "papers")) -> bytes:
    return read_below(path, find_folders(str(home / name) for name in names))


@pytest.mark.parametrize(
    ("link", "target", "path"),
    [
        pytest.param("x", "a.txt", "x", id="beside-it"),
        pytest.param("x", "../notes/a.txt", "x", id="out-and-in-again"),
        pytest.param("x", "../papers/c.txt", "x", id="to-the-other-folder"),
        pytest.param("x", "HOME/papers/c.txt", "x", id="by-a-whole-path"),
        pytest.param("x", "deep", "x/b.txt", id="to-a-folder"),
        pytest.param("deep/x", "..", "deep/x/a.txt", id="to-the-folder-above"),
        pytest.param("x", "deep", "x/../a.txt", id="above-what-it-leads-to"),
        pytest.param("x", ".", "x/x/x/a.txt", id="to-itself"),
    ],
)
def test_a_link_that_stays_inside_is_followed(
    home: Path, link: str, target: str, path: str
) -> None:
    (home / "notes" / link).symlink_to(target.replace("HOME", str(home)))
    assert read(home, path) == TEXT


@pytest.mark.parametrize(
    "path",
    [
        "a.txt", "c.txt", "./deep//b.txt", "deep/../a.txt", "../papers/c.txt", "../notes/a.txt",
        "HOME/notes/a.txt", "HOME/papers/../notes/a.txt", "HOME/gone/../notes/a.txt",
    ],
)  # fmt: skip
def test_a_path_may_lead_inside_by_any_way(home: Path, path: str) -> None:
    assert read(home, path.replace("HOME", str(home))) == TEXT


def test_a_folder_may_be_named_by_a_link_and_a_file_by_either_path(home: Path) -> None:
    (home / "mine").symlink_to("notes")
    for path in ("a.txt", f"{home}/mine/a.txt", f"{home}/notes/a.txt"):
        assert read(home, path, ("mine",)) == TEXT


def test_a_folder_in_a_folder_is_read_as_what_it_was(home: Path) -> None:
    folders = find_folders(str(home / name) for name in ("notes", "notes/deep"))
    (home / "notes" / "deep").rename(home / "notes" / "other")
    (home / "notes" / "deep").symlink_to(home / "private")
    for path in ("b.txt", "deep/b.txt", f"{home}/notes/deep/b.txt"):
        with pytest.raises(InputError, match=f"^{REFUSED}$"):
            read_below(path, folders)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("HOME/private/secret.txt", "x"), ("../private", "x/secret.txt"), ("..", "x/private/a.txt"),
        ("/", "x/HOME/private/secret.txt"), ("/proc/self/root", "x/HOME/private/secret.txt"),
        ("/proc/self/fd/0", "x"), ("/dev/zero", "x"), ("x", "x"), ("gone", "x"), ("deep", "x"),
        ("a.txt", "x/../../private/secret.txt"), ("a.txt", "\ud800"), ("a.txt", "x/" * 20_000),
        ("a.txt", "../" * 5_000 + "etc/passwd"), ("a.txt", "x" * 10**7), ("a.txt", "a.txt\0"),
        ("a.txt", ""), ("a.txt", "HOME"), ("a.txt", "HOME/Notes/a.txt"), ("a.txt", "A.TXT"),
        ("a.txt", "~"), ("a.txt", "HOME/private/../private/a.txt"), ("a.txt", "notes/a.txt"),
    ],
    ids=lambda value: ascii(value[:40]),
)  # fmt: skip
def test_all_else_is_refused_in_the_same_words(home: Path, target: str, path: str) -> None:
    (home / "notes" / "x").symlink_to(target.replace("HOME", str(home)))
    with pytest.raises(InputError, match=f"^{REFUSED}$"):
        read(home, path.replace("HOME", str(home)))


def test_what_lies_outside_is_not_even_looked_at(home: Path) -> None:
    """Else a path that leads out and in again would tell whether there is a link."""
    for number, target in enumerate(("../private", "gone", None)):
        name = f"{number}"
        if target is not None:
            (home / name).symlink_to(target)
        assert read(home, f"{home}/{name}/../notes/a.txt") == TEXT


def test_what_may_not_be_opened_is_refused_in_the_same_words(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")  # root, who runs tests, is refused nothing

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match=f"^{REFUSED}$"):
        read(home, "a.txt")


def test_without_folders_no_file_is_read() -> None:
    with pytest.raises(InputError, match=r"^no files may be read: only addresses"):
        read_below("a.txt", ())
    with pytest.raises(UsageError, match="not a folder"):
        find_folders([__file__])


def swap_file(home: Path) -> Callable[[], None]:
    """Give what puts a link to a secret in the place of a file, and the file back."""
    other = home / "notes" / "other"

    def swap() -> None:
        other.symlink_to(home / "private" / "a.txt")
        other.replace(home / "notes" / "a.txt")
        other.write_bytes(TEXT)
        other.replace(home / "notes" / "a.txt")

    return swap


def swap_folder(home: Path) -> Callable[[], None]:
    """Give what puts a link to another folder in the place of one, and the folder back."""
    deep, kept = home / "notes" / "deep", home / "notes" / "kept"

    def swap() -> None:
        deep.rename(kept)
        deep.symlink_to(home / "private")
        deep.unlink()
        kept.rename(deep)

    return swap


@pytest.mark.parametrize(
    ("path", "make"), [("a.txt", swap_file), ("deep/b.txt", swap_folder)], ids=["file", "folder"]
)
def test_a_link_that_comes_and_goes_never_yields_what_it_leads_to(
    home: Path, path: str, make: Callable[[Path], Callable[[], None]]
) -> None:
    swap, ended = make(home), threading.Event()

    def work() -> None:
        while not ended.is_set():
            swap()

    thread = threading.Thread(target=work)
    thread.start()
    found = set()
    try:
        for _ in range(ROUNDS):
            with suppress(InputError):
                found.add(read(home, path))
    finally:
        ended.set()
        thread.join()
    assert found <= {TEXT}


@pytest.mark.parametrize(
    ("path", "link", "target"),
    [("a.txt", "a.txt", "private/a.txt"), ("deep/b.txt", "deep", "private")],
    ids=["file", "folder"],
)
def test_a_link_put_in_after_the_check_changes_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, path: str, link: str, target: str
) -> None:
    open_checked = open_without_links

    def swap_and_open(parts: tuple[str, ...]) -> int:
        place = home / "notes" / link
        place.rename(home / "old")
        place.symlink_to(home / target)
        return open_checked(parts)

    monkeypatch.setattr(access, "open_without_links", swap_and_open)
    with pytest.raises(InputError, match=f"^{REFUSED}$"):
        read(home, path, ("notes",))
    assert (home / "notes" / path).read_bytes() == SECRET


def test_a_pipe_does_not_hold_a_call_back_and_its_writer_sees_no_reader(home: Path) -> None:
    os.mkfifo(home / "notes" / "pipe")
    with pytest.raises(InputError, match=f"^{REFUSED}$"):
        read(home, "pipe")
    with pytest.raises(OSError, match="No such device or address"):
        os.open(home / "notes" / "pipe", os.O_WRONLY | os.O_NONBLOCK)
