"""Each article of a feed has its text as HTML, and its facts."""

import json
from time import process_time
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.models import Article, Source
from summarize.pipeline import read_article
from summarize.readers.formats import feeds as xml_feed
from summarize.readers.formats.feeds import as_html, list_feeds, resolve_url, split_json_feed
from summarize.readers.formats.feeds import enter as pick_entry
from summarize.readers.formats.feeds import split as split_feed
from summarize.request import Request
from tests.conftest import kind_of

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


TEXT = (
    "<p>The pub at the landing has moved by three metres, and nobody noticed for a week.</p>"
    "<p>Its owner says that the river took the first metre and the council the other two.</p>"
)


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">'


def build_rss(items: str, head: str = "") -> bytes:
    text = (
        f'<?xml version="1.0"?>{head}<rss version="2.0" {NAMESPACES}><channel><title>Ferry</title>'
        f"<link>https://ferry.example/</link>{items}</channel></rss>"
    )
    return text.encode()


def build_item(*lines: str) -> bytes:
    return build_rss(f"<item>{''.join(lines)}</item>")


def build_json(**item: object) -> bytes:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    return json.dumps(feed).encode()


def only(data: bytes) -> Source:
    (entry,) = split_feed(data)
    return entry


def read_html(html: str) -> Article:
    return read_article(Source("x", f"<body>{html}".encode(), alone=True), Request())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'<rss version="2.0"><channel>', id="rss"),
        pytest.param(b'\xef\xbb\xbf\n<?xml version="1.0"?>\n<rss>', id="bom-and-declaration"),
        pytest.param(b"<?xml version='1.0'?><!-- by hand --><?style x?><rss>", id="comment"),
        pytest.param(b'<!DOCTYPE rss [<!ENTITY a "]"><!ENTITY b ">">\n]><rss>', id="entities"),
        pytest.param(ATOM.encode(), id="atom"),
        pytest.param(b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', id="atom-prefix"),
        pytest.param(b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', id="rss-1.0"),
        pytest.param(b'<rdf:RDF xmlns="http://my.netscape.com/rdf/simple/0.9/">', id="rss-0.9"),
        pytest.param("<rss>".encode("utf-16"), id="utf-16"),
        pytest.param("<rss>".encode("utf-16-le"), id="utf-16-without-bom"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1"}', id="json-feed"),
        pytest.param(
            b'{"items": [],"version":"https:\\/\\/jsonfeed.org\\/version\\/1.1"}', id="php"
        ),
    ],
)
def test_a_feed_is_detected_by_its_bytes(data: bytes) -> None:
    assert kind_of(data) == "feed"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<!DOCTYPE html><html><body><rss>", id="page"),
        pytest.param(b"<html><!-- <rss> -->", id="comment"),
        pytest.param(b"<!-- <rss> --><p>text", id="fragment"),
        pytest.param(b"<rssx>", id="longer-name"),
        pytest.param(b'<rdf:RDF xmlns="http://xmlns.com/foaf/0.1/">', id="rdf-of-another-kind"),
        pytest.param(b"The <rss> tag.", id="text"),
        pytest.param(b'{"version": "1.0"}', id="json"),
        pytest.param(b'[{"version": "https://jsonfeed.org/version/1"}]', id="json-list"),
        pytest.param(b"<!DOCTYPE rss [", id="cut-off"),
        pytest.param(b"<!-- " * 5_000, id="open-comments"),
    ],
)
def test_what_is_no_feed_is_none(data: bytes) -> None:
    assert kind_of(data) not in ("feed", "list of feeds")


def test_an_entry_of_rss_has_its_facts_beside_its_full_text() -> None:
    entry = only(
        build_item(
            "<title>Kettle &amp;amp; &lt;i&gt;Drum&lt;/i&gt;</title><link>/2024/kettle</link>",
            "<guid isPermaLink='false'>tag:17</guid><dc:creator>Moira Quill</dc:creator>",
            "<pubDate>Fri, 01 Mar 2024 00:30:00 +0200</pubDate><description>Short.</description>",
            f"<content:encoded><![CDATA[{TEXT}]]></content:encoded>",
        )
    )
    assert entry == Source(
        name="",
        data=f"<body>{TEXT}".encode(),
        url="https://ferry.example/2024/kettle",
        id="tag:17",
        title="Kettle & Drum",
        author="Moira Quill",
        date="2024-03-01",
        time="2024-02-29T22:30+00:00",
        site="Ferry",
        alone=True,
    )


