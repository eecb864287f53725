"""A document with all that its format has is read into the golden blocks."""

from collections.abc import Callable

import pytest

from summarize import extract_article, summarize
from summarize.errors import SummarizeError
from summarize.models import Article, Draft, Source
from summarize.pipeline import read_article
from summarize.readers.epub.epub import read_epub
from summarize.readers.formats.asciidoc import read as read_asciidoc
from summarize.readers.formats.latex import read as read_latex
from summarize.readers.formats.org import read as read_org
from summarize.readers.formats.rst import read as read_rst
from summarize.readers.formats.wikitext import read as read_wikitext
from summarize.readers.pdf.blocks import describe_blocks
from summarize.readers.pdf.characters import read_sheets
from summarize.readers.pdf.document import read_document
from summarize.readers.pdf.pdfium import open_pdf, read_metadata
from summarize.readers.several_articles import list_parts
from summarize.render.descriptions import describe_score
from summarize.request import Request
from tests.conftest import FORMAT_FILES, ROOT
from tests.described import describe, hold_golden
from tests.hostile_archives import make_chapter, make_docx, make_epub, make_odt
from tests.papers import PAPERS
from tests.quality.values import samples
from tests.quality.values.samples import pack_folder

MARKS = ROOT / "tests" / "marks"
MARKUP: dict[str, Callable[[str], Draft]] = {
    "all.adoc": read_asciidoc,
    "all.org": read_org,
    "all.rst": read_rst,
    "all.tex": read_latex,
    "all.wiki": read_wikitext,
}
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXTS = (
    "arabic.txt", "french.txt", "german.txt", "japanese.txt", "pages.txt", "plain.txt",
    "russian.txt",
)  # fmt: skip
SMALL = "small-files.blocks"
SEVERAL = ("box.mbox", "feed.atom", "feed.json", "feed.rss", "rows.csv", "rows.jsonl")
WORD_STYLES = {
    "T": "Title", "A": "Author", "D": "Date", "C": "toc 1", "Q": "Quote", "S": "Source Code",
    "P": "caption", "F": "footer", "L": "Bibliography", "H3": "heading 3",
}  # fmt: skip


def read_mark(name: str) -> str:
    return (MARKS / name).read_text(encoding="utf-8")


def read_word(text: str) -> Article:
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in WORD_STYLES.items()
    )
    levels = '<w:lvl w:ilvl="{}"><w:numFmt w:val="{}"/></w:lvl>'
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        f"{levels.format(0, kind)}{levels.format(1, kind)}</w:abstractNum>"
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, kind in ((1, "bullet"), (2, "decimal"))
    )
    note = '<w:{0} w:id="{1}" {2}><w:p><w:r><w:t>{3}</w:t></w:r></w:p></w:{0}>'
    notes = note.format("footnote", 1, 'w:type="separator"', "----")
    notes += note.format("footnote", 2, "", "A note at the foot.")
    made = "<creator>Bo Ek</creator><created>2020-02-09T10:00:00Z</created>"
    core = f"<c><title>A file</title>{made}</c>"
    relations = "".join(
        f'<Relationship Id="r{n}" Target="{name}.xml" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/{name}"/>'
        for n, name in enumerate(("styles", "numbering", "footnotes", "endnotes"))
    )
    parts = {
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/styles.xml": f"<w:styles {_W}>{named}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{lists}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_W}>{notes}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {_W}>{note.format('endnote', 1, '', 'At the end.')}"
        "</w:endnotes>",
    }
    return extract_article(make_docx(text, parts))


def read_writer(text: str) -> Article:
    spaces = f"xmlns:s='{_STYLE}' xmlns:fo='{_FO}' xmlns:text='{_TEXT}' xmlns:office='{_OFFICE}'"
    root = "office:document-styles"
    styles = f"<{root} {spaces}>{read_mark('writer-styles.xml')}</{root}>"
    said = "<title>A file</title><creator>Ida Holm</creator><date>2020-02-09</date>"
    meta = f"<m><meta>{said}</meta></m>"
    return extract_article(make_odt(text, {"styles.xml": styles, "meta.xml": meta}))


def describe_parts(source: Source) -> str:
    """List the facts that a file of several articles has about each, and the article."""
    parts = []
    for item in list_parts(source):
        known = item.source
        facts = (known.label, known.id, known.url, known.title, known.author, known.date)
        try:
            said = str(item.error) if item.error else describe(read_article(known, Request()))
        except SummarizeError as error:
            said = f"{type(error).__name__}: {error}\n"
        parts.append(" | ".join(map(str, facts)) + "\n" + said)
    return "\n".join(parts)


def read_source(name: str) -> Source:
    return Source(name, (MARKS / name).read_bytes())


