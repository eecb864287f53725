"""An article in XML has its abstract, its body and its authors; references and figures go."""

import pytest

from summarize import extract_article
from summarize.models import Draft
from summarize.readers.formats.article_xml import read as read_article_xml
from summarize.readers.formats.article_xml import read_other as read_other_xml
from tests.conftest import kind_of

META = (
    "<title-group><article-title>Stone from an <i>Old</i> Quarry</article-title></title-group>"
    "<contrib-group><contrib contrib-type='author'><name><surname>Keller</surname>"
    "<given-names>Mona</given-names></name></contrib><contrib contrib-type='editor'><name>"
    "<surname>Ek</surname><given-names>Bo</given-names></name></contrib></contrib-group>"
    "<pub-date><day>4</day><month>3</month><year>2024</year></pub-date>"
)
TEI = (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><titleStmt><title>The Quay</title>"
    "</titleStmt><author><persName><forename>Mona</forename><surname>Keller</surname></persName>"
    "</author><date when='2024-03-04'/><abstract><p>It is old.</p></abstract></teiHeader>"
    "<text><body><div><head>Stones</head><p>They are grey <ref>[1]</ref>.</p></div></body>"
    "<back><listBibl><biblStruct>Ek 2001</biblStruct></listBibl></back></text></TEI>"
)
DOCBOOK = (
    "<article xmlns='http://docbook.org/ns/docbook'><info><title>The Quay</title><author>"
    "<personname><firstname>Mona</firstname><surname>Keller</surname></personname></author>"
    "<date>2024-03-04</date></info><para>It is old.</para><section><title>Stones</title><para>They "
    "are grey [1].</para></section></article>"
)
NITF = (
    "<nitf><head><docdata><date.issue norm='20240304'/></docdata></head><body><body.head><hedline>"
    "<hl1>The Quay</hl1></hedline><byline>By Mona Keller</byline></body.head><body.content>"
    "<p>It is old.</p><hl2>Stones</hl2><p>They are grey [1].</p></body.content></body></nitf>"
)


def write_jats(body: str, abstract: str = "", back: str = "") -> bytes:
    front = f"<front><article-meta>{META}{abstract}</article-meta></front>"
    return f"<article>{front}<body>{body}</body><back>{back}</back></article>".encode()


def show(draft: Draft) -> list[str]:
    return [f"{b.kind}{f' {b.level}' if b.level else ''}: {b.text}" for b in draft.blocks]


@pytest.mark.parametrize(
    ("body", "blocks", "reasons"),
    [
        ("<p>A <bold>grey</bold> wall.</p>", ["paragraph: A grey wall."], []),
        (
            "<sec><title>A</title><sec><title>B</title><p>Grey.</p></sec></sec>",
            ["heading 2: A", "heading 3: B", "paragraph: Grey."],
            [],
        ),
        (
            "<list list-type='order'><list-item><p>One.</p></list-item></list>",
            ["item 1: One."],
            [],
        ),
        ("<disp-quote><p>I say so.</p></disp-quote>", ["quote: I say so."], []),
        ("<p>Grey<sup><xref ref-type='bibr'>1</xref></sup>.</p>", ["paragraph: Grey."], []),
        ("<p>Ek <xref ref-type='bibr'><sup>1</sup></xref> .</p>", ["paragraph: Ek."], []),
        ("<p>m<sup>2</sup> of it.</p>", ["paragraph: m2 of it."], []),
        ("<p>A.</p><fig><caption><p>B.</p></caption></fig>", ["paragraph: A."], ["figure"]),
        ("<p>A.</p><table-wrap><p>B.</p></table-wrap>", ["paragraph: A."], ["table"]),
        ("<p>A <disp-formula>x</disp-formula> B.</p>", ["paragraph: A [formula] B."], ["formula"]),
        ("<p>A.<fn><p>B.</p></fn></p>", ["paragraph: A."], ["note"]),
    ],
)
def test_the_body_of_jats_is_read_by_its_elements(
    body: str, blocks: list[str], reasons: list[str]
) -> None:
    draft = read_article_xml(write_jats(body))
    assert show(draft) == blocks
    assert [removed.reason for removed in draft.removed] == reasons
    assert (draft.title, draft.author) == ("Stone from an Old Quarry", "Mona Keller")
    assert draft.date == "2024-03-04"


