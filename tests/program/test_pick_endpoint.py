"""`--pick-with URL`: a model behind an HTTP endpoint chooses, however badly its server answers."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLES, Run
from tests.program.corpus import read_lines, start_corpus, wait_for, write_texts
from tests.program.endpoint import Handler, Reply, drip, refuse, say, send, serve

TRAM = SAMPLES / "tram.txt"
GOOD = say('{"numbers": [9, 5, 7]}')
OK = b"HTTP/1.1 200 OK\r\n"
HALF = '{"choices": [{"message": {"content": "9, 5'


def choose(run: Run, url: str, *words: str | Path, err: str = "", **env: str) -> Any:
    found = run("-f", "json", "-n", "3", "--pick-with", url, *words, TRAM, env=env)
    assert (found.code, found.err) == (0, err and f"summarize: {TRAM}: {err}\n")
    return json.loads(found.out)


def list_positions(summary: Any) -> list[int]:
    return [sentence["position"] for sentence in summary["sentences"]]


def test_the_numbers_come_in_the_form_of_a_schema(run: Run) -> None:
    with serve(GOOD) as server:
        found = choose(run, server.url)
    assert list_positions(found) == [4, 6, 8]
    assert found["picked_by"] == {
        "command": server.url[7:-3], "calls": 1, "fallback": None, "candidates": 16, "wanted": 3,
        "numbers": [8, 4, 6], "filled": 0,
    }  # fmt: skip
    (body,) = server.bodies
    assert (body["model"], body["temperature"], body["stream"]) == ("m1", 0, False)
    numbers = body["response_format"]["json_schema"]["schema"]["properties"]["numbers"]
    assert numbers == {
        "type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 16},
        "minItems": 1, "maxItems": 6,
    }  # fmt: skip
    assert server.paths == ["/v1/models", "/v1/chat/completions"]
    assert server.keys == [None, None]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        pytest.param("", "/v1/chat/completions", id="host"),
        pytest.param("/v1/", "/v1/chat/completions", id="slash"),
        pytest.param("/api/v3", "/api/v3/chat/completions", id="other-path"),
        pytest.param("/x/chat/completions?v=2", "/x/chat/completions?v=2", id="whole"),
    ],
)
def test_an_address_may_be_short_or_whole(run: Run, given: str, path: str) -> None:
    with serve(GOOD) as server:
        choose(run, server.url.removesuffix("/v1") + given, "--pick-model", "m1")
    assert server.paths[-1] == path


@pytest.mark.parametrize(
    ("replies", "keys"),
    [
        pytest.param([refuse(400)], ["temperature"], id="no-schema"),
        pytest.param([refuse(422), refuse(400)], [], id="nor-temperature"),
        pytest.param([say("")], ["temperature"], id="empty-with-a-schema"),
        pytest.param([say(None)], ["temperature"], id="null-with-a-schema"),
        pytest.param([refuse(503, Retry_After="1")], ["response_format", "temperature"], id="busy"),
    ],
)
def test_what_a_server_can_not_do_is_left_out(
    run: Run, replies: list[Reply], keys: list[str]
) -> None:
    with serve(*replies, say("9, 5 and 7")) as server:
        assert list_positions(choose(run, server.url)) == [4, 6, 8]
    body = {*server.bodies[-1]} - {"model", "messages", "stream"}
    assert body == {*keys}
    assert len(server.bodies) == len(replies) + 1


def test_a_refusal_is_remembered_and_so_is_the_connection(run: Run, tmp_path: Path) -> None:
    def answer(handler: Handler, body: dict[str, Any]) -> None:
        (refuse(400) if "response_format" in body else say("9"))(handler, body)

    texts = write_texts(tmp_path / "in", 6)
    with serve(answer) as server:
        words = ("corpus", texts, "-o", tmp_path / "out.jsonl", "-n", "1", "--jobs", "1")
        found = run(*words, "--pick-with", server.url)
    assert found.code == 0, found.err
    assert [line["picked_by"]["numbers"] for line in read_lines(tmp_path / "out.jsonl")] == [
        [8]
    ] * 6
    assert (len(server.bodies), server.connections) == (7, 1)
    assert server.paths.count("/v1/models") == 1


def test_a_connection_that_was_closed_is_opened_again(run: Run, tmp_path: Path) -> None:
    def close(handler: Handler, body: dict[str, Any]) -> None:
        say("9")(handler, body)
        handler.close_connection = True  # without a word

    texts = write_texts(tmp_path / "in", 3)
    with serve(close) as server:
        words = ("corpus", texts, "-o", tmp_path / "out.jsonl", "--jobs", "1", "-n", "1")
        assert run(*words, "--pick-with", server.url).code == 0
    assert [line["picked_by"]["fallback"] for line in read_lines(tmp_path / "out.jsonl")] == [
        None
    ] * 3


@pytest.mark.parametrize(
    ("model", "least", "most"),
    [
        pytest.param({"id": "m1"}, 2500, 3000, id="not-told"),
        pytest.param({"id": "m1", "max_model_len": 2048}, 800, 1048, id="short"),
        pytest.param({"id": "m1", "meta": {"n_ctx": 131072}}, 5000, 6000, id="long"),
        pytest.param({"id": "m1", "context_length": "x"}, 2500, 3000, id="nonsense"),
    ],
)
def test_a_prompt_is_as_long_as_the_context_allows(
    run: Run, model: dict[str, Any], least: int, most: int
) -> None:
    book = "\n\n".join(f"The mill of town {n} grinds the wheat of its farms." for n in range(3000))
    with serve(say("9, 5"), models=[model]) as server:
        found = run("--pick-with", server.url, "-n", "300", stdin=book)
    assert found.err == ""
    assert least < len(server.prompts[0]) / 4.6 <= most


def test_the_length_of_a_context_is_learned_from_an_error(run: Run) -> None:
    def limit(handler: Handler, body: dict[str, Any]) -> None:
        tokens = len(body["messages"][0]["content"]) // 3
        message = f"request ({tokens} tokens) exceeds the available context size (2048 tokens)"
        (refuse(400, message) if tokens > 2000 else say("9, 5"))(handler, body)

    book = "\n\n".join(f"The mill of town {n} grinds the wheat of its farms." for n in range(3000))
    with serve(limit) as server:
        found = run("--pick-with", server.url, "-n", "100", "-f", "json", stdin=book)
    assert found.err == ""
    assert json.loads(found.out)["picked_by"]["calls"] == 2
    assert len(server.prompts[1]) > 3000


def test_a_server_of_several_models_needs_a_name(run: Run) -> None:
    models = [{"id": "m1"}, {"id": "m\x1b[2J2"}]
    with serve(GOOD, models=models) as server:
        place = server.url[7:-3]
        line = f"{place} has several models, add --pick-model: m1, m2: auto picked the sentences"
        choose(run, server.url, err=line)
        found = choose(run, server.url, "--pick-model", "m2")
    assert found["picked_by"]["command"] == "m2"
    assert [body["model"] for body in server.bodies] == ["m2"]


def test_a_key_is_sent_to_the_endpoint_alone(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log"
    words = ("--pick-key", "MY_KEY", "--pick-log", log)
    with serve(GOOD) as other, serve(refuse(307, Location=other.url)) as server:
        reason = "answered 307: name the address that it redirects to"
        line = f"{server.url[7:-3]} {reason}: auto picked the sentences"
        choose(run, server.url, *words, err=line, MY_KEY="sk-secret")
    assert (server.keys, other.paths) == (["Bearer sk-secret"] * 2, [])
    assert "secret" not in log.read_text()
    with serve(GOOD) as server:
        for value in ("", "sk-\u20ac", "sk-\nsecret"):
            found = run("--pick-with", server.url, *words, TRAM, env={"MY_KEY": value})
            assert "has no key: " in found.err
            assert "sk-" not in found.err
    assert server.keys == []


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        pytest.param(refuse(404, "no model \x1b[31mm1"), "answered 404 (no model m1)", id="404"),
        pytest.param(refuse(401), "refused the key, or needs one", id="401"),
        pytest.param(refuse(500, ["x"]), "answered 500", id="500"),
        pytest.param(refuse(503), "answered 503 (no)", id="always-busy"),
        pytest.param(refuse(429, Retry_After="9" * 9), "answered 429", id="busy-for-years"),
        pytest.param(send(b""), "broke off, or does not speak HTTP", id="closes"),
        pytest.param(send(b"\x00\xff" * 999), "broke off, or does not speak HTTP", id="noise"),
        pytest.param(send(b"HTTP/1.1 2"), "broke off, or does not", id="half-a-status"),
        pytest.param(send(OK + b"A: " + b"x" * 99999), "broke off, or does not", id="long-header"),
        pytest.param(send(OK + b"a: b\r\n" * 999), "broke off, or does not", id="many-headers"),
        pytest.param(
            send(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "broke off", id="bad-chunk"
        ),
        pytest.param(
            send(OK + b"Content-Length: 999\r\n\r\n" + HALF.encode()), "answered with no chat",
            id="half-a-body",
        ),
        pytest.param(
            send(OK + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00"), "answered with no chat",
            id="compressed",
        ),
        pytest.param(send(OK + b"\r\n" + b"x" * 5_000_000), "more than 4 MB", id="large"),
        pytest.param(send(OK + b"\r\n" + b"[" * 99999), "answered with no chat", id="nested"),
        pytest.param(lambda h, _: h.reply([]), "answered with no chat completion", id="list"),
        pytest.param(refuse(200, "not loaded"), "address right? (not loaded)", id="200-error"),
        pytest.param(lambda h, _: h.reply({"choices": []}), "no chat completion", id="no-choice"),
        pytest.param(lambda h, _: h.reply({"choices": ["9"]}), "no chat completion", id="text"),
        pytest.param(lambda h, _: h.reply(b"<html>9, 5</html>"), "no chat completion", id="page"),
        pytest.param(say("9, 1", finish_reason="length"), "was cut off", id="cut-off"),
        pytest.param(say(None), "printed no number", id="null"),
        pytest.param(say({"numbers": [9]}), "printed no number", id="object"),
        pytest.param(say('{"numbers": [1, 2, 3]}'), "counted instead of choosing", id="counts"),
        pytest.param(drip(b"", b""), "took longer than 1 s", id="silent"),
        pytest.param(drip(b"HTTP/1.1 200", b"x"), "took longer than 1 s", id="dripped-status"),
        pytest.param(drip(OK, b"a: b\r\n"), "took longer than 1 s", id="dripped-headers"),
        pytest.param(drip(OK + b"\r\n", b" "), "took longer than 1 s", id="dripped-body"),
        pytest.param(
            drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "took longer than 1 s", id="continues"
        ),
    ],
)  # fmt: skip
def test_a_bad_answer_gives_the_sentences_of_auto_and_a_line(
    run: Run, reply: Reply, reason: str
) -> None:
    begun = time.monotonic()
    with serve(reply) as server:
        limit = "1" if "1 s" in reason or reason.startswith("answered 4") else "3"
        found = run("-n", "3", "--pick-with", server.url, "--pick-timeout", limit, TRAM)
    assert time.monotonic() - begun < 30
    assert (found.code, found.err.count("\n")) == (0, 1)
    assert found.err.startswith(f"summarize: {TRAM}: {server.url[7:-3]} ")
    assert reason in found.err
    assert found.err.endswith(": auto picked the sentences\n")
    assert "\x1b" not in found.err
    assert found.out == run("-n", "3", TRAM).out


@pytest.mark.parametrize(
    "models",
    [refuse(404), send(b""), send(b"x"), drip(OK, b"a: b\r\n"), say("x"), [], [{}, 5, {"id": []}]],
    ids=["404", "closes", "noise", "drips", "other", "none", "odd"],
)
def test_a_list_of_models_is_not_needed(run: Run, models: Any) -> None:
    with serve(GOOD, models=models) as server:
        words = ("--pick-with", server.url, "--pick-model", "x", "--pick-timeout", "9")
        found = run("-n", "3", *words, TRAM)
    assert found.code == 0
    if server.bodies:
        assert found.err == ""
    else:
        assert "auto picked" in found.err


def test_nobody_there_is_said(run: Run) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    reason = f"can't be reached at {place} (connection refused)"
    choose(run, f"http://{place}", err=f"{place} {reason}: auto picked the sentences")
    found = run("--pick-with", "http://nowhere.invalid/v1", "--pick-timeout", "20", TRAM)
    assert (found.code, found.err.count("\n")) == (0, 1)
    assert "nowhere.invalid can't be reached at nowhere.invalid" in found.err


def test_a_server_that_speaks_no_tls_is_said(run: Run) -> None:
    with serve(GOOD) as server:
        found = run("--pick-with", server.url.replace("http:", "https:"), TRAM)
    assert (found.code, found.err.count("\n")) == (0, 1)
    assert "auto picked" in found.err


def test_a_question_may_have_no_answer(run: Run) -> None:
    for content in ('{"numbers": []}', "none"):
        with serve(say(content)) as server:
            found = run("--ask", "How much does it cost?", "--pick-with", server.url, TRAM)
        assert (found.code, found.out) == (4, "")
        schema = server.bodies[0]["response_format"]["json_schema"]["schema"]
        assert schema["properties"]["numbers"]["minItems"] == 0


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_ends_a_call(run: Run) -> None:
    with serve(drip(OK, b"a: b\r\n")) as server:
        words = [sys.executable, "-m", "summarize", "--pick-with", server.url, str(TRAM)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
            wait_for(lambda: bool(server.bodies), started)
            started.send_signal(signal.SIGINT)
            assert started.communicate(timeout=30) == (b"", b"")
        assert server.left.wait(10)  # a model that nobody waits for need not go on


@pytest.mark.skipif(os.name != "posix", reason="corpora")
def test_of_a_corpus_so_many_calls_are_made_at_once(run: Run, tmp_path: Path) -> None:
    def answer(handler: Handler, body: dict[str, Any]) -> None:
        handler.server.ended.wait(0.3)
        say("9")(handler, body)

    texts = write_texts(tmp_path / "in", 40)
    for calls, jobs, busiest in (("1", "3", 1), ("4", "1", 4)):
        with serve(answer) as server:
            out = tmp_path / f"{calls}.jsonl"
            words = ("--jobs", jobs, "--pick-jobs", calls, "--shard-size", "1K", "-n", "1")
            found = run("corpus", texts, "-o", out, *words, "--pick-with", server.url)
        assert found.code == 0, found.err
        assert (server.busiest, len(server.bodies)) == (busiest, 40)
        assert {line["picked_by"]["fallback"] for line in read_lines(out)} == {None}


@pytest.mark.skipif(os.name != "posix", reason="corpora")
def test_a_signal_ends_the_calls_of_a_corpus(tmp_path: Path) -> None:
    texts = write_texts(tmp_path / "in", 4)
    with serve(drip(OK, b"a: b\r\n")) as server:
        words = ("-o", tmp_path / "out.jsonl", "--pick-with", server.url, "--jobs", "2")
        with start_corpus(texts, *words) as started:
            wait_for(lambda: bool(server.bodies), started)
            started.send_signal(signal.SIGINT)
            _, err = started.communicate(timeout=20)
        assert started.returncode in (130, -signal.SIGINT)
        assert "Traceback" not in err
        assert server.left.wait(10)


@pytest.mark.skipif(os.name != "posix", reason="corpora")
def test_the_files_of_a_corpus_name_no_key_and_no_address(run: Run, tmp_path: Path) -> None:
    texts = write_texts(tmp_path / "in", 2)
    with serve(say("9")) as server:
        words: tuple[str | Path, ...] = ("corpus", texts, "-o", tmp_path / "out.jsonl")
        words += ("--pick-with", f"{server.url}?t=sec", "--pick-key", "MY_KEY")
        assert run(*words, "--pick-model", "m1", env={"MY_KEY": "sk-secret"}).code == 0
        assert (
            run(
                *words, "--pick-model", "m1", "--pick-log", tmp_path / "log", env={"MY_KEY": "x"}
            ).code
            == 0
        )
        refused = run(*words, "--pick-model", "m2", env={"MY_KEY": "x"})
    assert (refused.code, refused.err.count("(pick_model, ")) == (2, 1)
    for path in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert not re.search(b"sk-secret|t=sec", path.read_bytes()), path


def test_without_an_endpoint_nothing_more_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys, summarize; summarize.summarize('The mill is old. It turns.', pick_with='cat');"
        "print([m for m in sys.modules if m in ('http.client', 'ssl', 'urllib3')])"
    )
    words = [sys.executable, "-W", "ignore", "-c", code]
    found = subprocess.run(words, capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("[]\n", "")
