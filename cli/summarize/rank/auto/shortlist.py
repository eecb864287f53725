"""Choose the sentences of a long text that are read closely: the best ones by their words.

A text of 40 MB has 400,000 sentences and a summary of 40. How each stands to the text around it is
read of some thousands, which are rated as those of a short text are.
"""

from collections.abc import Sequence
from itertools import islice

from summarize.discourse.fragments import is_fragment
from summarize.language.titles import join_titles
from summarize.language.words import count_terms, count_words, split_words, term_finder
from summarize.models import Article, Sentence
from summarize.rank.auto import weights as w
from summarize.rank.auto.central import Columns, weigh_words
from summarize.rank.auto.flat import read_rows, sum_rows
from summarize.rank.auto.penalties import measure_length

_NEAR = 20  # sentences to each side of one that may be picked, as most paragraphs have


def shorten(
    sentences: Sequence[Sentence], article: Article, best: int
) -> tuple[list[Sentence], Columns]:
    """Return the sentences that may be picked, and what their words say for them.

    They are the best whole sentences and the first ones, with all of their paragraphs, and the
    paragraphs before these, on which they may lean; of a paragraph of megabytes what is near.
    """
    parts = _weigh_all(sentences, article)
    ratings = [
        sum(row) - measure_length(count_words(sentence.text))
        for sentence, row in zip(sentences, zip(*parts.values(), strict=True), strict=True)
    ]
    order = sorted(range(len(ratings)), key=lambda i: (-ratings[i], i))
    whole = (i for i in order if not is_fragment(sentences[i].text))
    chosen = [*range(w.DEEP), *(list(islice(whole, best)) or order[:best])]
    paragraphs = {sentences[max(0, i - back)].paragraph for i in chosen for back in (0, 1)}
    near = bytearray(len(sentences) + _NEAR)
    for i in chosen:
        near[max(0, i - _NEAR) : i + _NEAR] = bytes([1]) * (min(i, _NEAR) + _NEAR)
    kept = [i for i, s in enumerate(sentences) if near[i] and s.paragraph in paragraphs]
    return [sentences[i] for i in kept], {
        name: [values[i] for i in kept] for name, values in parts.items()
    }


def _weigh_all(sentences: Sequence[Sentence], article: Article) -> Columns:
    language = article.language
    title = count_terms(join_titles(article), language)
    rows = read_rows((split_words(s.text, language) for s in sentences), term_finder(language))
    sums = sum_rows(rows, title)
    parts = weigh_words(sums.after, sums.before, sums.uses)
    if title:
        parts["title"] = [w.TITLE * value for value in sums.likeness]
    return parts
