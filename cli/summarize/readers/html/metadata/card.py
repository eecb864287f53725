"""Read what a page declares for those who link to it: address, picture, description, tags."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urljoin

from summarize.language.addresses import show_address
from summarize.language.control_characters import one_line
from summarize.models import Card
from summarize.numbers import unescape
from summarize.readers.html.metadata.site import unwrap_archive
from summarize.readers.html.metadata.structured_data import Node

_IMAGES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_TAGS = ("article:tag", "news_keywords", "keywords")
_WEB = re.compile(r"https?://[^\s/?#]+(?P<rest>[^\s]*)", re.IGNORECASE)
# Some sites give their home page as the address of every article.
_HOME = re.compile(r"/?(?:(?:index|home|default)\.\w{2,5})?")
_SEPARATOR = re.compile(r"[,;]")
_MOST_TAGS, _LONGEST_TAG = 30, 60  # characters; a longer one is a sentence


def read_card(
    canonical: Sequence[str], metas: dict[str, list[str]], nodes: Sequence[Node], url: str | None
) -> Card:
    """Read the card of a page with such canonical links; ``url`` is its address if it is known."""
    declared = (*canonical, *metas.get("og:url", ()))
    address = url or next(filter(None, map(_check_address, declared)), None)
    images = (one for name in _IMAGES for one in metas.get(name, ()))
    texts = (one_line(unescape(one)) for name in _DESCRIPTIONS for one in metas.get(name, ()))
    return Card(
        url=show_address(address),
        image=next(filter(None, (_resolve(one, address) for one in images)), None),
        description=next(filter(None, texts), None),
        tags=tuple(_list_tags(metas, nodes)),
    )


def _check_address(address: str) -> str | None:
    """Return the address of a page; None for that of a home page, or of no page."""
    address = unwrap_archive(address.strip())
    match = _WEB.fullmatch(address)
    return address if match and not _HOME.fullmatch(match["rest"]) else None


def _resolve(address: str, base: str | None) -> str | None:
    try:
        whole = urljoin(base or "", address.strip())
    except ValueError:  # brackets that hold no address
        return None
    return show_address(whole) if _WEB.fullmatch(whole) else None


def _list_tags(metas: dict[str, list[str]], nodes: Sequence[Node]) -> Iterable[str]:
    """List the tags in the first place that has any."""
    places = [[tag for text in metas.get(name, ()) for tag in _split(text)] for name in _TAGS]
    places.insert(1, [tag for node in nodes for tag in _split(node.get("keywords"))])
    tags = next(filter(None, places), [])
    return list(dict.fromkeys(tags))[:_MOST_TAGS]


def _split(value: Any) -> Iterator[str]:
    texts = value if isinstance(value, list) else [value]
    for text in (text for text in texts if isinstance(text, str)):
        tags = (one_line(unescape(tag)) for tag in _SEPARATOR.split(text))
        yield from (tag for tag in tags if 0 < len(tag) <= _LONGEST_TAG)
