"""The article of a page is found, and nothing beside it."""

import pytest

from summarize import extract_article
from summarize.errors import NoArticleError
from summarize.readers.html.page import read_page
from tests.conftest import SAMPLES
from tests.unit.readers.examples import WRAPPED
from tests.unit.readers.html.examples import PARAGRAPHS, build_page, texts_of


@pytest.mark.parametrize("name", ["kissaten.html", "windrad.html"])
def test_the_charset_that_a_page_declares_counts(name: str) -> None:
    draft = read_page((SAMPLES / name).read_bytes(), None)
    text = " ".join(texts_of(draft))
    assert "\ufffd" not in text
    assert ("店主" in text) or ("Flügel" in text)


def test_site_boilerplate_around_an_article_is_left_out() -> None:
    text = "\n".join(texts_of(read_page((SAMPLES / "bridge.html").read_bytes(), None)))
    for boilerplate in ("Search the Herald", "cookies", "riverrat", "Ferry service", "Privacy"):
        assert boilerplate not in text


def test_what_is_never_an_article_does_not_come_with_one() -> None:
    around = "<{0}><p>The same words stand in this {0} on every page of the site.</p></{0}>"
    tags = ("nav", "aside", "footer", "button", "noscript")
    page = build_page("".join(around.format(tag) for tag in tags) + f"<main>{PARAGRAPHS}</main>")
    assert len(texts_of(read_page(page, None))) == 8


def test_a_page_that_shows_nothing_but_by_its_scripts_says_so() -> None:
    with pytest.raises(NoArticleError, match="without its scripts"):
        read_page(build_page("<div id=app></div><script>render('A long story.')</script>"), None)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            f"<html><body><p>&#7;Rain.&#xffff;</p>{PARAGRAPHS}</body></html>", id="control"
        ),
        pytest.param(f"<html><head><title>Dam</title></head>{PARAGRAPHS}</html>", id="no-body"),
        pytest.param(PARAGRAPHS, id="no-html"),
        pytest.param(PARAGRAPHS.replace("<p>", "<p>&#8220;&#x201d;&#128512;"), id="references"),
        pytest.param(f"<body><noscript>{PARAGRAPHS}</noscript>{PARAGRAPHS}</body>", id="noscript"),
        pytest.param(
            f"<body><div style='display:none'>{PARAGRAPHS}</div><main>{PARAGRAPHS}</main></body>",
            id="hidden",
        ),
        pytest.param(
            "<body><noscript><iframe src='https://count.example/'> </noscript>"
            f"<script>'{PARAGRAPHS}'</script>{PARAGRAPHS}<iframe></iframe></body>",
            id="open frame",
        ),
        pytest.param(
            f"<body><div>{'<p>Read the story of the other dam here.</p>' * 9}</div>"
            f"<section>{PARAGRAPHS}</section></body>",
            id="teasers",
        ),
    ],
)
def test_nothing_odd_in_a_page_costs_its_article(page: str) -> None:
    texts = extract_article(page.encode()).paragraphs
    assert sum("the keeper of the dam wrote" in text for text in texts) >= PARAGRAPHS.count("<p>")


def test_a_reference_to_a_character_is_that_character() -> None:
    page = f"<article><p>Don&#8217;t go &#8212; it&#x2019;s &#7;over &#128512; now.</p>{PARAGRAPHS}"
    assert extract_article(page.encode()).paragraphs[0] == "Don’t go — it’s over 😀 now."


def test_a_short_fragment_is_an_article() -> None:
    assert extract_article(f"<p>{WRAPPED[:60]} and so on it went.</p>".encode()).paragraphs


def test_a_page_in_an_encoding_that_it_does_not_name_is_decoded() -> None:
    text = "Die Brücke über die Mündung trägt schöne große Lampen, wie der Wärter schrieb. " * 20
    page = f"<html><body><article><p>{text}</p></article></body></html>".encode("cp1252")
    assert extract_article(page).text == text.strip()
