"""A sentence of a page with an address is linked to its very place."""

import json
from dataclasses import replace
from urllib.parse import quote

import pytest

from summarize import Article, Block, Summary, extract_article, merge_articles, summarize
from summarize.models import Removed, Sentence
from summarize.render.html.page import render_html
from summarize.render.markdown import render_markdown
from summarize.render.style import Style
from summarize.render.terminal.summary import render_terminal
from summarize.render.text_fragments import link_sentence
from tests.conftest import SAMPLES, Run

URL = "https://example.org/mill"
OPENING = "The mill by the river closed in 1961, and its wheel has stood still from that day on."


def cut(article: Article, text: str, number: int = 0) -> Sentence:
    """Cut the sentence of this text, or the next one, out of an article."""
    start = -1
    for _ in range(number + 1):
        start = article.text.index(text, start + 1)
    paragraph = article.text[:start].count("\n\n")
    return Sentence(text, paragraph, 0, start, start + len(text))


def fragment(text: str, *paragraphs: str, number: int = 0, **more: object) -> str:
    article = Article(tuple(map(Block, paragraphs)), "en", url=URL, **more)  # type: ignore[arg-type]
    link = link_sentence(cut(article, text, number), article)
    assert link is not None
    address, _, found = link.partition("#:~:text=")
    assert address == URL
    return found


TWICE = "Nobody came."
HILL = "The miller and his wife went up the hill and came down and then went up the hill"
LONG = " ".join(["again"] * 2_000)
CAFE = "港のそばにある喫茶店は、今も毎朝七時に、必ず開く。"
RELATED = Removed("The mill by the river", "related")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(fragment(OPENING, OPENING, "It rained."),
                     "The%20mill%20by%20the%20river,day%20on.", id="four-words-and-two"),
        pytest.param(fragment("It rained.", OPENING, "It rained."), "It%20rained.", id="short"),
        pytest.param(fragment(OPENING, "The mill by the river is old.", OPENING),
                     "The%20mill%20by%20the%20river%20closed,day%20on.", id="another-begins-so"),
        pytest.param(fragment(OPENING, OPENING, removed=(RELATED,)),
                     "The%20mill%20by%20the%20river%20closed,day%20on.", id="a-link-begins-so"),
        pytest.param(fragment(HILL, HILL),
                     "The%20miller%20and%20his%20wife,then%20went%20up%20the%20hill", id="ends-so"),
        pytest.param(fragment(TWICE, f"It rained. {TWICE}", f"It was Sunday. {TWICE} It rained."),
                     "It%20rained.-,Nobody%20came.", id="prefix"),
        pytest.param(fragment(TWICE, f"It rained. {TWICE}", f"{TWICE} It was Sunday.", number=1),
                     "Nobody%20came.,-It%20was%20Sunday.", id="suffix"),
        pytest.param(fragment(LONG, LONG), f"{quote(LONG[:299])},-{quote(LONG[:29])}", id="long"),
        pytest.param(fragment("A-b, c & d%: „ä“?", "A-b, c & d%: „ä“?"),
                     "A%2Db%2C%20c%20%26%20d%25%3A%20%E2%80%9E%C3%A4%E2%80%9C%3F", id="encoded"),
        pytest.param(fragment(CAFE, CAFE), f"{quote(CAFE[:11])},{quote(CAFE[-13:])}",
                     id="between-marks-without-spaces"),
    ],
)  # fmt: skip
def test_a_fragment_is_the_shortest_that_names_the_sentence(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("javascript:alert(1)", None),
        (URL, f"{URL}#:~:text=It%20rained."),
        (f"{URL} 2", f"{URL}%202#:~:text=It%20rained."),
        (f"{URL}#part", f"{URL}#part:~:text=It%20rained."),
        (f"{URL}#:~:text=old", f"{URL}#:~:text=It%20rained."),
        ("https://ada:pass@example.org/mill", f"{URL}#:~:text=It%20rained."),
    ],
)
def test_a_link_needs_an_address_and_adds_to_its_end(url: str | None, expected: str | None) -> None:
    article = Article((Block("It rained."),), "en", url=url)
    assert link_sentence(cut(article, "It rained."), article) == expected


def test_a_page_of_a_pdf_and_a_moment_of_a_recording_are_places_too() -> None:
    article = Article((Block("It rained.", page=3),), "en", url="https://example.org/a.pdf")
    sentence = cut(article, "It rained.")
    assert link_sentence(sentence, article) == "https://example.org/a.pdf#page=3"
    tape = Article((Block("It rained."),), "en", url="https://example.org/a.mp3")
    told = replace(sentence, start_time=61.0)
    assert link_sentence(told, tape) == "https://example.org/a.mp3#t=61"


def summarize_page(**options: object) -> Summary:
    data = (SAMPLES / "bridge.html").read_bytes()
    return summarize(extract_article(data, url=URL), length=2, **options)  # type: ignore[arg-type]


def test_a_merged_article_links_each_sentence_to_its_own_page() -> None:
    tram = extract_article((SAMPLES / "tram.txt").read_bytes(), url="https://example.org/tram")
    bridge = extract_article((SAMPLES / "bridge.html").read_bytes(), url=URL)
    summary = summarize(merge_articles([tram, bridge]), length=6)
    assert {s.document for s in summary} == {0, 1}
    for sentence, link in zip(summary, summary.links, strict=True):
        own = (tram, bridge)[sentence.document]
        assert link == link_sentence(cut(own, sentence.text), own)


def test_every_output_has_the_links_and_none_without_an_address() -> None:
    summary = summarize_page()
    links = [link for link in summary.links if link]
    assert len(links) == 2
    assert [s["link"] for s in summary.to_dict()["sentences"]] == links
    page, text = render_html(summary), render_markdown(summary)
    assert all(f'<a class="quote" href="{link}" rel="noreferrer">' in page for link in links)
    assert all(f" [↗](<{link}>)\n" in text for link in links)
    shown = render_terminal(summary, Style(color=True, links=True))
    assert all(f"\x1b]8;;{link}\x1b\\" in shown for link in links)
    assert shown == render_terminal(summary, Style(color=True, links=True))  # without random ids
    assert "\x1b]8" not in render_terminal(summary, Style(color=True))
    without = summarize(extract_article((SAMPLES / "bridge.html").read_bytes()), length=2)
    assert not any(without.links)
    for shown in (without.to_json(), render_html(without), render_markdown(without)):
        assert "text=" not in shown


@pytest.mark.parametrize("command", [(), ("read",)])
def test_the_address_of_a_piped_page_may_be_named(run: Run, command: tuple[str, ...]) -> None:
    text = (SAMPLES / "tram.txt").read_text(encoding="utf-8")
    told = json.loads(run(*command, "-f", "json", "--url", URL, "-", stdin=text).out)
    assert told["url"] == URL
    assert all(s["link"].startswith(f"{URL}#:~:text=") for s in told["sentences"])
    for wrong in ("example.org", "ftp://example.org/x", "javascript:alert(1)", "https://[x"):
        assert "is not a web address" in run(*command, "--url", wrong, "-", stdin=text).err
    several = run("--url", URL, SAMPLES / "tram.txt", SAMPLES / "tea.txt")
    assert (several.code, several.out) == (2, "")
    assert several.err == "summarize: --url is the address of one input; you gave 2\n"
