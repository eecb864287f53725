"""Split paragraphs into sentences. The only module that knows the sentence splitter.

Punkt (Kiss and Strunk, 2006) decides where a full stop ends a sentence; named rules of ours
repair what it leaves, which is mostly quotations and the stops of other scripts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from punkt import (
    PunktParameters,
    PunktSentenceTokenizer,
    has_prefixes,
    load_model,
    rules_for_language,
    with_nonbreaking_prefixes,
)

from summarize.models import Sentence
from summarize.text.titles import is_open_line

# The languages with a Punkt model, or with rules or abbreviations, by the names used there.
_MODELS = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "fi": "finnish", "fr": "french", "it": "italian",
    "ml": "malayalam", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ru": "russian", "sl": "slovene", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_PREFIXES = {**_MODELS, "uk": "ukrainian"}
_SPACELESS = frozenset(("ja", "zh"))  # every stop ends a sentence, whatever comes after it
# Abbreviations that the models lack, without their last stop.
_ABBREVIATIONS = {
    "da": "bl.a ca f.eks jf kl mio nr osv pga",
    "en": "a.k.a approx e.g et.al fig figs i.e messrs mt no nos vs",
    "es": "aprox dra ee ej excmo lic núm pág ud uds",
    "fi": "esim klo ks mm mrd n nk noin os ts",
    "fr": "av chap env fig janv févr juil mlle mlles mme mmes no p.ex sept oct nov déc vol",
    "nl": "bijv blz ca dhr d.w.z jan feb mrt apr aug sept okt nov dec mevr mw nr o.a",
    "no": "bl.a ca f.eks jf kl mill mrd nr osv",
    "pl": "al godz im in m.in mln mld nr os pl pow prof św tel tys tzn ul wg woj",
    "sv": "bl.a ca d.v.s e.d f.d kl m.fl m.m milj mdr nr o.s.v s.k st t.ex",
    "uk": "акад бл вид вул гр грн див доц ім крб кв м млн млрд напр о обл п пл пр просп проф р "
    "род рр с св стор т тис тов",
}  # fmt: skip

# Those that a name, a number or an example always follows: no sentence ends with them.
_BEFORE_NAMES = {
    "da": "bl.a ca dr f.eks hr kl nr",
    "de": "bzw ca dr fr geb hr nr prof st z.b",
    "en": "dr e.g fig figs gen gov hon i.e lt messrs mr mrs ms mt nos prof rep rev sen sgt vs",
    "es": "dr dra ee excmo núm pág prof sr sra srta ud",
    "fr": "dr m me mlle mlles mm mme mmes mgr p.ex pr",
    "it": "dott on prof sig sig.ra",
    "nl": "dhr dr ir mevr mr mw prof st",
    "no": "bl.a ca dr f.eks hr kl nr",
    "pl": "al godz np płk prof św tel tzn tzw ul",
    "pt": "dr dra prof sr sra",
    "ru": "акад г-жа гр им пл пр проф св см ср ул",
    "sv": "bl.a ca dr hr kl nr t.ex",
    "uk": "акад вул див доц ім пл просп проф св",
}  # fmt: skip

_OPENERS = "\"'“‘„‚«‹(「『（["
# A stop of a script that sets no space after it, or that Punkt does not know.
_OTHER_STOP = re.compile(
    '[.…]["”’»«“](?= \\w)'  # Punkt holds the dots before a quote for an ellipsis
    '|[。！？｡؟۔।॥]+[」』）”’"]*(?=.)|(?<![!?…])[!?…]+[」』”]*(?=[「『“]?[\u3040-\u30ff\u3400-\u9fff])'
)
# What goes on with the clause that a Japanese quotation ends.
_QUOTE_PARTICLE = re.compile("[とのをがにでもは、，,]|って|という")
_QUOTES = {"「": 1, "『": 1, "（": 1, "」": -1, "』": -1, "）": -1}
_QUOTE_MARKS = tuple("\"'“„‚«»‹›")
# Closing marks, by what stands after them: the same mark opens a quotation in another language.
_CLOSING = re.compile("[\"'“”‘’«»‹›)\\]」』）]+(?=[\\s,.;:!?–—-]|$)")
_INITIALS = re.compile(r"(?:^|[\s(])(?:[^\W\d_a-zà-ÿ]\.[ -]?){1,3}$")
# Letters with stops that do end sentences: the next word then starts one.
_NOT_NAMES = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|U\.S\.A|[AP]\.M|B\.C|A\.D)\.$")
_NUMBER_ONLY = re.compile(r"^\W*\d{1,3}[.)]$")
_WORD_CHARACTER = re.compile(r"\w")


def split_sentences(paragraphs: Iterable[str], language: str) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs, with their offsets in the joined article."""
    sentences: list[Sentence] = []
    offset = 0
    for number, paragraph in enumerate(paragraphs):
        for start, end in find_sentences(paragraph, language):
            text = paragraph[start:end]
            place = (number, len(sentences), offset + start, offset + end)
            sentences.append(Sentence(text, *place))
        offset += len(paragraph) + 2  # the blank line between paragraphs
    return tuple(sentences)


