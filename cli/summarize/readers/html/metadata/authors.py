"""Find the authors of a page: those it declares, else those of its bylines."""

from collections.abc import Container, Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml.etree import XPath

from summarize.language.control_characters import one_line
from summarize.models import Provenance
from summarize.notices.class_names import (
    AUTHOR_NAME,
    AUTHORS,
    BY_AUTHOR,
    ELSEWHERE,
    NO_NAME,
    is_unseen,
    read_names,
)
from summarize.numbers import unescape
from summarize.readers.html.metadata.people import (
    drop_opening,
    is_account,
    is_opening,
    list_people,
    names_something,
)
from summarize.readers.html.metadata.structured_data import (
    NO_ARTICLE,
    Node,
    index_nodes,
    list_kinds,
    list_names,
)
from summarize.readers.html.metadata.visible_bylines import find_headline_byline
from summarize.readers.html.metadata.visible_dates import HeadlineLines

if TYPE_CHECKING:
    from lxml.etree import _Element

# With one person each.
_PAPERS = ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.aut")
_NAMED = (
    *(
        "author",
        "article:author",
        "authors",
        "parsely-author",
        "sailthru.author",
        "byl",
        "article:author_name",
    ),
    *("og:author", "og:article:author", "atc-metaauthor", "creator", "rbauthors", "dcsext.author"),
    *("dc:creator", "shareaholic:article_author_name", "citation_authors"),
)
_WRITTEN_BY = (
    *("written by", "author", "posted by", "geschrieben von", "verfasst von", "écrit par"),
    *("escrito por", "scritto da", "автор", "geschreven door", "作者", "napisane przez"),
)
# Posts are written by accounts.
_POSTS = frozenset(("DiscussionForumPosting", "SocialMediaPosting", "Question"))
# One pass in C takes a third of the time of patterns, and half of that of tests that each name the
# attribute again, which libxml2 copies.
_FIND = XPath(
    "//*[@rel='author' or @itemprop[contains(.,'author')] or @data-testid[contains(.,'uthor')]"
    " or @id[contains(.,'uthor') or contains(.,'bianji')]"
    " or @class[contains(.,'uthor') or contains(.,'yline') or contains(.,'osted-by')"
    " or contains(.,'autor') or contains(.,'auteur') or contains(concat(' ',.,' '),' fn ')"
    " or contains(.,'riter') or contains(.,'zuozhe') or contains(.,'bianji')]]"
)
_SKIPPED = frozenset(
    ("time", "script", "style", "noscript", "template", "figure", "button", "svg", "dl", "dt", "dd")
)
_MARKED_NAME = XPath(".//*[@itemprop='name'][not(self::meta or self::link)]")
_MOST_LOOKED_AT = 60  # each post of a thread has one
_MOST_CHARACTERS = 120  # of a byline


class Authors(NamedTuple):
    """The authors of a page, and the source of their names."""

    names: tuple[str, ...] = ()
    source: Provenance | None = None


class _Byline(NamedTuple):
    """The texts of a byline, and whether it is marked up as a name."""

    texts: list[str]
    marked: bool


def find_authors(
    tree: Any,
    metas: dict[str, list[str]],
    nodes: Sequence[Node],
    around: HeadlineLines,
    *,
    japanese: bool,
) -> Authors:
    """Find the authors that a page declares, or else those that its bylines name.

    A line ``around`` the headline that opens with "By" is better than any declared name: often that
    is the name of whoever put the page in. On ``japanese`` pages, names need no known surname.
    """
    alone = True  # names of one word count unless a better source has any text
    declared = Authors()
    for source, lines in _list_declared(metas, nodes):
        lines = [one_line(unescape(line)) for line in lines]
        people = list_people(lines, alone=alone, japanese=japanese)
        if people:
            declared = Authors(people, source)
            break
        alone = alone and not any(map(names_something, lines))
    beside = find_headline_byline(around)
    if beside and beside.sure and not set(beside.names) <= set(declared.names):
        return Authors(beside.names, "byline")
    if declared.names:
        return declared
    if post := _list_post_authors(nodes):
        return Authors(post, "json-ld")
    bylines = list(_find_bylines(tree))
    names = _read_bylines(bylines, japanese=japanese) or (beside.names if beside else ())
    account = None if names else _find_account(bylines)
    names = names or tuple(filter(None, (account,)))
    return Authors(names, "byline") if names else Authors()


def _read_bylines(bylines: Sequence[_Byline], *, japanese: bool) -> tuple[str, ...]:
    """List the people in the first byline that names some."""
    for texts, marked in bylines:
        for lines in (texts, [" ".join(texts)]):
            if people := list_people(lines, sure=False, alone=marked, japanese=japanese):
                return people
        if names_something(" ".join(texts)):
            break  # the next byline is that of another article
    return ()


