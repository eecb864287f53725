"""Each option refuses in one line each value of TOML that it can't have; none breaks it."""

import tomllib
from itertools import product

import pytest
import typer
from typer.main import get_command

from summarize.commands.defaults import list_app_options, read_value
from summarize.commands.registry import WITH_DEFAULTS, load_app
from summarize.errors import UsageError

_USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]
_VALUES = (
    "1", "0", "-1", "true", "1.5", "1e308", "-inf", "nan", "9" * 400, "-" + "9" * 400, '""', '"x"',
    '"nan"', '"1e999"', r'"\u0000"', r'"\u001b[31m"', "[]", "[1]", "[[1]]", "[{}]", "{a = 1}",
    "2026-01-02", "07:32:00",
)  # fmt: skip


@pytest.mark.parametrize("command", WITH_DEFAULTS)
def test_a_value_is_taken_or_refused(command: str) -> None:
    app = load_app(command)
    made, known = get_command(app), list_app_options(app)
    refused = 0
    for (key, option), text in product(known.items(), _VALUES):
        value = read_value(tomllib.loads(f"{key} = {text}")[key], option)
        try:
            made.make_context("summarize", ["a.txt"], default_map={option.name: value})
        except (UsageError, _USAGE_ERROR):
            refused += 1
    assert len(known) < refused < len(known) * len(_VALUES)
