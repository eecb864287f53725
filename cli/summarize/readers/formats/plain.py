"""Plain text: paragraphs, headings and items out of lines that may have been wrapped."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.language.control_characters import one_line
from summarize.language.punctuation import closes_line
from summarize.language.titles import is_open_line
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Removed
from summarize.readers.mail.opening_header import split_header
from summarize.readers.page_numbers import is_page_number, names_page
from summarize.readers.wrapping import join_lines

_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the top and the bottom of a page that may be running heads
_OFTEN = 3  # pages that share one


def split_pages(text: str) -> list[str]:
    """List the lines of a text in pages, without page numbers and running heads.

    A paragraph that continues on the next page is joined.
    """
    pages = _cut_pages(text)
    if len(pages) == 1:
        return pages[0]
    edges = [[i for i, line in enumerate(page) if line.strip()] for page in pages]
    edges = [sorted({*filled[:_EDGE], *filled[-_EDGE:]}) for filled in edges]
    shapes = Counter(
        shape
        for page, edge in zip(pages, edges, strict=True)
        for shape in {_shape(page[i]) for i in edge}
    )
    lines: list[str] = []
    for page, edge in zip(pages, edges, strict=True):
        running = {
            i for i in edge if is_page_number(page[i].strip()) or shapes[_shape(page[i])] >= _OFTEN
        }
        kept = [line for i, line in enumerate(page) if i not in running]
        while kept and not kept[0].strip():
            del kept[0]
        while kept and not kept[-1].strip():
            del kept[-1]
        goes_on = bool(lines and kept) and not closes_line(lines[-1].rstrip())
        if lines and kept and not (goes_on and kept[0].strip()[:1].islower()):
            lines.append("")
        lines += kept
    return lines


def _cut_pages(text: str) -> list[list[str]]:
    """Split lines into pages, at form feeds or at lines that are clearly page numbers.

    Such a line is separate: "page 3." may end a paragraph.
    """
    if "\f" in text:
        return [page.split("\n") for page in text.split("\f")]
    lines = text.split("\n")
    cuts = [
        number
        for number, line in enumerate(lines)
        if names_page(line.strip())
        and not "".join(lines[max(0, number - 1) : number]).strip()
        and not "".join(lines[number + 1 : number + 2]).strip()
    ]
    starts = [0, *(number + 1 for number in cuts)]
    return [lines[start:end] for start, end in zip(starts, [*cuts, len(lines)], strict=True)]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))


_GUTENBERG_START = re.compile(r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_GUTENBERG_END = compile_late(
    r"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg",
    re.IGNORECASE,
)
_FIELD = compile_late(r"(Title|Author): +(\S.*)")
_NOTE = compile_late(
    r"\W{0,4}(?:transcriber[’']s notes?\b|produced by .+|e-?text prepared by )", re.I
)
_NEAR = 60  # lines at either end of a book that may contain such notes
_STANDARD = re.compile(r"Request for Comments:|Internet-Draft\b|RFC: \d|INTERNET-DRAFT\b")
_HEADER_LINES = 12  # in which a standard names itself
_CENTERED = 6  # characters before a title
_TITLE_LINES = 3


def take_conventions(draft: Draft, lines: Sequence[str]) -> tuple[Draft, list[str]]:
    """Remove licences and headers; return the draft with their facts, and the remaining lines."""
    lines = list(lines)
    draft, lines = _take_licence(draft, lines)
    return _take_standard_header(draft, lines)


def _take_licence(draft: Draft, lines: list[str]) -> tuple[Draft, list[str]]:
    start = next((i for i, line in enumerate(lines) if _GUTENBERG_START.search(line)), None)
    if start is None:
        return draft, lines
    end = next(
        (i for i in range(start + 1, len(lines)) if _GUTENBERG_END.search(lines[i])), len(lines)
    )
    found = (_FIELD.match(line) for line in lines[:start])
    fields = {match[1]: match[2] for match in found if match}
    removed = [
        *_remove(lines[: start + 1], "licence"),
        *_remove(lines[end:], "licence"),
    ]
    body, notes = _take_notes(lines[start + 1 : end])
    return (
        replace(
            draft,
            title=draft.title or one_line(fields.get("Title", "")) or None,
            author=draft.author or one_line(fields.get("Author", "")) or None,
            removed=(*draft.removed, *removed[:1], *notes, *removed[1:]),
        ),
        body,
    )


def _take_notes(lines: list[str]) -> tuple[list[str], list[Removed]]:
    """Remove transcribers' notes near either end of a book."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    kept: list[str] = []
    removed: list[Removed] = []
    seen = 0
    for paragraph in paragraphs:
        seen += len(paragraph) + 1
        near = min(seen, len(lines) - seen) <= _NEAR
        if paragraph and near and _NOTE.match(paragraph[0]):
            removed += _remove(paragraph, "transcriber's note")
        else:
            kept += [*paragraph, ""]
    return kept, removed


