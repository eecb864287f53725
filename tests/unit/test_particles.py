"""Korean key phrases are nouns: without their particles, and no verbs."""

import pytest

from summarize.discourse.keyphrases import find_key_phrases
from summarize.discourse.particles import part_particles


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
        "개발한", "확대된",
        "말씀합니다", "빠르지만", "만들도록", "돌아오려고", "걸린다", "하는", "새로운",
    ],
)  # fmt: skip
def test_a_verb_parts_phrases(verb: str) -> None:
    assert part_particles([f"해녀 {verb} 바다"]) == ["해녀 , 바다"]


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
