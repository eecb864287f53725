"""Sentences end where their language ends them. A bar stands for each end that must be found."""

import pytest

from summarize.language.sentences import find_sentences, is_boundary, split_sentences
from summarize.models import Article, Block, BlockKind

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
    ("en", "We need (1) bread, (2) butter and (3) Cheddar.|IV. She left."),
    ("en", "a. He left (b. was late)."),
    ("en", "It was late. :-)|Nobody came. ;)|She said, “... Me too.”"),
    ("en", 'He left.|"Why?" she asked.|He stayed.|" Why not?"'),
    ("en", "He was no good.|so they left.|It is etc. and so forth.|(see below)"),
    ("en", "They lost […]|Nobody knew (...) Lund."),
    ("en", "He sold mills, boats, etc. – but kept the inn.|A set costs Rs. 300."),
    ("en", "He left for Ft. Myers at 6 p.m. ET.|Was it late? she asked.|It was. 1998."),
    ("de", "Am 3. Oktober feierte Dr. Müller, z. B. mit Freunden.|Er war ca. 40 Jahre alt."),
    ("de", "Der 1. FC Köln gewann.|Im 19. Jahrhundert war es anders."),
    ("de", "Bei der 3. Teilung Polens fiel Wilna.|Am 4. Advent war Ruhe.|Sie war die 3.|Er nicht."),
    ("de", "„Halt!“, rief er.|„Warum?“|Sie lief davon."),
    ("de", "Prof. Dr.-Ing. Lund wirbt für max. 4 Personen.|„Alle kommen.“|„Keiner bleibt.“1"),
    ("de", "Die 2. und 3. Liga ruht, Spieler usw.|Ihr kennt das.|Bis ins 19. Jahrhundert."),
    ("de", "Es ist Kunst, bspw. Theater (vgl. bspw. bei der Bahn).|„Sie bleibt.“ – so der Rat."),
    ("de", "Sie wohnt in der Lundstr. 5, mind. 3 Tage, gem. § 4, und kam diesbzgl. zu ihm.|Ja."),
    ("de", "Die D.O.Ca. Rioja ruht vom 9.1. – 10.2. und Mo. - Fr. um Mittag.|Pilze, Beeren. usw."),
    ("es", "Habló en el 8vo. Congreso.|Perú vs. Chile."),
    ("it", "È l'Avv. Rossi, v. dall'art. 1002.|Ecco."),
    ("ja", "彼は「行く。|彼女は「来る。」と言った。|寒い。"),
    ("de", "Sie graben tiefer.|»Wir zahlen mehr«, sagt sie.|»Nein.«|Er ging."),
    ("fr", "M. Dupont est arrivé.|« Venez ! » dit-il.|Elle resta."),
    ("fr", "Il a vu Mme. Curie, p. ex. à Paris.|C'était le 1er janv. 1990."),
    ("es", "El Sr. García llegó.|¿Por qué?|¡Nunca!|Dijo que no."),
    ("es", "La Dra. Ruiz vive en EE. UU. desde 1990.|Pesa 3.5 kg."),
    ("hy", "Հին ջրաղացը այրվեց այս գիշեր:|Ոչ ոք չի տուժել:|Նա ասաց: «Նորը կկառուցենք»:"),
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
    ("tr", "Kaptan, “Köprüyü kimse istemedi. Vapur yeter” dedi.|“Bu göl bizim.|Onu bırakmayız.”"),
    ("tr", 'Kaptan "Vapur yeter. Köprü olmasın" dedi.|"Bu göl bizim.|Onu bırakmayız."'),
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
        ("ja", "駅の名を決めた．|Webを見た．|値は３．５だ．"),
        ("zh", "２０２５年建成。|长３．５公里。"),
    ],
)
def test_a_number_alone_is_no_sentence(language: str, marked: str) -> None:
    text = marked.replace("|", "" if language in ("ja", "zh") else " ")
    found = [text[start:end] for start, end in find_sentences(text, language)]
    assert found == marked.split("|")


ABBREVIATIONS = frozenset(("prof", "gen"))


def ends(marked: str, language: str = "en", start: int = 0) -> bool:
    """Check whether a sentence ends at the bar."""
    text = marked.replace("|", "", 1)
    return is_boundary(text, start, marked.index("|"), language, ABBREVIATIONS)


