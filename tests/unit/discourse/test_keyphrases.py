"""Key phrases are what the article says often, by C-value, written as it writes them."""

import json
from itertools import permutations
from time import process_time

import pytest

from summarize import extract_article, summarize
from summarize.discourse.keyphrases import find_key_phrases, list_declared
from tests.conftest import SAMPLES, Run


def test_a_phrase_counts_more_than_its_words_and_a_word_by_its_stem() -> None:
    sentences = [
        "The tidal gate of Venn failed.",
        "A tidal gate moved.",
        "The trams and a tram ran.",
    ]
    assert find_key_phrases(sentences, "en", 3) == ("tidal gate", "Venn", "trams")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        pytest.param("en", ["Tax cuts came.", "The tax cuts stay.", "Tax rose."], id="English"),
        pytest.param("de", ["Der alte Hafen schläft.", "Der Hafen, der alte Hafen!"], id="German"),
        pytest.param("es", ["El faro viejo, el faro.", "Un faro viejo brilla."], id="Spanish"),
        pytest.param("fr", ["Le vieux moulin.", "Un vieux moulin, un moulin."], id="French"),
        pytest.param("ru", ["Старый мост упал.", "Мост, старый мост!"], id="Russian"),
        pytest.param("fi", ["Vanha saha paloi.", "Saha, vanha saha."], id="Finnish"),
        pytest.param("tr", ["Eski köprü yandı.", "Köprü, eski köprü."], id="Turkish"),
        pytest.param("vi", ["Lò gốm mới.", "Gốm của lò gốm."], id="Vietnamese"),
        pytest.param("ko", ["바다 쓰레기를 줍는다.", "바다 쓰레기가, 바다가 아프다."], id="Korean"),
        pytest.param("zh", ["老茶园很美。", "去老茶园。", "茶园,茶园。"], id="Chinese"),
        pytest.param("ja", ["東京タワーへ。", "東京タワーと東京。", "タワー。"], id="Japanese"),
        pytest.param("th", ["ป่าชายเลน ปลูกป่าชายเลน", "ปลูกป่าชายเลน ป่าชายเลน"], id="Thai"),
    ],
)
def test_no_phrase_holds_another(language: str, sentences: list[str]) -> None:
    phrases = [f" {phrase.lower()} " for phrase in find_key_phrases(sentences * 2, language, 9)]
    gap = "" if language in ("zh", "ja", "th") else " "
    held = [
        (a, b)
        for a, b in permutations(phrases, 2)
        if gap + a.strip() + gap in gap + b.strip() + gap
    ]
    assert phrases
    assert not held


def test_phrases_that_overlap_by_more_than_half_are_one() -> None:
    sentences = ["The Marlow Bay ferry line grew.", "One Marlow Bay ferry line shrank."] * 2
    assert sum("Bay" in phrase for phrase in find_key_phrases(sentences, "en", 9)) == 1


def test_phrases_with_one_word_in_common_both_stay() -> None:
    sentences = ["Salt tax, salt road.", "The salt tax and the salt road."] * 2
    assert {"salt tax", "salt road"} <= set(find_key_phrases(sentences, "en", 9))


@pytest.mark.parametrize(("language", "form"), [("en", "Venn"), ("nl", "Venn’s")])
def test_a_possessive_is_no_part_of_an_english_phrase(language: str, form: str) -> None:
    assert find_key_phrases(["Venn’s gate.", "Venn’s bridge."], language, 1) == (form,)


@pytest.mark.parametrize(
    ("gap", "joined"),
    [
        pytest.param(" ", True, id="a space"),
        pytest.param("-", True, id="a hyphen"),
        pytest.param("  ", False, id="two spaces"),
        pytest.param("\t", False, id="a tab"),
        pytest.param(", ", False, id="a comma"),
        pytest.param("’ ", False, id="an apostrophe and a space"),
        pytest.param("- ", False, id="a hyphen and a space"),
        pytest.param(" “", False, id="a mark that opens"),
        pytest.param(" – ", False, id="a dash"),
        pytest.param(" (*) ", False, id="marks between spaces"),
    ],
)
def test_words_are_a_phrase_if_a_space_or_a_hyphen_joins_them(gap: str, *, joined: bool) -> None:
    texts = [f"The harbour{gap}lamp burns.", f"A harbour{gap}lamp went out."]
    assert (f"harbour{gap}lamp" in find_key_phrases(texts, "en", 9)) is joined


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


def find(count: int, *uses: tuple[str, int], language: str = "en") -> list[str]:
    """Find the key phrases of an article with each text so many times."""
    sentences = [f"{text}." for text, times in uses for _ in range(times)]
    return list(find_key_phrases(sentences, language, count))


