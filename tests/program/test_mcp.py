"""The server that agents call, driven by the protocol's own client over pipes."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

from summarize.length import parse_length
from summarize.serve.text import measure_text
from tests.conftest import SAMPLES, Run

if TYPE_CHECKING:
    from mcp import Client
    from mcp_types import CallToolResult

# Loaded by the tests that need it: it takes 0.6 s, which others in this process need not wait for.
if find_spec("mcp_types") is None:
    pytest.skip("the extra mcp is not installed", allow_module_level=True)

TRAM = "tram.txt"
QUESTION = "How much does the tram cost?"
# The command line's own 20 s would be long for a test.
_HURRIED = """
from summarize.serve import workers
hurry = "from summarize.sources.web import fetch; fetch.fetch_url.__kwdefaults__['max_seconds'] = 1"
workers.CODE = workers.CODE.replace("from", f"{hurry}; from", 1)
from summarize.__main__ import main
main()
"""
_HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


def talk(
    folders: tuple[Path, ...],
    errors: Path,
    steps: Callable[["Client"], Awaitable[Any]],
    mode: str = "auto",
    program: str = _HURRIED,
) -> Any:
    """Start a server with these folders, take the steps, end it."""
    import anyio
    from mcp import Client, StdioServerParameters, stdio_client

    async def run() -> Any:
        server = StdioServerParameters(
            command=sys.executable,
            args=["-c", program, "mcp", *map(str, folders)],
            env=dict(os.environ),
        )
        with errors.open("w") as log:
            async with Client(stdio_client(server, log), mode=mode) as client:
                return await steps(client)

    return anyio.run(run)


# What no call may read, and what is not there: an agent is told the same of all of them.
REFUSED = (
    "nothing.txt", "HOME/notes", ".", "pipe", "-", "a\0b", "a" * 5000, "HOME/secret.txt",
    "HOME/nothing.txt", "HOME/notes2/tram.txt", "../secret.txt", "out.txt", "up/secret.txt",
    "file://HOME/secret.txt", "file://localhost/HOME/secret.txt", "HOME/notes/z:/HOME/secret.txt",
    "HOME/notes/z://HOME/secret.txt", "HOME/notes/x://../secret.txt", "x:/../../secret.txt",
    "file://HOME/notes/z%3A//HOME/secret.txt", "file://HOME/notes/%2e%2e/secret.txt",
    "/etc/passwd/://x", "/etc/nope/://x", "HOME/notes/pipe/://x", "/dev/stdin", "/dev/zero",
    "/proc/self/fd/0", "/proc/self/environ", "/proc/self/root/etc/passwd", "/proc/self/cwd",
    "~/secret.txt", "file:///dev/fd/0", "HOME/NOTES/tram.txt", "/", "..", "//etc/passwd",
    "HOME/secret.txt/../../etc/passwd", "tram.txt/x", "loop", "socket", "to-pipe",
)  # fmt: skip


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a note, a link that leads out of it, and one that stays in it; and a pipe."""
    folder = tmp_path_factory.mktemp("home") / "notes"
    folder.mkdir()
    (folder / TRAM).write_bytes((SAMPLES / TRAM).read_bytes())
    (folder / "hives.eml").write_bytes((SAMPLES / "hives.eml").read_bytes())
    (folder.parent / "secret.txt").write_bytes((SAMPLES / TRAM).read_bytes())
    (folder.parent / "notes2").mkdir()
    (folder.parent / "notes2" / TRAM).write_bytes((SAMPLES / TRAM).read_bytes())
    (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "up").symlink_to(folder.parent)
    (folder / "in.txt").symlink_to(TRAM)
    os.mkfifo(folder / "pipe")
    (folder / "to-pipe").symlink_to("pipe")
    (folder / "loop").symlink_to("loop")
    (folder / "z:").symlink_to("/")  # as Wine makes it
    (folder / "x:").mkdir()
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "socket"))
    return folder


