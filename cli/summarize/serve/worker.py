"""The process that answers calls: JSON lines on standard input and output, one call at a time.

A call is ``{"name", "arguments", "folders"}``. Its answer is a line for each step of its progress,
``{"step", "message"}``, and a last one: ``{"text"}``, ``{"values", "text"}`` or ``{"error"}``, and
``"spent"`` where this process should answer no more calls.
"""

import json
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, BinaryIO

from summarize.bugs import report_bugs
from summarize.discourse.noise import describe_noise
from summarize.errors import InputError, NoteWarning, SummarizeError, UsageError
from summarize.excerpt import summarize_for_reading
from summarize.language.addresses import describe_error, show_address
from summarize.length import refuse_empty
from summarize.models import Article, Source, Summary
from summarize.pipeline import read_article, summarize_article
from summarize.readers.several_articles import list_parts, pick_part
from summarize.render.formats import load_renderer
from summarize.render.json import build_object, build_page, write_json
from summarize.render.style import Style
from summarize.request import Request
from summarize.serve.access import Folder, Folders, list_below, read_below
from summarize.serve.quotation import PAGE, build_quotation, choose_numbered, number_sentences
from summarize.serve.text import fit_text, map_numbers, write_paragraphs, write_sentences
from summarize.serve.tools import Values, make_request
from summarize.sources.address import is_address, take_path
from summarize.sources.open import open_source
from summarize.spelling import suggest
from summarize.systems import end_after, end_with_parent, limit_memory, measure_memory

MEMORY = 2_000_000_000  # bytes of address space
SECONDS = 40.0  # of CPU, for a call
_KEPT = 500_000_000  # bytes that were held once: a process of more is replaced
_JSON, _TEXT = "json", "text"
_MOST_FILES = 1_000  # names or articles of a list
_ALIKE = 0.8  # of a mistyped name (0..1)
Send = Callable[[Values], None]


