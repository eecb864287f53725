"""Of a chat the messages are read, without stamps, and names only where they open a talk."""

import json
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import NoArticleError
from summarize.models import Draft, Source
from summarize.readers.formats.chats import read as read_chat
from summarize.readers.several_articles import list_parts
from tests.conftest import kind_of

SAID = ("The pump in the old well is broken.", "Nobody knows why it stopped.", "I ask the smith.")
ANDROID = "31.12.23, 21:41 - {}: {}"
IPHONE = "\u200e[12/31/23, 9:41:05\u202fPM] {}: {}"
IRC = "[21:41] <@{}> {}"
LOG = "2023-12-31 21:41:05\t<{}> {}"
WORDS = "Dec 31 21:41:05 <{}>\t{}"
HOSTS = "[31 Dec 21:41] <{}!a=bo@example.org> +{}"
MIRC = "\x0301[21:41] <{}> {}"
ZONE = "[2023-12-31T21:41:05+0200] <{}> {}"
PIDGIN = "(21:41:05) {}: {}"
LOCAL = (
    "2023. 12. 31. 오후 9:41 - {}: {}",
    "2023/12/31 下午9:41 - {}: {}",
    "31.12.23 г., 21:41 ч. - {}: {}",
    "31/12/23, 9:41 p.\u00a0m. - {}: {}",
    "31.12.2023 klo 21.41 - {}: {}",
    "21:41, 31/12/2023 - {}: {}",
    "٣١\u200f/١٢\u200f/٢٠٢٣، ٩:٤١ م - {}: {}",
    "2023/12/31, 21:41. - {}: {}",
)  # as WhatsApp writes in Korean, Chinese, Bulgarian, Spanish, Finnish, Vietnamese, Arabic, ...
TABS = "2023-12-31 21:41:05\t@{}\t{}"


def texts_of(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


@pytest.mark.parametrize(
    "form", [ANDROID, IPHONE, IRC, LOG, WORDS, HOSTS, TABS, MIRC, ZONE, PIDGIN, *LOCAL]
)
def test_a_chat_is_told_and_read_without_its_stamps(form: str) -> None:
    chat = "\n".join(form.format(name, text) for name in ("Ada", "Bo") for text in SAID)
    assert kind_of(chat.encode()) == "chat"
    assert texts_of(read_chat(chat)) == [f"{n}: {text}" for n in ("Ada", "Bo") for text in SAID]
    chat = "\n".join(form.format(name, text) for name in ("ada_", "bo1") for text in SAID)
    assert texts_of(read_chat(chat)) == [*SAID, *SAID]


@pytest.mark.parametrize("form", [ANDROID, IRC])
def test_the_first_message_is_no_title(form: str) -> None:
    lines = [form.format(name, text) for name in ("ada_", "bo1") for text in ("Morning all", *SAID)]
    article = extract_article("\n".join(lines))
    assert (article.title, article.paragraphs[0]) == (None, "Morning all")


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
        (ANDROID, "31.12.23, 21:40 - Ada: This message was deleted"),
        (ANDROID, "31.12.23, 21:40 - Ada: Diese Nachricht wurde gelöscht."),
        (ANDROID, "31.12.23, 21:40 - The Mill: Messages and calls are end-to-end encrypted."),
        (IPHONE, "[12/31/23, 9:41:05 PM] Ada: \u200e画像は省略されました"),
        (
            IPHONE,
            "[12/31/23, 9:41:05 PM] Ada: \u200e<attached: 00000012-PHOTO-2023-12-31-21-41-05.jpg>",
        ),
        (ANDROID, "31.12.23, 21:40 - Ada: \u200eIMG-20231231-WA0003.jpg (file attached)"),
        (ANDROID, "31.12.23, 21:40 - Ada: Данное сообщение удалено"),
        (WORDS, "**** BEGIN LOGGING AT Sun Dec 31 21:40:05 2023"),
        (WORDS, "dec 31 21:40:05 ---\tbo gives voice to ada"),
        (IRC, "--- Day changed Sun Dec 31 2023 at 21:40"),
        (IRC, "=== ada [n=ada@example.org] has joined #wells"),
        (IRC, "[21:40:05] -*- ada waves"),
        (MIRC, "Session Start: Sun Dec 31 21:40:05 2023"),
        (PIDGIN, "(21:40:05) ada [~a@example.org] entered the room."),
        (WORDS, "Dec 31 21:40:05 *\tada has joined"),
        (HOSTS, "[31 Dec 21:40] --> ada (a=bo@example.org) joined the channel"),
        (TABS, "2023-12-31 21:40:05\t-->\tada (~a@example.org) has joined #wells"),
        (TABS, "2023-12-31 21:40:05\t--\tTopic for #wells is: The pump"),
        (IRC, "21:40  * ada waves"),
        (IRC, "[21:40] *** ada has joined #wells"),
        (IRC, "[21:40] -!- ada has quit"),
    ],
)
def test_what_the_program_says_is_left_out(form: str, notice: str) -> None:
    said = [form.format("Ada", text) for text in SAID]
    chat = "\n".join([*said, notice, *said])
    draft = read_chat(chat)
    assert texts_of(draft) == [f"Ada: {text}" for text in SAID * 2]
    assert [removed.reason for removed in draft.removed] == ["notice"]
    assert kind_of(f"{notice}\n{chat}".encode()) == "chat"


@pytest.mark.parametrize(
    "notice",
    [
        "Messages to this group are now secured with end-to-end encryption. Tap for more info.",
        "Nachrichten an diesen Chat und Anrufe sind jetzt mit Ende-zu-Ende-Verschlüsselung "
        "geschützt.",
        "Les messages envoyés dans ce groupe sont désormais protégés avec le chiffrement de bout "
        "en bout.",
        "Los mensajes en este grupo ahora están protegidos con cifrado de extremo a extremo.",
        "I messaggi che invii in questa chat e le chiamate sono ora protetti con la crittografia "
        "end-to-end.",
        "As mensagens para este grupo agora são protegidas com criptografia de ponta a ponta",
        "Berichten naar deze groep zijn nu beveiligd met end-to-end encryptie.",
        "sticker omitted", "Video note omitted", "Kontaktkarte ausgelassen", "vidéo absente",
        "document manquant", "imagem ocultada", "immagine omessa", "sticker non incluso",
        "afbeelding weggelaten", "görüntü dahil edilmedi", "gambar tidak disertakan",
        "изображение отсутствует", "画像は省略されました", "圖片已略去",
    ],
)  # fmt: skip
def test_notices_of_old_programs_have_no_mark(notice: str) -> None:
    said = [IPHONE.format("Ada", text) for text in SAID]
    draft = read_chat("\n".join([IPHONE.format("The Mill", notice), *said]))
    assert texts_of(draft) == [f"Ada: {text}" for text in SAID]


@pytest.mark.parametrize(
    "text",
    [
        "Das habe ich weggelassen", "Ik heb het weggelaten", "The second verse was omitted",
        "Messages to the smith are secured with a pin.",
        "Messages are now secured with end-to-end encryption, and I ask why.",
    ],
)  # fmt: skip
def test_what_people_say_of_such_things_stays(text: str) -> None:
    said = [IPHONE.format("Ada", text) for text in (*SAID, text)]
    assert texts_of(read_chat("\n".join(said)))[-1] == f"Ada: {text}"


@pytest.mark.parametrize("form", [ANDROID, IPHONE, LOCAL[3], LOCAL[5]])
def test_long_messages_are_a_chat_and_so_are_two_short_ones(form: str) -> None:
    long = "\n".join([form.format("{0}", SAID[0]), *SAID[1:], "", *SAID[1:]])
    chat = "\n".join(long.format(name) for name in ("Ada", "Bo") * 2)
    assert kind_of(chat.encode()) == "chat"
    assert len(read_chat(chat).blocks) == 4
    few = "\n".join(form.format(name, SAID[0]) for name in ("Ada", "Bo"))
    assert kind_of(few.encode()) == "chat"
    assert kind_of(f"{few}\n{few}\n{SAID[1]}\nThe end.".encode()) == "chat"


