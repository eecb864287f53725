"""Every entry of the phrase lists is found where its mark says, and only there."""

from collections import Counter, defaultdict
from collections.abc import Callable
from zlib import crc32

import pytest

from summarize.notices.lines import Line, describe_lines
from summarize.notices.phrases import load_phrases, may_bar
from summarize.word_lists import read_list
from tests.conftest import ROOT
from tests.unit.notices.examples import REASONS

LISTS = ROOT / "cli/summarize/notices/lists"
GOLDEN = ROOT / "tests/golden/notices.phrases"
LANGUAGES = "en de fr es it pt nl sv no da fi pl cs ru uk el tr ja zh ko ar he".split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_list_of_known_reasons(language: str) -> None:
    assert (LISTS / f"{language}.txt").is_file()
    phrases = load_phrases(language)
    found = {*phrases.whole.values(), *phrases.opening, *phrases.within.values()}
    assert found <= REASONS
    assert {"log in", "newsletter", "cookies", "share", "related"} <= found
    assert all(phrase == phrase.casefold() for phrase in phrases.whole)


def test_a_language_without_a_list_gets_the_english_one() -> None:
    assert load_phrases("sw").whole == load_phrases("en").whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_that_bars_an_article_is_passed_over(language: str) -> None:
    """All traits of the lines of a document are found only if one of them may bar it."""
    phrases = load_phrases(language)
    openings = (p for some in phrases.opening.values() for p in some)
    lines = [line.strip() for line in (*phrases.whole, *openings)]
    lines += [f"【{line.upper()}!" for line in lines]
    barring = [line.barrier for line in describe_lines(lines, phrases, frozenset())]
    assert any(barring)
    assert all(may_bar([line], phrases) for line, bars in zip(lines, barring, strict=True) if bars)


# How each mark places a phrase in a line, and how the line then shows it.
PLACES: dict[str, tuple[str, Callable[[Line, str], bool]]] = {
    "=": ("【{}!", lambda line, reason: line.whole and line.reason == reason),
    "^": ("({}", lambda line, reason: line.opening and line.notice and line.reason == reason),
    "~": (
        "so {} so",
        lambda line, reason: line.within > 0 and line.notice and line.reason == reason,
    ),
    "?": ("so {} so", lambda line, reason: getattr(line, reason) > 0),
    "<": ("{}", lambda line, reason: getattr(line, reason) > 0),
}
# Entries whose line has another phrase, too, of a reason that comes first.
OTHER_REASONS = {
    ("ar", "^اشترك في نشرتنا"): "subscribe",
    ("cs", "^přihlaste se k odběru"): "log in",
    ("de", "^dieser artikel ist zuerst"): "subscribe",
    ("de", "^jetzt anmelden"): "log in",
    ("de", "^lesen sie jetzt"): "subscribe",
    ("en", "^subscribe to our"): "subscribe",
    ("en", "^subscribe to the podcast"): "subscribe",
    ("en", "^more:"): "navigation",
    ("en", "=sponsored"): "related",
    ("en", "^log in to comment"): "log in",
    ("en", "^sign in to comment"): "log in",
    ("en", "^click here to get the"): "related",
    ("es", "=publicidad"): "advert",
    ("fr", "^lire la suite"): "related",
    ("fr", "^voir plus"): "navigation",
    ("fr", "=newsletter"): "newsletter",
    ("fr", "=publicité"): "advert",
    ("it", "=pubblicità"): "advert",
}


def list_entries(language: str) -> list[tuple[str, str]]:
    """Return reason and entry, with its mark, of every line of a list."""
    return list(read_list(LISTS / f"{language}.txt"))


def place(entry: str, phrase: str) -> str:
    return PLACES[entry[0]][0].format(phrase)


@pytest.mark.parametrize("language", [*LANGUAGES, "any"])
def test_every_entry_is_found_where_its_mark_says_with_its_reason(language: str) -> None:
    entries = list_entries(language)
    phrases = [entry[1:].replace("_", " ").strip() for _, entry in entries]
    texts = [place(entry, phrase) for (_, entry), phrase in zip(entries, phrases, strict=True)]
    found = describe_lines(texts, load_phrases(language), frozenset())
    assert not [
        (entry, line.reason)
        for (reason, entry), line in zip(entries, found, strict=True)
        if not PLACES[entry[0]][1](line, OTHER_REASONS.get((language, entry), reason))
    ]


@pytest.mark.parametrize("language", [*LANGUAGES, "any"])
def test_a_phrase_in_another_place_is_no_notice(language: str) -> None:
    """A whole line has no other words, and an opening stands nowhere else."""
    phrases = load_phrases(language)
    texts = [
        f"so {entry[1:].replace('_', ' ').strip()} so"
        for _, entry in list_entries(language)
        if entry[0] in "=^<"
    ]
    found = describe_lines(texts, phrases, frozenset())
    assert not [text for text, line in zip(texts, found, strict=True) if line.whole or line.opening]


def test_no_entry_is_lost(request: pytest.FixtureRequest) -> None:
    """A new entry needs nothing more; ``pytest --update-golden`` allows one to go."""
    sums: defaultdict[str, list[str]] = defaultdict(list)
    for language in [*LANGUAGES, "any"]:
        for reason, entry in list_entries(language):
            key = f"{language} {reason} {entry[0]}"
            sums[key].append(f"{crc32(entry[1:].encode()) & 0xFFFF:04x}")
    if request.config.getoption("--update-golden"):
        lines = (f"{key}: {' '.join(sorted(sums[key]))}\n" for key in sorted(sums))
        GOLDEN.write_text("".join(lines), encoding="utf-8")
    lost = {}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        key, _, known = line.partition(": ")
        if gone := Counter(known.split()) - Counter(sums[key]):
            lost[key] = gone.total()
    assert not lost
