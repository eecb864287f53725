"""What bytes are is seen at one look: packed or not, text or not, and of which kind."""

import gzip
import pickle
import plistlib
import zlib
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import InputError, NoArticleError, UsageError
from summarize.models import Block, Draft, Layout, Place, Removed, Source
from summarize.readers import look as looks
from summarize.readers import one_article
from summarize.readers.decode import decode_bom, decode_text
from summarize.readers.detection import detect
from summarize.readers.formats.saved_pages import detect_address as find_address
from summarize.readers.formats.saved_pages import detect_webarchive as tell_webarchive
from summarize.readers.formats.saved_pages import enter_webarchive as open_webarchive
from summarize.readers.look import Look, Root, find_root
from summarize.readers.mail.message import parse_mail
from summarize.readers.mail.mhtml import find_page
from summarize.readers.one_article import clean_draft, read_one
from summarize.readers.several_articles import list_parts, pick_part, read_items
from summarize.readers.unpack import unpack_gzip
from tests.hostile_archives import pack


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Größe".encode(), "Größe", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfa", "a", id="its mark"),
        pytest.param("aé".encode("utf-16"), "aé", id="UTF-16"),
        pytest.param("aé".encode("utf-32"), "aé", id="UTF-32"),
        pytest.param(b"\xff\xfea\0b", "a\ufffd", id="UTF-16 that is cut off"),
        pytest.param("é".encode() * 6 + b"\xff", "é" * 6 + "\ufffd", id="one of seven is broken"),
        pytest.param(
            b"a\x01\tb\n\x1b\f" + b"c" * 4, "a\x01\tb\n\x1b\fcccc", id="one control in eleven"
        ),
        pytest.param(
            "Die Straße führt über Köln".encode("cp1252"),
            "Die Straße führt über Köln",
            id="Windows",
        ),
    ],
)
def test_text_is_decoded(data: bytes, text: str) -> None:
    assert decode_text(data) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"a\x01" * 9, "binary data, not text", id="controls"),
        pytest.param(b"\x01" + b"a" * 8, "binary data, not text", id="one in nine"),
        pytest.param(b"%PDF-1.7 x", "Adobe Portable", id="a PDF"),
        pytest.param(pack({"xl/workbook.xml": ""}), "an Excel workbook", id="Excel"),
        pytest.param(
            pack({"ppt/presentation.xml": ""}), "a PowerPoint presentation", id="PowerPoint"
        ),
        pytest.param(pack({"a": ""}), "a ZIP archive", id="a ZIP"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Portable Network", id="a picture"),
        pytest.param(b"ID3\x02" + b"\x01" * 9, "MPEG-1 Audio", id="a sound, by three bytes"),
        pytest.param(b"MZ" + b"\x01" * 9, "not text$", id="two bytes name nothing"),
        pytest.param(b"abc\0\0\0def", "binary data, not text", id="noughts"),
    ],
)
def test_binary_data_is_no_text(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode_text(data)


def test_a_mark_says_how_text_is_encoded() -> None:
    assert decode_bom(b"a") is None
    assert decode_bom(b"\xff\xfe\0\0a\0\0\0") == "a"
    assert decode_bom(b"\0\0\xfe\xff\0\0\0a") == "a"
    assert decode_bom(b"\xfe\xff\0a") == "a"
    assert decode_bom(b"\xff\xfea\0b", "ignore") == "a"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        pytest.param("<RSS x='1'>y", Root("rss", "<RSS x='1'"), id="a name"),
        pytest.param("  <a:Feed/>", Root("feed", "<a:Feed/"), id="a prefix"),
        pytest.param(
            "<?xml?>\n<!-- <b> -->\n<!DOCTYPE a>\n<a>", Root("a", "<a"), id="what stands before"
        ),
        pytest.param("<!DOCTYPE a [<!ENTITY b '>'> ] ><a>", Root("a", "<a"), id="entities"),
        pytest.param("<!DOCTYPE a [<!ENTITY b 'c'><a>", Root("", ""), id="entities without an end"),
        pytest.param("<!-- a", Root("", ""), id="a comment without an end"),
        pytest.param("<!DOCTYPE a><b> [x] </b>", Root("b", "<b"), id="brackets below"),
        pytest.param("a<b>", Root("", ""), id="text"),
        pytest.param("", Root("", ""), id="nothing"),
    ],
)
def test_the_root_is_the_first_element(text: str, root: Root) -> None:
    assert find_root(text) == root


def look(data: bytes, **more: Any) -> Look:
    return Look(Source("x", data, **more))


