"""The words around an article, in its own language; each has a file in words/."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from summarize.language.language_names import load_names

_HOME = Path(__file__).parent
_ENGLISH = "en"
_SAMPLE = 2000  # characters
# The same words, as often as these stand in any text.
_SIMPLIFIED = frozenset("们个这来说时国会对过还为与开关学点东车门问间长书电话")
_TRADITIONAL = frozenset("們個這來說時國會對過還為與開關學點東車門問間長書電話")
_TIGHT = ((" %", "\xa0%"), (" :", "\xa0:"), ("« ", "«\xa0"), (" »", "\xa0»"))  # never wrap there


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
