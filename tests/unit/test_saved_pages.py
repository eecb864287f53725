"""Pages that a browser saved, pages packed by gzip, and pages whose text is in a script."""

import gzip
import json
import pickle
import plistlib
import struct
import zlib
from collections.abc import Callable
from time import process_time

import pytest

from summarize import extract_article, list_parts
from summarize.errors import InputError, NoArticleError, SummarizeError
from summarize.models import Source
from summarize.readers.detection import detect
from summarize.readers.unpack import unpack_gzip

LINES = (
    "The lock keeper at Hollow Bend has rung the bell by hand since the motor failed in March.",
    "Nobody asked Ada Trent to do it, and the river board learned of it from a letter of thanks.",
    "“It is four pulls for a barge and two for a rowing boat,” she says, wiping her hands.",
    "A new motor costs 6,200 euros and has been on the list for the next budget twice.",
    "Until then the bell sounds a little late on Sundays, because her grandson wants a turn.",
)
HTML = "".join(f"<p>{line}</p>" for line in LINES)
RELATED = [
    {
        "title": f"Story {i}",
        "url": f"/{i}",
        "description": f"Another story, the one with number {i}, that says what it says at length.",
    }
    for i in range(20)
]
COMMENTS = [
    {"user": f"u{i}", "body": f"I think as the reader before me, who was the one with number {i}."}
    for i in range(40)
]
MESSAGES = {"cookies": "We use cookies to make this site work, turn them off at any time you like."}


def build_page(body: str, head: str = "") -> str:
    head = f"<meta charset=utf-8><title>The bell of Hollow Bend</title>{head}"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def build_shell(scripts: str) -> str:
    noscript = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    return build_page(f"<div id=root>Loading…</div>{noscript}{scripts}")


def set_script(value: object, attributes: str = "type=application/json") -> str:
    return f"<script {attributes}>{json.dumps(value).replace('<', chr(92) + 'u003c')}</script>"


def set_next(**props: object) -> str:
    beside = {"messages": MESSAGES, "related": RELATED, "comments": COMMENTS}
    value = {"props": {"pageProps": {**beside, **props}}, "buildId": "x"}
    return set_script(value, 'id="__NEXT_DATA__" type="application/json"')


def read(page: str) -> tuple[str, ...]:
    return extract_article(page).paragraphs


def split(line: str, key: str, **more: object) -> list[dict[str, object]]:
    """Return a paragraph as editors keep it: in parts, one of them of another style."""
    return [{key: line[:12], **more}, {key: line[12:30], "bold": True, **more}, {key: line[30:]}]


TREES = {
    "one string of HTML": {"body": HTML},
    "one string of text": {"body": "\n\n".join(LINES)},
    "strings": {"body": list(LINES)},
    "objects": {"body": [{"type": "p", "html": line} for line in LINES]},
    "paragraphs in parts": {"body": [{"type": "p", "children": split(x, "text")} for x in LINES]},
    "parts in parts": {
        "nodeType": "document",
        "content": [
            {
                "nodeType": "paragraph",
                "content": [
                    {"nodeType": "text", "value": line[:9]},
                    {"nodeType": "link", "content": [{"nodeType": "text", "value": line[9:20]}]},
                    {"nodeType": "text", "value": line[20:]},
                ],
            }
            for line in LINES
        ],
    },
    "sections": {"sections": [{"text": list(LINES[:2])}, {"text": list(LINES[2:])}]},
    "JSON in a string": {"body": json.dumps({"blocks": [{"data": {"text": x}} for x in LINES]})},
    "every paragraph twice": {
        "body": [{"model": {"text": x, "parts": [{"model": {"text": x}}]}} for x in LINES]
    },
}


@pytest.mark.parametrize("name", TREES)
def test_the_article_is_found_in_data_however_it_is_kept(name: str) -> None:
    assert read(build_shell(set_next(article=TREES[name]))) == LINES