def test_a_look_sees_markup_and_archives() -> None:
    assert look(b"\xef\xbb\xbf \n<a>").opening == b"<a>"
    assert look("<a>".encode("utf-16")).root.name == "a"
    assert look(b"<\0a\0>\0").root.name == "a"
    assert look(b"a <b>").root.name == ""
    assert look(b"a").text == "a"
    archive = look(pack({"mimetype": " x/y ", "a/b.FB2": "1"}))
    assert archive.members == {"mimetype", "a/b.FB2", "x/y"}
    assert archive.holds((("x/y", ".fb2", "a/"),))
    assert not archive.holds((("x/y", "b/"),))
    assert archive.holds((("none",), ("x/y",)))
    assert not look(b"a").holds(((),))
    assert "x" * 99 in look(pack({"mimetype": "x" * 99})).members
    assert "x" * 100 not in look(pack({"mimetype": "x" * 100})).members
    torn = pack({"mimetype": "x/y"})[:-30]
    assert look(torn).is_torn(b"mimetype")
    assert not look(torn).is_torn(b"")
    assert not look(torn).is_torn(b"z")
    assert not look(b"mimetype").is_torn(b"mimetype")
    assert not look(pack({"mimetype": "x/y"})).is_torn(b"mimetype")
    long = pack({"a" * 2_000: "", "mimetype": "x/y"})[:-30]
    assert not look(long).is_torn(b"mimetype")


def test_an_archive_of_too_many_files_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_MOST_ENTRIES", 2)
    assert len(look(pack({"a": "", "b": ""})).members) == 2
    assert look(pack({"a": "", "b": "", "c": ""})).members == frozenset()


def test_a_source_is_detected_once_and_again_where_its_data_or_address_changed() -> None:
    source = detect(Source("x", gzip.compress(gzip.compress(b"a"))))
    assert (source.data, source.detected.kind.name, source.detected.found) == (b"a", "text", "a")
    assert detect(source) is source
    assert detect(source._replace(name="y")).detected is source.detected
    assert detect(source._replace(url="http://x")).detected is not source.detected
    assert detect(source._replace(data=b"{")).detected.found == "{"
    assert source == detect(Source("x", b"a"))
    assert pickle.loads(pickle.dumps(source)).detected is None
    with pytest.raises(InputError, match="binary data, not text"):
        detect(Source("x", gzip.compress(gzip.compress(gzip.compress(b"a")))))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"abc", b"abc", id="not packed"),
        pytest.param(gzip.compress(b"abc"), b"abc", id="packed"),
        pytest.param(gzip.compress(b"abc") * 3, b"abc" * 3, id="several members"),
        pytest.param(gzip.compress(b"abc") + b"\0" * 9, b"abc", id="noughts behind it"),
        pytest.param(
            gzip.compress(b"x" * 200_000), b"x" * 200_000, id="more than is taken at once"
        ),
        pytest.param(
            gzip.compress(bytes(range(256)) * 9, 0), bytes(range(256)) * 9, id="not compressed"
        ),
    ],
)
def test_what_is_packed_is_unpacked(data: bytes, found: bytes) -> None:
    assert unpack_gzip(data) == found


def test_what_is_packed_has_limits() -> None:
    packed = gzip.compress(b"abcd")
    assert unpack_gzip(packed, 4) == b"abcd"
    with pytest.raises(InputError, match="more than 0 MB, unpacked"):
        unpack_gzip(packed, 3)
    for broken in (packed[:-3], packed[:12], packed + b"x", packed[:14] + b"\xff" + packed[15:]):
        with pytest.raises(InputError, match="broken or cut off"):
            unpack_gzip(broken)
    assert zlib.decompress(packed, 31) == b"abcd"


def test_whatever_a_reader_found_is_made_clean() -> None:
    places = tuple(Place(number, found=True, found_more=False) for number in range(4))
    draft = Draft(
        (Block("a\x07  b"), Block("\x00"), Block("c\x1b\n d", "code"), Block("e")),
        layout=Layout((), places),
        title=" T\n", author="\x07", date="2024", site="S\u202e",
        removed=(Removed("\x00", "x"), Removed("f\n g", "y")),
    )  # fmt: skip
    clean = clean_draft(draft)
    assert [block.text for block in clean.blocks] == ["a b", "c\n d", "e"]
    assert clean.layout is not None
    assert clean.layout.places == (places[0], *places[2:])
    assert (clean.title, clean.author, clean.date, clean.site) == ("T", None, "2024", "S")
    assert clean.removed == (Removed("f g", "y"),)


