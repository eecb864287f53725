"""Read the data of a page for machines: meta elements and JSON-LD."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from summarize.numbers import parse_json

Node = dict[str, Any]  # an object of JSON-LD

NO_ARTICLE = frozenset(
    ("Person", "Organization", "Comment", "Answer", "Review", "Product", "ImageObject")
)
_MOST_CONTENT = 2_000  # characters of a meta element
_OPENING = re.compile(r"[\[{]")
_DEEP = 6  # levels of JSON-LD


def read_json_ld(tree: Any) -> list[Any]:
    """Parse the JSON-LD of a page, without what is broken."""
    scripts = (s for s in tree.iter("script") if "ld+json" in (s.get("type") or ""))
    values = (_parse_json(script.text or "") for script in scripts)
    return [value for value in values if value is not None]


def _parse_json(text: str) -> Any:
    """Parse JSON, also in a comment or a CDATA section; None if it is broken."""
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    start, end = _OPENING.search(text), max(text.rfind("}"), text.rfind("]"))
    try:
        return parse_json(text[start.start() if start else 0 : end + 1], strict=False)
    except ValueError:
        return None


def read_metas(tree: Any) -> dict[str, list[str]]:
    """Read the named meta elements, by their names in small letters."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property")
        above = meta.getparent()
        if not name and above is not None and above.tag == "head":
            name = meta.get("itemprop")
        content = (meta.get("content") or "")[:_MOST_CONTENT].strip()
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    return found


def list_nodes(data: Sequence[Any]) -> list[Node]:
    """List the objects of JSON-LD, each before those inside it."""
    return [node for value in data for node in _walk(value, _DEEP)]


def find_headline(nodes: Sequence[Node]) -> str | None:
    """Find the headline of the first article in JSON-LD."""
    for node in nodes:
        headline = node.get("headline")
        if isinstance(headline, str) and headline.strip():
            return headline
    return None


def index_nodes(nodes: Sequence[Node]) -> dict[str, Node]:
    """Index the objects of JSON-LD by their identifiers."""
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


def list_names(person: dict[str, Any]) -> Iterator[str]:
    """Yield the names of a person or an organization in JSON-LD."""
    name = person.get("name")
    if isinstance(name, dict):
        name = name.get("name")
    given, family = person.get("givenName"), person.get("familyName")
    if not name and isinstance(given, str) and isinstance(family, str):
        name = f"{given} {family}"
    yield from (one for one in (name if isinstance(name, list) else [name]) if isinstance(one, str))


def list_kinds(node: dict[str, Any]) -> list[str]:
    """List the types of an object of JSON-LD."""
    kind = node.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]
