"""Write a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from summarize.errors import InputError


def write_whole(name: str, text: str) -> None:
    """Write text to a file so that no reader ever sees half of it; raise InputError."""
    target = Path(name).resolve()  # through a link, so that the link stays one
    try:
        if target.exists() and not target.is_file():  # a device or a pipe takes what it is given
            target.write_text(text, encoding="utf-8")
        else:
            _replace(target, text)
    except OSError as error:
        raise InputError(
            f"{name}: can't be written: {(error.strerror or 'error').lower()}"
        ) from error


def _replace(target: Path, text: str) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """Return the permissions that the file has, or those that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
