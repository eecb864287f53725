"""An agent gets numbered sentences, and what it chooses word for word with its place."""

from pathlib import Path
from typing import Any

import pytest

from summarize.discourse.prose import list_prose
from summarize.errors import UsageError
from summarize.models import Article
from summarize.pipeline import extract_article
from summarize.rank.candidates import list_candidates, score_candidates
from summarize.serve.quotation import build_quotation, choose_numbered, number_sentences
from tests.conftest import SAMPLES

PAGE = """# The mill

The mill turns in every wind that comes over the hill. It has stood there since 1790.

## The miller

The miller sleeps in the house behind it. He sells flour to three villages near the river.

## The wheel

The wheel was made of oak from the wood behind the hill.
"""


def read(name: str) -> Article:
    return extract_article((SAMPLES / name).read_bytes(), name=name)


def quote(article: Article, *numbers: int, digest: str | None = None) -> list[dict[str, Any]]:
    quoted = choose_numbered(article, numbers, digest)
    found: list[dict[str, Any]] = build_quotation(quoted, numbers)["sentences"]
    return found


def test_sentences_are_numbered_below_their_headings() -> None:
    found = number_sentences(extract_article(PAGE))
    assert [(s["number"], s.get("heading")) for s in found["sentences"]] == [
        (1, None), (2, None), (3, "The miller"), (4, None), (5, "The wheel"),
    ]  # fmt: skip
    assert (found["title"], found["count"], found["next"]) == ("The mill", 5, None)


@pytest.mark.parametrize("name", [path.name for path in sorted(SAMPLES.glob("*.*"))][::9])
def test_pages_of_a_long_article_are_the_whole_and_quoted_word_for_word(name: str) -> None:
    try:
        article = read(name)
    except Exception as error:  # noqa: BLE001 - several articles, or none: nothing to number
        pytest.skip(str(error))
    whole = number_sentences(article, tokens=10**6)
    pages: list[dict[str, Any]] = []
    first: int | None = 1
    while first is not None:
        page = number_sentences(article, first, 100)
        pages += page["sentences"]
        first = page["next"]
    strip = [{"number": s["number"], "text": s["text"]} for s in whole["sentences"]]
    assert [{"number": s["number"], "text": s["text"]} for s in pages] == strip
    found = quote(article, *range(len(pages), 0, -1), digest=whole["digest"])
    assert [(s["number"], s["text"]) for s in found] == [tuple(s.values()) for s in strip]
    assert all(article.text[s["start"] : s["end"]] == s["text"] for s in found)


def test_numbers_are_those_of_what_a_summary_may_have() -> None:
    article = read("tram.txt")
    scored = score_candidates(list_prose(article), article)
    assert [s.position for s in list_candidates(article)] == [s.position for s in scored]


def test_what_is_about_the_page_has_no_number() -> None:
    page = PAGE.replace("1790.", "1790. Follow us on Facebook for more stories of the mill.")
    assert "Facebook" in extract_article(page, name="m.md").text
    texts = [s["text"] for s in number_sentences(extract_article(page, name="m.md"))["sentences"]]
    plain = [s["text"] for s in number_sentences(extract_article(PAGE, name="m.md"))["sentences"]]
    assert texts == plain


def test_a_quotation_has_heading_page_and_time() -> None:
    article = extract_article(PAGE)
    first, second = quote(article, 4, 1, 4)
    assert first == {
        "number": 1, "text": "The mill turns in every wind that comes over the hill.",
        "paragraph": 0, "position": 0, "start": 0, "end": 54,
    }  # fmt: skip
    assert (second["number"], second["heading"]) == (4, "The miller")
    assert article.text[second["start"] : second["end"]] == second["text"]
    pdf = next(path for path in sorted(SAMPLES.glob("*.pdf")))
    assert quote(read(pdf.name), 1)[0]["page"] == 1
    subtitles = next(path for path in sorted(SAMPLES.glob("*.vtt")))
    assert quote(read(subtitles.name), 2)[0]["start_time"] > 0


def test_a_number_that_is_none_and_another_article_are_refused(tmp_path: Path) -> None:
    article = extract_article(PAGE)
    with pytest.raises(UsageError, match="there is no sentence 6: the article has 5"):
        quote(article, 1, 6)
    with pytest.raises(UsageError, match="there is no sentence 7"):
        number_sentences(article, 7)
    digest = number_sentences(extract_article(PAGE.replace("oak", "ash")))["digest"]
    with pytest.raises(UsageError, match="call sentences again"):
        quote(article, 1, digest=digest)


def test_a_text_of_many_sentences_is_numbered_without_ranking_it() -> None:
    article = extract_article(" ".join(f"The board met on day {i} again." for i in range(30_000)))
    found = number_sentences(article, 29_990)
    assert (found["count"], found["next"], len(found["sentences"])) == (30_000, None, 11)
    assert quote(article, 30_000)[0]["text"] == "The board met on day 29999 again."
