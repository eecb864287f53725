"""What a changed article says otherwise than before: in its title, or in a sentence with news."""

from dataclasses import dataclass

from summarize.discourse.prose import list_prose
from summarize.language.words import stem_query
from summarize.models import Article
from summarize.rank.near_duplicates import build_stem_test

_TITLE = 2  # terms of a changed title that the old one lacks; with fewer it says the same
_SENTENCE = 4  # terms of a sentence that the whole old article lacks


@dataclass(frozen=True, slots=True)
class Change:
    """A title or a sentence of an article in place of another."""

    old: str  # "" if a sentence replaces none
    new: str
    document: int = 0  # 0-based number of the article in its story


def find_change(former: Article, article: Article) -> Change | None:
    """Find the change that a reader should know; None for a matter of wording."""
    language = article.language
    old, new = former.title or "", article.title or ""
    if len(stem_query(new, language) - stem_query(old, language)) >= _TITLE:
        return Change(old, new)
    known = stem_query(f"{old}\n{former.text}", language)
    before, now = ([s.text for s in list_prose(each)] for each in (former, article))
    for text in now:
        if len(stem_query(text, language) - known) >= _SENTENCE:
            are_alike = build_stem_test(language)
            gone = (each for each in before if each not in now and are_alike(each, text))
            return Change(next(gone, ""), text)
    return None
