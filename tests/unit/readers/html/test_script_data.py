"""The article that only the data in a page's scripts has is found, and nothing beside it."""

import json
from time import process_time
from typing import Any

import pytest
from lxml import html

from summarize import extract_article
from summarize.errors import NoArticleError, SummarizeError
from summarize.models import Block
from summarize.readers.html import script_data
from summarize.readers.html.script_data import (
    find_prose,
    is_html,
    list_pieces,
    list_values,
    measure_prose,
    read_scripts,
)
from tests.unit.readers.examples import HTML, LINES, build_page

ONE = "The council of the harbour town met on Monday evening to vote."


TWO = "Nobody in the hall was surprised that the wall is built of stone."


SHORT = "Seven words are enough for a sentence."


def values(*scripts: str) -> list[Any]:
    """List the values of scripts, each given with its attributes: ``type=x>text``."""
    page = "".join(f"<script {script}</script>" for script in scripts)
    return list_values(html.document_fromstring(f"<html><body>{page}</body></html>"))


@pytest.mark.parametrize(
    ("scripts", "found"),
    [
        pytest.param(['type="application/json">{"a": 1}'], [{"a": 1}], id="JSON"),
        pytest.param(['type="application/ld+json">[1]'], [[1]], id="linked data"),
        pytest.param(['id="__NEXT_DATA__">{"a": 1}'], [{"a": 1}], id="Next"),
        pytest.param(['type="application/json">{"a": 1'], [], id="no JSON"),
        pytest.param(
            ['type="application/json">{"a": "x\ny"}'], [{"a": "x\ny"}], id="a raw line end"
        ),
        pytest.param(['type="application/json">null'], [], id="nothing"),
        pytest.param(['>x = {"a": 1}; y=[2];'], [{"a": 1}, [2]], id="assigned"),
        pytest.param(['>f( {"a": 1})'], [{"a": 1}], id="passed on"),
        pytest.param([">x = {a: 1}; y = [2]"], [[2]], id="no JSON is assigned"),
        pytest.param(['>x = {"a": {"b": 1}}; z'], [{"a": {"b": 1}}], id="once, not what is inside"),
        pytest.param([r'>x = JSON.parse( "{\"a\": 1}")'], [{"a": 1}], id="parsed"),
        pytest.param([r'>x = JSON.parse("{a")'], [], id="parsed in vain"),
        pytest.param(['>x = {"a":undefined,"b":void 0}'], [{"a": None, "b": None}], id="undefined"),
        pytest.param([">x = 7"], [], id="a number"),
        pytest.param([">y=[2]", 'type="application/json">[1]'], [[2], [1]], id="in order"),
        pytest.param([">"], [], id="empty"),
    ],
)
def test_scripts_hold_json_or_assign_it(scripts: list[str], found: list[Any]) -> None:
    assert values(*scripts) == found


def test_scripts_are_looked_at_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script_data, "_MOST_CHARACTERS", 12)
    assert values(">x=[1]", ">x=[22]", ">x=[3]") == [[1], [22]]
    assert values(">x=[1]", ">x=[22] ", ">") == [[1], [22]]
    assert values(">x=[1]", ">x=[22]  ", ">") == [[1]]
    monkeypatch.setattr(script_data, "_MOST_CHARACTERS", 99)
    monkeypatch.setattr(script_data, "_MOST_TRIES", 1)
    assert values(">x=[a];y=[1]") == [[1]]
    assert values(">x=[a];x=[b];y=[1]") == []


@pytest.mark.parametrize(
    ("value", "found"),
    [
        pytest.param("x", [("x", "0")], id="a text"),
        pytest.param(
            {"a": "x", "b": ["y", 7, None, {}, []]}, [("x", "0.a"), ("y", "0.b.0")], id="tree"
        ),
        pytest.param(
            {"a": {"b": {"c": "x"}}, "d": "y"}, [("x", "0.a.b.c"), ("y", "0.d")], id="deep"
        ),
        pytest.param({"a": '{"b": "x"}'}, [("x", "0.a.b")], id="JSON in a text"),
        pytest.param({"a": '[{"b": "x"}]'}, [("x", "0.a.0.b")], id="a list in a text"),
        pytest.param({"a": '[["x"]]'}, [("x", "0.a.0.0")], id="lists in a text"),
        pytest.param({"a": '["x"]'}, [('["x"]', "0.a")], id="a text in brackets"),
        pytest.param({"a": '{"b": }'}, [('{"b": }', "0.a")], id="no JSON"),
        pytest.param({"a": '{"b": "x"} y'}, [('{"b": "x"} y', "0.a")], id="a text that begins so"),
        pytest.param({"rows": ["a", "b"]}, [("a", "0.rows.0"), ("b", "0.rows.1")], id="a list"),
        pytest.param(
            {"children": ["a ", "b"]}, [("a b", "0.children.0")], id="a paragraph in parts"
        ),
        pytest.param(
            {"spans": [{"text": "a "}, {"type": "strong", "value": "b"}]},
            [("a b", "0.spans.0")],
            id="parts with names",
        ),
        pytest.param(
            {"content": [{"text": "a"}, {"type": "br"}, {"text": "b"}]},
            [("a\nb", "0.content.0")],
            id="a line break",
        ),
        pytest.param(
            {"nodes": [{"type": "link", "children": [{"text": "a"}, " b"]}, "c"]},
            [("a bc", "0.nodes.0")],
            id="parts in parts",
        ),
        pytest.param(
            {"nodes": [{"type": "link", "children": [{"type": "p", "text": "a"}]}, "c"]},
            [
                ("link", "0.nodes.0.type"),
                ("p", "0.nodes.0.children.0.type"),
                ("a", "0.nodes.0.children.0.text"),
                ("c", "0.nodes.1"),
            ],
            id="a paragraph in a part",
        ),
        pytest.param(
            {"children": [{"type": "p", "text": "a"}, "b"]},
            [("p", "0.children.0.type"), ("a", "0.children.0.text"), ("b", "0.children.1")],
            id="a paragraph is no part",
        ),
        pytest.param({"children": [{"text": "a"}, 7]}, [("a", "0.children.0.text")], id="a number"),
        pytest.param({"children": [{"other": "a"}]}, [("a", "0.children.0.other")], id="no text"),
        pytest.param({"children": []}, [], id="no parts"),
        pytest.param(
            {"children": ["A.", "b"]}, [("A.b", "0.children.0")], id="one of two is ended"
        ),
        pytest.param(
            {"children": ["A.", "B.", "c"]},
            [("A.", "0.children.0"), ("B.", "0.children.1"), ("c", "0.children.2")],
            id="two of three are ended",
        ),
        pytest.param(
            {"children": ["A.", "b ", "c."]}, [("A.b c.", "0.children.0")], id="one of three"
        ),
    ],
)
def test_texts_in_data_are_pieces_and_a_paragraph_in_parts_is_one(
    value: Any, found: list[tuple[str, str]]
) -> None:
    assert [(p.text, ".".join(map(str, p.path))) for p in list_pieces([value])] == found


def test_a_part_may_lie_twenty_parts_deep() -> None:
    def nest(depth: int) -> dict[str, Any]:
        return {"children": [nest(depth - 1)]} if depth else {"text": "a"}

    assert [p.path for p in list_pieces([nest(20)])] == [(0, "children", 0)]
    assert [p.path for p in list_pieces([nest(21)])] == [(0, "children", 0, "children", 0)]


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        pytest.param({"type": "h2", "text": "a"}, ["h2", "h2"], id="its own type is a text, too"),
        pytest.param({"kind": "li", "rows": ["a"]}, ["li", "li"], id="of what is around"),
        pytest.param(
            {"tag": "p", "b": {"x": 1, "c": "a"}}, ["p", "p"], id="of what is around that"
        ),
        pytest.param(
            {"type": 7, "style": "q", "a": "b"}, ["q", "q"], id="the first that is a text"
        ),
        pytest.param({"a": "b"}, [""], id="none"),
    ],
)
def test_a_piece_is_of_the_kind_that_its_data_says(value: Any, kinds: list[str]) -> None:
    assert [piece.kind for piece in list_pieces([value])] == kinds


def test_of_several_articles_in_a_list_each_owns_its_pieces() -> None:
    one = {"title": "A", "url": "/a", "body": {"x": "a"}}
    found = {p.text: p.owner for p in list_pieces([{"list": [one, {"title": "B"}], "z": "c"}])}
    assert found == {
        "A": (0, "list", 0), "/a": (0, "list", 0), "a": (0, "list", 0), "B": (), "c": ()
    }  # fmt: skip
    # A single one is not in a list.
    assert {p.owner for p in list_pieces([{"page": one}])} == {()}
    assert {p.owner for p in list_pieces([{"list": [{"url": "/a", "x": "b"}]}])} == {()}


