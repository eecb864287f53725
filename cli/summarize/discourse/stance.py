"""Detect the stance of sentences: whether they lean on others, refer, ask, announce, conclude.

A summary with "He refused." needs the sentence that names him.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.discourse.anaphora import lacks_antecedent
from summarize.discourse.cues import find_cues, list_words
from summarize.discourse.dangling import describe, estimate_dangling, locate
from summarize.discourse.fragments import is_fragment
from summarize.discourse.structure import find_bound, find_closing, find_sections
from summarize.language.punctuation import STOP_MARKS, asks
from summarize.language.quotes import balance_quotes
from summarize.lazy import compile_late
from summarize.models import Block, Sentence, Stance

_OPENING_MARKS = "\"'“”„‚‘«»‹›「『（(—–- "
# In German "das" is a pronoun before a lower-case word, and an article before a capital.
_GERMAN_THAT = re.compile("das (?=[a-zäöü])")
_LABEL = compile_late(r"[^\W\d_][\w’'-]{0,30}(?: #?[\w’'-]{1,30}){0,2}: +[\"“„«]?[^\W\d_a-zà-ÿ]")
# Ordinals and interjections, only before a comma: "Second, ...", not "Second place went to".
_COUNTED = re.compile("(?:Second|Third|Fourth|Fifth|Well|Segundo|Tercero|Secondo|Terzo|Terceiro), ")
_ASIDE = compile_late(rf"\([^()]{{0,2000}}(?:\)[{STOP_MARKS}]?|[{STOP_MARKS}]\))")
_SINGLE = ("'", "’")
_ENDS_SINGLE = compile_late(rf"[{STOP_MARKS},]['’]$")
_OPENS_SINGLE = compile_late(r"(?:^|[\s(])['‘][^\W_]")


def read_stances(
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    language: str,
    whole: Sequence[Sentence] = (),
) -> list[Stance]:
    """Detect the stance of each sentence; they are in reading order.

    ``whole`` are all sentences of the article, if the others are only some paragraphs.
    """
    whole = whole or sentences
    chosen = {sentence.position for sentence in sentences}
    places = [i for i, sentence in enumerate(whole) if sentence.position in chosen]
    sections = find_sections(whole, blocks)
    bound = find_bound(sentences, blocks)
    closing = find_closing(blocks, language)
    texts = [sentence.text for sentence in sentences]
    stances = []
    for i, (place, sentence) in enumerate(zip(places, sentences, strict=True)):
        words = list_words(sentence.text)
        stance = _read_stance(sentence.text, words, language)
        leans = stance.leans or bound[i]
        # A fragment before it will never be in a summary.
        lost = leans and i > 0 and is_fragment(texts[i - 1])
        stance = stance._replace(
            leans=leans,
            hints=stance.hints + lost,
            section=sections[place],
            concludes=stance.concludes or sentence.paragraph == closing,
        )
        traits = describe(sentence, stance, locate(place, whole, blocks), len(words))
        dangles = estimate_dangling(traits, words, language)
        stances.append(stance._replace(dangles=dangles))
    return _mark_refuted(sentences, stances)


def _mark_refuted(sentences: Sequence[Sentence], stances: list[Stance]) -> list[Stance]:
    """Mark each sentence that the next one of the article rejects."""
    for i, (sentence, after) in enumerate(pairwise(sentences)):
        answer = stances[i + 1]
        against = answer.rejects or (answer.objects and sentence.quoted)
        if against and after.position == sentence.position + 1:
            stances[i] = stances[i]._replace(refuted=True)
    return stances


def read_stance(text: str, language: str) -> Stance:
    """Detect the stance of a sentence from its text alone.

    It leans on the one before if it opens with a pronoun, a demonstrative or a connective, if a
    pronoun precedes all content words, if it is an aside in brackets, or if it ends a quotation
    begun earlier. In a language without cue phrases, only questions, asides and
    quotations are detected.
    """
    return _read_stance(text, list_words(text), language)


def _read_stance(text: str, words: Sequence[str], language: str) -> Stance:
    bare = text.lstrip(_OPENING_MARKS)
    cues = find_cues(words, language)
    alone = lacks_antecedent(bare, words, cues["pronouns"], cues["times"], language)
    return Stance(
        leans=_leans_on_previous(text, bare, bool(cues["opens"]) or alone, language),
        refers=len(cues["refers"]),
        hints=len(dict(cues["joins"] + cues["hints"])),  # by their starts
        asks=asks(text, language),
        labelled=": " in text and _LABEL.match(text) is not None and not cues["concludes"],
        announces=bool(cues["announces"]),
        concludes=bool(cues["concludes"]),
        presents=bool(cues["presents"]) and not cues["announces"],
        claims=len(cues["claims"]),
        advises=bool(cues["advises"]),
        publication=len(cues["publication"]),
        rejects=bool(cues["rejects"]),
        objects=bool(cues["objects"]),
    )


def _leans_on_previous(text: str, bare: str, connected: bool, language: str) -> bool:
    """Check whether a sentence needs the one before it: for a connective, a pronoun, a quotation.

    ``connected`` is true if it opens with a phrase of its language's list, or lacks what a pronoun
    stands for; ``bare`` has no marks in front.
    """
    that = language == "de" and _GERMAN_THAT.match(bare[:4].lower() + bare[4:]) is not None
    return connected or that or _is_part(text)


def _is_part(text: str) -> bool:
    """Check whether a sentence continues an enumeration or a quotation, or is an aside."""
    return (
        _COUNTED.match(text) is not None
        or (text.startswith("(") and _ASIDE.fullmatch(text) is not None)
        or balance_quotes(text)[0] > 0
        or (text.endswith(_SINGLE) and _ends_single(text))
    )


def _ends_single(text: str) -> bool:
    """Check whether a text ends with a single quotation mark that does not open in it."""
    return _ENDS_SINGLE.search(text) is not None and _OPENS_SINGLE.search(text) is None
