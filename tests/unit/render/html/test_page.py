"""A page has what there is to say and nothing else."""

from dataclasses import replace

import pytest

from summarize.models import Article, Removed
from summarize.render.html.page import render_html
from tests.unit.render.html.examples import ARTICLE, BLOCKS, FIRST, LAST, find, make, merge


def test_the_bars_have_a_legend_and_the_foot_is_for_a_friend() -> None:
    page = render_html(make(picked=(FIRST, LAST)))
    (legend,) = find('</svg>\n<p class="legend"><bdi>(.*?)</bdi>', page)
    assert "the higher, the more important" in legend
    assert find("<footer><bdi>(.*?)</bdi>", page) == [
        "The sentences are word for word from the article. Made with summarize."
    ]
    for few in ((), (FIRST,)):  # one bar is the highest
        assert not find('class="legend"', render_html(make(picked=few)))


def test_key_phrases_stand_below_the_byline_at_most_six_of_them() -> None:
    page = render_html(replace(make(), keywords=tuple("abcdefg")))
    (line,) = find('<p class="phrases">.*?</p>', page)
    assert find("<bdi>([a-g])</bdi>", line) == list("abcdef")
    assert '<p class="phrases">' not in render_html(replace(make(), keywords=()))
    assert '<p class="phrases">' not in render_html(merge("en", "de"))
    assert '<p class="phrases">' in render_html(merge("en", "en"))


def test_without_a_sentence_there_is_no_strip_and_no_description() -> None:
    page = render_html(make(picked=()))
    assert not find("<svg|og:description", page)
    assert len(find("<svg", render_html(make()))) == 1
    assert find('og:description" content="(.*?)"', render_html(make())) == ["It rained."]


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        (("A", "B"), "A\xa0· B"), (("A", "B", "C"), "“A” and 2 more"), (("A",), "A"),
        ((None,), "It rained. Nobody came."),
    ],
)  # fmt: skip
def test_a_page_is_called_by_its_articles(titles: tuple[str | None, ...], title: str) -> None:
    parts = tuple(Article(BLOCKS[:1], "en", title=name) for name in titles)
    several = Article(BLOCKS[:1] * len(parts), "en", articles=parts)
    assert find("<title>(.*?)</title>", render_html(make(several)))[0] == title


def test_what_was_left_out_is_listed_by_its_reason() -> None:
    removed = (Removed("Sign up!", "newsletter"), Removed("x", "odd <reason>"))
    (box,) = find(
        '<details class="removed">.*?</details>',
        render_html(make(replace(ARTICLE, removed=removed))),
    )
    assert find(r"<li><b>(.*?)</b> <span>(.*?)</span>", box) == [
        ("newsletter", "Sign up!"), ("<bdi>odd &lt;reason&gt;</bdi>", "x")
    ]  # fmt: skip
    assert '<details class="removed">' not in render_html(make())
