"""Write the formulas of a page as text: MathML, KaTeX, MathJax, and pictures."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.notices.class_names import FORMULA, FORMULA_LINE, FORMULA_PICTURE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page without any of these has no formula; the last two are libraries.
_LIBRARIES = (b"mathjax", b"katex")
_SIGNS = (b"<math", b"math/tex", b"latex", b'class="tex', b'alt="$', *_LIBRARIES)
_USED = compile_late(
    r"mathjax(?:\s?[=/@:]|\.\w|-config)|katex(?:[/@]|\.\w)|rendermathinelement", re.IGNORECASE
)
_NAMED = compile_late(r"mathjax|katex", re.IGNORECASE)
_DOLLARS = re.compile(r"\$([^$]{1,300})\$")
_COMMAND = re.compile(r"\\[a-zA-Z,;{}]")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_NO_SIGN = re.compile(r"[^\s\w(){}\[\]^+*/=<>.,!|':;-]")
_LONGEST = 500  # characters of TeX: longer ones are derivations
_BARE = compile_late(
    r"\\\((.{1,300}?)\\\)|\\\[(.{1,500}?)\\\]|\$\$([^$]{1,500})\$\$"
    r"|(?<![\w$\\])\$(?=[^$\n]{0,200}[\\^_])(?!\s)([^$\n]{1,200})(?<!\s)\$(?!\w)",
    re.DOTALL,
)
_AS_IT_IS = ("code", "pre", "script", "style", "textarea")
_STYLE = compile_late(r"\\(?:display|text|script)style\b")
# Written between the parts of a MathML element in a line of text.
_BETWEEN = {"msup": "^", "msub": "_", "mfrac": "/"}
_UP = 6  # elements from a formula to the one around it
_PARTS = 3_000  # elements of a formula in letters: longer ones are not searched
_WORD = re.compile(r"[^\W_]+")


def write_formulas(tree: "HtmlElement", data: bytes) -> None:
    """Replace each formula by an element with its text; ``data`` is the page."""
    page = data.lower()
    # Most pages have nothing but the name of a library, and looking for all signs takes 1 ms.
    if not any(mark in page for mark in (_SIGNS if _may_hold(tree) else _LIBRARIES)):
        return
    for script in list(tree.iter("script")):
        if "math/tex" in (script.get("type") or ""):
            _write(script, _spell(script.text or ""))
    alone: dict[HtmlElement, bool] = {}
    for math in list(tree.iter("math")):
        host = _find_container(math, alone)
        text = _read(math) if host is not None else ""
        if host is not None and text:
            _write(host, text)
    for image in list(tree.iter("img")):
        label = one_line(image.get("alt") or "")
        dollars = _DOLLARS.fullmatch(label)
        if dollars and (_is_tex(dollars[1]) or " " not in dollars[1]):
            _write(image, _spell(dollars[1]))
        elif not dollars and _is_tex(label) and FORMULA_PICTURE.search(image.get("class") or ""):
            _write(image, _spell(label))
    if any(mark in page for mark in _LIBRARIES) and _has_library(tree):
        _spell_bare(tree)


def _may_hold(tree: "HtmlElement") -> bool:
    """Check quickly whether a page may have an element with a formula."""
    if next(tree.iter("math"), None) is not None:
        return True
    if any("math/tex" in (script.get("type") or "") for script in tree.iter("script")):
        return True
    names = ((i.get("alt") or "", (i.get("class") or "").lower()) for i in tree.iter("img"))
    return any("$" in label or "tex" in name or "math" in name for label, name in names)


def _is_tex(text: str) -> bool:
    """Check whether a text is TeX: it has commands, or only symbols and single letters."""
    if _COMMAND.search(text):
        return True
    return text != "" and not _NO_SIGN.search(text) and not _LETTERS.search(text)


def _has_library(tree: "HtmlElement") -> bool:
    """Check whether a page loads a library for formulas, rather than mentioning one."""
    for script in tree.iter("script"):
        kind = script.get("type") or ""
        if _NAMED.search(kind) or _NAMED.search(script.get("src") or ""):
            return True
        if "json" not in kind and _USED.search(script.text or ""):
            return True
    return any(
        link.get("rel") in ("stylesheet", "preload") and _NAMED.search(link.get("href") or "")
        for link in tree.iter("link")
    )


def _spell_bare(tree: "HtmlElement") -> None:
    """Spell out TeX in running text, which a library would render."""
    walker = iterwalk(tree, events=("start",))
    for _, element in walker:
        if element.tag in _AS_IT_IS:
            walker.skip_subtree()
            continue
        if element.text and ("\\" in element.text or "$" in element.text):
            element.text = _BARE.sub(_spell_match, element.text)
        for child in element:
            if child.tail and ("\\" in child.tail or "$" in child.tail):
                child.tail = _BARE.sub(_spell_match, child.tail)


def _spell_match(match: re.Match[str]) -> str:
    return _spell(match[match.lastindex or 0]) or match[0]


def _read(math: "HtmlElement") -> str:
    """Read the text of a formula, from its TeX if there is any."""
    notes = list(math.iter("annotation", "annotation-xml"))
    tex = next((e.text for e in notes if "tex" in (e.get("encoding") or "")), None)
    if tex is None and notes:  # repeats the formula in another notation
        return ""
    source = tex or math.get("alttext")
    if source:
        return _spell(source)
    for element in math.iter(*_BETWEEN):
        if len(element) > 1:
            element[0].tail = _BETWEEN[str(element.tag)]
    text = one_line("".join(math.itertext()))
    return text if len(text) <= _LONGEST else ""


def _spell(tex: str) -> str:
    if len(tex) > _LONGEST:
        return ""
    # Imported here: few pages need it.
    from summarize.readers.formats.latex import spell_formula

    return spell_formula(_STYLE.sub("", tex))


def _write(element: "HtmlElement", text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail


def _find_container(math: "HtmlElement", alone: "dict[HtmlElement, bool]") -> "HtmlElement | None":
    """Find the element that holds a formula and all its copies; None if a copy is outside.

    ``alone`` caches for each element whether it holds nothing but one formula in the original page.
    """
    host, copied = math, False
    for outer in islice(math.iterancestors(), _UP):
        name = outer.get("class") or ""
        if outer.tag == "mjx-container" or FORMULA.search(name):
            if outer not in alone:
                alone[outer] = _is_formula(outer)
            if alone[outer]:
                return outer
        copied = copied or "katex-mathml" in name
    return None if copied else host


def _is_formula(element: "HtmlElement") -> bool:
    """Check whether an element holds one formula in MathML, and no other words."""
    inline = element.tag in ("span", "mjx-container")
    if not inline and not (
        element.tag == "div" and FORMULA_LINE.search(element.get("class") or "")
    ):
        return False
    parts = list(islice(element.iter(), _PARTS + 1))
    formulas = [part for part in parts if part.tag == "math"]
    if len(parts) > _PARTS or len(formulas) != 1:
        return False
    letters = "".join("".join(formulas[0].itertext()).split())
    inner = set(formulas[0].iter())
    outside = [part.text for part in parts if part not in inner and isinstance(part.tag, str)]
    outside += [part.tail for part in parts[1:] if part not in inner or part is formulas[0]]
    return all(word in letters for text in outside if text for word in _WORD.findall(text))
