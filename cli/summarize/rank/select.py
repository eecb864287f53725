"""Choose the sentences of the summary: the best ones that fit the budget and read well together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from summarize.models import Sentence
from summarize.rank import weights as w
from summarize.rank.budget import Budget
from summarize.text.words import count_words

Alike = Callable[[str, str], bool]


def select_sentences(
    candidates: Sequence[Sentence],
    budget: Budget,
    are_twins: Alike | None = None,
    *,
    reading: bool = False,
) -> tuple[Sentence, ...]:
    """Take sentences from the best down, skip what no longer fits, return them in reading order.

    The candidates stand in reading order. Equal scores go by position. A sentence that the article
    repeats is taken once, as is one that ``are_twins`` finds like one taken. With ``reading`` one
    that leans on the candidate before it is taken only with that one, unless there would be no
    summary at all; one beside a taken one is preferred, and one that would stand alone deep in the
    text is not.
    """
    chosen = _Choice(candidates, budget, are_twins, reading).take()
    if not chosen and reading:
        chosen = _Choice(candidates, budget, are_twins, reading=False).take()
    return tuple(candidates[i] for i in sorted(chosen))


@dataclass(slots=True)
class _Choice:
    candidates: Sequence[Sentence]
    budget: Budget
    are_twins: Alike | None
    reading: bool
    chosen: set[int] = field(default_factory=set)  # numbers of candidates

    def take(self) -> set[int]:
        """Return the numbers of what is taken."""
        seen: list[str] = []
        words, characters = self.budget.words, self.budget.characters
        heap = [(-self._value(i), i) for i in range(len(self.candidates)) if self._may(i)]
        heapify(heap)
        while heap and len(self.chosen) < self.budget.sentences:
            value, i = heappop(heap)
            if i in self.chosen or value != -self._value(i):
                continue
            text = self.candidates[i].text
            if text in seen or (self.are_twins and any(self.are_twins(text, t) for t in seen)):
                continue
            length, size = count_words(text), len(text) + 1
            fits = length <= words and size <= characters
            if not fits and not (self.budget.at_least_one and not self.chosen):
                continue
            self.chosen.add(i)
            seen.append(text)
            words, characters = words - length, characters - size
            for other in (i - 1, i + 1) if self.reading else ():
                if 0 <= other < len(self.candidates) and self._may(other):
                    heappush(heap, (-self._value(other), other))
        return self.chosen

    def _may(self, i: int) -> bool:
        return not (self.reading and self._follows(i) and self.candidates[i].stance.leans) or (
            i - 1 in self.chosen
        )

    def _follows(self, i: int) -> bool:
        """Tell whether a candidate comes after another of its article."""
        return i > 0 and self.candidates[i - 1].document == self.candidates[i].document

    def _value(self, i: int) -> float:
        sentence = self.candidates[i]
        if not self.reading:
            return sentence.score
        if i - 1 in self.chosen or i + 1 in self.chosen:
            return sentence.score + w.NEAR
        if i < w.DEEP or sentence.stance.edge == 2:
            return sentence.score
        return sentence.score - (w.STRAY_OPENING if sentence.stance.edge else w.STRAY)
