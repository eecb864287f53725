"""Note which test reaches which block of a copy of the program; a plugin of pytest there.

``touched.py`` puts it into the copy. A block sets a byte of a file in memory; a variable of the
environment, which all processes inherit, names the test whose file that is.
"""

import functools
import gc
import hashlib
import json
import mmap
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

_FOLDER = Path(__file__).parents[1] / "touched"
_SIZE = 1 << 14  # blocks there may be
_VARIABLE = "TOUCHED_BY"
_now = None
_seen: bytearray | mmap.mmap = bytearray(_SIZE)


def touch(number: int) -> None:
    """Note that the test of now reaches a block."""
    global _now, _seen
    # Decoded, it would take longer than all the rest.
    if (name := vars(os.environ)["_data"].get(b"TOUCHED_BY", b"none")) != _now:
        _now = name
        with suppress(OSError), (_FOLDER / os.fsdecode(name)).open("a+b") as file:
            file.truncate(_SIZE)
            _seen = mmap.mmap(file.fileno(), _SIZE)
    _seen[number] = 1


def name_file(test: str) -> str:
    """Return the name of the file of a test."""
    return hashlib.sha1(test.encode(errors="replace")).hexdigest()


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Name the test; let each file of tests begin as the first one does, with nothing kept."""
    file = str(item.path)
    if os.environ.get("TOUCHED_FILE") != file:
        os.environ["TOUCHED_FILE"] = file
        for kept in gc.get_objects():
            if isinstance(kept, functools._lru_cache_wrapper) and _is_ours(kept):
                kept.cache_clear()
    os.environ[_VARIABLE] = name_file(item.nodeid)


def _is_ours(kept: Any) -> bool:
    module, name = str(kept.__module__), getattr(kept, "__name__", "")
    return module.startswith(("summarize", "tests.")) and name != "share_forker"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep how long the test took, and whether it passed."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        with (_FOLDER.parent / "tests.jsonl").open("a") as rows:
            rows.write(json.dumps([report.nodeid, report.duration, report.passed]) + "\n")
