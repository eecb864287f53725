"""The values that flow through the program. They are immutable."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple


class Password(str):
    """A password, which no traceback shows."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Leave it out."""
        return "Password()"


class Source(NamedTuple):
    """The bytes of a document and their origin."""

    name: str  # as the user wrote it: a file, "-" or a URL
    data: bytes
    url: str | None = None  # of a fetched page, after redirects
    part: int = 0  # 1-based number of the article in its file; 0 if it is the only one
    parts: int = 0  # number of articles in the file
    id: str | None = None  # of the article in its file
    title: str | None = None  # this and the next two are metadata of the file about the article
    author: str | None = None
    date: str | None = None  # ISO 8601, YYYY-MM-DD
    time: str | None = None  # ISO 8601 in UTC, to the minute, where the file says it
    site: str | None = None  # the feed that it is an entry of
    columns: Mapping[str, Any] | None = None  # kept columns of its row, as JSON values
    alone: bool = False  # the data is an article without a page around it
    password: "Password | None" = None  # of a locked PDF
    secret: bool = False  # its server asked not to store it
    detected: Any = None  # its kind, of readers.format_detection; None if not yet detected
    validators: tuple[str, str] = ("", "")  # ETag and Last-Modified of its server
    moved: bool = False  # its server says that it is at ``url`` for good

    @property
    def label(self) -> str:
        """The name for messages, with the number of the part."""
        return f"{self.name}#{self.part}" if self.part else self.name


@dataclass(frozen=True, slots=True)
class Removed:
    """A line removed as boilerplate.

    - ``text``: the line
    - ``reason``: one of a small set, such as "log in" or "newsletter"
    """

    text: str
    reason: str


Form = Literal["page", "markdown", "text", "document"]  # a document has no boilerplate
BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "cell", "caption"]


MarkKind = Literal["link", "emphasis", "code", "image"]


class Mark(NamedTuple):
    """A mark on a part of a text, such as a link."""

    kind: MarkKind
    start: int  # offset in the text
    end: int  # that of an image is its start: it stands between two characters
    address: str = ""  # of a link or an image
    label: str = ""  # of an image: its alternative text


class Markup(NamedTuple):
    """The marks on a block as its document has them; render.inline finds their offsets."""

    pieces: tuple[str | None, ...]  # of the text before white space is joined; None breaks a line
    marks: tuple[Mark, ...]  # from a piece to the one before ``end``
    base: str = ""  # to which the addresses are relative; "" if to that of the article
    letters: int = 0  # at least so many, white space apart, precede the text of the block


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text, such as a paragraph or a heading.

    - ``text``: on one line, except for code
    - ``kind``: "paragraph", "heading", "item", "quote", "code", "cell" or "caption"
    - ``level``: of a heading, 1 to 6; of an item, its depth from 1; 0 if unknown
    - ``number``: of an item in a numbered list, else None
    - ``row``: of a cell, 0-based; a smaller one than before starts another table
    - ``column``: of a cell, 0-based; empty cells are no blocks
    - ``page``: 1-based, if the source has pages
    - ``links``: share of the characters in links, 0..1
    - ``moments``: of a transcript, pairs of an offset in the text and a time in seconds
    - ``speaker``: of a post in a thread, its author, also of the heading above it
    - ``markup``: links, emphasis and images in it, if there are any
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    number: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    links: float = 0.0
    moments: tuple[tuple[int, float], ...] = ()
    speaker: str | None = None
    markup: Markup | None = field(default=None, repr=False, compare=False)


class Frame(NamedTuple):
    """An element of a page that contains blocks."""

    tag: str
    name: str  # its class and id
    parent: int  # number of the frame around it; 0, its own, for the outermost
    twins: int  # siblings with the same tag and class, including itself
    hidden: bool  # a browser does not show it, at least at first


class Place(NamedTuple):
    """The place of a block in its page."""

    frame: int  # number of the innermost frame around it
    found: bool  # in the extracted body
    found_more: bool  # in a broader extraction
    declared: bool = False  # as the article's summary, by data of the page for machines
    in_body: bool = False  # of the article, by the same data
    number: int = -1  # of the block in the outline of its page


