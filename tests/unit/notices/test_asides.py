"""Sentences about the page are never picked, those about its subject may be."""

from pathlib import Path

import pytest

from summarize.notices import asides
from summarize.notices.asides import find_asides
from summarize.word_lists import read_list

LISTED = list(read_list(Path(asides.__file__).with_suffix(".txt")))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Fares and routes may change without notice.", id="disclaimer"),
        pytest.param("Past performance is no guide to what a ferry will earn.", id="returns"),
        pytest.param("We may earn a commission at no extra cost to you.", id="affiliate"),
        pytest.param("Seaways and Rowboat are trademarks of Harbour Lines Ltd.", id="trademark"),
        pytest.param("Percent Daily Values are based on a diet of 2,000 calories.", id="nutrition"),
        pytest.param("Please enable JavaScript to see the map of the bay.", id="browser"),
        pytest.param("You must be logged in to see the timetable.", id="account"),
        pytest.param("This site uses cookies to remember your harbour.", id="cookies"),
        pytest.param("A message from our friends at the shipyard.", id="sponsor"),
        pytest.param("Learn more about the new ferry and its crew.", id="call"),
        pytest.param("The old pier at dawn (Photo: A. Sailor).", id="credit"),
        pytest.param("Tickets are sold by harbour@lines.example and on board.", id="address"),
        pytest.param("Groups of ten call (555) 123-4567 before noon.", id="telephone"),
        pytest.param("Wir verwenden Cookies, damit der Fahrplan schneller lädt.", id="german"),
        pytest.param("本文仅供参考，船票价格以售票处为准。", id="chinese"),
    ],
)
def test_a_sentence_about_the_page_is_an_aside(sentence: str) -> None:
    assert find_asides([sentence], "en") == {0}


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The captain earns a commission on each ticket sold.", id="commission"),
        pytest.param("The company trademarked its blue funnel in 1921.", id="trademark"),
        pytest.param("Browsers store cookies until they expire.", id="cookies"),
        pytest.param("The harbour page is written in JavaScript.", id="javascript"),
        pytest.param("Somebody will call us when the fog lifts over the bay.", id="call"),
        pytest.param("She took the photo that made the ferry famous.", id="photo"),
        pytest.param("The bridge cost 555 123 crowns, and 2019-2020 it was closed.", id="numbers"),
    ],
)
def test_a_sentence_on_the_subject_is_none(sentence: str) -> None:
    assert find_asides([sentence], "en") == set()


def test_each_phrase_of_the_list_makes_an_aside() -> None:
    marked = [(line[0], line[1:].replace("_", " ").upper()) for _, line in LISTED]
    assert {mark for mark, _ in marked} == {"^", "~"}
    sentences = [phrase if mark == "^" else f"See {phrase} it" for mark, phrase in marked]
    assert find_asides(sentences, "tr") == set(range(len(sentences)))


def test_the_list_has_each_phrase_once() -> None:
    lines = [line for _, line in LISTED]
    assert len(lines) == len(set(lines))


def test_other_sentences_keep_their_numbers() -> None:
    sentences = ["The ferry sails at noon.", "Click here for the timetable.", "It is blue."]
    assert find_asides(sentences, "en") == {1}
