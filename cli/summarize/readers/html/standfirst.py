"""Find the standfirst: the summary below a headline that the page declares as its description."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.language.control_characters import one_line
from summarize.language.normalization import squeeze
from summarize.language.titles import is_title
from summarize.models import Block
from summarize.notices.frames import list_path
from summarize.readers.html.blocks import Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMES = ("description", "og:description", "twitter:description")
_KINDS = ("paragraph", "quote", "heading")
_LEAST = 40  # letters; fewer are a motto
# Letters in a run, and the share of runs that a standfirst and a description have in common: an
# editor changes a word or two. Of 75 blocks that do, 65 stand in gold texts; of 11 that only this
# rule keeps, all are standfirsts.
_RUN, _ALIKE = 3, 0.6
_COMPARED = 200  # letters
_MOST = 2_000  # letters of a description
_MANY = 5  # descriptions
_NEAR = 10  # blocks below the headline: a byline, a date and buttons may come first
_LINKED = 0.3  # share of links from which a block leads elsewhere


def read_descriptions(tree: "HtmlElement") -> tuple[str, ...]:
    """Read the descriptions in the head of a page, squeezed; short ones are left out."""
    found = (
        squeeze((meta.get("content") or "")[:_MOST])
        for meta in tree.iter("meta")
        if (meta.get("name") or meta.get("property") or "").lower() in _NAMES
    )
    return tuple(dict.fromkeys(text for text in found if len(text) >= _LEAST))[:_MANY]


def read_description(tree: "HtmlElement") -> list[str]:
    """Read the lines of the longest description in the head of a page."""
    texts = [
        (meta.get("content") or "")[:_MOST]
        for meta in tree.iter("meta")
        if (meta.get("name") or meta.get("property") or "").lower() in _NAMES
    ]
    lines = map(one_line, max(texts, key=len, default="").splitlines())
    return [line for line in lines if line]


def mark_standfirst(
    page: Page, extracted: Sequence[bool], descriptions: Sequence[str], title: str | None
) -> Page:
    """Mark the first block below the headline that says the description of its page.

    A page without a visible headline may have it right above the extracted text.
    """
    if not descriptions:
        return page
    near = _list_near(page.blocks, extracted, title)
    found = next((i for i in near if _may_be(page, i, descriptions)), None)
    return page if found is None else page._replace(declared=page.declared | {found})


def _list_near(
    blocks: Sequence[Block], extracted: Sequence[bool], title: str | None
) -> Iterator[int]:
    """Yield the numbers of the blocks right below the headline, or else above extracted ones."""
    heads = [
        i
        for i, block in enumerate(blocks)
        if block.kind == "heading" and is_title(block.text, title)
    ]
    if not heads and True in extracted:
        first = extracted.index(True)
        yield from range(max(0, first - _NEAR), first + 1)
    for head in heads:
        yield from range(head + 1, min(len(blocks), head + 1 + _NEAR))


def _may_be(page: Page, number: int, descriptions: Sequence[str]) -> bool:
    block = page.blocks[number]
    if block.kind not in _KINDS or block.links >= _LINKED or len(block.text) < _LEAST:
        return False
    text = squeeze(block.text[: 2 * _COMPARED])
    if not any(_agree(text, description) for description in descriptions):
        return False
    around = [page.frames[i] for i in list_path(page.frames, page.places[number])]
    return not any(frame.hidden for frame in around)


def _agree(text: str, description: str) -> bool:
    """Check whether one of two squeezed texts is much like the start of the other."""
    size = min(len(text), len(description), _COMPARED)
    ours, theirs = _list_runs(text[:size]), _list_runs(description[:size])
    return size >= _LEAST and len(ours & theirs) >= _ALIKE * len(ours | theirs)


def _list_runs(text: str) -> set[str]:
    return {text[i : i + _RUN] for i in range(len(text) - _RUN + 1)}
