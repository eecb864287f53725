"""Each output in its rare states: little is known, addresses are odd, a part is missing."""

import json
import mailbox
import re
from contextlib import closing
from dataclasses import replace
from email import message_from_bytes, policy
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from summarize import Article, extract_article, summarize
from summarize.digest import Digest, Edition, Memory, Selection, build_digest, tell_again
from summarize.models import Block, Removed
from summarize.render.descriptions import describe_phrases
from summarize.render.formats import list_formats, load_renderer
from summarize.render.style import Style
from summarize.request import Request
from summarize.stories.stories import KeptStory, Told
from tests.program.test_digest import AURORA, LIBRARY
from tests.unit.render.test_sections import LINES

TEXT = "The mill turned all night. Nobody in the town knew why it did so on a Sunday."
ADDRESSES = [
    "https://a.example/(b)", "https://a.example/b_c_d*e*", "https://a.example/a?b=1&c=[2]",
    "https://a.example/ö/`b`~c~", "https://a.example/a)b(", "https://a.example/#s<b>",
]  # fmt: skip
STATES = {
    "nothing known": Article((Block(TEXT),), "und"),
    "a title alone": Article((Block(TEXT),), "en", title="# 1. *Mills* [a](b) <i>&amp;</i> | `c`"),
    "no title": Article((Block(TEXT),), "en", author="Ann_Lee_", date="2024-05-06", site="*Gull*"),
    "half a date": Article((Block(TEXT),), "de", title="Mühle", date="2024"),
    "all removed": Article((Block(TEXT),), "en", removed=(Removed("Sign <up>!", "newsletter"),)),
    "an item": Article((Block("Mills", "heading", 2), Block(TEXT, "item", 1, 3)), "en"),
    "from the right": Article((Block("דלת הטחנה נפתחה אתמול בלילה. איש לא ידע מדוע."),), "he"),
}
STYLES = [Style(), Style(bare=True), Style(explain=True), Style(columns=20)]


VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """The text and the links of a page, whose elements are all closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self.opened: list[str] = []
        self.feed(page)
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element of SVG that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_output(name: str, output: str) -> tuple[str, list[str]]:
    """Return the words that a reader of the output sees, and where its links lead."""
    if name == "json":
        values = json.loads(output)
        texts = [s["text"] for s in values["sentences"]]
        return " ".join([*texts, values["title"] or ""]), [values["url"]]
    if name == "markdown":
        output = MarkdownIt("commonmark", {"linkify": False}).render(output)
    if name in ("markdown", "html"):
        page = Page(output)
        return " ".join(page.words), page.links
    return output, []


def squeeze(text: str) -> str:
    return re.sub(r"[\s·•\u200e\u200f\u2066-\u2069\N{LEFT BLACK LENTICULAR BRACKET}]+", "", text)


@pytest.mark.parametrize("name", list_formats())
@pytest.mark.parametrize("state", STATES)
def test_an_article_of_which_little_is_known_is_shown_whole(name: str, state: str) -> None:
    article = STATES[state]
    summary = summarize(article, length="4")
    for style in STYLES:
        shown, _ = read_output(name, load_renderer(name, "summary")(summary, style))
        for sentence in summary.sentences:
            assert squeeze(sentence.text) in squeeze(shown), style
        assert not re.search(r"\bNone\b|\bnull\b|\(\)|\[\]", shown)
        if article.title and name in ("html", "json", "markdown") and not style.bare:
            assert squeeze(article.title) in squeeze(shown)


@pytest.mark.parametrize("name", ["markdown", "html", "json"])
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("title", [None, "The [mill] (old)"])
def test_an_odd_address_leads_where_it_did(name: str, address: str, title: str | None) -> None:
    article = Article((Block(TEXT),), "en", url=address, title=title)
    output = load_renderer(name, "summary")(summarize(article), Style())
    shown, links = read_output(name, output)
    bare = unquote(address)
    assert any(unquote(link).partition(":~:")[0].rstrip("#") == bare for link in links) or (
        squeeze(bare) in squeeze(shown)
    )


def make_article(story: tuple[str, str], number: int) -> Article:
    return Article(
        (Block(story[1]),), "en", title=story[0], date="2026-03-02", site=f"Site {number}",
        url=f"https://example.org/{number}", source=f"{number}.xml",
    )  # fmt: skip


STORY = [make_article(AURORA[0], 1), make_article(AURORA[1], 2)]
ALONE = make_article(LIBRARY, 3)
PAST = KeptStory("x", "x", "2026-03-01", 1, (STORY[0],), (STORY[0],),
                 (Told("It sank.", "2026-03-01", STORY[0]),))  # fmt: skip
CHANGED = replace(STORY[0], title="Ferry Aurora sinks in the harbour")
MEMORY = Memory(Edition(2, "2026-03-02", "2026-03-01", "m"), (PAST,), {id(CHANGED): STORY[0]})
DIGESTS: dict[str, tuple[Digest, int]] = {
    "both": (build_digest([*STORY, ALONE], Request(), Selection(singles=9)), 2),
    "without singles": (build_digest(STORY, Request(), Selection(singles=9)), 1),
    "without stories": (build_digest([ALONE], Request(), Selection(singles=9)), 1),
    "all singles left out": (build_digest([*STORY, ALONE], Request(), Selection(singles=0)), 2),
    "a story goes on": (build_digest([CHANGED], Request(), Selection(), memory=MEMORY), 1),
    "from the first day": (Digest((tell_again(PAST, Request()),), (), 0, 1), 1),
}
"""What is in a digest, and the number of mails that it makes."""


def list_mails(output: str, folder: Path) -> list[str]:
    """Return the texts of a mail, or of the mails of a mailbox."""
    path = folder / "today.mbox"
    start = "" if output.startswith("From ") else "From digest@localhost\n"
    path.write_text(start + output, encoding="utf-8")
    with closing(mailbox.mbox(path)) as box:
        mails = [message_from_bytes(mail.as_bytes(), policy=policy.default) for mail in box]
    bodies = [mail.get_body(("plain",)) for mail in mails]
    return [body.get_content() for body in bodies if body is not None]


@pytest.mark.parametrize("state", DIGESTS)
@pytest.mark.parametrize("name", list_formats("digest"))
def test_a_digest_shows_what_is_in_it_and_nothing_else(
    name: str, state: str, tmp_path: Path
) -> None:
    digest, count = DIGESTS[state]
    output = load_renderer(name, "digest")(digest, Style(columns=200))
    if name in ("mail", "mbox"):
        mails = list_mails(output, tmp_path)
        assert len(mails) == (count if name == "mbox" else 1)
        output = " ".join(mails)
    shown = squeeze(unescape(output).replace("\\", ""))
    assert (squeeze(LIBRARY[0]) in shown) == bool(digest.singles)
    left_out = {"json": '"left_out": 1', "html": "Not listed: 1"}.get(name, "not listed: 1 more")
    assert (left_out in output) == bool(digest.left_out)
    for told in digest.stories:
        assert all(squeeze(sentence.text) in shown for sentence in told.summary.sentences)
        assert all(squeeze(each.text) in shown for each in told.earlier)
        assert all(squeeze(text) in shown for c in told.changes for text in (c.old, c.new))
        assert ("day2" in shown.lower() or '"day":2' in shown) == bool(told.story.past)
    assert "None" not in shown


@pytest.mark.parametrize("name", list_formats("digest"))
def test_a_digest_says_who_speaks(name: str) -> None:
    blocks = [(a, tuple(replace(b, speaker="Ann Lee") for b in a.blocks)) for a in [*STORY, ALONE]]
    posts = [replace(article, blocks=own) for article, own in blocks]
    digest = build_digest(posts, Request(), Selection(singles=9))
    output = load_renderer(name, "digest")(digest, Style(columns=200))
    told = len(digest.stories) + len(digest.singles)
    assert len(re.findall(r'Ann Lee(?=: )|"speaker": ?"Ann Lee"', output)) >= told


@pytest.mark.parametrize("explain", [False, True])
def test_a_source_of_a_digest_says_which_other_it_is_like_if_asked(*, explain: bool) -> None:
    output = load_renderer("json", "digest")(DIGESTS["both"][0], Style(explain=explain))
    (story,) = json.loads(output)["stories"]
    likes = [source.get("like") for source in story["sources"]]
    assert [bool(like) for like in likes] == [explain] * 2
    for number, like in enumerate(likes if explain else (), 1):
        assert like["number"] == 3 - number
        assert like["total"] >= like["evidence"] > 0
        assert like["total"] >= like["needed"]
        said = " ".join(article.text for article in STORY).lower()
        assert all(word.lower() in said for word in like["words"])


@pytest.mark.parametrize("opening", ["", "Three trades fed the valley for two hundred years.\n\n"])
@pytest.mark.parametrize("several", [True, False])
def test_each_heading_opens_a_list_and_each_list_is_closed(opening: str, *, several: bool) -> None:
    """A sentence above the first heading has a list of its own."""
    names = ("Salt", "Lamps", "Trams")
    text = opening + "".join(f"## {name}\n\n{LINES[name]}\n\n" for name in names)
    summary = summarize(extract_article(f"# Old days\n\n{text}"), length="40")
    firsts = {s.paragraph: s for s in reversed(summary.sentences)}
    picked = replace(summary, sentences=tuple(firsts[n] for n in sorted(firsts)))
    name = "several" if several else "summary"
    shown: Any = [picked, picked] if several else picked
    page = load_renderer("html", name)(shown, Style())  # type: ignore[arg-type]
    assert page.count('class="over"') == len(names) * (1 + several)
    assert page.count('<ul class="key"') == (len(names) + bool(opening)) * (1 + several)
    assert Page(page).links


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 key phrases"), (1, "1 key phrase"), (2, "2 key phrases")]
)
def test_only_one_is_no_plural(count: int, said: str) -> None:
    summary = replace(summarize(STATES["no title"]), keywords=("mill", "town")[:count])
    assert describe_phrases(summary).startswith(f"{said}, ")
