"""A digest as a page: the stories, and below them the articles that are alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from summarize.digest import Digest, ToldSingle, ToldStory
from summarize.models import Article
from summarize.render.datetimes import write_date
from summarize.render.descriptions import introduce_sentence
from summarize.render.digest import (
    Line,
    describe_dates,
    describe_day,
    list_copies,
    list_lines,
    list_notes,
)
from summarize.render.html.locale import Locale, detect_direction, load_words
from summarize.render.html.metadata import cut_text, join_marked, list_origin, name_article
from summarize.render.html.page import write_document
from summarize.render.style import PLAIN, Style
from summarize.render.text_fragments import find_link

_CONTENTS = 2  # stories from which a page lists them
_SUBJECT = 70  # characters of a title in the name of a digest


def render_html_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Render a page without scripts, each story with links to its sources."""
    locale = choose_locale(digest)
    heading = write_date(find_newest(digest), locale.words.language) or name_digest(digest)
    body = [
        f"<header><h1{locale.mark_direction(heading)}>{escape(heading)}</h1></header>",
        '<main id="article" tabindex="-1">',
        *_write_contents(digest, locale),
        *(line for number, told in enumerate(digest.stories, start=1)
          for line in _write_story(number, told, style, locale)),
        *_write_singles(digest, locale),
        "</main>",
    ]  # fmt: skip
    return write_document(name_digest(digest), list_titles(digest), None, locale, body)


def list_titles(digest: Digest) -> list[str]:
    """List the titles of the stories and of the single articles."""
    titles = [told.story.title for told in digest.stories]
    return [*titles, *(name_article(single.story.articles[0]) for single in digest.singles)]


def find_newest(digest: Digest) -> str | None:
    """Find the newest date of the articles."""
    return max((a.date for a in digest.list_shown() if a.date), default=None)


def name_digest(digest: Digest) -> str:
    """Name a digest by its first title, and the number of other articles and stories."""
    titles = list_titles(digest)
    if not titles:
        return "summarize digest"
    locale = choose_locale(digest)
    others = len(titles) + digest.unlisted - 1
    first = cut_text(titles[0], _SUBJECT)
    return locale.words.say("more", title=first, count=others) if others else first


def choose_locale(digest: Digest) -> Locale:
    """Choose the language of most articles of the stories; English if it has no words."""
    stories = [told.story for told in digest.stories or digest.singles]
    languages = Counter(article.language for story in stories for article in story.articles)
    language = max(languages, key=languages.__getitem__, default="en")
    words = load_words(language)
    direction = detect_direction(words.say("summary"), "ltr")
    return Locale(words, language, words.language, direction, depth=1)


def _write_contents(digest: Digest, locale: Locale) -> list[str]:
    """Write the list of contents: the titles of the stories, each a link, and the rest."""
    links = [
        (f"n{number}", told.story.title, told.summary.article.language)
        for number, told in enumerate(digest.stories, start=1)
    ]
    lines = [
        f'<li><a href="#{place}"><bdi{locale.mark_language(title, language)}>{escape(title)}</bdi>'
        "</a></li>"
        for place, title, language in links
    ]
    if len(lines) < _CONTENTS:
        return []
    if digest.singles:
        lines.append(f'<li><a href="#singles">{locale.label("others")}</a></li>')
    return [
        '<nav id="contents" tabindex="-1" aria-labelledby="contents-heading">',
        f'<h2 id="contents-heading">{locale.label("contents")}</h2>',
        f'<ul class="sources" role="list">{"".join(lines)}</ul>',
        "</nav>",
    ]


def _write_story(number: int, told: ToldStory, style: Style, locale: Locale) -> Iterator[str]:
    language = told.summary.article.language
    title = told.story.title
    yield f'<section class="piece" id="n{number}" tabindex="-1">'
    yield f"<h2{locale.mark_language(title, language)}>{escape(title)}</h2>"
    dates = describe_dates(told)
    count = locale.say("sources", count=locale.write_number(told.sources))
    day = locale.say("day", number=locale.write_number(told.day)) if describe_day(told) else ""
    size = locale.write_number(told.story.size)
    new = locale.say("new", count=size) if told.story.past else ""
    facts = join_marked((day, count, new, f"<bdi>{escape(dates)}</bdi>" if dates else ""))
    yield f'<p class="facts">{facts}</p>'
    if lines := [_write_line(line, locale) for line in list_lines(told)]:
        yield f'<ul class="told">{"".join(lines)}</ul>'
    sources = [
        _write_source(number, index, told, style, locale)
        for index in range(len(told.story.articles))
    ]
    yield f'<ul class="sources" role="list">{"".join(sources)}</ul>'
    yield "</section>"


def _write_line(line: Line, locale: Locale) -> str:
    """Write a line with its label and a link to its place; the facts count what is new."""
    label = locale.label(line.kind) if line.kind not in ("", "new") else ""
    day = f"<bdi>{escape(line.day)}</bdi>" if line.day else ""
    mark = f"<b>{' '.join(filter(None, (label, day)))}</b> " if label or day else ""
    attributes = locale.mark_language(line.text, line.article.language)
    text = f"<span{attributes}>{escape(line.text)}</span>"
    place = f'<span class="from">{escape(line.source)}</span>'
    if line.url:
        title = escape(name_article(line.article))
        place = (
            f'<a class="from" href="{escape(line.url)}" title="{title}" rel="noreferrer">'
            f"{escape(line.source)}</a>"
        )
    parts = (place, text) if line.kind == "alone" else (text, place)
    return f"<li>{mark}{' '.join(parts)}</li>"


def _write_source(number: int, index: int, told: ToldStory, style: Style, locale: Locale) -> str:
    lines = _write_notes(list_notes(told, index, style))
    article = _link_article(told.story.articles[index], locale)
    return f'<li id="a{number}-{index + 1}"><span>[{index + 1}]</span> {article}{lines}</li>'


def _write_notes(notes: Iterable[str]) -> str:
    written = map(escape, notes)
    return "".join(f'<span class="why" lang="en" dir="ltr">{note}</span>' for note in written)


def _link_article(article: Article, locale: Locale) -> str:
    title = name_article(article)
    url = find_link(article)
    name = f"<bdi{locale.mark_language(title, article.language)}>{escape(title)}</bdi>"
    linked = f'<a href="{escape(url)}" rel="noreferrer">{name}</a>' if url else name
    return join_marked((linked, *list_origin(article, locale)))


def _write_singles(digest: Digest, locale: Locale) -> Iterator[str]:
    if not (digest.singles or digest.unlisted):
        return
    yield '<section class="piece" id="singles">'
    if digest.stories:
        yield f"<h2>{locale.label('others')}</h2>"
    lines = (_write_single(single, locale) for single in digest.singles)
    yield f'<ul class="sources" role="list">{"".join(lines)}</ul>'
    if digest.unlisted:
        rest = locale.say("unlisted", count=locale.write_number(digest.unlisted))
        yield f'<p class="facts">{rest}</p>'
    yield "</section>"


def _write_single(single: ToldSingle, locale: Locale) -> str:
    article = single.story.articles[0]
    told = ""
    if single.sentence:
        text = introduce_sentence(single.sentence)
        told = f"<p{locale.mark_language(text, article.language)}>{escape(text)}</p>"
    notes = _write_notes(list_copies(single.story))
    return f"<li>{_link_article(article, locale)}{told}{notes}</li>"
