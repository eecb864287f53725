"""Make a source of what a feed says of one article, as HTML whatever it came as."""

import re
from datetime import date
from email.utils import parsedate
from html import escape
from urllib.parse import urljoin, urlsplit

from summarize.language.characters import one_line
from summarize.models import Source
from summarize.numbers import unescape

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|table|tr|pre|section|article|figure|hr)[\s/>]",
    re.IGNORECASE,
)
_OPENING_TAG = re.compile(
    r"\s{0,99}<(?:p|div|h[1-6]|ul|ol|blockquote|table|figure|section|article|img|a|b|strong|em|i)"
    r"[\s/>]",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]{0,99}\n")
_ADDRESS = re.compile(r"\S@\S")
_YEARS = range(1000, 3000)
_EPOCH = date(1970, 1, 1)  # what a program writes that knows no date


def make_entry(
    html: str,
    *,
    identity: object,
    url: str | None,
    title: str | None,
    author: str | None,
    day: str | None,
) -> Source:
    """Return one article of a feed; its data is empty where the feed has no text of it."""
    data = f"<body>{html}".encode(errors="replace") if html.strip() else b""
    key = one_line(str(identity)) if isinstance(identity, str | int) else None
    return Source("", data, url, id=key or None, title=title, author=author, date=day, alone=True)


def as_html(text: str, *, plain: bool) -> str:
    """Return the text of an entry as HTML, in paragraphs.

    Feeds call plain what is HTML, leave out the tags, and escape them twice: the text tells.
    """
    if not text.strip():
        return ""
    if plain:
        return text if _OPENING_TAG.match(text) and "</" in text else _set_paragraphs(escape(text))
    if not _TAG.search(text):
        bare = unescape(text)
        if not (_OPENING_TAG.match(bare) and "</" in bare):
            return _set_paragraphs(escape(bare))
        text = bare
    return text if _BLOCK_TAG.search(text) else _set_paragraphs(text)


def _set_paragraphs(html: str) -> str:
    html = html.replace("\r\n", "\n")
    return "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in _BLANK_LINE.split(html))


def measure_text(html: str) -> int:
    """Return how many characters are left without the tags."""
    return len(_TAG.sub("", html).strip())


def clean_title(title: object, *, plain: bool = False) -> str | None:
    """Return a title on one line, without tags."""
    if not isinstance(title, str):
        return None
    return one_line(title if plain else unescape(_TAG.sub("", title))) or None


def clean_names(names: list[object]) -> str | None:
    """Return the names separated by "; ", without those that are addresses."""
    lines = [clean_title(name) or "" for name in names]
    known = dict.fromkeys(line for line in lines if line and not _ADDRESS.search(line))
    return "; ".join(known) or None


def resolve_url(url: object, base: object = None) -> str | None:
    """Return an http(s) URL whole, or None."""
    if not isinstance(url, str) or not url.strip():
        return None
    try:
        whole = urljoin(base if isinstance(base, str) else "", one_line(url))
        host = urlsplit(whole).hostname
    except ValueError:
        return None
    return whole if host and whole.lower().startswith(("http://", "https://")) else None


def find_day(*written: object) -> str | None:
    """Return the first of these dates that can be read, YYYY-MM-DD, as the author's clock had it.

    They are in ISO 8601 or as in a mail (RFC 5322).
    """
    for text in written:
        day = _parse_day(text) if isinstance(text, str) else None
        if day is not None and day != _EPOCH and day.year in _YEARS:
            return day.isoformat()
    return None


def _parse_day(text: str) -> date | None:
    text = text.strip()[:100]
    try:
        return date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        pass
    try:
        found = parsedate(text) or parsedate(f"{text} 00:00:00 +0000")
        return date(*found[:3]) if found else None
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
