"""In scripts without spaces phrases are what repeats, cut between letters, or there are none."""

import textwrap

import pytest

from summarize import extract_article
from summarize.discourse.keyphrases import find_key_phrases
from summarize.discourse.spaceless_phrases import count_repeats, list_words


@pytest.mark.parametrize(
    ("language", "sentences", "phrases"),
    [
        pytest.param(
            "th",
            [
                "ชาวบ้านปลูกต้นโกงกางในตำบลบางปลา",
                "ต้นโกงกางช่วยลดคลื่นทะเล",
                "ชาวบ้านในตำบลบางปลาจับปูจากรากต้นโกงกาง",
                "คลื่นทะเลเคยทำลายบ้านของชาวบ้าน",
            ],
            {"ต้นโกงกาง", "ตำบลบางปลา", "ชาวบ้าน", "คลื่นทะเล"},
            id="Thai",
        ),
        pytest.param(
            "lo",
            ["ຊາວບ້ານປູກກາເຟກັບສະຫະກອນ", "ສະຫະກອນຊື້ກາເຟ", "ຊາວບ້ານໄດ້ຮັບເງິນ"],
            {"ສະຫະກອນ", "ຊາວບ້ານ"},
            id="Lao",
        ),
        pytest.param(
            "km",
            ["កសិករដាំម្រេចកំពត។", "ម្រេចកំពតថ្លៃ។", "សហគមន៍ជួយកសិករ។"],
            {"ម្រេចកំពត", "កសិករ"},
            id="Khmer",
        ),
        pytest.param(
            "my",
            ["ငါးဖမ်းသမားများသည် အင်းလေးကန်တွင် ရှိသည်။", "အင်းလေးကန်ကို ငါးဖမ်းသမားက ချစ်သည်။"],
            {"ငါးဖမ်းသမား", "အင်းလေးကန်"},
            id="Burmese",
        ),
    ],
)
def test_a_phrase_is_as_long_as_the_text_repeats_it(
    language: str, sentences: list[str], phrases: set[str]
) -> None:
    found = find_key_phrases(sentences, language, 5)
    assert phrases <= set(found)
    assert not any(word in found for word in ("ของ", "ใน", "สည်", "များ", "กับ"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("th", "แมวนอนบนเสื่อ", id="Thai said once"),
        pytest.param("th", "ของในที่และของในที่และ", id="Thai function words"),
        pytest.param("th", "กากา", id="two letters"),
        pytest.param("my", "သည်များကို သည်များကို", id="Burmese particles"),
        pytest.param("zh", "茶", id="one character"),
        pytest.param("ja", "これはそれです。", id="hiragana"),
    ],
)
def test_rather_none_than_rubbish(language: str, text: str) -> None:
    assert find_key_phrases([text], language, 5) == ()


def test_the_inside_of_a_word_is_no_phrase() -> None:
    sentences = ["社区图书馆开放。", "社区图书馆很大。", "图书馆安静。", "新图书馆。"]
    found = find_key_phrases(sentences, "zh", 9)
    assert "图书馆" in found or "社区图书馆" in found
    assert not {"书馆", "图书", "区图书", "区图书馆"} & set(found)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        pytest.param("th", "หนี้ครัวเรือน", id="debt holds this"),
        pytest.param("th", "เจ้าหน้าที่ป่าไม้", id="official holds that"),
        pytest.param("th", "บะหมี่เกี๊ยว", id="noodles hold have"),
        pytest.param("th", "รายได้ครัวเรือน", id="income holds get"),
        pytest.param("km", "ប្រទេសកម្ពុជា", id="Cambodia holds be"),
    ],
)
def test_a_word_that_holds_a_function_word_stays_whole(language: str, word: str) -> None:
    assert find_key_phrases([f"{word} ดี", f"{word} ใหญ่", word], language, 1) == (word,)


@pytest.mark.parametrize("phrase", ["上海", "人民医院", "老人", "下水道", "同学会", "不锈钢"])
def test_a_chinese_word_may_hold_a_stop_word(phrase: str) -> None:
    sentences = [f"{phrase}的门很高。", f"他爱{phrase}。", f"{phrase}。"]
    assert find_key_phrases(sentences, "zh", 1) == (phrase,)


@pytest.mark.parametrize("phrase", ["不是", "可以", "今年", "来自", "的门", "了三"])
def test_but_two_stop_words_are_no_phrase(phrase: str) -> None:
    assert phrase not in find_key_phrases([f"山{phrase}水。", f"林{phrase}海。"], "zh", 9)


@pytest.mark.parametrize(
    ("sentences", "phrase"),
    [
        pytest.param(
            ["東京タワーへ行く。", "東京タワーを見る。"], "東京タワー", id="Han and katakana"
        ),
        pytest.param(
            ["3年計画です。", "5年計画です。"], "計画", id="what a number counts is left out"
        ),
        pytest.param(["カレンダーを買う。"], "カレンダー", id="a word in katakana, once"),
        pytest.param(["AI技術が進む。", "AI技術を学ぶ。"], "技術", id="beside Latin letters"),
        pytest.param(["新しいAIと人。", "そのAIと街。"], "AI", id="Latin letters among Han"),
    ],
)
def test_japanese_words_of_two_scripts(sentences: list[str], phrase: str) -> None:
    assert phrase in find_key_phrases(sentences, "ja", 5)


