"""Take JSON and property lists apart: each value, whatever it holds, and each key."""

import json
import plistlib
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from tests.quality.values.places import Apart, Place, encode, nest
from tests.quality.values.scalars import Value

_MARK = "\ue000mark\ue000"
_WRITTEN = json.dumps(_MARK)
_CLEAN = re.compile("[^\t\n -\ud7ff\ue000-\ufffd]")
_Path = tuple[Any, ...]


def take_json(data: bytes, inside: Apart | None = None) -> Iterator[Place]:
    """Yield the places of an object of JSON; ``inside`` takes strings that begin with a tag."""
    try:
        root = json.loads(data)
    except ValueError:
        return
    for path, value in _walk(root):
        name = _name(path)
        yield Place(name, str(value)[:200], _write_json(data, root, path), typed=True)
        if path and isinstance(path[-1], str):
            yield Place(f"{name}, its key", path[-1], _write_key(data, root, path))
        if isinstance(value, str) and inside is not None and value.lstrip().startswith("<"):
            yield from nest(name, inside(encode(value)), _wrap_string(root, path))


def take_lines(data: bytes, inside: Apart | None = None) -> Iterator[Place]:
    """Yield the places of lines of JSON."""
    lines = data.splitlines(keepends=True)
    for number, line in enumerate(lines):
        before, after = b"".join(lines[:number]), b"".join(lines[number + 1 :])
        end = line[len(line.rstrip()) :]
        yield from nest("line", take_json(line, inside), _join(before, end + after))


def _join(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    return lambda inner: before + inner + after


def _walk(value: Any, path: _Path = ()) -> Iterator[tuple[_Path, Any]]:
    yield path, value
    inner = value if isinstance(value, dict) else {}
    inner = dict(enumerate(value)) if isinstance(value, list) else inner
    for key, each in inner.items():
        yield from _walk(each, (*path, key))


def _name(path: _Path) -> str:
    return "/".join("*" if isinstance(key, int) else str(key)[:30] for key in path) or "all"


def _replace(root: Any, path: _Path, new: Callable[[Any, Any], Any]) -> Any:
    """Return a copy in which ``new`` made the container of a place, of it and the key."""
    if len(path) == 1:
        return new(root, path[0])
    copy = root.copy()
    copy[path[0]] = _replace(root[path[0]], path[1:], new)
    return copy


def _set(value: Any) -> Callable[[Any, Any], Any]:
    def change(container: Any, key: Any) -> Any:
        copy = container.copy()
        copy[key] = value
        return copy

    return change


def _drop(container: Any, key: Any) -> Any:
    copy = container.copy()
    del copy[key]
    return copy


def _double(container: Any, key: Any) -> Any:
    if isinstance(container, list):
        return [*container[: key + 1], *container[key:]]
    return container | {f"{_MARK}2": container[key]}


def _write_json(data: bytes, root: Any, path: _Path) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        if value.form == "unchanged":
            return json.dumps(root).encode()
        literal = value.text if value.form == "literal" else json.dumps(value.text)
        if not path:
            return encode(literal) if value.form not in ("missing", "doubled") else data + data
        if value.form == "missing":
            return json.dumps(_replace(root, path, _drop)).encode()
        if value.form == "doubled":
            text = json.dumps(_replace(root, path, _double))
            return text.replace(json.dumps(f"{_MARK}2"), json.dumps(path[-1])).encode()
        text = json.dumps(_replace(root, path, _set(_MARK)))
        return encode(text.replace(_WRITTEN, literal))

    return put


def _write_key(data: bytes, root: Any, path: _Path) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        if value.form in ("unchanged", "missing", "doubled"):
            return _write_json(data, root, path)(value)

        def rename(container: Any, key: Any) -> Any:
            return {(value.text if k == key else k): v for k, v in container.items()}

        return json.dumps(_replace(root, path, rename)).encode()

    return put


def _wrap_string(root: Any, path: _Path) -> Callable[[bytes], bytes]:
    def wrap(inner: bytes) -> bytes:
        text = inner.decode("utf-8", "surrogatepass")
        return json.dumps(_replace(root, path, _set(text)) if path else text).encode()

    return wrap


def take_plist(data: bytes, inside: Apart | None = None) -> Iterator[Place]:
    """Yield the places of a property list, in XML or binary; ``inside`` takes its bytes."""
    binary = data.startswith(b"bplist")
    root = plistlib.loads(data)

    def write(value: Any) -> bytes:
        kind = plistlib.FMT_BINARY if binary else plistlib.FMT_XML
        return plistlib.dumps(value, fmt=kind, sort_keys=False)

    for path, value in _walk(root):
        if not path:
            continue
        name = _name(path)
        yield Place(name, str(value)[:200], _write_plist(root, path, write), typed=True)
        if isinstance(value, bytes) and inside is not None:
            yield from nest(name, inside(value), _wrap_bytes(root, path, write))


def _repeat(container: Any, key: Any) -> Any:
    if isinstance(container, dict):
        return {**container, f"{key} 2": container[key]}
    return [*container, container[key]]


def _wrap_bytes(root: Any, path: _Path, write: Callable[[Any], bytes]) -> Callable[[bytes], bytes]:
    return lambda inner: write(_replace(root, path, _set(inner)))


def _write_plist(root: Any, path: _Path, write: Callable[[Any], bytes]) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        if value.form == "unchanged":
            return write(root)
        if value.form in ("missing", "doubled"):
            dropped = _replace(root, path, _drop)
            return write(dropped if value.form == "missing" else _replace(root, path, _repeat))
        for made in _list_made(root, path, value):
            try:
                return write(_replace(root, path, _set(made)))
            except (OverflowError, TypeError, ValueError, RecursionError):
                continue
        return write(root)

    return put


def _list_made(root: Any, path: _Path, value: Value) -> Iterator[Any]:
    """Yield what a value may be in a list, the most evil first: some can't be written."""
    if value.form == "literal":
        try:
            yield json.loads(value.text)
        except (ValueError, RecursionError):
            yield float("inf")
    old = root
    for key in path:
        old = old[key]
    if isinstance(old, bytes):
        yield encode(value.text)
    if value.name == "day 99":
        yield datetime(9999, 12, 31, 23, 59, 59)
    yield value.text
    yield _CLEAN.sub("", value.text)
