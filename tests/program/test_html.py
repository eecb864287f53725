"""The page for a browser: whole, linked, readable, and inert whatever the article holds."""

import base64
import re
import shutil
from collections.abc import Iterator
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import summarize as package
from summarize import Article, Summary, extract_article, merge_articles, summarize
from summarize.models import Block, Removed
from summarize.render.datetimes import write_date
from summarize.render.html.locale import list_languages, load_words
from summarize.render.html.page import render_html
from summarize.render.style import PLAIN, Style
from tests.conftest import SAMPLES, Run

PACKAGE = Path(package.__file__).parent
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


def plain(page: str) -> str:
    """Return the text of a piece of a page."""
    return unescape(re.sub(r"<[^>]*>", "", page))


def test_the_summary_is_text_and_a_number_leads_to_its_place_and_back() -> None:
    summary = summarize(extract_article((SAMPLES / "bridge.html").read_bytes()))
    page = render_html(summary)
    for number, sentence in enumerate(summary.sentences, start=1):
        place, text = f"s{sentence.position}", escape(sentence.text)
        assert re.search(
            rf'<li id="k{number}" tabindex="-1">'
            rf'<a class="number" href="#{place}" [^>]*>{number}</a> '
            rf"<span>{re.escape(text)}</span>",
            page,
        )
        assert re.search(
            rf'<mark id="{place}" tabindex="-1">{re.escape(text)}</mark>'
            rf'<a class="number" href="#k{number}" [^>]*>{number}</a>',
            page,
        )
    parsed = Parsed(page)
    assert {"header", "main", "article", "footer", "details", "svg"} <= set(parsed.tags)


@pytest.mark.parametrize(
    "style", [PLAIN, Style(phrases=True), Style(explain=True)], ids=["plain", "phrases", "explain"]
)
def test_every_link_inside_the_page_has_its_target(style: Style) -> None:
    articles = [extract_article((SAMPLES / n).read_bytes()) for n in ("tram.txt", "bridge.html")]
    for article in (articles[0], merge_articles(articles)):
        parsed = Parsed(render_html(summarize(article, length="4"), style))
        ids = parsed.values("id")
        assert len(ids) == len(set(ids))
        assert {h[1:] for h in parsed.values("href") if h.startswith("#")} <= set(ids)
        assert set(parsed.values("aria-labelledby")) <= set(ids)


