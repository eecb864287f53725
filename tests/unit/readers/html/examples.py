"""A page about a dam, which several tests change."""

from summarize.models import Draft


def texts_of(draft: Draft) -> tuple[str, ...]:
    return tuple(block.text for block in draft.blocks)


def build_page(body: str, head: str = "") -> bytes:
    return f"<html><head><title>The dam</title>{head}</head><body>{body}</body></html>".encode()


PARAGRAPHS = "".join(
    f"<p>In the year {year} the keeper of the dam wrote that the water stood a hand below the rim, "
    "and that he had slept in his boots.</p>"
    for year in range(1901, 1909)
)
