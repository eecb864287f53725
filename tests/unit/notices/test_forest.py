"""What the trees of the notices were grown on is pinned: each number of each line, by its name.

Only trees that were grown anew allow new numbers: ``pytest --update-golden`` then writes them.
"""

from hashlib import sha256
from importlib.resources import files

import pytest
from lxml.html import document_fromstring

from summarize.language.words import stop_words
from summarize.models import Draft, Layout, Outline, Place, Signs
from summarize.notices.boilerplate import PAGE_COLUMNS, PASTED_COLUMNS, describe_rows
from summarize.notices.forest import parse_forest, score_rows
from summarize.notices.lines import describe_lines
from summarize.notices.page_traits import NAMES as KIND_COLUMNS
from summarize.notices.page_traits import describe_page
from summarize.notices.phrases import load_phrases
from summarize.readers.formats.plain import read as read_plain
from summarize.readers.html.blocks import list_blocks
from tests.conftest import ROOT


def test_a_tree_is_read_from_its_root() -> None:
    forest = parse_forest("# two trees\nwords<=3 -1 closed<=0.5 0 2\n0.5\n", ("words", "closed"))
    assert len(forest) == 2
    few, open_, closed = score_rows(forest, [[3, 1], [4, 0], [4, 1]])
    assert few < 0.5 < open_ < closed


GOLDEN = ROOT / "tests" / "golden"


FORESTS = files("summarize.notices")


PAGE = """\
<html><body><div class="site-header banner" id="top"><ul class="menu"><li><a href="/">Home</a></li>
<li><a href="/n">News</a></li><li class="menu-item"><a href="/s">Sport</a></li></ul>
<div class="modal" aria-hidden="true"><p>LOG IN</p></div></div>
<header><nav><p>Published: 12 March 2024 | Updated: 13 March 2024</p></nav></header>
<main><article class="post hentry"><h1>The mill grinds again at 5:09</h1>
<p class="byline">By Nora Feld <span>12 March 2024</span></p>
<p>The old tide mill at the point has ground its first flour in ninety-one years, after pensioners
spent six winters digging the mud out of its pond, and nobody in the town had asked them to.</p>
<figure><figcaption>Photo: the mill in the fog</figcaption></figure>
<h2>What it cost</h2>
<p>The county paid 40,000 for the stone; the rest was work, rope and very many cakes.</p>
<p>a line of more than twenty words that no stop closes is taken for prose all the same, as the
captions of the mill show, which go on and on</p>
<blockquote><p>“We had the time, and the mill had the water,” says Ole Berg, 81.</p></blockquote>
<ul><li>Flour is sold on Mondays.</li><li>Tours: see <a href="/t">the table of tides</a></li></ul>
<table><tr><th>Day</th><th>Tide</th></tr><tr><td>Monday</td><td>5:09</td></tr></table>
<pre>open = 1
shut = 2</pre>
<p>Read more: <a href="/w">Five wheels that we lost</a></p></article>
<article class="post hentry"><h1>Fog on the point</h1>
<p>The lamp was lit at noon, as it is [...]</p></article>
<aside class="sidebar widget"><h3>Sign up for our newsletter</h3><form><p>Your e-mail</p></form>
</aside></main><div class="comments"><p>Gull22 says:</p><p>Is it true? My uncle drove the old one,
and it never once came on time!</p><p>4 comments</p></div>
<section><div>Nora Feld is a reporter at the Journal. Follow her: nora@example.org</div></section>
<footer class="site-footer"><p>Follow us on Facebook</p>
<p>© 2025 The Mill Journal | Privacy › Terms</p>
<p>Home</p></footer></body></html>"""


PASTED = """\
Skip to main content
Home
News
LOG IN
Home

The mill grinds again at 5:09

By Nora Feld
Published: 12 March 2024

The old tide mill at the point has ground its first flour in ninety-one years, after pensioners \
spent six winters digging the mud out of its pond, and nobody in the town had asked them to.

Photo: the mill in the fog

“We had the time, and the mill had the water,” says Ole Berg, who is 81 and its only miller.

the county paid for the stone, the rest was work

a line of more than twenty words that no stop closes is taken for prose all the same, as the \
captions of the mill show, which go on and on

The wheel turned at low water. Some sixty people stood on the dam to see it; the mayor slept.

Sign up for our newsletter

Share this

4 comments
Gull22 says:
3 March 2025 at 6:44
Is it true? My uncle drove the old one, and the old one never once came on time to the mill!
Pilot7 says:
3 March 2025 at 8:10
Who is to pay for all of it in the end?

Related
Lighthouse keeper retires after forty years
The keeper says that he will miss the fog and the mill most of all, and the radio a little.
Fish market roof to be mended | 2 March 2025

Nora Feld is a reporter at the Journal
Home
www.example.org
© 2025 The Mill Journal. All rights reserved.
"""


# Prose after which the words of its first lines come again, two notices in one long line, and more
# lines of one shape than are counted.
PASTED += "".join(
    f"{line}\n\n"
    for line in (
        "Seven herons wait below the sluice until the evening tide brings them their eels.",
        "A ferry without passengers crosses the sound at noon, because nobody cancelled it.",
        "Bakers in the lower street have knocked holes into their cellars to share one oven.",
        "Snow fell on the quarry while the choir sang, and the organist wore woollen gloves.",
        "Maps of the valley show two churches, though only one of them was ever finished there.",
        "The postman reads the cards aloud to a blind farmer, who answers every one at length.",
        "Lamps on the pier burn by day since the man with the key has moved to his daughter.",
        "Herons and eels are on the seal of the sluice, which the evening school has drawn anew.",
        "We had hoped that you would tell us of it in the comments below, or read of it all in "
        "our newsletter, as all of the others on the quay did.",
        *(f"{n} likes" for n in range(12)),
    )
)