def _find_account(bylines: Sequence[_Byline]) -> str | None:
    """Find the account in the first byline that is marked up as a name: "flerche", "Ann.Lee"."""
    for texts, marked in bylines:
        if not marked:
            break
        lines = list(map(drop_opening, texts))
        if len(lines) == 1 and is_account(lines[0]):
            return lines[0]
        if any(map(names_something, texts)):
            break
    return None


def _list_declared(
    metas: dict[str, list[str]], nodes: Sequence[Node]
) -> Iterator[tuple[Provenance, list[str]]]:
    """Yield the lines that name authors, one list for each source, the best source first."""
    yield from (("meta", metas[name]) for name in _PAPERS if name in metas)
    yield from (("json-ld", names) for names in _list_json_authors(nodes))
    yield from (("meta", metas[name]) for name in _NAMED if name in metas)
    for number in "123":
        label = "".join(metas.get(f"twitter:label{number}", ()))
        if label.strip(" :").lower() in _WRITTEN_BY:
            yield "meta", metas.get(f"twitter:data{number}", [])


def _list_json_authors(nodes: Sequence[Node]) -> Iterator[list[str]]:
    """Yield the names of the authors of the first article in JSON-LD, field by field."""
    named = index_nodes(nodes)
    for node in nodes:
        if NO_ARTICLE.isdisjoint(list_kinds(node)):
            for key in ("author", "creator"):
                yield list(_list_names(node.get(key), named))


def _list_post_authors(nodes: Sequence[Node]) -> tuple[str, ...]:
    """List the account that wrote the first post of a thread, by JSON-LD."""
    for node in nodes:
        if _POSTS & set(list_kinds(node)):
            return tuple(_list_names(node.get("author"), {}))[:1]
    return ()


def _list_names(author: Any, named: dict[str, Any]) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            if "name" not in one and isinstance(one.get("@id"), str):
                one = named.get(one["@id"], one)
            if "Organization" not in " ".join(list_kinds(one)) or "Person" in list_kinds(one):
                yield from list_names(one)


def _find_bylines(tree: "_Element") -> Iterator[_Byline]:
    """Yield the bylines, those marked up as names first."""
    found: tuple[list[_Element], ...] = ([], [], [])
    own = {above for heading in tree.iter("h1") for above in heading.iterancestors()}
    for element in _FIND(tree)[:_MOST_LOOKED_AT]:
        if element.tag in ("meta", "link", "input", "img") or _is_elsewhere(element, own):
            continue
        kinds = element.get("class") or ""
        named = element.get("rel") == "author" or "author" in (element.get("itemprop") or "")
        tier = 0 if named or AUTHOR_NAME.search(kinds) else 1 if AUTHORS & set(kinds.split()) else 2
        found[tier].append(element)
    listed: set[_Element] = set()  # with the one beside which they stand
    for sure, elements in zip((True, False, False), found, strict=True):
        for element in elements:
            if element in listed:
                continue
            alike = _list_alike(element)
            listed.update(alike)
            texts = [text for one in alike for text in _list_lines(one)]
            if texts and sum(map(len, texts)) <= _MOST_CHARACTERS:
                yield _Byline(texts, sure)


def _list_alike(element: "_Element") -> list["_Element"]:
    """List an element and those beside it with the same name: one for each of several authors."""
    above, kinds = element.getparent(), (element.get("class") or "").split()[:1]
    if above is None or element.tag not in ("span", "a") or not BY_AUTHOR.search("".join(kinds)):
        return [element]
    alike = (one for one in above if (one.get("class") or "").split()[:1] == kinds)
    return list(islice(alike, _MOST_LOOKED_AT))


def _is_elsewhere(element: "_Element", own: Container["_Element"]) -> bool:
    """Check whether an element belongs to a comment, another article or a picture.

    It does not where it shares an element with the headline: ``own`` are those around headlines.
    """
    if _names_other(element) or NO_NAME.search(element.get("class") or ""):
        return True
    around = element.iterancestors()
    inner = takewhile(lambda above: above not in own and above.tag != "body", around)
    return any(map(_names_other, inner))


def _names_other(element: "_Element") -> bool:
    return ELSEWHERE.search(read_names(element)) is not None


def _list_lines(element: "_Element") -> list[str]:
    """List the texts in an element: those marked up as names, or else all but fields."""
    texts = [text for one in _MARKED_NAME(element) or [element] for text in _list_texts(one)]
    lines = list(filter(None, (" ".join(text.split()) for text in texts)))
    labels = [line.endswith(":") and not is_opening(line) for line in lines]
    return [
        line
        for number, line in enumerate(lines)
        if not labels[number] and not (number and labels[number - 1])
    ]


def _list_texts(element: "_Element") -> Iterator[str]:
    if element.tag in _SKIPPED or not isinstance(element.tag, str):
        return
    if is_unseen(element.get("class") or ""):
        return
    yield element.text or ""
    for child in element:
        yield from _list_texts(child)
        yield child.tail or ""
