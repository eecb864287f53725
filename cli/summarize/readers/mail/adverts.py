"""Adverts in a newsletter, and notices about the reader's own account."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarize.language.punctuation import ends_sentence
from summarize.lazy import compile_late
from summarize.readers.html.blocks import Page
from summarize.readers.mail.words import write_choice

RULE = compile_late(r"\A[ \t]{0,3}[-=*_~#—]{5,200}[ \t]{0,9}\Z")
_DRESSED = compile_late(r"[-=*_~#—]{5}[ \t]{0,9}\Z")  # a line that ends in a rule
_LABEL_WORDS, _LABEL_LETTERS = 8, 120
_INLINE = 150  # characters of a headline that may say it is paid for
_MARK = r"[\s\-=*_~#|:•–—\[\]()]{0,90}"
ADVERT, ACCOUNT = "advert", "subscribe"
_HEADLINE_WORDS = 14
_MOST_LABELS = 50  # of one letter; each takes a pass over all blocks
_NOTICE_WORDS = 45
_MOST_WORDS = 150  # of an advert
_OPENING_WORDS = 50  # an earlier label is about the whole letter
_BEFORE = 30  # words in the box of an advert, before its label
_TO_BUTTON = 4  # blocks from a label to the link of the advert
_LINES = 15  # of an advert in plain text
_MOSTLY = 0.5  # of the characters of a block, if it is mainly a link
_ADDRESS = re.compile(r"https?://\S+")
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


def find_adverts(page: Page) -> dict[int, str]:
    """Find adverts and account notices among the blocks of a newsletter: indexes with reasons."""
    words = [len(block.text.split()) for block in page.blocks]
    boxes = _list_boxes(page)
    found: dict[int, str] = {}
    labels = 0
    for number, block in enumerate(page.blocks):
        label = is_label(block.text) or names_sponsor(block.text)
        if label and words[number] <= _HEADLINE_WORDS and labels < _MOST_LABELS:
            labels += 1
            end = _find_end(page, words, _find_box(page, boxes, number), number)
            found |= dict.fromkeys(range(number, end), ADVERT)
        elif label:
            found[number] = ADVERT
        elif is_account_notice(block.text):
            found.setdefault(number, ACCOUNT)
        elif may_be_label(block.text) and labels < _MOST_LABELS:
            labels += 1
            end = _find_linked_end(page, words, _find_box(page, boxes, number), number)
            found |= dict.fromkeys(range(number, end), ADVERT)
    return found


def find_advert_lines(lines: Sequence[str]) -> dict[int, str]:
    """Find adverts and account notices among the lines of a newsletter in plain text."""
    found: dict[int, str] = {}
    for start, end in _list_paragraphs(lines):
        if start not in found and is_account_notice(" ".join(lines[start:end])):
            found |= dict.fromkeys(range(start, end), ACCOUNT)
        for label in range(start, end):
            if stands_alone(lines, label):
                found |= dict.fromkeys(range(label, _find_last_line(lines, label)), ADVERT)
    return found


def is_account_notice(text: str) -> bool:
    """Check whether a paragraph is about the reader's own subscription."""
    return len(text.split()) <= _NOTICE_WORDS and _ACCOUNT.search(text) is not None


def _find_end(page: Page, words: Sequence[int], box: tuple[int, int], label: int) -> int:
    """Find the end of the advert below a label: the end of its box, or the next heading."""
    boxed, last = _is_boxed(words, box, label), box[1]
    if not boxed:
        if sum(words[:label]) < _OPENING_WORDS:
            return label + 1
        last = len(page.blocks)
    start = label + 1
    while start < last and (
        page.blocks[start].kind == "heading" or is_label(page.blocks[start].text)
    ):
        start += 1  # title of the advert
    head = next((i for i in range(start + 1, last) if page.blocks[i].kind == "heading"), None)
    if boxed:
        return head or last
    if head and sum(words[label:head]) <= _MOST_WORDS:
        return head
    rest = range(start, min(last, start + _TO_BUTTON))
    return next((i + 1 for i in rest if page.blocks[i].links > 0), label + 1)


def _find_linked_end(page: Page, words: Sequence[int], box: tuple[int, int], label: int) -> int:
    """Find the end of the advert that a line may introduce; the line itself if there is none."""
    if label + 1 >= len(page.blocks):
        return label
    line, after = page.blocks[label : label + 2]
    brief = words[label + 1] <= _HEADLINE_WORDS
    button = brief and after.links >= _MOSTLY
    if not _is_boxed(words, box, label):
        return label + 2 if button and after.kind != "heading" else label
    titled = after.kind == "heading" or button  # an article has one title, an advert its own
    if line.kind != "heading":
        titled |= line.text.isupper() or (brief and not ends_sentence(after.text))
    end = _find_end(page, words, box, label)
    linked = any(block.links > 0 for block in page.blocks[label + 1 : end])
    return end if linked and titled else label


