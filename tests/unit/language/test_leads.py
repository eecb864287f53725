"""Sentences begin where something is said, end whole, and what is none is not picked."""

import pytest

from summarize import extract_article, summarize
from summarize.language.leads import find_speakers, measure_lead
from summarize.language.sentences import find_sentences, split_sentences
from summarize.models import Block


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("BERLIN (Reuters) - The wall fell.", "BERLIN (Reuters) - "),
        ("(CNN) -- It rained.", "(CNN) -- "),
        ("PARIS — It rained.", "PARIS — "),
        ("LONDON, Jan. 5 (AP) — It rained.", "LONDON, Jan. 5 (AP) — "),
        ("Berlin (dpa/bb) - Es regnet.", "Berlin (dpa/bb) - "),
        ("10:45 The train left.", "10:45 "),
        ("10.45 Uhr: Der Zug fuhr ab.", "10.45 Uhr: "),
        ("[00:12:34] The train left.", "[00:12:34] "),
        ("92. The train left.", "92. "),
        ("Q: Has it left?", "Q: "),
        ("[MUSIC PLAYING] It rained.", "[MUSIC PLAYING] "),
        ("[Music] played all day.", ""),
        ("Kermor, Ill. — It rained.", "Kermor, Ill. — "),
        (
            "PORT ALTO, Calif., April 25, 2016 /PRNewswire/ -- It rained.",
            "PORT ALTO, Calif., April 25, 2016 /PRNewswire/ -- ",
        ),
        ("(항구=연합뉴스) 김바다 기자 = 비가 왔다.", "(항구=연합뉴스) 김바다 기자 = "),
        ("北湖报讯（记者 王小河）昨天下雨了。", "北湖报讯（记者 王小河）"),
        ("北湖社东山2月29日电 昨天下雨了。", "北湖社东山2月29日电 "),
        ("北湖社东山2月29日电（记者王小河）昨天下雨了。", "北湖社东山2月29日电（记者王小河）"),
        ("北湖之家9月30日消息 昨天下雨了。", "北湖之家9月30日消息 "),
        ("北湖报讯昨天下雨了。", "北湖报讯"),
        ("【北湖＝小池和樹】雨が降った。", "【北湖＝小池和樹】"),
        ("（中央社記者王小河北湖17日電）下雨了。", "（中央社記者王小河北湖17日電）"),
        ("北湖站通讯昨天中断了。", ""),
        ("北湖公司电车昨天停了。", ""),
        ("据北湖报9月26日消息，昨天下雨了。", ""),
        ("【重要】雨が降った。", ""),
        ("Kermor, Ann Lee — the keeper — said so.", ""),
        ("In 2016, the dam held. -- It rained.", ""),
        ("9/11 It rained.", ""),
        ("NASA — the agency — said so.", ""),
        ("4.50 Euro kostet es.", ""),
        ("The result: nothing.", ""),
        ("It rained (AP) - twice.", ""),
        ("My brother, Thomas — He never came back from the war.", ""),
        ("In the winter, Anna — I remember it well — walked to the sea.", ""),
        ("In the winter, Virginia — I remember it well — walked to the sea.", ""),
        ("London is far, Berlin — The city of the river — is near.", ""),
        ("a. Four of them are old.", "a. "),
        ("II. The mill is old.", "II. "),
        ("e. V. Berlin is a club.", ""),
        ("这家公司今年开始发电，供应全市居民。", ""),
        ("北湖水电站全年发电，创下新高。", ""),
        ("当地电视台记者致电，没有人接听。", ""),
        ("（这座水电站全年发电）下雨了。", ""),
        ("北湖网东山讯（记者 王小河）昨天下雨了。", "北湖网东山讯（记者 王小河）"),
        ("北湖社5月3日电，昨天下雨了。", "北湖社5月3日电，"),
    ],
)
def test_a_lead_is_what_nobody_says(text: str, lead: str) -> None:
    assert text[: measure_lead(text)] == lead


