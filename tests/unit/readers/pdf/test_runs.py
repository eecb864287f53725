"""Lines of one size at one pitch are a run."""

import pytest

from summarize.readers.pdf.lines import Line, Page
from summarize.readers.pdf.runs import cut_runs
from tests.pdf_lines import make_line, make_lines
from tests.unit.readers.pdf.examples import STONE


def run_texts(*lines: Line) -> list[str]:
    return [" ".join(line.text for line in run) for run in cut_runs([Page(600, 800, list(lines))])]


@pytest.mark.parametrize(
    ("changes", "together"),
    [
        pytest.param({}, True, id="the next line"),
        pytest.param({"size": 10.6}, True, id="a little larger"),
        pytest.param({"size": 9.0}, False, id="smaller"),
        pytest.param({"size": 11.0}, False, id="larger"),
        pytest.param({"bottom": 682.6}, True, id="the widest pitch"),
        pytest.param({"bottom": 682.5}, False, id="a wider pitch"),
        pytest.param({"bottom": 665.1, "height": 20}, True, id="the widest pitch of a tall line"),
        pytest.param({"bottom": 665, "height": 20}, False, id="a wider one"),
        pytest.param({"bottom": 702.9}, True, id="a little above"),
        pytest.param({"bottom": 703}, False, id="above"),
        pytest.param({"left": 103.9}, True, id="just at its right"),
        pytest.param({"left": 104}, False, id="at its right"),
        pytest.param({"left": 0, "width": 46.1}, True, id="just at its left"),
        pytest.param({"left": 0, "width": 46}, False, id="at its left"),
        pytest.param({"reason": "table"}, False, id="a table begins"),
    ],
)
def test_lines_follow_each_other_at_one_pitch_in_one_size(
    changes: dict[str, float], together: bool
) -> None:
    after = make_line("wall", **{"bottom": 688} | changes)
    assert run_texts(STONE, after) == (["the stones wall"] if together else ["the stones", "wall"])


@pytest.mark.parametrize(
    ("texts", "width", "runs"),
    [
        pytest.param("the wall of grey stones is", 130, 1, id="sentences that go on"),
        pytest.param("The wall of grey stones is", 130, 4, id="items with capitals"),
        pytest.param("the wall of grey stones is.", 130, 4, id="whole sentences"),
        pytest.param("the wall of grey stones is", 99, 4, id="items far from the edge"),
        pytest.param("the wall of stones", 130, 4, id="labels"),
    ],
)
def test_wide_lines_are_a_run_where_sentences_go_on_in_the_next(
    texts: str, width: float, runs: int
) -> None:
    lines = [make_line(texts, bottom=700 - 25 * row, width=width) for row in range(4)]
    edge = make_line("at the edge", 119, 100, width=61)
    assert len(run_texts(*lines, edge)) == runs + 1


def test_what_is_left_out_cuts_no_run_but_tables_and_titles_are_runs() -> None:
    one, two, three, four = make_lines("one\ntwo\nthree\nfour")
    number = make_line("7", 300, 20, reason="page number")
    assert run_texts(one, number, two) == ["7", "one two"]
    both = [line._replace(reason="table") for line in (two, three)]
    assert run_texts(one, *both, four) == ["one", "two three", "four"]
    mixed = [two._replace(reason="table"), three._replace(reason="title")]
    assert run_texts(one, *mixed, four) == ["one", "two", "three", "four"]
    pages = [Page(600, 800, [one]), Page(600, 800, [two])]
    assert [len(run) for run in cut_runs(pages)] == [1, 1]
