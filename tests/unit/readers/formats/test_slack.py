"""A day of a channel in Slack is a chat; a list beside it is refused."""

import json
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import NoArticleError
from summarize.models import Source
from summarize.readers.several_articles import list_parts
from tests.conftest import kind_of

SAID = ("The pump in the old well is broken.", "Nobody knows why it stopped.", "I ask the smith.")


def write_message(number: int, text: str, user: str = "U0A", **more: Any) -> dict[str, Any]:
    """Make a message as Slack exports it."""
    stamp = f"17000000{number:02}.000100"
    return {"type": "message", "user": user, "text": text, "ts": stamp, **more}


def read_slack(*messages: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Read the blocks of a day, and the reasons of the removed messages."""
    article = extract_article(json.dumps(messages, indent=4))
    return [block.text for block in article.blocks], [line.reason for line in article.removed]


def test_a_day_of_slack_is_one_chat_and_no_rows() -> None:
    data = json.dumps([write_message(n, text) for n, text in enumerate(SAID)]).encode()
    assert kind_of(data) == "chat of Slack"
    assert [item.source.part for item in list_parts(Source("2023-11-14.json", data))] == [0]
    assert read_slack(*json.loads(data)) == (list(SAID), [])
    rows = json.dumps([{"text": text, "ts": n} for n, text in enumerate(SAID)]).encode()
    assert [item.source.part for item in list_parts(Source("a.json", rows))] == [1, 2, 3]


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ({"id": "U1", "name": "ann", "profile": {"real_name": "Ann Lee"}}, "people"),
        ({"id": "C1", "name": "wells", "created": 1, "members": ["U1"]}, "channels"),
        ({"user_id": "U1", "date": "1", "change_type": "added"}, "apps"),
    ],
)
def test_a_list_beside_the_channels_of_slack_is_refused(row: dict[str, Any], held: str) -> None:
    with pytest.raises(NoArticleError, match=f"the list of {held} in a Slack export"):
        extract_article(json.dumps([row, row], indent=4))
    assert len(list_parts(Source("a.json", json.dumps([row, row]).encode()))) == 1
    other = json.dumps([row, {"name": SAID[0]}], indent=4)
    assert kind_of(other.encode()) != "list of Slack"


def test_the_first_message_in_slack_is_no_title() -> None:
    day = [write_message(n, text) for n, text in enumerate(("Morning all", *SAID))]
    article = extract_article(json.dumps(day).encode())
    assert (article.title, article.paragraphs) == (None, ("Morning all", *SAID))


def test_who_writes_in_slack_again_and_again_is_named_before_the_message() -> None:
    people = {"U0A": "Ann Lee", "U0B": "Bo"}
    messages = [
        write_message(n, text, user, user_profile={"real_name": people[user]})
        for n, (user, text) in enumerate((u, t) for u in people for t in SAID)
    ]
    assert read_slack(*messages)[0] == [f"{n}: {t}" for n in people.values() for t in SAID]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ask <@U0B> about &lt;it&gt; &amp; more.", "Ask @someone about <it> & more."),
        ("Ask <@U0A>.", "Ask @Ann Lee."),
        ("See <https://example.org|the plan> in <#C01|wells>.", "See the plan in #wells."),
        ("<!here> *Look* at `this` :tada: now.", "@here Look at this now."),
        ("2*3*4 and snake_case_names stay.", "2*3*4 and snake_case_names stay."),
        ("&gt; It is broken.\nNo.", "It is broken. No."),
        ("Use std::vector::push_back at 10:30:15.", "Use std::vector::push_back at 10:30:15."),
        ("Ask a:b:c or a::b: it is there.", "Ask a:b:c or a::b: it is there."),
        (":tada: Well done :wave::skin-tone-3:! (:+1:)", "Well done ! ()"),
        ("Up :one::two: down.", "Up down."),
        ("One.\n\nTwo.", "One. Two."),
    ],
)
def test_marks_of_slack_are_no_part_of_a_message(written: str, read: str) -> None:
    profile = {"real_name": "Ann Lee"}
    assert read_slack(write_message(0, written, user_profile=profile))[0] == [read]


@pytest.mark.parametrize(
    ("attached", "read"),
    [
        ([{"text": "The roof leaks.", "fallback": "A note"}], ["The roof leaks."]),
        ([{"text": "", "fallback": "The *roof* leaks."}], ["The roof leaks."]),
        ([{"text": "The roof leaks."}, {"fallback": "It rains."}], ["The roof leaks. It rains."]),
        ([{"text": 1}, None, {}], []),
        ("The roof leaks.", []),
        (None, []),
    ],
)
def test_a_message_of_slack_without_words_is_what_is_attached(
    attached: object, read: list[str]
) -> None:
    found = read_slack(write_message(0, SAID[0]), write_message(1, "", attachments=attached))
    assert found == ([SAID[0], *read], [])
    found = read_slack(write_message(0, SAID[0], attachments=attached))
    assert found == ([SAID[0]], [])
    found = read_slack(
        write_message(0, SAID[0]),
        write_message(1, "", subtype="bot_message", attachments=attached),
    )
    assert found == ([SAID[0]], ["notice"] * len(read))


def test_code_in_slack_is_code_and_what_people_do_is_left_out() -> None:
    found = read_slack(
        write_message(0, "<@U0A> has joined the channel", subtype="channel_join"),
        write_message(1, "Run this:```a = 1\nb = 2```It works."),
    )
    assert found == (["Run this:", "a = 1\nb = 2", "It works."], ["notice"])
