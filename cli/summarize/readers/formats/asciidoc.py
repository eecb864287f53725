"""AsciiDoc: headings, paragraphs, items, quotes; attributes, tables and comments are left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.models import Block, BlockKind, Draft, Removed
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats.markdown import read_html
from summarize.readers.markup import Names, Piece, lift_title, make_draft, may_repeat

_INLINE_MACRO = re.compile(
    r"(?:\b|(?=footnote|indexterm))(?P<name>link|xref|mailto|kbd|btn|menu|pass|image|icon|footnote(?:ref)?|indexterm2?|stem"
    r"|latexmath|asciimath|anchor|term)(?P<mark>::?)(?P<to>[^\s\[\]]{0,300})\[(?P<text>[^\[\]\n]{0,300}(?:\[[^\[\]\n]{0,50}\][^\[\]\n]{0,300})?)\]"
)
# An attribute that another file defines may be the address.
_URL = re.compile(
    r"(?:\b(?:https?|ftp|irc)://|(?<![\w$`\\])\{[a-zA-Z][\w-]{0,60}\})[^\s\[\]<>]{0,500}+\[([^\]\n]{0,500})\]"
)
_CROSS = re.compile(r"<<([^<>,\n]{1,200})(?:,([^<>\n]{1,300}))?>>")
_ANCHOR = re.compile(
    r"\[\[[^\[\]\n]{1,200}\]\]|\[#[\w-]{1,100}\](?=[*_#`])|\[\.[\w.-]{1,60}\](?=[*_#`])"
)
_INDEX = re.compile(r"\(\(\((?:[^()\n]|\([^()\n]{0,99}\)){1,300}+\)\)\)")
_SHOWN_TERM = re.compile(r"\(\(([^()\n]{1,200})\)\)")
_REFERENCE = re.compile(r"\{([a-zA-Z][\w-]{0,60})\}")
_LITERAL = re.compile(r"(``?|\+\+?\+?)(?![\s`+])([^\n]{1,150}?)(?<!\s)\1(?!\w)")
_DOUBLE = re.compile(r"(\*\*|__|##)(?=\S)((?:(?!\1)[^\n]){1,400})(?<=\S)\1")
_SINGLE = re.compile(r"(?<![\w*_#\\])([*_#])(?=[^\s*_#])((?:(?!\1)[^\n]){1,400})(?<=\S)\1(?!\w)")
_RAISED = re.compile(r"(?<=\w)([\^~])(\w{1,20})\1")  # or lowered
_QUOTES = {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}
_QUOTE = re.compile(r"\"`(?=\S)|(?<=\S)`\"|'`(?=\S)|(?<=\S)`'")
_BREAK = re.compile(r"(?:^| )\+$")
_SIGNS = {"(C)": "©", "(R)": "®", "(TM)": "™", " -- ": " – "}
_KNOWN = {
    "nbsp": " ",
    "sp": " ",
    "empty": "",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "plus": "+",
    "zwsp": "",
}
_SILENT = ("image", "icon", "indexterm", "anchor", "footnote", "footnoteref")


def read_inline(text: str, attributes: Names) -> str:
    """Remove links, notes and emphasis from a text; literals stay as they are."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[2])
        return "\0"

    text = _BREAK.sub("", text.replace("\0", ""))
    text = _REFERENCE.sub(lambda m: _fill_in(m, attributes), text)
    text = _QUOTE.sub(lambda m: _QUOTES[m[0]], text)
    text = _URL.sub(
        lambda m: _take_label(m[1]) or m[0].partition("[")[0], _INLINE_MACRO.sub(_read_macro, text)
    )
    text = _CROSS.sub(lambda m: (m[2] or m[1]).strip(), _ANCHOR.sub("", text))
    text = _LITERAL.sub(keep, _SHOWN_TERM.sub(r"\1", _INDEX.sub("", text)))
    text = _SINGLE.sub(r"\2", _SINGLE.sub(r"\2", _DOUBLE.sub(r"\2", text)))
    text = _RAISED.sub(lambda m: f"{'^' if m[1] == '^' else '_'}{m[2]}", text)
    for sign, shown in _SIGNS.items():
        text = text.replace(sign, shown)
    pieces = text.split("\0")
    return one_line("".join(a + b for a, b in zip(pieces, [*literals, ""], strict=False)))


def _fill_in(match: re.Match[str], attributes: Names) -> str:
    name = match[1].lower()
    return attributes.write(name, _KNOWN.get(name, match[0]))


def _read_macro(match: re.Match[str]) -> str:
    if match["name"] in _SILENT:
        return ""
    text = _take_label(match["text"])
    if match["name"] == "menu":
        return " > ".join(filter(None, (match["to"], text)))
    return text or match["to"]


def _take_label(text: str) -> str:
    """Read the words of a link, without its window and role."""
    return text.split(",window=")[0].split(",role=")[0].removesuffix("^").strip('"')