def test_the_plain_abstract_comes_first_and_references_are_left_out() -> None:
    abstracts = (
        "<abstract abstract-type='teaser'><p>B.</p></abstract><abstract><p>A.</p></abstract>"
    )
    draft = read_article_xml(
        write_jats("<p>C.</p>", abstracts, "<ref-list><ref>Ek 2001</ref></ref-list>")
    )
    assert show(draft) == ["paragraph: A.", "paragraph: C."]
    assert [(r.text, r.reason) for r in draft.removed] == [("Ek 2001", "reference")]


@pytest.mark.parametrize("text", [TEI, DOCBOOK, NITF], ids=["TEI", "DocBook", "NITF"])
def test_other_articles_in_xml_are_read_alike(text: str) -> None:
    draft = read_article_xml(text.encode())
    assert kind_of(text.encode()) == "article in XML"
    assert (draft.title, draft.author, draft.date) == ("The Quay", "Mona Keller", "2024-03-04")
    assert show(draft) == [
        "paragraph: It is old.", "heading 2: Stones", "paragraph: They are grey [1]."
    ]  # fmt: skip


def test_a_page_is_no_article_in_xml() -> None:
    assert kind_of(b"<article><p>The council voted for the tram.</p></article>") == "html"


def test_what_stands_in_cdata_or_a_comment_means_itself() -> None:
    data = (
        b"<chapter id='a'><title>The Mill</title><!-- <![CDATA[ &copy; --><para>It turns&mdash;so."
        b"</para><programlisting><![CDATA[&nbsp;&copy; &foo; <!-- ]]></programlisting>"
        b"<para>&alpha; is it.</para></chapter>"
    )
    texts = [block.text.strip() for block in read_article_xml(data).blocks]
    assert texts == ["It turns—so.", "&nbsp;&copy; &foo; <!--", "α is it."]


NAMESPACE = "xmlns='http://docbook.org/ns/docbook' version='5.0'"
DTD = "<!DOCTYPE {} PUBLIC '-//OASIS//DTD DocBook XML V4.5//EN' 'docbookx.dtd'>"
ROOTS = (
    "section set part reference glossary colophon dedication acknowledgements topic sect2 "
    "simplesect refentry chapter appendix preface book"
).split()


@pytest.mark.parametrize("root", ROOTS)
def test_a_part_of_docbook_is_told_by_its_namespace_or_type(root: str) -> None:
    inner = "<title>The Mill</title><simplelist><member>It turns.</member></simplelist>"
    plain = f"<{root}>{inner}</{root}>"
    data = plain.replace(f"<{root}>", f"<{root} {NAMESPACE}>")
    named = NAMESPACE.replace("xmlns", "xmlns:d")
    prefixed = f"<d:{root} {named}><d:para>It is.</d:para></d:{root}>"
    for text in (data, DTD.format(root) + plain, prefixed):
        assert kind_of(text.encode()) == "article in XML"
    assert kind_of(f"<{root}><para>It turns.</para></{root}>".encode()) == "article in XML"
    assert read_article_xml(data.encode()).title == "The Mill"


@pytest.mark.parametrize(
    "inner",
    [
        "<p>The mill is old.</p><svg><title>A mill</title></svg>",
        "<p>The mill is old.</p><pre>&lt;para xmlns='http://docbook.org/ns/docbook'></pre>",
        "<p>The mill is old, says <code>-//OASIS//DTD DocBook XML</code>.</p>",
    ],
)
def test_a_section_of_a_page_is_none_of_docbook(inner: str) -> None:
    assert kind_of(f"<section>{inner}</section>".encode()) == "html"


def test_an_entry_of_a_manual_has_its_name_for_a_title() -> None:
    meta = "<refmeta><refentrytitle>mill</refentrytitle><manvolnum>1</manvolnum></refmeta>"
    text = (
        "<refentry><refentryinfo><date>1 May</date></refentryinfo>{}<refnamediv><refname>mill"
        "</refname><refpurpose>turn a stone</refpurpose></refnamediv><refsynopsisdiv><cmdsynopsis>"
        "<command>mill</command></cmdsynopsis></refsynopsisdiv><refsect1><title>Use</title><para>"
        "It turns.</para></refsect1></refentry>"
    )
    for data in (text.format(meta), text.format("")):
        draft = read_article_xml(data.encode())
        assert kind_of(data.encode()) == "article in XML"
        assert draft.title == "mill"
        assert show(draft) == ["paragraph: turn a stone", "heading 2: Use", "paragraph: It turns."]


