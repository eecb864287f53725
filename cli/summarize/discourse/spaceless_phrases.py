"""Find phrases in scripts without spaces: maximal strings that a text repeats.

A string is maximal if no longer one that contains it is as frequent; so it has varied neighbours on
both sides (accessor variety: Feng, Chen, Deng and Zheng, 2004), unlike the inside of a word. The
units are letters with all their signs, and whole words in katakana.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from summarize.language.writing_systems import (
    CLUSTER,
    HAN,
    KATAKANA,
    SOUTH_EAST_ASIAN,
    SOUTH_EAST_ASIAN_LETTER,
    SOUTH_EAST_ASIAN_MARKS,
    begins_spaceless,
    may_be_spaceless,
)
from summarize.lazy import compile_late

_LONGEST = 12  # letters; longer repeats are copied sentences
_FEWEST_LETTERS = 3  # in Thai, Lao and Khmer, where one or two are mostly function words
_FEWEST_SYLLABLES = 2  # in Burmese, whose letters are syllables
_RUN = compile_late(f"(?P<east>[{HAN}{KATAKANA}]+)|[{SOUTH_EAST_ASIAN}]+")
_KATAKANA = compile_late(f"[{KATAKANA}]")
_UNIT = compile_late(f"[{HAN}]|[{KATAKANA}]+")
# Function words that separate phrases in Thai, Lao and Khmer, except inside of other words:
# (?<!หน้า)ที่ spares เจ้าหน้าที่ (official), (?<!ห)นี้ spares หนี้ (debt); no sign is cut off.
_FUNCTION_WORDS = compile_late(
    "(?<![หเ-ไ])(?:ของ|และ|ใน|ซึ่ง|เพื่อ(?!น)|เพราะ|โดย(?!สาร)|จาก|หรือ|ให้|ไม่|นี้|นั้น|เมื่อ|คือ|แล้ว|อยู่|ด้วย|ต้อง|กว่า|จะ|ก็|ยัง"
    "|เป็น|(?<!ราย)ได้|(?<!หน้า)(?<!พื้น)(?<!สถาน)ที่(?!ดิน|ปรึกษา)|(?<!ระห)ว่า(?![งน])|(?<!กำ)(?<!บัง)กับ|มี(?!ด)"
    "|ถึง|อย่าง|กล่าว|พบ|เริ่ม"
    "|ຂອງ|ແລະ|ທີ່|ໃນ|ເປັນ|ໄດ້|ມີ|ວ່າ|ຈະ|ໃຫ້|ກັບ|ຫຼື|ບໍ່|ຈາກ|ໂດຍ|ນີ້|ນັ້ນ|ເຖິງ|ແລ້ວ|ຢູ່|ດ້ວຍ|ເພື່ອ"
    "|និង|នៃ|ដែល|ក្នុង|បាន|មាន|នឹង|ឱ្យ|ដោយ|ពី(?!រ)|នេះ|នោះ|ដើម្បី|ដល់|នៅ|មិន|ក៏|គឺ)"
    f"(?![{SOUTH_EAST_ASIAN_MARKS}])"
)
# Stop words of Chinese that many other words begin or end with: 人民, 上海, 下午, 不同, 未来.
_WITHIN_WORDS = frozenset("人上下小好不来起同当今别得自可无因")
_EMPTY = frozenset(  # function words that they let in
    "人们 不会 不仅 不再 不少 不得 不是 不能 不同 不断 不要 起来 上述 下来 来自 同时 同样 当时 "
    "当地 今天 今年 别人 得到 自己 可以 可能 因为 因此 无法 出来 本来 年来 以来 来说 一样 "
    "之间 如此 我们 他们".split()
)
_BARE = compile_late("[\u0e01-\u0e2e\u0e81-\u0eae]")  # a consonant that may belong to the next word
_PARTING = "|"
# Burmese particles of one syllable, which always separate phrases.
_PARTINGS = frozenset(
    f"{_PARTING} များ သည် ကို က မှာ နှင့် တွင် ၏ ဖြင့် ရှိ သော ခဲ့ ပြီး မှ ၌ တွက် လည်း မည် တယ် သည့် ကြ ရန် နေ မှု "
    "နဲ့ လို့ တဲ့ ပါ ဟု".split()
)

Phrase = tuple[str, ...]  # of letters, or of words in katakana


def count_repeats(texts: Iterable[str], stop: Container[str]) -> dict[Phrase, int]:
    """Count the phrases that texts repeat, in the order of their length.

    A word in katakana is a phrase even if it is not repeated. Stop words separate phrases.
    """
    runs = [run for text in texts if may_be_spaceless(text) for run in _cut_runs(text, stop) if run]
    counts: dict[Phrase, int] = {
        (unit,): n
        for unit, n in Counter(unit for run in runs for unit in run).items()
        if len(unit) > 1 and _KATAKANA.match(unit)
    }
    shorter: dict[Phrase, int] = {}
    for parts, longest in _count_parts(runs):
        counts |= {
            p: n for p, n in parts.items() if n > longest.get(p, 0) and _is_phrase(p, n, shorter)
        }
        shorter = parts
    return counts


def list_words(phrase: Phrase) -> frozenset[str]:
    """List the words of a phrase; in scripts without spaces, its character bigrams."""
    if not begins_spaceless(phrase[0]):
        return frozenset(phrase)
    pairs = map("".join, pairwise(phrase))
    return frozenset((*pairs, *(unit for unit in phrase if _KATAKANA.match(unit))))


def _cut_runs(text: str, stop: Container[str]) -> Iterator[Phrase]:
    for match in _RUN.finditer(text):
        if match["east"]:
            is_count = text[match.start() - 1 : match.start()].isdigit()  # 3年: no phrase
            units = _UNIT.findall(match[0])[is_count:]
        else:
            units = CLUSTER.findall(_FUNCTION_WORDS.sub(_PARTING, match[0]))
        start = 0
        for end, unit in enumerate(units):
            if (unit in stop and unit not in _WITHIN_WORDS) or unit in _PARTINGS:
                yield tuple(units[start:end])
                start = end + 1
        yield tuple(units[start:])


def _count_parts(runs: Sequence[Phrase]) -> Iterator[tuple[dict[Phrase, int], dict[Phrase, int]]]:
    """Yield the repeated strings of two letters, of three and so on, with their counts.

    With each yield come the highest counts of longer strings that contain them. All parts of a
    repeated string are repeated (Agrawal and Srikant, 1994), so that all passes together take
    little more time than the first.
    """
    places = [(run, list(range(len(run) - 1))) for run in runs]
    parts: dict[Phrase, int] = {}
    for size in range(2, _LONGEST + 1):
        counts = Counter(run[i : i + size] for run, starts in places for i in starts)
        shorter, parts = parts, {part: n for part, n in counts.items() if n > 1}
        if shorter:
            yield shorter, _find_longest(parts)
        if not parts:
            return
        alive = [(run, [i for i in starts if run[i : i + size] in parts]) for run, starts in places]
        places = [
            (run, [i for i, follower in pairwise(starts) if follower == i + 1])
            for run, starts in alive
            if len(starts) > 1
        ]


def _find_longest(counts: Mapping[Phrase, int]) -> dict[Phrase, int]:
    """Find, for each part, the highest count of a string that is one letter longer."""
    longest: dict[Phrase, int] = {}
    for phrase, n in counts.items():
        for part in (phrase[1:], phrase[:-1]):
            longest[part] = max(n, longest.get(part, 0))
    return longest


def _is_phrase(phrase: Phrase, uses: int, shorter: Mapping[Phrase, int]) -> bool:
    """Check whether a repeated string is a phrase: in Thai and the like, neither short nor cut.

    A bare consonant at either end belongs to the next word if the rest is more frequent without it.
    """
    if not SOUTH_EAST_ASIAN_LETTER.match(phrase[0]):
        return "".join(phrase) not in _EMPTY
    fewest = _FEWEST_SYLLABLES if "\u1000" <= phrase[0] <= "\u109f" else _FEWEST_LETTERS
    if len(phrase) < fewest + (uses < 3):  # a phrase used only twice must be longer
        return False
    return not (
        (_BARE.fullmatch(phrase[0]) and shorter.get(phrase[1:], 0) > uses)
        or (_BARE.fullmatch(phrase[-1]) and shorter.get(phrase[:-1], 0) > uses)
    )
