"""Whatever an article is made of, it has a summary of its own sentences."""

import struct

import pytest

from summarize import Article, extract_article, summarize
from summarize.errors import NoteWarning
from summarize.models import Block, BlockKind
from summarize.readers.mail.compressed_rtf import unpack_rtf
from tests.properties.test_precedence import PROSE, json_ld, meta, write_page

KINDS: tuple[BlockKind, ...] = (
    "paragraph", "heading", "item", "quote", "caption", "cell", "code",
)  # fmt: skip
BACK = ["References", "Acknowledgements", "Notes", "Literatur", "Funding", "See also", "Conclusion"]
SAID = "The mill turned all night. Nobody in the town knew why it did so."


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", [None, "1", "20%", "100w"])
def test_an_article_of_one_kind_of_block_has_a_summary(kind: BlockKind, length: str | None) -> None:
    if kind == "code":
        return  # which is never picked
    article = Article((Block(SAID, kind),) * 3, "en")
    summary = summarize(article, length=length)
    assert summary.sentences
    assert all(sentence.text in article.text for sentence in summary.sentences)


@pytest.mark.parametrize("heading", BACK)
@pytest.mark.parametrize("before", [True, False])
def test_a_text_below_any_heading_has_a_summary(heading: str, before: bool) -> None:
    blocks = [Block(heading, "heading", 1), Block(SAID), Block(SAID.replace("mill", "pump"))]
    if before:
        blocks.insert(0, Block("The ferry was late, as it is each day. It came at noon."))
    summary = summarize(Article(tuple(blocks), "en"), length="1")
    assert len(summary.sentences) == 1


@pytest.mark.parametrize("algorithm", ["auto", "lex-rank", "luhn", "random"])
@pytest.mark.parametrize("count", [1, 2, 3, 15, 16, 17])
def test_a_share_of_all_is_all(algorithm: str, count: int) -> None:
    names = "Ada Bo Cy Dan Eva Finn Gro Hal Ida Jon Kim Liv Mia Nils Ola Per Rut".split()
    text = " ".join(
        f"{name} opened gate {n} of the harbour." for n, name in enumerate(names[:count])
    )
    article = Article((Block(text),), "en")
    summary = summarize(article, length="100%", algorithm=algorithm)
    assert " ".join(sentence.text for sentence in summary.sentences) == text


DATED = [meta("article:published_time", "2024-05-06"), json_ld(datePublished="2024-05-06")]
SCRIPTS = "<div id='root'></div><script>start()</script>"


@pytest.mark.parametrize("dated", DATED)
def test_of_a_page_without_a_text_the_description_is_read_if_it_is_dated(dated: str) -> None:
    text = PROSE * 2
    head = f"<title>The Mill Turns</title>{meta('og:description', text)}{{}}"
    page = f"<!doctype html><html><head>{head}</head><body>{SCRIPTS}</body></html>"
    with pytest.warns(NoteWarning, match="only its description"):
        article = extract_article(page.format(dated))
    assert article.text == text.strip()


@pytest.mark.parametrize("tag", ["main", "article", "section", "div"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_parts_that_follow_an_unclosed_head_are_all_there(tag: str, count: int) -> None:
    texts = [f"{PROSE}It was in the year {1900 + n}. {PROSE}" for n in range(count)]
    body = "".join(f"<{tag}><p>{text}</p></{tag}>" for text in texts)
    article = extract_article(f"<!doctype html><head><title>Mill</title>{body}")
    found = [n for n in range(count) if f"in the year {1900 + n}" in article.text]
    assert found == list(range(count))
    assert extract_article(write_page()).text.count("old mill") == 6


@pytest.mark.parametrize("more", [0, 1, 4, 40])
def test_nothing_is_read_beyond_the_size_that_a_mail_of_outlook_declares(more: int) -> None:
    text = rb"{\rtf1 The mill turns.}"
    head = struct.pack("<IIII", 12 + len(text) + more, len(text), 0x414C454D, 0)
    assert unpack_rtf(head + text + bytes(more)) == text


@pytest.mark.parametrize("most", [*range(49, 55), *range(100, 108)])
def test_an_answer_is_never_longer_than_was_asked_for(most: int) -> None:
    text = " ".join(f"The {n} keepers of the mill cost the town {n} crowns." for n in range(12, 24))
    for length, size in ((f"{most}c", most), (f"{most // 5}w", most // 5)):
        found = summarize(text, ask="How much do the keepers cost?", length=length).sentences
        if length.endswith("c"):
            assert sum(len(sentence.text) + 1 for sentence in found) <= size
        else:
            assert sum(len(sentence.text.split()) for sentence in found) <= size
