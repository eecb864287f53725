"""Select the sentences that answer a question, each with the sentences it leans on."""

from collections.abc import Sequence

from summarize.discourse.stance import read_stance
from summarize.discourse.structure import find_bound
from summarize.errors import NoAnswerError
from summarize.language.words import count_words
from summarize.length import Budget
from summarize.models import Article, Sentence
from summarize.rank.ask.questions import read_question
from summarize.rank.ask.relevance import Relevance, measure_relevance
from summarize.rank.near_duplicates import DuplicateTest, SelectedTexts
from summarize.rank.rating import score_sentences

# Least evidence for an answer. It costs 2 % of 3,570 questions by people their answer; of questions
# about other articles, 4 % get one (see tests/quality).
_THRESHOLD = 6.0
ANSWERS = Budget(sentences=3)  # without a requested length
_RUNNER_UP = 0.7  # share of the best score that the others need, without a requested length
_CHAIN = 3  # most sentences that an answer brings along


def choose_answers(
    prose: Sequence[Sentence],
    article: Article,
    ask: str,
    budget: Budget | None,
    are_duplicates: DuplicateTest | None,
) -> tuple[Sentence, ...]:
    """Select the sentences that answer a question, in reading order; the best has the score 1.

    Sentences that an answer leans on count as words and characters, not as sentences. Without a
    budget there are up to three answers. Raise NoAnswerError if there is none.
    """
    found, scored = _rate(prose, article, ask)
    able = [i for i, near in enumerate(found) if near.rating.total > 0]
    if not able or max(found[i].evidence for i in able) < _THRESHOLD:
        raise NoAnswerError(ask)
    if budget is None:
        able = [i for i in able if scored[i].score >= _RUNNER_UP]
    budget = budget or ANSWERS
    order = sorted(able, key=lambda i: (-scored[i].score, i))
    chosen = _Answers(scored, article, budget, SelectedTexts(are_duplicates)).take(order)
    return tuple(scored[i] for i in sorted(chosen))


def rate_answers(prose: Sequence[Sentence], article: Article, ask: str) -> list[Sentence]:
    """Score sentences by how well they answer a question, 0..1."""
    return _rate(prose, article, ask)[1]


def _rate(
    prose: Sequence[Sentence], article: Article, ask: str
) -> tuple[list[Relevance], list[Sentence]]:
    """Measure how well sentences answer a question, and score them by that."""
    question = read_question(ask, article.language)
    found = measure_relevance(prose, article.blocks, question, article.language)
    return found, score_sentences(prose, [near.rating for near in found])


def take_answers(
    prose: Sequence[Sentence],
    article: Article,
    positions: Sequence[int],
    budget: Budget,
    are_duplicates: DuplicateTest | None,
) -> tuple[Sentence, ...]:
    """Select the answers at these positions, the best first, each with the sentences it leans on.

    They are returned in reading order.
    """
    places = {s.position: i for i, s in enumerate(prose)}
    order = [places[position] for position in positions]
    chosen = _Answers(prose, article, budget, SelectedTexts(are_duplicates)).take(order)
    return tuple(prose[i] for i in sorted(chosen))


class _Answers:
    """The answers selected so far and the budget that is left."""

    def __init__(
        self, sentences: Sequence[Sentence], article: Article, budget: Budget, taken: SelectedTexts
    ) -> None:
        self._sentences = sentences
        self._article = article
        self._budget = budget
        self._taken = taken
        self._chosen: set[int] = set()
        self._bound: list[bool] | None = None  # computed on demand
        self._words, self._characters = budget.words, budget.characters

    def take(self, order: Sequence[int]) -> set[int]:
        """Select from the best down until the budget is used up; return the selected numbers."""
        count = 0
        for i in order:
            if count == self._budget.sentences or not self._room():
                break
            count += i in self._chosen or self._try(i)
        return self._chosen

    def _room(self) -> bool:
        return self._words > 0 and self._characters > 0

    def _try(self, i: int) -> bool:
        """Select a sentence with those it leans on if they fit; the best one also without them."""
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
        """List the sentences before one that it leans on, directly or through another."""
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
