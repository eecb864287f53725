"""A signature begins at a mark or at a device."""

import pytest

from summarize.readers.mail.signatures import find_signature


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        pytest.param(["a", "-- ", "Ann"], 1, id="the mark"),
        pytest.param(["a", "--", "Ann"], 1, id="two dashes"),
        pytest.param(["a", "—", "Ann"], 1, id="a long dash"),
        pytest.param(["a", "---", "Ann"], 3, id="three dashes"),
        pytest.param(["-- ", *["b"] * 39], 0, id="40 lines"),
        pytest.param(["-- ", *["b"] * 40], 41, id="41 lines"),
        pytest.param(["--", *["b"] * 14], 0, id="15 lines after dashes"),
        pytest.param(["--", *["b"] * 15], 16, id="16 lines after dashes"),
        pytest.param(["a", "Sent from my iPhone"], 1, id="a phone"),
        pytest.param(["a", "Sent from my iPhone", "b" * 90], 1, id="and a line of 90 characters"),
        pytest.param(["a", "Sent from my iPhone", "b" * 91], 3, id="and one of 91"),
        pytest.param(["a"], 1, id="none"),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_a_signature_begins_at_a_mark_or_a_device(lines: list[str], start: int) -> None:
    assert find_signature(lines) == start
