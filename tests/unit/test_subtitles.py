"""Subtitles: what is said, once, a paragraph for each turn or pause."""

import pytest

from summarize import extract_article
from summarize.errors import NoArticleError
from summarize.readers.formats.subtitles import read as read_subtitles

VTT = "WEBVTT\n\n"


def write_srt(*cues: str, gap: float = 0.0) -> str:
    """Return cues of two seconds each, with so many seconds between them."""
    parts = []
    for number, cue in enumerate(cues):
        start = number * (2 + gap)
        times = f"00:00:{start:06.3f} --> 00:00:{start + 2:06.3f}".replace(".", ",")
        parts.append(f"{number + 1}\n{times}\n{cue}\n")
    return "\n".join(parts)


def texts_of(text: str) -> list[str]:
    return [block.text for block in read_subtitles(text).blocks]


def test_cues_are_joined_to_sentences() -> None:
    text = write_srt("The ferry left", "the harbour at nine.", "Nobody waved.")
    assert texts_of(text) == ["The ferry left the harbour at nine. Nobody waved."]
    assert extract_article(text.replace("\n", "\r\n").encode("utf-8-sig")).text


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        pytest.param(
            ["ANNA: It is late.", "PETER: It is not."],
            ["ANNA: It is late.", "PETER: It is not."],
            id="names-in-capitals",
        ),
        pytest.param(["- Is it late?\n- No."], ["Is it late?", "No."], id="dashes"),
        pytest.param(["- Is it late? - No."], ["Is it late?", "No."], id="dashes-on-one-line"),
        pytest.param(
            [">> It is late.", ">> It is not."], ["It is late.", "It is not."], id="arrows"
        ),
        pytest.param(
            ["Remember: the tide turns.", "It waits for nobody."],
            ["Remember: the tide turns. It waits for nobody."],
            id="a-colon-is-no-speaker",
        ),
    ],
)
def test_a_turn_of_a_speaker_is_a_paragraph(cues: list[str], expected: list[str]) -> None:
    assert texts_of(write_srt(*cues)) == expected


def test_a_voice_is_named_once_for_all_that_it_says() -> None:
    text = (
        f"{VTT}00:01.000 --> 00:02.000\n<v Anna Berg>We have <i>waited</i>\n\n"
        "00:02.000 --> 00:03.000\n<v Anna Berg>long enough.</v>\n\n"
        "00:03.000 --> 00:04.000\n<v Peter>No.\n"
    )
    assert texts_of(text) == ["Anna Berg: We have waited long enough.", "Peter: No."]


def test_a_line_that_rolls_up_the_screen_is_read_once() -> None:
    cues = ["one two", "one two\nthree four", "three four\nfive six", "five six", "seven."]
    assert texts_of(write_srt(*cues)) == ["one two three four five six seven."]


def test_words_that_come_again_by_chance_stay() -> None:
    assert texts_of(write_srt("They row on and", "and on until dawn.")) == [
        "They row on and and on until dawn."
    ]


@pytest.mark.parametrize(
    ("cue", "reason"),
    [
        ("[music]", "sound"),
        ("[the crowd\ncheers]", "sound"),
        ("(laughs)", "sound"),
        ("♪ a song ♪", "song"),
        ("Subtitles by the Amara.org community", "credit"),
    ],
)
def test_what_nobody_says_is_left_out_with_a_reason(cue: str, reason: str) -> None:
    draft = read_subtitles(write_srt("The tide (which is low) turns.", cue))
    assert [block.text for block in draft.blocks] == ["The tide (which is low) turns."]
    assert [removed.reason for removed in draft.removed] == [reason]


def test_notes_styles_tags_and_positions_are_no_text() -> None:
    text = (
        f"{VTT}NOTE by hand\n\nSTYLE\n::cue {{ color: red }}\n\nintro\n"
        "00:01.000 --> 00:02.000 align:start position:0%\n"
        "<c.red>Salt</c> {\\an8}&amp; <00:00:01.500>sand.\n"
    )
    draft = read_subtitles(text)
    assert [block.text for block in draft.blocks] == ["Salt & sand."]
    assert [removed.reason for removed in draft.removed] == ["note", "style"]


def test_captions_without_full_stops_break_at_pauses() -> None:
    words = "so the tram runs from the fish market up to the university on the hill"
    assert (
        len(texts_of(write_srt(*[words] * 1, *[f"and {i} {words}" for i in range(5)], gap=1))) == 3
    )


@pytest.mark.parametrize(
    ("stop", "least"),
    [pytest.param("", 40, id="without full stops"), pytest.param(".", 110, id="with full stops")],
)
def test_captions_without_a_pause_break_after_so_many_words(stop: str, least: int) -> None:
    cues = [f"It turns for the {number}th time{stop}" for number in range(45)]
    sizes = [len(text.split()) for text in texts_of(write_srt(*cues))]
    assert len(sizes) > 2
    assert all(least <= size < least + 6 for size in sizes[:-1])


def test_a_long_pause_ends_a_paragraph_only_after_a_sentence() -> None:
    closed = write_srt("The mill is old.", "It turns.", gap=5)
    assert texts_of(closed) == ["The mill is old.", "It turns."]
    broken = write_srt("The mill", "is old.", gap=5)
    assert texts_of(broken) == ["The mill is old."]


def test_the_header_may_name_the_talk() -> None:
    assert read_subtitles("WEBVTT - The mill\n\n00:01.000 --> 00:02.000\nIt turns.").title == (
        "The mill"
    )


def test_subtitles_of_sounds_alone_are_no_article() -> None:
    with pytest.raises(NoArticleError, match="spoken"):
        read_subtitles(write_srt("[wind]"))
