"""Parse a page, repair its tree, and take out of it what no reader needs, in linear time."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lxml.etree import SubElement, strip_elements, strip_tags

from summarize.errors import NoArticleError
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.readers.html.formulas import write_formulas
from summarize.readers.html.lean_trafilatura import load_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PAGE_END = b"</html>"
_PLAIN = "plain"  # a tag of no meaning, for what is to lose it
_MANY = 1_000  # texts that may stand side by side: with more, time would grow by the square
# Prose where none should be: words of a noscript, of a step in a label, and such steps in a row.
_NOSCRIPT_WORDS = 100
_LABEL_WORDS = 8
_STEPS = 3
_ASIDE_SHARE = 0.5  # of the words of a page in its paragraphs, from which they are its article
# A button that says a part of a sentence names a work or a term, or has the year of a work.
_CITES = compile_late(
    r"(?<!p)reference|citation|\bcit[ei]|biblio|\bbib|footnote|glossary|term\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_SENTENCE_WORDS = 5  # a date among fewer is that of a byline
_SECTIONS = (
    "article aside details dialog figure footer header hgroup main nav search section".split()
)


def load_page(data: bytes) -> "HtmlElement":
    """Return the tree of a page, with what stands in shadows; raise NoArticleError if none."""
    if data.count(_PAGE_END) > 1:  # libxml2 hides what follows the first of them
        data = data.replace(_PAGE_END, b"")
    tree = load_html(data)
    if tree is None:  # of a lone element trafilatura makes no page
        tree = load_html(b"<html><body>" + data)
    if tree is None:
        raise NoArticleError("no article text found")
    _move_sections(tree)
    for template in tree.iter("template"):
        if template.get("shadowrootmode") or template.get("shadowroot"):  # a browser shows it
            template.tag = "div"
    _show_prose(tree)
    if next(tree.iter("pre"), None) is not None:
        # Imported here: 4 ms that a page without code should not cost.
        from summarize.readers.html.code import join_code

        join_code(tree)
    write_formulas(tree, data)
    return tree


def _move_sections(tree: "HtmlElement") -> None:
    """Move the first section in the head and what follows it: ``<title>T</title><main>``."""
    head = tree.find("head")
    if head is None:
        return
    first = next(head.iterchildren(*_SECTIONS), None)
    if first is None:
        return
    body = tree.find("body")
    if body is None:
        body = SubElement(tree, "body")
    stray = head[head.index(first) :]
    stray[-1].tail = (stray[-1].tail or "") + (body.text or "")
    body.text = None
    body[:0] = stray


def _show_prose(tree: "HtmlElement") -> None:
    """Make a plain element of one that holds prose, though what it is for is something else.

    Some sites hide an article in a noscript, or set it in an aside, or its steps in labels, or
    the works that it cites in buttons.
    """
    plain = [e for e in tree.iter("noscript") if _count_words(e) >= _NOSCRIPT_WORDS]
    labels = [e for e in tree.iter("label") if _count_words(e) >= _LABEL_WORDS]
    plain += labels if len(labels) >= _STEPS else []
    if next(tree.iter("aside"), None) is not None:
        total = 0.0
        inside: dict[HtmlElement, float] = defaultdict(float)
        for paragraph in tree.iter("p"):
            words = _count_words(paragraph)
            total += words
            for aside in paragraph.iterancestors("aside"):
                inside[aside] += words
        plain += [aside for aside, words in inside.items() if words > _ASIDE_SHARE * total]
    for element in plain:
        element.tag = "div"
    for button in tree.iter("button"):
        if _is_in_sentence(button):
            button.tag = "span"
            button.attrib.clear()  # by which an extractor may take it for something else


def _is_in_sentence(button: "HtmlElement") -> bool:
    """Tell whether a button is a part of a sentence, such as a work that is cited.

    The label of another, such as "Copy link", begins with a capital.
    """
    above, before = button.getparent(), button.getprevious()
    if above is None or above.tag != "p":
        return False
    text = ((above.text if before is None else before.tail) or "").strip()
    tail, label = (button.tail or "").strip(), button.text_content().strip()
    if not label:
        return False
    if _CITES.search(f"{button.get('class')} {button.get('role')}"):
        return bool(text or tail)
    return bool(text and tail) and (label[0].islower() or bool(_YEAR.search(label)))


def _count_words(element: "HtmlElement") -> float:
    return estimate_words("".join(element.itertext()))


def drop_elements(tree: "HtmlElement", *tags: str) -> None:
    """Drop from a tree the elements of some kinds, and scripts that say nothing of the page."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            script.tag = "style"  # to go with these
    many = sum(1 for _ in tree.iter(*tags)) > _MANY
    strip_elements(tree, *tags, with_tail=False)
    if many:
        _join_texts(tree)


def drop_many(tree: "HtmlElement", *tags: str) -> None:
    """Drop elements of some kinds if there are many: trafilatura takes them out one by one."""
    if sum(1 for _ in tree.iter(*tags)) > _MANY:
        strip_elements(tree, *tags, with_tail=False)
        _join_texts(tree)


def _join_texts(tree: "HtmlElement") -> None:
    """Make one text of many that stand side by side: lxml needs time by the square of them."""
    for element in tree.iter():
        element.text, element.tail = element.text, element.tail


def unwrap_phrases(tree: "HtmlElement") -> None:
    """Make dates and short quotations inside sentences plain text.

    trafilatura drops the dates like those of bylines, and takes the quotations for paragraphs.
    """
    for quotation in tree.iter("q"):
        # HTML leaves it to browsers to set the marks.
        quotation.text = "“" + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + "”"
        else:
            quotation.text += "”"
        quotation.tag = _PLAIN
    words: dict[HtmlElement, int] = {}
    for time in tree.iter("time"):
        line = next(time.iterancestors("p"), None)
        if line is None or not (time.tail or "").strip():
            continue
        if line not in words:
            words[line] = len(line.text_content().split())
        if words[line] - len(time.text_content().split()) >= _SENTENCE_WORDS:
            time.tag = _PLAIN
    many = sum(1 for _ in tree.iter(_PLAIN)) > _MANY
    strip_tags(tree, _PLAIN)
    if many:
        _join_texts(tree)