def test_of_what_docbook_says_of_a_part_its_title_is_read_and_the_day_of_the_whole() -> None:
    data = (
        "<preface><prefaceinfo><pubdate>2024-03-04</pubdate><releaseinfo>Revision 7</releaseinfo>"
        "</prefaceinfo><title>The Mill</title><indexterm><primary>mill</primary></indexterm>"
        "<indexterm><primary>wheel</primary></indexterm><para>It turns: see <ulink url='http://"
        "example.org/'/>.</para><sect1><sect1info><title>Stones</title><date>2020-01-01</date>"
        "</sect1info><para>They<indexterm><primary>stone</primary></indexterm> are grey.</para>"
        "</sect1></preface>"
    )
    draft = read_article_xml(data.encode())
    assert (draft.title, draft.date) == ("The Mill", "2024-03-04")
    assert show(draft) == [
        "paragraph: It turns: see http://example.org/.",
        "heading 2: Stones",
        "paragraph: They are grey.",
    ]


def declare(*entities: str) -> bytes:
    inner = "\n".join(f"<!ENTITY {each}>" for each in entities)
    head = "<?xml version='1.0'?>\n<!-- <!DOCTYPE a [ -->\n"
    return f"{head}<!DOCTYPE article [\n{inner}\n]>\n".encode()


@pytest.mark.parametrize(
    ("entities", "body", "text"),
    [
        pytest.param(["mill 'Holm'"], "&mill; turns.", "mill turns.", id="a-name"),
        pytest.param(
            ["a 'lol ]'> <!-- > --> %a; <!ELEMENT p (a)"], "&eacute;&bsim;.", "é∽.", id="html"
        ),
        pytest.param(["a '&b;'", "b '&a;&a;'"], "It is &a;.", "It is a.", id="a-bomb"),
    ],
)
def test_an_entity_that_an_article_declares_leaves_its_name(
    entities: list[str], body: str, text: str
) -> None:
    data = declare(*entities) + write_jats(f"<p>{body}</p>")
    assert kind_of(data) == "article in XML"
    assert [block.text for block in extract_article(data).blocks] == [text]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            "<p>Nobody counts them<xref ref-type='bibr'><sup>2</sup></xref>.</p>",
            ["Nobody counts them."],
            id="a-raised-number",
        ),
        pytest.param(
            "<p>It is old (Ek, <xref ref-type='bibr'>2001</xref>).</p>",
            ["It is old (Ek, 2001)."],
            id="a-year",
        ),
        pytest.param(
            "<p>The mean is <disp-formula>m = s / n</disp-formula> where s is the sum.</p>",
            ["The mean is [formula] where s is the sum."],
            id="a-formula-amid-a-sentence",
        ),
        pytest.param(
            "<p>It is old.</p><sec sec-type='supplementary-material'><title>More</title>"
            "<p>File S1.</p></sec>",
            ["It is old."],
            id="more-files",
        ),
        pytest.param(
            "<object-id pub-id-type='doi'>10.1/a.001</object-id><p>It is old.</p><p><bold>DOI:"
            "</bold> <ext-link>http://dx.doi.org/10.1/a.001</ext-link></p><p><bold>DOI:</bold> "
            "10.1 is no more than a name.</p>",
            ["It is old.", "DOI: 10.1 is no more than a name."],
            id="the-doi-of-a-part",
        ),
        pytest.param(
            "<p>It is old.</p><sec><title>Competing interests</title><p>None.</p></sec>"
            "<sec><title>Interest</title><p>It grows.</p></sec>",
            ["It is old.", "Interest", "It grows."],
            id="what-publishers-add",
        ),
    ],
)
def test_marks_of_references_go_and_sentences_stay_whole(body: str, texts: list[str]) -> None:
    assert [block.text for block in read_article_xml(write_jats(body)).blocks] == texts


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<p>It is old.<lb/>It grows.</p>", "It is old. It grows.", id="a-line"),
        pytest.param("<p>It is wood<lb break='no'/>en.</p>", "It is wooden.", id="in-a-word"),
        pytest.param(
            "<p>Ek saw it (<ref type='bibr'>Ek, 1901</ref>; <ref type='bibr'>1904</ref>).</p>",
            "Ek saw it (Ek, 1901; 1904).",
            id="years",
        ),
        pytest.param(
            "<p><ref type='foot'>foot_0</ref> It is old <ref type='bibr'>[3]</ref>.</p>",
            "It is old [3].",
            id="a-note",
        ),
    ],
)
def test_lines_and_raised_numbers_in_tei(body: str, text: str) -> None:
    draft = read_article_xml(TEI.replace("<p>They are", f"{body}<p>They are").encode())
    assert draft.blocks[2].text == text


