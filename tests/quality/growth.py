"""Measure how time grows with a text: each shape is doubled, and the exponent fitted."""

from collections.abc import Callable, Iterator
from math import log
from statistics import fmean
from time import process_time

from summarize.errors import SummarizeError
from summarize.models import Source
from summarize.pipeline import read_article, summarize_article
from summarize.request import Request
from summarize.sources.parts import list_parts

MOST = 1.3  # exponent: 1 is linear, 2 the square
_FIRST = 8_000  # bytes
_LARGEST = 4_000_000  # bytes
_LONG, _SHORT = 0.25, 0.03  # seconds: doubling ends at the one, the fit begins at the other
_TRIES = 3  # the least exponent counts, because a machine that does more only adds to it
_SENTENCE = "The old mill at the point has ground its first flour in ninety years this week. "
_PAGE = "<!DOCTYPE html><html><body>"
_MAIL = (
    "From: a@example.org\nTo: b@example.org\nSubject: Mill\nDate: Mon, 3 Mar 2025 10:00:00 +0100\n"
)

# What comes before, what is repeated, and what comes after it; {n} is the number of the repeat.
_PIECES: dict[str, tuple[str, ...]] = {
    # text
    "": (
        _SENTENCE, "word ", "a", "Short line\n", "A line.\n\n", ". ", ".", "?! ", "A. B. ", "1. ",
        "1.1 ", "1,", '"', "“", "”", "« ", "» ", "(", ")", "[1] ", "「", "。", "茶", "茶。", "カ",
        "กา", "မြန် ", "e\u0301", "\u0301", "👩‍👩‍👧", "\u202e", "\x1b[31m", "\x1b]", "\x1b[1;", "\0",
        "- item\n", "- item\n  goes on with more of it here\n", "  - item\n    more\n", "1) item\n",
        "* * *\n", "----\n", "Heading\n\nA sentence is here.\n\n", "wor-\nd ", "http://a.b/c ",
        "a@b.c ", "12 March 2024 10:30 ", "Share this\n", "By A. B.\n", "Ada: Yes, it is.\n",
        "“No,” he said. ", "He said so. ", "However, it did. ", "See Figure {n}. ", "\f", "\r",
        "\t",
        "Word{n} is a word{n} that is not word. ", "NOTES {n}\n", "I, ", "    indented line\n",
        "\x08a", "_\x08a", "A\u00adb", "U.S. ", "5 p.m. ", "BERLIN (Reuters) - It rained.\n",
    ),
    # Markdown
    "# a\n\n": (
        "**a", "__a_", "[", "](", "[a](", "[a](b) ", "![a](b)", "`", "> ", "> a\n", "- a\n",
        "- a\n\n  b\n", "|a|b|\n", "# b\n", "```\n", "    a\n\n", "<p>\n\n", "<!-- ", "[a]: b\n",
        "a\n===\n", "\\", "&amp;", "<b>a", "1. a\n   1. b\n",
    ),
    # pages
    _PAGE: (
        f"<p>{_SENTENCE}</p>", "<div>", "</div>", "<b><i>", "<ul><li>a", "<table><tr><td>a", "<br>",
        "<p>a<br>b", "<p hidden>a</p>", "<a href=x>a</a> ", "<p title='a' x=1>", "&amp;lt;",
        "<!--a-->",
        "<script>a</script>", "<style>a</style>", "<time>a</time> b ", "<q>a</q> b ", "<h2>a</h2>",
        "<aside><p>a</p></aside>", "<p>Share this</p>", "<svg><g>", "<pre>a\n</pre>", "<p", "<",
        "<dl><dt>a<dd>b", "<blockquote>a", "<figure><figcaption>a", "<section class=x{n}>a", "<tr>",
    ),
    # mails
    _MAIL: (
        "X-A: b\n", " folded\n", "Received: =?utf-8?q?a?=\n", "\nA line.\n", "\n> quoted\n",
        "\n> > > quoted\n", "\n-- \nAda\n", "\nOn Monday Ada wrote:\n", "\n--b\n",
        "\n_____\nFrom: a\n",
    ),
    # other marks
    "= A\n:a: b\n\n": (
        "== b\n\na\n\n", "* a\n", "[a]\n", "|===\n", "include::a[]\n", "*a", "----\n",
    ),
    "\\documentclass{a}\\begin{document}": (
        "\\a{", "{", "$a", "\\begin{a}", "% a\n", "\\section{a} b\n\n", "\\\\", "\\cite{a} b. ",
        "}",
    ),
    "#+TITLE: a\n\n": ("* a\n", "#+BEGIN_SRC\n", "[[a][b]] ", ":A:\nb\n", "| a |\n", "/a", "- a\n"),
    "a\n=\n\n.. b::\n\n": (
        ".. a::\n\n   b\n\n", "a\n-\n\n", ":a:`b` ", "* a\n", "``a", ".. _a: b\n",
    ),
    "{{a}}\n'''b''' is\n== c ==\n": (
        "{{", "[[a|", "[[a]] ", "<ref>a</ref>", "'''a", "{|\n|a\n", "* a\n",
    ),
    "WEBVTT\n\n": ("00:01.000 --> 00:02.000\na\n\n", "NOTE a\n\n", "<c>a", "a\n"),
    "{\\rtf1 ": ("{", "\\par a", "{\\b a}", "\\u8217?", "\\'e9", "{\\*\\a b}", "\\pard ", "}"),
    "From a Mon Mar  3 10:00:00 2025\n" + _MAIL: ("\nFrom a Mon Mar  3 10:00:00 2025\n" + _MAIL,),
    '<rss version="2.0"><channel><title>a</title>': (
        "<item><title>a</title><description>b</description></item>", "<item>", "<a>",
    ),
}  # fmt: skip
Span = tuple[float, float]  # seconds from which on times are fitted, and with which they end
Shape = Callable[[int], bytes]  # from about how many bytes to a document


