"""Mark the story of each line in a folder of parts, with the clustering of a digest.

Lines of one language that tell of the same event get ``story``, the id of the first of them in the
order of the plan. What is compared is the title and the sentences of the summary, because the
folder holds no more of an article. All lines are held in memory by one process.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from summarize.console.complain import note
from summarize.console.deliver import deliver
from summarize.console.progress import Ticker
from summarize.corpus.article_line import OF_ROW, OK, STORY, encode_line
from summarize.corpus.checkpoint import count_done, read_checkpoint
from summarize.corpus.part_file import read_part
from summarize.corpus.plan import list_shards, open_part_folder
from summarize.corpus.replacement import find_part, replace_lines
from summarize.corpus.store import Store
from summarize.errors import InputError, UsageError
from summarize.language.control_characters import one_line
from summarize.models import Article, Block
from summarize.render.json import write_json

MOST = 100_000  # lines

Place = tuple[str, int]  # id of a shard, and the number of a line from 0


class Lines(NamedTuple):
    """The lines of a folder, as far as stories need them."""

    articles: list[Article]  # with a summary; ``part`` is the place in ``places``
    places: list[Place]
    ids: list[str]
    duplicates: list[tuple[Place, str]]  # and the id of the first article with that text
    parts: dict[str, str]  # names, by their shards
    damaged: list[dict[str, str]]  # shard and path


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
    lines = _read_lines(store, shards)
    if ticker.due():
        ticker.show(f"stories: {len(lines.articles):,} articles are compared")
    groups = list(_find_groups(lines.articles))
    found = dict(_list_marks(lines, groups))
    marks: dict[str, dict[int, str]] = defaultdict(dict)
    for (shard, number), story in found.items():
        marks[shard][number] = story
    for done, (shard, part) in enumerate(lines.parts.items(), start=1):
        replace_lines(store, shard, part, partial(_mark, marks[shard]))
        if ticker.due():
            ticker.show(f"stories: {done:,} of {len(lines.parts):,} parts marked")
    ticker.end()
    return _report(len(groups), len(found), lines.damaged, as_json=as_json)


def _find_groups(articles: list[Article]) -> Iterator[list[int]]:
    """Yield the places of the articles of each story that several tell, in ascending order."""
    from summarize.stories.stories import find_stories  # other tasks need none of it

    for story in find_stories(articles):
        if len(story.articles) > 1:
            copies = (copy for each in story.copies for copy in each)
            yield sorted(article.part for article in (*story.articles, *copies))


def _read_lines(store: Store, shards: list[tuple[str, str]]) -> Lines:
    lines = Lines([], [], [], [], {}, [])
    names = frozenset(store.list_names())
    for shard, path in shards:
        done = read_checkpoint(store, shard)
        part = find_part(names, shard)
        if done.damaged:
            lines.damaged.append({"shard": shard, "path": path})
        if done.report is None or not part:
            continue
        lines.parts[shard] = part
        for number, raw in enumerate(read_part(store, part)):
            line = json.loads(raw)
            if "duplicate_of" in line:
                lines.duplicates.append(((shard, number), line["duplicate_of"]))
            elif line["status"] == OK:
                lines.articles.append(_make_article(line, len(lines.places)))
                lines.places.append((shard, number))
                lines.ids.append(line["id"])
    return lines


def _make_article(line: dict[str, Any], number: int) -> Article:
    blocks = tuple(Block(sentence["text"]) for sentence in line["sentences"])
    return Article(blocks, line["language"], title=line["title"], date=line["date"], part=number)


def _list_marks(lines: Lines, groups: list[list[int]]) -> Iterator[tuple[Place, str]]:
    """Yield the places of all lines of stories, with the id of the first of each."""
    stories: dict[str, str] = {}  # by the ids of articles
    for group in groups:
        for number in group:
            stories.setdefault(lines.ids[number], lines.ids[group[0]])
            yield lines.places[number], lines.ids[group[0]]
    for place, first in lines.duplicates:
        if first in stories:
            yield place, stories[first]


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
