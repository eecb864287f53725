"""A real HTTP server for the tests: each path is one way in which a server can behave."""

import contextlib
import gzip
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

_SAMPLES = Path(__file__).parents[1] / "samples"
_PAGE = (_SAMPLES / "bridge.html").read_bytes()


class Handler(BaseHTTPRequestHandler):
    """Answer by the path."""

    agents: list[str] = []  # noqa: RUF012  (shared by all requests, for the tests to look at)

    def do_GET(self) -> None:
        self.agents.append(self.headers.get("User-Agent", ""))
        name, _, argument = self.path.strip("/").partition("/")
        # Some tests want the client to have enough before the end.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"answer_{name}", self.answer_404)(argument)

    def answer_page(self, _: str) -> None:
        self.send(200, _PAGE)

    def answer_feed(self, _: str) -> None:
        self.send(200, (_SAMPLES / "coast.rss").read_bytes(), Content_Type="application/rss+xml")

    def answer_redirect(self, target: str) -> None:
        self.send(302, b"", Location="/" + target)

    def answer_chain(self, left: str) -> None:
        self.send(302, b"", Location=f"/chain/{int(left) - 1}" if int(left) else "/page")

    def answer_loop(self, _: str) -> None:
        self.send(302, b"", Location="/loop")

    def answer_escape(self, _: str) -> None:
        self.send(302, b"", Location="file:///etc/hostname")

    def answer_404(self, _: str) -> None:
        self.send(404, b"<html><body><p>Nothing here.</p></body></html>")

    def answer_500(self, _: str) -> None:
        self.send(500, b"")

    def answer_gzip(self, _: str) -> None:
        self.send(200, gzip.compress(_PAGE), Content_Encoding="gzip")

    def answer_broken(self, _: str) -> None:
        self.send(200, b"no gzip at all", Content_Encoding="gzip")

    def answer_bomb(self, _: str) -> None:
        self.send(200, gzip.compress(b"<p>" + b"a " * 5_000_000), Content_Encoding="gzip")

    def answer_png(self, _: str) -> None:
        png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(60)
        self.send(200, png, Content_Type="image/png")

    def answer_text(self, _: str) -> None:
        self.send(200, b"One sentence came as plain text.\n", Content_Type="text/plain")

    def answer_slow(self, _: str) -> None:
        """Send a byte now and then, so that no single wait is long."""
        self.send_response(200)
        self.end_headers()
        for _second in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def answer_late(self, _: str) -> None:
        """Answer as slowly as a busy site does."""
        time.sleep(1.2)
        self.send(200, _PAGE)

    def answer_cut(self, _: str) -> None:
        self.send(200, _PAGE[:1000], Content_Length=str(len(_PAGE)))

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        fields = {"Content-Type": "text/html", "Content-Length": str(len(body))}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass
