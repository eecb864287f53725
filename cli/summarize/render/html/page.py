"""A standalone page: an HTML file with the summary, linked into the full article.

It opens anywhere, because it loads nothing and runs nothing: its style is embedded, a policy
forbids scripts, and all article text is escaped.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path

from summarize.models import Article, Summary
from summarize.render.html.article import write_article
from summarize.render.html.locale import Locale, choose_locale, load_words
from summarize.render.html.metadata import (
    cut_text,
    is_mixed,
    join_marked,
    list_origin,
    name_article,
    write_byline,
)
from summarize.render.html.summary import write_summary
from summarize.render.style import PLAIN, Style

_PHRASES = 6  # below the byline, where more would be too many
_ENGLISH = "en"
_DESCRIPTION = 200  # characters, as many as link previews show


def render_html(summary: Summary, style: Style = PLAIN) -> str:
    """Render a page with the summary, a strip that locates it, the article and removed lines."""
    if len(summary.article.articles) == 1:
        summary = replace(summary, article=summary.article.articles[0])
    locale = choose_locale(summary.article)
    title = name_page(summary.article, locale)
    body = [
        *_write_header(title, summary, style, locale),
        "<main>",
        *write_summary(summary, style, locale),
        *write_box(summary, style, locale),
        *list_removed(summary.article, locale),
        "</main>",
    ]
    sentences = (sentence.text for sentence in summary.sentences)
    return write_document(title, sentences, summary.article.site, locale, body)


def render_html_several(summaries: Sequence[Summary], style: Style = PLAIN) -> str:
    """Render one page of several summaries, each with its article folded."""
    if len(summaries) == 1:
        return render_html(summaries[0], style)
    locale = _choose_page_locale(summaries)
    titles = [name_article(summary.article) for summary in summaries]
    title = _name_channel(summaries) or name_page(
        replace(summaries[0].article, articles=tuple(s.article for s in summaries)), locale
    )
    body = [
        f"<header><h1{locale.mark_direction(title)}>{escape(title)}</h1></header>",
        '<main id="article" tabindex="-1">',
        *_write_contents(summaries, locale),
        *(part for number, summary in enumerate(summaries, start=1)
          for part in _write_piece(number, summary, style, locale)),
        "</main>",
    ]  # fmt: skip
    return write_document(title, titles, None, locale, body)


def _name_channel(summaries: Sequence[Summary]) -> str:
    """Name the feed that all articles come from; "" if they come from several inputs."""
    articles = [summary.article for summary in summaries]
    inputs = {(article.source, article.site) for article in articles}
    return articles[0].site or "" if len(inputs) == 1 and articles[0].parts else ""


def name_page(article: Article, locale: Locale) -> str:
    """Name a page by its title; several articles by two titles, or by one and a count."""
    names = [name_article(one) for one in article.articles or (article,)]
    if len(names) > 2:
        return locale.words.say("more", title=names[0], count=len(names) - 1)
    return "\xa0· ".join(names)


def _write_header(title: str, summary: Summary, style: Style, locale: Locale) -> list[str]:
    heading = f"<h1{locale.mark_language(title, summary.article.language)}>{escape(title)}</h1>"
    return [f"<header>{heading}", *write_facts(summary, style, locale), "</header>"]


def write_facts(summary: Summary, style: Style, locale: Locale) -> list[str]:
    """Write the lines below a title: the byline and the key phrases."""
    # With several languages, the function words of one would be key phrases of all.
    listed = not is_mixed(summary.article) and not style.phrases
    phrases = join_marked(
        f"<bdi{locale.mark_language(phrase, summary.article.language)}>{escape(phrase)}</bdi>"
        for phrase in summary.keywords[:_PHRASES]
    )
    line = f'<p class="phrases"><b>{locale.label("phrases")}</b> {phrases}</p>'
    return [
        f'<p class="facts">{write_byline(summary, locale)}</p>',
        *([line] if phrases and listed else []),
    ]


def write_box(summary: Summary, style: Style, locale: Locale, *, shut: bool = False) -> list[str]:
    """Write the article in a box that readers can close, to leave only the summary."""
    place, tag = locale.anchor("article"), locale.head(2)
    several = summary.article.articles
    heading = locale.label("articles" if several else "article")
    text = " ".join(summary.article.paragraphs[:1])
    attributes = "" if several else locale.mark_language(text, summary.article.language)
    return [
        f'<article id="{place}" aria-labelledby="{locale.name_region(place)}">',
        f"<details{'' if shut else ' open'}><summary>"
        f'<{tag} id="{place}-heading">{heading}</{tag}></summary>',
        f"<div{attributes}>",
        *write_article(summary, locale, numbered=not style.phrases),
        "</div>",
        f'<p class="back"><a href="#{locale.anchor("summary")}">{locale.label("top")}</a></p>',
        "</details>",
        "</article>",
    ]


def list_removed(article: Article, locale: Locale) -> list[str]:
    """List the removed lines with their reasons, in a closed box."""
    if not article.removed:
        return []
    lines = "".join(
        f"<li><b>{_name_reason(line.reason, locale)}</b> <span"
        f"{locale.mark_language(line.text, article.language)}>{escape(line.text)}</span></li>"
        for line in article.removed
    )
    heading = locale.say("removed", count=locale.write_number(len(article.removed)))
    return [f'<details class="removed"><summary>{heading}</summary><ul>{lines}</ul></details>']


def _name_reason(reason: str, locale: Locale) -> str:
    """Name a reason in the page's language if it is a frequent one."""
    key = f"reason {reason}"
    if key in locale.words.entries:
        return locale.label(key)
    lang = "" if locale.words.language == "en" else ' lang="en"'
    return f"<bdi{lang}>{escape(reason)}</bdi>"


