"""Markdown: its blocks without syntax, links and images. The only module that knows markdown-it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import InputError
from summarize.language.control_characters import clean_lines, one_line
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Mark, MarkKind, Markup, Removed
from summarize.readers.format_features import FormatFeatures
from summarize.readers.mail.opening_header import has_header

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# Openings of a saved fragment that a Markdown text may have, too.
FRAGMENT_START = compile_late(
    r"\s*<(?:!--|(?:h[1-6]|div|font|table|a|b|br|p|article|section|main|header|nav|ul|ol|span"
    r"|img|picture|center|details|blockquote)[\s/>])",
    re.IGNORECASE,
)
MARKDOWN_BLOCK = compile_late(
    r"^#{1,6} +\S"  # heading
    r"|^(?:```|(?<![^\n]\n)~~~)"  # fenced code, not the line below a heading
    r"|^\[[^\]\n]{1,300}\]: +\S"  # link definition
    r"|^[-*] +\[[^\]\n]{1,300}\]\(\S"  # a list of links
    r"|\A---\n(?:[A-Za-z_-]{1,40}:[^\n]*\n)"  # front matter
    r"|\A\+\+\+\n(?:[A-Za-z_-]{1,40} ?=[^\n]*\n)",
    re.MULTILINE,
)
_MARKDOWN_LINK = compile_late(
    r"!?\[[^\]\n]{0,300}\]\([^\s)]{1,2000}(?: +\"[^\"\n]*\")?\)"  # link or image
    r"|^[^\n]{1,200}\n={3,}$",  # underlined heading
    re.MULTILINE,
)
# Without one of these no pattern can match: a text of 40 MB is looked through in .3 s, not in 4.
_BLOCK_STARTS = ("#", "```", "~~~", "[", "-", "*", "+++")
_LINK_SIGNS = ("](", "\n===")
_WEAK_SIGNS = ("**", "__")
# The marks come before their left context: so they are found ten times as fast.
_MARKDOWN_WEAK = compile_late(
    r"\*\*(?<![*\w]..)[^\s*][^*\n]{0,300}\*\*(?!\w)|__(?<!\w..)[^\s_][^_\n]*__"
)


def detect(features: FormatFeatures) -> bool | None:
    """Detect Markdown; a text with the header of a mail or a PEP underlines its headings, too."""
    return is_markdown(features.text, sure=has_header(features.text)) or None


def is_markdown(text: str, *, sure: bool = False) -> bool:
    """Check for one sure sign of Markdown, or two weaker ones.

    With ``sure`` only a heading, code, a list of links or front matter will do.
    """
    if _has_block(text) or FRAGMENT_START.match(text):
        return True
    return not sure and (_has_link(text) or _has_weak(text))


def _has_block(text: str) -> bool:
    starts = text.startswith(_BLOCK_STARTS) or any(f"\n{mark}" in text for mark in _BLOCK_STARTS)
    return starts and MARKDOWN_BLOCK.search(text) is not None


def _has_link(text: str) -> bool:
    return any(sign in text for sign in _LINK_SIGNS) and _MARKDOWN_LINK.search(text) is not None


def _has_weak(text: str) -> bool:
    return any(sign in text for sign in _WEAK_SIGNS) and len(_MARKDOWN_WEAK.findall(text)) >= 2


_FRONT_MATTER = compile_late(r"\A(?:---\n(.*?)\n(?:---|\.\.\.)|\+\+\+\n(.*?)\n\+\+\+)\n", re.DOTALL)
_FIELD = compile_late(r"^(title|author|date) *[:=] *[\"']?(.*?)[\"']? *$", re.MULTILINE)
_SPOKEN = {"text", "code_inline", "text_special"}
_MARKED: dict[str, MarkKind] = {"link": "link", "em": "emphasis", "strong": "emphasis"}
_BREAK = compile_late(r"<br\b", re.IGNORECASE)
# Characters that lxml refuses: it raises if one precedes the first element.
_NO_XML = compile_late("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COMMENT = compile_late(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WORD = re.compile(r"\w")
# What GitHub adds: "[^1]" and the note it stands for, "- [x] done", "> [!NOTE]".
# A note, or works that Pandoc cites by keys with a year.
_NOTE = compile_late(
    r"\[(?:\^[^\]\s]{1,60}\]|-?@[a-zA-Z][\w:.-]{0,40}\d{2}[^\[\]\n]{0,300}\](?![(\[:]))"
)
_NOTE_BELOW = compile_late(r"\[\^[^\]\s]{1,60}\]:\s*")
_MARKS = {
    "item": compile_late(r"\A\[[ xX]\]\s+"),
    "quote": compile_late(r"\A\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*"),
}
_LINE_MARK = compile_late(r"^[ \t>]{0,99}(?:[-+*#>=|]|\d{1,9}[.)])", re.MULTILINE)
_MOST_MARKS = 50_000  # lines with a mark, or twice as many brackets or bars: up to 8 s
# Of MyST: targets, roles, and the starts of cells.
_TARGET = re.compile(
    r"^\([\w.-]{1,100}\)=$|\{[a-z][\w:.-]{0,30}\}(?=`)|^\+{3}(?: \{[^\n]*\})?$", re.MULTILINE
)
_ANCHOR = compile_late(
    r"^(<a [^<>\n]{1,200}>(?:</a>)?)\n(?=#)", re.MULTILINE
)  # right above a heading
# The lines that open a box of MkDocs, whose text is indented, or of Docusaurus, Pandoc and others.
_BOX_SIGNS = ("!!! ", "??? ", "???+ ", '=== "', ":::")
_BOX = compile_late(r'\A(?:!!!|\?{3}\+?|===) (?=[\w"])[\w -]{0,60}(?:"([^"\n]{0,200})")?\Z')
_FENCED_BOX = compile_late(
    r"\A:{3,9} ?(?:[a-z-]{1,30} ([^\W_][^:={}]{0,200})|\{.*|[^\s{]*|[a-z-]{1,30} .*=.*)\Z"
)
_LISTS = ("bullet_list_open", "ordered_list_open")


class _Place(NamedTuple):
    """The element that a line of text belongs to."""

    quoted: bool = False
    depth: int = 0  # of lists
    number: int | None = None  # of the next item of a numbered list


def read(text: str) -> Draft:
    """Read title and blocks, without comments; raise InputError for too much syntax."""
    text = text.replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    fields = dict(_FIELD.findall(front[1] or front[2])) if front else {}
    body = _open_boxes(
        _ANCHOR.sub(r"\1\n\n", _TARGET.sub("", text[front.end() :] if front else text))
    )
    inner = (body.count("[") + body.count("|")) // 2
    if sum(1 for _ in _LINE_MARK.finditer(body)) + inner > _MOST_MARKS:
        raise InputError(f"Markdown of over {_MOST_MARKS:,} marks: too large to read")
    from markdown_it import MarkdownIt  # 20 ms that a plain text should not cost

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.inline.ruler.before("link", "note", _skip_note)
    pieces = list(_read_tokens(parser.parse(body)))
    return Draft(
        tuple(piece for piece in pieces if isinstance(piece, Block)),
        form="markdown",
        removed=tuple(piece for piece in pieces if isinstance(piece, Removed)),
        title=one_line(fields.get("title", "")) or None,
        author=one_line(fields.get("author", "")) or None,
        date=fields["date"][:10] if re.match(r"\d{4}-\d\d-\d\d", fields.get("date", "")) else None,
    )


def _open_boxes(text: str) -> str:
    """Write the boxes of a text as paragraphs: their titles, and below them their text."""
    if not any(sign in text for sign in _BOX_SIGNS):
        return text
    lines: list[str] = []
    indents: list[int] = []  # of the open boxes
    fence = ""
    for line in text.split("\n"):
        bare = line.strip(" ")
        indent = len(line) - len(line.lstrip(" "))
        while bare and indents and indent <= indents[-1]:
            indents.pop()
        if bare.startswith(fence or ("```", "~~~")):
            fence = "" if fence else bare[:3]
        inside = line[4 * len(indents) :] if bare else ""
        box = None if fence else _BOX.match(bare)
        named = None if fence else box or _FENCED_BOX.match(bare)
        if box:
            indents.append(indent)
        lines += ["", inside.replace(bare, named[1] or ""), ""] if named else [inside]
    return "\n".join(lines)


def _skip_note(state: "StateInline", _: bool) -> bool:
    """Skip the mark of a note, also where an address below makes it a link."""
    mark = _NOTE.match(state.src, state.pos)
    if mark is None:
        return False
    state.pos = mark.end()
    if state.src[state.pos : state.pos + 1] in (".", ",", ";", ":", ")"):
        state.pending = state.pending.rstrip()
    return True


def _read_tokens(tokens: list["Token"]) -> Iterator[Block | Removed]:
    from summarize.readers.html.code import read_preformatted

    places = [_Place()]
    block = Block("")  # the next line of text, still without its text
    images: tuple[Mark, ...] = ()  # of lines without text, before it
    row = column = -1
    noted = False  # the line before was a note
    for token in tokens:
        place = places[-1]
        if token.type == "inline":
            text, pieces, marks = _read_inline(token)
            noted = _NOTE_BELOW.match(token.content) is not None
            if noted:
                yield Removed(text.removeprefix(":").lstrip(), "note")
                continue
            if mark := _MARKS.get(block.kind):
                text = mark.sub("", text)
            marks = (*images, *marks)
            images = () if text else _list_images(marks)
            if text:
                markup = Markup(pieces, marks) if marks else None
                yield replace(block, text=text, markup=markup)
                # All other blocks of an item are paragraphs of it.
                block = replace(block, kind="paragraph", number=None)
        elif token.type == "code_block" and noted:  # its next paragraph, which is indented
            yield Removed(one_line(token.content), "note")
        elif token.type in ("fence", "code_block"):
            if token.type == "code_block":  # to most who write one, an indented paragraph
                yield from read_preformatted(token.content)
            elif token.content.strip():
                yield Block(clean_lines(token.content).rstrip(), "code")
        elif token.type == "html_block":
            yield from read_html(token.content)
        elif token.type == "heading_open":
            block = Block("", "heading", level=int(token.tag[1:]))
        elif token.type == "list_item_open":
            block = Block("", "item", level=place.depth, number=place.number)
            if place.number is not None:
                places[-1] = place._replace(number=place.number + 1)
        elif token.type == "tr_open":
            row, column = row + 1, -1
        elif token.type in ("th_open", "td_open"):
            column += 1
            block = Block("", "cell", row=row, column=column)
        elif token.type == "table_open":
            row = -1
        elif token.type == "paragraph_open" and block.kind != "item":
            block = Block("", "quote" if place.quoted else "paragraph")
        elif token.type in _LISTS:
            start = token.attrs.get("start", 1) if token.type == _LISTS[1] else None
            number = int(start) if start is not None else None
            places.append(place._replace(depth=place.depth + 1, number=number))
        elif token.type == "blockquote_open":
            places.append(_Place(quoted=True))
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            places.pop()
        if token.type in ("heading_close", "list_item_close", "table_close"):
            block = Block("")


def _list_images(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """List the images of a line without text, which stand before the next one."""
    return tuple(mark._replace(start=0, end=0) for mark in marks if mark.kind == "image")


def _read_inline(token: "Token") -> tuple[str, tuple[str, ...], tuple[Mark, ...]]:
    """Read a line of text, its pieces, and the marks on these."""
    pieces: list[str] = []
    marks, opened = list[Mark](), list[Mark]()
    for child in token.children or ():
        place = len(pieces)
        name, _, edge = child.type.rpartition("_")
        if child.type in _SPOKEN:
            pieces.append(child.content)
            if child.type == "code_inline":
                marks.append(Mark("code", place, place + 1))
        elif child.type.endswith("break") or _BREAK.match(child.content):
            pieces.append(" ")
        elif child.type == "image":
            marks.append(Mark("image", place, place, str(child.attrs["src"]), child.content))
        elif edge == "open" and name in _MARKED:
            opened.append(Mark(_MARKED[name], place, place, str(child.attrs.get("href", ""))))
        elif edge == "close" and name in _MARKED:
            marks.append(opened.pop()._replace(end=place))
    return one_line("".join(pieces)), tuple(pieces), tuple(marks)


def read_html(html: str) -> Iterator[Block]:
    """Yield the blocks of HTML between those of Markdown."""
    html = _COMMENT.sub("", html)
    behind_tags = (part.partition("<")[0] for part in html.split(">")[1:])
    if not any(map(_WORD.search, behind_tags)):
        return
    # Imported here: 20 ms that few texts need.
    from summarize.readers.html.blocks import list_blocks
    from summarize.readers.html.fragment import load_fragment
    from summarize.readers.html.limits import limit_tags

    data = _NO_XML.sub(" ", limit_tags(html.encode()).decode(errors="replace"))
    yield from list_blocks(load_fragment(f"<div>{data}</div>")).blocks
