"""What a test does to its runner: nothing that ends it, whatever fails."""

import json

import pytest

from tests.apart import run_apart
from tests.conftest import FailureLines
from tests.tables import list_rows, run_rows


def test_a_bomb_ends_where_memory_does_and_its_runner_goes_on() -> None:
    with pytest.raises(pytest.fail.Exception, match="MemoryError"):
        run_apart(lambda: bytearray(3_000_000_000))
    with pytest.raises(pytest.fail.Exception, match="as it should not"):
        run_apart(lambda: pytest.fail("as it should not"))
    with pytest.raises(pytest.skip.Exception, match="not here"):
        run_apart(lambda: pytest.skip("not here"))
    run_apart(lambda: None)


def test_a_failure_that_shows_a_lone_surrogate_can_be_sent(request: pytest.FixtureRequest) -> None:
    report = pytest.TestReport(
        "test.py::test", ("test.py", 1, "test"), {"\ud800": 1}, "failed",
        "assert '\ud800' == 'a'", "call", [("stdout", "\udfff")],
    )  # fmt: skip
    hook = request.config.hook.pytest_report_to_serializable
    sent = json.dumps(hook(config=request.config, report=report), ensure_ascii=False).encode()
    assert rb"assert '\\ud800' == 'a'" in sent
    assert rb"\\udfff" in sent


def test_a_failure_is_named_as_soon_as_it_is_known() -> None:
    lines: list[str] = []
    plugin = FailureLines(lines.append)
    for outcome, message in (("passed", None), ("failed", "E  assert 1 == 2\nE  and more")):
        plugin.pytest_runtest_logreport(
            pytest.TestReport("a.py::test", ("a.py", 1, "test"), {}, outcome, message, "call")  # type: ignore[arg-type]
        )
    assert lines == ["FAILED a.py::test (call): E  assert 1 == 2"]


def test_a_test_that_hangs_comes_to_an_end(request: pytest.FixtureRequest) -> None:
    assert 60 <= float(request.config.getini("timeout")) <= 900
    assert request.config.pluginmanager.has_plugin("timeout")


def test_rows_are_one_test_whose_failure_names_each_that_fails() -> None:
    def check(number: int, word: str) -> None:
        if word == "skip":
            pytest.skip("not here")
        with pytest.raises(ZeroDivisionError):
            _ = 1 / number

    rows = [{"number": number, "word": "a" * 99} for number in (0, 1, 0, 2)]
    with pytest.raises(pytest.fail.Exception) as caught:
        run_rows(check, rows, first_alone=False)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("2 of 4 rows fail: [1] number=1, word='aaa")
    assert "; [3] number=2, word='aaa" in lines[0]
    assert "aaa…" in lines[0]
    assert len([line for line in lines if "DID NOT RAISE" in line]) == 2
    with pytest.raises(pytest.fail.Exception, match=r"1 of 4 rows fail: \[1\]"):
        run_rows(check, rows, first_alone=True)
    skipped = {"number": 0, "word": "skip"}
    with pytest.raises(pytest.skip.Exception, match=r"\[0\] number=0, word='skip': not here"):
        run_rows(check, [skipped, *rows[:1]], first_alone=False)
    with pytest.raises(pytest.fail.Exception, match=r"1 of 2 rows fail: \[1\]"):
        run_rows(check, [skipped, *rows[1:2]], first_alone=False)
    run_rows(check, rows[::2], first_alone=False)


def test_a_plain_table_is_joined_and_no_other() -> None:
    def check(left: int, right: int) -> None: ...
    def check_with_a_fixture(left: int, right: int, run: object) -> None: ...

    left = pytest.mark.parametrize("left", [1, pytest.param(2, id="two")])
    right = pytest.mark.parametrize("right", [3, 4])
    marked = pytest.mark.parametrize("left", [pytest.param(1, marks=pytest.mark.skip)])
    assert len(list_rows(left(right(check)))) == 4
    assert {"left": 2, "right": 3} in list_rows(check)
    assert not list_rows(left(right(check_with_a_fixture)))
    assert not list_rows(pytest.mark.skip(check))
    vars(check).pop("pytestmark")
    assert not list_rows(check)
    assert not list_rows(marked(right(check)))