def test_an_entry_of_a_json_feed_has_its_facts() -> None:
    entry = only(
        build_json(
            id=7,
            url="https://j.example/7",
            title="A & B",
            content_html=TEXT,
            date_published="2024-01-02T03:04:05-07:00",
            authors=[{"name": "Ann"}, {"name": "Ben"}],
        )
    )
    assert (entry.id, entry.url, entry.title) == ("7", "https://j.example/7", "A & B")
    assert (entry.author, entry.date) == ("Ann; Ben", "2024-01-02")
    assert entry.data == f"<body>{TEXT}".encode()


def test_plain_text_is_never_read_as_html() -> None:
    atom = f"{ATOM}<entry><content type='text'>Use the &lt;b&gt; tag.</content></entry></feed>"
    assert only(atom.encode()).data == b"<body><p>Use the &lt;b&gt; tag.</p>"
    assert only(build_json(content_text="Use <b>.")).data == b"<body><p>Use &lt;b&gt;.</p>"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("<itunes:summary>Of fog, and of soup.</itunes:summary>", id="podcast"),
        pytest.param(
            "<media:group><media:description>Of fog, and of soup.</media:description>"
            "</media:group>",
            id="video",
        ),
    ],
)
def test_a_podcast_has_its_description(lines: str) -> None:
    data = build_item("<title>12</title><enclosure url='https://f.example/12.mp3'/>", lines)
    assert b"Of fog, and of soup." in only(data).data


def test_an_entry_without_a_text_is_there_and_empty() -> None:
    data = build_rss(f"<item><title>A</title></item><item><description>{TEXT}</description></item>")
    assert [bool(entry.data) for entry in split_feed(data)] == [False, True]
    assert only(f"{ATOM}<entry><content type='image/png'>iV</content></entry>".encode()).data == b""


@pytest.mark.parametrize(
    ("html", "has_text"),
    [
        ("<ol><li><a href='a'>Boat late</a> Gull<li><a href='b'>Boat gone</a> Tern</ol>", False),
        ("<p><a href='a'>The old landing</a><p><a href='b'>The new one</a>", True),
        ("<a href='a'>Boat late, says the harbour master of Tarbet</a>", True),
        ("<p><a href='a'>Late boat</a>, <a href='a'>again</a></p>", True),
        ("<p>On <a href='a'>Sunday</a> the boat was late, and <a href='b'>gone</a>.</p>", True),
    ],
)
def test_an_entry_that_lists_other_articles_has_no_text(html: str, *, has_text: bool) -> None:
    entry = only(build_item(f"<description><![CDATA[{html}]]></description>"))
    assert bool(entry.data) == has_text


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-04-05", "2024-04-05"),
        ("2024/04/05 10:00", "2024-04-05"),
        ("5 Apr 2024 23:59:59 EST", "2024-04-05"),
        ("Friday, 5 April 2024", "2024-04-05"),
        ("2024-13-45", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
    ],
)
def test_a_date_is_that_of_the_author_s_clock(written: str, day: str | None) -> None:
    assert only(build_item(f"<title>A</title><pubDate>{written}</pubDate>")).date == day


def test_a_link_leads_to_a_page_or_is_none() -> None:
    assert only(build_item("<title>A</title><guid>ep12</guid>")).url is None
    assert only(build_item("<link>javascript:x()</link>")).url is None
    assert only(build_item("<link>http://[x</link>")).url is None
    assert only(build_item("<link>quay</link>")).url == "https://ferry.example/quay"
    assert only(build_item("<guid>quay</guid>")).url is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1251"])
