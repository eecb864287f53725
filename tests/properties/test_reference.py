"""What we calculate in a quicker way is what the plain way gives, on values made at random."""

import math
import statistics
from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from summarize.language.sentences import find_sentences, split_sentences
from summarize.language.words import count_words, split_words
from summarize.models import Article, Block
from summarize.rank.auto.vectors import build_vectors, cosine, sum_similarities
from summarize.readers.pdf.layout import find_median

SEEDS = range(40)
WORDS = "mill wheel stone water night keeper bread gate lamp quay".split()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_median_is_that_of_statistics(seed: int) -> None:
    random = Random(seed)
    values = [random.choice([0.5, 1.0, 2.0, random.random()]) for _ in range(1 + seed)]
    assert find_median(values) == pytest.approx(statistics.median(values))


def write_bag(random: Random) -> Counter[str]:
    return Counter(random.choices(WORDS, k=random.randint(1, 12)))


@pytest.mark.parametrize("seed", SEEDS)
def test_likeness_is_the_cosine_of_the_weighed_words(seed: int) -> None:
    random = Random(seed)
    bags = [write_bag(random) for _ in range(random.randint(2, 9))]
    vectors, weights = build_vectors(bags)
    plain = [
        {word: (1 + math.log(count)) * weights[word] for word, count in bag.items()} for bag in bags
    ]
    documents = {word: sum(word in bag for bag in bags) for word in weights}
    assert weights == pytest.approx({w: math.log(1 + len(bags) / n) for w, n in documents.items()})
    lengths = [math.sqrt(sum(value**2 for value in vector.values())) for vector in plain]

    def compare(a: int, b: int) -> float:
        both = sum(value * plain[b].get(word, 0.0) for word, value in plain[a].items())
        return both / (lengths[a] * lengths[b]) if lengths[a] and lengths[b] else 0.0

    pairs = [(a, b) for a in range(len(bags)) for b in range(len(bags))]
    for a, b in pairs:
        assert cosine(vectors[a], vectors[b]) == pytest.approx(compare(a, b), abs=1e-9)
    sums = list(sum_similarities(vectors))
    assert sums == pytest.approx(
        [sum(compare(a, b) for b in range(a)) for a in range(len(bags))], abs=1e-6
    )


TEXTS = (
    "The mill turned.", "Who was it?", "“No,” he said.", "At 5 p.m. it stopped!", "Dr. Ek saw 3.5.",
    "水车昨晚烧了。", "他没有来！", "…", "(It was so.)", "x",
)  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_sentences_cover_their_text_and_index_the_article(seed: int) -> None:
    random = Random(seed)
    texts = [" ".join(random.choices(TEXTS, k=random.randint(1, 6))) for _ in range(5)]
    for text in texts:
        spans = find_sentences(text, "en")
        assert [a for a, _ in spans] == sorted(a for a, _ in spans)
        assert all(a < b for a, b in spans)
        assert all(b <= c for (_, b), (c, _) in pairwise(spans))
        assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    article = Article(tuple(map(Block, texts)), "en")
    sentences = split_sentences(article.blocks, "en")
    assert [article.text[s.start : s.end] for s in sentences] == [s.text for s in sentences]
    assert [s.position for s in sentences] == list(range(len(sentences)))


@pytest.mark.parametrize("seed", SEEDS)
def test_words_of_a_text_are_the_sum_of_those_of_its_parts(seed: int) -> None:
    random = Random(seed)
    parts = random.choices([*WORDS, "3.5", "it's", "well-known", "水车", "École"], k=9)
    assert count_words(" ".join(parts)) == sum(map(count_words, parts))
    assert list(split_words(" ".join(parts), "en")) == [
        word for part in parts for word in split_words(part, "en")
    ]