class Layout(NamedTuple):
    """The layout of a page, by which its blocks are classified."""

    frames: tuple[Frame, ...]  # in document order
    places: tuple[Place, ...]  # of the blocks of the draft, in the same order


class Outline(NamedTuple):
    """All blocks of a page, the menus among them too, and the elements that hold them."""

    blocks: tuple[Block, ...]  # in reading order
    places: tuple[int, ...]  # the number of the frame of each block
    frames: tuple[Frame, ...]


class Signs(NamedTuple):
    """Signs of the kind of a page, from its metadata and all of its text."""

    titles: tuple[str, ...]  # its title, and its headline if there is only one
    article: bool  # declared as an article
    listing: bool  # declared as a list of articles: a home page, a tag
    password: bool  # has a password field
    kinds: tuple[str, ...] = ()  # types declared in Open Graph (og:type)
    headlines: int = 0  # lines that are links to other pages
    prose: float = 0.0  # words in lines of prose
    address: str = ""  # of the page, as given or declared
    dated: bool = False  # declares when it was published
    sells: bool = False  # declares one product and its price, and no article
    fields: int = 0  # of its forms, to be filled in
    pictures: int = 0
    outline: Outline | None = None  # None if its blocks are not its own: read from scripts


# Where a fact about a page stands: in its data for machines, its head, a line of its author and
# date, its address, or elsewhere in its text; of an office document, in its text or its file alone.
Provenance = Literal["json-ld", "meta", "byline", "url", "text", "file"]


class Provenances(NamedTuple):
    """The sources of the facts about an article; None for one that is not known or traced."""

    title: Provenance | None = None
    author: Provenance | None = None
    date: Provenance | None = None
    site: Provenance | None = None


NO_PROVENANCE = Provenances()


class Card(NamedTuple):
    """What a page declares for those who link to it."""

    url: str | None = None  # its address, as given or declared
    image: str | None = None  # the address of a picture
    description: str | None = None
    tags: tuple[str, ...] = ()


NO_CARD = Card()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as read, with its boilerplate."""

    blocks: tuple[Block, ...]
    form: Form = "text"
    layout: Layout | None = None  # of a page
    title: str | None = None
    author: str | None = None
    date: str | None = None  # ISO 8601, YYYY-MM-DD
    site: str | None = None
    provenance: Provenances = NO_PROVENANCE  # of these facts, of a page or an office document
    removed: tuple[Removed, ...] = ()  # by the reader, in reading order
    signs: Signs | None = None  # of a page
    untitled: bool = False  # the first line is no headline, as in a conversation
    card: Card = NO_CARD  # of a page

    @property
    def declared(self) -> bool:
        """False for a page that declares neither an article or a product nor its day."""
        signs = self.signs
        return signs is None or signs.article or signs.dated or signs.sells


@dataclass(frozen=True, slots=True)
class Article:
    """An article without its boilerplate.

    - ``text``: its paragraphs, joined by blank lines; ``str(article)`` is the same
    - ``paragraphs``: the texts of its blocks
    - ``blocks``: a Block for each paragraph, heading and so on, in reading order
    - ``title``, ``author``, ``site``: None if unknown
    - ``date``: ISO 8601, "YYYY-MM-DD"; None if unknown
    - ``provenance``: where these facts stand, if they are those of a page
    - ``language``: ISO 639-1, or "und"
    - ``source``: the name of its file, or its address; "<text>" if it was passed
    - ``url``: the address of a page, as given or declared; None if unknown
    - ``image``, ``description``, ``tags``: those that a page declares, if any
    - ``part``: its 1-based number among the ``parts`` of its source; 0 if it is the only one
    - ``time``: ISO 8601 in UTC, to the minute, where a feed or a mail says it
    - ``removed``: a Removed for each line taken out as boilerplate, in reading order
    - ``links``: the absolute addresses that its text links to, each once
    - ``articles``: those merged into this one, in their order

    >>> import summarize
    >>> article = summarize.open("samples/bridge.html")
    >>> article
    <Article 'The bridge that measures its own age': 12 blocks, en>
    >>> len(article.paragraphs), article.removed[0].reason
    (12, 'title')
    """

    blocks: tuple[Block, ...]
    language: str
    source: str = "<text>"
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    provenance: Provenances = NO_PROVENANCE
    url: str | None = None
    image: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    part: int = 0
    parts: int = 0
    time: str | None = None
    removed: tuple[Removed, ...] = ()
    articles: tuple["Article", ...] = ()

    def __str__(self) -> str:
        """Give the text."""
        return self.text

    def __repr__(self) -> str:
        """Describe it on one line: a text of 1,000,000 words would fill a terminal for minutes."""
        return f"<Article {self.title!r}: {len(self.blocks):,} blocks, {self.language}>"

    @property
    def label(self) -> str:
        """The name for messages: its source, with the number of the part."""
        return f"{self.source}#{self.part}" if self.part else self.source

    @property
    def moment(self) -> str:
        """Its time, or else its date, for sorting; "" if neither is known."""
        return self.time or self.date or ""

    @property
    def titles(self) -> str:
        """Its title, or those of the articles merged into it, one per line; "" if there is none."""
        return "\n".join(part.title for part in (self.articles or (self,)) if part.title)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the blocks."""
        return tuple(block.text for block in self.blocks)

    @property
    def links(self) -> tuple[str, ...]:
        """The absolute addresses that the text links to, each once."""
        from summarize.render.inline import list_marks

        marks = (mark for own in list_marks(self) for mark in own if mark.kind == "link")
        return tuple(dict.fromkeys(mark.address for mark in marks))

    @property
    def text(self) -> str:
        """The paragraphs joined by blank lines; offsets of sentences refer to it."""
        return "\n\n".join(self.paragraphs)


