"""The articles of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from collections.abc import Iterator
from typing import Any

from summarize.errors import InputError
from summarize.models import Source
from summarize.numbers import parse_json
from summarize.readers.feeds.entry import (
    as_html,
    clean_names,
    clean_title,
    find_day,
    make_entry,
    resolve_url,
)


def split_json_feed(data: bytes) -> Iterator[Source]:
    """Yield the articles of a JSON Feed; raise InputError for broken JSON."""
    try:
        feed = parse_json(data)
    except ValueError as error:
        raise InputError("the JSON Feed is broken") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield _read_item(item, feed)


def _read_item(item: dict[str, Any], feed: dict[str, Any]) -> Source:
    url = item.get("url") or item.get("external_url")
    return make_entry(
        _find_text(item),
        identity=item.get("id"),
        url=resolve_url(url, feed.get("home_page_url")),
        title=clean_title(item.get("title"), plain=True),
        author=_find_author(item) or _find_author(feed),
        day=find_day(item.get("date_published"), item.get("date_modified")),
    )


def _find_text(item: dict[str, Any]) -> str:
    for key in ("content_html", "content_text", "summary"):
        text = item.get(key)
        if isinstance(text, str) and text.strip():
            return as_html(text, plain=key != "content_html")
    return ""


def _find_author(what: dict[str, Any]) -> str | None:
    authors = what.get("authors")
    people = [*authors] if isinstance(authors, list) else []
    people.append(what.get("author"))  # as version 1 has it
    return clean_names([person.get("name") for person in people if isinstance(person, dict)])
