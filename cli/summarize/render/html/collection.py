"""One page of several summaries: contents that lead to each, and each with its article folded."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from summarize.models import Summary
from summarize.render.html.frame import write_document
from summarize.render.html.html import list_removed, name_page, render_html, write_box, write_facts
from summarize.render.html.origin import join_marked, list_origin
from summarize.render.html.setting import Setting, choose_setting, name_article
from summarize.render.html.summary_section import write_summary
from summarize.render.html.wording import load_words
from summarize.render.style import PLAIN, Style

_ENGLISH = "en"


def render_html_several(summaries: Sequence[Summary], style: Style = PLAIN) -> str:
    """Return the page of all of them; of one, the page that it has alone."""
    if len(summaries) == 1:
        return render_html(summaries[0], style)
    setting = _choose_setting(summaries)
    titles = [name_article(summary.article) for summary in summaries]
    title = name_page(replace(summaries[0].article, articles=tuple(s.article for s in summaries)),
                      setting)  # fmt: skip
    body = [
        f"<header><h1{setting.mark_direction(title)}>{escape(title)}</h1></header>",
        '<main id="article" tabindex="-1">',
        *_write_contents(summaries, setting),
        *(part for number, summary in enumerate(summaries, start=1)
          for part in _write_piece(number, summary, style, setting)),
        "</main>",
    ]  # fmt: skip
    return write_document(title, titles, None, setting, body)


def _choose_setting(summaries: Sequence[Summary]) -> Setting:
    """Return the setting of them all, which is English where they differ in language."""
    settings = [choose_setting(summary.article) for summary in summaries]
    if len({setting.words.language for setting in settings}) == 1:
        return settings[0]
    return Setting(load_words(_ENGLISH), _ENGLISH, _ENGLISH, "ltr")


def _write_contents(summaries: Sequence[Summary], setting: Setting) -> list[str]:
    lines = []
    for number, summary in enumerate(summaries, start=1):
        article = summary.article
        title = name_article(article)
        attributes = setting.mark_language(title, article.language)
        link = f'<a href="#n{number}"><bdi{attributes}>{escape(title)}</bdi></a>'
        facts = join_marked((link, *list_origin(article, setting)))
        lines.append(f"<li><span>[{number}]</span> {facts}</li>")
    return [
        '<nav id="contents" tabindex="-1" aria-labelledby="contents-heading">',
        f'<h2 id="contents-heading">{setting.label("articles")}</h2>',
        f'<ul class="sources" role="list">{"".join(lines)}</ul>',
        "</nav>",
    ]


def _write_piece(number: int, summary: Summary, style: Style, page: Setting) -> list[str]:
    """Return one summary and its article, in the words of its own language."""
    own = replace(choose_setting(summary.article), prefix=f"n{number}-", depth=1)
    title = name_article(summary.article)
    return [
        f'<section class="piece" id="n{number}" tabindex="-1" '
        f'lang="{own.words.language}" dir="{own.direction}">',
        f"<h2{own.mark_language(title, summary.article.language)}>{escape(title)}</h2>",
        *write_facts(summary, style, own),
        *write_summary(summary, style, own),
        *write_box(summary, style, own, shut=True),
        *list_removed(summary.article, own),
        f'<p class="back"><a href="#contents">{page.label("articles")}</a></p>',
        "</section>",
    ]
