"""Remove control codes and hidden characters from all text that is shown."""

import re
from collections import defaultdict
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
# Scripts in which joiners control how letters join: Arabic, Syriac, N'Ko, Mongolian, and similar
# ones beyond the first plane; without their full stops.
_JOINING = (
    "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u07ff\u0840-\u08ff\u1807\u1820-\u18aa"
    "\ua840-\ua871\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a60-\U00010d3f"
    "\U00010f30-\U00010fff\U0001e900-\U0001e95f"
)
# In the scripts of India and its neighbours, the signs next to which a joiner controls the form of
# two consonants (UAX #31); next to other letters it has no effect.
_VIRAMA = (
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0f84\u1039\u103a"
    "\u1714\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed"
    "\U00010a3f\U00011046\U0001107f\U000110b9\U00011133\U00011134\U000111c0\U00011235\U000112ea"
    "\U0001134d\U00011442\U000114c2\U000115bf\U0001163f\U000116b6\U0001172b\U00011839\U0001193d"
    "\U0001193e\U000119e0\U00011a34\U00011a47\U00011a99\U00011c3f\U00011d44\U00011d45\U00011d97"
)
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_SIGN = "[∩∪≨≩≲≳⊊⊋⊓⊔⊕⊗⊜⋚⋛]"  # mathematical signs with a second form in Unicode
# Contexts in which a hidden character changes what is visible. Each allows only one in a row, so
# that no text can hide in a chain of them. Forms of ideographs are not among them: with 240 each,
# 41 ideographs could hide a sentence, and without its selector an ideograph means the same.
_MEANT = (
    f"[{_JOINING}][\u200c\u200d]",
    f"[{_VIRAMA}][\u200c\u200d]",
    f"[\u0900-\u0dff]\u200d(?=[{_VIRAMA}])",
    f"{_PICTURE}[\ufe0e\ufe0f]",
    "[#*0-9]\ufe0f(?=\u20e3)",  # a digit as a key
    f"{_PICTURE}\u200d(?={_PICTURE})",
    f"{_PICTURE}\ufe0f\u200d(?={_PICTURE})",
    f"{_SIGN}\ufe00",
    "[\u1820-\u18aa][\u180b-\u180f]",  # of a Mongolian letter
    "[\u1100-\u115e]\u1160",
    "\u115f(?=[\u1161-\u11a7])",  # of an Old Korean syllable
    "[\u0591-\u05c7]\u034f(?=[\u0591-\u05c7])",  # between points of Hebrew
    "[\u2801-\u28ff]\u2800",  # the space of Braille
)
_SUSPECT = compile_late(_HIDING)
# The flags of England, Scotland and Wales are spelled in tags; Unicode recommends no others.
_FLAG = compile_late(
    "(\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f)"
)
_WORD = compile_late(r"\S+")
_LETTERS_BETWEEN = 4  # letters per joiner in a word; Persian has three in words of twelve


# Compiled on demand, because few texts need them and their many ranges take 2 ms.
@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(_HIDING + "".join(f"(?<!{place})" for place in _MEANT))


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"{_hidden().pattern}|[\x85\u2028\u2029]")  # with the odd line ends


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(f"({_PICTURE}|{_SIGN})([\ufe00\ufe0e\ufe0f]?)(\u200d?)(?=({_PICTURE}?))")


@cache
def _joiners() -> re.Pattern[str]:
    return re.compile(f"(?<!{_PICTURE})(?<!\ufe0f)[\u034f\u115f\u1160\u180b-\u180f\u200c\u200d]")


def clean_characters(text: str) -> str:
    """Remove escape sequences, control characters, and invisible or reordering marks.

    Emoji and scripts that need joiners keep them; ideographs lose their variation selectors.
    """
    if (text.isascii() and text.isprintable()) or not _SUSPECT.search(text):
        return text
    pieces = _FLAG.split(_ESCAPES.sub("", text))  # text and flags in turn
    text = "".join(p if i % 2 else _hidden().sub("", p) for i, p in enumerate(pieces))
    return _drop_codes(text) if _SUSPECT.search(text) else text


def _drop_codes(text: str) -> str:
    """Drop hidden characters that are legitimate one by one, but together may encode a message.

    Emoji with two different forms in a text keep neither; words with many joiners keep none.
    """
    selectors: dict[str, set[str]] = defaultdict(set)
    joiners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for sign, selector, joiner, following in _forms().findall(text):
        selectors[sign].add(selector)
        joiners[sign, following].add(joiner)

    def keep_form(match: re.Match[str]) -> str:
        sign, selector, joiner, following = match.groups()
        selector = selector if len(selectors[sign]) == 1 else ""
        joiner = joiner if len(joiners[sign, following]) == 1 else ""
        return f"{sign}{selector}{joiner}"

    return _WORD.sub(_drop_joiners, _forms().sub(keep_form, text))


def _drop_joiners(word: re.Match[str]) -> str:
    """Drop the joiners of a word if there are more than its spelling can need."""
    bare, count = _joiners().subn("", word[0])
    return bare if count > 1 + len(bare) // _LETTERS_BETWEEN else word[0]


def one_line(text: str) -> str:
    """Clean a text and put it on one line: each run of white space becomes one space."""
    return " ".join(clean_characters(text).split())


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
