"""The door for all that is shown: drop whatever could control a terminal or hide in a text."""

import re
from functools import cache

from summarize.lazy import compile_late

# An escape sequence goes as a whole; what a bare ESC removal left of it would read as "[31m".
_ESCAPES = compile_late(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC and the like: titles, links
    r"|\x1b[ -/]*[0-~]"
    r"|\x9b[0-?]*[ -/]*[@-~]"  # CSI as one C1 character
)
# C0 and C1 controls but white space; lone surrogates; marks that reorder text; and, by Unicode's
# Default_Ignorable_Code_Point, what no one sees: fillers, selectors of a glyph, tags, joiners.
_HIDING = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
# Scripts in which a joiner says how a letter joins the next: Arabic, Syriac, N'Ko, those of India
# and of Burma, Khmer, Mongolian, Tibetan, and scripts like them beyond the first plane; not the
# stops that end a sentence.
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
# Where a hidden character is part of what is seen, with what must stand before and after it. One
# of them at most follows what is seen, so that no text is hidden in a chain of them.
_MEANT = (
    f"[{_JOINING}][\u200c\u200d]",
    f"{_PICTURE}[\ufe0e\ufe0f]",
    "[#*0-9]\ufe0f(?=\u20e3)",  # a digit as a key
    f"{_PICTURE}\u200d(?={_PICTURE})",
    f"{_PICTURE}\ufe0f\u200d(?={_PICTURE})",
    f"{_IDEOGRAPH}[\ufe00-\ufe02\U000e0100-\U000e011f]",  # the form of a character in a name
    "[\u2229-\u22db]\ufe00",  # of a sign of mathematics
    "[\u1820-\u18aa][\u180b-\u180f]",  # of a letter of Mongolian
    "[\u1100-\u115e]\u1160",
    "\u115f(?=[\u1161-\u11a7])",  # of a syllable of old Korean
    "[\u0591-\u05c7]\u034f(?=[\u0591-\u05c7])",  # between points of Hebrew
    "[\u2801-\u28ff]\u2800",  # the space of Braille
)
_SUSPECT = compile_late(_HIDING)
# The flag of a part of a country, as Scotland's, is spelled in tags.
_FLAG = compile_late(
    "(\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f)"
)


# Made when they are needed, as few texts do: a class of so many ranges takes 2 ms.
@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(_HIDING + "".join(f"(?<!{place})" for place in _MEANT))


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"{_hidden().pattern}|[\x85\u2028\u2029]")  # with what ends a line


def clean_characters(text: str) -> str:
    """Return the text without escape sequences, controls, and invisible or reordering marks.

    Emoji, and the scripts that write with joiners, keep theirs.
    """
    if (text.isascii() and text.isprintable()) or not _SUSPECT.search(text):
        return text
    pieces = _FLAG.split(_ESCAPES.sub("", text))  # every other one is a flag
    return "".join(p if i % 2 else _hidden().sub("", p) for i, p in enumerate(pieces))


def one_line(text: str) -> str:
    """Return the text cleaned, with every run of white space as one space and none at its ends."""
    return " ".join(clean_characters(text).split())


def squeeze(text: str) -> str:
    """Return the letters and digits of a text, case folded: what two ways of writing it share."""
    return "".join(filter(str.isalnum, text)).casefold()


def clean_lines(text: str) -> str:
    """Return the text cleaned, with line feeds as its only ends of lines, and tabs as spaces."""
    return "\n".join(clean_characters(text).expandtabs(4).splitlines())


def escape_hidden(json: str) -> str:
    r"""Return JSON with what clean_characters drops written as ``\u202e``: it means the same."""
    return json if json.isprintable() and json.isascii() else _unseen().sub(_write_escape, json)


def _write_escape(match: re.Match[str]) -> str:
    r"""Return a character as JSON escapes it, beyond U+FFFF as two surrogates."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
