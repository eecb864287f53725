"""Select the sentences of a summary: the best that fit the budget and read well together."""

from collections import Counter
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from summarize.language.words import count_words
from summarize.length import Budget
from summarize.models import Sentence
from summarize.rank.near_duplicates import DuplicateTest, SelectedTexts

# Shares of the best score. There is no bonus for neighbours and no malus for isolation: without
# them, editors valued the summaries of 1,147 articles .01 more.
# In a list of tips or products, malus for each sentence of the same item that is selected: without
# it, summaries of 230 lists were worth .016 less.
SAME_ITEM = 0.1
# Malus times the probability that a sentence dangles, if the one before it is not selected. In 185
# articles of other sites, 34 sentences of 50 summaries dangle without it, and 22 with it.
DANGLING = 0.35
# Probability from which a sentence that others chose takes the one before it along, if there is
# room beside all that they chose. Of 3,615 that readers chose, it takes 194, of which they marked
# 59 % as dangling. In the place of others that were chosen, it made 18 of 50 summaries worse.
HANGS = 0.6
# The malus in a summary of one sentence: with it readers marked 48 of 695 as dangling, with 0.6 59.
# In summaries of two and three, 0.35 is worth .02 more than 1.0, and no more sentences dangle.
DANGLING_ALONE = 1.0


def select_sentences(
    candidates: Sequence[Sentence],
    budget: Budget,
    are_duplicates: DuplicateTest | None = None,
    *,
    coherent: bool = False,
    first: Sequence[int] = (),
    fill: bool = True,
) -> tuple[Sentence, ...]:
    """Select sentences from the best down, as far as they fit, and return them in reading order.

    Candidates are in reading order; ties go by position. Of duplicates only one is selected. With
    ``coherent``, that is the longer one; a sentence that leans on the candidate before it, or that
    the next one refutes, is only selected together with it, unless nothing at all could be selected
    otherwise; one that is likely to dangle loses the more, the likelier, if the candidate before it
    is not selected, and most in a summary of one sentence; a second one of the same item of a list
    loses, too. Those at the positions ``first`` come before all others, in this order,
    whatever they lean on; then one of them that is likely to dangle takes the one before it along.
    Without ``fill``, nothing else is selected if one of them is.
    """
    chosen = _Selection(candidates, budget, are_duplicates, coherent=coherent).take(first, fill)
    if not chosen and coherent:
        chosen = _Selection(candidates, budget, are_duplicates, coherent=False).take(first, fill)
    return tuple(candidates[i] for i in sorted(chosen))