@pytest.mark.parametrize(
    ("marked", "ended"),
    [
        pytest.param("It rained. |Nobody came.", True, id="plain"),
        pytest.param("It rained. |", False, id="nothing-follows"),
        pytest.param("It rained. |“", False, id="a-mark-alone-follows"),
        pytest.param("... |Nobody came.", False, id="no-word-before"),
        pytest.param("Stop! |he said.", False, id="a-small-letter-follows"),
        pytest.param("“Stop!” |(he said)", False, id="a-small-letter-in-brackets"),
        pytest.param("Stop! |“He said", True, id="a-capital-in-quotes"),
        pytest.param("It is old. |iPhones are not.", True, id="a-name-with-a-small-letter"),
        pytest.param("It is so. |x2 is not.", False, id="a-small-letter-and-a-number"),
        pytest.param("He met her (gone? |, who knows)", False, id="a-comma-follows"),
        pytest.param("Stop! |; and so", False, id="a-semicolon-follows"),
        pytest.param("3. |Nobody came.", False, id="the-number-of-an-item"),
        pytest.param("DT. |Lund.", False, id="letters-without-a-vowel"),
        pytest.param("OK. |Nobody came.", True, id="a-short-word"),
        pytest.param("(123) |Nobody came.", False, id="a-long-number-in-brackets"),
        pytest.param("12345. |Nobody came.", True, id="a-year"),
        pytest.param("He met Prof. |Smith.", False, id="an-abbreviation"),
        pytest.param("PROF. |Smith came.", False, id="an-abbreviation-alone"),
        pytest.param("He left (Gen. |Smith too).", False, id="an-abbreviation-in-brackets"),
        pytest.param("He met the profs. |Smith came.", True, id="no-abbreviation"),
        pytest.param("As in Lee et al. |Others say so.", False, id="the-authors-of-a-work"),
        pytest.param("เมื่อ พ.ศ. |2560", False, id="thai-letters"),
        pytest.param("It was by J. R. R. |Tolkien.", False, id="initials"),
        pytest.param("J. |Smith came.", False, id="an-initial-alone"),
        pytest.param("It was (J. |Smith).", False, id="an-initial-in-brackets"),
        pytest.param("It is in Fed. |R. App. P. 36.", False, id="the-rule-of-a-court"),
        pytest.param("It is in Lund Senate. |R. It pays.", True, id="a-letter-after-a-word"),
        pytest.param("It was plan B. |Nobody came.", True, id="a-letter-before-a-stop-word"),
        pytest.param("It was plan B. |Lund came.", False, id="a-letter-may-be-an-initial"),
        pytest.param("He met the U.S. |Naval Academy.", False, id="letters-before-a-name"),
        pytest.param("See https://lipno.org/index. |php?id=3", False, id="the-end-of-an-address"),
        pytest.param("It lasts. |so if you like", True, id="a-small-letter-after-a-plain-word"),
        pytest.param("It is so. |so if you like", False, id="a-small-letter-after-a-short-one"),
        pytest.param("it is so. |so if you like", True, id="who-begins-small-goes-on-small"),
        pytest.param("It shows (see Abschn. |v. 1)", False, id="an-abbreviation-goes-on"),
        pytest.param("See art. |5 of it.", False, id="a-word-before-numbers"),
        pytest.param("It was art. |Nobody came.", True, id="the-word-without-a-number"),
        pytest.param("“Right?” |– asked Ann.", False, id="a-dash-and-a-small-letter"),
        pytest.param("He saw model AB. |Nobody came.", True, id="two-letters-are-none"),
        pytest.param("By J. |iPhones came.", True, id="an-initial-before-no-surname"),
        pytest.param("He left the U.S. |They stayed.", True, id="letters-that-are-no-initials"),
        pytest.param("At 5 P.M. |They left.", True, id="the-time-of-day"),
        pytest.param("(It grew. |Nobody asked.) It fell.", True, id="the-whole-is-in-brackets"),
        pytest.param("It grew (it was sold. |Nobody asked.) again.", False, id="in-brackets"),
        pytest.param("It grew (it was sold. |Nobody asked.", True, id="a-bracket-never-closed"),
        pytest.param("It (really) grew. |Nobody (ever) asked.", True, id="between-brackets"),
        pytest.param("It grew (sold. |Nobody (ever) asked.", True, id="another-bracket-closes"),
    ],
)  # fmt: skip
def test_a_sentence_ends_before_what_can_begin_one(marked: str, ended: bool) -> None:
    assert ends(marked) is ended


