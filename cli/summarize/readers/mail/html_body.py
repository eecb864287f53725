"""HTML of a mail: a letter, or a newsletter that is laid out like a web page."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

from summarize.models import Block, Draft
from summarize.notices.class_names import MAIL_QUOTE, MAIL_SIGNATURE
from summarize.notices.frames import find_inside
from summarize.readers.html.blocks import Page, list_blocks
from summarize.readers.html.limits import check_elements, limit_tags
from summarize.readers.mail.adverts import find_adverts
from summarize.readers.mail.newsletters import NAVIGATION, is_navigation
from summarize.readers.mail.plain_body import MessageFlags, drop_targets, list_removed, sort_text
from summarize.readers.mail.quotes import SIGNATURE, Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_QUOTE, _DASHES = "mail-quote", "--signature--"
_FORWARDED = re.compile(r"\A\s{0,99}-{5,20}\s*\w")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u034f\u200b-\u200f\u00ad\u2007\ufeff\u2060]{1,99}")
_TABLE = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td"))
_DRAWN = re.compile(r"border(?:-\w{1,20})?\s*:\s*[^;]{0,40}(?:solid|dotted|dashed)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_TAG = re.compile(r"</?(?:p|div|td|br|table|span|html)\b[^<>]{0,200}>|&(?:nbsp|amp|zwnj);", re.I)
_ENOUGH = 0.6  # of the words of the HTML, in the plain text
_MOST_ADDRESSES = 0.25  # of its characters
_LAYOUT_TABLES = 3  # or more: the mail is laid out like a page


def load_html(text: str) -> "HtmlElement | None":
    """Parse the HTML of a mail, and drop hidden elements; None if there is no HTML.

    Raise InputError if it has more elements than a page may have.
    """
    data = limit_tags(_INVISIBLE.sub("", text).encode("utf-8", errors="replace"))
    check_elements(data)
    try:
        tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):
        return None
    for element in list(tree.iter("div", "span", "p", "td", "tr", "table", "font", "a")):
        if _HIDDEN.search(element.get("style") or ""):
            element.clear(keep_tail=True)  # moving the tail fails if it holds a control code
    return tree


def prefers_plain(plain: str, tree: "HtmlElement") -> bool:
    """Check whether the plain text of a mail is as complete and as readable as its HTML."""
    plain = drop_targets(plain)
    addresses = sum(len(found) for found in _ADDRESS.findall(plain))
    words = len(_ADDRESS.sub(" ", plain).split())
    shown = sum(
        len(t.split()) for t in tree.xpath("//body//text()[not(parent::style|parent::script)]")
    )
    few_addresses = addresses <= _MOST_ADDRESSES * len(plain)
    return bool(words) and words >= _ENOUGH * shown and few_addresses and not _TAG.search(plain)


def read_html(tree: "HtmlElement", flags: MessageFlags) -> Draft:
    """Read the blocks of the HTML of a mail, and the removed text."""
    _mark_quotes(tree)
    tables = _flatten_tables(tree)
    page = list_blocks(tree)
    bulk = flags.bulk or tables >= _LAYOUT_TABLES
    return _sort_blocks(page, flags, bulk=bulk)


def _mark_quotes(tree: "HtmlElement") -> None:
    """Mark quoted mails by a class, and the dashes before a signature by a text."""
    for element in tree.iter("blockquote", "div", "span", "p"):
        if element.tag == "blockquote" and element.get("type") == "cite":
            element.set("class", _QUOTE)
        if (element.text or "").replace("\xa0", " ").strip() == "--":
            element.text = _DASHES
        if (element.tail or "").replace("\xa0", " ").strip() == "--":
            element.tail = _DASHES
        name = element.get("class") or ""
        if "gmail_quote" in name and _FORWARDED.match(element.text_content()[:200]):
            element.set("class", "")


def _flatten_tables(tree: "HtmlElement") -> int:
    """Turn layout tables into plain elements; return how many there are."""
    count = 0
    for table in list(tree.iter("table")):
        drawn = (table.get("border") or "0") != "0" or _DRAWN.search(table.get("style") or "")
        nested = table.find(".//table") is not None
        if not nested and (drawn or table.find(".//th") is not None):
            continue
        count += 1
        for element in table.iter(*_TABLE):
            element.tag = "div"
    return count


def _sort_blocks(page: Page, flags: MessageFlags, *, bulk: bool) -> Draft:
    """Keep only the blocks that the writer of a mail wrote."""
    inside = find_inside(page.frames, MAIL_QUOTE)
    signed = find_inside(page.frames, MAIL_SIGNATURE)
    lines = []
    for block, place in zip(page.blocks, page.places, strict=True):
        text = "-- " if block.text == _DASHES else block.text.replace("\n", " ")
        lines += ["> " + text if inside[place] else text, ""]
    found = sort_text(lines, flags)[::2]
    reasons = [line.reason for line in found]
    for i, (block, place) in enumerate(zip(page.blocks, page.places, strict=True)):
        if reasons[i] is None and (signed[place] or block.text == _DASHES):
            reasons[i] = SIGNATURE
        elif reasons[i] is None and bulk and is_navigation(block):
            reasons[i] = NAVIGATION
    if bulk and not flags.talk:
        blocks = page.blocks
        adverts = find_adverts([b.text for b in blocks], [b.kind == "heading" for b in blocks])
        own = [reason or adverts.get(i) for i, reason in enumerate(reasons)]
        reasons = own if None in own else reasons  # a mail that is all advert is kept
    if None not in reasons:  # only a signature
        reasons = [line.reason for line in found]
    removed = list_removed(
        Line("--" if b.text == _DASHES else b.text, r)
        for b, r in zip(page.blocks, reasons, strict=True)
    )
    kept = [i for i, reason in enumerate(reasons) if reason is None]
    return Draft(tuple(_unquote(page.blocks[i], found[i].text) for i in kept), removed=removed)


def _unquote(block: Block, text: str) -> Block:
    """Replace the text of a block by that of its line, which has lost its quote mark."""
    return block if block.kind == "code" or text == block.text else replace(block, text=text)
