"""Key phrases are what the article says often, by C-value, written as it writes them."""

import json

import pytest

from summarize import extract_article, summarize
from summarize.text.keyphrases import find_key_phrases
from tests.conftest import SAMPLES, Run


def test_a_phrase_counts_more_than_its_words_and_a_word_by_its_stem() -> None:
    sentences = [
        "The tidal gate of Venn failed.",
        "A tidal gate moved.",
        "The trams and a tram ran.",
    ]
    assert find_key_phrases(sentences, "en", 2) == ("tidal gate", "trams")


def test_a_word_that_only_occurs_in_a_phrase_stands_behind_all_others() -> None:
    phrases = find_key_phrases(["Iron Door opened.", "The Iron Door closed."], "en", 5)
    assert phrases[0] == "Iron Door"
    assert phrases[-2:] == ("Iron", "Door")


@pytest.mark.parametrize(("language", "form"), [("en", "Venn"), ("nl", "Venn’s")])
def test_a_possessive_is_no_part_of_an_english_phrase(language: str, form: str) -> None:
    assert find_key_phrases(["Venn’s gate.", "Venn’s bridge."], language, 1) == (form,)


def test_stop_words_numbers_and_punctuation_end_a_phrase() -> None:
    twice = ["We carry salt, roads of 1911 rails."] * 2
    assert not any(
        " " in phrase for phrase in find_key_phrases(["Salt, roads of 1911."] * 2, "en", 9)
    )
    assert "carry salt" in find_key_phrases(twice, "en", 9)


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("librairie.html", "Mme Rolland"),
        ("tea.txt", "茶园"),
        ("kissaten.html", "カレンダー"),
        ("zegar.txt", "cztery minuty"),
        ("salt-road.txt", "salt"),
    ],
)
def test_every_kind_of_script_has_phrases(name: str, phrase: str) -> None:
    article = extract_article((SAMPLES / name).read_bytes())
    assert phrase in summarize(article).keywords


def test_an_auxiliary_that_no_list_of_stop_words_has_is_no_phrase() -> None:
    sentences = ["Das Dach wurde durchschlagen.", "Seit heute wurde mehr Dach gedeckt."]
    assert find_key_phrases(sentences, "de", 9)[0] == "Dach"
    assert not {"wurde", "mehr", "seit"} & set(find_key_phrases(sentences, "de", 9))


@pytest.mark.parametrize("text", ["", "of the and", "1911 1912", "...", "a b c"])
def test_a_text_without_content_words_has_no_phrases(text: str) -> None:
    assert find_key_phrases([text], "en", 5) == ()


def test_keywords_are_printed_one_a_line_in_place_of_the_sentences(run: Run) -> None:
    result = run("--keywords", "4", SAMPLES / "harbour.txt")
    assert (len(result.out.splitlines()), result.err, result.code) == (4, "", 0)
    in_json = json.loads(run("-f", "json", "--keywords", "4", SAMPLES / "harbour.txt").out)
    assert in_json["keywords"] == result.out.splitlines()
    assert in_json["sentences"]
    assert len(json.loads(run("-f", "json", SAMPLES / "harbour.txt").out)["keywords"]) == 10


def test_no_keywords_is_wrong_usage(run: Run) -> None:
    assert run("--keywords", "0", SAMPLES / "harbour.txt").code == 2