@pytest.mark.parametrize(
    ("marked", "ended"),
    [
        pytest.param("Bei der 3. |Teilung fiel Wilna.", False, id="article-and-noun"),
        pytest.param("Der 3. |Teilung ging voraus.", False, id="at-the-beginning"),
        pytest.param("Zu seiner 40. |Feier kam er.", False, id="his"),
        pytest.param("Sie war die 3. |Er kam erst danach.", True, id="a-stop-word-follows"),
        pytest.param("Es waren 3. |Teilung war nie.", True, id="no-article"),
        pytest.param("Sie war die 1990. |Teilung war nie.", True, id="four-digits"),
        pytest.param("Bei der 3. |„Teilung“ fiel es.", True, id="a-quotation-follows"),
    ],
)
def test_a_german_ordinal_ends_nothing_before_its_noun(marked: str, ended: bool) -> None:
    assert ends(marked, "de") is ended
    assert ends(marked, "en") is True


@pytest.mark.parametrize(("length", "ended"), [(199, False), (200, True)])
def test_a_bracket_closes_within_200_characters(length: int, ended: bool) -> None:
    text = "It grew (it was sold. |" + "Nobody asked ".ljust(length, "x") + ")"
    assert ends(text) is ended


@pytest.mark.parametrize(("length", "ended"), [(1900, False), (2100, True)])
def test_two_thousand_characters_of_a_sentence_are_seen(length: int, ended: bool) -> None:
    assert ends("It (grew " + "so " * (length // 3) + "fast. |Nobody asked.) again.") is ended


def test_a_bracket_of_the_sentence_before_is_none_of_this_one() -> None:
    text = "He left (so. It grew. |Nobody asked.) again."
    assert [ends(text, start=start) for start in (0, 8, 13)] == [False, True, True]


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        # Within the quotes and brackets of East Asia no stop ends a sentence, however deep.
        pytest.param("ja", "「行く。すぐに。」と言った。|帰った。", id="in-corner-brackets"),
        pytest.param("ja", "『行く。すぐに。』と言った。|帰った。", id="in-white-brackets"),
        pytest.param("ja", "｢行く。すぐに。｣と言った。|帰った。", id="in-narrow-brackets"),
        pytest.param("ja", "船は法（「法」という。）により出る。|帰った。", id="in-a-sentence"),
        pytest.param("ja", "船は出た。|（霧だった。）|帰った。", id="in-brackets-of-their-own"),
        pytest.param("ja", "彼（去年。辞めた人）は来た。|帰った。", id="in-round-brackets"),
        pytest.param("ja", "『「行く。」本当。』と言った。|帰った。", id="after-an-inner-quote"),
        pytest.param("ja", "「『行く。』本当。」と言った。|帰った。", id="after-an-inner-title"),
        pytest.param("ja", "「（去年。）本当。」と言った。|帰った。", id="after-an-inner-bracket"),
        pytest.param("ja", "」行く。|帰った。", id="one-that-never-opened"),
        pytest.param("ja", "「行く。」|彼は帰った。", id="a-quote-is-a-sentence"),
        pytest.param("ja", "行った。|とても寒い。", id="a-particle-goes-on-after-quotes-alone"),
        pytest.param("ja", "行く！？|帰った……|寒い。", id="several-marks"),
        pytest.param("zh", "他走了！|“真的吗？”|她问。", id="chinese-quotes"),
        # « opens between spaces, whatever Punkt thinks.
        pytest.param("fr", "Elle attend ce soir.|« Les taux montent », dit-il.", id="french-quote"),
        pytest.param("en", "He left. ”|She stayed.", id="a-mark-that-closes-after-a-space"),
        pytest.param("en", "“It rained.”|“Nobody came.”", id="quote-after-quote"),
        pytest.param("en", "(It rained.)|Nobody came.", id="bracket"),
        # Notes belong to no sentence.
        pytest.param("en", "It “rained.”[1]|Nobody came.[a][12]", id="notes-after"),
        pytest.param("en", "It rained.|Nobody came.[note 3]", id="a-note-in-words"),
        pytest.param("en", "[1] It rained. [2]|Nobody came.", id="notes-before"),
        pytest.param("en", "It rained in 1990 [sic].|Nobody came.", id="no-note"),
        pytest.param("en", "[^1] It rained.[^2]|Nobody came.*", id="notes-of-markdown"),
        pytest.param("en", "It rained.†|Nobody came.", id="a-mark-of-a-note"),
        pytest.param("en", "It rained (a bit). v.|Nobody came.", id="a-letter-after-a-bracket"),
        pytest.param("en", "[…] It rained.|Nobody came. ↩", id="an-omission-and-an-arrow"),
        # Nor does the letter of the next item.
        pytest.param("en", "It rained. ii.|The mill stands; iv.", id="letters-of-items"),
        pytest.param("en", "She took vitamin b.|It rained.", id="no-letter-of-an-item"),
        # Marks alone, and an ellipsis before a capital.
        pytest.param("en", "He asked “why?”.|She left (etc.).|Come! 👋", id="marks-alone"),
        pytest.param("en", "We had Paris...|Nobody came.", id="an-ellipsis"),
        pytest.param("en", "He wrote to Dr... Lund and left.", id="an-ellipsis-inside"),
        pytest.param("en", "It is “Gov. Lund” of D-Mich. now.", id="a-quotation-mark-before"),
        # Names with a stop inside, and sentences glued together.
        pytest.param("en", "We use Rocket.Chat daily.", id="a-name-with-a-stop"),
        pytest.param("en", "We use app.Client.Box daily.", id="a-path"),
        # Items within a paragraph.
        pytest.param("en", "1) Bread and milk|2) Butter", id="items-without-stops"),
        pytest.param("en", "He lists:|1. Bread|2. Butter.", id="items-after-a-colon"),
        pytest.param("de", "Am 1. Mai und am 2. Mai war Ruhe.", id="days-are-no-items"),
        # What only seems to end.
        pytest.param("en", "Node.JS is fast.|It is old.", id="a-name"),
        pytest.param("fr", "Il partit le 3 oct. 1990.|Anne resta.", id="a-french-month"),
        pytest.param("nl", "Het kost ca. Tien euro.|Dat is veel.", id="dutch-for-about"),
        pytest.param("pl", "Ma 5 mln. Euro.|To dużo.", id="a-polish-million"),
    ],
)
def test_a_bar_stands_where_a_sentence_ends(language: str, marked: str) -> None:
    spaced = "" if language in ("ja", "zh") else " "
    text = marked.replace("|", spaced)
    bare = marked.split("|")
    for note in ("[1] ", "[^1] ", "[…] "):
        bare = [part.removeprefix(note) for part in bare]
    for note in (
        "[1]",
        "[a][12]",
        "[note 3]",
        " [2]",
        "[^2]",
        "*",
        "†",
        " ↩",
        " ii.",
        " iv.",
        " v.",
    ):
        bare = [part.removesuffix(note) for part in bare]
    assert split(text, language) == bare


