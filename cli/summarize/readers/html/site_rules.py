"""Rules of the user for the pages of a site: which elements hold the article, and which go."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from summarize.errors import UsageError
from summarize.extras import import_extra
from summarize.language.addresses import name_host
from summarize.language.control_characters import one_line
from summarize.models import Removed
from summarize.readers.html.charset import encode_page

_UTF8 = b"\xef\xbb\xbf"  # whatever charset the page declares
_REASON = "site rule"
_DATA = "application/ld+json"  # a script that says who wrote the article and when
_DECLARED = './/link[@rel="canonical"]/@href|.//meta[@property="og:url"]/@content'


class SiteRule(NamedTuple):
    """A rule for the pages of a host and of those below it, by CSS selectors."""

    host: str
    keep: str = ""  # those that hold the article; "" for the page as it is
    drop: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its table in the settings."""
        return f'[site."{self.host}"]'

    def matches(self, address: str | None) -> bool:
        """Check whether it is for the page at an address."""
        host = name_host(address)
        return host == self.host or host.endswith(f".{self.host}")


class Ruled(NamedTuple):
    """A page to which a rule was applied."""

    data: bytes
    removed: tuple[Removed, ...]  # the texts of the dropped elements
    explanation: str


def apply_rules(data: bytes, url: str | None, rules: Sequence[SiteRule]) -> Ruled | None:
    """Apply the rule for the address of a page, given or declared; None if there is no rule.

    Raise UsageError for a bad selector, and for one of the article that selects nothing.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring, tostring

    try:
        tree = document_fromstring(encode_page(data), parser=HTMLParser(encoding="utf-8"))
    except LxmlError:  # empty
        return None
    addresses = [url] if url else tree.xpath(_DECLARED)
    found = [rule for rule in rules if any(map(rule.matches, addresses))]
    if not found:
        return None
    rule = max(found, key=lambda rule: len(rule.host))  # of a host before that of its domain
    chosen = [element for one in rule.drop for element in _select(tree, one, rule, "drop")]
    dropped = _list_outermost(chosen)
    texts = [one_line(element.text_content()) for element in dropped]
    holders = _select(tree, rule.keep, rule, "keep") if rule.keep else []
    kept = _list_outermost(holders, set(dropped))
    if rule.keep and not kept:
        left = " that drop leaves" if dropped else ""
        raise UsageError(f"{rule.name} keep: {rule.keep!r} selects nothing in this page{left}")
    for element in dropped:
        element.drop_tree()
    if kept and tree.find("body") not in kept:
        _keep_only(tree, kept)
    keeps = f"keep {rule.keep!r}, " if kept else ""
    explanation = f"{rule.name} {keeps}drop {len(dropped):,}"
    removed = tuple(Removed(text, _REASON) for text in texts if text)
    return Ruled(_UTF8 + tostring(tree, encoding="utf-8"), removed, explanation)


def _select(tree: Any, selector: str, rule: SiteRule, key: str) -> list[Any]:
    """Select elements; raise UsageError for a selector that is none."""
    from lxml.etree import LxmlError

    package = import_extra("cssselect", "rules", "a rule for a site")
    try:
        path = package.HTMLTranslator().css_to_xpath(selector, prefix="descendant-or-self::")
        found = tree.xpath(path)
    except (package.SelectorError, LxmlError, ValueError) as error:
        message = f"{rule.name} {key}: {selector!r} is not a CSS selector: {error}"
        raise UsageError(message) from error
    return [element for element in found if element is not tree]


def _list_outermost(elements: Sequence[Any], gone: Collection[Any] = ()) -> list[Any]:
    """List elements, each once, that are within no other of them, and none that is gone."""
    outer = {*elements, *gone}
    left = dict.fromkeys(each for each in elements if each not in gone)
    return [element for element in left if outer.isdisjoint(element.iterancestors())]


def _keep_only(tree: Any, kept: Sequence[Any]) -> None:
    """Make elements the whole body of a page; its data about the article stays, too."""
    from lxml.etree import SubElement

    body = tree.find("body")
    body = SubElement(tree, "body") if body is None else body  # a page of frames has none
    data = [script for script in tree.iter("script") if script.get("type") == _DATA]
    body[:] = [*data, *kept]
    body.text = None
    for element in body:
        element.tail = None
