"""The one table of what is taken apart: for each kind, its files and how they come apart."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from tests.quality.values import samples
from tests.quality.values.archives import take_gzip, take_tar, take_zip
from tests.quality.values.documents import take_parquet, take_pdf, take_rtf
from tests.quality.values.mails import take_mail, take_mbox, take_outlook, take_warc
from tests.quality.values.markup import take_html, take_xml
from tests.quality.values.objects import take_json, take_lines, take_plist
from tests.quality.values.places import Apart, Place
from tests.quality.values.samples import pack_folder, read_file, read_marks
from tests.quality.values.texts import take_marked, take_table


class Sample(NamedTuple):
    """A file, under a name that may tell its kind, and what takes it apart."""

    name: str
    data: bytes
    take: Apart


def _read(take: Apart, *names: str) -> list[Sample]:
    return [Sample(name, read_file(name), take) for name in names]


def _make(take: Apart, *files: bytes) -> list[Sample]:
    return [Sample("a", data, take) for data in files]


def _pack(*names: str) -> list[Sample]:
    return [Sample("a", pack_folder(name), take_zip) for name in names]


def _read_marked(kind: str, marks: str, *names: str) -> list[Sample]:
    take = take_marked(kind)
    return [Sample(marks, read_marks(marks), take), *_read(take, *names)]


_JSON = partial(take_json, inside=take_html)
_LINES = partial(take_lines, inside=take_html)
_DUMP = partial(take_xml, inside={"text": take_marked("wikitext")})
_PLIST = partial(take_plist, inside=take_html)
_PACKED = partial(take_gzip, inside=take_html)
_SUBTITLES, _CHAT, _SHORTCUT = map(take_marked, ("subtitles", "chat", "shortcut"))
_VIDEO = "A day at sea [dQw4w9WgXcQ].en"
_MAILS = (
    "mail.eml", "calendar.eml", "letter.eml", "page.eml", "newsletter.eml", "digest.eml",
    "patch.eml", "signed.eml", "lift.mhtml", "saved.mhtml", "forno.eml",
)  # fmt: skip
_FEEDS = ("bell.rss", "bell.atom", "coast.rss", "relogio.atom", "feed.rss", "feed.atom")
_PAGES = ("bell.html", "shell.html", "page.html", "next.html", "buoy.html")


@cache
def list_samples() -> Mapping[str, Sequence[Sample]]:
    """Return the samples of each kind, by its name in the tables of the readers."""
    return {
        "webarchive": [
            *_make(_PLIST, *samples.WEBARCHIVES),
            *_read(_PLIST, "drehorgel.webarchive"),
        ],
        "saved page": [*_make(take_html, samples.SAVED), *_read(_PACKED, "lantern.html.gz")],
        "shortcut": [*_read(_SHORTCUT, "a.url", "a.desktop"), *_make(take_plist, *samples.WEBLOCS)],
        "subtitles of a video": [
            Sample(f"{_VIDEO}.vtt", read_file("rolling.vtt"), _SUBTITLES),
            Sample(f"{_VIDEO}.json", read_file("whisper.json"), _JSON),
        ],
        "list of Slack": _read(_JSON, "slack-people.json"),
        "list of feeds": _read(take_xml, "list.opml"),
        "feed": [
            *_read(take_xml, *_FEEDS),
            *_read(_JSON, "bell.json", "molly.json", "feed.json"),
        ],
        "pdf": [*_make(take_pdf, samples.PDF, samples.PDF), *_read(take_pdf, "tower.pdf")],
        "rtf": _read(take_rtf, "bell.rtf", "panaderia.rtf", "all.rtf"),
        "epub": [*_pack("epub"), *_read(take_zip, "ledger.epub")],
        "odt": [
            *_pack("odt", "odp"),
            *_read(take_zip, "marais.odt"),
            *_read(take_xml, "flat.fodt"),
        ],
        "docx": [*_pack("docx"), *_read(take_zip, "werkstatt.docx")],
        "pptx": [*_pack("pptx"), *_read(take_zip, "seawall.pptx")],
        "fb2": [*_make(take_zip, samples.FB2_IN_ZIP), *_read(take_xml, "all.fb2", "kanatka.fb2")],
        "archive": [*_make(take_zip, samples.ZIP), *_make(take_tar, samples.TAR)],
        "export of a wiki": _read(_DUMP, "dump.xml", "dump-of-one.xml"),
        "article in XML": _read(take_xml, "tei.xml", "docbook.xml", "nitf.xml", "noria.xml"),
        "law in XML": _read(take_xml, "bylaw.xml"),
        "XML": _read(take_xml, "play.xml"),
        "set of PubMed": _read(take_xml, "pubmed.xml", "pubmed-of-one.xml"),
        "patent": _read(take_xml, "patent.xml", "patent-old.xml", "patent-european.xml"),
        "MEDLINE": [
            *_read(take_marked("medline"), "medline.nbib"),
            *_make(take_marked("medline"), samples.MEDLINE_OF_TWO),
        ],
        "mail": [*_read(take_mail, *_MAILS), *_read(take_mbox, "box.mbox", "valley.mbox")],
        "message of Outlook": _make(take_outlook, samples.OUTLOOK, samples.OUTLOOK_PAGE),
        "html": _read(take_html, *_PAGES),
        "notebook": _read(_JSON, "bell-notebook.json", "notebook.json", "bread.ipynb"),
        "subtitles": _read(_SUBTITLES, "all.srt", "rolling.vtt", "accordeon.srt"),
        "transcript": _read(
            _JSON, "whisper.json", "whisper-cpp.json", "chunks.json", "podcast.json"
        ),
        "chat of Slack": _read(_JSON, "slack.json"),
        "chat of a messenger": _read(
            _JSON, "telegram.json", "messenger.json", "discord.json", "chatgpt.json"
        ),
        "page of Telegram": _read(take_html, "telegram.html"),
        "chat of Discord": _read(_CHAT, "discord.txt"),
        "JSON": _read(_JSON, "posts.json", "answer.json"),
        "chat": _read(_CHAT, "whatsapp.txt", "iphone.txt", "irc.txt"),
        "manual page": _read(take_marked("manual page"), "mill.1"),
        "typst": _read(take_marked("typst"), "mill.typ"),
        "latex": _read_marked("latex", "all.tex", "gletscher.tex"),
        "org": _read_marked("org", "all.org", "mushrooms.org"),
        "wikitext": _read_marked("wikitext", "all.wiki", "reloj.wiki"),
        "asciidoc": _read_marked("asciidoc", "all.adoc", "windphone.adoc"),
        "rst": _read_marked("rst", "all.rst", "ropeway.rst"),
        "markdown": _read(take_marked("markdown"), "all.md", "lathe.md", "bees.md"),
        "text": _read(take_marked("text"), "plain.txt", "tide.txt", "pages.txt", "japanese.txt"),
        "sheets": _make(take_zip, samples.WORKBOOK),
        "parquet": _make(take_parquet, samples.PARQUET),
        "warc": _make(take_warc, samples.WARC),
        "table": _read(take_table, "rows.csv", "rows.tsv"),
        "lines": [*_read(_LINES, "rows.jsonl"), *_make(_LINES, read_file("rows.jsonl"))],
        "array": _read(_JSON, "rows.json"),
    }


@cache
def list_places(kind: str, number: int) -> Mapping[str, Sequence[Place]]:
    """Return the places of a sample by their names, in their order."""
    sample = list_samples()[kind][number]
    places: dict[str, list[Place]] = {}
    for place in sample.take(sample.data):
        places.setdefault(place.name, []).append(place)
    return places
