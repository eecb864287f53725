"""The nearest name to a mistyped word."""

from summarize.render.formats import list_formats
from summarize.spelling import join_choices, suggest


def test_what_is_suggested_is_near_enough() -> None:
    assert suggest("rad", ["read", "corpus"]) == "read"
    assert suggest("rad", ["read", "corpus"], alike=0.9) is None
    assert suggest("sum_basik", ["sum-basic"]) == "sum-basic"
    assert join_choices(["text", "json", "html"]) == "text, json or html"
    assert join_choices(list_formats("contents")) == "terminal, text or json"
