"""Every weight of the default ranking shows in numbers that are pinned.

A weight that was tuned on purpose: ``pytest --update-golden tests/unit/rank/test_weights.py``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

import pytest

from summarize.length import Budget
from summarize.models import NO_STANCE, Sentence, Stance
from summarize.rank.auto.analysis import AnalyzedSentence, share_capitals
from summarize.rank.auto.auto import rate_sentences
from summarize.rank.auto.formula import rate_first, weigh_terms
from summarize.rank.auto.vectors import build_vectors, cosine, weigh
from summarize.rank.select import select_sentences
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden" / "weights.golden"
# What each sentence is for, said in it.
ARTICLE = [
    ("The tram line to the harbour costs the town forty million, says the council.", NO_STANCE),
    ("It was the gulls that nobody had asked about the line.", Stance(leans=True)),
    ("Tram line: the harbour pays half of the forty million.", Stance(labelled=True)),
    ("Too few words.", NO_STANCE),
    ("They were said by one of those gulls.", Stance(leans=True)),
    ("They ride on the harbour line of the town council for forty million.", Stance(leans=True)),
    ("“We never asked for a tram to the harbour, nor for a line.", NO_STANCE),
    ("As figure two shows, the line is longer than the harbour road.", Stance(refers=1, hints=2)),
    ("Mayor Ada Lund, Pilot Jon Berg, Keeper Eva Holm, Baker Per Dahl came.", NO_STANCE),
    ("Who is to pay for a line that no gull will ever ride?", Stance(asks=True)),
    ("The next part tells how the harbour town votes on it all.", Stance(announces=True)),
    (f"The long way round is {'past the mill and the quay ' * 9}to the harbour.", NO_STANCE),
    ("Of the line three things are known in the harbour so far:", NO_STANCE),
    ("The tram line to the harbour costs the town forty millions, it says.", NO_STANCE),
    ("Here we show that a tram can ride on the harbour tide.", Stance(presents=True)),
    ("So in the end the council voted for the tram in the harbour.", Stance(concludes=True)),
    ("In the end a gull sat on the roof of the first one.", Stance(concludes=True)),
]
FOLLOWER = [
    ("A council voted for a tram line at last, other papers say.", NO_STANCE),
    ("A lighthouse keeper went home without a word to anybody there.", NO_STANCE),
]
_STOP = frozenset("the a to of for it is in and that at no as by has was on".split())


def read_text(line: str, stance: Stance = NO_STANCE) -> AnalyzedSentence:
    words = [word.strip("“.,:?").casefold() for word in line.split()]
    terms = Counter(w for w in words if w not in _STOP)
    wording = len(words) / 100
    return AnalyzedSentence(line, len(words), terms, share_capitals(line), stance, wording=wording)


def count_words(text: str) -> Counter[str]:
    return read_text(text).terms


def write_long(count: int) -> Iterator[AnalyzedSentence]:
    """Yield sentences of which early ones say more of what the others do."""
    for i in range(count):
        nouns = [f"noun{i * step % (7 + i // 4)}" for step in (1, 3, 5)]
        yield read_text(f"The {nouns[0]} saw a {nouns[1]} by the {nouns[2]} on day {i} here.")


def join(values: Iterable[float]) -> str:
    return "".join(f"{value + 0.0:8.4f}" for value in values)


def find_price(build: Callable[[float], list[Sentence]], wanted: int, count: int = 2) -> int:
    """Find the least score, in thousandths, with which a sentence is selected."""
    low, high = 0, 1000
    while low < high:
        middle = (low + high) // 2
        picked = select_sentences(build(middle / 1000), Budget(sentences=count), coherent=True)
        if any(sentence.position == wanted for sentence in picked):
            high = middle
        else:
            low = middle + 1
    return low


def price_dangling(count: int) -> int:
    """Find the score that selects a sentence that may dangle among so many, not one of 500."""

    def build(score: float) -> list[Sentence]:
        scores = [*[1.0] * (count - 1), 0.5, 0.0, score]
        stances = {count + 1: Stance(dangles=0.4)}
        return [
            Sentence(f"Word{i}.", i, i, 0, 0, value, stance=stances.get(i, NO_STANCE))
            for i, value in enumerate(scores)
        ]

    return find_price(build, count + 1, count)


def price_place(place: int, stance: Stance = NO_STANCE) -> int:
    """Find the score that a sentence needs to be selected in place of one with 500."""

    def build(score: float) -> list[Sentence]:
        scores = {0: 1.0, 4: 0.5, place: score}
        stances = {0: Stance(section=1), place: stance}
        return [
            Sentence(f"Word{i}.", i, i, 0, 0, scores.get(i, 0.0), stance=stances.get(i, NO_STANCE))
            for i in range(30)
        ]

    return find_price(build, place)


def write_lines() -> Iterator[str]:
    """Yield what every weight shows in: parts of ratings, and prices of places in thousandths."""
    texts = [read_text(*line) for line in ARTICLE]
    title = read_text("Tram to the harbour").terms
    yield "# the first impression"
    vectors, frequencies = build_vectors([text.terms for text in texts])
    words = weigh_terms(texts, vectors)
    for name, values in words.items():
        yield f"{name:<15}{join(values)}"
    like = weigh(title, frequencies)
    near = [cosine(vector, like) for vector in vectors]
    yield f"{'impression':<15}{join(rate_first(texts, words, near))}"
    yield "# all that the network does not say, of an article with a focus, and of two articles"
    several = [*texts, *(read_text(*line) for line in FOLLOWER)]
    for some, documents in ((texts, [texts]), (several, [texts, several[len(texts) :]])):
        ends = list(accumulate(map(len, documents)))
        spans = [("Tram", slice(end - len(d), end)) for end, d in zip(ends, documents, strict=True)]
        focus = [number % 4 / 4 for number in range(len(some))]
        ratings = rate_sentences(some, count_words, spans, focus)
        for name in ("wording", "focus", "other articles", "repeats", "company"):
            yield f"{name:<15}{join(rating.parts.get(name, 0.0) for rating in ratings)}"
    yield "# what a sentence must score in place of one of 500"
    yield f"by place: {' '.join(str(price_place(i)) for i in (6, 11, 12, 14, 23, 26))}"
    yield f"likely to dangle by .4: {[price_dangling(count) for count in (3, 4)]}"
    yield f"as the second of an item: {price_place(9, Stance(section=1))}"
    yield "# an article of 400 sentences: the opening, and what the repeats lose"
    long = list(write_long(400))
    opening = weigh_terms(long, build_vectors([text.terms for text in long])[0])["opening"]
    yield " ".join(f"{opening[i]:.4f}" for i in (0, 1, 2, 5, 10, 30, 60, 120, 399))
    rated = rate_sentences(long, count_words, [("", slice(0, 400))])
    repeats = sorted(rating.parts["repeats"] for rating in rated)
    yield f"{sum(repeats):.4f} {repeats[0]:.4f} {repeats[200]:.4f}"


def test_the_ratings_are_the_golden_ones(request: pytest.FixtureRequest) -> None:
    table = "".join(f"{line}\n" for line in write_lines())
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(table, encoding="utf-8")
    assert table == GOLDEN.read_text(encoding="utf-8")
