"""What a test does to its runner: nothing that ends it, whatever fails."""

import json

import pytest

from tests.apart import run_apart


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


def test_a_test_that_hangs_comes_to_an_end(request: pytest.FixtureRequest) -> None:
    assert 60 <= float(request.config.getini("timeout")) <= 900
    assert request.config.pluginmanager.has_plugin("timeout")
