"""Take the marks off a line of AsciiDoc."""

import re

from summarize.language.characters import one_line
from summarize.readers.texts.markup_languages.marked import Names

_MACRO = re.compile(
    r"(?:\b|(?=footnote|indexterm))(?P<name>link|xref|mailto|kbd|btn|menu|pass|image|icon|footnote(?:ref)?|indexterm2?|stem"
    r"|latexmath|asciimath|anchor|term)(?P<mark>::?)(?P<to>[^\s\[\]]{0,300})\[(?P<text>[^\[\]\n]{0,300}(?:\[[^\[\]\n]{0,50}\][^\[\]\n]{0,300})?)\]"
)
_URL = re.compile(r"\b(?:https?|ftp|irc)://[^\s\[\]<>]{1,500}+\[([^\]\n]{0,500})\]")
_CROSS = re.compile(r"<<([^<>,\n]{1,200})(?:,([^<>\n]{1,300}))?>>")
_ANCHOR = re.compile(
    r"\[\[[^\[\]\n]{1,200}\]\]|\[#[\w-]{1,100}\](?=[*_#`])|\[\.[\w.-]{1,60}\](?=[*_#`])"
)
_INDEX = re.compile(r"\(\(\([^()\n]{1,200}\)\)\)")
_TERM = re.compile(r"\(\(([^()\n]{1,200})\)\)")
_ATTRIBUTE = re.compile(r"\{([a-zA-Z][\w-]{0,60})\}")
_LITERAL = re.compile(r"(``?|\+\+?\+?)(?![\s`+])([^\n]{1,150}?)(?<!\s)\1(?!\w)")
_DOUBLE = re.compile(r"(\*\*|__|##)(?=\S)((?:(?!\1)[^\n]){1,400})(?<=\S)\1")
_SINGLE = re.compile(r"(?<![\w*_#\\])([*_#])(?=[^\s*_#])((?:(?!\1)[^\n]){1,400})(?<=\S)\1(?!\w)")
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
_HIDDEN = ("image", "icon", "indexterm", "anchor", "footnote", "footnoteref")


def read_inline(text: str, attributes: Names) -> str:
    """Return a text without links, notes and emphasis; literals stay as they are."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[2])
        return "\0"

    text = _BREAK.sub("", text.replace("\0", ""))
    text = _ATTRIBUTE.sub(lambda m: _fill(m, attributes), text)
    text = _QUOTE.sub(lambda m: _QUOTES[m[0]], text)
    text = _URL.sub(lambda m: _first(m[1]) or m[0].partition("[")[0], _MACRO.sub(_name, text))
    text = _CROSS.sub(lambda m: (m[2] or m[1]).strip(), _ANCHOR.sub("", text))
    text = _LITERAL.sub(keep, _TERM.sub(r"\1", _INDEX.sub("", text)))
    text = _SINGLE.sub(r"\2", _SINGLE.sub(r"\2", _DOUBLE.sub(r"\2", text)))
    for sign, shown in _SIGNS.items():
        text = text.replace(sign, shown)
    pieces = text.split("\0")
    return one_line("".join(a + b for a, b in zip(pieces, [*literals, ""], strict=False)))


def _fill(match: re.Match[str], attributes: Names) -> str:
    name = match[1].lower()
    return attributes.write(name, _KNOWN.get(name, match[0]))


def _name(match: re.Match[str]) -> str:
    if match["name"] in _HIDDEN:
        return ""
    text = _first(match["text"])
    if match["name"] == "menu":
        return " > ".join(filter(None, (match["to"], text)))
    return text or match["to"]


def _first(text: str) -> str:
    """Return the words of a link, without its window and role."""
    return text.split(",window=")[0].split(",role=")[0].removesuffix("^").strip('"')
