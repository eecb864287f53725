"""Write out what a document holds in other languages of XML: formulas, and text that is drawn."""

from typing import TYPE_CHECKING

from lxml import etree

from summarize.language.writing_systems import EAST_ASIAN, WIDE_PUNCTUATION, match_letter
from summarize.readers.line_ends import count_words, find_joint

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = ("annotation", "annotation-xml")


def write_out_foreign(root: "_Element") -> None:
    """Change a tree in place: a formula in a sentence, a drawing with text become HTML."""
    for formula in list(root.iter("math")):
        if formula.get("display") != "block":
            for note in list(formula.iter(*_NOTES)):
                note.clear()
            text = "".join(part.strip() for part in formula.itertext(tag=etree.Element))
            _replace(formula, "span", text)
    for drawing in list(root.iter("svg")):
        texts = [_join_lines(text) for text in drawing.iter("text")]
        if any(texts):
            _replace(drawing, "div", "")
            for text in filter(None, texts):
                etree.SubElement(drawing, "p").text = text


def _replace(element: "_Element", tag: str, text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = tag, text, tail


def _join_lines(text: "_Element") -> str:
    """Return a drawn text on one line; its lines begin where the height of a piece changes."""
    said, height = "", None
    words, tight = count_words([], printed=True), match_letter(EAST_ASIAN + WIDE_PUNCTUATION)
    for element in text.iter("text", "tspan"):
        y, piece = element.get("y"), (element.text or "").strip("\n")
        if not piece.strip():
            continue
        if said and y != height:
            said = said.rstrip()
            cut, between = find_joint(said, piece.lstrip(), words, tight)
            said = said[: len(said) - cut] + between
        said, height = said + piece, y
    return " ".join(said.split())
