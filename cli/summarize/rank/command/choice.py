"""Let a command of the user's choose the sentences of a summary: it prints their numbers.

Nothing else that it prints is used, so whatever it is, and whatever an article says to it, every
sentence of the summary is one of the article's.
"""

import re
import warnings
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import NamedTuple

from summarize.errors import NoAnswerError, NoteWarning
from summarize.language.control_characters import clean_characters
from summarize.language.words import count_words
from summarize.length import Budget
from summarize.models import Article, PickedBy, Rating, Sentence
from summarize.numbers import read_number
from summarize.rank.command.program import name_program, run_program
from summarize.rank.command.prompt import Task, cut_parts, write_prompt

_FINALISTS = 2  # sentences of all parts in the last round, per sentence of the summary
_THOUGHT = re.compile(r"</think(?:ing)?>")
_BRACKETS = re.compile(r"\[([0-9 ,;]{1,400})\]")
_ORDINAL = re.compile(r"^[ \t]{0,20}[0-9]{1,3}[.)][ \t]{1,20}(?=\[?[0-9])", re.MULTILINE)
_NUMBERS_ALONE = re.compile(r"[ \t]{0,20}(?:[-*•] )?[0-9][0-9 \t,;&]{0,4000}\.?")
_NUMBER = re.compile(r"(?<![\w.])[0-9]{1,9}(?!\w|\.[0-9])")
_NONE = re.compile(r"\bnone\b", re.IGNORECASE)


class Command(NamedTuple):
    """A command that chooses sentences, and its limits."""

    words: tuple[str, ...]
    seconds: float  # of each call
    tokens: int  # of each prompt, about

    @property
    def name(self) -> str:
        """The name of the program, without its arguments."""
        return name_program(self.words)


class Choice(NamedTuple):
    """The sentences that a command chose, as their positions, the best first."""

    positions: tuple[int, ...]  # none if it failed
    picked: PickedBy


class _FailedError(Exception):
    """A call of the command failed."""


def estimate_count(budget: Budget, sentences: Sequence[Sentence]) -> int:
    """Estimate how many of these sentences fit a budget; at least one."""
    total = max(1, len(sentences))
    words = sum(count_words(s.text) for s in sentences) / total
    characters = sum(len(s.text) + 1 for s in sentences) / total
    fitting = min(budget.words / max(1.0, words), budget.characters / max(1.0, characters))
    return max(1, min(budget.sentences, round(fitting), len(sentences)))


def choose_by_command(
    command: Command, sentences: Sequence[Sentence], article: Article, task: Task
) -> Choice:
    """Let a command choose among sentences, those of a long article in parts.

    Issue NoteWarning for each line of its standard error, at once, and if it fails. Raise
    NoAnswerError if it says that none answers a question.
    """
    calls = _Calls(command, article)
    fallback = None
    chosen: list[Sentence] = []
    try:
        chosen = calls.choose(sentences, task)
    except _FailedError as error:
        fallback = str(error)
    if not chosen and not fallback:
        if calls.said_none and task.question is not None:
            raise NoAnswerError(task.question)
        fallback = "printed no number of a sentence"
    if fallback:
        _warn(f"{command.name} {fallback}: auto picked the sentences")
    positions = tuple(sentence.position for sentence in chosen)
    picked = PickedBy(command.name, calls.count, fallback, len(sentences), task.wanted, positions)
    return Choice(positions, picked)


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


def read_numbers(output: str, most: int) -> list[int]:
    """Read the numbers from 1 to ``most`` in an output, each once, in their order.

    Those in brackets count alone if there are any, else those on lines that hold nothing else: a
    model may say, "I choose 3 sentences". If it numbers its answers, these numbers do not count.
    """
    text = _ORDINAL.sub("", clean_characters(_THOUGHT.split(output)[-1]))
    bracketed = " ".join(_BRACKETS.findall(text))
    alone = "\n".join(line for line in text.splitlines() if _NUMBERS_ALONE.fullmatch(line))
    for source in filter(None, (bracketed, alone, text)):
        numbers = (read_number(digits, least=1, most=most) for digits in _NUMBER.findall(source))
        found = list(dict.fromkeys(number for number in numbers if number is not None))
        if found:
            return found
    return []


class _Calls:
    """The calls of a command for one article."""

    def __init__(self, command: Command, article: Article) -> None:
        self._command = command
        self._article = article
        self.count = 0
        self.said_none = False

    def choose(self, sentences: Sequence[Sentence], task: Task) -> list[Sentence]:
        """Choose sentences, the best first, and maybe too many; raise _FailedError."""
        parts = cut_parts(sentences, self._article, task, self._command.tokens)
        if len(parts) == 1:
            return self._ask(sentences, task)  # too many are spare: some may not fit
        share = max(1, -(-_FINALISTS * task.wanted // len(parts)))
        found = []
        for part in parts:
            own = task._replace(wanted=min(share, len(part)), stage="part")
            found.append(self._ask(part, own)[: own.wanted])
        finalists = sorted(chain.from_iterable(found), key=lambda s: s.position)
        fewer = len(cut_parts(finalists, self._article, task, self._command.tokens)) < len(parts)
        if finalists and fewer:
            return self.choose(finalists, task._replace(stage="last"))
        # So many sentences are wanted that there is nothing to choose from: the best of each part.
        rounds = chain.from_iterable(zip_longest(*found))
        return [sentence for sentence in rounds if sentence is not None][: task.wanted]

    def _ask(self, sentences: Sequence[Sentence], task: Task) -> list[Sentence]:
        self.count += 1
        command = self._command
        prompt = write_prompt(sentences, self._article, task)
        done = run_program(
            command.words, prompt, command.seconds, lambda line: _warn(f"{command.name}: {line}")
        )
        if done.failure:
            raise _FailedError(done.failure)
        numbers = read_numbers(done.output, len(sentences))
        self.said_none |= not numbers and _NONE.search(done.output) is not None
        return [sentences[number - 1] for number in numbers]


def _warn(message: str) -> None:
    warnings.warn(message, NoteWarning, stacklevel=5)
