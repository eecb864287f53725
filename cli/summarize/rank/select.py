"""Choose the sentences of the summary: the best ones that fit the budget and read well together."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from summarize.language.words import count_words
from summarize.length import Budget
from summarize.models import Sentence
from summarize.rank.near_duplicates import DuplicateTest, SelectedTexts
from summarize.rank.rating import keep_rating

# Shares of the best score. Editors take sentences that stand alone, so that these are small: with
# .05, .35 and .18, and pairs, a summary was worth .02 less to them.
NEAR = 0.03  # beside a taken one
STRAY, STRAY_OPENING = 0.05, 0.03  # alone, deep in the text; as one that opens its paragraph
NAMELESS = 0.05  # for each name, at most two, whose introduction is not taken
DEEP = 12  # sentences: what comes after them is deep in the text


def select_sentences(
    candidates: Sequence[Sentence],
    budget: Budget,
    are_duplicates: DuplicateTest | None = None,
    *,
    coherent: bool = False,
) -> tuple[Sentence, ...]:
    """Take sentences from the best down, skip what no longer fits, return them in reading order.

    The candidates stand in reading order. Equal scores go by position. Of sentences that are the
    same, or near duplicates, one is taken. With ``coherent`` it is the fuller one;
    a sentence that leans on the candidate before it is taken only with that one, unless there would
    be no summary at all; one beside a taken one rises, and one that would stand alone deep in the
    text falls.
    """
    chosen = _Selection(candidates, budget, are_duplicates, coherent=coherent).take()
    if not chosen and coherent:
        chosen = _Selection(candidates, budget, are_duplicates, coherent=False).take()
    return tuple(keep_rating(candidates[i]) for i in sorted(chosen))


class _Selection:
    """What is taken so far, and what is left of the budget."""

    def __init__(
        self,
        candidates: Sequence[Sentence],
        budget: Budget,
        are_duplicates: DuplicateTest | None,
        *,
        coherent: bool,
    ) -> None:
        self._candidates = candidates
        self._budget = budget
        self._coherent = coherent
        self._chosen: set[int] = set()  # numbers of candidates
        self._taken = SelectedTexts(are_duplicates)
        self._words, self._characters = budget.words, budget.characters
        self._places = {s.position: i for i, s in enumerate(candidates)}
        self._naming: dict[int, list[int]] = {}  # who names short what a candidate introduces
        for i, sentence in enumerate(candidates):
            for position in sentence.stance.names:
                if position in self._places:
                    self._naming.setdefault(self._places[position], []).append(i)

    def take(self) -> set[int]:
        """Return the numbers of the candidates that are taken."""
        heap = [(-self._value(i), i) for i in range(len(self._candidates))]
        heapify(heap)
        while heap and len(self._chosen) < self._budget.sentences:
            value, i = heappop(heap)
            if i in self._chosen:
                continue
            now = -self._value(i)
            if value != now:  # what was taken since has changed it
                heappush(heap, (now, i))
                continue
            if self._stands(i) and self._try(i):
                for other in (i - 1, i + 1, *self._naming.get(i, ())):
                    if self._has(other):
                        heappush(heap, (-self._value(other), other))
        return self._chosen

    def _try(self, i: int) -> bool:
        """Take a candidate, in place of a shorter one like it, if it fits."""
        text = self._candidates[i].text
        twin = self._taken.find_duplicate(text)
        if twin is not None:
            if not self._coherent or not self._fuller(i, twin):
                return False
            self._change(twin, -1)
        fits = count_words(text) <= self._words and len(text) < self._characters
        if fits or (self._budget.at_least_one and not self._chosen):
            self._change(i, 1)
            return True
        if twin is not None:
            self._change(twin, 1)
        return False

    def _fuller(self, i: int, twin: int) -> bool:
        """Tell whether a candidate says more than one like it on which no taken one leans."""
        leaning = twin + 1 in self._chosen and self._leans(twin + 1)
        texts = self._candidates[i].text, self._candidates[twin].text
        return not leaning and not self._leans(i) and count_words(texts[0]) > count_words(texts[1])

    def _change(self, i: int, sign: int) -> None:
        """Take a candidate, or with the sign -1 take it back."""
        text = self._candidates[i].text
        if sign > 0:
            self._chosen.add(i)
            self._taken.add(i, text)
        else:
            self._chosen.remove(i)
            self._taken.drop(i)
        self._words -= sign * count_words(text)
        self._characters -= sign * (len(text) + 1)  # a line break after each

    def _stands(self, i: int) -> bool:
        """Tell whether a candidate may be taken: it needs none, or what it needs is taken."""
        return not self._coherent or not self._leans(i) or i - 1 in self._chosen

    def _leans(self, i: int) -> bool:
        here, before = self._candidates[i], self._candidates[i - 1]
        return here.stance.leans and i > 0 and here.document == before.document

    def _value(self, i: int) -> float:
        sentence = self._candidates[i]
        if not self._coherent:
            return sentence.score
        score = sentence.score - NAMELESS * min(2, self._count_unnamed(sentence))
        if i - 1 in self._chosen or i + 1 in self._chosen:
            return score + NEAR
        if i < DEEP or sentence.stance.edge == 2:
            return score
        return score - (STRAY_OPENING if sentence.stance.edge else STRAY)

    def _has(self, i: int) -> bool:
        return 0 <= i < len(self._candidates)

    def _count_unnamed(self, sentence: Sentence) -> int:
        """Return how many names it says short whose introductions are not taken."""
        places = (self._places.get(position) for position in sentence.stance.names)
        return sum(place not in self._chosen for place in places)