def _take_standard_header(draft: Draft, lines: list[str]) -> tuple[Draft, list[str]]:
    """Remove the header of an RFC or an Internet-Draft, and take its title."""
    head = [i for i, line in enumerate(lines) if line.strip()][:_HEADER_LINES]
    if not any(_STANDARD.match(lines[i]) for i in head):
        return draft, lines
    blank = next(
        (i for i in range(head[0], len(lines)) if not lines[i].strip()), len(lines)
    )  # the header is the first paragraph
    start = next((i for i in range(blank, len(lines)) if lines[i].strip()), len(lines))
    end = next((i for i in range(start, len(lines)) if not lines[i].strip()), len(lines))
    title = lines[start:end]
    centered = 0 < len(title) <= _TITLE_LINES and all(
        line.startswith(" " * _CENTERED) for line in title
    )
    removed = tuple(_remove(lines[:blank], "header"))
    found = one_line(" ".join(title)) if centered else None
    return (
        replace(draft, title=draft.title or found, removed=(*draft.removed, *removed)),
        lines[end if centered else blank :],
    )


def _remove(lines: Sequence[str], reason: str) -> list[Removed]:
    text = one_line(" ".join(lines))
    return [Removed(text, reason)] if text else []


_LINE_ENDS = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
# Printers overstrike letters for bold, and underscores for underlining (man pages).
_OVERSTRUCK = compile_late(r"(?:_\x08(?=.))|(?:(.)\x08(?=\1))")
_ITEM = re.compile(r"(?:[-*•·‣▪●–—+]|\(?(?:\d{1,3}|[a-z])[.)]) +(?=\S)")
_BULLET = compile_late(r"[-*•·‣▪●–—+] +(?=\S)")
# A command as a shell or Python shows it, an installation, an assignment or a call.
_PROMPT = compile_late(
    r"(?: {4}|\t)\s{0,20}(?:\$ [a-z./~_-]|>>> |#!/|(?:sudo|pip3? install|git|npm|apt(?:-get)?|curl)"
    r" [\w./-]|[\w.]{1,40}(?:\[[^\]]{0,40}\])? ?[-+:]?= ?\S|[\w.]{1,60}\([^()]{0,200}\);?$)"
)
_DEEP = re.compile(r" {4}|\t")
_OBJECT = "\ufffc"  # stands for one that is no text
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.? +[^\W\d_a-zà-ÿ]")


def read(text: str) -> Draft:
    """Read the blocks of a text, and the subject and sender of a mail.

    The title of any other text can be told apart only after the notices are removed.
    """
    text = _OVERSTRUCK.sub("", text) if "\x08" in text else text
    header, body = split_header(_LINE_ENDS.sub("\n", text))
    draft, lines = take_conventions(header, split_pages(body))
    lines, code = _take_code(lines)
    blocks = name_blocks(join_lines(lines))
    if code:
        blocks = (
            Block(code[block.text], "code") if block.text in code else block for block in blocks
        )
    return replace(draft, blocks=tuple(blocks))


def _take_code(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """Replace code by placeholders: paragraphs of commands, further right than all the others.

    Pandoc writes code so, and people do; a table or verse has no signs of a program.
    """
    if not any(_PROMPT.match(line) for line in lines):
        return lines, {}
    # Imported here: few texts have code.
    from textwrap import dedent

    kept: list[str] = []
    code: dict[str, str] = {}
    paragraph: list[str] = []
    for line in [*(line.replace(_OBJECT, "") for line in lines), ""]:
        if line.strip():
            paragraph.append(line)
            continue
        if paragraph and _is_code(paragraph):
            name = f"{_OBJECT}{len(code)}."
            code[name] = dedent("\n".join(paragraph))
            paragraph = [name]
        kept += [*paragraph, ""]
        paragraph = []
    return kept[:-1], code


def _is_code(paragraph: Sequence[str]) -> bool:
    return _PROMPT.match(paragraph[0]) is not None and all(map(_DEEP.match, paragraph))


def name_blocks(paragraphs: Sequence[str]) -> Iterator[Block]:
    """Yield a block for each paragraph; an open line before a closed one is a heading."""
    opens = [*map(is_open_line, paragraphs), True]
    for number, text in enumerate(paragraphs):
        leads = opens[number] and number + 1 < len(paragraphs)
        leads = leads and (not opens[number + 1] or (number > 0 and text.isupper()))
        if leads and (_SECTION.match(text) or not _ITEM.match(text)):
            yield Block(text, "heading")
        elif _ITEM.match(text):
            yield Block(_BULLET.sub("", text, count=1), "item", level=1)
        else:
            yield Block(text)
