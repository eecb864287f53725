"""List whom a page names as its author where machines look: in meta elements and JSON-LD."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from summarize.readers.html.metadata.people import has_nobody

Node = dict[str, Any]  # an object of JSON-LD

_MARKED = "itemprop:author"
_OTHER = re.compile("comment|review", re.IGNORECASE)
# Those that name one person each come first.
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
    _MARKED,
)
_WRITTEN_BY = (
    *("written by", "author", "posted by", "geschrieben von", "verfasst von", "écrit par"),
    *("escrito por", "scritto da", "автор", "geschreven door", "作者", "napisane przez"),
)
# A post is by an account, of which nobody knows a better name.
_POSTS = frozenset(("DiscussionForumPosting", "SocialMediaPosting", "Question"))
# The names of most are in small letters, as those of nobody's are: "admin", "root".
_ACCOUNT = re.compile(r"[a-z][a-z\d_.-]{3,24}")
_ACCOUNTS = ("twitter:creator", "og:article:author", "article:author")
_SITES = frozenset(("WebSite", "NewsMediaOrganization"))
NO_ARTICLE = ("Person", "Organization", "Comment", "Answer", "Review", "Product", "ImageObject")
_MENUS = ("nav", "footer", "li", "aside")
_MENU = re.compile("nav|menu|foot|crumb|sidebar|tags", re.IGNORECASE)
_PROFILE = re.compile("author|user|profile|member|people|[@~]", re.IGNORECASE)
_LINE = 120  # characters around a link to who wrote
_DEEP = 6  # levels of JSON-LD that are looked through


def read_metas(tree: Any) -> dict[str, list[str]]:
    """Return what the meta elements with a name say, by their names in small letters."""
    said: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property")
        above = meta.getparent()
        if not name and above is not None and above.tag == "head":
            name = meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            said.setdefault(name.lower(), []).append(content)
    authors = {m.get("content") or "" for m in tree.iter("meta") if _marks_author(m)}
    if len(authors) == 1:  # of several, some are of other articles
        said[_MARKED] = list(authors)
    return said


def _marks_author(meta: Any) -> bool:
    """Tell whether a meta element amid the text names an author, not one who comments."""
    if meta.get("itemprop") != "author":
        return False
    return not any(_OTHER.search(above.get("itemprop") or "") for above in meta.iterancestors())


def list_nodes(data: Sequence[Any]) -> list[Node]:
    """Return the objects of JSON-LD, each before those inside it."""
    return [node for value in data for node in _walk(value, _DEEP)]


def list_declared(metas: dict[str, list[str]], nodes: Sequence[Node]) -> Iterator[list[str]]:
    """Yield the lines that name authors, source by source, the best first."""
    yield from (metas[name] for name in _PAPERS if name in metas)
    yield from list_json_authors(nodes)
    yield from (metas[name] for name in _NAMED if name in metas)
    for number in "123":
        label = "".join(metas.get(f"twitter:label{number}", ()))
        if label.strip(" :").lower() in _WRITTEN_BY:
            yield metas.get(f"twitter:data{number}", [])


def list_json_authors(nodes: Sequence[Node]) -> Iterator[list[str]]:
    """Yield the names of those by whom the first article of JSON-LD is, as each part has them."""
    named = _list_named(nodes)
    first = None
    for node in nodes:
        if any(kind in NO_ARTICLE for kind in list_kinds(node)):
            continue
        headline = node.get("headline")
        if first and headline and headline != first:
            return  # of another article
        first = first or headline
        for key in ("author", "creator"):
            yield list(_list_names(node.get(key), named))


def list_accounts(tree: Any, metas: dict[str, list[str]], nodes: Sequence[Node]) -> list[str]:
    """Return the account by which a post of a forum is, or that cites itself, or is named twice."""
    cited = metas.get("citation_author", [])
    if len(cited) == 1 and cited[0].isalnum():
        return cited
    named = metas.get("author", [""])[0]
    if _ACCOUNT.fullmatch(named) and not has_nobody(named):
        others = (name for key in _ACCOUNTS for name in metas.get(key, ()))
        links = (link for link in tree.iter("a") if (link.text or "").strip() == named)
        if any(name.lstrip("@") == named for name in others) or any(map(_is_byline, links)):
            return [named]
    for node in nodes:
        if _POSTS & set(list_kinds(node)):
            return list(_list_names(node.get("author"), {}))[:1]
    return []


def _is_byline(link: Any) -> bool:
    """Tell whether a link may name who wrote: in a short line that is no part of a menu."""
    above = list(link.iterancestors())
    article = any(element.tag == "article" for element in above)
    address = link.get("href") or ""
    if len(above[0].text_content()) > _LINE or not address.strip("/#"):
        return False
    if len(above[0].findall("a")) > 1 and not _PROFILE.search(address):
        return False
    return not any(
        element.tag in _MENUS
        or (element.tag == "header" and not article)
        or _MENU.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in above
    )


def find_headline(nodes: Sequence[Node]) -> str | None:
    """Return the headline of the first article of JSON-LD."""
    for node in nodes:
        headline = node.get("headline")
        if isinstance(headline, str) and headline.strip():
            return headline
    return None


def list_publishers(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the names of those who publish the page, by JSON-LD."""
    named = _list_named(nodes)
    for node in nodes:
        publisher = node.get("publisher")
        if isinstance(publisher, list):
            publisher = publisher[0] if publisher else None
        if isinstance(publisher, dict):
            publisher = named.get(str(publisher.get("@id")), publisher) | publisher
            yield from _name(publisher)
    for node in nodes:
        if _SITES & set(list_kinds(node)):
            yield from _name(node)


def _list_named(nodes: Sequence[Node]) -> dict[str, Node]:
    return {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}


def _walk(value: Any, deep: int) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
        inside = [v for k, v in value.items() if k in ("@graph", "mainEntity", "mainEntityOfPage")]
    else:
        inside = value if isinstance(value, list) else []
    if deep:
        for part in inside:
            yield from _walk(part, deep - 1)


def _list_names(author: Any, named: dict[str, Any]) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            if "name" not in one and isinstance(one.get("@id"), str):
                one = named.get(one["@id"], one)
            if "Organization" not in " ".join(list_kinds(one)) or "Person" in list_kinds(one):
                yield from _name(one)


def _name(person: dict[str, Any]) -> Iterator[str]:
    name = person.get("name")
    if isinstance(name, dict):
        name = name.get("name")
    given, family = person.get("givenName"), person.get("familyName")
    if not name and isinstance(given, str) and isinstance(family, str):
        name = f"{given} {family}"
    yield from (one for one in (name if isinstance(name, list) else [name]) if isinstance(one, str))


def list_kinds(node: dict[str, Any]) -> list[str]:
    """Return what an object of JSON-LD says that it is."""
    kind = node.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]
