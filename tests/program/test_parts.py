"""Several articles in one source: each is treated as one of several inputs."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.server import Handler

TRAM = "The council met on Monday. It will build a tram for 310 million euros. Nobody likes it."
BEES = "Bees are fewer than last year. Their keepers ask for help."


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A file of three rows, the second of them broken; its name says nothing."""
    path = tmp_path / "rows"
    first = json.dumps({"id": "a", "title": "The tram", "text": TRAM})
    path.write_text(f"{first}\nnot json\n{json.dumps({'id': 'b', 'text': BEES})}\n")
    return path


def test_each_article_has_its_heading_and_one_bad_row_costs_no_other(run: Run, rows: Path) -> None:
    result = run("-n", "1", str(rows))
    assert result.code == 3
    assert result.err == f"summarize: {rows}#2: not a line of JSON\n"
    first, second = result.out.split("\n\n")
    assert first.startswith(f"==> {rows}#1 The tram <==\nThe council met")
    assert second.startswith(f"==> {rows}#3 <==\nBees are fewer")


def test_json_tells_which_part_of_how_many(run: Run, rows: Path) -> None:
    lines = [json.loads(line) for line in run("-f", "json", str(rows)).out.splitlines()]
    assert [(line["source"], line["part"], line["parts"]) for line in lines] == [
        (str(rows), 1, 3),
        (str(rows), 3, 3),
    ]


def test_one_part_is_as_a_file_of_its_own(run: Run, rows: Path) -> None:
    result = run("--part", "3", "-n", "1", str(rows))
    assert (result.code, result.out) == (0, "Bees are fewer than last year.\n")
    assert "Bees are fewer" in run("read", "--part", "3", str(rows)).out
    assert run("compare", "--part", "3", str(rows)).code == 0


def test_a_part_that_is_not_there_is_a_usage_error(run: Run, rows: Path) -> None:
    result = run("--part", "4", str(rows))
    assert (result.code, result.err) == (2, f"summarize: {rows}: no part 4: it holds 3 articles\n")


@pytest.mark.parametrize("command", ["read", "compare"])
def test_what_shows_one_article_asks_which(run: Run, rows: Path, command: str) -> None:
    result = run(command, str(rows))
    assert (result.code, result.out) == (2, "")
    assert "3 articles in it: choose one with --part N, see --list" in result.err


def test_list_names_them(run: Run, rows: Path) -> None:
    result = run("--list", str(rows))
    assert (result.code, result.out) == (3, "1\t-\tThe tram\n3\t-\t-\n")
    first = json.loads(run("--list", "-f", "json", str(rows)).out.splitlines()[0])
    assert (first["part"], first["parts"], first["id"], first["title"]) == (1, 3, "a", "The tram")


def test_merge_takes_them_together(run: Run, rows: Path) -> None:
    result = run("--merge", "-n", "2", str(rows))
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert result.out.endswith(f"[1] The tram · {rows}#1\n[2] {rows}#3\n")
    merged = json.loads(run("--merge", "-n", "1", "-f", "json", str(rows)).out)
    assert merged["sentences"][0]["part"] == 1


def test_rows_that_hold_an_article_are_one_page(run: Run, rows: Path) -> None:
    result = run("-f", "html", str(rows))
    assert (result.code, result.err.count("\n")) == (3, 1)  # that of the row that is broken
    assert result.out.count("<!DOCTYPE") == 1
    assert result.out.count('<section class="piece"') == 2


def test_a_file_of_one_article_lists_itself(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "tram.txt"
    path.write_text(f"The tram comes\n\n{TRAM}\n\n{BEES}\n")
    assert run("--list", str(path)).out == "1\t-\tThe tram comes\n"


FEED = "samples/coast.rss"


def test_a_feed_fetched_is_split_and_nothing_else_is_fetched(run: Run, server: str) -> None:
    Handler.agents.clear()
    result = run("--list", f"{server}/feed")
    assert len(Handler.agents) == 1
    assert (result.code, result.err) == (0, "")
    assert [line.split("\t")[2] for line in result.out.splitlines()][1:] == [
        "Le phare de Kermor change de voix",
        "Ferry fares to rise in January",
    ]


def test_a_book_is_one_article_unless_its_parts_are_asked_for(run: Run) -> None:
    book = "samples/ledger.epub"
    assert run("-n", "1", book).out.count("\n") == 1
    assert len(run("--list", "--parts", book).out.splitlines()) == 3
    assert run("-n", "1", "--parts", "--part", "2", book).out.count("\n") == 1


def test_a_corpus_has_a_line_for_each_entry_mail_and_chapter(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    names = [FEED, "samples/valley.mbox", "samples/ledger.epub"]
    assert run("corpus", *names, "--parts", "-q", "-o", out).code == 0
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [line["id"] for line in lines[:4]] == [
        f"{FEED}#https://coast.example/?p=311",
        f"{FEED}#coast-312",
        f"{FEED}#coast-313",
        "samples/valley.mbox#gate-1@valley.example",
    ]
    assert len(lines) == 8


def test_titles_and_addresses_of_rows_bring_no_codes_and_no_scripts(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "rows"
    row = {"title": "A\x1b]0;evil\x07 t\u202eitle\n#", "url": "javascript:alert(1)", "text": TRAM}
    path.write_text(json.dumps(row) + "\n" + json.dumps({**row, "url": "https://a.example/"}))
    for format_ in ("terminal", "text", "markdown", "json"):
        shown = run("-f", format_, "--color", "never", path).out
        assert not {c for c in shown if c < " " and c != "\n"} & set("\x1b\x07")
        assert "\u202e" not in shown
        assert "javascript" not in shown
    assert json.loads(run("--list", "-f", "json", path).out.splitlines()[1])["url"]


@pytest.mark.parametrize("first", ["not json", '{"text": "cut o'])
def test_rows_are_told_by_their_bytes_though_the_first_is_broken(run: Run, first: str) -> None:
    rows = f"{first}\n{json.dumps({'text': TRAM})}\n{json.dumps({'text': BEES})}\n".encode()
    result = run("-n", "1", stdin=rows)
    assert (result.code, result.err) == (3, "summarize: -#1: not a line of JSON\n")
    assert result.out.count("==> -#") == 2


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ('=HYPERLINK("https://a.org","Read")', '\'=HYPERLINK("https://a.org","Read")'),
        ("+1 for the mill", "'+1 for the mill"),
        ("@mill", "'@mill"),
        ("-2 degrees at the mill", "'-2 degrees at the mill"),
        ("The mill = the town", "The mill = the town"),
        ("", "-"),
    ],
)
def test_a_title_in_a_list_is_no_formula_of_a_spreadsheet(
    run: Run, tmp_path: Path, title: str, cell: str
) -> None:
    rows = tmp_path / "rows.jsonl"
    text = "The mill of the town was built by the people of the point. " * 4
    rows.write_text("".join(json.dumps({"title": title, "text": text}) + "\n" for _ in "ab"))
    assert run("--list", str(rows)).out.splitlines()[0].split("\t")[2] == cell
