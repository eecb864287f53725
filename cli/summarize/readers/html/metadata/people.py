"""Recognize names of people in any script, and list those in lines such as bylines."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from summarize.language.normalization import squeeze
from summarize.language.writing_systems import may_be_spaceless
from summarize.lazy import compile_late
from summarize.word_lists import read_words

MOST_CHARACTERS = 60  # of a name, and
_MOST_WORDS = 6  # its words
# Letters of a name in Chinese or Korean, in Japanese, and of a foreign one in their letters.
_FEWEST_LETTERS, _LETTERS, _JAPANESE_LETTERS, _FOREIGN_LETTERS = 2, 4, 8, 20
_PARTICLE = 3  # letters before a capital, at most: "d'Arc", "al-Amin"
_GIVEN_WORDS = 3  # of given names after a family name; of a name in small letters
_SHORT_OPENING = 3  # letters, fewer may also begin a name: "De", "Da"
# The 150 most frequent surnames of China, and those of two characters: 97 % of its people.
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
_ODD = compile_late(r"[\d@/\\_:;!?#<>\[\]{}()=+*|%…$€£©®™~^\"“”„«»&,]|[^\s.]\.[^\s.]{2}|https?")
_MARKS = ".'’‘`"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = compile_late(
    r"[\s,]{0,3}(?:\b(?:last )?(?:updated|published|posted)\b.*"
    rf"|\bon\s+(?:[a-z]{{3,6}}day,?\s+)?{_MONTH}\b.*|\b{_MONTH}\.?\s+\d.*$|\b\d{{1,4}}[./ 年-].*$)",
    re.IGNORECASE | re.DOTALL,
)
_DATED = ("updated", "published", "posted")
_ASIDE = compile_late(r"[(（\[【][^()（）\[\]【】]{0,80}[)）\]】]")
_BRACKETS = frozenset("(（[【")
_LIST = re.compile(r"[;/、；]|\s(?:and|und|et|och|og|en|и|та|ve|și|with)\s|\s?&\s?", re.IGNORECASE)
_AFTER = compile_late(r"\s*[:：|]\s*|\s+|$")
_COLONS = frozenset(":：")
_LATIN_AND = re.compile(r"\s[yei]\s")  # "y" and "e" occur in surnames, too
_END = compile_late(r"\s?[|•·⋅–—]\s|\s-{1,2}\s|\s(?:at|for|from|via|of|@)\s|[|｜]|\s?@|\s{2,}")
_INITIAL = re.compile(r"[A-Z]\.")  # before a family name: "Andrew W. Senior"
_LEAST_WORDS = 2  # of a name before an agency
_ACCOUNT = re.compile(r"[^\W\d_][\w.-]{1,24}")


@cache
def list_words(section: str) -> frozenset[str]:
    """List the words of a section of people.txt, in small letters."""
    path = Path(__file__).with_name("people.txt")
    return frozenset(read_words(path)[section])


def is_person(name: str, *, japanese: bool = False) -> bool:
    """Check whether a name is that of a person.

    On ``japanese`` pages, names need no known surname.
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
        return name[0] in _SURNAMES_KO and _FEWEST_LETTERS <= len(letters) <= _LETTERS
    if letters and letters[0].lower() == letters[0].upper():  # a script without capitals
        return len(letters) > 2 and len(words) <= _MOST_WORDS
    return _is_capitalized(words)


def has_nobody(name: str) -> bool:
    """Check whether a word, or a part in a script without spaces, rules out a person."""
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
    if "·" in name or "・" in name or "=" in name:  # a foreign name
        return len(name) <= _FOREIGN_LETTERS
    letters = name.replace(" ", "").replace("\u3000", "")
    if not letters.isalpha():
        return False
    if japanese or _KANA.search(name):
        fits = _FEWEST_LETTERS <= len(letters) <= _JAPANESE_LETTERS
        return fits and not "\u3040" <= letters[0] <= "\u309f"
    return _FEWEST_LETTERS <= len(letters) <= _LETTERS and letters[0] in _SURNAMES_ZH


def _is_capitalized(words: list[str]) -> bool:
    """Check whether capitalized words are a name: "Ann de Lee", "J. R. Ng"."""
    if len(words) > _MOST_WORDS:
        return False
    full = 0  # words other than initials
    for place, word in enumerate(words):
        bare = word.strip(_MARKS)
        if word.lower() in list_words("inside") and word[0].islower():
            if place == len(words) - 1:
                return False
        elif not (bare and _opens_large(bare)):
            return False
        elif len(bare) > 1:
            full += 1
    if len(words) == 1:
        return len(words[0]) > 2 and words[0].replace("-", "")[1:].islower()
    return full > 0


def _opens_large(word: str) -> bool:
    """Check whether a word is capitalized: "Lee", "d'Arc", "al-Amin", "O’Hara"."""
    parts = re.split(r"['’‘`-]", word)
    if word[0].isupper():
        return all(part.isalpha() or not part or "." in part for part in parts)
    return len(parts) > 1 and len(parts[0]) <= _PARTICLE and parts[1][:1].isupper()


def list_people(
    lines: Iterable[str], *, sure: bool = True, alone: bool = True, japanese: bool = False
) -> tuple[str, ...]:
    """List the people whom lines name, without duplicates.

    ``sure`` lines are meant to be names, as in metadata: they may be in small letters or have the
    family name first. ``alone`` accepts names of one word.
    """
    names: dict[str, str] = {}
    for line in lines:
        single = alone
        for part in _split(line):
            for name in _list_names(part, sure=sure, alone=single, japanese=japanese):
                names.setdefault(squeeze(name), name)
            # "Ministry of Trade and Climate" names no Climate.
            single = single and not has_nobody(part)
    return tuple(names.values())


