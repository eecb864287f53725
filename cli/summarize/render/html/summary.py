"""The summary in HTML: sentences, numbers that link to their place, a strip that shows it."""

from collections.abc import Iterator
from html import escape
from itertools import accumulate

from summarize.models import Article, Sentence, Summary
from summarize.render.datetimes import link_time, write_clock
from summarize.render.descriptions import (
    count_percent,
    describe_score,
    find_article,
    list_sections,
    quote_sentence,
)
from summarize.render.html.locale import Locale, choose_locale
from summarize.render.html.metadata import cut_text, join_marked, list_origin, name_article
from summarize.render.style import Style
from summarize.render.text_fragments import link_sentences

_WIDTH = 1000  # units; the strip is as wide as the column
_HEIGHT = 40
_TRACK = 4
_LEAST = 6  # of a bar, to be visible
_GAP = 2  # between neighbouring sentences
_REACH = 30  # around a bar that can be clicked
_BAR_TITLE = 120  # characters


def write_summary(summary: Summary, style: Style, locale: Locale) -> list[str]:
    """Write the section of the summary."""
    if style.phrases:
        items = [
            f"<li{locale.mark_language(phrase, summary.article.language)}>{escape(phrase)}</li>"
            for phrase in summary.keywords
        ]
        return _write_section("phrases", f"<ol>{''.join(items)}</ol>", summary, locale)
    items = [
        _write_sentence(number, sentence, text, summary, style, locale)
        for number, (sentence, text) in enumerate(
            zip(summary.sentences, _list_texts(summary), strict=True), start=1
        )
    ]
    list_ = _write_lists(items, summary, style, locale)
    asked = summary.question
    question = f'<p class="facts question" dir="auto">{escape(asked)}</p>' if asked else ""
    return _write_section("summary", question + list_, summary, locale)


def render_note(summary: Summary) -> str:
    """Render title and sentences as a piece of HTML, without a page around it."""
    locale = choose_locale(summary.article)
    title = name_article(summary.article)
    facts = join_marked(list_origin(summary.article, locale))
    items = "".join(
        f"<li>{escape(sentence.introduction)}{text}</li>"
        for sentence, text in zip(summary.sentences, _list_texts(summary), strict=True)
    )
    return (
        f"<div{locale.mark_language(title, summary.article.language)}>"
        f"<p><strong>{escape(title)}</strong><br>{facts}</p><ul>{items}</ul></div>"
    )


def _write_lists(items: list[str], summary: Summary, style: Style, locale: Locale) -> str:
    """Write the sentences as a list, or as one below each heading that is shown."""
    parts, tag = [], locale.head(3)
    for number, (heading, item) in enumerate(
        zip(list_sections(summary, style), items, strict=True)
    ):
        if heading:
            lang = locale.mark_language(heading, summary.article.language)
            parts.append(
                f'{"</ul>" * (number > 0)}<{tag} class="over"{lang}>{escape(heading)}</{tag}>'
            )
        if heading or not number:
            parts.append('<ul class="key" role="list">')
        parts.append(item)
    return f"{''.join(parts)}</ul>" if parts else '<ul class="key" role="list"></ul>'


def _write_section(heading: str, list_: str, summary: Summary, locale: Locale) -> list[str]:
    used = {s.document for s in summary.sentences} if heading == "summary" else None
    sources = "".join(
        _write_source(number, article, locale)
        for number, article in enumerate(summary.article.articles, start=1)
        if used is None or number - 1 in used
    )
    place, tag = locale.anchor("summary"), locale.head(2)
    picked = len(summary.sentences)
    legend = [f'<p class="legend">{locale.say("legend")}</p>'] if picked > 1 else []
    return [
        f'<section id="{place}" aria-labelledby="{locale.name_region(place)}">',
        f'<{tag} id="{place}-heading">{locale.label(heading)}</{tag}>',
        list_,
        *([f'<ul class="sources" role="list">{sources}</ul>'] if sources else []),
        *([draw_svg_strip(summary, locale), *legend] if picked else []),
        *([] if heading == "phrases" else _write_share(summary, locale)),
        "</section>",
    ]


def _write_sentence(
    number: int, sentence: Sentence, text: str, summary: Summary, style: Style, locale: Locale
) -> str:
    article = find_article(sentence, summary)
    page = summary.article.blocks[sentence.paragraph].page
    parts = [
        f'<a class="number" href="#{locale.anchor("s", sentence.position)}" '
        f'aria-label="{locale.label("place", number=number)}">{number}</a> ',
        f"<span{locale.mark_language(sentence.text, article.language)}>",
        f"<b>{escape(sentence.introduction)}</b>" if sentence.speaker else "",
        text,
        _link_source(sentence, article, locale)
        if summary.article.articles and not style.bare
        else "",
        f' <span class="page">{locale.say("page", page=page)}</span>' if page else "",
        _link_time(sentence, article),
        f'<span class="why" lang="en" dir="ltr">{escape(describe_score(sentence))}</span>'
        if style.explain
        else "",
    ]
    return f'<li id="{locale.anchor("k", number)}" tabindex="-1">{"".join(parts)}</span></li>'


