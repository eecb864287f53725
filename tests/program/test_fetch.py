"""A URL is fetched within bounds, from a real server; everything else is one clear line."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from summarize.errors import InputError
from summarize.pipeline import read_article
from summarize.request import Request
from summarize.sources.web.fetch import fetch_url
from summarize.sources.web.hosts import is_private, names_private
from tests.conftest import ROOT, SAMPLES, Run
from tests.server import Handler, serve

CERTIFICATE = ROOT / "tests" / "localhost.pem"


def test_a_page_gives_the_same_summary_from_a_url_as_from_a_file(run: Run, server: str) -> None:
    from_url = run(f"{server}/page")
    assert from_url.code == 0
    assert from_url.out == run(SAMPLES / "bridge.html").out


def test_the_user_agent_is_a_real_one_that_names_us(server: str) -> None:
    fetch_url(f"{server}/page")
    assert "Mozilla/5.0" in Handler.agents[-1]
    assert "summarize/" in Handler.agents[-1]


@pytest.mark.parametrize("path", ["page", "redirect/page", "chain/4", "gzip"])
def test_redirects_are_followed_and_compression_undone(server: str, path: str) -> None:
    assert fetch_url(f"{server}/{path}").data == (SAMPLES / "bridge.html").read_bytes()


def test_the_url_of_a_source_is_the_one_after_redirects(server: str) -> None:
    source = fetch_url(f"{server}/redirect/page")
    assert (source.name, source.url) == (f"{server}/redirect/page", f"{server}/page")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("nothing", "404", id="not-found"),
        pytest.param("500", "500", id="server-error"),
        pytest.param("202", "answered 202 Accepted", id="not-yet"),
        pytest.param("chain/5", "more than 5 redirects", id="too-many-redirects"),
        pytest.param("loop", "more than 5 redirects", id="redirect-loop"),
        pytest.param("escape", "other than http", id="redirect-to-a-file"),
        pytest.param("broken", "compressed data is broken", id="broken-gzip"),
    ],
)
def test_what_goes_wrong_on_the_way_is_said(server: str, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetch_url(f"{server}/{path}")


@pytest.mark.apart
def test_a_body_past_the_limit_is_refused_after_decompression(server: str) -> None:
    with pytest.raises(InputError, match="longer than 1 MB"):
        fetch_url(f"{server}/bomb", max_bytes=1_000_000)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("as/gzip/gzip", id="gzip"),
        pytest.param("as/x-gzip/members", id="gzip-in-members"),
        pytest.param("as/gzip/padded", id="gzip-and-zeros-after-it"),
        pytest.param("as/gzip, gzip/twice".replace(" ", "%20"), id="gzip-in-gzip"),
        pytest.param("as/deflate/zlib", id="deflate"),
        pytest.param("as/deflate/raw", id="deflate-without-a-header"),
        pytest.param("as/deflate/gzip", id="gzip-called-deflate"),
        pytest.param("as/gzip/zlib", id="deflate-called-gzip"),
        pytest.param("as/UTF-8/plain", id="a-charset-in-the-place-of-the-compression"),
        pytest.param("chunks/whole", id="chunks"),
    ],
)
def test_a_body_is_unpacked_by_what_it_is(server: str, path: str) -> None:
    assert fetch_url(f"{server}/{path}").data == (SAMPLES / "bridge.html").read_bytes()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("cut", "broke off", id="shorter-than-it-said"),
        pytest.param("chunks/cut", "broke off", id="no-last-chunk"),
        pytest.param("chunks/half", "broke off", id="half-a-chunk"),
        pytest.param("as/gzip/half", "broke off", id="half-of-gzip"),
        pytest.param("as/gzip/tail", "broke off", id="gzip-without-its-checksum"),
        pytest.param("as/deflate/raw-half", "broke off", id="half-of-deflate"),
        pytest.param("as/gzip/plain", "compressed data is broken", id="a-page-called-gzip"),
        pytest.param("as/gzip/damaged", "compressed data is broken", id="damaged-gzip"),
        pytest.param("as/br/plain", "compressed with br", id="brotli"),
        pytest.param("as/identity/half", "the gzip data is broken or cut off", id="half-a-file"),
    ],
)
def test_a_body_that_is_not_whole_is_an_error(server: str, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_article(fetch_url(f"{server}/{path}"), Request())


def test_a_password_is_sent_as_authorization_and_shown_nowhere(run: Run, server: str) -> None:
    address = server.replace("//", "//ada:pass%20w%C3%B6rd%40@")
    for format_ in ("json", "html"):
        result = run("-f", format_, f"{address}/secret")
        assert (result.err, result.code) == ("", 0)
        assert not re.search("ada:|w%C3|wörd", result.out)
    assert json.loads(run("-f", "json", f"{address}/secret").out)["source"] == f"{server}/secret"


@pytest.mark.parametrize("path", ["404", "png", "to/ftp:%2F%2Fada:word@x", "secret"])
def test_an_error_shows_no_password(run: Run, server: str, path: str) -> None:
    result = run(server.replace("//", "//ada:pass@") + f"/{path}")
    assert result.err.startswith(f"summarize: {server}/{path.partition('/')[0]}")
    assert "pass" not in result.err
    assert result.code == 3


def test_a_password_follows_a_redirect_on_its_own_host_alone(run: Run, server: str) -> None:
    Handler.asked.clear()
    fetch_url(server.replace("//", "//ada:x@") + "/redirect/page")
    assert [bool(authorization) for _, _, authorization in Handler.asked] == [True, True]
    Handler.asked.clear()
    address = "http://ada:x@www.example.org/to/http:%2F%2Fwww.example.com/page"
    run(address, env={"http_proxy": server})
    assert [bool(authorization) for _, _, authorization in Handler.asked] == [True, False]


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0",    "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::1", "ff02::1",
    "fec0::1", "192.88.99.1", "::ffff:10.0.0.1",
    "::ffff:7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_a_public_name_that_resolves_to_a_private_address_is_refused(address: str) -> None:
    with pytest.raises(InputError, match=r"led to www\.example\.org, an address of a private"):
        fetch_url("http://www.example.org/", resolve=lambda _host, _port: [address])


def test_public_addresses_are_none_of_them() -> None:
    public = ["93.184.216.34", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
    assert not [address for address in public if is_private(address)]


LOCAL = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "::1", "::ffff:10.0.0.1",
    "localhost", "LOCALHOST.", "printer.local", "router.home.arpa", "wiki.internal", "nas",
    "printer.local.", "tv.home", "tv.lan.", "a.b.corp", "x.intranet", "x.private", "x.test", "nas.",
    "127.0.0.1.", "localhost.localdomain", "localhost6.localdomain6", "0", "0x7f.1", "[::1]",
    "[::ffff:127.0.0.1]", "ip6-localhost", "127.1.", "a.LocalDomain.", "１２７.0.0.1", "0177.1",
    "127。0。0。1", "①②⑦.0.0.1", "ｌocalhost", "LOCALHOST。", "fe80::1%eth0", "::ffff:7f00:1",
]  # fmt: skip


@pytest.mark.parametrize("host", LOCAL)
def test_a_host_of_a_private_network_is_told_by_its_form(host: str) -> None:
    assert names_private(host)


def test_a_host_of_the_public_internet_is_none() -> None:
    hosts = ["example.org", "8.8.8.8", "localhost.example.org", "134744072", "fest.de", "abc.de"]
    assert not [host for host in hosts if names_private(host)]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "[::1]", "localhost", "127.0.0.1.", "localhost.localdomain"],
)
def test_no_page_of_the_public_internet_leads_to_a_private_address(
    run: Run, server: str, host: str
) -> None:
    """The public internet is played by a proxy: it answers for every host."""
    port = server.rpartition(":")[2]
    address = f"http://www.example.org/to/http:%2F%2F{host}:{port}/page"
    Handler.asked.clear()
    result = run(address, env={"http_proxy": server, "no_proxy": "127.0.0.1,localhost"})
    assert result.code == 3
    assert "an address of a private network" in result.err
    assert len(Handler.asked) == 1


def test_nor_does_one_that_a_local_page_led_to(run: Run, server: str) -> None:
    back = f"http://www.example.org/to/{server}/page".replace("/to/http://", "/to/http:%2F%2F")
    address = f"{server}/to/" + back.replace("%", "%25").replace("://", ":%2F%2F", 1)
    result = run(address, env={"http_proxy": server, "no_proxy": "127.0.0.1"})
    assert "an address of a private network" in result.err


def test_nor_does_one_that_was_typed_lead_to_another(server: str) -> None:
    with pytest.raises(InputError, match=r"led to 169\.254\.169\.254, an address of a private"):
        fetch_url(f"{server}/to/http:%2F%2F169.254.169.254/latest")


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1"])
def test_a_private_address_that_the_user_typed_is_fetched(server: str, host: str) -> None:
    address = server.replace("127.0.0.1", host)
    assert fetch_url(f"{address}/page").data
    assert fetch_url(f"{address}/redirect/page").data


def test_it_connects_to_the_address_that_was_checked(server: str) -> None:
    """A name that leads elsewhere on the second question (DNS rebinding) is asked for but once."""
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    Handler.asked.clear()
    fetch_url(server.replace("127.0.0.1", "wiki.internal") + "/page", resolve=resolve)
    assert asked == ["wiki.internal"]
    assert Handler.asked[0][1] == server.replace("127.0.0.1", "wiki.internal").removeprefix(
        "http://"
    )


def test_the_next_address_is_tried_where_one_does_not_answer(server: str) -> None:
    closed_first = ["127.0.0.9", "127.0.0.1"]
    address = server.replace("127.0.0.1", "wiki.internal") + "/page"
    assert fetch_url(address, resolve=lambda _host, _port: closed_first).data


def test_no_proxy_is_respected(run: Run, server: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{free.getsockname()[1]}"
    assert run(f"{server}/page", env={"http_proxy": proxy, "no_proxy": ""}).code == 3
    assert run(f"{server}/page", env={"http_proxy": proxy, "no_proxy": "127.0.0.1"}).code == 0


@pytest.fixture(scope="module")
def secure_server() -> Iterator[str]:
    """Serve as `server` does, over TLS; no one vouches for its certificate, for localhost."""
    with serve(Handler, CERTIFICATE) as port:
        yield f"https://localhost:{port}"


def test_a_certificate_that_no_one_vouches_for_is_refused(run: Run, secure_server: str) -> None:
    result = run(f"{secure_server}/page")
    assert (result.out, result.code) == ("", 3)
    assert "certificate" in result.err


def test_one_that_the_system_trusts_counts_for_its_own_name_alone(
    run: Run, secure_server: str
) -> None:
    trusted = {"SSL_CERT_FILE": str(CERTIFICATE)}
    assert run(f"{secure_server}/page", env=trusted).code == 0
    result = run(secure_server.replace("localhost", "127.0.0.1") + "/page", env=trusted)
    assert (result.code, "certificate" in result.err) == (3, True)


def test_a_refused_connection_is_said() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match="refused"):
        fetch_url(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        ("404", 3, "the server answered 404"),
        ("png", 3, "Portable Network Graphics"),
        ("loop", 3, "redirects"),
    ],
)
def test_a_failed_fetch_is_one_line_and_code_3(
    run: Run, server: str, path: str, code: int, message: str
) -> None:
    result = run(f"{server}/{path}")
    assert (result.out, result.code) == ("", code)
    assert message in result.err
    assert result.err.count("\n") == 1


def test_plain_text_from_a_url_is_read_as_such(run: Run, server: str) -> None:
    assert run(f"{server}/text").out == "One sentence came as plain text.\n"


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1/x", "file://other.host/etc/hostname", "FTP://h/x"]
)
def test_other_schemes_are_refused(run: Run, url: str) -> None:
    result = run(url)
    assert result.code == 3
    assert "only http and https" in result.err


@pytest.mark.parametrize("url", ["http://", "http:///x", "https://[::1", "http://a b/"])
def test_a_malformed_url_is_one_line(run: Run, url: str) -> None:
    result = run(url)
    assert result.code == 3
    assert result.err.count("\n") == 1


OFFLINE = """
import os, sys
def forbid(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        print("network:", event, file=sys.stderr, flush=True)
        os._exit(9)
sys.addaudithook(forbid)
from summarize.commands.dispatch import run
sys.exit(run())
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["samples/bridge.html"],
        ["-f", "html", "samples/bridge.html"],
        ["read", "-f", "markdown", "samples/tram.txt"],
        ["--merge", "samples/tram.txt", "samples/acequia.html"],
    ],
)
def test_files_are_read_without_any_network(arguments: list[str]) -> None:
    command = [sys.executable, "-c", OFFLINE, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_guard_against_the_network_sees_a_connection(server: str) -> None:
    command = [sys.executable, "-c", OFFLINE, f"{server}/page"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "network: socket." in done.stderr