def is_opening(line: str) -> bool:
    """Check whether a line is only the opening of a byline."""
    return bool(line) and not drop_opening(line)


def names_something(line: str) -> bool:
    """Check whether a byline holds more than its opening."""
    return any(map(str.isalpha, _drop_roles(_trim(_drop_date(drop_opening(line.strip()))))))


def _split(line: str) -> list[str]:
    """Split a line into parts that may each name a person."""
    line = (line if _BRACKETS.isdisjoint(line) else _ASIDE.sub(" ", line)).strip()
    parts = []
    for part in _LIST.split(drop_opening(line)):
        halves = _LATIN_AND.split(part)
        parts += halves if all(len(half.split()) > 1 for half in halves) else [part]
    return parts


def _list_names(part: str, *, sure: bool, alone: bool, japanese: bool) -> list[str]:
    """List the names between the commas of a part."""
    pieces = [_trim(piece) for piece in re.split("[,，]", _drop_date(drop_opening(part.strip())))]
    pieces = [piece for piece in pieces if piece]
    if sure and len(pieces) == 2 and _is_reversed(*pieces):
        pieces = [f"{pieces[1]} {pieces[0]}"]
    names: list[str] = []
    for number, piece in enumerate(pieces):
        if number and _has_role(piece):
            break  # role and place of the person before
        name = _find_name(piece, sure=sure, alone=alone, japanese=japanese)
        if name:
            names.append(name)
        elif number == 0:
            break  # "Coast Courier, North Shore"
    return names


def _is_reversed(family: str, given: str) -> bool:
    capitals = sum(word[0].isupper() for word in family.split())
    return capitals == 1 and len(given.split()) <= _GIVEN_WORDS


def _find_name(piece: str, *, sure: bool, alone: bool, japanese: bool) -> str | None:
    """Find the name at the start of a piece, if it is a person's."""
    name = _drop_roles(_trim(_END.split(drop_opening(piece), maxsplit=1)[0]))
    words = name.split()
    if sure and name.islower() and 2 <= len(words) <= _GIVEN_WORDS and all(map(str.isalpha, words)):
        name = name.title()
    if not is_person(name, japanese=japanese):
        return None
    if len(words) == 1 and name.isascii() and not alone:
        return None
    return name


def is_account(name: str) -> bool:
    """Check whether a name is that of an account, and not of an office."""
    if not _ACCOUNT.fullmatch(name) or name.lower() in list_words("agency") | list_words("account"):
        return False
    return not any(map(has_nobody, re.split(r"[._-]", name)))


def drop_opening(line: str) -> str:
    """Drop "By", "Written by:", "作者：" and the like; a short one only before two words."""
    length, end = _find_opening(line)
    rest = line[end:].strip()
    if not end or not rest:
        return "" if end == len(line) else line
    colon = not _COLONS.isdisjoint(line[:end])
    short = length < _SHORT_OPENING and not colon and line[:length].lower() != "by"
    return line if short and len(rest.split()) < 2 else rest


def _find_opening(line: str) -> tuple[int, int]:
    """Find the longest opening of a line: its length, and the start of the rest of the line."""
    by_length, every = _openings()
    if not _fold(line[: by_length[0][0]]).startswith(every):
        return 0, 0
    for length, words in by_length:
        if len(line) >= length and _fold(line[:length]) in words:
            after = _AFTER.match(line, length)
            if after:
                return length, after.end()
    return 0, 0


@cache
def _openings() -> tuple[list[tuple[int, frozenset[str]]], tuple[str, ...]]:
    """List the openings by length, the longest first; a pattern of them takes 2 ms to compile."""
    words = {word: _fold(word) for word in list_words("before")}
    lengths = sorted({*map(len, words)}, reverse=True)
    by_length = [(n, frozenset(words[w] for w in words if len(w) == n)) for n in lengths]
    return by_length, tuple(words.values())


def _fold(text: str) -> str:
    return text.casefold().replace("i̇", "i").replace("ı", "i")


def _drop_date(text: str) -> str:
    """Drop a date and everything after; most lines need no search."""
    words = text.casefold().split()
    early = any(word.endswith("on") and not word[-3:-2].isalnum() for word in words)
    may_be = early or any(map(str.isdigit, text)) or any(map(text.casefold().count, _DATED))
    return _DATE.sub("", text) if may_be else text


def _trim(name: str) -> str:
    return " ".join(name.strip(" ,|·•:：-–—*\u3000").split())


def _has_role(name: str) -> bool:
    return any(word.strip(".").lower() in list_words("role") for word in name.split())


def _drop_roles(name: str) -> str:
    """Drop roles and degrees from both ends of a name."""
    words = name.split()
    roles = list_words("role")
    if len(words) > _LEAST_WORDS and words[-1].lower() in list_words("agency"):
        words.pop()
    while len(words) > 1 and (
        (words[-1].strip(".").lower() in roles and not _INITIAL.fullmatch(words[-2]))
        or (len(words) > 2 and len(words[-1]) > 1 and words[-1].isupper() and not name.isupper())
    ):
        words.pop()
    while len(words) > 1 and words[0].strip(".").lower() in roles:
        words.pop(0)
    if len(words) == 1 and (
        (len(name.split()) > 1 and words[0].isascii()) or words[0].lower() in roles
    ):
        return ""  # "Health Reporter"
    return " ".join(words)
