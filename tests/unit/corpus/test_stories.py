"""Stories of a folder of parts: lines of one event point to the first of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus import stories
from summarize.corpus.article_line import encode_line
from summarize.corpus.checkpoint import Report, read_checkpoint, write_checkpoint
from summarize.corpus.options import Options, find_part_format
from summarize.corpus.part_file import name_part, read_part, write_part
from summarize.corpus.partitions import find_fault
from summarize.corpus.plan import write_plan
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.corpus.stories import mark_stories
from summarize.errors import UsageError
from summarize.models import Article
from summarize.stories.stories import Story

FIRE = (
    "Fire destroys the Tolbury cannery",
    "Flames destroyed the Tolbury cannery on Monday night.",
)
FIRE_TOO = (
    "Tolbury cannery lost to flames",
    "A fire left nothing of the cannery at Tolbury, said its owner Maud Pennick, whose night "
    "watchman saw flames at the boiler house.",
)
PLAIN = Options()
SHARDS = [Shard(f"{number:016x}", (f"in/{number}",), 0, None, 9) for number in range(3)]


def make_line(name: str, title: str, *texts: str, **more: Any) -> dict[str, Any]:
    known = {"id": name, "status": "ok", "digest": f"{abs(hash(texts)):032x}"[:32], "title": title}
    sentences = [{"text": text} for text in texts]
    return {**known, "date": None, "language": "en", "sentences": sentences, **more}


def tell_fire(name: str, **more: Any) -> dict[str, Any]:
    text = "Maud Pennick owns the cannery. A night watchman saw flames at the boiler house."
    return make_line(name, FIRE[0], FIRE[1], text, **more)


def tell_fire_too(name: str, **more: Any) -> dict[str, Any]:
    return make_line(name, *FIRE_TOO, **more)


def write_folder(folder: Path, *parts: list[dict[str, Any]], options: Options = PLAIN) -> Store:
    store = Store(str(folder))
    write_plan(store, SHARDS[: len(parts)])
    for shard, lines in zip(SHARDS, parts, strict=False):
        encoded = map(encode_line, lines)
        write_part(store, shard.id, find_part_format(options.describe()), encoded)
        report = Report(shard.id, {"ok": len(lines)}, {}, {}, 1.0, options=options.describe())
        write_checkpoint(store, report, options)
    return store


def read_stories(store: Store, kind: str = "jsonl") -> dict[str, str]:
    lines = [
        json.loads(raw)
        for name in store.list_names()
        if name.endswith(f".{kind}")
        for raw in read_part(store, name)
    ]
    assert all(read_checkpoint(store, shard.id).report for shard in SHARDS[:2])
    return {line["id"]: line["story"] for line in lines if "story" in line}


OTHERS = [
    make_line("tram", "Tram fares rise", "The council of Velden raises the fares of trams."),
    {"id": "bad", "status": "InputError: x", "source": "x"},
    make_line("owl", "Owls return", "Barn owls breed again in the belfry of Sankt Veit."),
]


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "parquet"])
def test_lines_of_one_event_have_the_id_of_the_first(tmp_path: Path, kind: str) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    parts = [[OTHERS[0], tell_fire("a")], [*OTHERS[1:], tell_fire_too("b"), tell_fire("c")]]
    store = write_folder(tmp_path / "out", *parts, options=Options(format=kind))
    before = store.read(name_part(SHARDS[0].id, kind))
    for _ in range(2):
        assert mark_stories(store.name, quiet=True) == 0
        assert read_stories(store, kind) == {"a": "a", "b": "a", "c": "a"}
    assert store.read(name_part(SHARDS[0].id, kind)) != before


def test_copies_of_one_text_are_no_story(tmp_path: Path) -> None:
    copy = {**tell_fire("c", duplicate_of="a")}
    del copy["language"]
    store = write_folder(tmp_path / "out", [tell_fire("a"), tell_fire("b"), copy], [OTHERS[0]])
    assert mark_stories(store.name, quiet=True) == 0
    assert read_stories(store) == {}


def test_a_duplicate_has_the_story_of_the_article_that_it_repeats(tmp_path: Path) -> None:
    copy = {**tell_fire_too("c"), "duplicate_of": "b"}
    store = write_folder(tmp_path / "out", [tell_fire("a"), tell_fire_too("b")], [copy])
    assert mark_stories(store.name, quiet=True) == 0
    assert read_stories(store) == {"a": "a", "b": "a", "c": "a"}


def test_a_duplicate_is_found_by_its_text_where_ids_repeat(tmp_path: Path) -> None:
    other = {**OTHERS[0], "id": "a"}
    copy = {**other, "id": "c", "duplicate_of": "a"}
    store = write_folder(tmp_path / "out", [tell_fire("a"), tell_fire_too("b")], [other, copy])
    assert mark_stories(store.name, quiet=True) == 0
    part = name_part(SHARDS[1].id, "jsonl")
    assert [json.loads(raw).get("story") for raw in read_part(store, part)] == [None, None]


def test_reports_that_hardly_differ_are_a_story(tmp_path: Path) -> None:
    near = [make_line(name, *FIRE, FIRE_TOO[1], f"Printed by {name}.") for name in ("a", "b")]
    store = write_folder(tmp_path / "out", near, [OTHERS[0]])
    assert mark_stories(store.name, quiet=True) == 0
    assert read_stories(store) == {"a": "a", "b": "a"}


def test_the_part_of_other_options_is_left(tmp_path: Path) -> None:
    lines = [tell_fire("a"), tell_fire_too("b")]
    write_folder(tmp_path / "out", lines)
    store = write_folder(tmp_path / "out", lines, options=Options(format="jsonl.gz"))
    assert mark_stories(store.name, quiet=True) == 0
    for kind, story in (("jsonl", None), ("jsonl.gz", "a")):
        part = read_part(store, name_part(SHARDS[0].id, kind))
        assert [json.loads(raw).get("story") for raw in part] == [story, story]


def test_a_part_in_which_no_story_changes_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(partition_by=("language",))
    store = write_folder(tmp_path / "out", [tell_fire("a"), tell_fire_too("b")], options=options)
    assert mark_stories(store.name, quiet=True) == 0
    store.remove(name_part(SHARDS[0].id, "split"))  # as a kill before it leaves it
    monkeypatch.setattr(stories, "replace_lines", None)
    assert mark_stories(store.name, quiet=True) == 0
    assert find_fault(store, read_checkpoint(store, SHARDS[0].id)) == ""


def test_stories_know_the_sites_of_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[Article] = []

    def find_stories(articles: list[Article]) -> list[Story]:
        known.extend(articles)
        return []

    monkeypatch.setattr("summarize.stories.stories.find_stories", find_stories)
    store = write_folder(tmp_path / "out", [tell_fire("a", site="Velden", url="https://v.example")])
    assert mark_stories(store.name, quiet=True) == 0
    assert [(a.site, a.url, a.part) for a in known] == [("Velden", "https://v.example", 0)]


def test_a_story_that_is_none_any_more_is_taken_away(tmp_path: Path) -> None:
    old = {**OTHERS[0], "story": "gone", "columns": {"story": "its own"}}
    store = write_folder(tmp_path / "out", [old, tell_fire("a", columns={})], [tell_fire_too("b")])
    assert mark_stories(store.name, quiet=True) == 0
    assert read_stories(store) == {"a": "a", "b": "a"}
    first, second = read_part(store, name_part(SHARDS[0].id, "jsonl"))
    assert json.loads(first)["columns"] == {"story": "its own"}
    assert second.endswith(b'"story": "a", "columns": {}}\n')  # where readers look for columns


def test_a_damaged_part_is_reported_and_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = write_folder(tmp_path / "out", [tell_fire("a"), tell_fire_too("b")], [], [OTHERS[0]])
    name = name_part(SHARDS[2].id, "jsonl")
    store.write(name, b"{}\n")
    assert mark_stories(store.name, as_json=True, quiet=True) == 3
    assert json.loads(capsys.readouterr().out) == {
        "schema": 1, "complete": False, "exit_code": 3, "stories": 1, "articles": 2,
        "damaged": [{"shard": SHARDS[2].id, "path": "in/2"}],
    }  # fmt: skip
    assert store.read(name) == b"{}\n"


def test_partitions_have_the_stories_too(tmp_path: Path) -> None:
    options = Options(partition_by=("language",))
    parts = [tell_fire("a")], [tell_fire_too("b"), OTHERS[0]]
    store = write_folder(tmp_path / "out", *map(list, parts), options=options)
    assert mark_stories(store.name, quiet=True) == 0
    assert all(find_fault(store, read_checkpoint(store, s.id)) == "" for s in SHARDS[:2])
    lines = [
        json.loads(line)
        for path in Path(store.name).glob("language=en/*")
        for line in path.read_text().splitlines()
    ]
    assert sorted((line["id"], line.get("story")) for line in lines if line["id"] != "tram") == [
        ("a", "a"), ("b", "a"),
    ]  # fmt: skip


def test_more_lines_than_fit_in_memory_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = write_folder(tmp_path / "out", [tell_fire("a")], [tell_fire_too("b")])
    monkeypatch.setattr(stories, "MOST", 1)
    with pytest.raises(UsageError, match=r"has 2 lines, and stories are found among 1 at most"):
        mark_stories(store.name)
