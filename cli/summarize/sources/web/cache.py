"""Cache fetched pages for an hour, in a limited number of files that only the user can read.

What a digest reads again and again is kept for a month; its servers are asked for changes.
"""

import hashlib
import json
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from summarize.models import Source
from summarize.sources.address import Web
from summarize.sources.web.fetch import UnchangedError, fetch_url
from summarize.systems import find_home
from summarize.whole_files import replace_whole

MAX_AGE = 3600
_REVISITED_AGE = 30 * 24 * 3600
MOST_BYTES = 100_000_000  # of all files together
_MARK = b"summarize 1\n"  # the first bytes of our files
# The name of a page, or of one that is being written.
_NAME = re.compile(r"[0-9a-f]{40}(?:\.feed)?|(?P<begun>\.[0-9a-f]{40}(?:\.feed)?\.\w{8})")
_REVISITED = ".feed"  # ends the name of a page that is kept longer


def fetch_cached(url: str, web: Web) -> Source:
    """Take a page from the cache, or fetch and keep it; raise the errors of fetch_url."""
    path = _find_folder() / _name_file(url, web)
    kept, age = (None, 0.0) if web.headers else _read(path, url)
    if kept is not None and 0 <= age < MAX_AGE and not web.fresh:
        return kept
    known = kept.validators if kept is not None and web.revisits else ("", "")
    try:
        source = fetch_url(
            url, user_agent=web.user_agent, named=web.named, headers=web.headers, known=known
        )
    except UnchangedError:
        if kept is None:
            raise
        with suppress(OSError):
            os.utime(path)
        return kept
    if not (source.secret or web.headers or _has_password(url)):
        with suppress(OSError):  # a page that can't be kept is fetched again
            _write(path, source)
            _tidy(path.parent)
    return source


def _find_folder() -> Path:
    return find_home("XDG_CACHE_HOME", ".cache") / "summarize"


def _name_file(url: str, web: Web) -> str:
    linked = "" if web.named else "\nlinked"  # by a stranger, who may access less
    key = f"{url.partition('#')[0]}\n{web.user_agent or ''}{linked}"
    name = hashlib.sha256(key.encode(errors="replace")).hexdigest()[:40]
    return f"{name}{_REVISITED}" if web.revisits else name


def _has_password(url: str) -> bool:
    """Check whether a URL carries a password."""
    return "@" in urlsplit(url).netloc


def _read(path: Path, url: str) -> tuple[Source | None, float]:
    """Read a page from a file, if it is ours and complete, and its age in seconds."""
    try:
        age = time.time() - path.stat().st_mtime
        data = path.read_bytes()
    except OSError:
        return None, 0.0
    if not data.startswith(_MARK):
        return None, age
    head, _, body = data[len(_MARK) :].partition(b"\n")
    try:
        facts = json.loads(head)
        whole = facts["size"] == len(body)
        validators = str(facts.get("etag", "")), str(facts.get("modified", ""))
        source = Source(url, body, facts["address"], validators=validators)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, age
    return (source, age) if whole else (None, age)


def _write(path: Path, source: Source) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    etag, modified = source.validators
    facts = json.dumps(
        {"address": source.url, "size": len(source.data), "etag": etag, "modified": modified}
    )
    with replace_whole(path, f".{path.name}.", private=True) as begun:
        begun.write_bytes(_MARK + facts.encode() + b"\n" + source.data)


def _tidy(folder: Path) -> None:
    """Delete pages that are too old, then the oldest until the rest is small enough.

    Other files of the folder stay.
    """
    now, left = time.time(), MOST_BYTES
    for path, facts in sorted(_list_own(folder), key=lambda file: -file[1].st_mtime):
        left -= facts.st_size
        most = _REVISITED_AGE if path.suffix == _REVISITED else MAX_AGE
        if left < 0 or now - facts.st_mtime >= most:
            path.unlink(missing_ok=True)


def _list_own(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """List the pages in the cache, and the unfinished ones of runs that were killed."""
    for path in folder.iterdir():
        name = _NAME.fullmatch(path.name)
        if name is None:
            continue
        with suppress(OSError):  # another run may have deleted it
            facts = path.lstat()
            if stat.S_ISREG(facts.st_mode) and (name["begun"] or _has_mark(path)):
                yield path, facts


def _has_mark(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK
