"""The summary as elements of HTML: text, with a quiet number that leads to its place."""

from html import escape

from summarize.models import Article, Sentence, Summary
from summarize.render.facts import count_percent, describe_score, find_article
from summarize.render.html.origin import join_marked, list_origin
from summarize.render.html.setting import Setting, name_article
from summarize.render.html.strip import draw_strip
from summarize.render.style import Style
from summarize.render.times import link_time, write_clock


def write_summary(summary: Summary, style: Style, setting: Setting) -> list[str]:
    """Return the section of the summary."""
    if style.phrases:
        items = [
            f"<li{setting.mark_language(phrase, summary.article.language)}>{escape(phrase)}</li>"
            for phrase in summary.keywords
        ]
        return _write_section("phrases", f"<ol>{''.join(items)}</ol>", summary, setting)
    items = [
        _write_sentence(number, sentence, summary, style, setting)
        for number, sentence in enumerate(summary.sentences, start=1)
    ]
    list_ = f'<ul class="key" role="list">{"".join(items)}</ul>'
    asked = summary.question
    question = f'<p class="facts question" dir="auto">{escape(asked)}</p>' if asked else ""
    return _write_section("summary", question + list_, summary, setting)


def _write_section(heading: str, list_: str, summary: Summary, setting: Setting) -> list[str]:
    used = {s.document for s in summary.sentences} if heading == "summary" else None
    sources = "".join(
        _write_source(number, article, setting)
        for number, article in enumerate(summary.article.articles, start=1)
        if used is None or number - 1 in used
    )
    place, tag = setting.anchor("summary"), setting.head(2)
    picked = len(summary.sentences)
    legend = [f'<p class="legend">{setting.say("legend")}</p>'] if picked > 1 else []
    return [
        f'<section id="{place}" aria-labelledby="{place}-heading">',
        f'<{tag} id="{place}-heading">{setting.label(heading)}</{tag}>',
        list_,
        *([f'<ul class="sources" role="list">{sources}</ul>'] if sources else []),
        *([draw_strip(summary, setting), *legend] if picked else []),
        *([] if heading == "phrases" else _write_share(summary, setting)),
        "</section>",
    ]


def _write_sentence(
    number: int, sentence: Sentence, summary: Summary, style: Style, setting: Setting
) -> str:
    article = find_article(sentence, summary)
    page = summary.article.blocks[sentence.paragraph].page
    parts = [
        f'<a class="number" href="#{setting.anchor("s", sentence.position)}" '
        f'aria-label="{setting.label("place", number=number)}">{number}</a> ',
        f"<span{setting.mark_language(sentence.text, article.language)}>{escape(sentence.text)}",
        _link_source(sentence, article, setting)
        if summary.article.articles and not style.bare
        else "",
        f' <span class="page">{setting.say("page", page=page)}</span>' if page else "",
        _link_time(sentence, article),
        f'<span class="why" lang="en" dir="ltr">{escape(describe_score(sentence))}</span>'
        if style.explain
        else "",
    ]
    return f'<li id="{setting.anchor("k", number)}" tabindex="-1">{"".join(parts)}</span></li>'


def _link_time(sentence: Sentence, article: Article) -> str:
    """Return when it was said, which leads there where the address of the recording is known."""
    if sentence.start_time is None:
        return ""
    clock = write_clock(sentence.start_time)
    url = link_time(article.url, sentence.start_time)
    if not url:
        return f' <span class="clock">{clock}</span>'
    return f' <a class="clock" href="{escape(url)}" rel="noreferrer">{clock}</a>'


def _link_source(sentence: Sentence, article: Article, setting: Setting) -> str:
    number = sentence.document + 1
    title = escape(name_article(article))
    place = setting.anchor("a", number)
    return f' <a class="from" href="#{place}" title="{title}">[{number}]</a>'


def _write_source(number: int, article: Article, setting: Setting) -> str:
    """Return one of several articles by its title, which leads to it, and its origin."""
    title = name_article(article)
    attributes = setting.mark_language(title, article.language)
    link = f'<a href="#{setting.anchor("a", number)}"><bdi{attributes}>{escape(title)}</bdi></a>'
    facts = join_marked((link, *list_origin(article, setting)))
    return f"<li><span>[{number}]</span> {facts}</li>"


def _write_share(summary: Summary, setting: Setting) -> list[str]:
    """Say how much of the article was picked, unless all of it was."""
    picked, all_ = len(summary.sentences), summary.article_sentences
    if picked >= all_:
        return []
    counts = {"picked": setting.write_number(picked), "all": setting.write_number(all_)}
    share = setting.say("share", **counts, percent=count_percent(summary))
    return [f'<p class="share">{share}</p>']
