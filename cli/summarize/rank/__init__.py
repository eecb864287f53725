"""Score the sentences of an article: here the names of the algorithms, in score.py the work."""

import warnings

from summarize.errors import SlowWarning, UsageError

# The name on the command line, module and class. Ours are summarizers of sumy's kind.
ALGORITHMS = {
    "auto": ("summarize.rank.directed", "DirectedSummarizer"),
    "lex-rank": ("summarize.rank.blocked", "LexRankSummarizer"),
    "text-rank": ("summarize.rank.blocked", "TextRankSummarizer"),
    "lsa": ("sumy.summarizers.lsa", "LsaSummarizer"),
    "luhn": ("sumy.summarizers.luhn", "LuhnSummarizer"),
    "edmundson": ("sumy.summarizers.edmundson", "EdmundsonSummarizer"),
    "kl": ("sumy.summarizers.kl", "KLSummarizer"),
    "sum-basic": ("sumy.summarizers.sum_basic", "SumBasicSummarizer"),
    "reduction": ("sumy.summarizers.reduction", "ReductionSummarizer"),
    "random": ("sumy.summarizers.random", "RandomSummarizer"),
}
# Sentences from which an algorithm takes more than 30 s on our machine: kl is cubic.
_SLOW = {"kl": 450, "lsa": 2000, "reduction": 4500}
# Sentences beyond which the matrix of their pairs takes more than 2 GB.
_MOST = 15_000
_PAIRWISE = frozenset(("lex-rank", "text-rank", "lsa", "kl", "reduction"))


def check_algorithm(name: str) -> str:
    """Return the name if there is such an algorithm; raise UsageError if not."""
    if name not in ALGORITHMS:
        raise UsageError(f"unknown algorithm {name!r}: choose from {', '.join(ALGORITHMS)}")
    return name


def check_focus(focus: str | None, algorithm: str) -> None:
    """Raise UsageError for a focus that the algorithm can't heed, or that has no words."""
    if focus is None:
        return
    if algorithm != "auto":
        raise UsageError(f"only auto can focus, not {algorithm}")
    if not any(map(str.isalnum, focus)):
        raise UsageError(f"a focus needs words: {focus!r} has none")


def check_size(algorithm: str, sentences: int) -> None:
    """Raise UsageError if there are too many sentences; warn (SlowWarning) if it will take long."""
    if algorithm in _PAIRWISE and sentences > _MOST:
        raise UsageError(
            f"{algorithm} compares all pairs of sentences, too many for {sentences:,} of them: "
            "use -a auto"
        )
    if takes_minutes(algorithm, sentences):
        message = f"{algorithm} takes minutes for {sentences:,} sentences; -a auto takes seconds"
        warnings.warn(message, SlowWarning, stacklevel=3)


def takes_minutes(algorithm: str, sentences: int) -> bool:
    """Tell whether so many sentences take an algorithm more than half a minute, or can't be."""
    too_many = algorithm in _PAIRWISE and sentences > _MOST
    return too_many or sentences > _SLOW.get(algorithm, sentences)
