"""The page for a browser: whole, linked, readable, and inert whatever the article holds."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from summarize import Article, Summary, extract_article, summarize
from summarize.models import Block, Removed
from summarize.render.html import render_html
from tests.conftest import SAMPLES, Run

HOSTILE = (
    "<script>document.title = 'owned'</script> and <img src=x onerror=alert(1)> is what it said.",
    'A link "><svg onload=alert(2)> closes the tag that it stands in, or so it hopes.',
    "</style></title></article>{{ 7 * 7 }} &lt;b&gt; javascript:alert(3) stays as it was written.",
)


def summarize_hostile() -> Summary:
    article = Article(
        blocks=tuple(map(Block, HOSTILE)),
        language='en"><script>',
        title='</title><script>document.title = "owned"</script>',
        author="<b onclick=alert(4)>Nobody</b>",
        date='2025"><script>',
        url="javascript:alert(5)",
        removed=(Removed("<iframe src=https://example.org></iframe>", "advert"),),
    )
    return summarize(article, length="2")


class Parsed(HTMLParser):
    """The tags, the attributes and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def test_each_summary_sentence_links_to_its_place() -> None:
    summary = summarize(extract_article((SAMPLES / "bridge.html").read_bytes()))
    parsed = Parsed(render_html(summary))
    targets = [f"s{s.position}" for s in summary.sentences]
    assert [value for value in parsed.values("id") if re.fullmatch(r"s\d+", value)] == targets
    assert [v for v in parsed.values("href") if re.fullmatch(r"#s\d+", v)] == [
        f"#{target}" for target in targets
    ]
    assert {"header", "main", "article", "footer", "details", "svg"} <= set(parsed.tags)
    for reference in parsed.values("aria-labelledby"):
        assert reference in parsed.values("id")


def test_everything_in_the_article_is_escaped() -> None:
    summary = summarize_hostile()
    parsed = Parsed(render_html(summary))
    assert not {"script", "img", "iframe"} & set(parsed.tags)
    assert parsed.tags.count("b") == len(summary.article.removed)  # ours; the author has one
    assert not [name for name, _ in parsed.attributes if name.startswith("on")]
    assert not [v for v in parsed.values("href") if v.startswith("javascript:")]
    for text in HOSTILE:
        assert text in parsed.text


def test_nothing_is_fetched_and_scripts_are_forbidden(run: Run) -> None:
    page = run("-f", "html", SAMPLES / "bridge.html").out
    parsed = Parsed(page)
    assert not parsed.values("src")
    assert not {"script", "iframe", "object"} & set(parsed.tags)
    assert "default-src 'none'" in page
    assert "url(" not in page


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""

    def luminance(color: str) -> float:
        channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_colours_have_contrast_aa_in_light_dark_and_print() -> None:
    page = render_html(summarize_hostile())
    blocks = [b for b in re.findall(r":root \{(.*?)\}", page, re.S) if "--paper" in b]
    assert len(blocks) == 3
    for block in blocks:
        colors = dict(re.findall(r"--(\w+): (#\w{6})", block))
        for name in ("ink", "dim", "link"):
            assert contrast(colors[name], colors["paper"]) >= 4.5
        assert contrast(colors["ink"], colors["mark"]) >= 4.5


def test_a_page_of_html_holds_one_summary(run: Run) -> None:
    result = run("-f", "html", SAMPLES / "tram.txt", SAMPLES / "tea.txt")
    assert (result.out, result.code) == ("", 2)


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a real headless Chromium."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        # Containers run tests as root, where Chromium's own sandbox can't start.
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def open_page(browser: Any, path: Path, **options: Any) -> tuple[Any, list[str], list[str]]:
    """Open a file; return the page, and what it logs and requests from now on."""
    page = browser.new_page(**options)
    logged: list[str] = []
    requested: list[str] = []
    page.on("console", lambda message: logged.append(message.text))
    page.on("pageerror", lambda error: logged.append(str(error)))
    page.on("dialog", lambda dialog: logged.append(f"dialog {dialog.message}"))
    page.on("request", lambda request: requested.append(request.url))
    page.goto(path.as_uri())
    return page, logged, requested


def test_a_browser_shows_it_and_a_click_moves_to_the_place(
    browser: Any, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    run("read", "-f", "html", "-o", path, SAMPLES / "bridge.html")
    page, logged, requested = open_page(
        browser, path, viewport={"width": 390, "height": 700}, reduced_motion="reduce"
    )
    assert page.title() == "The bridge that measures its own age"
    link = page.locator("ol a").last
    mark = page.locator(f"mark{link.get_attribute('href')}")
    assert not mark.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    link.click()
    assert mark.evaluate("e => e.matches(':target')")
    assert mark.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }"
    )
    assert mark.inner_text() == link.inner_text()
    # Nothing is wider than the phone, and the style applied in spite of the policy.
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 240, 179)"
    assert not page.locator("details ul").is_visible()
    page.locator("details summary").click()
    assert page.locator("details ul").is_visible()
    assert logged == []
    assert requested == [path.as_uri()]
    assert len(page.screenshot()) > 10_000
    page.close()


def test_the_dark_scheme_is_dark(browser: Any, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    run("-f", "html", "-o", path, SAMPLES / "olives.txt")
    page, logged, _ = open_page(browser, path, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 28)"
    assert page.locator("article p").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert logged == []
    page.close()


def test_an_article_full_of_scripts_is_inert(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render_html(summarize_hostile()), encoding="utf-8")
    page, logged, requested = open_page(browser, path)
    page.wait_for_timeout(200)
    assert "owned" not in page.title().replace('document.title = "owned"', "")
    assert logged == []
    assert requested == [path.as_uri()]
    assert page.locator("article").inner_text().count("<script>") == 1
    page.close()
