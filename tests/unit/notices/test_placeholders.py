"""Placeholder text is known by its words, whatever the language of the page."""

import pytest

from summarize.notices.placeholders import is_placeholder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", True, id="whole"),
        pytest.param("Lorem Ipsum 2", True, id="heading"),
        pytest.param("Duis aute irure dolor in reprehenderit in voluptate.", True, id="later"),
        pytest.param("Suspendisse varius enim in eros elementum tristique.", True, id="builder"),
        pytest.param("What’s a Rich Text element?", True, id="webflow"),
        pytest.param("Lorem ipsum is older than the printing press.", False, id="on-the-subject"),
        pytest.param("Sed non", False, id="two-words"),
        pytest.param("Gallia est omnis divisa in partes tres.", False, id="latin"),
        pytest.param("The ferry sails at noon.", False, id="english"),
        pytest.param("12 345", False, id="no-words"),
    ],
)
def test_a_placeholder_is_detected(text: str, found: bool) -> None:
    assert is_placeholder(text) is found
