"""Find the article in a source: what kind of bytes it is, then the reader for that kind."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from summarize.errors import NoArticleError
from summarize.models import Draft, Source
from summarize.readers.clean import clean_draft
from summarize.readers.decode import decode_text
from summarize.readers.magic import tell_magic
from summarize.readers.mail.header import has_header
from summarize.readers.mail.tell import tell_mail
from summarize.readers.sniff import HTML, MARKDOWN, tell_html, text_kind
from summarize.readers.texts.markup_languages.marks import NOTEBOOK, tell_light

# Who reads what the magic of the bytes names; each loads only when its kind comes.
_READERS: dict[str, tuple[str, str]] = {
    "rtf": ("summarize.readers.documents.rtf", "read_rtf"),
    "odt": ("summarize.readers.documents.odt", "read_odt"),
    "epub": ("summarize.readers.documents.epub", "read_epub"),
    "docx": ("summarize.readers.documents.docx", "read_docx"),
    "pdf": ("summarize.readers.documents.pdf.pdf", "read_pdf"),
}
MOST_CHARACTERS = 5_000_000  # of one line: the longest of all novels has as many on all its pages


def extract_draft(source: Source) -> Draft:
    """Return title and lines of a page, a Markdown or a plain text, notices still inside.

    Raise InputError for bytes that are not text, NoArticleError where nothing is left to read.
    """
    if not source.data.strip():
        raise NoArticleError("no text in it" if source.alone else "the input is empty")
    draft = clean_draft(_add_facts(_read(source), source))
    if not any(char.isalnum() for block in draft.blocks for char in block.text):
        raise NoArticleError("no article text found")
    return draft


def _add_facts(draft: Draft, source: Source) -> Draft:
    """Return the draft with what the file says of an article beside it.

    Of an article without a page it counts first: its text seldom says who wrote it, and when.
    """
    own, beside = (
        (draft.title, draft.author, draft.date),
        (source.title, source.author, source.date),
    )
    first, second = (beside, own) if source.alone else (own, beside)
    title, author, date = (a or b for a, b in zip(first, second, strict=True))
    return replace(draft, title=title, author=author, date=date)


def _read(source: Source) -> Draft:
    kind = tell_magic(source.data)
    if kind in _READERS:
        return _load_reader(*_READERS[kind])(source.data)
    if tell_mail(source.data):
        from summarize.readers.mail.mail import read_mail

        return read_mail(source.data)
    # Each reader is imported where it is used: trafilatura takes 130 ms, markdown-it 33 ms.
    if tell_html(source.data) == HTML:
        if source.alone:
            from summarize.readers.html.fragment import read_fragment

            return read_fragment(source.data)
        from summarize.readers.html.page import read_page

        return read_page(source.data, source.url)
    text = decode_text(source.data)
    marked = tell_light(text)
    if marked != NOTEBOOK:  # whose line may hold all its pictures
        _check_lines(text)
    if marked:
        return _load_reader(*marked)(text)
    # A text with the header of a mail or a PEP underlines its headings as Markdown does.
    if text_kind(text, sure=has_header(text)) == MARKDOWN:
        from summarize.readers.texts.markdown import read_markdown

        return read_markdown(text)
    from summarize.readers.texts.plain.plain import read_plain

    return read_plain(text)


def _load_reader(module: str, function: str) -> Callable[..., Draft]:
    reader: Callable[..., Draft] = getattr(import_module(module), function)
    return reader


def _check_lines(text: str) -> None:
    if len(text) > MOST_CHARACTERS and max(map(len, text.splitlines())) > MOST_CHARACTERS:
        raise NoArticleError(f"a line of over {MOST_CHARACTERS:,} characters: no article")