def test_a_feed_is_decoded_by_what_it_shows(encoding: str) -> None:
    declared = "windows-1251" if encoding == "cp1251" else "utf-8"
    data = build_item("<title>Станция</title><description>Станция метро.</description>").decode()
    data = data.replace("?>", f" encoding='{declared}'?>", 1)
    assert only(data.encode(encoding)).title == "Станция"


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    data = build_rss(f"<item><title>A & B</title><description>{TEXT}</description></item><item>")
    first, *_ = split_feed(data)
    assert (first.title, first.data.count(b"<p>")) == ("A & B", 2)


def test_a_feed_of_one_article_is_that_article() -> None:
    data = build_item(
        "<title>The pub</title><link>https://f.example/pub</link>",
        "<dc:creator>Moira Quill</dc:creator>",
        f"<pubDate>2024-03-01</pubDate><content:encoded><![CDATA[{TEXT}]]></content:encoded>",
    )
    article = extract_article(data, name="feed.xml")
    assert len(article.paragraphs) == 2
    assert (article.title, article.author, article.date) == ("The pub", "Moira Quill", "2024-03-01")
    assert (article.source, article.url) == ("feed.xml", "https://f.example/pub")


def test_a_feed_of_many_names_them() -> None:
    items = "".join(f"<item><title>Day {i}</title></item>" for i in range(12))
    with pytest.raises(NoArticleError, match='a feed of 12 articles, take one: "Day 0", "Day 1"'):
        extract_article(build_rss(items))
    with pytest.raises(NoArticleError, match="a feed without articles"):
        extract_article(build_rss(""))


def test_a_list_of_feeds_names_them() -> None:
    outlines = "".join(f'<outline xmlUrl="https://f.example/{i}?a&amp;b"/>' for i in range(12))
    outlines += "<outline type='rss' text=\"Ann&apos;s\" XMLURL='https://f.example/0?a&amp;b'/>"
    outlines += "<outline text=\"Ann&apos;s\" xmlURL='https://ann.example/'/>"
    data = f"<?xml version='1.0'?><opml version='2.0'><body>{outlines}</body></opml>".encode()
    assert kind_of(data) == "list of feeds"
    with pytest.raises(NoArticleError, match=r"a list of 13 feeds, .*: https://f.example/0\?a&b, "):
        extract_article(data)
    with pytest.raises(NoArticleError, match="without feeds"):
        extract_article(b"<opml><body><outline text='Bread'/></body></opml>")
    assert list(list_feeds(data).items())[11:] == [
        ("https://f.example/11?a&b", None),
        ("https://ann.example/", "Ann's"),
    ]


def test_what_blogs_set_around_an_entry_goes() -> None:
    article = read_html(
        TEXT
        + '<div class="sharedaddy sd-block"><h3>Share this:</h3><a href="#">Facebook</a></div>'
        + '<h4>More</h4><ul><li><a href="a">The old landing</a></li></ul>'
        + '<p>The post <a href="a">The pub</a> appeared first on <a href="b">Ferry</a>.</p>'
    )
    assert len(article.blocks) == 2
    assert [(r.reason, r.text) for r in article.removed] == [
        ("share", "Share this: Facebook"),
        ("related", "More"),
        ("related", "The old landing"),
        ("related", "The post The pub appeared first on Ferry."),
    ]


@pytest.mark.parametrize(("words", "signed"), [(60, True), (61, False)])
def test_the_line_of_the_feed_s_program_has_up_to_sixty_words(words: int, *, signed: bool) -> None:
    line = "The post " + "pub " * (words - 6) + "appeared first on Ferry."
    article = read_html(f"{TEXT}<p>{line}</p>")
    assert [removed.text for removed in article.removed] == [line] * signed


def test_the_link_that_goes_on_is_no_part_of_the_text() -> None:
    more = '<a class="more-link" href="a">Continue reading <span>The pub</span> &rarr;</a>'
    assert read_html(f"<p>It starts in May. {more}</p>").text == "It starts in May."
    assert read_html(f"{TEXT}<p>Der Beitrag A erschien zuerst auf B.</p>").text.endswith("two.")


