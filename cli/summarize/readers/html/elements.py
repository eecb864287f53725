"""The meaning of HTML elements: which make blocks, which are invisible, which hold data."""

import re
from typing import TYPE_CHECKING

from summarize.lazy import compile_late
from summarize.models import MarkKind
from summarize.notices.class_names import TWO_FORMULAS, is_centred, is_unseen
from summarize.numbers import read_number

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}  # levels of HTML
LISTS = frozenset(("ul", "ol", "dl", "menu"))
ITEMS = frozenset(("li", "dt", "dd"))
CELLS = frozenset(("td", "th"))
CAPTIONS = frozenset(("figcaption", "caption"))
BLOCKS = frozenset(
    "address article aside blockquote body center details dialog div fieldset figure footer form "
    "header hgroup hr html main nav p pre section summary table tbody tfoot thead tr".split()
) | {*HEADINGS, *LISTS, *ITEMS, *CELLS, *CAPTIONS}
_LINES = frozenset(("p", "li", "pre", *HEADINGS))
BOLD = frozenset(("b", "strong"))
MARKED: dict[str, MarkKind] = {
    "a": "link",
    **dict.fromkeys((*BOLD, "em", "i"), "emphasis"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}
FOREIGN = "foreign"  # attribute of links to other sites in place of ``href``: their address
IMAGES = frozenset(("img", "picture"))
LIST_MARKS = "-*•‣▪●–—"
LIST_MARK = compile_late(rf"[{re.escape(LIST_MARKS)}] +")

_NO_TEXT = frozenset(
    "script style noscript template svg math iframe select textarea head object embed canvas video "
    "audio map option datalist input img picture source button".split()
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# The mark of a note that would merge with the word before it, as [1] does not.
_BARE_NOTE = compile_late(r"\d{1,3}|[a-z]")
_FORMULA = 8  # characters
_NAMING = ("class", "id", "role", "itemprop")
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_MOST_CELL = 200  # characters on average; longer ones are columns of a layout


def is_skipped(element: "_Element", tag: str) -> bool:
    """Check whether an element is invisible, or is only the mark of a note."""
    if tag in _NO_TEXT:
        return tag != "math" or not _is_letter(element)
    if tag == "sup":
        return _is_bare_note(element)
    names = element.keys()
    if not names:
        return False
    if "class" in names and is_unseen(element.get("class") or ""):
        return True
    if tag in BLOCKS and tag not in _LINES:  # scripts may reveal these; the extractor decides
        return False
    return "hidden" in names or ("style" in names and hides(element.get("style") or ""))


def _is_letter(formula: "_Element") -> bool:
    """Check whether a formula is a letter or number, and has no copy as text."""
    above = formula.getparent()
    if above is None or TWO_FORMULAS.search(above.get("class") or ""):
        return False
    if formula.find(".//annotation") is not None:  # repeats it in TeX
        return False
    return 0 < len("".join(formula.itertext()).strip()) <= _FORMULA


def hides(style: str) -> bool:
    """Check whether a style hides its element."""
    return _NOT_SHOWN.search(style) is not None


def _is_bare_note(element: "_Element") -> bool:
    linked = element.find(".//a") is not None or element.getparent().tag == "a"
    return linked and _BARE_NOTE.fullmatch("".join(element.itertext()).strip()) is not None


def describe(element: "_Element") -> tuple[str, bool, bool]:
    """Read the names of an element (class, id, role), and whether it is hidden or centred."""
    got = dict(element.items())  # lxml's get() fails for names that begin with "{"
    name = " ".join([got[key] for key in _NAMING if key in got])
    style = got.get("style") or ""
    hidden = "hidden" in got or got.get("aria-hidden") == "true" or hides(style)
    return name, hidden, got.get("align") == "center" or is_centred(style or name)


def is_picture(image: "_Element") -> bool:
    """Check whether an image is a picture, not an icon or a tracking pixel."""
    sizes = (image.get("width") or "", image.get("height") or "")
    return all(read_number(size, most=99) is None for size in sizes)


def find_source(image: "_Element") -> str:
    """Find the address of an image, which a script may load later; "" if it has none."""
    found = (image.get(name) or "" for name in _SOURCES)
    listed = (image.get("srcset") or "").split(maxsplit=1)[:1]
    return next((one for one in (*found, *listed) if one and not one.startswith("data:")), "")


def first_number(element: "_Element") -> int:
    """Read the number of the first item of a list."""
    start = read_number(element.get("start"), most=99_999)
    return 1 if start is None else start


def number_of(item: "_Element", after: int) -> int:
    """Read the number of an item of a list; ``after`` is that of the one before it."""
    value = read_number(item.get("value"), most=99_999)
    return after + 1 if value is None else value


def count_columns(cell: "_Element") -> int:
    """Count the columns that a cell spans."""
    return read_number(cell.get("colspan"), least=1, most=999) or 1


def holds_data(table: "_Element") -> bool:
    """Check whether a table holds data; if not, it only lays out the page."""
    if table.find(".//table") is not None:
        return False
    rows = cells = size = 0
    for element in table.iter("tr", "td", "th", "p", "li"):
        if element.tag == "tr":
            rows += 1
        elif element.tag in CELLS:
            cells += 1
            size += len("".join(element.itertext()))
    return rows > 1 and cells > rows and size <= _MOST_CELL * cells
