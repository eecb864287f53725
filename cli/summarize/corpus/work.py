"""What a worker does with one article: a record in, a line out, and no exception for bad input."""

import hashlib
import warnings
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from summarize.errors import NoteWarning, SummarizeError

OK = "ok"


def summarize_record(
    record: Mapping[str, Any],
    *,
    length: str | None = None,
    algorithm: str = "auto",
    language: str | None = None,
    focus: str | None = None,
    clean: bool = True,
) -> dict[str, Any]:
    """Return the line of one article: ``id``, ``status``, ``digest`` and the JSON of its summary.

    The record holds the article as ``html`` or ``text`` (str or bytes), and may hold its ``id``,
    ``url``, ``title`` and ``source``. The options are those of summarize.summarize. ``status`` is
    ``ok``, or the name and message of one of our errors; then the summary is not there.
    """
    # Imported here: a parent that only hands records on needs none of it.
    from summarize.pipeline import extract_article, summarize
    from summarize.render.json import build_object

    identity = name_record(record)
    try:
        article = extract_article(
            _find_data(record),
            name=identity["source"],
            url=record.get("url"),
            language=language,
            clean=clean,
        )
        if record.get("title") and not article.title:
            article = replace(article, title=str(record["title"]))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NoteWarning)
            summary = summarize(article, length=length, algorithm=algorithm, focus=focus)
    except SummarizeError as error:
        return fail(identity, type(error).__name__, str(error))
    digest = hashlib.sha256(article.text.encode()).hexdigest()[:32]
    return {"id": identity["id"], "status": OK, "digest": digest, **build_object(summary)}


def name_record(record: Mapping[str, Any]) -> dict[str, str]:
    """Return id and source of a record; each stands in for the other."""
    source = str(record.get("source") or record.get("id") or "<text>")
    return {"id": str(record.get("id") or source), "source": source}


def fail(identity: Mapping[str, str], name: str, message: str) -> dict[str, Any]:
    """Return the line of an article that has no summary."""
    return {"id": identity["id"], "status": f"{name}: {message}", "source": identity["source"]}


def _find_data(record: Mapping[str, Any]) -> bytes | str:
    for key in ("html", "text"):
        data = record.get(key)
        if isinstance(data, str | bytes):
            return data
    return ""
