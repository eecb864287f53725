"""Read the numbers in the answer of a language model: those that it means, or none at all.

Models think aloud, explain, count their lines, and name what they leave out. What can be read in
two ways is read in none: then ``auto`` picks, and the user is told so.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Any, NamedTuple
from unicodedata import decimal

from summarize.language.control_characters import clean_characters
from summarize.numbers import parse_json, read_number

_ATTEMPTS = 200  # brackets at which JSON may begin
_SPAN = 50  # most sentences in a range
_COUNTED = 3  # numbers from 1 on that are counting and no choice
_STEPS = 5  # numbers of equal distance that are

_TAGS = r"(?:[a-z]{1,10}:)?(?:think(?:ing)?|thoughts?|reasoning|analysis|reflection|scratchpad)"
# Where thoughts begin and end, by the marks of models and of the programs that run them.
_THOUGHT_ENDS = re.compile(
    rf"[<\[◁](?:/(?:{_TAGS})|\|?end_of_thought\|?)[>\]▷]|\.{{3}}[ \t]?done thinking\.?"
    r"|<channel\|>|<\|channel\|>[ \t]?final\b[^<]{0,40}<\|message\|>",
    re.IGNORECASE,
)
_THOUGHT_BEGINS = re.compile(
    rf"[<\[◁](?:{_TAGS}|\|?begin_of_thought\|?)[>\]▷]|^[ \t]*Thinking\.{{3}}|<\|?channel\|?>",
    re.IGNORECASE | re.MULTILINE,
)
_TOKEN = re.compile(r"<(?:\|[a-z_]{1,20}\||/?[a-z]{1,20})>")
_FENCE = re.compile(r"^[ \t]*```.*$", re.MULTILINE)
_MARKUP = re.compile(r"[*_`]{1,3}(?=[\[(\dS])|(?<=[\d\])])[*_`]{1,3}")
# A list of numbers, as models write it: 12 · [12] · S12 · #12 · sentence 12 · 3-5 · 12, 14 and 30.
_WORD = r"(?:(?:sentences?|numbers?|nos?\.|nr\.)[ \t]{1,3}|[S#№])?"
_ONE = rf"(?:{_WORD}[\[(]?[0-9]{{1,9}}[\])]?)"
_RANGE = rf"{_ONE}(?:[ \t]?(?:[-–—]|to|through|bis)[ \t]?{_ONE})?"
_AND = r"(?:and|und|et|y|e|en|og|och|ja|ve|и|та|і|&|\+|和|と|및|그리고)"
_SEPARATOR = rf"(?:[ \t]{{0,5}}[,;、，،؛·|][ \t]{{0,5}}|[ \t]{{1,5}})(?:{_AND}[ \t]{{1,3}})?"
_RUN = rf"(?:{_RANGE}(?:{_SEPARATOR}{_RANGE}){{0,999}})"
_INSIDE = rf"[\[(]?[ \t]?{_RUN}[ \t]?[\])]?"
_ORDINAL = re.compile(
    r"\A[ \t]{0,20}(?:(?:rank|choice|pick)[ \t]{1,3})?#?[0-9]{1,3}[.):][ \t]{1,20}"
    r"(?=(?:sentence[ \t]|[S#])?[\[(]?[0-9]{1,9}(?:[\]).:]|[ \t]{0,20}$))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\A[ \t]{0,20}(?:[-*•–][ \t]{1,5})?")
_RUN_ALONE = re.compile(rf"{_INSIDE}[.,;]?[ \t]*", re.IGNORECASE)
_LABELLED = re.compile(
    rf"([^\d]{{0,60}}|.{{0,120}}[^\d\s]):[ \t]{{0,5}}({_INSIDE})[.,;]?[ \t]*", re.IGNORECASE
)
_LEADING = re.compile(rf"(?:\[({_RUN})\]|{_WORD}([0-9]{{1,9}})[.:)\]])(?=[ \t:]|$)", re.IGNORECASE)
_BRACKETED = rf"\[[ \t]?{_RUN}[ \t]?\]"
_IN_BRACKETS = re.compile(rf"{_BRACKETED}(?:{_SEPARATOR}{_BRACKETED})*", re.IGNORECASE)
_BARE = re.compile(rf"(?<![\w.,\[(-]){_RUN}(?![\w\])]|[.,–-][0-9])", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")
_PARTS = re.compile(
    r"([0-9]{1,9})[\])]?[ \t]?(?:([-–—]|to|through|bis)[ \t]?\D{0,12}([0-9]{1,9}))?", re.IGNORECASE
)
# Words of a choice. Numbers in prose, or after a colon, are believed only with one of them: there
# are more words for what is left out than any list has.
_PICKS = (
    r"\b(?:choos\w+|chosen?|select\w*|pick\w*|take|keep|kept|use|important"
    r"|(?:answers?|best) (?:is|are)|gewählt|nehme|prends|elijo|scelgo)\b|选择|選択|選ぶ"
)
_NAMES_CHOICE = (
    r"\b(?:choices?|answers?|final|output|result|response|assistant|summary|top|best"
    r"|here (?:are|is)|auswahl|antwort|choix|réponse|respuesta|risposta|resposta|ответ|выбор)\b"
    r"|答案|回答"
    r"|\A\W{0,9}(?:the )?(?:sentences?|(?:sentence )?numbers?|nummern)\W{0,9}\Z"
)
_PICKING = re.compile(_PICKS, re.IGNORECASE)
_CHOICE = re.compile(f"{_PICKS}|{_NAMES_CHOICE}", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2}")
_DENIES = re.compile(
    r"\b(?:not|no|never|without|except|skip\w*|ignor\w*|exclud\w*|omit\w*|reject\w*|drop\w*"
    r"|left out|leav\w+ out|avoid\w*|instead|candidates?|rather|unless|bad|worst|remov\w*|but"
    r"|less|least|other|others|unimportant|nicht|ohne|sauf|sans|pas|non?|не)\b|n['’]t\b|未|不",
    re.IGNORECASE,
)
_NONE = re.compile(r"\bnone\b", re.IGNORECASE)
_NAMES = ("numbers", "sentences", "sentence_numbers", "chosen", "choice", "choices", "selected",
          "selection", "summary", "answer", "picks", "ids", "indices")  # fmt: skip
_SINGLE = ("number", "sentence", "id", "index", "sentence_number", "n")


class Answer(NamedTuple):
    """What an answer says."""

    numbers: tuple[int, ...] = ()  # of sentences, each once, in their order
    beyond: tuple[int, ...] = ()  # numbers that no sentence has
    none: bool = False  # it says that no sentence is to be chosen


def read_answer(output: str, most: int) -> Answer:
    """Read the numbers of the sentences, from 1 to ``most``, that an answer chooses."""
    text = _strip_thoughts(clean_characters(_write_ascii_digits(_drop_overwritten(output))))
    found = _read_json(text)
    if found is None and "{" in text:  # it was cut off
        found = []
    elif found is None:
        lines = [_ORDINAL.sub("", line, count=1) for line in _clean_lines(text)]
        found = _read_lists(lines)
        found = _read_labels(lines) or _read_prose(lines) if found is None else found
    each = tuple(dict.fromkeys(found))
    numbers = tuple(number for number in each if 1 <= number <= most)
    beyond = tuple(number for number in each if not 1 <= number <= most)
    none = not each and (_NONE.search(text) is not None or _is_empty_list(text))
    return Answer(numbers, beyond, none)


def find_fault(numbers: Sequence[int], most: int, wanted: int) -> str | None:
    """Find why numbers are no choice; None if they may be one."""
    steps = {after - before for before, after in pairwise(numbers)}
    counts = len(numbers) >= _COUNTED and numbers[0] == 1 and steps == {1}
    if counts or (len(numbers) >= _STEPS and len(steps) == 1):
        return "counted instead of choosing" if most > len(numbers) or counts else None
    if len(numbers) > max(wanted, most / 2):
        return "chose more than half of all sentences"
    return None


def _drop_overwritten(text: str) -> str:
    """Drop what a return to the start of its line writes over, such as progress."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(line.rpartition("\r")[2] for line in lines)


