"""The tokens of LaTeX, and what those that only stand for characters say."""

import re
import unicodedata

from summarize.readers.texts.markup_languages.latex.latex_names import ACCENTS, ESCAPED

TOKEN = re.compile(
    r"(?P<text>[^\\{}%$~&`'\"\-\n]+)"
    r"|(?P<comment>%[^\n]*\n?[ \t]{0,99})"
    r"|(?P<verb>\\verb\*?(?P<bar>[^\w\s*])(?P<inside>[^\n]{0,200}?)(?P=bar))"
    r"|\\(?P<accent>['\"`^~=.])\s{0,9}(?:\{\s{0,9}\\?(?P<a>[^\W\d_])\s{0,9}\}|\\?(?P<b>[^\W\d_]))"
    r"|\\(?P<mark>[cvHukrdbt])(?:\{\s{0,9}\\?(?P<c>[^\W\d_])\s{0,9}\}|[ ](?P<d>[a-zA-Z])(?![a-z]))"
    r"|\\(?P<command>[a-zA-Z@]+)\*?"
    r"|\\(?P<display>\[)|(?P<dollars>\$\$)"
    r"|\\(?P<escaped>[^a-zA-Z@])|(?P<close>\})"
    r"|(?P<blank>\n[ \t]*\n\s*)"
    r"|(?P<sign>```|``|''|---?|\"[`']|[`~&\n])"
    r"|(?P<other>[{$'\"\\-])",
)
_BRACES = re.compile(r"\\[^a-zA-Z]|%[^\n]*|[{}]")
_SIGN = {"``": "“", "''": "”", "---": "—", "--": "–", "`": "‘", '"`': "„", "\"'": "“", "```": "“‘"}


def read_sign(token: re.Match[str]) -> str:
    """Return what a token says that is no command."""
    if token["text"] is not None:
        return token["text"]
    if token["verb"]:
        return token["inside"]
    accent, letter = token["accent"] or token["mark"], ""
    if accent:
        letter = token["a"] or token["b"] or token["c"] or token["d"]
        letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
        return unicodedata.normalize("NFC", letter + ACCENTS[accent])
    if token["escaped"] is not None:
        return ESCAPED.get(token["escaped"], token["escaped"])
    if token["sign"]:
        return _SIGN.get(token["sign"], " ")
    return token["other"] if token["other"] in ("'", '"', "-") else ""


_COMMAND = re.compile(
    r"\\(?:cite|ref|label)\w{0,9}\{[^{}]{0,200}\}|\\[a-zA-Z@]+\*?(?:\[[^\[\]]{0,200}\])?|\A\s{0,9}\[[^\[\]]{0,200}\]|%[^\n]*|[{}$\\~&]"
)


def flatten(text: str) -> str:
    """Return a text without commands, good enough for what is only named as left out."""
    return _COMMAND.sub(" ", text)


def match_braces(text: str) -> dict[int, int]:
    """Return for each brace that opens a group the place of the one that closes it."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            ends[opened.pop()] = match.start()
    return ends
