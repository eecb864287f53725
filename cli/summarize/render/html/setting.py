"""What a page is set in: its words, its language and the direction in which it is read."""

import re
from dataclasses import dataclass
from html import escape

from summarize.models import Article
from summarize.render.html.wording import Words, choose_language, load_words

# What stands between three digits and three, where it is no comma; the space is narrow.
_GROUPS = dict.fromkeys("de es it pt nl da tr el".split(), ".")
_GROUPS |= dict.fromkeys("fr cs fi no pl ru sv uk".split(), "\u202f")
_UNKNOWN = "und"
_TITLE = 60  # characters
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole page is set in."""

    words: Words
    language: str  # of most of the article, as it names it
    tag: str  # the same as BCP 47 has it; empty where it is not known
    direction: str  # ltr or rtl
    prefix: str = ""  # of the anchors, where a page has several summaries
    depth: int = 0  # of headings, below those of a page for one summary

    def anchor(self, kind: str, number: int | str = "") -> str:
        """Return the name of a place on the page, as links and ids have it."""
        return f"{self.prefix}{kind}{number}"

    def write_number(self, number: int) -> str:
        """Return a number as the language of the page groups its digits."""
        return f"{number:,}".replace(",", _GROUPS.get(self.words.language[:2], ","))

    def head(self, level: int) -> str:
        """Return the tag of a heading that has this level on a page for one summary."""
        return f"h{min(6, level + self.depth)}"

    def say(self, key: str, **values: object) -> str:
        """Return words of the interface, escaped, kept apart from the direction around them."""
        return f"<bdi>{self.label(key, **values)}</bdi>"

    def label(self, key: str, **values: object) -> str:
        """Return words of the interface for an attribute."""
        return escape(self.words.say(key, **values))

    def mark_language(self, text: str, language: str) -> str:
        """Return the attributes of a text whose language or direction is not the page's."""
        tag = self.tag if language == self.language else _tag(language, text)
        lang = "" if tag == self.words.language else f' lang="{escape(tag)}"'
        return lang + self.mark_direction(text)

    def mark_direction(self, text: str) -> str:
        """Return the attribute of a text whose direction is not the page's."""
        direction = tell_direction(text, self.direction)
        return "" if direction == self.direction else f' dir="{direction}"'


def choose_setting(article: Article) -> Setting:
    """Return the setting that an article asks for."""
    text = article.text
    tag = _tag(article.language, text)
    words = load_words(tag)
    # English words around Persian leave the page its direction.
    clue = words.say("summary") if words.language == tag else text
    return Setting(words, article.language, tag, tell_direction(clue, "ltr"))


def _tag(language: str, text: str) -> str:
    return "" if language == _UNKNOWN else choose_language(language, text)


def tell_direction(text: str, otherwise: str) -> str:
    """Return the direction of most letters: ``rtl`` or ``ltr``."""
    if text.isascii():
        return "ltr" if any(map(str.isalpha, text)) else otherwise
    letters = sum(map(str.isalpha, text))
    right = sum(map(str.isalpha, _RIGHT_TO_LEFT.findall(text)))
    return otherwise if not letters else "rtl" if 2 * right > letters else "ltr"


def is_mixed(article: Article) -> bool:
    """Tell whether it holds articles in several languages."""
    return len({one.language for one in article.articles}) > 1


def name_article(article: Article) -> str:
    """Return the title, or the opening words where there is none."""
    opening = next(iter(article.paragraphs), "")
    return article.title or cut_text(opening, _TITLE)


def cut_text(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters on one line, cut between words if it can be."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:،、，") + "…"
