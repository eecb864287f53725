"""A line is a notice by its phrases and its length; a sentence may be about its page."""

from typing import Any

import pytest

from summarize import extract_article, summarize
from summarize.language.words import stop_words
from summarize.notices.lines import Line, describe_lines, find_notices
from summarize.notices.phrases import Phrases, load_phrases


@pytest.mark.parametrize(
    ("line", "barrier"),
    [
        (
            "Welcome to our newsletter. Ann emails readers once a week with boats in your inbox.",
            True,
        ),
        ("You can support us for as little as one boat a month, or with a sail.", True),
        ("The captain wrote in our newsletter that the boat will go on until the winter.", False),
    ],
)
def test_a_line_that_offers_something_twice_is_no_part_of_an_article(
    line: str, *, barrier: bool
) -> None:
    found = describe_lines([line], load_phrases("en"), stop_words("en"))[0]
    assert found.barrier is barrier


PHRASES = Phrases(
    whole={"go home": "navigation"},
    opening={"share": ("share ",), "log in": ("log ",)},
    within={"our letter": "newsletter", "our app": "newsletter"},
    hints={"photo": "caption"},
    hint_openings={"byline": ("by ",), "about": ("he ",)},
)


STOPS = frozenset(("the", "of"))


def line(text: str, *others: str) -> Line:
    return describe_lines([text, *others], PHRASES, STOPS)[0]


def words(first: str, count: int, end: str = "") -> str:
    """Return a line of so many words."""
    return " ".join([first, *["x"] * (count - len(first.split()))]) + end


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        pytest.param(
            "Go home!", {"notice": True, "whole": True, "reason": "navigation"}, id="whole"
        ),
        pytest.param("(Share it)", {"notice": True, "opening": True}, id="opens in brackets"),
        pytest.param(
            "【Share it】", {"notice": True, "opening": True}, id="opens in heavy brackets"
        ),
        pytest.param(
            "Go home now", {"notice": False, "whole": False, "reason": None}, id="not whole"
        ),
        pytest.param(
            words("Share it", 30), {"notice": True, "opening": True, "reason": "share"}, id="opens"
        ),
        pytest.param(
            words("Share it", 31), {"notice": False, "opening": True}, id="opens a long one"
        ),
        pytest.param(
            words("Share our app", 31), {"notice": True, "within": 1}, id="and a phrase inside"
        ),
        pytest.param(words("Share it", 80), {"opening": True}, id="80 words"),
        pytest.param(words("Share it", 81), {"opening": False, "reason": None}, id="81 words"),
        pytest.param(
            words("Get our app", 15), {"notice": True, "reason": "newsletter"}, id="inside"
        ),
        pytest.param(
            words("Get our app", 16), {"notice": False, "within": 1}, id="inside a longer one"
        ),
        pytest.param(
            words("Get our app our letter", 80), {"notice": True, "within": 2}, id="two inside"
        ),
        pytest.param(words("Log on", 12), {"barrier": True, "notice": True}, id="a barrier"),
        pytest.param(words("Log on", 13), {"barrier": False, "notice": True}, id="a longer one"),
        pytest.param(
            words("Log on our app", 31), {"barrier": True, "notice": True}, id="with a phrase"
        ),
        pytest.param(words("Log on?", 31), {"barrier": True, "notice": True}, id="that asks early"),
        pytest.param(
            words("Log on. Why?", 31), {"barrier": False, "notice": False}, id="that asks later"
        ),
        pytest.param("A photo", {"notice": False, "caption": 1, "reason": "caption"}, id="a hint"),
        pytest.param(
            words("By Ann", 10), {"label": True, "byline": 1, "reason": "byline"}, id="a label"
        ),
        pytest.param(words("By Ann", 11), {"label": False, "byline": 1}, id="too long for one"),
        pytest.param("He writes", {"label": False, "about": 1}, id="no label"),
        pytest.param(
            words("The wall", 10, "."), {"prose": True, "closed": True}, id="a closed line"
        ),
        pytest.param(words("The wall", 9, "."), {"prose": False}, id="a short closed line"),
        pytest.param(
            words("The wall", 22), {"prose": True, "closed": False}, id="a long open line"
        ),
        pytest.param(words("The wall", 21), {"prose": False}, id="an open line"),
        pytest.param(
            "The wall of stone",
            {"stop_words": 0.5},
            id="stops",
        ),
        pytest.param(
            "The Wall of Stone",
            {"capitals": 2 / 3, "word_length": 17 / 4, "words": 4},
            id="capitals",
        ),
        pytest.param("a, b; c", {"commas": 2 / 3, "lower": True, "upper": False}, id="commas"),
        pytest.param(
            "A | B", {"separators": 1 / 3, "upper": True, "symbol": False}, id="separators"
        ),
        pytest.param("12 of 34", {"digits": 0.5, "number": True, "dates": 0}, id="digits"),
        pytest.param("At 10:30 on 4.3.2024", {"dates": 2}, id="dates"),
        pytest.param("“So”", {"quote": True, "symbol": False}, id="a quotation"),
        pytest.param("→ So", {"quote": False, "symbol": True}, id="a symbol"),
        pytest.param("Why?", {"asks": True, "colon": False}, id="asks"),
        pytest.param("Why:", {"asks": False, "colon": True}, id="a colon"),
        pytest.param("It is. So. Be", {"stops": 2}, id="stops inside"),
        pytest.param("See example.org", {"address": True}, id="an address"),
        pytest.param("See the wall", {"address": False}, id="none"),
        pytest.param("町の議会は石で壁", {"words": 8 / 1.8}, id="words of a script without spaces"),
    ],
)
def test_a_line_shows_what_it_is(text: str, traits: dict[str, Any]) -> None:
    found = line(text)
    assert {name: getattr(found, name) for name in traits} == pytest.approx(traits)