def list_small_files() -> dict[str, bytes]:
    """List the small files with the rare parts of each format, as the fuzzers have them."""
    files = {path.name: path for path in sorted(FORMAT_FILES.iterdir())}
    read = {
        name: pack_folder(name) if path.is_dir() else path.read_bytes()
        for name, path in files.items()
    }
    return read | {
        "saved page": samples.SAVED, "web archive": samples.WEBARCHIVES[1], "zip": samples.ZIP,
        "tar": samples.TAR, "two of MEDLINE": samples.MEDLINE_OF_TWO, "pdf": samples.PDF,
        "outlook": samples.OUTLOOK, "page of outlook": samples.OUTLOOK_PAGE,
        "warc": samples.WARC, "parquet": samples.PARQUET,
    }  # fmt: skip


def read_chapter(text: str) -> Draft:
    return read_epub(make_epub({"a.xhtml": make_chapter(text)}))


DOCUMENTS: dict[str, Callable[[str], Article | Draft]] = {
    **MARKUP,
    **dict.fromkeys(
        (
            "all.fb2", "all.md", "all.rtf", "all.srt", "digest.eml", "forward.eml",
            "letter.eml", "newsletter.eml", "notebook.json",
            "page.eml", "page.html", "patch.eml", "rolling.vtt",
            "signed.eml", *TEXTS, "saved.mhtml", "next.html", "noscript.html",
        ),
        lambda text: extract_article(text.encode()),
    ),
    "chapter.xhtml": read_chapter,
    "word.xml": read_word,
    "writer.xml": read_writer,
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_that_a_format_has_is_read_as_the_golden_blocks(
    name: str, request: pytest.FixtureRequest
) -> None:
    output = describe(DOCUMENTS[name](read_mark(name)))
    update = request.config.getoption("--update-golden")
    hold_golden(MARKS / f"{name}.blocks", output, update=update)


@pytest.mark.parametrize("name", TEXTS)
def test_the_sentences_of_a_text_and_their_scores_are_the_golden_ones(
    name: str, request: pytest.FixtureRequest
) -> None:
    focus = "fence wall Keller" if name == "plain.txt" else None
    summary = summarize(read_mark(name), length="100%", focus=focus)
    lines = (
        f"{sentence.paragraph}.{sentence.position} {sentence.score:.2f} {sentence.text}\n"
        f"    {describe_score(sentence)}\n"
        for sentence in summary.sentences
    )
    output = f"{summary.article.language}\n{''.join(lines)}{', '.join(summary.keywords)}\n"
    update = request.config.getoption("--update-golden")
    hold_golden(MARKS / f"{name}.sentences", output, update=update)


@pytest.mark.parametrize("name", SEVERAL)
def test_the_articles_of_a_file_are_the_golden_ones(
    name: str, request: pytest.FixtureRequest
) -> None:
    update = request.config.getoption("--update-golden")
    hold_golden(MARKS / f"{name}.blocks", describe_parts(read_source(name)), update=update)


def test_small_files_of_all_formats_are_read_as_the_golden_articles(
    request: pytest.FixtureRequest,
) -> None:
    parts = []
    for name, data in list_small_files().items():
        try:
            said = describe_parts(Source(name, data))
        except SummarizeError as error:
            said = f"{type(error).__name__}: {error}\n"
        parts.append(f"==> {name} <==\n{said}")
    update = request.config.getoption("--update-golden")
    hold_golden(MARKS / SMALL, "\n".join(parts), update=update)


@pytest.mark.parametrize("name", PAPERS)
def test_what_stands_on_the_pages_of_a_pdf_is_told_as_the_golden_parts(
    name: str, request: pytest.FixtureRequest
) -> None:
    document = open_pdf(PAPERS[name]())
    paper = read_document(read_sheets(document), read_metadata(document))
    assert paper is not None
    blocks = [
        f"{'heading' if p.heading else 'text'} on page {p.page}: {kind}\n"
        for p, kind in zip(paper.paragraphs, describe_blocks(paper.paragraphs), strict=True)
    ]
    facts = (*paper.metadata, paper.letters, round(paper.garbage, 2), paper.font, paper.printed)
    output = " | ".join(map(str, facts)) + "\n" + "".join(blocks)
    update = request.config.getoption("--update-golden")
    hold_golden(MARKS / f"{name}.pdf.blocks", output, update=update)


def test_no_document_and_no_golden_file_is_left_over() -> None:
    golden = [*DOCUMENTS, *SEVERAL, *(f"{name}.pdf" for name in PAPERS)]
    known = [*(f"{name}.sentences" for name in TEXTS)]
    known += [*DOCUMENTS, *SEVERAL, *(f"{name}.blocks" for name in golden), "writer-styles.xml"]
    known.append(SMALL)
    assert sorted(path.name for path in MARKS.iterdir() if path.is_file()) == sorted(known)