def test_nothing_is_no_sentence() -> None:
    for text in ("", " ", "\u3000"):
        assert find_sentences(text, "en") == []


@pytest.mark.parametrize("kind", ["heading", "caption", "cell", "code"])
def test_a_label_is_one_whatever_stops_it_has(kind: BlockKind) -> None:
    (sentence,) = split_sentences([Block("It rained. Nobody came.", kind)], "en")
    assert sentence.text == "It rained. Nobody came."


def test_sentences_know_where_they_stand() -> None:
    blocks = (
        Block("The Mill", "heading"),
        Block("LONDON (AP) — It rained. Nobody came."),
        Block(" It was late. ", "quote"),
    )
    article = Article(blocks, "en")
    sentences = split_sentences(blocks, "en")
    assert [s.text for s in sentences] == ["The Mill", "It rained.", "Nobody came.", "It was late."]
    assert [article.text[s.start : s.end] for s in sentences] == [s.text for s in sentences]
    assert [(s.paragraph, s.position) for s in sentences] == [(0, 0), (1, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize(("kind", "first"), [("paragraph", "I went."), ("item", "Anna: I went.")])
def test_only_paragraphs_name_who_speaks(kind: BlockKind, first: str) -> None:
    blocks = [Block(f"{name}: I went.", kind) for name in ("Anna", "Berta") * 2]
    assert split_sentences(blocks, "en")[0].text == first
