"""Articles that --list names."""

import pytest

from summarize.commands.articles import DEFAULT_INPUT
from summarize.commands.listing import _find_facts
from summarize.errors import InputError
from summarize.models import Source
from summarize.readers.several_articles import Item
from summarize.request import Request


def test_what_a_list_says_is_what_the_source_knows_or_the_article() -> None:
    page = b"<title>Mill</title><meta name=author content='Ann Lee'>"
    page += (
        b"<meta name=date content=2025-03-04><p>"
        + b"The mill of the town was built by the people of the point. " * 9
    )
    request = Request()
    read = _find_facts(
        Item(Source("a.html", page, "https://x:y@a.org/b", 2, 3, "i")), request, DEFAULT_INPUT
    )
    assert read == {
        "source": "a.html", "part": 2, "parts": 3, "id": "i", "title": "Mill", "author": "Ann Lee",
        "date": "2025-03-04", "url": "https://a.org/b",
    }  # fmt: skip
    known = Source("a.html", page, author="Bob", date="2020-01-01")
    facts = _find_facts(Item(known), request, DEFAULT_INPUT)
    assert (facts["author"], facts["date"], facts["title"]) == ("Bob", "2020-01-01", "Mill")
    assert (facts["part"], facts["parts"], facts["url"]) == (1, 1, None)
    titled = _find_facts(
        Item(known._replace(title="T", author=None, data=b"")), request, DEFAULT_INPUT
    )
    assert (titled["title"], titled["author"], titled["date"]) == ("T", None, "2020-01-01")
    with pytest.raises(InputError, match="gone"):
        _find_facts(Item(known, InputError("gone")), request, DEFAULT_INPUT)
