"""What a worker does with one article: a source in, a line out, and no exception for bad input."""

import hashlib
import json
import re
import warnings
from collections.abc import Collection, Mapping
from typing import Any

from summarize.errors import NoteWarning, SummarizeError
from summarize.language.characters import escape_hidden, one_line
from summarize.models import Source
from summarize.readers.rows.record import name_record, read_body
from summarize.request import Request

OK = "ok"
OF_ROW = "columns"  # key of those that a row had
_PLACE = re.compile(r"[@:#]\d+$")  # of a row, or of another part, behind the name of its file
COUNTED = ("id", "source", "status", "words")  # what is told of a line without reading it


def summarize_record(record: Mapping[str, Any], **options: Any) -> dict[str, Any]:
    """Return the line of one article: ``id``, ``status``, ``digest`` and the JSON of its summary.

    The record holds the article as ``html`` or ``text`` (a string, or what bytes can be made of),
    and may hold its ``id``, ``url``, ``title`` and ``source``; None, NaN and NaT are absent. The
    options are those of summarize.summarize and ``clean``.
    """
    found = name_record(record)
    name = one_line(str(record.get("source") or "")) or found.id or "<text>"
    found = found._replace(name=name, id=found.id or name)
    try:
        return summarize_source(found._replace(data=read_body(record)), **options)
    except SummarizeError as error:
        return fail(name_source(found), type(error).__name__, str(error))


def summarize_source(
    source: Source, request: Request | None = None, **options: Any
) -> dict[str, Any]:
    """Return the line of one article, as summarize_record does.

    The options are the fields of a request, in place of one. ``status`` is ``ok``, or the name and
    message of one of our errors; then the summary is not there.
    """
    # Imported here: a parent that only hands sources on needs none of it.
    from summarize.pipeline import read_article, summarize_article
    from summarize.render.json import build_object

    identity = name_source(source)
    try:
        request = request or Request(**options)
        article = read_article(source, request)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NoteWarning)
            summary = summarize_article(article, request)
    except SummarizeError as error:
        return fail(identity, type(error).__name__, str(error))
    digest = hashlib.sha256(article.text.encode()).hexdigest()[:32]
    line = {"id": identity["id"], "status": OK, "digest": digest, **build_object(summary)}
    return line | _keep_columns(identity)


def name_source(source: Source) -> dict[str, Any]:
    """Return id and name of a source, and the columns of its row; the name stands in for an id."""
    identity = {"id": source.id or source.name, "source": source.name}
    return identity if source.columns is None else {**identity, OF_ROW: source.columns}


def _keep_columns(identity: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ends a line: keys that an article has, too, stand before it."""
    return {OF_ROW: identity[OF_ROW]} if OF_ROW in identity else {}


def find_path(source: str, paths: Collection[str]) -> str:
    """Return the file that a source lies in, of those that there are."""
    return source if source in paths else _PLACE.sub("", source)


def fail(identity: Mapping[str, Any], name: str, message: str) -> dict[str, Any]:
    """Return the line of an article that has no summary."""
    line = {"id": identity["id"], "status": f"{name}: {message}", "source": identity["source"]}
    return line | _keep_columns(identity)


def encode_line(line: Mapping[str, Any]) -> bytes:
    """Return a line as it is written: what hides, or is no UTF-8, as JSON escapes."""
    return escape_hidden(json.dumps(line, ensure_ascii=False)).encode() + b"\n"
