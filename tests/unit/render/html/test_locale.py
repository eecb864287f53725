"""A page is written in the language, direction and words of its article."""

import pytest

from summarize.models import Article, Block
from summarize.render.html.locale import (
    call_language,
    choose_language,
    choose_locale,
    detect_direction,
    load_words,
)


@pytest.mark.parametrize(
    ("text", "otherwise", "direction"),
    [
        ("a", "rtl", "ltr"), ("1", "rtl", "rtl"), ("1", "ltr", "ltr"), ("", "rtl", "rtl"),
        ("שלום", "ltr", "rtl"), ("é", "rtl", "ltr"), ("“1”", "rtl", "rtl"), ("“1”", "ltr", "ltr"),
        ("שa", "rtl", "ltr"), ("שלa", "ltr", "rtl"), ("שלabé", "rtl", "ltr"),
        ("سلام ab", "ltr", "rtl"),
    ],
)  # fmt: skip
def test_the_direction_is_that_of_more_than_half_of_the_letters(
    text: str, otherwise: str, direction: str
) -> None:
    assert detect_direction(text, otherwise) == direction


@pytest.mark.parametrize(
    ("language", "text", "tag", "words", "direction"),
    [
        pytest.param("en", "A mill.", "en", "en", "ltr", id="english"),
        pytest.param("de", "Die Mühle.", "de", "de", "ltr", id="german"),
        pytest.param("he", "A mill.", "he", "he", "rtl", id="hebrew-whatever-it-says"),
        pytest.param("fa", "آسیاب", "fa", "en", "rtl", id="persian"),
        pytest.param("sw", "Kinu.", "sw", "en", "ltr", id="no-words"),
        pytest.param("und", "שלום", "", "en", "rtl", id="unknown-language"),
        pytest.param("und", "1", "", "en", "ltr", id="no-letters"),
        pytest.param("zh", "这个国家", "zh", "zh", "ltr", id="simplified"),
        pytest.param("zh", "這個國家", "zh-Hant", "zh-Hant", "ltr", id="traditional"),
    ],
)
def test_a_page_is_set_in_the_language_of_its_article(
    language: str, text: str, tag: str, words: str, direction: str
) -> None:
    locale = choose_locale(Article((Block(text),), language))
    assert (locale.language, locale.tag) == (language, tag)
    assert (locale.words.language, locale.direction) == (words, direction)


@pytest.mark.parametrize(
    ("text", "language", "attributes"),
    [
        ("A mill.", "en", ""), ("Die Mühle.", "de", ' lang="de"'),
        ("שלום", "he", ' lang="he" dir="rtl"'),
        ("שלום", "en", ' dir="rtl"'), ("這個", "zh", ' lang="zh-Hant"'), ("1", "de", ' lang="de"'),
        ("x", "und", ' lang=""'),
    ],
)  # fmt: skip
def test_only_what_differs_from_the_page_is_marked(
    text: str, language: str, attributes: str
) -> None:
    locale = choose_locale(Article((Block("A mill."),), "en"))
    assert locale.mark_language(text, language) == attributes


def test_the_article_of_a_page_is_in_its_language_whatever_a_piece_of_it_says() -> None:
    locale = choose_locale(Article((Block("這個國家"),), "zh"))
    assert locale.mark_language("这个", "zh") == ""


@pytest.mark.parametrize(
    ("text", "tag"),
    [("這個", "zh-Hant"), ("这个", "zh"), ("這这", "zh"), ("茶", "zh"), ("", "zh"),
     ("这" * 1001 + "這" * 2000, "zh"), ("这" * 999 + "這" * 2000, "zh-Hant")],
)  # fmt: skip
def test_chinese_is_traditional_if_more_of_its_first_characters_are(text: str, tag: str) -> None:
    assert choose_language("zh", text) == tag
    assert choose_language("ja", text) == "ja"


def test_a_language_is_called_by_its_own_name_where_the_words_are_its_own() -> None:
    assert [call_language(code) for code in ("en", "de", "sw", "und")] == [
        "English", "Deutsch", "Swahili", ""
    ]  # fmt: skip
    assert load_words("fr").say("share", picked=1, all=2, percent=3).count("\xa0")
