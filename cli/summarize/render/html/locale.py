"""The locale of a page: interface words, language tags, text direction, digit grouping."""

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from summarize.language.language_names import load_names
from summarize.models import Article

_HOME = Path(__file__).parent
_ENGLISH = "en"
_SAMPLE = 2000  # characters
# The same frequent words in both scripts.
_SIMPLIFIED = frozenset("们个这来说时国会对过还为与开关学点东车门问间长书电话")
_TRADITIONAL = frozenset("們個這來說時國會對過還為與開關學點東車門問間長書電話")
_TIGHT = ((" %", "\xa0%"), (" :", "\xa0:"), ("« ", "«\xa0"), (" »", "\xa0»"))  # never wrap there
# Separators between groups of three digits other than a comma; the space is narrow.
_GROUPS = dict.fromkeys("de es it pt nl da tr el".split(), ".")
_GROUPS |= dict.fromkeys("fr cs fi no pl ru sv uk".split(), "\u202f")
_UNKNOWN = "und"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The interface words of a language."""

    language: str  # BCP 47
    entries: dict[str, str]

    def say(self, key: str, **values: object) -> str:
        """Look up words and fill in their ``{names}``."""
        text = self.entries[key]
        for plain, tight in _TIGHT:
            text = text.replace(plain, tight)
        return text.format(**values)


@cache
def load_words(language: str) -> Words:
    """Load the interface words of a language; English if it has none."""
    name = language if language in list_languages() else _ENGLISH
    return Words(name, _read_entries(_HOME / "words" / f"{name}.txt"))


@cache
def list_languages() -> frozenset[str]:
    """List the languages that have interface words."""
    return frozenset(path.stem for path in (_HOME / "words").glob("*.txt"))


def _read_entries(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {key: value for key, _, value in pairs}


def choose_language(language: str, text: str) -> str:
    """Add the script to a language if it changes the words: ``zh-Hant``."""
    if language != "zh":
        return language
    sample = text[:_SAMPLE]
    simplified = sum(char in _SIMPLIFIED for char in sample)
    return "zh-Hant" if sum(char in _TRADITIONAL for char in sample) > simplified else "zh"


def call_language(language: str) -> str:
    """Name a language: in itself if it has interface words, else in English."""
    names = load_names().get(language, ("",))
    return names[1] if language in list_languages() and len(names) > 1 else names[0]


@dataclass(frozen=True, slots=True)
class Locale:
    """The locale of a whole page."""

    words: Words
    language: str  # of most of the article
    tag: str  # its BCP 47 tag; empty if unknown
    direction: str  # ltr or rtl
    prefix: str = ""  # of anchors on a page with several summaries
    depth: int = 0  # levels that headings are lower than on a page for one summary

    def anchor(self, kind: str, number: int | str = "") -> str:
        """Name an anchor of the page for links and ids."""
        return f"{self.prefix}{kind}{number}"

    def name_region(self, place: str) -> str:
        """List the ids of the names of a region: on a page of several, its article's first."""
        return f"{self.anchor('title')} {place}-heading" if self.prefix else f"{place}-heading"

    def write_number(self, number: int) -> str:
        """Write a number with its digits grouped as in the page's language."""
        return f"{number:,}".replace(",", _GROUPS.get(self.words.language[:2], ","))

    def head(self, level: int) -> str:
        """Name the tag of a heading; ``level`` is that on a page for one summary."""
        return f"h{min(6, level + self.depth)}"

    def say(self, key: str, **values: object) -> str:
        """Write interface words, escaped and isolated from the text direction around them."""
        return f"<bdi>{self.label(key, **values)}</bdi>"

    def label(self, key: str, **values: object) -> str:
        """Write interface words for an attribute, escaped."""
        return escape(self.words.say(key, **values))

    def mark_language(self, text: str, language: str) -> str:
        """Write the attributes of a text that differs from the page in language or direction."""
        tag = self.tag if language == self.language else _tag(language, text)
        lang = "" if tag == self.words.language else f' lang="{escape(tag)}"'
        return lang + self.mark_direction(text)

    def mark_direction(self, text: str) -> str:
        """Write the attribute of a text that differs from the page in direction."""
        direction = detect_direction(text, self.direction)
        return "" if direction == self.direction else f' dir="{direction}"'


def choose_locale(article: Article) -> Locale:
    """Choose the locale of an article."""
    text = article.text
    tag = _tag(article.language, text)
    words = load_words(tag)
    # With English words around Persian text, the text decides.
    clue = words.say("summary") if words.language == tag else text
    return Locale(words, article.language, tag, detect_direction(clue, "ltr"))


def _tag(language: str, text: str) -> str:
    return "" if language == _UNKNOWN else choose_language(language, text)


def detect_direction(text: str, otherwise: str) -> str:
    """Detect the direction of most letters: ``rtl`` or ``ltr``."""
    if text.isascii():
        return "ltr" if any(map(str.isalpha, text)) else otherwise
    letters = sum(map(str.isalpha, text))
    right = sum(map(str.isalpha, _RIGHT_TO_LEFT.findall(text)))
    return otherwise if not letters else "rtl" if 2 * right > letters else "ltr"
