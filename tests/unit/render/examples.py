"""A summary whose sentences lie at given places, for tests of several formats."""

from summarize.models import Article, Block, Sentence, Summary


def make_summary(
    *spans: tuple[int, int, float], letter: str = "a", language: str = "en"
) -> Summary:
    """Make a summary of 1000 characters; ``spans`` are start, end and score of each sentence."""
    article = Article((Block(letter * 1000),), language)
    sentences = [Sentence(letter, 0, n, a, b, score) for n, (a, b, score) in enumerate(spans)]
    return Summary(article, "auto", tuple(sentences), 9, 9, 9)
