"""Every sample has a golden summary and golden blocks, rewritten with `pytest --update-golden`."""

import pytest

from summarize import Article, extract_article, summarize
from summarize.rank.algorithms import ALGORITHMS
from summarize.render.json import render_json, render_json_page
from summarize.render.markdown import render_markdown_page
from summarize.render.text import render_text, render_text_page
from tests.conftest import ROOT, SAMPLES, read_sample
from tests.described import describe, hold_golden, spread_json

GOLDEN = ROOT / "tests" / "golden"
# A README with a badge, a page wrapped in its source, a list, a page with a table and code, an
# interview, and a text wrapped at 120 columns.
READ = ["bell.txt", "buoy.html", "kitchen.html", "lathe.md", "orchard.html", "tide.txt"]
PAGES = {
    "txt": render_text_page,
    "md": render_markdown_page,
    "json": lambda summary: spread_json(render_json_page(summary)),
}
NAMES = sorted(path.name for path in SAMPLES.iterdir())
RANKED = "harbour.txt"  # by every algorithm, where all samples are by auto
RANKERS = [name for name in ALGORITHMS if name != "auto"]
# Of tests/unit: what the weights make, and what the trees are grown on.
NUMBERS = ["page.traits", "page_kind.traits", "pasted.traits", "weights.golden"]
NUMBERS += ["notices.phrases", "no_article.phrases"]


def render(name: str) -> str:
    """Return what there is of each article in a sample."""
    return "\n".join(render_article(article) for article in read_sample(name))


def render_article(article: Article) -> str:
    """Return title and language, what was removed, the summary and the keywords of an article."""
    summary = summarize(article)
    removed = "".join(f"- ({line.reason}) {line.text}\n" for line in article.removed)
    head = f"{article.title} [{article.language}]\n\n{removed}\n"
    assert render_json(summary).count("\n") == 1
    return head + render_text(summary) + "\n" + ", ".join(summary.keywords) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_of_each_sample_is_the_golden_one(
    name: str, request: pytest.FixtureRequest
) -> None:
    golden = GOLDEN / f"{name}.golden"
    output = render(name)
    if request.config.getoption("--update-golden"):
        golden.write_text(output, encoding="utf-8")
    assert output == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_each_sample_is_read_into_the_golden_blocks(
    name: str, request: pytest.FixtureRequest
) -> None:
    output = "\n".join(map(describe, read_sample(name)))
    update = request.config.getoption("--update-golden")
    hold_golden(GOLDEN / f"{name}.blocks", output, update=update)


@pytest.mark.parametrize("ending", PAGES)
@pytest.mark.parametrize("name", READ)
def test_the_whole_article_is_the_golden_one(
    name: str, ending: str, request: pytest.FixtureRequest
) -> None:
    golden = GOLDEN / f"{name}.read.{ending}"
    article = extract_article((SAMPLES / name).read_bytes(), name=name)
    output = PAGES[ending](summarize(article))
    if request.config.getoption("--update-golden"):
        golden.write_text(output, encoding="utf-8")
    assert output == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("algorithm", RANKERS)
def test_what_each_ranker_picks_is_the_golden_summary(
    algorithm: str, request: pytest.FixtureRequest
) -> None:
    golden = GOLDEN / f"{RANKED}.rank.{algorithm}"
    article = extract_article((SAMPLES / RANKED).read_bytes())
    output = render_text(summarize(article, length="4", algorithm=algorithm, keywords=0))
    if request.config.getoption("--update-golden"):
        golden.write_text(output, encoding="utf-8")
    assert output == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        pytest.skip("others still write theirs")
    pages = [f"{name}.read.{ending}" for name in READ for ending in PAGES]
    ranks = [f"{RANKED}.rank.{algorithm}" for algorithm in RANKERS]
    expected = sorted(
        [
            *pages,
            *ranks,
            *NUMBERS,
            *(f"{name}.{end}" for name in NAMES for end in ("golden", "blocks")),
        ]
    )
    assert sorted(path.name for path in GOLDEN.iterdir()) == expected


def test_the_samples_are_as_many_and_as_various_as_promised() -> None:
    pages = [name for name in NAMES if name.endswith(".html")]
    texts = [name for name in NAMES if not name.endswith(".html")]
    assert len(pages) >= 6
    assert len(texts) >= 8
    languages = {article.language for name in NAMES for article in read_sample(name)}
    assert languages >= {"en", "de", "fr", "es", "ru", "zh", "ja", "ar"}
    assert len((SAMPLES / "salt-road.txt").read_text().split()) >= 3000
