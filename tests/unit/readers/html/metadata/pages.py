"""Pages whose metadata the tests read."""

import json

from summarize import extract_article
from summarize.models import Article

BODY = "<p>" + "The dam has held for a long time, as the keeper wrote. " * 20 + "</p>"
ENGLISH = "The dam has held for a long time, as the keeper wrote. " * 12


def read(head: str = "", byline: str = "", url: str | None = None) -> Article:
    """Read a page with this in its head and before its text."""
    page = f"<html><head>{head}</head><body><article>{byline}{BODY}</article></body></html>"
    return extract_article(page.encode(), url=url)


def declare(**article: object) -> str:
    """Write JSON-LD that describes an article."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **article}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def write_page(line: str, text: str, opening: str = "<html><head></head>") -> bytes:
    """Write a page with a date in this line alone."""
    return (
        f'{opening}<body><article><p class="date">{line}</p><p>{text}</p></article></body></html>'
    ).encode()
