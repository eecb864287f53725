"""Of a chat the messages are read, without stamps, and names only where they open a talk."""

import pytest

from summarize.models import Draft
from summarize.readers.texts.chats import read_chat
from tests.conftest import kind_of

SAID = ("The pump in the old well is broken.", "Nobody knows why it stopped.", "I ask the smith.")
ANDROID = "31.12.23, 21:41 - {}: {}"
IPHONE = "\u200e[12/31/23, 9:41:05\u202fPM] {}: {}"
IRC = "[21:41] <@{}> {}"
LOG = "2023-12-31 21:41:05\t<{}> {}"


def texts_of(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


@pytest.mark.parametrize("form", [ANDROID, IPHONE, IRC, LOG])
def test_a_chat_is_told_and_read_without_its_stamps(form: str) -> None:
    chat = "\n".join(form.format(name, text) for name in ("Ada", "Bo") for text in SAID)
    assert kind_of(chat.encode()) == "chat"
    assert texts_of(read_chat(chat)) == [f"{n}: {text}" for n in ("Ada", "Bo") for text in SAID]
    chat = "\n".join(form.format(name, text) for name in ("ada_", "bo1") for text in SAID)
    assert texts_of(read_chat(chat)) == [*SAID, *SAID]


def test_a_message_of_several_lines_is_one() -> None:
    lines = [ANDROID.format("Ada", text) for text in SAID] + ["and the baker.", "", "Today."]
    assert (
        texts_of(read_chat("\n".join(lines)))[-1] == "Ada: I ask the smith. and the baker. Today."
    )


@pytest.mark.parametrize(
    ("form", "notice"),
    [
        (ANDROID, "31.12.23, 21:40 - Messages are end-to-end encrypted."),
        (ANDROID, "31.12.23, 21:40 - Ada: <Media omitted>"),
        (IPHONE, "[12/31/23, 9:41:05 PM] Ada: \u200eimage omitted"),
        (IRC, "[21:40] *** ada has joined #wells"),
        (IRC, "[21:40] -!- ada has quit"),
    ],
)
def test_what_the_program_says_is_left_out(form: str, notice: str) -> None:
    draft = read_chat("\n".join([notice, *(form.format("Ada", text) for text in SAID * 2)]))
    assert len(draft.blocks) == 6
    assert [removed.reason for removed in draft.removed] == ["notice"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(ANDROID.format("Ada", text) for text in SAID), id="three lines"),
        pytest.param(
            "\n".join([ANDROID.format("Ada", SAID[0])] * 4 + [SAID[1]] * 4), id="half of the lines"
        ),
        pytest.param("21:41 The pump is broken.\n" * 9, id="times of a ticker"),
        pytest.param("31.12.23: The pump is broken.\n" * 9, id="days"),
    ],
)
def test_other_texts_with_times_are_no_chat(text: str) -> None:
    assert kind_of(text.encode()) != "chat"