def read_page() -> Draft:
    page = list_blocks(document_fromstring(PAGE))
    texts = [block.text for block in page.blocks]
    first, last = texts.index("The mill grinds again at 5:09"), texts.index("What it cost")
    places = tuple(
        Place(frame, first <= i <= last, first <= i <= last + 4)
        for i, frame in enumerate(page.places)
    )
    title = "The mill grinds again at 5:09 in the valley"
    return Draft(tuple(page.blocks), "page", Layout(tuple(page.frames), places), title)


SHOP = """\
<html><body><h1>Wheels</h1><p>All wheels of the valley are cut by hand, and none of them is new.</p>
<p>a line of more than twenty-five words that no stop closes is prose all the same, because Thai has
no stops, and so it goes on and on until it ends here</p>
<form><p>Name of a wheel</p></form><div class="grid">
<div class="card card-1"><h3><a href="/1">The wheel of the mill</a></h3><p>€9.50, new…</p></div>
<div class="card card-2"><h3><a href="/2">The wheel of the ferry</a></h3><p>since 2019</p></div>
<div class="card card-3"><h3><a href="/3">The wheel of the quarry</a></h3>
<p>It was the first of all the wheels that turned here.</p></div></div>
<table><tr><th>Day</th><th>Tide</th></tr><tr><td>Monday</td><td>5:09</td></tr></table>
<ul><li>Turned at low water by sixty people.</li></ul></body></html>"""


def write_page_traits() -> str:
    """Write the traits of two pages, one of which is a shop."""
    draft, shop = read_page(), list_blocks(document_fromstring(SHOP))
    layout = draft.layout
    assert layout
    pages = (
        Outline(draft.blocks, tuple(place.frame for place in layout.places), layout.frames),
        Outline(tuple(shop.blocks), tuple(shop.places), tuple(shop.frames)),
    )
    signs = (
        Signs(
            ("The mill grinds again at 5:09", "The mill grinds"), True, listing=False, password=True
        ),
        Signs(
            titles=("All wheels of the valley", "Wheels"),
            article=False,
            listing=True,
            password=False,
            headlines=3,
            prose=20.0,
            address="https://example.org/a/all-the-new-wheels-2024?p=1",
            dated=True,
            fields=3,
            pictures=40,
        ),
    )
    rows = [
        describe_page(own, outline, outline.blocks[1::step])
        for own, outline, step in zip(signs, pages, (1, 2), strict=True)
    ]
    columns = zip(KIND_COLUMNS, *rows, strict=True)
    return "".join(
        f"{key:<18}" + "".join(f" {v:g}" for v in values) + "\n" for key, *values in sorted(columns)
    )


def write_traits(name: str) -> str:
    if name == "page_kind":
        return write_page_traits()
    draft = read_page() if name == "page" else read_plain(PASTED)
    texts = [block.text for block in draft.blocks]
    lines = describe_lines(texts, load_phrases("en"), stop_words("en"))
    names = PAGE_COLUMNS if name == "page" else PASTED_COLUMNS
    columns = dict(zip(names, zip(*describe_rows(draft, lines), strict=True), strict=True))
    return "".join(
        f"{key:<18}{''.join(f' {value:g}' for value in columns[key])}\n" for key in sorted(columns)
    )


@pytest.mark.parametrize("names", [PAGE_COLUMNS, PASTED_COLUMNS, KIND_COLUMNS])
def test_no_two_numbers_have_one_name(names: tuple[str, ...]) -> None:
    """The kind and the hint "caption" had one: trees read the one for the other."""
    assert len({*names}) == len(names)


@pytest.mark.parametrize("name", ["page", "pasted", "page_kind"])
def test_the_numbers_that_a_forest_reads_are_those_that_it_was_grown_on(
    name: str, request: pytest.FixtureRequest
) -> None:
    golden = GOLDEN / f"{name}.traits"
    traits = write_traits(name)
    forest = sha256((FORESTS / f"{name}.forest").read_bytes()).hexdigest()
    written = golden.read_text(encoding="utf-8") if golden.exists() else ""
    known, _, pinned = written.partition("\n")
    grown = known != f"# {name}.forest {forest}"
    if request.config.getoption("--update-golden") and grown:
        golden.write_text(f"# {name}.forest {forest}\n{traits}", encoding="utf-8")
        return
    assert traits == pinned
    assert not grown, f"{name}.forest is new: pytest --update-golden"


def test_every_trait_of_a_page_differs_on_two_of_them() -> None:
    same = {
        key
        for key, *values in map(str.split, write_page_traits().splitlines())
        if len(set(values)) == 1
    }
    assert not same


@pytest.mark.parametrize("name", ["page", "pasted"])
def test_hardly_a_number_is_the_same_on_all_lines(name: str) -> None:
    rows = [line.split() for line in write_traits(name).splitlines()]
    of_text = "lines prose_share short_share notice_share evidence rival_share core_share"
    of_text += " items links_share found_share found_more_share tag_span declared dated"
    of_text += " headlines days cuts"
    same = {key for key, *values in rows if len(set(values)) == 1}
    assert same <= set(of_text.split())
