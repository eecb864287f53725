"""The state of `summarize digest --since-last`: the articles that were delivered.

It is written before a digest is delivered, with what the file of the digest will hold, and again
afterwards. A run that is killed in between is found out by that file: if it holds the digest, its
articles count as delivered.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from summarize.errors import InputError, cannot_write, describe_reason
from summarize.systems import find_home, lock
from summarize.whole_files import replace_whole

_KIND = "summarize digest"
_PLACE = "summarize/digest.json"
_STRANGE = "not a state of summarize digest: name another file"
_KEPT = 400  # days after which an article that no input has any more is forgotten


def find_state(name: str | None) -> Path:
    """Find the path of the state, also where none is named, behind links; raise InputError."""
    path = Path(name) if name else find_home("XDG_STATE_HOME", ".local/state") / _PLACE
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # settings may name a NUL
        raise cannot_write(path, error) from error


@contextmanager
def lock_state(path: Path) -> Iterator[None]:
    """Keep other runs from using a state; raise InputError if one does.

    An empty hidden file beside the state is locked, and stays: to delete it would free it for one
    run while another waits for it. A killed run leaves it free.
    """
    held = path.with_name(f".{path.name}.lock")
    try:
        held.parent.mkdir(parents=True, exist_ok=True)
        file = held.open("ab")
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error
    with file:
        try:
            lock(file)
        except BlockingIOError as error:
            raise InputError(f"{path}: another run uses it: try again when it is done") from error
        yield


class State:
    """The keys of delivered articles, each with the last day on which an input had it."""

    def __init__(self, path: Path) -> None:
        """Read the state, empty if there is no file; raise InputError for any other file."""
        self.path = path
        self._seen: dict[str, str] = {}
        values = _read(path)
        if values is None:
            return
        self._seen = {str(key): str(day) for key, day in values["seen"].items()}
        if _is_delivered(values.get("pending")):
            self._seen |= dict.fromkeys(values["pending"]["keys"], _today())

    def is_new(self, key: str) -> bool:
        """Check whether an article has not been delivered; remember that an input still has it."""
        if key not in self._seen:
            return True
        self._seen[key] = max(self._seen[key], _today())
        return False

    def prepare(self, keys: list[str], file: str | None, text: str) -> None:
        """Write down that the articles with these keys are about to be delivered in a file."""
        if file is None:
            return
        digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
        self._write({"keys": keys, "file": os.path.realpath(file), "digest": digest})

    def commit(self, keys: list[str]) -> None:
        """Write down that the articles with these keys are delivered; raise InputError."""
        self._seen |= dict.fromkeys(keys, _today())
        self._write(None)

    def _write(self, pending: Mapping[str, Any] | None) -> None:
        oldest = date.fromordinal(max(1, date.today().toordinal() - _KEPT)).isoformat()
        values = {
            "kind": _KIND,
            "seen": {key: day for key, day in self._seen.items() if day >= oldest},
            **({"pending": pending} if pending else {}),
        }
        try:
            with replace_whole(self.path, f".{self.path.name}.", private=True) as begun:
                begun.write_text(json.dumps(values), encoding="utf-8")
        except OSError as error:
            raise cannot_write(self.path, error) from error


def _today() -> str:
    return date.today().isoformat()


def _read(path: Path) -> dict[str, Any] | None:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{path}: {describe_reason(error)}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: {_STRANGE}") from error
    if not (isinstance(values, dict) and values.get("kind") == _KIND
            and isinstance(values.get("seen"), dict)):  # fmt: skip
        raise InputError(f"{path}: {_STRANGE}")
    return values


def _is_delivered(pending: Any) -> bool:
    """Check whether the file of a digest holds what a run that ended early was to write."""
    try:
        path = Path(pending["file"])
        if not path.is_file():  # a device may never end
            return False
        return bool(hashlib.sha256(path.read_bytes()).hexdigest() == pending["digest"])
    except (OSError, ValueError, TypeError, KeyError):
        return False
