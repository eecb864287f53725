"""Tell which line below an article presents who wrote it, and does not speak of its subject."""

import re
from collections.abc import Sequence

from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.lines import Line

_BIO_WORDS = 80
_NAMES = 4  # words of a name
_WORD = re.compile(r"[^\W\d_]{2,}")
_ROLES = (
    "producer|editor|reporter|writer|journalist|author|professor|founder|ceo|cto|director|manager"
    r"|chief|journaliste|auteure?|rédact\w{0,8}|periodista|redactora?|giornalista|autore|autrice"
    "|fellow|physician|correspondent|photographer|columnist|faculty|attorney|analyst|consultant"
    r"|curator|lecturer|researcher|\w{0,20}(?:redakteur|reporter|korrespondent|autor|gründer)(?:in)?"
)
# Who is of a trade that writes, or does it: an author may also be one of whom the article speaks.
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


def presents(
    number: int,
    lines: Sequence[Line],
    blocks: Sequence[Block],
    kept: Sequence[int],
    authors: Sequence[str],
) -> bool:
    """Tell whether a line tells who an author of the article is, of whom no other line speaks."""
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
    """Tell whether one to four words that may be a name stand before "is"."""
    words = text.removeprefix("(").removeprefix("About the author: ").split(" ", _NAMES + 1)
    place = next((i for i, word in enumerate(words[: _NAMES + 1]) if word in ("is", "ist")), 0)
    return place > 0 and not any("a" <= word[:1] <= "z" for word in words[:place])


def is_bio(number: int, line: Line, blocks: Sequence[Block], kept: Sequence[int]) -> bool:
    """Tell whether a line presents somebody whom no other line names."""
    text = blocks[number].text
    if line.words > _BIO_WORDS or not _may_be_bio(text):
        return False
    bio = _BIO.match(text)
    if bio is None:
        return False
    names = set(_WORD.findall(bio[1]))
    return not any(names & set(_WORD.findall(blocks[i].text)) for i in kept if i != number)