_ATTRIBUTE = re.compile(r":!?([a-zA-Z][\w-]{0,60})!?:(?:[ \t]+(.*)|\Z)")
_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*)")
_AUTHOR = re.compile(
    r"\A[^\W\d_][\w.’'-]{0,30}(?:[ _][\w.’'-]{1,30}){1,3}(?:[ \t]+<[^<>]{1,200}>)?(?:;|\Z)"
)
_REVISION = re.compile(r"(?:v?\d[\w.-]{0,20},?[ \t]*)?(\d{4}-\d\d-\d\d)?(?:[:,].{0,200})?\Z")
_FENCE = re.compile(
    r"\A(-{4,}|={4,}|\.{4,}|\*{4,}|_{4,}+|\+{4,}|/{4,}|--|`{3}|[|!,:]={3,})(?:\w{0,20})\Z"
)
_LIST_MARK = re.compile(r"\A[ \t]*(\*{1,6}|-|\.{1,6}|(\d{1,4})\.|<(?:\d{1,3}|\.)>|•)[ \t]+(?=\S)")
_TERM = re.compile(r"\A[ \t]*(\S.{0,200}?)(:{2,4}|;;)(?:[ \t]+(.*)|\Z)")
_BLOCK_LINE = re.compile(r"\[(?!\[)([^\]\n]{0,300})\]\Z|\[\[[^\[\]\n]{1,200}\]\]\Z")
_CAPTION = re.compile(r"\.([^\s.].{0,300})")
_MACRO = re.compile(
    r"\A(image|video|audio|include|toc|ifdef|ifndef|ifeval|endif|plantuml)::?[^\s\[]*\[.*\]\Z"
)
_ADMONITION = re.compile(r"\A(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION):[ \t]+")
_BOX = re.compile(r"\A\[[ xX*]\][ \t]+")
_HARD_BREAK = re.compile(r" \+\Z")
_RULE = re.compile(r"(?:'{3,}|<<<|---|\*\*\*|- - -|\* \* \*)\Z")
_REASONS = {"+": "raw", "/": "comment", "|": "table", "!": "table", ",": "table", ":": "table"}


_TITLE = compile_late(
    r"\A(?:/{4,}\n(?:(?!/{4})[^\n]*\n){0,400}+/{4,}\n|//[^\n]*\n|:[\w-]+:[^\n]*\n|\[[^\n]*\]\n"
    r"|(?:ifn?def|ifeval|endif)::[^\n]*\n|\s)*+={1,5} [^\s=]"
)
_MARK = compile_late(
    r"^:!?[a-zA-Z][\w-]*!?:(?:[ \t]|$)|^(?:-{4,}|={4,}|\.{4,}|\*{4,}|_{4,}|\|===)$|^={2,5} \S"
    r"|^\[(?:\[|[#.%a-zA-Z])[^\]\n]{0,200}\]$|^(?:image|include|video|ifdef|toc|ifndef)::"
    r"|\b(?:link|xref|image|footnote):[^\s\[\]]{0,300}\["
    r"|https?://[^\s\[\]]{1,300}\[[^\]\n]|^(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION): ",
    re.MULTILINE,
)
_MARKDOWN = re.compile(r"^(?:```|~~~)", re.MULTILINE)  # while "# " is a comment in its code
_SECTION = compile_late(r"^={2,5} \S", re.MULTILINE)  # which may hold fences of Markdown, too
_TYPST = compile_late(r"^#(?:set|let|import|show)\b|^={1,6} [^\n]{1,200} =+$", re.MULTILINE)


def detect(features: FormatFeatures) -> bool | None:
    """Detect AsciiDoc by its title and other typical syntax."""
    title = _TITLE.match(features.start)
    sure = title and _MARK.search(features.start, title.end())
    fenced = sure and _MARKDOWN.search(features.start)
    other = _TYPST.search(features.start) or (fenced and not _SECTION.search(features.start))
    return bool(sure and not other) or None


@dataclass(frozen=True, slots=True)
class _Place:
    """The context of the lines."""

    attributes: Names
    last: Mapping[str, int]  # number of the last line with a fence
    kind: BlockKind = "paragraph"


def read(text: str) -> Draft:
    """Read a text; its title is the first heading, unless text comes before it."""
    lines = [line.expandtabs(8).rstrip() for line in text.lstrip("\ufeff").splitlines()]
    found = (_ATTRIBUTE.match(line) for line in lines)
    attributes: dict[str, str] = {}
    for line in filter(None, found):
        value = _REFERENCE.sub(lambda m: attributes.get(m[1].lower(), m[0]), line[2] or "")
        if may_repeat(text, value):
            attributes[line[1].lower()] = value
    start = next((i for i, line in enumerate(lines) if _HEADING.match(line)), 0)
    author, date, end = _read_head(lines, start)
    lines = [*lines[: start + 1], *lines[end:]]
    last = {line: i for i, line in enumerate(lines) if _FENCE.match(line)}
    draft = make_draft(
        _read(lines, _Place(Names(attributes), last)),
        "markdown",
        author=author or attributes.get("author"),
        date=date or attributes.get("revdate"),
    )
    return lift_title(draft)


