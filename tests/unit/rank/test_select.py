"""Which sentences a summary takes: the best that fit, and those that read well together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from summarize.length import Budget
from summarize.models import Sentence, Stance
from summarize.rank.near_duplicates import are_copies
from summarize.rank.select import DANGLING, DANGLING_ALONE, HANGS, SAME_ITEM, select_sentences


def lay_out(
    scores: Sequence[float],
    stances: Mapping[int, Stance] | None = None,
    texts: Mapping[int, str] | None = None,
) -> list[Sentence]:
    """Build sentences of five words and 20 characters, unless texts are given."""
    return [
        Sentence((texts or {}).get(n, f"abc def ghi jkl mn{n:02}"), n, n, 0, 0, score,
                 stance=(stances or {}).get(n, Stance()))
        for n, score in enumerate(scores)
    ]  # fmt: skip


def pick(
    sentences: Sequence[Sentence], budget: Budget, *more: Any, coherent: bool = True
) -> list[int]:
    return [s.position for s in select_sentences(sentences, budget, *more, coherent=coherent)]


@pytest.mark.parametrize(
    ("scores", "budget", "picked"),
    [
        pytest.param([0.1, 0.9, 0.5], Budget(2), [1, 2], id="the-best-in-reading-order"),
        pytest.param([0.5, 0.9, 0.5], Budget(2), [0, 1], id="of-equal-ones-the-first"),
        pytest.param([0.5, 0.9], Budget(9), [0, 1], id="all"),
        pytest.param([], Budget(9), [], id="nothing"),
        pytest.param([0.9, 0.8, 0.7], Budget(words=10), [0, 1], id="words-that-just-fit"),
        pytest.param([0.9, 0.8, 0.7], Budget(words=9), [0], id="a-word-too-many"),
        pytest.param([0.9, 0.8, 0.7], Budget(characters=42), [0, 1], id="with-line-breaks"),
        pytest.param([0.9, 0.8, 0.7], Budget(characters=41), [0], id="no-room-for-a-line-break"),
        pytest.param([0.9, 0.8], Budget(words=4), [], id="none-fits"),
        pytest.param([0.9, 0.8], Budget(words=4, at_least_one=True), [0], id="one-at-least"),
        pytest.param([0.9, 0.8], Budget(words=9, at_least_one=True), [0], id="one-over-at-most"),
    ],
)
def test_the_best_that_fit_are_taken(
    scores: list[float], budget: Budget, picked: list[int]
) -> None:
    assert pick(lay_out(scores), budget, coherent=False) == picked


def test_what_does_not_fit_is_passed_over() -> None:
    sentences = lay_out([0.9, 0.8, 0.7], texts={1: "one two three four five six", 2: "one two"})
    assert pick(sentences, Budget(words=8), coherent=False) == [0, 2]


def test_the_name_of_a_speaker_takes_room() -> None:
    spoken = [replace(sentence, speaker="Ann") for sentence in lay_out([0.9, 0.8, 0.7])]
    assert pick(spoken, Budget(words=12)) == [0, 1]
    assert pick(spoken, Budget(words=11)) == [0]
    assert pick(spoken, Budget(characters=51)) == [0]


def test_the_same_sentence_is_taken_once() -> None:
    sentences = lay_out([0.5, 0.9, 0.1], texts={0: "It rained.", 1: "It rained."})
    for coherent in (True, False):
        assert pick(sentences, Budget(3), coherent=coherent) == [1, 2]


SHORT = "the old mill burned down on monday"
FULL = f"{SHORT} night at ten"


@pytest.mark.parametrize(
    ("words", "coherent", "stances", "picked"),
    [
        pytest.param(99, True, {}, [1, 2], id="the-fuller-one"),
        pytest.param(99, False, {}, [0, 2], id="not-without-coherence"),
        pytest.param(9, True, {}, [0], id="the-fuller-one-does-not-fit"),
        pytest.param(10, True, {}, [1], id="the-fuller-one-just-fits-in-its-place"),
        pytest.param(99, True, {1: Stance(leans=True)}, [0, 2], id="the-fuller-one-leans"),
    ],
)
def test_of_two_that_say_the_same_the_fuller_one_is_taken(
    words: int, coherent: bool, stances: dict[int, Stance], picked: list[int]
) -> None:
    sentences = lay_out([0.9, 0.8, 0.1], stances, {0: SHORT, 1: FULL})
    assert pick(sentences, Budget(words=words), are_copies, coherent=coherent) == picked


LEANS = Stance(leans=True)


@pytest.mark.parametrize(
    ("score", "stance", "budget", "picked"),
    [
        pytest.param(0.85, LEANS, Budget(9), [0, 1], id="a-taken-one-leans-on-it"),
        pytest.param(0.85, Stance(), Budget(9), [1, 2], id="a-taken-one-beside-it-does-not"),
        pytest.param(0.1, LEANS, Budget(words=10), [2], id="one-that-leans-is-not-taken"),
    ],
)
def test_one_on_which_a_taken_one_leans_stays(
    score: float, stance: Stance, budget: Budget, picked: list[int]
) -> None:
    sentences = lay_out([0.9, score, 0.8], {1: stance}, {0: SHORT, 2: FULL})
    assert pick(sentences, budget, are_copies) == picked


def test_one_that_comes_back_takes_its_room_once() -> None:
    sentences = lay_out([0.9, 0.8, 0.1], texts={0: SHORT, 1: FULL, 2: "one two"})
    assert pick(sentences, Budget(words=9), are_copies) == [0, 2]


@pytest.mark.parametrize(("documents", "picked"), [((0, 1, 1), 0), ((0, 0, 1), 2)])
def test_a_sentence_leans_on_none_of_another_article(
    documents: tuple[int, ...], picked: int
) -> None:
    sentences = [
        replace(sentence, document=document)
        for sentence, document in zip(lay_out([0.5, 0.1, 0.9], {2: LEANS}), documents, strict=True)
    ]
    assert pick(sentences, Budget(1)) == [picked]


def test_a_sentence_dangles_behind_one_of_another_article() -> None:
    sentences = lay_out([1.0, 0.9, 0.8], {1: Stance(dangles=1.0)})
    assert pick(sentences, Budget(2)) == [0, 1]  # with the one before it
    apart = [sentences[0], *(replace(sentence, document=1) for sentence in sentences[1:])]
    assert pick(apart, Budget(2)) == [0, 2]


@pytest.mark.parametrize(
    ("scores", "leaning", "count", "picked"),
    [
        pytest.param([0.1, 0.9, 0.5], [1], 1, [2], id="alone-it-is-not-taken"),
        pytest.param([0.6, 0.9, 0.5], [1], 2, [0, 1], id="with-the-one-before-it"),
        pytest.param([0.9, 0.1], [0], 1, [0], id="the-first-leans-on-nothing"),
        pytest.param([0.6, 0.8, 0.9, 0.5], [1, 2], 3, [0, 1, 2], id="one-after-the-other"),
        pytest.param([0.6, 0.1, 0.9, 0.5], [1, 2], 2, [0, 3], id="not-past-one-that-is-left-out"),
    ],
)
def test_a_sentence_that_leans_is_taken_with_the_one_before_it(
    scores: list[float], leaning: list[int], count: int, picked: list[int]
) -> None:
    assert pick(lay_out(scores, dict.fromkeys(leaning, LEANS)), Budget(count)) == picked


REFUTED = Stance(refuted=True)


@pytest.mark.parametrize(
    ("scores", "stances", "budget", "picked"),
    [
        pytest.param([0.9, 0.1, 0.5], {0: REFUTED}, Budget(1), [2], id="alone-it-is-not-taken"),
        pytest.param([0.9, 0.1, 0.5], {0: REFUTED}, Budget(2), [0, 1], id="with-the-next"),
        pytest.param([0.9, 0.1, 0.5], {0: REFUTED, 1: LEANS}, Budget(2), [0, 1], id="that-leans"),
        pytest.param([0.9, 0.1, 0.5], {0: REFUTED}, Budget(words=9), [2], id="no-room-for-both"),
        pytest.param([0.5, 0.9, 0.1], {0: REFUTED}, Budget(2), [0, 1], id="the-next-is-taken"),
        pytest.param([0.1, 0.9], {1: REFUTED}, Budget(1), [0], id="the-next-is-no-candidate"),
    ],
)
def test_a_sentence_that_is_refuted_is_not_taken_alone(
    scores: list[float], stances: dict[int, Stance], budget: Budget, picked: list[int]
) -> None:
    assert pick(lay_out(scores, stances), budget) == picked


def test_a_quotation_takes_room_for_its_marks() -> None:
    quoted = [replace(sentence, quoted=True) for sentence in lay_out([0.9, 0.8])]
    assert pick(quoted, Budget(characters=46)) == [0, 1]
    assert pick(quoted, Budget(characters=45)) == [0]


def test_a_leaning_sentence_is_better_than_no_summary() -> None:
    sentences = lay_out([0.9, 0.5], {1: LEANS}, {0: "one two three four five six seven"})
    assert pick(sentences, Budget(words=5)) == [1]


JUST = 0.001


@pytest.mark.parametrize("probability", [1.0, 0.5, 0.1])
@pytest.mark.parametrize(("more", "taken"), [(JUST, 9), (-JUST, 1)])
def test_a_sentence_loses_the_more_the_likelier_it_dangles(
    more: float, taken: int, probability: float
) -> None:
    scores = [1.0, 0.6 - DANGLING * probability - more, *[0.0] * 7, 0.6]
    sentences = lay_out(scores, {9: Stance(dangles=probability)})
    assert pick(sentences, Budget(2)) == [0, taken]


def test_in_a_summary_of_one_sentence_it_loses_more() -> None:
    dangling = {1: Stance(dangles=1.0)}
    assert DANGLING_ALONE > DANGLING
    assert pick(lay_out([0.1, 1.0, 0.0], dangling), Budget(2)) == [0, 1]  # with the one before it
    assert pick(lay_out([0.0, 1.0, 0.1], dangling), Budget(1)) == [2]
    assert pick(lay_out([0.0, 1.0, 0.1], dangling), Budget(1), coherent=False) == [1]
    assert pick(lay_out([0.5], {0: Stance(dangles=1.0)}), Budget(1)) == [0]


@pytest.mark.parametrize(("more", "taken"), [(JUST, [0, 3]), (-JUST, [0, 1])])
def test_of_an_item_of_a_list_a_second_sentence_loses(more: float, taken: list[int]) -> None:
    first, second = Stance(section=1), Stance(section=2)
    scores = [1.0, 0.5 + SAME_ITEM - more, 0.0, 0.5]
    assert pick(lay_out(scores, {0: first, 1: first, 3: second}), Budget(2)) == taken
    assert pick(lay_out(scores), Budget(2)) == [0, 1]  # no list
    other = [replace(s, document=s.position % 2) for s in lay_out(scores, {0: first, 1: first})]
    assert pick(other, Budget(2)) == [0, 1]  # the item of another article


@pytest.mark.parametrize(
    ("first", "budget", "picked"),
    [
        pytest.param([2], Budget(2), [0, 2], id="the-rest-by-score"),
        pytest.param([3, 2, 1], Budget(2), [2, 3], id="in-their-order"),
        pytest.param([3, 3, 9], Budget(1), [3], id="doubled-and-unknown"),
        pytest.param([3, 2, 1], Budget(words=11), [2, 3], id="while-they-fit"),
        pytest.param([3], Budget(words=1), [], id="too-long"),
        pytest.param([3], Budget(words=1, at_least_one=True), [3], id="at-least-one"),
    ],
)
def test_those_that_come_first_are_taken_before_better_ones(
    first: list[int], budget: Budget, picked: list[int]
) -> None:
    sentences = lay_out([0.9, 0.1, 0.1, 0.1], {3: Stance(leans=True)})
    chosen = select_sentences(sentences, budget, coherent=True, first=first)
    assert [s.position for s in chosen] == picked


@pytest.mark.parametrize(
    ("first", "count", "fill", "picked"),
    [
        pytest.param([3], 2, True, [2, 3], id="takes-the-one-before-it-along"),
        pytest.param([3, 1], 2, True, [1, 3], id="never-in-place-of-a-chosen-one"),
        pytest.param([1, 3], 3, False, [1, 2, 3], id="before-nothing-else"),
        pytest.param([1], 3, False, [1], id="alone"),
        pytest.param([], 2, False, [0, 1], id="if-none-is-chosen-the-best"),
    ],
)
def test_one_that_hangs_takes_no_place_of_a_chosen_one(
    first: list[int], count: int, fill: bool, picked: list[int]
) -> None:
    sentences = lay_out([0.9, 0.2, 0.1, 0.1], {3: Stance(dangles=HANGS)})
    chosen = select_sentences(sentences, Budget(count), coherent=True, first=first, fill=fill)
    assert [s.position for s in chosen] == picked
