"""With --follow the pages that a feed links to are read, and without it nothing is fetched."""

import json
from pathlib import Path
from urllib.parse import quote

from summarize.commands.feed_links import MOST, follow_entries
from summarize.readers.several_articles import list_parts
from summarize.sources.address import ORDINARY
from summarize.sources.open import open_source
from tests.conftest import Run
from tests.server import Handler

TITLE = "The bridge that measures its own age"


def feed_of(server: str, *links: str) -> str:
    return f"{server}/links/{quote(','.join(links), safe='')}"


def paths_of() -> list[str]:
    """Return what was asked for but the feed itself."""
    return [path for path, _, _ in Handler.asked if not path.startswith("/links")]


def test_without_follow_nothing_is_fetched(run: Run, server: str) -> None:
    Handler.asked.clear()
    found = run("-n", "1", "--fresh", feed_of(server, "/page", "/page/2"))
    assert (found.code, found.out.count("Only a teaser"), paths_of()) == (0, 2, [])


def test_with_follow_the_pages_are_read(run: Run, server: str) -> None:
    Handler.asked.clear()
    found = run("--fresh", "--follow", "-f", "json", feed_of(server, "/page", "/page/2"))
    pages = [json.loads(line) for line in found.out.splitlines()]
    assert [(p["part"], p["title"], p["url"]) for p in pages] == [
        (1, TITLE, f"{server}/page"),
        (2, TITLE, f"{server}/page/2"),
    ]
    assert (found.code, found.err, paths_of()) == (0, "", ["/page", "/page/2"])


def test_a_page_that_fails_costs_the_others_nothing(run: Run, server: str) -> None:
    feed = feed_of(server, "/nothing", "ftp://x/", "/page")
    found = run("--fresh", "--follow", "-f", "json", feed)
    shown = [json.loads(line)["part"] for line in found.out.splitlines()]
    # What the feed has of it stays; the second has no link that can be fetched.
    assert (found.code, shown, found.out.count("Only a teaser")) == (0, [1, 2, 3], 2)
    told = f"#1: {server}/nothing: the server answered 404 Not Found; its text in the feed is"
    assert (told in found.err, found.err.count("\n")) == (True, 1)


def test_a_page_without_an_article_leaves_what_the_feed_has(run: Run, server: str) -> None:
    found = run("--fresh", "--follow", "-q", feed_of(server, "/feed"))
    assert (found.code, "Only a teaser of story 1" in found.out) == (0, True)
    assert f"{server}/feed: a feed of" in found.err


def test_at_most_twenty_are_fetched_and_the_others_are_told(run: Run, server: str) -> None:
    Handler.asked.clear()
    links = [f"/page/{n}" for n in range(MOST + 2)]
    found = run("--fresh", "-q", "-n", "1", "-f", "json", "--follow", feed_of(server, *links))
    titles = [json.loads(line)["title"] for line in found.out.splitlines()]
    assert titles == [TITLE] * MOST + [f"Story {MOST + 1}", f"Story {MOST + 2}"]
    assert len(paths_of()) == MOST == 20
    assert "the first 20 of 22 links are followed" in found.err


def test_twenty_links_are_all_followed_and_nothing_is_told(run: Run, server: str) -> None:
    links = [f"/page/{n}" for n in range(MOST)]
    found = run("--fresh", "-q", "-n", "1", "-f", "json", "--follow", feed_of(server, *links))
    assert (found.out.count(f'"title": "{TITLE}"'), found.err) == (MOST, "")


def test_one_part_is_followed_alone_and_a_list_fetches_nothing(run: Run, server: str) -> None:
    Handler.asked.clear()
    links = [f"/page/{n}" for n in range(1, MOST + 9)]
    feed = feed_of(server, *links)
    assert "Lower Ven" in run("read", "--follow", "--part", f"{MOST + 5}", feed).out
    assert paths_of() == [f"/page/{MOST + 5}"]
    assert run("--list", "--follow", feed).out.count("Story") == len(links)
    assert len(paths_of()) == 1


def test_a_feed_from_elsewhere_leads_into_no_private_network(
    run: Run, server: str, tmp_path: Path
) -> None:
    """Not even where the user has fetched the same page before, and it is kept."""
    assert run(f"{server}/page").code == 0
    path = tmp_path / "feed.xml"
    path.write_bytes(open_source(feed_of(server, f"{server}/page")).data)
    Handler.asked.clear()
    found = run("--follow", path)
    assert (found.code, found.out.count("Only a teaser"), paths_of()) == (0, 1, [])
    assert "an address of a private network" in found.err


def test_a_link_is_as_private_as_the_feed(server: str) -> None:
    feed = open_source(feed_of(server, f"{server}/page"))
    items = list_parts(feed)
    inside = follow_entries(items, feed, ORDINARY)
    outside = follow_entries(items, feed._replace(url="https://example.org/feed"), ORDINARY)
    broken = follow_entries(items, feed._replace(url="https://["), ORDINARY)
    named = [item.web.named for (item,) in (inside, outside, broken)]  # type: ignore[attr-defined]
    assert named == [True, False, False]


def test_what_is_no_feed_has_nothing_to_follow(run: Run, server: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = json.dumps({"text": "One row has an address.", "url": f"{server}/page"})
    path.write_text(f"{row}\n{row}\n")
    Handler.asked.clear()
    assert run("--follow", path).out.count("One row has an address.") == 2
    assert paths_of() == []
    assert run("--follow", f"{server}/page").code == 0
    assert paths_of() in ([], ["/page"])  # which may be kept
    assert "nothing to follow" in run("--follow", path).err
