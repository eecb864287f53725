"""Sections of the picked sentences: the heading above each, and which of them are shown."""

from collections.abc import Sequence

from summarize.models import Block, Summary

_SECTIONS = 3  # with text, from which on headings are shown
_LONGEST = 120  # characters of a heading; a longer one is a sentence


def name_sections(summary: Summary) -> list[str]:
    """List the heading above each picked sentence; "" if none is, or only that of the article."""
    article = summary.article
    documents = article.articles or (article,)
    titles = {document.title for document in documents}
    starts = [0]  # of each document, in blocks
    for document in documents:
        starts.append(starts[-1] + len(document.blocks))
    above = _list_headings(article.blocks, frozenset(starts))
    headings = [above[sentence.paragraph] for sentence in summary.sentences]
    return ["" if heading in titles else heading for heading in headings]


def list_shown(summary: Summary) -> list[str]:
    """List the heading to show before each picked sentence; "" where none is.

    Headings are shown over the sentences of one article with at least three sections of text.
    Answers to a question stand alone.
    """
    hidden = [""] * len(summary.sentences)
    if summary.article.articles or summary.question is not None:
        return hidden
    blocks = summary.article.blocks
    above = _list_headings(blocks, frozenset((0,)))
    prose = (n for n, block in enumerate(blocks) if block.kind in ("paragraph", "item"))
    sections = {above[number] for number in prose} - {"", summary.article.title}
    if len(sections) < _SECTIONS:
        return hidden
    names = name_sections(summary)
    return [
        "" if name == before else name
        for name, before in zip(names, ["", *names[:-1]], strict=True)
    ]


def _list_headings(blocks: Sequence[Block], starts: frozenset[int]) -> list[str]:
    """List the nearest heading above each block."""
    above, heading = [], ""
    for number, block in enumerate(blocks):
        if number in starts:
            heading = ""
        if block.kind == "heading":
            heading = block.text if len(block.text) <= _LONGEST else ""
        above.append(heading)
    return above
