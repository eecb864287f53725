"""Descriptions of a summary in words that all formats share: scores, shares, sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.language.control_characters import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.models import Article, Sentence, Summary
    from summarize.render.style import Style


_HOURS = 120  # minutes; longer times are given in hours
_WORDS_A_MINUTE = 238  # silent reading of non-fiction (Brysbaert, 2019)
_BASE = "base"
# Keyed by their names in the ranking and in JSON.
_WORDS = {
    "centrality": "central",
    "frequent words": "often-used words",
    "opening": "near the start",
    "form": "length and form",
    "wording": "its wording",
    "needs": "needs other sentences",
    "announcement": "announces or invites",
    "question": "asks",
    "title": "like the title",
    "first impression": "first impression",
    "words": "words used again",
    "heading": "like its heading",
    "neighbours": "its neighbours",
    "claims": "claims and numbers",
    "paragraph": "its paragraph",
    "section": "its section",
    "place": "its place",
    "quotation": "quotes",
    "advice": "advises",
    "publication": "speaks of the page",
    "repeats": "repeats a better one",
    "company": "goes with the next",
    "cue phrases": "telling phrases",
    "focus": "near the focus",
    "asked words": "words of the question",
    "asked letters": "letters of the question",
    "around": "what stands around it",
    "heading above": "the heading above",
    "asked kind": "what is asked for",
    "speaker": "who says it",
    "picked": "picked by the command",
    "other articles": "in other articles, too",
    _BASE: "base score",
    "equal": "like all others",
}
_QUOTATION_MARKS = frozenset("\"'“”„‟‘’‚«»‹›「」『』")
_MOST = 6  # reasons listed one by one
_REST = "the rest"


def clean_names(summary: Summary) -> Summary:
    """Remove control codes from the names of an article's files and of those merged into it.

    All other text was cleaned when it was read.
    """
    return replace(summary, article=_clean_name(summary.article))


def _clean_name(article: Article) -> Article:
    articles = tuple(map(_clean_name, article.articles))
    return replace(article, source=one_line(article.source), articles=articles)


def quote_sentence(sentence: Sentence) -> str:
    """Put a sentence of a quotation into quotation marks, unless it has its own."""
    text = sentence.text
    own = text[0] in _QUOTATION_MARKS and text.rstrip(".,;:!?…")[-1:] in _QUOTATION_MARKS
    return f"“{text}”" if sentence.quoted and not own else text


def introduce_sentence(sentence: Sentence) -> str:
    """Put the speaker before a sentence, and quotation marks around a quotation."""
    return sentence.introduction + quote_sentence(sentence)


def list_items(
    summary: Summary, style: Style, quote: Callable[[Sentence], str] = quote_sentence
) -> list[tuple[str, str]]:
    """List the items of a summary, each with its explanation, which may be empty.

    ``quote`` gives the text of a sentence, as a quotation if it is one.
    """
    if style.phrases:
        return [(phrase, "") for phrase in summary.keywords]
    return [
        (
            s.introduction + quote(s) + cite_source(s, summary, style),
            describe_score(s) if style.explain else "",
        )
        for s in summary.sentences
    ]


def list_sections(summary: Summary, style: Style) -> list[str]:
    """List the heading to show before each item; "" where none is."""
    if style.phrases or style.bare:
        return [""] * len(summary.keywords if style.phrases else summary.sentences)
    from summarize.render.sections import list_shown

    return list_shown(summary)


def cite_source(sentence: Sentence, summary: Summary, style: Style) -> str:
    """Write `` [2]`` after a sentence from the second of several articles; else ""."""
    marked = summary.article.articles and not style.bare
    return f" [{sentence.document + 1}]" if marked else ""


def find_article(sentence: Sentence, summary: Summary) -> Article:
    """Find the article of a sentence: the summary's, or the merged one it comes from."""
    several = summary.article.articles
    return several[sentence.document] if several else summary.article


def list_sources(
    summary: Summary, write_date: Callable[[str, str], str] | None = None
) -> list[str]:
    """List several articles, a line each: ``[2] title · date · b.html``.

    ``write_date`` writes the date in the article's language; without it, dates stay as they are.
    """
    lines = []
    for number, article in enumerate(summary.article.articles, start=1):
        date = article.date
        if date and write_date:
            date = write_date(date, article.language)
        lines.append(f"[{number}] {join_facts(article.title, date, article.label)}")
    return lines


def describe_score(sentence: Sentence) -> str:
    """Explain a score: ``0.87 = 0.52 central + 0.41 near the start - 0.06 asks``."""
    terms = "".join(f" {'-+'[v > 0]} {abs(v):.2f} {name}" for name, v in list_reasons(sentence))
    return f"{sentence.score:.2f} = {terms.removeprefix(' + ').removeprefix(' ')}"


def list_reasons(sentence: Sentence) -> list[tuple[str, float]]:
    """List the main parts of a score, rounded to 0.01, the largest first.

    The sum of all others and the base score, which all sentences share, come last.
    """
    parts = [(name, value) for name, value in sentence.parts if name != _BASE]
    parts.sort(key=lambda part: -abs(part[1]))
    rest = sum(value for _, value in parts[_MOST:])
    base = sum(value for name, value in sentence.parts if name == _BASE)
    listed = [*parts[:_MOST], (_REST, rest), (_BASE, base)]
    rounded = [(_WORDS.get(name, name), round(value, 2)) for name, value in listed]
    return [(name, value) for name, value in rounded if value]


def join_facts(*facts: str | None) -> str:
    """Join the known facts without repetitions: some pages give their site as the author."""
    return " · ".join(dict.fromkeys(filter(None, facts)))


def count_minutes(summary: Summary) -> tuple[int, int]:
    """Estimate the reading time, at least a minute, as (hours, minutes): hours from two on."""
    minutes = max(1, round(summary.article_words / _WORDS_A_MINUTE))
    return divmod(minutes, 60) if minutes >= _HOURS else (0, minutes)


def count_percent(summary: Summary) -> int:
    """Compute the percentage of the article's words in the summary."""
    return round(100 * summary.summary_words / max(1, summary.article_words))


def describe_share(summary: Summary) -> str:
    """Describe the share of the article: ``5 of 42 sentences, 14 % of 903 words``."""
    share = count_percent(summary)
    sentences = _count(summary.article_sentences, "sentence")
    words = _count(summary.article_words, "word")
    tokens = f", about {_count(summary.tokens[1], 'token')}" if summary.tokens else ""
    return f"{len(summary.sentences):,} of {sentences}, {share} % of {words}{tokens}"


def describe_command(summary: Summary, style: Style) -> str:
    """Describe the command that chose: ``picked by llm, 3 calls``; "" if there was none."""
    picked = summary.picked_by
    if picked is None:
        return ""
    calls = _count(picked.calls, "call")
    asked = f", asked for {picked.wanted:,} of {_count(picked.candidates, 'sentence')}"
    if picked.fallback:
        explained = f": {calls}{asked}" if style.explain else ""
        return f"picked by auto: {picked.command} {picked.fallback}{explained}"
    filled = f", auto filled {picked.filled:,}" if picked.filled else ""
    explained = f"{asked}, it chose {len(picked.numbers):,}{filled}" if style.explain else ""
    return f"picked by {picked.command}, {calls}{explained}"


def describe_phrases(summary: Summary) -> str:
    """Describe the scope of the key phrases: ``4 key phrases, 903 words``."""
    phrases = _count(len(summary.keywords), "key phrase")
    return f"{phrases}, {_count(summary.article_words, 'word')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
