"""Find the data that the scripts of a page hold: JSON, and what two frameworks make of it."""

import re
from collections.abc import Iterator
from json import JSONDecoder
from typing import TYPE_CHECKING, Any

from summarize.numbers import parse_json

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATA = re.compile(r"json$|__(?:next|nuxt)_data__", re.IGNORECASE)  # type or id of a script
_VALUE = re.compile(r"[=(]\s{0,20}(?=[\[{])|JSON\.parse\(\s{0,20}(?=\")")
_UNDEFINED = re.compile(r"(?<=[:,\[])(?:undefined|void 0)(?=[,}\]])")
_MOST_CHARACTERS = 20_000_000  # of all scripts together
_MOST_TRIES = 200  # at values in scripts that turn out to be none
_MOST_REPEATED = 1_000_000  # characters of strings to which a list refers more than once
# A row of what React sends: its number, and a text with its length in hexadecimal, or JSON.
_ROW = re.compile(r"[0-9a-f]{0,8}:(?:T([0-9a-f]{1,8}),|[A-Z]{0,2})")


def list_values(tree: "HtmlElement") -> list[Any]:
    """Return the values in JSON that scripts hold, in the order of the page."""
    values, rows = [], []
    for value in _list_json(tree):
        if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):
            rows.append(value[1])  # of self.__next_f.push([1, "..."])
        elif value is not None:
            values.append(value)
    return [*values, *_read_rows("".join(rows))]


def _list_json(tree: "HtmlElement") -> Iterator[Any]:
    left, tries = _MOST_CHARACTERS, _MOST_TRIES
    for script in tree.iter("script"):
        text = script.text or ""
        left -= len(text)
        if left < 0:
            return
        name = script.get("id") or ""
        if name == "__NUXT_DATA__":
            yield from (_join_references(v) for v in _parse_all(text) if isinstance(v, list))
        elif _DATA.search(script.get("type") or "") or _DATA.search(name):
            yield from _parse_all(text)
        else:
            for value in _find_values(_UNDEFINED.sub("null", text)):
                tries -= value is None
                if tries < 0:
                    return
                yield value


def _parse_all(text: str) -> Iterator[Any]:
    try:
        yield parse_json(text, strict=False)
    except ValueError:  # what is no JSON has no data
        return


def _find_values(text: str) -> Iterator[Any]:
    """Yield what a script assigns or passes on, None where that is no JSON."""
    decoder, place = JSONDecoder(strict=False), 0
    while found := _VALUE.search(text, place):
        place = found.end()
        try:
            value, place = decoder.raw_decode(text, place)
            yield parse_json(value, strict=False) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            yield None


def _read_rows(text: str) -> Iterator[Any]:
    """Yield the values in the rows that React sends (Flight, the format of server components)."""
    place = 0
    while row := _ROW.match(text, place):
        place = row.end()
        if row[1]:
            size = int(row[1], 16)  # bytes in UTF-8
            value = (
                text[place : place + size].encode(errors="replace")[:size].decode(errors="ignore")
            )
            yield value
            place += len(value)
            continue
        stop = text.find("\n", place)
        stop = stop if stop >= 0 else len(text)
        yield from _parse_all(text[place:stop])
        place = stop + 1


def _join_references(flat: list[Any]) -> Any:
    """Return as a tree what is a flat list whose numbers are places in it (devalue, of Nuxt)."""
    shells: list[Any] = [
        {} if isinstance(value, dict) else [] if isinstance(value, list) else value
        for value in flat
    ]
    used = [True, *[False] * len(flat)]
    left = _MOST_REPEATED + sum(len(value) for value in flat if isinstance(value, str))

    def take(place: Any) -> Any:
        nonlocal left
        if not isinstance(place, int) or not 0 <= place < len(flat):
            return place
        if isinstance(flat[place], dict | list):
            if used[place]:  # in the tree already, or around this place
                return None
            used[place] = True
        elif isinstance(flat[place], str):
            left -= len(flat[place])
            if left < 0:
                return None
        return shells[place]

    for value, shell in zip(flat, shells, strict=True):
        if isinstance(value, dict):
            shell.update((key, take(place)) for key, place in value.items())
        elif isinstance(value, list):
            shell.extend(map(take, value))
    return shells[0] if shells else None
