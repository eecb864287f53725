"""The text that a page declares as its article stays, where much of it would be lost."""

import json

import pytest

from summarize import extract_article

OPENING = tuple(
    f"The ferry to Nordby waited {hours} hours for a tug that the town had sold in the autumn, and "
    "nobody at the pier knew whom to ask for a ticket, a chair or a cup of coffee."
    for hours in range(2, 8)
)
SECTIONS = tuple(
    f"In the winter of {year} the ice in the sound was a foot thick, and the crew of the ferry "
    f"waited {year - 1950} hours at the pier until somebody walked over with bread."
    for year in range(1953, 1961)
)
CARDS = "".join(
    f"<div class='comment promo' id=comment-{n}><a href=/user/{n}>ann_{n}</a><p>{text}</p></div>"
    for n, text in enumerate(SECTIONS)
)


def read(body: str) -> list[str]:
    """Read a page that declares this text, and shows its opening above cards."""
    declared = json.dumps({"@type": "NewsArticle", "headline": "Ice", "articleBody": body})
    opening = "".join(map("<p>{}</p>".format, OPENING))
    page = (
        f"<html><head><title>Ice</title><script type='application/ld+json'>{declared}</script>"
        f"</head><body><h1>Ice</h1><article>{opening}</article>"
        f"<div class=comments><h3>Comments</h3>{CARDS}</div></body></html>"
    )
    return [
        block.text for block in extract_article(page.encode()).blocks if block.kind != "heading"
    ]


@pytest.mark.parametrize("mark", ["{}\n", "<p>{}</p>", "&lt;p&gt;{}&lt;/p&gt;"])
def test_lines_of_a_declared_text_stay_in_whatever_elements_they_stand(mark: str) -> None:
    assert read("".join(map(mark.format, (*OPENING, *SECTIONS)))) == [*OPENING, *SECTIONS]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="empty"),
        pytest.param("\n".join(OPENING), id="no-more-than-is-kept"),
        pytest.param("Of something else, at length. " * 60, id="of-another-page"),
    ],
)
def test_nothing_else_stays_for_a_declared_text(body: str) -> None:
    assert not {*SECTIONS} & {*read(body)}
