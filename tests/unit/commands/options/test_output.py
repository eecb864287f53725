"""The format that -f, -o and --open decide."""

import pytest

from summarize.commands.options.output import detect_format, resolve_format
from summarize.errors import UsageError


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("a.txt", "text"), ("a.md", "markdown"), ("a.b.MARKDOWN", "markdown"), ("a.jsonl", "json"),
        ("a/b.htm", "html"), ("a", None), ("../a", None), (None, None), ("", None), ("a.", None),
    ],
)  # fmt: skip
def test_the_name_of_a_file_says_its_format(output: str | None, name: str | None) -> None:
    assert detect_format(output) == name
    assert resolve_format(None, output) == name
    assert resolve_format("json", output) == "json"  # if none is named
    assert resolve_format("html", output) == "html"


def test_a_file_of_pages_takes_no_table_and_a_browser_nothing_but_a_page() -> None:
    with pytest.raises(UsageError, match=r"a.html: the ending must be .txt, .md, .markdown, .json"):
        resolve_format(None, "a.html", shown="table")
    with pytest.raises(UsageError, match=r"--open shows a page: write it with -o x\.html"):
        resolve_format(None, "a.md", opens=True)
    assert resolve_format("html", None, opens=True) == "html"
    with pytest.raises(UsageError, match="--open shows a page: leave -f text out"):
        resolve_format("text", None, opens=True)
