"""The user's defaults: config.toml, overridden by SUMMARIZE_... variables."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from typer.core import TyperOption
from typer.main import get_command

from summarize.commands.config_file import PREFIX, find_file, list_variables, read_config
from summarize.commands.options.command import long_name, may_be_set, variable_of
from summarize.commands.registry import WITH_DEFAULTS, load_app
from summarize.commands.site_tables import SITES, check_sites, write_rules
from summarize.errors import UsageError

_SHOWS_ONLY = {"-h", "--help", "-V", "--version"}  # works with any file


def load_defaults(command: str, app: Any, words: Sequence[str]) -> dict[str, Any]:
    """Load the defaults of a command, by the names of its parameters.

    With ``--no-config`` on the line there are none, and variables are removed. Raise UsageError
    for a file that can't be read, and for an unknown key or variable.
    """
    options = words[: words.index("--")] if "--" in words else words
    if "--no-config" in options:
        for name in list_variables():
            del os.environ[name]
        return {}
    if _SHOWS_ONLY & set(options):
        return {}
    _check_variables(app)
    config = read_config()
    if not config:
        return {}
    known = list_app_options(app)
    if any(key not in (*known, SITES) for key in config):  # also a table of a command
        check_keys(config)
    elif SITES in config:
        check_sites(config[SITES], find_file())
    own = {**_take_top(config), **config.get(command, {})}
    values: dict[str, Any] = {
        known[key].name or "": read_value(value, known[key])
        for key, value in own.items()
        if key in known
    }
    return values | ({"sites": write_rules(config[SITES])} if SITES in config else {})


def read_value(value: Any, option: TyperOption) -> Any:
    """Convert a value to the text that the command line would have, which the option validates."""
    if option.multiple:
        return list(map(str, value if isinstance(value, list) else [value]))
    return str(value)


def _check_variables(app: Any) -> None:
    """Raise UsageError for a variable with our prefix that no option has."""
    named = set(list_variables())
    if named <= set(map(variable_of, list_app_options(app).values())):
        return  # the usual case, without loading other commands
    apps = map(load_app, WITH_DEFAULTS)
    known = {variable_of(option) for each in apps for option in list_app_options(each).values()}
    for name in sorted(named - known):
        raise UsageError(f"unknown variable {name}: {_hint(name, known, PREFIX)}")


def list_app_options(app: Any) -> dict[str, TyperOption]:
    """List the options of a command that the user may preset, by their long names."""
    options = [param for param in get_command(app).params if isinstance(param, TyperOption)]
    return {long_name(option): option for option in options if may_be_set(option)}


def check_keys(config: Mapping[str, Any]) -> None:
    """Raise UsageError for an unknown key, or a key in the wrong table."""
    known = {command: list_app_options(load_app(command)) for command in WITH_DEFAULTS}
    everywhere = {key for options in known.values() for key in options}
    _refuse_others(_take_top(config), everywhere)
    if SITES in config:
        check_sites(config[SITES], find_file())
    for command in WITH_DEFAULTS:
        if command in config:
            if not isinstance(config[command], dict):
                raise UsageError(
                    f"{find_file()}: write [{command}] in single brackets on a line of its own"
                )
            _refuse_others(config[command], set(known[command]), f" in [{command}]")


def _refuse_others(keys: Mapping[str, Any], known: set[str], place: str = "") -> None:
    for key, value in keys.items():
        if key not in known:
            hint = _hint(key, known if place else {*known, *filter(None, WITH_DEFAULTS), SITES})
            raise UsageError(f"{find_file()}: unknown key {key!r}{place}: {hint}")
        if isinstance(value, dict):
            raise UsageError(f"{find_file()}: {key!r}{place} is not a table")


def _hint(name: str, known: set[str], prefix: str = "") -> str:
    """Suggest the nearest name, by the part after the prefix, which all share."""
    from summarize.spelling import suggest

    close = suggest(name.removeprefix(prefix), [each.removeprefix(prefix) for each in known])
    return f"did you mean {prefix}{close}?" if close else "`summarize config` lists them all"


def _take_top(config: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in config.items() if key not in (*WITH_DEFAULTS, SITES)}
