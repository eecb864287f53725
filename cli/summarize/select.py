"""Choose the sentences of the summary: the best ones that fit the budget."""

from collections.abc import Iterable

from summarize.length import Budget, count_words
from summarize.models import Sentence


def select_sentences(candidates: Iterable[Sentence], budget: Budget) -> tuple[Sentence, ...]:
    """Take sentences from the best down, skip what no longer fits, return them in reading order.

    Equal scores go by position. A sentence that the article repeats is taken once.
    """
    chosen: list[Sentence] = []
    seen: set[str] = set()
    words, characters = budget.words, budget.characters
    for sentence in sorted(candidates, key=lambda s: (-s.score, s.position)):
        if len(chosen) >= budget.sentences:
            break
        length, size = count_words(sentence.text), len(sentence.text) + 1
        fits = length <= words and size <= characters
        if sentence.text not in seen and (fits or (budget.at_least_one and not chosen)):
            chosen.append(sentence)
            seen.add(sentence.text)
            words, characters = words - length, characters - size
    return tuple(sorted(chosen, key=lambda s: s.position))
