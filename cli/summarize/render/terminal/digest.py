"""A digest in a terminal: at most five lines for a story."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from rich.console import Console, Group, RenderableType
from rich.style import Style as RichStyle
from rich.table import Table
from rich.text import Text

from summarize.digest import Digest, ToldSingle, ToldStory, name_origin
from summarize.language.control_characters import one_line
from summarize.models import Article
from summarize.render.datetimes import find_local, write_date, write_moment
from summarize.render.descriptions import introduce_sentence, join_facts
from summarize.render.digest import (
    ADDRESS,
    LABELS,
    Line,
    describe_article,
    describe_day,
    describe_new,
    describe_rest,
    list_lines,
    list_notes,
)
from summarize.render.style import PLAIN, Style
from summarize.render.terminal.layout import MARGINS, Facts, Prose, print_wide
from summarize.render.text_fragments import find_link

_INDENT = 2  # columns before the lines below a title
_LABEL = 9  # columns of "New", "Changed", "Earlier"
_STORY_LINES, _SINGLE_LINES = 3, 2  # of the sentences
_SITE = 30  # columns of the name of a site


def render_terminal_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Lay out the stories, and below them the single articles: bare titles are the last."""
    columns = max(20, style.columns) - MARGINS
    today, _ = find_local(digest.moment)
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
    lines = list(list_lines(told))
    changed = [_write_line(line, style) for line in lines if line.kind == "changed"]
    days = [_write_line(line, style) for line in lines if line.day]
    # The last day first: it is the one that a reader knows, and the line may be full.
    earlier = days[::-1] if told.story.past else []
    label = LABELS["new"] if told.story.past else ""
    room = _STORY_LINES - bool(earlier) - bool(changed)
    news = [line for line in lines if line.kind != "changed" and not line.day]
    chosen = _choose_lines(news, style, columns - _measure(label), room)
    yield _cut(Text.assemble((f"{number}. ", "cyan"), (told.story.title, "bold")), columns)
    yield _cut(_write_facts(told, today, style, chosen, columns), columns)
    yield from _indent(_join(chosen, style), columns, room, label)
    yield from _indent(Text(" · ").join(changed), columns, 1, LABELS["changed"])
    yield from _indent(Text(" · ").join(earlier), columns, 1, LABELS["earlier"])
    if not told.story.past:
        for day in days:
            yield from _indent(day, columns, _SINGLE_LINES)
    if style.explain:
        yield Text()
        yield _list_sources(told, style)
    yield Text()


def _write_line(line: Line, style: Style) -> Text:
    """Write a line with its day, if it has one, and a link to its place."""
    day = (f"{line.day} ", "cyan") if line.day else ""
    return Text.assemble(day, line.text, " (", _link(line.article, line.url, style), ")")


def _choose_lines(lines: Sequence[Line], style: Style, columns: int, most: int) -> list[Line]:
    """Choose lines that fit into those of a story together; the first is always one."""
    chosen: list[Line] = []
    for line in lines:
        more = [*chosen, line]
        if not chosen or len(_wrap(_join(more, style), columns - _INDENT)) <= most:
            chosen = more
    return chosen


def _join(lines: Sequence[Line], style: Style) -> Text:
    return Text(" ").join([_write_line(line, style) for line in lines])


def _link(article: Article, url: str | None, style: Style) -> Text:
    """Write the name of the site of an article, with a link for terminals that can."""
    name = Text(one_line(name_origin(article)), style="dim")
    name.truncate(_SITE, overflow="ellipsis")
    if url and style.links:
        name.stylize(RichStyle(link=quote(url, safe=ADDRESS)))
    return name


def _write_facts(
    told: ToldStory, today: str, style: Style, lines: Sequence[Line], columns: int
) -> Text:
    """Write the time of a story and its sites, as many as fit; those that are cited first."""
    sites: dict[str, Article] = {}
    for article in (*(line.article for line in lines), *told.story.articles):
        sites.setdefault(one_line(name_origin(article)), article)
    when = _write_when(told.story.moment, today, told.summary.article.language)
    new = f"{told.sources} sites, {describe_new(told)}" if told.story.past else None
    facts = join_facts(describe_day(told), new, when)
    line = Text(" " * _INDENT, style="dim").append(f"{facts} · " if facts else "")
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


def _measure(label: str) -> int:
    return _LABEL if label else 0


def _indent(text: Text, columns: int, most: int, label: str = "") -> Iterator[Text]:
    """Wrap a text below a title, behind a label, on so many lines at most."""
    width = columns - _INDENT - _measure(label)
    lines = _wrap(text, width) if text else []
    if len(lines) > most:
        lines = lines[:most]
        lines[-1].append(" …")
        lines[-1].truncate(width, overflow="ellipsis")
    for number, line in enumerate(lines):
        head = ("" if number else label).ljust(_measure(label))
        yield Text.assemble(" " * _INDENT, (head, "cyan"), line)


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
