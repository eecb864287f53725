"""Parse a page, repair its tree, and drop elements that no reader needs, in linear time."""

from collections import defaultdict
from collections.abc import Iterable

from lxml.etree import (
    ElementDefaultClassLookup,
    LxmlError,
    SubElement,
    strip_elements,
    strip_tags,
)
from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring

from summarize.errors import NoArticleError
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.readers.html.formulas import write_formulas

_PARSER = HTMLParser(
    encoding="utf-8",
    collect_ids=False,
    default_doctype=False,
    remove_comments=True,
    remove_pis=True,
)
# By default lxml calls Python for each element, to give forms other classes: 1 ms of a page.
_PARSER.set_element_class_lookup(
    ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
)
_PAGE_END = b"</html>"
_HOLLOW = compile_late(rb"<html\b[^<>]{0,999}/>")  # libxml2 sees an empty page
_START = 4_096  # bytes
_PLAIN = "plain"  # a tag for elements to unwrap
_MANY = 1_000  # adjacent text nodes; more take quadratic time
# Prose in unlikely elements.
_NOSCRIPT_WORDS = 100  # of a noscript that holds the article
_LABEL_WORDS, _STEPS = 8, 3  # of a step in a label, and number of such steps
_ASIDE_SHARE = 0.5  # of the words in all paragraphs; from here on it holds the article
_SENTENCE_WORDS = 5  # a date among fewer words belongs to a byline
_QUESTION_WORDS = 4  # of a button that opens the answer below it; those of menus have fewer
# A script alone may know that it opens anything: then there are others of its class.
_QUESTIONS, _ANSWER_WORDS = 3, 10
_TITLES = frozenset(("dt", "h1", "h2", "h3", "h4", "h5", "h6"))
_SECTIONS = (
    "article aside details dialog figure footer header hgroup main nav search section".split()
)


def load_page(data: bytes) -> HtmlElement:
    """Parse a page and repair its tree, shadow roots included; raise NoArticleError if empty."""
    if data.count(_PAGE_END) > 1:  # libxml2 hides everything after the first of them
        data = data.replace(_PAGE_END, b"")
    if hollow := _HOLLOW.search(data, 0, _START):
        data = data[: hollow.end() - 2] + data[hollow.end() - 1 :]
    try:
        tree = document_fromstring(data, parser=_PARSER)
    except LxmlError as error:  # empty
        raise NoArticleError("no article text found") from error
    _move_sections(tree)
    for template in tree.iter("template"):
        if template.get("shadowrootmode") or template.get("shadowroot"):  # a browser shows it
            template.tag = "div"
    _reveal_prose(tree)
    if next(tree.iter("code", "pre", "table"), None) is not None:
        from summarize.readers.html.code import join_code, mark_code

        mark_code(tree)
        join_code(tree)
    write_formulas(tree, data)
    return tree


def _move_sections(tree: HtmlElement) -> None:
    """Move the first section in the head and its successors to the body.

    libxml2 knows no HTML5, and leaves the section of ``<title>T</title><main>`` in the head.
    """
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


def _reveal_prose(tree: HtmlElement) -> None:
    """Turn elements that hold prose against their purpose into plain ones.

    Some sites hide an article in a noscript, or set it in an aside, its steps in labels, or the
    headings of its sections in buttons.
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
    openers: list[HtmlElement] = []
    groups: dict[str, list[HtmlElement]] = defaultdict(list)
    for button in tree.iter("button"):
        if _is_title(button):
            button.tag = "span"
            button.attrib.clear()  # which may mislead an extractor
        elif button.get("aria-expanded") and _count_words(button) >= _QUESTION_WORDS:
            openers.append(button)
        elif _may_open(button):
            groups[button.get("class") or ""].append(button)
    for buttons in groups.values():
        if len({button.text_content() for button in buttons}) >= _QUESTIONS:
            openers += buttons
    for button in openers:
        button.tag = "div"
        button.attrib.clear()


def _is_title(button: HtmlElement) -> bool:
    """Check whether a button is all of a heading, which opens and closes the section below it."""
    above = button.getparent()
    if above is None or above.tag not in _TITLES:
        return False
    whole, label = above.text_content().strip(), button.text_content().strip()
    return bool(label) and bool(whole == label)


def _may_open(button: HtmlElement) -> bool:
    """Check whether a button may open the answer below it: it asks, or names it in ARIA."""
    if _count_words(button) < _QUESTION_WORDS:
        return False
    below = button.getnext()
    named = button.get("aria-controls") and below is not None and below.tag == "div"
    asks = button.text_content().rstrip().endswith(("?", "？"))
    return asks or (bool(named) and _count_words(below) >= _ANSWER_WORDS)


def _count_words(element: HtmlElement) -> float:
    return estimate_words("".join(element.itertext()))


def drop_elements(tree: HtmlElement, *tags: str) -> None:
    """Drop the elements with these tags, and all scripts but JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            script.tag = "style"  # dropped below, or by an extractor
    many = sum(1 for _ in tree.iter(*tags)) > _MANY
    strip_elements(tree, *tags, with_tail=False)
    if many:
        _join_texts(tree)


def drop_trees(elements: Iterable[HtmlElement]) -> None:
    """Drop elements that are still in their tree; the text after them stays."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def drop_many(tree: HtmlElement, *tags: str) -> None:
    """Drop elements if there are many, which trafilatura would take out one by one."""
    if sum(1 for _ in tree.iter(*tags)) > _MANY:
        strip_elements(tree, *tags, with_tail=False)
        _join_texts(tree)


def _join_texts(tree: HtmlElement) -> None:
    """Merge adjacent text nodes, for which lxml takes quadratic time."""
    for element in tree.iter():
        element.text, element.tail = element.text, element.tail


def unwrap_phrases(tree: HtmlElement) -> None:
    """Make dates and short quotations inside sentences plain text.

    trafilatura drops the dates as if in bylines, and takes the quotations for paragraphs.
    """
    for quotation in tree.iter("q"):
        # Browsers add the quotation marks.
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
