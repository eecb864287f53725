"""Detect fragments: sentences that are too short, cut off, glued together, or no sentences."""

import re
import unicodedata
from collections.abc import Sequence
from math import ceil

from summarize.language.punctuation import (
    CLOSING_MARKS,
    SEMICOLON,
    closes_line,
    ends_in_colon,
    ends_sentence,
)
from summarize.language.quotes import is_balanced
from summarize.language.running_text import FEWEST_RUNNING
from summarize.language.words import count_words
from summarize.language.writing_systems import SOUTH_EAST_ASIAN_LETTER, has_spaceless
from summarize.lazy import compile_late
from summarize.length import Budget, estimate_count
from summarize.models import Block, Sentence

FEWEST_WORDS = 4  # of a whole sentence
FEWEST_CHARACTERS = 8  # of one in a script without spaces, where each counts as a word
_UNENDED = ("...", "…", "e.g.", "i.e.", "et al.")  # an end, also in brackets
_NOTE = compile_late(r"\[(?:\d{1,3}|edit|formula)\]")
# Starting with the mark makes the search twice as fast.
_GLUED = re.compile(r"[.!?](?<=[a-zà-ÿ]{3}[.!?])[”\"’]?(?:[A-ZÀ-Ý][a-zà-ÿ]+\b|[AI] )")
# The mark or the number of an item, and an aside before a comma: "- ", "(c) ", "(supra), ".
_LABEL = re.compile(
    r"(?:[-–—…•·*]{1,3} {0,2}|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)] {1,2}|\([^()]{1,40}\), )+"
)
_LONGEST_LABEL = 8  # characters before the first sentence of a block
_NOTE_MARKS = "^%※†‡\\{"  # before a note, or in code; so are arrows and other signs
# The end of a work that is cited: 33 in 1,340 articles and documents, and of no sentence.
_CITED = compile_late(r"\bpp?\.? ?\d{1,4}(?:[-–]\d{1,4})?\.$|\bdoi\.org/\S{1,99}$")
_ADDRESS = compile_late(r"https?:|\w\.(?:com|org|net|io|js)\b")
# "@ann It is." replies to somebody; "Thanks for the reply!" says nothing
_ANSWER = re.compile(r"@\w{2,30}[ ,:]")
_THANKS = compile_late(
    r"(?:Thanks|Thank you|Thx|Danke|Vielen Dank|Merci|Gracias|Muchas gracias|Obrigad[oa]|Grazie"
    r"|Спасибо|谢谢|謝謝|感谢|ありがとう|감사)(?![a-z]| (?:to|a|à) )"
)
_FEW_THANKS = 7  # words
_GREEK = compile_late("[\u0370-\u03ff]")
_ARMENIAN_END = compile_late(r"[\u0561-\u0587]:$")  # typed in place of "։"
_NAMED = 3  # words with a capital, the fewest
# Words that names and titles have in small letters, in most of Europe.
_JOINING = frozenset(
    "a an and are at by for from in into of on or the to with your "
    "und der die das des von zu zur im in am bei "
    "de la le les el los las del du des et y e i da do dos das di della van en og och ed".split()
)
_PERSONS = frozenset(("Sie", "I"))  # "Beachten Sie Fahrverbote in Innenstädten."
_AROUND = "\"'“”„‘’«»()[],.;:!?–—-"
_LETTERS = 3  # of a small word that counts: not of "is", "v.", "pp."
# Readers called 23 sentences in brackets bad, and none good.
_BRACKETS = "(（【["
_BRACKETED = compile_late(r"[(（【\[][^()（）【】\[\]]*(?:[)）】\]][.!?。]?|[.!?。][)）】\]])")
# "n8n", "iOS", "rustc_codegen", "core.js", "src/: the code"; not "and/or", "e.g.", "mid-2020"
_NAME = compile_late(r"[a-z](?:[a-z]|-(?=[a-z])){0,39}(?:[A-Z\d_]|(?<=[a-z]{2})\.[a-z]|/\W)")
_STEP_WORDS, _STEP_CHARACTERS = 5, 12  # of a step without a full stop; in a script without spaces
_STEP_CAPITALS = 0.4  # share of its words after the first; more are in headlines and names
_LINKED = 0.5  # share of links above which an item leads elsewhere
# Of a form or a template, to be filled in, and leaders; "……" is the ellipsis of Chinese.
_BLANKS = ("____", "......", ". . . . .", "………", "~~~~~", "{{", "}}", "{%")
_GOING_ON = frozenset(",;:、，；：-–—|/&+")  # marks that no sentence ends with
_SEEN = 2_000  # characters of a block, or one without end would be read by the square
_PARAGRAPH, _MANY_CAPITALS, _MANY_DIGITS = 40, 0.25, 0.06  # words; shares of words, characters
_CLAUSE = compile_late(r"§ ?\d{1,4}[a-z]?\.? |\d{1,3}(?:\.\d{1,3}){1,4}\.? ")
_ITEM_WITHIN = compile_late(r"[.;:,] \(?(?:[a-z]|[ivx]{2,4})[.)] ")
_OPENING = "\"'“„«‘「『(（¿¡"


