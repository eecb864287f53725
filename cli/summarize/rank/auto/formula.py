"""The first rating of sentences, by a formula: one trait of the network, and the shortlist's score.

It adds up directed centrality, which counts similarity to later sentences more than to earlier ones
(Zheng and Lapata, 2019), frequent words (SumBasic: Nenkova and Vanderwende, 2005), and a prior for
the opening by how well it covers the rest. Penalties for length, form and dependence are taken off.
"""

from collections.abc import Sequence
from math import exp, log

from summarize.language.punctuation import ends_in_colon
from summarize.language.quotes import begins_quotation, opens_quotation
from summarize.rank.auto import weights as w
from summarize.rank.auto.analysis import AnalyzedSentence
from summarize.rank.auto.vectors import Vector, scale, sum_similarities

Columns = dict[str, list[float]]  # by name, one number per sentence


def rate_first(
    sentences: Sequence[AnalyzedSentence], words: Columns, near_title: Sequence[float]
) -> list[float]:
    """Compute the first rating of each sentence.

    ``words`` is what weigh_terms returns, ``near_title`` the cosine with the title. The title and
    cue phrases count as in Edmundson (1969).
    """
    return [
        sum(scores)
        + w.TITLE * near
        - measure_form_penalty(sentence)
        - measure_needs(sentence)
        - w.ANNOUNCEMENT * sentence.stance.announces
        - w.QUESTION * sentence.stance.asks
        # In lists of tips, the closing sentence of a section mostly repeats its title.
        + w.CONCLUDES * (sentence.stance.concludes and not sentence.stance.section)
        + w.PRESENTS * sentence.stance.presents
        for sentence, near, *scores in zip(
            sentences,
            near_title,
            *(words[name] for name in ("centrality", "frequent words", "opening")),
            strict=True,
        )
    ]


def weigh_terms(sentences: Sequence[AnalyzedSentence], vectors: Sequence[Vector]) -> Columns:
    """Score the sentences of an article by their words: centrality, frequency, opening."""
    before = list(sum_similarities(vectors))
    after = list(sum_similarities(reversed(vectors)))[::-1]
    uses = count_uses(sentences)
    return weigh_words(after, before, [sum([uses[term] for term in t.terms]) for t in sentences])


def count_uses(sentences: Sequence[AnalyzedSentence]) -> dict[str, int]:
    """Count the uses of each term in all sentences."""
    uses: dict[str, int] = {}
    for sentence in sentences:
        for term, count in sentence.terms.items():
            uses[term] = uses.get(term, 0) + count
    return uses


def weigh_words(after: Sequence[float], before: Sequence[float], uses: Sequence[float]) -> Columns:
    """Score sentences by their words, from sums that are known already.

    The sums are those of the cosines with all sentences after and before each, and of the uses of
    its terms in the text.
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
    """Compute the prior of each position in a text of so many sentences."""
    length = log(count + 1) / w.USUAL  # 1 at some 150 sentences
    early, share = (
        w.EARLY * length**w.EARLY_POWER if count else 0.0,
        max(1.0, w.OPENING_SHARE * count),
    )
    opening = w.OPENING * length**w.OPENING_POWER * min(1.0, w.LONG_TEXT / max(1, count)) ** w.FALLS
    return [
        early * exp(-i / w.EARLY_SENTENCES) + opening * exp(-i / share) + w.FIRST * (i == 0)
        for i in range(count)
    ]


def _measure_opening(centrality: Sequence[float]) -> float:
    """Measure how well the first sentences cover the rest: 1 is average."""
    mean = sum(centrality) / max(1, len(centrality))
    first = centrality[: max(w.FEWEST_COVERING, round(w.COVERS * len(centrality)))]
    lead = sum(first) / max(1, len(first)) / mean if mean > 0 else 1.0
    return max(w.LEAST_LEAD, min(w.MOST_LEAD, lead))


def measure_length(words: int) -> float:
    """Compute the penalty for the length of a sentence in words, 0 or more."""
    return w.SHORT * (words < w.SHORT_WORDS) + w.LONG * max(0, words - w.LONG_WORDS) / w.LONG_WORDS


def measure_form_penalty(sentence: AnalyzedSentence) -> float:
    """Compute the penalty for length and form, 0 or more."""
    return (
        measure_length(sentence.words)
        + w.QUOTE * opens_quotation(sentence.text)
        + w.LABEL * sentence.stance.labelled
        + w.NAMES * max(0.0, sentence.capitals - w.NAMES_SHARE)
    )


def measure_needs(sentence: AnalyzedSentence) -> float:
    """Compute the penalty for dependence on other sentences, figures or lists, 0 or more."""
    stance = sentence.stance
    return (
        w.LEANING * stance.leans
        + w.REFERS * min(2, stance.refers)
        + w.HINTS * min(2, stance.hints)
        + w.LEAD_IN * ends_in_colon(sentence.text)
        + w.HALF_QUOTE * begins_quotation(sentence.text)
    )