AGENDA = (("Opening", "Ida Ek"), ("Wells", "Bo Holm"), ("Pumps", "Mia Sund"), ("Lunch", "all"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(PIDGIN.format("Ada", text) for text in SAID), id="three lines"),
        pytest.param(ANDROID.format("Ada", "\n".join(SAID)), id="one message"),
        pytest.param(
            "\n".join([PIDGIN.format("Ada", SAID[0])] * 4 + [SAID[1]] * 4), id="half of the lines"
        ),
        pytest.param(
            "\n".join([SAID[0], SAID[1], *[ANDROID.format("Ada", SAID[2]), *SAID] * 4]),
            id="a chat that a story quotes",
        ),
        pytest.param(
            "\n".join("\n".join([ANDROID.format(*part), *SAID]) for part in AGENDA), id="an agenda"
        ),
        pytest.param(
            "\n".join(LOCAL[5].format("Ada", text) for text in SAID)[7:], id="clocks alone"
        ),
        pytest.param(
            "[2023-12-31 21:41:05] local.ERROR: No pump\n#0 pump.php(7): start()\n" * 9,
            id="a log with the stack of calls",
        ),
        pytest.param("2023-12-31 21:41:05 - INFO: The pump starts.\n" * 9, id="a log"),
        pytest.param("2023-12-31 21:41:05 - app.pump: It starts.\n" * 9, id="a log of modules"),
        pytest.param("21:41 The pump is broken.\n" * 9, id="times of a ticker"),
        pytest.param("31.12.23: The pump is broken.\n" * 9, id="days"),
    ],
)
def test_other_texts_with_times_are_no_chat(text: str) -> None:
    assert kind_of(text.encode()) != "chat"


def write_message(number: int, text: str, user: str = "U0A", **more: Any) -> dict[str, Any]:
    """Return a message as Slack exports it."""
    stamp = f"17000000{number:02}.000100"
    return {"type": "message", "user": user, "text": text, "ts": stamp, **more}


def read_slack(*messages: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the blocks of a day, and the reasons of what was left out."""
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


def test_what_people_write_in_a_chat_stays() -> None:
    stamp = "31/12/2023, 21:4{} - {}: {}"
    lines = ("What do I type?", "ssh <your user name>", "\u200e@Ann and then?", "Look at <page 4>")
    chat = "\n".join(stamp.format(n, "AnnBob"[n % 2 * 3 :][:3], t) for n, t in enumerate(lines))
    article = extract_article(chat)
    assert kind_of(chat.encode()) == "chat"
    for line in ("ssh <your user name>", "@Ann and then?", "Look at <page 4>"):
        assert line in article.text
    edited = chat.replace("<page 4>", "it <This message was edited>")
    assert extract_article(edited).text.endswith("Look at it")


def test_a_message_of_several_lines_may_hold_rules() -> None:
    said = ("I wrote the patch.", "Send it to me.", "Here:\n--- a\n+++ b\nIt reads the last line.")
    log = "\n".join(
        f"(21:41:0{n}) {'ab'[n % 2]}da: {text}" for n, text in enumerate((*said, "Thanks."))
    )
    assert "It reads the last line." in extract_article(log).text


@pytest.mark.parametrize(
    "stamp", ["{}.10.2024 kl. 10.00 - ", "10.30 Uhr, {}.12.2023 - ", "0{}.03.2024, 10:05 Uhr – "]
)
def test_a_diary_or_a_schedule_with_clocks_in_words_is_no_chat(stamp: str) -> None:
    topics = ("Welcome", "Report", "Budget", "Bridge", "Harbour", "Questions")
    text = "".join(
        f"{stamp.format(n)}{topic}: {SAID[n % 3]}\n" for n, topic in enumerate(topics, 1)
    )
    assert kind_of(text.encode()) == "text"
    talk = "".join(f"{stamp.format(n)}{'AB'[n % 2]}nn: {SAID[n % 3]}\n" for n in range(1, 7))
    assert kind_of(talk.encode()) == "chat"


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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The pump works. \u200e<This message was edited>", "The pump works."),
        ("The pump works. <此消息已编辑>", "The pump works."),
        ("I wrote <b> before it", "I wrote <b> before it"),
        ("See <https://well.example/a b>", "See <https://well.example/a b>"),
        ("\u200eIMG-20231231-WA0003.jpg (file attached)\nThe pump works.", "The pump works."),
    ],
)
def test_what_whatsapp_adds_to_a_message_is_no_part_of_it(written: str, read: str) -> None:
    lines = [ANDROID.format("Ada", text) for text in (*SAID, written)]
    assert texts_of(read_chat("\n".join(lines)))[-1] in (read, f"Ada: {read}")


def test_one_who_is_in_no_list_of_contacts_has_no_mark_before_the_name() -> None:
    lines = [IPHONE.format(name, text) for name in ("~\u202fAda", "~\u202fBo") for text in SAID]
    assert texts_of(read_chat("\n".join(lines)))[0] == f"Ada: {SAID[0]}"


def test_a_list_of_times_is_no_chat() -> None:
    lines = [f"({hour}:30) Opening: the baker speaks of bread" for hour in range(9, 16)]
    assert kind_of("\n".join(lines).encode()) == "text"
    assert kind_of("\n\n".join(["=== The pump", *lines]).encode()) != "chat"
