"""The default ranking: what editors choose, learned from articles in which they marked it.

Each sentence of an article is described by some seventy numbers: how the article uses its words,
where it stands, how it is built (traits.py). A small network rates them (network.py).
What repeats a better sentence loses (maximal marginal relevance: Carbonell and Goldstein, 1998),
and so does what can't be understood without a weaker one. Time grows with the text.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from summarize.models import Article, Sentence
from summarize.rank.auto import weights as w
from summarize.rank.auto.analysis import AnalyzedSentence, analyze_sentences, list_documents
from summarize.rank.auto.formula import Columns, measure_needs
from summarize.rank.auto.network import NetworkRating, load_network, rate
from summarize.rank.auto.traits import describe
from summarize.rank.auto.vectors import Vector, build_vectors, scale, sum_up, weigh
from summarize.rank.rating import Rating


def rank(
    sentences: Sequence[Sentence],
    article: Article,
    focus: str | None = None,
    known: Columns | None = None,
) -> Sequence[Rating]:
    """Return a rating for every sentence of an article, higher near the words of ``focus``.

    ``known`` is what the words of each say in a text of which these sentences are the shortlist.
    """
    if not sentences:
        return []
    texts, count_terms = analyze_sentences(sentences, article)
    return rate_texts(
        texts,
        count_terms,
        list_documents(sentences, article),
        _measure_focus(focus, sentences, article) if focus else (),
        known,
    )


def _measure_focus(focus: str, sentences: Sequence[Sentence], article: Article) -> list[float]:
    """Return how near each sentence is to a query, as a share of the nearest."""
    # Imported here: hardly any article is read with a focus.
    from summarize.rank.ask.relevance import measure_focus

    return scale(measure_focus(focus, sentences, article))


def describe_texts(
    texts: Sequence[AnalyzedSentence],
    vectors: Sequence[Vector],
    weigh_text: Callable[[str], Vector],
    documents: Sequence[tuple[str, slice]],
    known: Columns | None = None,
) -> Columns:
    """Return the traits of sentences by name, each described within its own article."""
    columns: Columns = {}
    for title, own in documents:
        traits = describe(texts[own], vectors[own], weigh_text, title, known)
        for name, values in traits.items():
            columns.setdefault(name, []).extend(values)
    return columns


def rate_texts(
    texts: Sequence[AnalyzedSentence],
    count_terms: Callable[[str], Counter[str]],
    documents: Sequence[tuple[str, slice]],
    near: Sequence[float] = (),
    known: Columns | None = None,
) -> list[NetworkRating]:
    """Return a rating a sentence, the better the higher; time and memory grow with the words.

    ``documents`` are the title of each article and which of the sentences are its own: they are
    rated within it, and by what the others say of them. ``near`` says how near each
    is to a query, 0..1.
    """
    vectors, frequencies = build_vectors([text.terms for text in texts])
    traits = describe_texts(
        texts, vectors, lambda text: weigh(count_terms(text), frequencies), documents, known
    )
    network = load_network()
    rows = list(zip(*(traits[name] for name in network.names), strict=True))
    parts = {"choice": [rate(network, row) for row in rows]}
    parts["first look"] = [w.FIRST_LOOK * share for share in traits["first look"]]
    parts["needs"] = [-w.NEEDS * measure_needs(text) for text in texts]
    if len(documents) > 1:
        spans = [span for _, span in documents]
        parts["other articles"] = [w.SUPPORT * x for x in measure_support(vectors, spans)]
        firsts = {span.start for span in spans}
        texts = [
            replace(t, stance=t.stance._replace(leans=False)) if i in firsts else t
            for i, t in enumerate(texts)
        ]
    if near:
        parts["focus"] = [w.FOCUS * value for value in near]
    parts["repeats"] = measure_repeats(_add_up(parts), vectors)
    parts["company"] = join_leaning(texts, _add_up(parts))
    names = tuple(parts)
    return [
        NetworkRating.add_up_with_row(names, values, row)
        for values, row in zip(zip(*parts.values(), strict=True), rows, strict=True)
    ]


def _add_up(parts: Columns) -> list[float]:
    return [sum(row) for row in zip(*parts.values(), strict=True)]


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


def join_leaning(texts: Sequence[AnalyzedSentence], ratings: Sequence[float]) -> list[float]:
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
