"""A digest as a feed for readers (Atom, RFC 4287): an entry for each story and single article."""

import uuid
from collections.abc import Iterable, Iterator
from html import escape

from summarize.digest import Digest, ToldSingle, ToldStory
from summarize.lazy import compile_late
from summarize.render.descriptions import join_facts
from summarize.render.digest import (
    describe_rest,
    describe_story,
    list_facts,
    list_lines,
    list_notes,
    list_single_lines,
    name_story,
)
from summarize.render.html.digest import name_digest
from summarize.render.html.metadata import name_article
from summarize.render.style import PLAIN, Style
from summarize.render.text_fragments import find_link
from summarize.stories.stories import Story

_UNDATED = "1970-01-01"  # an entry must have a time; the same one each day, or it would be new
UNFIT = compile_late("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # for XML 1.0


def render_atom_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Write a feed whose entries keep their ids when a story goes on, and get its newest time."""
    rest = describe_rest(digest)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_write_id('digest')}</id>",
        _write("title", name_digest(digest)),
        *([_write("subtitle", rest)] if rest else []),
        _write("updated", write_time(digest.moment)),
        "<author><name>summarize</name></author>",
        *(line for entry in list_sections(digest, style) for line in _write_entry(*entry)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def write_time(moment: str) -> str:
    """Write a time, or a day, as RFC 3339 has it."""
    day, _, clock = (moment or _UNDATED).partition("T")
    return f"{day}T{clock.partition('+')[0] or '00:00'}:00Z"


def _write_id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"summarize:{name}").urn


def _write(tag: str, text: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{escape(UNFIT.sub('', text))}</{tag}>"


def _write_entry(story: Story, title: str, html: Iterable[str]) -> Iterator[str]:
    url = find_link(story.articles[0])
    yield "<entry>"
    yield f"<id>{_write_id(name_story(story))}</id>"
    yield _write("title", title)
    if url:
        yield f'<link href="{escape(url)}"/>'
    yield _write("updated", write_time(story.moment))
    yield _write("content", "".join(html), ' type="html"')
    yield "</entry>"


def list_sections(digest: Digest, style: Style) -> Iterator[tuple[Story, str, Iterator[str]]]:
    """Yield the stories and the single articles, each with its title and what is below it."""
    for told in digest.stories:
        yield told.story, told.story.title, _write_story(told, style)
    for single in digest.singles:
        yield single.story, name_article(single.story.articles[0]), _write_single(single)


def _write_story(told: ToldStory, style: Style) -> Iterator[str]:
    """Write a story as HTML: its facts, its sentences, and its sources with their links."""
    yield f"<p>{escape(describe_story(told))}</p><ul>"
    for line in list_lines(told):
        label = f"{line.label}: " if line.label else ""
        yield f"<li>{escape(label + line.text)} {_link(line.url, line.source)}</li>"
    yield "</ul><ol>"
    for number, article in enumerate(told.story.articles):
        notes = "".join(f"<br/>{escape(note)}" for note in list_notes(told, number, style))
        title, *facts = list_facts(article)
        yield f"<li>{_link(find_link(article), title)} · {escape(join_facts(*facts))}{notes}</li>"
    yield "</ol>"


def _link(url: str | None, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


def _write_single(single: ToldSingle) -> Iterator[str]:
    """Write the lines below the title of a single article as HTML, and a link to the article."""
    url = find_link(single.story.articles[0])
    yield from (f"<p>{escape(line)}</p>" for line in list_single_lines(single))
    yield from [f"<p>{_link(url, name_article(single.story.articles[0]))}</p>"] if url else []