def test_a_short_entry_is_an_article_and_so_is_one_of_links() -> None:
    assert read_html("<p>The boat is late.</p>").text == "The boat is late."
    links = '<p><a href="a">The old landing</a></p><p><a href="b">The new one</a></p>'
    assert len(read_html(links).blocks) == 2


def test_a_wrapper_is_not_taken_for_what_is_around_a_text() -> None:
    assert len(read_html(f'<div class="social">{TEXT * 5}</div>').blocks) == 10


HOSTILE = {
    "entities in entities": build_rss(
        "<item><title>&a11;</title></item>",
        '<!DOCTYPE rss [<!ENTITY a0 "lol">'
        + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
        + "]>",
    ),
    "a file as an entity": build_rss(
        "<item><title>&x;</title></item>",
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ),
    "100,000 articles": build_rss("<item><title>a</title></item>" * 100_000),
    "a million attributes": build_rss(
        "<item " + " ".join(f"a{i}=''" for i in range(300_000)) + "/>"
    ),
    "references to nothing": build_rss("<item>& <title>&#99999999999; &#xd800;</title></item>"),
    "chapters without a time": build_rss(
        "<item xmlns:psc='http://podlove.org/simple-chapters'><psc:chapters><psc:chapter/>"
        "</psc:chapters></item>"
    ),
    "lists in lists": b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 100_000,
    "fields of other types": build_json(
        id=[1], url=2, title=["x"], authors=[3, {"name": 4}], content_html=5, date_published=6
    ),
    "items of other types": b'{"version":"https://jsonfeed.org/version/1","items":[1,null,"x"]}',
    "no charset": b"<?xml version='1.0' encoding='undefined'?><rss><channel/></rss>",
    "the root alone": b"<rss ",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.apart
def test_a_hostile_feed_is_read_or_refused_soon(name: str) -> None:
    start = process_time()
    try:
        entries = list(split_feed(HOSTILE[name]))
    except InputError:
        entries = []
    assert not [entry for entry in entries if b"root:" in entry.data]
    assert process_time() - start < 5


def test_ten_thousand_entries_are_read_in_linear_time() -> None:
    def measure(count: int) -> float:
        start = process_time()
        assert len(list(split_feed(build_rss("<item><title>a</title></item>" * count)))) == count
        return process_time() - start

    measure(10)  # loads the library
    assert measure(10_000) < 30 * max(0.02, measure(1_000))


def test_a_word_in_cdata_is_no_attribute() -> None:
    words = "<description><![CDATA[" + "word = word " * 3_000 + "]]></description>"
    assert only(build_item(words)).data.count(b"word") == 6_000


@pytest.mark.parametrize("feed", [{"items": 7}, {"items": {"a": {"id": 1}}}, {}, [], 7])
def test_a_json_feed_without_a_list_has_no_articles(feed: object) -> None:
    assert list(split_json_feed(json.dumps(feed).encode())) == []


@pytest.mark.parametrize(
    ("text", "plain", "html"),
    [
        pytest.param(" \n", False, "", id="nothing"),
        pytest.param("<p>a</p>", False, "<p>a</p>", id="HTML"),
        pytest.param("a <b>b</b>", False, "<p>a <b>b</b></p>", id="HTML without paragraphs"),
        pytest.param("a<br>b", False, "a<br>b", id="a break"),
        pytest.param("a\n\nb\nc", False, "<p>a</p><p>b<br>c</p>", id="no tags"),
        pytest.param("a & b", False, "<p>a &amp; b</p>", id="a sign"),
        pytest.param("a\r\n \r\nb", False, "<p>a</p><p>b</p>", id="CRLF"),
        pytest.param("&lt;p&gt;a&lt;/p&gt;", False, "<p>a</p>", id="escaped twice"),
        pytest.param("&lt;p&gt;a", False, "<p>&lt;p&gt;a</p>", id="escaped, not closed"),
        pytest.param(
            "a &lt;b&gt;c&lt;/b&gt;", False, "<p>a &lt;b&gt;c&lt;/b&gt;</p>", id="escaped inside"
        ),
        pytest.param("a <b>", True, "<p>a &lt;b&gt;</p>", id="plain"),
        pytest.param(" <p>a</p>", True, " <p>a</p>", id="HTML that is called plain"),
        pytest.param("<p>a", True, "<p>&lt;p&gt;a</p>", id="a tag that is not closed"),
    ],
)
def test_the_text_of_an_entry_is_html_in_paragraphs(text: str, html: str, *, plain: bool) -> None:
    assert as_html(text, plain=plain) == html


@pytest.mark.parametrize(
    ("url", "base", "whole"),
    [
        pytest.param("http://x.org/a", None, "http://x.org/a", id="whole"),
        pytest.param("HTTPS://x.org", None, "HTTPS://x.org", id="capitals"),
        pytest.param("/a", "https://x.org/b", "https://x.org/a", id="a path"),
        pytest.param("a", 7, None, id="a path and no base"),
        pytest.param("ftp://x.org/a", None, None, id="another protocol"),
        pytest.param("http:///a", None, None, id="no host"),
        pytest.param("http://[x", None, None, id="no address"),
        pytest.param(" ", "http://x.org", None, id="nothing"),
        pytest.param(7, "http://x.org", None, id="a number"),
    ],
)
def test_an_address_is_whole_or_none(url: object, base: object, whole: str | None) -> None:
    assert resolve_url(url, base) == whole


def feed(items: Any, **more: Any) -> bytes:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": items, **more}
    ).encode()


