"""Files of every kind come apart and together again; what broke a reader once does so no more."""

from pathlib import Path

import pytest

from summarize.errors import SummarizeError
from summarize.models import Source
from summarize.pipeline import read_article
from summarize.readers import format_detection
from summarize.readers.kinds import KINDS
from summarize.readers.rows.rows import ROWS, detect_rows
from summarize.readers.several_articles import list_parts
from summarize.request import Request
from tests.quality.fuzz import REGRESSIONS
from tests.quality.values.kinds import list_places, list_samples
from tests.quality.values.read import read_values
from tests.quality.values.run import is_bug
from tests.quality.values.scalars import UNCHANGED

KEPT = sorted(REGRESSIONS.glob("*"))
SAMPLES = [(kind, n) for kind, files in list_samples().items() for n in range(len(files))]
SOME = 6  # places of a file that are written as they were: a page has 150


def detect(source: Source) -> str:
    """Return the kind of a file, in the words of either table."""
    return detect_rows(source.data[:65_536], source.name) or _detect_other(source)


def _detect_other(source: Source) -> str:
    return str(format_detection.detect(source).detected.kind.name)


def read(source: Source) -> list[str]:
    """Return the articles of a file, or why there is none."""
    try:
        items = list_parts(source)
        return [str(item.error or read_article(item.source, Request())) for item in items]
    except SummarizeError as error:
        return [str(error)]


def test_each_kind_can_be_taken_apart() -> None:
    kept = {kind.name for kind in KINDS if not kind.module.startswith("refused:")}
    assert kept | set(ROWS) == set(list_samples())


@pytest.mark.parametrize(("kind", "number"), SAMPLES)
def test_a_file_that_is_taken_apart_and_put_together_is_the_same(kind: str, number: int) -> None:
    sample = list_samples()[kind][number]
    source = Source(sample.name, sample.data)
    assert detect(source) == kind
    known = read(source)
    places = [place for several in list_places(kind, number).values() for place in several[:1]]
    assert places
    for place in places[:: max(1, len(places) // SOME)]:
        again = source._replace(data=place.put(UNCHANGED))
        if again.data != source.data:  # the same bytes are read the same
            assert (place.name, detect(again), read(again)) == (place.name, kind, known)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_was_kept_breaks_nothing_in_any_output(path: Path) -> None:
    source = Source(path.name, path.read_bytes())
    assert not is_bug(read_values(source)["status"])
