"""A shortcut to a page, as desktops make them, has no article: say where it leads."""

import plistlib
import re

from summarize.errors import NoArticleError
from summarize.language.addresses import show_address
from summarize.models import Source
from summarize.readers.look import Look
from summarize.readers.saved.saved import ODD_LIST

_ADDRESS = re.compile(rb"^URL(?:\[\$e\])?\s{0,9}=\s{0,9}(\S{1,2000})", re.MULTILINE)
# With a line of it below: a text may speak of the mark.
_PROGRAM = re.compile(rb"\[Desktop Entry\][ \t]{0,9}\r?\n\s{0,9}[\w@.\[\]-]{1,60}[ \t]?=")
_KEYS = {"URL"}  # of a .webloc, and nothing else
_LONGEST = 50_000  # bytes of a shortcut: a program's has its name in a hundred languages


def tell_shortcut(look: Look) -> str | None:
    """Return the address to which a .url, a .desktop or a .webloc leads; "" for a program."""
    if len(look.data) > _LONGEST:
        return None
    if _PROGRAM.match(look.opening) and not _ADDRESS.search(look.data):
        return ""
    if not look.opening.startswith((b"<", b"bplist")):
        found = _ADDRESS.search(look.data)
        return found[1].decode(errors="replace") if found else None
    try:
        said = plistlib.loads(look.data)
    except ODD_LIST:
        return None
    address = said["URL"] if isinstance(said, dict) and set(said) == _KEYS else None
    return address if isinstance(address, str) else None


def refuse_shortcut(_: Source, address: str) -> Source:
    """Raise NoArticleError with the address to give instead."""
    if not address:
        raise NoArticleError("a menu entry (.desktop) that starts a program")
    what = "address" if "://" in address else "file"
    raise NoArticleError(f"a shortcut to {show_address(address)}: give that {what}")
