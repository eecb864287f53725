"""Cut a run into parts: a heading, what follows it, and so on."""

from collections.abc import Iterator

from summarize.readers.documents.pdf.lines.line import Line
from summarize.readers.documents.pdf.lines.runs import Run
from summarize.readers.documents.pdf.manner import Manner, is_heading
from summarize.readers.documents.pdf.section_names import (
    ABSTRACT,
    BACK_MATTER,
    FRONT_LABEL,
    REFERENCES,
    SECTION,
)

_ABSTRACT_ALONE = 14  # characters


def cut_parts(run: Run, manner: Manner, *, front: bool) -> Iterator[Run]:
    """Yield the parts of a run; ``front`` is true up to the end of the abstract."""
    part: list[Line] = []
    for line in run:
        named = _is_named(line)
        if part and (named or _starts(line, part, manner, front=front)):
            yield tuple(part)
            part = []
        part.append(line)
        if named:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _is_named(line: Line) -> bool:
    """Tell whether a line is a heading by its words alone."""
    text = line.text
    if ABSTRACT.match(text) and len(text) < _ABSTRACT_ALONE:
        return True
    return any(names.match(text) for names in (REFERENCES, BACK_MATTER, SECTION))


def _is_styled(line: Line, manner: Manner) -> bool:
    return (line.font, line.size) in manner.heads


def _starts(line: Line, part: list[Line], manner: Manner, *, front: bool) -> bool:
    last = part[-1]
    if front and line.page <= 2 and FRONT_LABEL.match(line.text):
        return True
    larger = line.size > manner.size + 0.6 and line.size != last.size
    styled = _is_styled(line, manner) and not _is_styled(last, manner)
    if is_heading(line, manner, 1) and (larger or styled or (line.bold and not last.bold)):
        return True
    changes = last.bold != line.bold or last.size != line.size
    changes = changes or _is_styled(last, manner) != _is_styled(line, manner)
    return changes and len(part) <= 2 and is_heading(part[0], manner, 1)
