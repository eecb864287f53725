"""An article with all that an article has is shown as the golden page, in every format."""

import json
import re

import pytest

from summarize import Article, Summary, extract_article, summarize
from summarize.comparison import Ranker
from summarize.merge import merge_articles
from summarize.models import Block, Removed
from summarize.render.formats import FORMATS, list_formats, load_renderer
from summarize.render.style import Style
from tests.conftest import ROOT
from tests.described import hold_golden, spread_json

SHOWN = ROOT / "tests" / "marks" / "shown"


SENTENCE = "The quay of the old harbour was opened on Monday, after eleven years behind a fence."


BLOCKS = (
    Block("The Quay", "heading", level=1, page=1),
    Block(f"{SENTENCE} Four hundred people came to see it.", page=1),
    Block("What it cost", "heading", level=2, page=1),
    Block("a wall", "item", 1, page=1),
    Block("of stone", "item", 2, page=1),
    Block("of sand", "item", 2, page=1),
    Block("four lamps, one at each corner of the quay, of which two are new", "item", 1, page=1),
    Block("first", "item", 1, 1, page=1),
    Block("second", "item", 1, 2, page=1),
    Block("seventh", "item", 1, 7, page=1),
    Block("unnumbered again", "item", 1, page=1),
    Block("third", "item", 1, 3, page=1),
    Block("I have waited for this day since I was a child, said the harbour master.", "quote"),
    Block("Nobody asked her why.", "quote"),
    Block("quay --open\n  now | more", "code"),
    Block("Year", "cell", row=0, column=0),
    Block("Boats", "cell", row=0, column=1),
    Block("2014", "cell", row=1, column=0),
    Block("a | b", "cell", row=2, column=1),
    Block("Another", "cell", row=0, column=0),
    Block("The quay on Monday morning", "caption", page=2),
    Block("The county paid <four> million & the town *two*, as its plan_of_2014 had said.", page=2),
    Block("על המזח עמדו ארבע מאות אנשים, וראש העיר גזר סרט שהיה קצר מדי.", page=3),
)


ARTICLE = Article(
    BLOCKS, "en", source="quay.html", title="A Quay <Opens> Again", author="Ann Lee",
    date="2025-03-04", site="The Gull", url="https://www.example.org/quay?a=1&b=2", part=2, parts=3,
    removed=(Removed("By Ann Lee", "byline"), Removed("Sign up!", "newsletter")),
)  # fmt: skip


FORM = Style(columns=60, color=True)


STYLES = {
    "whole": FORM,
    "narrow": Style(columns=40),
    "bare": FORM._replace(bare=True),
    "explained": FORM._replace(explain=True),
    "phrases": FORM._replace(phrases=True),
}


TABLES = [("terminal", 120), ("terminal", 40), ("text", 80), ("markdown", 80), ("json", 80)]


SHOWN_AS = [
    *(("terminal", how) for how in STYLES),
    *((name, how) for name in ("text", "markdown") for how in ("whole", "bare", "phrases")),
    ("html", "explained"),
    ("json", "explained"),
]


NAMES = ("page.html", "all.md")


def make_summaries() -> dict[str, Summary]:
    """Make summaries by a name: of one article, of several, of a bare text."""
    marks = [extract_article((ROOT / "tests/marks" / name).read_bytes()) for name in NAMES]
    plain = extract_article("It rained. Nobody minded. The tram came late, and left early.")
    return {
        "one": summarize(ARTICLE, length="4"),
        "merged": summarize(merge_articles([*marks, plain]), length="5"),
        "plain": summarize(plain, length="1"),
    }


def show(text: str, name: str) -> str:
    """Write JSON with one key a line, and a page without its style and the program's version."""
    if name == "json":
        return spread_json(text)
    text = re.sub(r"<style>.*?</style>", "<style/>", text, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", text)


@pytest.mark.parametrize(("name", "how"), SHOWN_AS)
def test_every_format_shows_the_golden_page(
    name: str, how: str, request: pytest.FixtureRequest
) -> None:
    parts = [
        f"===== {which}, {shown}\n{show(load_renderer(name, shown)(summary, STYLES[how]), name)}"
        for which, summary in make_summaries().items()
        for shown in (("summary", "page") if FORMATS[name].page else ("summary",))
    ]
    update = request.config.getoption("--update-golden")
    hold_golden(SHOWN / f"{name}-{how}.txt", "\n".join(parts), update=update)


def make_rankers(*scores: tuple[float, float, float] | None) -> list[Ranker]:
    """Make rankers with given times and scores of ROUGE."""
    lengths = ("4", "2", "1")
    return [
        Ranker(summarize(ARTICLE, length=n), 1 / int(n), 12.5 * int(n), (1, int(n)), score)
        for n, score in zip(lengths, scores, strict=True)
    ]


@pytest.mark.parametrize(("name", "columns"), TABLES)
def test_every_format_shows_rankers_in_the_golden_table(
    name: str, columns: int, request: pytest.FixtureRequest
) -> None:
    render, style = load_renderer(name, "table"), Style(columns=columns, color=columns > 100)
    some = make_rankers((0.5, 0.25, 0.125), (1.0, 0.0, 0.5), (0.1, 0.2, 0.3))
    tables = [render(rankers, style) for rankers in (make_rankers(None, None, None), some)]
    output = "\n".join(show(table, name) for table in tables)
    update = request.config.getoption("--update-golden")
    hold_golden(SHOWN / f"{name}-table-{columns}.txt", output, update=update)


@pytest.mark.parametrize("name", ["text", "terminal", "json"])
def test_an_article_in_a_list_is_its_number_its_date_and_its_title(name: str) -> None:
    facts = {"source": "a.rss", "part": 2, "parts": 3, "id": None, "title": "The\nquay"}
    facts |= {"author": None, "date": "2025-03-04", "url": None}
    render = load_renderer(name, "contents")
    if name == "json":
        assert json.loads(render(facts, Style())) == facts
        return
    assert render(facts, Style()) == "a.rss#2\t2025-03-04\tThe quay\n"
    assert render(facts | {"date": None}, Style(bare=True)) == "2\t-\tThe quay\n"
    assert render(facts | {"title": ""}, Style(bare=True)) == "2\t2025-03-04\t-\n"


def test_every_format_has_a_golden_page_and_none_is_left_over() -> None:
    assert sorted(path.stem for path in SHOWN.iterdir()) == sorted(
        [*map("-".join, SHOWN_AS), *(f"{name}-table-{columns}" for name, columns in TABLES)]
    )
    assert {name for name, _ in SHOWN_AS} == {*list_formats()}
