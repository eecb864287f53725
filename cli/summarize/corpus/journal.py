"""The lines on the disk: each written whole, none twice, and found again after any end.

The file itself is the only record of what is done. Beside it, in ``OUT.run``, stand the options
that it was begun with.
"""

import fcntl
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from summarize.errors import InputError, UsageError
from summarize.render.json import write_json

_SYNC = 1.0  # seconds of work that a power cut may cost


class Journal:
    """An open file of lines. What was torn or never reached the disk is cut off on opening.

    ``done`` and ``duplicate`` are answered by a temporary database on the disk, so that memory
    does not grow with the articles.
    """

    def __init__(self, path: Path, options: Mapping[str, Any], *, restart: bool) -> None:
        """Open or begin the file.

        Raise UsageError if another run began it or is writing it, InputError if it can't be opened.
        """
        self.counts = Counter[str]()  # by status, without the messages
        self.words = Counter[str]()
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if restart:  # before the new options are noted, so that a kill in between mixes nothing
                os.ftruncate(self._file, 0)
            _check_run(path, options)
        except BlockingIOError as error:
            raise UsageError(f"{path}: another run is writing it") from error
        except OSError as error:
            raise _say(path, error) from error
        self._path = path
        self._known = sqlite3.connect("")
        self._known.execute("CREATE TABLE done (source BLOB PRIMARY KEY) WITHOUT ROWID")
        self._known.execute("CREATE TABLE digest (digest TEXT PRIMARY KEY, id BLOB) WITHOUT ROWID")
        self._recover()
        self._synced = monotonic()

    def _recover(self) -> None:
        """Take in every whole line, and cut off what comes after the last of them."""
        end = 0
        with os.fdopen(os.dup(self._file), "rb") as file:
            file.seek(0)
            for raw in file:
                try:
                    line = json.loads(raw) if raw.endswith(b"\n") else None
                except ValueError:
                    line = None
                if not isinstance(line, dict):
                    break
                self._note(line)
                end += len(raw)
        os.ftruncate(self._file, end)
        os.lseek(self._file, end, os.SEEK_SET)

    def _note(self, line: Mapping[str, Any]) -> None:
        self.counts[line["status"].split(":", 1)[0]] += 1
        for kind, words in line.get("words", {}).items():
            self.words[kind] += words
        self._known.execute("INSERT OR IGNORE INTO done VALUES (?)", (_encode(line["source"]),))
        if "digest" in line:
            self._known.execute(
                "INSERT OR IGNORE INTO digest VALUES (?, ?)", (line["digest"], _encode(line["id"]))
            )

    def done(self, source: str) -> bool:
        """Tell whether the article has its line."""
        key = (_encode(source),)
        row = self._known.execute("SELECT 1 FROM done WHERE source = ?", key).fetchone()
        return row is not None

    def write(self, line: Mapping[str, Any]) -> None:
        """Append a line, without its summary if another has the same digest; raise InputError."""
        if "digest" in line:
            row = self._known.execute(
                "SELECT id FROM digest WHERE digest = ?", (line["digest"],)
            ).fetchone()
            if row is not None:
                kept = ("id", "status", "digest", "schema", "source", "url", "title")
                line = {key: line[key] for key in kept} | {
                    "duplicate_of": row[0].decode("utf-8", "surrogatepass")
                }
        data = write_json(line).encode()  # of a name that is no UTF-8, escapes, and read back so
        try:
            while data:  # a full disk may take a part of it
                data = data[os.write(self._file, data) :]
            if monotonic() - self._synced > _SYNC:
                os.fsync(self._file)
                self._synced = monotonic()
        except OSError as error:
            raise _say(self._path, error) from error
        self._note(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._known.close()
        try:
            os.fsync(self._file)
        except OSError as failure:
            if error is None:
                raise _say(self._path, failure) from failure
        finally:
            os.close(self._file)


def _encode(name: str) -> bytes:
    """Return a name as the database holds it: it may have lone surrogates."""
    return name.encode("utf-8", "surrogatepass")


def _say(path: Path, error: OSError) -> InputError:
    return InputError(f"{path}: can't be written: {(error.strerror or 'error').lower()}")


def _check_run(path: Path, options: Mapping[str, Any]) -> None:
    """Compare the options with those that the file was begun with, or note them for a new one."""
    from summarize.console.files import write_whole

    beside = name_run(path)
    asked = json.loads(json.dumps(options))
    if path.stat().st_size:
        if not beside.exists():
            raise UsageError(f"{path} exists, and no run of ours wrote it: --restart replaces it")
        begun = json.loads(beside.read_text(encoding="utf-8"))
        if begun != asked:
            other = sorted(k for k in asked | begun if asked.get(k) != begun.get(k))
            raise UsageError(
                f"{path} was begun with other options ({', '.join(other)}): "
                "use those, another file, or --restart"
            )
        return
    write_whole(str(beside), json.dumps(asked, indent=1) + "\n")


def name_run(path: Path) -> Path:
    """Return the file beside the output that holds its options."""
    return path.with_name(f"{path.name}.run")
