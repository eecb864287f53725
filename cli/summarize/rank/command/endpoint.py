"""Ask a model behind an HTTP endpoint of OpenAI's form: Ollama, llama.cpp, LM Studio, vLLM.

Nothing is sent anywhere but to the address that the user named: no redirect is followed, and no
proxy is used.
"""

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, LifoQueue, SimpleQueue
from socket import SHUT_RDWR
from threading import Event, Thread
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from summarize.language.control_characters import one_line
from summarize.numbers import parse_json, read_number
from summarize.rank.command.exchange import Outcome, Prompt, Watch
from summarize.version import __version__

_MOST = 4_000_000  # bytes of an answer
_CHUNK = 65_536  # bytes read at once
_LOOK = 0.2  # seconds between looks whether the user interrupts
_QUICK = 20.0  # seconds at most for the list of models
_PAUSE = 1.0  # seconds before a busy server is asked again, if it names no time
_LONGEST_PAUSE = 10.0  # seconds, whatever the server names
_HOUR = 3_600  # seconds; a server that names more is not believed
_REASON = 200  # characters of a server's reason that are shown
_NAMED = 5  # models of a server that are named
_LEAST, _LARGEST = 256, 10**9  # tokens of a context that can be true
_HALF = 0.5  # of a prompt whose limit is unknown
_LEAST_SHARE = 0.05  # of a prompt that was too long, to which it is cut
_ANSWER, _ANSWER_SHARE = 1_000, 0.25  # of a context left to the answer: tokens, or less
_PLAINEST = 2  # see _build
_PORTS = {"http": 80, "https": 443}  # if an address names none
_BUSY = (429, 503)  # such as a server that still loads its model
_UNABLE = (400, 404, 415, 422, 500, 501)  # of servers that do not know a part of a request
# Names of the length of a model's context, in what servers list about it.
_CONTEXTS = ("loaded_context_length", "max_model_len", "context_length", "max_context_length",
             "n_ctx")  # fmt: skip
_TOO_LONG = re.compile(r"context|too long|too many tokens|maximum.{0,20}token|prompt is", re.I)
_SIZES = re.compile(r"\d{3,9}")


class _FailedError(Exception):
    """A call failed; its message is for the user."""


class _Reply(NamedTuple):
    status: int
    data: bytes
    pause: float  # seconds that a busy server asks for

    @property
    def value(self) -> Any:
        """The JSON in it; None if it is none."""
        try:
            return parse_json(self.data)
        except ValueError:
            return None

    @property
    def reason(self) -> str:
        """The server's own words on what went wrong, on one line."""
        value = self.value
        for name in ("error", "message", "detail"):
            while isinstance(value, dict) and name in value:
                value = value[name]
        text = value if isinstance(value, str) else self.data[:_REASON].decode(errors="replace")
        return one_line(text)[:_REASON]


class _Model(NamedTuple):
    name: str
    context: int | None  # tokens


@cache
def open_endpoint(url: str, model: str | None, key: str | None) -> "Endpoint":
    """Open an endpoint, once in a process, so that its connections stay open."""
    return Endpoint(url, model, key)


