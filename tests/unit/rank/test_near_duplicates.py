"""Sentences that say nearly the same are told by the words that both have."""

import pytest

from summarize import Article, summarize
from summarize.models import Block
from summarize.rank.algorithms import ALGORITHMS
from summarize.rank.near_duplicates import SelectedTexts, are_copies, build_stem_test

LONG = "The old mill grinds flour beside the river while gulls and herons watch the miller work."


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        pytest.param("The miller works beside his river.", False, id="all-of-a-short-one"),
        pytest.param(f"{LONG} Nobody paid.", True, id="nearly-the-same"),
        pytest.param("Gulls and herons watched old millers grind flour.", True, id="other-forms"),
        pytest.param("Snow fell on the quarry.", False, id="nothing"),
    ],
)
def test_twins_share_half_of_the_stems_that_either_has(other: str, alike: bool) -> None:
    are_duplicates = build_stem_test("en")
    assert are_duplicates(LONG, other) is alike
    assert are_duplicates(other, LONG) is alike


def test_a_chinese_sentence_that_another_holds_is_a_copy() -> None:
    said = "这条新的电车线路一共要花三亿一千万欧元，其中三分之二由国家支付。"
    assert are_copies(said, f"市长昨天在市政厅说：{said}")
    assert not are_copies(said, "这条新的电车线路从鱼市开到大学，一共有十一站。")


@pytest.mark.parametrize(
    ("sentence", "copied"),
    [
        pytest.param("Six words make up this one.", True, id="six-words"),
        pytest.param("Five words are too few.", False, id="five-words"),
        pytest.param("Words of words of words of six are too few.", True, id="six-of-ten"),
        pytest.param("Words of words of words of five are few.", False, id="five-of-nine"),
    ],
)
def test_a_copy_has_six_different_words(sentence: str, copied: bool) -> None:
    assert are_copies(sentence, f"As they say: {sentence}") is copied


def test_a_copy_has_three_words_in_four_of_the_shorter_one() -> None:
    words = "gulls herons eels ferries lamps bells maps snow".split()
    assert are_copies(" ".join(words), " ".join([*words[:6], *"abcdefgh"]))
    assert not are_copies(" ".join(words), " ".join([*words[:5], *"abcdefgh"]))


def test_what_is_taken_back_is_nobodys_twin() -> None:
    taken = SelectedTexts(are_copies)
    taken.add(3, LONG)
    assert taken.find_duplicate(LONG) == taken.find_duplicate(f"So {LONG}") == 3
    taken.drop(3)
    assert taken.find_duplicate(LONG) is taken.find_duplicate(f"So {LONG}") is None


@pytest.mark.parametrize(("selected", "found"), [(100, 0), (101, None)])
def test_a_word_that_over_a_hundred_selected_texts_have_finds_no_duplicate(
    selected: int, found: int | None
) -> None:
    texts = SelectedTexts(lambda a, b: True)
    for number in range(selected):
        texts.add(number, f"mill{number} grinds")
    assert texts.find_duplicate("Grinds.") == found
    assert texts.find_duplicate("Mill7!") == 7


@pytest.mark.parametrize("algorithm", sorted({*ALGORITHMS} - {"kl"}))
def test_only_auto_drops_a_copy_and_the_others_pick_what_they_pick(algorithm: str) -> None:
    lines = [
        "Gulls rule the roof of the town hall, and nobody dares to cross it.",
        "Bakers share one oven, because flour costs twice what it cost in May.",
        "Gulls rule the roof of the town hall, and nobody dares to cross it now.",
    ]
    article = Article(tuple(map(Block, lines)), "en")
    picked = summarize(article, length="3", algorithm=algorithm).sentences
    assert len(picked) == (2 if algorithm == "auto" else 3)
