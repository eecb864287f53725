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
    for names, columns in (
        (NAMES, describe_context(described)),
        (PASTED_NAMES, describe_pasted(lines, described)),
    ):
        assert {*columns} == {*names}
        assert {len(values) for values in columns.values()} == {len(lines)}
        assert all(value == value for values in columns.values() for value in values)


def test_how_far_from_either_end_a_line_stands_counts_up_to_fifty_lines() -> None:
    columns = describe_context(describe_lines(["A line."] * 120, load_phrases("en"), frozenset()))
    assert columns["from_start"] == [min(i, 50) for i in range(120)]
    assert columns["from_end"] == [min(120 - i, 50) for i in range(120)]


def test_the_best_segment_has_the_largest_sum() -> None:
    assert best_segment([-1, 2, -1, 3, -5, 1]) == (1, 3)
    assert best_segment([-2.0, -1.0]) == (1, 1)