def test_the_byline_is_in_words_and_holds_no_path(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my-private-folder.html"
    path.write_bytes((SAMPLES / "windrad.html").read_bytes())
    page = run("-f", "html", path).out
    facts = re.findall(r'<p class="facts">(.*?)</p>', page)[0]
    assert plain(facts) == (
        "Silke Harmsen\xa0· Küstenblatt\xa0· 3. Februar 2025\xa0· 1 Min. Lesezeit\xa0· Deutsch"
    )
    assert 'datetime="2025-02-03"' in facts
    assert "my-private-folder" not in page
    assert str(tmp_path) not in page


@pytest.mark.parametrize(
    ("url", "site", "link"),
    [
        pytest.param("https://www.example.org/a?b=1&c", "The Herald", "The Herald", id="site"),
        pytest.param("https://www.example.org/a?b=1&c", None, "example.org", id="host"),
    ],
)
def test_the_source_is_called_by_its_site(url: str, site: str | None, link: str) -> None:
    article = Article((Block("The mill turned all night."),), "en", url=url, site=site)
    page = render_html(summarize(article))
    assert f'href="{escape(url)}" rel="noreferrer"><bdi>{link}</bdi></a>' in page


def test_key_phrases_stand_under_the_byline_of_both_commands(run: Run) -> None:
    for command in ((), ("read",)):
        page = run(*command, "-f", "html", SAMPLES / "bridge.html").out
        header = page[page.index("<header>") : page.index("</header>")]
        assert re.search(r"</p>\n<p class=\"phrases\"><b>Key phrases</b> <bdi>bridge</bdi>", header)


def test_a_link_preview_finds_a_description() -> None:
    summary = summarize(extract_article((SAMPLES / "bridge.html").read_bytes()))
    described = re.findall(r'(?:description)" content="([^"]*)"', render_html(summary))
    assert len(described) == 2
    for text in described:
        shown = unescape(text).removesuffix("…")
        assert shown.startswith(summary.sentences[0].text[: len(shown)])
        assert len(unescape(text)) <= 200


def bars(page: str) -> list[tuple[str, str, float]]:
    """Return of each bar on the strip where it leads, its title and its left edge."""
    found = re.findall(
        r'<a href="#(s\d+)"[^>]*><title>([^<]*)</title>.*?<rect class="bar" x="([\d.]+)"', page
    )
    return [(place, unescape(title), float(x)) for place, title, x in found]


def test_a_page_read_from_the_right_runs_from_the_right() -> None:
    for name in ("olives.txt", "rakevet.html"):
        page = render_html(summarize((SAMPLES / name).read_bytes()))
        assert re.search(r'<html lang="(ar|he)" dir="rtl">', page)
        places = [x for _, _, x in bars(page)]
        assert places == sorted(places, reverse=True)
        assert places[0] > 500
        # Nothing has a direction of its own where all is of one.
        assert "dir=" not in page.partition("<body>")[2].partition('<details class="removed">')[0]


def test_a_merged_page_has_a_title_and_each_article_its_heading_and_link() -> None:
    names = ("bridge.html", "librairie.html", "windrad.html")
    articles = [
        extract_article((SAMPLES / n).read_bytes(), name=n, url=f"https://example.org/{n}")
        for n in names
    ]
    merged = merge_articles(articles)
    page = render_html(summarize(merged, length="6"))
    assert f"<title>“{merged.articles[0].title}” and 2 more</title>" in page
    text = page[page.index('<article id="article"') :]
    for number, article in enumerate(merged.articles, start=1):
        section = text[text.index(f'id="a{number}"') :].partition("</section>")[0]
        assert plain(section).splitlines()[1].endswith(f"[{number}] {article.title}")
        assert f'href="{article.url}"' in section
        own = "" if article.language == "en" else f' lang="{article.language}"'
        assert section.startswith(f'id="a{number}" tabindex="-1"{own}>')
        assert f'<a href="#a{number}"><bdi{own}>' in page
    two = render_html(summarize(merge_articles(articles[:2])))
    assert f"<title>{articles[1].title}\xa0· {articles[0].title}</title>" in two
    one = summarize(merge_articles(articles[:1]))
    assert render_html(one) == render_html(summarize(articles[0], length=str(len(one.sentences))))


LANGUAGES = {path.stem for path in (PACKAGE / "notices" / "lists").glob("??.txt")}


def test_every_language_that_we_clean_has_words() -> None:
    assert len(LANGUAGES) >= 20
    assert list_languages() >= LANGUAGES


@pytest.mark.parametrize("language", sorted(list_languages()))
def test_the_words_of_a_language_say_what_the_english_ones_say(language: str) -> None:
    words, english = load_words(language), load_words("en")
    assert set(words.entries) - {"first"} == set(english.entries)
    assert len(words.entries["months"].split()) == 12
    for key, said in words.entries.items():
        holes = set(re.findall(r"\{(\w+)\}", english.entries.get(key, "")))
        assert set(re.findall(r"\{(\w+)\}", said)) == holes, key
        assert said == said.strip() != ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("en", "1 March 2025", id="english"),
        pytest.param("de", "1. März 2025", id="german"),
        pytest.param("fr", "1er mars 2025", id="french-first"),
        pytest.param("fi", "1. maaliskuuta 2025", id="finnish"),
        pytest.param("ja", "2025年3月1日", id="japanese"),
        pytest.param("hi", "1 March 2025", id="no-words"),
    ],
)
def test_dates_are_written_as_people_write_them(language: str, said: str) -> None:
    assert write_date("2025-03-01", language) == said


def test_only_the_first_day_of_a_month_has_a_name_of_its_own() -> None:
    dates = [write_date(date, "fr") for date in ("2025-01-02", "2025-12-01", "2025-02-31")]
    assert dates == ["2 janvier 2025", "1er décembre 2025", "31 février 2025"]


def test_the_terminal_dates_merged_articles_in_their_own_languages(run: Run) -> None:
    names = [SAMPLES / name for name in ("windrad.html", "bridge.html")]
    shown = " ".join(run("--merge", "-f", "terminal", *names).out.split())
    assert "haben wollte · 3. Februar 2025 ·" in shown
    assert "its own age · 18 March 2025 ·" in shown


@pytest.mark.parametrize(
    "date", [None, "", "2025", "2025-13-01", "2025-03-01 at noon", "٢٠٢٥-03-01", '2025"><script>']
)
def test_what_is_no_date_stays_as_it_is(date: str | None) -> None:
    assert write_date(date, "de") == (date or "")


