"""Notes, bibliographies, pointers to other articles (as in Wikipedia), and their headings."""

import re
from collections.abc import Iterator, Sequence

from summarize.language.punctuation import CLEAR_STOPS, STOP_MARKS, ends_sentence
from summarize.lazy import compile_late
from summarize.models import Block, Draft
from summarize.notices.class_names import find_inside

_REFERENCE = re.compile(r"[\^↑] ?\S")
_HEADING = compile_late(
    r"(?:\d{1,2}[.)]? )?(?:references?(?: and notes)?|(?:literature|works) cited|bibliography"
    r"|literatur(?:verzeichnis)?|références|referencias|referências|список литературы"
    r"|参考文献|參考文獻)(?: ?[(（]\d{1,4}[)）])?[:：]?",
    re.IGNORECASE,
)
_YEAR = compile_late(r"(?:19|20)\d\d")
_WORKS = 5  # in a list at least, and the share of its lines with a year
_DATED = 0.6
_YEAR_ALONE = compile_late(r"\W{0,3}(?:19|20)\d\d[a-z]?\W{0,3}")
_APART = 0.2  # share of lines that are a year where title, journal and year are apart
_LABEL = 12  # characters; no longer line is the number or mark of a work
# Signs of a cited work that prose mostly lacks; either of the first two is enough.
_AUTHOR = compile_late(  # Lee, A. (1990); 12. van Lee AB, Ray C.
    r"\W{0,3}(?:\d{1,4}[\]).]{1,2} ?)?(?:(?:de|di|du|van|von|der|la|le|den) ){0,3}"
    r"[A-ZÀ-ÞА-Я][\w'’-]{1,30},? [A-ZÀ-ÞА-Я]{1,3}(?:[.,;:(&-]| (?:[(&\d]|and|und|et|y|e)\b)"
)
_NUMBERED = compile_late(
    r"\bdoi\b|\barxiv\b|\bIS[BS]N\b|\bPMI?[CD]\b|\bcrossref\b|google scholar", re.IGNORECASE
)
_SIGNS = tuple(
    map(
        compile_late,
        (
            r"https?:|www\.",
            r"\bet al\b|\b[Rr]etrieved\b|\b[Aa]ccessed\b|\b[Aa]bgerufen\b|\b[Cc]onsultado\b",
            r"\bpp?\. ?\d|\d[–-]\d|\d\(\d|\d[:;] ?\d|\b[Vv]ol\. ?\d|\bS\. ?\d",
            r"[(,.:;\[] ?(?:19|20)\d\d[a-z]?(?:[):;\]]|[,.] ?[A-ZÀ-ÞА-Я])",
            r"\b[A-ZÀ-ÞА-Я]\.[ -]?[A-ZÀ-ÞА-Я]\.|, [A-ZÀ-ÞА-Я]\.",
            r"[\[(]\d{1,4}[\])]|\d{1,4}\. [A-ZÀ-ÞА-Я]",
        ),
    )
)
_SURE = 2  # signs that make even a sentence a work
_SENTENCE_WORDS = 5  # in the first sentence of prose, and the lower-case ones among them
_SMALL_WORDS = 2
_SENTENCE_LETTERS = 15  # of one in a script without spaces
_STOPS = re.escape(STOP_MARKS)
_FIRST = compile_late(rf"[^{_STOPS}]{{1,400}}(?:[{_STOPS}](?! )[^{_STOPS}]{{0,400}}){{0,20}}")
_SMALL = compile_late(r"\b[^\W\d_A-ZÀ-ÞА-Я]\w{0,30}")
_AHEAD = 4  # lines below prose that must include a work if the list goes on
_REFERENCE_NAME = compile_late(r"\b(?:hatnote|reflist|mw-references-wrap|navbox|catlinks)\b")


def find_references(draft: Draft, keep: Sequence[bool]) -> list[bool]:
    """Check for each block whether it is a note or pointer, or heads nothing else."""
    noted = [_REFERENCE.match(block.text) is not None for block in draft.blocks]
    if draft.layout is not None:
        inside = find_inside(draft.layout.frames, _REFERENCE_NAME)
        places = draft.layout.places
        noted = [own or inside[at.frame] for own, at in zip(noted, places, strict=True)]
        for number in _list_works(draft.blocks, list(noted)):
            noted[number] = True
    heads = _find_heads(noted, draft.blocks, keep)
    return [own or number in heads for number, own in enumerate(noted)]