class Endpoint:
    """An endpoint, its idle connections, and what is known about it; for several threads."""

    def __init__(self, url: str, model: str | None, key: str | None) -> None:
        """Take an address, the name of a model, and that of the variable that holds a key."""
        parts = urlsplit(url)
        path = parts.path.rstrip("/").removesuffix("/chat/completions")
        self._base = path or "/v1"
        self._query = f"?{parts.query}" if parts.query else ""
        self._host = parts.hostname or ""
        self._port = parts.port or _PORTS[parts.scheme]
        self._connect: Callable[..., HTTPConnection] = (
            HTTPSConnection if parts.scheme == "https" else HTTPConnection
        )
        self._place = one_line(parts.netloc)
        self._name, self._key = model, key
        self._model: _Model | None = None
        self._idle = LifoQueue[HTTPConnection]()
        self._plainer = 0  # parts of a request that the server refused: see _build

    def find_room(self, seconds: float, watch: Watch) -> int | None:
        """Find how many tokens a prompt may have; None if the server does not say."""
        with suppress(_FailedError):
            context = self._find_model(_Call(seconds, watch)).context
            return context and max(context // 2, context - _ANSWER)
        return None

    def ask(self, prompt: Prompt, seconds: float, watch: Watch) -> Outcome:
        """Ask the model, in so many seconds at most."""
        call = _Call(seconds, watch)
        try:
            return self._ask(prompt, call)
        except _FailedError as error:
            return Outcome(failure=str(error))

    def _ask(self, prompt: Prompt, call: "_Call") -> Outcome:
        model, plainer = self._find_model(call).name, self._plainer
        while True:
            body = json.dumps(_build(prompt, model, plainer)).encode()
            reply = self._send(call, "POST", "/chat/completions", body)
            if reply.status == 200:
                self._plainer = plainer
                outcome = _read_completion(reply)
                if plainer or outcome.failure or outcome.output.strip():
                    return outcome
                # A model that thinks may not manage within a schema.
                body = json.dumps(_build(prompt, model, 1)).encode()
                return _read_completion(self._send(call, "POST", "/chat/completions", body))
            if (fits := _find_share(reply)) is not None:
                return Outcome(failure="can't read so long a prompt", fits=fits)
            if reply.status not in _UNABLE or plainer == _PLAINEST:
                raise _FailedError(_explain(reply))
            plainer += 1

    def _find_model(self, call: "_Call") -> _Model:
        """Find the model that was named, or the only one, among those of the server."""
        if self._model is not None:
            return self._model
        call = call.shorten(_QUICK)
        reply = self._send(call, "GET", "/models")
        listed = _list_models(reply.value) if reply.status == 200 else {}
        if self._name is None and len(listed) > 1:
            some = ", ".join(list(listed)[:_NAMED])
            raise _FailedError(f"has several models, add --pick-model: {some}")
        if reply.status in (401, 403):
            raise _FailedError(_explain(reply))
        name = self._name or next(iter(listed), "default")
        self._model = _Model(name, listed.get(name))
        return self._model

    def _send(self, call: "_Call", method: str, path: str, body: bytes | None = None) -> _Reply:
        """Send a request until the server is not busy; raise _FailedError."""
        while True:
            reply = self._exchange(call, method, path, body)
            if reply.status not in _BUSY:
                return reply
            pause = min(reply.pause or _PAUSE, _LONGEST_PAUSE)
            if call.left <= pause:
                raise _FailedError(_explain(reply))
            call.wait(pause)

    def _exchange(self, call: "_Call", method: str, path: str, body: bytes | None) -> _Reply:
        """Exchange a request for a reply, on a thread: neither a look-up nor a drip can be ended.

        A connection that was idle may have been closed by the server: then a new one is tried.
        """
        target, headers = f"{self._base}{path}{self._query}", self._write_headers()
        while True:
            connection, used = self._take()
            done = SimpleQueue[_Reply | Exception]()
            call.watch(partial(_shut_down, connection))

            def work(here: HTTPConnection = connection, out: Any = done) -> None:
                try:
                    out.put(_request(here, method, target, body, headers))
                except (OSError, HTTPException, ValueError) as error:
                    here.close()
                    out.put(error)

            Thread(target=work, daemon=True).start()
            try:
                found = call.await_one(done)
            except BaseException:
                _shut_down(connection)
                raise
            if isinstance(found, _Reply):
                self._idle.put(connection)
                return found
            if not (used and isinstance(found, ConnectionError)):
                raise _FailedError(self._describe(found))

    def _take(self) -> tuple[HTTPConnection, bool]:
        """Take an idle connection, or a new one; return whether it was used."""
        with suppress(Empty):
            return self._idle.get_nowait(), True
        return self._connect(self._host, self._port, timeout=None), False

    def _write_headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": f"summarize/{__version__}",
        }
        if self._key is None:
            return headers
        key = os.environ.get(self._key, "").strip()
        if not key:
            raise _FailedError("has no key: the variable that --pick-key names is not set")
        if not (key.isascii() and key.isprintable()):
            raise _FailedError("has no key: what the variable of --pick-key holds is none")
        return {**headers, "Authorization": f"Bearer {key}"}

    def _describe(self, error: Exception) -> str:
        """Say what failed, without any part of the request, which may hold a key."""
        reason = error.strerror if isinstance(error, OSError) else ""
        if isinstance(error, TimeoutError):
            reason = "no answer in time"
        if isinstance(error, _TooMuchError):
            return f"answered with more than {_MOST / 1e6:g} MB"
        if not reason or isinstance(error, (HTTPException, ConnectionResetError, BrokenPipeError)):
            return f"broke off, or does not speak HTTP, at {self._place}"
        return f"can't be reached at {self._place} ({one_line(reason).lower()})"


class _TooMuchError(ValueError):
    """An answer is too large."""


