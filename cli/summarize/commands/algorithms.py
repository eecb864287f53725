"""`summarize algorithms`: the ways to rank, and what each is."""

from summarize.commands.options import pick as o
from summarize.commands.options.command import Command
from summarize.console.deliver import deliver
from summarize.rank.algorithms import ALGORITHMS

_HELP = "List the algorithms for -a, and what each is."
_WORDS = {
    "auto": "central, early, like the title, without repeats; the default",
    "lex-rank": "what most others resemble (eigenvector of likeness)",
    "text-rank": "what most others share words with (PageRank)",
    "lsa": "what stands for the main topics (singular values)",
    "luhn": "clusters of frequent words",
    "edmundson": "the title's words, frequent words and place",
    "kl": "together the nearest to the whole's use of words",
    "sum-basic": "frequent words, each counted once",
    "reduction": "what shares the most with all others",
    "random": "any sentences, to compare with",
}

app = o.build_app()


@app.command(help=_HELP, cls=Command)
def algorithms_command() -> int:
    """Print a line for each; return the exit code."""
    deliver("".join(f"{name:<11}{_WORDS[name]}\n" for name in ALGORITHMS), None)
    return 0
