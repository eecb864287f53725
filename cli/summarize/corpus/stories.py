"""Mark the story of each line in a folder of parts, with the clustering of a digest.

Lines of one language that tell of the same event get ``story``, the id of the first of them in the
order of the plan. What is compared is the title and the sentences of the summary, because the
folder holds no more of an article. All lines are held in memory by one process.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from summarize.console.complain import note
from summarize.console.deliver import deliver
from summarize.console.progress import Ticker
from summarize.corpus.article_line import OF_ROW, OK, STORY, encode_line
from summarize.corpus.checkpoint import Checkpoint, count_done, read_checkpoint
from summarize.corpus.part_file import read_part
from summarize.corpus.partitions import split_part
from summarize.corpus.plan import list_shards, open_part_folder
from summarize.corpus.replacement import find_part, replace_lines
from summarize.corpus.store import Store
from summarize.errors import InputError, UsageError
from summarize.language.control_characters import one_line
from summarize.models import Article, Block
from summarize.render.json import write_json

MOST = 100_000  # lines

Place = tuple[str, int]  # id of a shard, and the number of a line from 0


class Line(NamedTuple):
    """A line with a summary."""

    place: Place
    id: str
    digest: str  # of its text
    article: Article


@dataclass(slots=True)
class Folder:
    """The lines of a folder, as far as stories need them."""

    lines: list[Line] = field(default_factory=list)
    duplicates: list[tuple[Place, str]] = field(default_factory=list)  # with the digests
    parts: dict[str, Checkpoint] = field(default_factory=dict)  # of the shards that are done
    stories: dict[Place, str] = field(default_factory=dict)  # of an earlier run
    damaged: list[dict[str, str]] = field(default_factory=list)  # shard and path


def mark_stories(name: str, *, as_json: bool = False, quiet: bool = False) -> int:
    """Mark the stories of a folder of parts; return the exit code.

    Each part that changes is replaced as a whole. A damaged part is left as it is, and counts as an
    input that can't be read. Raise UsageError for more lines than fit in memory.
    """
    store = open_part_folder(name)
    shards = list(list_shards(store))
    count = sum(count_done(store, shard) for shard, _ in shards)
    if count > MOST:
        raise UsageError(
            f"{name} has {count:,} lines, and stories are found among {MOST:,} at most: "
            "make a folder for each month, as with --since"
        )
    ticker = Ticker(quiet=quiet)
    folder = _read_folder(store, shards)
    if ticker.due():
        ticker.show(f"stories: {len(folder.lines):,} articles are compared")
    groups = list(_find_groups(folder.lines))
    found = dict(_list_marks(folder, groups))
    old, new = _sort_by_part(folder.stories), _sort_by_part(found)
    for number, (shard, done) in enumerate(folder.parts.items(), start=1):
        if old[shard] == new[shard]:
            split_part(store, done)  # a kill may have kept it from that
        else:
            replace_lines(store, shard, find_part(store, shard), partial(_mark, new[shard]))
        if ticker.due():
            ticker.show(f"stories: {number:,} of {len(folder.parts):,} parts marked")
    ticker.end()
    return _report(len(groups), len(found), folder.damaged, as_json=as_json)


def _find_groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each story of which there are several texts, in the order of the plan."""
    from summarize.stories.stories import find_stories  # other tasks need none of it

    numbers = {id(line.article): number for number, line in enumerate(lines)}
    for story in find_stories([line.article for line in lines]):
        articles = chain(story.articles, *story.copies)
        group = [lines[n] for n in sorted(numbers[id(article)] for article in articles)]
        if len({line.digest for line in group}) > 1:
            yield group


def _read_folder(store: Store, shards: list[tuple[str, str]]) -> Folder:
    folder = Folder()
    for shard, path in shards:
        done = read_checkpoint(store, shard)
        if done.damaged:
            folder.damaged.append({"shard": shard, "path": path})
        if done.report is None:
            continue
        folder.parts[shard] = done
        for number, raw in enumerate(read_part(store, find_part(store, shard))):
            line, place = json.loads(raw), (shard, number)
            if STORY in line:
                folder.stories[place] = line[STORY]
            if "duplicate_of" in line:
                folder.duplicates.append((place, line["digest"]))
            elif line["status"] == OK:
                article = _make_article(line)
                folder.lines.append(Line(place, line["id"], line["digest"], article))
    return folder


def _make_article(line: Mapping[str, Any]) -> Article:
    blocks = tuple(Block(sentence["text"]) for sentence in line["sentences"])
    title, date, site, url = map(line.get, ("title", "date", "site", "url"))
    return Article(blocks, line["language"], title=title, date=date, site=site, url=url)


def _list_marks(folder: Folder, groups: list[list[Line]]) -> Iterator[tuple[Place, str]]:
    """Yield the places of all lines of stories, with the id of the first of each."""
    stories: dict[str, str] = {}  # by digests, because ids may repeat
    for group in groups:
        for line in group:
            stories.setdefault(line.digest, group[0].id)
            yield line.place, group[0].id
    for place, digest in folder.duplicates:
        if digest in stories:
            yield place, stories[digest]


def _sort_by_part(stories: Mapping[Place, str]) -> Mapping[str, dict[int, str]]:
    """Sort the stories of lines by shard and number."""
    sorted_: dict[str, dict[int, str]] = defaultdict(dict)
    for (shard, number), story in stories.items():
        sorted_[shard][number] = story
    return sorted_


def _mark(stories: Mapping[int, str], number: int, raw: bytes) -> bytes:
    """Set the story of a line, before the columns of its row, or take it away."""
    line, story = json.loads(raw), stories.get(number)
    if line.get(STORY) == story:
        return raw
    kept = {name: value for name, value in line.items() if name not in (STORY, OF_ROW)}
    marked = kept if story is None else {**kept, STORY: story}
    return encode_line(marked | ({OF_ROW: line[OF_ROW]} if OF_ROW in line else {}))


def _report(stories: int, articles: int, damaged: list[dict[str, str]], *, as_json: bool) -> int:
    code = InputError.exit_code if damaged else 0
    for shard in damaged:
        note(one_line(f"damaged: shard {shard['shard']} of {shard['path']}"))
    if as_json:
        known = {"schema": 1, "complete": not damaged, "exit_code": code, "stories": stories}
        deliver(write_json({**known, "articles": articles, "damaged": damaged}), None)
        return code
    note(f"stories  {stories:,}")
    note(f"articles in stories  {articles:,}")
    return code
