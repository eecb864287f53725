"""What ends a sentence stands in one table, for every script, and every room asks it there."""

import ast
import re
from collections.abc import Iterator

import pytest

from summarize.discourse.fragments import is_fragment
from summarize.discourse.stance import read_stance
from summarize.language.punctuation import asks, closes_line, ends_sentence
from summarize.language.sentences import find_sentences
from summarize.language.titles import count_inner_stops, is_open_line
from tests.rules.test_layers import MODULES, name_of

# In a class of characters of an expression: "." with "!" or "?"; and any stop of another script.
_CLASS = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])+)\]")
_OTHER_STOP = re.compile("[。؟۔।॥։።၊။។]")
ON_THEIR_OWN = {
    "language/punctuation": "the table",
    "language/punkt": "Punkt's, after words in letters of English",
    "language/sentences": "stops between Latin letters, quotes before a mark",
    "language/titles": "a stop inside a line, which a space and a capital follow",
    "discourse/fragments": "two sentences in Latin letters without a space between them",
    "readers/formats/subtitles": "a stop inside a line, which a space follows",
    "notices/no_article": "what stands around a phrase for its looks",
    "notices/lines": "what stands around a notice for its looks",
    "sources/web/hosts": "marks that a resolver takes for the dot in the name of a host",
    "render/terminal/layout": "what never begins a line, which has nothing to do with sentences",
    # Syntax in which "?" and "!" are no marks of a sentence.
    "readers/formats/org": "what follows a mark of Org",
    "readers/html/formulas": "the signs of a formula",
}
SENTENCES = {
    "en": ("The harbour was quiet today.", "The boats came back in the night."),
    "el": ("Το λιμάνι ήταν ήσυχο σήμερα.", "Οι βάρκες γύρισαν τη νύχτα."),
    "hi": ("आज बंदरगाह बहुत शांत था।", "नावें रात को वापस आ गईं।"),
    "ur": ("آج بندرگاہ بہت خاموش تھی۔", "کشتیاں رات کو واپس آ گئیں۔"),
    "hy": ("Նավահանգիստը այսօր շատ լուռ էր։", "Նավակները գիշերը վերադարձան տուն։"),
    "am": ("ወደቡ ዛሬ በጣም ጸጥ ብሎ ነበር።", "ጀልባዎቹ በሌሊት ወደ ቤት ተመለሱ።"),
    "my": ("ယနေ့ ဆိပ်ကမ်းသည် တိတ်ဆိတ်နေသည်။", "လှေများ ညတွင် ပြန်လာကြသည်။"),
    "km": ("ថ្ងៃនេះកំពង់ផែស្ងាត់ណាស់។", "ទូកបានត្រឡប់មកវិញនៅពេលយប់។"),
    "zh": ("今天港口非常安静。", "船在夜里回来了，没有人看见。"),
    "ja": ("今日は港がとても静かだった。", "船は夜のうちに戻ってきた。"),
}
QUESTIONS = {
    "en": "Who saw the boats come back?", "es": "¿Quién vio volver las barcas?",
    "el": "Ποιος είδε τις βάρκες να γυρίζουν;", "ar": "من رأى القوارب تعود ليلا؟",
    "zh": "谁看见船在夜里回来了？", "am": "ጀልባዎቹ ሲመለሱ ማን አየ፧",
}  # fmt: skip


def list_literals(tree: ast.Module) -> Iterator[str]:
    """Yield all strings of a module that are no docstrings."""
    bodies = [n.body for n in ast.walk(tree) if isinstance(n, ast.Module | ast.FunctionDef)]
    bodies += [n.body for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    docs = {id(b[0].value) for b in bodies if b and isinstance(b[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def is_set(literal: str) -> bool:
    classes = _CLASS.findall(literal)
    return bool(_OTHER_STOP.search(literal)) or any(
        "." in marks and {"!", "?"} & set(marks) for marks in classes
    )


def test_no_other_module_has_a_set_of_stops_of_its_own() -> None:
    found = {
        name_of(path)
        for path in MODULES
        if any(map(is_set, list_literals(ast.parse(path.read_text()))))
    }
    assert found <= set(ON_THEIR_OWN)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_of_any_script_ends_where_it_does(language: str) -> None:
    first, second = SENTENCES[language]
    text = f"{first} {second}" if language not in ("zh", "ja") else first + second
    found = [text[start:end] for start, end in find_sentences(text, language)]
    assert found == [first, second]
    assert count_inner_stops(text) == 1
    for sentence in (first, second):
        assert ends_sentence(sentence)
        assert ends_sentence(f"{sentence}”")
        assert closes_line(sentence)
        assert not is_open_line(sentence)
        assert not is_fragment(sentence)
        assert not ends_sentence(sentence[:-1])


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_question_of_any_script_asks(language: str) -> None:
    assert asks(QUESTIONS[language], language)
    assert read_stance(QUESTIONS[language], language).asks
    assert not is_fragment(QUESTIONS[language])
    assert not asks("The harbour; the sea;", "en")
