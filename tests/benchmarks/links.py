"""Count the links of articles that the Markdown of a page keeps, and those that are not theirs.

An article's own link stands in a line of the gold text, most of which is no link: gold texts also
have "Read more" and lists of other articles, which we remove.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from markdown_it import MarkdownIt

from summarize import SummarizeError, extract_article, summarize
from summarize.render.markdown import render_markdown_page
from tests.benchmarks.measures import Row, read_sets
from tests.benchmarks.structure import squeeze

_LINES = ("p", "li", "dt", "dd", "td", "th", "h2", "h3", "h4", "blockquote")
_LINKED = 0.5  # share of the letters of a line that are one link
_LEAST = 24  # letters of a line that the gold text holds, not by chance
_PARSER = MarkdownIt().enable("table")


class Link(NamedTuple):
    """A link on a line of text, both without white space and marks."""

    text: str
    address: str
    line: str


def measure_links(folder: str, chosen: str, count: int | None = None) -> Iterator[Row]:
    """Count the links in lines that the gold text has, those kept, and those in no such line."""
    yield ("links", "pages", "gold", "kept", "share", "written", "elsewhere")
    for name, rows in read_sets(folder, "pages", chosen):
        total: Counter[str] = Counter()
        pages = 0
        for row in rows:
            counts = count_links(row["html"], row.get("url") or "", row["text"])
            total += counts
            pages += counts["gold"] > 0
            if pages == count:
                break
        share = f"{total['kept'] / max(1, total['gold']):.3f}"
        numbers = (total[kind] for kind in ("gold", "kept"))
        yield (
            name,
            str(pages),
            *map(str, numbers),
            share,
            str(total["written"]),
            str(total["elsewhere"]),
        )


def count_links(page: str, url: str, gold: str) -> Counter[str]:
    """Count the links of a page in lines of its gold text, and what we write of them."""
    text = squeeze(gold)
    own = {
        link
        for link in read_links(page, url)
        if len(link.line) >= _LEAST
        and len(link.text) < _LINKED * len(link.line)
        and link.line in text
    }
    written = list(read_written(page, url))
    left = Counter((link.text, link.address) for link in written)
    kept = Counter((link.text, link.address) for link in own) & left
    elsewhere = [k for k in written if k.line not in text and k.text not in text]
    return Counter(gold=len(own), kept=kept.total(), written=len(written), elsewhere=len(elsewhere))


def read_links(page: str, url: str) -> Iterator[Link]:
    """Yield the links of a page, each with its line."""
    from lxml import html

    tree: Any = html.fromstring(
        page.encode(errors="replace"), parser=html.HTMLParser(encoding="utf-8")
    )
    base = urljoin(url, next((b.get("href") for b in tree.iter("base") if b.get("href")), ""))
    for element in tree.iter("a"):
        line = next(element.iterancestors(*_LINES), None)
        text, address = squeeze(element.text_content()), fold_address(element.get("href"), base)
        if address.partition("#")[0].rstrip("/") in ("", fold_address(url, "")):  # within the page
            continue
        if line is not None and text and address:
            yield Link(text, address, squeeze(line.text_content()))


def read_written(page: str, url: str) -> Iterator[Link]:
    """Yield the links that our Markdown of a page has."""
    try:
        article = extract_article(page.encode(errors="replace"), url=url or None)
    except SummarizeError:
        return
    for token in _PARSER.parse(render_markdown_page(summarize(article))):
        children = token.children or ()
        line = squeeze("".join(child.content for child in children if child.type != "html_inline"))
        open_ = ""
        parts: list[str] = []
        for child in children:
            if child.type == "link_open":
                open_, parts = str(child.attrs["href"]), []
            elif child.type == "link_close":
                yield Link(squeeze("".join(parts)), fold_address(open_, ""), line)
            elif child.type in ("text", "code_inline"):
                parts.append(child.content)


def fold_address(address: str | None, base: str) -> str:
    """Make an address absolute and drop what says nothing; "" for another scheme."""
    from urllib.parse import unquote

    try:
        full = urlsplit(urljoin(base, "".join((address or "").split())))
    except ValueError:
        return ""
    known = full.scheme in ("http", "https", "mailto") and address
    return unquote(full.geturl()).rstrip("/#") if known else ""