def _write_ascii_digits(text: str) -> str:
    """Write the decimal digits of all scripts as 0 to 9; those above a line are none."""
    if text.isascii():
        return text
    return "".join(str(decimal(c)) if not c.isascii() and c.isdecimal() else c for c in text)


def _strip_thoughts(text: str) -> str:
    ends = [match.end() for match in _THOUGHT_ENDS.finditer(text)]
    text = text[ends[-1] :] if ends else text
    if begun := _THOUGHT_BEGINS.search(text):
        text = text[: begun.start()]  # a thought without an end
    return _TOKEN.sub(" ", text)


def _clean_lines(text: str) -> list[str]:
    lines = _FENCE.sub("", text).replace("][", "], [").splitlines()
    return [_MARKUP.sub("", line).strip() for line in lines]


def _read_json(text: str) -> list[int] | None:
    """Read the first JSON object, or a list of objects, in a text; None if there is none."""
    values = [value for value in _list_json(text) if isinstance(value, dict) or _has_objects(value)]
    if not values:
        return None
    found = [_read_value(value) for value in values]
    return found[0] if all(each == found[0] for each in found) else []


def _has_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _list_json(text: str) -> Iterator[Any]:
    """Yield the JSON objects and lists of a text, the outer ones."""
    decoder = json.JSONDecoder(
        parse_int=lambda digits: read_number(digits, least=-1), object_pairs_hook=_read_once
    )
    place = 0
    for begin in islice(re.finditer(r"[{\[]", text), _ATTEMPTS):
        if begin.start() >= place:
            try:
                value, place = decoder.raw_decode(text, begin.start())
            except ValueError:
                if begin[0] == "{":
                    return
            except RecursionError:
                return
            else:
                yield value


