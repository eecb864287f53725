"""A digest in a terminal: at most five lines for a story."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from rich.console import Console, Group, RenderableType
from rich.style import Style as RichStyle
from rich.table import Table
from rich.text import Text

from summarize.digest import Digest, ToldSingle, ToldStory, name_origin
from summarize.language.control_characters import one_line
from summarize.models import Article, Sentence
from summarize.render.datetimes import find_local, write_date, write_moment
from summarize.render.descriptions import introduce_sentence, join_facts
from summarize.render.digest import (
    ADDRESS,
    describe_article,
    describe_rest,
    list_notes,
    list_sentences,
)
from summarize.render.style import PLAIN, Style
from summarize.render.terminal.layout import MARGINS, Facts, Prose, print_wide
from summarize.render.text_fragments import find_link, link_sentence

_INDENT = 2  # columns before the lines below a title
_STORY_LINES, _SINGLE_LINES = 3, 2  # of the sentences
_SITE = 30  # columns of the name of a site


def render_terminal_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Lay out the stories, and below them the single articles: bare titles are the last."""
    columns = max(20, style.columns) - MARGINS
    newest = max((article.moment for article in digest.list_shown()), default="")
    today, _ = find_local(newest)
    parts = [
        part
        for number, told in enumerate(digest.stories, start=1)
        for part in _lay_out(number, told, today, style, columns)
    ]
    singles = [line for one in digest.singles for line in _list_single(one, today, style, columns)]
    rest = [Facts(f"\n{line}", style="dim") for line in [describe_rest(digest)] if line]
    heading = [_cut(Text(line, style="dim"), columns) for line in [_write_heading(digest, today)]]
    return print_wide(Group(*heading, Text(), *parts, *singles, *rest), style)


def _write_heading(digest: Digest, today: str) -> str:
    languages = [article.language for article in digest.list_shown()]
    count = f"{digest.articles:,} article{'s' * (digest.articles != 1)}"
    return join_facts(write_date(today, next(iter(languages), "en")), count)


def _write_when(moment: str, today: str, language: str) -> str:
    """Write the clock of a time on the day of the digest, and any other with its date."""
    day, clock = find_local(moment)
    return clock if day == today and clock else write_moment(moment, language)


def _lay_out(
    number: int, told: ToldStory, today: str, style: Style, columns: int
) -> Iterator[RenderableType]:
    sentences = _choose_sentences(told, style, columns)
    yield _cut(Text.assemble((f"{number}. ", "cyan"), (told.story.title, "bold")), columns)
    yield _cut(_write_facts(told, today, style, [s for s, _ in sentences], columns), columns)
    yield from _indent(_join(sentences), columns, _STORY_LINES)
    if style.explain:
        yield Text()
        yield _list_sources(told, style)
    yield Text()


def _choose_sentences(told: ToldStory, style: Style, columns: int) -> list[tuple[Sentence, Text]]:
    """Choose sentences that fit into the lines of a story together; the first is always one."""
    chosen: list[tuple[Sentence, Text]] = []
    for sentence in [*list_sentences(told), *told.additions]:
        article = told.story.articles[sentence.document]
        link = _link(article, link_sentence(sentence, told.summary.article), style)
        text = Text.assemble(f"{introduce_sentence(sentence)} (", link, ")")
        more = [*chosen, (sentence, text)]
        if not chosen or len(_wrap(_join(more), columns - _INDENT)) <= _STORY_LINES:
            chosen = more
    return chosen


def _join(sentences: Sequence[tuple[Sentence, Text]]) -> Text:
    return Text(" ").join([text for _, text in sentences])


def _link(article: Article, url: str | None, style: Style) -> Text:
    """Write the name of the site of an article, with a link for terminals that can."""
    name = Text(one_line(name_origin(article)), style="dim")
    name.truncate(_SITE, overflow="ellipsis")
    if url and style.links:
        name.stylize(RichStyle(link=quote(url, safe=ADDRESS)))
    return name


def _write_facts(
    told: ToldStory, today: str, style: Style, sentences: Sequence[Sentence], columns: int
) -> Text:
    """Write the time of a story and its sites, as many as fit; those that are cited first."""
    cited = [told.story.articles[s.document] for s in sentences]
    sites: dict[str, Article] = {}
    for article in (*cited, *told.story.articles):
        sites.setdefault(one_line(name_origin(article)), article)
    when = _write_when(told.story.moment, today, told.summary.article.language)
    line = Text(" " * _INDENT, style="dim").append(f"{when} · " if when else "")
    links = [_link(article, find_link(article), style) for article in sites.values()]
    for number, link in enumerate(links):
        rest = f" +{len(links) - number - 1}" if number + 1 < len(links) else ""
        mark = ", " if number else ""
        if number and line.cell_len + len(mark) + link.cell_len + len(rest) > columns:
            return line.append(f" +{len(links) - number}")
        line = line.append(mark).append_text(link)
    return line


def _list_single(single: ToldSingle, today: str, style: Style, columns: int) -> Iterator[Text]:
    """List a single article on a line, and its sentence below it."""
    article = single.story.articles[0]
    title = article.title or next(iter(article.paragraphs), "")
    day, clock = find_local(article.moment)
    when = clock if clock and day == today else write_date(day, article.language)
    copies = len(single.story.copies[0])
    count = f" +{copies}" if copies else ""
    facts = Text.assemble(
        " · " if when else "", when, " · ", _link(article, find_link(article), style), count
    )
    head = Text.assemble(("• ", "cyan"), (title, "bold" if single.sentence else ""))
    head.truncate(max(columns // 2, columns - facts.cell_len), overflow="ellipsis")
    yield _cut(head.append_text(facts), columns)
    if single.sentence:
        yield from _indent(Text(introduce_sentence(single.sentence)), columns, _SINGLE_LINES)
    if style.explain:
        yield Prose(f"{' ' * _INDENT}{describe_article(article)}", style="dim", overflow="fold")


def _indent(text: Text, columns: int, most: int) -> Iterator[Text]:
    """Wrap a text below a title, on so many lines at most."""
    lines = _wrap(text, columns - _INDENT) if text else []
    if len(lines) > most:
        lines = lines[:most]
        lines[-1].append(" …")
        lines[-1].truncate(columns - _INDENT, overflow="ellipsis")
    for line in lines:
        yield Text(" " * _INDENT).append_text(line)


def _wrap(text: Text, columns: int) -> list[Text]:
    prose = Prose(text.plain, spans=text.spans, overflow="fold")
    return list(prose.wrap(Console(width=columns, _environ={}), columns))


def _cut(text: Text, columns: int) -> Text:
    text.truncate(columns, overflow="ellipsis")
    return text


def _list_sources(told: ToldStory, style: Style) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for number, article in enumerate(told.story.articles):
        lines = [describe_article(article), *list_notes(told, number, style)]
        prose = Prose("\n".join(lines), overflow="fold")
        prose.stylize("dim")  # the text alone: a style of the whole would colour the rest of a line
        table.add_row(Text(f"[{number + 1}]", style="dim"), prose)
    return table
