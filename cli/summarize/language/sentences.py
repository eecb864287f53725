"""Split paragraphs into sentences.

Punkt (Kiss and Strunk, 2006) decides which full stops end a sentence. Named rules of ours repair
the rest: mostly quotations, ordinals, initials and the stops of other scripts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from summarize.language.leads import find_speakers, measure_lead, name_speaker
from summarize.language.punctuation import CLEAR_STOPS, CLOSING_MARKS, STOP_MARKS
from summarize.language.punkt import (
    find_starts,
    is_known,
    is_plain,
    name_abbreviations,
    number_abbreviations,
)
from summarize.language.words import stop_words
from summarize.language.writing_systems import EAST_ASIAN, is_european
from summarize.lazy import compile_late
from summarize.models import Block, Sentence

_SPACELESS = frozenset(("ja", "zh"))  # every stop ends a sentence, whatever follows it
# East Asian stops, and others before East Asian letters. Starting with the mark makes the search
# six times as fast.
_OTHER_STOP = compile_late(
    f"[!?…．{CLEAR_STOPS}](?:"
    f'(?<=[{CLEAR_STOPS}])[{CLEAR_STOPS}]*[」』｣）”’"]*(?=.)'
    f"|(?<=[!?…])(?<![!?…].)[!?…]*[」』｣”]*(?=[「『｢“]?[{EAST_ASIAN}])"
    # Of Japanese papers; not "３．５" and "ア．物性".
    f"|(?<=[{EAST_ASIAN}]{{2}}．)[」』｣）”]*(?=[「『｢“（]?[^\\W\\d]))"
)
# Particles that continue the sentence after a Japanese quotation.
_QUOTE_PARTICLE = compile_late("[とのをがにでもは、，,]|って|という")
_PARTNERS = {"」": "「", "』": "『", "｣": "｢", "）": "（", "》": "《"}
_QUOTE = compile_late("[「『｢（《」』｣）》]")
_PLAIN_ENDS = frozenset((". ", "! ", "? "))  # without quotation marks if a letter follows
# Closing marks and faces, ":-)", recognized by the text after them: in other languages the same
# mark may open.
_CLOSING = compile_late(
    "(?:[:;]-?[)(D]|[\"'“”‘’«»‹›)\\]」』）]+)(?=[\\s,.;:!?…–—-]|$|(?<=\\S.)[(\\[])"
)
# Boundaries that Punkt misses: a stop before a note or without a space after it, and the bar
# between a heading and its text. Starting with the mark makes the search five times as fast.
_HIDDEN_STOP = re.compile(
    r"[.!?|](?:(?<!\|)[\"”’)]?(?:\[(?:\d{1,3}|[a-z])\])+(?=\s|[A-ZÀ-Ý])"
    r"|(?<=[a-zà-ÿ]{3}[.!?])[”\"’]?(?=(?:[A-ZÀ-Ý][a-zà-ÿ]+|[AI])[ ,])"
    r"|(?<!\|)[†‡](?=\s[A-ZÀ-Ý])"
    r"|(?<=\w \|)(?= \w| -))"
)
# Notes, as in Wikipedia, after a mark: [1], [a], [12][13].
_NOTES_AFTER = compile_late(r"(?<=[^\w\s\]])\s?(?:\[(?:\^?\d{1,3}|[a-z]|note \d+)\])+$")
# The letter of the next item of a list, after the end of a sentence: "yields. b. It requires".
_LABEL_AFTER = compile_late(r"(?:(?<=[^\W_]{3}[.!?:;])|(?<=\)[.;]))\s\(?(?:[a-z]|[ivx]{2,4})[.)]$")
_MARKS_AFTER = " \t\n\r\v\f\xa0\u3000*†‡↩↑\ufe0e\ufe0f"  # white space and marks of notes
# Armenian is often typed with a colon in place of its own full stop, "։".
_ARMENIAN_STOP = compile_late(":(?<=[\u0561-\u0587»]:)(?=[ \u00a0]?[\u0531-\u0556])")
# A paragraph without any of these, except at its end, is a single sentence.
_ANY_STOP = re.compile(f"[{re.escape(STOP_MARKS)};|·]|\\)(?<=\\d\\))|:(?<=[\u0561-\u0587»]:)")
# Notes before a sentence, also descriptions of sounds and omissions: [MUSIC PLAYING], [...].
_NOTES_BEFORE = compile_late(
    r"\s*(?:\[(?:\^?\d{1,3}|[a-z]|…|\.\.\.|[A-Z]{3,12}(?: [A-Z]{2,12}){0,3})\]\s*)*"
)
# For is_boundary.
_OPENING = frozenset("\"'“‘„‚«‹(「『（[ ")
# Initials and letters with stops: "J.", "J. R. R.", "U.S.", "a.m."
_INITIALS = re.compile(
    r"(?:^|[\s(])[\"“„«]?(?:[^\W\d_a-zà-ÿ]\.|(?:[^\W\d_]\.[ -]?){1,3}[^\W\d_]\."
    r"|(?:[A-ZÀ-Ý][^\W\d_A-ZÀ-Ý]{0,2}\.){2,4}"
    r"|\d{1,3}(?:[dmnrtv][oa]|[ºª])\.)$"  # "el 8vo. Congreso"
)
# Thai uses full stops only in abbreviations; after "et al." comes a year; an ellipsis may open a
# quotation.
_UNENDED = re.compile(
    '(?:^|[\\s\\d(])(?:[\u0e01-\u0e4e]{1,4}[.]){1,4}$|\\bet al[.]$|(?:^|\\s)["“„«‘(]+(?:\\.\\.+|…)$'
)
# A rule or a report of a court, "Fed. R. App. P. 36": a short name before a letter with a stop.
_COURT, _LETTER = compile_late(r"(?:^|[\s(])[A-Z][a-z]{1,4}\.$"), re.compile(r"[A-Z]\.(?:\s|$)")
# German ordinals, where Punkt splits: "bei der 3. Teilung Polens"; not "der 3. Danach".
_ORDINAL = compile_late(
    r"(?:^|\s)(?:der|die|das|dem|den|des|am|im|ins|zum|zur|vom|beim"
    r"|(?:jed|sein|ihr|ein)e[rnms]?)(?: \d{1,3}\. (?:und|oder|bis))? \d{1,3}\.$"
)
# Stops that Punkt may take for those of abbreviations, and an ellipsis or "[...]" before a capital.
_DOUBTFUL = re.compile(
    r"[.…](?:(?<=\.\.|.…)([\"”’»“«]*|(?:(?<=\[…)|(?<=\[\.\.\.))\])|[\"”’»)]*)\s+"
    r"(?=[\"“„«‘(¿¡]*[^\W\d_a-zà-ÿ])"
)
# Two words, of which the first has a capital; a comma after it is enough.
_CAPITALIZED = re.compile(
    r"[\"“„«‘(¿¡]{0,3}([^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Ý]{0,20})(?:, | [\"“„«‘(]{0,3}(?=([^\W\d_])))"
)
# What a small letter may follow: a plain word, which is no abbreviation; a short one if Punkt knows
# it. Who begins sentences with small letters does so after shorter words, too.
_PLAIN_END = re.compile(r"(?<=[^\W\d_]{5})[\"”»]?\.$")
_SHORT_END = re.compile(r"\s([^\W\d_A-ZÀ-Ý]{3,4})(?:[\"”»]?\.|!!+)$")
_SMALL_SHORT = compile_late(r"[^\W\d_](?:\.|[^\W\d_]{1,4}\.(?:\s|$))")  # "i.e.", "etc."
_SMALL_END = re.compile(r"(?<=[^\W\d_]{2})[.?]+$")
_ITEM = re.compile(r"(?:^|(?<=\s))([•⁃] ?)?\(?(\d{1,2})[.)]{1,2}\s+(?=\S)")
_BEFORE_ITEMS = ".!?:;"
_ANY_ITEM = re.compile(r"\d[.)]{1,2}\s")
_LAST_WORD = re.compile(r"[^\s\"“”„«»—–/('’-]{1,24}(?:['’]\w{1,2}\.?)?$")
_SMALL_WORD = compile_late(r"(?<![\w.])[^\W\d_A-ZÀ-Ý]\w{0,40}$")
_DASHES = "—–-"
_ADDRESS_MARKS = frozenset("/@")
_LONGEST_INITIALS = 10  # characters
_REACH = 24  # characters before a boundary in which an abbreviation is looked for
_BRACKET = 200  # characters, the most that a bracket holds of a sentence
_SEEN = 2_000  # characters of a sentence, or one that never ends would be read by the square
_CONSONANT = "[b-df-hj-np-tv-xz]"
# The number or the letters of an item, and an amount: "1)", "IV.", "DT.", "2 Pck."
_LABEL_ONLY = re.compile(
    rf"^\W*(?:\d{{1,4}}(?: (?i:{_CONSONANT}{{1,4}}))?|[^\W\d_]|[IVX]{{2,5}}"
    r"|[B-DF-HJ-NP-TV-XZ]{2,4})[.)]+$"
)
# A word without vowels, unless a number before it makes it a unit: "Dt. Titel", "Ft. Myers".
_VOWELLESS = compile_late(rf"(?:^|(?<![\d\s])\s|[(\"“„«])(?i:{_CONSONANT}){_CONSONANT}{{1,5}}\.$")
# A short word, or one that ends as no word does: "mind.", "Lundstr.", "diesbzgl."
_SHORTENED = compile_late(rf"[^\W\d_]{{2,5}}|[^\W\d_]+{_CONSONANT}{{2}}[b-dfgj-np-rv-xz]")
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
        lead = 0 if block.kind in NEVER_PICKED else measure_lead(text, speakers)
        if block.kind in NEVER_PICKED:
            spans = [(0, len(text))]
        else:
            spans = find_sentences(text, language, start=lead)
        speaker = name_speaker(text[:lead], speakers) if lead and speakers else None
        for start, end in spans:
            place = (number, len(sentences), offset + start, offset + end)
            time = _find_time(block, start)
            quoted = block.kind == "quote"
            sentences.append(
                Sentence(
                    text[start:end],
                    *place,
                    start_time=time,
                    quoted=quoted,
                    speaker=speaker or block.speaker,
                )
            )
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

    White space and note marks at either end, and the letter of an item, belong to no sentence.
    """
    if start:
        return [(start + a, start + b) for a, b in find_sentences(paragraph[start:], language)]
    if not _ANY_STOP.search(paragraph, 0, len(paragraph) - 1):
        span = _trim(paragraph, 0, len(paragraph))
        return [span] if span else []
    starts = set(_other_starts(paragraph))
    starts.update(_hidden_starts(paragraph, language))
    if language == "hy":
        starts.update(match.end() for match in _ARMENIAN_STOP.finditer(paragraph))
    if language not in _SPACELESS:
        starts.update(find_starts(paragraph, language))
    for stop in _DOUBTFUL.finditer(paragraph):
        start = stop.end()
        if start not in starts and (
            stop[1] is not None or _opens_sentence(paragraph, start, language)
        ):
            starts.add(start)
    starts.update(_find_items(paragraph))
    names = name_abbreviations(language)
    last = _find_last_letter(paragraph)  # what follows belongs to the sentence that has it
    bounds = [0]
    for start in sorted(starts - {0}):
        start = _shift_quotes(paragraph, bounds[-1], start)
        if bounds[-1] < start <= last and is_boundary(
            paragraph, bounds[-1], start, language, names
        ):
            bounds.append(start)
    spans = zip(bounds, [*bounds[1:], len(paragraph)], strict=True)
    return [span for start, end in spans if (span := _trim(paragraph, start, end))]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    part = text[start:end].rstrip(_MARKS_AFTER)
    end = start + len(part)
    notes = _NOTES_AFTER.search(part) if part.endswith("]") else None
    label = _LABEL_AFTER.search(part, max(0, len(part) - _REACH)) if part[-1:] in ".)" else None
    if found := notes or label:
        end = start + found.start()
    if text[start : start + 1] == "[" or text[start : start + 1].isspace():
        before = _NOTES_BEFORE.match(text, start)
        start = before.end() if before else start
    return (start, end) if start < end else None


