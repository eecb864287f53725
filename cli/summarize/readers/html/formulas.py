"""Write the formulas of a page as text where they stand: MathML, KaTeX, MathJax, and pictures."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

from summarize.language.characters import one_line
from summarize.lazy import compile_late

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Without one of these in a page there is no formula to find; the last two are libraries.
_MARKS = (b"<math", b"math/tex", b"latex", b'class="tex', b'alt="$', b"mathjax", b"katex")
_USED = compile_late(
    r"mathjax(?:\s?[=/@:]|\.\w|-config)|katex(?:[/@]|\.\w)|rendermathinelement", re.IGNORECASE
)
_NAMED = re.compile(r"mathjax|katex", re.IGNORECASE)
_PICTURE = re.compile(r"(?:^|[\s_-])(?:tex|latex|mathtex|math-?image)(?:$|[\s_-])", re.IGNORECASE)
_DOLLARS = re.compile(r"\$([^$]{1,300})\$")
_COMMAND = re.compile(r"\\[a-zA-Z,;{}]")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_NO_SIGN = re.compile(r"[^\s\w(){}\[\]^+*/=<>.,!|':;-]")
_LONGEST = 500  # characters of TeX: a longer one is a derivation
_BARE = compile_late(
    r"\\\((.{1,300}?)\\\)|\\\[(.{1,500}?)\\\]|\$\$([^$]{1,500})\$\$"
    r"|(?<![\w$\\])\$(?=[^$\n]{0,200}[\\^_])(?!\s)([^$\n]{1,200})(?<!\s)\$(?!\w)",
    re.DOTALL,
)
_AS_IT_IS = ("code", "pre", "script", "style", "textarea")
_STYLE = re.compile(r"\\(?:display|text|script)style\b")
# What stands between the parts of an element of MathML in a line of text.
_BETWEEN = {"msup": "^", "msub": "_", "mfrac": "/"}
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


def write_formulas(tree: "HtmlElement", data: bytes) -> None:
    """Replace each formula by a plain element with its text; ``data`` is the page."""
    page = data.lower()
    if not any(mark in page for mark in _MARKS):
        return
    for script in list(tree.iter("script")):
        if "math/tex" in (script.get("type") or ""):
            drop_shown(script)
            _write(script, _spell(script.text or ""))
    alone: dict[HtmlElement, bool] = {}
    for math in list(tree.iter("math")):
        host = find_host(math, alone)
        text = _read(math) if host is not None else ""
        if host is not None and text:
            _write(host, text)
    for image in list(tree.iter("img")):
        said = one_line(image.get("alt") or "")
        dollars = _DOLLARS.fullmatch(said)
        if dollars and (_is_tex(dollars[1]) or " " not in dollars[1]):
            _write(image, _spell(dollars[1]))
        elif not dollars and _is_tex(said) and _PICTURE.search(image.get("class") or ""):
            _write(image, _spell(said))
    if any(mark in page for mark in _MARKS[-2:]) and _has_library(tree):
        _spell_bare(tree)


def _is_tex(text: str) -> bool:
    """Tell whether a text has commands of TeX, or only signs and single letters."""
    if _COMMAND.search(text):
        return True
    return text != "" and not _NO_SIGN.search(text) and not _LETTERS.search(text)


def _has_library(tree: "HtmlElement") -> bool:
    """Tell whether a page loads a library for formulas; its text may speak of one, too."""
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
    """Spell the TeX that stands in the text, and that a library would show as formulas."""
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
    """Return the text of a formula: its TeX, spelled, if it has it."""
    notes = list(math.iter("annotation", "annotation-xml"))
    tex = next((e.text for e in notes if "tex" in (e.get("encoding") or "")), None)
    if tex is None and notes:  # says it again in another way
        return ""
    said = tex or math.get("alttext")
    if said:
        return _spell(said)
    for element in math.iter(*_BETWEEN):
        if len(element) > 1:
            element[0].tail = _BETWEEN[str(element.tag)]
    text = one_line("".join(math.itertext()))
    return text if len(text) <= _LONGEST else ""


def _spell(tex: str) -> str:
    if len(tex) > _LONGEST:
        return ""
    # Imported here: few pages need it.
    from summarize.readers.texts.markup_languages.latex.latex import spell_formula

    return spell_formula(_STYLE.sub("", tex))


def _write(element: "HtmlElement", text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail


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
