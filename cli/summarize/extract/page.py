"""Find the article in a page. The only module that knows trafilatura."""

import logging
import re

from trafilatura import bare_extraction
from trafilatura.settings import Document

from summarize.characters import one_line
from summarize.errors import NoArticleError
from summarize.models import Draft

# What these libraries log is for their developers; without a handler it would reach stderr.
for _library in ("htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_LIST_MARK = re.compile(r"^[-*•] +")
_CELLS = re.compile(r"\s*\|\s*")


def read_page(data: bytes, url: str | None) -> Draft:
    """Return the article body and metadata of a page, or raise NoArticleError.

    The page comes as bytes, so that the charset it declares counts.
    """
    document = None
    # The precise setting is the best of the three that we measured, but may leave nothing of a
    # short page; the default one then finds what there is.
    for precise in (True, False):
        document = bare_extraction(
            data,
            url=url,
            favor_precision=precise,
            include_comments=False,
            with_metadata=True,
        )
        if isinstance(document, Document) and (document.text or "").strip():
            break
    if not isinstance(document, Document):
        raise NoArticleError("no article text found")
    lines = (_read_line(line) for line in (document.text or "").split("\n"))
    return Draft(
        paragraphs=tuple(line for line in lines if line),
        title=one_line(document.title or "") or None,
        author=one_line(document.author or "") or None,
        date=document.date or None,
        site=one_line(document.sitename or "") or None,
    )


def _read_line(line: str) -> str:
    """Return a line without its list mark; of a table row, its cells."""
    line = one_line(line)
    if line.startswith("|") or line.endswith("|"):
        line = _CELLS.sub(" · ", line.strip("| "))
    return _LIST_MARK.sub("", line)
