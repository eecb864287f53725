"""Manners that people bring from other programs."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Run
from tests.program.shell import in_shell

TRAM, MOOR = SAMPLES / "tram.txt", SAMPLES / "moor.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of three articles, one of them in a folder of its own."""
    home = tmp_path / "in"
    (home / "more").mkdir(parents=True)
    shutil.copy(TRAM, home / "a.txt")
    shutil.copy(MOOR, home / "b.txt")
    shutil.copy(TRAM, home / "more" / "c.txt")
    (home / ".hidden.txt").write_text("Not this.")
    return home


def test_a_dash_as_output_is_standard_output(run: Run, tmp_path: Path) -> None:
    assert in_shell("summarize -n 1 -o - $1; ls", TRAM, cwd=tmp_path) == run("-n", "1", TRAM)
    assert run("-f", "json", "-o", "-", TRAM).out == run("-f", "json", TRAM).out
    assert run("read", "-o", "-", TRAM).out == run("read", TRAM).out
    assert run("corpus", "-o", "-", TRAM).out.count("\n") == 1
    refused = run("--open", "-o", "-", TRAM)
    assert (refused.code, "leave -o - out" in refused.err) == (2, True)


@pytest.mark.parametrize("name", ["out.pdf", "out.docx", "out.JPG", "out.csv"])
def test_an_ending_that_says_no_format_is_refused_with_those_that_do(
    run: Run, tmp_path: Path, name: str
) -> None:
    for command in ((), ("read",), ("compare", "-a", "luhn"), ("corpus",)):
        result = run(*command, "-o", tmp_path / name, TRAM)
        assert (result.code, result.err.count("\n")) == (2, 1)
        assert ".jsonl" in result.err
    assert list(tmp_path.iterdir()) == []
    assert run("-f", "text", "-o", tmp_path / name, TRAM).code == 0
    assert run("-o", tmp_path / "out", TRAM).code == 0


@pytest.mark.parametrize("name", ["json", "markdown", "html"])
def test_a_format_may_be_an_option_of_its_own(run: Run, name: str) -> None:
    assert run(f"--{name}", TRAM) == run("-f", name, TRAM)
    assert run("read", TRAM, f"--{name}") == run("read", "-f", name, TRAM)


def test_a_file_address_is_a_file(run: Run, tmp_path: Path) -> None:
    shutil.copy(TRAM, tmp_path / "the tram.txt")
    address = (tmp_path / "the tram.txt").as_uri()
    assert "%20" in address
    for url in (address, address.replace("file://", "file://localhost")):
        assert run(url).out == run(TRAM).out
        assert run("read", url).out == run("read", TRAM).out
    refused = run("-o", tmp_path / "the tram.txt", address)
    assert (refused.code, "would be lost" in refused.err) == (2, True)


def test_a_folder_is_summarized_file_by_file(run: Run, folder: Path) -> None:
    result = run("-n", "1", folder)
    names = [line for line in result.out.splitlines() if line.startswith("==> ")]
    assert names == [f"==> {folder / name} <==" for name in ("a.txt", "b.txt", "more/c.txt")]
    assert (result.code, result.err) == (0, "")
    assert run("--list", folder).out.count("\n") == 3
    assert run("-n", "2", "--merge", folder).out.count("· " + str(folder)) == 3


def test_what_is_written_into_a_folder_is_none_of_its_articles(run: Run, folder: Path) -> None:
    output = folder / "all.md"
    for _ in range(2):
        assert run("-n", "1", "-o", output, folder).code == 0
    text = output.read_text()
    assert "==> " not in text
    assert len(re.findall("(?m)^# ", text)) == 3


def test_a_folder_of_many_files_or_none_says_what_to_do(run: Run, tmp_path: Path) -> None:
    empty, many = tmp_path / "empty", tmp_path / "many"
    empty.mkdir()
    many.mkdir()
    result = run("-n", "1", TRAM, empty)
    assert (result.code, result.out.count("==>")) == (3, 1)
    assert result.err == f"summarize: {empty}: is a directory: it has no files\n"
    for number in range(50):
        (many / f"{number}.txt").write_text("The bell rang at noon, and the town stood still.\n")
    assert run(many).out.count("==>") == 50
    (many / "50.txt").write_text("The bell rang at noon, and the town stood still.\n")
    result = run(many)
    assert (result.code, result.out) == (3, "")
    assert result.err.endswith(f"it has 51 files: write summarize corpus {many} -o out.jsonl\n")


