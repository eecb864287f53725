"""Each word that a format has for a thing means it: the last one of a list as much as the first."""

from collections.abc import Callable
from html import escape
from typing import NamedTuple

import pytest

from summarize import extract_article
from summarize.models import Block, Removed
from tests.hostile_archives import make_chapter, make_docx, make_epub, make_odt, make_paragraph
from tests.properties.test_precedence import PROSE

SAID = "The new wheel of the mill was cut from one oak that stood at the ford."
MORE = f"{PROSE}\n\n"


class Words(NamedTuple):
    """Words in place of WORD in a document, and what becomes of what they stand at.

    That is ``kind: text`` of its block, ``reason`` of what is removed, or "" of what is gone.
    """

    found: str
    document: str
    words: str


def write_docx(text: str) -> bytes:
    style, _, said = text.partition(": ")
    named = f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{style}"/></w:style>'
    body = make_paragraph(PROSE) + make_paragraph(said, "X") + make_paragraph(PROSE)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    relation = f'<Relationship Id="r1" Target="styles.xml" Type="{kind}"/>'
    return make_docx(body, {
        "word/styles.xml": f"<w:styles {space}>{named}</w:styles>",
        "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
    })  # fmt: skip


WRITERS: dict[str, Callable[[str], str | bytes]] = {
    "wikitext": lambda text: f"'''Mill''' is a [[mill]].\n\n{MORE}{text}\n\n{MORE}",
    "html": lambda text: (
        f"<!doctype html><title>Mill</title><body><article><p>{PROSE}</p>{text}<p>{PROSE}</p>"
    ),
    "feed": lambda text: (
        "<rss version='2.0'><channel><title>Mill</title><item><title>Mill</title><description>"
        f"{escape(f'<p>{PROSE}</p>{text}<p>{PROSE}</p>')}</description></item></channel></rss>"
    ),
    "latex": lambda text: (
        f"\\documentclass{{a}}\n\\begin{{document}}\n{MORE}{text}\n\n{MORE}\\end{{document}}"
    ),
    "rst": lambda text: f"Mill\n====\n\n.. note:: a\n\n{MORE}{text}\n\n{MORE}",
    "org": lambda text: f"#+TITLE: Mill\n\n{MORE}{text}\n\n{MORE}",
    "asciidoc": lambda text: f"= Mill\n:toc:\n\n{MORE}{text}\n\n{MORE}",
    "typst": lambda text: f"#set page()\n#set text()\n\n{MORE}{text}\n\n{MORE}",
    "markdown": lambda text: f"# Mill\n\n{MORE}{text}\n\n{MORE}",
    "epub": lambda text: make_epub(
        {"a.xhtml": make_chapter(f"<p>{PROSE}</p>{text}<p>{PROSE}</p>").replace(
            "<html", '<html xmlns:epub="http://www.idpf.org/2007/ops"', 1)}
    ),
    "docx": write_docx,
    "odt": lambda text: make_odt(f"<text:p>{PROSE}</text:p>{text}<text:p>{PROSE}</text:p>"),
    "rtf": lambda text: rf"{{\rtf1\ansi {PROSE}\par {text}\par {PROSE}\par}}",
    "jats": lambda text: (
        f"<article><front><article-meta/></front><body><p>{PROSE}</p>{text}<p>{PROSE}</p></body>"
        "</article>"
    ),
    "fb2": lambda text: (
        '<?xml version="1.0"?><FictionBook><body><section>'
        f"<p>{PROSE}</p>{text}<p>{PROSE}</p></section></body></FictionBook>"
    ),
}  # fmt: skip
VOCABULARY: dict[str, list[Words]] = {
    "wikitext": [
        Words("paragraph: A wheel turns.", "A {{WORD|wheel}} turns.",
              "lang|la langx|la lang-la transl transliteration nowrap nobr small smaller sc em "
              "abbr tooltip IPA angbr mvar"),
        Words("paragraph: 5 m of wheel.", "WORD of wheel.",
              "{{convert|5|m}} {{cvt|5|m}} {{val|5|u=m}} {{Convert|5|m|ft}}"),
        Words("paragraph: c. 5 wheels.", "{{WORD|5}} wheels.", "circa ca c."),
        Words(f"quote: {SAID}", f"{{{{WORD|{SAID}}}}}",
              "quote bquote cquote rquote blockquote quotation"),
        Words("picture", f"[[WORD|{SAID}]]",
              "File:a.jpg Image:a.x Datei:a.x Bild:a.x Fichier:a.x Archivo:a.x Файл:a.x Xx:a.png "
              "Xx:a.svg Xx:a.gif Xx:a.webp Xx:a.tif Xx:a.ogv Xx:a.webm Xx:a.pdf Xx:a.djvu "
              "Xx:a.mp3"),
        Words("category", "[[WORD:Of the wheel]]",
              "Category Kategorie Kategoria Catégorie Categoría Категория Категорія Luokka 分类 "
              "分類 "
              "カテゴリ تصنيف קטגוריה"),
        Words("code: wheel = turn(1)", "<WORD>wheel = turn(1)</WORD>",
              "syntaxhighlight source pre"),
        Words("picture", "<WORD>a.jpg|The wheel</WORD>", "gallery timeline imagemap"),
    ],
    "html": [
        Words("", f"<p>The mill. <span class='WORD'>{SAID}</span></p>",
              "sr-only srOnly screen-reader-text visually-hidden visuallyhidden hidden-visually "
              "element-invisible off-screen offscreen mw-editsection noprint assistive"),
        Words("", f"<p style='WORD'>{SAID}</p>",
              "display:none display: none;color:red visibility:hidden visibility : hidden"
              .replace(" :", ":").replace(": ", ":")),
        Words("", f"<p>The mill. <WORD>{SAID}</WORD></p>",
              "script style noscript template iframe textarea object canvas video audio button"),
        Words(f"item: {SAID}", f"<WORD><li>{SAID}</li></WORD>", "ul ol menu"),
        Words(f"paragraph: {SAID}", f"<WORD>{SAID}</WORD>", "address section center p"),
    ],
    "feed": [
        Words("", "<p>The mill <span class='WORD'><math><mi>wheel</mi></math></span>.</p>",
              "katex-mathml MathJax_Preview MJX_Assistive_MathML mwe-math-mathml-inline"),
        Words("paragraph: The mill wheel.",
              "<p>The mill <WORD><math><mi>wheel</mi></math></WORD>.</p>",
              "span i b"),
        Words(f"paragraph: {SAID}", f"<WORD>{SAID}</WORD>", "p div section article"),
    ],
    "latex": [
        Words(f"paragraph: The mill{SAID[3:]}", f"The mill\\WORD{SAID[3:]}",
              "label{a} index{a} vspace{1em} hspace*{1em} vskip{a} pagestyle{a} input{a} "
              "setlength{a}{b} addcontentsline{a}{b}{c} hypertarget{a} setcounter{a}{1}"),
        Words("note", f"The mill.\\WORD{{{SAID}}}",
              "footnote footnotetext thanks endnote marginpar sidenote marginnote"),
        Words(f"item: {SAID}", f"\\begin{{WORD}}\\item {SAID}\\end{{WORD}}",
              "itemize compactitem enumerate compactenum inparaenum asparaenum"),
        Words("figure", f"\\begin{{WORD}}{SAID}\\end{{WORD}}",
              "figure figure* wrapfigure SCfigure subfigure sidewaysfigure tikzpicture picture"),
        Words("table", f"\\begin{{WORD}}{SAID}\\end{{WORD}}",
              "table table* longtable tabular tabularx tabulary sidewaystable array"),
        Words("formula", f"\\begin{{WORD}}{SAID}\\end{{WORD}}",
              "equation equation* align align* gather multline eqnarray flalign alignat dmath"),
        Words("heading: The wheel", "\\WORD{The wheel}",
              "part chapter section section* subsection subsubsection paragraph frametitle"),
        Words("code: wheel = turn(1)", "\\begin{WORD}\nwheel = turn(1)\n\\end{WORD}",
              "verbatim lstlisting"),
    ],
    "rst": [
        Words(f"paragraph: {SAID}", f".. WORD::\n\n   {SAID}",
              "note warning tip important caution danger attention hint error seealso compound "
              "versionadded deprecated class container abstract centered dropdown details"),
        Words(f"quote: {SAID}", f".. WORD::\n\n   {SAID}", "epigraph highlights pull-quote"),
        Words("code: wheel = turn(1)", ".. WORD::\n\n   wheel = turn(1)",
              "code code-block sourcecode parsed-literal doctest testcode prompt"),
        Words("picture", ".. WORD:: wheel.png", "image figure graphviz plot mermaid uml digraph"),
        Words("table", f".. WORD::\n\n   {SAID}", "list-table csv-table flat-table"),
        Words("paragraph: The wheel turns.", "The :WORD:`wheel` turns.",
              "samp file kbd command code literal ref term doc"),
    ],
    "org": [
        Words(f"paragraph: {SAID}", f"#+begin_WORD\n{SAID}\n#+end_WORD",
              "center abstract note warning tip details info"),
        Words(f"quote: {SAID}", f"#+begin_WORD\n{SAID}\n#+end_WORD", "quote verse QUOTE"),
        Words("code: wheel = turn(1)", "#+begin_WORD\nwheel = turn(1)\n#+end_WORD", "src example"),
        Words("heading: The wheel", "* WORD The wheel",
              "TODO DONE NEXT WAITING CANCELED CANCELLED HOLD STARTED"),
    ],
    "asciidoc": [
        Words(f"paragraph: {SAID}", f"WORD: {SAID}", "NOTE TIP WARNING IMPORTANT CAUTION"),
        Words(f"quote: {SAID}", f"WORD\n____\n{SAID}\n____", "[quote] [quote,Ann] [verse]"),
        Words("code: wheel = turn(1)", "WORD\n----\nwheel = turn(1)\n----",
              "[source] [source,python]"),
        Words("paragraph: The wheel turns.", "The WORD turns.",
              "link:a.html[wheel] xref:a[wheel] https://a.example/b[wheel] "
              "mailto:a@b.example[wheel] "
              "*wheel* _wheel_ `wheel` ``wheel`` **wheel** __wheel__ #wheel# +wheel+ kbd:[wheel] "
              "btn:[wheel] [[a]]wheel wheelindexterm:[a] wheel{empty}"),
    ],
    "typst": [
        Words("figure", f"#WORD[{SAID}]", "figure image"),
        Words("table", f"#WORD[{SAID}]", "table grid"),
        Words("paragraph: The wheel turns.", "The WORD turns.",
              "*wheel* _wheel_ `wheel` wheel#h(1em) wheel<a>"),
    ],
    "markdown": [
        Words(f"quote: {SAID}", f"> [!WORD]\n> {SAID}", "NOTE TIP IMPORTANT WARNING CAUTION"),
        Words("item: The wheel turns.", "WORD The wheel turns.", "- * + 1. 1) -_[_] -_[x] -_[X]"),
        Words("code: wheel = turn(1)", "WORD\nwheel = turn(1)\nWORD", "``` ~~~ ````"),
    ],
    "epub": [
        Words(reason, f"<section epub:type='WORD'><p>{SAID}</p></section>", words)
        for reason, words in (
            ("cover", "cover"),
            ("title page", "titlepage title-page halftitlepage seriespage"),
            ("dedication", "dedication"),
            ("copyright", "copyright-page imprint imprimatur colophon"),
            ("credits", "other-credits contributors acknowledgments acknowledgements"),
            ("navigation", "toc toc-brief landmarks page-list loa loi lot lov pagelist"),
            ("index", "index"), ("reference", "bibliography"),
            (f"caption: {SAID}", "footnote footnotes endnote endnotes rearnote rearnotes"),
            (f"paragraph: {SAID}", "chapter part prologue epilogue bodymatter preface"),
        )
    ],
    "docx": [
        Words("code: wheel = turn(1)", "WORD: wheel = turn(1)",
              "Source_Code HTML_Preformatted Preformatted_Text"),
        *(Words(found, f"WORD: {SAID}", words) for found, words in (
            (f"quote: {SAID}", "Quote Intense_Quote Block_Text Quotations"),
            (f"caption: {SAID}", "caption Image_Caption Table_Caption Illustration Figure Drawing"),
            (f"caption: {SAID}", "toc_1 TOC_9 Contents_2 index_3 TOC_Heading Contents_Heading"),
            (f"heading: {SAID}", "heading_1 Heading_6 heading"),
            (f"paragraph: {SAID}", "Body_Text List heading_x Quotes"),
        )),
    ],
    "odt": [
        Words("", f"<text:WORD>{SAID}</text:WORD>",
              "tracked-changes forms sequence-decls variable-decls user-field-decls desc title"),
        Words("contents", f"<text:WORD><text:index-body><text:p>{SAID}</text:p></text:index-body>"
              "</text:WORD>", "table-of-content alphabetical-index illustration-index table-index "
              "object-index user-index bibliography"),
    ],
    "rtf": [
        Words("", rf"The mill.{{\WORD {SAID}}}",
              "fonttbl colortbl stylesheet info pict objdata header headerl footer footerf "
              "annotation xe tc pn fldinst datafield bkmkstart bkmkend generator *\\unknown"),
        Words("paragraph: The wheel turns.", r"The WORD turns.",
              r"\b_wheel\b0_{} \i_wheel\i0_{} {\b_wheel} whe\'65l \u119?heel {\v_x}wheel "
              r"{\deleted_x}wheel"),
    ],
    "jats": [
        Words(found, document, words)
        for found, document, words in (
            ("figure", f"<WORD><p>{SAID}</p></WORD>", "fig fig-group figure mediaobject media"),
            ("table", f"<WORD><p>{SAID}</p></WORD>", "table-wrap table-wrap-group informaltable"),
            ("formula", f"<WORD>{SAID}</WORD>", "disp-formula equation informalequation"),
            ("note", f"<p>The mill.<WORD>{SAID}</WORD></p>", "fn footnote note"),
            ("reference", f"<WORD><p>{SAID}</p></WORD>", "ref-list listBibl bibliography"),
            (f"paragraph: {SAID}", f"<WORD>{SAID}</WORD>", "p para simpara ab"),
            (f"quote: {SAID}", f"<WORD><p>{SAID}</p></WORD>", "disp-quote blockquote cit bq"),
            ("code: wheel = turn(1)", "<WORD>wheel = turn(1)</WORD>",
             "preformat code programlisting screen"),
            (f"item: {SAID}", f"<list><WORD><p>{SAID}</p></WORD></list>",
             "list-item listitem item"),
        )
    ],
    "fb2": [
        Words(f"quote: {SAID}", f"<WORD><p>{SAID}</p></WORD>", "cite epigraph annotation"),
        Words("paragraph: The wheel turns.", "<p>The <WORD>wheel</WORD> turns.</p>",
              "emphasis strong strikethrough style sub sup code a"),
    ],
}  # fmt: skip


def find_wheel(data: str | bytes) -> str:
    """Describe the block in which a wheel is, or why it is in none."""
    article = extract_article(data, name="mill")
    pieces: list[Block | Removed] = [*article.blocks, *article.removed]
    found = [piece for piece in pieces if "wheel" in piece.text]
    if not found:
        return ""
    first = found[0]
    return f"{first.kind}: {first.text}" if isinstance(first, Block) else first.reason


@pytest.mark.parametrize("name", VOCABULARY)
def test_each_word_of_a_format_means_what_it_says(name: str) -> None:
    wrong = {}
    for words in VOCABULARY[name]:
        for word in words.words.split():
            document = words.document.replace("WORD", word.replace("_", " "))
            found = find_wheel(WRITERS[name](document))
            if found != words.found:
                wrong[words.document, word] = found, words.found
    assert wrong == {}
