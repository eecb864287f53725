"""On a real terminal the summary is laid out, and coloured unless that is not wanted."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len

from summarize import extract_article, summarize
from summarize.rank.algorithms import ALGORITHMS
from summarize.rank.auto.network import load_network
from summarize.render.descriptions import _WORDS
from summarize.render.terminal.layout import find_breaks
from tests.conftest import SAMPLES, Run
from tests.screen import run_on_screen


def run_on_terminal(*arguments: str, **env: str) -> str:
    """Run the program with a terminal as its output; return what reached the screen."""
    command = [sys.executable, "-m", "summarize", *arguments]
    screen, code = run_on_screen(command, {"NO_COLOR": "", **env})
    assert code == 0
    return screen


def test_a_terminal_gets_title_bullets_and_colour() -> None:
    screen = run_on_terminal(str(SAMPLES / "bridge.html"))
    assert "\x1b[1mThe bridge that measures its own age\x1b[0m" in screen
    assert screen.count("•") == 5
    assert "of 33 sentences" in screen


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_and_dumb_terminals_are_respected(env: dict[str, str]) -> None:
    screen = run_on_terminal(str(SAMPLES / "bridge.html"), **env)
    assert "\x1b" not in screen
    assert screen.count("•") == 5


def test_every_sentence_is_shown_whole_in_any_script() -> None:
    screen = run_on_terminal("--color", "never", "-n", "100%", str(SAMPLES / "kissaten.html"))
    assert "…" not in screen
    assert "カレンダーは来年の三月まで埋まっている。" in screen


def test_a_file_gets_text_even_on_a_terminal(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    assert run_on_terminal("-o", str(target), "-n", "1", str(SAMPLES / "tram.txt")) == ""
    assert "•" not in target.read_text()


BRIDGE = str(SAMPLES / "bridge.html")


def lay_out(run: Run, *arguments: str | Path, columns: int = 80, stdin: str = "") -> list[str]:
    """Return the lines of the terminal format without the margin."""
    out = run("-f", "terminal", "--width", str(columns), *arguments, stdin=stdin).out
    return [line.strip() for line in out.splitlines()]


def test_bullets_of_several_lines_are_separated_by_a_blank_one(run: Run) -> None:
    lines = lay_out(run, "-q", "-n", "3", BRIDGE)
    assert [line[:1] for line in lines if line[:1] in ("•", "")] == ["•", "", "•", "", "•"]
    lines = lay_out(run, "-q", "--keywords", "4", BRIDGE)
    assert [line[:1] for line in lines] == ["•"] * 4


def test_one_sentence_is_one_sentence(run: Run) -> None:
    lines = lay_out(run, stdin="The mill turns.")
    assert lines[-1] == "1 of 1 sentence, 100 % of 3 words"


def test_a_language_that_is_not_known_is_not_named(run: Run) -> None:
    assert lay_out(run, stdin="12345 67890.")[0] == "1 min read"


@pytest.mark.parametrize("columns", [20, 24, 30, 40, 56])
def test_no_fact_is_cut_in_two(run: Run, columns: int) -> None:
    facts = " ".join(lay_out(run, "-n", "1", BRIDGE, columns=100)[1:2]).split(" · ")
    lines = lay_out(run, "-n", "1", BRIDGE, columns=columns)
    assert len(facts) == 5
    assert not [fact for fact in facts if not any(fact in line for line in lines)]


def test_key_phrases_close_without_counting_sentences(run: Run) -> None:
    assert lay_out(run, "--keywords", "4", BRIDGE)[-1].startswith("4 key phrases, 614 words")
    out = run("-f", "md", "--keywords", "4", BRIDGE).out
    assert out.endswith("*4 key phrases, 614 words*\n")


@pytest.mark.parametrize("command", [[], ["read"]])
@pytest.mark.parametrize("name", ["kissaten.html", "tea.txt"])
@pytest.mark.parametrize("columns", [21, 37, 38, 39, 40, 63, 80])
def test_no_line_of_chinese_or_japanese_begins_with_a_comma(
    run: Run, command: list[str], name: str, columns: int
) -> None:
    arguments = ["-f", "terminal", "--width", str(columns), "-n", "8", str(SAMPLES / name)]
    lines = [line.strip(" ▌•") for line in run(*command, *arguments).out.splitlines()]
    assert not [line for line in lines if line[:1] in set("、。，．：；？！）」』》・ー") - {""}]
    assert not [line for line in lines if line[-1:] in set("（「『《")]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("一二三，四五", 6, ["一二", "三，四", "五"], id="comma"),
        pytest.param("一二「三」四", 6, ["一二", "「三」", "四"], id="brackets"),
        pytest.param("使用Linux系统", 8, ["使用", "Linux系", "统"], id="word-stays-whole"),
        pytest.param("，，，，，，", 4, ["，，", "，，", "，，"], id="nothing-else"),
        pytest.param("一 word two", 7, ["一 word ", "two"], id="spaces"),
        pytest.param("oui, non\xa0!", 9, ["oui, ", "non\xa0!"], id="no-break-space"),
        pytest.param("trente\xa0ans", 8, ["trente\xa0", "ans"], id="no-other-place"),
        pytest.param("一二三  四", 6, ["一二三  ", "四"], id="spaces-beyond-the-edge"),
        pytest.param(
            "一か\u3099二か\u3099三", 4, ["一か\u3099", "二か\u3099", "三"], id="marks-above"
        ),
        pytest.param("一か\u3099、二", 4, ["一", "か\u3099、", "二"], id="mark-before-a-comma"),
        pytest.param("一二abcdefgh", 6, ["一二", "abcdef", "gh"], id="long-word"),
        pytest.param("一二三四五六七", 4, ["一二", "三四", "五六", "七"], id="many-lines"),
    ],
)
def test_lines_break_where_their_script_allows(text: str, width: int, lines: list[str]) -> None:
    places = [0, *find_breaks(text, width), len(text)]
    assert [text[a:b] for a, b in pairwise(places)] == lines
    assert all(cell_len(line.rstrip()) <= width for line in lines)


@pytest.mark.parametrize("columns", [40, 80])
def test_a_score_is_shown_as_bars_in_words_that_a_reader_knows(run: Run, columns: int) -> None:
    lines = lay_out(run, "--explain", "-n", "2", BRIDGE, columns=columns)
    best = max(
        s.score for s in summarize(extract_article(Path(BRIDGE).read_bytes()), length="2").sentences
    )
    assert f"score {best:.2f}" in lines
    bars = [line for line in lines if line.split()[-1:] and line.split()[-1][:3] in ("+0.", "-0.")]
    assert bars
    assert all(set(bar) & set("█▉▊▋▌▍▎▏▒") for bar in bars)
    assert max(map(cell_len, lines)) <= columns
    text = run("--explain", "-n", "2", BRIDGE).out
    assert "centrality" not in text


def test_every_part_of_the_ranking_has_a_word_for_readers() -> None:
    source = (Path(__file__).parents[2] / "cli/summarize/rank/auto/auto.py").read_text()
    named = {part.split('"')[0] for part in source.split('parts["')[1:]}
    named |= {name.partition(":")[0] for name in load_network().names} - {"article"}
    assert {"title", "centrality", "opening", "focus"} <= named
    assert named <= set(_WORDS)


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_a_comparison_fits_the_terminal(run: Run, columns: int) -> None:
    arguments = ["compare", "-f", "terminal", "--width", str(columns), BRIDGE]
    lines = run(*arguments).out.splitlines()
    assert max(map(cell_len, lines)) <= columns
    for name in ALGORITHMS:
        assert [line for line in lines if line.strip().startswith(name)]


def test_a_comparison_has_colour_on_a_terminal_alone(run: Run) -> None:
    assert "\x1b[36m" in run_on_terminal("compare", "-a", "auto", BRIDGE)
    assert "\x1b" not in run("compare", "-a", "auto", BRIDGE).out