@pytest.mark.parametrize(
    ("text", "size"),
    [
        pytest.param(SHORT, len(SHORT), id="seven words"),
        pytest.param("Six words are not enough here.", 0, id="six words"),
        pytest.param("Seven words are enough for a sentence", 0, id="no end"),
        pytest.param("It ends. It does. Then it goes on and", 37, id="two stops inside"),
        pytest.param("It ends here. Then it goes on and", 0, id="one stop inside"),
        pytest.param(f"{SHORT}\nNo.\n{SHORT}", 2 * len(SHORT), id="lines"),
        pytest.param(f"<p>{SHORT}</p>No<br>{SHORT}", 2 * len(SHORT), id="lines of HTML"),
        pytest.param(f"<P>{SHORT}</P><em>So</em> no", len(SHORT), id="tags"),
        pytest.param("町の議会は石で壁を作る事を決め。", 16, id="fifteen wide ones"),
        pytest.param("町の議会は石で壁を作る事を決。", 0, id="fourteen"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_prose_is_the_lines_that_say_sentences(text: str, size: int) -> None:
    assert measure_prose(text) == size


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        pytest.param("<p>a</p>", True, id="a paragraph"),
        pytest.param("a<br/>b", True, id="a break"),
        pytest.param("a < b", False, id="a sign"),
        pytest.param("<pre>a", False, id="another tag"),
    ],
)
def test_html_is_told_by_its_tags(text: str, *, tags: bool) -> None:
    assert is_html(text) == tags


def prose(value: Any, title: str | None = None) -> list[str]:
    return [piece.text for piece in find_prose([value], title)]


LONG = f"{ONE} {TWO} " * 3  # some 380 characters


OTHER = f"{TWO} {ONE} {SHORT} " * 3


JS = "var a = {b: function (c) { return d && e || f; }};\n"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        pytest.param({"a": "x", "b": 7}, [], id="no prose"),
        pytest.param({"a": ONE, "b": "x"}, [ONE], id="one"),
        pytest.param({"a": ONE, "b": LONG}, [LONG], id="the longer shape"),
        pytest.param({"a": [ONE, TWO]}, [ONE, TWO], id="one shape"),
        pytest.param({"a": [ONE, LONG * 3]}, [LONG * 3], id="most of it in one string"),
        pytest.param(
            {"a": [{"t": ONE}, {"t": "Walls"}, {"t": TWO}]}, [ONE, "Walls", TWO], id="names"
        ),
        pytest.param(
            {"a": [{"t": ONE}, {"u": SHORT}, {"t": TWO}]}, [ONE, SHORT, TWO], id="between"
        ),
        pytest.param(
            {"a": [{"t": ONE}, {"u": "Walls"}, {"t": TWO}]}, [ONE, TWO], id="no prose between"
        ),
        pytest.param({"a": [{"t": ONE}, {"t": TWO}, {"u": SHORT}]}, [ONE, TWO], id="behind"),
        pytest.param({"a": [{"u": SHORT}, {"t": ONE}, {"t": TWO}]}, [ONE, TWO], id="before"),
        pytest.param(
            {"a": [{"t": ONE}, {"caption": SHORT}, {"t": TWO}]}, [ONE, TWO], id="a caption between"
        ),
        pytest.param({"a": [{"t": ONE}, {"t": ONE}, {"t": TWO}]}, [ONE, TWO], id="said twice"),
        pytest.param(
            {"a": [{"t": f"{ONE} {TWO}"}, {"t": TWO}, {"t": SHORT * 2}]},
            [f"{ONE} {TWO}", SHORT * 2],
            id="a part of what was said",
        ),
        pytest.param({"p1": ONE, "p2": TWO}, [ONE, TWO], id="numbered names"),
        pytest.param(
            {"Text:1": {"t": ONE}, "Text:2": {"t": TWO}}, [ONE, TWO], id="numbers in names"
        ),
        pytest.param(
            {"x": [{"t": ONE}], "y": [{"t": TWO}, {"t": SHORT}]}, [TWO, SHORT], id="shapes"
        ),
        pytest.param(
            {"comments": [LONG, OTHER], "a": ONE + TWO}, [ONE + TWO], id="comments weigh a tenth"
        ),
        pytest.param({"commentsOff": LONG}, [LONG], id="another word"),
        pytest.param({"related": [LONG, OTHER]}, [], id="nothing but related ones"),
        pytest.param({"excerpt": OTHER}, [], id="a short excerpt"),
        pytest.param(
            {"excerpt": OTHER * 2}, [OTHER * 2], id="a long one, if there is nothing else"
        ),
        pytest.param({"menu": {"a": OTHER}}, [], id="inside what stands aside"),
        pytest.param({"articleBody": LONG, "b": OTHER}, [LONG], id="articleBody weighs half more"),
        pytest.param({"articleBody": ONE, "b": LONG}, [LONG], id="but not more"),
        pytest.param({"a": JS + LONG, "b": ONE}, [ONE], id="code"),
        pytest.param(
            {"a": "<script>" + JS + LONG, "b": ONE}, ["<script>" + JS + LONG], id="in HTML"
        ),
    ],
)
def test_the_article_is_the_longest_coherent_prose(value: Any, found: list[str]) -> None:
    assert prose(value) == found


