"""What a page is set in: its words, its language and the direction in which it is read."""

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
# The same words, as often as these stand in any text.
_SIMPLIFIED = frozenset("们个这来说时国会对过还为与开关学点东车门问间长书电话")
_TRADITIONAL = frozenset("們個這來說時國會對過還為與開關學點東車門問間長書電話")
_TIGHT = ((" %", "\xa0%"), (" :", "\xa0:"), ("« ", "«\xa0"), (" »", "\xa0»"))  # never wrap there
# What stands between three digits and three, where it is no comma; the space is narrow.
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
        """Return the words of that key, their ``{names}`` filled in."""
        said = self.entries[key]
        for plain, tight in _TIGHT:
            said = said.replace(plain, tight)
        return said.format(**values)


@cache
def load_words(language: str) -> Words:
    """Return the words of a language, English ones if it has none."""
    name = language if language in list_languages() else _ENGLISH
    return Words(name, _read_entries(_HOME / "words" / f"{name}.txt"))


@cache
def list_languages() -> frozenset[str]:
    """Return the languages that have words."""
    return frozenset(path.stem for path in (_HOME / "words").glob("*.txt"))


def _read_entries(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {key: value for key, _, value in pairs}


def choose_language(language: str, text: str) -> str:
    """Return the language with its script where that makes other words: ``zh-Hant``."""
    if language != "zh":
        return language
    sample = text[:_SAMPLE]
    simplified = sum(char in _SIMPLIFIED for char in sample)
    return "zh-Hant" if sum(char in _TRADITIONAL for char in sample) > simplified else "zh"


def call_language(language: str) -> str:
    """Return what the page calls a language: its own name where the words are its own."""
    names = load_names().get(language, ("",))
    return names[1] if language in list_languages() and len(names) > 1 else names[0]


@dataclass(frozen=True, slots=True)
class Locale:
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
        direction = detect_direction(text, self.direction)
        return "" if direction == self.direction else f' dir="{direction}"'


def choose_locale(article: Article) -> Locale:
    """Return the locale that an article asks for."""
    text = article.text
    tag = _tag(article.language, text)
    words = load_words(tag)
    # English words around Persian leave the page its direction.
    clue = words.say("summary") if words.language == tag else text
    return Locale(words, article.language, tag, detect_direction(clue, "ltr"))


def _tag(language: str, text: str) -> str:
    return "" if language == _UNKNOWN else choose_language(language, text)


def detect_direction(text: str, otherwise: str) -> str:
    """Return the direction of most letters: ``rtl`` or ``ltr``."""
    if text.isascii():
        return "ltr" if any(map(str.isalpha, text)) else otherwise
    letters = sum(map(str.isalpha, text))
    right = sum(map(str.isalpha, _RIGHT_TO_LEFT.findall(text)))
    return otherwise if not letters else "rtl" if 2 * right > letters else "ltr"
