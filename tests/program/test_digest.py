"""`summarize digest`: stories of all that came in, each told once, and nothing twice."""

import email
import email.policy
import json
import mailbox
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from email.header import decode_header, make_header
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.conftest import SAMPLES, Run
from tests.program.programs import Program
from tests.program.shell import PROGRAM, in_shell
from tests.screen import run_on_screen

XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
AURORA = (
    ("Ferry Aurora runs aground off Skagen",
     "The ferry Aurora ran aground off Skagen on Monday night with 312 passengers on board. "
     "The coast guard of Denmark took all of them to Frederikshavn, and nobody was hurt. "
     "Captain Mette Lund blamed a broken rudder for the accident in her first report."),
    ("Coast guard of Denmark saves 312 passengers of the ferry Aurora",
     "All 312 passengers of the Aurora are safe in Frederikshavn after a night in lifeboats. "
     "The ferry lies on a sandbank off Skagen, says the coast guard. "
     "Two tugs from Gothenburg will pull the hull free at high tide on Thursday morning."),
)  # fmt: skip
LIBRARY = (
    "Town of Ludden votes for a new library",
    "Voters in Ludden said yes to a library of 4 million crowns. Work on the old brewery, which "
    "will house the books, begins in spring, says mayor Ingrid Holm.",
)


def entry(story: tuple[str, str], number: object, **changes: str) -> str:
    values = {"guid": f"id-{number}", "link": f"https://example.org/{number}",
              "pubDate": "Mon, 02 Mar 2026 08:00:00 GMT", "title": story[0],
              "description": story[1], **changes}  # fmt: skip
    return "".join(["<item>", *(f"<{k}>{v}</{k}>" for k, v in values.items()), "</item>"])


def feed(*entries: str) -> str:
    return f"<rss version='2.0'><channel><title>News</title>{''.join(entries)}</channel></rss>"


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """A folder of two feeds with a story that both tell, and an article that is alone."""
    folder = tmp_path / "feeds"
    folder.mkdir()
    (folder / "a.xml").write_text(feed(entry(AURORA[0], 1), entry(LIBRARY, 2)))
    second = entry(AURORA[1], 3, link="https://other.example/3")
    (folder / "b.xml").write_text(feed(second))
    return folder


