"""Of an article in PubMed its abstract is read, and a set of articles is cut into them."""

import pytest

from summarize import Article, Source, extract_article, list_parts
from summarize.errors import InputError, NoArticleError
from tests.conftest import kind_of

JOURNAL = (
    "<Journal><JournalIssue><PubDate><Year>2021</Year><Month>Feb</Month>{day}</PubDate>"
    "</JournalIssue><Title>Journal of harbour medicine</Title></Journal>"
)
ABSTRACT = (
    "<Abstract><AbstractText Label='BACKGROUND'>Pilots climb ladders over <i>cold</i> water."
    "</AbstractText><AbstractText Label='UNLABELLED'>They wear suits of CO<sub>2</sub> foam."
    "</AbstractText><CopyrightInformation>© The Quay.</CopyrightInformation></Abstract>"
)
AUTHORS = (
    "<AuthorList><Author><LastName>Holm</LastName><ForeName>Ida M</ForeName><Initials>IM</Initials>"
    "</Author><Author><LastName>Ek</LastName><Initials>B</Initials></Author>"
    "<Author><CollectiveName>Cold Water Group</CollectiveName></Author></AuthorList>"
)
ONLINE = "<ArticleDate><Year>2021</Year><Month>01</Month><Day>7</Day></ArticleDate>"
BOOK = (
    "<PubmedBookArticle><BookDocument><PMID>3</PMID><Book><BookTitle>The Handbook</BookTitle>"
    "<PubDate><Year>2019</Year></PubDate><AuthorList Type='editors'><Author><LastName>Roe"
    "</LastName></Author></AuthorList></Book><ArticleTitle>Immersion</ArticleTitle>"
    "<AuthorList Type='authors'><Author><LastName>Sund</LastName><ForeName>Mia</ForeName>"
    "</Author></AuthorList>"
    "<Abstract><AbstractText>Cold water makes people gasp.</AbstractText></Abstract>"
    "<ContributionDate><Year>2020</Year><Month>8</Month><Day>5</Day></ContributionDate>"
    "</BookDocument></PubmedBookArticle>"
)


def write_article(
    title: str = "Cold water.", *, abstract: str = ABSTRACT, day: str = "", online: str = ONLINE
) -> str:
    journal = JOURNAL.format(day=day)
    return (
        f"<PubmedArticle><MedlineCitation><PMID Version='1'>1</PMID><Article>{journal}"
        f"<ArticleTitle>{title}</ArticleTitle>{abstract}{AUTHORS}{online}</Article>"
        "</MedlineCitation><PubmedData><ReferenceList><Reference><Citation>Ek 2001</Citation>"
        "</Reference></ReferenceList></PubmedData></PubmedArticle>"
    )


def write_set(*records: str) -> bytes:
    head = "<?xml version='1.0'?><!DOCTYPE PubmedArticleSet PUBLIC '-//NLM//DTD' 'https://x/y.dtd'>"
    return f"{head}<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>".encode()


def read(*records: str) -> Article:
    return extract_article(write_set(*records))


def test_an_empty_abstract_and_a_day_that_is_none_count_as_missing() -> None:
    other = "<OtherAbstract><AbstractText>Cold water kills.</AbstractText></OtherAbstract>"
    online = ONLINE.replace("01</Month><Day>7", "02</Month><Day>31")
    article = read(write_article(abstract=f"<Abstract/>{other}", online=online))
    assert (article.text, article.date) == ("Cold water kills.", None)


def test_abstract_authors_journal_and_day_are_read() -> None:
    article = read(write_article())
    assert kind_of(write_set(write_article())) == "set of PubMed"
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("heading", "BACKGROUND"),
        ("paragraph", "Pilots climb ladders over cold water."),
        ("paragraph", "They wear suits of CO2 foam."),
    ]
    assert (article.title, article.author) == ("Cold water", "Ida M Holm; B Ek; Cold Water Group")
    assert (article.date, article.site) == ("2021-01-07", "Journal of harbour medicine")
    assert [(line.text, line.reason) for line in article.removed] == [("© The Quay.", "notice")]


@pytest.mark.parametrize(
    ("day", "online", "date"),
    [
        pytest.param("<Day>28</Day>", "", "2021-02-28", id="in print, the month as a word"),
        pytest.param("", "", None, id="a month alone"),
        pytest.param("<Day>x</Day>", "", None, id="no day"),
    ],
)
def test_a_day_is_whole_or_none(day: str, online: str, date: str | None) -> None:
    assert read(write_article(day=day, online=online)).date == date


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("[Falls into the <i>sea</i> (author's transl)].", "Falls into the sea",
                     id="translated"),
        pytest.param("[Falls in [cold] seas].", "Falls in [cold] seas", id="brackets inside"),
        pytest.param("[Falls] and [ladders].", "[Falls] and [ladders]", id="brackets of its own"),
    ],
)  # fmt: skip
def test_the_title_has_no_marks_of_pubmed(title: str, shown: str) -> None:
    assert read(write_article(title)).title == shown