def main() -> None:
    """Answer the calls of the server that started this process, and end with it."""
    end_with_parent(int(sys.argv[1]))
    # pyarrow's own allocator reserves 1 GB of addresses, half of what there is.
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
    limit_memory(MEMORY, for_good=True)
    calls, answers = _take_streams()
    lines: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(calls, lines), daemon=True).start()
    threads = threading.active_count()

    def send(record: Values) -> None:
        answers.write(json.dumps(record).encode() + b"\n")
        answers.flush()

    with suppress(BrokenPipeError):
        while True:
            call = json.loads(lines.get())
            end_after(SECONDS)
            record = answer(call, send)
            left = threading.active_count() > threads  # such as a name look-up that hangs
            send({**record, "spent": left or measure_memory() > _KEPT})


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep standard input and output for the calls; what else is printed goes to stderr."""
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # the server has no stderr
        os.dup2(nothing, 1)
    os.close(nothing)
    return calls, answers


def _receive(calls: BinaryIO, lines: "SimpleQueue[bytes]") -> None:
    """Pass the calls on, and end this process with the server, whatever it is doing."""
    for line in calls:
        lines.put(line)
    os._exit(0)


def answer(call: Mapping[str, Any], send: Send) -> Values:
    """Return the last record of the answer to a call; the others are sent."""
    try:
        with report_bugs():
            folders = tuple(Folder(*map(tuple, folder)) for folder in call["folders"])
            found = _call_tool(call["name"], call["arguments"], folders, send)
            if isinstance(found, str):
                return {"text": found.rstrip("\n")}
            return {"values": found, "text": write_json(found).rstrip("\n")}
    except SummarizeError as error:
        return {"error": describe_error(error)}
    except MemoryError:
        return {"error": f"needs more than {MEMORY / 1e9:g} GB of memory"}


def _call_tool(
    name: str, arguments: Mapping[str, Any], folders: Folders, send: Send
) -> Values | str:
    """Return what a tool finds, as a text or as values for JSON; raise SummarizeError."""
    send({"step": 0, "message": "opening the source"})
    if name == "list" and "source" not in arguments:
        return _list_files(folders)
    request = make_request(arguments)
    source = _open(arguments["source"], folders)
    if name == "list":
        return _list_articles(source)
    article = _read(source, arguments.get("part"), request, send)
    send({"step": 2, "message": "choosing sentences"})
    if name == "sentences":
        return _add_notes(_number(article, arguments), [describe_noise(article)])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", NoteWarning)

        def list_notes() -> list[str]:
            found = (*(str(warning.message) for warning in caught), describe_noise(article))
            return list(dict.fromkeys(filter(None, found)))

        return _show(name, article, arguments, request, list_notes)


def _show(
    name: str,
    article: Article,
    arguments: Mapping[str, Any],
    request: Request,
    list_notes: Callable[[], list[str]],
) -> Values | str:
    """Show the sentences that a tool chooses, or the article, in the format of the call."""
    form = arguments.get("format", _TEXT)
    whole = name == "read"
    choose = _load_choice(name, arguments)
    if form == _JSON:
        return _add_notes(_build(name, choose(article, request), arguments), list_notes())
    numbers = map_numbers(article) if form == _TEXT and not whole else {}

    def write(summary: Summary, *, bare: bool) -> str:
        if form != _TEXT:
            text = load_renderer(form, "page" if whole else "summary")(summary, Style(bare=bare))
        elif whole:
            text = write_paragraphs(summary, bare=bare)
        else:
            text = write_sentences(summary, numbers, bare=bare)
        notes = "" if bare else "\n".join(f"note: {note}" for note in list_notes())
        return f"{text.rstrip()}\n\n{notes}" if notes else text.rstrip()

    return fit_text(article, request, choose, write, units="t" if whole else "wct")


def _load_choice(name: str, arguments: Mapping[str, Any]) -> Callable[[Article, Request], Summary]:
    """Return the function by which a tool chooses sentences."""

    def quote(article: Article, _: Request) -> Summary:
        return choose_numbered(article, arguments["numbers"], arguments.get("digest"))

    return {"quote": quote, "read": summarize_for_reading}.get(name, _summarize)


def _build(name: str, summary: Summary, arguments: Mapping[str, Any]) -> Values:
    if name == "quote":
        return build_quotation(summary, arguments["numbers"])
    return build_page(summary) if name == "read" else build_object(summary)


def _list_files(folders: Folders) -> Values:
    names = list_below(folders, _MOST_FILES + 1)
    return {"files": names[:_MOST_FILES], "more": len(names) > _MOST_FILES}


def _list_articles(source: Source) -> Values:
    """List the articles in a source by the facts that it has beside their text."""
    items = list_parts(source)
    parts = [
        {
            "part": number,
            "title": item.source.title,
            "author": item.source.author,
            "date": item.source.date,
            "url": show_address(item.source.url),
        }
        for number, item in enumerate(items[:_MOST_FILES], start=1)
    ]
    return {"source": source.name, "parts": parts, "more": len(items) > _MOST_FILES}


def _number(article: Article, arguments: Mapping[str, Any]) -> Values:
    return number_sentences(article, arguments.get("first", 1), arguments.get("tokens", PAGE))


def _add_notes(values: Values, notes: Iterable[str | None]) -> Values:
    known = [note for note in notes if note]
    return {**values, "notes": known} if known else values


def _open(name: str, folders: Folders) -> Source:
    path = take_path(name)
    if is_address(path):
        return open_source(path)
    try:
        # Keep the name that the caller used: the full path may reveal the user.
        return Source(name, read_below(path, folders))
    except InputError as error:
        # Of the files that the tool list names: the hint says nothing of any other.
        known = list_below(folders, _MOST_FILES) if folders else []
        close = suggest(path, known, alike=_ALIKE)
        raise InputError(f"{error}: did you mean {close}?" if close else str(error)) from error


def _read(source: Source, part: int | None, request: Request, send: Send) -> Article:
    send({"step": 1, "message": "reading the article"})
    items = list_parts(source)
    if part is None and len(items) > 1:
        raise UsageError(f"{len(items):,} articles in it: choose one with part, from 1")
    item = pick_part(items, part or 1)
    if item.error is not None:
        raise item.error
    return read_article(item.source, request)


def _summarize(article: Article, request: Request) -> Summary:
    summary = summarize_article(article, request)
    refuse_empty(summary, request.length)
    return summary
