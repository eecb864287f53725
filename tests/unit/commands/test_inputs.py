"""The inputs of a line: what is named, or a pipe."""

from threading import Event

import pytest

from summarize.commands.inputs import list_inputs, refuse_split_length, refuse_swallowed
from summarize.console import progress
from summarize.errors import UsageError
from tests.unit.commands.streams import EITHER, stand_at


@EITHER
def test_a_pipe_is_read_where_nothing_is_named(
    terminal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_at(terminal, monkeypatch)
    monkeypatch.setattr(progress, "_hushed", Event())
    if terminal:
        with pytest.raises(UsageError, match="nothing to summarize"):
            list_inputs(None)
        with pytest.raises(UsageError, match="nothing to summarize"):
            list_inputs([])
    else:
        assert list_inputs(None) == list_inputs([]) == ["-"]
    assert list_inputs(["a", "b"]) == ["a", "b"]
    assert capsys.readouterr().err == ""
    assert list_inputs(["a", "-"]) == ["a", "-"]
    told = capsys.readouterr().err
    assert told == ("reading what you type; end with Ctrl-D\n" if terminal else "")
    assert progress._hushed.is_set() == terminal


@pytest.mark.parametrize("name", ["https://mill.example/a", "HTTP://mill.example", "-"])
def test_a_focus_may_be_the_name_of_a_file_beside_an_input_that_is_none(name: str) -> None:
    refuse_swallowed({"--focus": __file__}, [name])
    with pytest.raises(UsageError, match="is taken as its words"):
        refuse_swallowed({"--focus": __file__}, ["mill"])


@pytest.mark.parametrize(
    ("line", "length"),
    [
        pytest.param("-n 3 words", "3w", id="short"),
        pytest.param("-n3 words", "3w", id="joined"),
        pytest.param("--length 20 percent", "20%", id="long"),
        pytest.param("--length=20 percent", "20%", id="equals"),
        pytest.param("--keywords 3 words", "", id="of-another-option"),
        pytest.param("--part 2 sentences", "", id="a-part"),
        pytest.param("3 words", "", id="of-none"),
    ],
)
def test_a_length_in_two_words_is_refused(line: str, length: str) -> None:
    words = line.split()
    if not length:
        refuse_split_length(words[-1:], words)
        return
    with pytest.raises(UsageError, match=f"write -n {length}$"):
        refuse_split_length(words[-1:], words)