def _list_works(blocks: Sequence[Block], noted: Sequence[bool]) -> Iterator[int]:
    """Yield the works that a paper lists, and their headings.

    A part without prose, such as notes, may come between two parts of the list.
    """
    heads = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    done = 0
    for at, head in enumerate(heads):
        if head < done or not _HEADING.fullmatch(blocks[head].text):
            continue
        level, taken, held = blocks[head].level, [head], list[int]()
        for place in range(at, len(heads)):
            start = heads[place]
            if place > at and not blocks[start].level > level > 0:
                break
            end = heads[place + 1] if place + 1 < len(heads) else len(blocks)
            works, whole = _find_works(blocks, noted, start + 1, end)
            held += [start, *works] if place > at else works
            if works:
                taken, held = [*taken, *held], []
            elif whole:
                held += range(start + 1, end)
            if not whole:
                break
        if _are_dated([blocks[i] for i in taken if blocks[i].kind != "heading"], _WORKS):
            yield from taken
            done = taken[-1] + 1


def _find_works(
    blocks: Sequence[Block], noted: Sequence[bool], start: int, end: int
) -> tuple[list[int], bool]:
    """List the lines of a section that belong to a bibliography, and whether it goes on.

    Prose never belongs to it. The list ends where more prose follows, where no work follows soon,
    or after other sentences; a section of short lines may come between works.
    """
    texts = [block.text for block in blocks[start:end]]
    prose = [not noted[i] and _is_prose(blocks[i].text) for i in range(start, end)]
    dated = [
        _YEAR.search(text) is not None and not sentence
        for text, sentence in zip(texts, prose, strict=True)
    ]
    last = -1
    for i, sentence in enumerate(prose):
        if sentence and (prose[i + 1 : i + 2] == [True] or not any(dated[i + 1 : i + 1 + _AHEAD])):
            break
        last = i if dated[i] else last
    stop = last + 1
    while stop < len(texts) and (noted[start + stop] or not ends_sentence(texts[stop])):
        stop += 1  # a link to a work
    works = [start + i for i in range(stop) if not prose[i]]
    if last < 0 or not _are_dated([blocks[i] for i in works]):
        works = []
    return works, stop == len(texts)


def _is_prose(text: str) -> bool:
    """Check whether a line is a sentence of prose and shows no sign of a cited work."""
    if not ends_sentence(text) or _AUTHOR.match(text) or _NUMBERED.search(text):
        return False
    if sum(sign.search(text) is not None for sign in _SIGNS) >= _SURE:
        return False
    if text[-1] in CLEAR_STOPS:
        return len(text) >= _SENTENCE_LETTERS
    first = _FIRST.match(text)
    opening = first[0] if first else ""
    small = len(_SMALL.findall(opening))
    return small >= _SMALL_WORDS and len(opening.split()) >= _SENTENCE_WORDS


def _are_dated(blocks: Sequence[Block], least: int = 1) -> bool:
    """Check whether enough lines are a year, or most of at least so many contain one."""
    alone = sum(_YEAR_ALONE.fullmatch(block.text) is not None for block in blocks)
    if alone >= max(least, _APART * len(blocks)):
        return True
    lines = [block.text for block in blocks if len(block.text) > _LABEL]
    dated = sum(_YEAR.search(line) is not None for line in lines)
    return len(lines) >= least and dated >= _DATED * len(lines)


def _find_heads(noted: Sequence[bool], blocks: Sequence[Block], keep: Sequence[bool]) -> set[int]:
    """Find headings at the end of a text that have only references below them."""
    heads: set[int] = set()
    last = max((i for i, reference in enumerate(noted) if reference), default=-1)
    for number in range(len(blocks) - 1, -1, -1):
        if not keep[number] or noted[number]:
            continue
        if number > last or blocks[number].kind != "heading":
            break
        heads.add(number)
    return heads
