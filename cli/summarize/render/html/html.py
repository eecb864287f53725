"""One HTML file that opens anywhere: the summary, linked to its place in the whole article.

It fetches nothing and runs nothing: its style is inside, scripts are forbidden by a policy, and all
text of the article is escaped.
"""

import base64
import hashlib
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path

from summarize.models import Article, Summary
from summarize.render.html.article_section import write_article
from summarize.render.html.origin import join_marked, write_byline
from summarize.render.html.setting import Setting, choose_setting, cut_text, is_mixed, name_article
from summarize.render.html.summary_section import write_summary
from summarize.render.style import PLAIN, Style

_DESCRIPTION = 200  # characters, as many as link previews show
_PHRASES = 6  # below the byline, where more of them are a crowd


def render_html(summary: Summary, style: Style = PLAIN) -> str:
    """Return the page: the summary, where it lies, the article, and what was left out."""
    if len(summary.article.articles) == 1:
        summary = replace(summary, article=summary.article.articles[0])
    setting = choose_setting(summary.article)
    title = _name_page(summary.article, setting)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{setting.words.language}" dir="{setting.direction}">',
        *_write_head(title, summary),
        "<body>",
        f'<a class="skip" href="#article">{setting.label("skip")}</a>',
        *_write_header(title, summary, style, setting),
        "<main>",
        *write_summary(summary, style, setting),
        *_write_article(summary, style, setting),
        *_list_removed(summary.article, setting),
        "</main>",
        f"<footer>{setting.say('closing')}</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _name_page(article: Article, setting: Setting) -> str:
    """Return the title; of several articles one that names two, or the first and how many more."""
    names = [name_article(one) for one in article.articles or (article,)]
    if len(names) > 2:
        return setting.words.say("more", title=names[0], count=len(names) - 1)
    return "\xa0· ".join(names)


def _write_head(title: str, summary: Summary) -> list[str]:
    css = _read_style()
    description = cut_text(" ".join(s.text for s in summary.sentences), _DESCRIPTION)
    described = [
        f'<meta name="description" content="{escape(description)}">',
        f'<meta property="og:description" content="{escape(description)}">',
    ]
    site = summary.article.site
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
    """Forbid everything but this one style, by its hash, and the empty icon."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _write_header(title: str, summary: Summary, style: Style, setting: Setting) -> list[str]:
    language = summary.article.language
    # Of articles in several languages the small words of one are the key phrases of all.
    listed = not is_mixed(summary.article) and not style.phrases
    phrases = join_marked(
        f"<bdi{setting.mark_language(phrase, language)}>{escape(phrase)}</bdi>"
        for phrase in summary.keywords[:_PHRASES]
    )
    line = f'<p class="phrases"><b>{setting.label("phrases")}</b> {phrases}</p>'
    return [
        f"<header><h1{setting.mark_language(title, language)}>{escape(title)}</h1>",
        f'<p class="facts">{write_byline(summary, setting)}</p>',
        *([line] if phrases and listed else []),
        "</header>",
    ]


def _write_article(summary: Summary, style: Style, setting: Setting) -> list[str]:
    """Return the article in a box that can be shut, so that only the summary is left."""
    several = summary.article.articles
    heading = setting.label("articles" if several else "article")
    text = " ".join(summary.article.paragraphs[:1])
    attributes = "" if several else setting.mark_language(text, summary.article.language)
    return [
        '<article id="article" aria-labelledby="article-heading">',
        f'<details open><summary><h2 id="article-heading">{heading}</h2></summary>',
        f"<div{attributes}>",
        *write_article(summary, setting, numbered=not style.phrases),
        "</div>",
        f'<p class="back"><a href="#summary">{setting.label("top")}</a></p>',
        "</details>",
        "</article>",
    ]


def _list_removed(article: Article, setting: Setting) -> list[str]:
    if not article.removed:
        return []
    lines = "".join(
        f"<li><b>{_name_reason(line.reason, setting)}</b> <span"
        f"{setting.mark_language(line.text, article.language)}>{escape(line.text)}</span></li>"
        for line in article.removed
    )
    heading = setting.say("removed", count=len(article.removed))
    return [f'<details class="removed"><summary>{heading}</summary><ul>{lines}</ul></details>']


def _name_reason(reason: str, setting: Setting) -> str:
    """Return the reason in the page's language if it is a frequent one, else as it is."""
    key = f"reason {reason}"
    if key in setting.words.entries:
        return setting.label(key)
    lang = "" if setting.words.language == "en" else ' lang="en"'
    return f"<bdi{lang}>{escape(reason)}</bdi>"
