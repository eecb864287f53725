"""Chats that Telegram, Messenger, Discord and ChatGPT export are read with their speakers."""

import json
from typing import Any

import pytest

from summarize import extract_article
from summarize.models import Article, Source
from summarize.readers.several_articles import list_parts
from tests.conftest import FORMAT_FILES, kind_of

TALK = (
    ("Ada", "The pump in the old well is broken."),
    ("Bo", "Nobody knows why it stopped."),
    ("Ada", "I ask the smith tomorrow."),
    ("Bo", "He has repaired it once before."),
)
SPOKEN = tuple(f"{who}: {text}" for who, text in TALK)


def read(value: Any) -> Article:
    return extract_article(json.dumps(value, indent=1))


def list_removed(article: Article) -> list[str]:
    return [line.text for line in article.removed]


def make_telegram(name: str = "The well") -> dict[str, Any]:
    """Make a chat as Telegram Desktop exports it."""
    day = {"date": "2024-05-01T09:30:00", "date_unixtime": "1714555800"}
    messages: list[dict[str, Any]] = [
        {"id": n, "type": "message", **day, "from": who, "from_id": f"user{who}", "text": text}
        for n, (who, text) in enumerate(TALK)
    ]
    pinned = {"type": "service", **day, "actor": "Bo", "action": "pin_message", "text": ""}
    return {"name": name, "type": "private_group", "id": 7, "messages": [pinned, *messages]}


def test_a_chat_of_telegram_has_its_speakers() -> None:
    chat = make_telegram()
    assert kind_of(json.dumps(chat).encode()) == "chat of a messenger"
    article = read(chat)
    assert (article.title, article.paragraphs) == ("The well", SPOKEN)
    assert list_removed(article) == ["pin message"]
    parts = ["The ", {"type": "bold", "text": "pump"}, " in the old well is broken."]
    chat["messages"][1]["text"] = parts
    assert read(chat).paragraphs == SPOKEN
    sent = {"type": "message", "date": "2024", "from": "Cy", "text": "", "file_name": "well.pdf"}
    chat["messages"].append(sent)
    assert read(chat).paragraphs[-1] == "well.pdf"


def test_all_chats_of_telegram_are_articles() -> None:
    chats = [make_telegram("The well"), make_telegram("The mill")]
    empty = make_telegram("The ford") | {"messages": []}
    phones = [{"user_id": n, "phone_number": "+00 1234567"} for n in range(2000)]
    whole = {"contacts": {"list": phones}, "chats": {"about": "y", "list": [empty, *chats]}}
    items = list_parts(Source("result.json", json.dumps(whole).encode()))
    assert [item.source.part for item in items] == [1, 2]
    assert extract_article(items[1].source.data.decode()).title == "The mill"


PAGE = (FORMAT_FILES / "telegram.html").read_text(encoding="utf-8")


def test_a_page_of_telegram_has_its_speakers() -> None:
    assert kind_of(PAGE.encode()) == "page of Telegram"
    article = extract_article(PAGE)
    assert article.title == "The well"
    assert article.paragraphs == (
        *SPOKEN[:3],
        "Bo: He has repaired it once & again.",
        "Bo: He is old.",
    )
    assert list_removed(article) == ["1 May 2024"]
    page = "<html><title>Exported Data</title><div class='message default'>Ships and coal.</div>"
    assert kind_of(page.replace("'", '"').encode()) == "html"


def test_messages_of_messenger_are_turned_round_and_their_letters_mended() -> None:
    messages: list[dict[str, Any]] = [
        {"sender_name": who, "timestamp_ms": n, "content": text, "type": "Generic"}
        for n, (who, text) in enumerate(TALK)
    ]
    messages[3]["content"] = "Er öffnet nur im März.".encode().decode("latin-1")
    messages += [{"sender_name": "Bo", "timestamp_ms": 9, "content": "Bo sent a photo."}]
    chat = {"participants": [{"name": "Ada"}], "messages": messages[::-1], "title": "The well"}
    article = read(chat)
    assert article.paragraphs == (*SPOKEN[:3], "Bo: Er öffnet nur im März.")
    assert list_removed(article) == ["Bo sent a photo."]