def _other_starts(paragraph: str) -> Iterator[int]:
    """Yield the offset after each East Asian stop that Punkt does not know, outside of quotes.

    One at the end of a bracket within a sentence, as in the laws of Japan, does not end that.
    """
    if is_european(paragraph):
        return
    steps = _match_quotes(paragraph)
    depth = place = begin = 0
    for stop in _OTHER_STOP.finditer(paragraph):
        depth += sum(steps.get(at, 0) for at in range(place, stop.end()))
        place = stop.end()
        goes_on = stop[0][-1] in "」』｣" and bool(_QUOTE_PARTICLE.match(paragraph, place))
        if stop[0][-1] == "）":
            opened = paragraph.rfind("（", max(begin, stop.start() - _BRACKET), place)
            goes_on = bool(paragraph[max(begin, opened - _REACH) : max(begin, opened)].strip())
        if depth == 0 and not goes_on:
            begin = place
            yield place


def _match_quotes(paragraph: str) -> dict[int, int]:
    """List the offsets of East Asian quotes and brackets: 1 where one opens, -1 where it closes.

    One that never closes is a slip, or goes on in the next paragraph, and is left out.
    """
    steps: dict[int, int] = {}
    opened: dict[str, list[int]] = {mark: [] for mark in _PARTNERS.values()}
    for mark in _QUOTE.finditer(paragraph):
        if mark[0] in opened:
            opened[mark[0]].append(mark.start())
        elif stack := opened[_PARTNERS[mark[0]]]:
            steps |= {stack.pop(): 1, mark.start(): -1}
    return steps