def test_of_several_articles_the_one_with_the_title_is_taken() -> None:
    one = {"title": "The Wall of Stone", "url": "/a", "body": LONG}
    two = {"headline": "The Lamp at Its End", "url": "/b", "body": OTHER}
    assert prose([one, two]) == [OTHER]
    assert prose([one, two], "The Wall of Stone") == [LONG]
    assert prose([one, two], "Another Matter") == [OTHER]
    assert prose([one | {"body": ONE}, two], "The Wall of Stone") == [OTHER]  # a teaser
    long = "The Wall of Stone " * 28
    assert prose([one | {"title": long.strip()}, two], long.strip()) == [OTHER]


def scripts(*pieces: Any, title: str | None = None, body: str = "") -> list[Block]:
    data = f'<script type="application/json">{json.dumps(pieces)}</script>' if pieces else ""
    return read_scripts(html.document_fromstring(f"<html><body>{data}{body}</body></html>"), title)


@pytest.mark.parametrize(
    ("kind", "block"),
    [
        pytest.param("h2", Block("The wall", "heading", 2), id="h2"),
        pytest.param("heading-3", Block("The wall", "heading", 3), id="heading-3"),
        pytest.param("Heading", Block("The wall", "heading"), id="heading"),
        pytest.param("subheader", Block("The wall", "heading"), id="subheader"),
        pytest.param("list_item", Block("The wall", "item", 1), id="list_item"),
        pytest.param("li", Block("The wall", "item", 1), id="li"),
        pytest.param("pull-quote", Block("The wall", "quote"), id="pull-quote"),
        pytest.param("blockquote", Block("The wall", "quote"), id="blockquote"),
        pytest.param("paragraph", Block("The wall"), id="paragraph"),
        pytest.param("h7", Block("The wall"), id="no such heading"),
    ],
)
def test_a_piece_becomes_the_block_that_its_kind_says(kind: str, block: Block) -> None:
    parts = [{"type": "p", "t": LONG}, {"type": kind, "t": "The wall"}, {"type": "p", "t": OTHER}]
    (_, found, _) = scripts(*parts)
    assert found == block


def test_a_piece_of_html_or_markdown_is_read_as_such() -> None:
    page = f"<h2>The wall</h2><p>{LONG}</p>"
    assert scripts({"a": page}) == [Block("The wall", "heading", 2), Block(LONG.strip())]
    marked = f"## The wall\n\n{LONG}\n\n- **one**\n- [two](http://example.org)\n"
    assert [block.kind for block in scripts({"a": marked})] == [
        "heading",
        "paragraph",
        "item",
        "item",
    ]
    assert scripts({"a": f"{ONE}\n\n--\n{LONG}"}) == [Block(ONE), Block(LONG.strip())]


def test_less_than_an_article_is_nothing() -> None:
    text = ONE * 4  # 248 characters
    assert scripts({"a": text}) == []
    assert scripts({"a": "So: " + text}) == [Block("So: " + text)]


