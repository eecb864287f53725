"""Plain text: one sentence a line and nothing else."""

from summarize.models import Summary
from summarize.render import PLAIN, Style, list_items


def render_text(summary: Summary, style: Style = PLAIN) -> str:
    """Return the sentences, each ended by a line feed; an explanation follows, indented."""
    return "".join(
        f"{text}\n" + (f"    {explanation}\n" if explanation else "")
        for text, explanation in list_items(summary, style)
    )
