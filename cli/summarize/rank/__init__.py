"""Score the sentences of an article: here the names of the algorithms, in score.py the work."""

from summarize.errors import UsageError

# The name on the command line, module and class: our own in this package, the others sumy's.
ALGORITHMS = {
    "auto": ("directed", "DirectedSummarizer"),
    "lex-rank": ("lex_rank", "LexRankSummarizer"),
    "text-rank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "sum-basic": ("sum_basic", "SumBasicSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
    "random": ("random", "RandomSummarizer"),
}


def check_algorithm(name: str) -> str:
    """Return the name if there is such an algorithm; raise UsageError if not."""
    if name not in ALGORITHMS:
        raise UsageError(f"unknown algorithm {name!r}: choose from {', '.join(ALGORITHMS)}")
    return name
