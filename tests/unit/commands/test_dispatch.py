"""The line as people type it, in the words that the commands take."""

import pytest

from summarize.commands.dispatch import expand_shorthand
from summarize.commands.manual import print_option
from summarize.commands.registry import TOPICS
from summarize.errors import UsageError


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ([], []), (["a.txt"], ["a.txt"]), (["version"], ["--version"]), (["help"], ["-h"]),
        (["help", "read"], ["read", "--help"]), (["help", "help"], ["-h"]),
        (["help", "version"], ["-h"]), (["help", "read", "x"], ["read", "--help"]),
        (["a", "help"], ["a", "help"]), (["help", "options"], ["help", "options"]),
        (["--help", "read"], ["read", "--help"]), (["-h", "corpus"], ["corpus", "--help"]),
        (["--help", "options"], ["help", "options"]), (["--help", "a"], ["--help", "a"]),
        (["--json", "a"], ["--format=json", "a"]), (["read", "--html"], ["read", "--format=html"]),
        (["--", "--json"], ["--", "--json"]), (["corpus", "--json"], ["corpus", "--json"]),
        (["corpus", "--retry-failed"], ["corpus", "--retry-failed=all"]),
        (["corpus", "--retry-failed", "a/"], ["corpus", "--retry-failed=all", "a/"]),
        (["corpus", "--retry-failed", "all", "a"], ["corpus", "--retry-failed", "all", "a"]),
        (["--retry-failed", "TimeoutError"], ["--retry-failed", "TimeoutError"]),
        (["--retry-failed", "my.Error", "b"], ["--retry-failed=all", "my.Error", "b"]),
        (["--retry-failed", "Timeout"], ["--retry-failed", "Timeout"]),
    ],
)  # fmt: skip
def test_help_version_and_a_kind_that_is_not_named_are_spelled_out(
    line: list[str], meant: list[str]
) -> None:
    assert expand_shorthand(line) == meant


@pytest.mark.parametrize(
    ("topic", "hint"),
    [
        ("raed", "did you mean read?"), ("option", "did you mean options?"),
        ("zzz", f"choose from {', '.join(TOPICS)}"),
    ],
)  # fmt: skip
def test_there_is_no_help_on_what_is_none(topic: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        print_option(topic)
    assert str(caught.value) == f"no help on '{topic}': {hint}"
