"""A sentence says of its place that it refers, announces, concludes; innocent words do not."""

from collections.abc import Iterator
from importlib.resources import files
from time import process_time

import pytest

from summarize.discourse.cues import KINDS, find_cues, list_words
from summarize.discourse.fragments import is_fragment
from summarize.discourse.stance import read_stance, read_stances
from summarize.language.sentences import split_sentences
from summarize.models import Block

LISTS = files("summarize.discourse") / "lists"
LANGUAGES = "ar cs da de el en es fi fr he it ja ko nl no pl pt ru sv tr uk zh".split()
LONG = 21_000  # words
SECONDS = 1.0


def says(kind: str, language: str, sentence: str) -> bool:
    return bool(find_cues(list_words(sentence), language)[kind])


def list_lines(language: str) -> Iterator[tuple[str, str]]:
    """Yield the section and the line of all that stands in a list below the first section."""
    section = ""
    for line in (LISTS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif section and line:
            yield section, line


def list_phrases(language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the section, the mark and the words of each phrase."""
    for section, line in list_lines(language):
        if not line.startswith("# "):
            mark = line[0] if line[0] in "^<!" else ""
            bare = line.removeprefix(mark).replace("*", "\u02bc").replace("#", "3")
            yield section, mark, tuple(list_words(bare))


def meet(innocent: tuple[str, ...], phrase: tuple[str, ...], places: int) -> bool:
    """Check whether a phrase begins within the innocent words, "\u02bc" ending a part of a word."""
    return any(
        all(
            a == b
            or (a.endswith("\u02bc") and b.startswith(a[:-1]))
            or (b.endswith("\u02bc") and a.startswith(b[:-1]))
            for a, b in zip(innocent[start:], phrase, strict=False)
        )
        for start in range(min(places, len(innocent)))
    )


FEW = ("claims", "advises", "publication")  # which only languages with many readers have


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_all_sections_and_each_opens_with_what_it_must_not_hit(language: str) -> None:
    lines = list(list_lines(language))
    kinds = list(dict.fromkeys(section for section, _ in lines))
    assert kinds in (list(KINDS), [kind for kind in KINDS if kind not in FEW])
    for kind in kinds:
        own = [line for section, line in lines if section == kind]
        assert own[0].startswith("# ")
        assert not own[-1].startswith("# ")


def test_every_list_is_tested_here() -> None:
    assert sorted(path.name for path in LISTS.iterdir()) == [f"{name}.txt" for name in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_twice_in_a_section(language: str) -> None:
    phrases = [(kind, mark == "!", words) for kind, mark, words in list_phrases(language)]
    assert [phrase for phrase in phrases if phrases.count(phrase) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_can_be_found(language: str) -> None:
    for kind, mark, words in list_phrases(language):
        if mark != "!":
            sentence = [word.rstrip("\u02bc") for word in words]
            assert find_cues(sentence, language)[kind], (kind, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_innocent_phrase_spares_a_phrase_of_its_section(language: str) -> None:
    phrases = list(list_phrases(language))
    for kind, mark, words in phrases:
        if mark == "!":
            assert any(
                meet(words, other, 1 if mark == "^" else len(words))
                for section, mark, other in phrases
                if section == kind and mark != "!"
            ), (kind, words)


OPENS = [
    ("de", "Damit ist der Streit um die Fähre beendet.", "with-that"),
    ("de", "Das zeigt ein Blick in die Bücher der Genossenschaft.", "that-and-a-verb"),
    ("en", "There he met the woman who built the ferry.", "there-as-place"),
    ("en", "Both were found in the harbour two days later.", "both-and-a-verb"),
    ("en", "In other words, the ferry is too heavy for the river.", "in-other-words"),
    ("en", "Most of them never came back to the island.", "most-of-them"),
    ("fr", "Pourtant, le bac ne passe plus le dimanche.", "yet"),
    ("fr", "Il a refusé de signer.", "he"),
    ("ja", "しかし、船は港に戻らなかった。", "but"),
    ("ja", "同社は来年、新しい船を造る。", "the-same-company"),
    ("zh", "然而，渡船没有回来。", "however"),
    ("de", "So betrachtet ist die Fähre ein Glücksfall.", "seen-so"),
    ("de", "Zum anderen fehlt ein Anleger.", "on-the-other-hand"),
    ("en", "An example is the ferry at Norden.", "an-example"),
    ("en", "According to him, the ferry will be sold.", "according-to-him"),
    ("fr", "Lors de cette réunion, le bac a été vendu.", "at-this-meeting"),
]

JOINS = [
    ("de", "Und die Genossenschaft kauft eine zweite Fähre.", "and"),
    ("de", "Schließlich kaufte Norden eine zweite Fähre.", "finally"),
    ("en", "Finally, the council bought a second ferry.", "finally"),
    ("en", "In addition, Norden wants a bridge.", "in-addition"),
    ("fr", "En effet, le bac ne passe plus le dimanche.", "indeed"),
    ("fr", "Par ailleurs, le conseil veut un pont.", "besides"),
    ("ja", "また、島の住民は橋を求めている。", "also"),
    ("zh", "此外，议会还想造一座桥。", "in-addition"),
    ("zh", "其次，渡船票价太高。", "secondly"),
]

STANDS = [
    ("de", "Es gibt zwölf Fähren auf dem Fluss.", "there-are"),
    ("de", "Damit die Kinder schwimmen lernen, baut Norden ein Bad.", "so-that"),
    ("de", "Das Haus am Hafen steht leer.", "article"),
    ("de", "Diese Woche entscheidet der Rat über die Fähre.", "this-week"),
    ("en", "There are twelve ferries on the river.", "there-are"),
    ("en", "Both sides signed the treaty in Porto.", "both-sides"),
    ("en", "So far the council has paid for two ferries.", "so-far"),
    ("en", "This week the council votes on the ferry.", "this-week"),
    ("en", "In addition to the ferry, Norden wants a bridge.", "in-addition-to"),
    ("en", "Later this year the bridge will close.", "later-this-year"),
    ("fr", "Il y a douze bacs sur la Loire.", "there-are"),
    ("fr", "Il faut deux heures pour passer le fleuve.", "one-needs"),
    ("fr", "Cette semaine, le conseil vote sur le pont.", "this-week"),
    ("ja", "これまでに十二隻の船が造られた。", "until-now"),
    ("ja", "一方的な値上げに島の住民が怒っている。", "one-sided"),
    ("zh", "但丁在拉文纳写完了神曲。", "dante"),
    ("zh", "那不勒斯的渡船停航了。", "naples"),
    ("en", "During this week the ferry is free.", "during-this-week"),
    ("fr", "S'il faut payer, le bac perdra ses clients.", "if-one-must"),
]

REFERS = [
    ("de", "Wie oben erwähnt, fehlt der Genossenschaft das Geld.", "above"),
    ("de", "In diesem Fall zahlt die Gemeinde.", "in-this-case"),
    ("en", "The losses are given in Figure 1.", "figure"),
    ("en", "As you can see, the ferry is empty.", "as-you-can-see"),
    ("en", "The council has no answer to these issues.", "these-issues"),
    ("en", "Few boats last longer than this one.", "this-one"),
    ("en", "Choose one of the following:", "the-following"),
    ("en", "The latter costs twice as much.", "the-latter"),
    ("fr", "Les pertes figurent dans le tableau 4 ci-dessous.", "below"),
    ("ja", "損失は表2に示す。", "table"),
    ("zh", "损失见表2。", "table"),
    ("en", "The council chose the second one.", "the-second-one"),
    ("en", "The guide lists these 10 ferries.", "these-ten"),
    ("de", "Norden prüft diese 3 Vorschläge.", "these-three"),
]

REFERS_NOT = [
    ("de", "Abschnitt 3 des Fährgesetzes gilt seit 1911.", "section-of-a-law"),
    ("de", "Am folgenden Tag sank die Fähre.", "the-following-day"),
    ("de", "Die Formel 1 kommt im Mai nach Norden.", "formula-1"),
    ("en", "Section 3 of the Ferry Act dates from 1911.", "section-of-a-law"),
    ("en", "The islanders fear above all the winter.", "above-all"),
    ("en", "The following year the ferry sank.", "the-following-year"),
    ("en", "Sailors tie a figure 8 knot at the end of the rope.", "figure-8-knot"),
    ("en", "The former president opened the bridge.", "the-former-president"),
    ("en", "She said that one ferry in five is late.", "that-one"),
    ("en", "The latter half of the winter was mild.", "the-latter-half"),
    ("fr", "Ces dernières années, le bac a perdu ses clients.", "of-late"),
    ("ja", "船会社は代表1人を島に送った。", "representative"),
    ("ja", "観光客は地図1枚を買った。", "map"),
    ("zh", "如下雨，渡船停航。", "if-it-rains"),
    ("zh", "渡船公司派出代表1人。", "representative"),
    ("en", "Norden was the first one to buy an electric ferry.", "the-first-to"),
]

HINTS = [
    ("de", "Die Genossenschaft spart dabei vor allem Diesel.", "dabei"),
    ("en", "Some islands, for example, have no doctor.", "for-example"),
    ("en", "The council refused to do so.", "do-so"),
    ("fr", "Le conseil ne peut pas le faire.", "do-it"),
    ("ja", "島ではこうした船が多い。", "such"),
    ("zh", "岛上例如没有医生。", "for-example"),
    ("de", "Gestützt wird diese These durch Zahlen.", "this-thesis"),
    ("en", "With these boats, islanders reach the port in an hour.", "these"),
]

HINTS_NOT = [
    ("de", "Norden baut ein Bad, damit die Kinder schwimmen lernen.", "so-that"),
    ("de", "Der Preis trägt dazu bei, dass die Fähre leer bleibt.", "cataphoric"),
    ("en", "Birds such as terns nest on the pier.", "such-as"),
    ("en", "There is no such thing as a free ferry.", "no-such-thing"),
    ("zh", "票价比如今便宜。", "than-now"),
    ("de", "Norden wählt dieses Jahr einen neuen Rat.", "this-year"),
    ("en", "The ferry is free these days.", "these-days"),
    (
        "en",
        "Norden bought three electric ferries last spring with money from these funds.",
        "late-in-the-sentence",
    ),
    ("fr", "Le bac est gratuit cette semaine.", "this-week"),
]

PRONOUNS = [
    ("de", "Der Rat gab ihm den Schlüssel.", "him"),
    ("en", "The council gave her the key.", "her"),
    ("fr", "Le conseil a voté contre lui.", "him"),
    ("ja", "町は彼女に鍵を渡した。", "her"),
    ("zh", "议会把钥匙交给了她。", "her"),
]

PRONOUNS_NOT = [
    ("de", "Wie erreichen Sie Ihr Ziel ohne Fähre?", "you"),
    ("de", "Das Wasser soll im Mai wieder warm sein.", "to-be"),
    ("en", "It is late, and the ferry is full.", "it"),
    ("fr", "Il faut deux heures pour passer le fleuve.", "impersonal"),
    ("ja", "春の彼岸に船が出る。", "equinox"),
    ("zh", "码头上有人弹吉他。", "guitar"),
    ("zh", "其他渡船照常开。", "other"),
]

ANNOUNCES = [
    ("de", "Nun steht fest, wie das Programm der Hafenwoche aussehen wird.", "program"),
    ("de", "Lesen Sie hier, was die Fähre kostet.", "read-here"),
    ("en", "In this blog, we will explore how ferries are built.", "in-this-blog"),
    ("en", "Don't worry, the ferry is safe and we're here to help.", "do-not-worry"),
    ("en", "Jump to the full list of ferries.", "jump-to"),
    ("en", "Here's what three captains had to say:", "here-is-what"),
    ("en", "Section 3 will introduce the data.", "section-will"),
    ("en", "Section 5 considers the task of evaluation.", "section-considers"),
    ("en", "The rest of the paper is organized as follows.", "rest-of-the-paper"),
    ("en", "Read on to learn how much a crossing costs.", "read-on"),
    ("en", "Contact us for a quote today.", "contact-us"),
    ("fr", "Voici les cinq ponts qu'il faut avoir vus.", "here-are"),
    ("fr", "Cliquez ici pour réserver.", "click-here"),
    ("ja", "この記事では、船の料金を紹介します。", "in-this-article"),
    ("zh", "点击这里，了解渡船票价。", "click-here"),
    ("de", "Kommen Sie bei uns am Stand vorbei und sehen Sie die Fähre.", "come-to-us"),
    ("en", "If you know the ferry, let's dive straight into the harbour.", "let-us-dive"),
    ("en", "Whether you row or sail, this guide will help.", "this-guide-will"),
    ("en", "We may earn a commission when you book a ferry.", "commission"),
    ("en", "Section 4 examines the currents.", "section-examines"),
    ("fr", "Toutes les infos du bac sont à suivre ici.", "to-follow-here"),
]

ANNOUNCES_NOT = [
    ("de", "In dieser Arbeit untersuchen wir die Strömung der Ems.", "paper"),
    ("de", "Hier ist kaum Durchgangsverkehr.", "place"),
    ("en", "In this paper, we present a model of river currents.", "paper"),
    ("en", "A jump to the deck cost the pilot his job.", "a-jump"),
    ("en", "In this article, the court of appeals held that the ferry is a ship.", "court"),
    ("en", "In this post-war town, two ferries were built a year.", "post-war"),
    ("en", "Section 3 of the act forbids ferries at night.", "section-of-a-law"),
    ("en", "The rest of this year belongs to the repairs.", "rest-of-the-year"),
    ("en", "The police found out that the captain had slept.", "found-out"),
    ("fr", "Le capitaine est mort voici dix ans.", "ten-years-ago"),
    ("ja", "本論文では河川の流れのモデルを提案する。", "paper"),
    ("ja", "沈没の原因は詳しくは分かっていない。", "not-known-in-detail"),
    ("zh", "本文提出一个河流模型。", "paper"),
    ("zh", "更多的人坐渡船上班。", "more-people"),
    ("en", "We have compiled a corpus of ferry logs.", "paper"),
    ("en", "Visit Britain counted nine million ferry passengers.", "visit-britain"),
    ("de", "Dieser Artikel des Fährgesetzes gilt seit 1911.", "article-of-a-law"),
    ("fr", "La section 3 de la loi interdit le bac.", "section-of-a-law"),
]

CONCLUDES = [
    ("de", "Unterm Strich kostet die Brücke weniger als die Fähre.", "bottom-line"),
    ("de", "Die Gutachter kommen zu dem Schluss, dass die Fähre sicher ist.", "conclusion"),
    ("de", "Fazit: Die Fähre bleibt.", "verdict"),
    ("en", "In short, the bridge is cheaper than the ferry.", "in-short"),
    ("en", "Not so fast: the numbers show no link at all.", "not-so-fast"),
    ("en", "The study found no link between fares and fog.", "study"),
    ("en", "Researchers found that fog costs an hour a day.", "researchers"),
    ("en", "The rumour turned out to be true.", "turned-out"),
    ("fr", "En fin de compte, le pont coûte moins cher.", "in-the-end"),
    ("fr", "En résumé, le bac reste.", "summary"),
    ("ja", "要するに、橋の方が安い。", "in-short"),
    ("ja", "霧で一日一時間が失われることが分かった。", "was-found"),
    ("zh", "总之，桥比渡船便宜。", "in-short"),
]

CONCLUDES_NOT = [
    ("de", "Am Ende der Straße liegt der Fährhafen.", "end-of-the-street"),
    ("de", "Die Lehre an der Seefahrtschule dauert drei Jahre.", "teaching"),
    ("de", "Insgesamt 40 Schüler fuhren mit der Fähre.", "in-all"),
    ("en", "The overall winner came from Porto.", "overall-winner"),
    ("en", "Diesel is in short supply on the island.", "short-supply"),
    ("en", "In short supply since May, diesel now costs double.", "short-supply-first"),
    ("en", "We found a hotel near the ferry.", "found-a-hotel"),
    ("en", "Ferries stop at the end of the road.", "end-of-the-road"),
    ("fr", "À la fin du mois, le bac s'arrête.", "end-of-the-month"),
    ("fr", "Bilan du naufrage : douze blessés.", "toll"),
    ("ja", "船には40人以上が乗っていた。", "at-least"),
    ("ja", "結論は出ていない。", "no-verdict"),
    ("zh", "可见光照不到河底。", "light"),
    ("zh", "最终幻想在岛上很流行。", "game"),
]


def cases(rows: list[tuple[str, str, str]]) -> list[object]:
    return [pytest.param(code, text, id=f"{code}-{name}") for code, text, name in rows]


@pytest.mark.parametrize(("language", "sentence"), cases(OPENS))
def test_a_sentence_that_opens_with_a_word_that_refers_back_leans(
    language: str, sentence: str
) -> None:
    assert says("opens", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(JOINS))
def test_a_sentence_that_opens_with_order_or_addition_joins_and_does_not_lean(
    language: str, sentence: str
) -> None:
    assert says("joins", language, sentence)
    assert not says("opens", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(STANDS))
def test_an_opening_that_only_looks_like_one_stands_by_itself(language: str, sentence: str) -> None:
    assert not says("opens", language, sentence)
    assert not says("joins", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(REFERS))
def test_figures_sections_and_what_was_said_above_can_not_be_understood_alone(
    language: str, sentence: str
) -> None:
    assert says("refers", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(REFERS_NOT))
def test_a_section_of_a_law_and_the_following_year_refer_to_nothing(
    language: str, sentence: str
) -> None:
    assert not says("refers", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(HINTS))
def test_examples_and_such_hint_at_a_sentence_before(language: str, sentence: str) -> None:
    assert says("hints", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(HINTS_NOT))
def test_words_that_go_on_within_the_sentence_hint_at_nothing(language: str, sentence: str) -> None:
    assert not says("hints", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(PRONOUNS))
def test_a_pronoun_of_the_third_person_is_told(language: str, sentence: str) -> None:
    assert says("pronouns", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(PRONOUNS_NOT))
def test_an_article_or_the_reader_is_no_pronoun_of_the_third_person(
    language: str, sentence: str
) -> None:
    assert not says("pronouns", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(ANNOUNCES))
def test_what_only_says_what_will_come_or_calls_to_act_announces(
    language: str, sentence: str
) -> None:
    assert says("announces", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(ANNOUNCES_NOT))
def test_what_a_paper_presents_or_a_court_held_is_no_announcement(
    language: str, sentence: str
) -> None:
    assert not says("announces", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(CONCLUDES))
def test_what_says_how_it_came_out_concludes(language: str, sentence: str) -> None:
    assert says("concludes", language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(CONCLUDES_NOT))
def test_the_end_of_a_street_is_no_conclusion(language: str, sentence: str) -> None:
    assert not says("concludes", language, sentence)


def test_an_opening_counts_only_where_the_sentence_opens() -> None:
    assert says("opens", "en", "However, the ferry sank.")
    assert not says("opens", "en", "The ferry, however, sank.")


def test_case_and_marks_around_the_words_do_not_count() -> None:
    assert says("concludes", "en", "“NOT SO FAST!”")
    assert says("joins", "de", "„AUSSERDEM fehlt das Geld.“")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "the council gave the ferry in this way to her and to them ", id="en"),
        pytest.param("en", "the following year ", id="innocent"),
        pytest.param("de", "der rat gab damit die fähre wie oben an ihn und seine stadt ", id="de"),
        pytest.param("zh", "议会把例如渡船交给他们见表三", id="zh"),
    ],
)
def test_a_sentence_of_many_thousand_words_takes_no_time(language: str, text: str) -> None:
    words = list_words(text)
    words = words * (LONG // len(words) + 1)
    start = process_time()
    find_cues(words, language)
    assert process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("language", "sentence", "leans"),
    [
        pytest.param("en", "Second, the ferry is too heavy.", True, id="en-counts"),
        pytest.param("en", "Second place went to the ferry from Norden.", False, id="en-place"),
        pytest.param("en", "(We never did buy one of our own.)", True, id="en-aside"),
        pytest.param("en", "(CNN) The ferry sank at noon.", False, id="en-dateline"),
        pytest.param("en", "You should see the harbour.'", True, id="en-end-of-a-quotation"),
        pytest.param("en", "The captain said 'no.'", False, id="en-whole-quotation"),
        pytest.param("en", "Three years later she sold the ferry.", True, id="en-time"),
        pytest.param("en", "Three years later Keller sold her ferry.", False, id="en-name"),
        pytest.param("de", "Drei Jahre später hat sie die Fähre verkauft.", True, id="de-time"),
        pytest.param("de", "Wollen Sie eine Karte?", False, id="de-you"),
        pytest.param("fr", "Deux ans plus tard, elle a vendu le bac.", True, id="fr-time"),
        pytest.param("no", "To år senere solgte hun fergen.", False, id="no-verb-first"),
    ],
)
def test_a_sentence_that_counts_on_or_has_a_pronoun_after_words_of_time_alone_leans(
    language: str, sentence: str, leans: bool
) -> None:
    assert read_stance(sentence, language).leans is leans


def test_what_stands_within_a_quotation_leans() -> None:
    text = "“The ferry is old. Boats rust in Norden. We sell,” Keller said. The price is low."
    blocks = [Block(text)]
    stances = read_stances(split_sentences(blocks, "en"), blocks, "en")
    assert [stance.leans for stance in stances] == [False, True, True, False]


def test_what_goes_on_after_a_dash_is_a_fragment() -> None:
    assert is_fragment("- a phrase that the court took for a threat.")
    assert not is_fragment("- Alle vet hvor fergen ligger.")


def test_an_item_leans_where_a_line_with_a_colon_opens_its_list() -> None:
    items = [Block("Norden buys a ferry.", "item"), Block("Arce builds a bridge.", "item")]
    for lead, leans in (("The plans are these:", True), ("The year was calm.", False)):
        blocks = [Block(lead), *items]
        stances = read_stances(split_sentences(blocks, "en"), blocks, "en")
        assert [stance.leans for stance in stances[1:]] == [leans, leans]
