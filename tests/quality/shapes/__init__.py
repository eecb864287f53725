"""Shapes of documents that can be made as long as one likes: what may cost more than its size."""

from tests.quality.shapes.books import list_books
from tests.quality.shapes.carriers import cross_carriers, list_carriers
from tests.quality.shapes.mails import cross_mails, list_mails
from tests.quality.shapes.marks import cross_marks, list_marks
from tests.quality.shapes.pages import cross_pages, list_pages, pair_pages
from tests.quality.shapes.shape import Pair, Shape
from tests.quality.shapes.texts import list_texts

__all__ = ["Pair", "Shape", "list_crossed", "list_pairs", "list_shapes"]


def list_shapes() -> dict[str, Shape]:
    """Return the shapes by their names, or by what they repeat and what stands before it."""
    written = list_texts() | list_pages() | list_marks()
    return written | list_mails() | list_carriers() | list_books()


def list_pairs() -> dict[str, Pair]:
    """Return pairs of shapes, whose lists grow side by side."""
    return pair_pages()


def list_crossed() -> dict[str, Shape]:
    """Return the shapes that are made of each run in each place: ten times as many."""
    return cross_pages() | cross_marks() | cross_mails() | cross_carriers()