def _read_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Read an object; one that names something twice is empty."""
    names = dict(pairs)
    return names if len(names) == len(pairs) else {}


def _read_value(value: Any) -> list[int]:
    """Read the numbers of a list, or of the one list of an object; none if there are several."""
    if isinstance(value, list):
        members = [_read_member(member) for member in value]
        return [] if None in members else [member for member in members if member is not None]
    if "error" in value:
        return []
    named = [value[name] for name in _NAMES if isinstance(value.get(name), list)]
    lists = named[:1] or [each for each in value.values() if isinstance(each, list)]
    if len(lists) == 1:
        return _read_value(lists[0])
    if not lists:
        texts = [value[name] for name in (*_NAMES, *_SINGLE) if name in value]
        number = _read_member(value)
        if number is not None:
            return [number]
        if len(texts) == 1 and isinstance(texts[0], str):
            return _read_lists(_clean_lines(texts[0])) or []
    return []


def _read_member(member: Any) -> int | None:
    """Read a number, its digits, or the number of an object without a verdict such as a score."""
    if isinstance(member, dict):
        if any(isinstance(value, bool | float) for value in member.values()):
            return None
        known = [member[name] for name in (*_SINGLE, *_NAMES) if name in member]
        numbers = [n for n in map(_read_member, known) if n is not None]
        return numbers[0] if len(numbers) == 1 else None
    if isinstance(member, str):
        found = _RUN_ALONE.fullmatch(member.strip())
        digits = _NUMBER.findall(member) if found else []
        return int(digits[0]) if len(digits) == 1 else None
    return member if isinstance(member, int) and not isinstance(member, bool) else None


def _read_lists(lines: Sequence[str]) -> list[int] | None:
    """Read the lines that hold numbers alone, or after a colon; None if there are none.

    Of several lists the last that is called final or an answer counts, else none unless they are
    the same; numbers alone on lines, with explanations between, are one list. Under a name that is
    no word of a choice, numbers may be anything, so that no list counts.
    """
    lists: list[list[int]] = []
    finals: list[list[int]] = []
    together, heading = False, ""  # with the line before; that line, if it ends in a colon
    for line in lines:
        run, label = _find_run(line)
        denied = _DENIES.search(label) is not None
        doubtful = any(name and not _CHOICE.search(name) for name in (label, heading))
        doubtful = doubtful or _DENIES.search(heading) is not None
        if run and together and not label:
            lists[-1] += _read_run(run)
        elif run and not denied:
            lists.append([] if doubtful else _read_run(run))
            if re.search(r"\b(?:final|answer)\b", label, re.IGNORECASE):
                finals.append(lists[-1])
        together = not (denied or doubtful) and (bool(run) or (together and not line))
        heading = line if line.endswith(":") else heading if not line else ""
    lists = finals or lists
    if not lists:
        return None
    if all(len(numbers) == 1 for numbers in lists):
        return [number for numbers in lists for number in numbers]
    return lists[0] if all({*numbers} == {*lists[0]} for numbers in lists) else []


def _find_run(line: str) -> tuple[str, str]:
    """Find the numbers of a line that holds nothing else, and what stands before their colon."""
    line = _BULLET.sub("", line, count=1)
    if _RUN_ALONE.fullmatch(line):
        return line, ""
    labelled = _LABELLED.fullmatch(line)
    named = labelled and labelled[1].strip() and ":" not in labelled[1]
    return (labelled[2], labelled[1]) if labelled and named else ("", "")


def _read_labels(lines: Sequence[str]) -> list[int]:
    """Read the numbers that lines open with, such as those of sentences that are repeated."""
    found = []
    for line in lines:
        if match := _LEADING.match(_BULLET.sub("", line, count=1)):
            found += _read_run(match[1] or match[2])
    counts = found == [*range(1, len(found) + 1)]  # a list of its own, of sentences that it wrote
    return [] if counts else found


def _read_prose(lines: Sequence[str]) -> list[int]:
    """Read the one list of numbers in prose that chooses: in brackets, or of two or more."""
    text = " ".join(lines).replace(";", ".")
    if _DENIES.search(text) or (_WORDS.search(text) and not _PICKING.search(text)):
        return []
    bracketed = [match[0] for match in _IN_BRACKETS.finditer(text)]
    if bracketed:
        return _read_run(bracketed[0]) if len(bracketed) == 1 else []
    bare = [match[0] for match in _BARE.finditer(text)]
    numbers = _read_run(bare[0]) if len(bare) == 1 else []
    return numbers if len(numbers) > 1 else []


def _read_run(run: str) -> list[int]:
    found: list[int] = []
    for first, _, last in _PARTS.findall(run):
        low, high = int(first), int(last or first)
        if not low <= high <= low + _SPAN:  # such as a date
            return []
        found += range(low, high + 1)
    return found if run.count("[") == run.count("]") else []  # else it was cut off


def _is_empty_list(text: str) -> bool:
    try:
        value = parse_json(text)
    except ValueError:
        return False
    return value == [] or (isinstance(value, dict) and [*value.values()] == [[]])
