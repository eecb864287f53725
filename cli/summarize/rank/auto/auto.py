"""The default ranking: what editors choose, learned from articles in which they marked it.

Each sentence of an article is described by some seventy numbers: how the article uses its words,
where it stands, how it is built (traits.py, forms.py). A small network rates them (network.py).
What repeats a better sentence loses (maximal marginal relevance: Carbonell and Goldstein, 1998),
and so does what can't be understood without a weaker one. Time grows with the text.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, groupby

from summarize.language.words import count_terms, count_words
from summarize.models import Article, Sentence
from summarize.rank.auto import weights as w
from summarize.rank.auto.central import Columns
from summarize.rank.auto.neighbours import join_leaning, measure_repeats, measure_support
from summarize.rank.auto.network import load_network, rate
from summarize.rank.auto.penalties import measure_needs
from summarize.rank.auto.placed import Text, locate, share_capitals
from summarize.rank.auto.rating import Rating
from summarize.rank.auto.traits import describe
from summarize.rank.auto.vectors import Vector, build_vectors, scale, weigh


def rank(
    sentences: Sequence[Sentence],
    article: Article,
    focus: str | None = None,
    known: Columns | None = None,
) -> list[Rating]:
    """Return a rating for every sentence of an article, higher near the words of ``focus``.

    ``known`` is what the words of each say in a text of which these sentences are the shortlist.
    """
    if not sentences:
        return []
    texts, count_terms = read_texts(sentences, article)
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
    from summarize.rank.ask.focus import measure_focus

    return scale(measure_focus(focus, sentences, article))


def list_documents(sentences: Sequence[Sentence], article: Article) -> list[tuple[str, slice]]:
    """Return the title of each article that has sentences, and which of them are its own."""
    titles = [part.title or "" for part in article.articles or (article,)]
    counts = [
        (number, len(list(group))) for number, group in groupby(s.document for s in sentences)
    ]
    ends = accumulate(count for _, count in counts)
    return [
        (titles[number], slice(end - count, end))
        for (number, count), end in zip(counts, ends, strict=True)
    ]


def read_texts(
    sentences: Sequence[Sentence], article: Article
) -> tuple[list[Text], Callable[[str], Counter[str]]]:
    """Return sentences as texts, and what counts the terms of a text: stems, no stop words."""
    count = partial(count_terms, language=article.language)
    spots = locate(sentences, article.blocks)
    texts = [
        Text(s.text, count_words(s.text), count(s.text), share_capitals(s.text), s.stance, spot)
        for s, spot in zip(sentences, spots, strict=True)
    ]
    return texts, count


def describe_texts(
    texts: Sequence[Text],
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
    texts: Sequence[Text],
    count_terms: Callable[[str], Counter[str]],
    documents: Sequence[tuple[str, slice]],
    near: Sequence[float] = (),
    known: Columns | None = None,
) -> list[Rating]:
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
        Rating.add_up(names, values, row)
        for values, row in zip(zip(*parts.values(), strict=True), rows, strict=True)
    ]


def _add_up(parts: Columns) -> list[float]:
    return [sum(row) for row in zip(*parts.values(), strict=True)]
