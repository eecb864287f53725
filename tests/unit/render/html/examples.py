"""A summary of a short article, and one of two."""

import re
from typing import Any

from summarize.models import Article, Block, Rating, Sentence, Summary

BLOCKS = (Block("It rained. Nobody came."), Block("The mill stood still."))


ARTICLE = Article(BLOCKS, "en", source="mill.txt", title="A Mill")


FIRST = Sentence("It rained.", 0, 0, 0, 10, 0.5, Rating({"title": 0.5}))


LAST = Sentence("The mill stood still.", 1, 2, 25, 46, 1.0, document=1)


def make(
    article: Article = ARTICLE, picked: tuple[Sentence, ...] = (FIRST,), all_: int = 3
) -> Summary:
    return Summary(article, "auto", picked, all_, 7, 2, ("mill", "wheel"))


def merge(*languages: str) -> Summary:
    """Make the summary of two articles of a paragraph each."""
    parts = tuple(
        Article((block,), code, f"{n}.txt", f"Title {n}")
        for n, (block, code) in enumerate(zip(BLOCKS, languages, strict=True), start=1)
    )
    return make(Article(BLOCKS, languages[0], articles=parts), (FIRST, LAST))


def find(pattern: str, page: str) -> list[Any]:
    return re.findall(pattern, page, re.DOTALL)
