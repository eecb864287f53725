"""Cues are cut, lines that roll up are dropped, speakers are named, each rule on its own."""

import pytest

from summarize.models import Removed
from summarize.readers.formats.subtitles import (
    Aside,
    Cue,
    Said,
    drop_repeated,
    drop_tags,
    find_speakers,
    list_cues,
    split_turns,
    take_sounds,
)
from summarize.readers.formats.subtitles import read as read_subtitles

TIMES = "00:01.000 --> 00:02.500"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"{TIMES}\nA\nB", [Cue(1, 2.5, ("A", "B"))], id="a cue"),
        pytest.param("01:02:03,004 --> 1:02:04,5\nA", [Cue(3723.004, 3724.5, ("A",))], id="hours"),
        pytest.param(
            f"7\n{TIMES}\nA\n\n8\n{TIMES}\nB",
            [Cue(1, 2.5, ("A",)), Cue(1, 2.5, ("B",))],
            id="numbers",
        ),
        pytest.param(
            f"{TIMES}\nA\n8\n{TIMES}\nB",
            [Cue(1, 2.5, ("A",)), Cue(1, 2.5, ("B",))],
            id="no blank line",
        ),
        pytest.param(
            f"{TIMES}\nA\n\nname\n{TIMES}\nB",
            [Cue(1, 2.5, ("A",)), Cue(1, 2.5, ("B",))],
            id="a name",
        ),
        pytest.param(
            f"{TIMES}\nA\nname\n{TIMES}\nB",
            [Cue(1, 2.5, ("A", "name")), Cue(1, 2.5, ("B",))],
            id="no name",
        ),
        pytest.param(f"{TIMES}\nA\n\nB\n", [Cue(1, 2.5, ("A", "B"))], id="a line of no cue"),
        pytest.param(f"{TIMES}\n1990\nA", [Cue(1, 2.5, ("1990", "A"))], id="a number that is said"),
        pytest.param(
            f"{TIMES}\n\n{TIMES}\nA", [Cue(1, 2.5, ()), Cue(1, 2.5, ("A",))], id="an empty cue"
        ),
        pytest.param(f"\ufeff\r\n{TIMES}\r\n A \r\n", [Cue(1, 2.5, ("A",))], id="ends of lines"),
        pytest.param(
            f"WEBVTT x\n\nNOTE a\nb\n\n{TIMES}\nA",
            [Aside("NOTE a\nb", "note"), Cue(1, 2.5, ("A",))],
            id="a note",
        ),
        pytest.param(
            f"WEBVTT\n\nREGION\nid:a\n\n{TIMES}\nA",
            [Aside("REGION\nid:a", "style"), Cue(1, 2.5, ("A",))],
            id="a region",
        ),
        pytest.param(
            f"{TIMES}\nA\n\nNOTE b", [Cue(1, 2.5, ("A", "NOTE b"))], id="a note of another format"
        ),
        pytest.param(
            "00:01.000 --> 00:09.000\nA <00:02.000>b",
            [Cue(1, 2.5, ("A <00:02.000>b",))],
            id="times of words",
        ),
        pytest.param(
            "00:01.000 --> 00:02.200\nA <00:02.000>b",
            [Cue(1, 2.2, ("A <00:02.000>b",))],
            id="a late word",
        ),
        pytest.param("A\nB", [], id="no cue"),
    ],
)
def test_a_file_is_cut_into_its_cues(text: str, found: list[Cue | Aside]) -> None:
    assert list(list_cues(text)) == found


@pytest.mark.parametrize(
    ("screens", "said"),
    [
        pytest.param([["a b"], ["c d"]], [["a b"], ["c d"]], id="nothing again"),
        pytest.param([["a b c"], ["a b c d"]], [["a b c"], ["d"]], id="three words"),
        pytest.param([["x a b"], ["a b c"]], [["x a b"], ["a b c"]], id="two words"),
        pytest.param([["x a b"], ["a b", "c"]], [["x a b"], ["c"]], id="two words, a line"),
        pytest.param([["a b c x"], ["a b c d"]], [["a b c x"], ["a b c d"]], id="not at the end"),
        pytest.param(
            [["a b c", "d e f"], ["d e f", "g"]], [["a b c", "d e f"], ["g"]], id="a line rolls up"
        ),
        pytest.param([["a b c"], ["a b c"], ["d"]], [["a b c"], ["d"]], id="the same screen"),
        pytest.param(
            [["a b c"], [" "], ["a b c d"]], [["a b c"], ["d"]], id="an empty screen between"
        ),
        pytest.param([["<i>a b c</i>"], ["a b c", "d"]], [["a b c"], ["d"]], id="tags"),
        pytest.param(
            [["w " * 60], ["w " * 60 + "x"]], [[("w " * 60).strip()], ["x"]], id="sixty words"
        ),
    ],
)
def test_what_a_screen_shows_again_is_dropped(
    screens: list[list[str]], said: list[list[str]]
) -> None:
    cues = [Cue(n, n + 1, tuple(lines)) for n, lines in enumerate(screens)]
    assert [list(cue.lines) for cue in drop_repeated(cues)] == said


