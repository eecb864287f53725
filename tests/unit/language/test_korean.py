"""Korean key phrases are nouns: without their particles, and no verbs."""

import pytest

from summarize.discourse.keyphrases import find_key_phrases
from summarize.language.korean import part_particles


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        pytest.param("해녀는 바다에서 해녀를 봤다", "해녀, 바다, 해녀, ,", id="after a vowel"),
        pytest.param(
            "폐그물은 폐그물을 폐그물과", "폐그물, 폐그물, 폐그물,", id="after a consonant"
        ),
        pytest.param(
            "어선으로 마을로 어촌에서는", "어선, 마을로 어촌,", id="로 needs a second use"
        ),
        pytest.param("마을로 마을을 바다까지도", "마을, 마을, 바다까지도", id="which it has"),
        pytest.param("해녀들이 해녀들에게 해녀는", "해녀, 해녀, 해녀,", id="a plural"),
        pytest.param("섬은 섬을 섬에서", "섬, 섬, 섬,", id="one syllable, seen with several"),
        pytest.param("제주도는 내년에", "제주도, 내년,", id="는 after three syllables"),
        pytest.param("학교는 지키는", "학교는 지키는", id="not after two, as in a verb"),
        pytest.param("국가는 국가", "국가, 국가", id="unless the noun stands alone, too"),
        pytest.param("서울로서", "서울,", id="로 after ㄹ as after a vowel"),
        pytest.param("부산로서", "부산로서", id="and after no other consonant"),
        pytest.param("부산으로서", "부산,", id="where it is 으로"),
        pytest.param("선생이 교사가", "선생, 교사,", id="이 after a consonant, 가 after a vowel"),
        pytest.param("선생가 학교을", "선생가 학교을", id="and not the other way round"),
        pytest.param("사람들이 사람을", "사람, 사람,", id="a plural of a noun that is known"),
        pytest.param("사람들", "사람들", id="a plural that is alone"),
        pytest.param("아들이", "아들,", id="a son is no plural"),
        pytest.param("바다까지의", "바다,", id="two particles"),
        pytest.param("만족도 만족을", "만족, 만족,", id="도 where the noun has others"),
        pytest.param("강의를 강의", "강의, 강의", id="의 of the noun itself"),
        pytest.param("비와 비를", "비, 비,", id="one syllable, seen with two"),
        pytest.param("책을 그는 물은 나는", ", , , ,", id="one syllable, seen with one, is none"),
    ],
)
def test_a_particle_is_taken_off_a_noun(text: str, parted: str) -> None:
    assert part_particles([text]) == [parted]


@pytest.mark.parametrize(
    "noun",
    [
        pytest.param("회의", id="meeting"),
        pytest.param("제도", id="system"),
        pytest.param("국가", id="state"),
        pytest.param("결과", id="result"),
        pytest.param("어린이", id="child"),
        pytest.param("전문가", id="expert"),
        pytest.param("민주주의", id="democracy"),
        pytest.param("고속도로", id="motorway"),
        pytest.param("만족도", id="satisfaction"),
        pytest.param("바다", id="sea"),
        pytest.param("캐나다", id="Canada"),
        pytest.param("북한", id="North Korea"),
        pytest.param("유통기한", id="shelf life"),
    ],
)
def test_a_noun_that_ends_like_a_particle_or_a_verb_stays_whole(noun: str) -> None:
    object_particle = "을" if (ord(noun[-1]) - ord("가")) % 28 else "를"
    assert part_particles([f"{noun} {noun}{object_particle}"]) == [f"{noun} {noun},"]


@pytest.mark.parametrize(
    "verb",
    [
        "시작했다", "있다", "설명했으며", "지원하는", "사용하고", "발표하면서", "계속되는",
        "개발한", "확대된", "수없다", "되지않다", "먹는다",
        "말씀합니다", "빠르지만", "만들도록", "돌아오려고", "걸린다", "하는", "새로운",
    ],
)  # fmt: skip
def test_a_verb_parts_phrases(verb: str) -> None:
    assert part_particles([f"해녀 {verb} 바다"]) == ["해녀 , 바다"]


def test_a_short_word_that_ends_like_a_verb_may_be_a_noun() -> None:
    assert part_particles(["없다 간다"]) == ["없다 간다"]


def test_a_phrase_has_no_particle_at_its_end_and_none_within() -> None:
    sentences = [
        "해녀들이 바다 쓰레기를 줍기 시작했다.",
        "바다 쓰레기는 폐그물이 많다고 해녀가 말했다.",
        "바다 쓰레기의 절반은 어선에서 나온 폐그물이다.",
        "어선은 폐그물을 버리지 못한다.",
    ]
    assert find_key_phrases(sentences, "ko", 4) == ("바다 쓰레기", "해녀", "폐그물", "어선")


def test_other_scripts_in_a_korean_text_are_left_alone() -> None:
    assert part_particles(["NASA Moon, 1969"]) == ["NASA Moon, 1969"]
