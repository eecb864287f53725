"""A server with OpenAI's interface in the place of a model, which may answer badly."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.server import QuietServer, keep_running

Reply = Callable[["Handler", dict[str, Any]], None]  # gets the body of a request for a completion


def say(content: Any, **choice: Any) -> Reply:
    """Answer with a completion of this content."""
    message = {"role": "assistant", "content": content}
    value = {"choices": [{"index": 0, "message": message, "finish_reason": "stop", **choice}]}
    return lambda handler, _: handler.reply(value)


def refuse(status: int, message: Any = "no", **headers: str) -> Reply:
    """Answer with an error."""
    return lambda handler, _: handler.reply({"error": {"message": message}}, status, headers)


def send(data: bytes) -> Reply:
    """Send raw bytes, and close the connection."""

    def reply(handler: "Handler", _: dict[str, Any]) -> None:
        handler.wfile.write(data)
        handler.close_connection = True

    return reply


def drip(start: bytes, piece: bytes) -> Reply:
    """Send a start, and then a piece whenever 50 ms are over, without an end."""

    def reply(handler: "Handler", _: dict[str, Any]) -> None:
        handler.close_connection = True
        try:
            handler.wfile.write(start)
            while not handler.server.ended.wait(0.05):
                handler.wfile.write(piece)
        except OSError:  # the client has gone
            handler.server.left.set()

    return reply


class Server(QuietServer):
    """A server that keeps what it is asked."""

    protocol = "HTTP/1.1"

    def __init__(self, replies: list[Reply], models: Any) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies, self.models = replies, models
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.keys: list[str | None] = []
        self.connections = self.busy = self.busiest = 0
        self.ended, self.left, self.turn = threading.Event(), threading.Event(), threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    @property
    def prompts(self) -> list[str]:
        return [body["messages"][0]["content"] for body in self.bodies]


class Handler(BaseHTTPRequestHandler):
    """Answers each request for a completion by the next reply, the last one for ever."""

    protocol_version = "HTTP/1.1"
    server: Server

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.server.connections += 1

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self.server.keys.append(self.headers.get("Authorization"))
        if callable(self.server.models):
            self.server.models(self, {})
        else:
            self.reply({"object": "list", "data": self.server.models})

    def do_POST(self) -> None:
        server = self.server
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with server.turn:
            server.paths.append(self.path)
            server.keys.append(self.headers.get("Authorization"))
            number = min(len(server.bodies), len(server.replies) - 1)
            server.bodies.append(body)
            server.busy += 1
            server.busiest = max(server.busiest, server.busy)
        try:
            server.replies[number](self, body)
        finally:
            with server.turn:
                server.busy -= 1

    def reply(self, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        for name, text in (headers or {}).items():
            self.send_header(name.replace("_", "-"), text)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


@contextmanager
def serve(*replies: Reply, models: Any = ({"id": "m1"},)) -> Iterator[Server]:
    """Run a server with these replies, one after the other."""
    server = Server([*replies], models)
    with keep_running(server):
        try:
            yield server
        finally:
            server.ended.set()
