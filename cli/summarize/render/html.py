"""One HTML file that opens anywhere: the summary, linked to its place in the whole article.

It fetches nothing and runs nothing: its style is inside, scripts are forbidden by a policy, and all
text of the article is escaped.
"""

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path

from summarize.models import Article, Sentence, Summary
from summarize.render.facts import describe_score, describe_share, list_sources, name_source
from summarize.render.formats import PLAIN, Style
from summarize.render.html_page import write_article
from summarize.render.passages import place_bars

_COLUMNS = 120  # of the position strip
_HEIGHT = 10


def render_html(summary: Summary, style: Style = PLAIN) -> str:
    """Return the page: the summary, where it lies, the article, and what was left out."""
    article = summary.article
    title = escape(article.title or article.source)
    css = _read_style()
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(article.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_write_policy(css)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<link rel="icon" href="data:,">',
        f"<title>{title}</title>",
        f"<style>{css}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#article">Skip to the article</a>',
        f'<header><h1 dir="auto">{title}</h1>',
        f'<p class="facts">{_list_facts(article)}</p></header>',
        "<main>",
        *_write_summary(summary, style),
        '<article id="article" aria-labelledby="article-heading">',
        '<h2 id="article-heading">Article</h2>',
        *write_article(summary),
        '<p class="back"><a href="#summary">Back to the summary</a></p>',
        "</article>",
        *_list_removed(article),
        "</main>",
        f"<footer>Sentences picked word for word by summarize, ranked by "
        f"{escape(summary.algorithm)}.</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


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


def _list_facts(article: Article) -> str:
    date = escape(article.date or "")
    names = dict.fromkeys(filter(None, (article.author, article.site)))
    facts = [
        *(f'<span dir="auto">{escape(name)}</span>' for name in names),
        f'<time datetime="{date}">{date}</time>' if date else "",
        _link_source(article),
    ]
    return " · ".join(filter(None, facts))


def _link_source(article: Article) -> str:
    url = article.url or article.source
    if url.startswith(("http://", "https://")):
        return f'<a href="{escape(url)}" rel="noreferrer">Source</a>'
    return f'<span dir="auto">{escape(url)}</span>'


def _write_summary(summary: Summary, style: Style) -> list[str]:
    if style.phrases:
        heading = "Key phrases"
        items = [f'<li dir="auto">{escape(phrase)}</li>' for phrase in summary.keywords]
    else:
        heading = "Summary"
        items = [_link_sentence(sentence, summary, style) for sentence in summary.sentences]
    return [
        '<section id="summary" aria-labelledby="summary-heading">',
        f'<h2 id="summary-heading">{heading}</h2>',
        f'<ol dir="auto">{"".join(items)}</ol>',
        *(f'<p class="share" dir="auto">{escape(line)}</p>' for line in list_sources(summary)),
        _draw_strip(summary),
        f'<p class="share">{describe_share(summary)}</p>',
        "</section>",
    ]


def _link_sentence(sentence: Sentence, summary: Summary, style: Style) -> str:
    why = f'<span class="why" dir="ltr">{describe_score(sentence)}</span>' if style.explain else ""
    text = escape(name_source(sentence, summary, style))
    page = summary.article.blocks[sentence.paragraph].page
    place = f' <span class="page">p. {page}</span>' if page else ""
    return f'<li dir="auto"><a href="#s{sentence.position}">{text}</a>{place}{why}</li>'


def _draw_strip(summary: Summary) -> str:
    """Return the article as a line, with a bar at each column that holds a key sentence."""
    bars = []
    for column, score in enumerate(place_bars(summary, _COLUMNS)):
        if score:
            height = max(1.0, round(score * (_HEIGHT - 1), 2))
            bars.append(
                f'<rect class="bar" x="{column}" y="{_HEIGHT - 1 - height:g}" width="0.8" '
                f'height="{height:g}"></rect>'
            )
    return (
        f'<svg viewBox="0 0 {_COLUMNS} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        'aria-label="Where in the article the key sentences lie, higher bars for better ones">'
        f'<rect class="track" x="0" y="{_HEIGHT - 1}" width="{_COLUMNS}" height="1"></rect>'
        f"{''.join(bars)}</svg>"
    )


def _list_removed(article: Article) -> list[str]:
    if not article.removed:
        return []
    count = len(article.removed)
    lines = "".join(
        f'<li><b>{escape(line.reason)}</b>: <span dir="auto">{escape(line.text)}</span></li>'
        for line in article.removed
    )
    noun = "line was" if count == 1 else "lines were"
    return [f"<details><summary>{count} {noun} left out</summary><ul>{lines}</ul></details>"]
