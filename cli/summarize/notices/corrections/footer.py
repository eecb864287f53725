"""The footer of an article: credits, sources, authors, calls to action."""

import re
from collections.abc import Sequence

from summarize.lazy import compile_late
from summarize.models import Block, Layout
from summarize.notices.class_names import list_path
from summarize.notices.corrections.promotions import count_most
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

_REACH = 5  # last lines checked
_LEAST = 3  # lines of a text that can have a footer
_CREDIT_WORDS = 25
_HOUSE_WORDS = 40
_COLON_WORDS = 9
_LABEL_WORDS = 10  # a closed line that is longer is a sentence of the article
_NAMES = 0.5  # share of capitals among the words of a closed credit
_PLAIN = ("code", "cell")  # never a footer
_CREDIT = compile_late(
    r"\W{0,3}(?:(?:additional |with (?:additional )?)?(?:reporting|research|editing)"
    r"(?: assistance)? (?:by|from)\b"
    r"|(?:[a-z]{2,4}/){2,5}[a-z]{2,4}$)",  # the initials of an agency's editors
    re.IGNORECASE,
)
_ORDERS = compile_late(  # with a link, or in a line that is no sentence
    r"for more (?:on|about) .{1,80}\b(?:visit|follow|read|see|watch|click)\b"
    r"|for the latest .{1,80}\bread\b|(?:check out|find|see) more\b|find us\b"
    r"|follow .{1,80}\b(?:on (?:twitter|facebook|instagram)|at https?:)"
    r"|support .{1,40}\btoday\b|sign up (?:for|to|today|here|now)\b"
    r"|(?:watch|listen to) (?:this|the|our|.{1,30} live)\b"
    r"|(?:you (?:may|might) also|related\b[^.]{0,20}:?$)",
    re.IGNORECASE,
)
_ASKS = compile_late(  # anywhere in the line
    r"\bcontributed (?:to this|reporting)\b|\binbox\b.{0,60}\bsign up\b"
    r"|\b(?:have|got) (?:a|any) (?:tips?|questions?|stor(?:y|ies))\b.{0,60}\?"
    r"|\b(?:haben|hast) (?:sie|du) .{0,60}\b(?:hinweise?|tipps?)\b.{0,60}\b(?:melde|schreib)"
    r"|\b(?:share|tell|let (?:me|us) know|leave|ask|post)\b.{0,80}\bin the comments\b"
    r"|\benjoyed (?:this|my|our) (?:article|post|story|guide|piece)\b.{0,80}\bshare\b"
    r"|\bsign up (?:for|to) our .{0,30}newsletter\b"
    r"|\bnewsletter\b.{1,150}\b(?:anmeld\w+|postfach|abonnieren)\b",
    re.IGNORECASE,
)
_LABEL = compile_late(
    r"\W{0,3}(?P<label>(?:[^\W\d_]{1,25} ){0,2}[^\W\d_]{1,25}) ?[:：](?!//) ?(?P<name>\S)"
)
# "Photos: Ann Lee", "Source: Lake Daily", "Last updated: 3 May"; but no "Winner: Ann Lee"
_MADE = compile_late(
    r"\b(?:photo|foto|image|picture|video|bild|graphic|grafi|illustra|infogra|source"
    r"|quelle|fuente|fonte|bron\b|kilde|källa|źródł|источник|фото|текст|автор|author|autor|auteur"
    r"|editor|redak|rédac|edited|writ|report|credit|crédit|translat|traduc|übersetz|publi|posted"
    r"|updated|aktualis|actuali|stand\b)|来源|编辑|作者|出典|文・|写真",
    re.IGNORECASE,
)
_LABELLED_WORDS = 10
_ALIKE = 3  # lines with a label, from which they are an interview or a list of facts
_BOX = compile_late(
    r"(?:^|\s)author(?:\s|$)|author[-_]{0,2}(?:box|bio|card|info|desc)|about-?(?:the-?)?author",
    re.IGNORECASE,
)
_UP = 5  # innermost elements
_ADDRESS = re.compile(r"https?://\S*")
_ADDRESS_WORDS = 45
_BIO_WORDS = 80
_MANY_SOURCES = 3  # addresses in a row


