"""Turn pages into what a browser copies of them, and tell which of its lines are the article.

Done so to the pages of which there is a copy by hand too, 99 of 100 lines are the same, and so are
199 of 200 of the labels that are sure.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tests.benchmarks.scores import tokens

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol optgroup p pre section summary table tbody tfoot thead title tr ul".split()
)
_SKIPPED = frozenset(
    "script style noscript template svg head textarea select object embed video audio canvas math "
    "iframe".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_RUN = 4  # tokens; the line with most of such runs in the gold text is article
_MOST, _LEAST = 0.7, 0.3  # shares of them between which nobody knows
_SURE = 6  # tokens of a line that tells of a shorter one nearby whether it is article
_NEAR = 12  # lines


def paste_page(html: str) -> list[str]:
    """Return the lines of a page without its markup, one for each block; none is empty."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    tree = document_fromstring(html.encode(errors="replace"), parser=parser)
    lines = "".join(_walk(tree)).split("\n")
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def _walk(root: HtmlElement) -> list[str]:
    """Return the text of the tree in its order, with a line feed around each block."""
    parts: list[str] = []
    todo: list[HtmlElement | str] = [root]  # a stack, as pages nest deeper than Python does
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node.tag, str) and node.tag not in _SKIPPED and not _is_hidden(node):
            edge = "\n" if node.tag in _BLOCKS else " " if node.tag in ("td", "th") else ""
            inner: list[HtmlElement | str] = [edge, _flat(node.text)]
            for child in node:
                inner += [child, _flat(child.tail)]
            todo.extend(reversed([*inner, "\n" if edge == "\n" else ""]))
    return parts


def _flat(text: str | None) -> str:
    return re.sub(r"\s", " ", text or "")


def _is_hidden(node: HtmlElement) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def label_lines(lines: Sequence[str], gold: str) -> list[float]:
    """Return of each line 1 if the gold text has it, 0 if not, and -1 if that is unclear."""
    said = tokens(gold)
    text = f" {' '.join(said)} "
    runs = set(_list_runs(said))
    split = [tokens(line) for line in lines]
    labels = [_label(words, text, runs) for words in split]
    sure = [i for i, words in enumerate(split) if len(words) >= _SURE and labels[i] >= 0]
    for i, words in enumerate(split):
        if labels[i] == 1 and len(words) < _RUN:
            labels[i] = _label_short(i, sure, labels)
    return labels


def _list_runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]


def _label(words: Sequence[str], text: str, runs: set[tuple[str, ...]]) -> float:
    if not words:
        return -1.0
    if len(words) < _RUN:
        return float(f" {' '.join(words)} " in text)
    own = _list_runs(words)
    share = sum(run in runs for run in own) / len(own)
    return 1.0 if share >= _MOST else 0.0 if share < _LEAST else -1.0


def _label_short(i: int, sure: Sequence[int], labels: Sequence[float]) -> float:
    """Return the label of a line whose few words may well stand in the gold text by chance."""
    above, below = bisect_left(sure, i) - 1, bisect_right(sure, i)
    good = [
        0 <= k < len(sure) and labels[sure[k]] == 1 and abs(sure[k] - i) <= _NEAR
        for k in (above, below)
    ]
    return 1.0 if all(good) else -1.0 if any(good) else 0.0
