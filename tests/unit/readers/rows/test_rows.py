"""Files of rows are detected by their first bytes."""

import gzip
from pathlib import Path

import pytest

from summarize.errors import UsageError
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.rows import check_columns, detect_rows

ZSTD = b"\x28\xb5\x2f\xfd"


STAMP = b'"ts": "1700000000.000100"'


MESSAGE = b'"type": "message", ' + STAMP


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        pytest.param(b"PAR1x", "", "parquet", id="Parquet"),
        pytest.param(b"WARC/1.0\n", "", "warc", id="WARC"),
        pytest.param(gzip.compress(b"WARC/1.0\n"), "", "warc", id="WARC, packed"),
        pytest.param(ZSTD, "", "lines", id="Zstandard"),
        pytest.param(b'{"text": "a"}\n', "", "lines", id="lines"),
        pytest.param(gzip.compress(b'{"text": "a"}\n'), "", "lines", id="lines, packed"),
        pytest.param(b"\x1f\x8bbroken", "", None, id="broken gzip"),
        pytest.param(b'{"html": "a"}\n{"x": 1}', "", "lines", id="html"),
        pytest.param(b'{"x": 1}\n{"text": "a"}', "", "lines", id="the second line"),
        pytest.param(b'\n{"x": 1}\n' * 2 + b'{"text": "a"}', "", "lines", id="the fifth line"),
        pytest.param(b'{"x": 1}\n' * 5 + b'{"text": "a"}', "", None, id="the sixth line"),
        pytest.param(b'{"x": 1}', "", None, id="no text"),
        pytest.param(b'{"text": 1', "", None, id="broken"),
        pytest.param(b'{"text": "' + b"x" * 32_768, "", "lines", id="the start of a long line"),
        pytest.param(b'{"other": "' + b"x" * 32_768, "", None, id="of another long line"),
        pytest.param(b'a\nb\n{"text": "a"}', "", None, id="a third objects"),
        pytest.param(b'a\n{"text": "a"}', "", "lines", id="half objects"),
        pytest.param(b'{"text": "a", "nbformat": 4}', "", None, id="a notebook"),
        pytest.param(b'{"text": "jsonfeed.org"}', "", None, id="a feed"),
        pytest.param(b'{"text": "a", "mapping": {"a": {"x": 1}}}', "", "lines", id="a mapping"),
        pytest.param(
            b'{"text": "a", "mapping": {"a": {"id": "a", "message": null}}}', "", None, id="ChatGPT"
        ),
        pytest.param(b'[{"text": "a", "mapping": {"a": 1}}]', "", "array", id="with mappings"),
        pytest.param(b' [ {"text": "a"}]', "", "array", id="an array"),
        pytest.param(b'[{"x": "a"}]', "", None, id="an array without text"),
        pytest.param(b'["text"]', "", None, id="an array of no objects"),
        pytest.param(b'[{"text": "jsonfeed.org"}]', "", None, id="an array of a feed"),
        pytest.param(b'[{"text": "a", %s}]' % STAMP, "", "array", id="an array with stamps"),
        pytest.param(b'{"text": "a", %s}' % STAMP, "", "lines", id="lines with stamps"),
        pytest.param(b'{"text": "a", %s}' % MESSAGE, "", "lines", id="lines of messages"),
        pytest.param(b'[{"text": "a", %s}]' % MESSAGE, "", None, id="a day of Slack"),
        pytest.param(
            b'[\n{"text": "a", %s},\n{"text": "b"}\n]' % MESSAGE, "", None, id="a line a message"
        ),
        pytest.param(b'[\n{"text": "a"},\n{"text": "b"}\n]', "", "array", id="a line an object"),
        pytest.param(b'{"text": "a", "segments": [{', "", None, id="a transcript of Whisper"),
        pytest.param(b'{"text": "a", "transcription": [{}]}', "", None, id="of whisper.cpp"),
        pytest.param(b'{"text": "a", "chunks": [ {}]}', "", None, id="of a pipeline"),
        pytest.param(b"x", "a.jsonl", "lines", id="a name"),
        pytest.param(b"x", "a.NDJSON.gz", "lines", id="another name"),
        pytest.param(b"x", "a.csv", "table", id="a table"),
        pytest.param(b"x", "a.tsv", "table", id="with tabs"),
        pytest.param(b"\0", "a.csv", None, id="binary data"),
        pytest.param(b"x", "a.csvx", None, id="no such name"),
        pytest.param(b"x", "", None, id="a text"),
    ],
)
def test_a_file_of_rows_is_told_by_its_first_bytes(
    head: bytes, name: str, kind: str | None
) -> None:
    assert detect_rows(head, name) == kind


def test_other_names_of_columns_tell_rows_too() -> None:
    columns = Columns(html="page", text="body")
    assert detect_rows(b'{"body": "a"}', columns=columns) == "lines"
    assert detect_rows(b'{"text": "a"}', columns=columns) is None
    assert detect_rows(b'[{"page": "a"}]', columns=columns) == "array"


def test_a_column_to_keep_is_looked_for_before_the_run(tmp_path: Path) -> None:
    text, rows, more = tmp_path / "a.txt", tmp_path / "b.jsonl", tmp_path / "c.jsonl"
    text.write_text("x")
    rows.write_text('{"text": "t", "x": 1}\n{"text": "u", "y": 2}\n')
    more.write_text('{"text": "t", "z": 1}\n')
    paths = [str(tmp_path / "none"), str(text), str(rows), str(more)]
    check_columns(paths, Columns(keep=("y",)))
    check_columns(paths, Columns(keep=("all",)))
    check_columns(paths, COLUMNS)
    with pytest.raises(UsageError, match="has no column z to keep, but text, x, y"):
        check_columns(paths, Columns(keep=("x", "z")))
    check_columns(paths[:2], Columns(keep=("z",)))
