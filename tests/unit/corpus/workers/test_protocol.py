"""A frame arrives whole or not at all, wherever its worker was killed."""

import pytest

from summarize.corpus.workers.protocol import FrameType, pack_frame, unpack_frame


@pytest.mark.parametrize(
    ("say", "text"),
    [
        pytest.param(FrameType.DONE, "", id="nothing"),
        pytest.param(FrameType.FILE, "12", id="number"),
        pytest.param(FrameType.ARTICLE, '{"id": "a", "of": {"b": {}}}', id="braces"),
        pytest.param(FrameType.LINE, b'{"status": "ok"}\t{"lines": [{"a": {}}, {}]}', id="line"),
        pytest.param(FrameType.SKIPPED, "no text in it: ä\udcff", id="no-utf-8"),
    ],
)
def test_a_part_of_a_frame_is_no_frame(say: FrameType, text: bytes | str) -> None:
    line = pack_frame(say, text).removesuffix(b"\n")
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    assert unpack_frame(line) == (say, data)
    assert [unpack_frame(line[:end]) for end in range(len(line))] == [None] * len(line)
