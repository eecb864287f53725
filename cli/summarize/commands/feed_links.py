"""`--follow`: the pages that the entries of a feed link to, instead of the text in the feed.

They are fetched one after the other, each when it is needed, or by a digest before, several hosts
side by side: no host gets two requests for pages at once.
"""

from dataclasses import dataclass

from summarize.console.complain import complain
from summarize.console.progress import show_progress
from summarize.errors import InputError, NoArticleError, NoteWarning, SummarizeError
from summarize.models import Source
from summarize.readers.several_articles import Item
from summarize.sources.address import ORDINARY, Web

MOST = 20  # entries of a feed


@dataclass(frozen=True, slots=True)
class Linked(Item):
    """An entry of a feed whose page will be fetched, and how."""

    web: Web = ORDINARY
    page: Source | InputError | None = None  # if it has been fetched already


def follow_entries(items: list[Item], feed: Source, web: Web) -> list[Item]:
    """Mark the first entries of a feed as links to follow, and leave the others as they are.

    A link may lead into a private network only if the feed comes from one itself.
    """
    web = web._replace(named=is_private(feed.url))
    linked = [number for number, item in enumerate(items) if item.source.alone and item.source.url]
    if not linked:
        complain(feed.name, NoteWarning("no feed with links: there is nothing to follow"))
    if len(linked) > MOST:
        rest = f"the first {MOST} of {len(linked):,} links are followed"
        complain(feed.name, NoteWarning(f"{rest}; of the others only the text in the feed is read"))
    followed = frozenset(linked[:MOST])
    return [
        Linked(item.source, item.error, web=web) if number in followed else item
        for number, item in enumerate(items)
    ]


def open_linked(item: Item) -> Source:
    """Open the source of an item, or the page of a followed entry; raise InputError."""
    entry = item.source
    if not isinstance(item, Linked):
        return entry
    # Imported here: the libraries of the network take 50 ms, which a file should not cost.
    from summarize.sources.web.cache import fetch_cached

    url = str(entry.url)
    with show_progress(f"fetching {entry.label}: {url}"):
        try:
            page = item.page or fetch_cached(url, item.web)
            if isinstance(page, InputError):
                raise page
        except InputError as error:
            raise InputError(f"{url}: {error}") from error
    return entry._replace(data=page.data, url=page.url, alone=False)


def fall_back_to_feed(item: Item, error: SummarizeError) -> Source:
    """Fall back to the text in the feed if the page of an entry can't be read, with a warning.

    Raise the error if the feed has no text, or the entry was not followed.
    """
    if not isinstance(item, Linked) or not item.source.data:
        raise error
    reason = f"{item.source.url}: {error}" if isinstance(error, NoArticleError) else error
    complain(item.source.label, NoteWarning(f"{reason}; its text in the feed is read instead"))
    return item.source


def is_private(url: str | None) -> bool:
    """Check whether an address is one of a private network, by its name."""
    # Imported here: only --follow needs it.
    from urllib.parse import urlsplit

    from summarize.sources.web.hosts import names_private

    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # brackets without an address
        return False
    return host is not None and names_private(host)