def test_tags_go_and_a_voice_is_a_name() -> None:
    assert drop_tags("<i>a</i> &amp; {\\an8}b") == "a & b"
    assert drop_tags("<v Ann Lee>a").strip() == "Ann Lee: a"


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param(["<v Ann>a"], {"Ann"}, id="a voice"),
        pytest.param(["ANN: a"], {"ANN"}, id="capitals"),
        pytest.param(["Ann: a", "Ann: b"], {"Ann"}, id="twice"),
        pytest.param(["Ann: a"], set(), id="once"),
        pytest.param(["A: a"], set(), id="one letter"),
        pytest.param(["Ann: a", "Bo: b"], set(), id="two names"),
    ],
)
def test_speakers_are_voices_and_names_that_come_again(texts: list[str], names: set[str]) -> None:
    assert find_speakers(texts) == names


ANN = frozenset(("Ann",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a b", [Said("a b")], id="a text"),
        pytest.param("Ann: a", [Said("a", "Ann", turns=True)], id="a speaker"),
        pytest.param("Bo: a", [Said("Bo: a")], id="nobody known"),
        pytest.param("- a", [Said("a", None, turns=True)], id="a dash"),
        pytest.param(
            "- A. - B", [Said("A.", None, turns=True), Said("B", None, turns=True)], id="two dashes"
        ),
        pytest.param("a - b", [Said("a - b")], id="a dash in a text"),
        pytest.param("- a\nb", [Said("a", None, turns=True), Said("b")], id="two lines"),
        pytest.param("a\n --- \nb", [Said("a"), Said("b")], id="nothing said"),
    ],
)
def test_a_cue_is_split_into_turns(text: str, said: list[Said]) -> None:
    assert list(split_turns(text, ANN)) == said


@pytest.mark.parametrize(
    ("text", "left", "out"),
    [
        pytest.param("a [wind] b", "a   b", [Removed("[wind]", "sound")], id="a sound"),
        pytest.param("[Ann]: a", "[Ann]: a", [], id="a speaker in brackets"),
        pytest.param("[Ann] a", "  a", [Removed("[Ann]", "sound")], id="a name in brackets"),
        pytest.param("Subtitles by Bo", "", [Removed("Subtitles by Bo", "credit")], id="a credit"),
        pytest.param("a", "a", [], id="speech"),
    ],
)
def test_sounds_and_credits_are_taken_out(text: str, left: str, out: list[Removed]) -> None:
    assert take_sounds(text, ANN) == (left, out)


def cue(start: float, end: float, text: str) -> str:
    return f"00:{start:06.3f} --> 00:{end:06.3f}\n{text}\n"


def paragraphs(*cues: tuple[float, float, str]) -> list[str]:
    draft = read_subtitles("WEBVTT\n\n" + "\n".join(cue(*one) for one in cues))
    return [block.text for block in draft.blocks]


FIFTY = "word " * 49 + "end."


@pytest.mark.parametrize(
    ("first", "gap", "count"),
    [
        pytest.param("It is.", 4.0, 2, id="four seconds after a sentence"),
        pytest.param("It is.", 3.9, 1, id="less"),
        pytest.param("It is", 9.0, 1, id="in a sentence"),
        pytest.param(FIFTY, 1.2, 2, id="1.2 seconds after fifty words"),
        pytest.param(FIFTY, 1.1, 1, id="less after fifty"),
        pytest.param(FIFTY[5:], 1.2, 1, id="after 49 words"),
        pytest.param(
            FIFTY + " " + FIFTY + " " + "word " * 9 + "end.", 0.0, 2, id="after 110 words"
        ),
        pytest.param(
            FIFTY + " " + FIFTY + " " + "word " * 8 + "end.", 0.0, 1, id="after 109 words"
        ),
    ],
)
def test_a_paragraph_ends_at_a_pause_after_a_sentence(first: str, gap: float, count: int) -> None:
    assert len(paragraphs((1, 2, first), (2 + gap, 15, "So. It is. So."))) == count


@pytest.mark.parametrize(
    ("words", "gap", "count"),
    [
        pytest.param(1, 4.0, 2, id="four seconds"),
        pytest.param(1, 3.9, 1, id="less"),
        pytest.param(21, 0.6, 2, id="0.6 seconds after 21 words"),
        pytest.param(21, 0.5, 1, id="less after 21"),
        pytest.param(20, 0.6, 1, id="after 20 words"),
        pytest.param(40, 0.0, 2, id="after 40 words"),
        pytest.param(39, 0.0, 1, id="after 39 words"),
    ],
)
def test_captions_without_stops_end_at_a_pause(words: int, gap: float, count: int) -> None:
    assert len(paragraphs((1, 2, "word " * words), (2 + gap, 15, "and so"))) == count


def test_captions_have_stops_if_one_word_in_sixty_has() -> None:
    # With stops, a pause in a sentence ends no paragraph.
    assert len(paragraphs((1, 2, "Yes. " + "word " * 59), (9, 10, ""), (11, 12, "x"))) == 2
    assert len(paragraphs((1, 2, "Yes. " + "word " * 58), (11, 12, "x"))) == 1


def test_a_speaker_is_named_where_his_turn_begins() -> None:
    turns = [
        (1, 2, "ANN: It is."),
        (2, 3, "So."),
        (3, 4, "BO: No."),
        (4, 5, "BO: Not so."),
        (5, 6, "- Why?"),
    ]
    assert paragraphs(*turns) == ["ANN: It is. So.", "BO: No. Not so.", "Why?"]
    assert paragraphs((1, 2, "ANN: It is."), (9, 10, "ANN: So.")) == ["ANN: It is.", "ANN: So."]
