"""The default ranking: often-used words, directed centrality, the opening; in linear time.

The words that the article repeats most count most (SumBasic: Nenkova and Vanderwende, 2005). Then
count the similarity to the sentences after it, and less that to those before it (Zheng and Lapata,
2019), the words of the title, and an early place, by how well the opening covers the rest. What
repeats a better sentence loses (maximal marginal relevance: Carbonell and Goldstein, 1998), and so
does what can't be understood without a weaker one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from math import exp, log

from summarize.language.punctuation import QUESTIONS
from summarize.language.titles import join_titles
from summarize.language.words import count_words, split_words, stem_query, stemmer, stop_words
from summarize.models import Article, Sentence
from summarize.rank.auto import weights as w
from summarize.rank.auto.neighbours import join_leaning, measure_repeats, measure_support
from summarize.rank.auto.outcome import find_outcome
from summarize.rank.auto.penalties import Text, measure_needs, measure_penalty
from summarize.rank.auto.rating import Rating
from summarize.rank.auto.vectors import (
    Vector,
    build_vectors,
    cosine,
    scale,
    sum_similarities,
    weigh,
)

_NONE: Counter[str] = Counter()

Parts = dict[str, list[float]]  # what makes up the ratings: name to a number a sentence


def rank(
    sentences: Sequence[Sentence],
    article: Article,
    focus: str | None = None,
    known: Parts | None = None,
) -> list[Rating]:
    """Return a rating for every sentence of an article, higher near the words of ``focus``.

    ``known`` is what the words of each say in a text of which these sentences are the shortlist.
    """
    language = article.language
    stop, stem = stop_words(language), stemmer(language)

    def count_terms(text: str) -> Counter[str]:
        return Counter(stem(word) for word in split_words(text, language) if word not in stop)

    return rate_sentences(
        [Text(s.text, count_words(s.text), count_terms(s.text), s.stance) for s in sentences],
        count_terms(join_titles(article)),
        stem_query(focus, language) if focus else frozenset(),
        [len(list(group)) for _, group in groupby(sentences, lambda s: s.document)],
        asked=bool(article.title and article.title.rstrip()[-1:] in QUESTIONS),
        known=known,
    )


def rate_sentences(
    texts: Sequence[Text],
    title: Counter[str] = _NONE,
    focus: frozenset[str] = frozenset(),
    documents: Sequence[int] = (),
    *,
    asked: bool = False,
    known: Parts | None = None,
) -> list[Rating]:
    """Return a rating a sentence, the better the higher; time and memory grow with the words.

    ``title`` holds the terms of the title, ``focus`` those of a query. ``documents`` is how many
    sentences each article has, where there are several: then a sentence is rated within its own,
    and by what the others say of it. ``asked`` is whether the title is a question.
    """
    vectors, frequencies = build_vectors([text.terms for text in texts])
    if len(documents) > 1:
        spans = [
            slice(end - n, end) for n, end in zip(documents, accumulate(documents), strict=True)
        ]
        within = [_weigh_parts(texts[span], vectors[span]) for span in spans]
        parts = {name: [x for part in within for x in part[name]] for name in within[0]}
        parts["other articles"] = [w.SUPPORT * x for x in measure_support(vectors, spans)]
        firsts = {span.start for span in spans}
        texts = [
            replace(t, stance=t.stance._replace(leans=False)) if i in firsts else t
            for i, t in enumerate(texts)
        ]
    else:
        parts = _weigh_parts(texts, vectors, known)
    if title and "title" not in parts:
        like = weigh(title, frequencies)
        parts["title"] = [w.TITLE * cosine(vector, like) for vector in vectors]
    if focus:
        parts["focus"] = [w.FOCUS * near for near in _measure_nearness(vectors, focus)]
    nearness = parts["title"] if title and asked else None
    parts["outcome"] = find_outcome(texts, _add_up(parts), documents or [len(texts)], nearness)
    parts["repeats"] = measure_repeats(_add_up(parts), vectors)
    parts["company"] = join_leaning(texts, _add_up(parts))
    names = tuple(parts)
    return [Rating.add_up(names, row) for row in zip(*parts.values(), strict=True)]


def _add_up(parts: Parts) -> list[float]:
    return [sum(row) for row in zip(*parts.values(), strict=True)]


def _weigh_parts(
    texts: Sequence[Text], vectors: Sequence[Vector], known: Parts | None = None
) -> Parts:
    return (known or _weigh_terms(texts, vectors)) | {
        "form": [-measure_penalty(text) for text in texts],
        "needs": [-measure_needs(text.stance) for text in texts],
        "announcement": [-w.ANNOUNCEMENT * text.stance.announces for text in texts],
        "cue phrases": [
            # What closes a list of tips mostly repeats its title.
            w.CONCLUDES * (t.stance.concludes and not t.stance.section)
            + w.PRESENTS * t.stance.presents
            for t in texts
        ],
        "question": [-w.QUESTION * text.stance.asks for text in texts],
    }


def _weigh_terms(texts: Sequence[Text], vectors: Sequence[Vector]) -> Parts:
    before = list(sum_similarities(vectors))
    after = list(sum_similarities(reversed(vectors)))[::-1]
    uses = Counter[str]()
    for text in texts:
        uses.update(text.terms)
    return weigh_words(after, before, [sum(uses[term] for term in text.terms) for text in texts])


def weigh_words(after: Sequence[float], before: Sequence[float], uses: Sequence[float]) -> Parts:
    """Return what the words of each sentence say for it.

    They are given as the sums of its cosines with the sentences after it and before it, and how
    often the text uses its terms.
    """
    lead = _measure_opening([a + b for a, b in zip(after, before, strict=True)])
    central = zip(scale(after), scale(before), strict=True)
    return {
        "centrality": [
            w.FORWARD * forward + w.BACKWARD * backward for forward, backward in central
        ],
        "frequent words": [w.COVERAGE * value for value in scale(uses)],
        "opening": [lead * prior for prior in _weigh_places(len(uses))],
    }


def _weigh_places(count: int) -> list[float]:
    """Return what each place in a text of so many sentences is worth."""
    length = log(count + 1) / 5  # 1 at some 150 sentences
    early, share = (
        w.EARLY * length**-0.3 if count else 0.0,
        max(1.0, w.OPENING_SHARE * count),
    )
    opening = w.OPENING * length**0.9 * min(1.0, w.LONG_TEXT / max(1, count)) ** w.FALLS
    return [
        early * exp(-i / w.EARLY_SENTENCES) + opening * exp(-i / share) + w.FIRST * (i == 0)
        for i in range(count)
    ]


def _measure_opening(centrality: Sequence[float]) -> float:
    """Return how well the first sentences, at least three, cover the rest: 1 as any others."""
    mean = sum(centrality) / max(1, len(centrality))
    first = centrality[: max(3, round(w.COVERS * len(centrality)))]
    lead = sum(first) / max(1, len(first)) / mean if mean > 0 else 1.0
    return max(0.05, min(2.0, lead))


def _measure_nearness(vectors: Sequence[Vector], focus: frozenset[str]) -> list[float]:
    """Return how near each sentence is to a query, 0..1.

    Half of it is what the sentence itself says of the query, half its cosine with the sum of the
    sentences that do (query-biased centrality: Otterbacher, Erkan and Radev, 2005).
    """
    hits = [sum(value for term, value in v.items() if term in focus) for v in vectors]
    centre: Vector = {}
    for hit, vector in zip(hits, vectors, strict=True):
        for term, value in vector.items() if hit else ():
            centre[term] = centre.get(term, 0.0) + hit * value
    around = scale([cosine(vector, centre) for vector in vectors])
    return [(a + b) / 2 for a, b in zip(scale(hits), around, strict=True)]
