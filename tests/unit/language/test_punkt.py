"""The shortcut past Punkt finds the sentences that Punkt finds."""

from random import Random

import pytest
from punkt import PunktSentenceTokenizer

from summarize.language import punkt
from summarize.language.punctuation import STOP_MARKS
from summarize.language.punkt import _tokenizer, find_starts
from summarize.language.sentences import _ANY_STOP
from tests.conftest import SAMPLES


@pytest.mark.parametrize("language", sorted(punkt._PREFIXES))
def test_a_paragraph_is_searched_if_it_has_a_mark_that_ends_a_sentence_anywhere(
    language: str,
) -> None:
    assert all(map(_ANY_STOP.match, punkt._tokenizer(language).rules.sent_end_chars))
    assert all(map(_ANY_STOP.match, STOP_MARKS))


@pytest.mark.parametrize(
    ("sample", "language"),
    [("harbour.txt", "en"), ("abbreviations.txt", "en"), ("ponte.txt", "pt"), ("zegar.txt", "pl")],
)
def test_ends_that_are_certain_are_those_that_punkt_finds(sample: str, language: str) -> None:
    quick = _tokenizer(language)
    slow = PunktSentenceTokenizer(quick.params, rules=quick.rules)
    text = (SAMPLES / sample).read_text()
    assert list(quick.span_tokenize(text)) == list(slow.span_tokenize(text))


MARKS = (
    "the Mr. U.S. e.g. stop Stop end! what? Really?! etc. 5 3.14 (so) \"Yes.\" 'Oh!' a I b ... . ! "
    "said, naïve. École. z. B. St. vs. foo.bar x\u00a0y. No.\u00a0vs. it’s “Go.” ” ok… Ok.[1]"
).split(" ")


@pytest.mark.parametrize("language", ["en", "de", "fr", "el", "ko", "th", "und"])
def test_sentences_start_where_punkt_starts_them_in_the_whole_paragraph(language: str) -> None:
    quick, random = _tokenizer(language), Random(4)
    slow = PunktSentenceTokenizer(quick.params, rules=quick.rules)
    for _ in range(400):
        text = " ".join(random.choices(MARKS, k=random.randint(1, 12)))
        found = [0, *(start for start, _ in slow.span_tokenize(text) if start)]
        assert list(dict.fromkeys(find_starts(text, language))) == found
