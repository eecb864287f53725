"""What a sentence gains or loses by the others: repeats, and the sentences that it leans on."""

from collections.abc import Sequence

from summarize.rank.auto import weights as w
from summarize.rank.auto.placed import Text
from summarize.rank.auto.vectors import Vector, scale, sum_up


def measure_repeats(scores: Sequence[float], vectors: Sequence[Vector]) -> list[float]:
    """Return what each sentence loses, 0 or less, for repeating better ones.

    The others come after the ones compared, in the order of their scores.
    """
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[: w.RERANKED]
    holders: dict[str, list[tuple[int, float]]] = {}
    for i in order:
        for term, value in vectors[i].items():
            holders.setdefault(term, []).append((i, value))
    likeness = dict.fromkeys(order, 0.0)
    left = {i: scores[i] for i in sorted(order)}  # of equals the first is the best
    losses = [0.0] * len(scores)
    while left:
        best = max(left, key=left.__getitem__)
        del left[best]
        losses[best] = -w.REDUNDANCY * likeness[best]
        cosines: dict[int, float] = {}  # with those alone that share a term
        for term, value in vectors[best].items():
            if len(holders[term]) > 1:  # as of four terms in ten
                for i, other in holders[term]:
                    cosines[i] = cosines.get(i, 0.0) + value * other
        for i, cosine in cosines.items():
            if i in left and cosine > likeness[i]:
                likeness[i] = cosine
                left[i] = scores[i] - w.REDUNDANCY * cosine
    floor = min((scores[i] + losses[i] for i in order), default=0.0)
    ceiling = min((scores[i] for i in order), default=0.0)
    ranked = set(order)
    return [loss if i in ranked else floor - ceiling for i, loss in enumerate(losses)]


def measure_support(vectors: Sequence[Vector], spans: Sequence[slice]) -> list[float]:
    """Return how much the sentences of the other articles say the same, 0..1.

    Each article is a span of the vectors, in their order.
    """
    total = sum_up(vectors)
    support: list[float] = []
    for span in spans:
        own = sum_up(vectors[span])
        support.extend(
            sum(x * (total[term] - own[term]) for term, x in vector.items())
            for vector in vectors[span]
        )
    return scale(support)


def join_leaning(texts: Sequence[Text], ratings: Sequence[float]) -> list[float]:
    """Return what each sentence gains or loses by the company that it needs.

    One that leans on the sentence before it counts as much as a mean of the two, if that is less,
    and brings the other up with it.
    """
    joined = list(ratings)
    for i in range(len(texts) - 1, 0, -1):
        if texts[i].stance.leans:
            joined[i] = min(joined[i], w.COMPANY * joined[i - 1] + (1 - w.COMPANY) * joined[i])
            joined[i - 1] = max(joined[i - 1], joined[i])
    for i in range(1, len(texts)):  # where several lean, each on the next, the first comes first
        if texts[i].stance.leans:
            joined[i] = min(joined[i], joined[i - 1])
    return [after - before for after, before in zip(joined, ratings, strict=True)]
