"""What trafilatura leaves for later is there when it is needed, and says the same."""

import pytest
import trafilatura.external
from justext import core
from trafilatura.metadata import extract_url

from summarize import extract_article
from summarize.readers.html.lean_trafilatura import load_html, load_stop_words


def test_the_stop_words_are_those_of_all_lists_in_small_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load_stop_words()
    ours = trafilatura.external.JT_STOPLIST
    monkeypatch.setattr(trafilatura.external, "JT_STOPLIST", None)
    theirs = core.define_stoplist(trafilatura.external.jt_stoplist_init())
    assert core.define_stoplist(ours) is ours
    assert set(ours or ()) - {""} == theirs


def test_the_address_of_a_page_is_made_regular() -> None:
    link = '<link rel="canonical" href="https://Coast.example//a b/?utm_source=mail&page=2#x">'
    tree = load_html(f"<html><head>{link}</head><body><p>The dam holds.</p></body></html>")
    assert extract_url(tree) == "https://coast.example/a%20b/?page=2#x"


def test_a_page_in_an_encoding_that_it_does_not_name_is_decoded() -> None:
    text = "Die Brücke über die Mündung trägt schöne große Lampen, wie der Wärter schrieb. " * 20
    page = f"<html><body><article><p>{text}</p></article></body></html>".encode("cp1252")
    assert extract_article(page).text == text.strip()
