"""Words, stop words, stems, languages and lengths: the small parts that ranking stands on."""

import pytest

from summarize import summarize
from summarize.errors import UsageError
from summarize.language import identify
from summarize.language.identify import UNKNOWN, detect_language, parse_language
from summarize.language.words import (
    count_words,
    cut_words,
    knows_words,
    split_words,
    stem_query,
    stemmer,
    stop_words,
)
from summarize.length import Budget, measure_budget
from summarize.models import Sentence
from summarize.rank.near_duplicates import are_copies
from tests.conftest import SAMPLES

LANGUAGES = "en de fr es it pt nl sv no da fi pl cs ru uk el tr ar he hi zh ja ko".split()


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("It cost 3.5 million in 2020.", "en", ["it", "cost", "3.5", "million", "in", "2020"]),
        ("Don’t panic, F-16 pilots!", "en", ["don't", "panic", "f", "16", "pilots"]),
        ("L'homme d'État", "fr", ["l", "homme", "d", "état"]),
        ("वह बाजार गया।", "hi", ["वह", "बाजार", "गया"]),
        ("茶园在山上", "zh", ["茶园", "园在", "在山", "山上"]),
        ("2020年の茶", "ja", ["2020", "年の", "の茶"]),
        ("２０２０年、３．５倍", "ja", ["2020", "年", "3.5", "倍"]),
        ("Ｔｒａｍ ｶﾞｲﾄﾞ", "ja", ["tram", "ガイ", "イド"]),
        ("학교에 갔다", "ko", ["학교", "교에", "갔다"]),
        ("שלום עולם", "he", ["שלום", "עולם"]),
        ("", "en", []),
    ],
)
def test_words_keep_digits_marks_and_scripts_without_spaces(
    text: str, language: str, words: list[str]
) -> None:
    assert list(split_words(text, language)) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_promised_language_has_stop_words(language: str) -> None:
    assert len(stop_words(language)) > 20


@pytest.mark.parametrize(
    ("language", "common", "others"),
    [
        ("el", "και το η της να την από είναι που με", "κοινοβούλιο ευρώ"),
        ("tr", "o kadar olarak sonra olan için altmış şey", "altmýþ yangın"),
        ("en", "the and of would between", "ai tv uk system research bill fire"),
        ("pl", "w i na jest że", "4dy jeå1 duå1"),
        ("uk", "а й із на що", "рішення"),
        ("it", "quando può che", "diritto"),
        ("pt", "ainda que não", "mil"),
        ("da", "så ved og", "sted"),
        ("id", "untuk yang dan", "orang"),
        ("he", "ידי וכן לאחר של", "ישראל"),
    ],
)
def test_stop_words_are_those_of_today_and_no_subjects(
    language: str, common: str, others: str
) -> None:
    assert stop_words(language) >= set(common.split())
    assert not stop_words(language) & set(others.split())


def test_a_language_without_words_of_its_own_gets_none_and_no_error() -> None:
    assert stop_words("sw") == frozenset()
    assert stemmer("sw")("watoto") == "watoto"
    assert stemmer("en")("running") == "run"


SPOKEN = {
    "tram.txt": "en", "moor.txt": "de", "librairie.html": "fr", "acequia.html": "es",
    "tea.txt": "zh", "kissaten.html": "ja", "metro.txt": "ru", "olives.txt": "ar",
    "rakevet.html": "he",
}  # fmt: skip


@pytest.mark.parametrize(("name", "language"), SPOKEN.items())
def test_the_language_of_each_sample_is_detected(name: str, language: str) -> None:
    from summarize import extract_article

    assert extract_article((SAMPLES / name).read_bytes()).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rada města schválila novou tramvajovou linku do přístavu.", "cs"),
        ("Byrådet vedtok den nye trikkelinjen til havna i går kveld.", "no"),
        ("Kaupunginvaltuusto hyväksyi uuden raitiotien satamaan.", "fi"),
        ("Belediye meclisi limana giden yeni tramvay hattını onayladı.", "tr"),
        ("नगर परिषद ने बंदरगाह तक नई ट्राम लाइन को मंजूरी दी।", "hi"),
        ("시의회는 항구까지 가는 새 전차 노선을 승인했다.", "ko"),
        ("12345 67", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert detect_language(text) == language


_ENGLISH = "The ferry was late, and that of the mail came with the fog from the north. " * 4
_GERMAN = "Die Fähre kam spät, und mit dem Nebel aus dem Norden kam auch das Schiff der Post. " * 4


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        pytest.param(_ENGLISH, "en", False, id="english"),
        pytest.param(_ENGLISH.upper(), "en", False, id="capitals"),
        pytest.param(_ENGLISH[:150], "en", True, id="short"),
        pytest.param(_GERMAN, "de", True, id="german"),
        pytest.param("A ferry came, late. " * 20, "en", True, id="few-common-words"),
        pytest.param(
            "フェリーは霧の中を遅れて着いた。" * 60 + _ENGLISH, "ja", True, id="english-words"
        ),
        pytest.param(_GERMAN * 8 + _ENGLISH * 40, "en", False, id="title-page-in-german"),
        pytest.param(_GERMAN * 7 + "01 0x4f7a; " * 900, "de", True, id="mostly-code"),
    ],
)
def test_the_detector_is_loaded_where_english_is_in_doubt(
    text: str, language: str, asked: bool
) -> None:
    identify._model.cache_clear()
    assert detect_language(text) == language
    assert identify._model.cache_info().currsize == asked


