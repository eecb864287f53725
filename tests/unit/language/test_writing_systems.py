"""Letters of scripts without spaces keep all of their signs."""

import pytest

from summarize.language.writing_systems import CLUSTER


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        pytest.param("กี่น้ำ", "กี่ น้ำ", id="Thai: vowel and tone"),
        pytest.param("เรือใบ", "เรื อ ใบ", id="Thai: a vowel written before"),
        pytest.param("สัตว์", "สั ตว์", id="Thai: a silent letter"),
        pytest.param("ແມ່ນ້ຳ", "ແມ່ ນ້ຳ", id="Lao"),
        pytest.param("ខ្មែរ", "ខ្មែ រ", id="Khmer: a letter below"),
        pytest.param("မြန်မာ", "မြန် မာ", id="Burmese: a closed syllable"),
        pytest.param("ကမ္ဘာ", "ကမ္ဘာ", id="Burmese: stacked letters"),
        pytest.param("茶カ", "茶 カ", id="Han and kana"),
    ],
)
def test_a_letter_keeps_its_signs(text: str, letters: str) -> None:
    assert CLUSTER.findall(text) == letters.split()
