"""Detect pages without an article: log-in pages, errors, lists of other articles.

A page's own title counts only if there is little prose beside it, and a page is a list only if
hardly anything else is on it: no article may be lost. Where neither title nor type says it, trees
over the structure of the page decide, in any language.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize.language.punctuation import PAUSE_MARKS, STOP_MARKS
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Outline, Signs
from summarize.notices.forest import load_forest, score_rows
from summarize.notices.page_traits import (
    NAMES,
    count_own,
    count_prices,
    count_prose,
    count_prose_words,
    count_sections,
    describe_page,
)
from summarize.word_lists import read_words

LIST = "a list of other articles"
LINKS = "a list of links"
GOODS = "a list of products"
OVERVIEW = "an overview"
FORM = "a form"
_LOG_IN = "a log-in page"
_SALE = "a page that sells something"
_ERROR = "an error page"
_REFUSAL = "a refusal of access"
# "Error_Kermor Post", but no "error_type"
_SEPARATOR = compile_late(r" [|–—·•»›:-]{1,3} | ?[|｜] ?|(?<![a-z])_|_(?![a-z])")
_ORNAMENT = " *" + STOP_MARKS + PAUSE_MARKS
# "404", "Error 404", "502 Bad Gateway", but no "Fiat 500" and no "400 years of a church"
_STATUS = compile_late(
    r"^(?:40[1-57-9]|41[0-8]|42[2-9]|431|451|50[1-5]|52[0-7])(?!\d)"
    r"|(?<!\d)(?:40[1-57-9]|410|429|451|50[2-4]|52[0-7])$"
    r"|\b(?:error|http|status)\W{1,3}(?:code\W{1,3})?[45]\d\d\b",
    re.IGNORECASE,
)
_REFUSING = ("forbidden", "unauthorized")  # phrases of one word that are no title
_UNHEARD = str.maketrans(
    {",": None, "，": None, "、": None, '"': None, "“": None, "”": None, "’": "'", "：": ":"}
)
_THAI = "\u0e00"  # from here on most scripts have no spaces
_WHOLE = 250  # words of prose that outweigh a title; a law firm's disclaimers have 217
_MOST = 300  # words of prose from which a page is an article
# Words of prose from which the trees are not asked: of 700 such pages without an article they
# would find 30, and refuse six with 200 to 900 words of text.
_LITTLE = 120
SURE = 0.8  # odds of the trees from which it does: cross-validated, 5 of 1,700 texts have more
_PRICED = 0.3  # share of the lines in cards with a price
_LINKS_SHARE = 0.4  # of the words of a page in links or cards
_LEADING = 0.8  # share of links from which a line is a link
_LINK_WORDS = 4  # of prose for each of them, from which a page without a form is brief, no list
_FIELDS = 3  # of a form that is more than a search or a log-in
_OPENING = 1  # that outweigh the opening of a title: headlines of articles may open so
_PHRASED = 24  # words; no longer line is a notice by one phrase
_HEADLINES = 6  # linked, on a page that declares itself a list
_SECTIONS = 5  # by which such a page is a text all the same
_TEASER = 20  # words of prose for each of them: lists have up to 11
_ASIDE = 40  # words of prose beside them: a cookie banner, a footer
_FEW = 60  # words of a page of labels
# Types of Open Graph: the kind of page, and the words of prose that outweigh it.
_SHOWN = {
    "product": (_SALE, _ASIDE),
    "product.item": (_SALE, _ASIDE),
    "instapp:photo": ("a photo", _WHOLE),
    "profile": ("a profile", _ASIDE),
}
_MOST_LINES = 200  # of a page that is only a notice: each is checked for 1,000 phrases


def name_page(draft: Draft, kept: Sequence[Block]) -> str | None:
    """Name the kind of a page that is no article; ``kept`` are its blocks without notices."""
    signs = draft.signs
    if signs is None or count_prose(kept) >= _MOST:  # most articles end here: the rest takes 3 ms
        return None
    declared = find_kind(draft, signs, kept)
    if declared or signs.outline is None or not is_doubtful(signs, signs.outline, count_own(kept)):
        return declared
    return _name_shape(signs, signs.outline, kept)


def is_doubtful(signs: Signs, outline: Outline, own: float) -> bool:
    """Check whether a page has so few words of its own beside links that the trees are asked."""
    if own >= _LITTLE:
        return False
    leads = sum(block.links > _LEADING for block in outline.blocks)
    silent = signs.password and not own
    return silent or leads * _LINK_WORDS > own or signs.fields >= _FIELDS


def find_kind(draft: Draft, signs: Signs, kept: Sequence[Block]) -> str | None:
    """Find the kind of a page by what it says of itself; None if only its structure can tell."""
    prose = count_prose(kept)
    called, limit = _find_title(signs.titles)
    if called == _LOG_IN and signs.password:
        limit = _WHOLE
    if called and called != LIST and prose < limit and not (signs.article and prose):
        return called
    for shown, limit in (_SHOWN[kind] for kind in signs.kinds if kind in _SHOWN):
        if prose < limit:
            return shown
    if signs.sells and prose < _WHOLE:
        return _SALE
    notice = _find_notice(kept or draft.blocks) or _find_error(signs, kept or draft.blocks)
    if notice:
        return notice
    listing = signs.listing or (called == LIST and not signs.article)
    many = signs.headlines >= max(_HEADLINES, prose / _TEASER)
    return LIST if listing and many and not _has_sections(signs, kept) else None


def _has_sections(signs: Signs, kept: Sequence[Block]) -> bool:
    """Check whether a page is a text of sections, and not of prices, as a shop's category is.

    Home pages of services are: of 37 lists that call themselves one, none has as many sections.
    """
    sections = count_sections(kept)
    blocks = signs.outline.blocks if signs.outline else ()
    return sections >= _SECTIONS and sections > count_prices(blocks)


def _name_shape(signs: Signs, outline: Outline, kept: Sequence[Block]) -> str | None:
    """Name a page by its structure alone, if that is surely none of an article."""
    traits = describe_page(signs, outline, kept)
    if score_rows(load_forest("page_kind", NAMES), [traits])[0] <= SURE:
        return None
    trait = dict(zip(NAMES, traits, strict=True))
    if trait["priced"] >= _PRICED:
        return GOODS
    if max(trait["linked"], trait["card_share"]) >= _LINKS_SHARE:
        return LINKS
    return FORM if signs.fields >= _FIELDS else OVERVIEW


def explain_refusal(signs: Signs | None, otherwise: str) -> str:
    """Explain why a page without prose is refused: its own title, or else the given reason."""
    called, _ = _find_title(signs.titles) if signs else (None, 0)
    return f"{called}, not an article" if called and called != LIST else otherwise


def _find_title(titles: Sequence[str]) -> tuple[str | None, int]:
    """Find the kind that a title declares, and how many words of prose outweigh it."""
    phrases = _load_phrases()
    for title in titles:
        head, colon, _ = title.partition(": ")  # "Page not found: Details"
        head = _fold(head)
        called = phrases.whole.get(head) or dict(phrases.openings).get(head) if colon else None
        if called in (_ERROR, _REFUSAL):
            return called, _ASIDE
    for title in titles:
        parts = [_fold(part) for part in (title, *_SEPARATOR.split(title))]
        for part in parts:
            if part in phrases.whole:
                return phrases.whole[part], _WHOLE
        for part in parts:
            for opening, kind in phrases.openings:
                if _opens(part, opening):
                    return kind, _OPENING
    # "Oops. It looks like the page that you want does not exist", also with a line beside it
    sentences = filter(None, map(_find_phrase, titles))
    return next(((kind, _ASIDE) for kind in sentences), (None, 0))


def _find_notice(kept: Sequence[Block]) -> str | None:
    """Find the kind that the lines of a page declare if no other line is prose."""
    if len(kept) > _MOST_LINES or any(count_prose_words(block) > _PHRASED for block in kept):
        return None
    kinds = [_find_phrase(block.text) for block in kept]
    rest = [block for block, kind in zip(kept, kinds, strict=True) if kind is None]
    if count_prose(rest) or _count_words(rest) >= _FEW:
        return None
    return next((kind for kind in kinds if kind), None)


def _find_error(signs: Signs, kept: Sequence[Block]) -> str | None:
    """Find the error that a page of a few words shows by its HTTP status."""
    outline = signs.outline.blocks if signs.outline else ()
    if signs.article or _count_words(outline) >= _FEW or count_prose(kept) > _PHRASED:
        return None
    heads = [*signs.titles, *(block.text for block in outline if block.kind == "heading")]
    return _ERROR if any(map(_is_status, heads)) else None


def _is_status(head: str) -> bool:
    """Check whether a title is an HTTP status: its code, or its phrase in RFC 9110."""
    # Imported here: few pages need it.
    from http import HTTPStatus

    if _STATUS.search(head):
        return True
    phrases = {s.phrase.casefold() for s in HTTPStatus if s >= HTTPStatus.BAD_REQUEST}
    return any(
        _fold(part) in phrases and (" " in part.strip() or _fold(part) in _REFUSING)
        for part in _SEPARATOR.split(head)
    )


def _find_phrase(line: str) -> str | None:
    if len(line.split()) > _PHRASED:
        return None
    line, phrases = _fold(line), _load_phrases()
    if line in phrases.whole:
        kind = phrases.whole[line]
        return None if kind == LIST else kind
    for opening, kind in phrases.openings:
        if kind != LIST and _opens(line, opening):
            return kind
    return next((kind for phrase, kind in phrases.within if phrase in line), None)


def _opens(text: str, opening: str) -> bool:
    """Check whether a text opens with a phrase, up to the end of a word if words have spaces."""
    if not text.startswith(opening):
        return False
    after = text[len(opening) : len(opening) + 1]
    return not (opening[-1].isalpha() and after.isalpha() and after < _THAI)


def _fold(text: str) -> str:
    return text.translate(_UNHEARD).strip(_ORNAMENT).casefold()


def _count_words(blocks: Iterable[Block]) -> float:
    return sum(estimate_words(block.text) for block in blocks)


class _Phrases(NamedTuple):
    """Case-folded phrases, each with the kind of page that it declares."""

    whole: dict[str, str]  # a title, a part of it or a line is the phrase
    openings: tuple[tuple[str, str], ...]  # it opens with the phrase
    within: tuple[tuple[str, str], ...]  # the phrase stands in a line


@cache
def _load_phrases() -> _Phrases:
    """Load the phrases of all languages: three words do not reveal the language of a page."""
    found = read_words(Path(__file__).with_name("no_article.txt"))
    # Small letters are not enough: a Greek word ends in another letter once its case is folded.
    pairs = [(word.casefold(), kind) for kind, words in found.items() for word in words]
    return _Phrases(
        whole={word: kind for word, kind in pairs if word[0] not in "^~"},
        openings=tuple((word[1:], kind) for word, kind in pairs if word[0] == "^"),
        within=tuple((word[1:], kind) for word, kind in pairs if word[0] == "~"),
    )
