"""Read what a page says that it is: its titles, its kind, whether it asks for a password."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.language.characters import one_line
from summarize.language.words import estimate_words
from summarize.models import Block, Signs
from summarize.notices.no_article import count_headlines, count_prose
from summarize.readers.html.metadata.site import unwrap_archive

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROOT = re.compile(r"https?://[^/?#]+(?:/(?:(?:index|home|default)\.\w{2,5})?)?")
# What WordPress and others call the body of a home page, of a tag and of what was found.
_LISTING = re.compile(r"(?:^|\s)(?:home|archive|search-results)(?:\s|$)")
_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"')
_COLLECTION = re.compile(r'"@type"\s*:\s*\[?\s*"CollectionPage"')
_KINDS = ("article", "articles", "news", "blog")  # of og:type
_HEADLINE = 5  # words of one that an article has
_LONGEST = 500  # characters of a title that are read: each part of it is compared with all phrases


def read_signs(tree: "HtmlElement", url: str | None) -> Signs:
    """Return what the head and the forms of a page say of it."""
    pairs = [(meta.get("property"), meta.get("content") or "") for meta in tree.iter("meta")]
    said = dict(pairs)
    kinds = tuple(text.strip().casefold() for name, text in pairs if name == "og:type")
    kind = kinds[-1] if kinds else ""
    data = [s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or "")]
    article = kind.endswith(_KINDS) or any(map(_ARTICLE.search, data))
    collection = not article and any(map(_COLLECTION.search, data))
    canonical = (e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical")
    # og:url is the last that counts: some sites name their first page there in every article.
    address = unwrap_archive((url or next(canonical, "") or said.get("og:url", "")).strip())
    root = _ROOT.fullmatch(address) is not None and not kind.endswith("article")
    classes = " ".join(body.get("class") or "" for body in tree.iter("body"))
    fields = [field.get("type") or "" for field in tree.iter("input")]
    return Signs(
        titles=_list_titles(tree),
        article=article,
        listing=root or collection or _LISTING.search(classes) is not None,
        password="password" in map(str.lower, fields),
        kinds=kinds,
    )


def add_lines(signs: Signs | None, blocks: Sequence[Block]) -> Signs | None:
    """Return the signs with what the blocks of the page add to them."""
    if signs is None:
        return None
    return signs._replace(
        article=signs.article or any(_is_headline(block, signs.titles[0]) for block in blocks),
        headlines=count_headlines(blocks),
        prose=count_prose(blocks),
    )


def _is_headline(block: Block, title: str) -> bool:
    """Tell whether a block is the headline of an article: a heading that the title has, too."""
    if block.kind != "heading" or block.links:
        return False
    short, long = sorted((block.text.replace(" ", ""), title.replace(" ", "")), key=len)
    return short in long and min(map(estimate_words, (block.text, title))) >= _HEADLINE


def _list_titles(tree: "HtmlElement") -> tuple[str, ...]:
    """Return the title of a page, and its headline if it has only one."""
    title = next((one_line(e.text_content())[:_LONGEST] for e in tree.iter("title")), "")
    heads = {one_line(e.text_content())[:_LONGEST] for e in tree.iter("h1")}
    return (title, *(heads if len(heads) == 1 else ()))
