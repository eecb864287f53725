"""Read the header that a mail reader pipes before the text of a message."""

import re

from summarize.characters import one_line
from summarize.models import Draft

_HEADER = re.compile(r"\A(?:[A-Z][A-Za-z-]{1,30}:[ \t][^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,}\n")
_FIELD = re.compile(r"^(Subject|From):[ \t]+(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_ADDRESS = re.compile(r"\s*<[^>]*>$")


def split_header(text: str) -> tuple[Draft, str]:
    """Return subject and sender of a message, and its text; of any other text, the text alone."""
    header = _HEADER.match(text)
    fields = dict(_FIELD.findall(header[0])) if header else {}
    if header is None or not fields:
        return Draft(()), text
    subject = one_line(fields.get("Subject", ""))
    sender = _ADDRESS.sub("", one_line(fields.get("From", ""))).strip('"')
    return Draft((), title=subject or None, author=sender or None), text[header.end() :]
