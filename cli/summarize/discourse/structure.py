"""Locate sentences in the structure of an article: headings, sections, lists, quotations."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from summarize.discourse.cues import find_cues, list_words
from summarize.language.punctuation import asks, ends_in_colon
from summarize.language.quotes import balance_quotes
from summarize.language.words import count_words
from summarize.models import Block, Sentence

# Short sections: their least number, and the least and greatest mean number of sentences in them.
_SECTIONS, _SHORTEST, _LONGEST = 5, 3, 10
_SHORT_ANSWER = 10  # words


class Location(NamedTuple):
    """The location of a sentence."""

    paragraph: int  # 0-based number of its block
    section: int  # number of headings before it
    heading: str  # the last of them, or ""
    kind: str  # of its block
    after: str  # kind of the next block; "" if there is none


NOWHERE = Location(0, 0, "", "paragraph", "")


def locate_sentences(sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[Location]:
    """Locate each sentence among the blocks of the article."""
    sections = list(accumulate(block.kind == "heading" for block in blocks))
    headings = ["", *(block.text for block in blocks if block.kind == "heading")]
    kinds = [*(block.kind for block in blocks), ""]
    return [
        Location(
            s.paragraph,
            sections[s.paragraph],
            headings[sections[s.paragraph]],
            kinds[s.paragraph],
            kinds[s.paragraph + 1],
        )
        for s in sentences
    ]


def find_closing(blocks: Sequence[Block], language: str) -> int | None:
    """Find the number of the first block below the last heading that announces a conclusion."""
    for number in range(len(blocks) - 1, 0, -1):
        heading = blocks[number - 1]
        if heading.kind == "heading" and blocks[number].kind != "heading":
            words = list_words(heading.text)
            if find_cues(words, language)["concludes"]:
                return number
    return None


def find_sections(sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[int]:
    """Find the number of the section of each sentence, from 1, in an article of short sections.

    Lists of tips or products are such articles; in all others the numbers are 0.
    """
    headings = [*accumulate(block.kind == "heading" for block in blocks)]
    numbers: dict[int, int] = {}
    sections = [numbers.setdefault(headings[s.paragraph], len(numbers) + 1) for s in sentences]
    count = len(numbers)
    short = _SHORTEST * count <= len(sentences) <= _LONGEST * count
    return sections if short and count >= _SECTIONS else [0] * len(sections)


def find_bound(sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[bool]:
    """Find the sentences that their context binds to the one before.

    They continue a quotation, are items of a list that a line with a colon introduces, or answer
    the question of another speaker in a few words.
    """
    introduced = set(_list_introduced_items(blocks))
    bound, paragraph, open_ = [], -1, 0
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        same = sentence.paragraph == paragraph
        open_ = open_ if same else 0
        bound.append(
            open_ > 0
            or (not same and sentence.paragraph in introduced)
            or (before is not None and _answers(before, sentence))
        )
        ended, begun = balance_quotes(sentence.text)
        open_ = max(0, open_ - ended) + begun
        paragraph = sentence.paragraph
    return bound


def _answers(before: Sentence, sentence: Sentence) -> bool:
    """Check for a short answer to the question of another speaker."""
    speakers = {before.speaker, sentence.speaker}
    return (
        None not in speakers
        and len(speakers) > 1
        and asks(before.text)
        and count_words(sentence.text) <= _SHORT_ANSWER
    )


def _list_introduced_items(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the numbers of list items that a line with a colon introduces."""
    introduced = False
    for number, block in enumerate(blocks):
        if block.kind != "item":
            introduced = ends_in_colon(block.text)
        elif introduced:
            yield number
