"""What quotes and brackets open and close, which marks end a sentence, and what is a title."""

import pytest

from summarize.language.addresses import hide_password, show_address
from summarize.language.punctuation import asks, closes_line, ends_sentence
from summarize.language.quotes import balance_quotes, begins_quotation, is_balanced
from summarize.language.titles import count_inner_stops, is_open_line, is_title
from summarize.models import Article, Block


@pytest.mark.parametrize(
    ("text", "ended", "begun"),
    [
        pytest.param("It rained.", 0, 0, id="none"),
        pytest.param("“It rained.”", 0, 0, id="whole"),
        pytest.param("“It rained.", 0, 1, id="begins"),
        pytest.param("It rained.”", 1, 0, id="ends"),
        pytest.param("It rained.” He left. “So", 1, 1, id="one-ends-one-begins"),
        pytest.param("“He said: “So.”", 0, 1, id="one-within-another"),
        pytest.param("”So.” ” ”", 2, 0, id="marks-that-close-nothing"),
        pytest.param('"It rained."', 0, 0, id="straight"),
        pytest.param('He ("so") left', 0, 0, id="after-a-bracket"),
        pytest.param('He said—"so', 0, 1, id="after-a-dash"),
        pytest.param("„Halt“, rief er", 0, 0, id="german"),
        pytest.param("»Halt«, rief er", 0, 0, id="german-guillemets"),
        pytest.param("«\xa0Venez\xa0», dit-il", 0, 0, id="french-with-spaces"),
        pytest.param("il dit « Venez", 0, 1, id="french-begins"),
        pytest.param("Venez\xa0», dit-il", 1, 0, id="french-ends"),
        pytest.param("彼は「行く」と", 0, 0, id="japanese-without-spaces"),
        pytest.param("彼は「行く", 0, 1, id="japanese-begins"),
        pytest.param("行く」と", 1, 0, id="japanese-ends"),
        pytest.param("」行く", 1, 0, id="a-closing-one-never-opens"),
        pytest.param("『本』を", 0, 0, id="japanese-title"),
        pytest.param("a “", 1, 0, id="at-the-end"),
        pytest.param("他们的“渡船案”昨天结束，“新船”起航。", 0, 0, id="chinese-without-spaces"),
        pytest.param("他说：“我会回来。", 0, 1, id="chinese-begins"),
        pytest.param("我会回来——”他说。", 1, 0, id="chinese-ends"),
        pytest.param('他们的"渡船案"昨天结束，"新船"起航。', 0, 0, id="chinese-straight"),
        pytest.param('他说："我会回来。', 0, 1, id="chinese-straight-begins"),
        pytest.param("他们的iOS“系统”和“iPhone”。", 0, 0, id="chinese-around-latin"),
    ],
)
def test_a_mark_opens_by_where_it_stands(text: str, ended: int, begun: int) -> None:
    assert balance_quotes(text) == (ended, begun)
    assert begins_quotation(text) == (begun > 0)


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("It rained (a lot) [so].", True), ("“It rained.”", True), ("“It rained.", False),
        ("It rained.”", False), ("It (rained.", False), ("It rained).", False),
        ("It [rained.", False), ("It rained].", False), ('5" high', False),
    ],
)  # fmt: skip
def test_a_text_is_balanced_if_all_that_opens_closes(text: str, balanced: bool) -> None:
    assert is_balanced(text) is balanced


