"""Read a PDF in a separate process with limits on memory and time."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from summarize import version
from summarize.errors import InputError, NoArticleError, SummarizeError, describe_reason
from summarize.language.control_characters import one_line
from summarize.models import Block, Draft, Removed
from summarize.readers.format_features import FormatFeatures
from summarize.systems import KILLED

# Isolated and without site: whatever is in the working folder, the child imports from the standard
# library and two folders only. It also starts 10 ms sooner.
_CODE = "import sys; sys.path += sys.argv[2:]; from summarize.readers.pdf.child import main; main()"
_WITHIN = 2_048  # bytes that a server or a proxy may put before the signature
_OBJECT = b"endobj"
_HTML_BEFORE = re.compile(rb"<(?:!doctype|html|body)", re.IGNORECASE)
_HTML_ENDED = re.compile(rb"</html>\s*\Z", re.IGNORECASE)
_TOO_MUCH = "a damaged PDF, or one that takes too much time or memory to read"
_LOCKED = "needs a password: write it to a file, and --password-file FILE"
_SECONDS = 600  # by the clock; the child limits its own CPU time


class Pdf(NamedTuple):
    """The bytes of a PDF, and what may open it."""

    data: bytes
    password: str = ""


def detect_pdf(features: FormatFeatures) -> Pdf | None:
    """Detect a PDF by its signature, which may follow up to two kilobytes of other bytes.

    A text or a page may mention the signature; in a PDF that doesn't open with it, objects follow,
    and a page before it has ended. Those bytes are left out.
    """
    data, password = features.data, features.source.password or ""
    place = data[:_WITHIN].find(b"%PDF-")
    if place <= 0:
        return None if place else Pdf(data, password)
    if _OBJECT not in data:
        return None
    within = _HTML_BEFORE.search(data, 0, place) and not _HTML_ENDED.search(data[:place])
    return None if within else Pdf(data[place:], password)


def read_detected(pdf: Pdf) -> Draft:
    """Read the article in a PDF, as read_pdf does."""
    return read_pdf(*pdf)


def read_pdf(data: bytes, password: str = "") -> Draft:
    """Read the article in a PDF.

    Raise InputError for one that is locked, broken, or beyond the limits; NoArticleError for a
    scan, and for one whose fonts map to no letters or to wrong ones.
    """
    output = _run_child(password.encode().hex().encode() + b"\n" + data)
    records = [json.loads(line) for line in output.splitlines() if line]
    failed = next((record for record in records if "error" in record), None)
    if failed:
        raise _explain(failed, tried=bool(password))
    if not records:
        raise InputError("a damaged PDF")
    facts, *rest = records
    return Draft(
        blocks=tuple(_make_block(record) for record in rest if "text" in record),
        form="text" if facts["printed"] else "document",  # a web page has boilerplate
        title=_clean(facts["title"]),
        author=_clean(facts["author"]),
        date=facts["date"],
        removed=tuple(_list_removed(rest)),
        untitled=True,  # no line is more of a title than those that were weighed
    )


def _run_child(data: bytes, *, again: bool = True) -> bytes:
    """Run the process that reads: a line with the password, in hexadecimal digits, and the PDF."""
    command = [sys.executable, "-I", "-S", "-c", _CODE, str(os.getpid()), *_find_homes()]
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as child:
            try:
                output, _ = child.communicate(data, timeout=_SECONDS)
            finally:
                child.kill()  # no effect if it has ended
    except subprocess.TimeoutExpired as error:
        raise InputError(_TOO_MUCH) from error
    except OSError as error:  # such as too many open files
        reason = describe_reason(error)
        raise InputError(f"can't start the process that reads a PDF: {reason}") from error
    if again and child.returncode == KILLED:  # not by its own limits, so try again
        return _run_child(data, again=False)
    if child.returncode:
        raise InputError(_TOO_MUCH)
    return output


def _find_homes() -> list[str]:
    """Find the folders from which this package and pypdfium2 are imported."""
    homes = [str(Path(version.__file__).parents[1])]
    spec = find_spec("pypdfium2_raw")
    if spec and spec.origin:
        homes.append(str(Path(spec.origin).parents[1]))
    return homes


def _explain(failed: dict[str, Any], *, tried: bool) -> SummarizeError:
    pages = failed.get("pages", 0)
    count = f"{pages} page{'s' * (pages != 1)}"
    match failed["error"]:
        case "locked":
            return InputError("the password is wrong" if tried else _LOCKED)
        case "scanned":
            return NoArticleError(f"{count}, no text in them: run ocrmypdf first")
        case "unmapped" | "mismapped" as fault:
            font = one_line(failed["font"]) or "without a name"
            letters = "no letters" if fault == "unmapped" else "wrong letters"
            return NoArticleError(
                f"{count}, whose font {font} maps to {letters}: run ocrmypdf --force-ocr first"
            )
        case "large":
            return InputError(_TOO_MUCH)
    return InputError("a damaged PDF")


def _make_block(record: dict[str, Any]) -> Block:
    return Block(**record | {"text": one_line(record["text"])})


def _list_removed(records: Sequence[dict[str, Any]]) -> list[Removed]:
    return [
        Removed(one_line(record["removed"]), record["reason"])
        for record in records
        if "removed" in record
    ]


def _clean(text: str | None) -> str | None:
    return one_line(text or "") or None
