"""Find the article in a page."""

import logging
import warnings
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import compress, islice
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import iterwalk, strip_elements

from summarize.errors import NoArticleError, NoteWarning
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Layout, Place, Signs
from summarize.notices.no_article import explain_refusal
from summarize.readers.html.article_body import mark_body, read_body
from summarize.readers.html.blocks import Page, list_blocks
from summarize.readers.html.charset import encode_page
from summarize.readers.html.extraction import (
    LEAST_COVERED,
    extract_body,
    find_blocks,
    is_doubtful,
    is_other_text,
    list_all_candidates,
    list_candidates,
    read_lines,
)
from summarize.readers.html.hidden import find_hidden
from summarize.readers.html.limits import check_elements, limit_tags
from summarize.readers.html.metadata.metadata import read_metadata
from summarize.readers.html.metadata.signs import add_blocks, read_signs
from summarize.readers.html.metadata.structured_data import Node, list_nodes, read_json_ld
from summarize.readers.html.metadata.title import (
    Titles,
    choose_title,
    drop_title,
    trace_title,
)
from summarize.readers.html.metadata.visible_dates import shows_day_near, write_instants
from summarize.readers.html.standfirst import (
    mark_standfirst,
    read_description,
    read_descriptions,
)
from summarize.readers.html.threads.posts import may_hold_posts, read_posts
from summarize.readers.html.tree import drop_elements, drop_trees, load_page, unwrap_phrases

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

