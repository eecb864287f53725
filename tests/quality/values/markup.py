"""Take XML and HTML apart: attributes, texts, and what lies in these."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from tests.quality.values.objects import take_json
from tests.quality.values.places import (
    Apart,
    Place,
    Span,
    decode,
    encode,
    nest,
    place_span,
    splice,
)

_TOKEN = re.compile(
    rb"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<[?!][^>]*(?:\[[^\]]*\]\s*)?>"
    rb"|</(?P<close>[\w:.-]+)\s*>"
    rb"|<(?P<open>[A-Za-z_][\w:.-]*)(?P<attributes>(?:\s+[^\s=>/\"']+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'"
    rb"|[^\s\"'>]+))?)*)\s*(?P<alone>/?)>"
    rb"|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"\s+([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_SCRIPT = re.compile(rb"(<script[^>]*>)(.*?)</script>", re.DOTALL | re.IGNORECASE)
_VOID = frozenset(b"area base br col embed hr img input link meta source track wbr".split())
_NAMED_BY = (b"name", b"property", b"itemprop", b"rel", b"http-equiv", b"class", b"typeof")
# What XML can't hold, written as it is or as a reference.
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Element(NamedTuple):
    name: str
    start: int
    spans: list[Span]


def write_xml(text: str) -> bytes:
    """Return a text as XML holds it, without what it can't hold."""
    return encode(html.escape(_NO_XML.sub("", text)))


def _write_html(text: str) -> bytes:
    return encode(html.escape(text))


def _write_markup(text: str) -> bytes:
    return encode(text.replace('"', "&quot;"))


def take_xml(data: bytes, inside: Mapping[str, Apart] | None = None) -> Iterator[Place]:
    """Yield the places of a document in XML.

    ``inside`` says what the texts of elements are, by their names; what begins with a tag is HTML.
    """
    for span, raw in _list_spans(data, void=frozenset()):
        write = _write_section if raw else write_xml
        yield place_span(data, span, write, _write_section if raw else _write_markup)
        yield from _open_text(data, span, inside or {}, raw=raw)


def take_html(data: bytes) -> Iterator[Place]:
    """Yield the places of a page, with those of the JSON in its scripts."""
    scripts = [(m.start(2), m.end(2)) for m in _SCRIPT.finditer(data)]
    for span, _ in _list_spans(data, void=_VOID):
        if not any(start <= span.start < end for start, end in scripts):
            yield place_span(data, span, _write_html, _write_markup)
    for start, end in scripts:
        inner = data[start:end]
        yield place_span(data, Span("script", start, end))
        first, last = inner.find(b"{"), inner.rfind(b"}") + 1
        if 0 <= first < last:
            wrap = splice(data, start + first, start + last)
            yield from nest("script", take_json(inner[first:last]), partial(_hide_tags, wrap))


def _hide_tags(wrap: Callable[[bytes], bytes], inner: bytes) -> bytes:
    return wrap(inner.replace(b"</", b"<\\/"))


def _write_section(text: str) -> bytes:
    return encode(_NO_XML.sub("", text).replace("]]>", "]]]]><![CDATA[>"))


def _open_text(
    data: bytes, span: Span, inside: Mapping[str, Apart], *, raw: bool
) -> Iterator[Place]:
    name = span.name.rpartition("/")[2]
    inner = data[span.start : span.end]
    text = encode(inner.decode("utf-8", "replace") if raw else html.unescape(decode(inner)))
    take = inside.get(name) or (take_html if text.lstrip().startswith(b"<") else None)
    if take is not None and "@" not in name:
        write = _write_section if raw else write_xml

        def wrap(changed: bytes) -> bytes:
            written = write(changed.decode("utf-8", "surrogatepass"))
            return data[: span.start] + written + data[span.end :]

        yield from nest(name, take(text), wrap)


def _list_spans(data: bytes, void: frozenset[bytes]) -> Iterator[tuple[Span, bool]]:
    """Yield the spans of attributes and texts, and whether a text needs no escapes."""
    stack: list[_Element] = []
    done: list[tuple[Span, bool]] = []
    for token in _TOKEN.finditer(data):
        if token["open"]:
            named = _name_element(token["open"], token["attributes"])
            done += [(span, False) for span in _list_attributes(named, token)]
            if not token["alone"] and token["open"].lower() not in void:
                stack.append(_Element(named, token.start(), []))
        elif token["close"]:
            while stack:
                element = stack.pop()
                outer = (element.start, token.end())
                done += [(span._replace(outer=outer), False) for span in element.spans]
                if element.name.partition("[")[0] == decode(token["close"]):
                    break
        elif token["comment"] is not None:
            done.append((Span("comment", *token.span("comment"), token.span()), True))
        elif token["cdata"] is not None:
            name = stack[-1].name if stack else ""
            done.append((Span(f"/{name}", *token.span("cdata"), token.span()), True))
        elif token["text"] and stack and token["text"].strip():
            stack[-1].spans.append(Span(f"/{stack[-1].name}", *token.span("text")))
    for element in stack:
        done += [(span, False) for span in element.spans]
    yield from done


def _name_element(name: bytes, attributes: bytes) -> str:
    found = {m[1].lower(): m[2] or m[3] or m[4] or b"" for m in _ATTRIBUTE.finditer(attributes)}
    by = next((found[key] for key in _NAMED_BY if key in found), b"")
    return f"{decode(name)}[{decode(by)[:30]}]" if by else decode(name)


def _list_attributes(named: str, token: re.Match[bytes]) -> Iterator[Span]:
    offset = token.start("attributes")
    for match in _ATTRIBUTE.finditer(token["attributes"]):
        for group in (2, 3, 4):
            if match[group] is not None:
                start, end = match.span(group)
                outer = (offset + match.start(), offset + match.end())
                name = f"{named}@{decode(match[1])}"
                if group == 4:  # without quotes: the value brings its own
                    continue
                yield Span(name, offset + start, offset + end, outer)
