"""Whether a sentence ends at a place that looks like the end of one."""

import pytest

from summarize.language.sentences import is_boundary

ABBREVIATIONS = frozenset(("prof", "gen"))


def ends(marked: str, language: str = "en", start: int = 0) -> bool:
    """Tell whether a sentence ends at the bar."""
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
        pytest.param("It is old. |x2 is not.", False, id="a-small-letter-and-a-number"),
        pytest.param("He met her (gone? |, who knows)", False, id="a-comma-follows"),
        pytest.param("Stop! |; and so", False, id="a-semicolon-follows"),
        pytest.param("3. |Nobody came.", False, id="the-number-of-an-item"),
        pytest.param("(123) |Nobody came.", False, id="a-long-number-in-brackets"),
        pytest.param("1234. |Nobody came.", True, id="a-year"),
        pytest.param("He met Prof. |Smith.", False, id="an-abbreviation"),
        pytest.param("PROF. |Smith came.", False, id="an-abbreviation-alone"),
        pytest.param("He left (Gen. |Smith too).", False, id="an-abbreviation-in-brackets"),
        pytest.param("He met the profs. |Smith came.", True, id="no-abbreviation"),
        pytest.param("As in Lee et al. |Others say so.", False, id="the-authors-of-a-work"),
        pytest.param("เมื่อ พ.ศ. |2560", False, id="thai-letters"),
        pytest.param("It was by J. R. R. |Tolkien.", False, id="initials"),
        pytest.param("J. |Smith came.", False, id="an-initial-alone"),
        pytest.param("It was (J. |Smith).", False, id="an-initial-in-brackets"),
        pytest.param("It was plan B. |Nobody came.", False, id="a-letter-may-be-an-initial"),
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