def test_headings_and_items_among_the_paragraphs_are_what_they_are() -> None:
    body = [{"type": "p", "text": line} for line in LINES]
    body.insert(2, {"type": "h3", "text": "Four pulls for a barge"})
    body.append({"type": "li", "text": "One rope of hemp"})
    blocks = extract_article(build_shell(set_next(article=body))).blocks
    assert [b.kind for b in blocks] == [*["paragraph"] * 2, "heading", *["paragraph"] * 3, "item"]
    assert blocks[2].level == 3


def test_markdown_in_data_is_read_as_markdown() -> None:
    text = "## A rope\n\n" + "\n\n".join(LINES) + "\n\n- One rope for *all*"
    kinds = [b.kind for b in extract_article(build_shell(set_next(post={"text": text}))).blocks]
    assert kinds == ["heading", *["paragraph"] * 5, "item"]


def test_of_several_articles_it_is_the_one_with_the_title_of_the_page() -> None:
    others = [{"title": f"No. {i}", "slug": "x", "body": HTML.replace("e", "i")} for i in (1, 2)]
    this = {"title": "The bell of Hollow Bend", "slug": "bell", "body": HTML}
    assert read(build_shell(set_next(articles=[*others, this]))) == LINES


def set_element(line: str) -> str:
    """Return a paragraph as React sends it, with something bold in it."""
    bold = ["$", "b", None, {"children": line[9:]}]
    return json.dumps(["$", "p", None, {"children": [line[:9], bold]}])


STATE = json.dumps({"article": {"content": HTML}})
SCRIPTS = {
    "a state": f"<script>window.__INITIAL_STATE__ = {STATE};run()</script>",
    "a state with what JSON lacks": f'<script>a={STATE[:-1]}, "b":undefined}}</script>',
    "a state in a string": f"<script>window.S = JSON.parse({json.dumps(STATE)})</script>",
    "a state pushed": f'<script>(window["q"]??=[]).push({STATE})</script>',
    "Apollo": "<script>window.__APOLLO_STATE__="
    + json.dumps({f"Paragraph:8f{i}_{i}": {"id": i, "text": x} for i, x in enumerate(LINES)})
    + "</script>",
    "Nuxt": set_script(
        [["Reactive", 1], {"a": 2, "labels": 4}, {"body": 3}, HTML, [5], MESSAGES["cookies"]],
        'id="__NUXT_DATA__" type="application/json"',
    ),
    "a text that React sends": '<script>self.__next_f.push([1,"2a:T400,"])</script>'
    f"<script>self.__next_f.push([1,{json.dumps(HTML)}])</script>",
    "elements that React sends": "<script>self.__next_f.push([1,"
    + json.dumps("".join(f"{i:x}:{set_element(line)}\n" for i, line in enumerate(LINES)))
    + "])</script>",
    "noscript": f"<noscript><div>{HTML}</div></noscript>",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_data_is_found_in_the_scripts_of_a_page(name: str) -> None:
    assert read(build_page(f"<div id=app></div>{SCRIPTS[name]}")) == LINES


def test_json_ld_has_the_text_and_the_facts() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "The bell",
        "author": {"name": "Ann Bower"},
        "datePublished": "2024-03-01",
        "articleBody": "\n".join(LINES),
    }
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, article]}
    found = extract_article(build_shell(set_script(graph, "type=application/ld+json")))
    assert (found.paragraphs, found.author, found.date) == (LINES, "Ann Bower", "2024-03-01")


def test_the_full_text_wins_over_a_body_that_is_cut_off() -> None:
    body = {"@type": "Article", "articleBody": " ".join(LINES[:3]) + " And so on."}
    scripts = set_script(body, "type=application/ld+json") + set_next(article={"body": HTML})
    assert read(build_shell(scripts)) == LINES


def test_a_page_that_shows_its_text_is_read_without_its_scripts() -> None:
    shown = "".join(f"<p>{line.replace('bell', 'gong')}</p>" for line in LINES)
    assert "bell" not in " ".join(read(build_page(f"<main>{shown}</main>{set_next(a=HTML)}")))


