"""A chat is a paragraph for each message, without its stamp."""

import pytest

from summarize import extract_article
from summarize.models import Draft
from summarize.readers.formats.chats import read as read_chat
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


ZOOM = "00:21:41\t{}:\t{}"


ZOOM_FROM = "21:41:05\t From {} to Everyone : {}"


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
    "form",
    [ANDROID, IPHONE, IRC, LOG, WORDS, HOSTS, TABS, MIRC, ZONE, PIDGIN, ZOOM, ZOOM_FROM, *LOCAL],
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


def test_a_message_has_its_paragraphs_and_items() -> None:
    lines = [ANDROID.format(name, text) for name in ("Bo", "Ada") for text in SAID]
    lines += ["and the baker.", "", "Today:", "- rods", "and nuts", "2. wheels"]
    assert texts_of(read_chat("\n".join(lines)))[-4:] == [
        "Ada: I ask the smith. and the baker.", "Today:", "- rods and nuts", "2. wheels",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "notice"),
    [
        (ANDROID, "31.12.23, 21:40 - Messages are end-to-end encrypted."),
        (ANDROID, "31.12.23, 21:40 - Ada: <Media omitted>"),
        (IPHONE, "[12/31/23, 9:41:05 PM] Ada: \u200eimage omitted"),
        (ANDROID, "31.12.23, 21:40 - Ada: This message was deleted"),
        (ANDROID, "31.12.23, 21:40 - Ada: Diese Nachricht wurde gelöscht."),
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
    assert texts_of(draft) == list(SAID * 2)  # one person alone is not named
    assert [removed.reason for removed in draft.removed] == ["notice"]
    assert kind_of(f"{notice}\n{chat}".encode()) == "chat"


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
    assert texts_of(read_chat("\n".join(said)))[-1] == text


@pytest.mark.parametrize("form", [ANDROID, IPHONE, LOCAL[3], LOCAL[5]])
def test_long_messages_are_a_chat_and_so_are_two_short_ones(form: str) -> None:
    long = "\n".join([form.format("{0}", SAID[0]), *SAID[1:], "", *SAID[1:]])
    chat = "\n".join(long.format(name) for name in ("Ada", "Bo") * 2)
    assert kind_of(chat.encode()) == "chat"
    opened = [text for text in texts_of(read_chat(chat)) if text.startswith(("Ada: ", "Bo: "))]
    assert len(opened) == 4
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
    assert texts_of(read_chat("\n".join(lines)))[-1] == read


def test_one_who_is_in_no_list_of_contacts_has_no_mark_before_the_name() -> None:
    lines = [IPHONE.format(name, text) for name in ("~\u202fAda", "~\u202fBo") for text in SAID]
    assert texts_of(read_chat("\n".join(lines)))[0] == f"Ada: {SAID[0]}"


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("21:41:05 ERROR{0}: {1}", id="levels of a log"),
        pytest.param("21:41:05 mill.db: {1}", id="writers of a log"),
        pytest.param("21:41:05 Arrived at house {0}: {1}", id="a diary"),
    ],
)
def test_a_log_with_colons_is_no_chat_of_zoom(form: str) -> None:
    lines = [form.format(f" {number}", SAID[number % 3]) for number in range(9)]
    assert kind_of("\n".join(lines).encode()) != "chat"
