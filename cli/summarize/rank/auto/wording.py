"""Rate the wording of a sentence by the words that editors' picks have, and those they lack.

Ridge regression of the worth of sentences on their words, beside the traits that the network knows:
each word counts by its language and by its place in the sentence. ``python -m tests.quality learn``
writes the weights.
"""

from pathlib import Path

from summarize.discourse.cues import list_words
from summarize.discourse.word_weights import load_weights, sum_weights

FILE = Path(__file__).with_name("wording.weights")


def rate_wording(text: str, language: str) -> float:
    """Rate the words of a sentence, mostly -0.2 to 0.2; 0 in a language without weights."""
    return sum_weights(list_words(text), load_weights(FILE, language))
