"""Tell by its own marks which kind of marked text a text is, if any; only sure marks count."""

import re

from summarize.readers.mail.header import has_header

_SEEN = 65_536  # characters in which marks are looked for
_LIGHT = "summarize.readers.texts.markup_languages."
NOTEBOOK = ("summarize.readers.texts.notebook", "read_notebook")
_READERS = {
    "subtitles": ("summarize.readers.texts.subtitles.subtitles", "read_subtitles"),
    "latex": (_LIGHT + "latex.latex", "read_latex"),
    "wikitext": (_LIGHT + "wikitext", "read_wikitext"),
    "asciidoc": (_LIGHT + "asciidoc", "read_asciidoc"),
    "org": (_LIGHT + "org", "read_org"),
    "rst": (_LIGHT + "rst", "read_rst"),
}

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_CUE = re.compile(rf"(?:\d{{1,6}}[ \t]*\n\s{{0,9}})?{_CLOCK} *--> *{_CLOCK}")
_CELLS = re.compile(
    r"\s{0,99}\{\s{0,99}\"cells\"\s{0,9}:\s{0,9}\[\s{0,99}\{\s{0,99}\"(?:cell_type|attach|id)"
)
_VTT = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")
_LATEX_HEAD = re.compile(r"\A(?:%[^\n]*\n|\s)*+\\[a-zA-Z]+\*?[\[{\s]")
_LATEX_SURE = re.compile(
    r"^[ \t]*\\(?:document(?:class|style)[\[{]|begin\{document\}|(?:sub)?section\*?[\[{]"
    r"|chapter\*?[\[{])",
    re.MULTILINE,
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|~~~)", re.MULTILINE)
_FENCE = re.compile(r"^(?:#{2,6} \S|```|~~~)", re.MULTILINE)  # where "# " is a comment or an item

# At the start of a line, where no prose and no markup has it: a program with texts in its comments.
_CODE = re.compile(
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
_WIKI_WEAK = re.compile(
    r"\[\[[^\W_][^\[\]|\n]{0,200}(?:\|[^\[\]\n]{1,200})?\]\]|^\{\{[^{}\n]{1,200}(?:\}\}|$)",
    re.MULTILINE,
)

_ADOC_TITLE = re.compile(r"\A(?://[^\n]*\n|:[\w-]+:[^\n]*\n|\[[^\n]*\]\n|\s)*+={1,2} [^\s=]")
_ADOC_MARK = re.compile(
    r"^:!?[a-zA-Z][\w-]*!?:(?:[ \t]|$)|^(?:-{4,}|={4,}|\.{4,}|\*{4,}|_{4,}|\|===)$|^={2,5} \S"
    r"|^\[(?:\[|[#.%a-zA-Z])[^\]\n]{0,200}\]$|^(?:image|include|video|ifdef|toc|ifndef)::"
    r"|\b(?:link|xref|image|footnote):[^\s\[\]]{0,300}\["
    r"|https?://[^\s\[\]]{1,300}\[[^\]\n]|^(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION): ",
    re.MULTILINE,
)
_TYPST = re.compile(r"^#(?:set|let|import|show)\b|^={1,6} [^\n]{1,200} =+$", re.MULTILINE)

_ORG_HEAD = re.compile(r"#\+[a-zA-Z]+(?:_[a-zA-Z]+)?(?::|\s|\[)|:PROPERTIES:|# -\*- [^\n]*\borg\b")
_ORG_HEADING = re.compile(r"^\*{1,8} \S", re.MULTILINE)
_ORG_MARK = re.compile(
    r"^#\+(?:[a-zA-Z]+_?[a-zA-Z]+)(?::|\s)|^[ \t]*:(?:PROPERTIES|LOGBOOK):[ \t]*$"
    r"|\[\[[^\]\n]{1,300}\]\[[^\]\n]{1,300}\]\]|^\*{1,8} (?:TODO|DONE) ",
    re.MULTILINE,
)

_RST_MARK = re.compile(
    r"^\.\. [a-zA-Z][\w:+.-]*::(?: |$)|^\.\. _[^:\n]{1,200}:(?: |$)|^\.\. \|[^|\n]{1,80}\| \w+::"
    r"|(?<![\w`]):[a-z][\w:+-]{1,30}:`[^`\n]{1,300}`|`[^`<\n]{1,200}<[^>\n]{1,300}>`__?(?!\w)"
    r"|[\w)]::\n\n[ \t]+\S",
    re.MULTILINE,
)


def tell_light(text: str) -> tuple[str, str] | None:
    """Return module and function that read a notebook, subtitles or a light markup, or None."""
    if _CELLS.match(text):  # also where the end, which tells the format, is cut off
        return NOTEBOOK
    if '"nbformat"' in text and text.lstrip("\ufeff \t\r\n").startswith("{"):
        from summarize.readers.texts.notebook import tell_notebook

        return NOTEBOOK if tell_notebook(text) else None
    kind = tell_kind(text)
    return _READERS[kind] if kind else None


def tell_kind(text: str) -> str | None:
    """Return "subtitles", "latex", "wikitext", "asciidoc", "org", "rst" or None."""
    head = text[:_SEEN].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \n\t")
    if _CUE.match(head) or _VTT.match(head):
        return "subtitles"
    # What stands first in each line is far cheaper than what follows it.
    if "\\" in head and _LATEX_HEAD.match(head) and _LATEX_SURE.search(head):
        return "latex"
    if "#+" in head or ":PROPERTIES:" in head or "]]" in head:
        if _tell_org(head):
            return "org"
        if _tell_wikitext(head):
            return "wikitext"
    elif "'''" in head and _tell_wikitext(head):
        return "wikitext"
    if "= " in head and _tell_asciidoc(head):
        return "asciidoc"
    return "rst" if _tell_rst(head) else None


def _tell_rst(head: str) -> bool:
    some = "::" in head or "`_" in head or ":`" in head or ".. _" in head
    sure = some and _RST_MARK.search(head) is not None
    return sure and not _MARKDOWN.search(head) and not _is_other(head)


def _is_other(head: str) -> bool:
    """Tell a mail and a program, which other readers know, whatever marks are in them."""
    return has_header(head) or _CODE.search(head) is not None


def _tell_org(head: str) -> bool:
    if _ORG_HEAD.match(head):
        return True
    sure = _ORG_HEADING.search(head) and _ORG_MARK.search(head)
    return bool(sure) and not _FENCE.search(head)


def _tell_wikitext(head: str) -> bool:
    """Tell two marks of different kinds, or one and a link or a template."""
    marks = sum(mark.search(head) is not None for mark in _WIKI_MARKS)
    sure = marks > 1 or (marks == 1 and _WIKI_WEAK.search(head) is not None)
    return sure and not _FENCE.search(head) and not _is_other(head)


def _tell_asciidoc(head: str) -> bool:
    title = _ADOC_TITLE.match(head)
    return bool(
        title
        and _ADOC_MARK.search(head, title.end())
        and not _TYPST.search(head)
        and not _MARKDOWN.search(head)
    )
