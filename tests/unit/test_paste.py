"""The pages that the forests learn from are read as a browser copies them."""

import pytest

from tests.makers.paste import label_lines, paste_page


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        pytest.param("<p>One <b>two</b><p>three", ["One two", "three"], id="paragraphs"),
        pytest.param("<div>One<br>two</div>", ["One", "two"], id="line-break"),
        pytest.param("<table><tr><td>a<td>b<tr><td>c", ["a b", "c"], id="a-row-is-a-line"),
        pytest.param("<p>One\n two", ["One two"], id="source-line-feeds"),
        pytest.param("<p hidden>x<p style='display: none'>y<p>z", ["z"], id="hidden"),
        pytest.param("<script>x</script><p>z<!-- c --> y", ["z y"], id="script-and-comment"),
    ],
)
def test_a_page_is_copied_line_by_line(html: str, lines: list[str]) -> None:
    assert paste_page(html) == lines


def test_a_line_is_article_if_the_gold_text_says_it() -> None:
    gold = "The tram runs again from Monday, says the mayor.\nWhat it costs\nNobody knows what."
    gold += "\nThe town pays half of it and the riders pay the rest of it."
    lines = [
        "Monday",
        "Home and garden and all the news of the day",
        *["Sport"] * 12,
        *gold.split("\n"),
    ]
    assert label_lines(lines, gold) == [0.0] * 14 + [1.0] * 4
