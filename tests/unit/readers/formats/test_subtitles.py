"""Subtitles and transcripts become paragraphs of what is said, with their times."""

import json
from typing import Any

import pytest

from summarize import extract_article, summarize
from summarize.errors import NoArticleError
from summarize.models import Block, Removed, Source, Summary
from summarize.pipeline import read_article
from summarize.readers.formats.subtitles import (
    Aside,
    Cue,
    Utterance,
    drop_repeated,
    find_cue_speakers,
    list_cues,
    split_turns,
    take_sounds,
)
from summarize.readers.formats.subtitles import read as read_subtitles
from summarize.readers.several_articles import list_parts
from summarize.render.html.page import render_html
from summarize.render.json import build_object, build_page
from summarize.render.markdown import render_markdown
from summarize.render.style import Style
from summarize.render.terminal.article import render_terminal_page
from summarize.render.terminal.summary import render_terminal
from summarize.render.text import render_text
from summarize.request import Request
from tests.conftest import kind_of

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


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param(["<v Ann>a"], {"Ann"}, id="a voice"),
        pytest.param(["ANN: a"], {"ANN"}, id="capitals"),
        pytest.param(["Ann: a", "Ann: b"], {"Ann"}, id="twice"),
        pytest.param(["Ann: a"], set(), id="once"),
        pytest.param(["A: a"], set(), id="one letter"),
        pytest.param(["Ann: a", "Bo: b"], set(), id="two names"),
        pytest.param(["Ann’s iPad: a"] * 5, {"Ann’s iPad"}, id="often"),
        pytest.param(["Ann’s iPad: a"] * 4, set(), id="not so often"),
    ],
)
def test_speakers_are_voices_and_names_that_come_again(texts: list[str], names: set[str]) -> None:
    assert find_cue_speakers(texts) == names


ANN = frozenset(("Ann",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a b", [Utterance("a b")], id="a text"),
        pytest.param("Ann: a", [Utterance("a", "Ann", turns=True)], id="a speaker"),
        pytest.param("Bo: a", [Utterance("Bo: a")], id="nobody known"),
        pytest.param("- a", [Utterance("a", None, turns=True)], id="a dash"),
        pytest.param(
            "- A. - B",
            [Utterance("A.", None, turns=True), Utterance("B", None, turns=True)],
            id="two dashes",
        ),
        pytest.param("a - b", [Utterance("a - b")], id="a dash in a text"),
        pytest.param("- a\nb", [Utterance("a", None, turns=True), Utterance("b")], id="two lines"),
        pytest.param("a\n --- \nb", [Utterance("a"), Utterance("b")], id="nothing said"),
    ],
)
def test_a_cue_is_split_into_turns(text: str, said: list[Utterance]) -> None:
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


VTT = "WEBVTT\n\n"


def write_srt(*cues: str, gap: float = 0.0) -> str:
    """Make cues of two seconds each, with a pause in seconds between them."""
    parts = []
    for number, cue in enumerate(cues):
        start = number * (2 + gap)
        times = f"00:00:{start:06.3f} --> 00:00:{start + 2:06.3f}".replace(".", ",")
        parts.append(f"{number + 1}\n{times}\n{cue}\n")
    return "\n".join(parts)


def texts_of(text: str) -> list[str]:
    return [block.text for block in read_subtitles(text).blocks]


def test_a_voice_is_named_once_for_all_that_it_says() -> None:
    text = (
        f"{VTT}00:01.000 --> 00:02.000\n<v Anna Berg>We have <i>waited</i>\n\n"
        "00:02.000 --> 00:03.000\n<v Anna Berg>long enough.</v>\n\n"
        "00:03.000 --> 00:04.000\n<v Peter>No.\n"
    )
    assert texts_of(text) == ["Anna Berg: We have waited long enough.", "Peter: No."]


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


def test_the_header_may_name_the_talk() -> None:
    assert read_subtitles("WEBVTT - The mill\n\n00:01.000 --> 00:02.000\nIt turns.").title == (
        "The mill"
    )


def test_subtitles_of_sounds_alone_are_no_article() -> None:
    with pytest.raises(NoArticleError, match="spoken"):
        read_subtitles(write_srt("[wind]"))


SAID = (
    "The lamp was switched off in spring.",
    "Nobody had been told of it before.",
    "The keeper still climbs up on Fridays.",
)


SEGMENT_TIMES = (0.0, 65.5, 3725.25)


VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


WHISPER = {
    "text": " ".join(SAID),
    "segments": [
        {"start": t, "end": t + 2, "text": f" {s}"}
        for t, s in zip(SEGMENT_TIMES, SAID, strict=True)
    ],
    "language": "en",
}


