"""Each of the names, marks and endings that the program accepts works, also the last of a list."""

import gzip
import json
from pathlib import Path

import pytest

from summarize import extract_article
from summarize.language.leads import measure_lead
from summarize.language.sentences import split_sentences
from summarize.language.words import stop_words
from summarize.models import Block, Source
from summarize.notices.lines import describe_lines
from summarize.notices.page_traits import count_prices
from summarize.notices.phrases import load_phrases
from summarize.readers.several_articles import list_parts
from tests.conftest import SAMPLES, Run, kind_of
from tests.properties.test_precedence import (
    ADA,
    GULL,
    MAY,
    PROSE,
    TURNS,
    json_ld,
    meta,
    person,
    write_page,
)


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        *((f"h{level}", "heading") for level in range(2, 7)),
        ("li", "item"), ("blockquote", "quote"), ("pre", "code"), ("p", "paragraph"),
    ],
)  # fmt: skip
def test_an_element_of_a_page_makes_a_block_of_its_kind(tag: str, kind: str) -> None:
    text = "wheel = turn(what=1)" if tag == "pre" else "Here it says what the wheel does."
    inner = f"<{tag}>{text}</{tag}>"
    inner = f"<ul>{inner}</ul>" if tag == "li" else inner
    body = f"<article><p>{PROSE * 2}</p>{inner}<p>{PROSE * 2}</p><p>{PROSE}</p></article>"
    blocks = extract_article(f"<!doctype html><title>Mill</title><body>{body}").blocks
    assert [b.kind for b in blocks if b.text == text] == [kind]


def refer(fact: str, thing: dict[str, str]) -> str:
    """Write JSON-LD that names a fact by the identifier of another object."""
    article = {"@type": "NewsArticle", fact: {"@id": "#x"}}
    graph = json.dumps({"@graph": [article, {"@id": "#x", **thing}]})
    return f'<script type="application/ld+json">{graph}</script>'


def name(key: str, fact: str) -> list[str]:
    return [meta(one, fact, "name") for one in key.split()]


