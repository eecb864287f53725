"""Choose the sentences that answer a question, each with what it can't be understood without."""

from collections.abc import Sequence
from itertools import pairwise

from summarize.discourse.stance import read_stance
from summarize.discourse.structure import find_bound
from summarize.errors import NoAnswerError
from summarize.language.words import count_words
from summarize.length import Budget
from summarize.models import Article, Sentence
from summarize.rank.ask.questions import read_question
from summarize.rank.ask.relevance import measure_relevance
from summarize.rank.near_duplicates import DuplicateTest, SelectedTexts
from summarize.rank.rating import keep_rating, scale_ratings, score_sentence

# Of evidence; of 3,570 questions of people 2 % lose their answer by it, and 4 % of questions of
# other articles get one (see tests/quality).
_THRESHOLD = 6.0
ANSWERS = Budget(sentences=3)  # unless a length is asked for
_RUNNER_UP = 0.7  # of the best score, below which a sentence comes only if a length is asked for
_SHOWN = 10  # best sentences among which equals are told apart
_CHAIN = 3  # sentences that lean on each other, before an answer


def choose_answers(
    prose: Sequence[Sentence],
    article: Article,
    ask: str,
    budget: Budget | None,
    are_duplicates: DuplicateTest | None,
) -> tuple[Sentence, ...]:
    """Return the sentences that answer a question, in reading order; the best has the score 1.

    What an answer leans on does not count as a sentence, but as words and characters. Without a
    budget they are up to three. Raise NoAnswerError where none answers.
    """
    question = read_question(ask, article.language)
    found = measure_relevance(prose, article.blocks, question, article.language)
    able = [i for i, near in enumerate(found) if near.rating > 0]
    if not able or max(found[i].evidence for i in able) < _THRESHOLD:
        raise NoAnswerError(f"nothing in it answers {ask!r}")
    scores = scale_ratings([near.rating for near in found])
    scored = [score_sentence(s, x, s.stance) for s, x in zip(prose, scores, strict=True)]
    if budget is None:
        able = [i for i in able if scored[i].score >= _RUNNER_UP]
    budget = budget or ANSWERS
    order = _order(able, scored, article, budget.sentences)
    chosen = _Answers(scored, article, budget, SelectedTexts(are_duplicates)).take(order)
    return tuple(keep_rating(scored[i]) for i in sorted(chosen))


def _order(able: Sequence[int], scored: list[Sentence], article: Article, count: int) -> list[int]:
    """Return the sentences from the best down; equals by the article's own rank, where it shows."""
    order = sorted(able, key=lambda i: (-scored[i].score, i))
    shown = order[: min(count + 1, _SHOWN)]
    if all(scored[a].score != scored[b].score for a, b in pairwise(shown)):
        return order
    # Imported here: hardly any two sentences are as near as each other.
    from summarize.rank.candidates import count_best, score_candidates

    best = count_best(len(scored), ANSWERS)
    ranks = {s.position: s.score for s in score_candidates(scored, article, best=best)}
    return sorted(order, key=lambda i: (-scored[i].score, -ranks.get(scored[i].position, 0.0), i))


class _Answers:
    """What is taken so far, and what is left of the budget."""

    def __init__(
        self, sentences: Sequence[Sentence], article: Article, budget: Budget, taken: SelectedTexts
    ) -> None:
        self._sentences = sentences
        self._article = article
        self._budget = budget
        self._taken = taken
        self._chosen: set[int] = set()
        self._bound: list[bool] | None = None  # found when it is needed
        self._words, self._characters = budget.words, budget.characters

    def take(self, order: Sequence[int]) -> set[int]:
        """Return the numbers of the sentences that are taken, from the best down."""
        count = 0
        for i in order:
            if count == self._budget.sentences or not self._room():
                break
            count += i in self._chosen or self._try(i)
        return self._chosen

    def _room(self) -> bool:
        return self._words > 0 and self._characters > 0

    def _try(self, i: int) -> bool:
        """Take a sentence and what it needs, if they fit; the best one at need without that."""
        fits = self._fits([i]) or (self._budget.at_least_one and not self._chosen)
        if not fits or self._taken.find_duplicate(self._sentences[i].text) is not None:
            return False
        needed = [j for j in self._list_needed(i) if j not in self._chosen]
        if self._fits([*needed, i]):
            self._change([*needed, i])
        elif not self._chosen:
            self._change([i])
        return i in self._chosen

    def _fits(self, numbers: Sequence[int]) -> bool:
        texts = [self._sentences[i].text for i in numbers]
        words, characters = sum(map(count_words, texts)), sum(len(text) + 1 for text in texts)
        return words <= self._words and characters <= self._characters

    def _change(self, numbers: Sequence[int]) -> None:
        for i in numbers:
            text = self._sentences[i].text
            self._chosen.add(i)
            self._taken.add(i, text)
            self._words -= count_words(text)
            self._characters -= len(text) + 1  # a line break after each

    def _list_needed(self, i: int) -> list[int]:
        """Return the sentences that one leans on, each on the one before it."""
        needed: list[int] = []
        while self._leans(i - len(needed)) and len(needed) < _CHAIN:
            needed.append(i - len(needed) - 1)
        return needed

    def _leans(self, i: int) -> bool:
        sentences, article = self._sentences, self._article
        if i == 0 or sentences[i].document != sentences[i - 1].document:
            return False
        if self._bound is None:
            self._bound = find_bound(sentences, article.blocks)
        return self._bound[i] or read_stance(sentences[i].text, article.language).leans