CPP = {
    "result": {"language": "en"},
    "transcription": [
        {"offsets": {"from": int(t * 1000), "to": int(t * 1000) + 2000}, "text": f" {s}"}
        for t, s in zip(SEGMENT_TIMES, SAID, strict=True)
    ],
}


PIPELINE = {
    "text": " ".join(SAID),
    "chunks": [
        {"timestamp": [t, None], "text": s} for t, s in zip(SEGMENT_TIMES, SAID, strict=True)
    ],
}


PODCAST = {
    "version": "1.0.0",
    "segments": [
        {"startTime": t, "endTime": t + 2, "body": s}
        for t, s in zip(SEGMENT_TIMES, SAID, strict=True)
    ],
}


def summarize_json(transcript: dict[str, Any], name: str = "talk.json") -> Summary:
    source = Source(name, json.dumps(transcript).encode())
    return summarize(read_article(source, Request()), length="3")


def blocks_of(*speakers: str) -> list[str]:
    segments = [
        {"start": n, "end": n + 1, "text": text, "speaker": speaker}
        for n, (text, speaker) in enumerate(zip(SAID, speakers, strict=True))
    ]
    article = extract_article(json.dumps({"segments": segments}))
    return [block.text for block in article.blocks]


@pytest.mark.parametrize("transcript", [WHISPER, CPP, PIPELINE, PODCAST, WHISPER["segments"]])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_transcript_in_json_is_told_and_keeps_its_times(
    transcript: object, indent: int | None
) -> None:
    data = json.dumps(transcript, indent=indent).encode()
    assert kind_of(data) == "transcript"
    (item,) = list_parts(Source("talk.json", data))
    assert item.source.label == "talk.json"
    found = summarize(read_article(item.source, Request()), length="3")
    assert [s.text for s in found.sentences] == list(SAID)
    assert [s.start_time for s in found.sentences] == list(SEGMENT_TIMES)


def test_a_transcript_on_one_line_that_names_its_text_too_is_no_row() -> None:
    data = json.dumps({"text": "The lamp", **CPP}).encode()
    (item,) = list_parts(Source("talk.json", data))
    assert (item.source.part, kind_of(item.source.data)) == (0, "transcript")


def test_a_long_transcript_on_one_line_is_no_row() -> None:
    """Its words come before its times, so that the times stand far behind the start."""
    long = {**WHISPER, "text": " ".join(SAID) * 2_000}
    (item,) = list_parts(Source("talk.json", json.dumps(long).encode()))
    assert (item.source.part, kind_of(item.source.data)) == (0, "transcript")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps(WHISPER) + "\n" + json.dumps(WHISPER), id="rows"),
        pytest.param(json.dumps({"text": SAID[0], "segments": []}), id="no-segments"),
        pytest.param(json.dumps({"text": SAID[0], "segments": [{"text": "a"}]}), id="no-times"),
        pytest.param('{"segments": [{"start": 0,', id="broken"),
        pytest.param('[{"start": 0, "end": 1, "text":', id="broken-list"),
        pytest.param('[{"start": "Monday", "end": "Friday", "text": "a"}]', id="other-times"),
    ],
)
def test_other_json_with_segments_is_no_transcript(text: str) -> None:
    assert kind_of(text.encode()) != "transcript"


@pytest.mark.parametrize("time", ["9" * 400, "1e300", "NaN", "Infinity", "-1"])
def test_a_time_that_no_recording_has_is_none(time: str) -> None:
    times = [("0", "2"), (time, "4"), ("4", time)]
    segments = [
        f'{{"start": {start}, "end": {end}, "text": "{said}"}}'
        for (start, end), said in zip(times, SAID, strict=True)
    ]
    article = extract_article(f'{{"segments": [{", ".join(segments)}]}}')
    assert article.text == f"{SAID[0]} {SAID[2]}"
    assert article.blocks[0].moments[-1][1] == 4.0


@pytest.mark.parametrize("name", ['"id": "a"', '"url": "u"', '"title": "A"', '"source": "b.html"'])
def test_pieces_of_texts_that_say_where_they_start_are_rows(name: str) -> None:
    piece = f'{{{name}, "start": 0, "end": 900, "text": "The pilot came aboard at noon."}}'
    assert len(list_parts(Source("a.json", f"[{piece}, {piece}]".encode()))) == 2
    segment = piece.replace(name, '"id": 0')
    assert len(list_parts(Source("a.json", f"[{segment}, {segment}]".encode()))) == 1


def test_rows_that_hold_transcripts_are_articles_each() -> None:
    rows = "\n".join([json.dumps(WHISPER)] * 3).encode()
    assert [item.source.part for item in list_parts(Source("talks.jsonl", rows))] == [1, 2, 3]


