"""Wikitext is read without templates, tables and links; pages of an export are articles."""

import pytest

from summarize import extract_article
from summarize.errors import NoArticleError
from summarize.models import Draft, Source
from summarize.readers.formats.wikitext import read as read_wikitext
from summarize.readers.several_articles import list_parts
from tests.conftest import kind_of
from tests.unit.readers.examples import lines_of


def reasons_of(draft: Draft) -> list[str]:
    return [removed.reason for removed in draft.removed]


def test_wikitext_is_read_without_templates_tables_and_links() -> None:
    draft = read_wikitext(
        "{{Box|a={{b}}}}\n"
        "'''Varde''' is a [[town]] in [[Jutland|the west]].<ref>Map.</ref>\n\n== Head ==\n"
        "[[File:a.jpg|thumb|A [[mill]]]]\nIt has {{convert|5|km}} of [http://a.b road].\n"
        "# one\n# two\n"
        "{|\n| cell\n|}\n== References ==\n{{reflist}}\n[[Category:Towns]]\n"
    )  # fmt: skip
    assert draft.title == "Varde"
    assert lines_of(draft) == [
        ("paragraph", "Varde is a town in the west."), ("heading", "Head"),
        ("paragraph", "It has 5 km of road."), ("item", "one"), ("item", "two"),
    ]  # fmt: skip
    assert set(reasons_of(draft)) == {"template", "picture", "table", "category", "note"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("==Mill==\n\nIt is old.\n\n===Stone===\n\nIt turns.\n", "wikitext"),
        ("==Mill==\n\nIt is old.\n", "text"),
        ("==Mill==\n<pre>\nFrom: Ek\n{\n</pre>\n# A.\n## B.\n\n==Old==\n\nIt is.\n", "wikitext"),
        ("= Mill\n:toc:\n\n== Old ==\n\nIt is.\n\n== Stone ==\n\nIt is.\n", "text"),
        (".. code:: x\n\n    [[a]]\n    '''b'''\n    == c ==\n\nIt is old.\n", "rst"),
    ],
)
def test_two_headings_between_signs_make_wikitext(text: str, kind: str) -> None:
    assert kind_of(text.encode()) == kind


def test_a_heading_of_wikitext_over_nothing_that_is_read_goes() -> None:
    text = "It is [[old]].\n\n== Map ==\n[[File:a.jpg]]\n----\n== Sign ==\n__TOC__\n"
    assert lines_of(read_wikitext(text)) == [("paragraph", "It is old.")]
    text += "== Sights ==\n=== Mill ===\nIt turns.\n=== Quay ===\n{{map}}\n"
    found = [words for _, words in lines_of(read_wikitext(text))]
    assert found == ["It is old.", "Sights", "Mill", "It turns."]


SPRINGS = "The river rises from three springs, and the highest of them never dries up in summer."


@pytest.mark.parametrize(
    "cited",
    [
        "Smith, John. The history of the rivers of the north. London, 1999.",
        "Smith, John. Rivers of the North and their Springs. London: Low Press.",
        "The keeper of the weir in his own words, pp. 12 and 13.",
        "The map of the river is at https://example.org/map for all to see.",
        "Of the weir.",
        "A list of all the rivers that flow past the castle",
    ],
)
def test_books_and_addresses_below_sources_are_none(cited: str) -> None:
    draft = read_wikitext(f"It is [[old]].\n\n== Sources ==\n=== Books ===\n{cited}\n")
    assert lines_of(draft) == [("paragraph", "It is old.")]
    assert reasons_of(draft) == ["reference"]