def test_a_command_of_one_input_says_what_takes_a_folder(run: Run, folder: Path) -> None:
    result = run("read", folder)
    assert (result.code, result.out) == (3, "")
    assert result.err.endswith(f"it has 3 files: to summarize them, write summarize {folder}\n")


def test_several_inputs_as_html_are_one_page_with_contents(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "all.html"
    result = run("-n", "2", "-o", output, TRAM, tmp_path / "gone", MOOR)
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)  # that of the lost one
    page = output.read_text(encoding="utf-8")
    contents = page[page.index("<nav ") : page.index("</nav>")]
    assert re.findall(r'<a href="#(n\d)">', contents) == ["n1", "n2"]
    assert [page.count(f'<section class="piece" id="n{number}"') for number in (1, 2)] == [1, 1]
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert page.count("<html ") == page.count("<h1") == page.count("<footer>") == 1
    assert page.count("<details><summary><h3 ") == 2  # the articles are folded
    assert 'lang="de"' in page


def test_the_articles_of_a_feed_are_one_page_too_and_one_is_the_page_it_was(run: Run) -> None:
    page = run("--html", SAMPLES / "coast.rss").out
    parts = run("--list", SAMPLES / "coast.rss").out.count("\n")
    assert parts > 1
    assert page.count('<section class="piece"') == parts
    assert (
        'class="piece"'
        not in run("--html", "--part", "1", SAMPLES / "coast.rss").out.partition("</style>")[2]
    )
    assert 'class="piece"' not in run("--html", "--merge", TRAM, MOOR).out.partition("</style>")[2]


def test_the_title_of_an_article_in_a_feed_is_told_once(run: Run) -> None:
    title = "Seal pups counted from the air for the first time"
    for name in ("terminal", "markdown", "text"):
        out = run("-n", "1", "-f", name, SAMPLES / "coast.rss").out
        assert out.count(title) == 1
        head = out.splitlines()[:3]
        assert (head[0] if name != "markdown" else head[2]).find("coast.rss#1") > 0


def test_numbers_of_more_than_three_digits_are_grouped(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    book.write_text("".join(f"On day {n} the keeper wrote that lamp {n} burned well.\n\n"
                            for n in range(1200)))  # fmt: skip
    assert "of 1,200 sentences" in run("-n", "1", "-f", "terminal", book).out
    assert "of 13,200 words" in run("-n", "1", "-f", "markdown", book).out
    assert "of 1,200 sentences" in run("-n", "1", "--html", book).out
    assert "von 1.200 Sätzen" in run("-n", "1", "--html", "-l", "de", book).out
    assert "sur 1\u202f200 " in run("-n", "1", "--html", "-l", "fr", book).out


def test_config_names_no_option_that_the_manual_does_not(run: Run) -> None:
    assert "unordered" not in run("config", "--no-config").out


def test_a_part_of_a_book_is_told_of_its_chapters(run: Run) -> None:
    result = run("--part", "2", "samples/ledger.epub")
    assert (result.out, result.code) == ("", 2)
    assert result.err.endswith("a book is one article: for its chapters add --parts\n")


@pytest.mark.parametrize(
    "line",
    [
        "drwxr-xr-x 2 root root 4096 2025-01-0{} 12:30 {}.txt",
        "user{}:x:10{}:10:/home/user:/bin/sh",
        "2025-01-01T12:00:0{} 127.0.0.{} GET /index.html 200 5316",
    ],
)
def test_a_list_or_a_log_is_told_to_be_no_prose(run: Run, line: str) -> None:
    text = "\n".join(line.format(n, n) for n in range(30))
    result = run("-n", "1", "-", stdin=text)
    assert "hardly any prose in it" in result.err
    assert result.out.rstrip() in text.splitlines()  # a line of it, not all of them as one
