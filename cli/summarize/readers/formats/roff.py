r"""Manual pages in roff: headings, paragraphs and items; literal text is code.

The macros are those of man(7), as pandoc, help2man and pod2man write them, and the structure of
mdoc(7).
"""

import re
from collections.abc import Iterator

from summarize.models import Block, Draft
from summarize.readers.format_features import FormatFeatures
from summarize.readers.markup import Piece, make_draft

_TITLE = re.compile(
    r"\A(?:[.'](?:\\\"|\\#)?[^\n]*\n|[ \t]{0,20}\n){0,400}?\.(?:TH|Dt) +(?:\"([^\"\n]*)\"|(\S+))"
)
_SECTION = re.compile(r"^\.(?:SH|Sh|SS|PP|Pp)\b", re.MULTILINE)
_MACRO = re.compile(r"[.'] *([A-Za-z]{1,3}|\\\")(?: +(.*)|$)")
_HEADINGS = {"SH": 1, "Sh": 1, "SS": 2, "Ss": 2}
_LITERAL, _FILLED = frozenset(("EX", "nf")), frozenset(("EE", "fi"))
_ENDED = _FILLED | set(_HEADINGS)
_FONTS = "B I BI BR IB IR RB RI SM SB R UR MR"
_WORDS = "Nm Ar Cm Dv Ev Em Fl Ic Pa Sy Va Xr Li Ql Dq Sq Qq Op"
_INLINE = frozenset(f"{_FONTS} {_WORDS}".split())
_ARGUMENT = re.compile(r"\"((?:[^\"]|\"\")*)\"|(\S+)")
_FONT = re.compile(
    r"\\f(?:\[[^\]\n]{0,20}\]|\(..|.)|\\s[-+]?\d{1,2}|\\[&|^%/,:]|\\m\[[^\]\n]{0,20}\]"
)
_CHAR = re.compile(r"\\\[([a-zA-Z0-9'\"-]{1,10})\]|\\\((..)|\\\*\((..)|\\(.)")
_CHARS = {
    "aq": "'", "cq": "’", "oq": "‘", "lq": "“", "rq": "”", "dq": '"', "em": "—", "en": "–",
    "bu": "•", "co": "©", "rs": "\\", "ha": "^", "ti": "~", "hy": "-", "ga": "`", "mi": "-",
    "R": "®", "Tm": "™", "-": "-", "e": "\\", "~": " ", " ": " ", "0": " ", "'": "´", "`": "`",
    "ul": "_", "at": "@", "sh": "#", "Do": "$", "->": "→", "...": "…",
}  # fmt: skip
_BULLET = 2  # characters
_COMMENT = re.compile(r"\\\".*|\\#.*")


def detect(features: FormatFeatures) -> bool | None:
    """Detect a manual page by its title line and a section or a paragraph."""
    start = features.start
    return bool(_TITLE.match(start) and _SECTION.search(start)) or None


def read(text: str) -> Draft:
    """Read the blocks of a manual page; its name is the title."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff \n\t")
    title = _TITLE.match(text)
    name = (title[1] or title[2] or "") if title else ""
    lines = text[title.end() if title else 0 :].split("\n")[1:]  # macros are defined above
    return make_draft(_list_pieces(lines), "markdown", title=_read_escapes(name), untitled=not name)


def _list_pieces(lines: list[str]) -> Iterator[Piece]:
    paragraph, code = list[str](), list[str]()
    literal = item = False
    for line in [*lines, ".fi"]:
        macro = _MACRO.match(line)
        name, rest = (macro[1], macro[2] or "") if macro else ("", "")
        if macro and name not in _INLINE and name != '\\"':
            if text := " ".join(filter(None, paragraph)):
                yield Block(text, "item", level=1) if item else Block(text)
            paragraph = []
            if name in _ENDED and code:
                yield Block("\n".join(code), "code")
                code = []
            literal = name in _LITERAL or (literal and name not in _ENDED)
            item = name in ("TP", "IP", "It") or (item and name in _FILLED)
        if name in _HEADINGS:
            yield Block(_join(rest), "heading", level=_HEADINGS[name])
        elif literal and not macro:
            code.append(_read_escapes(line))
        elif name in ("IP", "It"):
            label = _join(rest, first=name == "IP")
            paragraph += [label] if len(label) > _BULLET else []
        elif name in _INLINE:
            paragraph.append(_join(rest, tight=len(name) == 2 and name.isupper()))
        elif not macro and not line.startswith((".", "'")):
            paragraph.append(_read_escapes(line).strip())


def _join(rest: str, *, tight: bool = False, first: bool = False) -> str:
    """Join the arguments of a macro; those of alternating fonts get no space between them."""
    found = [match[1] if match[1] is not None else match[2] for match in _ARGUMENT.finditer(rest)]
    found = found[:1] if first else found
    return _read_escapes(("" if tight else " ").join(found))


def _read_escapes(text: str) -> str:
    text = _FONT.sub("", _COMMENT.sub("", text))
    return _CHAR.sub(_read_char, text)


def _read_char(match: re.Match[str]) -> str:
    name: str = match[1] or match[2] or match[3] or match[4]
    return _CHARS.get(name, name if match[4] else "")
