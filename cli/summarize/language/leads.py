"""Find what opens a paragraph without being said in it: datelines, speakers, times, numbers."""

import re
from collections import Counter
from collections.abc import Iterable

from summarize.lazy import compile_late

_DASH = r"\s*(?:--?|[–—])+\s+(?=[\"“„«‘(]?[^\W_a-zà-ÿ])"
_AGENCY = r"\([A-Za-z]{2,15}(?:[ /][A-Za-z]{1,14}){0,2}\)"
_PLACE = (
    r"[A-ZÀ-Ý][\w.’'-]{0,24}(?:[ ,/]{1,2}(?:[A-ZÀ-Ý][\w.’'-]{0,24}|\d{1,2}|am|an|de|der|la)){0,5}"
)
_CAPITALS = r"[A-ZÀ-Ý][A-ZÀ-Ý.’'-]{2,20}"
# BERLIN (Reuters) -, (CNN) --, Paris (AFP) –, LONDON, Jan. 5 (AP) —, WASHINGTON —
_DATELINE = re.compile(
    rf"(?:{_PLACE},? ?)?{_AGENCY}{_DASH}"
    r"|\((?:CNN|AP|AFP|Reuters|dpa|UPI|ANSA|EFE|KNA|epd)\)\s+"
    rf"|{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}(?:, [A-Z][A-Za-z]{{1,14}}\.?){{0,2}}"
    rf"(?: \d{{1,2}})?{_DASH}"
)
_ZONE = r"(?: ?(?:[ap]\.?m\.?|[AP]\.?M\.?|Uhr|GMT|BST|EST|EDT|ET|CET|CEST))"
_TIME = re.compile(
    rf"(?:\[\(?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\)?\]{_ZONE}*|\d{{1,2}}:\d\d(?::\d\d)?{_ZONE}*"
    rf"|\d{{1,2}}(?:[.:]\d\d)?{_ZONE}+)(?:\s*[-–—:|])?\s+(?=[\"“„«»‘(]?[^\W\d_a-zà-ÿ])"
)
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)|[*•–—-]\s+(?=\S)")
# "1/10 " is the number of a picture; in English "9/11 " may be a day.
_PICTURE = compile_late(r"\d{1,2}/\d{1,2}\s+(?=[\u3040-\u9fff])")
_SPEAKER = re.compile(
    r"((?:[^\W\d_][\w.’'-]{0,24})(?: [^\W\d_(][\w.’'-]{0,24}){0,4}(?: \([^()]{1,30}\))?):\s+(?=\S)"
)
_LETTER = re.compile(r"(?:Q|A|F)[.:]\s+(?=\S)|\[[A-Z]{3,12}(?: [A-Z]{2,12}){0,3}\]\s+(?=\S)")
_OFTEN = 2  # times that a speaker speaks
_LEAST = 3  # paragraphs of a talk
_LONGEST = 90  # characters of a lead


def find_speakers(paragraphs: Iterable[str]) -> frozenset[str]:
    """Return the names before a colon that open paragraphs again and again, as in a transcript."""
    found = Counter(match[1] for text in paragraphs if (match := _SPEAKER.match(text)))
    often = frozenset(name for name, n in found.items() if n >= _OFTEN and name[0].isupper())
    return often if sum(found[name] for name in often) >= _LEAST else frozenset()


def measure_lead(text: str, speakers: frozenset[str] = frozenset()) -> int:
    """Return how many characters of a paragraph come before its first sentence."""
    place = 0
    for _ in range(2):  # a time and a speaker
        match = _TIME.match(text, place) or _NUMBER.match(text, place)
        match = match or _DATELINE.match(text, place) or _LETTER.match(text, place)
        if match is None and "/" in text[place : place + 3]:
            match = _PICTURE.match(text, place)
        if match is None:
            match = _SPEAKER.match(text, place)
            if match is None or match[1] not in speakers:
                break
        if match.end() > _LONGEST or match.end() >= len(text):
            break
        place = match.end()
    return place