@pytest.mark.parametrize(
    "heading", ["See also", "Siehe auch", "Ссылки", "Voir aussi", "外部リンク"]
)
def test_all_goes_below_a_heading_that_leads_elsewhere(heading: str) -> None:
    draft = read_wikitext(f"It is [[old]].\n\n== {heading} ==\n{SPRINGS}\n== Map ==\nNo.\n")
    assert [words for _, words in lines_of(draft)] == ["It is old.", "Map", "No."]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It is {{val|830|u=mm}} wide.", "It is 830 mm wide."),
        ("It is {{convert|2|km|mi}} long.", "It is 2 km long."),
        ("It ran from {{circa|619}} on.", "It ran from c. 619 on."),
        ("It has {{val|6.2|e=18|u=J}} in it.", "It has 6.2×10^18 J in it."),
        ("It turns \ue000 and \ue001.", "It turns \ue000 and \ue001."),
        ("It \ufdd1turns\ufdd0.", "It turns."),
        ("It holds if {{math|1=a {{=}} b}} and {{mvar|c}}.", "It holds if a = b and c."),
        ("They say {{lang-la|mola|links=no}} of it.", "They say mola of it."),
        ("It was old in 300 {{BCE}}.", "It was old in 300 BCE."),
    ],
)
def test_numbers_and_words_in_templates_of_wikitext_are_read(written: str, read: str) -> None:
    assert [block.text for block in read_wikitext(written).blocks] == [read]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The mill ({{IPAc-en|m|ɪ|l}}; born 1850) is old.", "The mill (born 1850) is old."),
        ("The mill ({{IPA-de|x}} {{respell|x}}) is old.", "The mill is old."),
        ("The mill ( ; old) turns, f() too.", "The mill ( ; old) turns, f() too."),
        ("The mill {{citation needed}}, too, is old {{when}}.", "The mill, too, is old."),
        ("The mill <ref>Ek</ref>, is old <ref>Ek</ref>.", "The mill, is old."),
        ("The mean (<math>m</math>) grows.", "The mean ([formula]) grows."),
        ("It turns.\n:<math>a = b</math>\nIt stops.", "It turns. It stops."),
    ],
)
def test_what_is_left_out_of_wikitext_leaves_no_hole(written: str, read: str) -> None:
    assert " ".join(block.text for block in read_wikitext(written).blocks) == read


def test_a_quotation_in_a_template_of_wikitext_is_one() -> None:
    draft = read_wikitext("He said:\n{{quote|text=The mill is old.|author=Ek}}\nIt is.\n")
    assert lines_of(draft) == [
        ("paragraph", "He said:"), ("quote", "The mill is old."), ("paragraph", "It is.")
    ]  # fmt: skip


ONE = "The council of the harbour town voted for a longer breakwater on Monday evening."


TWO = "Nobody in the hall was surprised that it was built of stone from the old quarry."


def write_wiki(*pages: str) -> bytes:
    ns = "xmlns='http://www.mediawiki.org/xml/export-0.11/'"
    return f"<mediawiki {ns}><siteinfo/>{''.join(pages)}</mediawiki>".encode()


def page(title: str, text: str, ns: int = 0, more: str = "") -> str:
    old = "<revision><text>An old one.</text></revision>"
    new = f"<revision><text>{text}</text></revision>"
    return f"<page><title>{title}</title><ns>{ns}</ns><id>7</id>{more}{old}{new}</page>"


def test_each_page_of_a_wiki_is_an_article() -> None:
    data = write_wiki(
        page("Quay", f"{ONE} See [[Wall|walls]]."),
        page("Wall", TWO),
        page("Talk:Wall", "I say no.", ns=1),
        page("Walls", "#REDIRECT [[Wall]]", more="<redirect title='Wall'/>"),
    )
    assert kind_of(data) == "export of a wiki"
    parts = [item.source for item in list_parts(Source("x", data))]
    articles = [extract_article(part.data, name="x") for part in parts]
    assert [a.title for a in articles] == ["Quay", "Wall"]
    assert [a.paragraphs for a in articles] == [(f"{ONE} See walls.",), (TWO,)]
    with pytest.raises(NoArticleError, match="2 articles in it: choose one"):
        extract_article(data, name="x")


def test_a_wiki_of_one_page_is_that_page() -> None:
    assert extract_article(write_wiki(page("Quay", ONE)), name="x").title == "Quay"
    assert extract_article(write_wiki(page("Talk:Quay", ONE, ns=1)), name="x").paragraphs == (ONE,)
    with pytest.raises(NoArticleError, match="a wiki without articles"):
        extract_article(write_wiki(), name="x")
