"""Parse a page and extract its body by trafilatura."""

from collections.abc import Sequence
from configparser import ConfigParser
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from summarize.errors import NoArticleError
from summarize.language.identify import UNKNOWN, detect_language
from summarize.language.writing_systems import is_spaceless
from summarize.readers.html.blocks import Page
from summarize.readers.html.body.choose import DENSITY
from summarize.readers.html.lean_trafilatura import (
    DEFAULT_CONFIG,
    MANUALLY_CLEANED,
    Extractor,
    load_html,
    prepare_justext,
    trafilatura_sequence,
)
from summarize.readers.html.tree.code_lines import join_code
from summarize.readers.html.tree.formulas import write_formulas
from summarize.readers.html.tree.prune import drop_many, show_prose
from summarize.readers.html.tree.stray_sections import move_sections

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_PAGE_END = b"</html>"
_LEAST_SIZE = "MIN_EXTRACTED_SIZE"
_ENGLISH = "en"


def load_page(data: bytes) -> "HtmlElement":
    """Return the tree of a page, with what stands in shadows; raise NoArticleError if none."""
    if data.count(_PAGE_END) > 1:  # libxml2 hides what follows the first of them
        data = data.replace(_PAGE_END, b"")
    tree = load_html(data)
    if tree is None:  # of a lone element trafilatura makes no page
        tree = load_html(b"<html><body>" + data)
    if tree is None:
        raise NoArticleError("no article text found")
    move_sections(tree)
    for template in tree.iter("template"):
        if template.get("shadowrootmode") or template.get("shadowroot"):  # a browser shows it
            template.tag = "div"
    show_prose(tree)
    join_code(tree)
    write_formulas(tree, data)
    return tree


def extract_body(tree: "HtmlElement", page: Page, *, fast: bool) -> "_Element | None":
    """Return the body that trafilatura finds, if any; the tree is spoilt then.

    Its bare_extraction would copy the tree first, and write the body as a text at last.
    """
    drop_many(tree, *MANUALLY_CLEANED)
    dense, language = is_spaceless(b.text for b in page.blocks), _ENGLISH
    if not fast:
        prepare_justext()
        if not dense:  # English words alone stand apart there
            language = _name_language([b.text for b in page.blocks])
    options = _load_options(fast=fast, dense=dense, language=language)
    with suppress(TypeError, ValueError):  # where it finds that there is nothing to read
        body, text, *_ = trafilatura_sequence(tree, options)
        return body if text else None
    return None


def _name_language(texts: Sequence[str]) -> str:
    """Return the language of texts, of those of each third of them; UNKNOWN if it is not one."""
    third = len(texts) // 3 + 1
    parts = (texts[start : start + third] for start in range(0, len(texts), third))
    languages = {detect_language(" ".join(part)) for part in parts}
    return languages.pop() if len(languages) == 1 else UNKNOWN


@cache
def _load_options(*, fast: bool, dense: bool, language: str) -> Extractor:
    """Return trafilatura's settings: dense ones are for scripts whose characters say more.

    It counts them, and of an article with fewer than some it takes all of the page. Where it tries
    jusText, it has the stop words of the language, or of all if there are none.
    """
    config = ConfigParser()
    config.read_dict(DEFAULT_CONFIG)
    if dense:
        least = DEFAULT_CONFIG.getint("DEFAULT", _LEAST_SIZE)
        config["DEFAULT"][_LEAST_SIZE] = str(least // DENSITY)
    return Extractor(
        config=config, output_format="python", fast=fast, comments=False, lang=language
    )
