"""In a language without a list, function words are the short ones that stand everywhere."""

import pytest

from summarize.discourse.function_words import find_function_words
from summarize.discourse.keyphrases import find_key_phrases
from summarize.language.words import cut_words, stop_words

TEXTS = {
    "is": (
        "Brúin yfir Jökulsá var lokuð í gær. Vegagerðin segir að brúin sé hættuleg og að viðgerð "
        "taki vikur. Sveitin hafði beðið um nýja brú og um nýjan veg. Bændur segja að "
        "mjólkurbíllinn komist ekki, og að skólabíllinn tefjist. Vegagerðin lofaði að skoða brúna "
        "og veginn. "
        "Ef Jökulsá vex í vor fer brúin. Það er sagt að enginn hafi sofið í nótt, og að allir vaki."
    ),
    "lt": (
        "Senasis malūnas vėl mala grūdus. Malūną nupirko Jonas Petrauskas, kuris dirbo Kaune. "
        "Jis sako, kad malūnas buvo apleistas, bet kad sienos tvirtos. Miltus perka kepyklos, ir "
        "jas tai džiugina. Kepėja sako, kad miltai geri ir kad duona puri. Jonas Petrauskas nori, "
        "kad malūnas taptų muziejumi, o vaikai mokytųsi. Upė pakyla, ir malūnas tam pasiruošęs."
    ),
    "sw": (
        "Wavuvi wa kijiji wanatumia boti za umeme. Boti za umeme zilitolewa na chama cha ushirika. "
        "Wavuvi wa ziwa wanasema kwa furaha: ushirika wa kijiji ni mzuri. Betri za boti huchajiwa "
        "kwa nguvu ya jua na kwa upepo. Ushirika wa wavuvi una wanachama wengi wa kijiji."
    ),
    "hr": (
        "Svjetionik na otoku ponovno radi. Obnovila ga je udruga ribara. Ribari kažu da je magla "
        "gusta i da je svjetionik nužan. Udruga ribara traži novac i radnike. Općina je rekla da "
        "će popraviti stazu i da će platiti krov. Svjetionik je visok, a staza je kratka."
    ),
}


def read(language: str) -> list[str]:
    return [f"{sentence}." for sentence in TEXTS[language].rstrip(".").split(". ")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("is", "og að um í", id="Icelandic"),
        pytest.param("lt", "ir kad", id="Lithuanian"),
        pytest.param("sw", "wa za na kwa ya", id="Swahili"),
        pytest.param("hr", "je da na", id="Croatian"),
    ],
)
def test_function_words_are_no_key_phrases(language: str, words: str) -> None:
    assert not stop_words(language)
    phrases = find_key_phrases(read(language), language, 10)
    assert not set(words.split()) & set(" ".join(phrases).lower().split())


@pytest.mark.parametrize(
    ("language", "topic"),
    [
        pytest.param("is", "Vegagerðin", id="a long word in every third sentence"),
        pytest.param("lt", "malūnas", id="a long word in every second sentence"),
        pytest.param("lt", "Jonas Petrauskas", id="a name"),
        pytest.param("sw", "wavuvi", id="a word of six letters"),
        pytest.param("sw", "ushirika", id="an ending of clauses"),
        pytest.param("hr", "udruga ribara", id="a pair of words"),
        pytest.param("hr", "svjetionik", id="an opening of sentences"),
    ],
)
def test_a_topic_is_none_however_common(language: str, topic: str) -> None:
    assert topic in find_key_phrases(read(language), language, 6)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        pytest.param("A ba c. D ba e. F ba g.", "ba", True, id="within clauses"),
        pytest.param("A upe. D upe. F upe, g.", "upe", False, id="a short word that ends them"),
        pytest.param("A Ona c. D Ona e. F Ona g.", "ona", False, id="a short name"),
        pytest.param(
            "A kurs c. D kurs e. F kurs g.", "kurs", True, id="four letters, neighbours vary"
        ),
        pytest.param(
            "Ab kurs cd. Ab kurs cd. Ab kurs cd.", "kurs", False, id="always the same ones"
        ),
        pytest.param("A kurs c. D kurs e.", "kurs", True, id="twice within clauses"),
        pytest.param("A kurs c. A kurs e.", "kurs", False, id="twice after the same word"),
        pytest.param("A kurs c. D kurs.", "kurs", False, id="twice, once at an end"),
        pytest.param("A malunas c. D malunas e. F malunas g.", "malunas", False, id="a long word"),
    ],
)
def test_short_words_with_many_neighbours_are(text: str, word: str, found: bool) -> None:
    words = find_function_words(cut_words(part, "lt") for part in text.split(". "))
    assert (word in words) is found


def test_a_text_without_words_has_none() -> None:
    assert find_function_words([]) == frozenset()
    assert find_function_words([cut_words("...", "lt")]) == frozenset()
