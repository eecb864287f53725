"""Steps of slides: pages that the next one shows again, mostly with more on it."""

from collections import Counter
from collections.abc import Sequence

from summarize.readers.pdf.lines import Page

REPEATED = "repeated"
_FEWEST = 2  # lines with letters; fewer prove nothing


def mark_steps(pages: Sequence[Page]) -> list[Page]:
    """Mark the lines of each page that all stand on the next one, too."""
    texts = [Counter(line.text for line in page.lines if _has_letter(line.text)) for page in pages]
    steps = [
        own.total() >= _FEWEST and own <= after
        for own, after in zip(texts, [*texts[1:], Counter[str]()], strict=True)
    ]
    return [
        page._replace(lines=[line._replace(reason=REPEATED) for line in page.lines])
        if step
        else page
        for page, step in zip(pages, steps, strict=True)
    ]


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))