def is_step(block: Block) -> bool:
    """Check whether an item of a numbered list is a sentence that lacks only its full stop.

    Items without numbers are often names, features or headlines; those that have one in print are
    often fields of forms and lines of contents: 5 of 7 in summaries of 96 documents.
    """
    text = block.text
    if block.number is None or block.page is not None or block.links > _LINKED:
        return False
    if text[-1] in _GOING_ON:
        return False
    least = _STEP_CHARACTERS if has_spaceless(text) else _STEP_WORDS
    if not text[0].isalpha() or text[0].islower() or count_words(text) < least:
        return False
    words = text.split()[1:]
    return sum(word[0].isupper() for word in words) <= _STEP_CAPITALS * len(words)


def _is_naming(text: str) -> bool:
    """Check whether a text only names persons, places or works, or is a title that asks or calls.

    All its words have a capital, except those that join names and shorter ones. Of 52 such texts
    in 1,240 articles and documents, 8 were sentences, and 35 cited a work.
    """
    named = 0
    for word in text.split():
        word = word.strip(_AROUND)
        if word[:1].isalpha() and word not in _JOINING:
            small = not word[0].isupper()
            if word in _PERSONS or (small and len(word) >= _LETTERS):
                return False
            named += not small
    return named >= _NAMED and not text.isupper() and not has_spaceless(text)


def is_fragment(text: str, *, step: bool = False) -> bool:
    """Check whether a text is too short for a summary, or is not one whole sentence.

    A ``step`` of a list needs no full stop.
    """
    return (
        (count := count_words(text)) < FEWEST_WORDS
        or (count < FEWEST_CHARACTERS and has_spaceless(text))
        or _ANSWER.match(text) is not None
        or (count < _FEW_THANKS and _THANKS.match(text) is not None)
        or _is_naming(text)
        or _opens_within(text)
        # Thai, Lao, Khmer and Burmese end a sentence with a space or with signs of their own.
        or not (
            step
            or ends_sentence(text)
            or (text[-1] == SEMICOLON and _GREEK.search(text) is not None)
            or (SOUTH_EAST_ASIAN_LETTER.search(text) and not ends_in_colon(text))
            or _ARMENIAN_END.search(text)
        )
        or (text[0] in _BRACKETS and _BRACKETED.fullmatch(text) is not None)
        or text.rstrip(CLOSING_MARKS).endswith(_UNENDED)
        or any(blank in text for blank in _BLANKS)
        or _CITED.search(text) is not None
        or ("[" in text and _NOTE.search(text) is not None)
        or (_GLUED.search(text) is not None and not _ADDRESS.search(text))
        or not is_balanced(text)
    )


def _opens_within(text: str) -> bool:
    """Check whether a text opens as no sentence does: with a small letter, or with a sign.

    The number of an item may precede it: "(c) where the goods are lost".
    """
    label = _LABEL.match(text)
    start = label.end() if label else 0
    if text[start:].lstrip("([")[:1].islower():
        return _NAME.match(text, start) is None
    return text[0] in _NOTE_MARKS or unicodedata.category(text[0]) == "Sm"


def keep_clean(
    candidates: Sequence[Sentence], blocks: Sequence[Block], asked: Budget | None = None
) -> list[Sentence]:
    """Keep the sentences in print that give the least cause for doubt, and all that are not.

    They are at least a third, and as many as fit the length that was ``asked`` for, if any.
    """
    doubts = {
        s.position: _count_doubts(s.text, s.paragraph, blocks)
        for s in candidates
        if blocks[s.paragraph].page is not None
    }
    least = max(ceil(len(doubts) / 3), estimate_count(asked, candidates) if asked else 0)
    most = max(sorted(doubts.values())[:least], default=0)
    return [s for s in candidates if doubts.get(s.position, 0) <= most]


def _count_doubts(text: str, number: int, blocks: Sequence[Block]) -> int:
    """Count the signs that a sentence is none of the running text, or not whole.

    Paragraphs have colons, numbers, names and signs, too (51 papers would lose .06 of ROUGE-1); in
    shorter blocks they are those of tables, forms, lists and notes, and no stop at the end of one,
    or of the block before, tells that lines are cut; an item within, that they are put together.
    """
    block, seen = blocks[number], blocks[number].text[:_SEEN]
    label = _LABEL.match(text) or _CLAUSE.match(text)
    opening = text[label.end() if label else 0 :][:1]
    doubts = (
        not opening.isalpha() and opening not in _OPENING,
        count_words(text) <= FEWEST_RUNNING,
        _ITEM_WITHIN.search(seen) is not None,
    )
    if count_words(seen) >= _PARAGRAPH:
        return sum(doubts)
    opens = number > 0 and seen.find(text, 0, len(text) + _LONGEST_LABEL) >= 0
    before, words = blocks[number - 1] if opens else block, text.split()
    ended = before.kind == "heading" or closes_line(before.text)
    return sum(doubts) + sum(
        (
            ": " in text or ";" in text,
            sum(map(str.isdigit, text)) > _MANY_DIGITS * len(text),
            sum(word[0].isupper() for word in words) > _MANY_CAPITALS * len(words),
            any(unicodedata.category(char) == "Sm" for char in text),
            not (ended and closes_line(block.text)),
        )
    )
