"""Tell by its own marks what kind of text a text is; only sure marks count."""

import re

from summarize.lazy import compile_late
from summarize.readers.look import Look
from summarize.readers.mail.opening_header import has_header
from summarize.readers.texts.markdown_marks import is_markdown

_SEEN = 65_536  # characters in which marks are looked for
_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_CUE = compile_late(rf"(?:\d{{1,6}}[ \t]*\n\s{{0,9}})?{_CLOCK} *--> *{_CLOCK}")
_OPENING, _LONG_OPENING = 80, 400  # characters, in which a chat names a time
_TIME = re.compile(r"\d[:.]\d\d")
_CELLS = compile_late(
    r"\s{0,99}\{\s{0,99}\"cells\"\s{0,9}:\s{0,9}\[\s{0,99}\{\s{0,99}\"(?:cell_type|attach|id)"
)
_VTT = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")
_LATEX_HEAD = compile_late(r"\A(?:%[^\n]*\n|\s)*+\\[a-zA-Z]+\*?[\[{\s]")
_LATEX_SURE = compile_late(
    r"^[ \t]*\\(?:document(?:class|style)[\[{]|begin\{document\}|(?:sub)?section\*?[\[{]"
    r"|chapter\*?[\[{])",
    re.MULTILINE,
)
_LATEX_PART = re.compile(r"\A(?:%(?![!P])|\\begin\{)")  # not PostScript, not a PDF
_LATEX_BEGIN = re.compile(r"^[ \t]*\\begin\{[a-z]{3,30}\*?\}", re.MULTILINE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|~~~)", re.MULTILINE)
_FENCE = re.compile(r"^(?:#{2,6} \S|```|~~~)", re.MULTILINE)  # where "# " is a comment or an item

# At the start of a line, where no prose and no markup has it: a program with texts in its comments.
_CODE = compile_late(
    r"^(?:def \w+\(|class \w+[(:]|import \w+$|from [\w.]{1,60} import |#include|#define|#!|//|/\*"
    r"|[{}];?$|@\w+\()",
    re.MULTILINE,
)

_WIKI_MARKS = (
    re.compile(r"^(={2,6})[^=\n]{1,200}\1[ \t]*$", re.MULTILINE),
    re.compile(r"'''[^'\n]{1,200}'''"),
    re.compile(r"<ref(?:>| name)"),
    re.compile(r"^\{\|", re.MULTILINE),
    re.compile(r"\[\[[^\W\d_]{2,20}:(?!:)[^\[\]|\n]{1,200}(?:\]\]|\|)"),
)
_WIKI_WEAK = compile_late(
    r"\[\[[^\W_][^\[\]|\n]{0,200}(?:\|[^\[\]\n]{1,200})?\]\]|^\{\{[^{}\n]{1,200}(?:\}\}|$)",
    re.MULTILINE,
)

_ADOC_TITLE = compile_late(r"\A(?://[^\n]*\n|:[\w-]+:[^\n]*\n|\[[^\n]*\]\n|\s)*+={1,2} [^\s=]")
_ADOC_MARK = compile_late(
    r"^:!?[a-zA-Z][\w-]*!?:(?:[ \t]|$)|^(?:-{4,}|={4,}|\.{4,}|\*{4,}|_{4,}|\|===)$|^={2,5} \S"
    r"|^\[(?:\[|[#.%a-zA-Z])[^\]\n]{0,200}\]$|^(?:image|include|video|ifdef|toc|ifndef)::"
    r"|\b(?:link|xref|image|footnote):[^\s\[\]]{0,300}\["
    r"|https?://[^\s\[\]]{1,300}\[[^\]\n]|^(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION): ",
    re.MULTILINE,
)
_FENCED = re.compile(r"^(?:```|~~~)", re.MULTILINE)  # while "# " is a comment in its code
_TYPST = compile_late(r"^#(?:set|let|import|show)\b|^={1,6} [^\n]{1,200} =+$", re.MULTILINE)

_ORG_SIGNS = ("#+", ":PROPERTIES:", "]]")
_ORG_HEAD = compile_late(
    r"#\+[a-zA-Z]+(?:_[a-zA-Z]+)?(?::|\s|\[)|:PROPERTIES:|# -\*- [^\n]*\borg\b"
)
_ORG_HEADING = re.compile(r"^\*{1,8} \S", re.MULTILINE)
_ORG_MARK = compile_late(
    r"^#\+(?:[a-zA-Z]+_?[a-zA-Z]+)(?::|\s)|^[ \t]*:(?:PROPERTIES|LOGBOOK):[ \t]*$"
    r"|\[\[[^\]\n]{1,300}\]\[[^\]\n]{1,300}\]\]|^\*{1,8} (?:TODO|DONE) ",
    re.MULTILINE,
)

