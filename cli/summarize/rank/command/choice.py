"""Let a program or a model of the user's choose the sentences of a summary: it prints numbers.

Nothing else that it prints is used, so whatever it is, and whatever an article says to it, every
sentence of the summary is one of the article's.
"""

import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from summarize.errors import NoAnswerError, NoteWarning
from summarize.models import Article, PickedBy, Rating, Sentence
from summarize.rank.command.answer import Answer, find_fault, read_answer
from summarize.rank.command.calls import Picker, call
from summarize.rank.command.prompt import Task, estimate_size, write_question

# Tokens of a prompt by default, and of one for an endpoint with more room, which a processor reads
# in two minutes. Of ten articles of 3,500 to 8,500 tokens, careful picks from the whole text were
# better in nine, and equal in one.
TOKENS, MOST_TOKENS = 3000, 6000
_TRIES = 4  # prompts for an article, each shorter than the one before
_NAMED = 5  # numbers of no sentence that a message names


class Choice(NamedTuple):
    """The sentences that were chosen, as their positions, the best first."""

    positions: tuple[int, ...]  # none if it failed
    picked: PickedBy


def choose_sentences(
    picker: Picker, tokens: int | None, sentences: Sequence[Sentence], article: Article, task: Task
) -> Choice:
    """Let a picker choose among sentences, in prompts of at most so many tokens.

    Issue NoteWarning for each line of a program's standard error, at once, and if it fails. Raise
    NoAnswerError if it says that none answers a question.
    """
    positions: tuple[int, ...] = ()
    calls, size = 0, float(tokens or _find_room(picker))
    fallback: str | None = None
    while calls < _TRIES:
        asked, numbered = write_question(sentences, article, task, size)
        outcome = call(picker, asked, lambda line: _warn(f"{picker.name}: {line}"))
        calls, fallback = calls + 1, outcome.failure
        if outcome.fits is not None:
            size = outcome.fits * estimate_size(asked, article)
            continue
        if fallback is None:
            answer = read_answer(outcome.output, len(numbered))
            if answer.none and task.question is not None:
                raise NoAnswerError(task.question)
            fallback = _find_fault(answer, len(numbered), task)
            if fallback is None:
                positions = tuple(numbered[number - 1].position for number in answer.numbers)
                _warn_of_beyond(picker, answer, len(numbered))
        break
    if fallback:
        _warn(f"{picker.name} {fallback}: auto picked the sentences")
    picked = PickedBy(picker.name, calls, fallback, len(sentences), task.wanted, positions)
    return Choice(positions, picked)


def _find_room(picker: Picker) -> int:
    """Find the tokens that a prompt may have: 3,000, unless an endpoint names another number."""
    room = call(picker, None, _warn).output
    return min(MOST_TOKENS, int(room)) if room else TOKENS


def _find_fault(answer: Answer, most: int, task: Task) -> str | None:
    """Find why an answer is no choice; None if it is one."""
    if answer.numbers:
        return find_fault(answer.numbers, most, task.wanted)
    if answer.beyond:
        return f"printed numbers of no sentence ({_list_some(answer.beyond)}; there are {most:,})"
    return "printed no number of a sentence"


def _warn_of_beyond(picker: Picker, answer: Answer, most: int) -> None:
    if answer.beyond:
        some = _list_some(answer.beyond)
        _warn(f"{picker.name} also printed numbers of no sentence ({some}; there are {most:,})")


def _list_some(numbers: Sequence[int]) -> str:
    some = ", ".join(map(str, numbers[:_NAMED]))
    return f"{some}, ..." if len(numbers) > _NAMED else some


def score_choice(choice: Choice, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Score the chosen of some sentences by their rank: from 1 down to above 0.5."""
    count = len(choice.positions)
    scores = {p: 1 - rank / (2 * count) for rank, p in enumerate(choice.positions)}
    return [
        replace(s, score=scores[s.position], rating=Rating({"picked": scores[s.position]}))
        if s.position in scores
        else s
        for s in sentences
    ]


def _warn(message: str) -> None:
    warnings.warn(message, NoteWarning, stacklevel=5)
