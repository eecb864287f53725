"""Each word that a format has for a thing means it: the last one of a list as much as the first."""

from collections.abc import Callable
from email.message import EmailMessage
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
    """Words, or phrases with ␣, in place of WORD in a document, and what becomes of what is there.

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
        f"{escape(f'{text}<br>{PROSE}<br>{PROSE}')}</description></item></channel></rss>"
    ),
    "feed that escapes twice": lambda text: (
        "<rss version='2.0'><channel><title>Mill</title><item><title>Mill</title><description>"
        f"{escape(escape(f'{text}<br>{PROSE}<br>{PROSE}'))}</description></item></channel></rss>"
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


def write_book(text: str) -> bytes:
    """Write a book whose second document has a type, at its root or its body."""
    tag, _, kind = text.partition(" ")
    space = "xmlns:epub='http://www.idpf.org/2007/ops'"
    marked = make_chapter(f"<p>{SAID}</p>").replace(tag, f"{tag} {space} epub:type='{kind}'", 1)
    chapter = make_chapter(f"<p>{PROSE * 3}</p>")
    return make_epub({"a.xhtml": chapter, "b.xhtml": marked, "c.xhtml": chapter})


def write_mail(text: str, subtype: str = "plain") -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "The mill", "Ann <ann@b.example>", "bo@b.example"
    mail["Date"] = "Mon, 06 May 2024 10:00:00 +0000"
    mail.set_content(text, subtype=subtype)
    return mail.as_bytes()


WRITERS |= {
    "document of a book": write_book,
    "mail": lambda text: write_mail(f"{MORE}{PROSE}\n\n{text}\n"),
    "mail of html": lambda text: write_mail(
        f"<html><body><p>{PROSE}</p><p>{PROSE}</p>{text}</body></html>", "html"
    ),
    "subtitles": lambda text: (
        "WEBVTT\n\n"
        + "\n\n".join(
            f"00:{n:02}:00.000 --> 00:{n:02}:09.000\n{line}"
            for n, line in enumerate((PROSE, PROSE, text, PROSE, PROSE))
        )
    ),
}
VOCABULARY: dict[str, list[Words]] = {
    "wikitext": [
        Words("paragraph: A wheel turns.", "A {{WORD|wheel}} turns.",
              "lang|la langx|la lang-la transl transliteration nowrap nobr small smaller sc em "
              "abbr tooltip IPA angbr mvar"),
        Words("paragraph: 5 m of wheel.", "WORD of wheel.",
              "{{convert|5|m}} {{cvt|5|m}} {{val|5|u=m}} {{Convert|5|m|ft}}"),
        Words("paragraph: c. 5 wheels.", "{{WORD|5}} wheels.", "circa ca c."),
        Words(f"quote: {SAID}", f"{{{{quote|{SAID}WORD}}}}", "|Ann_Lee|1999 |author=Ann"),
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
        Words("code: a = 1\nwheel = 2", "<pre>a = 1WORDwheel = 2</pre>", "<br> <br/> &#10;"),
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
    "feed that escapes twice": [
        Words(f"paragraph: {SAID}", f"<WORD>{SAID}</WORD>",
              "p div section article a b strong em i"),
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
        Words("code: wheel = turn(1)", "WORD wheel = turn(1)", ": ␣:"),
        Words("code: a\n\nwheel", ": a\nWORD\n: wheel", ": :␣"),
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
        Words("item: The wheel turns.", "WORD The wheel\n  turns.", "- +"),
        Words("figure", f"#WORD[{SAID}]", "figure image"),
        Words("table", f"#WORD[{SAID}]", "table grid"),
        Words("paragraph: The wheel turns.", "The WORD turns.",
              "*wheel* _wheel_ `wheel` wheel#h(1em) wheel<a>"),
    ],
    "markdown": [
        Words(f"quote: {SAID}", f"> [!WORD]\n> {SAID}", "NOTE TIP IMPORTANT WARNING CAUTION"),
        Words("item: The wheel turns.", "WORD The wheel turns.", "- * + 1. 1) -␣[␣] -␣[x] -␣[X]"),
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
    "document of a book": [
        Words("cover", "WORD", "<html␣cover <body␣cover"),
        Words("navigation", "WORD", "<html␣toc <body␣toc"),
        Words(f"paragraph: {SAID}", "WORD", "<html␣chapter <body␣chapter"),
    ],
    "docx": [
        Words("code: wheel = turn(1)", "WORD: wheel = turn(1)",
              "Source␣Code HTML␣Preformatted Preformatted␣Text"),
        *(Words(found, f"WORD: {SAID}", words) for found, words in (
            (f"quote: {SAID}", "Quote Intense␣Quote Block␣Text Quotations"),
            (f"caption: {SAID}", "caption Image␣Caption Table␣Caption Illustration Figure Drawing"),
            (f"caption: {SAID}", "toc␣1 TOC␣9 Contents␣2 index␣3 TOC␣Heading Contents␣Heading"),
            (f"heading: {SAID}", "heading␣1 Heading␣6 heading"),
            (f"paragraph: {SAID}", "Body␣Text List heading␣x Quotes"),
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
              r"\b␣wheel\b0␣{} \i␣wheel\i0␣{} {\b␣wheel} whe\'65l \u119?heel {\v␣x}wheel "
              r"{\deleted␣x}wheel"),
    ],
    "jats": [
        Words(found, document, words)
        for found, document, words in (
            ("paragraph: The wheel turns.",
             "<p>The wheel<xref ref-type='WORD'><sup>3</sup></xref> turns.</p>",
             "bibr fn table-fn"),
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
    "mail": [
        Words("footer", "WORD", line.replace(" ", "␣"))
        for line in (
            "You received this wheel.|You are receiving this wheel.|You're getting this wheel.|"
            "To unsubscribe from the wheel, click.|To stop receiving the wheel, click.|"
            "To opt out of the wheel, click.|If you no longer wish to receive the wheel, click.|"
            "If you don't want to receive the wheel, reply.|Unsubscribe from the wheel|"
            "Reply to this email directly or view the wheel|View it on GitHub: wheel|"
            "This email has been checked for viruses by wheel.|Virus-free. wheel|"
            "Diese E-Mail wurde von wheel auf Viren geprüft.|Pour vous désabonner du wheel, ici.|"
            "Si vous ne souhaitez plus le wheel, ici.|Sie erhalten diesen wheel als Mitglied.|"
            "Um sich abzumelden vom wheel, hier klicken.|Vous recevez ce wheel.|"
            "Recibe este wheel.|Ricevi questa wheel.|Você recebe este wheel.|"
            "Je ontvangt deze wheel.|Чтобы отписаться от wheel, нажмите.|"
            "Вы получили это письмо wheel.|如果您不想 wheel 。"
        ).split("|")
    ] + [
        Words(f"paragraph: {SAID}", f"The new wheelWORD{SAID[13:]}",
              "␣<https://b.example/a> ␣<http://b.example/a>"),
        Words(f"paragraph: {SAID}", f"The newWORD{SAID[7:]}", "␣<mailto:a@b.example>"),
        Words(f"paragraph: See <https://b.example/a>: {SAID}", f"See WORD: {SAID}",
              "<https://b.example/a>"),
    ],
    "mail of html": [
        Words("quote", f"<div class='WORD'><p>{SAID}</p></div>",
              "gmail_quote yahoo_quoted yahoo_quoted_1 moz-cite-prefix protonmail_quote "
              "tutanota_quote zmail_extra OLK_SRC_BODY_SECTION mail-quote gmail_attr"),
        Words("signature", f"<div class='WORD'><p>{SAID}</p></div>",
              "gmail_signature moz-signature Signature AppleMailSignature tutanota_signature "
              "protonmail_signature_block ms-outlook-mobile-signature yahoo-signature"),
        Words("", f"<div style='WORD'>{SAID}</div>",
              "display:none display␣:␣none visibility:hidden mso-hide:all max-height:0"),
        Words(f"paragraph: {SAID}", f"<div WORD>{SAID}</div>", "class=x style=color:red"),
    ],
    "subtitles": [
        Words("sound", "WORD", "[wheel] (wheel) [The␣wheel␣turns] (The␣wheel␣turns)"),
        Words("song", "WORD", "♪␣wheel␣♪"),
        Words("credit", "WORD wheel",
              "Subtitles␣by Captioning␣by Untertitel␣von Sous-titres␣par Subtítulos␣por Sync␣by "
              "Legendas: Sottotitoli: www.opensubtitles.org"),
        Words("paragraph: The wheel turns.", "WORD",
              "<i>The␣wheel␣turns.</i> {\\an8}The␣wheel␣turns. <c.yellow>The␣wheel␣turns.</c>"),
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
            document = words.document.replace("WORD", word.replace("␣", " "))
            found = find_wheel(WRITERS[name](document))
            if found != words.found:
                wrong[words.document, word] = found, words.found
    assert wrong == {}
