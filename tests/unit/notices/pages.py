"""A story and the pages around it, for the tests of notices."""

from collections.abc import Sequence

from summarize.language.words import stop_words
from summarize.models import Block, Frame, Layout, Place
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line, describe_lines
from summarize.notices.phrases import load_phrases

STORY = [
    Block("The ferry left the north shore at six in the morning with forty people on board."),
    Block("Its captain said that nobody in the village had asked for a bridge over the lake."),
    Block("In spring the county will decide whether the old boat may go on until winter."),
    Block("Until then it crosses the lake twelve times a day, as it has done for sixty years."),
]
TITLE = "The last ferry on the lake"


def describe(blocks: Sequence[Block], language: str = "en") -> list[Line]:
    return describe_lines(texts(blocks), load_phrases(language), stop_words(language))


def gather(
    blocks: Sequence[Block],
    layout: Layout | None = None,
    scores: Sequence[float] = (),
    title: str | None = None,
    author: str | None = None,
    language: str = "en",
) -> Evidence:
    """Return what the corrections of a page are given; without a layout, no element is known."""
    lines = describe(blocks, language)
    return Evidence(lines, blocks, layout or Layout((), ()), scores, title, author)


def texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def leave(blocks: Sequence[Block], keep: Sequence[bool]) -> list[str]:
    """Return the texts of the kept blocks."""
    return [block.text for block, good in zip(blocks, keep, strict=True) if good]


def stand(*frames: tuple[str, str, int], at: Sequence[int]) -> Layout:
    """Return a layout of frames (tag, name, parent), with the number of each block's frame."""
    twins = [sum(other == frame for other in frames) for frame in frames]
    made = [Frame(*frame, count, False) for frame, count in zip(frames, twins, strict=True)]
    page = Frame("", "", 0, 1, False)
    return Layout((page, *made), tuple(Place(number, True, True) for number in at))
