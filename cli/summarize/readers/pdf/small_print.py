"""Keep prose that is set small, where so much of a document is that it can be no note."""

from collections import Counter
from collections.abc import Sequence

from summarize.readers.pdf.exclusions import Part, is_note
from summarize.readers.pdf.layout import middle_size
from summarize.readers.pdf.runs import mean_length, text_of
from summarize.readers.pdf.section_names import YEAR

_SMALL = ("footnote", "small print")
_SHARE = 0.2  # of the words of the article, that are set in one smaller size
_LEAST = 150  # words of them
_REFERENCE = 45  # words for each year that is named: a list of references has fewer
_LINE = 28  # characters of a line of prose, on average


def keep_small_prose(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, those of a size in which much of the prose is set without their reason.

    What opens with the mark of a note is one in any case.
    """
    small = [_is_small_prose(part) for part in parts]
    counts, years = Counter[float](), Counter[float]()
    for part, is_small in zip(parts, small, strict=True):
        if is_small:
            size, text = middle_size(part.lines), text_of(part.lines)
            counts[size] += len(text.split())
            years[size] += len(YEAR.findall(text))
    kept = sum(len(text_of(part.lines).split()) for part in parts if not part.reason)
    sizes = {
        size
        for size, n in counts.items()
        if n >= _LEAST and n > _SHARE * (kept + n) and n > _REFERENCE * years[size]
    }
    return [
        part._replace(reason="") if is_small and middle_size(part.lines) in sizes else part
        for part, is_small in zip(parts, small, strict=True)
    ]


def _is_small_prose(part: Part) -> bool:
    prose = part.reason in _SMALL and len(part.lines) > 1 and mean_length(part.lines) > _LINE
    return prose and not is_note(part)