def test_of_a_choice_in_tei_the_word_of_the_editor_is_read() -> None:
    text = (
        "<p>The <choice><sic>bayliff</sic><corr>bailiff</corr></choice> sent "
        "<choice><abbr>Mr</abbr><expan>Mister</expan></choice> Dale.</p>"
    )
    draft = read_article_xml(TEI.replace("<p>They are", f"{text}<p>They are").encode())
    assert draft.blocks[2].text == "The bailiff sent Mister Dale."
    assert [line.reason for line in draft.removed] == ["reference"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>A: <cit><quote>So.</quote><bibl>Ek, Quays.</bibl></cit></p>", "A:|So."),
        ("<p>It is old.<bibl>Ek, Quays.</bibl> It grows.</p>", "It is old. It grows."),
        ("<p>See <bibl>Ek, Quays</bibl> for more.</p>", "See Ek, Quays for more."),
        ("<note><p>Ek.</p></note><p>It is.</p>", "It is."),
    ],
)
def test_a_work_in_tei_goes_unless_a_sentence_names_it(body: str, text: str) -> None:
    draft = read_article_xml(f"<TEI><teiHeader/><text><body>{body}</body></text></TEI>".encode())
    assert "|".join(block.text for block in draft.blocks) == text


def test_of_tei_around_pictures_their_lines_are_the_text_and_the_header_is_none() -> None:
    head = "<t:teiHeader><t:title>Quays</t:title><t:revisionDesc><t:date when='2024-04-09'/>"
    head += "</t:revisionDesc></t:teiHeader>"
    text = f"{head}<t:facsimile><t:line>It is old.</t:line></t:facsimile><t:text><t:body/></t:text>"
    data = f"<t:TEI xmlns:t='http://www.tei-c.org/ns/1.0'>{text}</t:TEI>".encode()
    draft = read_article_xml(data)
    assert (kind_of(data), draft.title, draft.date) == ("article in XML", "Quays", None)
    assert show(draft) == ["paragraph: It is old."]


def test_advice_and_commands_of_docbook_are_text_and_a_licence_is_no_title() -> None:
    body = "<note><para>Mind it.</para></note><cmdsynopsis><arg>-u</arg></cmdsynopsis>"
    head = "<bookinfo><legalnotice><title>License</title></legalnotice></bookinfo>"
    draft = read_article_xml(f"<book><title>Mill</title>{head}{body}</book>".encode())
    assert (draft.title, show(draft)) == ("Mill", ["paragraph: Mind it.", "code: -u"])


def test_a_date_is_whole_and_a_title_has_no_marks_of_notes() -> None:
    volume = "<pub-date pub-type='collection'><year>2023</year></pub-date>"
    note = "<xref ref-type='fn'>*</xref></article-title>"
    data = write_jats("<p>It is old.</p>").replace(b"<pub-date>", volume.encode() + b"<pub-date>")
    draft = read_article_xml(data.replace(b"</article-title>", note.encode()))
    assert (draft.date, draft.title) == ("2024-03-04", "Stone from an Old Quarry")


def test_in_any_xml_elements_with_words_of_their_own_are_paragraphs() -> None:
    words = "<zone><w>It</w></zone> <zone><w>turns.</w></zone>"
    lines = f"<line>It <em>is</em> old.</line><zone><line>{words}</line></zone>"
    text = f"<play><title>Mill</title><act>{lines}</act></play>"
    draft = read_other_xml(text.encode())
    assert (draft.title, show(draft)[1:]) == (
        "Mill",
        ["paragraph: It is old.", "paragraph: It turns."],
    )


def test_lists_of_names_are_left_out_unless_they_are_told() -> None:
    listed = "<listPerson><person><persName>Ada</persName>{}</person></listPerson>"
    body = f"<p>It is.</p>{listed.format('')}{listed.format('<p>A miller.</p>')}"
    text = f"<TEI><teiHeader/><text><body>{body}</body></text></TEI>"
    draft = read_article_xml(text.encode())
    assert [note.reason for note in draft.removed] == ["list"]
    assert "A miller." in show(draft)[-1]


def test_an_author_in_plain_words_is_one() -> None:
    written = TEI.replace(
        TEI[TEI.find("<persName>") : TEI.find("</author>")], "Keller, Mona (1857-1924)"
    )
    assert read_article_xml(written.encode()).author == "Keller, Mona"