@pytest.mark.parametrize(
    "scripts",
    [
        pytest.param("", id="none"),
        pytest.param(set_next(), id="what-stands-aside"),
        pytest.param("<script>render('A long story.')</script>", id="code"),
        pytest.param(set_script({"css": "a { color: red; } b { top: 0; } " * 50}), id="style"),
    ],
)
def test_a_page_without_a_text_says_so(scripts: str) -> None:
    with pytest.raises(NoArticleError, match="shows none without its scripts"):
        read(build_page(f"<div id=root></div>{scripts}"))


def save_by_single_file(body: str) -> str:
    note = "<!--\n Page saved with SingleFile \n url: https://bend.example/bell?a=1 \n date: x-->"
    return build_page(body).replace("<html>", f"<html>{note}")


def test_a_page_saved_by_singlefile_has_its_address() -> None:
    assert extract_article(save_by_single_file(HTML)).url == "https://bend.example/bell?a=1"
    note = "<!-- saved from url=(0025)https://bend.example/bell -->"
    assert extract_article(note + build_page(HTML)).url == "https://bend.example/bell"
    assert extract_article(build_page(HTML)).url is None


def test_the_shadow_of_an_element_is_shown_and_a_template_is_not() -> None:
    shadow = f"<x-a><template shadowrootmode=open><style>p{{}}</style>{HTML}</template></x-a>"
    assert read(build_page(shadow)) == LINES
    assert len(read(build_page(f"{HTML}<template><p>{LINES[0]} Again.</p></template>"))) == 5


def test_megabytes_of_pictures_take_no_time() -> None:
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 500_000
    page = save_by_single_file(f'{HTML}<img src="{picture}"><style>a{{b:url({picture})}}</style>')
    read(page[:2_000])
    start = process_time()
    assert read(page) == LINES
    assert process_time() - start < 1


def build_archive(fmt: plistlib.PlistFormat = plistlib.FMT_BINARY, **fields: object) -> bytes:
    page = {"WebResourceData": build_page(HTML).encode(), "WebResourceURL": "https://b.example/a"}
    return plistlib.dumps({"WebMainResource": {**page, **fields}}, fmt=fmt)


