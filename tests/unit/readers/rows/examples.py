"""Made-up rows for the tests."""

import io
from collections.abc import Callable
from typing import Any

from summarize.readers.rows.columns import Columns
from summarize.readers.rows.values import Span

Read = Callable[..., Any]


def rows(read: Read, data: bytes, span: Span | None = None, **how: Any) -> list[tuple[str, object]]:
    found = read(io.BytesIO(data), span or Span(), Columns(**how))
    return [
        (row.place, str(row.record) if isinstance(row.record, Exception) else row.record)
        for row in found
    ]


def record(
    kind: str = "response", http: str = "200 OK", body: bytes = b"<p>a", **more: str
) -> bytes:
    head = {"WARC-Type": kind, "WARC-Record-ID": "<urn:1>", "WARC-Target-URI": "<http://x>"} | {
        key.replace("_", "-"): value for key, value in more.items() if key.startswith("WARC")
    }
    fields = {"Content-Type": "text/html"} | {
        key.replace("_", "-"): value for key, value in more.items() if not key.startswith("WARC")
    }
    inner = "".join(f"{key}: {value}\r\n" for key, value in fields.items() if value)
    page = f"HTTP/1.1 {http}\r\n{inner}\r\n".encode() + body if http else body
    if not http:
        head |= fields
    else:
        head["Content-Type"] = "application/http; msgtype=response"
    said = "".join(f"{key}: {value}\r\n" for key, value in head.items() if value)
    return f"WARC/1.0\r\n{said}Content-Length: {len(page)}\r\n\r\n".encode() + page + b"\r\n\r\n"


def page(body: bytes, key: str = "html") -> dict[str, object]:
    return {"id": "<urn:1>", "url": "http://x", key: body}