def test_what_is_kept_for_those_without_scripts_is_read_if_there_is_nothing_else() -> None:
    kept = f"<noscript><p>{LONG}</p><noscript>x</noscript></noscript>"
    assert [block.text for block in scripts(body=kept)][:1] == [LONG.strip()]
    assert scripts({"a": OTHER}, body=kept) == [Block(OTHER.strip())]
    assert scripts(body=f"<noscript><p>{ONE}</p></noscript>") == []
    inside = f"<noscript>&lt;p&gt;{LONG}&lt;/p&gt;&lt;p&gt;{ONE}&lt;/p&gt;</noscript>"
    assert [block.text for block in scripts(body=inside)] == [LONG.strip(), ONE]


RELATED = [
    {
        "title": f"Story {i}",
        "url": f"/{i}",
        "description": f"Another story, the one with number {i}, that says what it says at length.",
    }
    for i in range(20)
]


COMMENTS = [
    {"user": f"u{i}", "body": f"I think as the reader before me, who was the one with number {i}."}
    for i in range(40)
]


MESSAGES = {"cookies": "We use cookies to make this site work, turn them off at any time you like."}


def build_shell(scripts: str) -> str:
    noscript = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    return build_page(f"<div id=root>Loading…</div>{noscript}{scripts}")


def set_script(value: object, attributes: str = "type=application/json") -> str:
    return f"<script {attributes}>{json.dumps(value).replace('<', chr(92) + 'u003c')}</script>"


def set_next(**props: object) -> str:
    beside = {"messages": MESSAGES, "related": RELATED, "comments": COMMENTS}
    value = {"props": {"pageProps": {**beside, **props}}, "buildId": "x"}
    return set_script(value, 'id="__NEXT_DATA__" type="application/json"')


def read(page: str) -> tuple[str, ...]:
    return extract_article(page).paragraphs


def split(line: str, key: str, **more: object) -> list[dict[str, object]]:
    """Split a paragraph as editors store it: in parts, one of them in another style."""
    return [{key: line[:12], **more}, {key: line[12:30], "bold": True, **more}, {key: line[30:]}]


TREES = {
    "one string of HTML": {"body": HTML},
    "one string of text": {"body": "\n\n".join(LINES)},
    "strings": {"body": list(LINES)},
    "objects": {"body": [{"type": "p", "html": line} for line in LINES]},
    "paragraphs in parts": {"body": [{"type": "p", "children": split(x, "text")} for x in LINES]},
    "parts in parts": {
        "nodeType": "document",
        "content": [
            {
                "nodeType": "paragraph",
                "content": [
                    {"nodeType": "text", "value": line[:9]},
                    {"nodeType": "link", "content": [{"nodeType": "text", "value": line[9:20]}]},
                    {"nodeType": "text", "value": line[20:]},
                ],
            }
            for line in LINES
        ],
    },
    "sections": {"sections": [{"text": list(LINES[:2])}, {"text": list(LINES[2:])}]},
    "JSON in a string": {"body": json.dumps({"blocks": [{"data": {"text": x}} for x in LINES]})},
    "every paragraph twice": {
        "body": [{"model": {"text": x, "parts": [{"model": {"text": x}}]}} for x in LINES]
    },
}


@pytest.mark.parametrize("name", TREES)
def test_the_article_is_found_in_data_however_it_is_kept(name: str) -> None:
    assert read(build_shell(set_next(article=TREES[name]))) == LINES


def test_headings_and_items_among_the_paragraphs_are_what_they_are() -> None:
    body = [{"type": "p", "text": line} for line in LINES]
    body.insert(2, {"type": "h3", "text": "Four pulls for a barge"})
    body.append({"type": "li", "text": "One rope of hemp"})
    blocks = extract_article(build_shell(set_next(article=body))).blocks
    assert [b.kind for b in blocks] == [*["paragraph"] * 2, "heading", *["paragraph"] * 3, "item"]
    assert blocks[2].level == 3


def test_markdown_in_data_is_read_as_markdown() -> None:
    text = "## A rope\n\n" + "\n\n".join(LINES) + "\n\n- One rope for *all*"
    kinds = [b.kind for b in extract_article(build_shell(set_next(post={"text": text}))).blocks]
    assert kinds == ["heading", *["paragraph"] * 5, "item"]


