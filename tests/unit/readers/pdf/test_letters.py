"""Text whose font maps to no letters is garbage."""

import pytest

from summarize.readers.pdf.letters import is_garbage, is_latin


@pytest.mark.parametrize(
    ("text", "garbage"),
    [
        pytest.param("(cid:3) plain", False, id="all of it ASCII"),
        pytest.param("\ue001\ue002\ue003\ue004 \ue005\ue006", False, id="six"),
        pytest.param("\ue001\ue002\ue003\ue004 \ue005\ue006\ue007", True, id="seven"),
        pytest.param("wallsea\ue001\ue002\ue003", False, id="three of ten"),
        pytest.param("wallse\ue001\ue002\ue003", True, id="three of nine"),
        pytest.param("walls\ufffd\ufffd\ufffd\ufffd", True, id="not decoded"),
        pytest.param("walls\x03\x04\x05\x06", True, id="control characters"),
        pytest.param("walls¡¢¿¾", True, id="signs"),
        pytest.param("wallsÀÁÂÃ\xa0", False, id="letters with accents"),
        pytest.param("wallsƀƁɎɏ", True, id="rare letters"),
        pytest.param("wallsſɐɑž", False, id="letters beside them"),
        pytest.param("der Kai ist für Boote über zehn Meter", False, id="German"),
        pytest.param("Лодки стоят у причала", False, id="Russian"),
    ],
)
def test_text_that_no_font_maps_to_letters_is_garbage(text: str, garbage: bool) -> None:
    assert is_garbage(text) == garbage


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        pytest.param("wall лодк", True, id="half of it"),
        pytest.param("wal лодк", False, id="less than half"),
        pytest.param("ɏɐ", True, id="the last Latin letter"),
        pytest.param("1234", True, id="no letters"),
    ],
)
def test_a_text_is_latin_if_half_of_its_letters_are(text: str, latin: bool) -> None:
    assert is_latin(text) == latin
