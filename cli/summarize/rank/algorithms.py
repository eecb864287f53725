"""The table of rankers: names, descriptions, homes, abilities and limits.

A ranker is a function ``rank(sentences, article, focus)`` that rates each sentence: the higher, the
better. ``focus`` is a query or None. To add a ranker, write its module and add a line to the table.
"""

from __future__ import annotations

import warnings
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.errors import SlowWarning, UsageError
from summarize.lazy import load_named
from summarize.spelling import find_name
from summarize.systems import LONGEST, expand_home

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.models import Article, Rating, Sentence

    Ranker = Callable[[Sequence[Sentence], Article, str | None], Sequence[Rating]]


class Algorithm(NamedTuple):
    """One way to rank sentences."""

    help: str  # description in `summarize algorithms`
    home: str  # "module:function" that ranks
    summarizer: str = ""  # "module:Class" of a summarizer with sumy's interface
    pairwise: bool = False  # compares every pair of sentences
    slow: int | None = None  # sentences above which it takes more than 30 s
    focuses: bool = False  # can rank by a query
    coherent: bool = False  # its sentences are selected to read well together


def _by_sumy(summarizer: str, help: str, **more: Any) -> Algorithm:  # noqa: A002
    return Algorithm(help, "summarize.rank.sumy:rank", summarizer, **more)


ALGORITHMS = {
    "auto": Algorithm(
        "what readers chose, learned from 1,147 articles; the default",
        "summarize.rank.auto.auto:rank",
        focuses=True,
        coherent=True,
    ),
    "lex-rank": _by_sumy(
        "summarize.rank.sumy_matrix:LexRankSummarizer",
        "what most others resemble (eigenvector of likeness)",
        pairwise=True,
    ),
    "text-rank": _by_sumy(
        "summarize.rank.sumy_matrix:TextRankSummarizer",
        "what most others share words with (PageRank)",
        pairwise=True,
    ),
    "lsa": _by_sumy(
        "sumy.summarizers.lsa:LsaSummarizer",
        "what stands for the main topics (singular values)",
        pairwise=True,
        slow=2000,
    ),
    "luhn": _by_sumy("sumy.summarizers.luhn:LuhnSummarizer", "clusters of frequent words"),
    "edmundson": _by_sumy(
        "sumy.summarizers.edmundson:EdmundsonSummarizer",
        "the title's words, frequent words and place",
    ),
    "kl": _by_sumy(
        "sumy.summarizers.kl:KLSummarizer",
        "together the nearest to the whole's use of words",
        pairwise=True,
        slow=450,  # cubic
    ),
    "sum-basic": _by_sumy(
        "sumy.summarizers.sum_basic:SumBasicSummarizer", "frequent words, each counted once"
    ),
    "reduction": _by_sumy(
        "summarize.rank.sumy_matrix:ReductionSummarizer",
        "what shares the most with all others",
        pairwise=True,
    ),
    "random": _by_sumy(
        "sumy.summarizers.random:RandomSummarizer", "any sentences, to compare with"
    ),
}
DEFAULT = "auto"
_FEWEST_TOKENS = 500  # of its prompt, of which the instruction takes 300
_SHELL = frozenset(("|", "||", "&", "&&", ";", ">", ">>", "<", "<<"))  # signs of a shell
_MOST = 15_000  # sentences; for more, the matrix of pairs takes over 2 GB


def check_algorithm(name: str) -> str:
    """Resolve ``LexRank`` or ``lex_rank`` to the name of an algorithm; raise UsageError."""
    return find_name("algorithm", name, ALGORITHMS)


def load_ranker(name: str) -> Ranker:
    """Load a ranker by name. ``auto`` needs neither sumy (30 ms) nor numpy (100 ms)."""
    known = ALGORITHMS[name]
    rank = load_named(known.home)
    ranker: Ranker = (
        partial(rank, name=name, summarizer=known.summarizer) if known.summarizer else rank
    )
    return ranker


