"""Hostile input ends in a summary or in one of our errors, within 10 s and 1 GB."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from summarize.corpus import summarize_record
from summarize.corpus.executors import Submit, open_processes
from tests.conftest import Run
from tests.hostile import INPUTS

SECONDS, BYTES = 10.0, 10**9
REGRESSIONS = sorted((Path(__file__).parent / "regressions").glob("*"))
OUR_ERRORS = ("NoArticleError: ", "InputError: ")


@pytest.fixture(scope="module")
def submit() -> Iterator[Submit]:
    with open_processes(
        partial(summarize_record, length="3"), jobs=1, timeout=SECONDS, memory=BYTES
    ) as submit:
        yield submit


@pytest.mark.parametrize("name", INPUTS)
def test_it_ends_in_a_summary_or_one_of_our_errors(submit: Submit, name: str) -> None:
    status = submit({"id": name, "text": INPUTS[name]}).result()["status"]
    assert status == "ok" or status.startswith(OUR_ERRORS)


@pytest.mark.parametrize("path", REGRESSIONS, ids=lambda path: path.name)
def test_what_once_broke_it_does_so_no_more(submit: Submit, path: Path) -> None:
    status = submit({"id": path.name, "text": path.read_bytes()}).result()["status"]
    assert status == "ok" or status.startswith(OUR_ERRORS)


@pytest.mark.parametrize("name", ["escape sequences", "right-to-left overrides", "null bytes"])
def test_nothing_of_it_reaches_the_terminal_as_control_codes(run: Run, name: str) -> None:
    for format_ in ("text", "terminal", "markdown", "html"):
        result = run("-f", format_, "--color", "never", "--show-removed", stdin=INPUTS[name])
        shown = result.out + result.err
        assert not [c for c in shown if c < " " and c != "\n"]
        assert not set(shown) & set("\x7f\x9b\u202e\u202d\u2066")
