"""Read the posts of a thread that a page declares for machines.

They are a DiscussionForumPosting or QAPage of schema.org, with its comments and answers, or the
posts in the data from which scripts write the page: a list of objects, each with HTML, a name and
a time.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.language.control_characters import one_line
from summarize.models import Block
from summarize.numbers import parse_json
from summarize.readers.html.fragment import load_fragment
from summarize.readers.html.threads.cleaning import list_posts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_THREADS = frozenset(("DiscussionForumPosting", "QAPage", "SocialMediaPosting"))
_TEXTS = ("articleBody", "text", "cooked")
_AUTHORS = ("author", "creator", "username")
_TIMES = ("datePublished", "dateCreated", "created_at")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_LONGEST_NAME = 40  # characters
_LEAST = 1_000  # characters of an attribute that may hold the data of a page
_LEAST_TEXT = 40  # characters of a thread
_DEEPEST = 20  # levels of objects


class _Post(NamedTuple):
    """A declared post; author and time are "" if unknown."""

    text: str
    author: str
    time: str


def read_declared_posts(tree: "HtmlElement") -> list[Block]:
    """Read the blocks of all posts that a page declares."""
    from summarize.readers.html.script_data import list_values  # few pages need it

    values = [*list_values(tree), *_list_attributes(tree)]
    found = [list(dict.fromkeys(_find_posts(value))) for value in values]
    posts = max(found, key=lambda posts: sum(len(post.text) for post in posts), default=[])
    if sum(len(post.text) for post in posts) < _LEAST_TEXT:
        return []
    elements = [_load_text(post.text) for post in posts]
    return list(list_posts(elements, [(post.author, post.time) for post in posts]))


def _list_attributes(tree: "HtmlElement") -> Iterator[Any]:
    """Yield the JSON values in the attributes of elements."""
    for element in tree.iter():
        for name, value in element.items() if isinstance(element.tag, str) else ():
            if name.startswith("data-") and len(value) >= _LEAST and value[0] in "[{":
                try:
                    yield parse_json(value, strict=False)
                except ValueError:
                    continue


def _find_posts(value: Any, depth: int = _DEEPEST, *, inside: bool = False) -> Iterator[_Post]:
    """Yield the posts in a JSON value, in order; ``inside`` says that it is a part of a thread."""
    if isinstance(value, str) and value.startswith(("{", "[")):
        try:
            value = parse_json(value, strict=False)
        except ValueError:
            return
    if not depth:
        return
    if isinstance(value, list):
        for item in value:
            yield from _find_posts(item, depth - 1, inside=inside)
    elif isinstance(value, dict):
        inside = inside or _is_thread(value)
        post = _read_post(value)
        if post is not None and (inside or _is_complete(value)):
            yield post
        for item in value.values():
            if isinstance(item, dict | list) or (isinstance(item, str) and len(item) >= _LEAST):
                yield from _find_posts(item, depth - 1, inside=inside)


def _is_thread(value: dict[str, Any]) -> bool:
    kinds = value.get("@type")
    return not _THREADS.isdisjoint(kinds if isinstance(kinds, list) else [str(kinds)])


def _is_complete(value: dict[str, Any]) -> bool:
    """Check for an object that a script shows as a post: HTML, a name and a time."""
    return all(isinstance(value.get(key), str) for key in (_TEXTS[-1], _AUTHORS[-1], _TIMES[-1]))


def _read_post(value: dict[str, Any]) -> _Post | None:
    text = next((value[key] for key in _TEXTS if isinstance(value.get(key), str)), "")
    if not any(map(str.isalnum, text)):
        return None
    author = next((value[key] for key in _AUTHORS if value.get(key)), "")
    if isinstance(author, list):
        author = author[0]
    if isinstance(author, dict):
        author = author.get("name")
    time = next((value[key] for key in _TIMES if isinstance(value.get(key), str)), "")
    name = one_line(author) if isinstance(author, str) else ""
    day = _DATE.match(time)
    return _Post(text, name if len(name) <= _LONGEST_NAME else "", day[0] if day else "")


def _load_text(text: str) -> "HtmlElement":
    """Parse the text of a post: HTML, or lines, each a paragraph."""
    from summarize.readers.html.script_data import is_html

    if not is_html(text):
        text = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return load_fragment(f"<div>{text}</div>")