def _is_boxed(words: Sequence[int], box: tuple[int, int], label: int) -> bool:
    """Check whether the box around a label holds an advert and little else."""
    first, last = box
    most = min(_MOST_WORDS, sum(words) / 2)
    return sum(words[first:label]) <= _BEFORE and sum(words[label:last]) <= most


def _list_boxes(page: Page) -> list[tuple[int, int]]:
    """List the range of blocks in each frame: the first, and the one after the last."""
    firsts, ends = [len(page.blocks)] * len(page.frames), [0] * len(page.frames)
    for number, place in enumerate(page.places):
        firsts[place], ends[place] = min(firsts[place], number), number + 1
    for number in range(len(page.frames) - 1, 0, -1):  # an inner frame comes after the outer one
        parent = page.frames[number].parent
        firsts[parent] = min(firsts[parent], firsts[number])
        ends[parent] = max(ends[parent], ends[number])
    return list(zip(firsts, ends, strict=True))


def _find_box(page: Page, boxes: Sequence[tuple[int, int]], label: int) -> tuple[int, int]:
    """Find the range of blocks in the innermost element that holds a label and another block."""
    frame = page.places[label]
    while frame and boxes[frame][1] - boxes[frame][0] < 2:
        frame = page.frames[frame].parent
    return boxes[frame]


def _list_paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for number, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = number
        elif not line.strip() and start is not None:
            yield start, number
            start = None


def _find_last_line(lines: Sequence[str], label: int) -> int:
    """Find the end of an advert in plain text: a rule, or the end of the next paragraph."""
    sure = is_label(lines[label])
    rest = range(label + 1, min(len(lines), label + _LINES + 1))
    rule = next((i for i in rest if RULE.match(lines[i])), None)
    if sure and rule is not None and rule > label + 1:
        return rule + 1
    none = label + sure
    begin = next((i for i in rest if not is_break(lines[i])), None)
    if begin is None:
        return none
    whole = len(lines) if rest.stop == len(lines) else none
    end = next((i for i in rest if i > begin and not lines[i].strip()), whole)
    text = " ".join(lines[begin:end])
    linked = sum(len(found) for found in _ADDRESS.findall(text)) >= _MOSTLY * len(text)
    return end if sure or linked else none


def is_label(text: str) -> bool:
    """Check whether a line is the label of an advert: "Sponsored by ..."."""
    return _is_short(text) and _label().match(text) is not None


def may_be_label(text: str) -> bool:
    """Check whether a line is either the label of an advert or a title: "Together with"."""
    return _is_short(text) and _title().match(text) is not None


def names_sponsor(text: str) -> bool:
    """Check for a headline that is marked as paid for: "Faster builds (Sponsor)"."""
    return _in_brackets().search(text[:_INLINE]) is not None


def stands_alone(lines: Sequence[str], number: int) -> bool:
    """Check whether a line may be a label; inside a paragraph it is only a wrapped line."""
    if not (is_label(lines[number]) or may_be_label(lines[number])):
        return False
    before = lines[number - 1] if number else ""
    after = lines[number + 1] if number + 1 < len(lines) else ""
    closed = is_break(after) or _DRESSED.search(lines[number]) is not None
    return is_break(before) and closed


def is_break(line: str) -> bool:
    """Check whether a line of plain text is blank or a rule."""
    return not line.strip() or RULE.match(line) is not None


def _is_short(text: str) -> bool:
    short = len(text) <= _LABEL_LETTERS and len(text.split()) <= _LABEL_WORDS
    return short and not ends_sentence(text)


@cache
def _label() -> re.Pattern[str]:
    whole, opening = write_choice("advert"), write_choice("advert, of whom")
    found = rf"\A{_MARK}(?:(?:{whole}){_MARK}|(?:{opening})\b.{{0,90}})\Z"
    return re.compile(found, re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    opening, own = write_choice("advert, or an article"), write_choice("nobody who pays")
    found = rf"\A{_MARK}(?:{opening})\b(?!\s{{1,9}}(?:{own})\b).{{0,90}}\Z"
    return re.compile(found, re.IGNORECASE)


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{write_choice('advert')})[)\]]", re.IGNORECASE)
