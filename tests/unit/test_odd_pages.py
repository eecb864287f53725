"""The prose of a page is found however oddly it is built, and so are the posts of a thread."""

import pytest

from summarize import extract_article
from summarize.models import Article, Block
from summarize.readers.html.extraction import is_other_text

TITLE = "The ferry at Nordby"
PARAGRAPHS = [
    f"In {year} the ferry at Nordby carried {year - 1800} wagons across the sound, and its captain "
    f"wrote that nobody had been late for the boat {extra}."
    for year, extra in zip(
        range(1901, 1913),
        "at all|in the fog|in spring|on a Sunday|in the rain|that winter|but the vicar|on the way "
        "home|with a horse|in the dark|at Easter|in his time".split("|"),
        strict=True,
    )
]
OTHERS = [
    f"The bakery in Vesby sold {count} loaves of rye bread a day, said its owner, who has kept "
    f"the shop for {count // 9} years."
    for count in range(110, 200, 10)
]


def mark(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def read(body: str, head: str = "") -> Article:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    return extract_article(page.encode())


MENU = "<ul><li><a href=/a>Boats</a><li><a href=/b>Harbours</a><li><a href=/c>Weather</a></ul>"
SIDEBAR = f"<div class=sidebar><h3>Popular Posts</h3>{MENU}{mark(OTHERS[:3], 'div')}</div>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<noscript>{mark(PARAGRAPHS)}</noscript>{SIDEBAR}", id="noscript"),
        pytest.param(f"<aside class=main>{mark(PARAGRAPHS)}</aside>{SIDEBAR}", id="aside"),
        pytest.param(f"<ol>{mark(PARAGRAPHS, 'label')}</ol>{SIDEBAR}", id="labels"),
        pytest.param(f"</body></html>{MENU}<div>{mark(PARAGRAPHS)}</div>", id="after-the-end"),
    ],
)
def test_prose_is_found_where_none_should_be(body: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{body}")
    assert [text for text in article.paragraphs if "ferry" in text] == PARAGRAPHS


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


def test_formulas_that_only_an_extractor_sees_do_not_stand_for_the_whole_page() -> None:
    formulas = [Block("\\lvert w\\rvert=\\frac{w}{ab}\\iff\\lvert b\\rvert=\\frac{b}{ab}")] * 20
    prose = list(map(Block, PARAGRAPHS))
    assert not is_other_text(prose, formulas)
    assert not is_other_text(prose, [])
    assert is_other_text([Block("Boats"), Block("Harbours")], prose)
