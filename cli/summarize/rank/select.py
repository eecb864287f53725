"""Choose the sentences of the summary: the best ones that fit the budget."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from summarize.models import Sentence
from summarize.rank.budget import Budget
from summarize.text.words import count_words

Alike = Callable[[str, str], bool]


def select_sentences(
    candidates: Sequence[Sentence], budget: Budget, are_twins: Alike | None = None
) -> tuple[Sentence, ...]:
    """Take sentences from the best down, skip what no longer fits, return them in reading order.

    The candidates stand in reading order. Equal scores go by position. A sentence that the article
    repeats is taken once, as is one that ``are_twins`` finds like one taken. One that leans on the
    candidate before it is taken only with that one, unless there would be no summary at all.
    """
    needs = {
        s.position: before.text
        for before, s in pairwise(candidates)
        if s.leans and s.document == before.document
    }
    ranked = sorted(candidates, key=lambda s: (-s.score, s.position))
    chosen = _take(ranked, budget, needs, are_twins) or _take(ranked, budget, {}, are_twins)
    return tuple(sorted(chosen, key=lambda s: s.position))


def _take(
    ranked: Iterable[Sentence], budget: Budget, needs: dict[int, str], are_twins: Alike | None
) -> list[Sentence]:
    chosen: list[Sentence] = []
    seen: set[str] = set()
    words, characters = budget.words, budget.characters
    for sentence in ranked:
        if len(chosen) >= budget.sentences:
            break
        need = needs.get(sentence.position)
        if sentence.text in seen or (need is not None and need not in seen):
            continue
        if are_twins and any(are_twins(sentence.text, other.text) for other in chosen):
            continue
        length, size = count_words(sentence.text), len(sentence.text) + 1
        fits = length <= words and size <= characters
        if fits or (budget.at_least_one and not chosen):
            chosen.append(sentence)
            seen.add(sentence.text)
            words, characters = words - length, characters - size
    return chosen