_RST_SIGNS = ("::", "`_", ":`", ".. _")
_RST_MARK = compile_late(
    r"^\.\. [a-zA-Z][\w:+.-]*::(?: |$)|^\.\. _[^:\n]{1,200}:(?: |$)|^\.\. \|[^|\n]{1,80}\| \w+::"
    r"|(?<![\w`]):[a-z][\w:+-]{1,30}:`[^`\n]{1,300}`|`[^`<\n]{1,200}<[^>\n]{1,300}>`__?(?!\w)"
    r"|[\w)]::\n\n[ \t]+\S",
    re.MULTILINE,
)


def tell_notebook(look: Look) -> str | None:
    """Return the text of a notebook of Jupyter: JSON with cells."""
    if _CELLS.match(look.text):  # also where the end, which tells the format, is cut off
        return look.text
    if '"nbformat"' in look.text and look.text.lstrip("\ufeff \t\r\n").startswith("{"):
        # Imported here: hardly any text says so.
        from summarize.readers.texts.notebook import is_notebook

        return look.text if is_notebook(look.text) else None
    return None


def tell_subtitles(look: Look) -> bool | None:
    """Tell subtitles: a cue with its times, or the name of their format."""
    head = _head(look)
    return bool(_CUE.match(head) or _VTT.match(head)) or None


def tell_chat(look: Look) -> bool | None:
    """Tell a chat, whose first line opens with a time."""
    noted = look.opening.startswith((b"===", b"***"))  # who came, or that a log begins
    opening = look.text[: _LONG_OPENING if noted else _OPENING]
    if look.opening.startswith((b"<", b"{")) or not _TIME.search(opening):
        return None
    # Imported here: hardly any text opens with a time.
    from summarize.readers.texts.chats import is_chat

    return is_chat(look.text) or None


# In what follows, what stands first in each line is far cheaper than what comes after it.


def tell_latex(look: Look) -> bool | None:
    """Tell LaTeX: commands at the start, and one that opens a document or a section.

    A part of one may begin with a comment, or with a figure.
    """
    head = _head(look)
    if "\\" not in head:
        return None
    part = _LATEX_PART.match(head)
    sure = (part or _LATEX_HEAD.match(head)) and _LATEX_SURE.search(head)
    return bool(sure or (part and _LATEX_BEGIN.search(head) and not _FENCE.search(head))) or None


def tell_org(look: Look) -> bool | None:
    """Tell Org: a keyword at the start, or headings and another mark of its own."""
    head = _head(look)
    if not any(sign in head for sign in _ORG_SIGNS):
        return None
    if _ORG_HEAD.match(head):
        return True
    sure = _ORG_HEADING.search(head) and _ORG_MARK.search(head)
    return (sure and not _FENCE.search(head)) or None


def tell_wikitext(look: Look) -> bool | None:
    """Tell wikitext: two marks of different kinds, or one and a link or a template."""
    head = _head(look)
    if not any(sign in head for sign in (*_ORG_SIGNS, "'''")):
        return None
    marks = sum(mark.search(head) is not None for mark in _WIKI_MARKS)
    sure = marks > 1 or (marks == 1 and _WIKI_WEAK.search(head) is not None)
    return (sure and not _FENCE.search(head) and not _is_other(head)) or None


def tell_asciidoc(look: Look) -> bool | None:
    """Tell AsciiDoc: its title, and another mark of its own."""
    head = _head(look)
    title = _ADOC_TITLE.match(head) if "= " in head else None
    sure = title and _ADOC_MARK.search(head, title.end())
    return bool(sure and not _TYPST.search(head) and not _FENCED.search(head)) or None


def tell_rst(look: Look) -> bool | None:
    """Tell reStructuredText: a directive, a role, a target or a literal block."""
    head = _head(look)
    sure = any(sign in head for sign in _RST_SIGNS) and _RST_MARK.search(head)
    return bool(sure and not _MARKDOWN.search(head) and not _is_other(head)) or None


def tell_markdown(look: Look) -> bool | None:
    """Tell Markdown; a text with the header of a mail or a PEP underlines its headings, too."""
    return is_markdown(look.text, sure=has_header(look.text)) or None


def _head(look: Look) -> str:
    """Return the start of a text, its lines ended by line feeds."""
    return str(look.ask(_cut_head))


def _cut_head(look: Look) -> str:
    head = look.text[:_SEEN].replace("\r\n", "\n").replace("\r", "\n")
    return head.lstrip("\ufeff \n\t")


def _is_other(head: str) -> bool:
    """Tell a mail and a program, which other readers know, whatever marks are in them."""
    return has_header(head) or _CODE.search(head) is not None