def test_a_name_before_a_colon_is_a_speaker_where_it_comes_again() -> None:
    talk = ["ANN: Is it open?", "MR. LEE: It is.", "ANN: Since when?", "MR. LEE: Since May."]
    assert find_speakers(talk) == {"ANN", "MR. LEE"}
    assert find_speakers(["Note: it is open.", "One thing: it is dear."]) == frozenset()
    assert find_speakers(["Note: it is open.", "Note: it is dear."]) == frozenset()
    assert find_speakers(["Note: it is open."] * 3) == frozenset()
    found = split_sentences([Block(text) for text in talk], "en")
    assert [s.text for s in found] == ["Is it open?", "It is.", "Since when?", "Since May."]
    role = "ANN (keeper of the mill at sea): "
    assert find_speakers([f"{role}It is.", f"{role}Since May.", *talk]) >= {role[:-2], "ANN"}
    joined = "\n\n".join(talk)
    assert all(joined[s.start : s.end] == s.text for s in found)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["The Japan-U.S. Pact was signed.", "It is new."]),
        ("ar", ["قال د. محمد أ. علي إن المشروع بدأ.", "وأضاف أن العمل مستمر."]),
        ("th", ["เมื่อวันที่ 5 ม.ค. 2567 โครงการจะเริ่มในเดือน ก.พ. นี้"]),
        ("en", ["He left (he was ill. It is known.)", "She stayed."]),
        ("en", ["Recently, Watanabe et al. (2010) found one.", "It works."]),
        ("en", ["It went on for years.", "A series followed it."]),
        ("en", ["It can - and will! - rain.", "It is true."]),
        ("en", ["Good news! — the dam holds.", "It is true."]),
        ("en", ["How long will this dam hold?", "-- The keeper, 2025."]),
    ],
)
def test_a_sentence_ends_where_it_ends(language: str, sentences: list[str]) -> None:
    space = "" if sentences[0].endswith("years.") else " "
    text = space.join(sentences)
    assert [text[a:b] for a, b in find_sentences(text, language)] == sentences


def test_a_lead_leaves_something_to_say() -> None:
    speakers = frozenset(("ANN LEE",))
    assert measure_lead("ANN LEE: It rained.", speakers) == len("ANN LEE: ")
    assert measure_lead("ANN LEE: ", speakers) == 0
    assert measure_lead("BO EK: It rained.", speakers) == 0
    assert measure_lead("10:45 ANN LEE: It rained.", speakers) == len("10:45 ANN LEE: ")


def test_the_marks_of_notes_belong_to_no_sentence() -> None:
    text = "Cats sleep.[5] Dogs do not.[6][7] Birds sing."
    found = [text[a:b] for a, b in find_sentences(text, "en")]
    assert found == ["Cats sleep.", "Dogs do not.", "Birds sing."]
    heard = "He left. [MUSIC PLAYING] Cats sleep. [LAUGHS] Dogs do not."
    found = [heard[a:b] for a, b in find_sentences(heard, "en")]
    assert found == ["He left.", "Cats sleep.", "Dogs do not."]


LIST = "<ul>" + "".join(f"<li>Wash the {n} pans in the sink</li>" for n in range(9)) + "</ul>"


def test_a_list_has_its_items_for_sentences_and_a_heading_is_none() -> None:
    page = f"<html><body><article><h1>How to wash pans</h1><h2>What next?</h2>{LIST}</article>"
    summary = summarize(extract_article(page.encode()), length="2")
    assert all(s.text.startswith("Wash the") for s in summary.sentences)
    text = "<p>It rained on the town for a week, and the river rose by a metre.</p>" * 3
    page = f"<html><body><article><h2>Why did it rain on them?</h2>{text}<pre>x = rain(1).</pre>"
    picked = summarize(extract_article(page.encode()), length="9").sentences
    assert {s.text for s in picked} == {
        "It rained on the town for a week, and the river rose by a metre."
    }


def test_a_sentence_knows_its_speaker_within_a_paragraph() -> None:
    turns = ("Anna Lund: I went. It rained.", "Berta: So did I.", "Nobody came.") * 2
    found = split_sentences([Block(turn) for turn in turns], "en")
    assert [s.speaker for s in found[:4]] == ["Anna Lund", "Anna Lund", "Berta", None]
    assert [s.introduction for s in found[1:4]] == ["Anna Lund: ", "Berta: ", ""]
    asked = [Block(f"{letter}: It rained.") for letter in "QAQA"]
    assert {s.speaker for s in split_sentences(asked, "en")} == {None}
