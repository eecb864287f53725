"""Read a file in every way, write it in every format, and raise what nobody foresaw."""

import json
import re
from time import process_time

from summarize.errors import SummarizeError
from summarize.language.control_characters import clean_characters
from summarize.models import Article, Source, Summary
from summarize.pipeline import read_article, summarize_article
from summarize.readers.several_articles import list_parts
from summarize.render.formats import list_formats, load_renderer
from summarize.render.style import PLAIN
from summarize.request import Request
from tests.quality.fuzz import SECONDS

FINE = "ok"
_MOST_PARTS = 5  # articles of a file that are read
_FORMATS = ("text", "json", "html", "markdown")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def read_values(source: Source) -> dict[str, str]:
    """Return as ``status`` how a source ended; raise what nobody foresaw."""
    start = process_time()
    status = _read_parts(source)
    return {"status": status if process_time() - start < SECONDS else "slow"}


def _read_parts(source: Source) -> str:
    try:
        items = list_parts(source, books=len(source.data) % 2 == 0)
    except SummarizeError as error:
        return _name(error)
    ends = [_name(item.error) if item.error else _read(item.source) for item in items[:_MOST_PARTS]]
    return FINE if FINE in ends else max(ends)


def _read(source: Source) -> str:
    try:
        article = read_article(source, Request())
        summary = summarize_article(article, Request("3"))
    except SummarizeError as error:
        return _name(error)
    _check(article, summary)
    return FINE


def _name(error: SummarizeError) -> str:
    message = str(error)
    assert clean_characters(message) == message, "control characters in a message"
    return type(error).__name__


def _check(article: Article, summary: Summary) -> None:
    """Raise AssertionError where an output holds what none may hold."""
    for sentence in summary.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text, "wrong offsets"
    facts = (article.title, article.author, article.date, article.site, article.url)
    for name, fact in zip(("title", "author", "date", "site", "url"), facts, strict=True):
        assert clean_characters(fact or "") == (fact or ""), f"control characters in {name}"
        assert len((fact or "").splitlines()) < 2, f"lines in {name}"
    assert not article.date or _DAY.fullmatch(article.date), "a date that is none"
    texts = [*article.paragraphs, *(line.text for line in article.removed), *summary.keywords]
    for text in texts:
        assert clean_characters(text) == text, "control characters in a text"
    for name in _FORMATS:
        _render(name, summary)


def _render(name: str, summary: Summary) -> None:
    for shown in ("summary", "page"):
        if name not in list_formats(shown):
            continue
        output: str = load_renderer(name, shown)(summary, PLAIN)
        output.encode()
        assert clean_characters(output) == output, f"control characters in {name}"
        if name == "json":
            json.loads(output, parse_constant=_refuse)


def _refuse(name: str) -> None:
    raise AssertionError(f"{name} in JSON")
