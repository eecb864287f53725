"""Nothing that is read has no end: files, pipes and shapes that make a program slow."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.commands.corpus import corpus_command
from summarize.errors import InputError
from summarize.models import Article, Block, Summary
from summarize.notices import boilerplate
from summarize.rank import candidates
from summarize.readers import one_article as draft
from summarize.readers import unpack
from summarize.readers.formats import feeds as feed_xml
from summarize.readers.formats import markdown, rst
from summarize.readers.html import limits
from summarize.readers.mail import mailbox
from summarize.readers.pdf import child
from summarize.readers.pdf import pdf as guard
from summarize.readers.rows import values as rows
from summarize.render.html.page import render_html
from summarize.render.markdown import escape
from summarize.sources import open as opening
from summarize.sources.open import read_fifo
from tests.conftest import ROOT, SAMPLES, Run
from tests.quality.growth import MOST, fit_exponent
from tests.quality.shapes import list_shapes

SECONDS = 20


def run_shell(command: str) -> subprocess.CompletedProcess[str]:
    program = f"{sys.executable} -m summarize"
    return subprocess.run(
        ["bash", "-c", command.replace("summarize", program, 1)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=SECONDS,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "name"),
    [
        pytest.param("summarize /dev/zero", "/dev/zero", id="a-device"),
        pytest.param("yes | (summarize)", "standard input", id="a-pipe"),
        pytest.param("summarize <(yes)", "/dev/fd/63", id="a-command"),
    ],
)
def test_what_has_no_end_is_read_up_to_the_limit(command: str, name: str) -> None:
    done = run_shell(command)
    assert (done.stdout, done.returncode) == ("", 3)
    assert done.stderr == f"summarize: {name}: longer than 100 MB\n"


def test_a_file_past_the_limit_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(opening.MAX_BYTES + 1)
    assert run(path).err == f"summarize: {path}: longer than 100 MB\n"


def test_a_pipe_that_nobody_writes_to_ends(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match=r"no data came through the pipe for 0\.05 s"):
        read_fifo(tmp_path / "pipe", 10, patience=0.05)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("cat {sample} > {pipe} & summarize -n 1 {pipe}", id="a-writer"),
        pytest.param("(sleep .3; cat {sample}) > {pipe} & summarize -n 1 {pipe}", id="a-slow-one"),
        pytest.param("summarize -n 1 <(cat {sample})", id="a-command"),
        pytest.param("cat {sample} | (summarize -n 1 /dev/stdin)", id="standard-input-by-name"),
    ],
)
def test_a_pipe_with_a_writer_is_read_whole(tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run_shell(command.format(pipe=tmp_path / "pipe", sample=SAMPLES / "tram.txt"))
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_a_closed_standard_input_is_said() -> None:
    done = run_shell("summarize - <&-")
    assert done.stderr == "summarize: standard input is closed\n"
    assert done.returncode == 3


MEGABYTE = 10**6
WORDS = {5.0: "five", 10.0: "ten"}
PDF = (
    f"{child._BASE_SECONDS:g} s of CPU time plus {child._MORE_SECONDS:g} s for each page",
    f"{child._MEMORY // MEGABYTE} MB of memory",
)
DEFAULTS = [inspect.signature(corpus_command).parameters]
# What the pages of the manual say, each with the numbers that the program knows.
SAID = {
    "SECURITY.md": (
        f"at most {opening.MAX_BYTES // MEGABYTE} MB; {opening.PATIENCE:g} s to wait for a writer",
        PDF[0],
        PDF[1],
        f"{child._CLOCK_SECONDS} s for a page, at most {child._STEP_SECONDS:g} s of them on",
        f"A line of over {WORDS.get(draft.MOST_CHARACTERS / MEGABYTE)} million characters",
        f"a page of more than {limits.MOST_ELEMENTS:,} elements",
        f"a tag of more than {limits._MOST_ATTRIBUTES:,} attributes",
    ),
    "LIMITS.md": (
        f"more than {limits.MOST_ELEMENTS:,} elements",
        f"more than {mailbox._MOST:,} mails",
        f"Markdown with more than {markdown._MOST_MARKS:,} marks",
        f"reStructuredText with more than {rst._MOST_MARKS:,} marks",
        f"more than {feed_xml._MOST_SPACES:,} namespaces or {feed_xml._MOST_LABELS:,} labels",
        f"a feed over {feed_xml.MOST_BYTES // MEGABYTE} MB or of more than {feed_xml._MOST_TAGS:,}",
        f"gzip data of more than {unpack.MOST_BYTES // MEGABYTE} MB",
        PDF[0],
        PDF[1],
        f"{WORDS.get(guard._SECONDS / 60)} minutes by the clock",
        f"A text of more than {candidates.LONG:,} sentences",
        f"the best {candidates._BEST:,} sentences, or {candidates._TIMES} for each sentence",
        f"In a text of more than {boilerplate._LONG:,} lines",
    ),
    "CORPUS.md": (f"An article may have up to {rows.MOST_BYTES // MEGABYTE} MB",),
    "MANUAL.md": tuple(
        text
        for default in DEFAULTS
        for text in (
            f"time limit for an article ({default['timeout'].default:g})",
            f"such as `2G` or `500M` ({default['memory'].default})",
        )
    ),
}


@pytest.mark.parametrize("page", SAID)
def test_the_limits_are_those_that_the_manual_names(page: str) -> None:
    text = " ".join((ROOT / ".github" / page).read_text(encoding="utf-8").split())
    assert [said for said in SAID[page] if said not in text] == []


SHAPES = [
    "an item and indented lines",
    "a marked item and indented lines",
    "lines",
    "hidden characters",
    "open escape sequences",
    "passwords",
    "flags without an end",
    "divs in divs",
    "breaks",
    "quotations of a page",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_cost_grows_with_the_size(shape: str) -> None:
    assert fit_exponent(list_shapes()[shape], seconds=(0.02, 0.1), largest=128_000) <= MOST


def summary_of(*articles: Article) -> Summary:
    whole = Article((Block("A text."),), "en", articles=articles, source="a, b")
    return Summary(whole, "auto", (), 0, 0, 0)


def test_the_names_of_merged_articles_are_escaped_in_a_page() -> None:
    evil = "<img src=x onerror=alert(1)>\"'&"
    page = render_html(summary_of(*[Article((), "en", source=evil, title=evil)] * 2))
    assert "<img" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;&amp;") == 8


@pytest.mark.parametrize("rule", ["default-src 'none'", "base-uri 'none'", "form-action 'none'"])
def test_a_page_forbids_whatever_it_does_not_need(rule: str) -> None:
    policy = render_html(summary_of()).split('Content-Security-Policy" content="')[1].split('"')[0]
    assert rule in policy.split("; ")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("+ a", "\\+ a"),
        ("- a", "\\- a"),
        ("# a", "\\# a"),
        ("= a", "\\= a"),
        ("1. a", "1\\. a"),
        ("1) a", "1\\) a"),
        ("a + b - c # d", "a + b - c # d"),
    ],
)
def test_a_mark_at_the_start_of_a_line_is_escaped_in_markdown(text: str, written: str) -> None:
    assert escape(text) == written