def _list_texts(summary: Summary) -> list[str]:
    """List the sentences, each as the link to its very place; those with a time have that."""
    links = link_sentences(summary.sentences, summary.article)
    return [
        f'<a class="quote" href="{escape(link)}" rel="noreferrer">{escape(quote_sentence(s))}</a>'
        if link and s.start_time is None
        else escape(quote_sentence(s))
        for s, link in zip(summary.sentences, links, strict=True)
    ]


def _link_time(sentence: Sentence, article: Article) -> str:
    """Write the time of a sentence, as a link if the address of the recording is known."""
    if sentence.start_time is None:
        return ""
    clock = write_clock(sentence.start_time)
    url = link_time(article.url, sentence.start_time)
    if not url:
        return f' <span class="clock">{clock}</span>'
    return f' <a class="clock" href="{escape(url)}" rel="noreferrer">{clock}</a>'


def _link_source(sentence: Sentence, article: Article, locale: Locale) -> str:
    number = sentence.document + 1
    title = escape(name_article(article))
    place = locale.anchor("a", number)
    return f' <a class="from" href="#{place}" title="{title}">[{number}]</a>'


def _write_source(number: int, article: Article, locale: Locale) -> str:
    """Write the title of one of several articles, as a link to it, and its origin."""
    title = name_article(article)
    attributes = locale.mark_language(title, article.language)
    link = f'<a href="#{locale.anchor("a", number)}"><bdi{attributes}>{escape(title)}</bdi></a>'
    facts = join_marked((link, *list_origin(article, locale)))
    return f"<li><span>[{number}]</span> {facts}</li>"


def _write_share(summary: Summary, locale: Locale) -> list[str]:
    """Write the share of the article that was picked, unless it is all of it."""
    picked, all_ = len(summary.sentences), summary.article_sentences
    if picked >= all_:
        return []
    counts = {"picked": locale.write_number(picked), "all": locale.write_number(all_)}
    share = locale.say("share", **counts, percent=count_percent(summary))
    return [f'<p class="share">{share}</p>']


def draw_svg_strip(summary: Summary, locale: Locale) -> str:
    """Draw the article as a strip of SVG with a bar for each key sentence that links to it."""
    return (
        f'<svg class="strip" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" '
        f'role="group" aria-label="{locale.label("strip")}">'
        f'<rect class="track" x="0" y="{_HEIGHT - _TRACK}" width="{_WIDTH}" height="{_TRACK}"/>'
        f"{''.join(_draw_borders(summary, locale))}{''.join(_draw_bars(summary, locale))}</svg>"
    )


def _draw_bars(summary: Summary, locale: Locale) -> Iterator[str]:
    spans = _place_sentences(summary)
    for number, (sentence, (left, right)) in enumerate(
        zip(summary.sentences, spans, strict=True), start=1
    ):
        before = spans[number - 2][1] if number > 1 else -_WIDTH
        after = spans[number][0] if number < len(spans) else 2 * _WIDTH
        near = max(0, left - _REACH, (before + left) / 2)
        far = min(_WIDTH, right + _REACH, (right + after) / 2)
        height = max(4.0, sentence.score * (_HEIGHT - _TRACK))
        place = locale.anchor("s", sentence.position)
        title = escape(f"{number} · {cut_text(sentence.text, _BAR_TITLE)}")
        yield (
            # The numbers of the list link there, too: one stop of the Tab key is enough.
            f'<a href="#{place}" tabindex="-1" aria-label="{title}">'
            f"<title>{title}</title>"
            f"{_draw('reach', near, far, _HEIGHT, locale)}"
            f"{_draw('bar', left, right, height, locale, _TRACK)}</a>"
        )


def _place_sentences(summary: Summary) -> list[tuple[float, float]]:
    """Compute the start and end of each key sentence on the strip."""
    unit = _WIDTH / max(1, len(summary.article.text))
    lefts = [min(s.start * unit, _WIDTH - _LEAST) for s in summary.sentences]
    rights = [max(s.end * unit - _GAP, s.start * unit + _LEAST) for s in summary.sentences]
    return [(left, min(_WIDTH, right)) for left, right in zip(lefts, rights, strict=True)]


def _draw_borders(summary: Summary, locale: Locale) -> Iterator[str]:
    """Yield a thin line between neighbouring articles."""
    lengths = [len(article.text) + 2 for article in summary.article.articles]
    for end in list(accumulate(lengths))[:-1]:
        place = end * _WIDTH / max(1, len(summary.article.text))
        yield _draw("border", place - 1, place + 1, _HEIGHT, locale)


def _draw(
    name: str, left: float, right: float, height: float, locale: Locale, below: int = 0
) -> str:
    x = _WIDTH - right if locale.direction == "rtl" else left
    return (
        f'<rect class="{name}" x="{x:.1f}" y="{_HEIGHT - below - height:.1f}" '
        f'width="{max(0, right - left):.1f}" height="{height:.1f}"/>'
    )
