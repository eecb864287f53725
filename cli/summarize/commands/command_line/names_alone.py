"""A line of files and addresses alone: Typer, which takes a fifth of a start, is not loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summarize.commands.command_line.complete import ASKS, TOPICS
from summarize.commands.command_line.config_file import find_file, list_variables

if TYPE_CHECKING:
    from collections.abc import Sequence


def are_names(words: Sequence[str]) -> bool:
    """Tell whether a line has names alone, and nothing else says how to summarize them."""
    if any(word[:1] == "-" and word != "-" for word in words) or {*words[:1]} & {*TOPICS}:
        return False
    return ASKS not in os.environ and not list_variables() and not find_file().is_file()


def summarize_names(words: list[str]) -> int:
    """Summarize as the command without an option does; return the exit code."""
    from summarize.commands.view import View
    from summarize.commands.ways import name_inputs, summarize_inputs
    from summarize.request import Request

    request = Request(keywords=0)
    return summarize_inputs(name_inputs(words), request, View(), merge=False, paged=True)
