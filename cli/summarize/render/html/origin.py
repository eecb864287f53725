"""Where an article comes from: who wrote it, which site, when; and how long it takes to read."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from summarize.models import Article, Summary
from summarize.render.dates import write_date
from summarize.render.facts import count_minutes
from summarize.render.html.setting import Setting, is_mixed
from summarize.render.html.wording import call_language

_WEB = ("http://", "https://")


def write_byline(summary: Summary, setting: Setting) -> str:
    """Return what is known of the article in one line."""
    article = summary.article
    language = "" if is_mixed(article) else escape(call_language(article.language))
    hours, minutes = count_minutes(summary)
    time = setting.say(
        "hours" if hours else "minutes", hours=setting.write_number(hours), minutes=minutes
    )
    facts = [
        *list_origin(article, setting),
        f'<span class="whole">{time}</span>',
        f"<bdi>{language}</bdi>" if language else "",
    ]
    return join_marked(facts)


def list_origin(article: Article, setting: Setting) -> list[str]:
    """Return author, site and date, each if it is known; the site leads to the article."""
    # A path on the sender's disk tells the reader nothing, and too much of the sender.
    url = next((u for u in (article.url, article.source) if u and u.startswith(_WEB)), "")
    site = article.site or _name_host(url)
    author = article.author if article.author != site else None
    link = f'<a class="source" href="{escape(url)}" rel="noreferrer">{_isolate(site)}</a>'
    date = _isolate(write_date(article.date, setting.words.language))
    return [
        _isolate(author) if author else "",
        link if url and site else _isolate(site),
        f'<time datetime="{escape(article.date or "")}">{date}</time>' if date else "",
    ]


def join_marked(facts: Iterable[str]) -> str:
    """Join facts on one line, which wraps after the dots between them."""
    return "&nbsp;· ".join(filter(None, facts))


def _isolate(text: str | None) -> str:
    return f"<bdi>{escape(text)}</bdi>" if text else ""


def _name_host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no address
        return ""
