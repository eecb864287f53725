"""What a feed says of an article is read whatever it calls it, each rule on its own."""

import json
from typing import Any

import pytest

from summarize.errors import InputError, NoArticleError
from summarize.models import Source
from summarize.readers.facts import clean_names, clean_title, find_day
from summarize.readers.formats import feeds as xml_feed
from summarize.readers.formats.feeds import as_html, make_entry, measure_text, resolve_url
from summarize.readers.formats.feeds import detect as tell_feed
from summarize.readers.formats.feeds import enter as pick_entry
from summarize.readers.formats.feeds import enter_list as refuse_list
from summarize.readers.formats.feeds import split as split_feed
from summarize.readers.look import Look


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
    ("written", "day"),
    [
        pytest.param(["2024-03-04T10:00:00Z"], "2024-03-04", id="ISO"),
        pytest.param([" 2024/03/04 10:00"], "2024-03-04", id="slashes"),
        pytest.param(["Mon, 04 Mar 2024 23:00:00 -0500"], "2024-03-04", id="a mail's"),
        pytest.param(["04 Mar 2024"], "2024-03-04", id="without a time"),
        pytest.param([None, 7, "soon", "2024-03-04"], "2024-03-04", id="the first that is one"),
        pytest.param(["1970-01-01", "2024-03-04"], "2024-03-04", id="no date known"),
        pytest.param(["0999-01-01"], None, id="too early"),
        pytest.param(["1000-01-01"], "1000-01-01", id="early"),
        pytest.param(["2999-12-31"], "2999-12-31", id="late"),
        pytest.param(["3000-01-01"], None, id="too late"),
        pytest.param(["2024-13-04"], None, id="no month"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_a_date_is_the_first_that_can_be_read(written: list[Any], day: str | None) -> None:
    assert find_day(*written) == day


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


def test_titles_and_names_are_on_one_line_without_tags() -> None:
    assert clean_title("A <b>b</b>\n&amp; c") == "A b & c"
    assert clean_title("A <b> &amp;", plain=True) == "A <b> &amp;"
    assert clean_title("<p></p>") is None
    assert clean_title(7) is None
    assert clean_names(["Ann", None, "a@x.org", "Bo", "Ann", ""]) == "Ann; Bo"
    assert clean_names([]) is None
    assert measure_text("<p> a b </p>") == 3
    entry = make_entry("<p>é", identity=7, url="u", title="t", author="a", day="d")
    assert entry == Source(
        "", "<body><p>é".encode(), "u", id="7", title="t", author="a", date="d", alone=True
    )
    empty = make_entry(" ", identity=["x"], url=None, title=None, author=None, day=None)
    assert (empty.data, empty.id) == (b"", None)


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
ATOM = (
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
            "<guid isPermaLink='false'>k</guid><link>https://x.org/a</link>",
            ("k", "https://x.org/a", None, None, None),
            id="an id",
        ),
        pytest.param(
            "<title>A &amp;lt;b&amp;gt;</title>",
            (None, None, "A <b>", None, None),
            id="a title with a tag",
        ),
        pytest.param(
            "<author>a@x.org (Ann)</author>", (None, None, None, "Ann", None), id="an author"
        ),
        pytest.param(
            "<pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate>",
            (None, None, None, None, "2024-03-04"),
            id="a day",
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
def test_an_entry_of_atom_has_the_author_of_its_feed(
    inner: str, author: str, title: str | None
) -> None:
    (entry,) = entries(ATOM.format(f"<entry>{inner}</entry>"))
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
    (entry,) = entries(ATOM.format(f"<entry>{inner}</entry>"))
    assert entry.data.decode() == f"<body>{text}"


@pytest.mark.parametrize(
    ("limit", "data"),
    [
        pytest.param("_MOST_TAGS", RSS.format("<item/>" + "<a>" * 3), id="tags"),
        pytest.param("_MOST_TAGS", RSS.format("<item/>" + "&amp;" * 30), id="references"),
        pytest.param("_MOST_LABELS", RSS.format("<item>" + "<category/>" * 4), id="labels"),
        pytest.param(
            "_MOST_LABELS", RSS.format("<item><keywords>abcdefghijkl</keywords>"), id="key words"
        ),
        pytest.param(
            "_MOST_SPACES", RSS.format("<item xmlns:a='b' xmlns:c='d'/>"), id="namespaces"
        ),
        pytest.param("MOST_BYTES", RSS.format("<item/>"), id="bytes"),
    ],
)
def test_a_feed_has_limits(limit: str, data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = xml_feed._count_marks(data.encode())
    most = {
        "_MOST_TAGS": marks, "_MOST_LABELS": 4 if "category" in data else 5, "_MOST_SPACES": 2,
        "MOST_BYTES": len(data),
    }[limit]  # fmt: skip
    monkeypatch.setattr(xml_feed, limit, most)
    entries(data)
    monkeypatch.setattr(xml_feed, limit, most - 1 - ("keywords" in data))
    with pytest.raises(InputError, match=r"of over|with over"):
        entries(data)


def test_tags_in_cdata_are_none_and_ten_references_are_one() -> None:
    assert xml_feed._count_marks(b"<a><![CDATA[<b><c>]]></a><d>") == 2
    assert xml_feed._count_marks(b"&a;" * 19) == 1
    assert xml_feed._count_marks(b"<item><x/></item>") == 3


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


def test_a_feed_of_one_article_is_that_article() -> None:
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


def test_a_list_of_feeds_names_some() -> None:
    outline = '<opml><outline xmlUrl="http://x/{}?a&amp;b"/>'
    three = ", ".join(f"http://x/{n}?a&b" for n in range(3))
    for count, message in (
        (0, "an outline (OPML) without feeds"),
        (1, "a list of 1 feeds, name one of them: http://x/0?a&b"),
        (3, f"a list of 3 feeds, name one of them: {three}"),
        (
            4,
            f"a list of 4 feeds, name one of them: {three}, ...",
        ),
    ):
        data = "".join(outline.format(n) for n in range(count))
        with pytest.raises(NoArticleError) as caught:
            refuse_list(Source("x", b""), data.encode())
        assert str(caught.value) == message


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"<rss>", True, id="RSS"),
        pytest.param(b"<feed>", True, id="Atom"),
        pytest.param(b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", True, id="RDF"),
        pytest.param(b"<rdf:RDF xmlns='http://x'>", None, id="another RDF"),
        pytest.param(b"\xef\xbb\xbf " + feed([]), True, id="JSON"),
        pytest.param(b"[" + feed([]), None, id="a list"),
        pytest.param(b'{"version": "1"}', None, id="other JSON"),
        pytest.param(b" " * 999 + feed([]), True, id="after white space"),
        pytest.param(b" " * 1_000 + feed([]), None, id="after more"),
    ],
)
def test_a_feed_is_told_by_its_root_or_its_version(data: bytes, *, told: bool | None) -> None:
    assert tell_feed(Look(Source("x", data))) is told
