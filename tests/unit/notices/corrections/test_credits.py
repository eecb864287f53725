"""Captions that end in a credit go, unless they tell the story."""

import pytest

from summarize.models import Block
from summarize.notices.corrections.credits import drop_credited
from tests.unit.notices.pages import STORY, gather, leave, texts


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        pytest.param("The ferry in the ice of 1998 (Photo: Ann Lee)", True, id="in-brackets"),
        pytest.param("The ferry in the ice. (Video by Ann Lee).", True, id="by"),
        pytest.param("(Picture credit: Getty)", True, id="alone"),
        pytest.param("The old ferry at the quay. Photo by: Ann Lee.", True, id="colon"),
        pytest.param("Die Fähre im Eis (Foto: Lea Lund)", True, id="german"),
        pytest.param("The captain sent us a photo: Ann Lee waves.", False, id="amid-a-sentence"),
        pytest.param("The ferry has a name (the Vesby) and a captain.", False, id="no-credit"),
        pytest.param("The ferry sailed on (images of it are rare).", False, id="no-by"),
    ],
)
def test_a_caption_that_ends_in_a_credit_goes(line: str, gone: bool) -> None:
    blocks = [*STORY, Block(line)]
    kept = leave(blocks, drop_credited(gather(blocks), [True] * len(blocks)))
    assert kept == texts(STORY if gone else blocks)


def test_a_story_that_its_captions_tell_keeps_them() -> None:
    captions = [Block(f"The ferry on day {n} of the ice (Photo: Ann Lee)") for n in range(4)]
    blocks = [*STORY, *captions]
    assert all(drop_credited(gather(blocks), [True] * len(blocks)))
