"""Duplicates: the first article of a text stays, the others point to it."""

import json

from summarize.corpus.article_line import encode_line
from summarize.corpus.dedup import DigestIndex


def test_a_line_that_is_marked_stays_and_stands_for_no_other() -> None:
    def line(name: str, **more: str) -> bytes:
        known = {"id": name, "status": "ok", "digest": "0" * 32, "schema": "1", "source": name}
        return encode_line({**known, "url": "", "title": "", **more})

    digests = DigestIndex()
    marked = line("copy", duplicate_of="gone")
    assert digests.mark(marked) == marked
    assert digests.mark(line("first")) == line("first")
    assert digests.mark(marked) == marked
    assert json.loads(digests.mark(line("second")))["duplicate_of"] == "first"
    digests.close()