def _hidden_starts(paragraph: str, language: str) -> Iterator[int]:
    """Yield the offset after each stop that no space follows, unless it is part of a name.

    "Rocket.Chat" and "app.Client.Box" are names; a stop word, or a small one before, is in none.
    """
    for stop in _HIDDEN_STOP.finditer(paragraph):
        word = _WORD.match(paragraph, stop.end())
        if (
            stop[0][0] == "|"
            or word is None
            or word[0].lower() in stop_words(language)
            or _SMALL_WORD.search(paragraph[max(0, stop.start() - _REACH) : stop.start()])
        ):
            yield stop.end()


def _find_items(paragraph: str) -> list[int]:
    """Find the items of a list within a paragraph: bullets with numbers, or 1, 2, 3 in turn.

    The first follows a stop or a colon, or opens the paragraph; the others do, too, or begin with a
    capital. "We need (1) bread, (2) butter, and (3) Cheddar" is one sentence.
    """
    items: list[int] = []
    if not _ANY_ITEM.search(paragraph):
        return items
    for item in _ITEM.finditer(paragraph):
        before = paragraph[max(0, item.start() - 2) : item.start()].rstrip()[-1:]
        opened = not before or before in _BEFORE_ITEMS
        capital = items and paragraph[item.end()].isupper() and before != "," and "(" not in item[0]
        if item[1] or (int(item[2]) == len(items) + 1 and (opened or capital)):
            items.append(item.start())
    return items if len(items) > 1 else []