def test_everything_in_the_article_is_escaped() -> None:
    summary = summarize_hostile()
    parsed = Parsed(render_html(summary))
    assert not {"script", "img", "iframe"} & set(parsed.tags)
    assert parsed.tags.count("b") == 1 + len(summary.article.removed)  # ours; the author has one
    assert not [name for name, _ in parsed.attributes if name.startswith("on")]
    assert not [v for v in parsed.values("href") if v.startswith("javascript:")]
    for text in HOSTILE:
        assert text in parsed.text


def test_nothing_is_fetched_and_scripts_are_forbidden(run: Run) -> None:
    page = run("-f", "html", SAMPLES / "bridge.html").out
    parsed = Parsed(page)
    assert not parsed.values("src")
    assert not {"script", "iframe", "object"} & set(parsed.tags)
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    assert re.sub(r"sha256-[\w+/=]{44}", "sha256-X", unescape(policy)) == (
        "default-src 'none'; style-src 'sha256-X'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    assert "style=" not in page
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
        for name in ("ink", "dim"):
            assert contrast(colors[name], colors["mark"]) >= 4.5


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


def write_page(folder: Path, name: str, **options: Any) -> Path:
    """Write the page of a sample, and return its path."""
    path = folder / "page.html"
    page = render_html(summarize((SAMPLES / name).read_bytes(), **options))
    path.write_text(page, encoding="utf-8")
    return path


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
    link = page.locator(".key a").last
    mark = page.locator(f"mark{link.get_attribute('href')}")
    inside = (
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }"
    )
    assert not mark.evaluate(inside)
    link.click()
    assert mark.evaluate("e => e.matches(':target')")
    assert mark.evaluate(inside)
    item = page.locator(".key li").last
    assert mark.inner_text() == item.locator("span").inner_text()
    page.locator("mark:target + a").click()
    assert item.evaluate("e => e.matches(':target')")
    assert item.evaluate(inside)
    page.locator(".strip a").last.click()
    assert mark.evaluate("e => e.matches(':target')")
    # The style applied in spite of the policy.
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 240, 184)"
    assert not page.locator(".removed ul").is_visible()
    page.locator(".removed summary").click()
    assert page.locator(".removed ul").is_visible()
    # Only the summary is left where the article is shut, and a number opens it.
    page.locator("article summary").click()
    assert not mark.is_visible()
    link.click()
    assert mark.is_visible()
    assert logged == []
    assert requested == [path.as_uri()]
    assert len(page.screenshot()) > 10_000
    page.close()


def test_the_dark_scheme_is_dark(browser: Any, tmp_path: Path) -> None:
    path = write_page(tmp_path, "olives.txt")
    page, logged, _ = open_page(browser, path, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 28)"
    assert page.locator("article p").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert logged == []
    page.close()