@pytest.mark.parametrize(
    ("text", "also", "after", "ended"),
    [
        ("It rained.", "", "", True), ("It rained!”)", "", "", True), ("雨。」", "", "", True),
        ("It rained", "", "", False), ("It rained:", "", "", False), ("It rained:", ":", "", True),
        ("It rained.*", "", "", False), ("It rained.*", "", "*", True), ("", "", "", False),
        ("”", "", "", False), ("", ":", "", False), ("”", ":", "", False),
    ],
)  # fmt: skip
def test_a_sentence_ends_in_a_stop_that_quotes_may_follow(
    text: str, also: str, after: str, ended: bool
) -> None:
    assert ends_sentence(text, also=also, after=after) is ended


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("It rained.", True),
        ("It rained:”", True),
        ("雨，", True),
        ("It rained", False),
        ("", False),
    ],
)
def test_a_line_is_closed_by_a_stop_or_a_pause(text: str, closed: bool) -> None:
    assert closes_line(text) is closed


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("Who came?", "en", True), ("“Who came?”", "en", True), ("誰？", "ja", True),
        ("Who came.", "en", False), ("", "en", False), ("Πού πας;", "el", True),
        ("Πού πας;", "en", False), ("Πού πας.", "el", False), ("Πού πας;", "", False),
    ],
)  # fmt: skip
def test_a_question_ends_in_its_mark_which_in_greek_is_a_semicolon(
    text: str, language: str, asked: bool
) -> None:
    assert asks(text, language) is asked


@pytest.mark.parametrize(
    ("line", "looks_so"),
    [
        pytest.param("The mill grinds again", True, id="short"),
        pytest.param("The mill grinds again.", False, id="a-stop"),
        pytest.param("The mill grinds again:", False, id="a-colon"),
        pytest.param(" ".join(["mill"] * 20), True, id="twenty-words"),
        pytest.param(" ".join(["mill"] * 21), False, id="twenty-one"),
        pytest.param("水" * 104, True, id="104-characters-without-spaces"),
        pytest.param("水" * 105, False, id="105"),
        pytest.param("ж" * 105, True, id="a-script-with-spaces"),
        pytest.param("a" * 105, True, id="a-long-word"),
    ],
)
def test_a_line_looks_like_a_heading_if_it_is_short_and_open(line: str, looks_so: bool) -> None:
    assert is_open_line(line) is looks_so


@pytest.mark.parametrize(
    ("line", "title", "same"),
    [
        ("The Mill", "The mill", True), ("The Mill.", "The mill", True),
        ("The Mill", "The mill...", True), ("The Mill!", "The mill", False),
        ("A Mill", None, False), ("The Mill", "", False),
        ("The Mill | Coast Courier Loaded", "The mill", True),
        ("The Mill of Kerm...", "The mill of Kermor", True), ("The…", "The mill", False),
        ("The mill - Coast Courier", "The mill", True),
        ("The mill | one two three four five six", "The mill", False),
        ("The mill is open", "The mill", False), ("The mill: a story", "The mill", False),
    ],
)  # fmt: skip
def test_a_title_is_the_same_but_for_capitals_stops_and_its_site(
    line: str, title: str | None, same: bool
) -> None:
    assert is_title(line, title) is same


def test_the_titles_of_all_articles_are_joined() -> None:
    one, two, three = (Article((Block("a"),), "en", title=title) for title in ("A", None, "B"))
    assert [one.titles, two.titles] == ["A", ""]
    assert Article((Block("a"),), "en", title="C", articles=(one, two, three)).titles == "A\nB"


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("It rained. Nobody came.", 1), ("It rained.” “Nobody came.", 1), ("It rained", 0),
        ("It rained. nobody came.", 0), ("雨。行く。帰る。", 2), ("「雨。」行く。", 0),
    ],
)  # fmt: skip
def test_stops_inside_a_text_are_counted(text: str, stops: int) -> None:
    assert count_inner_stops(text) == stops


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.org/b?c=d@e", "https://a.org/b?c=d@e"),
        ("https://ann:secret@a.org/b", "https://a.org/b"),
        ("https://ann@a.org", "https://a.org"),
        ("https://ann:se/cret@a.org", "https://a.org"),
        ("https://a.org:8080/b@c", "https://a.org:8080/b@c"),
        ("https://a.org/\x1b[31mb", "https://a.org/b"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert show_address(url) == shown
    assert hide_password(f"see {url} there") == f"see {url} there".replace(url, hide_password(url))


def test_no_address_is_none() -> None:
    assert (show_address(None), show_address("")) == (None, None)
