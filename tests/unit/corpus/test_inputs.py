"""Names of inputs: those that do not exist are seen before anything is written."""

from pathlib import Path

import pytest

from summarize.corpus.inputs import InputNames
from summarize.corpus.run import run_corpus
from summarize.corpus.run_options import RunOptions
from summarize.errors import InputError, SummarizeError, UsageError


@pytest.mark.parametrize(
    ("names", "error"),
    [
        ("gone", InputError), ("gone went", UsageError), ("gone*.txt went/", UsageError),
        ("gone here", None), ("here", None), ("empty", None), ("gone s3://x/y", None), ("-", None),
    ],
)  # fmt: skip
def test_none_of_several_mistyped_inputs_makes_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: str, error: type[SummarizeError] | None
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("here").write_text("a")
    Path("empty").mkdir()
    paths = tuple(names.split())
    if error is None:
        InputNames(paths, None).check()
        return
    with pytest.raises(error) as raised:
        run_corpus(RunOptions("out/", paths=paths))
    assert type(raised.value) is error
    assert "gone" in str(raised.value)
    assert sorted(path.name for path in Path().iterdir()) == ["empty", "here"]
