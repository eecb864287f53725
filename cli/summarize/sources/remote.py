"""Files on remote stores, such as s3://bucket/name. The only module that knows fsspec."""

import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, BinaryIO

from summarize.errors import InputError
from summarize.extras import import_extra
from summarize.sources.address import find_scheme

_PAGES = ("http", "https", "ftp")
_OURS = {*sys.stdlib_module_names, "summarize"}
_TAGS = ("md5Hash", "md5", "crc32c", "ETag", "etag")  # the one that depends most on the bytes first


def is_remote(name: str) -> bool:
    """Check whether a name begins with a scheme."""
    scheme = find_scheme(name)
    return scheme is not None and len(scheme) > 1  # one letter is a drive of Windows


def list_remote(name: str) -> list[str]:
    """List the files below a folder, or those that match wildcards; the name itself if none do."""
    with _explain(name):
        system, path = open_system(name)
        if system.isdir(path):
            found = system.find(path)
        elif any(char in path for char in "*?["):
            found = system.glob(path)
        else:
            return [name]
        return [str(system.unstrip_protocol(each)) for each in sorted(found)] or [name]


def stat_remote(name: str) -> tuple[int, str]:
    """Find the size of a file in bytes, and the tag with which a store marks its version, or "".

    Raise InputError or OSError.
    """
    with _explain(name):
        system, path = open_system(name)
        info = system.info(path)
        if info.get("type") != "file":
            raise InputError("a folder")
        return int(info["size"]), find_tag(info)


def find_tag(info: Mapping[str, Any]) -> str:
    """Find the tag with which a store marks the version of a file; "" if it has none."""
    return next((str(info[key]) for key in _TAGS if info.get(key)), "")


@contextmanager
def open_remote(name: str) -> Iterator[BinaryIO]:
    """Open a file to read it; raise InputError or OSError."""
    with _explain(name):
        system, path = open_system(name)
        # Files opened by fsspec can't read a line up to a given length, unlike local files.
        with system.open(path, "rb") as file, io.BufferedReader(file) as buffer:
            yield buffer


def open_system(name: str) -> tuple[Any, str]:
    """Find the file system of a name, and the path in it.

    Raise UsageError without the extra, InputError for pages of the web and for unknown schemes.
    """
    scheme = name.partition(":")[0].lower()
    if scheme in _PAGES:
        raise InputError("a web address, not a file: fetch it first")
    fsspec = import_extra("fsspec", "remote")
    try:
        system, path = fsspec.core.url_to_fs(name)
    except (ImportError, ValueError) as error:
        raise InputError(f"can't be opened: {' '.join(str(error).split())}") from error
    return system, str(path)


class ForeignErrors:
    """Raise InputError for errors of the libraries behind a file system, such as missing keys."""

    def __init__(self, before: str = "") -> None:
        """Begin each message with ``before``."""
        self._before = before

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if kind is not None and kind.__module__.partition(".")[0] not in _OURS:
            message = " ".join(str(error).split()) or kind.__name__
            raise InputError(f"{self._before}{message}") from error


@contextmanager
def _explain(name: str) -> Iterator[None]:
    """Give a reason to the errors of a file system that have none."""
    try:
        with ForeignErrors():
            yield
    except OSError as error:
        if error.strerror:
            raise
        reason = "no such file or directory" if isinstance(error, FileNotFoundError) else str(error)
        raise InputError(f"{reason or name}") from error