@pytest.mark.parametrize(
    ("text", "by_program"),
    [
        ("Ada sent 2 photos.", True),
        ("Ada Keller named the group Heron.", True),
        ("You changed the chat theme to Love.", True),
        ("Reacted 😀 to your message ", True),
        ("We named the group project Heron because the bird stands still for hours.", False),
        ("The weather changed the whole theme of the party.", False),
        ("I think Bob left the group", False),
        (f"Ada named the group {'x' * 200}", False),
    ],
)
def test_notices_of_messenger_open_with_their_sender(text: str, *, by_program: bool) -> None:
    messages: list[dict[str, Any]] = [
        {"sender_name": "Ada Keller", "timestamp_ms": n, "content": said}
        for n, said in enumerate((*SPOKEN, text))
    ]
    article = read({"participants": [], "messages": messages})
    assert list_removed(article) == [text.strip()] * by_program


def test_a_chat_of_discord_has_its_speakers() -> None:
    messages: list[dict[str, Any]] = [
        {"type": "Default", "content": text, "author": {"name": who.lower(), "nickname": who}}
        for who, text in TALK
    ]
    joined = messages[0] | {"type": "GuildMemberJoin", "content": "Joined the server."}
    sent = messages[0] | {"content": "", "attachments": [{"fileName": "well.png"}]}
    chat = {"guild": {}, "channel": {"name": "wells"}, "messages": [joined, *messages, sent]}
    article = read(chat)
    assert (article.title, article.paragraphs) == ("wells", (*SPOKEN, "Ada: well.png"))
    assert list_removed(article) == ["Joined the server."]
    for message in messages:
        message["author"] = message["author"]["name"].title() + "\n"
    assert read(chat).paragraphs[:-1] == SPOKEN


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_of_discord_has_its_speakers(end: str) -> None:
    rule = "=" * 62
    lines = [rule, "Guild: Lipno", "Channel: Text / wells", rule, ""]
    for who, text in TALK:
        lines += [f"[5/1/2024 9:30 AM] {who}", text, "", "{Reactions}", "x (2)", "", ""]
    data = end.join([*lines, rule, "Exported 4 message(s)", rule, ""])
    assert kind_of(data.encode()) == "chat of Discord"
    article = extract_article(data)
    assert article.paragraphs == SPOKEN
    assert list_removed(article) == ["Guild: Lipno Channel: Text / wells", "Exported 4 message(s)"]


def test_stamps_and_rules_within_a_message_of_discord_are_its_text() -> None:
    rule = "=" * 62
    plan = ["Read this:", "", "[10:00] Doors open", "[5/1/2024 9:30 AM] Talk", rule, "All is said."]
    lines = [rule, "Guild: Lipno", "Topic: a=b", rule, "", "[5/1/2024 9:30 AM] Ada", *plan]
    article = extract_article("\n".join(lines))
    assert " ".join(article.text.split()) == " ".join(" ".join(plan).split())
    assert list_removed(article) == ["Guild: Lipno Topic: a=b"]


def make_turn(role: str, text: str, parent: str | None, **more: Any) -> dict[str, Any]:
    """Make a node of a conversation with ChatGPT."""
    content = {"content_type": "text", "parts": [text]}
    return {"parent": parent, "message": {"author": {"role": role}, "content": content, **more}}