class Stance(NamedTuple):
    """The stance of a sentence: its relation to the text around it."""

    leans: bool = False  # not selected without the sentence before it
    refers: int = 0  # certain references to something elsewhere, such as a figure
    hints: int = 0  # possible references
    dangles: float = 0.0  # probability that it refers to something that only other sentences name
    asks: bool = False  # is a question
    labelled: bool = False  # opens with a label and a colon, like captions and list items
    announces: bool = False  # announces the next sentences, or calls to action
    concludes: bool = False  # states a conclusion
    presents: bool = False  # states the subject or proposal of the article itself
    claims: int = 0  # words that compare, report, conclude, give a cause
    advises: bool = False  # gives advice
    publication: int = 0  # words about the page, not about its subject
    section: int = 0  # 1-based number of its section in an article of short sections, else 0
    rejects: bool = False  # says that the sentence before it is wrong
    objects: bool = False  # contrasts with the sentence before it
    refuted: bool = False  # the next sentence rejects it or, if it is quoted, objects to it


NO_STANCE = Stance()


class Rating(NamedTuple):
    """What a ranker gives a sentence, as named parts; the names are shown to users."""

    addends: Mapping[str, float]
    # On request, several parts in place of the first; pickled with the rating.
    split: Callable[[], Mapping[str, float]] | None = None
    low: float = 0.0  # what has the score 0, and how far above that is the score 1
    span: float = 1.0

    @property
    def total(self) -> float:
        """The sum of the addends."""
        return sum(self.addends.values())

    @property
    def parts(self) -> dict[str, float]:
        """The parts of the score by name; "base" is what all sentences share."""
        parts = dict(self.addends)
        if self.split is not None:
            del parts[next(iter(parts))]
            for name, value in self.split().items():
                parts[name] = parts.get(name, 0.0) + value
        scaled = {name: value / self.span for name, value in parts.items()}
        base = scaled.pop("base", 0.0) - self.low / self.span
        return scaled | {"base": base} if base else scaled


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place in the article and its score.

    - ``text``: word for word; ``str(sentence)`` is the same
    - ``paragraph``: 0-based, in Article.paragraphs
    - ``position``: 0-based, across the whole article
    - ``start``, ``end``: offsets in characters: ``article.text[start:end]`` is the text
    - ``score``: 0..1; the best sentence of the article has 1.0
    - ``parts``: what the score is made of, as pairs of a name and a value
    - ``document``: 0-based, in Article.articles, if several are merged
    - ``stance``: signs of its relation to the text around it
    - ``start_time``: in a transcript, in seconds; else None
    - ``quoted``: true in a quotation block: not the words of the author
    - ``speaker``: in a transcript, whose name opens the paragraph; in a thread, the author; or None
    """

    text: str
    paragraph: int
    position: int
    start: int
    end: int
    score: float = 0.0
    rating: Rating | None = field(default=None, repr=False, compare=False)
    document: int = 0
    stance: Stance = field(default=NO_STANCE, repr=False)
    start_time: float | None = None
    quoted: bool = False
    speaker: str | None = None

    def __str__(self) -> str:
        """Give the text."""
        return self.text

    @property
    def introduction(self) -> str:
        """The name of the speaker as summaries show it before the text: "Ann: "."""
        return f"{self.speaker}: " if self.speaker else ""

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """The parts of the score by name, computed on request."""
        return tuple(self.rating.parts.items()) if self.rating else ()


class PickedBy(NamedTuple):
    """The user's program or model that chose sentences of a summary."""

    command: str  # name of the program, without its arguments, or of the model
    calls: int  # of it: one, and one more for each prompt that was too long for it
    fallback: str | None  # the reason why auto chose all of them, if it did
    candidates: int  # sentences among which it chose
    wanted: int  # sentences that it was asked for
    numbers: tuple[int, ...]  # positions of those that it chose, best first, also if they don't fit
    filled: int = 0  # sentences of the summary that auto added


