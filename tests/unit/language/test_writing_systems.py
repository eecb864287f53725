"""Letters of scripts without spaces keep all of their signs, and scripts are detected."""

import pytest

from summarize.language.writing_systems import CLUSTER, begins_spaceless, is_european


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


@pytest.mark.parametrize(
    ("text", "european"),
    [
        pytest.param("Ærø – “Čapek” … für 5 €", True, id="Latin"),
        pytest.param("Ελλάδα, Київ", True, id="Greek and Cyrillic"),
        pytest.param("Բարեւ։", False, id="Armenian"),
        pytest.param("متى؟", False, id="Arabic"),
        pytest.param("नमस्ते।", False, id="Hindi"),
        pytest.param("ሰላም።", False, id="Ethiopic"),
        pytest.param("Salt 塩", False, id="Han"),
        pytest.param("wide！", False, id="a wide mark"),
    ],
)
def test_a_european_text_has_no_letters_and_stops_of_other_scripts(
    text: str, european: bool
) -> None:
    assert is_european(text) is european


def test_a_text_begins_with_a_letter_of_a_script_without_spaces() -> None:
    assert begins_spaceless("塩 salt")
    assert not begins_spaceless("salt 塩")
    assert not begins_spaceless("")