@pytest.mark.parametrize(
    ("uses", "phrases"),
    [
        pytest.param([("rope", 1), ("lamp", 2), ("quay", 3)], ["quay", "lamp", "rope"],
                     id="the-commonest-first"),
        pytest.param([("lamp", 2), ("quay", 2)], ["lamp", "quay"], id="of-equals-the-first"),
        pytest.param([("quay", 3), ("stone wall", 2)], ["stone wall", "quay"],
                     id="a-pair-goes-first"),
        pytest.param([("quay", 4), ("stone wall", 2)], ["quay", "stone wall"],
                     id="unless-a-word-is-twice-as-frequent-and-earlier"),
        pytest.param([("stone wall", 1), ("quay", 1)], ["stone", "wall", "quay"],
                     id="a-pair-said-once-is-none"),
        pytest.param([("stone", 2), ("stone wall", 2)], ["stone wall"], id="its-first-word"),
        pytest.param([("stone", 5), ("stone wall", 2)], ["stone", "stone wall"],
                     id="mostly-alone"),
        pytest.param([("stone", 3), ("stone wall", 2)], ["stone", "wall"], id="alone-too-rarely"),
        pytest.param([("stone", 5), ("stone wall", 5)], ["stone wall"], id="half-of-them-alone"),
        pytest.param([("wall", 2), ("stone wall", 2)], ["stone wall"], id="its-last-word"),
        pytest.param([("wall", 5), ("stone wall", 2)], ["wall", "stone wall"],
                     id="mostly-alone-too"),
        pytest.param([("grey stone wall", 2)], ["grey stone wall"], id="three-words"),
        pytest.param([("stone wall", 3), ("grey stone wall", 2)], ["stone wall", "grey stone"],
                     id="the-part-is-said-more-often"),
        pytest.param([("stone wall", 1), ("grey stone wall", 3), ("tall stone wall", 3)],
                     ["stone wall", "grey stone wall", "tall stone"],
                     id="the-mean-of-what-two-owe"),
        pytest.param([("stone wall", 2), ("grey stone wall", 3), ("tall stone wall", 3)],
                     ["stone wall", "grey stone wall", "tall stone"],
                     id="less-than-the-mean-of-two"),
        pytest.param([("grey red stone harbour wall", 2)],
                     ["grey red stone harbour", "harbour wall"],
                     id="four-words-at-most"),
        pytest.param([("stone-wall", 2)], ["stone-wall"], id="a-hyphen-joins"),
        pytest.param([("stone, wall", 2)], ["stone", "wall"], id="a-comma-parts"),
        pytest.param([("stone of the wall", 2)], ["stone", "wall"], id="stop-words-part"),
        pytest.param([("don’t wait", 2)], ["wait"], id="a-stop-word-with-an-apostrophe"),
        pytest.param([("2nd B52", 2)], ["B52"], id="a-number-is-none"),
        pytest.param([("x wall", 2)], ["wall"], id="nor-is-a-letter"),
        pytest.param([("Stone Wall", 1), ("stone wall", 1)], ["stone wall"], id="in-small-letters"),
        pytest.param([("Stone Wall", 1), ("STONE WALL", 1)], ["Stone Wall"], id="as-it-first-was"),
        pytest.param([("mill's wheel", 2)], ["mill's wheel"], id="a-possessive-within"),
        pytest.param([("wheel mill's", 2)], ["wheel mill"], id="a-possessive-at-the-end"),
        pytest.param([("cafe\u0301", 1), ("café", 1)], ["café"], id="composed"),
        pytest.param([("ﬁlter", 1), ("filter", 1)], ["filter"], id="ligatures"),
        pytest.param([("quay東lamp", 2)], ["quay", "lamp"], id="another-script-parts"),
    ],
)  # fmt: skip
def test_phrases_are_ranked_by_how_often_and_how_long_they_are_said(
    uses: list[tuple[str, int]], phrases: list[str]
) -> None:
    assert find(99, *uses) == phrases


@pytest.mark.parametrize(
    ("line", "declared"),
    [
        pytest.param("Keywords: salt; sea trade.", ["salt", "sea trade"], id="semicolons"),
        pytest.param("KEY WORDS – salt, the Baltic", ["salt", "the Baltic"], id="a-dash"),
        pytest.param("Schlüsselwörter: Salz, Ostsee", ["Salz", "Ostsee"], id="German"),
        pytest.param("关键词：盐；贸易", ["盐", "贸易"], id="Chinese"),
        pytest.param("Keywords", [], id="no-colon"),
        pytest.param("Keywords: salt", [], id="a-single-one"),
        pytest.param(f"Keywords: salt, {'of ' * 9}trade", [], id="a-sentence"),
        pytest.param("We took keywords: salt, trade", [], id="within-a-sentence"),
    ],
)
def test_a_line_of_keywords_is_read(line: str, declared: list[str]) -> None:
    assert list_declared(["The salt road.", line]) == declared


