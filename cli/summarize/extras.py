"""Packages that only some runs need, installed by an extra."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def import_extra(module: str, extra: str, what: str = "this kind of file") -> Any:
    """Import a module that comes with an extra; raise UsageError if it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise missing_extra(what, module.split(".")[0], extra) from error


def missing_extra(what: str, package: str, extra: str) -> UsageError:
    """Make the error that says how to install a missing package here."""
    # Imported here: few runs need them. The files are those that pipx and uv leave behind.
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
    """Write the command of uv, which removes each package that it doesn't name."""
    import shlex
    import tomllib

    tool = tomllib.loads(receipt.read_text(encoding="utf-8")).get("tool", {})
    known = {item["name"]: item for item in tool.get("requirements", [])}
    place = known.pop("summarize", {}).get("directory")
    packages = " ".join(f"--with {name}" for name in (*known, package))
    where = shlex.quote(place) if place else ". (where its source is)"
    return f"uv tool install {packages} {where}"
