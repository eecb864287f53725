"""An article is named, and its author, site, date and language are given once."""

import re
from dataclasses import replace

import pytest

from summarize.models import Article, Block
from summarize.render.html.metadata import cut_text, is_mixed, name_article
from summarize.render.html.page import render_html
from tests.unit.render.html.examples import ARTICLE, find, make, merge


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        pytest.param("the old mill", 12, "the old mill", id="just-fits"),
        pytest.param("the old mill", 11, "the old…", id="one-too-long"),
        pytest.param("the  old\nmill", 12, "the old mill", id="on-one-line"),
        pytest.param("the, old mill", 9, "the…", id="no-comma-before-the-dots"),
        pytest.param("watermill", 5, "wate…", id="one-word"),
        pytest.param("a watermill", 8, "a…", id="between-words"),
        pytest.param("", 5, "", id="nothing"),
    ],
)
def test_a_text_is_cut_between_words(text: str, most: int, cut: str) -> None:
    assert cut_text(text, most) == cut


def test_an_article_is_called_by_its_title_or_by_its_opening() -> None:
    assert name_article(Article((Block("x"),), "en", title="A Mill")) == "A Mill"
    assert name_article(Article((Block("mill " * 20),), "en")) == "mill " * 10 + "mill…"
    assert name_article(Article((), "en")) == ""


def test_articles_are_mixed_if_their_languages_differ() -> None:
    one, other = (Article((Block("x"),), code) for code in ("en", "de"))
    assert not is_mixed(one)
    assert not is_mixed(Article(one.blocks, "en", articles=(one, one)))
    assert is_mixed(Article(one.blocks, "en", articles=(one, other)))


@pytest.mark.parametrize(
    ("known", "byline"),
    [
        pytest.param({}, "1 min read|English", id="nothing"),
        pytest.param({"author": "Ann", "site": "Gull"}, "Ann|Gull|1 min read|English", id="both"),
        pytest.param({"author": "Gull", "site": "Gull"}, "Gull|1 min read|English", id="the-same"),
        pytest.param({"author": "Ann"}, "Ann|1 min read|English", id="author"),
        pytest.param({"date": "2025-03-04"}, "4 March 2025|1 min read|English", id="date"),
        pytest.param({"date": "soon"}, "soon|1 min read|English", id="no-date"),
        pytest.param({"url": "https://www.a.org/b"}, "a.org|1 min read|English", id="host"),
        pytest.param(
            {"url": "https://a.org", "site": "Gull"}, "Gull|1 min read|English", id="site"
        ),
        pytest.param({"source": "http://a.org"}, "a.org|1 min read|English", id="source"),
        pytest.param({"url": "https://[a/b"}, "1 min read|English", id="no-host"),
        pytest.param({"url": "file:///a"}, "1 min read|English", id="no-web"),
        pytest.param({"language": "und"}, "1 min read", id="no-language"),
        pytest.param({"language": "sw"}, "1 min read|Swahili", id="a-language-without-words"),
    ],
)
def test_a_byline_says_what_is_known_once(known: dict[str, str], byline: str) -> None:
    page = render_html(make(replace(ARTICLE, **known)))  # type: ignore[arg-type]
    (line,) = find('<p class="facts">(.*?)</p>', page)
    facts = [re.sub("<.*?>", "", fact) for fact in line.split("&nbsp;· ")]
    assert "|".join(facts) == byline
    leads = find('<a class="source" href="(.*?)"', line)
    assert leads == [url for name, url in known.items() if name in ("url", "source")][: len(leads)]
    assert bool(leads) == ("a.org" in str(known))


def test_articles_in_several_languages_have_no_one_language() -> None:
    (line,) = find('<p class="facts">(.*?)</p>', render_html(merge("en", "de")))
    assert re.sub("<.*?>", "", line) == "1 min read"
