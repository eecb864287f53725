"""Messages are in the English of those who grew up with it."""

import ast
import re
from pathlib import Path

import pytest

import summarize
from tests.conftest import SAMPLES, Run

PACKAGE = Path(str(summarize.__file__)).parent  # or of the copy that is tried
TRAM = SAMPLES / "tram.txt"
# What English says otherwise: "X is no length" is "is not a length", "a feed that is broken" is
# "the feed is broken", and a program does not know who its "nobody" is.
FOREIGN = re.compile(
    r"\b(?:is no (?!longer)|no (?:folder|run) of|an? \w+ (?:that|whose \w+) is\b|nobody"
    r"|where to\?|, for (?:they|it|we) |can't be kept|has been (?:begun|ended))",
)
TOLD = ("Error", "Warning", "note", "complain")


def list_messages() -> list[tuple[str, str]]:
    """Return what errors and notes of the package say, each with its place."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name.endswith(TOLD):
                found += [(f"{path.name}:{call.lineno}", said) for said in _list_strings(call)]
    return found


def _list_strings(call: ast.Call) -> list[str]:
    inside = (node for argument in call.args for node in ast.walk(argument))
    return [n.value for n in inside if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def test_no_message_is_put_as_another_language_would() -> None:
    messages = list_messages()
    assert len(messages) > 150
    assert [(place, said) for place, said in messages if FOREIGN.search(said)] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["-n", "abc", TRAM], 2, "'abc' is not a length: write ", id="length"),
        pytest.param(["--keywords", "x", TRAM], 2, "'x' is not a number: write ", id="number"),
        pytest.param(["corpus", "report", SAMPLES], 3, "not a folder of parts", id="parts"),
        pytest.param(["corpus", TRAM], 2, "no output file: add -o FILE", id="no-output"),
        pytest.param(["read", TRAM, TRAM], 2, "read takes one input; you gave 2", id="read"),
        pytest.param(["compare", *[TRAM] * 3], 2, "compare takes one input; you gave 3", id="3"),
        pytest.param(["corpus", "-f", "json", TRAM], 2, "corpus has no -f", id="not-of-corpus"),
        pytest.param([], 4, "standard input is empty", id="empty"),
        pytest.param(["corpus", TRAM, "-o", "{made}"], 2,
                     "made.jsonl exists and was not made by summarize", id="not-ours"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said_plainly(
    run: Run, tmp_path: Path, arguments: list[str | Path], code: int, said: str
) -> None:
    made = tmp_path / "made.jsonl"
    made.write_text("mine\n")
    result = run(*(made if word == "{made}" else word for word in arguments))
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_the_help_says_what_the_ending_does(run: Run) -> None:
    assert "Write to FILE; its ending sets the format." in run("--help").out
