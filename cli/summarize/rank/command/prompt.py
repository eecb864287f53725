"""Write the prompt for a command that chooses sentences: an instruction, and numbered sentences."""

from collections.abc import Iterator, Sequence
from functools import cache
from math import ceil
from pathlib import Path
from typing import NamedTuple

from summarize.discourse.structure import Location, locate_sentences
from summarize.language.control_characters import one_line
from summarize.language.language_names import name_language
from summarize.language.tokens import estimate_tokens
from summarize.models import Article, Sentence
from summarize.word_lists import read_list

_LABEL = 4  # tokens of a number in brackets
_SLACK = 0.1  # of the size of a part, by which it may be smaller to end with a paragraph
_LEAST_ROOM = 200  # tokens for sentences, however long instruction and title are


class Task(NamedTuple):
    """What is asked of a command, apart from the article."""

    wanted: int  # sentences to choose
    focus: str | None = None
    question: str | None = None
    stage: str | None = None  # of a long article: "part" or "last"


def write_prompt(sentences: Sequence[Sentence], article: Article, task: Task) -> str:
    """Write the instruction, and the sentences below their headings, numbered from 1."""
    body = "\n\n".join(_write_paragraphs(sentences, article))
    return f"{_write_start(article, task)}\n\n{body}\n\n{_write(('end',), task)}\n"


def cut_parts(
    sentences: Sequence[Sentence], article: Article, task: Task, tokens: int
) -> list[list[Sentence]]:
    """Cut sentences into as few parts of about equal size as fit a prompt of so many tokens.

    A sentence that is longer than that is a part by itself.
    """
    frame = estimate_tokens(f"{_write_start(article, task)}{_write(('end',), task)}", "en")
    room = max(_LEAST_ROOM, tokens - frame)
    costs = [_LABEL + estimate_tokens(s.text, article.language) for s in sentences]
    count = max(1, ceil(sum(costs) / room))
    size = sum(costs) / count
    parts: list[list[Sentence]] = []
    done = filled = 0.0  # tokens of all parts, and of the last one
    paragraph = -1
    for sentence, cost in zip(sentences, costs, strict=True):
        slack = _SLACK * size if sentence.paragraph != paragraph else 0.0
        ended = len(parts) < count and done >= len(parts) * size - slack
        if ended or filled + cost > room:
            parts.append([])
            filled = 0.0
        parts[-1].append(sentence)
        paragraph = sentence.paragraph
        done, filled = done + cost, filled + cost
    return parts


def _write_start(article: Article, task: Task) -> str:
    if task.question is None:
        names = ("article", *filter(None, (task.stage,)), *(("focus",) if task.focus else ()))
    else:
        names = ("question", *filter(None, (task.stage,)), "asked")
    language = name_language(article.language)
    facts = [] if article.articles else _list_facts(article)
    facts += [f"Language: {language}"] if language else []
    return "\n".join((_write((*names, "data"), task), "", *facts)).rstrip()


def _list_facts(article: Article) -> list[str]:
    facts = (("Title", article.title), ("Date", article.date))
    return [f"{name}: {one_line(fact)}" for name, fact in facts if fact]


def _write_paragraphs(sentences: Sequence[Sentence], article: Article) -> Iterator[str]:
    """Yield headings, and paragraphs with a sentence a line; of several articles their titles."""
    document, section, lines = -1, 0, list[str]()
    before: Location | None = None
    for number, (sentence, location) in enumerate(
        zip(sentences, locate_sentences(sentences, article.blocks), strict=True), start=1
    ):
        if lines and (before is None or before.paragraph != location.paragraph):
            yield "\n".join(lines)
            lines = []
        if article.articles and sentence.document != document:
            document = sentence.document
            yield "\n".join([f"Article {document + 1}", *_list_facts(article.articles[document])])
        if location.section != section and location.heading:
            section = location.section
            yield f"## {one_line(location.heading)}"
        lines.append(f"[{number}] {one_line(sentence.text)}")
        before = location
    if lines:
        yield "\n".join(lines)


def _write(names: Sequence[str], task: Task) -> str:
    sections = _read_instruction()
    values = {
        "{count}": str(task.wanted),
        "{focus}": one_line(task.focus or ""),
        "{question}": one_line(task.question or ""),
    }
    lines = [line for name in names for line in sections[name]]
    return "\n".join(_fill(line, values) for line in lines)


def _fill(line: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        if name in line:  # a line has one, so what a user wrote is never filled in
            return line.replace(name, value)
    return line


@cache
def _read_instruction() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for section, line in read_list(Path(__file__).with_name("instruction.txt")):
        sections.setdefault(section, []).append(line)
    return sections
