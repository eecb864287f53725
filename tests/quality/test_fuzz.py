"""What made-up documents once broke breaks no more, in a container neither."""

from pathlib import Path
from random import Random

import pytest

from summarize.models import Source
from tests.quality.containers import CONTAINERS, Pack
from tests.quality.fuzz import REGRESSIONS, is_broken, read_all

KEPT = sorted(REGRESSIONS.glob("*"))
DOCUMENTS = [
    b"The mill grinds again, says the town. " * 9,
    b"<p>The pond is full of water now.</p>",
]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_was_kept_breaks_nothing_as_a_container_either(path: Path) -> None:
    assert not is_broken(read_all(Source(path.name, path.read_bytes()))["status"])


@pytest.mark.parametrize("pack", CONTAINERS, ids=lambda pack: pack.__name__)
def test_a_container_that_is_whole_is_read(pack: Pack) -> None:
    ends = {read_all(Source("fuzz", pack(DOCUMENTS, Random(seed))))["status"] for seed in range(4)}
    assert "ok" in ends
