"""Every line has all features of its context."""

from hypothesis import given, settings

from summarize.notices.context_features import NAMES, best_segment, describe_context
from summarize.notices.lines import describe_lines
from summarize.notices.pasted_features import NAMES as PASTED_NAMES
from summarize.notices.pasted_features import describe_pasted
from summarize.notices.phrases import load_phrases
from tests.unit.notices.examples import lines_of_any_kind


@settings(max_examples=40, deadline=None)
@given(lines_of_any_kind)
def test_every_line_has_a_number_for_every_name(lines: list[str]) -> None:
    described = describe_lines(lines, load_phrases("en"), frozenset())
    for names, rows in (
        (NAMES, describe_context(described)),
        (PASTED_NAMES, describe_pasted(lines, described)),
    ):
        assert len(rows) == len(lines)
        assert {len(row) for row in rows} == {len(names)}
        assert all(value == value for row in rows for value in row)


def test_how_far_from_either_end_a_line_stands_counts_up_to_fifty_lines() -> None:
    rows = describe_context(describe_lines(["A line."] * 120, load_phrases("en"), frozenset()))
    start, end = NAMES.index("from_start"), NAMES.index("from_end")
    assert [row[start] for row in rows] == [min(i, 50) for i in range(120)]
    assert [row[end] for row in rows] == [min(120 - i, 50) for i in range(120)]


def test_the_best_segment_has_the_largest_sum() -> None:
    assert best_segment([-1, 2, -1, 3, -5, 1]) == (1, 3)
    assert best_segment([-2.0, -1.0]) == (1, 1)