def test_declared_keywords_go_first_as_they_are_written() -> None:
    texts = ["The salt road crosses a moor.", "A salt road needs carts."]
    found = find_key_phrases(texts, "en", 3, declared=["Baltic trade", "salt roads"])
    assert found == ("Baltic trade", "salt roads", "crosses")


def test_names_are_whole_and_may_be_used_once() -> None:
    texts = ["A loan of the Bank of Canada helped.", "So the town asked Anna Keller of New York."]
    assert {"Bank of Canada", "Anna Keller"} <= set(find_key_phrases(texts, "en", 4))
    texts = ["It came from New York by ship.", "HOW TO SAIL FROM New York TO LEITH"]
    assert find_key_phrases(texts, "en", 9)[0] == "New York"
    assert "New" not in " ".join(find_key_phrases(["So It Came From New York By Ship."], "en", 9))


def test_a_stop_word_that_opens_a_quoted_sentence_is_no_part_of_a_name() -> None:
    texts = [
        'One said of it: "But Keller is old."',
        "They flew from Boston, New York and Leith to a town on the coast.",
        'It was the "best of years," Mrs Crane wrote to all of us.',
    ]
    found = find_key_phrases(texts, "en", 9)
    assert "But Keller" not in found
    assert {"New York", "Mrs Crane"} <= {*found}


def test_capitals_of_a_long_sentence_are_counted_once() -> None:
    text = "it ran by The old gate of iron near " * 6_000
    start = process_time()
    find_key_phrases([text], "en", 3)
    assert process_time() - start < 3  # for each "The" again, it is 10


def test_a_repeated_title_takes_one_use_from_each_of_its_words() -> None:
    title = "Old council bought harbour cranes"
    texts = [title, "The harbour is deep.", "A harbour fills.", "In winter the harbour is empty."]
    assert find_key_phrases(texts, "en", 3, title=title)[0] == "harbour"


def test_a_name_may_stand_within_another_that_is_rarer() -> None:
    texts = ["With Google it works.", "By Google Stadia it runs."] * 2 + ["So Google says."] * 3
    assert {"Google", "Google Stadia"} <= set(find_key_phrases(texts, "en", 4))


def test_a_run_of_the_title_is_a_phrase_though_it_is_used_once() -> None:
    texts = ["Council lamps burn here.", "One harbour tram runs.", "Lamps burn."]
    assert "harbour tram" in find_key_phrases(texts, "en", 2, title="The harbour tram")
    assert "harbour tram" not in find_key_phrases(texts, "en", 9)


IDEAS = (
    "The approach integrates a continuous density field. Diffusion follows fragmentation in rooms.",
    "Look-up tables accelerate the rendering considerably. Results surpass previous experiments. "
    "Additionally, boundary conditions constrain the simulated movement of particles everywhere, "
    "because obstacles dissipate turbulence.",
)


@pytest.mark.parametrize(
    ("more", "whole"),
    [
        pytest.param("", True, id="an-abstract"),
        pytest.param("He said so.", False, id="about-people"),
        pytest.param("It is as it was, for all we do. " * 9, False, id="short-words"),
        pytest.param("Rendering accelerates. " * 40, False, id="a-long-text"),
    ],
)
def test_a_brief_text_about_ideas_has_whole_runs_though_they_are_used_once(
    more: str, *, whole: bool
) -> None:
    sentences = [f"{s}." for s in " ".join((*IDEAS, more)).split(". ")]
    assert ("continuous density field" in find_key_phrases(sentences, "en", 10)) == whole


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Monday"), ("de", "Montag"), ("fr", "lundi")]
)
def test_a_day_is_the_last_resort(language: str, word: str) -> None:
    texts = [f"Ostrel, {word}, Ostrel.", f"Ostrel, {word}, {word}.", f"Venn, {word}."]
    assert find_key_phrases(texts, language, 3)[-1] == word


def test_so_many_are_given_as_are_asked_for() -> None:
    uses = [("quay", 3), ("lamp", 2), ("rope", 1)]
    assert [len(find(count, *uses)) for count in (-1, 0, 1, 2, 3, 4)] == [0, 0, 1, 2, 3, 3]