def is_heading(paragraph: str) -> bool:
    """Tell whether a paragraph is a heading, a label or a bare list entry, not a sentence."""
    return is_open_line(paragraph)


def find_sentences(paragraph: str, language: str) -> list[tuple[int, int]]:
    """Return the start and end of each sentence in a paragraph, ends without white space."""
    starts = set(_other_starts(paragraph))
    if language not in _SPACELESS:
        starts.update(_punkt_starts(paragraph, language))
    abbreviations = _name_abbreviations(language)
    bounds = [0]
    for start in sorted(starts - {0}):
        start = _shift_quotes(paragraph, bounds[-1], start)
        if start > bounds[-1] and _is_boundary(paragraph, bounds[-1], start, abbreviations):
            bounds.append(start)
    spans = zip(bounds, [*bounds[1:], len(paragraph)], strict=True)
    return [span for start, end in spans if (span := _trim(paragraph, start, end))]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    part = text[start:end]
    stripped = part.strip()
    if not stripped:
        return None
    start += len(part) - len(part.lstrip())
    return start, start + len(stripped)


def _punkt_starts(paragraph: str, language: str) -> Iterator[int]:
    return (start for start, _ in _tokenizer(language).span_tokenize(paragraph))


def _other_starts(paragraph: str) -> Iterator[int]:
    """Yield the place after each stop that Punkt does not see, outside of East Asian quotes."""
    if paragraph.isascii():
        return
    depth = place = 0
    for stop in _OTHER_STOP.finditer(paragraph):
        depth += sum(_QUOTES.get(char, 0) for char in paragraph[place : stop.end()])
        place = stop.end()
        if depth <= 0 and not (
            stop[0][-1] in "」』" and _QUOTE_PARTICLE.match(paragraph, stop.end())
        ):
            depth = 0
            yield stop.end()


def _shift_quotes(text: str, start: int, boundary: int) -> int:
    """Move a boundary past the quotes that close before it, and before those that open there."""
    head = text[start:boundary].rstrip()
    end = start + len(head)
    # Between two spaces only « opens, as the French write it.
    opens = head[-1:] == "«" or (head[-1:] in _QUOTE_MARKS and end == boundary)
    if opens and head[-2:-1].isspace():
        return end - 1
    closing = _CLOSING.match(text, boundary)
    if closing is None:
        return boundary
    end = closing.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _is_boundary(text: str, start: int, boundary: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the sentence that starts at ``start`` ends before ``boundary``."""
    head, rest = text[start:boundary].rstrip(), text[boundary:].lstrip(_OPENERS + " ")
    if not _WORD_CHARACTER.search(head) or not rest or _NUMBER_ONLY.match(head):
        return False
    if rest[0].islower() and not rest[1:2].isupper():  # "Stop!" he said.
        return False
    if rest[0] in ",;:" or head.rsplit(maxsplit=1)[-1].lower().strip("(.") in abbreviations:
        return False
    return not (_INITIALS.search(head) and not _NOT_NAMES.search(head) and rest[0].isupper())


@cache
def _name_abbreviations(language: str) -> frozenset[str]:
    return frozenset(_BEFORE_NAMES.get(language, "").split())


@cache
def _tokenizer(language: str) -> PunktSentenceTokenizer:
    parameters = load_model(_MODELS[language]) if language in _MODELS else PunktParameters()
    # A language without a list gets that of English, whose titles and initials travel.
    prefixes = _PREFIXES.get(language, "english")
    if has_prefixes(prefixes):
        parameters = with_nonbreaking_prefixes(parameters, prefixes)
    extra = frozenset(_ABBREVIATIONS.get(language, "").split())
    known = parameters.abbrev_types | extra | _name_abbreviations(language)
    try:
        rules = rules_for_language(prefixes)
    except LookupError:
        rules = None
    return PunktSentenceTokenizer(replace(parameters, abbrev_types=known), rules=rules)
