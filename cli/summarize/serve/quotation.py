"""Number the sentences of an article, and quote some by their numbers: the agent is the editor.

Numbers depend on the article and its language alone, so they are the same in every call.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from summarize.discourse.structure import locate_sentences
from summarize.errors import UsageError
from summarize.language.tokens import estimate_tokens
from summarize.language.words import count_words
from summarize.models import Article, Sentence, Summary
from summarize.notices.asides import drop_asides
from summarize.rank.candidates import list_candidates
from summarize.render.json import build_facts, build_object

PAGE = 6000  # tokens, as of the longest prompt of --pick-with
_LABEL = 12  # tokens of the JSON around a sentence
_ALGORITHM = "quote"
_OF_RANKING = ("keywords", "removed")  # which say nothing of a quotation


def number_sentences(article: Article, first: int = 1, tokens: int = PAGE) -> dict[str, Any]:
    """List the sentences from a number on that fit so many tokens, at least one; ``next`` goes on.

    Raise UsageError for a number that is above the last one.
    """
    candidates = list_numbered(article)
    if first > max(1, len(candidates)):
        raise UsageError(_explain_missing(first, len(candidates)))
    listed: list[dict[str, Any]] = []
    section: int | None = None
    left = float(tokens)
    page = candidates[first - 1 :]
    for sentence, location in zip(page, locate_sentences(page, article.blocks), strict=True):
        values: dict[str, Any] = {"number": first + len(listed), "text": sentence.text}
        if sentence.quoted:
            values["quoted"] = True
        if location.section != section and location.heading:
            values["heading"] = location.heading
        section = location.section
        left -= _LABEL + sum(
            estimate_tokens(text, article.language)
            for text in (sentence.text, values.get("heading", ""))
        )
        if listed and left < 0:
            break
        listed.append(values)
    after = first + len(listed)
    return {
        **build_facts(article),
        "digest": _compute_digest(article),
        "count": len(candidates),
        "next": after if after <= len(candidates) else None,
        "sentences": listed,
    }


def list_numbered(article: Article) -> list[Sentence]:
    """List the sentences of an article that have a number, from 1, in their order."""
    return drop_asides(list_candidates(article), article)


def choose_numbered(article: Article, numbers: Iterable[int], digest: str | None) -> Summary:
    """Choose sentences by their numbers, in reading order; raise UsageError for one that is none.

    ``digest`` is that of the article whose sentences were numbered, if it is known.
    """
    if digest is not None and digest != _compute_digest(article):
        raise UsageError("the article is not the one that was numbered: call sentences again")
    candidates = list_numbered(article)
    wanted = sorted(set(numbers))
    for number in wanted:
        if number > len(candidates):
            raise UsageError(_explain_missing(number, len(candidates)))
    chosen = tuple(candidates[number - 1] for number in wanted)
    return Summary(
        article=article,
        algorithm=_ALGORITHM,
        sentences=chosen,
        article_sentences=len(candidates),
        article_words=sum(map(count_words, article.paragraphs)),
        summary_words=sum(count_words(sentence.text) for sentence in chosen),
    )


def build_quotation(summary: Summary, numbers: Iterable[int]) -> dict[str, Any]:
    """Build the sentences that were chosen by numbers from plain values, with their headings."""
    values = build_object(summary)
    values["sentences"] = [
        _add_place(quoted, number, place.heading)
        for quoted, number, place in zip(
            values["sentences"],
            sorted(set(numbers)),
            locate_sentences(summary.sentences, summary.article.blocks),
            strict=True,
        )
    ]
    return {name: value for name, value in values.items() if name not in _OF_RANKING}


def _add_place(quoted: dict[str, Any], number: int, heading: str) -> dict[str, Any]:
    values = {name: value for name, value in quoted.items() if name != "score"}
    return {"number": number, **values, **({"heading": heading} if heading else {})}


def _compute_digest(article: Article) -> str:
    """Compute the digest of the text and the language, which decide the numbers."""
    text = f"{article.language}\0{article.text}"
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


def _explain_missing(number: int, count: int) -> str:
    return f"there is no sentence {number:,}: the article has {count:,}"