def test_the_column_fits_every_width_and_is_one_of_65_characters(
    browser: Any, tmp_path: Path
) -> None:
    path = write_page(tmp_path, "buoy.html")
    sizes = []
    for width in (360, 820, 1440):
        page, _, _ = open_page(browser, path, viewport={"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))
        column = page.evaluate(
            "document.body.clientWidth / parseFloat(getComputedStyle(document.body).fontSize)"
        )
        assert column <= 34  # a letter is about half as wide as it is high
        page.close()
    assert sizes == sorted(set(sizes))


def test_the_tab_key_meets_what_the_eye_meets_in_the_same_order(
    browser: Any, tmp_path: Path
) -> None:
    path = write_page(tmp_path, "bridge.html", length="3")
    page, _, _ = open_page(browser, path)
    met = []
    for _ in range(9):
        page.keyboard.press("Tab")
        met.append(
            page.evaluate(
                "(e => e.getAttribute('href')?.slice(0, 2) ?? e.localName)(document.activeElement)"
            )
        )
    assert met == ["#a", "#s", "#s", "#s", "summary", "#k", "#k", "#k", "#s"]
    page.close()


def test_print_has_margins_and_marks_that_show_without_colours(
    browser: Any, tmp_path: Path
) -> None:
    path = write_page(tmp_path, "bridge.html")
    assert re.search(r"@page \{ margin: [\d.]+cm; \}", path.read_text(encoding="utf-8"))
    page, _, _ = open_page(browser, path, color_scheme="dark")
    page.emulate_media(media="print")
    style = "e => { const s = getComputedStyle(e); return [s.color, s.borderBottomStyle] }"
    assert page.locator("mark").first.evaluate(style) == ["rgb(0, 0, 0)", "solid"]
    assert not page.locator(".back").is_visible()
    page.close()


def test_axe_finds_nothing(browser: Any, run: Run, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    path = tmp_path / "page.html"
    several = tmp_path / "several.html"
    run("--merge", "-f", "html", "-o", path, SAMPLES / "buoy.html", SAMPLES / "rakevet.html")
    run("-f", "html", "-o", several, SAMPLES / "coast.rss")
    page, _, _ = open_page(browser, several, bypass_csp=True)
    assert page.title() == "The Coast Courier"
    assert axe.Axe().run(page).response["violations"] == []
    page.close()
    # Colours do not depend on the width: each width once, and the narrow one in both schemes.
    for width, scheme in ((360, "light"), (360, "dark"), (820, "dark"), (1440, "light")):
        page, _, _ = open_page(
            browser,
            path,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            bypass_csp=True,
        )
        assert axe.Axe().run(page).response["violations"] == []
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


# Of the saved pages, those whose text is no script's; and texts in other scripts and languages.
SAVED = "acequia bridge buoy kissaten kitchen librairie orchard rakevet windrad".split()
TEXTS = (
    "ferry",
    "haenyeo",
    "harbour",
    "metro",
    "moor",
    "olives",
    "salt-road",
    "tea",
    "tide",
    "tram",
    "zegar",
)
_MARKED = "::target-text { background: #f0f; color: #000 } body { padding: 150vh 0 }"
_FIND = """text => {
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let read = "", places = []
    for (let node; (node = nodes.nextNode()); )
        if (!node.parentElement.closest("script, style"))
            for (let i = 0; i < node.data.length; i++) {
                const space = /\\s/.test(node.data[i])
                if (space && read.endsWith(" ")) continue
                read += space ? " " : node.data[i]
                places.push([node, i])
            }
    const range = document.createRange(), start = read.indexOf(text)
    const [node, i] = places[start + text.length - 1]
    range.setStart(...places[start])
    range.setEnd(node, i + 1)
    const box = range.getBoundingClientRect()
    return [box.left, box.top, box.right, box.bottom]
}"""
_FIND_MARK = """async shot => {
    const image = new Image()
    image.src = "data:image/png;base64," + shot
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d")
    canvas.drawImage(image, 0, 0)
    const pixels = canvas.getImageData(0, 0, image.width, image.height).data
    const xs = [], ys = []
    for (let i = 0; i < pixels.length; i += 4)
        if (pixels[i] > 250 && pixels[i + 1] < 5 && pixels[i + 2] > 250) {
            xs.push((i / 4) % image.width)
            ys.push(Math.floor(i / 4 / image.width))
        }
    const least = all => all.reduce((a, b) => Math.min(a, b), 1e9)
    const ends = all => [least(all), all.reduce((a, b) => Math.max(a, b), -1) + 1]
    const [left, right] = ends(xs), [top, bottom] = ends(ys)
    return [left, top, right, bottom]
}"""


@pytest.fixture(scope="module")
def saved_pages() -> dict[str, bytes]:
    """Twenty pages and more: saved ones, and texts with a menu and a headline."""
    pages = {name: (SAMPLES / f"{name}.html").read_bytes() for name in SAVED}
    for name in TEXTS:
        article = extract_article((SAMPLES / f"{name}.txt").read_bytes())
        title = escape(article.title or "")
        body = "".join(f"<p>{escape(text)}</p>" for text in article.paragraphs)
        pages[name] = (
            f'<!DOCTYPE html><html lang="{article.language}"><meta charset="utf-8">'
            f"<title>{title}</title><nav><a>{title}</a></nav><h1>{title}</h1>{body}"
        ).encode()
    return pages


@pytest.mark.parametrize("name", [*SAVED, *TEXTS])
def test_a_link_scrolls_to_its_sentence_and_marks_it(
    browser: Any, saved_pages: dict[str, bytes], name: str
) -> None:
    """The last sentence of the summary, all of it and nothing else."""
    url = f"http://example.org/{name}"
    summary = summarize(extract_article(saved_pages[name], url=url))
    page = browser.new_page()
    style = f"<style>{_MARKED}</style>"
    answer = {"body": saved_pages[name], "content_type": "text/html"}
    page.route("**/*", lambda route: route.fulfill(**answer))
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => document.head.innerHTML += `{style}`)"
    )
    page.goto(summary.links[-1])
    found: list[float] = []
    for _ in range(50):  # until it is painted
        shot = base64.b64encode(page.screenshot()).decode()
        found = page.evaluate(_FIND_MARK, shot)
        if found[2]:
            break
    wanted = page.evaluate(_FIND, summary.sentences[-1].text)
    assert found == pytest.approx(wanted, abs=6)
    assert page.evaluate("scrollY") > 0
    page.close()
