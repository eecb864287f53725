"""Tell whether a few words are the name of a person, in any script."""

import re
from functools import cache
from pathlib import Path

from summarize.language.writing_systems import may_be_spaceless
from summarize.lazy import compile_late
from summarize.word_lists import read_words

MOST_CHARACTERS = 60
_MOST_WORDS = 6
# The first 150 surnames of China, and those of two characters: 97 % of its people bear one.
_SURNAMES_ZH = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖蕭萧田董袁"
    "潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任卢盧姚沈钟鐘鍾姜崔谭譚陆陸汪范石廖贾賈韦韋夏付傅方白邹鄒孟熊秦邱江尹薛闫閆"
    "段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫常安易乔喬赖賴文庞龐樊兰蘭殷施洪翟倪颜顏"
    "牛季俞章鲁魯葛毕畢聂聶丛叢焦柳邢路岳齐齊梅庄莊辛管祝左涂谷时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成"
    "游阳陽裴席卫衛屈鲍鮑位覃霍翁植甘景单單包司柏宁寧柯阮桂闵闵解强柴华華车車冉房边邊净阎閻骆駱"
)
_SURNAMES_KO = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변"
    "염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간"
)
_KANA = compile_late("[\u3040-\u30ff]")
_HAN = compile_late("[\u3400-\u9fff\u3005]")
_HANGUL = compile_late("[\uac00-\ud7a3]")
_THAI = compile_late("[\u0e00-\u0e7f]")
_ODD = re.compile(r"[\d@/\\_:;!?#<>\[\]{}()=+*|%…$€£©®™~^\"“”„«»&,]|[^\s.]\.[^\s.]{2}|https?")
_SUFFIX = re.compile(r"^(?:[JS]r|I{2,3}|IV|VI{0,3})\.?$")
_MARKS = ".'’‘`"


@cache
def list_words(section: str) -> frozenset[str]:
    """Return the words of a section of the list, in small letters."""
    path = Path(__file__).with_name("people.txt")
    return frozenset(read_words(path)[section])


def is_person(name: str, *, japanese: bool = False) -> bool:
    """Tell whether a name is that of a person.

    ``japanese`` says that the page is: names of Japan come without a list of surnames.
    """
    words = name.split()
    if not words or len(name) > MOST_CHARACTERS or _ODD.search(name) or has_nobody(name):
        return False
    if words[0].lower() in list_words("opening"):
        return False
    letters = "".join(filter(str.isalpha, name))
    far = may_be_spaceless(name)
    if far and (_HAN.search(name) or _KANA.search(name)):
        return _is_han(name, japanese=japanese)
    if far and _HANGUL.search(name):
        return name[0] in _SURNAMES_KO and 2 <= len(letters) <= 4
    if letters and letters[0].lower() == letters[0].upper():  # a script without capitals
        return len(letters) > 2 and len(words) <= _MOST_WORDS
    return _is_capitalized(words)


def has_nobody(name: str) -> bool:
    """Tell whether a word in it, or a part of it in a script without spaces, names nobody."""
    nobody = list_words("nobody")
    if any(part.strip(".,:") in nobody for part in name.lower().split() if len(part) > 1):
        return True
    if not may_be_spaceless(name):
        return False
    if not (_HAN.search(name) or _KANA.search(name) or _HANGUL.search(name) or _THAI.search(name)):
        return False
    return any(word in name for word in _list_joined())


@cache
def _list_joined() -> tuple[str, ...]:
    scripts = (_HAN, _KANA, _HANGUL, _THAI)
    return tuple(w for w in list_words("nobody") if any(script.search(w) for script in scripts))


def _is_han(name: str, *, japanese: bool) -> bool:
    if "·" in name or "・" in name or "=" in name:  # a name from abroad
        return len(name) <= 20
    letters = name.replace(" ", "").replace("\u3000", "")
    if not letters.isalpha():
        return False
    if japanese or _KANA.search(name):
        return 2 <= len(letters) <= 8 and not "\u3040" <= letters[0] <= "\u309f"
    return 2 <= len(letters) <= 4 and letters[0] in _SURNAMES_ZH


def _is_capitalized(words: list[str]) -> bool:
    """Tell whether words of a script with capitals are a name: "Ann de Lee", "J. R. Ng"."""
    if len(words) > _MOST_WORDS:
        return False
    loud = all(word.isupper() for word in words)
    full = 0  # words that are more than an initial
    for place, word in enumerate(words):
        bare = word.strip(_MARKS)
        if word.lower() in list_words("inside") and word[0].islower():
            if place == len(words) - 1:
                return False
        elif not (bare and _opens_large(bare)):
            return False
        elif len(bare) > 1 and not _SUFFIX.match(word):
            if bare.isupper() and not loud and len(bare) > 2 and bare.isalpha():
                return False  # "CNN Plus", "Ann Lee CPP"
            full += 1
    if len(words) == 1:
        return len(words[0]) > 2 and words[0].replace("-", "")[1:].islower()
    return full > 0


def _opens_large(word: str) -> bool:
    """Tell whether a word opens with a capital: "Lee", "d'Arc", "al-Amin", "O’Hara"."""
    parts = re.split(r"['’‘`-]", word)
    if word[0].isupper():
        return all(part.isalpha() or not part or "." in part for part in parts)
    return len(parts) > 1 and len(parts[0]) < 4 and parts[1][:1].isupper()
