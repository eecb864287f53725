"""The kind of a source is detected once."""

import gzip
import pickle

import pytest

from summarize.errors import InputError
from summarize.models import Source
from summarize.readers.format_detection import detect
from tests.conftest import SAMPLES


def test_a_source_is_detected_once_and_again_where_its_data_or_address_changed() -> None:
    source = detect(Source("x", gzip.compress(gzip.compress(b"a"))))
    assert (source.data, source.detected.kind.name, source.detected.found) == (b"a", "text", "a")
    assert detect(source) is source
    assert detect(source._replace(name="y")).detected is source.detected
    assert detect(source._replace(url="http://x")).detected is not source.detected
    assert detect(source._replace(data=b"{")).detected.found == "{"
    assert source == detect(Source("x", b"a"))
    assert pickle.loads(pickle.dumps(source)).detected is None
    with pytest.raises(InputError, match="binary data, not text"):
        detect(Source("x", gzip.compress(gzip.compress(gzip.compress(b"a")))))


def test_a_document_that_is_named_as_the_subtitles_of_a_video_is_a_document() -> None:
    data = (SAMPLES / "tower.pdf").read_bytes()
    assert detect(Source("At sea [dQw4w9WgXcQ].en.pdf", data)).detected.kind.name == "pdf"


def test_an_article_alone_is_taken_as_it_is() -> None:
    source = Source("x", gzip.compress(b"<rss><channel></channel></rss>"), alone=True)
    assert detect(source).detected.kind.name == "html"
