"""Separate the nouns of a Korean text from their particles (josa), and drop its verbs."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

_WORD = re.compile("[\uac00-\ud7a3]+")
# Particles by the last sound of the noun before them: consonant, vowel or any.
_AFTER_CONSONANT = (
    "은 이 을 과 으로 으로는 으로도 으로의 으로써 으로서 이나 이라 이라는 이라고 이며"
)
_AFTER_VOWEL = "는 가 를 와 로 로는 로도 로의 로써 로서 나 라는 라고"  # 로 also after ㄹ
_AFTER_ANY = (
    "의 도 만 에 에는 에도 에만 에서 에서는 에서도 에서의 에게 에게는 에게서 까지 까지의 부터 보다 "
    "처럼 께서 한테 마다 조차 이라 과의 와의 만의 만을 만이"
)
_PLURAL = "들"
_LONGEST = 3  # syllables of a particle
_PARTICLES = {
    **dict.fromkeys(_AFTER_ANY.split(), ""),
    **dict.fromkeys(_AFTER_CONSONANT.split(), "consonant"),
    **dict.fromkeys(_AFTER_VOWEL.split(), "vowel"),
}
# Nouns and adverbs, too, may end in these: 만족도 satisfaction, 고속도로 motorway, 인문과 arts.
_DOUBTFUL = frozenset("도 로 과 나 만 는".split())
_NOUN_ENDS = ("주의", "회의", "논의", "합의", "협의", "강의", "정의", "심의")  # 민주주의, no 의
# These never follow another particle: before them is a noun, even if it ends like a particle.
_CASES = frozenset("을 를 이 가 들".split())
# Forms of 하다, 되다, 시키다, and endings that no noun has; 북한 and other nouns in 한 are short.
_VERB = re.compile(
    "(?:[하되]는|하[고며여기면게지던자려]|하면서|하도록|해서|되[고며어기면지]|시키는|시[킨켜]|지만"
    "|면서|도록|려고|는데|니다|하다|되다|이다|거나|스러운|스럽게|로운|롭게|렇게|같은|같이)$"
    "|^..+(?:한|된|할|될|해|돼)$"
)
# Unicode orders syllables by 399 beginnings, each with 28 finals (none, ㄱ, ㄲ ...).
_FIRST, _FINALS = ord("가"), 28
_LIQUID = 8  # ㄹ
_PAST = 20  # ㅆ, only in verbs
_PLAIN = frozenset((4, 6, 18))  # ㄴ, ㄶ, ㅄ before 다: 간다, 않다, 없다


def part_particles(texts: Sequence[str]) -> list[str]:
    """Replace particles and verbs with commas.

    Whether a syllable is a particle or part of the noun is decided by the noun's other uses.
    """
    words = {word for text in texts for word in _WORD.findall(text)}
    seen: dict[str, set[str]] = {}
    for word in words:
        for base, particle in _split(word):
            seen.setdefault(base, set()).add(particle)
            if base.endswith(_PLURAL):
                seen.setdefault(base[:-1], set()).add(_PLURAL)
    bases = {word: _find_base(word, seen) for word in words}
    return [_WORD.sub(lambda match: bases[match[0]], text) for text in texts]


def _split(word: str) -> Iterator[tuple[str, str]]:
    """Yield a word whole, then split before each possible particle, the longest first."""
    yield word, ""
    for size in range(min(_LONGEST, len(word) - 1), 0, -1):
        base, particle = word[:-size], word[-size:]
        after = _PARTICLES.get(particle)
        final = (ord(base[-1]) - _FIRST) % _FINALS
        is_liquid = final == _LIQUID and particle[0] == "로"
        if after is not None and (after == "" or (after == "vowel") == (not final or is_liquid)):
            yield base, particle


def _find_base(word: str, seen: Mapping[str, Set[str]]) -> str:
    """Find the noun in a word; a comma replaces its particle, or the whole word if it is a verb."""
    if word.endswith(_PLURAL) and len(word) > 2 and seen.get(word[:-1], frozenset()) - {_PLURAL}:
        return _find_base(word[:-1], seen).rstrip(",") + ","
    if seen.get(word, frozenset()) & _CASES:  # a noun, whatever its ending
        return word
    if _is_verb(word):
        return ","
    for base, particle in list(_split(word))[1:]:
        uses = seen.get(base, frozenset()) - _DOUBTFUL
        is_doubtful = particle in _DOUBTFUL or word.endswith(_NOUN_ENDS)
        is_doubtful &= not (particle == "는" and len(base) > 2)  # a verb is shorter: 지키는
        if len(base) > 1 and not (is_doubtful and uses <= {particle}):
            return _find_base(base, seen).rstrip(",") + ","
        if len(base) == 1 and len(uses - {""}) > 1:
            return f"{base},"
    is_inflected = len(word) == 2 and word[-1] in "을를은는와에"
    return "," if is_inflected else word


def _is_verb(word: str) -> bool:
    finals = [(ord(syllable) - _FIRST) % _FINALS for syllable in word]
    if _PAST in finals or _VERB.search(word):
        return True
    return len(word) > 2 and word[-1] == "다" and finals[-2] in _PLAIN
