"""The articles of a digest: of feeds, lists of feeds, folders, mailboxes, rows and pages."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.bugs import report_bugs
from summarize.commands.articles import InputOptions, complain_of, list_articles, load_article
from summarize.commands.feed_links import Linked, follow_entries, is_private
from summarize.console.complain import complain
from summarize.console.progress import Ticker
from summarize.digest import Incoming
from summarize.errors import (
    InputError,
    NoArticleError,
    NoteWarning,
    SummarizeError,
)
from summarize.models import Article, Block, Source
from summarize.readers.several_articles import Item
from summarize.request import Request
from summarize.sources.address import Web, is_address
from summarize.sources.folders import Choice, list_files
from summarize.version import __version__

if TYPE_CHECKING:
    from summarize.commands.digest_state import State

_TEASER = 600  # characters of an entry's text, below which its page is fetched
_AT_ONCE = 4  # feeds of a host; a slow one should not cost a minute
_SURE = 200  # characters of a text whose language is detected rightly on its own
_FREQUENT = 0.15  # share of a feed's text in a language, from which its short texts may have it
_GLOBAL = ("://", "tag:", "urn:", "@")  # in ids that no two feeds give to different articles


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that came in."""

    key: str  # the same in the next run
    content: str  # a hash of what its input has of it
    item: Item


@dataclass
class Intake:
    """Reads the inputs of a digest; failures are printed, and their largest exit code kept.

    ``answered`` is whether any input could be read, though it may hold nothing new.
    """

    request: Request
    options: InputOptions
    oldest: str  # the first day of the window, ISO 8601; "" for no window
    state: "State | None"  # of the series, if it is one
    ticker: Ticker
    never: frozenset[str]  # real paths of files that the run itself writes
    code: int = 0
    answered: bool = False

    def read_articles(self, names: list[str]) -> list[Incoming]:
        """Read all articles that are new and within the window."""
        groups = [self._choose(source) for source in self._open(names)]
        if self.options.follow:
            groups = self._fetch_pages(groups)
        total = sum(map(len, groups))
        found: dict[str, Incoming] = {}
        for group in groups:
            read: dict[str, Incoming] = {}
            for entry in group:
                if entry.key in found or entry.key in read:  # two feeds of one site have it
                    continue
                self._tick(f"reading {len(found) + len(read):,} of {total:,} articles")
                article = self._load(entry.item)
                self.answered |= article is not None
                if article is not None and not self._is_old(article.date):
                    read[entry.key] = Incoming(entry.key, entry.content, article)
            settled = _settle_languages([each.article for each in read.values()], self.request)
            found |= {
                each.key: each._replace(article=article)
                for each, article in zip(read.values(), settled, strict=True)
            }
        return [*found.values()]

    def _tick(self, line: str) -> None:
        if self.ticker.due():
            self.ticker.show(line)

    def _is_old(self, date: str | None) -> bool:
        return bool(date and date < self.oldest)

    def _is_new(self, entry: Entry) -> bool:
        return self.state is None or self.state.is_new(entry.key, entry.content)

    def _warn(self, name: str, message: str) -> None:
        self.ticker.end()
        complain(name, NoteWarning(message))

    def _fail(self, name: str, error: SummarizeError) -> None:
        self.ticker.end()
        self.code = max(self.code, complain_of(name, error))

    def _open(self, names: Iterable[str]) -> Iterator[Source]:
        """Open all inputs, those of the web side by side; lists of feeds stand for their feeds."""
        listed = list(dict.fromkeys(list_files(names, Choice(never=self.never))))
        feeds: dict[str, Web] = {}
        for source in self._open_each(dict.fromkeys(listed, self.options.web)):
            named = source.url is None or is_private(source.url)
            found = self._list_feeds(source)
            if found is None:
                yield source
            else:
                feeds |= {url: self.options.web._replace(named=named) for url in found}
        yield from self._open_each({u: web for u, web in feeds.items() if u not in listed})

    def _open_each(self, webs: dict[str, Web]) -> Iterator[Source]:
        from summarize.sources.open import open_source

        state = self.state
        if state:
            webs = {n: w for n, w in webs.items() if w.fresh or not _is_web(n) or state.is_due(n)}
        pages = self._fetch({n: web for n, web in webs.items() if _is_web(n)}, _AT_ONCE)
        for name in webs:
            try:
                page = pages.get(name)
                known = state.log_fetch(name, page) if page and state else ""
                if isinstance(page, InputError):
                    raise InputError(f"{page}; {known}") if known else page
                if known:
                    self._warn(name, known)
                yield page or open_source(name)
            except SummarizeError as error:
                self._fail(name, error)

    def _fetch(self, webs: dict[str, Web], at_once: int = 1) -> dict[str, Source | InputError]:
        if not webs:
            return {}
        # Imported here: the network's libraries take 50 ms, which files should not cost.
        from summarize.sources.web.side_by_side import fetch_all

        def tick(done: int) -> None:
            self._tick(f"fetching {done:,} of {len(webs):,} addresses")

        return fetch_all(webs, tick, at_once)

    def _list_feeds(self, source: Source) -> list[str] | None:
        """List the feeds of a list of feeds; None for any other source."""
        # Imported here: a digest that is only shown again reads none.
        from summarize.readers.formats.feeds import is_list, list_feeds

        if not is_list(source):
            return None
        found = list_feeds(source.data)
        if not found:
            self._fail(source.name, NoArticleError("an outline (OPML) without feeds"))
        for url in found:
            if not _is_web(url):
                self._warn(source.name, f"{url}: no address of the web, skipped")
        return [url for url in found if _is_web(url)]

    def _choose(self, source: Source) -> list[Entry]:
        """List the entries of a source that are new and within the window."""
        self._tick(f"reading {source.name}")
        name = self._name_input(source)
        if self.state and self.state.is_told(name):
            self.answered = True
            return []
        try:
            with report_bugs():
                items = list_articles(source, self.options)
        except SummarizeError as error:
            if isinstance(error, NoArticleError) and error.empty_list:
                self.answered = True
            else:
                self._fail(source.name, error)
            return []
        parts = [part for item in items for part in _split_newsletter(item)]
        kept = [
            entry
            for entry in _key_entries(parts, source)
            if self._is_new(entry) and not self._is_old(entry.item.source.date)
        ]
        self.answered |= len(kept) < len(parts)
        if self.state:
            self.state.log_input(name, [(entry.key, entry.content) for entry in kept])
        if not self.options.follow:
            return kept
        teasers = [e.item for e in kept if e.item.source.alone and _is_teaser(e.item.source)]
        linked = iter(follow_entries(teasers, source, self.options.web) if teasers else ())
        chosen = {id(item) for item in teasers}
        return [replace(e, item=next(linked)) if id(e.item) in chosen else e for e in kept]

    def _name_input(self, source: Source) -> str:
        """Make a name of what a source holds and of all that decides which articles are chosen.

        Time only takes articles out of a window, so its length is enough.
        """
        window = self.oldest and str(date.today() - date.fromisoformat(self.oldest))
        facts = __version__, source.name, source.url or "", window, str(self.options.books)
        return _hash("\n".join(("input", *facts, hashlib.sha256(source.data).hexdigest())))

    def _fetch_pages(self, groups: list[list[Entry]]) -> list[list[Entry]]:
        """Fetch the pages of followed entries, those of several hosts side by side."""
        linked = [e.item for group in groups for e in group if isinstance(e.item, Linked)]
        pages = self._fetch({str(item.source.url): item.web for item in linked})

        def add(entry: Entry) -> Entry:
            item = entry.item
            if not isinstance(item, Linked):
                return entry
            return replace(entry, item=replace(item, page=pages[str(item.source.url)]))

        return [[add(entry) for entry in group] for group in groups]

    def _load(self, item: Item) -> Article | None:
        """Read an article; an entry without a text is its title; None if there is neither."""
        try:
            with report_bugs():
                return load_article(item, self.request, self.options)
        except SummarizeError as error:
            bare = item.error is not None and not item.unread  # a row without a text
            if item.source.title and (bare or isinstance(error, NoArticleError)):
                return _make_title(item.source, self.request)
            self.ticker.end()
            complain(item.source.label, error)
            self.code = max(self.code, error.exit_code)
            return None


