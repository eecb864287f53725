"""Patents in XML become their abstract, description and claims."""

import pytest

from summarize import extract_article
from tests.conftest import kind_of

GRANT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45.dtd" [ ]>
<us-patent-grant lang="EN" date-publ="20240521"><us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>11987654</doc-number>
<date>20240521</date></document-id></publication-reference>
<invention-title id="d0e1">Pump for old wells</invention-title>
<inventors><inventor><addressbook><last-name>Keller</last-name><first-name>Mona</first-name>
</addressbook></inventor></inventors></us-bibliographic-data-grant>
<abstract id="abstract"><p id="p-1" num="0000">A pump lifts water from an old well.</p></abstract>
<drawings id="d"><figure><img file="a.tif"/></figure></drawings>
<description id="description"><heading id="h-1" level="1">BACKGROUND</heading>
<p id="p-2" num="0001">Old wells <b>10</b> run dry in summer.</p>
<p id="p-3" num="0002">The depth <maths id="m"><math><mi>d</mi></math></maths> is measured.</p>
<p id="p-4" num="0003">See the table. <tables id="t"><table>7 8</table></tables></p></description>
<claims id="claims"><claim id="c1" num="00001"><claim-text>1. A pump, comprising:
<claim-text>a rod; and</claim-text><claim-text>a wheel.</claim-text></claim-text></claim>
<claim id="c2" num="00002"><claim-text>2. The pump of <claim-ref idref="c1">claim 1</claim-ref>.
</claim-text></claim></claims></us-patent-grant>"""

OLD = """<?xml version="1.0"?>
<PATDOC DTD="2.5"><SDOBI><B100><B140><DATE><PDAT>20020827</PDAT></DATE></B140></B100>
<B500><B540><STEXT><PDAT>Pump for old wells</PDAT></STEXT></B540></B500>
<B700><B720><B721><PARTY-US><NAM><FNM><PDAT>Mona</PDAT></FNM>
<SNM><STEXT><PDAT>Keller</PDAT></STEXT></SNM></NAM></PARTY-US></B721></B720></B700></SDOBI>
<SDOAB><BTEXT><PARA ID="P1"><PTEXT><PDAT>A pump lifts water.</PDAT></PTEXT></PARA></BTEXT></SDOAB>
<SDODE><RELAPP><BTEXT><H LVL="1"><STEXT><PDAT>FIELD</PDAT></STEXT></H>
<PARA ID="P2"><PTEXT><PDAT>It is about wells.</PDAT></PTEXT></PARA></BTEXT></RELAPP></SDODE>
<SDOCL><CL><CLM ID="C1"><PARA ID="P3"><PTEXT><PDAT>1. A pump with a rod.</PDAT></PTEXT></PARA>
</CLM></CL></SDOCL></PATDOC>"""

EUROPEAN = """<?xml version="1.0"?>
<ep-patent-document lang="en" date-publ="20240522"><SDOBI lang="en"><B500><B540><B541>de</B541>
<B542>Brunnenpumpe</B542><B541>en</B541><B542>Pump for old wells</B542></B540></B500>
<B700><B720><B721><snm>Keller, Mona</snm></B721></B720></B700></SDOBI>
<description id="desc" lang="en"><p id="p0001" num="0001">It is about wells.</p></description>
<claims id="claims01" lang="de"><claim id="c-de" num="0001"><claim-text>Eine Pumpe.</claim-text>
</claim></claims><claims id="claims02" lang="en"><claim id="c-en" num="0001">
<claim-text>A pump with a rod.</claim-text></claim></claims></ep-patent-document>"""


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
