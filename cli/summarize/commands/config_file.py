"""Where the user's own defaults are: a file, and variables."""

import os
from pathlib import Path
from typing import Any

from summarize.bugs import TRACEBACK
from summarize.errors import UsageError, tell_reason

PREFIX = "SUMMARIZE_"  # of the variables


def list_variables() -> list[str]:
    """List the variables in the environment that are called as the one of an option would be."""
    return [name for name in os.environ if name.startswith(PREFIX) and name != TRACEBACK]


def find_file() -> Path:
    """Return where the file is, or would be."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(home) if home.startswith("/") else Path.home() / ".config"
    return folder / "summarize" / "config.toml"


def read_config() -> dict[str, Any]:
    """Return what is in the file, nothing if it is not there; raise UsageError."""
    # Imported here: few have such a file.
    import tomllib

    path = find_file()
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {tell_reason(error)}") from error
    except ValueError as error:  # of TOML or of UTF-8
        raise UsageError(f"{path}: {error}") from error
    except RecursionError as error:
        raise UsageError(f"{path}: its lists are nested too deep") from error
