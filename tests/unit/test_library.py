"""A user of the library finds its names, opens what there is, and is told what to write."""

import doctest
import io
import json
import pydoc
import subprocess
import sys
import warnings
from importlib import import_module
from inspect import isfunction
from typing import Any

import pytest

import summarize
from tests.conftest import ROOT, SAMPLES, Run

TRAM = SAMPLES / "tram.txt"
LIBRARY: Any = summarize  # as those see it who check no types
PUBLIC = {name: getattr(summarize, name) for name in summarize.__all__}


@pytest.fixture(autouse=True)
def _from_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the examples are at home."""
    monkeypatch.chdir(ROOT)


def test_every_public_name_is_listed_and_documented() -> None:
    assert set(summarize.__all__) <= set(dir(summarize))
    assert all(value.__doc__ for value in PUBLIC.values())
    shown = pydoc.plain(pydoc.render_doc(summarize))
    assert not [name for name in PUBLIC if name not in shown and name != "__version__"]
    assert "__getattr__" not in shown


def test_every_function_and_every_value_with_many_fields_has_an_example_that_runs() -> None:
    finder, shown = doctest.DocTestFinder(recurse=False), {}
    for name, value in PUBLIC.items():
        if isfunction(value) or value in (summarize.Article, summarize.Summary):
            module = import_module(value.__module__)
            (shown[name],) = finder.find(value, name, module)
            runner = doctest.DocTestRunner()
            assert runner.run(shown[name]).failed == 0, name
            assert runner.tries
    assert {"open", "summarize", "extract_article", "list_parts", "merge_articles"} <= set(shown)


@pytest.mark.parametrize("name", ["Article", "Block", "Item", "Removed", "Sentence", "Summary"])
def test_every_field_is_described(name: str) -> None:
    kind = PUBLIC[name]
    hidden = {"rating"}  # which parts shows
    assert not [f for f in {*kind.__dataclass_fields__} - hidden if f"``{f}``" not in kind.__doc__]


@pytest.mark.parametrize("function", [summarize.open, summarize.extract_article])
def test_a_path_a_file_and_a_source_are_opened(function: Any) -> None:
    article = summarize.extract_article(TRAM.read_bytes(), name=str(TRAM))
    with TRAM.open("rb") as data, TRAM.open(encoding="utf-8") as text:
        for given in (TRAM, data, text, summarize.Source(str(TRAM), TRAM.read_bytes())):
            assert function(given) == article
    assert function(io.BytesIO(TRAM.read_bytes())).blocks == article.blocks
    assert summarize.summarize(TRAM, length=3) == summarize.summarize(article, length="3")


def test_a_name_and_an_address_are_opened(server: str) -> None:
    assert summarize.open(str(TRAM)) == summarize.open(TRAM.as_uri()) == summarize.open(TRAM)
    page = summarize.open(f"{server}/page")
    assert (page.title, page.url) == ("The bridge that measures its own age", f"{server}/page")
    assert len(summarize.list_parts(f"{server}/page")) == 1
    saved = summarize.open(SAMPLES / "bridge.html", url="https://example.org/bridge")
    assert saved.url == "https://example.org/bridge"


def test_the_articles_of_a_file_are_listed() -> None:
    items = summarize.list_parts(SAMPLES / "hives.eml")
    assert [item.source.part for item in items] == [1, 2, 3]
    assert summarize.open(SAMPLES / "ledger.epub").part == 0  # a book is one article
    assert len(summarize.list_parts(SAMPLES / "ledger.epub", books=True)) > 1


ARTICLE = summarize.extract_article("The mill closed in 1961. Its wheel still turns every spring.")


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: LIBRARY.open("nope.txt"), "InputError", "nope.txt: no such file"),
        (lambda: LIBRARY.open("http://a:b@localhost:1/x"), "InputError", "http://localhost:1/x"),
        (lambda: LIBRARY.open(3), "TypeError", "a path, an address or an open file can be"),
        (lambda: LIBRARY.open(b"x"), "TypeError", "not bytes: write summarize.extract_article("),
        (lambda: LIBRARY.open("The mill closed. " * 9), "UsageError", "is a text: write summ"),
        (lambda: LIBRARY.open("samples/coast.rss"), "UsageError", "3 articles in it: write"),
        (lambda: LIBRARY.open("samples/valley.mbox"), "UsageError", "list_parts('samples/va"),
        (lambda: LIBRARY.list_parts(None), "TypeError", "not NoneType"),
        (lambda: LIBRARY.extract_article(str(TRAM)), "UsageError", "write summarize.open("),
        (lambda: LIBRARY.summarize("samples/tram.txt"), "UsageError", "write summarize.open("),
        (lambda: LIBRARY.summarize(None), "TypeError", "not NoneType"),
        (lambda: LIBRARY.summarize([ARTICLE]), "TypeError", "for several write merge_articles"),
        (lambda: LIBRARY.summarize(ARTICLE, length=0), "UsageError", "write 5 (sentences)"),
        (lambda: LIBRARY.summarize(ARTICLE, length=[3]), "TypeError", "length must be str | int"),
        (lambda: LIBRARY.summarize(ARTICLE, algorithm=3), "TypeError", "algorithm must be str"),
        (lambda: LIBRARY.summarize(ARTICLE, algorithm="lexrnk"), "UsageError", "mean lex-rank?"),
        (lambda: LIBRARY.summarize(ARTICLE, language="Germn"), "UsageError", "mean German (de)?"),
        (lambda: LIBRARY.summarize(ARTICLE, focus=7), "TypeError", "focus must be str | None"),
        (lambda: LIBRARY.summarize(ARTICLE, keywords="3"), "TypeError", "keywords must be int"),
        (lambda: LIBRARY.merge_articles([]), "UsageError", "give at least one"),
        (lambda: LIBRARY.open("\x1b"), "InputError", r"'\x1b': no such file"),
        (lambda: LIBRARY.merge_articles(["x"]), "TypeError", "not str: write summarize.open("),
    ],
)
def test_what_is_wrong_is_said_on_a_line(call: Any, error: str, said: str) -> None:
    with pytest.raises((summarize.SummarizeError, TypeError)) as caught:
        call()
    assert type(caught.value).__name__ == error
    assert said in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_names_are_taken_as_the_command_takes_them() -> None:
    found = summarize.summarize(TRAM, algorithm="LexRank", language="German", length=2)
    assert (found.algorithm, found.article.language) == ("lex-rank", "de")
    assert len(summarize.summarize(TRAM, length=2, pick_timeout=9)) == 2


def test_a_summary_is_its_sentences_and_its_json_that_of_the_command(run: Run) -> None:
    summary = summarize.summarize(TRAM, length=3)
    assert list(summary) == list(summary.sentences)
    assert (len(summary), str(summary)) == (3, "\n".join(map(str, summary)))
    assert summary.text.splitlines() == [sentence.text for sentence in summary]
    assert str(summary.article) == summary.article.text
    assert len(repr(summary)) + len(repr(summary.article)) < 200
    printed = json.loads(run("-f", "json", "-n", "3", TRAM).out)
    assert json.loads(summary.to_json()) == printed == summary.to_dict()
    empty = summarize.summarize(TRAM, length="1w")
    assert (len(empty), empty.text) == (0, "")


def test_a_notebook_shows_the_sentences_and_nothing_of_a_page_runs() -> None:
    page = "<h1>A <i>mill</i></h1><p>The mill &lt;script&gt; closed in 1961 for good.</p>" * 2
    shown = summarize.summarize(page)._repr_html_()
    assert "<li>The mill &lt;script&gt; closed in 1961 for good.</li>" in shown
    assert "<script" not in shown


def test_a_warning_can_be_caught_by_its_public_name() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", summarize.FocusWarning)
        with pytest.raises(summarize.NoteWarning, match="penguins"):
            summarize.summarize(TRAM, focus="penguins")


def test_the_import_takes_a_few_milliseconds() -> None:
    """The best of five, of this package alone: a loaded machine is slower now and then."""
    code = "import time; s = time.perf_counter(); import summarize; print(time.perf_counter() - s)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True) for _ in range(5)]
    assert min(float(done.stdout) for done in runs) < 0.015
