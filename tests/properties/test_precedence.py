"""Of two sources that disagree one wins, wherever it stands; each of them counts alone."""

import email.message
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize import extract_article
from summarize.models import Article, Source
from summarize.pipeline import read_article
from summarize.readers.several_articles import list_parts
from summarize.request import Request
from tests.conftest import SAMPLES, Run
from tests.outlook_writer import write_file, write_message

PROSE = (
    "The old mill at the point has ground its first flour in ninety years, and half of the town "
    "came to see it turn again on the tide of the morning. "
)
BODY = f"<article>{f'<p>{PROSE * 2}</p>' * 3}</article>"


def write_page(*head: str) -> bytes:
    return f"<!doctype html><html><head>{''.join(head)}</head><body>{BODY}</body></html>".encode()


def meta(name: str, content: str, key: str = "property") -> str:
    return f'<meta {key}="{name}" content="{content}">'


def json_ld(**facts: Any) -> str:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", **facts}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


ADA, BO = "Ada Lund", "Bo Ekman"
MAY, JUNE = "2024-05-06", "2024-06-07"
TURNS, STOPS = "The Mill Turns", "The Mill Stops"
GULL, POST = "The Gull", "The Post"
PAGES = [
    # The better source of two first.
    ("title", TURNS, STOPS, meta("og:title", TURNS), f"<title>{STOPS}</title>"),
    ("title", TURNS, STOPS, meta("og:title", TURNS), json_ld(headline=STOPS)),
    ("title", TURNS, STOPS, json_ld(headline=TURNS), f"<title>{STOPS}</title>"),
    ("author", ADA, BO, json_ld(author=person(ADA)), meta("author", BO, "name")),
    ("author", ADA, BO, meta("citation_author", ADA, "name"), json_ld(author=person(BO))),
    ("author", ADA, BO, meta("author", ADA, "name"), meta("article:author", BO)),
    ("date", MAY, JUNE, meta("article:published_time", MAY), json_ld(datePublished=JUNE)),
    ("date", MAY, JUNE, meta("article:published_time", MAY), meta("article:modified_time", JUNE)),
    ("date", MAY, JUNE, meta("article:published_time", MAY), meta("date", JUNE, "name")),
    ("date", MAY, JUNE, json_ld(datePublished=MAY), json_ld(dateModified=JUNE)),
    ("site", GULL, POST, meta("og:site_name", GULL), json_ld(publisher={"name": POST})),
    ("site", GULL, POST, json_ld(publisher={"name": GULL}), meta("application-name", POST, "name")),
    ("site", "gull.example", "post.example", meta("og:url", "https://gull.example/a"),
     '<link rel="canonical" href="https://post.example/a">'),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "first", "second", "better", "worse"), PAGES)
def test_a_page_that_says_a_fact_twice_is_believed_where_it_says_it_best(
    fact: str, first: str, second: str, better: str, worse: str
) -> None:
    def read(*head: str) -> object:
        return getattr(extract_article(write_page(*head)), fact)

    assert [read(better), read(better, worse), read(worse, better)] == [first] * 3
    if "dateModified" not in worse:  # a day of change alone is none of publication
        assert read(worse) == second


def read_row(**row: object) -> Article:
    (item, _) = list_parts(Source("a.jsonl", f"{json.dumps(row)}\n{json.dumps(row)}".encode()))
    return read_article(item.source, Request())


def write_mail(**fields: str) -> bytes:
    mail = email.message.EmailMessage()
    for name, value in fields.items():
        mail[name] = value
    mail.set_content(PROSE * 3)
    return mail.as_bytes()


def write_notebook(opening: str, **metadata: object) -> bytes:
    cells = [{"cell_type": "markdown", "metadata": {}, "source": f"{opening}\n\n{PROSE * 3}"}]
    return json.dumps({"nbformat": 4, "metadata": metadata, "cells": cells}).encode()


FRONT = f"---\ntitle: {TURNS}\nauthor: {ADA}\n---\n"
HEAD = meta("og:title", TURNS) + meta("author", ADA, "name")
OTHERS: dict[str, Callable[[], Article]] = {
    "front matter before a heading": lambda: extract_article(f"{FRONT}# {STOPS}\n\n{PROSE * 3}"),
    "a page before the row that holds it": lambda: read_row(
        html=write_page(HEAD).decode(), title=STOPS, author=BO
    ),
    "a row of text names its article": lambda: read_row(text=PROSE * 3, title=TURNS, author=ADA),
    "a page before the text beside it": lambda: read_row(
        html=write_page(HEAD).decode(), text="A mill may turn, and may stop. " * 20
    ),
    "the notebook's facts before its heading": lambda: extract_article(
        write_notebook(f"# {STOPS}", title=TURNS, authors=[{"name": ADA}])
    ),
    "front matter before the notebook's facts": lambda: extract_article(
        write_notebook(FRONT, title=STOPS, authors=[{"name": BO}])
    ),
    "the author of a mail before its sender": lambda: extract_article(
        write_mail(Subject=TURNS, From=f"{ADA} <a@b.example>", Sender=f"{BO} <b@b.example>")
    ),
}


def write_outlook(first: str, other: str) -> bytes:
    named = {"0037": TURNS, "0042": first, "0C1A": other, "5D01": "b@b.example"}
    return write_file(write_message({**named, "1000": PROSE * 3}))


OTHERS |= {
    "for whom a mail of Outlook was sent before who sent it": lambda: extract_article(
        write_outlook(ADA, BO)
    ),
    "a name of a mail of Outlook before an address": lambda: extract_article(
        write_outlook("", ADA)
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_of_two_places_of_a_file_the_better_one_names_title_and_author(name: str) -> None:
    article = OTHERS[name]()
    assert (article.title, article.author) == (TURNS, ADA)
    assert "old mill" in article.text


def test_an_option_beats_the_environment_and_that_beats_the_settings(
    run: Run, tmp_path: Path
) -> None:
    text = (SAMPLES / "bridge.html").read_bytes()
    settings = tmp_path / "summarize" / "config.toml"
    settings.parent.mkdir()
    settings.write_text('length = "2"\n')
    env = {"XDG_CONFIG_HOME": str(tmp_path)}

    def count(*words: str, **more: str) -> int:
        return run(*words, stdin=text, env=env | more).out.count("\n")

    assert count() == 2
    assert count(SUMMARIZE_LENGTH="3") == 3
    assert count("-n", "4", SUMMARIZE_LENGTH="3") == 4
    assert count("--no-config", "-n", "4") == 4


def test_a_language_that_is_asked_for_beats_the_one_that_is_found() -> None:
    assert extract_article(write_page()).language == "en"
    assert extract_article(write_page(), language="fr").language == "fr"
    assert extract_article(write_page(), url="https://a.example/b").url == "https://a.example/b"


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_list_says_what_its_articles_say(run: Run, tmp_path: Path, kind: str) -> None:
    head = (meta("og:title", STOPS), meta("author", BO, "name"), meta("date", JUNE, "name"))
    content = write_page(*head).decode() if kind == "html" else PROSE * 3
    rows = [{}, {"author": ADA}, {"date": MAY}, {"author": ADA, "date": MAY}]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(f"{json.dumps({kind: content} | row)}\n" for row in rows))
    listed = run("--list", "-f", "json", path).out.splitlines()
    for line, article in zip(listed, run("-f", "json", path).out.splitlines(), strict=True):
        fact, said = json.loads(line), json.loads(article)
        assert fact == {name: said.get(name) for name in fact}
