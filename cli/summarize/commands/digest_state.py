"""The state of `summarize digest`: what the digests of the last fourteen days told.

It is a database of SQLite, which one run at a time holds open. A digest is written into it before
it is delivered to a file, with what that file will hold, and marked as delivered afterwards. A run
that is killed in between is found out by the file: if it holds the digest, that was delivered.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from datetime import date
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.digest import Edition, Memory
from summarize.errors import InputError, NoArticleError, cannot_write, describe_reason
from summarize.language.addresses import hide_password
from summarize.language.words import stem_query
from summarize.models import Article, Block, Source
from summarize.render.digest import list_told, name_story
from summarize.render.mail import name_mail
from summarize.sources.web.fetch import GoneError
from summarize.stories.similarity import DAYS
from summarize.stories.stories import KeptStory, Told, read_day
from summarize.systems import find_home
from summarize.whole_files import claim_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarize.digest import Digest, Incoming
    from summarize.stories.stories import Story

_FOLDER, _NAME, _OLD_NAME = "summarize", "digest.db", "digest.json"
_STRANGE = "not a state of summarize digest: name another file"
_MARK = b"SQLite format 3\0"  # the first bytes of a database
_APPLICATION = 0x73756D6D  # the id in its head
_KEPT = 14  # days of what was told
_FAILURES, _PAUSE = 3, 7  # days on which a page fails, and then the days between two tries
_TITLE = 100  # sentences with all words of a query that are less than a title with them
_SEEN = 400  # days after which an article that no input has any more is forgotten
_READ = 30  # days for which an input with nothing new is not read: its articles are met again
_PLAIN = ("title", "author", "date", "time", "site", "url", "source", "part", "parts", "language")
_BLOCK = ("text", "kind", "level", "number", "row", "column", "page")
_DAY = "coalesce(date, (SELECT day FROM digest WHERE number = article.digest))"
_NEAR = f"FROM article JOIN story ON id = story WHERE digest < ? AND {_DAY} >= ?"
_SCHEMA = f"""
PRAGMA application_id = {_APPLICATION};
CREATE TABLE digest (
    number INTEGER PRIMARY KEY, day TEXT NOT NULL, mail TEXT NOT NULL,
    file TEXT, hash TEXT, delivered INTEGER NOT NULL
);
CREATE TABLE story (id TEXT PRIMARY KEY, root TEXT NOT NULL, begun TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
    digest INTEGER NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, story TEXT,
    {", ".join(_PLAIN)}, blocks TEXT NOT NULL, told TEXT NOT NULL
);
CREATE INDEX article_key ON article (key);
CREATE INDEX article_story ON article (story);
CREATE TABLE feed (
    url TEXT PRIMARY KEY, day TEXT NOT NULL, failures INTEGER NOT NULL, gone INTEGER NOT NULL,
    moved TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE seen (key TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
"""
_ROWS = "SELECT article.*, (SELECT day FROM digest WHERE number = article.digest) FROM article"


class _Row(NamedTuple):
    """An article as a digest told it."""

    digest: int
    key: str
    content: str
    story: str | None  # its id; None if the article was left out
    article: Article
    told: tuple[str, ...]  # sentences of it
    day: str  # of the digest


def find_state(name: str | None) -> Path:
    """Find the path of the state, also where none is named, behind links; raise InputError."""
    folder = find_home("XDG_STATE_HOME", ".local/state") / _FOLDER
    path = Path(name) if name else folder / _NAME
    try:
        if not name and not path.exists():
            with suppress(FileNotFoundError):
                (folder / _OLD_NAME).rename(path)
        return Path(os.path.realpath(path))
    except (OSError, ValueError) as error:  # settings may name a NUL
        raise cannot_write(path, error) from error


@contextmanager
def open_state(path: Path) -> Iterator[State]:
    """Open a state, a new one if there is none; raise InputError if another run holds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _convert(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    base = sqlite3.connect(path, isolation_level=None, timeout=0.0)
    try:
        base.execute("PRAGMA locking_mode = EXCLUSIVE")  # until it is closed
        base.execute("BEGIN EXCLUSIVE")
        if base.execute("PRAGMA application_id").fetchone() != (_APPLICATION,):
            raise InputError(f"{path}: {_STRANGE}")
        yield State(path, base)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:
            message = "another run uses it: try again when it is done"
            raise InputError(f"{path}: {message}") from error
        raise InputError(f"{path}: {error}: name another file with --state") from error
    finally:
        base.close()


def _convert(path: Path) -> None:
    """Make an empty state where there is none, and one of the form of before 0.2 a database.

    The old file gets another name first: only one run can do that, and after a kill any other can
    go on.
    """
    aside = path.with_name(f".{path.name}.old")
    if path.exists():
        with path.open("rb") as file:
            if file.read(len(_MARK)) == _MARK:
                return
        _read_old(path)
        with suppress(FileNotFoundError):
            path.rename(aside)
    seen = _read_old(aside) if aside.exists() else {}
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.executescript(_SCHEMA)
    base.executemany("INSERT INTO seen VALUES (?, ?)", seen.items())
    claim_whole(path, f".{path.name}.", base.serialize(), private=True)
    base.close()
    aside.unlink(missing_ok=True)


def _read_old(path: Path) -> dict[str, str]:
    """Read the delivered keys of an old state, each with its day; raise InputError."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values["kind"] != "summarize digest":
            raise InputError(f"{path}: {_STRANGE}")
        seen = {str(key): str(day) for key, day in values["seen"].items()}
        pending = values.get("pending")
        if pending and _is_delivered(pending["file"], pending["digest"]):
            seen |= dict.fromkeys(map(str, pending["keys"]), date.today().isoformat())
    except FileNotFoundError:  # another run has just converted it
        return {}
    except OSError as error:
        raise InputError(f"{path}: {describe_reason(error)}") from error
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: {_STRANGE}") from error
    return seen


class State:
    """An open state, which no other run can open meanwhile."""

    def __init__(self, path: Path, base: sqlite3.Connection) -> None:
        self.path = path
        self._base = base
        self._met: set[str] = set()  # keys of articles that inputs still have
        self._read: dict[str, list[tuple[str, str]]] = {}  # see log_input
        self._number = 0  # of the digest that is about to be delivered
        self._rows: dict[int, _Row] = {}  # by their numbers: an article is the same value
        for number, file, digest in self._list(
            "SELECT number, file, hash FROM digest WHERE NOT delivered"
        ):
            if _is_delivered(file, digest):
                self._deliver(number)
            else:
                self._forget("number = ?", number)

    def is_new(self, key: str, content: str) -> bool:
        """Check whether an article was not delivered, or has changed; remember that it is met."""
        if not self._list("SELECT 1 FROM seen WHERE key = ?", key):
            return True
        self._met.add(key)
        last = self._list(
            "SELECT content FROM article WHERE key = ? ORDER BY digest DESC LIMIT 1", key
        )
        return bool(last) and last[0] != (content,)

    def is_told(self, name: str) -> bool:
        """Check whether all articles of an input were delivered, by the hash of what it holds."""
        since = _go_back(date.today(), _READ)
        return bool(self._list("SELECT 1 FROM seen WHERE key = ? AND day >= ?", name, since))

    def log_input(self, name: str, new: Iterable[tuple[str, str]]) -> None:
        """Write down an input for is_told, with key and content of what is new in it.

        It is told once all of these are delivered.
        """
        self._read[name] = [*new]

    def is_due(self, url: str) -> bool:
        """Check whether to fetch a page: not if it is gone, or has failed and was tried lately."""
        known = self._list("SELECT day, failures, gone FROM feed WHERE url = ?", hide_password(url))
        if not known:
            return True
        ((day, failures, gone),) = known
        return not gone and (failures < _FAILURES or day <= _go_back(date.today(), _PAUSE))

    def log_fetch(self, url: str, result: Source | InputError) -> str:
        """Write down how a page was fetched; return what its reader should know once, or ""."""
        name, today = hide_password(url), date.today().isoformat()
        known = self._list("SELECT day, failures, moved FROM feed WHERE url = ?", name)
        day, failures, before = known[0] if known else ("", 0, "")
        if isinstance(result, InputError):
            gone = isinstance(result, GoneError)
            failures += day != today
            values = (name, today, failures, gone, before)
            self._run("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?)", *values)
            if gone:
                return "it is not tried again: take it off your list"
            late = f"it has failed on {failures} days: from now on it is tried once a week"
            return late if failures >= _FAILURES and day != today else ""
        moved = hide_password(result.url or "") if result.moved else before
        self._run("INSERT OR REPLACE INTO feed VALUES (?, ?, 0, 0, ?)", name, today, moved)
        return f"it has moved to {moved} for good: change its address" if moved != before else ""

    def recall(self, found: Iterable[Incoming]) -> Memory:
        """Recall what may go on in the articles that came in."""
        ((number,),) = self._list("SELECT coalesce(max(number), 0) + 1 FROM digest")
        return self._remember(number, date.today().isoformat(), found)

    def repeat(self, day: str) -> tuple[list[Article], Memory]:
        """Recall the articles that the digests of a day told, and what was told before them.

        Raise NoArticleError if there was none.
        """
        numbers = [n for (n,) in self._list("SELECT number FROM digest WHERE day = ?", day)]
        if not numbers:
            days = [d for (d,) in self._list("SELECT DISTINCT day FROM digest ORDER BY day")]
            kept = f"there are those of {', '.join(days)}" if days else "there is none yet"
            raise NoArticleError(f"no digest of {day} is kept: {kept}")
        first = min(numbers)
        rows = self._read_rows("digest BETWEEN ? AND ? AND story NOT NULL", first, max(numbers))
        return [row.article for row in rows], self._remember(first, day, rows)

    def _remember(self, number: int, day: str, found: Iterable[Incoming | _Row]) -> Memory:
        """Remember what digests before one of a number told."""
        before = self._list(
            "SELECT day, mail FROM digest WHERE number < ? ORDER BY number DESC LIMIT 1", number
        )
        former = {id(each.article): last.article for each in found
                  if (last := self._find_last(each.key, number))}  # fmt: skip
        told = self._list("SELECT value FROM article, json_each(told) WHERE digest < ?", number)
        return Memory(
            Edition(number, day, *(before[0] if before else ("", ""))),
            self._read_kept(number),
            former,
            frozenset(text for (text,) in told),
        )

    def find_story(self, words: str) -> KeptStory:
        """Find the story whose titles say all of the words most often, with its branches.

        If no title does, it is the one of whose sentences one says them. Raise NoArticleError if
        there is none.
        """
        found = Counter[str]()
        for row in self._read_rows("story NOT NULL"):
            language = row.article.language
            wanted = stem_query(words, language)
            titled = wanted <= stem_query(row.article.title or "", language)
            told = any(wanted <= stem_query(text, language) for text in row.told)
            if wanted and (titled or told):
                found[str(row.story)] += _TITLE if titled else 1
        if not found:
            raise NoArticleError(f"no story of the last {_KEPT} days says {words!r}")
        ((root, begun),) = self._list(
            "SELECT root, begun FROM story WHERE id = ?", found.most_common(1)[0][0]
        )
        family = self._read_rows("story IN (SELECT id FROM story WHERE root = ?)", root)
        return _gather(root, root, begun, family, family, "")

    def prepare(
        self, found: Iterable[Incoming], digest: Digest, file: str | None, text: str | bytes
    ) -> None:
        """Write down a digest that is about to be delivered to a file, or printed if it is None.

        Without ``commit`` a printed one is forgotten, and the other is if its file does not hold
        it.
        """
        self._number, day, *_ = digest.edition
        data = text.encode(errors="replace") if isinstance(text, str) else text
        hashed = hashlib.sha256(data).hexdigest()
        place = None if file is None else os.path.realpath(file)
        name = name_mail(digest)
        self._run("INSERT INTO digest VALUES (?, ?, ?, ?, ?, 0)", self._number, day, name, place,
                  hashed)  # fmt: skip
        incoming = {id(each.article): each for each in found}
        for told in digest.stories:
            self._write_story(told.story, list_told(told), day, incoming)
        for single in digest.singles:
            sentence = single.sentence.text if single.sentence else single.story.title
            self._write_story(single.story, {0: [sentence]}, day, incoming)
        for article in (*digest.muted, *digest.repeated):
            last = self._find_last(incoming[id(article)].key, self._number)
            self._write(incoming[id(article)], last.story if last else None, ())
        if place is not None:
            self._run("COMMIT")
            self._run("BEGIN EXCLUSIVE")

    def commit(self) -> None:
        """Mark the digest as delivered, if there is one, and forget what is too old."""
        today = date.today()
        if self._number:
            self._deliver(self._number)
        told = [name for name, new in self._read.items() if not any(starmap(self.is_new, new))]
        self._base.executemany(
            "INSERT OR REPLACE INTO seen VALUES (?, ?)", [(n, today.isoformat()) for n in told]
        )
        self._base.executemany(
            "UPDATE seen SET day = max(day, ?) WHERE key = ?",
            [(today.isoformat(), key) for key in self._met],
        )
        for table in ("seen", "feed"):
            self._run(f"DELETE FROM {table} WHERE day < ?", _go_back(today, _SEEN))
        self._forget("day < ? AND number < (SELECT max(number) FROM digest)",
                     _go_back(today, _KEPT))  # fmt: skip
        self._run("COMMIT")

    def _write_story(
        self,
        story: Story,
        told: Mapping[int, Sequence[str]],
        day: str,
        incoming: Mapping[int, Incoming],
    ) -> None:
        """Write a story; ``told`` has the sentences of each article, by its number."""
        name, past = name_story(story), story.past
        dates = [a.date for a in story.list_articles() if a.date and read_day(a.date)]
        root, begun = (past.root, past.begun) if past else (name, min(dates, default=day))
        self._run("INSERT OR IGNORE INTO story VALUES (?, ?, ?)", name, root, begun)
        for number, (article, copies) in enumerate(zip(story.articles, story.copies, strict=True)):
            self._write(incoming[id(article)], name, told.get(number, ()))
            for copy in copies:
                self._write(incoming[id(copy)], name, ())

    def _write(self, each: Incoming, story: str | None, told: Sequence[str]) -> None:
        article = each.article
        blocks = [[getattr(block, field) for field in _BLOCK] for block in article.blocks]
        values = (
            self._number,
            each.key,
            each.content,
            story,
            *(getattr(article, field) for field in _PLAIN),
            *(json.dumps(each, ensure_ascii=False) for each in (blocks, list(told))),
        )
        self._run(f"INSERT INTO article VALUES ({', '.join('?' * len(values))})", *values)

    def _read_kept(self, number: int) -> tuple[KeptStory, ...]:
        """Read the stories that were told before a digest and may go on in it."""
        ((last,),) = self._list("SELECT max(number) FROM digest WHERE number < ?", number)
        # A wrong date may be years ahead.
        ((day,),) = self._list(
            "SELECT min(day, coalesce(max(date), day)) FROM digest "
            "LEFT JOIN article ON digest = number WHERE number = ?", last,
        )  # fmt: skip
        newest = read_day(day)
        if newest is None:
            return ()
        since = date.fromordinal(max(1, newest - DAYS)).isoformat()
        roots = dict(self._list("SELECT id, root FROM story"))
        families: dict[str, list[_Row]] = defaultdict(list)  # each story with its branches
        related = f"story IN (SELECT id FROM story WHERE root IN (SELECT root {_NEAR}))"
        for row in self._read_rows(f"digest < ? AND {related}", number, number, since):
            families[roots[row.story]].append(row)
        return tuple(
            _gather(id_, root, begun, families[root],
                    [row for row in families[root] if row.story == id_], since)
            for id_, root, begun in self._list(
                f"SELECT DISTINCT id, root, begun {_NEAR}", number, since)
        )  # fmt: skip

    def _find_last(self, key: str, number: int) -> _Row | None:
        rows = self._read_rows("key = ? AND digest < ?", key, number)
        return rows[-1] if rows else None

    def _read_rows(self, condition: str, *values: object) -> list[_Row]:
        """Read articles in the order in which they were told, each of them only once."""
        numbers = self._list(
            f"SELECT rowid FROM article WHERE {condition} ORDER BY digest, rowid", *values
        )
        for (number,) in numbers:
            if number not in self._rows:
                ((*head, blocks, told, day),) = self._list(f"{_ROWS} WHERE rowid = ?", number)
                try:
                    self._rows[number] = _read_row(head, blocks, told, day)
                except (ValueError, TypeError) as error:  # somebody else wrote it
                    raise InputError(f"{self.path}: {_STRANGE}") from error
        return [self._rows[number] for (number,) in numbers]

    def _deliver(self, number: int) -> None:
        self._run("UPDATE digest SET delivered = 1 WHERE number = ?", number)
        self._run("INSERT OR REPLACE INTO seen SELECT key, ? FROM article WHERE digest = ?",
                  date.today().isoformat(), number)  # fmt: skip

    def _forget(self, condition: str, *values: object) -> None:
        """Forget digests, and all that only they told."""
        numbers = f"SELECT number FROM digest WHERE {condition}"
        self._run(f"DELETE FROM article WHERE digest IN ({numbers})", *values)
        self._run(f"DELETE FROM digest WHERE {condition}", *values)
        self._run("DELETE FROM story WHERE id NOT IN (SELECT story FROM article "
                  "WHERE story NOT NULL)")  # fmt: skip

    def _list(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._base.execute(statement, values).fetchall()

    def _run(self, statement: str, *values: object) -> None:
        self._base.execute(statement, values)


def _gather(
    name: str, root: str, begun: str, family: Sequence[_Row], own: Sequence[_Row], since: str
) -> KeptStory:
    """Gather a story of what was told of it, and what was told of its branches, too."""
    articles = {row.key: row for row in own}
    return KeptStory(
        id=name,
        root=root,
        begun=begun,
        digests=len({row.digest for row in own}),
        articles=tuple(row.article for row in articles.values()),
        near=tuple(
            row.article for row in articles.values() if (row.article.date or row.day) >= since
        ),
        told=tuple(
            Told(text, row.article.date or row.day, row.article)
            for row in family
            for text in row.told
        ),
    )


def _read_row(head: Sequence[Any], blocks: str, told: str, day: str) -> _Row:
    """Read an article from its row; raise ValueError or TypeError."""
    digest, key, content, story, *facts = head
    article = Article(
        tuple(Block(**dict(zip(_BLOCK, values, strict=True))) for values in json.loads(blocks)),
        **dict(zip(_PLAIN, facts, strict=True)),
    )
    return _Row(digest, key, content, story, article, tuple(json.loads(told)), day)


def _go_back(day: date, days: int) -> str:
    return date.fromordinal(max(1, day.toordinal() - days)).isoformat()


def _is_delivered(file: object, digest: object) -> bool:
    """Check whether the file of a digest holds what a run that ended early was to write."""
    try:
        path = Path(str(file))
        if file is None or not path.is_file():  # a device may never end
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except (OSError, ValueError):
        return False
