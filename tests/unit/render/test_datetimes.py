"""Times are written as clocks."""

import pytest

from summarize.render.datetimes import write_clock


@pytest.mark.parametrize(
    ("seconds", "clock"), [(0, "0:00"), (59.9, "0:59"), (600, "10:00"), (3600, "1:00:00")]
)
def test_a_time_has_hours_only_where_there_are_some(seconds: float, clock: str) -> None:
    assert write_clock(seconds) == clock
