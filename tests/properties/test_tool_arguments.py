"""A call of a tool is accepted if the schema of the tool accepts it, and refused otherwise."""

import pytest

from summarize.errors import UsageError
from summarize.serve.tools import TOOLS, Values, check_arguments

# Which comes with mcp.
Validator = pytest.importorskip("jsonschema").Draft202012Validator
NEEDED: Values = {"source": "a.txt", "question": "Why?", "numbers": [1]}
VALUES: list[object] = [
    *(-1, 0, 1, 99, 100, 10**9), *(-0.5, 0.5, 1.5, True, False, "x", "text", "xml", None),
    *([], [0], [1], [2, 1], [-1], ["1"], [True], {}),
]  # fmt: skip
TOO_LARGE: list[object] = [10**9 + 1, -(10**9) - 1, [10**9 + 1], 10**5000]


def is_accepted(tool: str, arguments: Values) -> bool:
    try:
        check_arguments(tool, arguments)
    except UsageError:
        return False
    return True


@pytest.mark.parametrize("tool", TOOLS)
def test_a_call_is_checked_as_its_schema_says(tool: str) -> None:
    schema = Validator(dict(TOOLS[tool].schema))
    given = {name: NEEDED[name] for name in TOOLS[tool].needed}
    for name in [*NEEDED, *TOOLS[tool].options, "any"]:
        for value in VALUES:
            call = {**given, name: value}
            assert is_accepted(tool, call) == schema.is_valid(call), call
        assert not any(is_accepted(tool, {**given, name: value}) for value in TOO_LARGE)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_call_has_all_that_its_tool_needs(tool: str) -> None:
    given = {name: NEEDED[name] for name in TOOLS[tool].needed}
    assert is_accepted(tool, given)
    for name in given:
        less = {other: value for other, value in given.items() if other != name}
        assert not is_accepted(tool, less)
        assert not is_accepted(tool, {**given, name: type(given[name])()})
