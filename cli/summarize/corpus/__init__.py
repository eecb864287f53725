"""Many articles to JSON lines: inputs ─→ items ─→ workers ─→ outcomes ─→ one line each.

    from summarize.corpus import summarize_record

is the function that a worker runs; it fits any framework that maps a function over rows.
"""

from summarize.corpus.work import summarize_record

__all__ = ["summarize_record"]