@pytest.mark.parametrize("fmt", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_webarchive_is_its_page(fmt: plistlib.PlistFormat) -> None:
    article = extract_article(build_archive(fmt))
    assert (article.paragraphs, article.url) == (LINES, "https://b.example/a")


def test_a_webarchive_names_the_charset_of_its_page() -> None:
    text = "Печь на старом заводе не остывает никогда, говорит мастер смены, и это правда."
    data = f"<html><body><p>{text}</p></body></html>".encode("cp1251")
    archive = build_archive(WebResourceData=data, WebResourceTextEncodingName="windows-1251")
    assert extract_article(archive).paragraphs == (text,)


def build_property_list(*objects: bytes, count: int | None = None) -> bytes:
    """Return a binary property list of these objects; the first is the outermost."""
    data, offsets = b"bplist00", b""
    for each in (*objects, b"\x5f\x10\x0fWebMainResource"):
        offsets += struct.pack(">I", len(data))
        data += each
    trailer = struct.pack(">6xBBQQQ", 4, 2, count or len(offsets) // 4, 0, len(data))
    return data + offsets + trailer


HOSTILE_LISTS: dict[str, Callable[[], bytes]] = {
    "a key outside of all": lambda: b"<plist><key>WebMainResource</key>",
    "no date": lambda: b"<plist><dict><key>WebMainResource</key><date>now</date></dict></plist>",
    "around itself": lambda: build_property_list(b"\xd1\0\1\0\0"),
    "deep": lambda: build_property_list(
        *(b"\xa1" + struct.pack(">H", i + 1) for i in range(50_000))
    ),
    "a key that is a list": lambda: build_property_list(b"\xd1\0\1\0\1", b"\xa0"),
    "objects without end": lambda: build_property_list(b"\x08", count=2**60),
    "data without end": lambda: build_property_list(b"\x4f\x13" + struct.pack(">Q", 2**60)),
    "cut off": lambda: build_archive()[:-30],
    "no page": lambda: build_archive(WebResourceData=5),
    "entities": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><dict>'
        b"<key>WebMainResource</key><string>&a;</string></dict></plist>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE_LISTS)
@pytest.mark.apart
def test_a_hostile_webarchive_is_refused(name: str) -> None:
    with pytest.raises((InputError, NoArticleError), match="webarchive"):
        extract_article(HOSTILE_LISTS[name]())


@pytest.mark.parametrize("inside", [build_page(HTML).encode(), "\n\n".join(LINES).encode()])
def test_what_is_packed_by_gzip_is_read_as_what_is_in_it(inside: bytes) -> None:
    assert extract_article(gzip.compress(inside)).paragraphs == LINES


def test_parts_of_gzip_are_read_one_after_the_other() -> None:
    assert unpack_gzip(gzip.compress(b"ab") + gzip.compress(b"cd") + b"\0" * 9) == b"abcd"
    assert unpack_gzip(b"plain") == b"plain"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(gzip.compress(b"abc" * 999)[:-9], "broken or cut off", id="cut-off"),
        pytest.param(b"\x1f\x8b", "broken or cut off", id="magic-alone"),
        pytest.param(b"\x1f\x8b\x08" + b"x" * 99, "broken or cut off", id="noise"),
        pytest.param(gzip.compress(bytes(2_000_000)), "more than 1 MB", id="bomb"),
    ],
)
@pytest.mark.apart
def test_broken_gzip_and_bombs_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        unpack_gzip(data, limit=1_000_000)


@pytest.mark.apart
def test_a_bomb_of_ten_gigabytes_takes_no_time_and_no_room() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start_of_it = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    part = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    start = process_time()
    with pytest.raises(InputError, match="more than 100 MB"):
        extract_article(start_of_it + part * 10_000)
    assert process_time() - start < 5


def test_an_article_alone_is_taken_as_it_is() -> None:
    source = Source("x", gzip.compress(b"<rss><channel></channel></rss>"), alone=True)
    assert detect(source).detected.kind.name == "html"


HOSTILE_SCRIPTS = {
    "lists in lists": "[" * 100_000 + "]" * 100_000,
    "parts in parts": '{"children":[' * 400 + '{"text":"a"}' + "]}" * 400,
    "a string without end": 'a={"b":"' + "x" * 1_000_000,
    "values that are none": 'a={"b":"' * 100_000,
    "numbers of other kinds": "[NaN, Infinity, " + "9" * 10_000 + "]",
    "lone surrogates": json.dumps(["\ud800" + LINES[0]] * 9),
}


@pytest.mark.parametrize("attributes", ["", "type=application/json", 'id="__NUXT_DATA__"'])
@pytest.mark.parametrize("name", HOSTILE_SCRIPTS)
@pytest.mark.apart
def test_a_hostile_script_is_read_or_refused_soon(name: str, attributes: str) -> None:
    start = process_time()
    try:
        read(build_page(f"<script {attributes}>{HOSTILE_SCRIPTS[name]}</script>"))
    except SummarizeError as error:
        assert isinstance(error, NoArticleError)
    assert process_time() - start < 3


def test_references_that_go_round_end() -> None:
    flat = [[1, 2], [0, 2], {"a": 0, "b": 1, "c": 3}, HTML]
    assert read(build_page(set_script(flat, 'id="__NUXT_DATA__"'))) == LINES


def test_a_source_whose_data_or_address_changed_is_looked_at_anew() -> None:
    page = b"<!-- saved from url=(0021)https://old.example/a -->" + HTML.encode()
    (item,) = list_parts(Source("x", page))
    other = item.source._replace(data=b"Another text was put in its place by somebody.")
    assert extract_article(other).text == "Another text was put in its place by somebody."
    named = item.source._replace(url="https://mine.example/")
    assert extract_article(named).url == "https://mine.example/"
    assert pickle.loads(pickle.dumps(item.source)).detected is None
    assert item.source == list_parts(Source("x", page))[0].source