def _find_last_letter(paragraph: str) -> int:
    """Find the offset of the last letter; -1 if there is none. Numbers after it are of notes."""
    return next((i for i in range(len(paragraph) - 1, -1, -1) if paragraph[i].isalpha()), -1)


def _shift_quotes(text: str, start: int, boundary: int) -> int:
    """Move a boundary after closing quotes and before opening ones."""
    if text[boundary - 2 : boundary] in _PLAIN_ENDS and text[boundary].isalpha():
        return boundary
    head = text[start:boundary].rstrip()
    end = start + len(head)
    # In French « opens between two spaces, and Punkt starts a sentence after it.
    if head[-2:-1].isspace() and (head[-1] == "«" or (head[-1] == '"' and _opens(text, end - 1))):
        return end - 1
    closing = _CLOSING.match(text, boundary)
    if closing is None or (closing[0] == '"' and end < boundary and _opens(text, boundary)):
        return boundary
    end = closing.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _opens(text: str, place: int) -> bool:
    """Check whether a straight quote opens, because all before it are closed."""
    return text.count('"', 0, place) % 2 == 0


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
    if not _WORD_CHARACTER.search(head) or not rest or _LABEL_ONLY.match(head):
        return False
    if rest[0] in _DASHES + "…" and _goes_on(head, text[place : place + _REACH], language):
        return False
    if rest[0] in ",;:!?" or (rest[0] == "." != rest[1:2]):
        return False
    if _read_last_word(head) in abbreviations:
        return False
    if _UNENDED.search(head[-_REACH:]) or _is_in_brackets(text, start, boundary):
        return False
    if _LETTER.match(text, place) and _COURT.search(head[-_REACH:]):
        return False
    if rest[0].islower() and not rest[1:2].isupper():  # "Stop!" he said.
        opened = text[boundary:place] in ("", "(") and not _SMALL_SHORT.match(text, place)
        return opened and _ends_plainly(head, language)
    if (rest[0].isdigit() or rest[0] in "§" + _DASHES) and _is_shortened(head, language):
        return False
    reach = max(0, len(head) - _LONGEST_INITIALS)
    short = _INITIALS.search(head, reach) or _VOWELLESS.search(head, reach)
    return (
        short is None
        or rest[0].islower()
        or (short.start() > 0 and _opens_sentence(text, boundary, language))
    )


