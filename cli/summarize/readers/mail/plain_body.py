"""Plain text of a mail, or of a message whose header has been split off."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from summarize.language.control_characters import clean_characters, one_line
from summarize.models import Draft, Removed
from summarize.readers.formats.markdown import is_markdown
from summarize.readers.formats.plain import name_blocks
from summarize.readers.mail.adverts import find_advert_lines
from summarize.readers.mail.newsletters import NAVIGATION, leads_elsewhere
from summarize.readers.mail.patches import mark_patch
from summarize.readers.mail.quotes import SIGNATURE, Line, sort_lines
from summarize.readers.wrapping import join_lines

_SIGNED = re.compile(r"\A\s*-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash: [^\n]*\n)*")
_MARKS = re.compile(r"\A[ \t]{0,2}>[> \t]{0,200}")
_TARGET = re.compile(
    r"(?<=[^\s<])<(?:https?|mailto):[^<>\s]{1,2000}>|\[(?:cid|image): ?[^\]\n]{0,300}\]"
)
# Outlook puts a space before the target of a link, or wraps the line there. People write "See
# <https://...>", too: behind such a word, a colon or a blank line the address stays.
_SPACED = re.compile(
    r"(?<=[^\s:,(\[>])[ \t]{0,3}[ \n]<https?:[^<>\s]{1,2000}(?:[ \n][^<>\s]{1,999})?>"
    r"(?:[ \t]{1,3}(?=[.,;:]))?"
    r"|<mailto:[^<>\s]{1,300}>[ \t]?"
)
# A picture in the plain text that Outlook makes of a page, with the link around it.
_PICTURE = re.compile(
    r"(?:<https?:[^<>\s]{1,2000}>[ \t\n]{1,9})?<https?:[^<>\s]{1,2000}(?:[ \n][^<>\s]{1,999})?>"
)
_PICTURE_ENDS = (".gif>", ".png>", ".jpg>", ".jpeg>")
_LEADS = frozenset(
    "and at by for from here in is on or see the to via visit with auf bei hier siehe und unter zu"
    " à chez ici sous sur voir en ver aquí su vedi qui em op bij zie på se из на по см".split()
)
_SEAL = "-----BEGIN PGP SIGNATURE-----"


class MessageFlags(NamedTuple):
    """Facts from the header of a mail: reply, forwarded, bulk, discussion."""

    reply: bool = False
    forward: bool = False
    bulk: bool = False  # sent to many
    talk: bool = False  # a discussion between people, also on a list


def read_text(text: str, flags: MessageFlags) -> Draft:
    """Read the blocks of the text of a mail, and the removed text."""
    lines = sort_text(clean_characters(text).replace("\xa0", " ").split("\n"), flags)
    if flags.bulk:
        lines = _mark_adverts([_mark_navigation(line) for line in lines], flags)
    kept = [drop_targets(line.text) if line.reason is None else "" for line in lines]
    removed = list_removed(lines)
    body = _drop_spaced_targets(_PICTURE.sub(_drop_picture, "\n".join(kept)))
    if is_markdown(body, sure=True):
        from summarize.readers.formats.markdown import read as read_markdown

        return Draft(read_markdown(body).blocks, removed=removed)
    return Draft(tuple(name_blocks(join_lines(body.split("\n")))), removed=removed)


def _mark_navigation(line: Line) -> Line:
    """Mark a line of a newsletter that only offers to view it elsewhere."""
    goes = line.reason is None and leads_elsewhere(line.text, linked="://" in line.text)
    return Line(line.text, NAVIGATION) if goes else line


def _mark_adverts(lines: list[Line], flags: MessageFlags) -> list[Line]:
    """Mark adverts among the lines of a newsletter, unless nothing else would stay."""
    found = {} if flags.talk else find_advert_lines([line.text for line in lines])
    gone = [
        line._replace(reason=line.reason or found.get(number)) for number, line in enumerate(lines)
    ]
    return gone if any(line.reason is None and line.text.strip() for line in gone) else lines


def drop_targets(text: str) -> str:
    """Drop the remains of links and pictures in plain text that was made from HTML."""
    return _TARGET.sub("", text)


def _drop_picture(found: re.Match[str]) -> str:
    address = "".join(found[0].split()).lower()  # which may be wrapped
    return " " if address.endswith(_PICTURE_ENDS) else found[0]


def _drop_spaced_targets(text: str) -> str:
    """Drop the targets that Outlook writes behind the text of a link."""
    return _SPACED.sub(_keep_address, text)


def _keep_address(target: re.Match[str]) -> str:
    before = target.string[max(0, target.start() - 40) : target.start()].rsplit(maxsplit=1)[-1:]
    mailed = target[0].startswith("<mailto:")
    return "" if mailed or before[0].casefold() not in _LEADS else target[0]


def sort_text(lines: Sequence[str], flags: MessageFlags) -> list[Line]:
    """Sort the lines of a mail: each gets the reason to remove it, or None."""
    signed = _SIGNED.match("\n".join(lines[:9]))
    start = signed[0].count("\n") if signed else 0
    seal = next((i for i, line in enumerate(lines) if line.rstrip() == _SEAL), len(lines))
    patched = mark_patch(lines[start:seal])
    end = next((i for i, line in enumerate(patched) if line.reason), len(patched))
    inner = [line.text for line in patched[:end]]
    return [
        *(Line(line, SIGNATURE) for line in lines[:start]),
        *sort_lines(inner, reply=flags.reply, forward=flags.forward),
        *patched[end:],
        *(Line(line, SIGNATURE) for line in lines[seal:]),
    ]


def list_removed(lines: Iterable[Line]) -> tuple[Removed, ...]:
    """List the removed text, without quote marks; neighbours with the same reason are joined."""
    visible = (line for line in lines if line.reason or line.text.strip())
    runs = groupby(visible, key=lambda line: line.reason)
    joined = ((" ".join(_MARKS.sub("", line.text) for line in run), reason) for reason, run in runs)
    texts = ((one_line(text), reason) for text, reason in joined)
    return tuple(Removed(text, reason) for text, reason in texts if reason and text)
