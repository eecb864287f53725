"""Adverts in a newsletter, and notices about the reader's own account."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarize.language.punctuation import ends_sentence
from summarize.lazy import compile_late
from summarize.readers.mail.words import write_choice

_RULE = compile_late(r"\A[ \t]{0,3}[-=*_~#—]{5,200}[ \t]{0,9}\Z")
_DRESSED = compile_late(r"[-=*_~#—]{5}[ \t]{0,9}\Z")  # a line that ends in a rule
_LABEL_WORDS, _LABEL_LETTERS = 8, 120
_INLINE = 150  # characters of a headline that may say it is paid for
_MARK = r"[\s\-=*_~#|:•–—\[\]()]{0,90}"
ADVERT, ACCOUNT = "advert", "subscribe"
_HEADLINE_WORDS = 14
_NOTICE_WORDS = 45
_MOST_WORDS = 150  # of an advert
_OPENING_WORDS = 50  # of a page
_YOURS = (
    r"\b(?:your|(?-i:Ihre?)|votre|(?:su|tu)|(?:il|la) tu[oa]|(?:a )?sua|uw|je)"
    r" (?:[\w-]{1,20} ){0,2}?"
    r"(?:trial|subscription|membership|probe-?abo\w{0,9}|abo(?:nnement|nnemang)?"
    r"|mitgliedschaft|testphase|abonnement|essai|suscripci[óo]n|abbonamento|assinatura"
    r"|lidmaatschap)\b"
)
_ENDS = (
    r"\b(?:expires?|expired|ends?|ended|renews?|lapses?|runs out"
    r"|will (?:expire|end|renew|be renewed)"
    r"|endet|läuft|verlängert|expire|arrive à|prend fin|se termine|vence|caduca|termina|scade"
    r"|expira|verloopt|eindigt)\b"
)
_ACCOUNT = compile_late(
    rf"{_YOURS} ?.{{0,40}}?{_ENDS}"
    r"|\b(?:renew|upgrade|manage|update|change) your (?:[\w-]{1,20} )?"
    r"(?:subscription|membership|preferences|payment|billing)\b"
    r"|\b(?:renew|upgrade) your (?:plan|account)\b"
    r"|\byou(?:['’]re| are) (?:currently |now )?(?:a|on (?:a|the)) free (?:[\w-]{1,20} )?"
    r"(?:subscriber|member|list|plan)\b"
    r"|\breader[- ]supported (?:publication|newsletter)|\bfree or paid subscriber"
    r"|\b(?:become|becoming) a (?:free or )?paid (?:subscriber|member)|\bupgrade to paid\b"
    r"|\b(?:you refer|refer (?:an?|your|\d{1,2})) (?:[\w-]{1,20} ){0,2}?friends?\b"
    r"|\byour (?:[\w-]{1,20} )?referral (?:link|count|rewards?)\b"
    r"|\b(?:want|interested|looking) (?:to|in) advertis(?:e|ing)\b"
    r"|\badvertise (?:in|with) (?:us|the)\b"
    r"|\b(?:respond|reply) to this (?:e-?mail|newsletter)|\btoday['’]s (?:letter|newsletter) is \d"
    r"|\b(?:jetzt|weiter) abonnieren\b|\babo(?:nnement)? (?:verlängern|kündigen)\b"
    r"|\br[ée]abonnez[- ]vous\b|\brenueve su suscripci",
    re.IGNORECASE,
)


def find_adverts(
    texts: Sequence[str], ends: Sequence[bool], opening: int = _OPENING_WORDS
) -> dict[int, str]:
    """Find adverts and account notices among the paragraphs of a newsletter: with reasons.

    ``ends`` is true for headings and rules, before which an advert ends. A label among the
    ``opening`` words is about the whole letter.
    """
    words = [len(text.split()) for text in texts]
    found: dict[int, str] = {}
    before = 0
    for number, text in enumerate(texts):
        if is_label(text) or names_sponsor(text):
            brief = words[number] <= _HEADLINE_WORDS and before >= opening
            last = _find_end(words, ends, number) if brief else number + 1
            found |= dict.fromkeys(range(number, last), ADVERT)
        elif is_account_notice(text):
            found.setdefault(number, ACCOUNT)
        before += words[number]
    return found


def find_advert_lines(lines: Sequence[str]) -> dict[int, str]:
    """Find adverts and account notices among the lines of a newsletter in plain text."""
    spans = list(_list_paragraphs(lines))
    texts = [" ".join(lines[start:end]) for start, end in spans]
    found = find_adverts(texts, [_RULE.match(text) is not None for text in texts], opening=0)
    return {i: reason for number, reason in found.items() for i in range(*spans[number])}


def is_account_notice(text: str) -> bool:
    """Check whether a paragraph is about the reader's own subscription."""
    return len(text.split()) <= _NOTICE_WORDS and _ACCOUNT.search(text) is not None


def _find_end(words: Sequence[int], ends: Sequence[bool], label: int) -> int:
    """Find the end of the advert below a label: the next heading, or else one paragraph."""
    start = label + 1
    while start < len(words) and ends[start]:
        start += 1  # title of the advert
    head = next((i for i in range(start, len(words)) if ends[i]), None)
    last = head if head and sum(words[label:head]) <= _MOST_WORDS else start + 1
    return last if sum(words[label:last]) <= _MOST_WORDS else label + 1


def _list_paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs; a rule, and a label that ends in one, stand alone."""
    start = 0
    for number, line in enumerate([*lines, ""]):
        alone = _RULE.match(line) or (_DRESSED.search(line) and is_label(line))
        if alone or not line.strip():
            if start < number:
                yield start, number
            if alone:
                yield number, number + 1
            start = number + 1


def is_label(text: str) -> bool:
    """Check whether a line is the label of an advert: "Sponsored by ..."."""
    short = len(text) <= _LABEL_LETTERS and len(text.split()) <= _LABEL_WORDS
    return short and not ends_sentence(text) and _label().match(text) is not None


def names_sponsor(text: str) -> bool:
    """Check for a headline that is marked as paid for: "Faster builds (Sponsor)"."""
    return _in_brackets().search(text[:_INLINE]) is not None


@cache
def _label() -> re.Pattern[str]:
    whole, opening = write_choice("advert"), write_choice("advert, of whom")
    found = rf"\A{_MARK}(?:(?:{whole}){_MARK}|(?:{opening})\b.{{0,90}})\Z"
    return re.compile(found, re.IGNORECASE)


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{write_choice('advert')})[)\]]", re.IGNORECASE)
