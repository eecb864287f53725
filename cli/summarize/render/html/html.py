"""One HTML file that opens anywhere: the summary, linked to its place in the whole article.

It fetches nothing and runs nothing: its style is inside, scripts are forbidden by a policy, and all
text of the article is escaped.
"""

from dataclasses import replace
from html import escape

from summarize.models import Article, Summary
from summarize.render.html.article_section import write_article
from summarize.render.html.frame import write_document
from summarize.render.html.origin import join_marked, write_byline
from summarize.render.html.setting import Setting, choose_setting, is_mixed, name_article
from summarize.render.html.summary_section import write_summary
from summarize.render.style import PLAIN, Style

_PHRASES = 6  # below the byline, where more of them are a crowd


def render_html(summary: Summary, style: Style = PLAIN) -> str:
    """Return the page: the summary, where it lies, the article, and what was left out."""
    if len(summary.article.articles) == 1:
        summary = replace(summary, article=summary.article.articles[0])
    setting = choose_setting(summary.article)
    title = name_page(summary.article, setting)
    body = [
        *_write_header(title, summary, style, setting),
        "<main>",
        *write_summary(summary, style, setting),
        *write_box(summary, style, setting),
        *list_removed(summary.article, setting),
        "</main>",
    ]
    said = (sentence.text for sentence in summary.sentences)
    return write_document(title, said, summary.article.site, setting, body)


def name_page(article: Article, setting: Setting) -> str:
    """Return the title; of several articles one that names two, or the first and how many more."""
    names = [name_article(one) for one in article.articles or (article,)]
    if len(names) > 2:
        return setting.words.say("more", title=names[0], count=len(names) - 1)
    return "\xa0· ".join(names)


def _write_header(title: str, summary: Summary, style: Style, setting: Setting) -> list[str]:
    heading = f"<h1{setting.mark_language(title, summary.article.language)}>{escape(title)}</h1>"
    return [f"<header>{heading}", *write_facts(summary, style, setting), "</header>"]


def write_facts(summary: Summary, style: Style, setting: Setting) -> list[str]:
    """Return what stands below a title: the byline, and the key phrases."""
    # Of articles in several languages the small words of one are the key phrases of all.
    listed = not is_mixed(summary.article) and not style.phrases
    phrases = join_marked(
        f"<bdi{setting.mark_language(phrase, summary.article.language)}>{escape(phrase)}</bdi>"
        for phrase in summary.keywords[:_PHRASES]
    )
    line = f'<p class="phrases"><b>{setting.label("phrases")}</b> {phrases}</p>'
    return [
        f'<p class="facts">{write_byline(summary, setting)}</p>',
        *([line] if phrases and listed else []),
    ]


def write_box(summary: Summary, style: Style, setting: Setting, *, shut: bool = False) -> list[str]:
    """Return the article in a box that can be shut, so that only the summary is left."""
    place, tag = setting.anchor("article"), setting.head(2)
    several = summary.article.articles
    heading = setting.label("articles" if several else "article")
    text = " ".join(summary.article.paragraphs[:1])
    attributes = "" if several else setting.mark_language(text, summary.article.language)
    return [
        f'<article id="{place}" aria-labelledby="{place}-heading">',
        f"<details{'' if shut else ' open'}><summary>"
        f'<{tag} id="{place}-heading">{heading}</{tag}></summary>',
        f"<div{attributes}>",
        *write_article(summary, setting, numbered=not style.phrases),
        "</div>",
        f'<p class="back"><a href="#{setting.anchor("summary")}">{setting.label("top")}</a></p>',
        "</details>",
        "</article>",
    ]


def list_removed(article: Article, setting: Setting) -> list[str]:
    """Return the lines that were left out, each with its reason, in a box that is shut."""
    if not article.removed:
        return []
    lines = "".join(
        f"<li><b>{_name_reason(line.reason, setting)}</b> <span"
        f"{setting.mark_language(line.text, article.language)}>{escape(line.text)}</span></li>"
        for line in article.removed
    )
    heading = setting.say("removed", count=setting.write_number(len(article.removed)))
    return [f'<details class="removed"><summary>{heading}</summary><ul>{lines}</ul></details>']


def _name_reason(reason: str, setting: Setting) -> str:
    """Return the reason in the page's language if it is a frequent one, else as it is."""
    key = f"reason {reason}"
    if key in setting.words.entries:
        return setting.label(key)
    lang = "" if setting.words.language == "en" else ' lang="en"'
    return f"<bdi{lang}>{escape(reason)}</bdi>"
