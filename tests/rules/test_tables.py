"""What stands in a table works everywhere: formats, rankers, and what a request can ask for."""

import json
from dataclasses import fields
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

import pytest

from summarize import pipeline
from summarize.commands.compare import compare_command
from summarize.commands.corpus import corpus_command
from summarize.commands.options.request import make_request
from summarize.commands.read import read_command
from summarize.commands.registry import WITH_DEFAULTS, load_app
from summarize.commands.summary import summarize_command
from summarize.corpus import Options
from summarize.corpus.options import NO_OPTIONS
from summarize.errors import UsageError
from summarize.pipeline import summarize
from summarize.rank.algorithms import ALGORITHMS
from summarize.render.formats import FORMATS, list_formats
from summarize.render.output_format import Shown
from summarize.request import KEYWORDS, Declaration, Request, list_options
from summarize.serve.tools import TOOLS, check_arguments
from summarize.serve.tools import make_request as make_call_request
from tests.conftest import SAMPLES, Run

TRAM = SAMPLES / "tram.txt"
LINES: dict[Shown, tuple[str | Path, ...]] = {
    "summary": (TRAM,),
    "page": ("read", TRAM),
    "table": ("compare", "-a", "auto,luhn", TRAM),
    "contents": ("--list", SAMPLES / "coast.rss"),
    "digest": ("digest", SAMPLES / "coast.rss"),
}
EVERY = [(shown, name) for shown in LINES for name in list_formats(shown)]


@pytest.mark.parametrize(("shown", "name"), EVERY)
def test_a_format_of_the_table_is_printed(run: Run, shown: Shown, name: str) -> None:
    file = run(*LINES[shown], "-f", "text" if shown in ("table", "contents") else "html")
    found = run(*LINES[shown], "-f", name, "--no-config")
    assert (found.code, found.err, bool(found.out.strip())) == (0, "", True)
    assert found.out != file.out or name in ("html", "text") or shown == "contents"


def test_every_format_shows_summaries_or_digests() -> None:
    assert {*list_formats(), *list_formats("digest")} == {*FORMATS}


@pytest.mark.parametrize("name", list_formats())
def test_a_format_goes_by_its_other_names_and_by_the_ends_of_files(
    run: Run, tmp_path: Path, name: str
) -> None:
    whole = run(TRAM, "-f", name).out
    for alias in FORMATS[name].aliases:
        assert run(TRAM, "-f", alias.upper()).out == whole
    for ending in FORMATS[name].endings:
        assert run(TRAM, "-o", tmp_path / f"out{ending}").code == 0
        assert (tmp_path / f"out{ending}").read_text(encoding="utf-8") == whole


def test_no_two_formats_share_a_name_or_an_ending() -> None:
    names = [n for name, known in FORMATS.items() for n in (name, *known.aliases, *known.endings)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ALGORITHMS)
def test_a_ranker_of_the_table_ranks_in_every_command(run: Run, tmp_path: Path, name: str) -> None:
    whole = json.loads(run("-a", name, "-n", "2", "-f", "json", TRAM).out)
    assert (whole["algorithm"], len(whole["sentences"])) == (name, 2)
    out = tmp_path / "out.jsonl"
    assert run("corpus", "-q", TRAM, "-a", name, "-n", "2", "-o", out).code == 0
    assert json.loads(out.read_bytes())["sentences"] == whole["sentences"]
    assert f"\n{name:<11}" in "\n" + run("algorithms").out


def test_an_option_of_a_request_is_one_of_every_command() -> None:
    asked = set(signature(make_request).parameters)
    assert {field.name for field in fields(Request)} - {"keywords", "clean"} == asked - {"no_clean"}
    for command in (summarize_command, read_command, corpus_command):
        assert asked <= set(signature(command).parameters)
    apart = {"algorithm", "focus", "ask"}  # which a comparison has of its own, and has none of
    assert asked - apart <= set(signature(compare_command).parameters)
    assert all(map(load_app, WITH_DEFAULTS))


def test_the_library_takes_the_options_of_a_request_with_their_types_and_defaults() -> None:
    declared = {d.name: (d.type, d.default) for d in list_options() if d.option.library}
    _, *taken = signature(summarize).parameters.values()
    assert {p.name: (p.annotation, p.default) for p in taken} == {
        **declared,
        "keywords": (int, KEYWORDS),
    }
    assert {p.kind for p in taken} == {Parameter.KEYWORD_ONLY}


def test_the_library_passes_on_every_option(monkeypatch: pytest.MonkeyPatch) -> None:
    class BuiltError(Exception):
        pass

    def build(**values: object) -> None:
        raise BuiltError(values)

    monkeypatch.setattr(pipeline, "Request", build)
    _, *taken = signature(summarize).parameters
    values: dict[str, Any] = {name: object() for name in taken}
    with pytest.raises(BuiltError) as caught:
        summarize("A mill.", **values)
    assert caught.value.args == (values,)


EXAMPLES: dict[str, object] = {"length": "2", "language": "de"}  # else by its type
BY_TYPE: dict[object, object] = {"string": "a mill", "integer": 7, "number": 0.5, "boolean": True}
OFFERED = [(tool, d) for d in list_options() for tool in d.option.tools]


@pytest.mark.parametrize(("tool", "declared"), OFFERED, ids=[f"{t}-{d.name}" for t, d in OFFERED])
def test_a_tool_takes_the_options_of_a_request(tool: str, declared: Declaration) -> None:
    name = declared.option.argument or declared.name
    described = TOOLS[tool].schema["properties"][name]
    assert described["description"]
    value = EXAMPLES.get(name) or BY_TYPE[described["type"]]
    needed = {"source": "a.txt", "question": "Why?", "numbers": [1]}
    given = {option: needed[option] for option in TOOLS[tool].needed}
    check_arguments(tool, {**given, name: value})
    assert getattr(make_call_request({name: value}), declared.name) != declared.default
    if declared.option.minimum is not None:
        with pytest.raises(UsageError, match=f"{name} must be at least {declared.option.minimum}"):
            check_arguments(tool, {**given, name: declared.option.minimum - 1})


def test_what_a_request_asks_for_decides_what_a_corpus_is() -> None:
    told = Options(
        Request("2", algorithm="luhn", language="de", keywords=3, clean=False)
    ).describe()
    assert {field.name for field in fields(Request)} - set(NO_OPTIONS) <= set(told)
    assert (told["length"], told["algorithm"], told["language"]) == ("2", "luhn", "de")
    assert Options.unpack(Options(Request("20%")).pack()) == Options(Request("20%"))
