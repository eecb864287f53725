"""Plain text: one sentence a line and nothing else."""

from summarize.models import Summary


def render_text(summary: Summary) -> str:
    """Return the sentences, each ended by a line feed."""
    return "".join(f"{sentence.text}\n" for sentence in summary.sentences)