def test_the_content_of_a_line_is_its_words_that_are_no_stop_words() -> None:
    assert line("The wall of an old sea").content == {"wall", "old", "sea"}


def test_a_line_that_comes_again_is_counted_up_to_three() -> None:
    assert [line("Home", *["HOME"] * count).repeated for count in range(4)] == [1, 2, 3, 3]


def test_notices_are_found_without_the_other_traits() -> None:
    lines = [
        "Go home",
        "A wall",
        words("Share it", 31),
        words("Our app our letter", 80),
        words("Our app our letter", 81),
    ]
    assert list(find_notices(lines, PHRASES)) == [0, 3]


SENTENCES = (
    "The council voted for the tram on Monday evening, and nobody in the hall was surprised by it.",
    "Work on the line starts in the spring and will take four years, if the ground is as it seems.",
    "Shop owners along the road fear for their customers and have asked for money from the town.",
    "The first trams are to run in 2029, eleven stops from the fish market up to the university.",
)


@pytest.mark.parametrize(
    ("language", "aside"),
    [
        pytest.param("en", "Help us understand how you read the paper and the tram.", id="survey"),
        pytest.param("en", "Excerpted from a book on the tram and the council.", id="excerpt"),
        pytest.param("en", "Related: Our weekly letter on the tram and the council.", id="related"),
        pytest.param("en", "Leave a comment on the tram and the council below.", id="comment"),
        pytest.param("de", "Dieser Artikel erschien zuerst in der Zeitung am Ort.", id="german"),
    ],
)
def test_what_a_paragraph_says_of_its_own_page_is_not_picked(language: str, aside: str) -> None:
    paragraph = " ".join((SENTENCES[0], aside, *SENTENCES[1:]))
    text = "\n\n".join((paragraph, *SENTENCES[1:]))
    summary = summarize(extract_article(text, language=language), length="100%")
    assert aside in summary.article.text
    assert aside not in [sentence.text for sentence in summary.sentences]
    assert SENTENCES[0] in [sentence.text for sentence in summary.sentences]


def test_an_article_may_open_as_a_notice_on_subscribers_does() -> None:
    opening = "Already a subscriber for forty years, she had not expected to be asked for more."
    text = "\n\n".join((f"{opening} {SENTENCES[0]}", *SENTENCES[1:]))
    assert opening in [s.text for s in summarize(text, length="100%").sentences]


def test_a_text_that_is_nothing_else_still_has_a_summary() -> None:
    article = extract_article("Leave a comment on the tram and the council below.", clean=False)
    assert len(summarize(article).sentences) == 1
