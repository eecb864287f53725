"""What was fetched is kept for an hour, apart by address and by name of the agent, and not much."""

import os
import time
from pathlib import Path

import pytest

from summarize.sources.address import Web
from summarize.sources.web import cache
from summarize.sources.web.cache import fetch_cached
from tests.server import Handler

NOW, HOUR = Web(fresh=False), 3600
PAGES = "gzip", "redirect/page", "chain/1", "page"  # the same one


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "summarize"


def count(url: str, web: Web = NOW) -> int:
    """Count the requests for a page."""
    before = len(Handler.agents)
    assert fetch_cached(url, web).data
    return len(Handler.agents) - before


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_a_place_in_a_page_is_no_other_page(folder: Path, server: str) -> None:
    addresses = ("page", "page#top", "gzip", "page#end")
    assert [count(f"{server}/{address}") for address in addresses] == [1, 0, 1, 0]
    assert len(list(folder.iterdir())) == 2


def test_what_another_agent_was_given_is_another_page(folder: Path, server: str) -> None:
    other = NOW._replace(user_agent="Other/1")
    assert [count(f"{server}/page", web) for web in (NOW, other, NOW, other)] == [1, 1, 0, 0]
    assert folder.exists()


@pytest.mark.parametrize(
    ("seconds", "asked"),
    [
        pytest.param(HOUR - 60, 0, id="within-the-hour"),
        pytest.param(HOUR + 1, 1, id="older"),
        pytest.param(-HOUR, 1, id="of-a-time-to-come"),
    ],
)
def test_a_page_is_kept_for_an_hour_by_the_clock(
    folder: Path, server: str, seconds: float, asked: int
) -> None:
    count(f"{server}/page")
    (kept,) = folder.iterdir()
    age(kept, seconds)
    assert count(f"{server}/page") == asked


def test_what_is_too_old_is_deleted_when_another_page_comes(folder: Path, server: str) -> None:
    count(f"{server}/gzip")
    (old,) = folder.iterdir()
    age(old, HOUR + 1)
    count(f"{server}/page")
    assert old not in folder.iterdir()
    assert len(list(folder.iterdir())) == 1


def test_what_is_not_its_own_is_never_deleted(folder: Path, server: str) -> None:
    ours, mark = "0" * 40, b"summarize 1\n"
    folder.mkdir(parents=True)
    (folder.parent / "target").write_bytes(mark)
    (folder / "notes.txt").write_bytes(mark)
    (folder / ours).write_bytes(b"the user's own")
    (folder / f"{ours}0").write_bytes(mark)
    (folder / ("A" * 40)).write_bytes(mark)
    (folder / f".{ours}.swp").write_bytes(mark)
    (folder / ("1" * 40)).symlink_to(folder.parent / "target")
    (folder / ("2" * 40)).mkdir()
    (folder / f".{'3' * 40}.abcdefgh").mkdir()
    os.mkfifo(folder / ("4" * 40))
    foreign = set(folder.iterdir())
    (folder / ("5" * 40)).write_bytes(mark)
    (folder / f".{ours}.abcdef_1").touch()  # of a run that was killed as it wrote
    for path in (*folder.iterdir(), folder.parent / "target"):
        age(path, 2 * HOUR)
    count(f"{server}/page")
    left = set(folder.iterdir())
    assert foreign < left
    assert len(left - foreign) == 1
    assert (folder.parent / "target").exists()


def test_of_more_than_is_kept_the_oldest_go(
    folder: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(PAGES[:3]):
        known = set(folder.iterdir()) if folder.exists() else set()
        count(f"{server}/{name}")
        (kept,) = set(folder.iterdir()) - known
        age(kept, 100 - number)
    size = kept.stat().st_size
    monkeypatch.setattr(cache, "MOST_BYTES", 2 * size)
    assert count(f"{server}/{PAGES[3]}") == 1
    assert sum(path.stat().st_size for path in folder.iterdir()) == 2 * size
    assert [count(f"{server}/{name}") for name in (PAGES[3], PAGES[2])] == [0, 0]


def test_a_folder_that_does_not_begin_at_the_root_does_not_count(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    count(f"{server}/page")
    assert not (tmp_path / "here").exists()
    assert len(list((tmp_path / "home" / ".cache" / "summarize").iterdir())) == 1


def test_a_feed_that_has_not_changed_is_not_sent_again(folder: Path, server: str) -> None:
    web = NOW._replace(revisits=True)
    first = fetch_cached(f"{server}/tagged/1", web)
    assert count(f"{server}/tagged/1", web) == 0
    (kept,) = folder.iterdir()
    for seconds in (HOUR + 1, 20 * 24 * HOUR, -HOUR):
        age(kept, seconds)
        assert count(f"{server}/tagged/1", web) == 1
        assert abs(kept.stat().st_mtime - time.time()) < HOUR / 2
    assert fetch_cached(f"{server}/tagged/1", web).data == first.data


def test_a_feed_is_kept_for_a_month_and_a_page_for_an_hour(folder: Path, server: str) -> None:
    count(f"{server}/tagged/1", NOW._replace(revisits=True))
    count(f"{server}/page")
    for path in folder.iterdir():
        age(path, 25 * 24 * HOUR)
    count(f"{server}/gzip")
    assert sorted(path.suffix for path in folder.iterdir()) == ["", ".feed"]
