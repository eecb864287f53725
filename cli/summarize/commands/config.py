"""`summarize config`: the defaults in effect, and the origin of each."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from summarize.commands.config_file import find_file, read_config
from summarize.commands.defaults import check_keys, list_app_options
from summarize.commands.options.command import Command, NoConfig, build_app, variable_of
from summarize.commands.registry import WITH_DEFAULTS, load_app
from summarize.commands.site_tables import SITES
from summarize.console.deliver import deliver, is_stdout
from summarize.errors import UsageError
from summarize.language.control_characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from typer.core import TyperOption

_HELP = """Show the defaults in effect, and the origin of each.

\b
Examples:
  summarize config
  SUMMARIZE_LENGTH=100w summarize config
  summarize config > new.toml  to edit; its first line is its place

The long name of an option is its key: `length = "100w"`. A table such as [read] holds defaults of
that command alone. A variable such as SUMMARIZE_LENGTH overrides the file, and an option overrides
both; --no-config ignores both.
"""

app = build_app()


@app.command(help=_HELP, cls=Command)
def config_command(no_config: NoConfig = False) -> int:
    """Print the defaults as TOML, built-in ones as comments; return the exit code."""
    path = find_file()
    if is_stdout(str(path)):
        raise UsageError(
            f"{path}: a shell empties the file that it prints to: `summarize config > new.toml`, "
            "then move that to its place"
        )
    config = {} if no_config else read_config()
    check_keys(config)
    state = "" if path.is_file() else " (no such file)"
    shown: set[str] = set()
    lines = [f"# {one_line(str(path))}{state}"]
    for command in WITH_DEFAULTS:
        own = [line for line in _list_lines(command, config) if line not in shown]
        shown.update(own)
        lines += [*(["", f"[{command}]"] if command and own else []), *own]
    for host, table in config.get(SITES, {}).items():
        rules = (f"{key} = {_write(value)}" for key, value in table.items())
        lines += ["", f"[{SITES}.{_write(host)}]", *rules]
    deliver("".join(f"{line}\n" for line in lines), None)
    return 0


def _list_lines(command: str, config: Mapping[str, Any]) -> Iterator[str]:
    for key, option in list_app_options(load_app(command)).items():
        if option.hidden:  # not in the manual either
            continue
        value, origin = _find_value(key, option, command, config)
        text = f"{key} = {_write(value)}" if value is not None else f"{key} ="
        yield f"{'# ' if origin == 'default' else ''}{text} ".ljust(34) + f"# {origin}"


def _find_value(
    key: str, option: TyperOption, command: str, config: Mapping[str, Any]
) -> tuple[Any, str]:
    variable = variable_of(option)
    if os.environ.get(variable):
        return os.environ[variable], variable
    if key in config.get(command, {}):
        return config[command][key], f"config.toml [{command}]"
    if key in config:
        return config[key], "config.toml"
    return option.default, "default"


def _write(value: Any) -> str:
    """Format a value as TOML, which for these types is the same as JSON.

    What can't be printed is escaped; half a surrogate pair, which TOML has not, is a "?".
    """
    if isinstance(value, float):
        return str(value)  # JSON has no inf
    text = json.dumps(value, ensure_ascii=False, default=str).encode(errors="replace").decode()
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)