@dataclass(frozen=True, slots=True)
class Summary:
    """The key sentences of an article, in reading order: iterate over them, or count them by len.

    - ``text``: the sentences, a line each; ``str(summary)`` is the same
    - ``sentences``: a Sentence for each, in reading order
    - ``links``: an address of the very place of each, or None if the article has none
    - ``article``: the Article that they are of
    - ``keywords``: key phrases, the best first
    - ``algorithm``: which ranked the sentences
    - ``article_sentences``: number of sentences in the article, not counting headings
    - ``article_words``, ``summary_words``: numbers of words
    - ``question``: which the sentences answer, if one was asked
    - ``tokens``: estimates for article and summary, if a length in tokens was asked for
    - ``picked_by``: the command that chose the sentences, if one was given

    >>> import summarize
    >>> summary = summarize.summarize(summarize.open("samples/bridge.html"), length=2)
    >>> summary
    <Summary of 'The bridge that measures its own age': 2 of 33 sentences>
    >>> [sentence.text[:21] for sentence in summary]
    ['An inspection tells w', 'The heaviest load of ']
    >>> len(summary), summary.keywords[0], summary.to_dict()["words"]
    (2, 'bridge', {'article': 614, 'summary': 91})
    """

    article: Article
    algorithm: str
    sentences: tuple[Sentence, ...]
    article_sentences: int
    article_words: int
    summary_words: int
    keywords: tuple[str, ...] = field(default=())
    question: str | None = None
    tokens: tuple[int, int] | None = None
    picked_by: PickedBy | None = None

    def __iter__(self) -> Iterator[Sentence]:
        """Yield the sentences."""
        return iter(self.sentences)

    def __len__(self) -> int:
        """Count the sentences."""
        return len(self.sentences)

    def __str__(self) -> str:
        """Give the text."""
        return self.text

    def __repr__(self) -> str:
        """Describe it on one line."""
        count = f"{len(self):,} of {self.article_sentences:,} sentences"
        return f"<Summary of {self.article.title!r}: {count}>"

    @property
    def text(self) -> str:
        """The texts of the sentences, a line each."""
        return "\n".join(sentence.text for sentence in self.sentences)

    @property
    def links(self) -> tuple[str | None, ...]:
        """The address of the very place of each sentence; None without an address."""
        from summarize.render.text_fragments import link_sentences

        return tuple(link_sentences(self.sentences, self.article))

    def to_dict(self) -> dict[str, Any]:
        """Convert it to plain values, those of the JSON in FORMATS.md."""
        from summarize.render.json import build_object

        return build_object(self)

    def to_json(self) -> str:
        """Convert it to JSON on one line, as ``-f json`` prints it."""
        from summarize.render.json import render_json

        return render_json(self).rstrip("\n")

    def _repr_html_(self) -> str:
        """Write it as HTML, for a notebook."""
        from summarize.render.html.summary import render_note

        return render_note(self)
