"""Links to the very place of a sentence: text fragments, pages of a PDF, moments of a recording.

A text fragment (WICG, "URL Fragment Text Directives") is ``#:~:text=prefix-,start,end,-suffix``: a
browser scrolls to the first text from ``start`` to ``end`` and marks it. Both are the fewest words
that name the sentence; what stands around it is added only where another sentence says the same.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from urllib.parse import quote

from summarize.language.addresses import show_address
from summarize.language.punctuation import CLEAR_STOPS, PAUSE_MARKS
from summarize.lazy import compile_late
from summarize.models import Article, Sentence
from summarize.render.datetimes import link_time

_WEB = ("http://", "https://")
_DIRECTIVE = ":~:"
# The words of a sentence, and where none are between spaces, the text between its marks.
_MARKS = "".join(m for m in CLEAR_STOPS + PAUSE_MARKS if m >= "\u3000") + "「」『』（）《》・"
_UNITS = compile_late(rf"[^\s{_MARKS}]+")
_FEWEST = 4  # units of the start: menus and other headlines may have three
_SHORTEST = 20  # characters of the start, as four short words are as common
_FEWEST_AT_END = 2
_MOST = 50  # units of the start, and of the end: of a longer sentence the opening is marked
_WIDE = 3  # a character of a script without spaces says as much as so many letters
_AROUND = 5  # units before or after a sentence that tell it from another


def find_link(article: Article) -> str | None:
    """Find the web address of an article, cleaned and without spaces; None if it has none."""
    found = (show_address(each) or "" for each in (article.url, article.source))
    return next((u.replace(" ", "%20") for u in found if u.lower().startswith(_WEB)), None)


def link_sentence(sentence: Sentence, article: Article) -> str | None:
    """Link to a sentence in its page, recording or PDF; None if the article has no web address.

    ``article`` is the one that the sentence was chosen from, which may merge several.
    """
    return link_sentences([sentence], article)[0]


def link_text(text: str, article: Article) -> str | None:
    """Link to a sentence of an article, given by its text, or else to the article."""
    start = article.text.find(text)
    if start < 0:
        return find_link(article)
    return link_sentence(Sentence(text, 0, 0, start, start + len(text)), article)


def link_sentences(sentences: Sequence[Sentence], article: Article) -> list[str | None]:
    """Link to each of several sentences; the text of each article is looked up once."""
    parts = article.articles or (article,)
    sizes = (sum(len(block.text) + 2 for block in part.blocks) for part in parts)
    offsets = list(accumulate(sizes, initial=0))
    pages: dict[int, _Page] = {}

    def link(sentence: Sentence) -> str | None:
        number = sentence.document if article.articles else 0
        url = find_link(parts[number])
        if url is None:
            return None
        if sentence.start_time is not None:
            return link_time(url, sentence.start_time) or url
        page = article.blocks[sentence.paragraph].page
        if page is not None:
            return f"{url.partition('#')[0]}#page={page}"
        if number not in pages:
            pages[number] = _Page(parts[number])
        span = sentence.start - offsets[number], sentence.end - offsets[number]
        url = url.partition(_DIRECTIVE)[0]
        return f"{url}{'' if '#' in url else '#'}{_DIRECTIVE}text={pages[number].direct(*span)}"

    return list(map(link, sentences))


class _Page:
    """The known text of a page, in which the words of a fragment are looked for."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        folded = self._text.lower()
        # A few capitals are two small letters.
        self._folded = folded if len(folded) == len(self._text) else self._text
        others = [article.title or "", *(line.text for line in article.removed)]
        self._others = "\n".join(others).lower()

    def direct(self, start: int, end: int) -> str:
        """Write the text directive of a sentence by its offsets in the article."""
        units = [(m.start(), m.end()) for m in _UNITS.finditer(self._text, start, end)]
        named = (start, end if len(units) <= _MOST else units[_MOST - 1][1])
        head = next(self.find_heads(units[:_MOST]), None)
        if head is None:
            return self.add_context(named)
        tail = next(self.find_tails(units[-_MOST:], head), None)
        if tail is None:
            return self.write(named)
        return f"{self.write((start, head))},{self.write((tail, end))}"

    def write(self, span: tuple[int, int]) -> str:
        return encode_text(self._text[slice(*span)])

    def find_heads(self, units: Sequence[tuple[int, int]]) -> Iterator[int]:
        """Yield the ends of openings of a sentence that nothing else on the page has."""
        begin = units[0][0] if units else 0
        for number, (_, end) in enumerate(units, start=1):
            long = number >= _FEWEST and end - begin >= _SHORTEST
            wide = end - begin < _measure(self._text[begin:end]) >= _SHORTEST
            if (long or wide or number == len(units)) and self._is_unique(begin, end):
                yield end

    def find_tails(self, units: Sequence[tuple[int, int]], head: int) -> Iterator[int]:
        """Yield the starts of ends of a sentence that do not occur before, beyond its opening."""
        end = units[-1][1]
        after = [begin for begin, _ in units if begin >= head]
        for number, begin in enumerate(reversed(after), start=1):
            enough = number >= _FEWEST_AT_END or _measure(self._text[begin:end]) >= _SHORTEST
            if enough and self._folded.find(self._folded[begin:end], head) == begin:
                yield begin

    def _is_unique(self, begin: int, end: int) -> bool:
        words = self._folded[begin:end]
        first, more = self._folded.find(words), self._folded.find(words, end)
        return first == begin and more < 0 and words not in self._others

    def add_context(self, span: tuple[int, int]) -> str:
        """Write a sentence that occurs elsewhere, too, with words around it."""
        begin, end = span
        above = self._text.rfind("\n\n", 0, begin) + 2 if "\n\n" in self._text[:begin] else 0
        below = self._text.find("\n\n", end)
        before = [m.start() for m in _UNITS.finditer(self._text, above, begin)][-_AROUND:]
        ends = _UNITS.finditer(self._text, end, len(self._text) if below < 0 else below)
        after = [m.end() for m in ends][:_AROUND]
        prefix = f"{encode_text(self._text[before[0] : begin].strip())}-," if before else ""
        suffix = f",-{encode_text(self._text[end : after[-1]].strip())}" if after else ""
        return f"{prefix}{self.write(span)}{suffix if not prefix else ''}"


def _measure(text: str) -> int:
    """Measure how much a text says, in letters of a script with spaces."""
    return sum(1 if ord(char) < 0x2E80 else _WIDE for char in text)


def encode_text(text: str) -> str:
    """Encode a text for a directive, in which hyphens, commas and ampersands are marks."""
    return quote(text, safe="").replace("-", "%2D")