def read_json(text: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(text)
    return values


def titles(digest: dict[str, Any]) -> list[list[str]]:
    found = [[source["title"] for source in story["sources"]] for story in digest["stories"]]
    return [*found, *([single["title"]] for single in digest["singles"])]


def test_a_story_is_told_once_and_the_rest_listed(run: Run, feeds: Path) -> None:
    found = run("digest", feeds, "--json")
    assert (found.err, found.code) == ("", 0)
    digest = read_json(found.out)
    assert titles(digest) == [[AURORA[0][0], AURORA[1][0]], [LIBRARY[0]]]
    (story,) = digest["stories"]
    assert (story["origins"], story["first_date"]) == (2, "2026-03-02")
    texts = " ".join(text for _, text in AURORA)
    told = [s["text"] for s in (*story["sentences"], *story["additions"])]
    assert told
    assert all(text in texts for text in told)
    assert len({*told}) == len(told)


@pytest.mark.parametrize("name", ["text", "terminal", "markdown", "html"])
def test_every_format_names_sources_and_links(run: Run, feeds: Path, name: str) -> None:
    found = run("digest", feeds, "-f", name, "--explain")
    assert (found.err, found.code) == ("", 0)
    for text in ("https://other.example/3", "https://example.org/2", "aurora", LIBRARY[0]):
        assert text in " ".join(found.out.split())
    assert "<script" not in found.out


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
def test_a_model_chooses_sentences_of_the_sources_and_no_title(
    run: Run, feeds: Path, tmp_path: Path
) -> None:
    program = Program(tmp_path / "model")
    words = ("digest", feeds, "-n", "2", "-f", "json", "--pick-with", program.write("echo 4,3"))
    (story,) = read_json(run(*words).out)["stories"]
    (prompt,) = program.prompts
    assert "\nArticle 1\nTitle: " in prompt
    chosen = dict(re.findall(r"(?m)^\[(\d)\] (.*)$", prompt))
    texts = {sentence["text"] for sentence in story["sentences"]}
    assert texts == {chosen["3"], chosen["4"]}
    assert story["title"] in [title for title, _ in AURORA]


def test_a_mail_has_a_text_and_a_page(run: Run, feeds: Path) -> None:
    found = run("digest", feeds, "--mail")
    mail = email.message_from_string(found.out, policy=email.policy.default)
    text, page = (part.get_content() for part in mail.iter_parts())
    assert AURORA[0][0] in str(mail["Subject"]) or AURORA[1][0] in str(mail["Subject"])
    assert LIBRARY[0] in text
    assert page.startswith("<!DOCTYPE html>")


def test_a_mail_is_called_by_the_whole_title(run: Run, tmp_path: Path) -> None:
    title = "Stuttgart strauchelt zu Hause und gegen St. Pauli – Kiel aber überrascht"
    (tmp_path / "a.xml").write_text(feed(entry((title, "Ein Text ohne Bilder."), 1)))
    mail = email.message_from_string(
        run("digest", tmp_path / "a.xml", "--mail").out, policy=email.policy.default
    )
    assert str(mail["Subject"]).rstrip("…") in title


def test_a_mailbox_has_a_mail_for_each_story_and_one_for_the_rest(
    run: Run, feeds: Path, tmp_path: Path
) -> None:
    out = tmp_path / "today.mbox"
    text = "From the start nobody knew.\nFrom then on they did."
    (feeds / "c.xml").write_text(feed(entry(("Fire in Ludden", text), 9)))
    assert run("digest", feeds, "-o", out).code == 0
    with out.open("rb") as file:
        assert file.readline().startswith(b"From ")
    with closing(mailbox.mbox(out)) as box:
        mails = [*box]
    assert len(mails) == 2
    story, rest = (
        email.message_from_bytes(m.as_bytes(), policy=email.policy.default) for m in mails
    )
    assert str(story["From"]).startswith('"example.org, other.example" <')
    assert AURORA[0][0] in str(story["Subject"]) or AURORA[1][0] in str(story["Subject"])
    assert str(story["Date"]) == "Mon, 02 Mar 2026 08:00:00 +0000"
    body = next(rest.iter_parts()).get_content()
    assert "\n  From the start nobody knew." in body
    assert LIBRARY[0] in body
    assert "Fire in Ludden" in body
    assert not any(title in body for title, _ in AURORA)
    assert len(run("--list", out).out.splitlines()) == 2


def test_the_mail_of_a_story_keeps_its_id_when_the_story_goes_on(run: Run, feeds: Path) -> None:
    def list_ids() -> list[str]:
        return re.findall(r"^Message-ID: (<.*@localhost>)$", run("digest", feeds, "-f", "mbox").out,
                          re.MULTILINE)  # fmt: skip

    first = list_ids()
    later = entry(AURORA[1], 4, link="https://third.example/4",
                  pubDate="Tue, 03 Mar 2026 08:00:00 GMT")  # fmt: skip
    (feeds / "c.xml").write_text(feed(later.replace("tide", "tide, say the tugs")))
    assert list_ids() == first
    assert len({*first}) == 2


def pages(text: str) -> int:
    """Count the screens of 24 lines that a text takes."""
    return -(-len(text.splitlines()) // 24)


def build_morning(stories: int, alone: int) -> str:
    """Build a feed of stories that two sites tell, and of articles that are alone."""
    chance = random.Random(3)

    def invent(count: int) -> str:
        letters = ("".join(chance.choices("bdfgklmnprstvaeiou", k=9)) for _ in range(count))
        return " ".join(letters).capitalize() + "."

    entries = []
    for story in range(stories):
        title, texts = f"Event {story}: {invent(6)}", [invent(14) for _ in range(2)]
        for site in "ab":
            text = " ".join([*texts, *(invent(9) for _ in range(3))])
            entries.append(
                entry((title, text), f"{story}{site}", link=f"https://{site}.example/{story}")
            )
    entries += [entry((f"Item {n}: {invent(5)}", f"{invent(8)} {invent(9)}"), n)
                for n in range(alone)]  # fmt: skip
    return feed(*entries)


@pytest.mark.parametrize(
    ("stories", "alone"),
    [
        pytest.param(40, 200, id="much-of-both"),
        pytest.param(40, 0, id="stories"),
        pytest.param(0, 200, id="singles"),
        pytest.param(3, 4, id="few"),
    ],
)
def test_a_morning_is_six_screens_and_all_else_is_counted(
    run: Run, tmp_path: Path, stories: int, alone: int
) -> None:
    path = tmp_path / "a.xml"
    path.write_text(build_morning(stories, alone))
    shown = run("digest", path, "-f", "terminal", "--width", "80").out
    assert pages(shown) <= 6
    assert max(map(len, shown.splitlines())) <= 80
    blocks = re.split(r"\n(?= \d+\. )", re.split(r"\n (?:•|not)", shown)[0])[1:]
    assert all(len(block.strip().splitlines()) <= 5 for block in blocks)
    told, listed = len(blocks), len(re.findall(r"^ • ", shown, re.MULTILINE))
    rest = re.search(r"not listed: (.*) \(--all lists all\)", shown)
    counts = [int(n) for n in re.findall(r"\d+", rest[1])] if rest else []
    missing = alone - listed
    expected = [missing] if missing else []
    if told < stories:
        expected += [stories - told, 2 * (stories - told)]
    assert counts == expected
    everything = run("digest", path, "-f", "terminal", "--width", "80", "--all").out
    assert "not listed" not in everything
    assert len(re.findall(r"^ • ", everything, re.MULTILINE)) == alone
    assert all(f"Event {story}:" in everything for story in range(stories))


def test_sites_are_links_on_a_terminal_that_has_links(feeds: Path) -> None:
    command = [*PROGRAM, "digest", str(feeds), "--no-pager", "--color", "always"]
    linked = "\x1b]8;;https://other.example/3"
    for terminal in ("xterm", "linux"):
        screen, code = run_on_screen(command, {"TERM": terminal}, whole=True)
        assert (code, "other.example" in screen) == (0, True)
        assert (linked in screen) == (terminal == "xterm")
        assert (f"{linked}#:~:text=" in screen) == (terminal == "xterm")
        assert "id=" not in screen


def test_a_focus_and_weights_rank_stories_and_mute_counts(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(build_morning(4, 3))

    def list_titles(*options: str) -> list[str]:
        digest = read_json(run("digest", path, "--json", *options).out)
        return [story["title"].split(":")[0] for story in digest["stories"]]

    usual = list_titles()
    assert list_titles("--focus", usual[-1])[0] == usual[-1]
    single = read_json(run("digest", path, "--json", "--mute", "Item").out)
    assert (single["muted"], single["singles"], len(single["stories"])) == (3, [], 4)
    muted = run("digest", path, "--mute", "a.example", "--singles", "0")
    assert "not listed: 7 more (--all lists all) · muted: 4" in muted.out
    assert run("digest", path, "--weight", "a.example").code == 2
    state = tmp_path / "s.json"
    for _ in range(2):
        found = run("digest", path, "--state", state, "--mute", "example.org", "--stories", "9")
    assert found.err == "summarize: nothing new\n"
    assert run("digest", path, "--state", state).err == "summarize: nothing new\n"


def test_a_site_of_weight_comes_first(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    old = entry(LIBRARY, 1, link="https://heavy.example/1", pubDate="Sun, 01 Mar 2026 08:00 GMT")
    path.write_text(feed(entry(AURORA[0], 2), old))
    for options, first in ((), AURORA[0][0]), (("--weight", "heavy.example=1.5"), LIBRARY[0]):
        digest = read_json(run("digest", path, "--json", *options).out)
        assert digest["singles"][0]["title"] == first


def test_a_story_is_opened_at_its_newest_report(run: Run, feeds: Path, tmp_path: Path) -> None:
    browser, shown, state = (tmp_path / name for name in ("browser", "shown", "s.json"))
    browser.write_text(f'#!/bin/sh\necho "$1" > {shown}\n')
    browser.chmod(0o700)
    env = {"BROWSER": f"{browser} %s", "TMPDIR": str(tmp_path)}
    later = entry(AURORA[1], 3, link="https://other.example/3",
                  pubDate="Mon, 02 Mar 2026 09:00:00 GMT")  # fmt: skip
    (feeds / "b.xml").write_text(feed(later))
    found = run("digest", feeds, "--open-story", "1", "--state", state, env=env)
    assert (found.out, found.err, found.code) == ("https://other.example/3\n", "", 0)
    assert shown.read_text() == found.out
    assert run("digest", feeds, "--state", state).out  # nothing was delivered yet
    (feeds / "b.xml").write_text(feed(later.replace("https://other.example/3", "")))
    assert run("digest", feeds, "--open-story", "1", env=env).code == 0
    page = Path(shown.read_text().strip().removeprefix("file://")).read_text()
    assert AURORA[0][0] in page
    assert LIBRARY[0] not in page
    wrong = run("digest", feeds, "--open-story", "2", env=env)
    assert (wrong.err, wrong.code) == ("summarize: no story 2: there are 1\n", 2)


def test_a_story_that_is_not_told_comes_next_time(run: Run, tmp_path: Path) -> None:
    path, state = tmp_path / "a.xml", tmp_path / "s.json"
    path.write_text(build_morning(3, 0))
    words = ["digest", path, "--state", state, "--json", "--stories"]
    first = read_json(run(*words, "1").out)
    assert (len(first["stories"]), first["stories_left_out"]) == (1, 2)
    rest = read_json(run(*words, "9").out)
    told = [story["title"] for digest in (first, rest) for story in digest["stories"]]
    assert len(told) == len({*told}) == 3


def test_a_length_limits_the_additions_too(run: Run, feeds: Path) -> None:
    for length in (1, 2):
        (story,) = read_json(run("digest", feeds, "--json", "-n", length).out)["stories"]
        assert len(story["additions"]) <= len(story["sentences"]) <= length


def test_a_page_of_stories_lists_its_contents(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(build_morning(3, 1))
    page = run("digest", path, "-f", "html").out
    places = re.findall(r'<li><a href="#(\w+)"', page)
    assert places == ["n1", "n2", "n3", "singles"]
    assert all(f'id="{place}"' in page for place in places)


def test_an_entry_of_a_feed_goes_on_under_its_id(run: Run, feeds: Path, tmp_path: Path) -> None:
    def read_entries() -> dict[str, tuple[str, str]]:
        out = tmp_path / "today.atom"
        assert run("digest", feeds, "-o", out).code == 0
        root = ElementTree.parse(out).getroot()
        return {entry.findtext(f"{ATOM}id", ""): (entry.findtext(f"{ATOM}title", ""),
                                                  entry.findtext(f"{ATOM}updated", ""))
                for entry in root.iter(f"{ATOM}entry")}  # fmt: skip

    first = read_entries()
    assert next(iter(first.values())) == (AURORA[0][0], "2026-03-02T08:00:00Z")
    later = entry(("Ferry Aurora is afloat off Skagen & in tow", AURORA[1][1]), 4,
                  link="https://third.example/4",
                  pubDate="Tue, 03 Mar 2026 09:30:00 +0100")  # fmt: skip
    (feeds / "c.xml").write_text(feed(later.replace("& ", "&amp; ").replace("high", "the next")))
    second = read_entries()
    assert [*second] == [*first]
    assert next(iter(second.values())) == (
        "Ferry Aurora is afloat off Skagen & in tow", "2026-03-03T08:30:00Z",
    )  # fmt: skip


def test_a_book_has_the_stories_and_a_table_of_them(run: Run, feeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "morning.epub"
    (feeds / "c.xml").write_text(
        feed(entry(("Fish &amp; chips", "A barn burned down at noon."), 9))
    )
    for _ in range(2):
        assert run("digest", feeds, "--state", tmp_path / "s.db", "-o", out).code == 0
    with zipfile.ZipFile(out) as book:
        first, *others = book.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        pages = {each.filename: ElementTree.fromstring(book.read(each)) for each in others}
    places = [link.get("href", "") for link in pages["nav.xhtml"].iter(f"{XHTML}a")]
    assert places == [f"stories.xhtml#{s.get('id')}" for s in pages["stories.xhtml"].iter()
                      if s.get("id")]  # fmt: skip
    assert len(places) == 3
    text = run("read", "-f", "text", out).out
    assert AURORA[0][1][:60] in text
    assert "Fish & chips" in text


@pytest.mark.parametrize("letter", ["a", "Ö", "a b "])
def test_the_name_of_a_feed_is_cut_and_folded(run: Run, tmp_path: Path, letter: str) -> None:
    title = letter * 900
    text = feed(entry(LIBRARY, 1, link="")).replace("<title>News", f"<title>{title}", 1)
    (tmp_path / "a.xml").write_text(text)
    out = run("digest", tmp_path / "a.xml", "-f", "mbox").out
    sender = email.message_from_string(out)["From"]
    name, _, address = str(make_header(decode_header(sender))).rpartition(" <")
    assert address == "digest@localhost>"
    assert title.startswith(name.strip('" …'))
    assert len(name) > 50
    assert max(map(len, out.partition("\n\n")[0].splitlines())) <= 78


def test_a_mail_is_no_mailbox(run: Run, feeds: Path, tmp_path: Path) -> None:
    found = run("digest", feeds, "--mail", "-o", tmp_path / "today.mbox")
    assert (found.code, "leave --mail out" in found.err) == (2, True)


def test_a_mailbox_is_a_format_of_digests_alone(run: Run, feeds: Path) -> None:
    assert run("digest", feeds, "-f", "mbox").out.startswith("From ")
    assert run("-f", "mbox", SAMPLES / "ferry.txt").code == 2


def test_only_so_many_single_articles_are_listed(run: Run, feeds: Path) -> None:
    digest = read_json(run("digest", feeds, "--json", "--singles", "0").out)
    assert (digest["singles"], digest["left_out"]) == ([], 1)
    assert "not listed: 1 more" in run("digest", feeds, "--singles", "0").out


def test_what_was_delivered_does_not_come_again(run: Run, feeds: Path, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    first = run("digest", feeds, "--state", state)
    assert (first.err, first.code, bool(first.out)) == ("", 0, True)
    again = run("digest", feeds, "--state", state)
    assert (again.out, again.err, again.code) == ("", "summarize: nothing new\n", 0)
    (feeds / "c.xml").write_text(feed(entry(("Fire in Ludden", "A barn burned down."), 9)))
    assert titles(read_json(run("digest", feeds, "--state", state, "--json").out)) == [
        ["Fire in Ludden"]
    ]


def test_an_input_with_nothing_new_is_read_once_a_month(
    run: Run, feeds: Path, tmp_path: Path
) -> None:
    state = tmp_path / "s.db"
    words = ["digest", feeds, "--state", state, "--window"]
    assert not run(*words, "3d").out  # what is too old today is not too old in a longer window
    assert run(*words, "9999d").out
    with closing(sqlite3.connect(state)) as base, base:
        base.execute("DELETE FROM seen WHERE key IN (SELECT key FROM article)")
        base.execute("DELETE FROM article")  # all of them would be new
    assert not run(*words, "9999d").out
    month_ago = (date.today() - timedelta(days=31)).isoformat()
    with closing(sqlite3.connect(state)) as base, base:
        base.execute("UPDATE seen SET day = ?", (month_ago,))
    assert run(*words, "9999d").out


def test_nothing_new_leaves_the_file_of_the_last_digest(
    run: Run, feeds: Path, tmp_path: Path
) -> None:
    out, state = tmp_path / "today.html", tmp_path / "state.json"
    assert run("digest", feeds, "--state", state, "-o", out).code == 0
    page = out.read_text()
    assert run("digest", feeds, "--state", state, "-o", out).err == "summarize: nothing new\n"
    assert out.read_text() == page


def test_the_state_has_a_place_of_its_own(run: Run, feeds: Path, tmp_path: Path) -> None:
    env = {"XDG_STATE_HOME": str(tmp_path / "state")}
    assert run("digest", feeds, "--since-last", env=env).out
    written = (tmp_path / "state" / "summarize").iterdir()
    assert [path.name for path in written] == ["digest.db"]
    assert not run("digest", feeds, "--since-last", env=env).out


def test_a_digest_that_is_not_delivered_is_not_remembered(
    run: Run, feeds: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    missing = tmp_path / "no" / "such" / "today.html"
    found = run("digest", feeds, "--state", state, "-o", missing)
    assert found.code == 3
    assert run("digest", feeds, "--state", state).out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("options", ["", "-f terminal", "--mail", "-o /dev/full --json"])
def test_a_digest_that_can_not_be_printed_is_not_remembered(feeds: Path, options: str) -> None:
    line = f"summarize digest feeds --state s.json {options}"
    assert in_shell(f"{line} > /dev/full", cwd=feeds.parent).code == 3
    assert in_shell("summarize digest feeds --state s.json", cwd=feeds.parent).out


@pytest.mark.parametrize(
    ("changed", "change"),
    [
        pytest.param(entry((LIBRARY[0], f"{LIBRARY[1]} No more."), 2), None, id="wording"),
        pytest.param(entry(LIBRARY, 2, guid="id-7"), None, id="its-id"),
        pytest.param(entry(("Fire destroys the library of Ludden", LIBRARY[1]), 2),
                     (LIBRARY[0], "Fire destroys the library of Ludden"), id="its-title"),
        pytest.param(entry((LIBRARY[0], f"{LIBRARY[1]} The court of Malmö stops all plans."), 2),
                     ("", "The court of Malmö stops all plans."), id="its-text"),
    ],
)  # fmt: skip
def test_an_entry_that_changed_is_said_to_have_changed_and_no_other_comes_again(
    run: Run, feeds: Path, tmp_path: Path, changed: str, change: tuple[str, str] | None
) -> None:
    state = tmp_path / "s.db"
    assert run("digest", feeds, "--state", state).code == 0
    (feeds / "a.xml").write_text(feed(entry(AURORA[0], 1), changed))
    found = run("digest", feeds, "--state", state, "--json")
    if change is None:
        assert (found.out, found.err) == ("", "summarize: nothing new\n")
        return
    (story,) = read_json(found.out)["stories"]
    assert [(each["old"], each["new"]) for each in story["changes"]] == [change]
    assert not run("digest", feeds, "--state", state).out


def test_an_id_that_a_feed_repeats_identifies_nothing(
    run: Run, feeds: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    stories = [entry(story, n, guid="same") for n, story in enumerate((LIBRARY, AURORA[0]))]
    (feeds / "a.xml").write_text(feed(*stories))
    (feeds / "b.xml").unlink()
    assert len(titles(read_json(run("digest", feeds, "--state", state, "--json").out))) == 2
    (feeds / "a.xml").write_text(feed(*stories, entry(AURORA[1], 9, guid="same")))
    found = read_json(run("digest", feeds, "--state", state, "--json").out)
    assert titles(found) == [[AURORA[1][0]]]


def test_a_feed_that_is_gone_costs_the_others_nothing(
    run: Run, feeds: Path, tmp_path: Path, server: str
) -> None:
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    state = tmp_path / "state.json"
    found = run("digest", f"{server}/404", tmp_path / "none.xml", feeds, "--state", state, env=env)
    assert (found.code, AURORA[0][0] in found.out) == (0, True)
    assert len(found.err.splitlines()) == 2
    (feeds / "b.xml").rename(tmp_path / "b.xml")
    assert not run("digest", feeds, "--state", state).out
    (tmp_path / "b.xml").rename(feeds / "b.xml")
    assert not run("digest", feeds, "--state", state).out


@pytest.mark.parametrize(
    ("names", "options", "code", "lines"),
    [
        pytest.param("a.xml none.xml", "", 0, 1, id="delivered"),
        pytest.param("a.xml none.xml", "--strict", 3, 1, id="delivered-strict"),
        pytest.param("a.xml none.xml form.html", "--strict", 4, 2, id="the-largest"),
        pytest.param("none.xml form.html", "", 4, 2, id="none-can-be-read"),
        pytest.param("empty.xml", "", 0, 1, id="empty"),
        pytest.param("empty.xml a.xml", "--strict", 0, 0, id="empty-strict"),
        pytest.param("none.xml empty.xml", "", 0, 2, id="nothing-new"),
        pytest.param("none.xml a.xml", "--window 1d", 0, 2, id="nothing-of-today"),
        pytest.param("none.xml a.xml", "--window 1d --strict", 3, 2, id="nothing-of-today-strict"),
    ],
)
def test_the_code_is_that_of_the_digest_and_of_the_inputs_if_strict(
    run: Run, feeds: Path, names: str, options: str, code: int, lines: int
) -> None:
    (feeds / "empty.xml").write_text(feed())
    (feeds / "form.html").write_text("<!DOCTYPE html><html><body><form><input name='a'></form>")
    found = run("digest", *(feeds / name for name in names.split()), *options.split())
    assert (found.code, len(found.err.splitlines())) == (code, lines)
    assert bool(found.out) == ("a.xml" in names and "window" not in options)


def test_a_text_that_names_the_element_of_a_list_is_no_list(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        feed(entry(("Lists of feeds", "They open with &lt;opml> and close with it."), 1))
    )
    found = run("digest", path, "--json")
    assert (found.err, titles(read_json(found.out))) == ("", [["Lists of feeds"]])


def test_lists_of_feeds_stand_for_their_feeds(run: Run, tmp_path: Path, server: str) -> None:
    opml = tmp_path / "feeds.opml"
    lines = (
        f'<outline text="x" xmlUrl="{server}/{name}"/>' for name in ("feed", "tagged/1", "404")
    )
    opml.write_text(f"<opml version='2.0'><body>{''.join(lines)}</body></opml>")
    found = run("digest", opml, "--json", env={"XDG_CACHE_HOME": str(tmp_path)})
    assert (found.code, len(found.err.splitlines())) == (0, 1)
    assert len(titles(read_json(found.out))) == 3  # of both, as they have the same ids


def test_what_a_server_says_of_a_feed_is_said_once(
    run: Run, feeds: Path, tmp_path: Path, server: str
) -> None:
    env = {"XDG_CACHE_HOME": str(tmp_path), "SUMMARIZE_FRESH": "0"}
    names = [f"{server}/{name}" for name in ("gone", "moved", "redirect/feed", "404")]
    words = ["digest", *names, feeds, "--state", tmp_path / "s.db"]
    first = run(*words, env=env).err
    assert "410 Gone; it is not tried again" in first
    assert f"it has moved to {server}/feed for good" in first
    assert first.count("\n") == 3
    for day in range(2, 7):
        with closing(sqlite3.connect(tmp_path / "s.db")) as base, base:
            base.execute("UPDATE feed SET day = date(day, '-1 day') WHERE url LIKE '%404'")
        said = run(*words, env=env).err.splitlines()
        assert said[-1] == "summarize: nothing new"
        assert [("404" in line, "once a week" in line) for line in said[:-1]] == (
            [(True, day == 3)] if day <= 3 else []
        )
    assert "410 Gone" in run(*words, "--fresh", env=env).err


def test_feeds_of_a_list_that_are_not_of_the_web_are_named(
    run: Run, tmp_path: Path, server: str
) -> None:
    opml = tmp_path / "feeds.opml"
    lines = (f'<outline xmlUrl="{url}"/>' for url in ("feed:news", f"{server}/feed"))
    opml.write_text(f"<opml version='2.0'><body>{''.join(lines)}</body></opml>")
    found = run("digest", opml, env={"XDG_CACHE_HOME": str(tmp_path)})
    assert (found.code, found.err.count("\n")) == (0, 1)
    assert "feed:news: no address of the web, skipped" in found.err
    assert found.out


def test_a_row_with_a_title_or_a_summary_alone_is_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"title": "A title that says it all", "url": "https://example.org/1"}, {"url": "x"},
            {"summary": LIBRARY[1], "url": "https://example.org/2"}]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)))
    found = run("digest", path, "--json")
    digest = read_json(found.out)
    told = {s["title"]: [x["text"] for x in s["sentences"]] for s in digest["singles"]}
    assert told.keys() == {"A title that says it all", None}
    assert told[None]
    assert all(text in LIBRARY[1] for text in told[None])
    assert found.err.count("\n") == 1


def test_pages_of_teasers_are_fetched(run: Run, tmp_path: Path, server: str) -> None:
    words = quote("/page,/404", safe="")
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    found = run("digest", f"{server}/links/{words}", "--follow", "--json", env=env)
    singles = read_json(found.out)["singles"]
    assert len(singles) == 2
    assert "its text in the feed is read instead" in found.err
    assert found.code == 0


def test_the_window_is_counted_in_days(run: Run, feeds: Path) -> None:
    assert run("digest", feeds, "--window", "3d").err == "summarize: nothing new\n"
    assert run("digest", feeds, "--window", "9999d").out
    wrong = run("digest", feeds, "--window", "soon")
    assert (wrong.code, "write 3d (days) or 2w (weeks)" in wrong.err) == (2, True)


def test_an_entry_with_a_title_alone_is_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(feed(entry(("A title that says it all", ""), 1)))
    assert "A title that says it all" in run("digest", path).out
    (single,) = read_json(run("digest", path, "--json").out)["singles"]
    assert single["site"] == "News"


def test_mailboxes_rows_and_pages_are_inputs(run: Run) -> None:
    names = [SAMPLES / name for name in ("valley.mbox", "orchard.html", "coast.rss")]
    found = run("digest", *names, "--json")
    assert found.code == 0
    assert len(titles(read_json(found.out))) > 4


def test_the_articles_of_a_newsletter_join_stories(run: Run, feeds: Path) -> None:
    stories = [AURORA[0], LIBRARY, ("Fire in the old mill of Ludden", LIBRARY[1])]
    html = "".join(f"<p><a href='https://mail.example/{n}'>{title}</a></p><p>{text}</p>"
                   for n, (title, text) in enumerate(stories))  # fmt: skip
    (feeds / "c.eml").write_text(
        "From: The Coast <a@coast.example>\nDate: Mon, 02 Mar 2026 11:00:00 +0000\n"
        f"Subject: News\nContent-Type: text/html\n\n<html><body>{html}</body></html>\n"
    )
    digest = read_json(run("digest", feeds, "--json").out)
    found = {source["url"] for story in digest["stories"] for source in story["sources"]}
    copies = {copy["url"] for story in digest["stories"] for source in story["sources"]
              for copy in source["copies"]}  # fmt: skip
    assert "https://mail.example/0" in found | copies


def test_control_codes_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.xml"
    evil = ("Bad\x9b31m title\u202e", "A text &#27;[2J with codes &#x9b;1m in its words.")
    path.write_text(feed(entry(evil, 1), entry(evil, 2, link="https://e.org/\x07&#27;[1m")))
    for name in ("text", "terminal", "markdown", "html", "json", "mbox"):
        found = run("digest", path, "-f", name)
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & {*found.out, *found.err}, name


def test_feeds_of_the_settings_are_read_where_none_is_named(
    run: Run, feeds: Path, tmp_path: Path
) -> None:
    path = tmp_path / "summarize" / "config.toml"
    path.parent.mkdir()
    path.write_text(f'[digest]\nfeeds = ["{feeds}/a.xml", "{feeds}/b.xml"]\nsingles = 0\n')
    found = run("digest", "--json", env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert (found.err, len(read_json(found.out)["stories"])) == ("", 1)


def test_a_state_of_an_impossible_name_is_one_line(run: Run, feeds: Path, tmp_path: Path) -> None:
    path = tmp_path / "summarize" / "config.toml"
    path.parent.mkdir()
    path.write_text('[digest]\nstate = "a\\u0000b"\n')
    found = run("digest", feeds, env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert (found.out, found.code, found.err.count("\n")) == ("", 3, 1)


def test_a_database_of_another_program_stays(run: Run, feeds: Path, tmp_path: Path) -> None:
    state = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(state)) as base:
        base.execute("CREATE TABLE seen (url TEXT)")
    text = state.read_bytes()
    found = run("digest", feeds, "--state", state)
    assert (found.out, found.code) == ("", 3)
    assert "not a state of summarize digest" in found.err
    assert state.read_bytes() == text


def test_a_state_is_kept_through_a_link(run: Run, feeds: Path, tmp_path: Path) -> None:
    link, state = tmp_path / "link.db", tmp_path / "synced" / "state.db"
    state.parent.mkdir()
    link.symlink_to(state)
    assert run("digest", feeds, "--state", link).out
    assert link.is_symlink()
    assert state.read_bytes().startswith(b"SQLite")
    assert state.stat().st_mode & 0o77 == 0  # it has texts of mails
    assert {path.name for path in tmp_path.iterdir()} == {"feeds", "link.db", "synced"}
    for name in (link, state):
        assert run("digest", feeds, "--state", name).err == "summarize: nothing new\n"


@pytest.mark.parametrize("old", [True, False], ids=["old", "new"])
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("--state s.json -o s.json", id="same-name"),
        pytest.param("--state s.json -o ../$(basename $PWD)/s.json", id="another-path"),
        pytest.param("--state link -o s.json", id="link"),
        pytest.param("--state s.json -o link", id="link-written"),
        pytest.param("--state s.json -o second.json", id="hard-link"),
        pytest.param("--state s.json >> s.json", id="stdout"),
        pytest.param("--state s.json -o /dev/stdout >> link", id="device"),
        pytest.param("--since-last -f text -o summarize/digest.db", id="default"),
    ],
)
def test_a_state_is_never_the_output(feeds: Path, line: str, *, old: bool) -> None:
    folder = feeds.parent
    (folder / "link").symlink_to("s.json")
    (folder / "summarize").mkdir()
    states = [folder / "s.json", folder / "summarize" / "digest.db"]
    text = '{"kind": "summarize digest", "seen": {"a": "2999-01-01"}}'
    for state in states if old else ():
        state.write_text(text)
    if old:
        (folder / "second.json").hardlink_to(states[0])
    elif "second" in line:
        return  # another file
    found = in_shell(f"XDG_STATE_HOME=$PWD summarize digest feeds {line}", cwd=folder)
    assert (found.out, found.code, found.err.count("\n")) == ("", 2, 1)
    assert "the state of the digest" in found.err
    assert [state.read_text() for state in states if state.exists() and state.stat().st_size] == (
        [text, text] if old else []
    )


def test_of_two_runs_at_once_one_delivers(feeds: Path, tmp_path: Path) -> None:
    command = [*PROGRAM, "digest", str(feeds), "--state", str(tmp_path / "s.json"), "--json"]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    outputs = [run.communicate(timeout=60) for run in runs]
    assert sorted(len(out) > 0 for out, _ in outputs) == [False, False, True]
    quiet = [err.decode() for out, err in outputs if not out]
    assert all("another run uses it" in err or "nothing new" in err for err in quiet)


def kill_some(command: Sequence[str], count: int, out: Path, seed: int) -> set[str]:
    """Kill a command at random moments; return the titles that its file has held at last."""
    chance = random.Random(seed)
    for _ in range(count):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 0.7))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    return {title for group in titles(read_json(out.read_text())) for title in group}


def test_kills_lose_and_double_nothing(run: Run, feeds: Path, tmp_path: Path) -> None:
    state, out = tmp_path / "state.json", tmp_path / "today.json"
    command = [*PROGRAM, "digest", str(feeds), "--state", str(state), "-o", str(out)]
    out.write_text('{"stories": [], "singles": []}')
    told = kill_some(command, 8, out, 1)
    last = run("digest", feeds, "--state", state, "--json")
    rest = titles(read_json(last.out)) if last.out else []
    all_ = {AURORA[0][0], AURORA[1][0], LIBRARY[0]}
    assert told | {title for group in rest for title in group} == all_
    assert not told & {title for group in rest for title in group}


LATER = (
    "Ferry Aurora is afloat again off Skagen",
    "Two tugs from Gothenburg pulled the ferry Aurora off its sandbank at Skagen. Divers found a "
    "hole of nine metres below the waterline, and the shipyard Karstensen asks 40 million crowns "
    "for repairs.",
)
NEXT_DAY = {"link": "https://third.example/4", "pubDate": "Tue, 03 Mar 2026 09:30:00 GMT"}


@pytest.fixture
def second(run: Run, feeds: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return a state of a digest, and the feeds of the next morning, on which its story goes on."""
    state = tmp_path / "s.db"
    assert run("digest", feeds, "--state", state).code == 0
    again = entry((AURORA[0][0], AURORA[0][1]), 5, link="https://wire.example/5")
    (feeds / "c.xml").write_text(feed(entry(LATER, 4, **NEXT_DAY), again))
    return state, feeds


def test_a_story_that_goes_on_says_what_is_new_and_not_what_was_told(
    run: Run, second: tuple[Path, Path]
) -> None:
    state, feeds = second
    digest = read_json(run("digest", feeds, "--state", state, "--json").out)
    (story,) = digest["stories"]
    assert (story["title"], story["day"], story["new"], story["origins"]) == (LATER[0], 2, 1, 3)
    assert (digest["repeated"], digest["singles"]) == (1, [])
    new = [sentence["text"] for sentence in story["sentences"] + story["additions"]]
    assert new
    assert all(text in LATER[1] for text in new)
    (earlier,) = story["earlier"]
    assert (earlier["date"], earlier["text"]) == ("2026-03-02", AURORA[0][0])
    told = read_json(run("digest", "--state", state, "--story", "aurora", "--json").out)["stories"]
    timeline = [(line["date"], line["text"]) for line in told[0]["earlier"]]
    assert timeline == sorted(timeline, key=lambda line: line[0])
    assert {text for day, text in timeline if day == "2026-03-03"} == {*new}
    assert {text for day, text in timeline if day == "2026-03-02"} <= {
        sentence for _, text in AURORA for sentence in re.split(r"(?<=\.) ", text)
    }


def test_a_mail_of_the_next_day_answers_the_first(run: Run, second: tuple[Path, Path]) -> None:
    state, feeds = second
    for options in (["-f", "mbox"], ["--mail"]):
        (feeds / "c.xml").rename(feeds.parent / "later")
        state.unlink()
        words = ["digest", feeds, "--state", state, *options]
        first = re.findall(r"(?m)^Message-ID: (\S+)$", run(*words).out)[0]
        (feeds.parent / "later").rename(feeds / "c.xml")
        mail = run(*words).out
        assert re.findall(r"(?m)^In-Reply-To: (\S+)$", mail) == [first]
        assert re.findall(r"(?m)^References: (\S+)$", mail) == [first]
        assert re.findall(r"(?m)^Message-ID: (\S+)$", mail)[0] != first


def test_an_old_digest_is_shown_again(run: Run, second: tuple[Path, Path]) -> None:
    state, feeds = second
    found = run("digest", feeds, "--state", state, "--json")
    with closing(sqlite3.connect(state)) as base, base:
        base.execute("UPDATE digest SET day = date(day, '-1 day') WHERE number = 1")
        days = [day for (day,) in base.execute("SELECT day FROM digest ORDER BY number")]
    text = state.read_bytes()
    first, then = (run("digest", "--state", state, "--again", day, "--json").out for day in days)
    assert titles(read_json(first)) == [[AURORA[0][0], AURORA[1][0]], [LIBRARY[0]]]
    assert read_json(then)["stories"] == read_json(found.out)["stories"]
    assert state.read_bytes() == text
    missing = run("digest", "--state", state, "--again", "2026-01-01")
    assert (missing.code, days[1] in missing.err) == (4, True)
    assert run("digest", "--state", state, "--story", "zeppelin").code == 4
    command = [*PROGRAM, "digest", "--state", str(state), "--story", "aurora", "--no-pager"]
    screen, code = run_on_screen(command, {}, whole=True)  # where no input is named or piped
    assert (code, AURORA[0][1][:20] in screen) == (0, True)
    assert run("digest", feeds, "--state", state, "--story", "aurora").code == 2


def test_an_entry_of_a_story_that_goes_on_keeps_its_id(run: Run, second: tuple[Path, Path]) -> None:
    state, feeds = second
    first = run("digest", feeds / "a.xml", feeds / "b.xml", "-f", "atom").out
    (feeds / "a.xml").write_text(feed())
    (feeds / "b.xml").write_text(feed())
    second_ = run("digest", feeds, "--state", state, "-f", "atom").out
    old, new = (ElementTree.fromstring(text).find(f"{ATOM}entry") for text in (first, second_))
    assert old is not None
    assert new is not None
    assert old.findtext(f"{ATOM}id") == new.findtext(f"{ATOM}id")
    assert new.findtext(f"{ATOM}updated") == "2026-03-03T09:30:00Z"


def build_flood() -> list[str]:
    """Build 40 entries of one event, of which some are copies, and 50 of nothing else's words."""
    chance = random.Random(5)

    def invent(count: int) -> str:
        letters = ("".join(chance.choices("bdfgklmnprstvaeiou", k=9)) for _ in range(count))
        return " ".join(letters).capitalize() + "."

    common = " ".join(text for _, text in AURORA)
    event = [
        (f"Ferry Aurora runs aground off Skagen, report {n}",
         f"{common} {invent(12) if n % 4 else ''} Seen by {n // 4} people of Denmark.")
        for n in range(40)
    ]  # fmt: skip
    alone = [(f"Item {n}: {invent(4)}", " ".join(invent(9) for _ in range(4))) for n in range(50)]
    return [
        entry(story, n, link=f"https://site{n % 7}.example/{n}")
        for n, story in enumerate([*event, *alone])
    ]


def list_told(digest: dict[str, Any]) -> list[str]:
    """List the titles of all articles that a digest shows, copies included."""
    sources = [source for story in digest["stories"] for source in story["sources"]]
    shown = [*sources, *digest["singles"]]
    return [each["title"] for one in shown for each in (one, *one["copies"])]


KILLED = """
import os, signal, sqlite3, sys
from summarize.__main__ import main
left = int(sys.argv.pop(1))
connect = sqlite3.connect
def connect_and_watch(*arguments, **options):
    base = connect(*arguments, **options)
    base.set_trace_callback(watch)
    return base
def watch(statement):
    if statement.startswith(("BEGIN", "COMMIT", "UPDATE digest")):
        count("os.rename")
def count(event, _=None):
    global left
    if event == "os.rename":
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
sqlite3.connect = connect_and_watch
sys.addaudithook(count)
main()
"""
"""Kill the program when it is about to take a step of a number.

Step 1 begins to write the state, 2 writes it with what is about to be delivered, 3 is behind that,
4 gives the digest its name, 5 is behind that, 6 writes the state again.
"""


@pytest.mark.parametrize("kills", [(), (2, 4, 5), (4, 3), (6,)])
def test_each_article_of_three_mornings_is_shown_once(
    run: Run, tmp_path: Path, kills: Sequence[int]
) -> None:
    entries, told, text, again = build_flood(), list[str](), "", 0
    state, out, path = (tmp_path / name for name in ("s.db", "today.json", "a.xml"))
    words = ["digest", str(path), "--state", str(state), "-o", str(out)]
    for morning in (60, 75, 90):
        path.write_text(feed(*entries[-morning:]))
        # Of a delivered digest that is not marked as such, the next morning must know.
        again_today = [] if kills == (6,) and morning < 90 else [0]
        for moment in (*kills, *again_today):
            command = [sys.executable, "-c", KILLED, str(moment or 9), *words]
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode in ({-signal.SIGKILL} if moment else {0}), done.stderr
            if out.exists() and out.read_text() != text:
                text = out.read_text()
                told += list_told(read_json(text))
                again += read_json(text)["repeated"]
    assert len(told) == len({*told}) == 90 - again
    assert again < 10  # the same text as one that was told
    assert read_json(text)["left_out"] == 0
    assert run(*words).err == "summarize: nothing new\n"


def test_what_is_not_listed_comes_next_time(run: Run, tmp_path: Path) -> None:
    path, state = tmp_path / "a.xml", tmp_path / "s.json"
    path.write_text(feed(*build_flood()))
    first = read_json(run("digest", path, "--state", state, "--json").out)
    assert (len(list_told(first)), first["left_out"]) == (70, 20)
    rest = read_json(run("digest", path, "--state", state, "--singles", "99", "--json").out)
    assert (len(list_told(rest)), rest["left_out"]) == (20, 0)
    assert not {*list_told(first)} & {*list_told(rest)}


def test_what_is_never_listed_is_no_news(run: Run, feeds: Path, tmp_path: Path) -> None:
    state, out = tmp_path / "s.json", tmp_path / "today.html"
    words = ["digest", feeds, "--state", state, "--singles", "0", "-o", out]
    assert run(*words).err == ""
    page = out.read_text()
    again = run(*words)
    assert again.err == "summarize: nothing new; not listed: 1 (--all lists all)\n"
    assert (again.code, out.read_text()) == (0, page)


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_every_format_names_or_counts_all_articles(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(feed(*build_flood()))
    shown = unescape(run("digest", path, "-f", name).out).replace("\\", "")
    named = {int(n) for n in re.findall(r"report (\d+)(?= ·|</bdi>|\])", shown)}
    copies = re.findall(r"The same text: (.*?)(?:</span>|\n)", shown)
    places = [place for line in copies for place in line.split(", ")]
    counts = [int(found[1]) if (found := re.search(r"\((\d+)\)", p)) else 1 for p in places]
    assert len(named) + sum(counts) == 40
    assert len({*re.findall(r"Item (\d+)", shown)}) == 30
    assert re.search(r"[Nn]ot listed: 20", shown)


def test_a_clock_that_goes_back_doubles_nothing(run: Run, feeds: Path, tmp_path: Path) -> None:
    state = tmp_path / "s.db"
    assert run("digest", feeds, "--state", state).out
    for day in ("2999-01-01", "0001-01-01"):  # written by a clock that was wrong
        with closing(sqlite3.connect(state)) as base, base:
            base.execute("UPDATE seen SET day = ?", (day,))
            base.execute("UPDATE digest SET day = ?", (day,))
        assert not run("digest", feeds, "--state", state).out
        assert not run("digest", feeds, "--state", state).out
