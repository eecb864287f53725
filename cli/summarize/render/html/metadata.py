"""Metadata of an article in HTML: author, site, date, reading time, language, short title."""

from collections.abc import Iterable
from html import escape

from summarize.language.addresses import name_host
from summarize.models import Article, Summary
from summarize.render.datetimes import write_date
from summarize.render.descriptions import count_minutes
from summarize.render.html.locale import Locale, call_language

_WEB = ("http://", "https://")
_TITLE = 60  # characters


def write_byline(summary: Summary, locale: Locale) -> str:
    """Write the known metadata of the article on one line."""
    article = summary.article
    language = "" if is_mixed(article) else escape(call_language(article.language))
    hours, minutes = count_minutes(summary)
    time = locale.say(
        "hours" if hours else "minutes", hours=locale.write_number(hours), minutes=minutes
    )
    facts = [
        *list_origin(article, locale),
        f'<span class="whole">{time}</span>',
        f"<bdi>{language}</bdi>" if language else "",
    ]
    return join_marked(facts)


def list_origin(article: Article, locale: Locale) -> list[str]:
    """List author, site and date, as far as known; the site links to the article."""
    # A path on the sender's disk is useless to readers and says too much about the sender.
    url = next((u for u in (article.url, article.source) if u and u.startswith(_WEB)), "")
    site = article.site or name_host(url).removeprefix("www.")
    author = article.author if article.author != site else None
    link = f'<a class="source" href="{escape(url)}" rel="noreferrer">{_isolate(site)}</a>'
    date = _isolate(write_date(article.date, locale.words.language))
    return [
        _isolate(author) if author else "",
        link if url and site else _isolate(site),
        f'<time datetime="{escape(article.date or "")}">{date}</time>' if date else "",
    ]


def join_marked(facts: Iterable[str]) -> str:
    """Join facts on one line that wraps after the dots between them."""
    return "&nbsp;· ".join(filter(None, facts))


def _isolate(text: str | None) -> str:
    return f"<bdi>{escape(text)}</bdi>" if text else ""


def is_mixed(article: Article) -> bool:
    """Check whether an article merges several languages."""
    return len({one.language for one in article.articles}) > 1


def name_article(article: Article) -> str:
    """Name an article by its title, or by its opening words."""
    opening = next(iter(article.paragraphs), "")
    return article.title or cut_text(opening, _TITLE)


def cut_text(text: str, most: int) -> str:
    """Shorten a text to ``most`` characters on one line, between words if possible."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:،、，") + "…"
