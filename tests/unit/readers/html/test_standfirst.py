"""The summary below a headline stays if the page declares it as its description."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.language.normalization import squeeze
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.standfirst import mark_standfirst, read_descriptions

SUMMARY = "Two hours behind on a Friday: why the ferry to Nordby waits for a tug that is not there."
STORY = "".join(
    f"<p>The ferry to Nordby was {n} hours late last winter, when the ice in the sound was thick "
    "and the crew had to wait for the tug that the town had sent away in the autumn.</p>"
    for n in range(2, 9)
)
TITLE = "Why the ferry is late"
HEADLINE = f"<header><h1>{TITLE}</h1>"


def read(description: str, body: str, name: str = "name=description") -> list[str]:
    page = (
        f"<html><head><title>{TITLE}</title><meta {name} content='{description}'>"
        f"</head><body>{body}</body></html>"
    )
    return [block.text for block in extract_article(page.encode()).blocks]


@pytest.mark.parametrize(
    ("declared", "shown", "found"),
    [
        pytest.param(SUMMARY, SUMMARY, True, id="whole"),
        pytest.param(SUMMARY[:70] + " …", SUMMARY, True, id="cut-in-the-head"),
        pytest.param(SUMMARY, SUMMARY + " And why nobody asks.", True, id="cut-on-the-page"),
        pytest.param(SUMMARY.replace(":", " –"), SUMMARY, True, id="other-marks"),
        pytest.param(SUMMARY.replace("that is not there", "in repair"), SUMMARY, True, id="edited"),
        pytest.param(SUMMARY.replace("Two", "Three"), SUMMARY, True, id="edited-at-its-start"),
        pytest.param(
            "The ferry between the islands, its crew, and the long winter in the sound.",
            SUMMARY,
            False,
            id="of-something-else",
        ),
        pytest.param("News from the sound", "News from the sound", False, id="motto"),
    ],
)
def test_a_line_below_the_headline_that_says_the_description_is_a_standfirst(
    declared: str, shown: str, found: bool
) -> None:
    head = f"<head><meta property='og:description' content='{declared}'></head>"
    tree = document_fromstring(f"{head}<body>{HEADLINE}<p>{shown}</p></header>{STORY}</body>")
    page, descriptions = list_blocks(tree), read_descriptions(tree)
    marked = mark_standfirst(page, [], descriptions, TITLE).declared
    assert [page.blocks[i].text for i in marked] == [shown] * found


def test_the_description_far_below_the_headline_is_no_standfirst() -> None:
    links = "".join(f"<li><a href=/{n}>Timetable of the island {n}</a></li>" for n in range(20))
    below = f"<ul>{links}</ul><div class=related>{SUMMARY}</div>"
    body = f"{HEADLINE}</header><article>{STORY}</article>{below}"
    assert SUMMARY not in read(SUMMARY, body)


LOGO = "<h1><a href=/>Island Notes</a></h1>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{LOGO}<p>{SUMMARY}</p><h2>{TITLE}</h2>{STORY}", False),
        (f"<div>{TITLE}</div>{STORY}<div class=about><p>{SUMMARY}</p></div>", False),
        (f"<div>{TITLE}</div><p>{SUMMARY}</p>{STORY}", True),
        (f"{LOGO}<h2>{TITLE}</h2><p>{SUMMARY}</p>{STORY}", True),
    ],
)
def test_a_description_above_the_headline_or_below_the_text_is_no_standfirst(
    body: str, found: bool
) -> None:
    page = list_blocks(document_fromstring(body))
    extracted = [block.text.startswith("The ferry") for block in page.blocks]
    marked = mark_standfirst(page, extracted, (squeeze(SUMMARY),), TITLE).declared
    assert [page.blocks[i].text for i in marked] == [SUMMARY] * found


def test_the_first_descriptions_of_a_page_count() -> None:
    metas = "".join(f"<meta name=description content='{n} {SUMMARY}'>" for n in range(20))
    found = read_descriptions(document_fromstring(f"<html><head>{metas}</head></html>"))
    assert [text[0] for text in found] == list("01234")