@pytest.mark.parametrize(
    ("item", "found"),
    [
        pytest.param({"content_html": "<p>a", "content_text": "b"}, "<p>a", id="HTML first"),
        pytest.param({"content_html": " ", "content_text": "b <"}, "<p>b &lt;</p>", id="then text"),
        pytest.param({"summary": "c"}, "<p>c</p>", id="then the summary"),
        pytest.param({"content_html": 7}, "", id="nothing"),
    ],
)
def test_an_entry_of_json_has_its_text_in_one_of_three(item: dict[str, Any], found: str) -> None:
    (entry,) = split_feed(feed([item]))
    assert entry.data.decode().removeprefix("<body>") == found


def test_an_entry_of_json_has_its_facts_or_those_of_its_feed() -> None:
    more = {"home_page_url": "https://x.org/", "authors": [{"name": "Ann"}, 7]}
    first = {
        "id": 1,
        "url": "/a",
        "title": "A <b>",
        "author": {"name": "Bo"},
        "date_modified": "2024-03-04",
    }
    second = {
        "external_url": "https://y.org/b",
        "date_published": "2023-01-02",
        "date_modified": "2024-03-04",
    }
    one, two = split_feed(feed([first, 7, second], **more))
    assert (one.id, one.url, one.title, one.author, one.date) == (
        "1",
        "https://x.org/a",
        "A <b>",
        "Bo",
        "2024-03-04",
    )
    assert (two.id, two.url, two.author, two.date) == (None, "https://y.org/b", "Ann", "2023-01-02")
    with pytest.raises(InputError, match="broken"):
        list(split_feed(feed([])[:-2]))


RSS = "<rss version='2.0'><channel><link>https://x.org/</link><author>Ed</author>{}</channel></rss>"


ATOM_FEED = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Ed</name></author>"
    "<link href='https://x.org/'/>{}</feed>"
)


def entries(data: str) -> list[Source]:
    return list(split_feed(data.encode()))


@pytest.mark.parametrize(
    ("inner", "facts"),
    [
        pytest.param(
            "<guid>k</guid><link>/a</link>", ("k", "https://x.org/a", None, None, None), id="a path"
        ),
        pytest.param(
            "<author>a@x.org (Ann)</author>", (None, None, None, "Ann", None), id="an author"
        ),
    ],
)
def test_an_entry_of_rss_says_its_facts(inner: str, facts: tuple[str | None, ...]) -> None:
    (entry,) = entries(RSS.format(f"<item>{inner}</item>"))
    assert (entry.id, entry.url, entry.title, entry.author, entry.date) == facts