def test_a_thai_phrase_is_written_as_the_text_writes_it() -> None:
    assert find_key_phrases(["แม่น้ำโขงสวย", "ล่องแม่น้ำโขง"], "th", 1) == ("แม่น้ำโขง",)


THAI = (
    "ชาวบ้านในตำบลบางปลาปลูกต้นโกงกางริมคลองทุกปี เด็กๆช่วยขนต้นกล้าลงเรือแต่เช้า "
    "คลื่นทะเลเคยทำลายบ้านเรือนหลายหลังเมื่อสามปีก่อน นักวิจัยบอกว่าแนวชายฝั่งไม่ถอยร่นอีก "
    "ปูและปลากลับมาอาศัยรากไม้ แม่ค้าในตลาดยิ้มได้อีกครั้ง"
)


def test_thai_lines_that_are_full_are_joined_without_a_space() -> None:
    wrapped = "\n".join(THAI[i : i + 50] for i in range(0, len(THAI), 50))
    assert extract_article(wrapped).paragraphs == (THAI,)


def test_thai_lines_that_end_at_a_space_get_it_back() -> None:
    wrapped = "\n".join(textwrap.wrap(THAI, 72, break_long_words=False))
    assert extract_article(wrapped).paragraphs == (THAI,)


def count(*uses: tuple[str, int], stop: frozenset[str] = frozenset()) -> dict[str, int]:
    texts = [text for text, times in uses for _ in range(times)]
    return {"".join(phrase): n for phrase, n in count_repeats(texts, stop).items()}


HAN = "茶园水山路桥石木火土金河江海"


@pytest.mark.parametrize(
    ("uses", "repeats"),
    [
        pytest.param([("茶园", 2)], {"茶园": 2}, id="a-pair"),
        pytest.param([("茶园", 1)], {}, id="said-once"),
        pytest.param([("老茶园", 2)], {"老茶园": 2}, id="no-part-of-it"),
        pytest.param(
            [("老茶园", 2), ("茶园", 1)], {"茶园": 3, "老茶园": 2}, id="but-one-said-more"
        ),
        pytest.param([(HAN[:11], 2)], {HAN[:11]: 2}, id="eleven-letters"),
        pytest.param([(HAN[:12], 2)], {}, id="what-goes-on-is-a-copied-sentence"),
        pytest.param([("3年茶园", 2)], {"茶园": 2}, id="the-year-of-a-number"),
        pytest.param([("年茶园", 2)], {"年茶园": 2}, id="no-number"),
        pytest.param([("不同", 2)], {}, id="a-word-that-says-nothing"),
        pytest.param([("タワー", 1)], {"タワー": 1}, id="katakana-said-once"),
        pytest.param([("タ", 3)], {}, id="one-letter-of-it"),
        # Thai: three letters, or four that are said but twice.
        pytest.param([("กขค", 3)], {"กขค": 3}, id="three-letters"),
        pytest.param([("กขค", 2)], {}, id="three-letters-said-twice"),
        pytest.param([("กขคง", 2)], {"กขคง": 2}, id="four-letters-said-twice"),
        pytest.param([("กข", 4)], {}, id="two-letters"),
        pytest.param([("กขคง", 3), ("กขค", 2)], {"กขค": 5}, id="a-letter-of-the-next-word"),
        pytest.param([("งกขค", 3), ("กขค", 2)], {"กขค": 5}, id="a-letter-of-the-word-before"),
        pytest.param([("กขคงา", 3), ("กขค", 2)], {"กขค": 5, "กขคงา": 3}, id="with-a-vowel"),
        # Burmese: two syllables, or three.
        pytest.param([("ကာခာ", 3)], {"ကာခာ": 3}, id="two-syllables"),
        pytest.param([("ကာခာ", 2)], {}, id="two-syllables-said-twice"),
        pytest.param([("ကာခာဂာ", 2)], {"ကာခာဂာ": 2}, id="three-syllables-said-twice"),
        pytest.param([("ကာ", 4)], {}, id="one-syllable"),
    ],
)
def test_what_repeats_is_a_phrase_as_long_as_it_repeats(
    uses: list[tuple[str, int]], repeats: dict[str, int]
) -> None:
    assert count(*uses) == repeats


def test_stop_words_part_phrases_unless_they_stand_in_words() -> None:
    stop = frozenset("的人")
    assert count(("茶园的石桥", 2), stop=stop) == {"茶园": 2, "石桥": 2}
    assert count(("人民", 2), stop=stop) == {"人民": 2}


def test_the_words_of_a_phrase_are_pairs_of_letters_where_no_space_parts_them() -> None:
    assert list_words(("茶", "园", "水")) == {"茶园", "园水"}
    assert list_words(("茶", "タワー")) == {"茶タワー", "タワー"}
    assert list_words(("タワー",)) == {"タワー"}
    assert list_words(("stone", "wall")) == {"stone", "wall"}
