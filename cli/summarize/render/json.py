"""JSON, version 1 of the schema in FORMATS.md: one object, on one line."""

import json
from collections.abc import Mapping
from typing import Any

from summarize.language.control_characters import escape_hidden
from summarize.models import Article, Mark, Sentence, Summary
from summarize.render.inline import list_marks
from summarize.render.sections import name_sections
from summarize.render.style import PLAIN, Style
from summarize.render.text_fragments import link_sentences

SCHEMA = 1


def render_json(summary: Summary, style: Style = PLAIN) -> str:
    """Render the summary."""
    return write_json(build_object(summary, style))


def render_json_page(summary: Summary, _: Style = PLAIN) -> str:
    """Render the full article with its blocks, and its summary."""
    return write_json(build_page(summary))


def render_json_contents(facts: Mapping[str, Any], _: Style = PLAIN) -> str:
    """Render the metadata of one of several articles."""
    return write_json(facts)


def write_json(values: Mapping[str, Any]) -> str:
    """Write an object on one line, with control and invisible characters escaped."""
    return escape_hidden(json.dumps(values, ensure_ascii=False)) + "\n"


def build_object(summary: Summary, style: Style = PLAIN) -> dict[str, Any]:
    """Build the summary from plain values, in the order of the schema.

    With ``style.explain`` each sentence has ``parts``, which add up to its score; in a summary of
    several articles it has a ``source``.
    """
    article = summary.article
    return {
        **build_facts(article),
        **_build_card(article),
        "algorithm": summary.algorithm,
        **_build_picked_by(summary),
        **({} if summary.question is None else {"question": summary.question}),
        "words": {"article": summary.article_words, "summary": summary.summary_words},
        **_build_tokens(summary),
        "sentences": [
            _build_sentence(sentence, section, link, article, style)
            for sentence, section, link in zip(
                summary.sentences,
                name_sections(summary),
                link_sentences(summary.sentences, article),
                strict=True,
            )
        ],
        "keywords": list(summary.keywords),
        "removed": [{"text": line.text, "reason": line.reason} for line in article.removed],
    }


def build_facts(article: Article) -> dict[str, Any]:
    """Build the metadata of an article from plain values, in the order of the schema."""
    parts = {"part": article.part, "parts": article.parts} if article.part else {}
    return {
        "schema": SCHEMA,
        "source": article.source,
        **parts,
        "url": article.url,
        "title": article.title,
        "author": article.author,
        "date": article.date,
        "site": article.site,
        **_build_provenance(article),
        "language": article.language,
    }


def _build_provenance(article: Article) -> dict[str, Any]:
    known = {name: source for name, source in article.provenance._asdict().items() if source}
    return {"provenance": known} if known else {}


def _build_card(article: Article) -> dict[str, Any]:
    """Build what a page declares for those who link to it, as far as known."""
    tags = list(article.tags)
    values = {"image": article.image, "description": article.description, "tags": tags}
    return {name: value for name, value in values.items() if value}


def build_page(summary: Summary) -> dict[str, Any]:
    """Build the full article, with its blocks and its summary, from plain values."""
    return {**build_object(summary), "blocks": _build_blocks(summary.article)}


def _build_picked_by(summary: Summary) -> dict[str, Any]:
    return {"picked_by": summary.picked_by._asdict()} if summary.picked_by else {}


def _build_tokens(summary: Summary) -> dict[str, Any]:
    if summary.tokens is None:
        return {}
    return {"tokens": dict(zip(("article", "summary"), summary.tokens, strict=True))}


def _build_blocks(article: Article) -> list[dict[str, Any]]:
    """Build every block with its offsets and other known fields."""
    blocks, start = [], 0
    for block, marks in zip(article.blocks, list_marks(article), strict=True):
        end = start + len(block.text)
        values: dict[str, Any] = {
            "kind": block.kind,
            "text": block.text,
            "start": start,
            "end": end,
        }
        more: dict[str, float | None] = {"level": block.level or None, "number": block.number}
        more |= {"row": block.row, "column": block.column, "page": block.page}
        more["start_time"] = round(block.moments[0][1], 3) if block.moments else None
        values |= {name: value for name, value in more.items() if value is not None}
        if marks:
            values["marks"] = [_build_mark(mark, start) for mark in marks]
        blocks.append(values)
        start = end + 2  # the blank line between paragraphs
    return blocks


def _build_mark(mark: Mark, start: int) -> dict[str, Any]:
    known = {"address": mark.address, "label": mark.label}
    values: dict[str, Any] = {
        "kind": mark.kind,
        "start": start + mark.start,
        "end": start + mark.end,
    }
    return values | {name: value for name, value in known.items() if value}


def _build_sentence(
    sentence: Sentence, section: str, link: str | None, article: Article, style: Style
) -> dict[str, Any]:
    values: dict[str, Any] = {
        "text": sentence.text,
        "paragraph": sentence.paragraph,
        "position": sentence.position,
        "start": sentence.start,
        "end": sentence.end,
        "score": round(sentence.score, 6),
    }
    if link:
        values["link"] = link
    if sentence.quoted:
        values["quoted"] = True
    if section:
        values["section"] = section
    page = article.blocks[sentence.paragraph].page
    if page is not None:
        values["page"] = page
    if sentence.start_time is not None:
        values["start_time"] = round(sentence.start_time, 3)
    if sentence.speaker:
        values["speaker"] = sentence.speaker
    if article.articles:
        origin = article.articles[sentence.document]
        values["source"] = origin.source
        if origin.part:
            values["part"] = origin.part
    if style.explain:
        values["parts"] = {name: round(value, 6) for name, value in sentence.parts}
    return values