def _read_head(lines: Sequence[str], start: int) -> tuple[str | None, str | None, int]:
    """Read author and date, which follow the title, and the number of the line below them."""
    end = start + 1
    if end >= len(lines) or not lines[start].startswith("= ") or not _AUTHOR.match(lines[end]):
        return None, None, end
    author = ", ".join(part.split("<")[0].strip() for part in lines[end].split(";"))
    end += 1
    revision = _REVISION.match(lines[end]) if end < len(lines) and lines[end] else None
    return author, revision[1] if revision else None, end + (revision is not None)


def _read(lines: Sequence[str], place: _Place) -> Iterator[Piece]:
    """Yield the content of each run of lines; a line in brackets is the style of the next block."""
    at, style = 0, ""
    fences: list[tuple[str, BlockKind]] = []  # open blocks of prose
    while at < len(lines):
        line, end = lines[at], at + 1
        heading, fence = _HEADING.match(line), _FENCE.match(line)
        named = _BLOCK_LINE.match(line)
        if fence and fences and fences[-1][0] == fence[1]:
            place, style = replace(place, kind=fences.pop()[1]), ""
        elif fence:
            ends = place.last.get(fence[1], 0) > at
            if ends and _is_prose(fence[1], style):
                fences.append((fence[1], place.kind))
                quoted = fence[1][0] == "_" or style.startswith("quote")
                place = replace(place, kind="quote" if quoted else place.kind)
            elif ends:
                end = lines.index(fence[1], at + 1) + 1
                yield from _read_fenced(fence[1], "\n".join(lines[at + 1 : end - 1]))
            style = ""
        elif named:
            style = (named[1] or style).lower()
        elif heading:
            text = read_inline(heading[2], place.attributes)
            yield Block(text, "heading", level=len(heading[1]))
            style = ""
        elif _ATTRIBUTE.match(line) or line.startswith("//"):
            pass
        elif _MACRO.match(line):
            reason = "picture" if line.startswith(("image", "video")) else "directive"
            yield Removed(line, reason)
        elif _CAPTION.match(line) and not _LIST_MARK.match(line):
            yield Block(read_inline(line[1:], place.attributes), "caption")
        elif line and line != "+" and not _RULE.match(line):
            end = _find_paragraph(lines, at)
            yield from _read_paragraph(lines[at:end], style, place)
            style = ""
        at = end


def _is_prose(fence: str, style: str) -> bool:
    if style.startswith(("source", "listing", "stem", "plantuml", "mermaid", "comment", "pass")):
        return False
    return fence[0] in "=*_" or fence == "--"


def _read_fenced(fence: str, text: str) -> Iterator[Piece]:
    reason = _REASONS.get(fence[0])
    said = list(read_html(text)) if reason == "raw" else []
    yield from said or (Removed(text, reason) if reason else Block(text, "code"),)


def _find_paragraph(lines: Sequence[str], at: int) -> int:
    end = at + 1
    while end < len(lines) and lines[end] and lines[end] != "+":
        line = lines[end]
        if _FENCE.match(line) or _LIST_MARK.match(line) or _BLOCK_LINE.match(line):
            break
        if line.startswith("//") or _TERM.match(line) or _MACRO.match(line):
            break
        end += 1
    return end


def _read_paragraph(lines: Sequence[str], style: str, place: _Place) -> Iterator[Piece]:
    text = " ".join(_HARD_BREAK.sub("", line).strip() for line in lines)
    item, term = _LIST_MARK.match(lines[0]), _TERM.match(lines[0])
    if style.startswith(("source", "listing", "literal")) or (
        lines[0].startswith(" ") and not item and not term
    ):
        yield Block("\n".join(lines), "code")
    elif item:
        level = len(item[1]) if item[1][0] in "*." else 1
        number = int(item[2]) if item[2] else None
        words = _BOX.sub("", text[item.end() - _indent(lines[0]) :], count=1)
        yield Block(read_inline(words, place.attributes), "item", level=level, number=number)
    elif term:
        yield Block(read_inline(term[1], place.attributes))
        rest = " ".join([term[3] or "", *map(str.strip, lines[1:])])
        yield Block(read_inline(rest, place.attributes), place.kind)
    else:
        kind: BlockKind = "quote" if style.startswith(("quote", "verse")) else place.kind
        yield Block(read_inline(_ADMONITION.sub("", text, count=1), place.attributes), kind)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