def _is_shortened(head: str, language: str) -> bool:
    """Check whether the last word is an abbreviation, also one that only its form gives away."""
    word = _read_last_word(head)
    return word in number_abbreviations() or (
        head[-1] == "."
        and _SHORTENED.fullmatch(word) is not None
        and head[-2:].islower()
        and not is_known(word, language)
    )


def _ends_plainly(head: str, language: str) -> bool:
    """Check whether a sentence ends so clearly that the next may begin with a small letter.

    One that ends with an address does not: the end of a line may have cut it.
    """
    if not _ADDRESS_MARKS.isdisjoint(head.rsplit(None, 1)[-1]):
        return False
    if head[0].islower() and _SMALL_END.search(head):
        return True
    if _PLAIN_END.search(head):
        return not _is_shortened(head, language)
    word = _SHORT_END.search(head, max(0, len(head) - _REACH))
    return word is not None and is_plain(word[1], language)


def _opens_sentence(text: str, place: int, language: str) -> bool:
    """Check for a capitalized stop word before a small letter or a comma, unlike in a name."""
    words = _CAPITALIZED.match(text, place)
    return (
        words is not None
        and (words[2] is None or words[2].islower())
        and words[1].lower() in stop_words(language)
    )


def _read_last_word(head: str) -> str:
    """Extract the last word in lower case: "dr" from "his friend—Dr."."""
    word = _LAST_WORD.search(head, max(0, len(head) - _REACH))
    return word[0].lower().strip(".") if word else ""


def _goes_on(head: str, rest: str, language: str) -> bool:
    """Check whether a sentence goes on after a dash or dots: "etc. – but", "9.1. – 10.2."."""
    word = rest.lstrip(_DASHES + "… ")[:1]
    if word.islower() or word == "," or (word.isdigit() and head[-2:-1].isdigit()):
        return head[-1] in CLOSING_MARKS + "!?" or not _ends_plainly(head, language)
    return False


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
