"""Of a transcript each sentence knows its time, whoever wrote it and however it is shown."""

import json
from typing import Any

import pytest

from summarize import extract_article, summarize
from summarize.models import Block, Source, Summary
from summarize.pipeline import read_article
from summarize.readers.several_articles import list_parts
from summarize.readers.texts.subtitles.subtitles import read_subtitles
from summarize.render.html.page import render_html
from summarize.render.json import build_object, build_page
from summarize.render.markdown import render_markdown
from summarize.render.style import Style
from summarize.render.terminal.article import render_terminal_page
from summarize.render.terminal.summary import render_terminal
from summarize.render.text import render_text
from summarize.request import Request
from tests.conftest import kind_of

SAID = (
    "The lamp was switched off in spring.",
    "Nobody had been told of it before.",
    "The keeper still climbs up on Fridays.",
)
TIMES = (0.0, 65.5, 3725.25)
VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"

WHISPER = {
    "text": " ".join(SAID),
    "segments": [
        {"start": t, "end": t + 2, "text": f" {s}"} for t, s in zip(TIMES, SAID, strict=True)
    ],
    "language": "en",
}
CPP = {
    "result": {"language": "en"},
    "transcription": [
        {"offsets": {"from": int(t * 1000), "to": int(t * 1000) + 2000}, "text": f" {s}"}
        for t, s in zip(TIMES, SAID, strict=True)
    ],
}
PIPELINE = {
    "text": " ".join(SAID),
    "chunks": [{"timestamp": [t, None], "text": s} for t, s in zip(TIMES, SAID, strict=True)],
}
PODCAST = {
    "version": "1.0.0",
    "segments": [
        {"startTime": t, "endTime": t + 2, "body": s} for t, s in zip(TIMES, SAID, strict=True)
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
    assert [s.start_time for s in found.sentences] == list(TIMES)


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
    assert [s["start_time"] for s in values["sentences"]] == list(TIMES)
    assert [b["start_time"] for b in values["blocks"]] == list(TIMES)
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
