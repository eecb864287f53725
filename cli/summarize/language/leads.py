"""Find lead-ins, which open a paragraph but belong to no sentence: datelines, speakers, times."""

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
# BERLIN (Reuters) -, Paris (AFP) –; (CNN) --, (AP); LONDON, Jan. 5 (AP) —, WASHINGTON —
_BY_AGENCY = compile_late(rf"(?:{_PLACE},? ?)?{_AGENCY}{_DASH}")
_IN_CAPITALS = compile_late(
    rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}(?:, [A-Z][A-Za-z]{{1,14}}\.?){{0,2}}"
    rf"(?: \d{{1,2}})?{_DASH}"
)
_MONTHS = (
    r"(?:January|February|March|April|June|July|August|[A-Z][a-z]{2,8}ember|October"
    r"|[A-Z][a-z]{2,3}\.?)"
)
_DAY = rf"{_MONTHS} \d{{1,2}}(?:, \d{{4}})?"
# Abbreviated, because a person's name may also precede a dash: "My brother, Thomas — "
_STATE = r"(?:[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z][a-z]?\.|[A-Z]{2})"
_WORD = r"[A-Z][A-Za-z.’']{1,20}+(?:-[A-Z][A-Za-z.’']{1,20}+)?+"
_TOWN = rf"{_WORD}(?: {_WORD}){{0,3}}+"
# Dekalb, Ill. —; PALO ALTO, Calif., April 25, 2016 /PRNewswire/ --
_IN_STATE = compile_late(
    rf"{_TOWN}, {_STATE}(?:, {_DAY})? ?(?:/[A-Z][\w. -]{{2,30}}/)?"
    r"\s?(?:--|[–—])\s+(?=[\"“]?[A-Z])"
)
# (서울=연합뉴스) 김바다 기자 =
_KOREAN = compile_late(
    r"[(\[][^()=\[\]]{1,15}=[^()=\[\]]{2,12}[)\]]\s*(?:[\uac00-\ud7a3·, ]{2,30}기자\s?=\s?)?"
    r"(?=[\uac00-\ud7a3‘’“”\"'])"
)
# 电 also means electricity: it marks an agency only right after a date, or before a reporter.
# 新京报讯（记者 王小河）, 新华社北京2月29日电, IT之家9月30日消息, 北湖科技讯; 【ソウル＝小池和樹】,
# （中央社記者王小河台北17日電）, 〔記者王小河／台北報導〕
_MEDIUM = r"[\w·-]{0,14}(?:社|网|網|报|報|台|站|刊|客户端|之家|财经|科技|新闻|在线|公司)"
_REPORTER = r"[（(][^（()）]{2,30}[)）]"
_EASTERN = compile_late(
    rf"{_MEDIUM}(?:[\u4e00-\u9fff\d]{{0,14}}?\d日[专專]?[电電讯訊]|快?[讯訊])(?:\s?{_REPORTER}\s*|[\s，]+)"
    rf"|{_MEDIUM}[\u4e00-\u9fff\d]{{0,14}}?[电電讯訊]\s?[（(](?:本报)?(?:记者|記者|通讯员)[^（()）]{{2,30}}[)）]\s*"
    rf"|{_MEDIUM}(?:快?讯|訊)(?=[\d“今近昨])"
    rf"|{_MEDIUM}[\u4e00-\u9fff\d]{{0,14}}?消息\s+"
    r"|【[^】＝=]{1,12}[＝=][^】＝=]{2,14}】\s*"
    r"|[（(〔［\[【][^（()）〔〕［］\[\]【】]{4,30}"
    r"(?:\d日[电電讯訊]|(?<=[社网網报報])[讯訊]|報導|报道)[)）〕］\]】]\s*"
)
_ZONE = r"(?: ?(?:[ap]\.?m\.?|[AP]\.?M\.?|Uhr|GMT|BST|EST|EDT|ET|CET|CEST))"
_TIME = compile_late(
    rf"(?:\[\(?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\)?\]{_ZONE}*|\d{{1,2}}:\d\d(?::\d\d)?{_ZONE}*"
    rf"|\d{{1,2}}(?:[.:]\d\d)?{_ZONE}+)(?:\s*[-–—:|])?\s+(?=[\"“„«»‘(]?[^\W\d_a-zà-ÿ])"
)
_NUMBER = compile_late(
    r"\(?\d{1,3}[.)]\s+(?=\S)|[*•–—-]\s+(?=\S)"
    r"|\(?(?:[a-z]|[IVX]{2,5})[.)]\s+(?=[^\W\d_a-z][^.])"  # not "e. V."
)
_SPEAKER = compile_late(
    r"((?:[^\W\d_][\w.’'-]{0,24})(?: [^\W\d_(][\w.’'-]{0,24}){0,4}(?: \([^()]{1,30}\))?):\s+(?=\S)"
)
_LETTER = compile_late(r"(?:Q|A|F)[.:]\s+(?=\S)|\[[A-Z]{3,12}(?: [A-Z]{2,12}){0,3}\]\s+(?=\S)")
_NAMES = 5  # words before the colon
_OFTEN = 2  # paragraphs that each speaker opens
_DASHES = ("-", "–", "—")
_LONG_DASHES = ("--", "–", "—")
_SEEN = 30  # characters, of which one at least is Chinese in a Chinese lead-in
_LONGEST = 90  # characters of a lead-in
_FAR = 400  # characters within which a dateline has its dash or bracket
_FIRST = 60  # characters within which an eastern dateline has its signs
_WIDE = "\u3010"  # 【; all of these signs sort at or above it