def test_the_shown_branch_of_a_conversation_with_chatgpt_is_read() -> None:
    answer = "It stands **dry**.\n\n- Ask the smith.\n\n```\npump --on\n```\n\nThen wait."
    nodes = {
        "a": {"parent": None, "message": None},
        "b": make_turn("system", "You help.", "a"),
        "c": make_turn("user", "Why does the pump not run?", "b"),
        "d": make_turn("assistant", "An answer that was not shown.", "c"),
        "e": make_turn("assistant", answer, "c"),
        "f": make_turn("assistant", "search()", "e", recipient="web"),
        "g": make_turn("user", "And who repairs it?", "f"),
        "h": make_turn("assistant", "The smith of Lipno does.", "g"),
    }
    chat = {"title": "The pump", "mapping": nodes, "current_node": "h"}
    article = read([chat])
    assert article.title == "The pump"
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", "User: Why does the pump not run?"),
        ("paragraph", "ChatGPT: It stands dry."),
        ("item", "Ask the smith."),
        ("code", "pump --on"),
        ("paragraph", "Then wait."),
        ("paragraph", "User: And who repairs it?"),
        ("paragraph", "ChatGPT: The smith of Lipno does."),
    ]
    two = json.dumps([chat, chat | {"title": "The mill"}], indent=1).encode()
    assert [item.source.part for item in list_parts(Source("conversations.json", two))] == [1, 2]


@pytest.mark.parametrize(
    ("answer", "blocks"),
    [
        ("- Ask him.\n- Wait.", [("item", "ChatGPT: Ask him."), ("item", "Wait.")]),
        ("# Steps\n\nAsk.", [("paragraph", "ChatGPT: Steps"), ("paragraph", "Ask.")]),
        ("He does \ue200cite\ue202turn0search1\ue201.", [("paragraph", "ChatGPT: He does.")]),
        ("He does 【4:0†source】.", [("paragraph", "ChatGPT: He does.")]),
        (
            "---\ntitle: Ask\n---\nHim.",
            [("paragraph", "ChatGPT: title: Ask"), ("paragraph", "Him.")],
        ),
    ],
    ids=["a list", "a heading", "a source", "an older source", "front matter"],
)
def test_answers_of_chatgpt_are_named_without_headings_and_sources(
    answer: str, blocks: list[tuple[str, str]]
) -> None:
    nodes = {
        "a": make_turn("user", "Who repairs it?", None),
        "b": make_turn("assistant", answer, "a"),
        "c": make_turn("user", "And when?\n\nToday?", "b"),
        "d": make_turn("assistant", "Now.", "c"),
    }
    article = read({"mapping": nodes, "current_node": "d"})
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", "User: Who repairs it?"),
        *blocks,
        ("paragraph", "User: And when?"),
        ("paragraph", "Today?"),
        ("paragraph", "ChatGPT: Now."),
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"messages": [{"role": "user", "content": "Why does the pump in the well not run today?"}]},
        {"messages": []},
        {"messages": 7, "mapping": 8},
        [{"mapping": {}}, {"text": "x"}],
        {"mapping": {"a": "b", "c": {"message": "x"}}, "text": SPOKEN[0]},
        {"channel": "mail", "messages": [{"author": "Ann", "content": SPOKEN[0]}]},
    ],
    ids=["of an API", "empty", "no lists", "others beside it", "another mapping", "a ticket"],
)
def test_other_data_are_no_chats(value: Any) -> None:
    assert kind_of(json.dumps(value, indent=1).encode()) != "chat of a messenger"


def test_broken_messages_do_no_harm() -> None:
    chat = make_telegram()
    chat["messages"] += [{"type": "message", "text": [7, {"text": 8}]}, "x", None]
    assert read(chat).paragraphs == SPOKEN
    nodes = {"a": {"parent": "b", "message": 7}, "b": {"parent": "d", "message": {"author": 7}}}
    nodes["d"] = {"parent": "a", "message": {"author": {"role": []}}}
    loop = {"mapping": nodes, "current_node": "a"}
    nodes["c"] = make_turn("user", "Why does the pump in the old well not run?", "a")
    loop["current_node"] = "c"
    assert read(loop).paragraphs == ("Why does the pump in the old well not run?",)
