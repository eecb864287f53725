"""Patents in XML become their abstract, description and claims."""

import pytest

from summarize import extract_article
from tests.conftest import FORMAT_FILES, kind_of

GRANT, OLD, EUROPEAN = (
    (FORMAT_FILES / f"{name}.xml").read_text(encoding="utf-8")
    for name in ("patent", "patent-old", "patent-european")
)


def test_a_patent_is_its_abstract_description_and_claims() -> None:
    assert kind_of(GRANT.encode()) == "patent"
    article = extract_article(GRANT)
    assert (article.title, article.author, article.date) == (
        "Pump for old wells", "Mona Keller", "2024-05-21",
    )  # fmt: skip
    assert [(block.kind, block.text, block.number) for block in article.blocks] == [
        ("paragraph", "A pump lifts water from an old well.", None),
        ("heading", "BACKGROUND", None),
        ("paragraph", "Old wells 10 run dry in summer.", None),
        ("paragraph", "The depth [formula] is measured.", None),
        ("paragraph", "See the table.", None),
        ("item", "A pump, comprising: a rod; and a wheel.", 1),
        ("item", "The pump of claim 1.", 2),
    ]
    assert [(line.reason, line.text) for line in article.removed] == [("table", "7 8")]


@pytest.mark.parametrize(
    ("data", "date", "author", "texts"),
    [
        pytest.param(
            OLD, "2002-08-27", "Mona Keller",
            ["A pump lifts water.", "FIELD", "It is about wells.", "A pump with a rod."],
            id="a grant of 2002",
        ),
        pytest.param(
            EUROPEAN, "2024-05-22", "Keller, Mona", ["It is about wells.", "A pump with a rod."],
            id="a European one, in the language of the document",
        ),
    ],
)  # fmt: skip
def test_patents_of_other_years_and_offices_are_read(
    data: str, date: str, author: str, texts: list[str]
) -> None:
    article = extract_article(data)
    assert (article.title, article.date) == ("Pump for old wells", date)
    assert article.author == author
    assert list(article.paragraphs) == texts


@pytest.mark.parametrize(
    ("old", "new", "date", "text"),
    [
        pytest.param(
            "<date>20240521", "<date>20240021", "2024-05-22", None, id="a month that does not exist"
        ),
        pytest.param("<us-patent-grant", '<us-patent-grant xmlns="http://example.org/us"',
            "2024-05-21", None, id="a default namespace"),
        pytest.param("Old wells <b>10</b>",
            "It has:<ul><li>a rod</li><li>wheel,<br/>or</li></ul> Old", "2024-05-21",
            "It has: a rod wheel, or Old run dry in summer.", id="items and lines"),
        pytest.param("</description>", "Steel is used.</description>", "2024-05-21",
            "Steel is used.", id="a text without a paragraph"),
        pytest.param("1. A pump", "1.5 mm is the width of a pump", "2024-05-21",
            "1.5 mm is the width of a pump, comprising: a rod; and a wheel.", id="a decimal"),
    ],
)  # fmt: skip
def test_patents_are_read_whatever_their_markup_is(
    old: str, new: str, date: str, text: str | None
) -> None:
    grant = GRANT.replace('date-publ="20240521"', 'date-publ="20240522"').replace(old, new)
    article = extract_article(grant)
    assert (article.title, article.author) == ("Pump for old wells", "Mona Keller")
    assert article.date == date
    assert text is None or text in article.paragraphs
