r"""Manual pages in roff: headings, paragraphs and items; literal text is code.

The macros are those of man(7), as pandoc, help2man and pod2man write them, and of mdoc(7), whose
words may be macros themselves.
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
_MACRO = re.compile(r"[.'] *([A-Za-z][A-Za-z1]{0,2}|\\\")(?: +(.*)|$)")
_HEADINGS = {"SH": 1, "Sh": 1, "SS": 2, "Ss": 2}
_LITERAL, _FILLED = frozenset(("EX", "nf")), frozenset(("EE", "fi", "Ed"))
_ENDED = _FILLED | set(_HEADINGS)
_FONTS = frozenset("B I BI BR IB IR RB RI SM SB R UR MR".split())
# Macros of mdoc: those that end a paragraph, that enclose the rest of a line, that write a mark,
# that stand for a word if none follows, and all others that may follow another one on its line.
_BLOCKS = frozenset("Sh Ss Pp Lp Bl El It Bd Ed Dl D1 Dd Dt Os".split())
_ENDING = _BLOCKS | _FILLED | _LITERAL
_AROUND = {
    "Op": "[]", "Bq": "[]", "Pq": "()", "Dq": "“”", "Sq": "‘’", "Ql": "‘’", "Qq": '""', "Brq": "{}",
    "Aq": "<>",
}  # fmt: skip
_BRACKETS = {
    "Oo": "[", "Oc": "]", "Bo": "[", "Bc": "]", "Po": "(", "Pc": ")", "Do": "“", "Dc": "”",
    "So": "‘", "Sc": "’", "Qo": '"', "Qc": '"', "Bro": "{", "Brc": "}", "Ao": "<", "Ac": ">",
    "Nd": "–", "Ap": "'",
}  # fmt: skip
_ALONE = {
    "Nm": "", "Fl": "-", "Ar": "file ...", "Ux": "UNIX", "Bx": "BSD", "Ox": "OpenBSD",
    "Fx": "FreeBSD", "Nx": "NetBSD",
}  # fmt: skip
_OTHERS = "Ad An Cd Cm Dv Em Er Ev Fa Fn Ft Ic Li Lk Ms Mt No Ns Pa Pf St Sx Sy Tn Va Vt Xc Xo Xr"
_CALLED = frozenset(_OTHERS.split()).union(_AROUND, _BRACKETS, _ALONE)
_STOPS = frozenset(". , : ; ) ] ? !".split())
_NAME = re.compile(r"^\.Nm +([^\s\"]+)", re.MULTILINE)
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
# Macros that a page defines itself, and lines that only end a condition.
_DEFINITION = re.compile(
    r"^[.'](?:de|am)i?1?[ \t][^\n]*\n(?:(?!\.\.[ \t]*$)[^\n]*\n)*+\.\.[ \t]*$", re.MULTILINE
)
_CONTROL = (".\\", "'\\")


def detect(features: FormatFeatures) -> bool | None:
    """Detect a manual page by its title line and a section or a paragraph."""
    start = features.start
    return bool(_TITLE.match(start) and _SECTION.search(start)) or None


def read(text: str) -> Draft:
    """Read the blocks of a manual page; its name is the title."""
    text = _DEFINITION.sub("", text.replace("\r\n", "\n").lstrip("\ufeff \n\t"))
    title = _TITLE.match(text)
    name = (title[1] or title[2] or "") if title else ""
    lines = text[title.end() if title else 0 :].split("\n")[1:]
    named = _NAME.search(text) if title and title[0].rpartition("\n")[2].startswith(".Dt") else None
    pieces = _list_pieces(lines, named[1] if named else None)
    return make_draft(pieces, "markdown", title=_read_escapes(name), untitled=not name)


def _list_pieces(lines: list[str], named: str | None) -> Iterator[Piece]:
    """Yield the blocks of lines; ``named`` is what a page in mdoc describes."""
    paragraph, code = list[str](), list[str]()
    literal = item = False
    for line in [*lines, ".fi"]:
        macro = _MACRO.match(line)
        name, rest = (macro[1], macro[2] or "") if macro else ("", "")
        called = named is not None and name in _CALLED
        if macro and not called and name not in _FONTS and (named is None or name in _ENDING):
            if text := " ".join(filter(None, paragraph)):
                yield Block(text, "item", level=1) if item else Block(text)
            paragraph = []
            if name in _ENDED and code:
                yield Block("\n".join(code), "code")
                code = []
            shown = name in _LITERAL or (name == "Bd" and "-literal" in rest)
            literal = shown or (literal and name not in _ENDED)
            item = name in ("TP", "IP", "It") or (item and name in _FILLED)
        if name in _HEADINGS:
            yield Block(_join(rest), "heading", level=_HEADINGS[name])
        elif literal and (called or not (macro or line.startswith(_CONTROL))):
            code.append(_spell(line[1:], named or "") if called else _read_escapes(line))
        elif name in ("Dl", "D1"):
            yield Block(_spell(rest, named or ""), "code")
        elif called or (name == "It" and named is not None):
            paragraph.append(_spell(rest if name == "It" else line[1:], named or ""))
        elif name in ("IP", "It"):
            label = _join(rest, first=name == "IP")
            paragraph += [label] if len(label) > _BULLET else []
        elif name in _FONTS:
            paragraph.append(_join(rest, tight=len(name) == 2))
        elif not macro and not line.startswith((".", "'")):
            paragraph.append(_read_escapes(line).strip())


def _spell(line: str, named: str) -> str:
    """Write a line of mdoc as it is set; ``named`` is what the page describes."""
    words = [(m[1] or m[2] or "", m[1] is None) for m in _ARGUMENT.finditer(_COMMENT.sub("", line))]
    end = len(words)
    while end and words[end - 1][0] in _STOPS:
        end -= 1
    text = macro = closing = ""
    glued, bare = True, False
    for word, plain in [*words[:end], ("", False)]:
        called = plain and word in _CALLED
        if bare and (called or not word or word in _STOPS):
            text += ("" if glued else " ") + (_ALONE[macro] or named)
            glued = macro == word == "Fl"  # "--"
        bare = called and word in _ALONE
        mark = _read_escapes(word)
        closes = word in _STOPS or (called and word in _BRACKETS and word[-1] == "c")
        if called:
            macro = word
            mark = _BRACKETS.get(word) or _AROUND.get(word, "")[:1]
            closing = _AROUND.get(word, "")[1:] + closing
        elif macro == "Fl" and word not in ("", "|"):
            mark = f"-{mark}"
        elif macro == "Xr" and word[:1].isdecimal():
            mark, closes = f"({mark})", True
        if mark:
            text += mark if glued or closes or word == "Ap" else f" {mark}"
            opens = called and not closes and word != "Nd"
            glued = opens or word in "([" or (macro == "Pf" and not called)
        glued = glued or word == "Ns"
    return text + closing + "".join(word for word, _ in words[end:])


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