def test_a_chapter_has_its_own_authors_and_its_book() -> None:
    article = read(BOOK)
    assert (article.title, article.author, article.site) == (
        "Immersion",
        "Mia Sund",
        "The Handbook",
    )
    assert (article.date, article.paragraphs) == ("2020-08-05", ("Cold water makes people gasp.",))


def test_each_of_a_set_is_an_article() -> None:
    data = write_set(write_article(), write_article("A letter.", abstract=""), BOOK)
    parts = [item.source for item in list_parts(Source("set.xml", data))]
    assert [(part.id, part.title) for part in parts] == [
        ("1", "Cold water"),
        ("1", "A letter"),
        ("3", "Immersion"),
    ]
    assert extract_article(parts[2].data).title == "Immersion"
    with pytest.raises(NoArticleError, match="PubMed has no abstract for this article"):
        extract_article(parts[1].data)
    with pytest.raises(NoArticleError, match="3 articles in it: choose one"):
        extract_article(data)


def test_a_set_without_articles_or_cut_off_says_so() -> None:
    with pytest.raises(NoArticleError, match="no article in it"):
        read("<DeleteCitation><PMID>9</PMID></DeleteCitation>")
    assert extract_article(write_set(write_article())[:-90]).title == "Cold water"
    bomb = b"<!DOCTYPE PubmedArticleSet [<!ENTITY a 'aa'>]><PubmedArticleSet>&a;</PubmedArticleSet>"
    with pytest.raises(InputError, match="declares entities of its own"):
        extract_article(bomb)


MEDLINE = """
PMID- 11
OWN - NLM
DP  - 2021 Feb 28
TI  - [Cold water and
      ladders].
AB  - {abstract}
CI  - (c) The Quay.
FAU - Holm, Ida M
AU  - Holm IM
FAU - Ek, Bo Jr
CN  - Cold Water Group.
TA  - J Harb Med
JT  - Journal of harbour medicine
MH  - Ladders
"""
PLAIN = "Pilots climb ladders over DNA: cold water\n      is below them."


def test_lines_of_medline_are_read_as_the_set_is() -> None:
    abstract = "BACKGROUND: They climb.\n      MAIN RESULTS: They fall."
    data = MEDLINE.format(abstract=abstract).encode()
    article = extract_article(data)
    assert kind_of(data) == kind_of(data.replace(b"\n", b"\r\n")) == "MEDLINE"
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("heading", "BACKGROUND"),
        ("paragraph", "They climb."),
        ("heading", "MAIN RESULTS"),
        ("paragraph", "They fall."),
    ]
    assert article.title == "Cold water and ladders"
    assert article.author == "Ida M Holm; Bo Ek Jr; Cold Water Group"
    assert (article.date, article.site) == ("2021-02-28", "Journal of harbour medicine")
    assert [(line.text, line.reason) for line in article.removed] == [("(c) The Quay.", "notice")]


@pytest.mark.parametrize(
    ("line", "with_", "fact"),
    [
        pytest.param("TA  - J", "DEP - 20210107\nTA  - J", "2021-01-07", id="first in the net"),
        pytest.param("DP  - 2021 Feb 28", "DP  - 2021 Feb", "None", id="a month"),
        pytest.param("FAU - ", "IR  - ", "IM Holm; Cold Water Group", id="initials alone"),
        pytest.param("JT  - ", "JID - ", "J Harb Med", id="a short name of the journal"),
    ],
)
def test_other_facts_of_medline(line: str, with_: str, fact: str) -> None:
    article = extract_article(MEDLINE.format(abstract=PLAIN).replace(line, with_))
    assert article.paragraphs == ("Pilots climb ladders over DNA: cold water is below them.",)
    assert fact in (str(article.date), article.author, article.site)


def test_each_record_of_medline_is_an_article() -> None:
    one, other = MEDLINE.format(abstract=PLAIN), MEDLINE.format(abstract="")
    data = (one + other.replace("PMID- 11", "PMC - PMC7\nPMID- 12")).encode()
    parts = [item.source for item in list_parts(Source("set.nbib", data))]
    assert [(part.id, part.title) for part in parts] == [
        ("11", "Cold water and ladders"),
        ("12", "Cold water and ladders"),
    ]
    assert extract_article(parts[0].data).author == "Ida M Holm; Bo Ek Jr; Cold Water Group"
    with pytest.raises(NoArticleError, match="PubMed has no abstract for this article"):
        extract_article(parts[1].data)
    with pytest.raises(NoArticleError, match="2 articles in it: choose one"):
        extract_article(data)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("PMID- 11\nOWN - NLM\n" * 4, id="numbers alone"),
        pytest.param("We look at PMID- 11 today.\nTI  - is its mark.", id="in a sentence"),
        pytest.param("Prose about it.\n" * 9 + "PMID- 11\nTI  - Cold\n", id="quoted further down"),
    ],
)
def test_what_names_a_number_of_pubmed_is_no_record(text: str) -> None:
    assert kind_of(text.encode()) != "MEDLINE"
