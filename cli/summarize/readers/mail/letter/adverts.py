"""Find in a newsletter what somebody pays for, and what it says of the reader's own account."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarize.language.punctuation import ends_sentence
from summarize.readers.html.blocks import Page
from summarize.readers.mail.mail_words import write_choice

ADVERT, ACCOUNT = "advert", "subscribe"
_LABEL_WORDS, _LABEL_LETTERS = 8, 120
_HEADLINE_WORDS = 14
_MOST_LABELS = 50  # of one letter: for each all its blocks are looked through
_NOTICE_WORDS = 45
_MOST_WORDS = 150  # of an advert
_OPENING_WORDS = 50  # a label that stands earlier is one of the whole letter
_BEFORE = 30  # words in the box of an advert, before its label
_TO_BUTTON = 4  # blocks from a label to the link that it is all about
_LINES = 15  # of an advert in plain text
_RULE = re.compile(r"\A[ \t]{0,3}[-=*_~#—]{5,200}[ \t]{0,9}\Z")
_INLINE = 150  # characters in which a headline says that it is paid for

_YOURS = (
    r"\b(?:your|ihre?|votre|(?:su|tu)|(?:il|la) tu[oa]|(?:a )?sua|uw|je) (?:[\w-]{1,20} ){0,2}?"
    r"(?:trial|subscription|membership|plan|probe-?abo\w{0,9}|abo(?:nnement|nnemang)?"
    r"|mitgliedschaft|testphase|abonnement|essai|suscripci[óo]n|abbonamento|assinatura"
    r"|lidmaatschap)\b"
)
_ENDS = (
    r"\b(?:expires?|expired|ends?|ended|renews?|lapses?|runs out"
    r"|will (?:expire|end|renew|be renewed)"
    r"|endet|läuft|verlängert|expire|arrive|prend fin|se termine|vence|caduca|termina|scade"
    r"|expira|verloopt|eindigt)\b"
)
_ACCOUNT = re.compile(
    rf"{_YOURS} ?.{{0,40}}?{_ENDS}"
    r"|\b(?:renew|upgrade|manage|update|change) your (?:[\w-]{1,20} )?"
    r"(?:subscription|membership|plan|account|preferences|payment|billing)"
    r"|\byou(?:['’]re| are) (?:currently |now )?(?:a|on (?:a|the)) free\b"
    r"|\breader[- ]supported (?:publication|newsletter)|\bfree or paid subscriber"
    r"|\b(?:become|becoming) a (?:free or )?paid (?:subscriber|member)|\bupgrade to paid\b"
    r"|\b(?:refer|referral|invite)\b.{0,40}\b(?:friends?|link|count|rewards?)\b"
    r"|\b(?:want|interested|looking) (?:to|in) advertis(?:e|ing)\b"
    r"|\badvertise (?:in|with) (?:us|the)\b"
    r"|\b(?:respond|reply) to this (?:e-?mail|newsletter)|\btoday['’]s (?:letter|newsletter) is \d"
    r"|\b(?:jetzt|weiter) abonnieren\b|\babo(?:nnement)? (?:verlängern|kündigen)\b"
    r"|\br[ée]abonnez[- ]vous\b|\brenueve su suscripci",
    re.IGNORECASE,
)


def find_adverts(page: Page) -> dict[int, str]:
    """Return the numbers of the blocks of a newsletter that are no article, with their reasons."""
    words = [len(block.text.split()) for block in page.blocks]
    found: dict[int, str] = {}
    labels = 0
    for number, block in enumerate(page.blocks):
        label = is_label(block.text) or _names_sponsor(block.text)
        if label and words[number] <= _HEADLINE_WORDS and labels < _MOST_LABELS:
            labels += 1
            found |= dict.fromkeys(range(number, _find_end(page, words, number)), ADVERT)
        elif label:
            found[number] = ADVERT
        elif is_account_notice(block.text):
            found.setdefault(number, ACCOUNT)
    return found


def find_advert_lines(lines: Sequence[str]) -> dict[int, str]:
    """Return the numbers of the lines of a newsletter in plain text that are no article."""
    found: dict[int, str] = {}
    for start, end in _list_paragraphs(lines):
        if start not in found and is_account_notice(" ".join(lines[start:end])):
            found |= dict.fromkeys(range(start, end), ACCOUNT)
        label = next((i for i in range(start, end) if is_label(lines[i])), None)
        if label is not None:
            found |= dict.fromkeys(range(label, _find_last_line(lines, label)), ADVERT)
    return found


def is_label(text: str) -> bool:
    """Tell whether a line only says that an advert follows, and whose it is."""
    short = len(text) <= _LABEL_LETTERS and len(text.split()) <= _LABEL_WORDS
    return short and _label().match(text) is not None and not ends_sentence(text)


def is_account_notice(text: str) -> bool:
    """Tell whether a paragraph speaks of the reader's own subscription."""
    return len(text.split()) <= _NOTICE_WORDS and _ACCOUNT.search(text) is not None


