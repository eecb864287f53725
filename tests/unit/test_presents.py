"""What a work says of itself, what it studies or proposes, is known, and lifts the sentence."""

import pytest

from summarize import summarize
from summarize.discourse.stance import read_stance
from summarize.models import Article, Block

PRESENTS = [
    ("ar", "تهدف هذه الدراسة إلى قياس أثر الضباب على العبّارات."),
    ("cs", "V této studii měříme, kolik času bere mlha přívozům."),
    ("da", "Denne artikel undersøger, hvad tåge koster færgerne."),
    ("de", "In dieser Arbeit untersuchen wir, was Nebel die Fähren kostet."),
    ("el", "Στην παρούσα εργασία μετράμε τον χρόνο των πορθμείων."),
    ("en", "In this paper we measure what fog costs the ferries."),
    ("en", "This study examines the fares of twelve ferries."),
    ("en", "We propose a timetable that follows the tide."),
    ("es", "En este trabajo se miden los retrasos de los barcos."),
    ("fi", "Tässä tutkimuksessa mitataan lauttojen viiveitä."),
    ("fr", "Nous proposons une méthode pour mesurer le retard des bacs."),
    ("he", "במחקר זה נמדדו העיכובים של המעבורות."),
    ("it", "Questo lavoro presenta gli orari di dodici traghetti."),
    ("ja", "本論文では渡し船の遅れを測る方法を示す。"),
    ("ko", "본 연구에서는 나룻배의 지연을 측정하였다."),
    ("nl", "Deze studie onderzoekt wat mist de veren kost."),
    ("no", "Formålet med studien er å måle hva tåke koster fergene."),
    ("pl", "W pracy przedstawiono rozkłady dwunastu promów."),
    ("pt", "Este artigo apresenta os horários de doze barcos."),
    ("ru", "В статье рассматривается, сколько времени теряют паромы."),
    ("sv", "Syftet med studien är att mäta vad dimman kostar färjorna."),
    ("tr", "Bu çalışmada sisin feribotlara maliyeti ölçülmüştür."),
    ("uk", "У статті досліджено, скільки часу втрачають пороми."),
    ("zh", "本文提出一种测量渡船延误的方法。"),
]

INNOCENT = [
    ("de", "Diese Arbeit macht den Fährleuten Spaß."),
    ("en", "In this paper bag the ferryman kept his fares."),
    ("en", "In this post, we will show you how to book a ferry."),
    ("en", "Each spring we present a prize to the best ferryman."),
    ("es", "Este trabajo cansa a los barqueros."),
    ("fr", "Nous présentons nos excuses aux passagers du bac."),
    ("it", "Questo lavoro stanca i traghettatori."),
    ("ja", "渡し船の研究所が港に建った。"),
    ("ko", "나룻배 연구소가 항구에 섰다."),
    ("pl", "Ta praca męczy przewoźników."),
    ("ru", "На работе показали новый паром."),
    ("ru", "Предложение купить паром отклонили."),
    ("sv", "Det här arbetet tar tid för färjemännen."),
    ("zh", "论文写作占去了船夫的夜晚。"),
]


@pytest.mark.parametrize(("language", "sentence"), PRESENTS)
def test_what_a_work_says_of_itself_presents(language: str, sentence: str) -> None:
    assert read_stance(sentence, language).presents


@pytest.mark.parametrize(("language", "sentence"), INNOCENT)
def test_work_as_such_and_an_announcement_present_nothing(language: str, sentence: str) -> None:
    assert not read_stance(sentence, language).presents


def test_the_sentence_that_presents_and_the_one_that_concludes_rise() -> None:
    lines = [
        "Ferries of the northern coast run late.",
        "In this paper we time twelve ferries.",
        "Twelve of them ran late.",
        "We conclude that fog is to blame.",
    ]
    article = Article((Block(" ".join(lines)),), "en")
    parts = [dict(s.parts) for s in summarize(article, length="100%").sentences]
    assert [part["cue phrases"] > 0 for part in parts] == [False, True, False, True]
