"""What a format is known by is found in the bytes of a source."""

from typing import Any

import pytest

from summarize.models import Source
from summarize.readers import format_features
from summarize.readers.format_features import FormatFeatures, Root, find_root
from tests.hostile_archives import pack


@pytest.mark.parametrize(
    ("text", "root"),
    [
        pytest.param("<RSS x='1'>y", Root("rss", "<RSS x='1'"), id="a name"),
        pytest.param("  <a:Feed/>", Root("feed", "<a:Feed/"), id="a prefix"),
        pytest.param(
            "<?xml?>\n<!-- <b> -->\n<!DOCTYPE a>\n<a>", Root("a", "<a"), id="what stands before"
        ),
        pytest.param("<!DOCTYPE a [<!ENTITY b '>'> ] ><a>", Root("a", "<a"), id="entities"),
        pytest.param("<!DOCTYPE a [<!ENTITY b 'c'><a>", Root("", ""), id="entities without an end"),
        pytest.param("<!-- a", Root("", ""), id="a comment without an end"),
        pytest.param("<!DOCTYPE a><b> [x] </b>", Root("b", "<b"), id="brackets below"),
        pytest.param("a<b>", Root("", ""), id="text"),
        pytest.param("", Root("", ""), id="nothing"),
    ],
)
def test_the_root_is_the_first_element(text: str, root: Root) -> None:
    assert find_root(text) == root


def find_features(data: bytes, **more: Any) -> FormatFeatures:
    return FormatFeatures(Source("x", data, **more))


def test_features_of_markup_and_archives_are_found() -> None:
    assert find_features(b"\xef\xbb\xbf \n<a>").opening == b"<a>"
    assert find_features("<a>".encode("utf-16")).root.name == "a"
    assert find_features(b"<\0a\0>\0").root.name == "a"
    assert find_features(b"a <b>").root.name == ""
    assert find_features(b"a").text == "a"
    archive = find_features(pack({"mimetype": " x/y ", "a/b.FB2": "1"}))
    assert archive.members == {"mimetype", "a/b.FB2", "x/y"}
    assert archive.holds((("x/y", ".fb2", "a/"),))
    assert not archive.holds((("x/y", "b/"),))
    assert archive.holds((("none",), ("x/y",)))
    assert not find_features(b"a").holds(((),))
    assert "x" * 99 in find_features(pack({"mimetype": "x" * 99})).members
    assert "x" * 100 not in find_features(pack({"mimetype": "x" * 100})).members
    torn = pack({"mimetype": "x/y"})[:-30]
    assert find_features(torn).is_torn(b"mimetype")
    assert not find_features(torn).is_torn(b"")
    assert not find_features(torn).is_torn(b"z")
    assert not find_features(b"mimetype").is_torn(b"mimetype")
    assert not find_features(pack({"mimetype": "x/y"})).is_torn(b"mimetype")
    long = pack({"a" * 2_000: "", "mimetype": "x/y"})[:-30]
    assert not find_features(long).is_torn(b"mimetype")


def test_an_archive_of_too_many_files_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_features, "_MOST_ENTRIES", 2)
    assert len(find_features(pack({"a": "", "b": ""})).members) == 2
    assert find_features(pack({"a": "", "b": "", "c": ""})).members == frozenset()