# The logs of these libraries are for their developers; without a handler they reach stderr.
for _library in ("htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# trafilatura drops these, too, but only after several passes over the page: dropped first, it takes
# 6.2 ms instead of 9.4, and finds the same text on all of 226 pages.
_MEDIA = "audio canvas iframe input noscript object option style svg video".split()
_BOILERPLATE = "aside button dialog footer label menu nav select textarea".split()
# References to characters that no page may hold; with one of them, trafilatura finds nothing.
_CONTROL = compile_late(
    rb"&#(?:0{0,5}(?:[0-8]|1[124-9]|2[0-9]|3[01]|127|6553[45])(?![0-9])"
    rb"|[xX]0{0,5}(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[fF]{3}[eEfF])(?![0-9a-fA-F]));?"
)
# A saved page may hold megabytes of pictures, which would be searched for a date.
_PICTURE = compile_late(rb"(data:(?<=[\"'(=]data:)[\w/.+-]{1,60};base64,)[\w+/=]{1000,}")
# A frame of a counter that lacks its end, and would take all up to the next one as its text.
_OPEN_FRAME = compile_late(rb"<iframe\b[^<>]{0,2000}>\s{0,200}(?=</noscript)")
_SOURCE_LINE, _SOURCE_LINES = b"line-content", ".//td[@class='line-content']"
_NOTHING_KNOWN = Draft((), form="page")
_PICTURES = ("picture", "source")  # whose images the blocks of an article name
_USELESS = ("link", "meta", "time", *_PICTURES)  # for an extractor
_INVISIBLE = frozenset(("script", "style", "head", "noscript", "template"))
_MANY = 10_000  # blocks; the slow setting takes 2 s more for them
_LITTLE = 250  # visible characters, below which the text may be in the scripts


class _Declared(NamedTuple):
    """The texts that a page declares for machines, squeezed."""

    descriptions: Sequence[str]
    body: str  # of its article; "" if it declares none

    def mark(self, page: Page, extracted: Sequence[bool], title: str | None) -> Page:
        """Mark the blocks of a page that are its standfirst, and those of its declared text."""
        return mark_body(mark_standfirst(page, extracted, self.descriptions, title), self.body)


def read_page(data: bytes, url: str | None) -> Draft:
    """Read the possible blocks of an article and its metadata; raise NoArticleError, InputError.

    The page comes as bytes, so that the charset it declares counts. If the extraction is doubtful,
    all blocks of the page are candidates, among which the notices choose.
    """
    check_elements(data)
    data = _clean_bytes(_open_source_view(encode_page(data)))
    tree = load_page(data)
    signs = read_signs(tree, url)  # before elements are dropped
    nodes = list_nodes(read_json_ld(tree))
    declared = _Declared(read_descriptions(tree), read_body(nodes))
    hidden = find_hidden(tree)
    drop_elements(tree, *_MEDIA)
    read = _read_metadata(tree, url, nodes)  # before more elements are dropped
    draft, titles = read or (_NOTHING_KNOWN, Titles())
    if read is None:
        tree = load_page(data)
        hidden = find_hidden(tree)
        drop_elements(tree, *_MEDIA)
    drop_trees(hidden)  # after metadata, which may be hidden
    drop_elements(tree, *_BOILERPLATE)
    page = list_blocks(tree)
    posts = _read_posts(data, signs) if may_hold_posts(data, page) else []
    if posts:
        title = choose_title(titles, (), draft.site, url)
        draft = _confirm_day(_set_title(draft, title, titles), posts[:1])
        if draft.author is None and posts[0].speaker:  # nobody else began it
            provenance = draft.provenance._replace(author="text")
            draft = replace(draft, author=posts[0].speaker, provenance=provenance)
        return replace(draft, blocks=tuple(posts), form="document")
    unwrap_phrases(tree)
    strip_elements(tree, *_USELESS, with_tail=False)
    headlines = [b.text for b in page.blocks if b.kind == "heading" and b.level == 1]
    lines = [block.text for block in page.blocks]
    title = choose_title(titles, headlines, draft.site, url, lines)
    draft = replace(_set_title(draft, title, titles), signs=signs)
    # The fast setting keeps as much of the article as the default one in 2/3 of its time; the
    # notices find the clutter that it lets through.
    body = extract_body(tree, page, fast=True)
    found, _ = find_blocks(page.blocks, body)
    page = declared.mark(page, found, draft.title)
    if is_doubtful(page.blocks, found):
        return _read_doubtful(draft, data, body, declared)
    return _complete_draft(draft, data, page, list_candidates(page, found), found, found)


def _read_posts(data: bytes, signs: Signs) -> list[Block]:
    """Read the posts of a thread from its whole page: times may stand in its footers."""
    tree = load_page(data)
    drop_trees(find_hidden(tree))
    drop_elements(tree, *_MEDIA, *_PICTURES)
    return read_posts(data, tree, article=signs.article)


def _open_source_view(data: bytes) -> bytes:
    """Return the page whose source a saved page shows, as browsers show it, or the data itself."""
    if _SOURCE_LINE not in data:
        return data
    lines = ["".join(cell.itertext()) for cell in load_page(data).iterfind(_SOURCE_LINES)]
    source = "\n".join(lines).strip()
    return source.encode() if source.startswith("<") else data


def _clean_bytes(data: bytes) -> bytes:
    """Remove large pictures, oversized tags and control characters from a page; close frames."""
    if b";base64," in data:
        data = _PICTURE.sub(rb"\1", data)
    if b"<iframe" in data:
        data = _OPEN_FRAME.sub(rb"\g<0></iframe>", data)
    data = limit_tags(data)
    return _CONTROL.sub(b"", data) if b"&#" in data else data


def read_whole_page(data: bytes, url: str | None) -> Draft:
    """Read all blocks of a page as if nothing had been extracted; for training."""
    tree = load_page(_CONTROL.sub(b"", limit_tags(encode_page(data))))
    signs = read_signs(tree, url)
    page = list_blocks(tree)
    found = [False] * len(page.blocks)
    nodes = list_nodes(read_json_ld(tree))
    draft, _ = _read_metadata(tree, url, nodes) or (_NOTHING_KNOWN, Titles())
    draft = replace(draft, signs=signs)
    return _complete_draft(draft, data, page, list_all_candidates(page.blocks, found), found, found)


def _read_metadata(
    tree: "HtmlElement", url: str | None, nodes: Sequence[Node]
) -> tuple[Draft, Titles] | None:
    """Read the metadata and the titles of a page.

    None if they can't be read, which spoils the tree.
    """
    try:
        return read_metadata(tree, url, nodes)
    except (AssertionError, TypeError, ValueError):  # an article may lack metadata
        return None


def _set_title(draft: Draft, title: str | None, titles: Titles) -> Draft:
    provenance = draft.provenance._replace(title=trace_title(title, titles))
    return replace(draft, title=title, provenance=provenance)


def _read_doubtful(
    draft: Draft, data: bytes, body: "_Element | None", declared: _Declared
) -> Draft:
    """Complete a draft with all candidates of its page, after a second extraction."""
    tree = load_page(data)
    if _count_visible(tree) < _LITTLE:
        # Imported here: few pages need it.
        from summarize.readers.html.script_data import read_scripts

        draft = _confirm_date(draft, data, ())
        if blocks := read_scripts(tree, draft.title):
            return replace(draft, blocks=tuple(blocks), form="text")
        if not any(_list_visible(tree)):
            why = "no article text found: the page shows none without its scripts"
            return _read_declared(draft, tree, why)
    drop_trees(find_hidden(tree))
    page = list_blocks(tree)
    unwrap_phrases(tree)
    more = extract_body(tree, page, fast=len(page.blocks) > _MANY)
    found, _ = find_blocks(page.blocks, body)
    page = declared.mark(page, found, draft.title)
    found_more, covered = find_blocks(page.blocks, more)
    lines = read_lines(more) if more is not None and covered < LEAST_COVERED else []
    if is_other_text(page.blocks, lines):
        page, found = Page(lines, [0] * len(lines), page.frames[:1]), [True] * len(lines)
        return _complete_draft(draft, data, page, range(len(lines)), found, found)
    either = [a or b for a, b in zip(found, found_more, strict=True)]
    chosen = list_all_candidates(page.blocks, either)
    if not chosen:
        return _read_declared(draft, tree, "no article text found")
    return _complete_draft(draft, data, page, chosen, found, found_more)


def _read_declared(draft: Draft, tree: "HtmlElement", why: str) -> Draft:
    """Read the description of a dated page that shows no text; raise NoArticleError for any other.

    Issue NoteWarning: a description is the start of a post or article.
    """
    signs, lines = draft.signs, read_description(tree)
    reason = explain_refusal(signs, why)
    dated = signs is not None and signs.dated and not signs.listing
    if reason != why or not dated or sum(map(len, lines)) < _LITTLE:
        raise NoArticleError(reason)
    message = "the page shows no text without its scripts: only its description is read"
    warnings.warn(message, NoteWarning, stacklevel=3)
    return replace(draft, blocks=tuple(map(Block, lines)), form="document")


def _count_visible(tree: "HtmlElement") -> int:
    """Count the characters that a browser without scripts shows, up to a limit."""
    return sum(map(len, islice(_list_visible(tree), _LITTLE)))


def _list_visible(tree: "HtmlElement") -> Iterator[str]:
    """Yield the texts that a browser without scripts shows; XPath would take quadratic time."""
    walker = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start" and element.tag in _INVISIBLE:
            walker.skip_subtree()
        else:
            text = (element.text if event == "start" else element.tail) or ""
            if text.strip():
                yield text.strip()


def _confirm_date(draft: Draft, data: bytes, texts: Collection[str]) -> Draft:
    """Drop a date that only the text of the page has, unless it stands near the extracted texts.

    Bylines stand in footers, asides and labels, too: the page is read with them. Without extracted
    texts, all of the page counts.
    """
    if draft.provenance.date != "text" or not draft.date:
        return draft
    tree = load_page(data)
    write_instants(tree, draft.date)
    for footer in tree.iter("footer"):
        if next(footer.iterancestors("article", "main"), None) is None:
            footer.tag = "nav"  # of the site, with the day of its last change
    drop_elements(tree, "nav", "menu", "dialog")
    blocks = list_blocks(tree).blocks
    places = [i for i, block in enumerate(blocks) if block.text in texts] or [0, len(blocks)]
    near = shows_day_near(blocks, draft.date, places[0], places[-1])
    return draft if near else _drop_date(draft)


def _confirm_day(draft: Draft, opening: Sequence[Block]) -> Draft:
    """Drop a date that only the text of a thread has, unless the line above its posts shows it.

    Of 30 such dates 7 were days on which somebody had joined, or of later posts.
    """
    if draft.provenance.date != "text" or not draft.date:
        return draft
    return draft if shows_day_near(opening, draft.date, 0, 0) else _drop_date(draft)


def _drop_date(draft: Draft) -> Draft:
    return replace(draft, date=None, provenance=draft.provenance._replace(date=None))


def _complete_draft(
    draft: Draft,
    data: bytes,
    page: Page,
    chosen: Sequence[int],
    found: Sequence[bool],
    more: Sequence[bool],
) -> Draft:
    """Complete a draft with the blocks of these numbers and their places in the page."""
    extracted = compress(page.blocks, found if any(found) else more)
    draft = _confirm_date(draft, data, {block.text for block in extracted})
    shown = draft.signs.titles[0] if draft.signs else ""
    if page.declared:
        chosen = sorted({*chosen, *page.declared})
    places = tuple(
        Place(page.places[i], found[i], more[i], i in page.declared, i in page.body, i)
        for i in chosen
    )
    blocks = tuple(drop_title([page.blocks[i] for i in chosen], shown))
    signs = add_blocks(draft.signs, page)
    layout = Layout(tuple(page.frames), places)
    return replace(
        draft,
        blocks=blocks,
        layout=layout,
        signs=signs,
    )
