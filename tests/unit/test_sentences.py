"""Sentences end where their language ends them. A bar stands for each end that must be found."""

import pytest

from summarize.language import punkt
from summarize.language.punctuation import STOP_MARKS
from summarize.language.sentences import _ANY_STOP, find_sentences, split_sentences
from summarize.language.titles import is_open_line
from summarize.models import Block

CASES = [
    ("en", "The U.S. Secretary of State met Dr. J. R. Smith on Monday.|He left."),
    ("en", "He told his friend—Dr. Smith—of it.|She saw Mayor/Dr. Lund (Mrs. Orme's son)."),
    ("en", "Use tools, e.g. a hammer, to fix it.|See fig. 3 and No. 5 on p. 12."),
    ("en", '"Stop!" he said.|"Why?" asked Mr. Brown.|She ran.'),
    ("en", "It cost $3.5 million.|The U.S. agreed.|At 5 p.m. Mr. Jones left."),
    ("en", "Visit www.example.com.|It is open.|Wait... what?|He paused ... and left."),
    ("en", "The company (founded in 1990.) grew.|I like it (really!).|So do you."),
    ("en", "It grew (it was sold in 1990. Nobody in the town had asked for that.) again.|Yes."),
    ("en", "“We will win.”|That was his promise.|She said nothing."),
    ("en", "The club of C.S. Lewis met on Jan. 5 in Washington, D.C., and left."),
    ("en", "On that day Ven. Ananda sat beside Rev. Lee.|Nobody spoke."),
    ("en", "It came by train...”|He paused.|Was it enough?|No."),
    ("de", "Am 3. Oktober feierte Dr. Müller, z. B. mit Freunden.|Er war ca. 40 Jahre alt."),
    ("de", "Der 1. FC Köln gewann.|Im 19. Jahrhundert war es anders."),
    ("de", "Bei der 3. Teilung Polens fiel Wilna.|Am 4. Advent war Ruhe.|Sie war die 3.|Er nicht."),
    ("de", "„Halt!“, rief er.|„Warum?“|Sie lief davon."),
    ("de", "Sie graben tiefer.|»Wir zahlen mehr«, sagt sie.|»Nein.«|Er ging."),
    ("fr", "M. Dupont est arrivé.|« Venez ! » dit-il.|Elle resta."),
    ("fr", "Il a vu Mme. Curie, p. ex. à Paris.|C'était le 1er janv. 1990."),
    ("es", "El Sr. García llegó.|¿Por qué?|¡Nunca!|Dijo que no."),
    ("es", "La Dra. Ruiz vive en EE. UU. desde 1990.|Pesa 3.5 kg."),
    ("it", "Il Sig. Rossi è arrivato.|Il dott. Bianchi, ad es., no.|Erano le 5."),
    ("pt", "O Sr. Silva chegou.|A Dra. Ana, p. ex., saiu."),
    ("nl", "Dhr. Jansen kwam o.a. met mw. De Vries.|Hij zei: 'Kom!' en ging."),
    ("sv", "Han kom kl. 5 t.ex. med bil.|Det var bl.a. Anna."),
    ("no", "Han kom kl. 5, bl.a. med bil.|Det var ca. 5 km."),
    ("da", "Det var den 3. maj 2020, f.eks. sammen med Anna.|Han kom kl. 5."),
    ("fi", "Esim. tämä on 1. lause.|Sitten hän lähti."),
    ("pl", "Dr Kowalski mieszka przy ul. Długiej 5.|W 1990 r. wyjechał.|Mówi m.in. po angielsku."),
    ("cs", "Pan Ing. Novák přišel 5. ledna 2020.|Tzv. věc."),
    ("ru", "А. С. Пушкин родился в 1799 г. в Москве.|Он жил на ул. Ленина, д. 5."),
    ("ru", "«Мы здесь», — говорит она.|Они пошли."),
    ("uk", "Це коштує 5 млн. грн. на рік.|І. Франко жив у м. Львові."),
    ("el", "Πού πας;|Ο κ. Παπαδόπουλος ήρθε.|Ήταν 5 μ.μ. και έφυγε."),
    ("tr", "Prof. Dr. Ali Bey geldi.|3. sırada oturdu.|Sonra gitti."),
    ("ar", "ذهب الرجل إلى السوق.|هل رأيته؟|نعم!|عاد مساء."),
    ("he", "הוא הלך לשוק.|האם ראית אותו?|כן!"),
    ("hi", "वह बाजार गया।|क्या तुमने देखा?|हाँ!"),
    ("zh", "公司二〇二〇年成立。|总部在北京！|真的吗？|“树知道。”|林教授说。"),
    ("ja", "彼は「行かない。」と言った。|本当ですか？|「はい。そうです。」と彼女は答えた。"),
    ("ko", "그는 학교에 갔다.|정말?|2020년 3.5% 올랐다."),
    ("sw", "Alikwenda sokoni.|Alirudi jioni."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked"), CASES, ids=lambda value: value[:24])
def test_sentences_end_where_the_language_ends_them(language: str, marked: str) -> None:
    spaced = language not in ("zh", "ja")
    text = marked.replace("|", " " if spaced else "")
    found = [text[start:end] for start, end in find_sentences(text, language)]
    assert found == marked.split("|")


def test_a_bar_ends_the_heading_before_it() -> None:
    text = "Quiet night | The ferry was late. - One boat | The other one sank."
    found = [text[start:end] for start, end in find_sentences(text, "en")]
    assert found == ["Quiet night |", "The ferry was late.", "- One boat |", "The other one sank."]
    for text in ("The set {x | x > 2} is not empty.", "Boats|[1] Ferries"):
        assert find_sentences(text, "en") == [(0, len(text))]


@pytest.mark.parametrize("language", ["en", "de", "zh", "ja", "ar", "und"])
@pytest.mark.parametrize("text", ["", " ", "...", "!?!?", "«", "」」」", "a", "1.", '"', "。。。"])
def test_odd_paragraphs_lose_nothing(language: str, text: str) -> None:
    spans = find_sentences(text, language)
    assert "".join(text[start:end] for start, end in spans) == text.strip()


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "1. The mill opened in May.|2. It closed in June."),
        ("en", "There are two parts.|1. The mill opened.|2) It closed."),
        ("de", "1. Die Mühle öffnete im Mai.|(2) Sie schloss im Juni."),
        ("ru", "1. Мельница открылась в мае.|2. Она закрылась."),
        ("ja", "１．駅の名前を決めた。|２．駅を作った。"),
        ("ja", "１．５倍の人が来た。|３０人が働いている。"),
        ("zh", "２０２５年建成。|长３．５公里。"),
    ],
)
def test_a_number_alone_is_no_sentence(language: str, marked: str) -> None:
    text = marked.replace("|", "" if language in ("ja", "zh") else " ")
    found = [text[start:end] for start, end in find_sentences(text, language)]
    assert found == marked.split("|")