def find_speakers(paragraphs: Iterable[str]) -> frozenset[str]:
    """Find the speakers of a transcript: names before a colon that open several paragraphs."""
    named = (_SPEAKER.match(text) for text in paragraphs if _may_speak(text))
    found = Counter(match[1] for match in named if match)
    often = frozenset(name for name, n in found.items() if n >= _OFTEN and name[0].isupper())
    return often if len(often) > 1 else frozenset()  # a single one is a label, such as "Note"


def _may_speak(text: str) -> bool:
    """Check for few words before a colon, or before a bracket that contains more."""
    before, colon, _ = text[:_FAR].partition(":")
    return bool(colon) and (before.count(" ") < _NAMES or "(" in before)


def measure_lead(text: str, speakers: frozenset[str] = frozenset()) -> int:
    """Measure the lead-in of a paragraph, in characters before its first sentence."""
    place = 0
    for _ in range(2):  # a time and a speaker
        match = _match_lead(text, place)
        if match is None and speakers:
            match = _SPEAKER.match(text, place)
            if match and match[1] not in speakers:
                break
        if match is None or match.end() > _LONGEST or match.end() >= len(text):
            break
        place = match.end()
    return place


def name_speaker(lead: str, speakers: frozenset[str]) -> str | None:
    """Name the speaker with whom a lead-in ends; None after "Q:" and "A:"."""
    named = [name for name in speakers if len(name) > 1 and lead.rstrip().endswith(f"{name}:")]
    return max(named, key=len, default=None)


def _match_lead(text: str, place: int) -> re.Match[str] | None:
    """Match a lead-in other than a speaker.

    Only patterns whose marks occur are tried, because compiling all takes 10 ms and most texts need
    none.
    """
    head = text[place : place + _FAR]
    first = head[:1]
    match = None
    if first.isdigit() or first in "[(*•–—-IVX" or head[1:2] in (".", ")"):
        match = _TIME.match(text, place) or _NUMBER.match(text, place)
    match = match or _match_dateline(text, place, head)
    if match is None and first in "QAF[":
        match = _LETTER.match(text, place)
    return match or _match_eastern(text, place)


def _match_dateline(text: str, place: int, head: str) -> re.Match[str] | None:
    match = None
    bracket, rest = head.partition("(")[1:]
    if bracket and rest.partition(")")[2].lstrip()[:1] in _DASHES:
        match = _BY_AGENCY.match(text, place)
    capitals = not head[:1].islower() and head[1:2] != " " and not head[1:2].islower()
    if match is None and capitals and any(dash in head for dash in _DASHES):
        match = _IN_CAPITALS.match(text, place)
    town, comma, _ = head.partition(", ")
    if match is None and comma and any(dash in head for dash in _LONG_DASHES) and _is_town(town):
        match = _IN_STATE.match(text, place)
    if match is None and "=" in head and head[0] in "([":
        match = _KOREAN.match(text, place)
    return match


def _is_town(text: str) -> bool:
    return all("A" <= word[:1] <= "Z" for word in text.split(" "))


def _match_eastern(text: str, place: int) -> re.Match[str] | None:
    near = text[place : place + _SEEN].isascii() or max(text[place : place + _FIRST]) < _WIDE
    return None if near else _EASTERN.match(text, place)