PAIRED = "<meta name='twitter:label{0}' content='{1}'><meta name='twitter:data{0}' content='{2}'>"
# A fact of a page, and each way to declare it.
FACTS: dict[str, tuple[str, list[str]]] = {
    "author": (ADA, [
        *name("author Author authors dc.creator dcterms.creator dc.creator.aut citation_author",
              ADA),
        *name("parsely-author sailthru.author byl og:author creator rbauthors dcsext.author", ADA),
        *name("dc:creator citation_authors atc-metaauthor shareaholic:article_author_name", ADA),
        meta("article:author", ADA), meta("article:author_name", ADA),
        meta("og:article:author", ADA), meta("author", ADA, "itemprop"), meta("byl", f"By {ADA}"),
        json_ld(author=person(ADA)), json_ld(author=[person(ADA)]), json_ld(author=ADA),
        json_ld(creator=person(ADA)), json_ld(author={"name": [ADA]}),
        json_ld(author={"name": {"name": ADA}}), refer("author", person(ADA)),
        json_ld(author={"givenName": "Ada", "familyName": "Lund"}),
        *(PAIRED.format(n + 1, label, ADA) for n, label in enumerate(
            ("Written by", "Author:", "Geschrieben von"))),
    ]),
    "date": (MAY, [
        meta("article:published_time", MAY), meta("article:published_time", f"{MAY}T10:00:00Z"),
        meta("datePublished", MAY, "itemprop"), meta("og:updated_time", MAY),
        meta("article:modified_time", MAY), meta("og:modified_time", MAY),
        *name("date dc.date pubdate publishdate issued dc.date.created publication_date", MAY),
        *name("citation_publication_date citation_date citation_online_date",
              MAY.replace("-", "/")),
        json_ld(datePublished=MAY), json_ld(dateCreated=MAY), json_ld(uploadDate=MAY),
    ]),
    "site": (GULL, [
        meta("og:site_name", GULL), json_ld(publisher={"name": GULL}),
        *name("application-name dc.publisher dcterms.publisher publisher sitename site", GULL),
        *name("citation_journal_title", GULL), refer("publisher", {"name": GULL}),
        json_ld(publisher=[{"name": GULL}, {"name": "The Post"}]),
        json_ld(name=GULL).replace("NewsArticle", "WebSite"),
        f"<title>The Mill - {GULL}</title>{meta('og:url', 'https://thegull.example/a')}",
    ]),
    "title": (TURNS, [
        meta("og:title", TURNS), f"<title>{TURNS}</title>", json_ld(headline=TURNS),
        meta("headline", TURNS, "itemprop"),
        *name("title headline citation_title dc.title dcterms.title articletitle fb_title", TURNS),
        *name("parsely-title sailthru.title twitter:title rbtitle", TURNS),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("fact", FACTS)
def test_each_way_to_declare_a_fact_does(fact: str) -> None:
    value, heads = FACTS[fact]
    assert [h for h in heads if getattr(extract_article(write_page(h)), fact) != value] == []


@pytest.mark.parametrize("key", ["html", "text"])
@pytest.mark.parametrize("fact", ["id", "url", "title", "author", "date"])
def test_a_row_has_each_of_its_columns(key: str, fact: str) -> None:
    value = {"url": "https://a.example/b", "date": MAY}.get(fact, "Seven")
    row = f'{{"{key}": "{PROSE}", "{fact}": "{value}"}}\n'
    (item, _) = list_parts(Source("rows", (row * 2).encode()))
    assert getattr(item.source, fact) == value


@pytest.mark.parametrize("name", ["tram.txt", "bridge.html", "forno.eml"])
def test_a_packed_file_is_the_file(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    assert extract_article(gzip.compress(data)) == extract_article(data)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("kind", ["text", "html"])
def test_a_text_is_the_same_in_each_encoding(encoding: str, kind: str) -> None:
    text = "Die Straße führt über die alte Brücke, sagt die Müllerin, und weiter nach Köln. " * 4
    whole = text if kind == "text" else f"<!doctype html><meta charset={encoding}><p>{text}</p>"
    data = whole.encode(encoding)
    if kind == "text" or not encoding.endswith(("-le", "-be")):  # a page needs a mark or a charset
        assert kind_of(data) == kind
        assert extract_article(data).text == text.strip()


@pytest.mark.parametrize("ending", ["txt", "TXT", "md", "markdown", "json", "jsonl", "html", "Htm"])
def test_each_ending_of_an_output_says_its_format(run: Run, tmp_path: Path, ending: str) -> None:
    starts = {"t": "", "m": "# ", "j": "{", "h": "<!DOCTYPE"}
    out = tmp_path / f"out.{ending}"
    assert run("-n", "1", SAMPLES / "bridge.html", "-o", out).code == 0
    assert out.read_text().startswith(starts[ending[0].lower()])


MILL = f"{PROSE}\n\n"
# What each of these formats opens with, and the marks of which one is enough beside it.
MARKS: dict[str, tuple[str, list[str]]] = {
    "asciidoc": ("= Mill\n\n", [
        ":toc:", "----\na\n----", "====\na\n====", "....\na\n....", "****\na\n****",
        "____\na\n____", "|===\n|a\n|===", "== Wheel", "[source,python]", "[.lead]", "[%a]",
        "image::a.png[]", "include::a.adoc[]", "video::a.mp4[]", "toc::[]", "See link:a.html[it].",
        "See xref:a[it].", "A footnote:[so] here.", "See https://a.example/b[it].",
        "NOTE: It turns.", "TIP: It turns.", "WARNING: It turns.", "IMPORTANT: It turns.",
        "CAUTION: It turns.",
    ]),
    "rst": ("", [
        ".. note:: a", ".. image:: a.png", ".. _anchor:", ".. |a| replace:: b",
        "It is :ref:`so <a>`.", "See `it <https://a.example>`_.", "As in::\n\n  code here",
        "See `it <https://a.example>`__.",
    ]),
    "org": ("* Mill\n\n", [
        "#+CAPTION: a", "[[https://a.example][it]]", "#+begin_src\na\n#+end_src",
    ]),
    "latex": ("\\usepackage{a}\n", [
        "\\documentclass{a}", "\\documentstyle[a]{b}", "\\begin{document}", "\\section{A}",
        "\\subsection*{A}", "\\chapter{A}",
    ]),
    "manual page": (".TH MILL 1\n", [".SH A", ".Sh A", ".SS A", ".PP", ".Pp"]),
    "typst": ("#set page()\n\n", [
        "#set text(a)", "#show: a", "#let a = 1", '#import "a"', "= Mill",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("kind", MARKS)
def test_each_mark_of_a_format_tells_it_and_none_is_needed_twice(kind: str) -> None:
    head, marks = MARKS[kind]
    before = head if kind in ("latex", "manual page") else head + MILL
    found = {mark: kind_of(f"{before}{mark}\n\n{MILL}".encode()) for mark in marks}
    assert found == dict.fromkeys(marks, kind)
    assert kind_of(f"{head}{MILL}{MILL}".encode()) != kind


@pytest.mark.parametrize(
    "day",
    ["10:45", "10h30", "2024", "1998", "5/4/2024", "5.4.24", "5-4-2024", "昨年5月", "2024年12月"],
)
def test_each_form_of_a_date_or_a_time_is_one(day: str) -> None:
    lines = [f"Posted {day} by Ann", "Posted by Ann"]
    dated, plain = describe_lines(lines, load_phrases("en"), stop_words("en"))
    assert (dated.dates > 0, plain.dates) == (True, 0)


@pytest.mark.parametrize(
    "lead",
    [
        *("Q: ", "A: ", "F: ", "Q. ", "[MUSIC] ", "(CNN) -- ", "10:45 ", "[10:45] ", "10.45 Uhr: "),
        *("92. ", "92) ", "(92) ", "• ", "– ", "* ", "- ", "— "),
    ],
)
def test_each_label_of_a_line_is_no_part_of_its_sentence(lead: str) -> None:
    text = f"{lead}Has the ferry left the harbour?"
    assert text[measure_lead(text) :] == "Has the ferry left the harbour?"
    (sentence,) = split_sentences([Block(text)], "en")
    assert sentence.text == "Has the ferry left the harbour?"


@pytest.mark.parametrize("dash", ["-", "--", "–", "—"])
@pytest.mark.parametrize(
    "dateline",
    ["KERMOR{}", "KERMOR (Reuters){}", "(CNN){}", "KERMOR, Jan. 5 (AP){}", "Kermor, Ill.{}"],
)
def test_each_dash_ends_a_dateline(dateline: str, dash: str) -> None:
    lead = dateline.format(f" {dash} ")
    read = measure_lead(f"{lead}It rained.")
    assert read == (0 if (dateline, dash) == ("Kermor, Ill.{}", "-") else len(lead))
    assert measure_lead(f"{dateline.format(' ')}it rained.") == 0


@pytest.mark.parametrize(
    "price",
    "$5|5$|€5|5€|5 €|£5|¥5|₹5|5 zł|5 kr|5 руб|5 Kč|5 Ft|5 USD|5 EUR".split("|"),
)
def test_each_form_of_a_price_is_one(price: str) -> None:
    blocks = [Block(f"The wheel is {price} now."), Block("It has 5 krill and $ in it.")]
    assert count_prices(blocks) == 1


SAID = {
    "koi8-r": "Старая мельница у мыса снова мелет муку, и весь город пришёл на неё смотреть. ",
    "shift_jis": "岬の古い水車が九十年ぶりに粉をひき、町の人々が見に来た。",
    "big5": "海角的老磨坊九十年來第一次磨麵粉，半個鎮的人都來看。",
    "iso-8859-2": "Starý mlýn na mysu poprvé po devadesáti letech mele mouku a přišlo celé město. ",
    "windows-1252": "Die Straße führt über die alte Brücke, sagt die Müllerin, und nach Köln. ",
}  # fmt: skip


@pytest.mark.parametrize("charset", SAID)
@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><head><meta charset=CHARSET></head><body><p>TEXT</p></body></html>",
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET"></head>'
        "<body><p>TEXT</p></body></html>",
        '<?xml version="1.0" encoding="CHARSET"?><!DOCTYPE html><html><head><title>A</title></head>'
        "<body><p>TEXT</p></body></html>",
    ],
)
def test_each_way_to_declare_a_charset_does(page: str, charset: str) -> None:
    text = SAID[charset] * 6
    data = page.replace("CHARSET", charset).replace("TEXT", text).encode(charset)
    assert extract_article(data).text == text.strip()