def test_a_speaker_with_a_name_is_named_and_one_with_a_number_is_not() -> None:
    assert blocks_of("Ann Lee", "Ann Lee", "Bo")[0] == f"Ann Lee: {SAID[0]} {SAID[1]}"
    assert blocks_of("SPEAKER_00", "SPEAKER_01", "SPEAKER_01")[1] == f"{SAID[1]} {SAID[2]}"
    assert blocks_of("<b>", "a > b", "a > b")[0] == f"b: {SAID[0]}"


def test_marks_in_what_is_said_are_text() -> None:
    segments = [{"start": 0, "end": 2, "text": "Write a <p> &amp; close it with </p>."}]
    assert extract_article(json.dumps({"segments": segments})).text == (
        "Write a <p> &amp; close it with </p>."
    )


def test_a_sentence_has_the_time_of_the_cue_in_which_it_begins() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\nThe lamp was off\n\n"
        "00:03.000 --> 00:05.500\nby then. Nobody\n\n00:05.500 --> 00:07.000\nhad known it.\n"
    )
    assert read_subtitles(text).blocks == (
        Block(
            "The lamp was off by then. Nobody had known it.",
            moments=((0, 1.0), (17, 3.0), (33, 5.5)),
        ),
    )
    found = summarize(text.encode(), length="2")
    assert [s.start_time for s in found.sentences] == [1.0, 3.0]


def test_the_json_has_the_times_and_that_of_other_articles_has_none() -> None:
    values = build_page(summarize_json(WHISPER))
    assert [s["start_time"] for s in values["sentences"]] == list(SEGMENT_TIMES)
    assert [b["start_time"] for b in values["blocks"]] == list(SEGMENT_TIMES)
    plain = build_object(summarize(" ".join(SAID)))
    assert "start_time" not in plain["sentences"][0]


def test_a_terminal_shows_the_time_in_place_of_the_bullet() -> None:
    summary = summarize_json(WHISPER)
    lines = render_terminal(summary, Style(columns=60)).splitlines()
    assert [line for line in lines if line.endswith(".")] == [
        f"    0:00 {SAID[0]}", f"    1:05 {SAID[1]}", f" 1:02:05 {SAID[2]}"
    ]  # fmt: skip
    page = render_terminal_page(summary, Style(columns=60))
    assert f"▌ 1:05 {SAID[1]}" in page
    assert render_text(summary) == "".join(f"{text}\n" for text in SAID)


def test_a_time_leads_to_the_video_whose_address_is_known() -> None:
    plain, named = summarize_json(WHISPER), summarize_json(WHISPER, "talk [dQw4w9WgXcQ].json")
    assert f'<a class="clock" href="{VIDEO}&amp;t=65s" rel="noreferrer">1:05</a>' in (
        render_html(named)
    )
    assert f"- [1:05](<{VIDEO}&t=65s>) {SAID[1]}\n" in render_markdown(named)
    assert '<span class="clock">1:05</span>' in render_html(plain)
    assert "t=65" not in render_html(plain)
    assert f"- 1:05 {SAID[1]}\n" in render_markdown(plain)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("A day at sea [dQw4w9WgXcQ].en.vtt", VIDEO),
        ("A day at sea [dQw4w9WgXcQ].srt", VIDEO),
        ("A day at sea [v2012345678].srt", None),
        ("A day at sea [bluray 1080].srt", None),
        ("dQw4w9WgXcQ.srt", None),
        ("A day at sea [Interview_1].srt", None),
        ("A day at sea [Interview_4].srt", None),
        ("A day at sea [Lecture2024].srt", None),
        ("A day at sea [Part_1_of_4].srt", None),
        ("A day at sea [soundtracks].srt", None),
        ("A day at sea [Soundtracks].srt", None),
        ("A day at sea [DOCUMENTARY].srt", None),
        ("A day at sea [-_Abcdefghc].srt", f"{VIDEO[:-11]}-_Abcdefghc"),
    ],
)
def test_the_name_that_yt_dlp_gives_tells_the_address(name: str, url: str | None) -> None:
    text = f"1\n00:00:01,000 --> 00:00:03,000\n{SAID[0]}\n"
    assert read_article(Source(name, text.encode()), Request()).url == url
    assert read_article(Source(name, SAID[0].encode()), Request()).url is None


@pytest.mark.parametrize("mark", ["", "- ", "– ", "— ", ">> ", ">>> ", "- >> "])
@pytest.mark.parametrize("name", ["ANN", "[ANN]", "ANN (off)"])
def test_each_way_to_name_a_speaker_does(mark: str, name: str) -> None:
    said = [Utterance("The wheel turns.", "ANN", turns=True)]
    assert list(split_turns(f"{mark}{name}: The wheel turns.", frozenset({"ANN"}))) == said
    other = list(split_turns(f"{mark}{name}: The wheel turns.", frozenset({"BO"})))
    assert [utterance.speaker for utterance in other] == [None]