def test_offsets_count_in_the_joined_article() -> None:
    paragraphs = ("First one. Second one.", "Third one.")
    joined = "\n\n".join(paragraphs)
    blocks = tuple(map(Block, paragraphs))
    for sentence in split_sentences(blocks, "en"):
        assert joined[sentence.start : sentence.end] == sentence.text
    assert [s.paragraph for s in split_sentences(blocks, "en")] == [0, 0, 1]
    assert [s.position for s in split_sentences(blocks, "en")] == [0, 1, 2]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("What it costs", True),
        ("他们为什么离开", True),
        ("It costs a lot.", False),
        ("Was it worth it?", False),
        ("He said “no.”", False),
        ("这是一个句子。", False),
        ("word " * 40, False),
    ],
)
def test_a_short_line_that_nothing_closes_is_a_heading(line: str, heading: bool) -> None:
    assert is_open_line(line) == heading


@pytest.mark.parametrize("language", sorted(punkt._PREFIXES))
def test_a_paragraph_is_searched_if_it_has_a_mark_that_ends_a_sentence_anywhere(
    language: str,
) -> None:
    assert all(map(_ANY_STOP.match, punkt._tokenizer(language).rules.sent_end_chars))
    assert all(map(_ANY_STOP.match, STOP_MARKS))
