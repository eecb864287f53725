"""Split paragraphs into sentences.

Punkt (Kiss and Strunk, 2006) decides which full stops end a sentence. Named rules of ours repair
the rest: mostly quotations, ordinals, initials and the stops of other scripts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from summarize.language.leads import find_speakers, measure_lead
from summarize.language.punctuation import CLEAR_STOPS, STOP_MARKS
from summarize.language.punkt import find_starts, name_abbreviations
from summarize.language.words import stop_words
from summarize.language.writing_systems import EAST_ASIAN, is_european
from summarize.lazy import compile_late
from summarize.models import Block, Sentence

_SPACELESS = frozenset(("ja", "zh"))  # every stop ends a sentence, whatever follows it
# Punkt takes the dots before a quote for an ellipsis.
_DOTS_AND_QUOTE = '(?<=[.…])["”’»«“](?= \\w)'
_DOTTED_STOP = compile_late(f"[.…]{_DOTS_AND_QUOTE}")
# Stops that Punkt does not know or that no space follows. Starting with the mark makes the search
# six times as fast. It takes 2 ms to compile, and European texts need only its first part.
_OTHER_STOP = compile_late(
    f"[.!?…{CLEAR_STOPS}](?:{_DOTS_AND_QUOTE}"
    f'|(?<=[{CLEAR_STOPS}])[{CLEAR_STOPS}]*[」』）”’"]*(?=.)'
    f"|(?<=[!?…])(?<![!?…].)[!?…]*[」』”]*(?=[「『“]?[{EAST_ASIAN}]))"
)
# Particles that continue the sentence after a Japanese quotation.
_QUOTE_PARTICLE = compile_late("[とのをがにでもは、，,]|って|という")
_QUOTES = {"「": 1, "『": 1, "（": 1, "」": -1, "』": -1, "）": -1}
_PLAIN_ENDS = frozenset((". ", "! ", "? "))  # without quotation marks if a letter follows
# Closing marks, recognized by the text after them: in other languages the same mark may open.
_CLOSING = compile_late("[\"'“”‘’«»‹›)\\]」』）]+(?=[\\s,.;:!?–—-]|$)")
# Boundaries that Punkt misses: a stop before a note or without a space after it, and the bar
# between a heading and its text. Starting with the mark makes the search five times as fast.
_HIDDEN_STOP = re.compile(
    r"[.!?|](?:(?<!\|)[\"”’)]?(?:\[(?:\d{1,3}|[a-z])\])+(?=\s|[A-ZÀ-Ý])"
    r"|(?<=[a-zà-ÿ]{3}[.!?])[”\"’]?(?=(?:[A-ZÀ-Ý][a-zà-ÿ]+|[AI])[ ,])"
    r"|(?<=\w \|)(?= \w| -))"
)
# Notes, as in Wikipedia, after a mark: [1], [a], [12][13].
_NOTES_AFTER = compile_late(r"(?<=[^\w\s\]])(?:\[(?:\d{1,3}|[a-z]|note \d+)\])+$")
# Armenian is often typed with a colon in place of its own full stop, "։".
_ARMENIAN_STOP = compile_late(":(?<=[\u0561-\u0587»]:)(?=[ \u00a0]?[\u0531-\u0556])")
# A paragraph without any of these, except at its end, is a single sentence.
_ANY_STOP = re.compile(f"[{re.escape(STOP_MARKS)};|·]|:(?<=[\u0561-\u0587»]:)")
# Notes before a sentence, also descriptions of sounds: [MUSIC PLAYING].
_NOTES_BEFORE = compile_late(r"\s*(?:\[(?:\d{1,3}|[a-z]|[A-Z]{3,12}(?: [A-Z]{2,12}){0,3})\]\s*)*")
# For is_boundary.
_OPENING = frozenset("\"'“‘„‚«‹(「『（[ ")
_INITIALS = re.compile(r"(?:^|[\s(])(?:[^\W\d_a-zà-ÿ]\.[ -]?){1,3}$")
# Letters with stops that may end a sentence, unlike the initials of a name.
_NOT_NAMES = compile_late(r"\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|U\.S\.A|[AP]\.M|B\.C|A\.D)\.$")
# Thai uses full stops only in abbreviations; after "et al." comes a year.
_UNENDED = re.compile("(?:^|[\\s\\d(])(?:[\u0e01-\u0e4e]{1,4}[.]){1,4}$|\\bet al[.]$")
# German ordinals, where Punkt splits: "bei der 3. Teilung Polens"; not "der 3. Danach".
_ORDINAL = compile_late(
    r"(?:^|\s)(?:der|die|das|dem|den|des|am|im|zum|zur|vom|beim|(?:jed|sein|ihr|ein)e[rnms]?)"
    r" \d{1,3}\.$"
)
_DASHES = "—–-"
_JOINED = "—–/("  # between two words without spaces
_CRY = 4  # an exclamation of fewer words may go on after a dash: "Sweet Code!"
_LONGEST_INITIALS = 10  # characters
_REACH = 24  # characters before a boundary in which an abbreviation is looked for
_BRACKET = 200  # characters, the most that a bracket holds of a sentence
_SEEN = 2_000  # characters of a sentence, or one that never ends would be read by the square
_NUMBER_ONLY = re.compile(r"^\W*\d{1,3}[.)]$")
_WORD_CHARACTER, _WORD = re.compile(r"\w"), re.compile(r"\w+")

NEVER_PICKED = frozenset(("heading", "caption", "cell", "code"))  # kinds of blocks


def split_sentences(blocks: Sequence[Block], language: str) -> tuple[Sentence, ...]:
    """Split blocks into sentences, with offsets in the text of the article.

    A heading, a caption, a cell and a block of code are one sentence each. Datelines, names of
    speakers and other lead-ins belong to no sentence.
    """
    sentences: list[Sentence] = []
    offset = 0
    speakers = find_speakers(block.text for block in blocks if block.kind == "paragraph")
    for number, block in enumerate(blocks):
        text = block.text
        if block.kind in NEVER_PICKED:
            spans = [(0, len(text))]
        else:
            spans = find_sentences(text, language, start=measure_lead(text, speakers))
        for start, end in spans:
            place = (number, len(sentences), offset + start, offset + end)
            time = _find_time(block, start)
            quoted = block.kind == "quote"
            sentences.append(Sentence(text[start:end], *place, start_time=time, quoted=quoted))
        offset += len(text) + 2  # the blank line between paragraphs
    return tuple(sentences)


def _find_time(block: Block, offset: int) -> float | None:
    """Find the time at which the text at an offset was spoken, in seconds; None if unknown."""
    if not block.moments:
        return None
    count = bisect_right(block.moments, offset, key=itemgetter(0))
    return block.moments[max(0, count - 1)][1]


def find_sentences(paragraph: str, language: str, *, start: int = 0) -> list[tuple[int, int]]:
    """Find the start and the end of each sentence in a paragraph, beginning at ``start``.

    White space and note marks at either end belong to no sentence.
    """
    if start:
        return [(start + a, start + b) for a, b in find_sentences(paragraph[start:], language)]
    if not _ANY_STOP.search(paragraph, 0, len(paragraph) - 1):
        span = _trim(paragraph, 0, len(paragraph))
        return [span] if span else []
    starts = set(_other_starts(paragraph))
    starts.update(match.end() for match in _HIDDEN_STOP.finditer(paragraph))
    if language == "hy":
        starts.update(match.end() for match in _ARMENIAN_STOP.finditer(paragraph))
    if language not in _SPACELESS:
        starts.update(find_starts(paragraph, language))
    names = name_abbreviations(language)
    bounds = [0]
    for start in sorted(starts - {0}):
        start = _shift_quotes(paragraph, bounds[-1], start)
        if start > bounds[-1] and is_boundary(paragraph, bounds[-1], start, language, names):
            bounds.append(start)
    spans = zip(bounds, [*bounds[1:], len(paragraph)], strict=True)
    return [span for start, end in spans if (span := _trim(paragraph, start, end))]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    part = text[start:end].rstrip()
    end = start + len(part)
    notes = _NOTES_AFTER.search(part) if part.endswith("]") else None
    if notes:
        end = start + notes.start()
    if text[start : start + 1] == "[" or text[start : start + 1].isspace():
        before = _NOTES_BEFORE.match(text, start)
        start = before.end() if before else start
    return (start, end) if start < end else None


def _other_starts(paragraph: str) -> Iterator[int]:
    """Yield the offset after each stop that Punkt does not know, outside of East Asian quotes."""
    if paragraph.isascii():
        return
    depth = place = 0
    stops = _DOTTED_STOP if is_european(paragraph) else _OTHER_STOP
    for stop in stops.finditer(paragraph):
        depth += sum(_QUOTES.get(char, 0) for char in paragraph[place : stop.end()])
        place = stop.end()
        if depth <= 0 and not (
            stop[0][-1] in "」』" and _QUOTE_PARTICLE.match(paragraph, stop.end())
        ):
            depth = 0
            yield stop.end()


def _shift_quotes(text: str, start: int, boundary: int) -> int:
    """Move a boundary after closing quotes and before opening ones."""
    if text[boundary - 2 : boundary] in _PLAIN_ENDS and text[boundary].isalpha():
        return boundary
    head = text[start:boundary].rstrip()
    end = start + len(head)
    # In French « opens between two spaces, and Punkt starts a sentence after it.
    if head[-1:] == "«" and head[-2:-1].isspace():
        return end - 1
    closing = _CLOSING.match(text, boundary)
    if closing is None:
        return boundary
    end = closing.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def is_boundary(
    text: str, start: int, boundary: int, language: str, abbreviations: frozenset[str]
) -> bool:
    """Check whether the sentence that starts at ``start`` really ends before ``boundary``."""
    if language == "de" and _is_ordinal(text, boundary):
        return False
    start = max(start, boundary - _SEEN)
    if language == "tr" and _is_in_saying(text, start, boundary):
        return False
    head = text[start:boundary].rstrip()
    place = boundary
    while text[place : place + 1] in _OPENING:
        place += 1
    # Only two characters: copying the rest of a long paragraph each time would be quadratic.
    rest = text[place : place + 2]
    if not _WORD_CHARACTER.search(head) or not rest or _NUMBER_ONLY.match(head):
        return False
    if rest[0].islower() and not rest[1:2].isupper():  # "Stop!" he said.
        return False
    if head[-1] in "!?" and rest[0] in _DASHES and _goes_on(head, text[place : place + _REACH]):
        return False
    if rest[0] in ",;:" or _read_last_word(head) in abbreviations:
        return False
    if _UNENDED.search(head[-_REACH:]) or _is_in_brackets(text, start, boundary):
        return False
    initials = _INITIALS.search(head, max(0, len(head) - _LONGEST_INITIALS))
    return not (initials and not _NOT_NAMES.search(head) and not rest[0].islower())


def _read_last_word(head: str) -> str:
    """Extract the last word in lower case: "dr" from "his friend—Dr."."""
    word = head.rsplit(maxsplit=1)[-1].lower().strip(".")
    for mark in _JOINED:
        word = word.rpartition(mark)[2]
    return word


def _goes_on(head: str, rest: str) -> bool:
    """Check whether a sentence goes on after "!" or "?" and a dash, as in "Sweet! — The code"."""
    word = rest.lstrip(_DASHES + " ")[:1]
    return word.islower() or (head[-1] == "!" and len(head.split(maxsplit=_CRY)) < _CRY)


def _is_ordinal(text: str, boundary: int) -> bool:
    if not _ORDINAL.search(text[max(0, boundary - _REACH) : boundary].rstrip().lower()):
        return False
    word = _WORD.match(text, boundary)
    return word is not None and word[0].lower() not in stop_words("de")


def _is_in_saying(text: str, start: int, place: int) -> bool:
    """Check whether a place is inside a quotation that its sentence goes on after, as in Turkish.

    The verb stands at the end there: "The boat is enough. Nobody wants a bridge" said the captain.
    """
    opened = text.rfind("“", start, place)
    mark = "”" if opened >= 0 and text.find("”", opened, place) < 0 else '"'
    if mark == '"' and text.count('"', start, place) % 2 == 0:
        return False
    closed = text.find(mark, place, place + _BRACKET)
    return (
        closed >= 0
        and text[closed + 1 : closed + 2] == " "
        and text[closed + 2 : closed + 3].islower()
    )


def _is_in_brackets(text: str, start: int, place: int) -> bool:
    """Check whether a place is inside a bracket that opened in the sentence and closes soon."""
    opened = text.rfind("(", start, place)
    if opened <= start or text.find(")", opened, place) >= 0:
        return False
    closed = text.find(")", place, place + _BRACKET)
    return closed >= 0 and text.find("(", place, closed) < 0
