"""Wikitext, alone or in an export of MediaWiki: headings, paragraphs and items.

Templates, tables, notes and pictures are left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.errors import NoArticleError
from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Removed, Source
from summarize.numbers import unescape
from summarize.readers.format_features import FormatFeatures
from summarize.readers.markup import Piece, is_fenced, is_mail_or_code, make_draft
from summarize.word_lists import read_words

if TYPE_CHECKING:
    from lxml.etree import _Element

# Templates around words of the sentence: the last argument without a name is the text.
_SPOKEN = re.compile(
    r"\s{0,9}(?:lang|langx?(?:-\w{2,3})?|transl(?:iteration)?|nowrap|nobr|small(?:er|caps)?|sc|em|abbr"
    r"|tooltip|IPA|angbr|mvar)\s{0,9}\|",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\s{0,9}math\s{0,9}\|\s{0,9}(?:1\s{0,9}=)?", re.IGNORECASE)
_QUOTE = re.compile(r"\s{0,9}[bcr]?(?:lock)?quot(?:e|ation)\s{0,9}\|", re.IGNORECASE)
_MEASURE = re.compile(
    r"\s{0,9}(?:convert|cvt|val)\s{0,9}\|([^|{}]{1,30})\|(?:e=([^|{}=]{1,9})\|?)?(?:ul?=)?([^|{}=]{0,30})",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s{0,9}(?:circa|ca|c\.)\s{0,9}\|([^|{}=]{1,30})", re.IGNORECASE)
_ALONE = {"=": "=", "!": "|", "pipe": "|", "nbsp": " ", "bce": "BCE", "bc": "BC", "ce": "CE"}
_NAMED = re.compile(r"\s{0,9}(?:(?:1|2|3|text|quote)\s{0,9}=|([a-z][\w -]{0,20})=)", re.IGNORECASE)
# Placeholders of removed content, until the text is complete: two noncharacters of Unicode.
HOLE, FORMULA = "\ufdd0", "\ufdd1"
_EMPTY = re.compile(rf"[ \t]?\([ \t]{{0,9}}{HOLE}[{HOLE} \t;,]{{0,99}}\)")
_OPENING = re.compile(rf"\([ \t]{{0,9}}{HOLE}[{HOLE} \t;,]{{0,99}}")
_BEFORE_STOP = re.compile(rf"[ \t]{{0,9}}{HOLE}[{HOLE} \t]{{0,99}}(?=[,;.:)])")
# Within a sentence, which is never picked; a formula on a separate line leaves nothing.
_FORMULA_LINE = re.compile(rf"^[ \t:]{{0,99}}{FORMULA}[ \t.,;]{{0,9}}$", re.MULTILINE)


def read_template(inside: str) -> str | None:
    """Read the text of a template, given without brackets; None if it has none to read."""
    if measure := _MEASURE.match(inside):
        power = f"×10^{measure[2]}" if measure[2] else ""
        return f"{measure[1]}{power} {measure[3]}"
    if about := _ABOUT.match(inside):
        return f"c. {about[1]}"
    if whole := _WHOLE.match(inside):
        return inside[whole.end() :]
    if quote := _QUOTE.match(inside):
        return f"\n<blockquote>\n{_list_texts(inside[quote.end() :])[0]}\n</blockquote>\n"
    if spoken := _SPOKEN.match(inside):
        return _list_texts(inside[spoken.end() :])[-1]
    return _ALONE.get(inside.strip().lower())


def _list_texts(arguments: str) -> list[str]:
    """List the arguments without a name, or with the name of the text."""
    found = [(_NAMED.match(part), part) for part in arguments.split("|")]
    texts = [
        part[named.end() :] if named else part for named, part in found if not named or not named[1]
    ]
    return texts or [""]


def close_holes(text: str) -> str:
    """Remove empty brackets and spaces before stops that removed parts have left."""
    text = _FORMULA_LINE.sub("", text).replace(FORMULA, "[formula]")
    text = _OPENING.sub("(", _EMPTY.sub("", text))
    return _BEFORE_STOP.sub("", text).replace(HOLE, "")


_ELEMENT = re.compile(
    r"<(?P<name>ref|gallery|math|nowiki|syntaxhighlight|source|pre|code|timeline|score|imagemap"
    r"|templatedata)\b[^<>]{0,400}>|<!--",
    re.IGNORECASE,
)
_OUT = {
    "ref": "note", "gallery": "picture", "math": "formula", "timeline": "picture",
    "score": "music", "imagemap": "picture", "templatedata": "template", "comment": "comment",
}  # fmt: skip
_PREFORMATTED = ("syntaxhighlight", "source", "pre")
_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|^[ \t:]{0,9}\{\||^[ \t]{0,9}\|\}(?!\})", re.MULTILINE)
_PAIRS = {"}}": "{{", "]]": "[[", "|}": "{|"}
_DEEPEST = 30  # nested brackets; deeper ones are removed
_FILE = re.compile(
    r"[^\[\]|:]{2,20}:[^|\n]{1,250}\.(?:jpe?g|png|svg|gif|webp|tiff?|og[gv]|webm|pdf|djvu|mp[34])"
    r"[ \t]{0,9}(?:\||\Z)|(?:File|Image|Datei|Bild|Fichier|Archivo|Imagen|Plik|Файл):",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"(?:Category|Kategor\w{1,3}|Cat[ée]gor\w{1,4}|Categor[ií]a|Категория|Категорія|Luokka|分类|分類"
    r"|カテゴリ|분류|تصنيف|קטגוריה|Thể loại)[ \t]{0,9}:",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?:[^|]{1,200}\Z")


def take_elements(text: str) -> Iterator[str | Block | Removed]:
    """Yield the text between elements, the code in some of them, and the removed parts.

    A part removed from a sentence comes after it. An unclosed element does not count.
    """
    place = 0
    kept: list[str] = []
    removed: list[Removed] = []
    unended: set[str] = set()
    while found := _ELEMENT.search(text, place):
        name = (found["name"] or "comment").lower()
        close = "-->" if name == "comment" else f"</{name}>"
        alone = found[0].endswith("/>")
        end = found.end() if alone or close in unended else text.find(close, found.end())
        if end < 0:
            unended.add(close)
        kept.append(text[place : found.start()])
        inside = text[found.end() : max(end, found.end())]
        place = found.end() if alone or end < 0 or close in unended else end + len(close)
        if name in _PREFORMATTED:
            yield from _finish(kept, removed)
            kept, removed = [], []
            yield Block(inside, "code")
        elif name in _OUT:
            removed.append(Removed(inside, _OUT[name]))
            kept.append({"math": FORMULA, "ref": HOLE}.get(name, ""))
        else:
            kept.append(inside)
    yield from _finish([*kept, text[place:]], removed)


def _finish(kept: list[str], removed: list[Removed]) -> Iterator[str | Removed]:
    yield "".join(kept)
    yield from removed


def drop_marks(text: str) -> tuple[str, list[Removed]]:
    """Strip templates, tables and link syntax; return the text and the removed parts."""
    opened: list[tuple[str, list[str]]] = [("", [])]
    removed: list[Removed] = []
    place = 0
    for token in _TOKEN.finditer(text):
        mark = token[0].strip(" \t:")
        opened[-1][1].append(text[place : token.start()])
        place = token.end()
        if mark not in _PAIRS:
            opened.append((mark, []))
        elif opened[-1][0] == _PAIRS[mark]:
            _, parts = opened.pop()
            shown = _read_pair(mark, "".join(parts), len(opened), removed)
            opened[-1][1].append(shown)
    rest = ["".join(parts) for _, parts in opened]
    return close_holes("".join([*rest, text[place:]])), removed


def _read_pair(mark: str, inside: str, depth: int, removed: list[Removed]) -> str:
    """Read the text of a pair of brackets; record the rest as removed."""
    if depth > _DEEPEST:
        return HOLE
    reason = "table" if mark == "|}" else None
    if mark == "}}":
        readable = read_template(inside)
        if readable is not None:
            return readable
        reason = "template"
    elif mark == "]]":
        if _FILE.match(inside):
            reason = "picture"
        elif _CATEGORY.match(inside):
            reason = "category"
        elif _LANGUAGE.match(inside):
            reason = "link"
        else:
            return inside.rsplit("|", 1)[-1].lstrip(":")
    if depth == 1:
        removed.append(Removed(close_holes(inside), reason or ""))
    return HOLE


def leave_out_end(pieces: list[Piece]) -> list[Piece]:
    """Mark the pieces of sections that lead elsewhere as removed."""
    kept: list[Piece] = []
    level = 0  # of the heading of such a section, 0 outside of them
    for piece in pieces:
        heading = isinstance(piece, Block) and piece.kind == "heading"
        if isinstance(piece, Block) and heading and not piece.level > level > 0:
            level = piece.level if piece.text.casefold().strip() in _load_names() else 0
        if not level or isinstance(piece, Removed):
            kept.append(piece)
        elif not heading:
            kept.append(Removed(piece.text, "reference"))
    return kept


def drop_empty_headings(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces without empty sections, such as "References" when those are removed."""
    kept: list[Piece] = []
    below = 0  # level of the heading that follows, 0 for text
    follows = False
    for piece in reversed(pieces):
        if isinstance(piece, Removed):
            kept.append(piece)
        elif piece.kind != "heading":
            kept.append(piece)
            follows, below = True, 0
        elif follows and not 0 < below <= piece.level:
            kept.append(piece)
            below = piece.level
    yield from reversed(kept)


