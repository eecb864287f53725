"""Each phrase of a list does what its list is for, whatever its mark."""

from pathlib import Path

import pytest

import summarize
from summarize.errors import NoArticleError
from summarize.notices.asides import find_asides
from summarize.word_lists import read_list, read_words

PHRASES = [
    line for _, line in read_list(Path(summarize.__file__).parent / "notices" / "asides.txt")
]
PROSE = "The old mill at the point has ground its first flour in ninety years this morning. " * 9


@pytest.mark.parametrize(
    ("mark", "sentence"), [("^", "{} and so on."), ("~", "They say {} and on.")]
)
def test_a_sentence_with_a_phrase_of_asides_is_one(mark: str, sentence: str) -> None:
    phrases = [line[1:].strip() for line in PHRASES if line[0] == mark]
    assert len(phrases) > 10
    assert [p for p in phrases if find_asides([sentence.format(p)], "en") != {0}] == []


def test_what_opens_an_aside_may_stand_within_a_sentence() -> None:
    phrases = [line[1:].strip() for line in PHRASES if line[0] == "^"]
    assert any(find_asides([f"They say {p} and on."], "en") == set() for p in phrases)


LISTED = "a list of other articles"  # which needs links, too
DECLARED = read_words(Path(summarize.__file__).parent / "notices" / "no_article.txt")
TITLES = {"": "{}", "^": "{} – mill", "~": "mill {} mill"}


def refuse(title: str) -> str:
    """Return why a page of this title and a line of the same words is no article."""
    page = f"<!doctype html><title>{title}</title><form><input type=password></form><p>{title}</p>"
    with pytest.raises(NoArticleError) as caught:
        summarize.extract_article(page)
    return str(caught.value)


@pytest.mark.parametrize("kind", [kind for kind in DECLARED if kind != LISTED])
def test_a_page_is_none_by_each_phrase_of_its_title(kind: str) -> None:
    for phrase in sorted(DECLARED[kind])[::5]:
        bare = phrase.lstrip("^~")
        if ": " not in bare:  # the first part names the kind
            assert kind in refuse(TITLES[phrase.removesuffix(bare)].format(bare)), phrase


@pytest.mark.parametrize("kind", ["an error page", "a refusal of access"])
def test_a_title_may_say_more_of_an_error_after_a_colon(kind: str) -> None:
    for phrase in [word for word in DECLARED[kind] if word[0] != "~" and ":" not in word][::4]:
        text = " ".join(["The old mill turned all night, and nobody knew why."] * 2)
        title = f"{phrase.lstrip('^')}: the old mill"
        page = f"<!doctype html><title>{title}</title><article><p>{text}</p></article>"
        with pytest.raises(NoArticleError, match=kind):
            summarize.extract_article(page)
