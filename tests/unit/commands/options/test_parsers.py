"""Values of options, in the spellings that people use."""

import pytest

from summarize.commands.options import parsers
from summarize.errors import UsageError
from summarize.language.language_names import parse_language_name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("md", "markdown"), ("JSON", "json"), ("jsonl", "json"), ("htm", "html"), ("web", "html"),
        ("txt", "text"), ("plain", "text"), ("term", "terminal"), (" Mark-Down ", "markdown"),
        ("te_xt", "text"), (None, None), ("", ""),
    ],
)  # fmt: skip
def test_a_format_has_other_names(word: str | None, name: str | None) -> None:
    assert parsers.build_format_parser("summary")(word) == name


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("jsn", "unknown format 'jsn': did you mean json? choose from terminal, text, markdown, "),
        ("qqq", "unknown format 'qqq': choose from terminal, text, markdown, json, html"),
    ],
)
def test_an_unknown_format_gets_the_nearest_one(word: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parsers.build_format_parser("summary")(word)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("words", "pages"),
    [("4", range(4, 5)), ("3-5", range(3, 6)), (" 3 – 5 ", range(3, 6)), ("-2", range(1, 3)),
     ("7-", range(7, parsers.MOST_PAGES + 1)), (None, None)],
)  # fmt: skip
def test_pages_are_a_number_or_a_range(words: str | None, pages: range | None) -> None:
    assert parsers.parse_pages(words) == pages


@pytest.mark.parametrize("words", ["", "-", "x", "5-3", "0", "1,3", "9" * 9])
def test_other_words_for_pages_are_refused(words: str) -> None:
    with pytest.raises(UsageError, match="is not a range of pages: write 3-5, 3- or 4"):
        parsers.parse_pages(words)


def test_a_table_is_no_page_for_a_browser() -> None:
    assert parsers.build_format_parser("table")("md") == "markdown"
    assert parsers.build_format_parser("table")(None) is None
    with pytest.raises(UsageError, match=r"choose from terminal, text, markdown, json$"):
        parsers.build_format_parser("table")("web")


@pytest.mark.parametrize(
    ("word", "name"),
    [("yes", "always"), ("ON", "always"), ("no", "never"), ("off", "never"), ("Auto", "auto")],
)
def test_a_colour_is_said_in_several_ways(word: str, name: str) -> None:
    assert parsers.parse_color(word) == name


def test_names_of_rankers_are_read_in_any_form_and_separated_by_commas() -> None:
    assert parsers.parse_algorithms(["Lex Rank"]) == ["lex-rank"]
    assert parsers.parse_algorithms(["LexRank,lsa", "sum_basic"]) == [
        "lex-rank",
        "lsa",
        "sum-basic",
    ]
    assert parsers.parse_algorithms(None) == []
    with pytest.raises(UsageError, match="unknown algorithm 'lexrnk': did you mean lex-rank"):
        parsers.parse_algorithms(["lsa,lexrnk"])


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("de", "de"), ("DE", "de"), ("de-AT", "de"), ("de_AT", "de"), ("German", "de"),
        (" deutsch ", "de"), ("nb", "no"), (None, None),
    ],
)  # fmt: skip
def test_a_language_is_named_by_its_code_or_by_any_of_its_names(
    word: str | None, code: str | None
) -> None:
    assert parse_language_name(word) == code


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("Germn", "did you mean German (de)?"),
        ("deu", "did you mean Deutsch (de)?"),
        ("qqqq", "write German or de"),
    ],
)
def test_an_unknown_language_gets_the_nearest_one(word: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_language_name(word)
    assert str(caught.value) == (
        f"unknown language '{word}': {hint} (`summarize languages` lists them)"
    )
