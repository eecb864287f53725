"""The algorithms by name: where each lives, and what it can and can't."""

import warnings
from dataclasses import dataclass

from summarize.errors import SlowWarning, UsageError


@dataclass(frozen=True, slots=True)
class Algorithm:
    """One way to rank sentences."""

    summarizer: str = ""  # module and class of sumy's kind; ours has none
    pairwise: bool = False  # compares all pairs of sentences
    slow: int | None = None  # sentences from which it takes more than 30 s on our machine
    focuses: bool = False


_SUMY = "sumy.summarizers"
ALGORITHMS = {
    "auto": Algorithm(focuses=True),
    "lex-rank": Algorithm("summarize.rank.matrix.LexRankSummarizer", pairwise=True),
    "text-rank": Algorithm("summarize.rank.matrix.TextRankSummarizer", pairwise=True),
    "lsa": Algorithm(f"{_SUMY}.lsa.LsaSummarizer", pairwise=True, slow=2000),
    "luhn": Algorithm(f"{_SUMY}.luhn.LuhnSummarizer"),
    "edmundson": Algorithm(f"{_SUMY}.edmundson.EdmundsonSummarizer"),
    "kl": Algorithm(f"{_SUMY}.kl.KLSummarizer", pairwise=True, slow=450),  # cubic
    "sum-basic": Algorithm(f"{_SUMY}.sum_basic.SumBasicSummarizer"),
    "reduction": Algorithm(f"{_SUMY}.reduction.ReductionSummarizer", pairwise=True, slow=4500),
    "random": Algorithm(f"{_SUMY}.random.RandomSummarizer"),
}
_MOST = 15_000  # sentences, beyond which the matrix of their pairs takes more than 2 GB


def check_algorithm(name: str) -> str:
    """Return the name if there is such an algorithm; raise UsageError if not."""
    if name not in ALGORITHMS:
        raise UsageError(f"unknown algorithm {name!r}: choose from {', '.join(ALGORITHMS)}")
    return name


def check_focus(focus: str | None, algorithm: str) -> None:
    """Raise UsageError for a focus that the algorithm can't respect, or that has no words."""
    if focus is None:
        return
    if not ALGORITHMS[algorithm].focuses:
        raise UsageError(f"only auto can focus, not {algorithm}")
    if not any(map(str.isalnum, focus)):
        raise UsageError(f"a focus needs words: {focus!r} has none")


def check_size(algorithm: str, sentences: int) -> None:
    """Raise UsageError if there are too many sentences; warn (SlowWarning) if it will take long."""
    if ALGORITHMS[algorithm].pairwise and sentences > _MOST:
        raise UsageError(
            f"{algorithm} compares all pairs of sentences, too many for {sentences:,} of them: "
            "use -a auto"
        )
    if takes_minutes(algorithm, sentences):
        message = f"{algorithm} takes minutes for {sentences:,} sentences; -a auto takes seconds"
        warnings.warn(message, SlowWarning, stacklevel=3)


def takes_minutes(algorithm: str, sentences: int) -> bool:
    """Tell whether so many sentences take an algorithm more than half a minute, or can't be."""
    known = ALGORITHMS[algorithm]
    too_many = known.pairwise and sentences > _MOST
    return too_many or (known.slow is not None and sentences > known.slow)