def cut_footer(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Cut the footer off the end of an article.

    If that would take more than a fifth of its words, it is the article.
    """
    lines, blocks = page.lines, page.blocks
    kept = [i for i, good in enumerate(keep) if good]
    if len(kept) < _LEAST:
        return list(keep)
    cut = {*_list_sources(lines, blocks, kept), *_list_labelled(lines, blocks, kept)}
    authors = page.author.split("; ") if page.author else []
    rest = [i for i in kept[1:] if i not in cut]
    for i in reversed(rest[-_REACH:]):
        if blocks[i].kind == "heading":  # it goes or stays with the lines below it
            continue
        below = i + 1 < len(keep) and (not keep[i + 1] or i + 1 in cut)
        # The list that this colon announced is gone.
        announces = below and lines[i].colon and lines[i].words <= _COLON_WORDS
        if blocks[i].kind in _PLAIN or not (
            announces
            or _is_credit(lines[i], blocks[i])
            or _is_in_author_box(page.layout, i, kept[0])
            or _presents_author(i, page, kept, authors)
        ):
            break
        cut.add(i)
    if sum(lines[i].words for i in cut) > count_most(lines, kept):
        return list(keep)
    return [good and i not in cut for i, good in enumerate(keep)]


def _list_sources(
    lines: Sequence[Line], blocks: Sequence[Block], kept: Sequence[int]
) -> Sequence[int]:
    """List the lines that end an article and are mostly addresses; one may end a sentence, too."""
    count = 0
    for i in reversed(kept[1:]):
        far = lines[i].words > _ADDRESS_WORDS or blocks[i].kind in _PLAIN
        addresses = sum(map(len, _ADDRESS.findall(blocks[i].text)))
        if far or 2 * addresses < len(blocks[i].text):
            break
        count += 1
    return kept[-count:] if count >= _MANY_SOURCES else ()


def _list_labelled(
    lines: Sequence[Line], blocks: Sequence[Block], kept: Sequence[int]
) -> list[int]:
    """List the last lines that name a maker, a source or a day, unless many lines have labels.

    The label says so, and a capital or a digit opens the name: "Verdict: Buy it" ends a review.
    """
    found = []
    for i in reversed(kept[1:]):
        line, label = lines[i], _LABEL.match(blocks[i].text)
        if line.closed or line.words > _LABELLED_WORDS or blocks[i].kind != "paragraph":
            break
        if not label or label["name"].islower() or not _MADE.search(label["label"]):
            break
        found.append(i)
    if found and sum(_LABEL.match(blocks[i].text) is not None for i in kept) >= _ALIKE:
        return []
    return found


def _is_in_author_box(layout: Layout, number: int, first: int) -> bool:
    """Check whether a box about the author holds a line, but not the first one of the article."""
    if not layout.places:
        return False
    path = list_path(layout.frames, layout.places[number].frame)[:_UP]
    around = list_path(layout.frames, layout.places[first].frame)
    return any(_BOX.search(layout.frames[i].name) for i in path if i not in around)


def _is_credit(line: Line, block: Block) -> bool:
    text = block.text
    if line.words <= _CREDIT_WORDS and (credit := _CREDIT.match(text)):
        return not line.closed or credit[0].endswith(":") or line.capitals >= _NAMES
    if line.words <= _HOUSE_WORDS and _ASKS.search(text):
        return True
    if line.words <= _HOUSE_WORDS and _ORDERS.match(text):
        linked = block.links > 0 or line.address
        return linked or (not line.closed and line.words <= _LABEL_WORDS)
    return False


def _presents_author(
    number: int, page: Evidence, kept: Sequence[int], authors: Sequence[str]
) -> bool:
    """Check whether a line opens with the name of an author whom no other line of prose names."""
    lines, blocks = page.lines, page.blocks
    start = blocks[number].text.lstrip("(")
    name = next((name for name in authors if re.match(rf"{re.escape(name)}\b", start)), "")
    if not name or lines[number].words > _BIO_WORDS:
        return False
    family = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return not any(family.search(blocks[i].text) for i in kept if i != number and lines[i].prose)
