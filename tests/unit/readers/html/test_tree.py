"""What an element holds is read where its tag promises something else."""

import pytest

from summarize.readers.html.page import read_page
from summarize.readers.html.tree import load_page
from tests.unit.ferry import FERRY, OTHERS, TITLE, mark, read
from tests.unit.readers.html.examples import PARAGRAPHS, build_page, texts_of


@pytest.mark.parametrize("tag", ["div", "noscript", "nav", "label", "dialog", "template"])
def test_an_article_is_found_where_none_should_be(tag: str) -> None:
    draft = read_page(build_page(f"<h1>The dam</h1><{tag}>{PARAGRAPHS}</{tag}>"), None)
    assert len([text for text in texts_of(draft) if text.startswith("In the year")]) == 8


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("On <time>3 May</time> the keeper wrote it down.", "On 3 May the keeper wrote it down."),
        ("Run the <code>open gate</code> command first of all.", "Run the open gate command first"),
        ("He said <q>I <b>never</b> sleep</q> to all of them.", "said “I never sleep” to all"),
        ("The <mark>marked</mark> and <del>struck</del> words.", "The marked and struck words."),
    ],
)
def test_what_is_marked_inside_a_sentence_does_not_break_it(line: str, expected: str) -> None:
    draft = read_page(build_page(f"<article>{PARAGRAPHS}<p>{line}</p></article>"), None)
    assert len(texts_of(draft)) == 9
    assert expected in texts_of(draft)[-1]


ANSWER = "<div>The keeper opens it by hand, and it takes him an hour of the night.</div>"


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        pytest.param("<h3><button>The gate</button></h3>", "The gate", id="a heading"),
        pytest.param(
            "<div><button aria-expanded=false>Who opens the gate?</button></div>",
            "Who opens the gate?",
            id="a question",
        ),
        pytest.param("<div><button aria-expanded=false>Menu</button></div>", None, id="a menu"),
        pytest.param("<h3>The gate <button>Share</button></h3>", "The gate", id="beside a heading"),
    ],
)
def test_a_button_that_opens_a_section_is_its_heading(question: str, kept: str | None) -> None:
    page = build_page(f"<article>{PARAGRAPHS}{question}{ANSWER}{PARAGRAPHS}</article>")
    texts = [text for text in texts_of(read_page(page, None)) if len(text.split()) < 8]
    assert texts == [kept] * bool(kept)


@pytest.mark.parametrize(
    ("label", "count", "kept"),
    [
        pytest.param("Who opens gate {}?", 3, True, id="questions"),
        pytest.param("Who opens gate {}?", 2, False, id="too few"),
        pytest.param("Open the gate {}", 3, False, id="orders"),
        pytest.param("Who opens the gate?", 3, False, id="the same again"),
    ],
)
def test_buttons_that_ask_are_text_where_there_are_more(label: str, count: int, kept: bool) -> None:
    asked = [label.format(i) for i in range(count)]
    boxes = "".join(f"<div><button class=faq>{text}</button></div>{ANSWER}" for text in asked)
    texts = texts_of(read_page(build_page(f"<article>{PARAGRAPHS}{boxes}</article>"), None))
    assert all((text in texts) == kept for text in asked)


MENU = "<ul><li><a href=/a>Boats</a><li><a href=/b>Harbours</a><li><a href=/c>Weather</a></ul>"


SIDEBAR = f"<div class=sidebar><h3>Popular Posts</h3>{MENU}{mark(OTHERS[:3], 'div')}</div>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<noscript>{mark(FERRY)}</noscript>{SIDEBAR}", id="noscript"),
        pytest.param(f"<aside class=main>{mark(FERRY)}</aside>{SIDEBAR}", id="aside"),
        pytest.param(f"<ol>{mark(FERRY, 'label')}</ol>{SIDEBAR}", id="labels"),
        pytest.param(f"</body></html>{MENU}<div>{mark(FERRY)}</div>", id="after-the-end"),
    ],
)
def test_prose_is_found_where_none_should_be(body: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{body}")
    assert [text for text in article.paragraphs if "ferry" in text] == FERRY


def test_a_form_is_an_element_as_any_other() -> None:
    tree = load_page(b"<html><body><form><p>Name</p><input name='a'></form></body></html>")
    assert {type(element).__name__ for element in tree.iter()} == {"HtmlElement"}


def test_an_element_of_the_page_that_closes_itself_does_not() -> None:
    tree = load_page(b'<!DOCTYPE html>\n<html lang="en"/><body><p>The dam holds.</p></body></html>')
    assert "".join(tree.itertext()).strip() == "The dam holds."
