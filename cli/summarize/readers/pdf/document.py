"""Read a PDF from its characters to its paragraphs."""

from collections.abc import Iterable
from typing import NamedTuple

from summarize.readers.hyphenation import collect_words
from summarize.readers.pdf.authors import find_author
from summarize.readers.pdf.characters import Sheet
from summarize.readers.pdf.columns import order_blocks, order_columns
from summarize.readers.pdf.contents import mark_contents
from summarize.readers.pdf.date import find_date
from summarize.readers.pdf.exclusions import Plan, find_body
from summarize.readers.pdf.font_maps import is_mismapped, read_shifted
from summarize.readers.pdf.front_matter import find_start
from summarize.readers.pdf.layout import find_layout
from summarize.readers.pdf.letters import is_garbage
from summarize.readers.pdf.lines import Line, Page, cut_lines, mark_broken
from summarize.readers.pdf.margins import find_lone, is_print_out, mark_edges, mark_line_numbers
from summarize.readers.pdf.paragraphs import Paragraph, join_paragraphs
from summarize.readers.pdf.runs import cut_runs
from summarize.readers.pdf.sections import sort_segments
from summarize.readers.pdf.steps import REPEATED, mark_steps
from summarize.readers.pdf.tables import mark_tables
from summarize.readers.pdf.title import Clues, find_title, squeeze
from summarize.readers.pdf.works import find_ends, find_references, lists_works

_LONGEST_PAPER = 60  # pages


class Metadata(NamedTuple):
    """Title, author and date of a document."""

    title: str | None
    author: str | None  # several separated by "; "
    date: str | None  # ISO 8601, YYYY-MM-DD


class Document(NamedTuple):
    """Text and metadata of a PDF."""

    metadata: Metadata
    letters: int  # characters of text, legible or not
    garbage: float  # share of them that no font maps to letters
    mismapped: bool  # whether a font maps to wrong letters
    font: str  # of its body
    printed: bool  # by a browser, with the boilerplate of the web page
    paragraphs: list[Paragraph]  # in reading order, with those that are removed


def read_document(sheets: Iterable[Sheet], entries: dict[str, str]) -> Document | None:
    """Read the paragraphs of a document; None if it has no text."""
    read = read_shifted(mark_broken([_read_page(sheet) for sheet in sheets]))
    pages = mark_edges(mark_steps(read))
    drawn = _list_lines(pages)
    references = find_references(drawn)
    works = references is not None or lists_works(drawn)
    paper = works and len(pages) <= _LONGEST_PAPER
    # Papers draw their text in order; books, reports, forms and slides draw boxes at any time.
    pages = _number(pages if paper else map(order_blocks, pages))
    lines = _list_lines(pages)
    if not lines:
        return None
    if references and not paper:  # its lines may have moved
        references = find_references(lines)
    first = next(page for page in pages if any(line.reason != REPEATED for line in page.lines))
    layout = find_layout(lines, lines[:references], first.width, first.height)
    words = collect_words((line.text for line in lines), printed=True)
    others = [line for line in lines if works and line.page != first.lines[0].page]
    heads = [squeeze(line.text) for line in others if line.reason and _has_digit(line.text)]
    named = " ".join(entries.get("Title", "").split())
    title = find_title(first, Clues(layout.size, named, words.alone.total(), heads))
    marked = mark_tables(mark_contents(_mark_title(pages, title.lines)), layout, titled=works)
    runs = list(cut_runs(marked))
    start = find_start(runs, works=works)
    head = None if references is None else lines[references]
    unmarked = [line for run in runs for line in run if not line.reason]
    ends = find_ends(unmarked, head, layout, paper=start is not None)
    citing = frozenset(line.page for line in lines if line.cites)
    body = find_body(runs, layout)
    plan = Plan(layout, len(lines), start, head, ends, citing, find_lone(pages), body)
    paragraphs = join_paragraphs(sort_segments(runs, plan), words, layout.column, layout.size)
    found = Metadata(
        title.text,
        find_author(entries.get("Author", ""), first.lines, title.lines, paper=start is not None),
        find_date(entries.get("CreationDate", ""), first.lines),
    )
    return Document(
        found,
        *_count_letters(lines),
        is_mismapped(line.text for line in lines),
        layout.font,
        is_print_out(pages, entries.get("Creator", "") + entries.get("Producer", "")),
        list(paragraphs),
    )


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _count_letters(lines: Iterable[Line]) -> tuple[int, float]:
    """Count the characters of lines, and the share of them that is garbage."""
    counts = [(len(line.text), is_garbage(line.text)) for line in lines]
    letters = sum(count for count, _ in counts)
    return letters, sum(count for count, garbage in counts if garbage) / max(1, letters)


def _read_page(sheet: Sheet) -> Page:
    page = Page(sheet.width, sheet.height, cut_lines(sheet))
    return order_columns(mark_line_numbers(page))


def _list_lines(pages: Iterable[Page]) -> list[Line]:
    return [line for page in pages for line in page.lines]


def _number(pages: Iterable[Page]) -> list[Page]:
    """Set the numbers of the lines of all pages, from 0."""
    numbered, count = [], 0
    for page in pages:
        lines = [line._replace(number=count + i) for i, line in enumerate(page.lines)]
        count += len(lines)
        numbered.append(page._replace(lines=lines))
    return numbered


def _mark_title(pages: Iterable[Page], numbers: frozenset[int]) -> list[Page]:
    def mark(line: Line) -> Line:
        return line._replace(reason="title") if line.number in numbers else line

    return [page._replace(lines=list(map(mark, page.lines))) for page in pages]