def list_shapes() -> dict[str, Shape]:
    """Return the shapes by what they repeat, and what stands before it."""
    return {
        f"{piece[:30]!r} after {before[:12]!r}": _repeat(before, piece)
        for before, pieces in _PIECES.items()
        for piece in pieces
    }


def _repeat(before: str, piece: str) -> Shape:
    def write(size: int) -> bytes:
        count = max(1, size // len(piece.encode()))
        repeated = (
            "".join(piece.replace("{n}", str(n)) for n in range(count))
            if "{n}" in piece
            else piece * count
        )
        return f"{before}{repeated}\n\n{_SENTENCE * 3}\n".encode()

    return write


def measure_growth() -> Iterator[tuple[str, ...]]:
    """Return the exponent of every shape; raise AssertionError for those that are too large."""
    yield ("shape", "exponent")
    found: dict[str, float] = {}
    for name, shape in list_shapes().items():
        found[name] = fit_exponent(shape)
        yield (name, f"{found[name]:.2f}")
    yield ("in all", str(len(found)))
    yield ("largest", f"{max(found.values()):.2f}")
    large = [f"{name}: {exponent:.2f}" for name, exponent in found.items() if exponent > MOST]
    if large:
        raise AssertionError("\n".join(large))


def fit_exponent(
    shape: Shape, read: Callable[[bytes], object] | None = None, seconds: Span = (_SHORT, _LONG)
) -> float:
    """Return the power of its size by which the time of a shape grows; 0 for what is quick."""
    exponent = 0.0
    for attempt in range(_TRIES):
        fitted = _fit(_time_sizes(shape, read or read_whole, seconds))
        exponent = fitted if attempt == 0 else min(exponent, fitted)
        if exponent <= MOST:
            break
    return exponent


def _time_sizes(
    shape: Shape, read: Callable[[bytes], object], span: Span
) -> list[tuple[float, float]]:
    """Return the logarithms of sizes and seconds, of sizes that take long enough to be timed."""
    points: list[tuple[float, float]] = []
    size, seconds = _FIRST, 0.0
    read(shape(size))  # loads what it needs
    while size <= _LARGEST and seconds < span[1]:
        data = shape(size)
        start = process_time()
        read(data)
        seconds = process_time() - start
        if seconds >= span[0]:
            points.append((log(size), log(seconds)))
        size *= 2
    return points


def _fit(points: list[tuple[float, float]]) -> float:
    """Return the slope of the line through points; 0 where there are fewer than two."""
    if len(points) < 2:
        return 0.0
    x, y = (fmean(values) for values in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def read_whole(data: bytes) -> None:
    """Read and summarize all articles in a source; what is none is fine."""
    try:
        for item in list_parts(Source("growth", data)):
            summarize_article(read_article(item.source, Request()), Request("5"))
    except SummarizeError:
        pass
