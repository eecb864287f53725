"""Read LaTeX: title, sections, paragraphs and items; formulas, figures, tables, notes are out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from summarize.language.characters import one_line
from summarize.language.punctuation import ends_sentence
from summarize.models import Block, Draft, Removed
from summarize.readers.texts.markup_languages.latex.latex_names import BULLETS, NUMBERS, QUOTES
from summarize.readers.texts.markup_languages.latex.latex_scan import Event, Macro, Scanner
from summarize.readers.texts.markup_languages.marked import Piece, make_draft, may_repeat

_START = re.compile(r"^[^%\n]{0,99}\\begin\{document\}", re.MULTILINE)
_NAMED = re.compile(r"^[^%\n]{0,99}\\(title|author|date)(?=\s{0,9}[\[{])", re.MULTILINE)
_MACRO = re.compile(
    r"\\(?:(?:re|provide)?newcommand|providecommand|DeclareMathOperator|DeclareRobustCommand|g?def)"
    r"\*?\s{0,9}\{?\\([a-zA-Z]{1,40})\}?(?:\[1\]|#1)?(?=\{)"
)
_MOST_MACROS = 1_000
_LAST = 9  # pieces of a text in which its last words stand
_FORMULA = "[formula]"  # amid a sentence, which is never picked
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
# What is left around a reference that is out.
_EMPTY = re.compile(r"\s{1,9}[(\[](?:[\s,;]|see|e\.g\.|cf\.){0,9}[)\]]")
_GAP = re.compile(r"\s{1,9}(?=[,.)](?:[\s,.;)]|$))")


def read_latex(text: str) -> Draft:
    """Return the draft of a text of LaTeX, or of a part of one without a preamble."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    macros = _find_macros(text)
    scanner = Scanner(text, macros)
    known: dict[str, str] = {}
    for match in _NAMED.finditer(text):
        group = scanner.find_group(match.end())
        if group and match[1] not in known:
            known[match[1]] = _join(Scanner(text[slice(*group)], macros))
    start = _START.search(text)
    pieces = _build(scanner.scan(start.end() if start else 0, len(text)))
    date = known.get("date", "")
    known_date = date if _ISO.fullmatch(date) else None
    return make_draft(
        pieces, "document", title=known.get("title"), author=known.get("author"), date=known_date
    )


def _find_macros(text: str) -> dict[str, Macro]:
    """Return what the macros of the author's own say, as far as it may stand where they do."""
    macros: dict[str, Macro] = {}
    scanner = Scanner(text, {})
    for match in islice(_MACRO.finditer(text), _MOST_MACROS):
        start, end = scanner.find_group(match.end()) or (0, 0)
        before, takes, after = text[start:end].partition("#1")
        if may_repeat(text, before + after) and "#" not in after:
            macro = Macro(_spell(before, macros), _spell(after, macros) if takes else None)
            if may_repeat(text, macro.before + (macro.after or "")):
                macros[match[1]] = macro
    return macros


def _spell(words: str, macros: Mapping[str, Macro]) -> str:
    return "".join(e.text for e in Scanner(words, macros).scan(0, len(words)) if e.kind == "text")


def spell_formula(formula: str) -> str:
    """Return what a formula in TeX says, in one line of plain text."""
    return one_line(_spell(f"${formula}$", {}))


def _join(scanner: Scanner) -> str:
    """Return the text of a group, its notes left out."""
    return one_line(" ".join(p.text for p in _build(scanner.scan(0, len(scanner.text)))
                             if isinstance(p, Block)))  # fmt: skip


def _build(events: Iterable[Event]) -> Iterator[Piece]:
    """Yield blocks from events; a note stands by itself, out of the sentence around it."""
    block = Block("")  # what the next text is
    parts: list[str] = []
    around: list[list[str]] = []  # the texts in which notes are open
    lists: list[int | None] = []  # the number of the last item in each, None for bullets
    quoted = 0
    for event in events:
        if event.kind == "text":
            parts.append(event.text)
        elif event.kind == "removed":
            if event.reason == "formula" and _is_amid(parts):
                parts.append(f" {event.said.strip() or _FORMULA} ")
            else:
                yield Removed(event.text, event.reason)
        elif event.kind == "note":
            around.append(parts)
            parts = []
        elif event.kind == "close" and event.text == "note":
            yield Removed("".join(parts), "note")
            parts = around.pop() if around else []
        elif around:
            parts.append(" ")
        else:
            yield replace(block, text=_tidy("".join(parts)))
            parts = []
            if event.kind == "begin":
                lists += [None] if event.text in BULLETS else []
                lists += [0] if event.text in NUMBERS else []
            elif event.kind == "end" and event.text in BULLETS | NUMBERS and lists:
                lists.pop()
            quoted += (event.text in QUOTES) * {"begin": 1, "end": -1}.get(event.kind, 0)
            block = Block("", "quote" if quoted > 0 else "paragraph")
            if event.kind == "heading":
                block = Block("", "heading", level=event.level)
            elif event.kind == "item":
                if lists and (number := lists[-1]) is not None:
                    lists[-1] = number + 1
                block = Block(
                    "", "item", level=max(1, len(lists)), number=lists[-1] if lists else None
                )
                parts = [event.text]
            elif event.kind == "code":
                yield Block(event.text, "code")
    yield replace(block, text=_tidy("".join(parts)))


def _is_amid(parts: Sequence[str]) -> bool:
    """Tell whether what comes next stands amid a sentence."""
    before = "".join(parts[-_LAST:]).rstrip()
    return bool(before) and not ends_sentence(before)


def _tidy(text: str) -> str:
    return _GAP.sub("", _EMPTY.sub("", one_line(text)))
