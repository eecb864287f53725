"""Title, author and date of a file are each read without the others, in every format."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest

from summarize import extract_article
from tests.hostile_archives import make_chapter, make_docx, make_epub, make_odt, make_paragraph
from tests.properties.test_precedence import ADA, MAY, PROSE, TURNS, json_ld, meta, write_page

Facts = tuple[str, str, str]
Write = Callable[[str, str, str], str | bytes]
PARAGRAPHS = f"{PROSE}\n\n{PROSE}\n"


def put(form: str, fact: str) -> str:
    """Write a fact in its form, or nothing if there is none."""
    return form.format(fact) if fact else ""


def write_rtf(title: str, author: str, day: str) -> str:
    when = r"{\creatim\yr2024\mo5\dy6}" if day else ""
    info = put(r"{{\title {}}}", title) + put(r"{{\author {}}}", author) + when
    return rf"{{\rtf1\ansi{{\info{info}}}{PROSE}\par {PROSE}}}"


def write_notebook(title: str, author: str, _day: str) -> str:
    about = {"title": title, "authors": [{"name": author}] if author else []}
    cells = [{"cell_type": "markdown", "metadata": {}, "source": PARAGRAPHS}]
    return json.dumps({"nbformat": 4, "metadata": about, "cells": cells})


def write_jats(title: str, author: str, day: str) -> str:
    name = "<name><surname>Lund</surname><given-names>Ada</given-names></name>"
    head = put("<title-group><article-title>{}</article-title></title-group>", title)
    head += f"<contrib-group><contrib>{name}</contrib></contrib-group>" if author else ""
    when = "<pub-date><day>6</day><month>5</month><year>2024</year></pub-date>" if day else ""
    front = f"<front><article-meta>{head}{when}</article-meta></front>"
    return f"<article>{front}<body><p>{PROSE}</p><p>{PROSE}</p></body></article>"


def write_fb2(title: str, author: str, day: str) -> str:
    name = "<author><first-name>Ada</first-name><last-name>Lund</last-name></author>"
    info = put("<book-title>{}</book-title>", title) + (name if author else "")
    info += put('<date value="{}"/>', day)
    body = f"<body><section><p>{PROSE}</p><p>{PROSE}</p></section></body>"
    about = f"<description><title-info>{info}</title-info></description>"
    return f'<?xml version="1.0"?><FictionBook>{about}{body}</FictionBook>'


def write_office(title: str, author: str, day: str, tags: tuple[str, str, str]) -> str:
    pairs = zip(tags, (title, author, day and f"{day}T10:00:00Z"), strict=True)
    return "".join(put(f"<{tag}>{{}}</{tag}>", fact) for tag, fact in pairs)


CORE = ("title", "creator", "created")
META = ("title", "initial-creator", "creation-date")
DUBLIN = ("dc:title", "dc:creator", "dc:date")
# What stands around the facts of a text, and how it writes title, author and day.
TEXTS = {
    "markdown": ("---\nHEAD---\nBODY", "title: {}\n", "author: {}\n", "date: {}\n"),
    "org": ("#+OPTIONS: x\nHEAD\nBODY", "#+TITLE: {}\n", "#+AUTHOR: {}\n", "#+DATE: {}\n"),
    "rst": (
        "HEAD\n.. note:: x\n\nBODY", "{}\n" + "=" * 20 + "\n\n", ":Author: {}\n", ":Date: {}\n",
    ),
    "latex": (
        "\\documentclass{article}\nHEAD\\begin{document}\nBODY\\end{document}",
        "\\title{{{}}}\n", "\\author{{{}}}\n", "\\date{{{}}}\n",
    ),
    "typst": ("#set page()\n#set document(HEAD)\n\nBODY", 'title: "{}", ', 'author: "{}", ', ""),
    "mail": (
        "HEADMIME-Version: 1.0\n\nBODY", "Subject: {}\n", "From: {} <a@b.example>\n",
        "Date: Mon, 06 May 2024 10:00:00 +0000\n",
    ),
}  # fmt: skip


def write_text(name: str, *facts: str) -> str:
    frame, *forms = TEXTS[name]
    head = "".join(put(form, fact) for form, fact in zip(forms, facts, strict=True))
    return frame.replace("HEAD", head).replace("BODY", PARAGRAPHS)


def write_json_ld(title: str, author: str, day: str) -> bytes:
    named = {"headline": title, "author": author, "datePublished": day}
    return write_page(json_ld(**{key: value for key, value in named.items() if value}))


FORMATS: dict[str, Write] = {
    **{name: partial(write_text, name) for name in TEXTS},
    "rtf": write_rtf,
    "docx": lambda t, a, d: make_docx(
        make_paragraph(PROSE) * 2, {"docProps/core.xml": f"<c>{write_office(t, a, d, CORE)}</c>"}
    ),
    "odt": lambda t, a, d: make_odt(
        f"<text:p>{PROSE}</text:p>" * 2,
        {"meta.xml": f"<x><meta>{write_office(t, a, d, META)}</meta></x>"},
    ),
    "epub": lambda t, a, d: make_epub(
        {"a.xhtml": make_chapter(f"<p>{PROSE * 3}</p>")}, metadata=write_office(t, a, d, DUBLIN)
    ),
    "fb2": write_fb2,
    "notebook": write_notebook,
    "html": lambda t, a, d: write_page(
        put(meta("og:title", "{}"), t), put(meta("author", "{}", "name"), a),
        put(meta("article:published_time", "{}"), d),
    ),
    "json-ld": write_json_ld,
    "jats": write_jats,
}  # fmt: skip
UNDATED = ("notebook", "typst")
SUBSETS = [(TURNS, ADA, MAY), (TURNS, "", ""), ("", ADA, ""), ("", "", MAY), (TURNS, "", MAY)]


# A mail needs its sender, or it is a text with a line that names a subject.
ROWS = [(name, facts) for name in FORMATS for facts in SUBSETS if name != "mail" or facts[1]]


@pytest.mark.parametrize(("name", "facts"), ROWS)
def test_each_fact_is_read_without_the_others(name: str, facts: Facts) -> None:
    title, author, day = facts
    article = extract_article(FORMATS[name](title, author, day), name="a")
    assert (article.title or "", article.author or "") == (title, author)
    assert (article.date or "") == ("" if name in UNDATED else day)


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 400])
@pytest.mark.parametrize(
    "form",
    ["%Y-%m-%d", "%Y/%m/%d", "%Y-%m-%dT10:00:00+08:00", "%Y.%m.%d"],
)
@pytest.mark.parametrize(
    "head",
    [
        meta("article:published_time", "{}"), meta("date", "{}", "name"),
        meta("firstpublishedtime", "{}", "name"),
        json_ld(datePublished="DAY").replace("{", "{{").replace("}", "}}").replace("DAY", "{}"),
    ],
)  # fmt: skip
def test_a_page_may_be_of_today_and_not_of_tomorrow(head: str, form: str, days: int) -> None:
    day = date.today() + timedelta(days)
    found = extract_article(write_page(head.format(day.strftime(form)))).date
    assert found == (day.isoformat() if days <= 0 else None)


def write_object(fact: str) -> str:
    return f'{{"data": {{{fact}, "body": "{PROSE}{PROSE}{PROSE}"}}}}'


def write_feed(fact: str) -> str:
    space = "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    item = f"<item><title>Mill</title>{fact}<description>{PROSE * 2}</description></item>"
    return f"<rss version='2.0' {space}><channel><title>The Gull</title>{item}</channel></rss>"


def write_json_feed(fact: str) -> str:
    item = f'{{"id": "1", {fact}, "content_text": "{PROSE * 2}"}}'
    return f'{{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{item}]}}'


# Each way to write a fact in a format, with its title, its author or its day in place of FACT.
WAYS: dict[str, tuple[Callable[[str], str], dict[str, list[str]]]] = {
    "json": (write_object, {
        "title": ['"title": "FACT"', '"headline": "FACT"', '"title": {"rendered": "FACT"}',
                  '"titleHtml": "FACT"', '"name": "FACT"'],
        "author": ['"author": "FACT"', '"author": {"name": "FACT"}',
                   '"primary_author": {"name": "FACT"}', '"author_info": {"display_name": "FACT"}'],
        "date": [f'"{key}": "FACTT10:00:00Z"' for key in (
            "date datePublished date_published published published_at publishedAt timePublished "
            "created_at").split()],
    }),
    "feed": (write_feed, {
        "author": ["<dc:creator>FACT</dc:creator>", "<author>a@example.org (FACT)</author>",
                   "<author>a@gull.photography (FACT)</author>", "<author>FACT</author>",
                   "<author>FACT &lt;a@gull.online&gt;</author>"],
        "date": ["<dc:date>FACTT10:00:00Z</dc:date>",
                 "<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>"],
    }),
    "json feed": (write_json_feed, {
        "title": ['"title": "FACT"'],
        "author": ['"authors": [{"name": "FACT"}]', '"author": {"name": "FACT"}'],
        "date": ['"date_published": "FACTT10:00:00Z"', '"date_modified": "FACTT10:00:00Z"'],
    }),
    "jats": (
        lambda fact: f"<article><front><article-meta>{fact}</article-meta></front><body>"
        f"<p>{PROSE}</p><p>{PROSE}</p></body></article>",
        {
            "title": ["<title-group><article-title>FACT</article-title></title-group>"],
            "author": [
                f"<contrib-group><contrib><name><{family}>Lund</{family}><{given}>Ada</{given}>"
                "</name></contrib></contrib-group>"
                for given, family in (("given-names", "surname"), ("forename", "lastname"),
                                      ("firstname", "surname"))
            ],
            "date": ["<pub-date iso-8601-date='FACT'/>", "<pub-date when='FACT'/>",
                     "<pub-date norm='20240506'/>",
                     "<pub-date><day>6</day><month>5</month><year>2024</year></pub-date>"],
        },
    ),
    "markdown": (lambda fact: f"{fact}\n{PARAGRAPHS}", {
        fact: [form.replace("FIELD", fact) for form in (
            "---\nFIELD: FACT\n---\n", '---\nFIELD: "FACT"\n---\n', "---\nFIELD: 'FACT'\n...\n",
            '+++\nFIELD = "FACT"\n+++\n')]
        for fact in ("title", "author", "date")
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS)
def test_each_way_to_write_a_fact_does(name: str) -> None:
    write, ways = WAYS[name]
    facts = {"title": TURNS, "author": ADA, "date": MAY}
    wrong = {}
    for fact, forms in ways.items():
        for form in forms:
            article = extract_article(write(form.replace("FACT", facts[fact])), name="a")
            if getattr(article, fact) != facts[fact]:
                wrong[form] = getattr(article, fact)
    assert wrong == {}
