"""Run the rows of a parametrised test as one test: pytest needs 2 ms for each test, a row less.

A failure names each row that fails. Rows are tests of their own where they get a fixture, asked for
or not, where a row is marked, and when tests are chosen by ``-k NAME`` or as FILE::NAME.
"""

import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import product
from time import monotonic
from typing import Any

import pytest

Row = Mapping[str, Any]

_SHOWN = 5  # rows, whole; the others are named
_SECONDS = 60.0  # after which none is tried if one has failed: it may hang, as the next one would
_Param = type(pytest.param())


def join_rows(
    collector: pytest.Module | pytest.Class, name: str, test: object
) -> pytest.Function | None:
    """Make one test of the rows of a function; None if they have to be tests of their own."""
    config = collector.config
    if not (name.startswith("test") and inspect.isfunction(test)) or "::" in "".join(config.args):
        return None
    if config.option.keyword or not isinstance(collector, pytest.Module):
        return None
    rows = list_rows(test)
    if not rows:
        return None
    others = [mark for mark in vars(test)["pytestmark"] if mark.name != "parametrize"]
    first_alone = config.getoption("maxfail") == 1

    def run_table() -> None:
        run_rows(test, rows, first_alone=first_alone)

    # So that pytest finds the line of the test, and no parameters.
    vars(run_table).update(__wrapped__=test, __signature__=inspect.Signature(), pytestmark=others)
    joined: pytest.Function = pytest.Function.from_parent(collector, name=name, callobj=run_table)
    return None if joined.fixturenames else joined  # those that each test of the file gets


def list_rows(test: Any) -> list[Row]:
    """List the arguments of each run of a test; none if it is no plain table."""
    marks = vars(test).get("pytestmark", [])
    tables = [mark for mark in marks if mark.name == "parametrize"]
    if {mark.name for mark in marks} - {"parametrize", "apart"} or hasattr(test, "hypothesis"):
        return []
    axes: list[list[Row]] = []
    for mark in tables:
        if len(mark.args) != 2 or set(mark.kwargs) - {"ids"}:
            return []
        names, values = mark.args
        if not isinstance(values, Collection):  # it can be read only once
            return []
        words = [word.strip() for word in names.split(",")] if isinstance(names, str) else names
        alone = isinstance(names, str) and len(words) == 1
        rows: list[Row] = []
        for value in values:
            if isinstance(value, _Param):
                if value.marks:
                    return []
                value = value.values
            elif alone:
                value = (value,)
            rows.append(dict(zip(words, value, strict=True)))
        axes.append(rows)
    joined: list[Row] = [
        {key: row[key] for row in chosen for key in row} for chosen in product(*axes)
    ]
    parameters = set(inspect.signature(test).parameters)
    return joined if tables and all(set(row) == parameters for row in joined) else []


def run_rows(test: Callable[..., object], rows: Sequence[Row], *, first_alone: bool) -> None:
    """Call a test with each row; fail with all rows that fail, or with the first one alone."""
    failed: list[str] = []
    shown: list[str] = []
    skipped = ""
    start = monotonic()
    for number, row in enumerate(rows):
        name = f"[{number}] {_name_row(row)}"
        try:
            test(**row)
        except pytest.skip.Exception as error:
            skipped = f"{name}: {error}"
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - the row is named
            failed.append(name)
            if len(shown) < _SHOWN:
                found = pytest.ExceptionInfo.from_exception(error)
                found.traceback = found.traceback[1:]
                shown.append(f"{name}\n{found.getrepr(style='short')}")
            if first_alone or monotonic() - start > _SECONDS:
                break
    if failed:
        head = f"{len(failed)} of {len(rows)} rows fail: {'; '.join(failed)}"
        pytest.fail("\n\n".join([head, *shown]), pytrace=False)
    if skipped:
        pytest.skip(skipped)


def _name_row(row: Row) -> str:
    return ", ".join(f"{name}={_shorten(repr(value))}" for name, value in row.items())


def _shorten(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"
