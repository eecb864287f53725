"""Fetch many pages, several hosts at a time, and only so many of one host at once."""

from collections.abc import Callable, Mapping
from threading import Thread

from summarize.errors import InputError
from summarize.language.addresses import name_host
from summarize.models import Source
from summarize.sources.address import Web
from summarize.sources.web.cache import fetch_cached

HOSTS = 8  # at a time
_PAUSE = 0.1  # seconds between two looks at the progress


def fetch_all(
    webs: Mapping[str, Web], tick: Callable[[int], None] = lambda _: None, at_once: int = 1
) -> dict[str, Source | InputError]:
    """Fetch pages by their URLs, or the reason why one can't be; ``tick`` gets the number of done.

    Of one host ``at_once`` are fetched at a time. Pages come from the cache, as those of
    fetch_cached do. A run that is interrupted waits for none.
    """
    found: dict[str, Source | InputError] = {}
    hosts: dict[str, list[str]] = {}
    for url in webs:
        hosts.setdefault(name_host(url), []).append(url)
    # Each lane is taken by one thread: first one of each host, or a slow host would hold them all.
    lanes = [
        urls[n::at_once] for n in range(at_once) for urls in hosts.values() if urls[n::at_once]
    ]
    waiting = iter(tuple(lanes))

    def fetch() -> None:
        for urls in waiting:
            for url in urls:
                try:
                    found[url] = fetch_cached(url, webs[url])
                except InputError as error:
                    found[url] = error

    # Threads of a pool would be waited for at the end of a run that is interrupted.
    threads = [Thread(target=fetch, daemon=True) for _ in range(min(HOSTS * at_once, len(lanes)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():
            thread.join(_PAUSE)
            tick(len(found))
    return {url: found.get(url) or InputError("could not be fetched") for url in webs}