def _is_web(name: str) -> bool:
    try:
        return is_address(name)
    except InputError:  # another scheme: opening it gives the reason
        return False


def _is_teaser(source: Source) -> bool:
    from summarize.readers.formats.feeds import measure_text

    return measure_text(source.data.decode(errors="replace")) < _TEASER


def _split_newsletter(item: Item) -> list[Item]:
    """Split a newsletter into the articles below its linked headings; any other item is one."""
    # Imported here: a feed should not load the parser of mails.
    from summarize.readers.mail.detection import is_mail

    if item.error or item.source.alone or not is_mail(item.source.data):
        return [item]
    from summarize.readers.mail.sections import split_newsletter

    name, part, parts = item.source.name, item.source.part, item.source.parts
    return [
        replace(item, source=section._replace(name=name, part=part, parts=parts))
        for section in split_newsletter(item.source.data)
    ] or [item]


def _key_entries(items: list[Item], source: Source) -> list[Entry]:
    """Make the keys of the articles in a source.

    An id that the source repeats identifies nothing: then title and text count, too.
    """
    ids = [_name_globally(item.source, source) for item in items]
    counts = Counter(ids)
    contents = [_write(item.source) for item in items]
    return [
        Entry(_hash(name if counts[name] == 1 and name else f"{name}\n{text}"), _hash(text), item)
        for name, text, item in zip(ids, contents, items, strict=True)
    ]


def _name_globally(entry: Source, source: Source) -> str:
    if entry.id:
        known = any(mark in entry.id for mark in _GLOBAL)
        return entry.id if known else f"{source.url or Path(source.name).name}\n{entry.id}"
    return entry.url or ""


def _write(entry: Source) -> str:
    return f"{entry.title or ''}\n{hashlib.sha256(entry.data).hexdigest()}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]


def _make_title(source: Source, request: Request) -> Article:
    """Make the article of an entry that has only a title."""
    title = source.title or ""
    return Article(
        blocks=(Block(title),),
        language=request.language or "und",
        source=source.name,
        title=title,
        author=source.author,
        date=source.date,
        time=source.time,
        site=source.site,
        url=source.url,
        part=source.part,
        parts=source.parts,
    )


def _settle_languages(articles: list[Article], request: Request) -> list[Article]:
    """Give short texts a frequent language of their feed.

    On its own a title looks like any: of 685 French ones, 25 are detected as another or none.
    """
    if request.language or len(articles) < 2:
        return articles
    from summarize.language.identify import detect_language

    letters = Counter[str]()
    for article in articles:
        letters[article.language] += len(article.text)
    del letters["und"]
    # Together they say more than one by one.
    letters[detect_language("\n".join(article.text for article in articles))] += 1
    main = max(letters, key=letters.__getitem__)
    frequent = {code for code, count in letters.items() if count >= _FREQUENT * letters.total()}
    return [
        replace(a, language=main)
        if a.language not in frequent and (len(a.text) < _SURE or a.language == "und")
        else a
        for a in articles
    ]