def test_the_facts_of_a_file_count_first_where_an_article_lies_in_it() -> None:
    text = "Title: Inner\nAuthor: Ann\n\nIt rained all day."
    around = {"title": "Outer", "author": "Bo", "date": "2024-03-04"}
    _, draft = read_one(Source("x", text.encode(), **around))  # type: ignore[arg-type]
    assert (draft.title, draft.author, draft.date) == ("Inner", "Ann", "2024-03-04")
    _, draft = read_one(Source("x", text.encode(), **around, alone=True))  # type: ignore[arg-type]
    assert (draft.title, draft.author) == ("Outer", "Bo")


@pytest.mark.parametrize(
    ("data", "alone", "message"),
    [
        pytest.param(b" \n", False, "the input is empty", id="empty"),
        pytest.param(b"", True, "no text in it", id="empty, in a file"),
        pytest.param(gzip.compress(b" "), False, "the input is empty", id="packed"),
        pytest.param(b"-- !", False, "no article text found", id="no words"),
    ],
)
def test_nothing_is_no_article(data: bytes, message: str, *, alone: bool) -> None:
    with pytest.raises(NoArticleError, match=f"^{message}$"):
        read_one(Source("x", data, alone=alone))


def test_a_line_that_is_too_long_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_article, "MOST_CHARACTERS", 10)
    assert read_one(Source("x", b"It rained."))[1].blocks
    assert read_one(Source("x", b"It rained.\nIt rains."))[1].blocks
    with pytest.raises(NoArticleError, match="a line of over 10 characters"):
        read_one(Source("x", b"It rained on"))


def web(**page: Any) -> bytes:
    return plistlib.dumps({"WebMainResource": page})


def test_a_page_that_safari_saved_is_opened() -> None:
    data = web(
        WebResourceData=b"<p>a", WebResourceURL="http://x/a", WebResourceTextEncodingName="x"
    )
    source = open_webarchive(Source("x", data), data)
    assert (source.data, source.url, source.detected) == (b"<p>a", "http://x/a", None)
    assert open_webarchive(Source("x", data, "http://y"), data).url == "http://y"
    other = web(
        WebResourceData="é".encode("cp1252"),
        WebResourceURL="file:///a",
        WebResourceTextEncodingName="cp1252",
    )
    assert open_webarchive(Source("x", other), other)[1:3] == ("é".encode(), None)
    unknown = web(WebResourceData=b"\xe9", WebResourceTextEncodingName="none")
    assert open_webarchive(Source("x", unknown), unknown).data == b"\xe9"
    for empty in (web(), plistlib.dumps([1]), plistlib.dumps({"WebMainResource": 1})):
        with pytest.raises(NoArticleError, match="without a page"):
            open_webarchive(Source("x", empty), empty)
    with pytest.raises(InputError, match="broken"):
        open_webarchive(Source("x", b"<plist"), b"<plist")
    assert tell_webarchive(look(data))
    binary = plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY)
    assert tell_webarchive(look(binary))
    assert tell_webarchive(look(plistlib.dumps({}, fmt=plistlib.FMT_BINARY))) is None
    assert tell_webarchive(look(b"<plist><key>Other</key>")) is None
    assert tell_webarchive(look(b"<key>WebMainResource</key>")) is None


def test_a_saved_page_says_where_it_came_from() -> None:
    note = b"<!-- saved from url=(0023)https://x.org/a -->"
    assert find_address(look(b"<html>" + note)) == "https://x.org/a"
    assert find_address(look(b"<html>" + note, url="http://y")) is None
    assert find_address(look(b"<html>" + b" " * 2_000 + note)) is None
    assert (
        find_address(look(b"<!--\n Page saved with SingleFile \n url: http://x \n-->"))
        == "http://x"
    )


HTML = "Content-Type: text/html; charset=cp1252\nContent-Location: {}\n\n<p>é"


@pytest.mark.parametrize(
    ("head", "part", "url"),
    [
        pytest.param(
            "Snapshot-Content-Location: http://x/a\n",
            HTML.format("http://y"),
            "http://x/a",
            id="Chrome",
        ),
        pytest.param("", HTML.format("http://y"), "http://y", id="by its page"),
        pytest.param("", HTML.format("cid:1"), None, id="of no address"),
        pytest.param("To: a\n", HTML.format("http://y"), "", id="a mail"),
        pytest.param("Received: a\n", HTML.format("http://y"), "", id="a mail that came"),
        pytest.param(
            "Delivered-To: a\n", HTML.format("http://y"), "", id="a mail that was brought"
        ),
        pytest.param("", "Content-Type: text/html\n\n<p>", "", id="no place"),
        pytest.param(
            "", HTML.format("http://y").replace("text/html", "text/plain"), "", id="no page"
        ),
    ],
)
def test_a_page_that_was_saved_as_a_mail_is_one(head: str, part: str, url: str | None) -> None:
    data = f"{head}Content-Type: multipart/related; boundary=b\n\n--b\n{part}\n--b--\n"
    page = find_page(parse_mail(data.encode("cp1252")))
    assert (page and (page.data, page.url)) == (("<p>é".encode(), url) if url != "" else None)
    alone = find_page(parse_mail((head + part).encode("cp1252")))
    assert (alone is not None) == (url != "")


