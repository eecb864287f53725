"""The inputs of a line: what is named, or a pipe."""

from threading import Event

import pytest

from summarize.commands.inputs import list_inputs
from summarize.console import progress
from summarize.errors import UsageError
from tests.conftest import ROOT
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
        monkeypatch.chdir(ROOT)
        assert list_inputs(None, focus="tests") == ["-"]
    with pytest.raises(UsageError, match=r"--ask needs words, .* --ask 'WORDS. .*README.md$"):
        list_inputs(None, focus=None, ask=str(ROOT / "README.md"))
    assert list_inputs(["a", "b"]) == ["a", "b"]
    assert capsys.readouterr().err == ""
    assert list_inputs(["a", "-"]) == ["a", "-"]
    told = capsys.readouterr().err
    assert told == ("reading what you type; end with Ctrl-D\n" if terminal else "")
    assert progress._hushed.is_set() == terminal
