"""Rate the sentences of an article by a formula: the first look, from which the network goes on.

The similarity to the sentences after it counts, and less that to those before it (Zheng and Lapata,
2019), the words that the article repeats most (SumBasic: Nenkova and Vanderwende, 2005), and an
early place, by how well the opening covers the rest; less what speaks against a sentence by itself.
"""

from collections.abc import Sequence
from math import exp, log

from summarize.language.punctuation import ends_in_colon
from summarize.language.quotes import begins_quotation, opens_quotation
from summarize.rank.auto import weights as w
from summarize.rank.auto.analysis import AnalyzedSentence
from summarize.rank.auto.vectors import Vector, scale, sum_similarities

Columns = dict[str, list[float]]  # name to a number a sentence


def rate_first(
    texts: Sequence[AnalyzedSentence], words: Columns, near_title: Sequence[float]
) -> list[float]:
    """Return the first rating of each sentence, by its words and its cosine with the title.

    The title counts (title method: Edmundson, 1969), and so do cue phrases.
    """
    return [
        sum(said)
        + w.TITLE * near
        - measure_penalty(text)
        - measure_needs(text)
        - w.ANNOUNCEMENT * text.stance.announces
        - w.QUESTION * text.stance.asks
        # What closes a list of tips mostly repeats its title.
        + w.CONCLUDES * (text.stance.concludes and not text.stance.section)
        + w.PRESENTS * text.stance.presents
        for text, near, *said in zip(
            texts,
            near_title,
            *(words[name] for name in ("centrality", "frequent words", "opening")),
            strict=True,
        )
    ]


def weigh_terms(texts: Sequence[AnalyzedSentence], vectors: Sequence[Vector]) -> Columns:
    """Return what the words of each sentence of an article say for it."""
    before = list(sum_similarities(vectors))
    after = list(sum_similarities(reversed(vectors)))[::-1]
    uses = count_uses(texts)
    return weigh_words(after, before, [sum([uses[term] for term in t.terms]) for t in texts])


def count_uses(texts: Sequence[AnalyzedSentence]) -> dict[str, int]:
    """Return how often the texts use each term."""
    uses: dict[str, int] = {}
    for text in texts:
        for term, count in text.terms.items():
            uses[term] = uses.get(term, 0) + count
    return uses


def weigh_words(after: Sequence[float], before: Sequence[float], uses: Sequence[float]) -> Columns:
    """Return the same from sums.

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


def measure_length(words: int) -> float:
    """Return what speaks against a sentence of so many words, 0 or more."""
    return w.SHORT * (words < w.SHORT_WORDS) + w.LONG * max(0, words - w.LONG_WORDS) / w.LONG_WORDS


def measure_penalty(text: AnalyzedSentence) -> float:
    """Return what speaks against a sentence, 0 or more."""
    return (
        measure_length(text.words)
        + w.QUOTE * opens_quotation(text.text)
        + w.LABEL * text.stance.labelled
        + w.NAMES * max(0.0, text.capitals - w.NAMES_SHARE)
    )


def measure_needs(text: AnalyzedSentence) -> float:
    """Return what speaks against a sentence for what it needs from outside itself, 0 or more."""
    stance = text.stance
    return (
        w.LEANING * stance.leans
        + w.REFERS * min(2, stance.refers)
        + w.HINTS * min(2, stance.hints)
        + w.LEAD_IN * ends_in_colon(text.text)
        + w.HALF_QUOTE * begins_quotation(text.text)
    )