@pytest.mark.parametrize(
    ("inner", "author", "title"),
    [
        pytest.param("<title>A &lt;b&gt;</title>", "Ed", "A <b>", id="plain"),
        pytest.param("<title type='html'>A &lt;b&gt;</title>", "Ed", "A", id="HTML"),
        pytest.param("<author><name>Ann</name></author>", "Ann", None, id="an author of its own"),
    ],
)
def test_an_entry_of_atom_has_its_own_author_or_that_of_its_feed(
    inner: str, author: str, title: str | None
) -> None:
    (entry,) = entries(ATOM_FEED.format(f"<entry>{inner}</entry>"))
    assert (entry.author, entry.title) == (author, title)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(
            "<summary>short</summary><content>a longer text</content>",
            "<p>a longer text</p>",
            id="the longest",
        ),
        pytest.param(
            "<summary>a longer text</summary><content>short</content>",
            "<p>a longer text</p>",
            id="the summary",
        ),
        pytest.param(
            "<content type='image/png'>aaaa</content><summary>b</summary>",
            "<p>b</p>",
            id="no picture",
        ),
        pytest.param("<content type='html'>&lt;p>a&lt;/p></content>", "<p>a</p>", id="HTML"),
    ],
)
def test_an_entry_has_its_longest_text(inner: str, text: str) -> None:
    (entry,) = entries(ATOM_FEED.format(f"<entry>{inner}</entry>"))
    assert entry.data.decode() == f"<body>{text}"


@pytest.mark.parametrize(
    ("limit", "most", "data"),
    [
        pytest.param("_MOST_TAGS", 8, RSS.format("<item/>" + "<a>" * 2), id="tags"),
        pytest.param("_MOST_TAGS", 8, RSS.format("<item/>" + "&amp;" * 29), id="references"),
        pytest.param("_MOST_TAGS", 6, RSS.format("<item/><![CDATA[<a><b>]]>"), id="CDATA"),
        pytest.param("_MOST_LABELS", 4, RSS.format("<item>" + "<category/>" * 4), id="labels"),
        pytest.param(
            "_MOST_LABELS", 5, RSS.format("<item><keywords>abcdefghijkl</keywords>"), id="key words"
        ),
        pytest.param(
            "_MOST_SPACES", 2, RSS.format("<item xmlns:a='b' xmlns:c='d'/>"), id="namespaces"
        ),
        pytest.param("MOST_BYTES", len(RSS.format("<item/>")), RSS.format("<item/>"), id="bytes"),
    ],
)
def test_a_feed_has_limits(
    limit: str, most: int, data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_feed, limit, most)
    entries(data)
    monkeypatch.setattr(xml_feed, limit, most - 1 - ("keywords" in data))
    with pytest.raises(InputError, match=r"of over|with over"):
        entries(data)


@pytest.mark.parametrize("size", [298, 299])  # and the two signs that close its tag
@pytest.mark.parametrize(
    "author",
    [
        pytest.param("{}", id="alone"),
        pytest.param("<![CDATA[{}]]>", id="what is around it counts for nothing"),
    ],
)
def test_an_author_of_a_very_long_word_is_none(author: str, size: int) -> None:
    name = "y" * size
    inner = f"<item><author>{author.format(f'Ann {name}')}</author></item>"
    (entry,) = entries(RSS.format(inner))
    assert (entry.author == f"Ann {name}") == (size == 298)


def test_the_only_entry_of_a_feed_is_taken_if_it_has_a_text() -> None:
    source = Source("f", b"")
    assert pick_entry(source, feed([{"summary": "a"}]))[:2] == ("f", b"<body><p>a</p>")
    for items, message in (
        ([], "a feed without articles"),
        ([{}], "a feed of one article, without its text"),
        ([{"title": "A"}, {}, {"title": "B"}], 'a feed of 3 articles, take one: "A", "B", ...'),
        (
            [{"title": f"T{n}"} for n in range(5)],
            'a feed of 5 articles, take one: "T0", "T1", "T2", ...',
        ),
    ):
        with pytest.raises(NoArticleError) as caught:
            pick_entry(source, feed(items))
        assert str(caught.value) == message
