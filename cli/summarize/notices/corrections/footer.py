"""The footer of an article: credits, sources, author bios, disclaimers, calls to action."""

import re
from collections.abc import Sequence

from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.corrections.promotions import count_most
from summarize.notices.lines import Line

_REACH = 5  # last lines checked
_LEAST = 3  # lines of a text that can have a footer
_CREDIT_WORDS = 25
_SOURCE_WORDS = 6
_HOUSE_WORDS = 40
_COLON_WORDS = 9
_LABEL_WORDS = 10  # a closed line that is longer is a sentence of the article
_NAMES = 0.5  # share of capitals among the words of a closed credit
_PLAIN = ("code", "cell")  # never a footer
_CREDIT = compile_late(
    r"\W{0,3}(?:(?:additional |with (?:additional )?)?(?:reporting|research|editing)"
    r"(?: assistance)? (?:by|from)\b|(?:music|redaktion|faktencheck):"
    r"|(?:[a-z]{2,4}/){2,5}[a-z]{2,4}$)",  # the initials of an agency's editors
    re.IGNORECASE,
)
_SOURCE = compile_late(
    r"\W{0,3}(?:(?:article )?sources?|references|quellen?|kilder?|fuentes?|fonte|источник)\b"
    r"(\s?[:：])?",
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
_HOUSE = compile_late(
    r"for more (?:on|about) .{1,80}, (?:visit|follow|read|see|watch|click)\b"
    r"|this (?:article|story) (?:also appears|has been updated"
    r"|was (?:produced|developed|originally published)|about .{1,60} was (?:produced|written))"
    r"|update, .{1,60}: added\b",
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
# Disclaimers and appeals for donations that a publisher prints below every article. They speak in
# the first person, or of the author or the site: other people disclose and express things, too.
_SMALL_PRINT = compile_late(
    r"\W{0,3}(?:disclaimer|disclosure|haftungsausschluss|免责声明|免責聲明)\s?[:：](?=.{0,500}(?:"
    r"\b(?:I|we|my|our|ich|wir|unsere?\w?|authors?|writers?|autor\w{0,5}|affiliates?|websites?"
    r"|this (?:article|blog|page|post|site|story|video))\b|本|我|作者|网站|網站))"
    r"|\W{0,3}the (?:views|opinions)(?: and opinions)? expressed"
    r"(?= (?:here|(?:in|on) (?:the|this|these|our) (?:article|blog|column|page|post|site"
    r"|story|video|website)s?|.{0,40}\b(?:authors?|columnists?|contributors?|writers?))\b)"
    r".{1,120}\b(?:are|do|does|may)\b.{1,40}\b(?:own|those of|necessarily|solely)\b"
    r"|(?=.{0,500}\b(?:your|please|support us)\b)"
    r".{0,60}\b(?:non-?profit (?:newsroom|project|organi[sz]ation)|reader-supported)\b"
    r".{0,200}\b(?:donations?|donate|support us)\b",
    re.IGNORECASE,
)
_OF_SMALL_PRINT = (  # one of which is in all of it
    *("disclaimer", "disclosure", "haftungsausschluss", "免责声明", "免責聲明"),
    *("expressed", "profit", "reader-supported"),
)
_SMALL_WORDS = 100
_ACCOUNT = compile_late(
    r"(?:twitter|instagram|facebook|linkedin|e-?mail|orcid)\s?:\s?\S"
    r"|[^@]{0,40}\s?[\w.+-]{1,40}@[\w-]{1,30}(?:\.[\w-]{1,20}){1,3}$",
    re.IGNORECASE,
)
_ACCOUNT_WORDS = 8
_ADDRESS = re.compile(r"https?://\S*")
_READ = re.compile(r"\b(?:accessed|retrieved|abgerufen|consulté)\b", re.IGNORECASE)
_ADDRESS_WORDS = 45
_MANY_SOURCES = 3  # addresses in a row that need no label
_PICTURE = re.compile(r"(?:photos?|photo credits?|images?|fotos?): ", re.IGNORECASE)
_BIO_WORDS = 80
_NAME_WORDS = 4
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")
_ROLES = (
    "producer|editor|reporter|writer|journalist|author|professor|founder|ceo|cto|director|manager"
    r"|chief|journaliste|auteure?|rédact\w{0,8}|periodista|redactora?|giornalista|autore|autrice"
    "|fellow|physician|correspondent|photographer|columnist|faculty|attorney|analyst|consultant"
    r"|curator|lecturer|researcher|\w{0,20}(?:redakteur|reporter|korrespondent|autor|gründer)(?:in)?"
)
# Writing trades and verbs of writing: somebody with an author's name may be the subject instead.
_TRADE = compile_late(
    r",? (?:(?:covers|reports|writes|schreibt|écrit|escribe|scrive)\b"
    r"|(?:is|was|has|joined|works|ist|arbeitet|est|es|è|é)\b[^.,;]{0,80}"
    rf"\b(?:{_ROLES}|written|reported|covered|writing|reporting|covering)\b)",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w.’'-]{1,20}"
_NOBODY = r"(?!(?:Mrs?|Ms|The|S?[Hh]e|It|This|Er|Sie|Es)\b)"
_BIO = compile_late(
    rf"\(?(?:About the author: )?{_NOBODY}({_NAME}(?: {_NAME}){{0,3}}),? (?:is|ist) "
    rf"[^.,]{{0,60}}\b(?i:{_ROLES})\b"
)


def cut_footer(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    keep: Sequence[bool],
    author: str | None = None,
) -> list[bool]:
    """Cut the footer off the end of an article.

    If that would take more than a fifth of its words, it is the article: a life in three
    paragraphs reads like an author's bio.
    """
    kept = [i for i, good in enumerate(keep) if good]
    cut: set[int] = set()
    if len(kept) < _LEAST:
        return list(keep)
    authors = tuple(author.split("; ")) if author else ()
    cut.update(_list_sources(lines, blocks, kept))
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
            or _presents_author(i, lines, blocks, kept, authors)
            or _is_bio(i, lines[i], blocks, kept)
        ):
            break
        cut.add(i)
    if sum(lines[i].words for i in cut) > count_most(lines, kept):
        return list(keep)
    return [good and i not in cut for i, good in enumerate(keep)]


def _list_sources(
    lines: Sequence[Line], blocks: Sequence[Block], kept: Sequence[int]
) -> Sequence[int]:
    """List the lines of addresses that end an article, and their label.

    Without a label they must be little but addresses: a sentence may end in one.
    """
    count = bare = 0
    for i in reversed(kept[1:]):
        far = lines[i].words > _ADDRESS_WORDS or blocks[i].kind in _PLAIN
        if far or not _ADDRESS.search(blocks[i].text):
            break
        bare += bare == count and _is_source(blocks[i].text)
        count += 1
    if not count:
        return ()
    label = kept[-count - 1]
    short = lines[label].words <= _SOURCE_WORDS and not lines[label].closed
    if short and _SOURCE.match(blocks[label].text):
        return kept[-count - 1 :]
    return kept[-bare:] if bare >= _MANY_SOURCES else ()


def _is_source(text: str) -> bool:
    """Check whether a line is mostly addresses or has a date of access."""
    return 2 * sum(map(len, _ADDRESS.findall(text))) >= len(text) or bool(_READ.search(text))


def _is_small_print(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in _OF_SMALL_PRINT) and bool(_SMALL_PRINT.match(text))


def _is_credit(line: Line, block: Block) -> bool:
    text = block.text
    linked = block.links > 0 or line.address
    if line.words <= _SOURCE_WORDS and (source := _SOURCE.match(text)):
        return bool(source[1]) or linked
    if line.words <= _CREDIT_WORDS and (credit := _CREDIT.match(text)):
        return not line.closed or credit[0].endswith(":") or line.capitals >= _NAMES
    if line.words <= _HOUSE_WORDS and (_HOUSE.match(text) or _ASKS.search(text)):
        return True
    if line.words <= _SMALL_WORDS and _is_small_print(text):
        return True
    if line.words <= _ACCOUNT_WORDS and not line.closed and _ACCOUNT.match(text):
        return True
    if line.words <= _HOUSE_WORDS and _ORDERS.match(text):
        return linked or (not line.closed and line.words <= _LABEL_WORDS)
    if picture := _PICTURE.match(text):
        few = _SOURCE_WORDS if text[picture.end() :][:1].islower() else _CREDIT_WORDS
        return line.words <= few
    return False


def _presents_author(
    number: int,
    lines: Sequence[Line],
    blocks: Sequence[Block],
    kept: Sequence[int],
    authors: Sequence[str],
) -> bool:
    """Check whether a line introduces an author whom no other line mentions."""
    if lines[number].words > _BIO_WORDS:
        return False
    start = blocks[number].text.lstrip("(")
    for name in authors:
        if name and start.startswith(name) and _TRADE.match(start, len(name)):
            family = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
            others = (i for i in kept if i != number and lines[i].prose)
            return not any(family.search(blocks[i].text) for i in others)
    return False


def _may_be_bio(text: str) -> bool:
    """Check whether one to four words that may be a name stand before "is"."""
    words = text.removeprefix("(").removeprefix("About the author: ").split(" ", _NAME_WORDS + 1)
    place = next((i for i, word in enumerate(words[: _NAME_WORDS + 1]) if word in ("is", "ist")), 0)
    return place > 0 and not any("a" <= word[:1] <= "z" for word in words[:place])


def _is_bio(number: int, line: Line, blocks: Sequence[Block], kept: Sequence[int]) -> bool:
    """Check whether a line introduces somebody whom no other line names."""
    text = blocks[number].text
    if line.words > _BIO_WORDS or not _may_be_bio(text):
        return False
    bio = _BIO.match(text)
    if bio is None:
        return False
    names = set(_NAME_WORD.findall(bio[1]))
    return not any(names & set(_NAME_WORD.findall(blocks[i].text)) for i in kept if i != number)
