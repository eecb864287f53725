"""Clean all text that is shown: nothing in it may control a terminal, reorder or hide text."""

import re
from functools import cache

from summarize.lazy import compile_late

# Escape sequences are removed whole; without the ESC alone, "[31m" would remain.
_ESCAPES = compile_late(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC and the like: titles, links
    r"|\x1b[ -/]*[0-~]"
    r"|\x9b[0-?]*[ -/]*[@-~]"  # CSI as one C1 character
)
# C0 and C1 controls except white space; lone surrogates; marks that reorder text; and Unicode's
# Default_Ignorable_Code_Point, which is invisible: fillers, variation selectors, tags, joiners.
_HIDING = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
# Scripts in which joiners control how letters join: Arabic, Syriac, N'Ko, those of India and Burma,
# Khmer, Mongolian, Tibetan, and similar ones beyond the first plane; without their full stops.
_JOINING = (
    "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u07ff\u0840-\u0963\u0966-\u0dff\u0f00-\u1049\u104c-\u109f"
    "\u1780-\u17b3\u17b6-\u17d3\u17d6-\u17dd"
    "\u1807\u1820-\u18aa\u1a20-\u1cff\ua840-\ua9ff\uaa60-\uaadf\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00010d3f\U00010f30-\U00011fff\U0001e900-\U0001e95f"
)
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_IDEOGRAPH = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
# Contexts in which a hidden character changes what is visible. Each allows only one in a row, so
# that no text can hide in a chain of them.
_MEANT = (
    f"[{_JOINING}][\u200c\u200d]",
    f"{_PICTURE}[\ufe0e\ufe0f]",
    "[#*0-9]\ufe0f(?=\u20e3)",  # a digit as a key
    f"{_PICTURE}\u200d(?={_PICTURE})",
    f"{_PICTURE}\ufe0f\u200d(?={_PICTURE})",
    f"{_IDEOGRAPH}[\ufe00-\ufe02\U000e0100-\U000e011f]",  # the form of a character in a name
    "[\u2229-\u22db]\ufe00",  # of a mathematical sign
    "[\u1820-\u18aa][\u180b-\u180f]",  # of a Mongolian letter
    "[\u1100-\u115e]\u1160",
    "\u115f(?=[\u1161-\u11a7])",  # of an Old Korean syllable
    "[\u0591-\u05c7]\u034f(?=[\u0591-\u05c7])",  # between points of Hebrew
    "[\u2801-\u28ff]\u2800",  # the space of Braille
)
_SUSPECT = compile_late(_HIDING)
# Flags of parts of countries, such as Scotland's, are spelled in tags.
_FLAG = re.compile(
    "(\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f)"
)


# Compiled on demand, because few texts need them and so many ranges take 2 ms.
@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(_HIDING + "".join(f"(?<!{place})" for place in _MEANT))


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"{_hidden().pattern}|[\x85\u2028\u2029]")  # with the odd line ends


def clean_characters(text: str) -> str:
    """Remove escape sequences, control characters, and invisible or reordering marks.

    Emoji and scripts that need joiners keep them.
    """
    if (text.isascii() and text.isprintable()) or not _SUSPECT.search(text):
        return text
    pieces = _FLAG.split(_ESCAPES.sub("", text))  # text and flags in turn
    return "".join(p if i % 2 else _hidden().sub("", p) for i, p in enumerate(pieces))


def one_line(text: str) -> str:
    """Clean a text and put it on one line: each run of white space becomes one space."""
    return " ".join(clean_characters(text).split())


def squeeze(text: str) -> str:
    """Reduce a text to its letters and digits, case-folded, to compare different spellings."""
    return "".join(filter(str.isalnum, text)).casefold()


def clean_lines(text: str) -> str:
    """Clean a text line by line; line ends become line feeds, tabs become spaces."""
    return "\n".join(clean_characters(text).expandtabs(4).splitlines())


def escape_hidden(json: str) -> str:
    r"""Escape the characters in JSON that clean_characters would remove (``\u202e``)."""
    return json if json.isprintable() and json.isascii() else _unseen().sub(_write_escape, json)


def _write_escape(match: re.Match[str]) -> str:
    r"""Escape a character as in JSON, beyond U+FFFF as two surrogates."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
