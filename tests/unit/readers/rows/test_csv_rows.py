"""Tables of text are read row by row."""

import pytest

from summarize.readers.rows.csv_rows import read_csv
from tests.unit.readers.rows.examples import rows


@pytest.mark.parametrize(
    ("table", "found"),
    [
        pytest.param(
            b"id,text\n1,a\n2,b\n",
            [(":1", {"id": "1", "text": "a"}), (":2", {"id": "2", "text": "b"})],
            id="commas",
        ),
        pytest.param(b"id\ttext\n1\ta,b\n", [(":1", {"id": "1", "text": "a,b"})], id="tabs"),
        pytest.param(b"id;text\n1;a,b\n", [(":1", {"id": "1", "text": "a,b"})], id="semicolons"),
        pytest.param(b"id|text\n1|a\n", [(":1", {"id": "1", "text": "a"})], id="bars"),
        pytest.param(
            b'\xef\xbb\xbf text , id\n"a\nb",1\n',
            [(":1", {"text": "a\nb", "id": "1"})],
            id="a mark",
        ),
        pytest.param(
            b"text,id\na\n\nb,1,2\n",
            [(":1", {"text": "a"}), (":3", {"text": "b", "id": "1"})],
            id="gaps",
        ),
        pytest.param(b"html\nx\n", [(":1", {"html": "x"})], id="one column"),
        pytest.param(b"a,b\n1,2\n", [("", "no html and no text in it, but a, b")], id="no text"),
        pytest.param(b"", [("", "no html and no text in it")], id="empty"),
    ],
)
def test_the_first_line_of_a_table_names_its_columns(
    table: bytes, found: list[tuple[str, object]]
) -> None:
    assert rows(read_csv, table) == found
