"""Find what a page shows of a formula beside it: copies in letters, and what is around both."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from summarize.lazy import compile_late

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What a library sets around a formula that it shows, in MathML and a second time in letters.
_AROUND = compile_late(r"(?:^|\s)(?:katex|mwe-math-element|mathjax\w{0,20})(?:\s|$)", re.IGNORECASE)
_DISPLAY = compile_late(
    r"(?:^|\s)(?:mwe-math-element|MathJax\w{0,20}_Display|MathJax_Display)(?:\s|$)"
)
# What a script is shown as; sites give "mathjax" to paragraphs, the library writes it so.
_SHOWN = compile_late(
    r"(?:^|\s)(?:MathJax(?:_Preview|(?:_SVG|_CHTML|_MathML|_PlainSource)?(?:_Display)?)"
    r"|mjx-chtml|MJXc-display)(?:\s|$)"
)
_UP = 6  # elements from a formula to the one around it
_PARTS = 3_000  # elements of a formula in letters: a longer one is not looked through
_WORD = re.compile(r"[^\W_]+")
_SPOKEN = re.compile(r"[^\W\d_]{3,}")
_FOREIGN = 1  # words of a shown formula that are not in its TeX: more are prose


def find_host(math: "HtmlElement", alone: "dict[HtmlElement, bool]") -> "HtmlElement | None":
    """Return the element that is a formula with all its copies; None if one is outside of it.

    ``alone`` holds for each element that was looked at whether it has nothing but one formula, as
    the page had it.
    """
    host, copied = math, False
    for outer in islice(math.iterancestors(), _UP):
        name = outer.get("class") or ""
        if outer.tag == "mjx-container" or _AROUND.search(name):
            if outer not in alone:
                alone[outer] = _is_formula(outer)
            if alone[outer]:
                return outer
        copied = copied or "katex-mathml" in name
    return None if copied else host


def _is_formula(element: "HtmlElement") -> bool:
    """Tell whether an element has one formula in MathML, and no word that this has not."""
    inline = element.tag in ("span", "mjx-container")
    if not inline and not (element.tag == "div" and _DISPLAY.search(element.get("class") or "")):
        return False
    parts = list(islice(element.iter(), _PARTS + 1))
    formulas = [part for part in parts if part.tag == "math"]
    if len(parts) > _PARTS or len(formulas) != 1:
        return False
    said = "".join("".join(formulas[0].itertext()).split())
    inner = set(formulas[0].iter())
    outside = [part.text for part in parts if part not in inner and isinstance(part.tag, str)]
    outside += [part.tail for part in parts[1:] if part not in inner or part is formulas[0]]
    return all(word in said for text in outside if text for word in _WORD.findall(text))


def drop_shown(script: "HtmlElement") -> None:
    """Empty the elements before a script that show the formula in it."""
    tex = script.text or ""
    while (shown := script.getprevious()) is not None and not (shown.tail or "").strip():
        if not _shows(shown, tex) or not _empty(shown):
            return


def _shows(element: "HtmlElement", tex: str) -> bool:
    """Tell whether an element is what a library shows for a formula."""
    named = element.tag in ("span", "div") and _SHOWN.search(element.get("class") or "")
    if element.tag != "mjx-container" and not named:
        return False
    texts = list(islice(element.itertext(), _PARTS + 1))
    words = [word for text in texts for word in _SPOKEN.findall(text)]
    return len(texts) <= _PARTS and sum(word not in tex for word in words) <= _FOREIGN


def _empty(element: "HtmlElement") -> bool:
    above = element.getparent()
    if above is None:
        return False
    above.remove(element)
    return True
