"""The ingredients and steps that a page declares belong to its article."""

import json

import pytest

from summarize import extract_article

INGREDIENTS = ["500 g rye flour", "300 ml buttermilk", "salt"]
STEPS = [
    "Stir the flour into the warm buttermilk and let it stand for an hour.",
    "Bake the loaf until it sounds hollow.",
]
STORY = "".join(
    f"<p>My grandmother baked this bread every {day}, and the whole street came to the window "
    "when she took it out of the oven, because nothing else smelt like it in winter.</p>"
    for day in ("Monday", "Thursday", "Saturday")
)


def declare(steps: object, ingredients: list[str] = INGREDIENTS) -> str:
    recipe = {"@type": "Recipe", "recipeIngredient": ingredients, "recipeInstructions": steps}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [recipe]})}</script>'


def read(head: str, body: str) -> list[str]:
    page = f"<html><head><title>Rye bread</title>{head}</head><body>{body}</body></html>"
    return [block.text for block in extract_article(page.encode()).blocks]


def list_items(lines: list[str], tag: str = "li") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


DECLARED = {
    "texts": STEPS,
    "one-text": "\n".join(STEPS),
    "markup": list_items(STEPS, "p"),
    "steps": [{"@type": "HowToStep", "text": step} for step in STEPS],
    "sections": [
        {"@type": "HowToSection", "itemListElement": [{"@type": "HowToStep", "text": step}]}
        for step in STEPS
    ],
}


@pytest.mark.parametrize("steps", [pytest.param(s, id=name) for name, s in DECLARED.items()])
def test_declared_lines_stay_in_their_place(steps: object) -> None:
    body = (
        f"{STORY}<div class=sidebar><h3>Ingredients</h3><ul>{list_items(INGREDIENTS)}</ul></div>"
        f"<div class=related><h3>Method</h3>{list_items(STEPS, 'p')}</div><p>Enjoy it warm.</p>"
    )
    lines = read(declare(steps), body)
    start = lines.index("Ingredients")
    wanted = ["Ingredients", *INGREDIENTS, "Method", *STEPS]
    assert lines[start : start + len(wanted)] == wanted


def test_ingredients_that_the_page_does_not_show_as_text_stand_above_the_steps() -> None:
    boxes = list_items([f"<input type=checkbox>{line}" for line in INGREDIENTS], "label")
    lines = read(declare(STEPS), f"{STORY}{boxes}{list_items(STEPS, 'p')}")
    assert lines[-5:] == [*INGREDIENTS, *STEPS]


def test_a_page_of_another_wording_keeps_its_own() -> None:
    shown = ["500 g (18 oz) of rye flour", "300 ml fresh buttermilk", "Salt"]
    lines = read(declare(STEPS), f"{STORY}<ul>{list_items(shown)}</ul>{list_items(STEPS, 'p')}")
    assert lines[-5:] == [*shown, *STEPS]


def test_elements_marked_as_ingredients_and_steps_count_too() -> None:
    items = "".join(f"<li itemprop=recipeIngredient>{line}</li>" for line in INGREDIENTS)
    steps = "".join(f"<p>{line}</p>" for line in STEPS)
    body = f"{STORY}<ul class=nav>{items}</ul><div itemprop=recipeInstructions>{steps}</div>"
    assert read("", body)[-5:] == [*INGREDIENTS, *STEPS]
