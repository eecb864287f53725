"""Tell whether a sentence ends where the splitter says so: not in a name, an ordinal, a bracket."""

import re

from summarize.language.words import stop_words
from summarize.lazy import compile_late

_OPENING = frozenset("\"'“‘„‚«‹(「『（[ ")
_INITIALS = re.compile(r"(?:^|[\s(])(?:[^\W\d_a-zà-ÿ]\.[ -]?){1,3}$")
# Letters with stops that do end sentences: the next word then starts one.
_NOT_NAMES = compile_late(r"\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|U\.S\.A|[AP]\.M|B\.C|A\.D)\.$")
# Thai sets stops after the letters of an abbreviation alone; a year follows the authors of a work.
_UNENDED = re.compile("(?:^|[\\s\\d(])(?:[\u0e01-\u0e4e]{1,4}[.]){1,4}$|\\bet al[.]$")
# German ordinals that Punkt ends at, as in "bei der 3. Teilung Polens"; not "der 3. Danach".
_ORDINAL = compile_late(
    r"(?:^|\s)(?:der|die|das|dem|den|des|am|im|zum|zur|vom|beim|(?:jed|sein|ihr|ein)e[rnms]?)"
    r" \d{1,3}\.$"
)
_DASHES = "—–-"
_JOINED = "—–/("  # stand between two words without a space
_CRY = 4  # words, fewer of which are one: "Sweet Code!"
_LONGEST_INITIALS = 10  # characters
_REACH = 24  # characters before a boundary in which an abbreviation is looked for
_BRACKET = 200  # characters, the most that a bracket holds of a sentence
_SEEN = 2_000  # characters of a sentence, or one that never ends would be read by the square
_NUMBER_ONLY = re.compile(r"^\W*\d{1,3}[.)]$")
_WORD_CHARACTER, _WORD = re.compile(r"\w"), re.compile(r"\w+")


def is_boundary(
    text: str, start: int, boundary: int, language: str, abbreviations: frozenset[str]
) -> bool:
    """Tell whether the sentence that starts at ``start`` ends before ``boundary``."""
    if language == "de" and _is_ordinal(text, boundary):
        return False
    start = max(start, boundary - _SEEN)
    head = text[start:boundary].rstrip()
    place = boundary
    while text[place : place + 1] in _OPENING:
        place += 1
    # Not all that follows: each sentence of a long paragraph would copy it.
    rest = text[place : place + 2]
    if not _WORD_CHARACTER.search(head) or not rest or _NUMBER_ONLY.match(head):
        return False
    if rest[0].islower() and not rest[1:2].isupper():  # "Stop!" he said.
        return False
    if head[-1] in "!?" and rest[0] in _DASHES and _goes_on(head, text[place : place + _REACH]):
        return False
    if rest[0] in ",;:" or _read_last_word(head) in abbreviations:
        return False
    if _UNENDED.search(head[-_REACH:]) or _is_in_brackets(text, start, boundary):
        return False
    initials = _INITIALS.search(head, max(0, len(head) - _LONGEST_INITIALS))
    return not (initials and not _NOT_NAMES.search(head) and not rest[0].islower())


def _read_last_word(head: str) -> str:
    """Return the last word in lower case, as "dr" of "his friend—Dr."."""
    word = head.rsplit(maxsplit=1)[-1].lower().strip(".")
    for mark in _JOINED:
        word = word.rpartition(mark)[2]
    return word


def _goes_on(head: str, rest: str) -> bool:
    """Tell whether a sentence goes on after a cry and a dash; "Sweet! — The code" has one more."""
    word = rest.lstrip(_DASHES + " ")[:1]
    return word.islower() or (head[-1] == "!" and len(head.split(maxsplit=_CRY)) < _CRY)


def _is_ordinal(text: str, boundary: int) -> bool:
    if not _ORDINAL.search(text[max(0, boundary - _REACH) : boundary].rstrip().lower()):
        return False
    word = _WORD.match(text, boundary)
    return word is not None and word[0].lower() not in stop_words("de")


def _is_in_brackets(text: str, start: int, place: int) -> bool:
    """Tell whether a bracket that opens in the sentence before a place closes soon after it."""
    opened = text.rfind("(", start, place)
    if opened <= start or text.find(")", opened, place) >= 0:
        return False
    closed = text.find(")", place, place + _BRACKET)
    return closed >= 0 and text.find("(", place, closed) < 0
