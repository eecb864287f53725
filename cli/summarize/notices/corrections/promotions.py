"""Cut off above, below and amid an article what only its place shows to be none of it."""

import re
from collections.abc import Sequence

from summarize.models import Block
from summarize.notices.lines import Line

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+")
_AGO = re.compile(
    r"(?:昨天|今天|前天|刚刚|\d{1,3} ?(?:分钟|小时|天)前|yesterday|today"
    r"|(?:\d{1,3}|an?) (?:min(?:ute)?|hour|day|week|month|year)s? ago)\.?",
    re.IGNORECASE,
)
_DATE_DIGITS = 0.2  # share of the characters of a date that stands alone
_DATE_WORDS = 10
_TOP = 2  # lines, of which one may be the day of the article: further down one belongs to something
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)[\"”»]?$")
_TEASER_WORDS = 8
_MOST = 0.2  # share of the words kept, from which what stands at the end is no rest
_LINKED = 0.9  # share of links
_HEADLINE_WORDS = 5
_POINTS = re.compile(
    r"\W{0,3}(?:(?:watch|see|view|read|listen|learn|sign up|subscribe|click|download|register"
    r"|explore|get started|check price|find out|check out|discover|browse|shop)\b"
    r"|(?:hier|jetzt|lesen|voir|lire|écoute[rz]|regarde[rz]|leia|veja|ver|lee|leggi|guarda)\b)",
    re.IGNORECASE,
)

_FEW = 4  # words of the label of a button, which may stand above the first sentence, too
_ORDER_WORDS = 12
_HALF_LINKED = 0.4
_MORE = re.compile(
    r"\W{0,3}(?:read|see|check out) (?:our|my|the) (?:full|complete|in-depth|detailed)\b",
    re.IGNORECASE,
)
_EARNS_WORDS = 60
_EARNS = re.compile(
    r"\b(?:we|i) (?:may|might|can) (?:earn|receive|get) (?:an? |some )?(?:small |affiliate )?"
    r"(?:commissions?|compensation)\b"
    r"|\berhalten wir (?:\w{1,12} )?(?:eine )?(?:kleine )?provision\b"
    r"|\bpodemos (?:ganar|recibir) una (?:pequeña )?comisión\b"
    r"|\bnous pouvons (?:percevoir|toucher|recevoir) une commission\b",
    re.IGNORECASE,
)
_BUYS = re.compile(
    r"\b(?:affiliate |partner)?links?\b|\b(?:buy|bought|purchas|einkauf|kauf|käuf|gekauft"
    r"|compra|enlace|achat|achet|lien)",
    re.IGNORECASE,
)
_SPEECH = re.compile('["“”„«»‘「『]')


def drop_promotions(
    lines: Sequence[Line], blocks: Sequence[Block], keep: Sequence[bool]
) -> list[bool]:
    """Return which lines are kept without what heads, ends or breaks an article.

    Above its first sentence go the cells of an infobox and the day; below its last one teasers
    that are cut short, headlines of others, and headings, which head nothing there: of 58 on 526
    pages 55 were not article. Amid it go the words of sponsors, and a link in capitals, the
    headline of another story.
    """
    kept = [i for i, good in enumerate(keep) if good]
    prose = [i for i in kept if lines[i].prose and lines[i].closed and blocks[i].kind != "cell"]
    if not prose:
        return list(keep)
    cut = {i for i in kept if i < prose[0] and blocks[i].kind == "cell"}
    top = [i for i in kept if (blocks[i].kind, blocks[i].level) != ("heading", 1)][:_TOP]
    cut |= {i for i in top if i < prose[0] and _is_date(lines[i], blocks[i])}
    most = count_most(lines, kept)
    cut |= _list_ads(lines, blocks, most)
    cut |= {i for i in kept if prose[0] < i < kept[-1] and _is_headline(lines[i], blocks[i])}
    points = {i for i in kept if (i > prose[0] or lines[i].words <= _FEW) and _points(blocks[i])}
    story = [i for i in prose if i not in points]
    cut |= {i for i in points if lines[i].words <= _FEW or not lines[i].closed}
    cut |= {i for i in points if story and i > story[-1]}
    cut |= {i for i in kept if _tells_more(lines[i], blocks[i])}
    earns = {i for i in kept if _earns(lines[i], blocks[i])}
    if sum(lines[i].words for i in earns) <= most:
        cut |= earns
    rest: set[int] = set()
    for i in reversed(kept):
        if blocks[i].kind != "heading" and not _leads_away(lines[i], blocks[i]):
            break
        rest.add(i)
    asked = len(rest) == 1 and all(lines[i].asks for i in rest)  # what the article ends with
    if not asked and sum(lines[i].words for i in rest) <= most:
        cut |= rest
    return [good and i not in cut for i, good in enumerate(keep)]


def count_most(lines: Sequence[Line], kept: Sequence[int]) -> float:
    """Return how many words may go from the end: what has more is the article."""
    return _MOST * sum(lines[i].words for i in kept)


def _list_ads(lines: Sequence[Line], blocks: Sequence[Block], most: float) -> set[int]:
    """Return the numbers of the lines below a heading of advertisements, up to one of its rank.

    Where none follows they are all up to the end, if they have no more words than ``most``.
    """
    ads: set[int] = set()
    start, rank = len(blocks), 0  # of that heading
    for i, (line, block) in enumerate(zip(lines, blocks, strict=True)):
        if block.kind != "heading" or not block.level:
            continue
        if rank and block.level <= rank:
            ads.update(range(start, i))
            rank = 0
        if not rank and line.whole and line.reason == "advert":
            start, rank = i, block.level
    if rank and sum(line.words for line in lines[start:]) <= most:
        ads.update(range(start, len(blocks)))
    return ads


def _is_date(line: Line, block: Block) -> bool:
    if _AGO.fullmatch(block.text):
        return True
    dated = line.dates > 0 and line.digits >= _DATE_DIGITS and line.words < _DATE_WORDS
    open_line = block.kind == "paragraph" and not line.closed
    numbers = _NUMBER.findall(block.text)  # the day, the year
    return dated and open_line and len(numbers) > 1 and any(map(_YEAR.fullmatch, numbers))


def _is_headline(line: Line, block: Block) -> bool:
    named = block.kind == "paragraph" and block.links >= _LINKED
    return named and line.upper and line.words >= _HEADLINE_WORDS


def _points(block: Block) -> bool:
    """Tell whether a paragraph is only a link that says what to do."""
    alone = block.kind in ("paragraph", "quote") and block.links >= _LINKED
    return alone and _POINTS.match(block.text) is not None


def _tells_more(line: Line, block: Block) -> bool:
    """Tell whether a line only says to read more, and most of it is a link."""
    short = line.words <= _ORDER_WORDS and not line.closed and block.kind == "paragraph"
    return short and block.links >= _HALF_LINKED and _MORE.match(block.text) is not None


def _earns(line: Line, block: Block) -> bool:
    """Tell whether a line says that the page earns by what is bought through its links.

    What somebody says is spared.
    """
    if block.kind not in ("paragraph", "item") or line.words > _EARNS_WORDS:
        return False
    if not _EARNS.search(block.text) or _SPEECH.search(block.text):
        return False
    return _BUYS.search(block.text) is not None


def _leads_away(line: Line, block: Block) -> bool:
    """Tell whether a line is a headline of something else, or a teaser that is cut short."""
    headline = line.asks or not line.closed
    if block.links >= _LINKED and headline and block.kind in ("paragraph", "item"):
        return True
    linked = block.links > 0 and line.words >= _TEASER_WORDS
    return linked and _CUT_SHORT.search(block.text) is not None
