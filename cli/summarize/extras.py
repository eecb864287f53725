"""Packages that only some runs need, which an extra of ours brings."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def import_extra(module: str, extra: str) -> Any:
    """Return a module that comes with an extra; raise UsageError where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise missing_extra("this kind of file", module.split(".")[0], extra) from error


def missing_extra(what: str, package: str, extra: str) -> UsageError:
    """Return the error that says how a missing package is added to where we are installed."""
    # Imported here: hardly any run needs them. The files are those that pipx and uv leave.
    import sys
    from pathlib import Path

    home = Path(sys.prefix)
    if (home / "pipx_metadata.json").exists():
        command = f"pipx inject summarize {package}"
    elif (home / "uv-receipt.toml").exists():
        command = _describe_uv(home / "uv-receipt.toml", package)
    else:
        command = f"pip install {package} (the extra {extra} of summarize)"
    return UsageError(f"{what} needs the package {package}: {command}")


def _describe_uv(receipt: Path, package: str) -> str:
    """Return the command of uv, which takes away each package that is not named again."""
    import shlex
    import tomllib

    tool = tomllib.loads(receipt.read_text(encoding="utf-8")).get("tool", {})
    known = {item["name"]: item for item in tool.get("requirements", [])}
    place = known.pop("summarize", {}).get("directory")
    packages = " ".join(f"--with {name}" for name in (*known, package))
    where = shlex.quote(place) if place else ". (where its source is)"
    return f"uv tool install {packages} {where}"
