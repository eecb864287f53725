"""The default ranking, learned from articles in which editors marked the best sentences.

Some seventy traits describe each sentence: how much the article uses its words, where it stands,
what it looks like (traits.py). A small network rates them (network.py), and their words count by
themselves (wording.py). Sentences lose for repeating better ones (maximal marginal relevance:
Carbonell and Goldstein, 1998) and for leaning on weaker ones. Time grows linearly with the text.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from summarize.models import Article, Rating, Sentence
from summarize.rank.auto import weights as w
from summarize.rank.auto.analysis import AnalyzedSentence, analyze_sentences, list_documents
from summarize.rank.auto.formula import Columns, measure_needs
from summarize.rank.auto.network import explain, load_network, rate
from summarize.rank.auto.traits import describe
from summarize.rank.auto.vectors import Vector, build_vectors, scale, sum_up, weigh


def rank(
    sentences: Sequence[Sentence], article: Article, focus: str | None = None
) -> Sequence[Rating]:
    """Rate the sentences of an article; those relevant to ``focus`` rise."""
    if not sentences:
        return []
    analyzed, count_terms = analyze_sentences(sentences, article)
    return rate_sentences(
        analyzed,
        count_terms,
        list_documents(sentences, article),
        _measure_focus(focus, sentences, article) if focus else (),
    )


def _measure_focus(focus: str, sentences: Sequence[Sentence], article: Article) -> list[float]:
    """Measure the relevance of each sentence to a focus, as a share of the most relevant."""
    # Imported here: hardly any article is read with a focus.
    from summarize.rank.ask.relevance import measure_focus

    return scale(measure_focus(focus, sentences, article))


def describe_documents(
    sentences: Sequence[AnalyzedSentence],
    vectors: Sequence[Vector],
    weigh_text: Callable[[str], Vector],
    documents: Sequence[tuple[str, slice]],
) -> Columns:
    """Describe sentences by their traits, each within its own article; columns by name."""
    columns: Columns = {}
    for title, own in documents:
        traits = describe(sentences[own], vectors[own], weigh_text, title)
        for name, values in traits.items():
            columns.setdefault(name, []).extend(values)
    return columns


def rate_sentences(
    sentences: Sequence[AnalyzedSentence],
    count_terms: Callable[[str], Counter[str]],
    documents: Sequence[tuple[str, slice]],
    near: Sequence[float] = (),
) -> list[Rating]:
    """Rate analyzed sentences, the higher the better.

    ``documents`` are the articles as list_documents returns them: a sentence is rated within its
    own, and gains by support in the others. ``near`` is the relevance of each sentence to a
    focus, 0..1. Time and memory grow with the words.
    """
    vectors, frequencies = build_vectors([sentence.terms for sentence in sentences])
    traits = describe_documents(
        sentences, vectors, lambda text: weigh(count_terms(text), frequencies), documents
    )
    network = load_network()
    rows = list(zip(*(traits[name] for name in network.names), strict=True))
    parts = {"choice": [rate(network, row) for row in rows]}
    if any(sentence.stance.presents for sentence in sentences):  # "this paper presents"
        parts["first impression"] = [w.PAPER * share for share in traits["first impression"]]
    parts["wording"] = [w.WORDING * sentence.wording for sentence in sentences]
    parts["needs"] = [-w.NEEDS * measure_needs(sentence) for sentence in sentences]
    if len(documents) > 1:
        spans = [span for _, span in documents]
        parts["other articles"] = [w.SUPPORT * x for x in measure_support(vectors, spans)]
        firsts = {span.start for span in spans}
        sentences = [
            replace(s, stance=s.stance._replace(leans=False)) if i in firsts else s
            for i, s in enumerate(sentences)
        ]
    if near:
        parts["focus"] = [w.FOCUS * value for value in near]
    parts["repeats"] = measure_repeats(_add_up(parts), vectors)
    parts["company"] = join_leaning(sentences, _add_up(parts))
    return [
        Rating(dict(zip(parts, values, strict=True)), partial(explain, row))
        for values, row in zip(zip(*parts.values(), strict=True), rows, strict=True)
    ]


def _add_up(parts: Columns) -> list[float]:
    return [sum(row) for row in zip(*parts.values(), strict=True)]


def measure_repeats(scores: Sequence[float], vectors: Sequence[Vector]) -> list[float]:
    """Measure the loss of each sentence, 0 or less, for repeating better ones.

    Only the best ones are compared; all others are ranked below them, in the order of their scores.
    """
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[: w.RERANKED]
    holders: dict[str, dict[int, float]] = {}  # of those that are left
    for i in order:
        for term, value in vectors[i].items():
            holders.setdefault(term, {})[i] = value
    likeness = dict.fromkeys(order, 0.0)
    left = {i: scores[i] for i in sorted(order)}  # among equals, the first counts as the best
    losses = [0.0] * len(scores)
    while left:
        best = max(left, key=left.__getitem__)
        del left[best]
        losses[best] = -w.REDUNDANCY * likeness[best]
        cosines: dict[int, float] = {}  # only of those that share a term
        for term, value in vectors[best].items():
            del holders[term][best]
            for i, other in holders[term].items():
                cosines[i] = cosines.get(i, 0.0) + value * other
        for i, cosine in cosines.items():
            if cosine > likeness[i]:
                likeness[i] = cosine
                left[i] = scores[i] - w.REDUNDANCY * cosine
    floor = min((scores[i] + losses[i] for i in order), default=0.0)
    ceiling = min((scores[i] for i in order), default=0.0)
    ranked = set(order)
    return [loss if i in ranked else floor - ceiling for i, loss in enumerate(losses)]


def measure_support(vectors: Sequence[Vector], spans: Sequence[slice]) -> list[float]:
    """Measure how much the other articles say the same as each sentence, 0..1.

    Each article is a slice of the vectors.
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


def join_leaning(sentences: Sequence[AnalyzedSentence], ratings: Sequence[float]) -> list[float]:
    """Measure the gain or loss of each sentence from the ones next to it.

    A sentence that leans on the one before it is rated as a weighted mean of the two if that is
    lower, and lifts the other to its own rating.
    """
    joined = list(ratings)
    for i in range(len(sentences) - 1, 0, -1):
        if sentences[i].stance.leans:
            joined[i] = min(joined[i], w.COMPANY * joined[i - 1] + (1 - w.COMPANY) * joined[i])
            joined[i - 1] = max(joined[i - 1], joined[i])
    for i in range(1, len(sentences)):  # in a chain of leaning sentences, the first must rank first
        if sentences[i].stance.leans:
            joined[i] = min(joined[i], joined[i - 1])
    return [after - before for after, before in zip(joined, ratings, strict=True)]