@cache
def _label() -> re.Pattern[str]:
    whole, opening = write_choice("advert"), write_choice("advert, of whom")
    mark = r"[\s\-=*_~#|:•–—\[\]()]{0,90}"
    found = rf"\A{mark}(?:(?:{whole}){mark}|(?:{opening})\b.{{0,90}})\Z"
    return re.compile(found, re.IGNORECASE)


def _names_sponsor(text: str) -> bool:
    """Tell a headline that says in brackets that it is paid for: "Faster builds (Sponsor)"."""
    return _in_brackets().search(text[:_INLINE]) is not None


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{write_choice('advert')})[)\]]", re.IGNORECASE)


def _find_end(page: Page, words: Sequence[int], label: int) -> int:
    """Return where the advert ends that a label opens: with its box, or before the next heading."""
    first, last = _find_box(page, label)
    most = min(_MOST_WORDS, sum(words) / 2)
    boxed = sum(words[first:label]) <= _BEFORE and sum(words[label:last]) <= most
    if not boxed:
        if sum(words[:label]) < _OPENING_WORDS:
            return label + 1
        last = len(page.blocks)
    start = label + 1
    while start < last and (
        page.blocks[start].kind == "heading" or is_label(page.blocks[start].text)
    ):
        start += 1  # the title of the advert
    head = next((i for i in range(start + 1, last) if page.blocks[i].kind == "heading"), None)
    if boxed:
        return head or last
    if head and sum(words[label:head]) <= _MOST_WORDS:
        return head
    rest = range(start, min(last, start + _TO_BUTTON))
    return next((i + 1 for i in rest if page.blocks[i].links > 0), label + 1)


def _find_box(page: Page, label: int) -> tuple[int, int]:
    """Return which blocks lie in the innermost element around a label that holds another one."""
    frame = page.places[label]
    while True:
        inside = [i for i, place in enumerate(page.places) if _is_within(page, place, frame)]
        if len(inside) > 1 or not frame:
            return inside[0], inside[-1] + 1
        frame = page.frames[frame].parent


def _is_within(page: Page, place: int, frame: int) -> bool:
    while place > frame:
        place = page.frames[place].parent
    return place == frame


def _list_paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for number, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = number
        elif not line.strip() and start is not None:
            yield start, number
            start = None


def _find_last_line(lines: Sequence[str], label: int) -> int:
    """Return where an advert in plain text ends: at a rule, or with the paragraph that follows."""
    rest = range(label + 1, min(len(lines), label + _LINES + 1))
    rule = next((i for i in rest if _RULE.match(lines[i])), None)
    if rule is not None and rule > label + 1:
        return rule + 1
    said = next((i for i in rest if lines[i].strip() and not _RULE.match(lines[i])), None)
    if said is None:
        return label + 1
    return next((i for i in rest if i > said and not lines[i].strip()), len(lines))