def check_focus(focus: str | None, algorithm: str) -> None:
    """Raise UsageError if the algorithm can't focus, or if the focus has no words."""
    if focus is None:
        return
    if not ALGORITHMS[algorithm].focuses:
        able = ", ".join(name for name, known in ALGORITHMS.items() if known.focuses)
        raise UsageError(f"only {able} can focus, not {algorithm}")
    if not any(map(str.isalnum, focus)):
        raise UsageError(f"a focus needs words: {focus!r} has none")


def check_ask(question: str | None, algorithm: str, focus: str | None) -> None:
    """Raise UsageError for a question without words, or beside a focus or another algorithm."""
    if question is None:
        return
    if algorithm != DEFAULT:
        raise UsageError(f"a question has a ranking of its own: leave out -a {algorithm}")
    if focus is not None:
        raise UsageError("a question and a focus can't be combined: leave one of them out")
    if not any(map(str.isalnum, question)):
        raise UsageError(f"a question needs words: {question!r} has none")


def check_picker(
    target: str | None, algorithm: str, seconds: float, tokens: int | None, key: str | None
) -> None:
    """Raise UsageError for a command or address that is none, or odd limits, or a key itself."""
    if not 0 < seconds <= LONGEST:
        raise UsageError(f"--pick-timeout must be more than 0 and at most {LONGEST:,} seconds")
    if tokens is not None and tokens < _FEWEST_TOKENS:
        raise UsageError(f"--pick-tokens must be at least {_FEWEST_TOKENS}")
    if key is not None and not (key.isascii() and key.isidentifier()):
        raise UsageError("--pick-key takes the name of a variable, as OPENAI_API_KEY, not the key")
    if target is None:
        return
    if algorithm != DEFAULT:
        raise UsageError(f"--pick-with takes the place of -a {algorithm}: leave one of them out")
    if is_endpoint(target):
        _check_endpoint(target)
    else:
        split_command(target)


def is_endpoint(target: str) -> bool:
    """Check whether --pick-with names an endpoint, and not a command."""
    return target[:8].lower().startswith(("http://", "https://"))


def _check_endpoint(address: str) -> None:
    # Imported here: most requests have none.
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        valid = bool(parts.hostname) and parts.port != 0 and address.isprintable()
    except ValueError:
        valid = False
    if not valid or " " in address:
        raise UsageError(f"{address!r} is not an address: write http://127.0.0.1:11434/v1")
    if "@" in parts.netloc:
        raise UsageError("--pick-with takes an address without a password: name a key, --pick-key")


def split_command(command: str) -> tuple[str, ...]:
    """Split a command into words as a shell does, with ~ as the home; raise UsageError."""
    # Imported here: most requests have no command.
    import shlex

    try:
        words = tuple(shlex.split(command))
    except ValueError as error:
        raise UsageError(f"{command!r} is not a command: {str(error).lower()}") from error
    if not words or not words[0]:
        raise UsageError(f"{command!r} is not a command: write 'llm -m qwen3:8b'")
    name, is_setting, _ = words[0].partition("=")
    if is_setting and name.isidentifier():
        raise UsageError(f"the command is run without a shell: write 'env {name}=... PROGRAM'")
    for word in words:
        if word in _SHELL:
            raise UsageError(
                f"the command is run without a shell, which {word!r} needs: write \"sh -c '...'\""
            )
    return tuple(expand_home(w) if w[:2] == "~/" else w for w in words)


def check_size(algorithm: str, sentences: int) -> None:
    """Raise UsageError for too many sentences; issue SlowWarning if ranking will take minutes."""
    if ALGORITHMS[algorithm].pairwise and sentences > _MOST:
        raise UsageError(
            f"{algorithm} compares all pairs of sentences, too many for {sentences:,} of them: "
            "use -a auto"
        )
    if takes_minutes(algorithm, sentences):
        message = f"{algorithm} takes minutes for {sentences:,} sentences; -a auto takes seconds"
        warnings.warn(message, SlowWarning, stacklevel=3)


def takes_minutes(algorithm: str, sentences: int) -> bool:
    """Check whether ranking takes more than half a minute, or is refused for its size."""
    known = ALGORITHMS[algorithm]
    too_many = known.pairwise and sentences > _MOST
    return too_many or (known.slow is not None and sentences > known.slow)
