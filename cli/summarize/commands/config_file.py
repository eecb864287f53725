"""The sources of the user's defaults: config.toml and environment variables."""

import os
from pathlib import Path
from typing import Any

from summarize.bugs import TRACEBACK
from summarize.errors import UsageError, describe_reason
from summarize.systems import find_home

PREFIX = "SUMMARIZE_"  # of the variables


def list_variables() -> list[str]:
    """List the environment variables with the prefix of options."""
    return [name for name in os.environ if name.startswith(PREFIX) and name != TRACEBACK]


def find_file() -> Path:
    """Find the path of config.toml, whether or not it exists."""
    return find_home("XDG_CONFIG_HOME", ".config") / "summarize" / "config.toml"


def has_file() -> bool:
    """Check whether config.toml exists, in a folder that may be entered."""
    return os.path.isfile(find_file())  # noqa: PTH113 - Path.is_file raises in another folder


def read_config() -> dict[str, Any]:
    """Read config.toml, empty if there is none; raise UsageError."""
    # Imported here: few users have such a file.
    import tomllib

    if not has_file():
        return {}
    path = find_file()
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8: save it as that") from error
    except OSError as error:
        raise UsageError(f"{path}: {describe_reason(error)}") from error
    except ValueError as error:  # of TOML
        raise UsageError(f"{path}: {error}") from error
    except RecursionError as error:
        raise UsageError(f"{path}: its lists are nested too deeply") from error
