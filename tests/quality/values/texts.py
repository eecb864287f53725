"""Take text apart by the marks of its format: one table of patterns for each of them."""

import re
from collections.abc import Iterator

from tests.quality.values.places import Apart, Place, encode, find_spans, place_span

_GENERAL = (
    ("line", rb"^([^\n]+)\n?"),
    ("number", rb"(\d+)"),
    ("word", rb"([A-Za-z]{6,})"),
)
_HTML = (
    ("reference", rb"&(#?\w+);"),
    ("attribute", rb"\b(\w+)=\"([^\"\n]*)\""),
    ("tag", rb"<(\w+)"),
)
_PATTERNS: dict[str, tuple[tuple[str, bytes], ...]] = {
    "latex": (
        ("command", rb"\\([A-Za-z]+)"),
        ("argument", rb"\\[A-Za-z]+\*?(?:\[[^\]\n]*\])?\{([^{}\n]*)\}"),
        ("second argument", rb"\\[A-Za-z]+\{[^{}\n]*\}(?:\[[^\]\n]*\])?\{([^{}\n]*)\}"),
        ("option", rb"\[([^\[\]\n]*)\]"),
        ("formula", rb"\$([^$\n]+)\$"),
        ("comment", rb"%([^\n]*)"),
        ("accent", rb"\\['`^\"~=.]\{?(\w)"),
    ),
    "rst": (
        ("directive", rb"^\.\. ([\w:-]+)::[ ]*([^\n]*)"),
        ("option", rb"^ +:([\w-]+):[ ]*([^\n]*)"),
        ("field", rb"^:([\w -]+):[ ]*([^\n]*)"),
        ("role", rb":([\w:+-]+):`([^`\n]+)`"),
        ("link", rb"`([^`<\n]+)<([^>\n]+)>`_"),
        ("name of a target", rb"^\.\. _([^:\n]+):[ ]*([^\n]*)"),
        ("substitution", rb"^\.\. \|([^|\n]+)\| ([\w]+)::[ ]*([^\n]*)"),
        ("note", rb"\[([^\]\n]+)\]_?"),
        ("list", rb"^[ ]*\(?(\w{1,5}|#)[.)] "),
        ("line of a heading", rb"^([=~^\"*+#'-]{3,})$"),
        ("literal", rb"``([^`\n]+)``"),
    ),
    "asciidoc": (
        ("attribute of the document", rb"^:([\w!-]+):[ ]*([^\n]*)"),
        ("use of an attribute", rb"\{([\w-]+)\}"),
        ("attributes of a block", rb"^\[([^\]\n]+)\]"),
        ("macro", rb"(\w+):{1,2}([^\s\[:]*)\[([^\]\n]*)\]"),
        ("heading", rb"^(=+) ([^\n]*)"),
        ("list", rb"^([*.-]+|\d+\.) ([^\n]*)"),
        ("callout", rb"<(\d+)>"),
        ("reference", rb"<<([^>\n]+)>>"),
        ("fence", rb"^([=*.|_-]{4,})$"),
        ("author line", rb"\A=[^\n]*\n([^\n]*)\n([^\n]*)"),
        ("cell", rb"\|([^|\n]*)"),
    ),
    "typst": (
        ("statement", rb"^#(\w+) ([^\n]*)"),
        ("call", rb"#(\w[\w.]*)\(([^()\n]*)\)"),
        ("content", rb"#\w+(?:\([^()\n]*\))?\[([^\[\]\n]*)\]"),
        ("setting", rb"(\w+): ([^,()\n]+)"),
        ("heading", rb"^(=+) ([^\n]*)"),
        ("list", rb"^([-+/]) ([^\n]*)"),
        ("label", rb"<([\w-]+)>"),
        ("reference", rb"@([\w-]+)"),
        ("formula", rb"\$([^$\n]+)\$"),
        ("code", rb"`([^`\n]+)`"),
        ("comment", rb"//([^\n]*)"),
    ),
    "manual page": (
        ("macro", rb"^[.'](\w{1,3}) ?([^\n]*)"),
        ("argument", rb"\"([^\"\n]*)\""),
        ("escape", rb"\\([^\n(\[])"),
        ("name of a character", rb"\\\((\w\w)"),
        ("long name", rb"\\\[([^\]\n]+)\]"),
    ),
    "org": (
        ("keyword", rb"^[ ]*#\+(\w+):?[ ]*([^\n]*)"),
        ("property", rb"^[ ]*:(\w+):[ ]*([^\n]*)"),
        ("link", rb"\[\[([^\]\n]+)\](?:\[([^\]\n]+)\])?\]"),
        ("stamp", rb"[<\[](\d{4}-[^>\]\n]+)[>\]]"),
        ("cookie", rb"\[(\d*/\d*|\d*%)\]"),
        ("counter", rb"\[@(\w+)\]"),
        ("note", rb"\[fn:([^\]\n]+)\]"),
        ("heading", rb"^(\*+) (?:(TODO|DONE) )?(?:\[#(\w)\] )?([^\n]*)"),
        ("list", rb"^[ ]*(\w{1,4})[.)] "),
        ("macro", rb"\{\{\{([^}\n]*)\}\}\}"),
        ("entity", rb"\\(\w+)"),
        ("cell", rb"\|([^|\n]*)"),
    ),
    "markdown": (
        *_HTML,
        ("link", rb"\[([^\]\n]*)\]\(([^)\n]*)\)"),
        ("definition", rb"^\[([^\]\n]+)\]:[ ]*(\S+)"),
        ("reference", rb"\]\[([^\]\n]+)\]"),
        ("list", rb"^[ ]*(\d+)[.)] "),
        ("front matter", rb"^(\w+):[ ]*([^\n]*)$"),
        ("fence", rb"^```([^\n]*)"),
        ("heading", rb"^(#+) ([^\n]*)"),
        ("cell", rb"\|([^|\n]*)"),
        ("code", rb"`([^`\n]+)`"),
    ),
    "wikitext": (
        *_HTML,
        ("template", rb"\{\{([^{}|\n]+)"),
        ("parameter", rb"\|[ ]*([^=|{}\[\]\n]+?)[ ]*=[ ]*([^|{}\n]*)"),
        ("link", rb"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]"),
        ("outer link", rb"\[(\w+:[^\s\]]+)(?: ([^\]\n]*))?\]"),
        ("heading", rb"^(=+)([^=\n]+)(=+)$"),
        ("list", rb"^([*#:;]+) ?([^\n]*)"),
        ("cell", rb"^[|!][ ]*([^|!\n]*)"),
    ),
    "subtitles": (
        ("time", rb"((?:\d+:)?\d+:\d+[.,]\d+)"),
        ("hours", rb"(\d+):\d+:\d+[.,]\d+"),
        ("minutes", rb"(\d+):\d+[.,]\d+"),
        ("seconds", rb":(\d+)[.,]\d+"),
        ("milliseconds", rb"[.,](\d{3})\b"),
        ("arrow", rb"(-->)"),
        ("setting", rb"--> [^ \n]+ ([^\n]+)"),
        ("index", rb"^(\d+)$"),
        ("voice", rb"<v(?:\.\w+)? ([^>\n]+)>"),
        ("class", rb"<c\.([^>\n]+)>"),
        ("head", rb"\AWEBVTT([^\n]*)"),
        *_HTML,
    ),
    "chat": (
        ("stamp", rb"^(\[?[\d./-]+[, T]+\d[\d:]+(?: ?[AP]M)?\]?)"),
        ("day", rb"^\[?(\d+)[./-](\d+)[./-](\d+)"),
        ("clock", rb"(\d+):(\d\d)"),
        ("name", rb"(?:- |\] ?|<)@?([^:<>\n]{1,40})[:>] ([^\n]*)"),
    ),
    "medline": (("tag", rb"^(\w{2,4}) *- ([^\n]*)"), ("continued", rb"^ {6}([^\n]*)")),
    "shortcut": (("section", rb"^\[([^\]\n]+)\]"), ("key", rb"^([^=\n]+)=([^\n]*)")),
    "text": (
        ("first line", rb"\A([^\n]+)"),
        ("last line", rb"([^\n]+)\n*\Z"),
        ("list", rb"^[ ]*(\d+|[*-])[.)]? "),
        ("address", rb"(\w+://[^\s]+)"),
        ("day", rb"(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"),
        ("name", rb"^(By [^\n]{1,60})$"),
    ),
}  # fmt: skip
_CELL = re.compile(rb'"((?:[^"]|"")*)"|([^;,\t\n"]+)')


def take_marked(name: str) -> Apart:
    """Return what takes texts of a format apart, by the patterns of its name."""

    def take(data: bytes) -> Iterator[Place]:
        for span in find_spans(data, (*_PATTERNS[name], *_GENERAL)):
            yield place_span(data, span)

    return take


take_text = take_marked("text")


def take_table(data: bytes) -> Iterator[Place]:
    """Yield the cells of a table of commas, semicolons or tabs; a written one has quotes."""
    first = data.index(b"\n")
    for match in _CELL.finditer(data):
        name = "cell" if match.start() > first else "name of a column"
        start, end = match.span()
        span = next(find_spans(data[start:end], (("x", rb"(?s)(.+)"),)))
        yield place_span(data, span._replace(name=name, start=start, end=end, outer=None), _quote)


def _quote(text: str) -> bytes:
    return encode('"' + text.replace('"', '""') + '"')
