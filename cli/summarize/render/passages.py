"""The article cut into key sentences and what lies between them, for whatever shows it whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.models import Sentence, Summary
from summarize.text.titles import is_open_line


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph."""

    text: str
    sentence: Sentence | None = None  # the key sentence that it is


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a heading; its runs, joined, are its text."""

    runs: tuple[Run, ...]
    heading: bool = False


def mark_passages(summary: Summary) -> list[Passage]:
    """Return the paragraphs of the article, in reading order, with the key sentences marked."""
    paragraphs = summary.article.paragraphs
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in summary.sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    passages, offset = [], 0
    for number, paragraph in enumerate(paragraphs):
        # An open line before another one is an entry of a list.
        follower = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        heading = is_open_line(paragraph) and bool(follower) and not is_open_line(follower)
        runs = tuple(_cut(paragraph, offset, by_paragraph.get(number, [])))
        passages.append(Passage(runs, heading))
        offset += len(paragraph) + 2  # the blank line between paragraphs
    return passages


def _cut(paragraph: str, offset: int, sentences: list[Sentence]) -> Iterator[Run]:
    place = 0
    for sentence in sentences:
        start, end = sentence.start - offset, sentence.end - offset
        if start > place:
            yield Run(paragraph[place:start])
        yield Run(paragraph[start:end], sentence)
        place = end
    if place < len(paragraph):
        yield Run(paragraph[place:])


def place_bars(summary: Summary, columns: int) -> list[float]:
    """Return for each column, an equal share of the article's characters, its best key score.

    0 is a column without a key sentence.
    """
    length = max(1, len(summary.article.text))
    bars = [0.0] * columns
    for sentence in summary.sentences:
        column = min(columns - 1, sentence.start * columns // length)
        bars[column] = max(bars[column], sentence.score)
    return bars


def draw_strip(summary: Summary, columns: int) -> str:
    """Return the bars as one line of block characters, from ▁ to █; a dot where there is none."""
    return "".join(
        "▁▂▃▄▅▆▇█"[min(7, int(bar * 8))] if bar else "·" for bar in place_bars(summary, columns)
    )
