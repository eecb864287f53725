"""Tell how sentences stand to the text around them: what they need, announce, ask, conclude.

A summary that holds "He refused." without the sentence that names him is no summary: such dangling
anaphora is the commonest fault of extracts (Paice, 1990).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.models import Block, Sentence, Stance
from summarize.text.cues import Span, find_cues, list_words
from summarize.text.introductions import find_introductions
from summarize.text.quotes import balance_quotes
from summarize.text.words import stop_words

_OPENING_MARKS = "\"'“”„‚‘«»‹›「『（(—–- "
# In German "das" before a lower-case word is the pronoun, before a capital the article.
_GERMAN_THAT = re.compile("das (?=[a-zäöü])")
_QUESTION = re.compile(r"[?？؟][\"'”’»«“„)\]」』]*$")
_LABEL = re.compile(r"[^\W\d_][\w’'-]{0,30}(?: [\w’'-]{1,30}){0,2}: +[\"“„«]?[^\W\d_a-zà-ÿ]")
_CAPITAL = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-zà-ÿ][\w’'-]+")


def read_stances(
    sentences: Sequence[Sentence], blocks: Sequence[Block], language: str
) -> list[Stance]:
    """Return the stance of each of the sentences, which stand in reading order."""
    edges = _find_edges(sentences, blocks)
    closing = _find_closing(blocks, language)
    texts = [sentence.text for sentence in sentences]
    introductions = find_introductions(texts, stop_words(language))
    stances = []
    for sentence, edge, needed in zip(sentences, edges, introductions, strict=True):
        stance = read_stance(sentence.text, language)
        concludes = stance.concludes or sentence.paragraph == closing
        names = tuple(sentences[number].position for number in needed)
        stances.append(stance._replace(edge=edge, concludes=concludes, names=names))
    return stances


def _find_closing(blocks: Sequence[Block], language: str) -> int | None:
    """Return the number of the first block below the last heading that names a conclusion."""
    for number in range(len(blocks) - 1, 0, -1):
        heading = blocks[number - 1]
        if heading.kind == "heading" and blocks[number].kind != "heading":
            words = list_words(heading.text)
            if find_cues(words, language)["concludes"]:
                return number
    return None


def _find_edges(sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[int]:
    """Return 2 for what opens or ends a section, else 1 for what opens a paragraph, else 0."""
    sections, section = [], 0
    for block in blocks:
        section += block.kind == "heading"
        sections.append(section)
    parts = [(s.document, sections[s.paragraph]) for s in sentences]
    new = [True, *(a != b for a, b in pairwise(parts)), True]
    paragraphs = [None, *(s.paragraph for s in sentences)]
    return [
        2 if new[i] or new[i + 1] else int(paragraphs[i] != s.paragraph)
        for i, s in enumerate(sentences)
    ]


def read_stance(text: str, language: str) -> Stance:
    """Return what a sentence says of its stance by itself.

    It leans if it opens with a pronoun, a demonstrative or a connective, if a pronoun comes before
    all that it could stand for, or if it ends a quotation that it did not begin. A language
    without a list gives questions and quotations alone.
    """
    bare = text.lstrip(_OPENING_MARKS)
    words = list_words(bare)
    cues = find_cues(words, language)
    dangling = _find_dangling(bare, words, cues["pronouns"], language)
    return Stance(
        leans=bool(cues["opens"])
        or (language == "de" and _GERMAN_THAT.match(bare[:4].lower() + bare[4:]) is not None)
        or dangling == 1
        or balance_quotes(text)[0] > 0,
        refers=len(cues["refers"]),
        hints=len({start for start, _ in cues["joins"] + cues["hints"]}) + (dangling == 2),
        asks=_QUESTION.search(text) is not None,
        labelled=_LABEL.match(text) is not None and not cues["concludes"],
        announces=bool(cues["announces"]),
        concludes=bool(cues["concludes"]),
        presents=bool(cues["presents"]) and not cues["announces"],
    )


def _find_dangling(text: str, words: Sequence[str], pronouns: Sequence[Span], language: str) -> int:
    """Return 1 if a pronoun comes before any content word, 2 if before any name, else 0."""
    place = min((start for start, _ in pronouns), default=None)
    if place is None:
        return 0
    stop = stop_words(language)
    if all(word in stop or word.endswith("ly") for word in words[:place]):
        return 1
    names = _CAPITAL.search(text)
    return 2 if names is None or names.start() > text.casefold().find(words[place]) else 0