def _choose_page_locale(summaries: Sequence[Summary]) -> Locale:
    """Choose the locale of several articles: English if their languages differ."""
    settings = [choose_locale(summary.article) for summary in summaries]
    if len({locale.words.language for locale in settings}) == 1:
        return settings[0]
    return Locale(load_words(_ENGLISH), _ENGLISH, _ENGLISH, "ltr")


def _write_contents(summaries: Sequence[Summary], locale: Locale) -> list[str]:
    lines = []
    for number, summary in enumerate(summaries, start=1):
        article = summary.article
        title = name_article(article)
        attributes = locale.mark_language(title, article.language)
        link = f'<a href="#n{number}"><bdi{attributes}>{escape(title)}</bdi></a>'
        facts = join_marked((link, *list_origin(article, locale)))
        lines.append(f"<li><span>[{number}]</span> {facts}</li>")
    return [
        '<nav id="contents" tabindex="-1" aria-labelledby="contents-heading">',
        f'<h2 id="contents-heading">{locale.label("articles")}</h2>',
        f'<ul class="sources" role="list">{"".join(lines)}</ul>',
        "</nav>",
    ]


def _write_piece(number: int, summary: Summary, style: Style, page: Locale) -> list[str]:
    """Write one summary and its article, with interface words in its language."""
    own = replace(choose_locale(summary.article), prefix=f"n{number}-", depth=1)
    title = name_article(summary.article)
    return [
        f'<section class="piece" id="n{number}" tabindex="-1" '
        f'lang="{own.words.language}" dir="{own.direction}">',
        f'<h2 id="{own.anchor("title")}"{own.mark_language(title, summary.article.language)}>'
        f"{escape(title)}</h2>",
        *write_facts(summary, style, own),
        *write_summary(summary, style, own),
        *write_box(summary, style, own, shut=True),
        *list_removed(summary.article, own),
        f'<p class="back"><a href="#contents">{page.label("articles")}</a></p>',
        "</section>",
    ]


def write_document(
    title: str, sentences: Iterable[str], site: str | None, locale: Locale, body: Iterable[str]
) -> str:
    """Write a complete document; ``sentences`` describes it in link previews."""
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{locale.words.language}" dir="{locale.direction}">',
        *_write_head(title, cut_text(" ".join(sentences), _DESCRIPTION), site),
        "<body>",
        f'<a class="skip" href="#article">{locale.label("skip")}</a>',
        *body,
        f"<footer>{locale.say('closing')}</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _write_head(title: str, description: str, site: str | None) -> list[str]:
    css = _read_style()
    described = [
        f'<meta name="description" content="{escape(description)}">',
        f'<meta property="og:description" content="{escape(description)}">',
    ]
    return [
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_write_policy(css)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        '<meta property="og:type" content="article">',
        f'<meta property="og:title" content="{escape(title)}">',
        *([f'<meta property="og:site_name" content="{escape(site)}">'] if site else []),
        *(described if description else []),
        '<link rel="icon" href="data:,">',
        f"<style>{css}</style>",
        "</head>",
    ]


@cache
def _read_style() -> str:
    return "\n" + Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def _write_policy(css: str) -> str:
    """Write a policy that allows only this style, by its hash, and the empty icon."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
