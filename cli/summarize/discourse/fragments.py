"""Detect fragments: sentences that are too short, cut off, glued together, or no sentences."""

import re

from summarize.language.punctuation import CLOSING_MARKS, SEMICOLON, ends_in_colon, ends_sentence
from summarize.language.quotes import is_balanced
from summarize.language.words import count_words
from summarize.language.writing_systems import SOUTH_EAST_ASIAN_LETTER, has_spaceless
from summarize.lazy import compile_late
from summarize.models import Block

FEWEST_WORDS = 4  # of a whole sentence
FEWEST_CHARACTERS = 8  # of one in a script without spaces, where each counts as a word
_TEASER = ("...", "…")  # its end, also in brackets
_NOTE, _NOTE_MARKS = compile_late(r"\[(?:\d{1,3}|edit|formula)\]"), "^↑"
# Starting with the mark makes the search twice as fast.
_GLUED = re.compile(r"[.!?](?<=[a-zà-ÿ]{3}[.!?])[”\"’]?(?:[A-ZÀ-Ý][a-zà-ÿ]+\b|[AI] )")
# "- a phrase of the court", not "- iPhones"
_GOES_ON = re.compile(r"[-–—…•·*]{1,3} {0,2}[a-zà-ÿ][^A-ZÀ-Ý]")
_FOOTNOTE = re.compile(r"\d{1,2}(?:All|Here|In|It|See|The|This|These|We|For|As|An?|Our|Note) ")
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
# "Bochum, 11. März 2015."; "London, March 11, 2015."; "Paris, le 11 mars 2015."
_DATELINE = compile_late(
    r"[^\W\d_a-zà-ÿ][\w.'’ -]{1,40}, (?:(?:le|den|de|am|el) )?"
    r"(?:\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.? \d{1,2}),?(?: de)? \d{4}\W*"
)
# A heading that asks or calls: "Why Transition to a Plant-Based Diet?"
_SMALL_IN_TITLES = frozenset(("the", "and", "for", "with", "from", "into", "your", "are"))
_TITLE_WORDS = 3  # the fewest
# Words that names have in small letters, in most of Europe.
_JOINING = frozenset(
    "a an and at by for from in of on or the to with und der die das des von zu zur im in am bei "
    "de la le les el los las del du des et y e i da do dos das di della van en og och ed".split()
)
_PERSONS = frozenset(("Sie", "I"))  # "Beachten Sie Fahrverbote in Innenstädten."
_AROUND = "\"'“”„‘’«»()[],.;:!?–—-"
_LEAST_LETTERS = 3  # of a word that counts
_LONGEST_TITLE = 80  # characters
# Readers called 23 sentences in brackets bad, and none good.
_BRACKETS = "(（【["
_BRACKETED = compile_late(r"[(（【\[][^()（）【】\[\]]*(?:[)）】\]][.!?。]?|[.!?。][)）】\]])")
# "n8n", "iOS", "rustc_codegen", "core.js", "src/: the code"; not "and/or", "e.g.", "mid-2020"
_NAME = compile_late(r"[a-z](?:[a-z]|-(?=[a-z])){0,39}(?:[A-Z\d_]|(?<=[a-z]{2})\.[a-z]|/\W)")
_STEP_WORDS, _STEP_CHARACTERS = 5, 12  # of a step without a full stop; in a script without spaces
_STEP_CAPITALS = 0.4  # share of its words after the first; more are in headlines and names
_LINKED = 0.5  # share of links above which an item leads elsewhere
_BLANKS = ("____", "......", "……", "{{", "}}", "{%")  # of a form or template, to be filled in
_GOING_ON = frozenset(",;:、，；：-–—|/&+")  # marks that no sentence ends with


def is_step(block: Block) -> bool:
    """Check whether an item of a numbered list is a sentence that lacks only its full stop.

    Items without numbers are often names, features or headlines.
    """
    text = block.text
    if block.number is None or block.links > _LINKED or text[-1] in _GOING_ON:
        return False
    least = _STEP_CHARACTERS if has_spaceless(text) else _STEP_WORDS
    if not text[0].isalpha() or text[0].islower() or count_words(text) < least:
        return False
    words = text.split()[1:]
    return sum(word[0].isupper() for word in words) <= _STEP_CAPITALS * len(words)


def _is_title(text: str) -> bool:
    """Check whether a question or a call is written as a title: every word has a capital."""
    if len(text) > _LONGEST_TITLE or text.rstrip(CLOSING_MARKS)[-1:] not in "?!":
        return False
    words = [word for word in text.split() if sum(map(str.isalpha, word)) >= _LEAST_LETTERS]
    long = [w for w in words if w not in _SMALL_IN_TITLES]
    return len(long) >= _TITLE_WORDS and all(w.lstrip("\"'“‘«¿¡(")[:1].isupper() for w in long)


def _is_naming(text: str) -> bool:
    """Check whether a text only names a person, a place, a book or a list of players.

    All its words have a capital, except those that join names. Of 100 such texts on 506 pages, one
    was a sentence.
    """
    named = 0
    for word in text.split():
        word = word.strip(_AROUND)
        if word[:1].isalpha() and word not in _JOINING:
            if not word[0].isupper() or word in _PERSONS:
                return False
            named += 1
    return named >= _TITLE_WORDS and not text.isupper() and not has_spaceless(text)


def is_fragment(text: str, *, step: bool = False) -> bool:
    """Check whether a text is too short for a summary, or is not one whole sentence.

    A ``step`` of a list needs no full stop.
    """
    return (
        (count := count_words(text)) < FEWEST_WORDS
        or (count < FEWEST_CHARACTERS and has_spaceless(text))
        or _ANSWER.match(text) is not None
        or (count < _FEW_THANKS and _THANKS.match(text) is not None)
        or _FOOTNOTE.match(text) is not None
        or _DATELINE.fullmatch(text) is not None
        or _is_title(text)
        or _is_naming(text)
        or (text[0].islower() and _NAME.match(text) is None)
        or _GOES_ON.match(text) is not None
        # Thai, Lao, Khmer and Burmese end a sentence with a space or with signs of their own.
        or not (
            step
            or ends_sentence(text)
            or (text[-1] == SEMICOLON and _GREEK.search(text) is not None)
            or (SOUTH_EAST_ASIAN_LETTER.search(text) and not ends_in_colon(text))
            or _ARMENIAN_END.search(text)
        )
        or (text[0] in _BRACKETS and _BRACKETED.fullmatch(text) is not None)
        or text.rstrip(CLOSING_MARKS).endswith(_TEASER)
        or text[0] in _NOTE_MARKS
        or any(blank in text for blank in _BLANKS)
        or ("[" in text and _NOTE.search(text) is not None)
        or (_GLUED.search(text) is not None and not _ADDRESS.search(text))
        or not is_balanced(text)
    )