class _Selection:
    """The candidates selected so far and the budget that is left."""

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
        self._items = Counter[tuple[int, int]]()  # selected sentences by item of a list
        self._taken = SelectedTexts(are_duplicates)
        self._words, self._characters = budget.words, budget.characters
        self._places = {s.position: i for i, s in enumerate(candidates)}

    def take(self, first: Sequence[int], fill: bool) -> set[int]:
        """Select until nothing fits; return the numbers of the selected candidates."""
        numbers = [self._places[position] for position in first if position in self._places]
        for number in numbers:
            self._try_first(number)
        for number in numbers:
            if number in self._chosen and self._hangs(number):
                self._try_first(number - 1)
        if self._chosen and not fill:
            return self._chosen
        heap = [(-self._value(i), i) for i in range(len(self._candidates))]
        heapify(heap)
        while heap and len(self._chosen) < self._budget.sentences:
            value, i = heappop(heap)
            if i in self._chosen:
                continue
            now = -self._value(i)
            if value != now:  # later selections have changed it
                heappush(heap, (now, i))
                continue
            if self._is_complete(i) and self._try_with_answer(i) and i + 1 < len(self._candidates):
                heappush(heap, (-self._value(i + 1), i + 1))
        return self._chosen

    def _try_with_answer(self, i: int) -> bool:
        """Select a candidate if it fits, and one that the next refutes only together with that."""
        refuted = self._coherent and self._candidates[i].stance.refuted
        if not refuted or i + 1 in self._chosen:
            return self._try_adding(i)
        pair = self._candidates[i : i + 2]
        return (
            pair[-1].position == pair[0].position + 1
            and all(self._taken.find_duplicate(each.text) is None for each in pair)
            and self._try_pair(i, i + 1)
        )

    def _try_first(self, i: int) -> None:
        """Select a candidate that others chose, or that one of them needs, if it fits."""
        if i not in self._chosen and len(self._chosen) < self._budget.sentences:
            self._try_adding(i)

    def _try_pair(self, first: int, second: int) -> bool:
        """Select two candidates if both fit, else neither."""
        if len(self._chosen) + 2 > self._budget.sentences or not self._try_adding(first):
            return False
        if self._try_adding(second):
            return True
        self._change(first, -1)
        return False

    def _hangs(self, i: int) -> bool:
        """Check whether a candidate is likely to dangle, and the sentence before it is one."""
        if not self._coherent or not self._has_before(i):
            return False
        before, sentence = self._candidates[i - 1 : i + 1]
        return sentence.stance.dangles >= HANGS and before.position + 1 == sentence.position

    def _try_adding(self, i: int) -> bool:
        """Select a candidate if it fits, in place of a shorter duplicate if there is one."""
        text = self._candidates[i].text
        duplicate = self._taken.find_duplicate(text)
        if duplicate is not None:
            if not self._coherent or not self._is_fuller(i, duplicate):
                return False
            self._change(duplicate, -1)
        fits = self._count(i) <= self._words and self._measure(i) <= self._characters
        if fits or (self._budget.at_least_one and not self._chosen):
            self._change(i, 1)
            return True
        if duplicate is not None:
            self._change(duplicate, 1)
        return False

    def _is_fuller(self, i: int, duplicate: int) -> bool:
        """Check whether a candidate may replace a shorter duplicate, on which nothing leans."""
        leaning = duplicate + 1 in self._chosen and self._leans(duplicate + 1)
        texts = self._candidates[i].text, self._candidates[duplicate].text
        return not leaning and not self._leans(i) and count_words(texts[0]) > count_words(texts[1])

    def _change(self, i: int, sign: int) -> None:
        """Select a candidate, or with the sign -1 deselect it."""
        text = self._candidates[i].text
        self._items[self._find_item(i)] += sign
        if sign > 0:
            self._chosen.add(i)
            self._taken.add(i, text)
        else:
            self._chosen.remove(i)
            self._taken.drop(i)
        self._words -= sign * self._count(i)
        self._characters -= sign * self._measure(i)

    def _count(self, i: int) -> int:
        """Count the words of a candidate and of the name of its speaker."""
        sentence = self._candidates[i]
        return count_words(sentence.text) + count_words(sentence.introduction)

    def _measure(self, i: int) -> int:
        """Count the characters of a candidate, its line break, speaker and quotation marks."""
        sentence = self._candidates[i]
        return len(sentence.introduction + sentence.text) + 1 + 2 * sentence.quoted

    def _is_complete(self, i: int) -> bool:
        """Check whether the sentence that a candidate leans on, if any, is selected."""
        return not self._coherent or not self._leans(i) or self._follows_chosen(i)

    def _leans(self, i: int) -> bool:
        return self._candidates[i].stance.leans and self._has_before(i)

    def _has_before(self, i: int) -> bool:
        """Check whether the candidate before one is of the same article.

        It stands for the sentence before, which may be no candidate. With that sentence alone, the
        choice from 1,147 articles was worth .0009 less: 9 were better, 14 worse.
        """
        return i > 0 and self._candidates[i].document == self._candidates[i - 1].document

    def _follows_chosen(self, i: int) -> bool:
        return i - 1 in self._chosen and self._has_before(i)

    def _find_item(self, i: int) -> tuple[int, int]:
        """Find the article and the section of a candidate; the second is 0 outside of lists."""
        return self._candidates[i].document, self._candidates[i].stance.section

    def _value(self, i: int) -> float:
        sentence = self._candidates[i]
        if not self._coherent:
            return sentence.score
        score = sentence.score
        if sentence.stance.section:
            score -= SAME_ITEM * self._items[self._find_item(i)]
        if self._follows_chosen(i):
            return score
        malus = DANGLING_ALONE if self._budget.sentences == 1 else DANGLING
        return score - malus * sentence.stance.dangles
