"""Read signs of the type of a page: article, listing, home page, log-in page."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.language.control_characters import one_line
from summarize.language.words import estimate_words
from summarize.models import Block, Signs
from summarize.notices.no_article import count_headlines, count_prose
from summarize.readers.html.metadata.site import unwrap_archive

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROOT = re.compile(r"https?://[^/?#]+(?:/(?:(?:index|home|default)\.\w{2,5})?)?")
# Classes that WordPress and others give home pages, archives and search results.
_LISTING = re.compile(r"(?:^|\s)(?:home|archive|search-results)(?:\s|$)")
_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"')
_COLLECTION = re.compile(r'"@type"\s*:\s*\[?\s*"CollectionPage"')
_KINDS = ("article", "articles", "news", "blog")  # of og:type
_HEADLINE = 5  # words of an article's headline, at least
_LONGEST = 500  # characters of a title: each part of it is compared with all phrases


def read_signs(tree: "HtmlElement", url: str | None) -> Signs:
    """Read the signs in the head and the forms of a page."""
    pairs = [(meta.get("property"), meta.get("content") or "") for meta in tree.iter("meta")]
    metas = dict(pairs)
    kinds = tuple(text.strip().casefold() for name, text in pairs if name == "og:type")
    kind = kinds[-1] if kinds else ""
    data = [s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or "")]
    article = kind.endswith(_KINDS) or any(map(_ARTICLE.search, data))
    collection = not article and any(map(_COLLECTION.search, data))
    canonical = (e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical")
    # og:url comes last: some sites give their home page there in every article.
    address = unwrap_archive((url or next(canonical, "") or metas.get("og:url", "")).strip())
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


def add_blocks(signs: Signs | None, blocks: Sequence[Block]) -> Signs | None:
    """Add the signs in the blocks of a page."""
    if signs is None:
        return None
    return signs._replace(
        article=signs.article or any(_is_headline(block, signs.titles[0]) for block in blocks),
        headlines=count_headlines(blocks),
        prose=count_prose(blocks),
    )


def _is_headline(block: Block, title: str) -> bool:
    """Check whether a block is the headline of an article: a heading that is in the title, too."""
    if block.kind != "heading" or block.links:
        return False
    short, long = sorted((block.text.replace(" ", ""), title.replace(" ", "")), key=len)
    return short in long and min(map(estimate_words, (block.text, title))) >= _HEADLINE


def _list_titles(tree: "HtmlElement") -> tuple[str, ...]:
    """List the title of a page, and its headline if it has only one."""
    title = next((one_line(e.text_content())[:_LONGEST] for e in tree.iter("title")), "")
    heads = {one_line(e.text_content())[:_LONGEST] for e in tree.iter("h1")}
    return (title, *(heads if len(heads) == 1 else ()))
