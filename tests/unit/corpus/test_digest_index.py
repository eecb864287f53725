"""Duplicates: the first article of a text stays, the others point to it."""

import json
from pathlib import Path

import pytest

from summarize.corpus import digest_index
from summarize.corpus.article_line import encode_line
from summarize.corpus.digest_index import DigestIndex, replace_summary
from summarize.errors import InputError


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


def test_a_duplicate_keeps_its_story_before_its_columns() -> None:
    known = {"id": "b", "status": "ok", "digest": "0" * 32, "schema": 1, "source": "b", "url": ""}
    raw = encode_line({**known, "title": "", "sentences": [], "story": "a", "columns": {}})
    marked = encode_line({**known, "title": "", "duplicate_of": "c", "story": "a", "columns": {}})
    assert replace_summary(raw, "c") == marked


def test_a_temporary_disk_without_room_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = f"PRAGMA max_page_count = 8; {digest_index._SETUP}"
    monkeypatch.setattr(digest_index, "_SETUP", setup)
    digests = DigestIndex(str(tmp_path))

    def fill() -> None:
        for number in range(9999):
            known = {"id": f"{number}", "status": "ok", "digest": f"{number:032x}"}
            digests.mark(encode_line(known))

    with pytest.raises(InputError, match=r"can't be written: .* is full: --temp DIR names another"):
        fill()
    digests.close()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="no such file or directory: --temp DIR"):
        DigestIndex(str(tmp_path / "gone"))
