"""A frame is taken whole or not at all, wherever its worker was killed as it wrote."""

import pytest

from summarize.corpus.workers.frames import pack_frame, unpack_frame


@pytest.mark.parametrize(
    ("letter", "text"),
    [
        pytest.param("D", "", id="nothing"),
        pytest.param("F", "12", id="number"),
        pytest.param("B", '{"id": "a", "of": {"b": {}}}', id="braces"),
        pytest.param("L", b'{"status": "ok"}\t{"lines": [{"a": {}}, {}]}', id="line"),
        pytest.param("S", "no text in it: ä\udcff", id="no-utf-8"),
    ],
)
def test_a_part_of_a_frame_is_no_frame(letter: str, text: bytes | str) -> None:
    line = pack_frame(letter, text).removesuffix(b"\n")
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    assert unpack_frame(line) == (letter, data)
    assert [unpack_frame(line[:end]) for end in range(len(line))] == [None] * len(line)
