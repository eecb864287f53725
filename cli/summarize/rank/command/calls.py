"""Call what chooses for the user: a program, or a model behind an endpoint."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from time import monotonic
from typing import NamedTuple
from urllib.parse import urlsplit

from summarize.errors import InputError, cannot_write
from summarize.language.control_characters import one_line
from summarize.rank.algorithms import is_endpoint, split_command
from summarize.rank.command.exchange import Outcome, Prompt, Tell, Watch

_OPENING = b'{"picker": '  # of a line of the log


class Picker(NamedTuple):
    """A program or an endpoint that chooses, and the bounds of a call."""

    target: str  # a command, or the address of an endpoint
    model: str | None = None  # of an endpoint
    key: str | None = None  # the variable with the key of an endpoint
    seconds: float = 120.0  # of a call
    log: str | None = None  # the file that keeps prompts and answers

    @property
    def name(self) -> str:
        """The name of the program or the model: arguments may be keys and paths."""
        if is_endpoint(self.target):
            return one_line(self.model or urlsplit(self.target).netloc)
        from summarize.rank.command.program import name_program

        return name_program(split_command(self.target))


# Without a prompt the answer is only the number of tokens that one may have, or "".
Caller = Callable[[Prompt | None, Tell], Outcome]
_caller: ContextVar[Caller | None] = ContextVar("caller", default=None)


@contextmanager
def delegate_calls(caller: Caller) -> Iterator[None]:
    """Have another function make calls within, such as one that asks another process to."""
    token = _caller.set(caller)
    try:
        yield
    finally:
        _caller.reset(token)


def call(picker: Picker, prompt: Prompt | None, tell: Tell) -> Outcome:
    """Call what chooses; raise InputError if the log can't be written.

    ``tell`` gets the lines that a program prints on its standard error. Without a prompt, find the
    number of tokens that one may have; it is "" if that is unknown.
    """
    if caller := _caller.get():
        return caller(prompt, tell)
    return call_here(picker, prompt, tell, lambda _end: None)


def call_here(picker: Picker, prompt: Prompt | None, tell: Tell, watch: Watch) -> Outcome:
    """Call from this process, as call does; ``watch`` gets a function that ends the call."""
    begun = monotonic()
    # Imported here: a run needs one of them.
    if is_endpoint(picker.target):
        from summarize.rank.command.endpoint import open_endpoint

        endpoint = open_endpoint(picker.target, picker.model, picker.key)
        if prompt is None:
            return Outcome(str(endpoint.find_room(picker.seconds, watch) or ""))
        outcome = endpoint.ask(prompt, picker.seconds, watch)
    elif prompt is None:
        return Outcome()
    else:
        from summarize.rank.command.program import run_program

        words = split_command(picker.target)
        outcome = run_program(words, prompt.text, picker.seconds, tell, watch)
    if picker.log is not None:
        _append(picker.log, picker.name, prompt, outcome, monotonic() - begun)
    return outcome


def _append(path: str, name: str, prompt: Prompt, outcome: Outcome, seconds: float) -> None:
    """Append a call to the log, which only its owner may read, as a line of JSON.

    Raise InputError for a file with anything else, such as an input.
    """
    line = {
        "picker": name,
        "seconds": round(seconds, 3),
        "prompt": prompt.text,
        "answer": outcome.output,
        "failure": outcome.failure,
    }
    data = (json.dumps(line) + "\n").encode()
    try:
        if Path(path).is_file():
            _check_log(path)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(file, "wb") as log:
            log.write(data)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


def _check_log(path: str) -> None:
    """Raise InputError unless a file is empty or begins as a log does."""
    with Path(path).open("rb") as file:
        if file.read(len(_OPENING)) not in (b"", _OPENING):
            raise InputError(f"{path} holds no prompts: name a new file for --pick-log")
