"""Newsletters: the articles that a mail tells of, each below its linked heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import unquote

from summarize.language.addresses import name_host
from summarize.lazy import compile_late
from summarize.models import Block, Source
from summarize.readers.html.blocks import list_blocks
from summarize.readers.mail.content import Body, choose_bodies, read_content
from summarize.readers.mail.headers import name_sender, read_date
from summarize.readers.mail.html_body import load_html
from summarize.readers.mail.message import parse_mail
from summarize.readers.mail.newsletters import is_navigation, leads_elsewhere
from summarize.readers.metadata_fields import find_time

_FEWEST = 3  # sections of a newsletter; a letter may have a linked line or two
_HEADING = range(3, 31)  # words of a heading
_PROSE = 12  # words below a heading, or it is a button
_MOST = 0.5  # least share of the words of a mail that are below its headings
_TIME = compile_late(
    r"\s{0,9}\((?:[^\W\d_]{1,12} )?\d{1,3}[ -][^()\d]{2,20}\)$"
)  # "(4 minute read)"
_WRAPPED = compile_late(r"(?<=.)https?(?:://|%3A%2F%2F|:%2F%2F)[^\s]{4,2000}")
_END = compile_late(r"[/&?#]")


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    url: str
    texts: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)


def split_newsletter(data: bytes) -> list[Source]:
    """Split a mail into the articles below its linked headings; none for any other mail.

    An article is the text in the mail, with the address that its heading links to. A mail that has
    half of its words elsewhere is left as it is.
    """
    mail = parse_mail(data)
    blocks = [each for body in choose_bodies(read_content(mail)).bodies for each in _link(body)]
    sections = [one for one in _list_sections(blocks) if one.words >= _PROSE]
    words = sum(len(block.text.split()) for block, _ in blocks if not is_navigation(block))
    if len(sections) < _FEWEST or sum(one.words for one in sections) < _MOST * words:
        return []
    return [
        Source(
            "",
            "".join(["<body>", *(f"<p>{escape(t)}</p>" for t in section.texts)]).encode(),
            section.url,
            id=section.url,
            title=section.title,
            date=read_date(mail.field("Date")),
            time=find_time(mail.field("Date")),
            site=name_sender(mail.field("From")),
            alone=True,
        )
        for section in sections
    ]


def _link(body: Body) -> list[tuple[Block, str]]:
    """List the blocks of the HTML of a mail, with the address of those that are a link."""
    tree = load_html(body.html or "")
    if tree is None:
        return []
    links: dict[str, str] = {}
    for link in tree.iter("a"):
        links.setdefault(" ".join(link.text_content().split()), link.get("href") or "")
    return [
        (block, links.get(" ".join(block.text.split()), "")) for block in list_blocks(tree).blocks
    ]


def _list_sections(blocks: Sequence[tuple[Block, str]]) -> Iterator[_Section]:
    """Yield the linked headings, each with the texts below it, up to the next heading or link."""
    section: _Section | None = None
    for block, url in blocks:
        if _is_heading(block, url):
            yield from [section] if section else []
            section = _Section(_TIME.sub("", block.text), unwrap_address(url), ())
        elif section and block.kind != "heading" and not is_navigation(block):
            section = replace(section, texts=(*section.texts, block.text))
        elif section:
            yield section
            section = None
    yield from [section] if section else []


def _is_heading(block: Block, url: str) -> bool:
    words = len(block.text.split())
    web = url.startswith(("http://", "https://"))
    return web and words in _HEADING and not leads_elsewhere(block.text, linked=True)


def unwrap_address(url: str) -> str:
    """Find the address that one of a counter of clicks leads to, if it names it."""
    found = _WRAPPED.search(url)
    if found is None:
        return url
    inner = found[0]
    if "%2F" in inner:
        inner = unquote(_END.split(inner.replace("://", ":%2F%2F"), maxsplit=1)[0])
    return inner if name_host(inner) else url
