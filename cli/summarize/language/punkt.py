"""Find sentence boundaries with Punkt (Kiss and Strunk, 2006). Only this module imports punkt."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from summarize.lazy import DeferredModule, defer
from summarize.word_lists import read_table

# Training and files of models, 3 ms each to import, are not needed: all models are modules.
_OF_PUNKT = (
    DeferredModule("punkt.training", "PunktTrainer", "TrainerConfig", "train"),
    DeferredModule("punkt.model.reader", "ReadLimits", "loads_model_source", "read_model_file"),
    DeferredModule("punkt.model.render", "render_model"),
    DeferredModule("string", whitespace=" \t\n\r\v\f"),
)
with defer(_OF_PUNKT):
    from punkt import (
        LanguageVars,
        PunktParameters,
        PunktSentenceTokenizer,
        has_prefixes,
        rules_for_language,
        with_nonbreaking_prefixes,
    )
    from punkt.data import load_module

# Languages with a Punkt model, and with rules or abbreviations, by punkt's names.
_MODELS = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "fi": "finnish", "fr": "french", "it": "italian",
    "ml": "malayalam", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ru": "russian", "sl": "slovene", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_PREFIXES = {**_MODELS, "uk": "ukrainian"}
_CERTAIN = re.compile(r"([A-Za-z]{2,40})[.!?]\s+[^\W\d_]\S*")
_BEFORE_WORD = re.compile(r"[.!?] +(?=[^\W\d_])")
_CONTEXTS = 1_000  # cached contexts of two words
_SMALL_INSIDE = 32  # the bit of Punkt's contexts for a word in small letters within a sentence
_FEW = 1_000  # words: the model of Russian has none
_LONGEST = 40  # letters of a word before a certain boundary


def find_starts(paragraph: str, language: str) -> Iterator[int]:
    """Yield the offsets at which Punkt starts a sentence.

    Punkt only looks at the words next to a mark, so it gets only the stretches between certain
    boundaries, and only those with a mark in them.
    """
    tokenizer = _tokenizer(language)
    start = 0
    for mark in _BEFORE_WORD.finditer(paragraph):
        word = paragraph[max(start, mark.start() - _LONGEST - 1) : mark.start()].rpartition(" ")[2]
        if tokenizer.is_certain(word, paragraph[mark.start()]):
            end = mark.start() - len(word)
            yield from tokenizer.find_within(paragraph, start, end, mark.end())
            start = mark.end()
    # A mark at the very end is no boundary, because nothing follows it.
    yield from tokenizer.find_within(paragraph, start, len(paragraph) - 1, len(paragraph))


def is_plain(word: str, language: str) -> bool:
    """Check whether a word in small letters is no abbreviation: texts had it without a stop.

    "etc" is often written without its stop, and sentences go on after it.
    """
    if language not in _MODELS or word == "etc":
        return False
    seen = load_module(_MODELS[language]).ORTHO_CONTEXT.get(word, 0) & _SMALL_INSIDE
    return seen > 0 and not _tokenizer(language).is_doubtful(word)


def is_known(word: str, language: str) -> bool:
    """Check whether Punkt's texts had a word without a stop; True where it has no words."""
    words = load_module(_MODELS[language]).ORTHO_CONTEXT if language in _MODELS else {}
    return len(words) < _FEW or word in words


@cache
def name_abbreviations(language: str) -> frozenset[str]:
    """List abbreviations before names, such as "dr", after which no sentence starts."""
    return _list_abbreviations("before names", language, "any")


@cache
def number_abbreviations() -> frozenset[str]:
    """List abbreviations before numbers, such as "art", in all languages."""
    return _list_abbreviations("before numbers", "any")


def _list_abbreviations(section: str, *languages: str) -> frozenset[str]:
    table = read_table(Path(__file__).with_name("abbreviations.txt"))
    return frozenset(word for language in languages for word in table[section].get(language, ()))


@cache
def _tokenizer(language: str) -> "_Tokenizer":
    parameters = _load_lists(_MODELS[language]) if language in _MODELS else PunktParameters()
    # Languages without a list get the English one, whose titles and initials are international.
    prefixes = _PREFIXES.get(language, "english")
    if has_prefixes(prefixes):
        parameters = with_nonbreaking_prefixes(parameters, prefixes)
    extra = _list_abbreviations("abbreviations", language)
    known = parameters.abbrev_types | extra | name_abbreviations(language)
    try:
        rules = rules_for_language(prefixes)
    except LookupError:
        rules = None
    # Punkt would copy the contexts of all words twice, which takes 4 ms for German.
    words = load_module(_MODELS[language]).ORTHO_CONTEXT if language in _MODELS else {}
    return _Tokenizer(replace(parameters, abbrev_types=known, ortho_context=words), rules=rules)


def _load_lists(model: str) -> PunktParameters:
    """Load a model without the contexts of its words."""
    module = load_module(model)
    return PunktParameters(
        abbrev_types=module.ABBREV_TYPES,
        collocations=module.COLLOCATIONS,
        sent_starters=module.SENT_STARTERS,
        numeric_abbrev_types=module.NUMERIC_ABBREV_TYPES,
    )


class _Tokenizer(PunktSentenceTokenizer):
    """Punkt with a shortcut for certain boundaries, which takes a third of the time.

    A mark between a word that is no abbreviation and another word ends a sentence for certain.
    """

    def __init__(self, parameters: PunktParameters, *, rules: LanguageVars | None) -> None:
        super().__init__(parameters, rules=rules)
        self._doubtful = parameters.abbrev_types | {first for first, _ in parameters.collocations}
        marks = self.rules.sent_end_chars
        self._sure = frozenset(".!?").intersection(marks)
        # In lists, contexts of marks are often repeated: "1. ", "p. m.".
        self._ask = lru_cache(_CONTEXTS)(super()._context_has_sentbreak)
        self._marks = re.compile(f"[{re.escape(''.join(marks))}]")

    def is_certain(self, word: str, mark: str) -> bool:
        """Check whether a mark after this word, and before another, surely ends a sentence."""
        letters = word.isascii() and word.isalpha() and 2 <= len(word) <= _LONGEST
        return letters and mark in self._sure and word.lower() not in self._doubtful

    def is_doubtful(self, word: str) -> bool:
        """Check whether a word may be an abbreviation."""
        return word in self._doubtful

    def find_within(self, text: str, start: int, end: int, after: int) -> Iterator[int]:
        """Yield the starts from ``start`` on; between ``end`` and ``after`` there is no doubt."""
        yield start
        if self._marks.search(text, start, end):
            for place, _ in self.span_tokenize(text[start:after]):
                if place:
                    yield start + place

    def _context_has_sentbreak(self, context: str) -> bool:
        certain = _CERTAIN.fullmatch(context)
        if certain and certain[1].lower() not in self._doubtful:
            return True
        return self._ask(context)
