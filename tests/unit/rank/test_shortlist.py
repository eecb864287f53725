"""Of a text of 40 MB some thousand sentences are ranked, from all of its parts."""

from random import Random

import pytest

from summarize import extract_article
from summarize.discourse.prose import list_prose
from summarize.length import Budget, measure_budget
from summarize.models import Article
from summarize.rank.auto import shortlist
from summarize.rank.auto.shortlist import shorten
from summarize.rank.candidates import LONG, count_best, score_candidates
from summarize.rank.select import select_sentences

WORDS = "boat crew dyke fish gale harbour lamp mill net oar pier quay rope sail tide wave".split()


def write_text(sentences: int, *, seed: int = 1) -> str:
    """Write a text of so many distinct sentences, five per paragraph."""
    random = Random(seed)
    said = [
        f"The {random.choice(WORDS)} of ward{random.randrange(999)} met the {random.choice(WORDS)} "
        f"and {'the ' + random.choice(WORDS) + ' ' if random.random() < 0.5 else ''}left in {i}."
        for i in range(sentences)
    ]
    return "\n\n".join(" ".join(said[i : i + 5]) for i in range(0, sentences, 5))


@pytest.mark.parametrize(
    ("sentences", "length", "best"),
    [
        pytest.param(LONG, None, 0, id="a-novel-is-read-whole"),
        pytest.param(LONG + 1, None, 2_000, id="a-longer-text-is-not"),
        pytest.param(LONG + 1, "5", 2_000, id="nor-for-some-sentences"),
        pytest.param(LONG + 1, "1000w", 0, id="for-many-words-it-is"),
        pytest.param(20 * LONG, "1000w", 5_000, id="unless-it-is-very-long"),
        pytest.param(20 * LONG, "20%", 0, id="for-a-share-it-is"),
    ],
)
def test_only_a_text_longer_than_any_novel_gets_a_shortlist(
    sentences: int, length: str | None, best: int
) -> None:
    assert count_best(sentences, measure_budget(length, 15 * sentences)) == best


def test_what_is_picked_by_the_shortlist_is_among_the_best_of_the_whole_text() -> None:
    article = extract_article(write_text(2_000), language="en")
    prose, budget = list_prose(article), Budget(sentences=12)
    whole, short = (score_candidates(prose, article, best=best) for best in (0, 100))
    assert len(short) < len(whole) / 2
    order = sorted(whole, key=lambda s: -s.score)
    best = {s.position for s in order[: len(order) // 5]}
    picked = {s.position for s in select_sentences(short, budget, coherent=True)}
    assert len(picked & best) >= 0.8 * len(picked)


def test_a_sentence_that_may_be_picked_brings_the_paragraph_before_it() -> None:
    lines = [f"Boat {number} left." for number in range(40)]  # of three words none is picked
    lines[30] = "The harbour counted all of the boats that left."
    article = extract_article("\n\n".join(lines), language="en")
    chosen = shorten(list_prose(article), article, best=1)
    assert [sentence.text for sentence in chosen] == [*lines[:12], *lines[29:31]]


def test_of_a_line_of_megabytes_only_what_is_near_is_read_closely() -> None:
    article = extract_article(write_text(3_000).replace("\n\n", " "), language="en")
    prose = list_prose(article)
    assert len({sentence.paragraph for sentence in prose}) == 1
    assert 12 < len(shorten(prose, article, best=3)) < 200


def test_every_part_has_its_share_of_the_shortlist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortlist, "_PART", 400)
    prose = list_prose(extract_article(write_text(2_000), language="en"))
    positions = {s.position for s in shorten(prose, Article((), "en"), best=50)}
    found = [len(positions & set(range(start, start + 400))) for start in range(0, 2_000, 400)]
    assert min(found) >= 10
