"""Read signs of the type of a page: article, listing, home page, log-in page."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarize.language.control_characters import one_line
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block, Outline, Signs
from summarize.notices.class_names import LISTING
from summarize.notices.page_traits import count_headlines, count_prose
from summarize.readers.html.blocks import Page
from summarize.readers.html.metadata.site import unwrap_archive

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROOT = re.compile(r"https?://[^/?#]+(?:/(?:(?:index|home|default)\.\w{2,5})?)?")
_ARTICLE = compile_late(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"')
_COLLECTION = compile_late(r'"@type"\s*:\s*\[?\s*"CollectionPage"')
_PRODUCT = compile_late(r'"@type"\s*:\s*\[?\s*"(?:Individual)?Product(?:Group|Model)?"')
_OFFER = compile_late(r'"(?:offers|price|lowPrice|hasVariant)"\s*:')
_PRICES = ("product:price:amount", "og:price:amount")
_KINDS = ("article", "articles", "news", "blog")  # of og:type
_FILLED = frozenset(("text", "email", "tel", "number", "checkbox", "radio", "date", "search"))
_TOGGLES = ("checkbox", "radio")
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
    fields = _list_fields(tree)
    counts = Counter(element.tag for element in tree.iter("img", "select", "textarea"))
    filled = sum(kind in _FILLED for kind in fields) + counts["select"] + counts["textarea"]
    return Signs(
        titles=_list_titles(tree),
        article=article,
        listing=root or collection or LISTING.search(classes) is not None,
        password="password" in fields,
        kinds=kinds,
        address=address,
        dated="article:published_time" in metas or any('"datePublished"' in d for d in data),
        sells=not article and _sells(tree, metas, data),
        fields=filled,
        pictures=counts["img"],
    )


def _sells(tree: "HtmlElement", metas: Mapping[str | None, str], data: Sequence[str]) -> bool:
    """Check whether a page declares one product with its price; a category declares more."""
    if any(name in metas for name in _PRICES):
        return True
    declared = [text for text in data if _PRODUCT.search(text)]
    if declared:
        return any(map(_OFFER.search, declared))
    goods = [e for e in tree.iter() if (e.get("itemtype") or "").endswith("schema.org/Product")]
    return len(goods) == 1 and any(e.get("itemprop") == "price" for e in goods[0].iter())


def add_blocks(signs: Signs | None, page: Page) -> Signs | None:
    """Add the signs in the blocks of a page."""
    if signs is None:
        return None
    blocks = page.blocks
    return signs._replace(
        article=signs.article or any(_is_headline(block, signs.titles[0]) for block in blocks),
        headlines=count_headlines(blocks),
        prose=count_prose(blocks),
        outline=Outline(tuple(blocks), tuple(page.places), tuple(page.frames)),
    )


def _is_headline(block: Block, title: str) -> bool:
    """Check whether a block is the headline of an article: a heading that is in the title, too."""
    if block.kind != "heading" or block.links:
        return False
    short, long = sorted((block.text.replace(" ", ""), title.replace(" ", "")), key=len)
    return short in long and min(map(estimate_words, (block.text, title))) >= _HEADLINE


def _list_fields(tree: "HtmlElement") -> list[str]:
    """List the types of the inputs; radio buttons of one name are one.

    Style sheets open menus by check boxes without a name, which no form sends.
    """
    fields, groups = list[str](), set[str]()
    for field in tree.iter("input"):
        kind, name = (field.get("type") or "text").lower(), field.get("name") or ""
        if kind in _TOGGLES and (not name or (kind == "radio" and name in groups)):
            continue
        fields.append(kind)
        groups.add(name)
    return fields


def _list_titles(tree: "HtmlElement") -> tuple[str, ...]:
    """List the title of a page, and its headline if it has only one."""
    title = next((one_line(e.text_content())[:_LONGEST] for e in tree.iter("title")), "")
    heads = {one_line(e.text_content())[:_LONGEST] for e in tree.iter("h1")}
    return (title, *(heads if len(heads) == 1 else ()))