class _Call:
    """The time of a call, and whether it was ended from outside."""

    def __init__(self, seconds: float, watch: Watch, end: float | None = None) -> None:
        self._seconds = seconds
        self._watch = watch
        self._end = monotonic() + seconds if end is None else end
        self._ended = Event()

    def shorten(self, seconds: float) -> "_Call":
        """Make a call that ends in so many seconds, or with this one."""
        return _Call(
            min(seconds, self._seconds), self._watch, min(self._end, monotonic() + seconds)
        )

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self._end - monotonic()

    def watch(self, close: Callable[[], None]) -> None:
        """Let whoever watches the call end it, by this function among others."""

        def end() -> None:
            self._ended.set()
            close()

        self._watch(end)

    def wait(self, seconds: float) -> None:
        """Wait, and raise _FailedError if it is ended meanwhile."""
        if self._ended.wait(seconds):
            raise _FailedError("was ended")

    def await_one(self, queue: SimpleQueue[Any]) -> Any:
        """Wait for what a thread finds; raise _FailedError at the deadline.

        In steps: a signal that comes just before a wait ends none.
        """
        while (left := self.left) > 0:
            self.wait(0)
            with suppress(Empty):
                return queue.get(timeout=min(_LOOK, left))
        raise _FailedError(f"took longer than {self._seconds:g} s")


def _request(
    connection: HTTPConnection,
    method: str,
    target: str,
    body: bytes | None,
    headers: dict[str, str],
) -> _Reply:
    connection.request(method, target, body, headers)
    response = connection.getresponse()
    data = bytearray()
    while chunk := response.read(_CHUNK):
        data += chunk
        if len(data) > _MOST:
            raise _TooMuchError
    pause = read_number(response.headers.get("Retry-After"), most=_HOUR)
    return _Reply(response.status, bytes(data), float(pause or 0))


def _shut_down(connection: HTTPConnection) -> None:
    """Shut down a connection, from any thread: what waits for it fails, and closes it."""
    if (socket := connection.sock) is not None:
        with suppress(OSError):
            socket.shutdown(SHUT_RDWR)


def _build(prompt: Prompt, model: str, plainer: int) -> dict[str, Any]:
    """Build a request in full, or without a schema (1), or without a temperature, too (2)."""
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "user", "content": prompt.text}],
        "stream": False,
    }
    if plainer < _PLAINEST:
        body["temperature"] = 0
    if plainer < 1:
        schema = {"name": "choice", "strict": True, "schema": _build_schema(prompt)}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    return body


def _build_schema(prompt: Prompt) -> dict[str, Any]:
    numbers = {
        "type": "array",
        "items": {"type": "integer", "minimum": 1, "maximum": prompt.sentences},
        "minItems": 0 if prompt.optional else 1,
        "maxItems": 2 * prompt.wanted,  # too many are spare: some may not fit
    }
    return {
        "type": "object",
        "properties": {"numbers": numbers},
        "required": ["numbers"],
        "additionalProperties": False,
    }


def _read_completion(reply: _Reply) -> Outcome:
    """Read the text of a chat completion, without its thoughts."""
    try:
        choice = reply.value["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        known = isinstance(reply.value, dict) and "error" in reply.value
        reason = f" ({reply.reason})" if known else ""
        return Outcome(failure=f"answered with no chat completion: is the address right?{reason}")
    if isinstance(content, list):
        parts = [part for part in content if isinstance(part, dict)]
        texts = [part["text"] for part in parts if isinstance(part.get("text"), str)]
        content = "".join(texts)
    content = content if isinstance(content, str) else ""
    if choice.get("finish_reason") == "length":
        return Outcome(content, "answered too much, and was cut off")
    return Outcome(content)


def _list_models(value: Any) -> dict[str, int | None]:
    """List the models of a server, with the tokens of their contexts as far as it says."""
    data = value.get("data") if isinstance(value, dict) else None
    listed = [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []
    return {
        one_line(each["id"]): _find_context(each)
        for each in listed
        if isinstance(each.get("id"), str) and each["id"]
    }


def _find_context(model: dict[str, Any]) -> int | None:
    inner = model.get("meta")
    for values in (model, inner if isinstance(inner, dict) else {}):
        for name in _CONTEXTS:
            if isinstance(size := values.get(name), int) and _LEAST <= size < _LARGEST:
                return size
    return None


def _find_share(reply: _Reply) -> float | None:
    """Find the share of a prompt that would have fit, by the reply to one that was too long."""
    if reply.status not in (400, 413, 422, 500) or not _TOO_LONG.search(reply.reason):
        return None
    sizes = [int(digits) for digits in _SIZES.findall(reply.reason)][:2]
    if len(sizes) < 2 or sizes[0] == sizes[1]:
        return _HALF
    limit, asked = sorted(sizes)  # in this order or the other, by the server
    return max(_LEAST_SHARE, (limit - min(_ANSWER, limit * _ANSWER_SHARE)) / asked)


def _explain(reply: _Reply) -> str:
    reason = f" ({reply.reason})" if reply.reason else ""
    if 300 <= reply.status < 400:
        return f"answered {reply.status}: name the address that it redirects to"
    if reply.status in (401, 403):
        return f"refused the key, or needs one: --pick-key names its variable{reason}"
    return f"answered {reply.status}{reason}"
