"""Of a long input nothing is lost, doubled or moved, in whatever format it comes."""

import email.message
import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from summarize import extract_article, merge_articles, summarize
from summarize.models import Source
from summarize.pipeline import read_article
from summarize.readers.several_articles import list_parts
from summarize.render.html.page import render_html
from summarize.render.json import build_object
from summarize.render.markdown import render_markdown
from summarize.render.style import Style
from summarize.render.terminal.summary import render_terminal
from summarize.request import Request
from tests.conftest import Run
from tests.hostile_archives import (
    make_chapter,
    make_docx,
    make_epub,
    make_odt,
    make_paragraph,
    make_pptx,
    make_shape,
)
from tests.pdf_writer import Text, write_pdf

WHO = ("keeper", "baker", "pilot", "miller", "smith", "teacher", "doctor")
WHAT = ("opened the old gate of the harbour", "counted every boat that came in from the sea",
        "wrote the height of the water into a book", "lit the lamp at the end of the long pier",
        "carried the bread of the town over the bridge")  # fmt: skip


def write_sentence(number: int) -> str:
    """Write a sentence with its number and a name that no other one has."""
    name = "".join(chr(97 + number // 26**place % 26) for place in range(3)).title()
    return f"{name} saw on day {number} that the {WHO[number % 7]} {WHAT[number % 5]} again."


def list_days(text: str) -> list[int]:
    return [int(day) for day in re.findall(r"\bday (\d+)\b", text)]


def write_page(texts: Sequence[str]) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in texts)
    return f"<!doctype html><title>Days</title><body><article>{body}</article></body>".encode()


def write_mail(texts: Sequence[str]) -> bytes:
    mail = email.message.EmailMessage()
    mail["Subject"], mail["From"] = "The days", "Ann <ann@example.org>"
    mail.set_content("\n\n".join(texts))
    return mail.as_bytes()


def write_clock(seconds: float, mark: str = ".") -> str:
    whole, rest = divmod(round(1000 * seconds), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{mark}{rest:03d}"


def write_vtt(texts: Sequence[str]) -> bytes:
    cues = (
        f"{write_clock(60 * n)} --> {write_clock(60 * n + 9)}\n{t}" for n, t in enumerate(texts)
    )
    return ("WEBVTT\n\n" + "\n\n".join(cues)).encode()


def write_cells(texts: Sequence[str]) -> bytes:
    cells = [{"cell_type": "markdown", "metadata": {}, "source": [text]} for text in texts]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()


def write_pages(texts: Sequence[str]) -> bytes:
    """Write three lines on each page of a PDF, as a narrow column has them."""
    pages = []
    for start in range(0, len(texts), 3):
        lines = texts[start : start + 3]
        pages.append([Text(line, 72, 700 - 30 * n) for n, line in enumerate(lines)])
    return write_pdf(*pages)


FORMATS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "text": lambda texts: "\n\n".join(texts).encode(),
    "html": write_page,
    "markdown": lambda texts: ("# Days\n\n" + "\n\n".join(texts)).encode(),
    "rst": lambda texts: ("Days\n====\n\n.. note:: x\n\n" + "\n\n".join(texts)).encode(),
    "org": lambda texts: ("#+TITLE: Days\n\n* Days\n" + "\n\n".join(texts)).encode(),
    "asciidoc": lambda texts: ("= Days\n:toc:\n\n" + "\n\n".join(texts)).encode(),
    "latex": lambda texts: (
        "\\documentclass{article}\\begin{document}" + "\n\n".join(texts) + "\\end{document}"
    ).encode(),
    "rtf": lambda texts: ("{\\rtf1\\ansi " + "\\par ".join(texts) + "}").encode(),
    "docx": lambda texts: make_docx("".join(map(make_paragraph, texts))),
    "odt": lambda texts: make_odt("".join(f"<text:p>{text}</text:p>" for text in texts)),
    "epub": lambda texts: make_epub(
        {f"c{n}.xhtml": make_chapter(f"<p>{text * 3}</p>") for n, text in enumerate(texts)}
    ),
    "fb2": lambda texts: (
        '<?xml version="1.0"?><FictionBook><body><section>'
        + "".join(f"<p>{text}</p>" for text in texts)
        + "</section></body></FictionBook>"
    ).encode(),
    "docbook": lambda texts: (
        '<article xmlns="http://docbook.org/ns/docbook"><info><title>Days</title></info>'
        f"<abstract><para>{texts[0]}</para></abstract>"
        + "".join(f"<section><para>{text}</para></section>" for text in texts[1:])
        + "</article>"
    ).encode(),
    "jats": lambda texts: (
        f"<article><front><article-meta><abstract><p>{texts[0]}</p></abstract></article-meta>"
        f"</front><body>{''.join(f'<sec><p>{text}</p></sec>' for text in texts[1:])}</body>"
        "</article>"
    ).encode(),
    "tei": lambda texts: (
        "<TEI><teiHeader><fileDesc/></teiHeader><text><body>"
        + "".join(f"<div><p>{text}</p></div>" for text in texts)
        + "</body></text></TEI>"
    ).encode(),
    "typst": lambda texts: ("#set page()\n\n= Days\n\n" + "\n\n".join(texts)).encode(),
    "manual page": lambda texts: (".TH DAYS 1\n.SH DAYS\n" + "\n.PP\n".join(texts)).encode(),
    "notebook": write_cells,
    "pptx": lambda texts: make_pptx("".join(map(make_shape, texts))),
    "pdf": write_pages,
    "mail": write_mail,
    "subtitles": write_vtt,
    "wikitext": lambda texts: ("'''Day''' is a [[day]].\n\n" + "\n\n".join(texts)).encode(),
}
"""Each writes a file of paragraphs, one for each text."""


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("count", [16, 300])
def test_each_paragraph_of_a_long_text_is_there_once_and_in_its_place(
    name: str, count: int
) -> None:
    data = FORMATS[name]([write_sentence(number) for number in range(count)])
    days = list_days(extract_article(data, name=f"days.{name}").text)
    assert list(dict.fromkeys(days)) == list(range(count))
    assert len(days) == count * (3 if name == "epub" else 1)


HOURS = 10_000.0  # seconds: 2 h 46 min 40 s, where numbers get a fifth digit


@pytest.mark.parametrize("start", [3_599.0, 3_600.0, 9_999.0, HOURS, 36_061.0])
@pytest.mark.parametrize("form", ["vtt", "srt", "whisper"])
def test_a_sentence_late_in_a_recording_has_its_time_everywhere(start: float, form: str) -> None:
    times = [0.0, 60.25, start + 0.125, start + 60]
    texts = [write_sentence(number) for number in range(4)]
    if form == "whisper":
        segments = [
            {"start": t, "end": t + 5, "text": text} for t, text in zip(times, texts, strict=True)
        ]
        data = json.dumps({"segments": segments, "text": " ".join(texts)})
    else:
        mark = "." if form == "vtt" else ","
        data = "\n\n".join(
            f"{n}\n{write_clock(t, mark)} --> {write_clock(t + 5, mark)}\n{text}"
            for n, (t, text) in enumerate(zip(times, texts, strict=True), 1)
        )
        data = f"WEBVTT\n\n{data}" if form == "vtt" else data
    source = Source("talk [dQw4w9WgXcQ].json", data.encode())
    summary = summarize(read_article(source, Request()), length="4")
    assert [sentence.start_time for sentence in summary.sentences] == times
    assert [s["start_time"] for s in build_object(summary)["sentences"]] == times
    whole = int(start)
    clock = f"{whole // 60 % 60:02d}:{whole % 60:02d}"
    clock = f"{whole // 3600}:{clock}" if whole >= 3600 else clock.lstrip("0")
    assert f"{clock} {texts[2]}" in " ".join(render_terminal(summary, Style(columns=200)).split())
    assert f"&amp;t={whole}s" in render_html(summary)
    assert f"[{clock}](<https://www.youtube.com/watch?v=dQw4w9WgXcQ&t={whole}s>)" in (
        render_markdown(summary)
    )


@pytest.mark.apart
def test_a_sentence_has_the_number_of_its_page_to_the_end_of_a_pdf() -> None:
    texts = [write_sentence(number) for number in range(900)]
    article = extract_article(write_pdf(*([Text(text, 72, 600)] for text in texts)), name="a.pdf")
    pages = {day: block.page for block in article.blocks for day in list_days(block.text)}
    # A sentence that goes on over pages begins on its own.
    assert list(pages) == list(range(900))
    assert all(block.page == list_days(block.text)[0] + 1 for block in article.blocks)


def write_rss(texts: Sequence[str]) -> bytes:
    items = "".join(f"<item><title>{n}</title><description>{t}</description></item>"
                    for n, t in enumerate(texts))  # fmt: skip
    return f"<rss version='2.0'><channel><title>Days</title>{items}</channel></rss>".encode()


def write_mbox(texts: Sequence[str]) -> bytes:
    head = b"From ann@example.org Mon Mar  3 10:00:00 2025\n"
    return b"".join(head + write_mail([text]) + b"\n" for text in texts)


CONTAINERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "feed": write_rss,
    "mailbox": write_mbox,
    "rows": lambda texts: "".join(f"{json.dumps({'text': text})}\n" for text in texts).encode(),
    "array": lambda texts: json.dumps([{"text": text} for text in texts], indent=1).encode(),
    "table": lambda texts: (
        "id,text\n" + "".join(f'{n},"{t}"\n' for n, t in enumerate(texts))
    ).encode(),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_each_article_of_a_large_container_is_one_of_its_own(name: str) -> None:
    data = CONTAINERS[name]([write_sentence(number) for number in range(130)])
    items = list_parts(Source("days.csv" if name == "table" else "days", data))
    found = [read_article(item.source, Request(clean=False)).text for item in items]
    assert [list_days(text) for text in found] == [[number] for number in range(130)]
    assert [(item.source.part, item.source.parts) for item in (items[0], items[-1])] == [
        (1, items[0].source.parts), (130, items[0].source.parts)
    ]  # fmt: skip


@pytest.mark.parametrize(("days", "known"), [(1, True), (399, True), (402, False)])
def test_what_was_delivered_is_remembered_for_four_hundred_days(
    run: Run, tmp_path: Path, days: int, known: bool
) -> None:
    state, old, new = tmp_path / "state.db", tmp_path / "old.xml", tmp_path / "new.xml"
    old.write_bytes(write_rss([write_sentence(1) * 3]))
    new.write_bytes(write_rss([write_sentence(2) * 3, write_sentence(3) * 3]))
    assert run("digest", old, "--state", state).out
    day = (date.today() - timedelta(days)).isoformat()
    with closing(sqlite3.connect(state)) as base, base:
        base.execute("UPDATE seen SET day = ?", (day,))
        base.execute("UPDATE digest SET day = ?", (day,))
    assert run("digest", new, "--state", state).out  # it writes the file anew
    assert bool(run("digest", old, "--state", state).out) is not known


@pytest.mark.parametrize(
    "kept",
    [
        *("", "{}", "[]", "nonsense", "[" * 9_000, '{"kind": "x", "seen": {}}'),
        *('{"kind": "summarize digest"}', '{"kind": "summarize digest", "seen": []}'),
    ],
)
def test_a_file_that_is_no_state_of_ours_is_refused_and_stays(
    run: Run, tmp_path: Path, kept: str
) -> None:
    state, feed = tmp_path / "state.json", tmp_path / "a.xml"
    feed.write_bytes(write_rss([write_sentence(1) * 3]))
    state.write_text(kept)
    result = run("digest", feed, "--state", state)
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)
    assert "name another file" in result.err
    assert state.read_text() == kept


def test_a_sentence_of_merged_recordings_leads_to_its_own() -> None:
    talks = []
    for number, name in enumerate(("dQw4w9WgXcQ", "a1B2c3D4e5E")):
        texts = [write_sentence(5 * number + n) for n in range(3)]
        segments = [{"start": 60 * n, "end": 60 * n + 5, "text": t} for n, t in enumerate(texts)]
        data = json.dumps({"segments": segments, "text": " ".join(texts)}).encode()
        talks.append(read_article(Source(f"talk [{name}].json", data), Request()))
    summary = summarize(merge_articles(talks), length="6")
    lines = render_markdown(summary).splitlines()
    for number, name in enumerate(("dQw4w9WgXcQ", "a1B2c3D4e5E")):
        own = [line for line in lines if any(5 * number <= day < 5 * number + 3
                                             for day in list_days(line))]  # fmt: skip
        assert own
        assert all(f"watch?v={name}&t=" in line for line in own)
