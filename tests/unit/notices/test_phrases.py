"""Every entry of the phrase lists is found where its mark says, and only there."""

from importlib.resources import files

import pytest

from summarize.notices.lines import describe_lines
from summarize.notices.phrases import load_phrases, may_bar

REASONS = {
    "about", "advert", "app", "byline", "caption", "comments", "contact", "cookies", "copyright",
    "date", "log in", "navigation", "newsletter", "related", "share", "subscribe", "title",
    # of a book or an office file
    "contents", "cover", "credits", "dedication", "footer", "header", "index", "reference",
    "running head", "supplement", "title page",
    # of a PDF
    "affiliation", "back matter", "copy", "footnote", "front matter", "label", "line number",
    "page number", "small print", "table", "translation", "turned text", "unreadable",
    # of a mail
    "attachment", "patch", "quote", "signature",
    # of subtitles
    "credit", "song", "sound",
    # of a chat
    "notice",
    # of LaTeX, reStructuredText, Org, AsciiDoc and wikitext
    "category", "directive", "drawer", "field", "figure", "formula", "hidden", "link", "note",
    "picture", "template",
}  # fmt: skip


LISTS = files("summarize.notices") / "lists"


LANGUAGES = "en de fr es it pt nl sv no da fi pl cs ru uk el tr ja zh ko ar he".split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_list_of_known_reasons(language: str) -> None:
    assert (LISTS / f"{language}.txt").is_file()
    phrases = load_phrases(language)
    found = {*phrases.whole.values(), *phrases.opening, *phrases.within.values()}
    assert found <= REASONS
    assert {"log in", "newsletter", "cookies", "share", "related"} <= found
    assert all(phrase == phrase.casefold() for phrase in phrases.whole)


def test_a_language_without_a_list_gets_the_english_one() -> None:
    assert load_phrases("sw").whole == load_phrases("en").whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_that_bars_an_article_is_passed_over(language: str) -> None:
    """All traits of the lines of a document are found only if one of them may bar it."""
    phrases = load_phrases(language)
    openings = (p for some in phrases.opening.values() for p in some)
    lines = [line.strip() for line in (*phrases.whole, *openings)]
    lines += [f"【{line.upper()}!" for line in lines]
    barring = [line.barrier for line in describe_lines(lines, phrases, frozenset())]
    assert any(barring)
    assert all(may_bar([line], phrases) for line, bars in zip(lines, barring, strict=True) if bars)
