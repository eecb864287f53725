"""The articles of a file are numbered, and named by their places."""

import gzip
from pathlib import Path

import pytest

from summarize.errors import NoArticleError, UsageError
from summarize.models import Source
from summarize.readers.several_articles import list_parts, pick_part, read_items

LINES = b'{"text": "one", "id": "a"}\n{"text": ""}\n7\n'


def test_the_articles_of_a_file_are_numbered() -> None:
    items = list_parts(Source("x", LINES))
    assert [(i.source.name, i.source.part, i.source.parts, i.source.id) for i in items] == [
        ("x", 1, 3, "a"), ("x", 2, 3, None), ("x", 3, 3, None)
    ]  # fmt: skip
    assert [str(item.error) for item in items] == ["None", "its text is empty", "not an object"]
    (text,) = list_parts(Source("x", b"It rained."))
    assert (text.source.part, text.source.name) == (0, "x")
    (row,) = list_parts(Source("x", LINES[:27]))
    assert (row.source.part, row.source.parts) == (1, 1)
    with pytest.raises(NoArticleError, match="no article in it"):
        list_parts(Source("x.jsonl", b"\n"))
    assert pick_part(items, 3) is items[2]
    with pytest.raises(UsageError, match="no part 4: it holds 3 articles"):
        pick_part(items, 4)
    with pytest.raises(UsageError, match="no part 2: it holds one article"):
        pick_part([text], 2)


def test_the_articles_of_a_file_are_named_by_their_places(tmp_path: Path) -> None:
    rows, text, feed = tmp_path / "a.jsonl", tmp_path / "b.txt", tmp_path / "c.json"
    rows.write_bytes(LINES)
    text.write_text("It rained.")
    entry = '{"id": "k", "content_text": "One."}'
    feed.write_text(f'{{"version": "https://jsonfeed.org/version/1", "items": [{entry}, {entry}]}}')
    items = list(read_items(str(rows)))
    assert [(i.source.name, i.bytes_read, i.unread) for i in items] == [
        (f"{rows}@0", 27, False), (f"{rows}@27", 40, False), (f"{rows}@40", 42, False)
    ]  # fmt: skip
    (one,) = read_items(str(text))
    assert (one.source.name, one.bytes_read, one.error) == (str(text), 10, None)
    assert [(i.source.name, i.source.id) for i in read_items(str(feed))] == [
        (f"{feed}#1", f"{feed}#k"), (f"{feed}#2", f"{feed}#k")
    ]  # fmt: skip
    (missing,) = read_items(str(tmp_path / "none"))
    assert (missing.unread, missing.source.name) == (True, str(tmp_path / "none"))
    broken = tmp_path / "d.txt.gz"
    broken.write_bytes(b"\x1f\x8b\x08 broken")
    (item,) = read_items(str(broken))
    assert (str(item.error), item.unread) == ("the gzip data is broken or cut off", True)
    packed = tmp_path / "e.jsonl.gz"
    packed.write_bytes(gzip.compress(LINES)[:-9])
    assert [(i.unread, str(i.error)[:31]) for i in read_items(str(packed))][-1] == (
        True, "can't be read from here on: Com"
    )  # fmt: skip
