"""The output line of one article: its summary, or the error if it has none."""

import hashlib
import json
import warnings
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from summarize.bugs import report_bugs
from summarize.corpus.filters import NO_FILTERS, Filters
from summarize.errors import NoteWarning, SummarizeError
from summarize.language.control_characters import escape_hidden, one_line
from summarize.models import Article, Source
from summarize.readers.rows.record import name_record, read_record_body
from summarize.request import Request

OK = "ok"
SKIPPED = "skipped"  # the only key of a line that a filter dropped, or of a raw page that was kept
OF_ROW = "columns"  # the key of the columns that a row had
NO_ARTICLE = ("NoArticleError", "NoAnswerError")  # statuses that are no failures
_KNOWN = ("url", "title", "date", "site", "language")  # which a query may need in any line
# Fields that a worker reports beside the line.
COUNTED = ("id", "source", "status", "url", "words", "picked_by")


def summarize_record(record: Mapping[str, Any], **options: Any) -> dict[str, Any]:
    """Summarize one article to a line: ``id``, ``status``, ``digest`` and the JSON of its summary.

    The record holds the article as ``html`` or ``text`` (a string, or anything ``bytes`` accepts),
    and optionally ``id``, ``url``, ``title`` and ``source``; None, NaN and NaT count as absent. The
    options are those of summarize.summarize and ``clean``.
    """
    found = name_record(record)
    name = one_line(str(record.get("source") or "")) or found.id or "<text>"
    found = found._replace(name=name, id=found.id or name)
    try:
        return summarize_source(found._replace(data=read_record_body(record)), **options)
    except SummarizeError as error:
        return fail(identify_source(found), type(error).__name__, str(error))


def summarize_source(
    source: Source,
    request: Request | None = None,
    filters: Filters = NO_FILTERS,
    **options: Any,
) -> dict[str, Any]:
    """Summarize one article to a line, as summarize_record does.

    The options are the fields of a request, unless one is given. ``status`` is ``ok``, or the name
    and message of an error; then there is no summary, but what is known of the article. If a filter
    drops the article, there is nothing but ``skipped``, the reason.
    """
    # Imported here: the supervising process needs none of it.
    from summarize.pipeline import read_article, summarize_article
    from summarize.render.json import build_facts, build_object

    identity = identify_source(source)
    article = None
    try:
        request = request or Request(**options)
        with report_bugs(), warnings.catch_warnings():
            warnings.simplefilter("ignore", NoteWarning)
            article = read_article(source, request)
            if reason := filters.find_reason(article):
                return {SKIPPED: reason}
            summary = summarize_article(article, request)
    except SummarizeError as error:
        known = {"digest": _digest(article), **build_facts(article)} if article else {}
        return fail({**identity, **known}, type(error).__name__, str(error))
    line = {"id": identity["id"], "status": OK, "digest": _digest(article), **build_object(summary)}
    return line | _keep_columns(identity)


def _digest(article: Article) -> str:
    return hashlib.sha256(article.text.encode()).hexdigest()[:32]


def identify_source(source: Source) -> dict[str, Any]:
    """Build id, name, metadata and row columns of a source; without an id the name is the id."""
    known = {"url": source.url, "title": source.title, "date": source.date, "site": source.site}
    identity = {"id": source.id or source.name, "source": source.name, **known}
    return identity if source.columns is None else {**identity, OF_ROW: source.columns}


def _keep_columns(identity: Mapping[str, Any]) -> dict[str, Any]:
    """Build the end of a line: columns may share the names of our keys, which come first."""
    return {OF_ROW: identity[OF_ROW]} if OF_ROW in identity else {}


def is_failure(status: str) -> bool:
    """Check whether an article failed; one without an article, or without an answer, did not."""
    return status != OK and status.partition(":")[0] not in NO_ARTICLE


def find_fallback(line: Mapping[str, Any]) -> str:
    """Find why auto picked the sentences of a line in place of a command; "" if it did not."""
    picked = line.get("picked_by") or {}
    return f"{picked['command']} {picked['fallback']}" if picked.get("fallback") else ""


def name_kept(source: str, folder: str) -> str:
    """Name the file of the raw page of a source in a folder."""
    digest = hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return f"{folder.rstrip('/')}/{digest}{PurePosixPath(source).suffix.partition('@')[0]}"


def fail(identity: Mapping[str, Any], name: str, message: str) -> dict[str, Any]:
    """Build the line of an article that failed, with null for what is not known of it."""
    known = {field: identity.get(field) for field in ("digest", "source", *_KNOWN)}
    return {"id": identity["id"], "status": f"{name}: {message}", **known} | _keep_columns(identity)


def encode_line(line: Mapping[str, Any]) -> bytes:
    """Encode a line; invisible characters and lone surrogates become JSON escapes."""
    return escape_hidden(json.dumps(line, ensure_ascii=False)).encode() + b"\n"
