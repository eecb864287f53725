"""Take out of the tree of a page what no reader of it needs, in linear time."""

from typing import TYPE_CHECKING

from lxml.etree import strip_elements, strip_tags

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PLAIN = "plain"  # a tag of no meaning, for what is to lose it
_MANY = 1_000  # texts that may stand side by side: with more, time would grow by the square
_SENTENCE_WORDS = 5  # a date among fewer is that of a byline


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
