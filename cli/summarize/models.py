"""The values that flow through the program; none of them changes."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to summarize, and where they came from."""

    name: str  # as the user wrote it: a file, "-" or a URL
    data: bytes
    url: str | None = None  # where a page was fetched from, after redirects


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that is not part of the article, and why."""

    text: str
    reason: str  # one of a small named set, such as "log in" or "newsletter"


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a text or a page, and what the page's markup says of it."""

    text: str
    kind: str = "text"  # "paragraph", "heading", "item", "quote" or "cell" where a page says so
    links: float = 0.0  # share of the characters that are links, 0..1


@dataclass(frozen=True, slots=True)
class Draft:
    """What a page or a text gives before the notices are taken out."""

    blocks: tuple[Block, ...]
    page: bool = False  # the blocks are what an extractor found in a page
    title: str | None = None
    author: str | None = None
    date: str | None = None  # ISO 8601, YYYY-MM-DD
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article without its boilerplate."""

    paragraphs: tuple[str, ...]  # each on one line, in reading order
    language: str  # ISO 639-1, or "und"
    source: str = "<text>"
    title: str | None = None
    author: str | None = None
    date: str | None = None  # ISO 8601, YYYY-MM-DD
    site: str | None = None
    url: str | None = None
    removed: tuple[Removed, ...] = ()  # in reading order
    articles: tuple["Article", ...] = ()  # those that were merged into this one, in their order

    @property
    def text(self) -> str:
        """The paragraphs joined by one blank line; sentence offsets count in it."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its place in the article and its weight."""

    text: str
    paragraph: int  # 0-based
    position: int  # 0-based, across the whole article
    start: int  # offset in Article.text, in characters
    end: int  # offset past the last character
    score: float = 0.0  # 0..1, the best sentence has 1.0
    parts: tuple[tuple[str, float], ...] = ()  # what makes up the score, by name
    document: int = 0  # 0-based, in Article.articles
    leans: bool = False  # on the sentence before it, if any, without which it is not picked


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
