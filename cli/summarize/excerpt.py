"""Summaries shown within their article, or within an excerpt of it.

An excerpt has the paragraphs of the best sentences, or those most relevant to a focus or a
question, as many as fit into the requested number of tokens.
"""

from collections.abc import Sequence
from dataclasses import replace

from summarize.discourse.prose import list_prose
from summarize.errors import UsageError
from summarize.language.words import count_words
from summarize.length import count_tokens, find_budget
from summarize.models import Article, Block, Sentence, Summary
from summarize.pipeline import summarize_article
from summarize.request import Request

_BLANK = 2  # characters of the line between two paragraphs


def summarize_for_reading(article: Article, request: Request) -> Summary:
    """Summarize an article that is shown as well; cut it to a length in tokens."""
    if request.counts_tokens:
        return _cut_to_context(article, request)
    return summarize_article(article, request)


def _cut_to_context(article: Article, request: Request) -> Summary:
    """Summarize an article and cut it to its most relevant paragraphs.

    They are in reading order, each with its heading if that fits, too. The sentences are those
    selected without a length. Raise UsageError if no paragraph fits, of an answer the best one,
    and what summarize_article raises.
    """
    summary = summarize_article(article, replace(request, length=None))
    about = request.focus or request.ask
    order = _sort_blocks(article, summary.sentences, about)
    words = sum(map(count_words, article.paragraphs))
    kept = _take(article.blocks, order, find_budget(article, request.length, words).characters)
    if not kept or (about and order[0] not in kept):
        raise UsageError(f"the paragraph that says most does not fit into {request.length}")
    cut = replace(article, blocks=tuple(article.blocks[number] for number in kept))
    sentences = tuple(_move(summary.sentences, article.blocks, kept))
    return replace(
        summary,
        article=cut,
        sentences=sentences,
        summary_words=sum(count_words(sentence.text) for sentence in sentences),
        tokens=count_tokens(article, (cut.text,)),
    )


def _sort_blocks(article: Article, selected: Sequence[Sentence], about: str | None) -> list[int]:
    """Sort paragraphs: those of the selected sentences first, then the others by relevance.

    Where the request is about nothing, the others are in reading order.
    """
    # Imported here: most articles are read whole.
    from summarize.rank.ask.questions import read_question
    from summarize.rank.ask.relevance import measure_relevance

    first = [s.paragraph for s in sorted(selected, key=lambda s: -s.score)]
    if not about:
        others = [n for n, block in enumerate(article.blocks) if block.kind != "heading"]
        return list(dict.fromkeys([*first, *others]))
    prose = list_prose(article)
    question = read_question(about, article.language)
    near = measure_relevance(prose, article.blocks, question, article.language)
    nearest = sorted(zip(near, prose, strict=True), key=lambda pair: -pair[0].rating.total)
    others = [sentence.paragraph for found, sentence in nearest if found.rating.total > 0]
    return list(dict.fromkeys([*first, *others]))


def _take(blocks: Sequence[Block], order: Sequence[int], characters: int) -> list[int]:
    kept: set[int] = set()
    for number in order:
        heads = (n for n in range(number, -1, -1) if blocks[n].kind == "heading")
        for wanted in ({number, next(heads, number)}, {number}):
            cost = sum(len(blocks[n].text) + _BLANK for n in wanted - kept)
            if cost <= characters:
                characters -= cost
                kept |= wanted
                break
    return sorted(kept)


def _move(
    sentences: Sequence[Sentence], blocks: Sequence[Block], kept: Sequence[int]
) -> list[Sentence]:
    """Drop the sentences that were cut, and move the others to their places in the excerpt."""
    places = {number: i for i, number in enumerate(kept)}
    start, shifts, place = 0, {}, 0
    for number, block in enumerate(blocks):
        if number in places:
            shifts[number] = place - start
            place += len(block.text) + _BLANK
        start += len(block.text) + _BLANK
    return [
        replace(
            s,
            paragraph=places[s.paragraph],
            start=s.start + shifts[s.paragraph],
            end=s.end + shifts[s.paragraph],
        )
        for s in sentences
        if s.paragraph in places
    ]
