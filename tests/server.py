"""A real HTTP server for the tests: each path is one way in which a server can behave."""

import base64
import contextlib
import gzip
import ssl
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

_SAMPLES = Path(__file__).parents[1] / "samples"
_PAGE = (_SAMPLES / "bridge.html").read_bytes()


SECRET = base64.b64encode("ada:pass wörd@".encode()).decode()


def _deflate(data: bytes, bits: int) -> bytes:
    packer = zlib.compressobj(wbits=bits)
    return packer.compress(data) + packer.flush()


FORMS = {
    "gzip": gzip.compress(_PAGE),
    "twice": gzip.compress(gzip.compress(_PAGE)),
    "members": gzip.compress(_PAGE[:900]) + gzip.compress(_PAGE[900:]),
    "padded": gzip.compress(_PAGE) + bytes(99),
    "zlib": _deflate(_PAGE, 15),
    "raw": _deflate(_PAGE, -15),
    "plain": _PAGE,
    "half": gzip.compress(_PAGE)[:2000],
    "tail": gzip.compress(_PAGE)[:-5],
    "raw-half": _deflate(_PAGE, -15)[:2000],
    "damaged": gzip.compress(_PAGE)[:500] + bytes(500) + gzip.compress(_PAGE)[1000:],
}


class QuietServer(ThreadingHTTPServer):
    """A server that prints nothing of clients that have gone."""

    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Print nothing."""


@contextlib.contextmanager
def keep_running(server: QuietServer) -> Iterator[None]:
    """Run a server in a thread, which has ended afterwards."""
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def serve(handler: type[BaseHTTPRequestHandler], certificate: Path | None = None) -> Iterator[int]:
    """Run a server on loopback, over TLS if it has a certificate; give its port."""
    server = QuietServer(("127.0.0.1", 0), handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    with keep_running(server):
        yield server.server_port


class Handler(BaseHTTPRequestHandler):
    """Answer by the path."""

    protocol_version = "HTTP/1.1"
    agents: list[str] = []  # noqa: RUF012  (shared by all requests, for the tests to look at)
    cookies: list[str] = []  # noqa: RUF012
    asked: list[tuple[str, str, str]] = []  # noqa: RUF012  (path, Host, Authorization)

    def do_GET(self) -> None:
        self.close_connection = True
        self.agents.append(self.headers.get("User-Agent", ""))
        sent = self.headers.get("Host", ""), self.headers.get("Authorization", "")
        self.asked.append((self.path, *sent))
        self.cookies.append(self.headers.get("Cookie", ""))
        if "://" in self.path:  # asked as a proxy
            self.path = urlsplit(self.path).path
        name, _, argument = self.path.strip("/").partition("/")
        # Some tests want the client to have enough before the end.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"answer_{name}", self.answer_404)(argument)

    def answer_page(self, _: str) -> None:
        self.send(200, _PAGE)

    def answer_keep(self, rule: str) -> None:
        """Say how long the page may be kept."""
        self.send(200, _PAGE, Cache_Control=unquote(rule))

    def answer_feed(self, _: str) -> None:
        self.send(200, (_SAMPLES / "coast.rss").read_bytes(), Content_Type="application/rss+xml")

    def answer_tagged(self, tag: str) -> None:
        """Answer with a feed, or that it has not changed since it had this tag."""
        if self.headers.get("If-None-Match") == f'"{tag}"':
            self.send(304, b"")
        else:
            self.send(200, (_SAMPLES / "coast.rss").read_bytes(), ETag=f'"{tag}"')

    def answer_links(self, words: str) -> None:
        """Answer with a feed of teasers that link to these paths, or addresses."""
        home = f"http://{self.headers['Host']}"
        links = [home + link if link[0] == "/" else link for link in unquote(words).split(",")]
        entries = "".join(
            f"<item><title>Story {n}</title><link>{link}</link>"
            f"<description>Only a teaser of story {n} is in the feed.</description></item>"
            for n, link in enumerate(links, start=1)
        )
        self.send(200, f"<rss version='2.0'><channel>{entries}</channel></rss>".encode())

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

    def answer_gone(self, _: str) -> None:
        self.send(410, b"")

    def answer_moved(self, _: str) -> None:
        self.send(301, b"", Location="/feed")

    def answer_202(self, _: str) -> None:
        self.send(202, _PAGE)

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

    def answer_to(self, target: str) -> None:
        """Redirect to the URL that the rest of the path is."""
        self.send(302, b"", Location=unquote(target))

    def answer_secret(self, _: str) -> None:
        """Show a page to those who know the password."""
        known = self.headers.get("Authorization") == f"Basic {SECRET}"
        self.send(200 if known else 401, _PAGE)

    def answer_as(self, argument: str) -> None:
        """Send what LABEL/FORM says: the page in a form, and the label that it gets."""
        label, _, form = argument.partition("/")
        self.send(200, FORMS[form], Content_Encoding=unquote(label))

    def answer_chunks(self, end: str) -> None:
        """Send the page in chunks, the last of which may be missing or cut off."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for start in range(0, len(_PAGE), 1000):
            piece = _PAGE[start : start + 1000]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write({"whole": b"0\r\n\r\n", "cut": b"", "half": b"3e8\r\nabc"}[end])

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