@cache
def _load_names() -> frozenset[str]:
    """Load the headings of such sections."""
    table = read_words(Path(__file__).with_name("wikitext_sections.txt"))
    return frozenset(name for names in table.values() for name in names)


_HEADING = re.compile(r"\A(={1,6})([^\n]{1,300}?)\1[ \t]*\Z")
_LIST = re.compile(r"([*#:;]{1,20})[ \t]*")
_LINK = re.compile(r"\[(?:https?:|ftp:|mailto:)?//[^\s\[\]<>]{1,2000}[ \t]*([^\[\]\n]{0,500})\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BREAK = re.compile(r"<br\b[^<>]{0,20}>", re.IGNORECASE)
_QUOTES = re.compile(r"'{2,5}")
_SWITCH = re.compile(r"__[A-Z]{3,30}__")
_BOLD = re.compile(r"'''([^'\n]{2,100}(?:'[^'\n]{1,100})?)'''")
_QUOTED = re.compile(r"<(/?)(?:blockquote|poem)\b", re.IGNORECASE)


_MARKS = (
    re.compile(r"^(={2,6})[^=\n]{1,200}\1[ \t]*$", re.MULTILINE),
    re.compile(r"'''[^'\n]{1,200}'''"),
    re.compile(r"<ref(?:>| name)"),
    re.compile(r"^\{\|", re.MULTILINE),
    re.compile(r"\[\[[^\W\d_]{2,20}:(?!:)[^\[\]|\n]{1,200}(?:\]\]|\|)"),
)
_WEAK = compile_late(
    r"\[\[[^\W_][^\[\]|\n]{0,200}(?:\|[^\[\]\n]{1,200})?\]\]|^\{\{[^{}\n]{1,200}(?:\}\}|$)",
    re.MULTILINE,
)

_HEADED = 2  # headings between signs: Markdown has none, and "##" is an item below them
_EXAMPLE = compile_late(r"<(pre|source|syntaxhighlight|nowiki)\b[^<>]{0,200}>.*?</\1>", re.DOTALL)
_DIRECTIVE = compile_late(r"^\.\. [\w-]{1,40}::", re.MULTILINE)  # of reStructuredText about wikis
_ASCIIDOC = compile_late(r"^(?:= \S|:[\w-]{1,40}:|-{4}$|\[[^\[\]\n]{1,200}\]$)", re.MULTILINE)


def detect(features: FormatFeatures) -> bool | None:
    """Detect wikitext by two kinds of its syntax, or by one and a link or a template.

    Two headings between signs are enough where nothing is AsciiDoc, which allows them.
    """
    start = _EXAMPLE.sub("", features.start)
    found = sum(mark.search(start) is not None for mark in _MARKS)
    sure = found > 1 or (found == 1 and _WEAK.search(start) is not None)
    headed = sum(1 for _ in islice(_MARKS[0].finditer(start), _HEADED)) == _HEADED
    sure = sure or (headed and not _ASCIIDOC.search(start))
    other = (is_fenced(start) and not headed) or is_mail_or_code(start)
    return (sure and not other and not _DIRECTIVE.search(start)) or None


def read(text: str) -> Draft:
    """Read an article of a wiki; its title is the first name in bold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    text = text.replace(HOLE, "").replace(FORMULA, "")
    pieces: list[Piece] = []
    name = None
    for part in take_elements(text):
        if isinstance(part, str):
            plain, removed = drop_marks(part)
            lead = _BOLD.search(plain.split("\n=", 1)[0])
            name = name or (lead[1] if lead and not pieces else None)
            pieces += [*_read_lines(plain.split("\n")), *removed]
        else:
            pieces.append(part)
    filled = drop_empty_headings(leave_out_end([p for p in pieces if p.text.strip()]))
    return make_draft(filled, "markdown", title=name and _read_inline(name))


def _read_lines(lines: Iterable[str]) -> Iterator[Piece]:
    """Yield blocks: consecutive lines are a paragraph."""
    paragraph: list[str] = []
    quoted = False
    numbers: dict[int, int] = {}  # of the last numbered item, by depth
    for line in [*lines, ""]:
        heading, listed = _HEADING.match(line), _LIST.match(line)
        mark = _QUOTED.search(line)
        if paragraph and (heading or listed or mark or not line.strip(" \t-")):
            yield Block(_read_inline(" ".join(paragraph)), "quote" if quoted else "paragraph")
            paragraph = []
        quoted = not mark[1] if mark else quoted
        if heading:
            yield Block(_read_inline(heading[2].strip()), "heading", level=len(heading[1]))
        elif listed and listed[1][-1] in "*#":
            depth, number = len(listed[1]), None
            if listed[1][-1] == "#":
                number = numbers[depth] = numbers.get(depth, 0) + 1
            yield Block(_read_inline(line[listed.end() :]), "item", level=depth, number=number)
        elif line.strip(" \t-"):
            paragraph.append(line[listed.end() :] if listed else line)
        if not listed:
            numbers = {}


def _read_inline(text: str) -> str:
    text = _QUOTES.sub("", _LINK.sub(r"\1", _SWITCH.sub("", text)))
    return one_line(unescape(_TAG.sub("", _BREAK.sub(" ", text))))


_ARTICLES = "0"  # the number of their name space; others are talk, users, templates


def split_export(data: bytes) -> Iterator[Source] | None:
    """Split an export into its articles, each an export itself; None for a single one."""
    pages = _list_pages(data)
    return map(_write_page, pages) if len(pages) > 1 else None


def read_export(data: bytes) -> Draft:
    """Take the one article of an export, with its title; raise NoArticleError for many."""
    pages = _list_pages(data)
    if len(pages) != 1:
        count = f"{len(pages):,} articles in it: choose one" if pages else "a wiki without articles"
        raise NoArticleError(count)
    draft = read(_find_text(pages[0]))
    return replace(draft, title=_find(pages[0], "title") or draft.title)


def _list_pages(data: bytes) -> list["_Element"]:
    """List the articles that are no redirects; all pages if an export has no articles."""
    # Imported here: text in wikitext should not wait for lxml.
    from summarize.readers.xml import local_name, parse_xml

    root = parse_xml(data, "the wiki export", recover=True)
    pages = [page for page in root if local_name(page) == "page"]
    articles = [page for page in pages if _find(page, "ns") in ("", _ARTICLES)] or pages
    return [page for page in articles if page.find("{*}redirect") is None and _find_text(page)]


def _find(page: "_Element", name: str) -> str:
    return (page.findtext(f"{{*}}{name}") or "").strip()


def _find_text(page: "_Element") -> str:
    """Find the text of the last revision."""
    revisions = page.findall("{*}revision")
    return _find(revisions[-1], "text") if revisions else ""


def _write_page(page: "_Element") -> Source:
    from lxml import etree

    root = etree.Element("mediawiki")
    copy = etree.SubElement(root, "page")
    title = _find(page, "title")
    etree.SubElement(copy, "title").text = title
    revision = etree.SubElement(copy, "revision")
    etree.SubElement(revision, "text").text = _find_text(page)
    data = etree.tostring(root, encoding="utf-8")
    return Source("", data, id=_find(page, "id") or None, title=title or None)