def test_a_mail_of_other_parts_is_no_page() -> None:
    for data in (b"Content-Type: multipart/mixed; boundary=b\n\n", b"Content-Type: text/plain\n\n"):
        assert find_page(parse_mail(data)) is None


# Several articles in one file.

LINES = b'{"text": "one", "id": "a"}\n{"text": ""}\n7\n'


def test_the_articles_of_a_file_are_numbered() -> None:
    items = list_parts(Source("x", LINES))
    assert [(i.source.name, i.source.part, i.source.parts, i.source.id) for i in items] == [
        ("x", 1, 3, "a"), ("x", 2, 3, None), ("x", 3, 3, None)
    ]  # fmt: skip
    assert [str(item.error) for item in items] == ["None", "its text is empty", "not an object"]
    (text,) = list_parts(Source("x", b"It rained."))
    assert (text.source.part, text.source.name) == (0, "x")
    (row,) = list_parts(Source("x", LINES[:27]))
    assert (row.source.part, row.source.parts) == (1, 1)
    with pytest.raises(NoArticleError, match="no article in it"):
        list_parts(Source("x.jsonl", b"\n"))
    assert pick_part(items, 3) is items[2]
    with pytest.raises(UsageError, match="no part 4: it holds 3 articles"):
        pick_part(items, 4)
    with pytest.raises(UsageError, match="no part 2: it holds one article"):
        pick_part([text], 2)


def test_the_articles_of_a_file_are_named_by_their_places(tmp_path: Path) -> None:
    rows, text, feed = tmp_path / "a.jsonl", tmp_path / "b.txt", tmp_path / "c.json"
    rows.write_bytes(LINES)
    text.write_text("It rained.")
    entry = '{"id": "k", "content_text": "One."}'
    feed.write_text(f'{{"version": "https://jsonfeed.org/version/1", "items": [{entry}, {entry}]}}')
    items = list(read_items(str(rows)))
    assert [(i.source.name, i.bytes_read, i.unread) for i in items] == [
        (f"{rows}@0", 27, False), (f"{rows}@27", 40, False), (f"{rows}@40", 42, False)
    ]  # fmt: skip
    (one,) = read_items(str(text))
    assert (one.source.name, one.bytes_read, one.error) == (str(text), 10, None)
    assert [(i.source.name, i.source.id) for i in read_items(str(feed))] == [
        (f"{feed}#1", f"{feed}#k"), (f"{feed}#2", f"{feed}#k")
    ]  # fmt: skip
    (missing,) = read_items(str(tmp_path / "none"))
    assert (missing.unread, missing.source.name) == (True, str(tmp_path / "none"))
    broken = tmp_path / "d.txt.gz"
    broken.write_bytes(b"\x1f\x8b\x08 broken")
    (item,) = read_items(str(broken))
    assert (str(item.error), item.unread) == ("the gzip data is broken or cut off", False)
    packed = tmp_path / "e.jsonl.gz"
    packed.write_bytes(gzip.compress(LINES)[:-9])
    assert [(i.unread, str(i.error)[:31]) for i in read_items(str(packed))][-1] == (
        True, "can't be read from here on: Com"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ("WordDocument", "an old Word document"),
        ("PowerPoint Document", "an old PowerPoint presentation"),
        ("Workbook", "an old Excel workbook"),
        ("Book", "an old Excel workbook"),
        ("EncryptedPackage", "an encrypted Office file: it needs a password"),
        ("Contents", "an old Office file"),
    ],
)
def test_old_office_files_are_refused_by_their_name(stream: str, message: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")
    with pytest.raises(InputError, match=message):
        decode_text(data)


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("index.apxl", "a Keynote presentation"),
        ("Index/Slide-7.iwa", "a Keynote presentation"),
        ("Index/CalculationEngine.iwa", "a document of Pages or Numbers"),
        ("Index/Tables/x.iwa", "a document of Pages, Numbers or Keynote"),
    ],
)
def test_documents_of_iwork_are_refused_by_their_name(member: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode_text(pack({"Index/Document.iwa": "", member: ""}))


@pytest.mark.parametrize("folder", ["", "Metadata/B"])
def test_older_documents_of_iwork_too(folder: str) -> None:
    history = f"{folder or 'b'}uildVersionHistory.plist"
    with pytest.raises(InputError, match="a document of Pages, Numbers or Keynote"):
        decode_text(pack({"index.xml": "", "Index.zip": "", history: ""}))
