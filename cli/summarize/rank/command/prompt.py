"""Write the prompt for what chooses: an instruction, and the article with numbered sentences."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from summarize.language.control_characters import one_line
from summarize.language.language_names import name_language
from summarize.language.tokens import estimate_tokens
from summarize.models import Article, Block, Sentence
from summarize.rank.command.exchange import Prompt
from summarize.word_lists import read_list

# Of a long article, the opening and the best sentences by `auto` can be chosen, and the one before
# each. In 126 articles of more than 3,000 tokens, a summary of the best 40 can be worth .86 of the
# best one, of the best 20 .74; in five of ten articles, one before these or in the opening was
# wanted.
_BEST, _OPENING = 40, 8
_TIMES = 2  # at least so many, per sentence of the summary
_CLOSER = 0.95  # share of the room that the next try aims at
_LONGEST = 300  # characters of a line without a number
_OUTLINE = 0.2  # share of the room that headings may have
_GAP = "..."


class Task(NamedTuple):
    """What is asked for, apart from the article."""

    wanted: int  # sentences to choose
    focus: str | None = None
    question: str | None = None


class Question(NamedTuple):
    """A prompt, and the sentences in it by their numbers, from 1."""

    prompt: Prompt
    numbered: list[Sentence]


class _Line(NamedTuple):
    """A line of the article: a sentence, a heading, the facts of a merged one, or other text."""

    text: str
    block: int
    kind: Literal["sentence", "heading", "facts", "other"] = "other"
    sentence: int = -1  # its number among the sentences, from 0


def write_question(
    sentences: Sequence[Sentence], article: Article, task: Task, tokens: float
) -> Question:
    """Write the prompt for a choice among sentences, in about so many tokens.

    If the whole article is too long, show the first sentences and the best by their scores, each
    with the one before it, and the headings.
    """
    lines = list(_list_lines(sentences, article))
    every = range(len(sentences))
    whole = _write_prompt(lines, every, sentences, article, task)
    size = estimate_size(whole.prompt, article)
    if size <= tokens:
        return whole
    order = sorted(every, key=lambda i: (i >= _OPENING, -sentences[i].score, i))
    count = min(len(sentences), max(_BEST, _TIMES * task.wanted))
    while True:
        before = (i - 1 for i in order[:count] if i and _are_neighbours(*sentences[i - 1 : i + 1]))
        chosen = sorted({*order[:count], *before})
        shown = list(_shorten(lines, chosen, article, tokens))
        short = _write_prompt(shown, chosen, sentences, article, task, outline=True)
        size = estimate_size(short.prompt, article)
        if size <= tokens or count == 1:
            return short
        count = max(1, min(count - 1, int(count * _CLOSER * tokens / size)))


def estimate_size(prompt: Prompt, article: Article) -> float:
    """Estimate the tokens of a prompt."""
    return estimate_tokens(prompt.text, article.language)


def _write_prompt(
    lines: Sequence[_Line],
    chosen: Sequence[int],
    sentences: Sequence[Sentence],
    article: Article,
    task: Task,
    *,
    outline: bool = False,
) -> Question:
    """Write the prompt around lines, of which those of the chosen sentences get numbers."""
    numbers = {i: number for number, i in enumerate(chosen, start=1)}
    body = "\n\n".join(
        "\n".join(_write_line(line, numbers) for line in block)
        for _, block in groupby(lines, key=lambda line: line.block)
    )
    asks = task.question is not None
    one = "one" if task.wanted == 1 else "task"
    asked = ("asked",) if asks else (*(("focus",) if task.focus else ()), one)
    language = name_language(article.language)
    facts = [] if article.articles else _list_facts(article)
    parts = (
        _write(("question" if asks else "article", "data"), task),
        "\n".join([*facts, *([f"Language: {language}"] if language else [])]),
        _write((*(("outline",) if outline else ()), *asked), task),
        body,
        _write(("end", *asked, "print"), task),
    )
    text = "\n\n".join(filter(None, parts)) + "\n"
    return Question(
        Prompt(text, len(chosen), task.wanted, optional=asks), [sentences[i] for i in chosen]
    )


def _write_line(line: _Line, numbers: dict[int, int]) -> str:
    if line.sentence in numbers:
        return f"[{numbers[line.sentence]}] {line.text}"
    return f"## {line.text}" if line.kind == "heading" else line.text


def _shorten(
    lines: Sequence[_Line], chosen: Sequence[int], article: Article, tokens: float
) -> Iterator[_Line]:
    """Yield the chosen sentences, the headings, and a mark for each gap.

    If the headings take too much of the room, only those above a sentence are shown.
    """
    wanted = {*chosen}
    headings = " ".join(line.text for line in lines if line.kind == "heading")
    all_headings = estimate_tokens(headings, article.language) <= _OUTLINE * tokens
    heading: _Line | None = None  # that waits for a sentence
    gap = False
    for line in lines:
        if line.kind == "facts" or (line.kind == "heading" and all_headings):
            heading, gap = None, False  # something begins, anyhow
            yield line
        elif line.sentence in wanted:
            if gap:
                yield _Line(_GAP, -line.block - 1)
            if heading:
                yield heading
            heading, gap = None, False
            yield line
        else:
            heading, gap = (line if line.kind == "heading" else heading), True
    if gap:
        yield _Line(_GAP, -len(lines) - 1)


def _are_neighbours(before: Sentence, after: Sentence) -> bool:
    return after.position == before.position + 1 and after.document == before.document


def _list_lines(sentences: Sequence[Sentence], article: Article) -> Iterator[_Line]:
    """Yield the article line by line: a sentence, or what stands between two of them.

    What stands behind the last sentence is left out. Each of merged articles begins with its facts.
    """
    heads = {}
    first = 0
    for number, part in enumerate(article.articles, start=1):
        heads[first] = "\n".join([f"Article {number}", *_list_facts(part)])
        first += len(part.blocks)
    groups = {
        number: list(group)
        for number, group in groupby(range(len(sentences)), lambda i: sentences[i].paragraph)
    }
    last = max(groups, default=-1)
    start, row = 0, list[str]()  # cells of a row of a table
    for number, block in enumerate(article.blocks[: last + 1]):
        if number in heads:
            yield _Line(heads[number], -2 * len(article.blocks) - number - 1, "facts")
        if block.kind == "cell" and number not in groups:
            row.append(_cut(block.text))
            if _ends_row(article.blocks, number, groups):
                yield _Line(_cut(" | ".join(row)), number)
                row = []
        else:
            yield from _list_block(block, number, start, groups.get(number, ()), sentences)
        start += len(block.text) + 2


def _ends_row(blocks: Sequence[Block], number: int, groups: dict[int, list[int]]) -> bool:
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    same = after and after.kind == "cell" and after.row == blocks[number].row
    return not same or number + 1 in groups


def _list_block(
    block: Block, number: int, start: int, group: Sequence[int], sentences: Sequence[Sentence]
) -> Iterator[_Line]:
    """Yield the lines of a block that starts at an offset of the article."""
    done = 0  # characters of the block
    for i in group:
        begin, end = sentences[i].start - start, sentences[i].end - start
        yield from _list_others(block.text[done:begin], number)
        yield _Line(one_line(sentences[i].text), number, "sentence", i)
        done = max(done, end)
    if block.kind == "heading" and not group:
        yield _Line(_cut(block.text), number, "heading")
    else:
        yield from _list_others(block.text[done:], number)


def _list_others(text: str, number: int) -> Iterator[_Line]:
    if any(map(str.isalnum, text)):
        yield _Line(_cut(text), number)


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} {_GAP}"


def _list_facts(article: Article) -> list[str]:
    facts = (("Title", article.title), ("Date", article.date))
    return [f"{name}: {one_line(fact)}" for name, fact in facts if fact]


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
