"""Sentences as they are ranked: counted, and placed below a heading and in a paragraph."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from summarize.models import NO_STANCE, Block, Sentence, Stance


class Spot(NamedTuple):
    """Where a sentence stands."""

    paragraph: int  # number of its block
    section: int  # how many headings stand before it
    heading: str  # the last of them; "" for none
    kind: str  # of its block
    after: str  # kind of the block after its own; "" where it is the last


NO_SPOT = Spot(0, 0, "", "paragraph", "")


@dataclass(frozen=True, slots=True)  # whose fields are read sooner than those of a named tuple
class Text:
    """What ranking needs of a sentence."""

    text: str
    words: int
    terms: Counter[str]  # stems that are no stop words
    capitals: float = 0.0  # share of the words that are capitalized, 0..1
    stance: Stance = NO_STANCE
    spot: Spot = NO_SPOT


def share_capitals(text: str) -> float:
    """Return the share of the words that are capitalized, 0..1; the first one does not count."""
    words = text.split()
    return sum([word[0].isupper() for word in words[1:]]) / max(1, len(words))


def locate(sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[Spot]:
    """Return the spot of every sentence."""
    sections = list(accumulate(block.kind == "heading" for block in blocks))
    headings = ["", *(block.text for block in blocks if block.kind == "heading")]
    kinds = [*(block.kind for block in blocks), ""]
    return [
        Spot(
            s.paragraph,
            sections[s.paragraph],
            headings[sections[s.paragraph]],
            kinds[s.paragraph],
            kinds[s.paragraph + 1],
        )
        for s in sentences
    ]
