"""Detect pages without an article: log-in pages, errors, lists of other articles.

A page's own title counts only if there is little prose beside it, and a page is a list only if
hardly anything else is on it: no article may be lost.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize.language.punctuation import PAUSE_MARKS, STOP_MARKS, closes_line
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Signs
from summarize.word_lists import read_words

LOG_IN = "a log-in page"
LIST = "a list of other articles"
LABELS = "a page without a sentence"
_SEPARATOR = compile_late(r" [|–—·•»›:-]{1,3} | ?[|｜] ?|_")
_ORNAMENT = " *" + STOP_MARKS + PAUSE_MARKS
_UNHEARD = str.maketrans(
    {",": None, "，": None, "、": None, '"': None, "“": None, "”": None, "’": "'", "：": ":"}
)
_THAI = "\u0e00"  # from here on most scripts have no spaces
_CUT = re.compile(r"(?:…|\.\.\.)[\])]?$")  # the end of a teaser
_PROSE_WORDS = 8  # of a closed line of prose
_LINE_WORDS = 4  # of a linked headline; menu entries have fewer
_LINKED = 0.5  # share of links above which a line leads elsewhere
_WHOLE = 250  # words of prose that outweigh a title; a law firm's disclaimers have 217
_OPENING = 1  # that outweigh the opening of a title: headlines of articles may open so
_PHRASED = 24  # words; no longer line is a notice by one phrase
_HEADLINES = 6  # linked, on a page that declares itself a list
_TEASER = 20  # words of prose for each of them: lists have up to 11
_LINES = 3  # linked, on a page that declares nothing
_ASIDE = 40  # words of prose beside them: a cookie banner, a footer
_FEW = 60  # words of a page of labels
_LABEL = 12  # words; fewer may be a label (the longest are breadcrumbs)
_HEADLINE = 8  # words of a title that promises an article
# Types of Open Graph: the kind of page, and the words of prose that outweigh it.
_SHOWN = {
    "product": ("a page that sells something", _ASIDE),
    "product.item": ("a page that sells something", _ASIDE),
    "instapp:photo": ("a photo", _WHOLE),
    "profile": ("a profile", _WHOLE),
}
_MOST_LINES = 200  # of a page that is only a notice: each is checked for 1,000 phrases


def count_headlines(blocks: Iterable[Block]) -> int:
    """Count the different lines that link elsewhere and read like headlines."""
    return len({b.text for b in blocks if b.links > 0.8 and estimate_words(b.text) >= _LINE_WORDS})


def count_prose(blocks: Iterable[Block]) -> float:
    """Count the words in lines of prose: no links, headings or teasers."""
    return sum(map(_count_prose, blocks))


def name_page(draft: Draft, kept: Sequence[Block]) -> str | None:
    """Name the kind of a page that is no article; ``kept`` are its blocks without notices."""
    signs = draft.signs
    if signs is None:
        return None
    prose = count_prose(kept)
    if prose >= max(
        _WHOLE, _TEASER * signs.headlines + 1
    ):  # most articles end here: the rest takes 1 ms
        return None
    called, limit = _find_title(signs.titles)
    if called and called != LIST and prose < limit and not (signs.article and prose):
        return called
    for shown, limit in (_SHOWN[kind] for kind in signs.kinds if kind in _SHOWN):
        if prose < limit:
            return shown
    notice = _find_notice(kept or draft.blocks)
    if notice:
        return notice
    listing = signs.listing or (called == LIST and not signs.article)
    if listing and signs.headlines >= max(_HEADLINES, prose / _TEASER):
        return LIST
    if signs.article and signs.prose:
        return None
    leading = [block for block in kept if block.links >= _LINKED]
    linked = _count_words(leading)
    mostly = len(leading) >= _LINES and linked > _count_words(kept) / 2
    if mostly and signs.prose < _ASIDE:
        return LIST
    labels = _is_labels(kept)
    if signs.password and (labels or 0 < prose < min(_ASIDE, linked)):
        return LOG_IN
    parts = [part for title in signs.titles for part in _SEPARATOR.split(title) if part]
    short = all(estimate_words(part) < _HEADLINE for part in parts)
    return LABELS if labels and not signs.prose and parts and short else None


def explain_refusal(signs: Signs | None, otherwise: str) -> str:
    """Explain why a page without prose is refused: its own title, or else the given reason."""
    called, _ = _find_title(signs.titles) if signs else (None, 0)
    return f"{called}, not an article" if called and called != LIST else otherwise


def _find_title(titles: Sequence[str]) -> tuple[str | None, int]:
    """Find the kind that a title declares, and how many words of prose outweigh it."""
    phrases = _load_phrases()
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
    if len(kept) > _MOST_LINES or any(_count_prose(block) > _PHRASED for block in kept):
        return None
    kinds = [_find_phrase(block.text) for block in kept]
    rest = [block for block, kind in zip(kept, kinds, strict=True) if kind is None]
    if count_prose(rest) or _count_words(rest) >= _FEW:
        return None
    return next((kind for kind in kinds if kind), None)


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


def _is_labels(kept: Sequence[Block]) -> bool:
    """Check whether a page is a few words on short lines."""
    return all(estimate_words(block.text) < _LABEL for block in kept) and _count_words(kept) < _FEW


def _count_words(blocks: Iterable[Block]) -> float:
    return sum(estimate_words(block.text) for block in blocks)


def _count_prose(block: Block) -> float:
    if block.links >= _LINKED or block.kind in ("heading", "caption", "code"):
        return 0.0
    if not closes_line(block.text) or _CUT.search(block.text):
        return 0.0
    words = estimate_words(block.text)
    return words if words >= _PROSE_WORDS else 0.0


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
