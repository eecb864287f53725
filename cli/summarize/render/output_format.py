"""A format of output: the functions that render each result, its names and its file endings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.render.style import Style

    Render = Callable[[Any, Style], str]
    Home = str | Render

Shown = Literal["summary", "page", "table", "contents", "several", "digest"]


class Format(NamedTuple):
    """An output format: a function for each result it can show, or ``module:function``."""

    summary: Home = ""
    page: Home = ""  # the whole article; if empty, the summary includes it
    table: Home = ""  # of rankers
    contents: Home = ""  # the articles in an input, a line each
    digest: Home = ""  # stories and single articles
    several: Home = ""  # many summaries, if one file can't simply concatenate them
    endings: tuple[str, ...] = ()  # of file names
    aliases: tuple[str, ...] = ()  # other names
    phrases: bool = False  # shows key phrases beside the sentences
    escapes: bool = False  # escapes control codes in file names
    browser: bool = False  # for a browser, not a terminal
    pack: str = ""  # ``module:function`` that makes the bytes of a file of a digest
