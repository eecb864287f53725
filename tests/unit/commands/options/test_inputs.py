"""Files of the user's that options name: a password, and headers of his own."""

from pathlib import Path

import pytest

from summarize.commands.options.inputs import make_input_options
from summarize.errors import UsageError
from summarize.sources import open as opening


def test_the_first_line_is_the_password_and_each_line_a_header(tmp_path: Path) -> None:
    file = tmp_path / "own"
    file.write_bytes(b"\xef\xbb\xbfexample.org X: 1\r\n# none\r\n\r\nexample.com Y: 2")
    options = make_input_options(header=[f"@{file}"], password_file=str(file))
    assert [(own.host, own.value) for own in options.web.headers] == [
        ("example.org", "1"),
        ("example.com", "2"),
    ]
    assert options.password == "example.org X: 1"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("none", "no such file", id="missing"),
        pytest.param(".", "is a directory", id="folder"),
        pytest.param("~nobody-of-that-name/x", "no such file", id="home-of-nobody"),
        pytest.param("bytes", "it is not UTF-8", id="bytes"),
        pytest.param("/dev/zero", "longer than", id="endless"),
    ],
)
def test_a_file_that_is_none_is_said(
    name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(opening, "MAX_BYTES", 999)
    Path("bytes").write_bytes(b"\xff")
    for given in ({"header": [f"@{name}"]}, {"password_file": name}):
        with pytest.raises(UsageError, match=f"can't be read: {said}"):
            make_input_options(**given)


@pytest.mark.parametrize("host", ["example.org:80", "https://example.org", "*.example.org", "a..b"])
def test_a_header_names_a_host_alone(host: str) -> None:
    with pytest.raises(UsageError, match="--header: write"):
        make_input_options(header=[f"{host} Cookie: id=1"])
