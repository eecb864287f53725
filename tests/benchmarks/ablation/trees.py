"""The trees of the notices, grown without a fifth of the hosts each time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import NamedTuple

from summarize.notices.boilerplate import describe_rows
from summarize.notices.forest import Forest
from tests.benchmarks.ablation.rules import Rule, give
from tests.makers.page_kinds import grow_kinds_by_fold
from tests.makers.train import Names, find_fold, grow_by_fold

_LOADS = (
    Rule("notices.boilerplate:load_forest", give(())),
    Rule("notices.no_article:load_forest", give(())),
)
_DESCRIBES = Rule("notices.boilerplate:describe_rows", give([]))


class Trees(NamedTuple):
    """The trees that saw no page of some hosts."""

    forests: dict[str, Forest]  # "page", "pasted" and "page_kind"
    names: Names


def grow_trees(folder: str) -> list[Trees]:
    """Grow the trees of each fold."""
    kinds = grow_kinds_by_fold(folder)
    return [
        Trees({**forests, "page_kind": kind}, names)
        for (forests, names), kind in zip(grow_by_fold(folder), kinds, strict=True)
    ]


@contextmanager
def use_trees(trees: list[Trees], host: str) -> Iterator[None]:
    """Let the notices judge, within, by the trees that have not seen a host."""
    mine = trees[find_fold(host)]
    with ExitStack() as stack:
        for rule in _LOADS:
            stack.enter_context(rule.replace(lambda name, columns: mine.forests[name]))
        weighed = partial(describe_rows, weigh=mine.names.weigh_for(host))
        stack.enter_context(_DESCRIBES.replace(weighed))
        yield
