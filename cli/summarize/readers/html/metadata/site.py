"""Find the name of the site: never an address, an account or a copyright notice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from summarize.language.control_characters import one_line
from summarize.language.normalization import squeeze
from summarize.lazy import compile_late
from summarize.models import Provenance
from summarize.numbers import unescape
from summarize.readers.html.metadata.structured_data import (
    Node,
    index_nodes,
    list_kinds,
    list_names,
)

_FIRST = ("citation_journal_title", "og:site_name")
_NEXT = ("application-name", "dc.publisher", "dcterms.publisher", "publisher", "sitename", "site")
_NO_NAME = compile_late(
    r"https?:|^[@/#]|版权|版權|copyright|©|\(c\)|all rights|powered by|posted by|rights? reserved"
    r"|alle rechte|tous droits|derechos reservados|^(?:home|homepage|blog|site|website)$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"[\w.-]{1,60}\.[a-z]{2,6}", re.IGNORECASE)
_SLOGAN = re.compile(r"\s[|–—-]\s")
_SEPARATOR = re.compile(r"\s[|–—·•»›:*~-]{1,3}\s|[|｜_]")
# courlan collapses two slashes within an address.
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(https?):/{1,2}")
_SITES = frozenset(("WebSite", "NewsMediaOrganization"))
_MOST_CHARACTERS = 80  # of the name of a site


def choose_site(
    metas: dict[str, list[str]],
    publishers: Iterable[str],
    title: str | None,
    shown: str | None,
    url: str | None,
    authors: Iterable[str],
) -> str | None:
    """Choose the best name of the site, or else its host.

    ``title`` is declared; ``shown`` is that of the browser window, and may contain the site.
    Names in small letters and hosts give way to a capitalized name, and publishers who are authors
    to all, unless the host is named after them: a blog is often published by its author.
    """
    host = find_host(url)
    people = {squeeze(name) for name in authors if host and squeeze(name) not in squeeze(host)}
    publishers = [*publishers, *(name for key in _NEXT for name in metas.get(key, ()))]
    named = [name for key in _FIRST for name in metas.get(key, ())]
    named += [name for name in publishers if squeeze(unescape(name)) not in people]
    named = [one_line(unescape(name)) for name in named]
    found = [name for name in named if _is_name(name) and name != title]
    found += _list_parts(shown or "", host)
    well = [name for name in found if not name.islower() and not _DOMAIN.fullmatch(name)]
    name = next(iter([*well, *found]), host)
    return name.title() if name and name.islower() and "." not in name else name


def trace_site(
    name: str | None, metas: dict[str, list[str]], publishers: Iterable[str], url: str | None
) -> Provenance | None:
    """Find where the name of a site stands; the title of the window is in the head, too."""
    if not name:
        return None
    key = squeeze(name)
    if any(
        key in squeeze(one) for names in (_FIRST, _NEXT) for k in names for one in metas.get(k, ())
    ):
        return "meta"
    if any(key in squeeze(one) for one in publishers):
        return "json-ld"
    return "url" if name == find_host(url) else "meta"


def list_publishers(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the names of the publishers of a page in JSON-LD."""
    named = index_nodes(nodes)
    for node in nodes:
        publisher = node.get("publisher")
        if isinstance(publisher, list):
            publisher = publisher[0] if publisher else None
        if isinstance(publisher, dict):
            publisher = named.get(str(publisher.get("@id")), publisher) | publisher
            yield from list_names(publisher)
    for node in nodes:
        if _SITES & set(list_kinds(node)):
            yield from list_names(node)


def _is_name(name: str) -> bool:
    lettered = any(map(str.isalpha, name))
    return lettered and len(name) <= _MOST_CHARACTERS and not _NO_NAME.search(name)


def cut_slogan(name: str) -> str:
    """Cut the slogan off the name of a site; a slogan is longer than the name."""
    first, *rest = _SLOGAN.split(name, maxsplit=1)
    return first if rest and _is_name(first) and len(first) < len(rest[0]) else name


def _list_parts(title: str, host: str | None) -> list[str]:
    """List the parts of a title that are a host, or the name in this one."""
    labels = [label.replace("-", "") for label in (host or "").split(".")[:-1] if len(label) > 2]
    parts = [part.strip() for part in _SEPARATOR.split(title)]
    if len(parts) < 2:
        return []
    return [part for part in parts if _DOMAIN.fullmatch(part) or squeeze(part) in labels]


def unwrap_archive(url: str) -> str:
    """Unwrap the original address of a page that a web archive holds."""
    return _ARCHIVE.sub(r"\1://", url)


def find_host(url: str | None) -> str | None:
    """Find the host of an address; for a page in a web archive, the original one."""
    try:
        host = urlsplit(unwrap_archive(url or "")).hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www|w\d+)\.", "", host) if host else None