BUDGETS = [
    *(("summarize", length) for length in ("200t", "60t", "90w", "40w", "500c", "300c")),
    *(("read", length) for length in ("200t", "90t")),
]
Answers = dict[str, "CallToolResult"]


@pytest.fixture(scope="module")
def answers(notes: Path, server: str, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What one server answers to all these calls, in this order."""
    calls: dict[str, tuple[str, dict[str, Any]]] = {
        "summarize": ("summarize", {"source": TRAM, "length": "2", "format": "json"}),
        "number": ("summarize", {"source": TRAM, "length": 2, "format": "json"}),
        "focus": (
            "summarize",
            {"source": TRAM, "length": "1", "focus": "what it costs", "format": "json"},
        ),
        "text": ("summarize", {"source": TRAM, "length": "2", "format": "text"}),
        "text-by-default": ("summarize", {"source": TRAM, "length": "2"}),
        "asked-in-text": ("ask", {"source": TRAM, "question": QUESTION}),
        "far-in-text": ("summarize", {"source": TRAM, "focus": "penguins", "length": "200t"}),
        **{
            f"{tool}-{length}": (tool, {"source": TRAM, "length": length})
            for tool, length in BUDGETS
        },
        "quote-in-json": ("quote", {"source": TRAM, "numbers": [9, 3, 9], "format": "json"}),
        "markdown": ("read", {"source": TRAM, "format": "markdown"}),
        "no-format": ("ask", {"source": TRAM, "question": QUESTION, "format": "html"}),
        "far": ("summarize", {"source": TRAM, "focus": "penguins", "format": "json"}),
        "read": ("read", {"source": str(notes / TRAM), "format": "json"}),
        "context": (
            "read",
            {"source": TRAM, "length": "60t", "focus": "what it costs", "format": "json"},
        ),
        "ask": ("ask", {"source": TRAM, "question": QUESTION, "format": "json"}),
        "no-answer": ("ask", {"source": TRAM, "question": "Who won the chess game in Lima?"}),
        "page": ("summarize", {"source": f"{server}/page", "format": "json"}),
        "404": ("summarize", {"source": f"{server}/404"}),
        "hanging": ("summarize", {"source": f"{server}/slow"}),
        "inner-link": ("summarize", {"source": "in.txt", "format": "json"}),
        "file-address": ("summarize", {"source": (notes / TRAM).as_uri(), "format": "json"}),
        "part": ("summarize", {"source": "hives.eml", "part": 2, "format": "json"}),
        "many": ("summarize", {"source": "hives.eml"}),
        "no-part": ("summarize", {"source": "hives.eml", "part": 99}),
        "sentences": ("sentences", {"source": TRAM}),
        "page-of-sentences": ("sentences", {"source": TRAM, "first": 3, "tokens": 100}),
        "quote": ("quote", {"source": TRAM, "numbers": [9, 3, 9]}),
        "command": ("quote", {"source": TRAM, "numbers": [1], "pick_with": "touch trap"}),
        "no-numbers": ("quote", {"source": TRAM, "numbers": []}),
        "text-as-number": ("quote", {"source": TRAM, "numbers": [1, "2"]}),
        "far-number": ("quote", {"source": TRAM, "numbers": [999]}),
        "other-digest": ("quote", {"source": TRAM, "numbers": [1], "digest": "0"}),
        "no-source": ("summarize", {}),
        "no-question": ("ask", {"source": TRAM}),
        "no-option": ("summarize", {"source": TRAM, "question": QUESTION}),
        "no-text": ("summarize", {"source": 7}),
        "no-length": ("summarize", {"source": TRAM, "length": "long"}),
        "too-short": ("summarize", {"source": TRAM, "length": "1w"}),
        "scheme": ("summarize", {"source": "ftp://example.org/x"}),
        "one-letter-scheme": ("summarize", {"source": "x://../secret.txt"}),
        "huge-number": ("summarize", {"source": TRAM, "part": 10**400}),
        **{
            source: ("read", {"source": source.replace("HOME", str(notes.parent))})
            for source in REFUSED
        },
        "again": ("summarize", {"source": TRAM, "length": "2", "format": "json"}),
    }
    errors = tmp_path_factory.mktemp("errors") / "log"

    async def call_all(client: "Client") -> Answers:
        return {name: await client.call_tool(*call) for name, call in calls.items()}

    found: Answers = talk((notes,), errors, call_all)
    assert errors.read_text() == ""
    return found


def as_printed(run: Run, *words: str | Path) -> dict[str, Any]:
    """Return what the command line prints, with the name that the calls have for the file."""
    return {**json.loads(run(*words, "-f", "json", SAMPLES / TRAM).out), "source": TRAM}


def test_a_result_is_the_json_of_the_command_line(answers: Answers, run: Run) -> None:
    found = answers["summarize"]
    assert found.structured_content == as_printed(run, "-n", "2")
    assert not found.is_error
    assert json.loads(found.content[0].text) == found.structured_content  # type: ignore[union-attr]
    assert answers["number"] == found
    asked = as_printed(run, "--ask", QUESTION)
    assert answers["ask"].structured_content == asked
    page = as_printed(run, "read")
    found_page = answers["read"].structured_content
    assert {**found_page, "source": "", "keywords": []} == {**page, "source": "", "keywords": []}


def text_of(found: "CallToolResult") -> str:
    """Return the text of a result that is nothing else."""
    assert (found.is_error, found.structured_content, len(found.content)) == (False, None, 1)
    return found.content[0].text  # type: ignore[union-attr]


HEAD = "Council approves the harbour tram after a debate of six hours\ntram.txt\n\n"


def test_a_result_is_a_text_with_the_numbers_of_the_tool_sentences(answers: Answers) -> None:
    assert answers["text-by-default"] == answers["text"]
    told = [s["text"] for s in answers["summarize"].structured_content["sentences"]]
    texts = [s["text"] for s in answers["sentences"].structured_content["sentences"]]
    numbered = "\n".join(f"[{texts.index(text) + 1}] {text}" for text in told)
    assert text_of(answers["text"]) == HEAD + numbered
    assert text_of(answers["quote"]) == f"{HEAD}[3] {texts[2]}\n[9] {texts[8]}"
    assert "[7] It costs 310 million euros" in text_of(answers["asked-in-text"])
    assert text_of(answers["far-in-text"]).endswith(
        "\n\nnote: the article does not speak of 'penguins'"
    )


def test_a_text_in_markdown_is_that_of_the_command_line(answers: Answers, run: Run) -> None:
    whole = run("read", "-f", "markdown", SAMPLES / TRAM).out
    assert text_of(answers["markdown"]) == whole.rstrip()


@pytest.mark.parametrize(("tool", "length"), [*BUDGETS, ("far-in-text", "")])
def test_a_text_keeps_to_its_length_as_a_whole(answers: Answers, tool: str, length: str) -> None:
    """And uses most of it: what is left is less than the next sentence or paragraph."""
    text = text_of(answers[f"{tool}-{length}" if length else tool])
    asked = parse_length(length or "200t")
    assert asked is not None
    assert text.startswith(HEAD)
    assert 0.6 * asked.number < measure_text(text, asked, "en") <= asked.number


def test_a_call_tells_what_it_is_at_to_a_client_that_asks(notes: Path, tmp_path: Path) -> None:
    told: list[tuple[float, float | None, str | None]] = []

    async def keep(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))

    async def call(client: "Client") -> None:
        await client.call_tool("summarize", {"source": TRAM}, progress_callback=keep)

    talk((notes,), tmp_path / "log", call)
    said = ("opening the source", "reading the article", "choosing sentences")
    assert told == [(step, 3, message) for step, message in enumerate(said)]


def test_focus_and_tokens_cut_an_article_to_what_is_near(answers: Answers, run: Run) -> None:
    words = ("-n", "1", "--focus", "what it costs")
    assert answers["focus"].structured_content == as_printed(run, *words)
    cut = answers["context"].structured_content
    assert cut["tokens"]["summary"] <= 60
    assert len(cut["blocks"]) < len(answers["read"].structured_content["blocks"])
    assert "notes" not in cut
    assert "penguins" in answers["far"].structured_content["notes"][0]


def test_an_agent_chooses_sentences_by_their_numbers(answers: Answers) -> None:
    listed = answers["sentences"].structured_content
    assert (listed["count"], listed["next"], listed["title"][:7]) == (16, None, "Council")
    assert [sentence["number"] for sentence in listed["sentences"]] == list(range(1, 17))
    page = answers["page-of-sentences"].structured_content
    size = len(page["sentences"])
    assert 1 < size < 13
    assert page["next"] == 3 + size
    texts = [sentence["text"] for sentence in listed["sentences"]]
    assert [sentence["text"] for sentence in page["sentences"]] == texts[2 : 2 + size]
    quoted = answers["quote-in-json"].structured_content
    assert [s["number"] for s in quoted["sentences"]] == [3, 9]


def test_a_page_is_fetched_and_the_server_outlives_one_that_hangs(answers: Answers) -> None:
    page = answers["page"].structured_content
    assert page["title"] == "The bridge that measures its own age"
    assert page["url"].endswith("/page")
    assert answers["again"] == answers["summarize"]


@pytest.mark.parametrize("name", ["inner-link", "file-address"])
def test_what_lies_below_the_folder_is_read_by_any_way(answers: Answers, name: str) -> None:
    assert answers[name].structured_content["title"] == answers["read"].structured_content["title"]


def test_one_of_several_articles_is_chosen(answers: Answers) -> None:
    assert answers["part"].structured_content["part"] == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no-answer", "nothing in it answers"), ("404", "the server answered 404"),
        ("hanging", "no complete answer"), ("many", "3 articles in it: choose one with part"),
        ("no-part", "no part 99"), ("no-source", "summarize needs source"),
        ("no-question", "ask needs question"),
        ("no-option", "language, format, part, not question"),
        ("no-format", "format is one of text, markdown, json"),
        ("no-text", "source must be of type string"), ("no-length", "'long' is not a length"),
        ("too-short", "no sentence is as short as 1w"), ("scheme", "only http and https"),
        ("one-letter-scheme", "only http and https"), ("huge-number", "part is too large"),
        ("command", "quote takes source, numbers, language, digest, format, part, not pick_with"),
        ("no-numbers", "quote needs numbers"), ("text-as-number", "numbers must be integers from"),
        ("far-number", "there is no sentence 999: the article has 16"),
        ("other-digest", "the article is not the one that was numbered"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_an_error_that_the_agent_sees(
    answers: Answers, name: str, said: str
) -> None:
    found = answers[name]
    assert (found.is_error, found.structured_content) == (True, None)
    assert said in found.content[0].text  # type: ignore[union-attr]
    assert "\n" not in found.content[0].text  # type: ignore[union-attr]


def test_all_that_may_not_be_read_is_refused_in_the_same_words(answers: Answers) -> None:
    told = {source: answers[source].content[0].text for source in REFUSED}  # type: ignore[union-attr]
    refused = "no such file in the folders that may be read"
    assert set(told.values()) == {refused, f"{refused}: did you mean {TRAM}?"}
    hinted = [source for source, said in told.items() if said != refused]
    assert hinted == ["tram.txt/x"]  # it is like a file that the tool list names


@pytest.mark.parametrize("mode", ["auto", "legacy"])  # without and with a handshake
def test_the_tools_say_what_they_take_and_a_tool_that_is_none_is_refused(
    tmp_path: Path, mode: str
) -> None:
    from mcp import MCPError

    async def look(client: "Client") -> Any:
        tools = (await client.list_tools()).tools
        with pytest.raises(MCPError, match="no tool 'translate': summarize, read, ask, s"):
            await client.call_tool("translate", {"source": TRAM})
        file = await client.call_tool("summarize", {"source": str(SAMPLES / TRAM)})
        return tools, file.content[0].text  # type: ignore[union-attr]

    tools, refused = talk((), tmp_path / "log", look, mode)
    assert {t.name: t.input_schema["required"] for t in tools} == {
        "summarize": ["source"], "read": ["source"], "ask": ["source", "question"],
        "sentences": ["source"], "quote": ["source", "numbers"], "list": [],
    }  # fmt: skip
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert refused == "no files may be read: only addresses (http, https)"


def test_calls_in_a_row_and_at_once_give_the_same(notes: Path, tmp_path: Path) -> None:
    import anyio

    async def call(client: "Client") -> list[Any]:
        found = [await client.call_tool("summarize", {"source": TRAM}) for _ in range(20)]
        async with anyio.create_task_group() as tasks:

            async def add() -> None:
                found.append(await client.call_tool("summarize", {"source": TRAM}))

            for _ in range(12):
                tasks.start_soon(add)
        return found

    found = talk((notes,), tmp_path / "log", call)
    assert len(found) == 32
    assert all(each == found[0] and not each.is_error for each in found)


def start(*words: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "summarize", "mcp", *map(str, words)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_the_end_of_standard_input_ends_it_and_only_the_protocol_is_printed() -> None:
    with start() as process:
        out, err = process.communicate(json.dumps(_HELLO).encode() + b"\nno json\n", timeout=30)
    assert (process.returncode, err) == (0, b"")
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in out.splitlines())


_LINE = '{"jsonrpc": "2.0", "id": %s, "method": "tools/call", "params": {"name": "%s", %s}}'
_SOURCE = '"arguments": {"source": %s}'


@pytest.mark.parametrize(
    ("line", "id_", "said"),
    [
        pytest.param(_LINE % (2, "read", _SOURCE % r'"\ud800"'), 2, "not JSON", id="surrogate"),
        pytest.param(_LINE % ('"a"', r"\ud800", _SOURCE % 1), "a", "not JSON", id="no-such-tool"),
        pytest.param(_LINE % (3, "read", _SOURCE % ("[" * 5_000 + "]" * 5_000)), 3, "too deeply",
                     id="deep"),
        pytest.param(_LINE % (4, "read", _SOURCE % ('{"id": 1, "a": ' * 300)), 4, "not JSON",
                     id="ids-inside"),
        pytest.param(_LINE % ("null", "read", _SOURCE % '"a"'), None, "the id must", id="no-id"),
        pytest.param(_LINE % ("1.5", "read", _SOURCE % '"a"'), None, "the id must", id="fraction"),
        pytest.param(_LINE % ("9" * 5_000, "read", _SOURCE % '"a"'), None, "not JSON", id="digits"),
        pytest.param("[]", None, "not a message", id="list"),
        pytest.param(_LINE % (5, "read", _SOURCE % ('"%s"' % ("a" * 5_000_000))), 5,
                     "at most 10,000 characters", id="5-MB"),
        pytest.param(_LINE % (6, "read", _SOURCE % '"trma.txt"'), 6, "did you mean tram.txt?",
                     id="mistyped"),
    ],
)  # fmt: skip
def test_each_line_is_answered_under_its_id(
    lively: subprocess.Popen[bytes], line: str, id_: int | str | None, said: str
) -> None:
    assert lively.stdin is not None
    assert lively.stdout is not None
    lively.stdin.write(f"{line}\n".encode())
    lively.stdin.flush()
    answer = json.loads(lively.stdout.readline())
    assert answer["id"] == id_
    assert said in json.dumps(answer)


@pytest.fixture(scope="module")
def lively(notes: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server that has been greeted."""
    with start(notes) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        greeted = {"jsonrpc": "2.0", "method": "notifications/initialized"}
        process.stdin.write(f"{json.dumps(_HELLO)}\n{json.dumps(greeted)}\n".encode())
        process.stdin.flush()
        assert b'"summarize"' in process.stdout.readline()
        yield process
        process.stdin.close()
        process.wait(timeout=30)


def test_a_call_that_waits_for_a_page_does_not_hold_the_end_back() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, start() as process:
        silent.settimeout(30)
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        call = {"name": "summarize", "arguments": {"source": address}}
        lines = [
            _HELLO,
            {"jsonrpc": "2.0", "method": "notifications/initialized"},
            {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call},
        ]
        assert process.stdin is not None
        process.stdin.write("".join(f"{json.dumps(line)}\n" for line in lines).encode())
        process.stdin.flush()
        with silent.accept()[0]:
            process.stdin.close()
            assert process.wait(timeout=10) == 0  # the page may take 20 s


@pytest.mark.parametrize(
    ("limit", "name", "said"),
    [
        ("SECONDS = .1", "slow.txt", "takes too much time to read"),
        ("MEMORY = 130_000_000", "large.txt", "needs more than 0.13 GB of memory"),
    ],
)
def test_a_call_has_limits_of_its_processor_and_memory(
    tmp_path: Path, limit: str, name: str, said: str
) -> None:
    (tmp_path / "slow.txt").write_text("The tram runs, and costs two euros.\n\n" * 20_000)
    (tmp_path / "large.txt").touch()
    os.truncate(tmp_path / "large.txt", 99_000_000)

    async def call(client: "Client") -> list[str]:
        found = [await client.call_tool("read", {"source": name}) for _ in range(2)]
        return [each.content[0].text for each in found]  # type: ignore[union-attr]

    limits = f"from summarize.serve import worker; worker.{limit}; from"
    program = _HURRIED.replace("{hurry}; from", limits)
    assert talk((tmp_path,), tmp_path / "log", call, program=program) == [said] * 2


def drip(listener: socket.socket, left: list[str]) -> None:
    """Answer one client with a byte now and then, until it has left."""
    connection, _ = listener.accept()
    with connection, suppress(OSError):
        left.append("came")
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _piece in range(3000):
            connection.sendall(b"x")
            sleep(0.01)
    left.append("left")


def test_calls_that_are_cancelled_let_go_of_what_they_fetch(tmp_path: Path) -> None:
    import anyio

    log: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        servers = [Thread(target=drip, args=(listener, log), daemon=True) for _ in range(3)]
        for server in servers:
            server.start()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"

        async def cancel(client: "Client") -> str:
            async with anyio.create_task_group() as tasks:
                for _ in servers:
                    tasks.start_soon(client.call_tool, "read", {"source": address})
                with anyio.fail_after(20):
                    while log.count("came") < len(servers):
                        await anyio.sleep(0.01)
                tasks.cancel_scope.cancel()
            with anyio.fail_after(10):
                while log.count("left") < len(servers):
                    await anyio.sleep(0.01)
            found = await client.call_tool("read", {"source": "x.txt"})
            return found.content[0].text  # type: ignore[union-attr]

        hurried = _HURRIED.replace("= 1", "= 30")  # it is no deadline that ends them
        assert "only addresses" in talk((), tmp_path / "log", cancel, program=hurried)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_while_it_waits(number: int, code: int) -> None:
    with start() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(_HELLO).encode() + b"\n")
        process.stdin.flush()
        assert b'"summarize"' in process.stdout.readline()
        process.send_signal(number)
        assert process.wait(timeout=30) == code
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_client_that_is_gone_ends_it_quietly() -> None:
    with start() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        process.stdin.write(json.dumps(_HELLO).encode() + b"\n")
        process.stdin.close()
        assert process.wait(timeout=30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_what_is_no_folder_is_refused_at_once(run: Run) -> None:
    found = run("mcp", SAMPLES / TRAM)
    assert (found.code, found.out) == (2, "")
    assert "not a folder; files are read below the folders that are named" in found.err
