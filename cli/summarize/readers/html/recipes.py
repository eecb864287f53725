"""Find the ingredients and steps of a recipe that a page declares for machines in its blocks."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.lazy import compile_late
from summarize.models import Block
from summarize.readers.html.blocks import Page
from summarize.readers.html.metadata.structured_data import list_kinds, list_nodes, read_json_ld

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = (b"recipeIngredient", b"recipeInstructions")
_PROPERTIES = frozenset(("recipeIngredient", "recipeInstructions", "ingredients"))
_WORD = compile_late(r"[^\W\d_]+|\d+")
_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = compile_late(r"[\r\n]+|<(?:br|/?p|/?li|/?div)\b[^<>]{0,200}>")
_LEAST_SHARED = 0.8  # of the words of the shorter of two lines that say the same
_MOST_LONGER = 2.0  # how much longer the other one may be
_LONG = 4  # words of a part of a step
_MOST = 500  # lines of a recipe
_DEEP = 4  # sections in sections


class Recipe(NamedTuple):
    """The lines of the recipes that a page declares."""

    ingredients: Sequence[str] = ()
    steps: Sequence[str] = ()


def read_recipe(data: bytes, tree: "HtmlElement") -> Recipe:
    """Read the recipes that a page declares in JSON-LD."""
    if not any(name in data for name in _DECLARED):
        return Recipe()
    ingredients: list[str] = []
    steps: list[str] = []
    for node in list_nodes(read_json_ld(tree)):
        if "Recipe" in list_kinds(node):
            ingredients += _list_lines(node.get("recipeIngredient"), _DEEP)
            steps += _list_lines(node.get("recipeInstructions"), _DEEP)
    return Recipe(ingredients[:_MOST], steps[:_MOST])


def _list_lines(value: Any, deep: int) -> Iterator[str]:
    """Yield the lines of a text, of steps, or of sections with steps."""
    if isinstance(value, str):
        for part in _BREAK.split(value):
            line = " ".join(_TAG.sub(" ", part).split())
            if line:
                yield line
    elif deep and isinstance(value, list):
        for part in value:
            yield from _list_lines(part, deep - 1)
    elif deep and isinstance(value, dict):
        parts = value.get("itemListElement")
        yield from _list_lines(parts or value.get("text") or value.get("name"), deep - 1)


def mark_recipe(page: Page, recipe: Recipe) -> Page:
    """Mark the blocks of a page that are lines of its recipe, and the headings right above them.

    Lines in elements that are marked as ingredients or steps count, too. Ingredients or steps of
    which the page shows none are inserted: a script shows them, or they are labels of check boxes.
    """
    boxes = {n for n, f in enumerate(page.frames) if not _PROPERTIES.isdisjoint(f.name.split())}
    if not boxes and not any(recipe):
        return page
    marked = {i for i, place in enumerate(page.places) if boxes and _is_in(page, place, boxes)}
    ingredients = _find_lines(page.blocks, recipe.ingredients)
    steps = _find_lines(page.blocks, recipe.steps)
    marked |= ingredients | steps
    for i in range(len(page.blocks) - 2, -1, -1):
        if i + 1 in marked and page.blocks[i].kind == "heading":
            marked.add(i)
    if recipe.steps and not steps and (not marked or ingredients):
        page, marked = _insert(
            page, marked, max(marked, default=len(page.blocks) - 1) + 1, recipe.steps
        )
    if recipe.ingredients and not ingredients and (steps or len(marked) == len(recipe.steps)):
        page, marked = _insert(page, marked, min(marked), recipe.ingredients)
    return page._replace(declared=frozenset(marked))


def _find_lines(blocks: Sequence[Block], lines: Sequence[str]) -> set[int]:
    """Find the blocks that say one of these lines."""
    declared = [frozenset(_split(line)) for line in lines]
    by_word: dict[str, set[int]] = {}
    for number, words in enumerate(declared):
        for word in words:
            by_word.setdefault(word, set()).add(number)
    found = set[int]()
    for i, block in enumerate(blocks):
        words = frozenset(_split(block.text)) if block.kind != "heading" else frozenset()
        near = {n for word in words for n in by_word.get(word, ())}
        if any(_says(words, declared[n]) for n in near):
            found.add(i)
    return found


def _insert(page: Page, marked: set[int], at: int, lines: Sequence[str]) -> tuple[Page, set[int]]:
    """Insert declared lines as items before a block."""
    beside = page.places[max(0, min(at, len(page.places) - 1))] if page.places else 0
    blocks = [*page.blocks[:at], *(Block(line, "item", 1) for line in lines), *page.blocks[at:]]
    places = [*page.places[:at], *[beside] * len(lines), *page.places[at:]]
    moved = {i + len(lines) * (i >= at) for i in marked}
    return page._replace(blocks=blocks, places=places), moved | set(range(at, at + len(lines)))


def _is_in(page: Page, place: int, boxes: set[int]) -> bool:
    while place and place not in boxes:
        place = page.frames[place].parent
    return place in boxes


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _says(words: frozenset[str], line: frozenset[str]) -> bool:
    """Check whether a block says a line of a recipe, or a long part of it."""
    shorter, longer = sorted((len(words), len(line)))
    if not shorter:
        return False
    shared = len(words & line)
    if len(words) >= _LONG and shared == len(words):
        return True
    return shared >= _LEAST_SHARED * shorter and longer <= _MOST_LONGER * shorter
