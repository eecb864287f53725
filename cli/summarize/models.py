"""The values that flow through the program; none of them changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple


class Source(NamedTuple):
    """Bytes to summarize, and where they came from."""

    name: str  # as the user wrote it: a file, "-" or a URL
    data: bytes
    url: str | None = None  # where a page was fetched from, after redirects
    part: int = 0  # number of the article among those of its file, from 1; 0 where it is alone
    parts: int = 0  # how many articles the file has
    id: str | None = None  # by which the file knows the article
    title: str | None = None  # these three as the file names them, beside the article
    author: str | None = None
    date: str | None = None  # ISO 8601, YYYY-MM-DD
    columns: Mapping[str, Any] | None = None  # of its row, as JSON holds them; those that were kept
    alone: bool = False  # the data is an article without a page around it
    secret: bool = False  # its server asks that nobody keeps it
    look: Any = None  # what was seen of the data, as its kind was told

    @property
    def label(self) -> str:
        """What to call it: the name, with the number of the part."""
        return f"{self.name}#{self.part}" if self.part else self.name


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that is not part of the article, and why."""

    text: str
    reason: str  # one of a small named set, such as "log in" or "newsletter"


Form = Literal["page", "markdown", "text", "document"]  # a document is to be read as it is
Kind = Literal["paragraph", "heading", "item", "quote", "code", "cell", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text that stands by itself, and what it is."""

    text: str  # on one line, except for code
    kind: Kind = "paragraph"
    level: int = 0  # of a heading 1 to 6, of an item its depth, from 1; 0 where it is not known
    number: int | None = None  # of an item in a numbered list
    row: int | None = None  # of a cell, 0-based; a smaller one than before begins another table
    column: int | None = None  # of a cell, 0-based; empty cells are no blocks
    page: int | None = None  # 1-based, where the source has pages
    links: float = 0.0  # share of the characters that are links, 0..1
    moments: tuple[tuple[int, float], ...] = ()  # of a transcript: from which offset, which second


class Frame(NamedTuple):
    """An element of a page that holds blocks."""

    tag: str
    name: str  # its class and id, as the page writes them
    parent: int  # number of the frame around it; of the outermost its own, 0
    twins: int  # elements beside it of the same tag and class, itself among them
    hidden: bool  # a browser does not show it, or not at first


class Place(NamedTuple):
    """Where a block stands in its page."""

    frame: int  # number of the innermost frame around it
    found: bool  # an extractor took it for the article
    found_more: bool  # one that takes more does


class Layout(NamedTuple):
    """How a page is built, for those who judge its blocks."""

    frames: tuple[Frame, ...]  # in the order in which they open
    places: tuple[Place, ...]  # of the blocks of the draft, in their order


class Signs(NamedTuple):
    """What a page says that it is, and what stands in it, kept or not."""

    titles: tuple[str, ...]  # its title, and its only headline
    article: bool  # it says that it is an article
    listing: bool  # it says that it lists others: a home page, a tag
    password: bool  # it asks for one
    kinds: tuple[str, ...] = ()  # what it shows, in the words of Open Graph (og:type)
    headlines: int = 0  # lines that lead elsewhere
    prose: float = 0.0  # words of the lines that say something


@dataclass(frozen=True, slots=True)
class Draft:
    """What a page or a text gives before the notices are taken out."""

    blocks: tuple[Block, ...]
    form: Form = "text"
    layout: Layout | None = None  # of a page
    title: str | None = None
    author: str | None = None
    date: str | None = None  # ISO 8601, YYYY-MM-DD
    site: str | None = None
    removed: tuple[Removed, ...] = ()  # by the reader already, in reading order
    signs: Signs | None = None  # of a page
    untitled: bool = False  # people talk in it: its first line is no headline


@dataclass(frozen=True, slots=True)
class Article:
    """An article without its boilerplate."""

    blocks: tuple[Block, ...]  # in reading order
    language: str  # ISO 639-1, or "und"
    source: str = "<text>"
    title: str | None = None
    author: str | None = None
    date: str | None = None  # ISO 8601, YYYY-MM-DD
    site: str | None = None
    url: str | None = None
    part: int = 0  # number of the article among those of its source, from 1; 0 where it is alone
    parts: int = 0  # how many articles the source has
    removed: tuple[Removed, ...] = ()  # in reading order
    articles: tuple["Article", ...] = ()  # those that were merged into this one, in their order

    @property
    def label(self) -> str:
        """What to call it: its source, with the number of the part."""
        return f"{self.source}#{self.part}" if self.part else self.source

    @property
    def titles(self) -> str:
        """Its title, or those of the articles merged into it, a line each; "" for none."""
        return "\n".join(part.title for part in (self.articles or (self,)) if part.title)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the blocks."""
        return tuple(block.text for block in self.blocks)

    @property
    def text(self) -> str:
        """The paragraphs joined by one blank line; sentence offsets count in it."""
        return "\n\n".join(self.paragraphs)


class Stance(NamedTuple):
    """How a sentence stands to the text around it."""

    leans: bool = False  # on the sentence before it, without which it is not picked
    refers: int = 0  # how often it surely points to what stands elsewhere, such as a figure
    hints: int = 0  # how often it may do so
    asks: bool = False  # it is a question
    labelled: bool = False  # it opens with a label and a colon, as captions and list items do
    announces: bool = False  # it tells what will come, or calls to do something
    concludes: bool = False  # it says how something came out
    presents: bool = False  # it says what the work itself studies or proposes
    claims: int = 0  # how many words of it compare, report, conclude, give a cause
    advises: bool = False  # it tells what to do
    publication: int = 0  # how many words of it speak of the page, not of its subject
    names: tuple[int, ...] = ()  # positions of the sentences that introduce what it names short
    edge: int = 0  # 2 if it opens or ends a section, 1 if it opens a paragraph
    section: int = 0  # number of its section, from 1, in an article of short sections


NO_STANCE = Stance()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its place in the article and its weight."""

    text: str
    paragraph: int  # 0-based
    position: int  # 0-based, across the whole article
    start: int  # offset in Article.text, in characters
    end: int  # offset past the last character
    score: float = 0.0  # 0..1, the best sentence has 1.0
    rating: float = field(default=0.0, repr=False, compare=False)  # the score, with its parts
    document: int = 0  # 0-based, in Article.articles
    stance: Stance = NO_STANCE
    start_time: float | None = None  # when it was said, in seconds, in a transcript

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """What makes up the score, by name; found when it is asked for."""
        return tuple(getattr(self.rating, "parts", {}).items())


@dataclass(frozen=True, slots=True)
class Summary:
    """The key sentences of an article, in reading order."""

    article: Article
    algorithm: str
    sentences: tuple[Sentence, ...]
    article_sentences: int  # how many the article has, headings not counted
    article_words: int
    summary_words: int
    keywords: tuple[str, ...] = field(default=())  # key phrases, the best first
    question: str | None = None  # that its sentences answer, if one was asked
    tokens: tuple[int, int] | None = None  # of article and summary, about, if they were asked for
