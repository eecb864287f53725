"""JSON of no other kind is read as its longest coherent prose."""

import json
from typing import Any

import pytest

from summarize import NoArticleError, extract_article
from summarize.models import Source
from summarize.readers.several_articles import list_parts
from tests.conftest import Run

SWARM = "A swarm has moved into the organ of our church, behind the sixteen-foot pipes."


ORGANIST = "The organist refuses to play anything with the pedal until they have left."


COUNCIL = "The parish council will speak about it on Friday, with a beekeeper from Orme."


POST = {
    "id": 7,
    "title": {"rendered": "Bees &amp; <em>pipes</em>"},
    "content": {"rendered": f"<h2>The swarm</h2><p>{SWARM}</p><p>{ORGANIST}</p>"},
    "link": "https://bees.example/7",
}


def read(value: Any) -> tuple[str | None, list[tuple[str, str]]]:
    article = extract_article(json.dumps(value))
    return article.title, [(block.kind, block.text) for block in article.blocks]


@pytest.mark.parametrize(
    "value",
    [
        {"story": {"headline": "Bees", "paragraphs": [SWARM, ORGANIST, COUNCIL]}},
        {"name": "Orme", "story": {"title": "Bees", "body": f"{SWARM}\n{ORGANIST}\n{COUNCIL}"}},
        {"title": "Bees", "text": [{"type": "p", "text": t} for t in (SWARM, ORGANIST, COUNCIL)]},
    ],
)
def test_what_a_server_answers_is_read_as_its_prose(value: Any) -> None:
    texts = [("paragraph", text) for text in (SWARM, ORGANIST, COUNCIL)]
    assert read(value) == ("Bees", texts)


def test_facts_beside_the_text_are_its_own() -> None:
    ghost = {"primary_author": {"name": "Ann Orme"}, "published_at": "2024-05-06T07:08:09Z"}
    answer = {"posts": [{**ghost, "title": "Bees", "html": f"<p>{SWARM}</p><p>{ORGANIST}</p>"}]}
    article = extract_article(json.dumps(answer))
    assert (article.title, article.author, article.date) == ("Bees", "Ann Orme", "2024-05-06")
    posts = [{"name": "Lee", "cooked": SWARM}, {"name": "Roe", "cooked": ORGANIST}]
    assert read({"title": "Bees", "posts": posts})[0] == "Bees"  # not one who speaks


def test_each_comment_is_a_paragraph() -> None:
    comments = [{"text": f"{SWARM}<p>{ORGANIST}"}, {"text": f"{COUNCIL}<p>{SWARM}"}]
    texts = [text for _, text in read({"title": "Bees", "children": comments})[1]]
    assert texts == [SWARM, ORGANIST, COUNCIL, SWARM]


def test_a_description_that_is_no_teaser_is_an_article() -> None:
    texts = (
        SWARM,
        ORGANIST,
        COUNCIL,
        "Until then the choir sings without it, and nobody minds much.",
    )
    described = {"name": "Bees", "description": "\n\n".join(texts)}
    assert read(described)[1] == [("paragraph", text) for text in texts]


def test_html_in_it_is_blocks() -> None:
    blocks = [("heading", "The swarm"), ("paragraph", SWARM), ("paragraph", ORGANIST)]
    assert read(POST) == ("Bees & pipes", blocks)


def test_each_of_a_list_with_titles_is_an_article() -> None:
    data = json.dumps([POST, {"title": "Rain", "body": COUNCIL}]).encode()
    parts = [item.source for item in list_parts(Source("posts.json", data))]
    assert [(part.part, part.parts) for part in parts] == [(1, 2), (2, 2)]
    assert [extract_article(part).title for part in parts] == ["Bees & pipes", "Rain"]
    answer = {"meta": {"next": None}, "posts": [POST, {"title": "Rain", "body": COUNCIL}]}
    assert len(list_parts(Source("posts.json", json.dumps(answer).encode()))) == 2
    field = [{**POST, "acf": {"text": "x"}}, POST]  # no rows with a column of texts
    assert len(list_parts(Source("posts.json", json.dumps(field).encode()))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[1, 2, 3]",
        '{"a": {}}',
        '{"name": "boat", "scripts": {"test": "jest --ci"}, "description": "It draws boats."}',
        "[" * 100_000 + "]" * 100_000,
    ],
)
def test_data_without_prose_is_no_article(text: str, run: Run) -> None:
    if text.startswith("[["):  # too deep to be read as data
        assert run("-", stdin=text).code == 4
        return
    with pytest.raises(NoArticleError, match="JSON data without an article"):
        extract_article(text)


@pytest.mark.parametrize("text", [f"[Ann] {SWARM} [sic]", f"{{{SWARM}}}", f'{{"a": "{SWARM}"'])
def test_a_text_in_brackets_is_a_text(text: str) -> None:
    assert SWARM[:-1] in extract_article(text).text
