"""Where a page shows no thread, the one that it declares is read."""

import json
import subprocess
import sys
from html import escape
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import NoteWarning
from summarize.readers.html.declared_posts import read_declared_posts
from summarize.readers.html.tree import load_page
from tests.unit.readers.html.examples import build_page

POSTS = (
    "How late may a ferry be before you ask for the fare? Mine was two hours behind on Friday.",
    "I have never paid for one that came after dark, and nobody at the pier has ever asked.",
    "The timetable says an hour, but only with the paper ticket.",
)
NAMES = ("ann_b", "Ole Holm", "cy_d")
TIMES = ("2024-05-03", "2024-05-04", "2024-05-05")


def declare(kind: str, number: int, **more: Any) -> dict[str, Any]:
    """Write a post in the words of schema.org."""
    person = {"@type": "Person", "name": NAMES[number]}
    own = {"@type": kind, "author": person, "dateCreated": f"{TIMES[number]}T10:00:00Z"}
    return {**own, "text": POSTS[number], **more}


def set_script(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def set_attribute(value: Any) -> str:
    return f'<div hidden data-page="{escape(json.dumps(value))}"></div>'


FORUM = declare("DiscussionForumPosting", 0, comment=[declare("Comment", 1), declare("Comment", 2)])
QUESTION = {
    "@type": "QAPage",
    "mainEntity": declare(
        "Question",
        0,
        acceptedAnswer=declare("Answer", 1, comment=[declare("Comment", 2)]),
    ),
}
STREAM = [
    {"id": n, "username": NAMES[n], "created_at": TIMES[n], "cooked": f"<p>{POSTS[n]}</p>"}
    for n in range(3)
]
STATE = {"topic": json.dumps({"posts": STREAM, "labels": ["a label of the page"] * 99})}
DECLARED = {
    "a posting and its comments": set_script(FORUM),
    "a question and its answers": set_script([QUESTION]),
    "the data of the page": set_attribute(STATE),
    "both": set_script({**FORUM, "comment": []}) + set_attribute(STATE),
}


@pytest.mark.parametrize("head", [pytest.param(h, id=name) for name, h in DECLARED.items()])
def test_the_posts_of_a_page_that_shows_none_are_those_that_it_declares(head: str) -> None:
    lines = extract_article(build_page(f"{head}<div id=app></div>")).paragraphs
    signed = zip(NAMES, TIMES, POSTS, strict=True)
    assert lines == tuple(
        line for name, time, text in signed for line in (f"{name} · {time}", text)
    )


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"@type": "Comment", "text": POSTS[0]}, id="a comment without its thread"),
        pytest.param([{"cooked": POSTS[0]}], id="a text of nobody"),
        pytest.param({"@type": "QAPage", "mainEntity": []}, id="nothing"),
        pytest.param({"@type": "QAPage", "mainEntity": [[[]] * 40] * 2}, id="lists in lists"),
    ],
)
def test_other_data_holds_no_posts(value: Any) -> None:
    from summarize.readers.html.declared_posts import read_declared_posts
    from summarize.readers.html.tree import load_page

    assert read_declared_posts(load_page(build_page(set_script(value)))) == []


def test_the_posts_that_a_page_shows_come_first() -> None:
    shown = "".join(
        f"<div class=post><a href='/user/{n}'>{name}</a> <p>{time}</p>"
        f"<div class=text>{text.replace('ferry', 'boat')}</div></div>"
        for n, (name, time, text) in enumerate(zip(NAMES, TIMES, POSTS, strict=True))
    )
    page = extract_article(build_page(set_script(FORUM) + shown))
    assert "boat" in page.paragraphs[1]


DESCRIPTION = "The ferry to Nordby was two hours late, and nobody had told the town why. " * 4


def describe(*, dated: bool, text: str = DESCRIPTION, title: str = "Ferry") -> bytes:
    head = f"<title>{title}</title><meta property='og:description' content='{text}'>"
    head += "<meta property='og:type' content='article'>"
    day = "<meta property='article:published_time' content='2024-05-03'>" if dated else ""
    return f"<html><head>{head}{day}</head><body><div id=app></div></body></html>".encode()


def test_a_dated_page_that_shows_nothing_is_read_by_its_description() -> None:
    with pytest.warns(NoteWarning, match="only its description"):
        article = extract_article(describe(dated=True))
    assert article.paragraphs == (DESCRIPTION.strip(),)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param(describe(dated=False), "without its scripts", id="no-date"),
        pytest.param(
            describe(dated=True, text="All about the ferry."), "without its scripts", id="a-motto"
        ),
        pytest.param(describe(dated=True, title="404 Not Found"), "an error page", id="an-error"),
    ],
)
def test_any_other_page_that_shows_nothing_is_refused(page: bytes, reason: str) -> None:
    from summarize.errors import NoArticleError

    with pytest.raises(NoArticleError, match=reason):
        extract_article(page)


@pytest.mark.parametrize(
    ("author", "time", "heading"),
    [
        ("ann_b", "2024-05-03T10:00:00Z", "ann_b · 2024-05-03"),
        ("ann_b", "\x1b[31m\n\nA", "ann_b"),
        ("ann_b", "1714730400000", "ann_b"),
        ("ann_b " * 20, "2024-05-03", "2024-05-03"),
    ],
)
def test_a_heading_has_a_short_name_and_a_day(author: str, time: str, heading: str) -> None:
    post = declare("DiscussionForumPosting", 0, comment=[declare("Comment", 1)])
    post |= {"author": author, "dateCreated": time}
    tree = load_page(f"<html><head>{set_script(post)}</head><body></body></html>".encode())
    assert read_declared_posts(tree)[0].text == heading


def test_pages_without_declared_posts_load_no_reader_of_scripts() -> None:
    code = "import sys, summarize.readers.html.declared_posts; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "summarize.readers.html.script_data" not in run.stdout.split()