def test_of_several_articles_it_is_the_one_with_the_title_of_the_page() -> None:
    others = [{"title": f"No. {i}", "slug": "x", "body": HTML.replace("e", "i")} for i in (1, 2)]
    this = {"title": "The bell of Hollow Bend", "slug": "bell", "body": HTML}
    assert read(build_shell(set_next(articles=[*others, this]))) == LINES


STATE = json.dumps({"article": {"content": HTML}})


SCRIPTS = {
    "a state": f"<script>window.__INITIAL_STATE__ = {STATE};run()</script>",
    "a state with what JSON lacks": f'<script>a={STATE[:-1]}, "b":undefined}}</script>',
    "a state in a string": f"<script>window.S = JSON.parse({json.dumps(STATE)})</script>",
    "a state pushed": f'<script>(window["q"]??=[]).push({STATE})</script>',
    "Apollo": "<script>window.__APOLLO_STATE__="
    + json.dumps({f"Paragraph:8f{i}_{i}": {"id": i, "text": x} for i, x in enumerate(LINES)})
    + "</script>",
    "noscript": f"<noscript><div>{HTML}</div></noscript>",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_data_is_found_in_the_scripts_of_a_page(name: str) -> None:
    assert read(build_page(f"<div id=app></div>{SCRIPTS[name]}")) == LINES


def test_json_ld_has_the_text_and_the_facts() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "The bell",
        "author": {"name": "Ann Bower"},
        "datePublished": "2024-03-01",
        "articleBody": "\n".join(LINES),
    }
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, article]}
    found = extract_article(build_shell(set_script(graph, "type=application/ld+json")))
    assert (found.paragraphs, found.author, found.date) == (LINES, "Ann Bower", "2024-03-01")


def test_the_full_text_wins_over_a_body_that_is_cut_off() -> None:
    body = {"@type": "Article", "articleBody": " ".join(LINES[:3]) + " And so on."}
    scripts = set_script(body, "type=application/ld+json") + set_next(article={"body": HTML})
    assert read(build_shell(scripts)) == LINES


def test_a_page_that_shows_its_text_is_read_without_its_scripts() -> None:
    shown = "".join(f"<p>{line.replace('bell', 'gong')}</p>" for line in LINES)
    assert "bell" not in " ".join(read(build_page(f"<main>{shown}</main>{set_next(a=HTML)}")))


@pytest.mark.parametrize(
    "scripts",
    [
        pytest.param("", id="none"),
        pytest.param(set_next(), id="what-stands-aside"),
        pytest.param("<script>render('A long story.')</script>", id="code"),
        pytest.param(set_script({"css": "a { color: red; } b { top: 0; } " * 50}), id="style"),
    ],
)
def test_a_page_without_a_text_says_so(scripts: str) -> None:
    with pytest.raises(NoArticleError, match="shows none without its scripts"):
        read(build_page(f"<div id=root></div>{scripts}"))


def test_the_shadow_of_an_element_is_shown_and_a_template_is_not() -> None:
    shadow = f"<x-a><template shadowrootmode=open><style>p{{}}</style>{HTML}</template></x-a>"
    assert read(build_page(shadow)) == LINES
    assert len(read(build_page(f"{HTML}<template><p>{LINES[0]} Again.</p></template>"))) == 5


HOSTILE_SCRIPTS = {
    "lists in lists": "[" * 100_000 + "]" * 100_000,
    "parts in parts": '{"children":[' * 400 + '{"text":"a"}' + "]}" * 400,
    "a string without end": 'a={"b":"' + "x" * 1_000_000,
    "values that are none": 'a={"b":"' * 100_000,
    "numbers of other kinds": "[NaN, Infinity, " + "9" * 10_000 + "]",
    "lone surrogates": json.dumps(["\ud800" + LINES[0]] * 9),
}


@pytest.mark.parametrize("attributes", ["", "type=application/json"])
@pytest.mark.parametrize("name", HOSTILE_SCRIPTS)
@pytest.mark.apart
def test_a_hostile_script_is_read_or_refused_soon(name: str, attributes: str) -> None:
    start = process_time()
    try:
        read(build_page(f"<script {attributes}>{HOSTILE_SCRIPTS[name]}</script>"))
    except SummarizeError as error:
        assert isinstance(error, NoArticleError)
    assert process_time() - start < 3