@pytest.mark.parametrize(
    ("code", "language"),
    [("de", "de"), ("DE", "de"), ("pt-BR", "pt"), ("nb", "no"), ("zh_TW", "zh")],
)
def test_language_codes_are_read_as_people_write_them(code: str, language: str) -> None:
    assert parse_language(code) == language


@pytest.mark.parametrize("code", ["german", "xx", "", "e", "12"])
def test_an_unknown_language_is_a_usage_error(code: str) -> None:
    with pytest.raises(UsageError):
        parse_language(code)


@pytest.mark.parametrize(
    ("length", "budget"),
    [
        ("5", Budget(sentences=5)),
        ("20%", Budget(words=20, at_least_one=True)),
        ("100w", Budget(words=100)),
        ("600C", Budget(characters=600)),
        (None, Budget(sentences=3, words=33, at_least_one=True)),
    ],
)
def test_a_length_has_four_units(length: str | None, budget: Budget) -> None:
    assert measure_budget(length, 100) == budget


@pytest.mark.parametrize(
    ("words", "sentences"), [(0, 1), (150, 3), (700, 5), (3_000, 7), (10_000, 10), (100_000, 19)]
)
def test_the_default_grows_slowly_with_the_article(words: int, sentences: int) -> None:
    assert measure_budget(None, words).sentences == sentences


def sentence(text: str, position: int, score: float) -> Sentence:
    return Sentence(text, 0, position, 0, len(text), score)


def test_a_sentence_that_says_another_again_is_taken_once() -> None:
    first = "The council approved the harbour tram on Monday evening."
    again = "On Monday evening the council approved the harbour tram, it said."
    other = "The council will vote on the money for the shops in May."
    assert are_copies(first, again)
    assert not are_copies(first, other)
    found = summarize(f"{first} {other} {again} It rained on all of them.", length="4").sentences
    assert len([s for s in found if "approved" in s.text]) == 1


def test_stop_words_of_vietnamese_are_whole_or_their_parts() -> None:
    whole, parts = stop_words("vi", whole=True), stop_words("vi")
    assert {"và", "của"} <= whole < parts
    assert stop_words("en") == stop_words("en", whole=True) > {"the", "and"}
    assert stop_words("und") == frozenset()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained, again.", 3), ("", 0), ("3.5 -- x", 3), ("水车昨晚烧了", 6), ("水车。", 2),
        ("iPhone 手机 很好", 5), ("iPhone手机", 3), ("水-车", 2), ("学校에 갔다", 4),
    ],
)  # fmt: skip
def test_words_are_counted_by_spaces_or_by_characters(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("It's 3.5 m.", "en", ["", "It's", " ", "3.5", " ", "m", "."]),
        ("L'homme", "fr", ["", "L", "'", "homme", ""]), ("L'homme", "en", ["", "L'homme", ""]),
        ("- 水", "zh", ["- ", "水", ""]), ("", "en", [""]),
    ],
)  # fmt: skip
def test_what_stands_between_words_is_kept(text: str, language: str, pieces: list[str]) -> None:
    assert cut_words(text, language) == pieces


def test_a_query_is_its_stems_without_stop_words() -> None:
    assert stem_query("The running of the Mills", "en") == {"run", "mill"}
    assert stem_query("the of", "en") == frozenset()
    assert [knows_words(code) for code in ("en", "zh", "sw", "und")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("น้ำใส", ("น้ํา" + "ใส",), id="Thai"),
        pytest.param("မြန်မာ", ("မြန်မာ",), id="Burmese"),
        pytest.param("ខ្មែរ", ("ខ្មែរ",), id="Khmer"),
        pytest.param("茶园美", ("茶园", "园美"), id="Chinese"),
    ],
)
def test_index_terms_are_pairs_of_letters_with_their_signs(
    text: str, terms: tuple[str, ...]
) -> None:
    assert split_words(text, "") == terms
