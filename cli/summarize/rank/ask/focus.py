"""How near the sentences of an article are to a focus: what the whole summary is to be about.

A plain sum of BM25: the one that answers a question (nearness.py), which reads the paragraph and
the letters as well, costs half a point of ROUGE-1 on long stories (see tests/quality).
"""

from collections.abc import Sequence

from summarize.models import Article, Sentence
from summarize.rank.ask.questions import holds_kind, read_question
from summarize.rank.ask.said import read_said

_FUNCTION = 0.3  # of a stop word
_NEIGHBOUR = 0.1  # of what each of the two neighbours says
_HEADING = 0.2  # of what the heading above says
_KIND = 0.25  # for the number, the date or the person that is asked for


def measure_focus(focus: str, sentences: Sequence[Sentence], article: Article) -> list[float]:
    """Return how near each sentence is to a focus, 0 or more; time grows with the words."""
    question = read_question(focus, article.language)
    said = read_said(sentences, article.blocks, question, article.language)
    found = []
    for i, sentence in enumerate(sentences):
        near = said.own[i] + _FUNCTION * said.function[i] + _HEADING * said.headings[i]
        for j in (i - 1, i + 1):
            if 0 <= j < len(sentences) and sentences[j].document == sentence.document:
                near += _NEIGHBOUR * said.own[j]
        kind = near > 0 and holds_kind(question, sentence.text, article.language)
        found.append(near + _KIND * kind)
    return found
