"""What made-up documents once broke breaks no more, and what breaks the program is kept."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from time import process_time

import pytest

from summarize.models import Source
from tests.processes import Submit, open_processes
from tests.quality.containers import CONTAINERS, Pack
from tests.quality.fuzz import REGRESSIONS, ask, is_broken, keep, list_sources, read_all, shrink
from tests.quality.growth import MOST, fit_exponent
from tests.quality.shapes import list_crossed, list_shapes

KEPT = sorted(REGRESSIONS.glob("*"))
DOCUMENTS = [
    b"The mill grinds again, says the town. " * 9,
    b"<p>The pond is full of water now.</p>",
]


def fail_on_mark(source: Source) -> dict[str, str]:
    if b"MARK" in source.data:
        raise KeyError("MARK")
    return {"status": "ok"}


def fail_once(source: Source, *, flag: str) -> dict[str, str]:
    if Path(flag).exists():
        return {"status": "ok"}
    Path(flag).touch()
    raise KeyError("once")


@pytest.fixture(scope="module")
def submit() -> Iterator[Submit]:
    with open_processes(fail_on_mark, jobs=1, timeout=50, memory=10**9) as submit:
        yield submit


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_was_kept_breaks_nothing_as_a_container_either(path: Path) -> None:
    assert not is_broken(read_all(Source(path.name, path.read_bytes()))["status"])


def test_a_number_names_a_document_and_another_one_another() -> None:
    sources = list_sources(None)
    made = [sources.make(number) for number in range(40)]
    assert made == [list_sources(None).make(number) for number in range(40)]
    assert len({data for _, data in made}) > 35
    assert {kind for kind, _ in made} >= {"mutation", "container", "text", "page", "marks"}


def test_the_files_of_a_folder_are_taken_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text("A page of ours.")
    assert b"A page of ours." in list_sources(str(tmp_path)).files


@pytest.mark.parametrize("pack", CONTAINERS, ids=lambda pack: pack.__name__)
def test_a_container_that_is_whole_is_read(pack: Pack) -> None:
    ends = {read_all(Source("fuzz", pack(DOCUMENTS, Random(seed))))["status"] for seed in range(4)}
    assert "ok" in ends


def test_what_breaks_the_program_is_kept_and_made_smaller(submit: Submit, tmp_path: Path) -> None:
    data = b"a" * 500 + b"MARK" + b"b" * 500
    status = ask(submit, Source("a", data))
    assert is_broken(status)
    path = keep(submit, Source("a", data), status, tmp_path / "kept")
    assert path.read_bytes() == b"MARK"


def test_what_breaks_it_once_is_kept_as_it_is(tmp_path: Path) -> None:
    work = partial(fail_once, flag=str(tmp_path / "flag"))
    with open_processes(work, jobs=1, timeout=50, memory=10**9) as submit:
        source = Source("a", b"a text")
        status = ask(submit, source)
        assert is_broken(status)
        path = keep(submit, source, status, tmp_path / "kept")
    assert path.name.endswith("-once")
    assert path.read_bytes() == b"a text"


def test_a_finding_gets_as_small_as_it_can() -> None:
    data = b"x" * 99 + b"(" + b"y" * 99 + b")"
    assert shrink(data, lambda smaller: b"(" in smaller and b")" in smaller) == b"()"


def test_what_grows_by_the_square_has_a_large_exponent() -> None:
    def turn(seconds: float) -> None:
        end = process_time() + seconds
        while process_time() < end:
            pass

    span = (0.003, 0.04)
    linear = fit_exponent(bytes, lambda data: turn(0.005 * (len(data) / 8_000)), span)
    square = fit_exponent(bytes, lambda data: turn(0.004 * (len(data) / 8_000) ** 2), span)
    assert linear < MOST < 1.7 < square


def test_there_are_shapes_enough_and_each_has_about_the_size_asked_for() -> None:
    shapes = list_shapes() | list_crossed()
    assert len(shapes) > 4_000
    sizes = {name: len(shape(20_000)) for name, shape in shapes.items()}
    assert {name: size for name, size in sizes.items() if not 17_500 < size < 24_000} == {}
