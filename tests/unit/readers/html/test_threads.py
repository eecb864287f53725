"""The posts of a thread are its article."""

import pytest

from summarize import extract_article
from summarize.models import Article

TITLE = "The ferry at Nordby"


def mark(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def read(body: str, head: str = "") -> Article:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    return extract_article(page.encode())


THREADS = {
    "hacker-news": (
        '<table id="hnmain"><tr><td>120 points by {0} 3 hours ago | 2 comments</td></tr>'
        "<tr><td><span class=comhead>{0} 2 hours ago</span>"
        "<span class='commtext c00'>{1}</span></td></tr>"
        "<tr><td><span class=comhead>{2} 1 hour ago</span>"
        "<span class='commtext c00'>{3}</span></td></tr></table>"
    ),
    "forum": (
        '<div id="phpbb"><div class=postbody><p class=author>by {0} » 3 May</p>'
        "<div class=content>{1}</div></div>"
        "<div class=postbody><p class=author>by {2} » 4 May</p>"
        "<div class=content>{3}</div></div></div>"
    ),
    "discourse": (
        '<meta name="generator" content="Discourse 3.2"><div class=names>{0} 3 May</div>'
        "<div class='cooked'>{1}</div><div class=names>{2} 4 May</div><div class='cooked'>{3}</div>"
    ),
    "issue": (
        "<div class=js-discussion><div class=js-comment><h3>{0} commented</h3>"
        "<div class='comment-body markdown-body'>{1}</div></div>"
        "<div class=js-comment><h3>{2} commented</h3><div class=comment-body>{3}</div></div></div>"
    ),
}


@pytest.mark.parametrize("page", [pytest.param(page, id=name) for name, page in THREADS.items()])
def test_the_posts_of_a_thread_are_its_article_and_bylines_are_not(page: str) -> None:
    posts = ["How late may a ferry be before you ask for the fare?", "I have never paid for one."]
    article = read(page.format("ann_b", mark(posts[:1]), "cy_d", posts[1]))
    assert list(article.paragraphs) == posts
