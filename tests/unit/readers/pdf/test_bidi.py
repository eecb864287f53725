"""Characters that are seen from left to right are put in the order in which they are read."""

import pytest

from summarize.readers.pdf.bidi import class_of, order_cells

# Lines as they are seen, from left to right, and as they are read.
SEEN_AND_READ = [
    pytest.param("םיה לע רגס", "סגר על הים", id="letters"),
    pytest.param("תונב Windows 10 םע", "עם Windows 10 בנות", id="a Latin word and its number"),
    pytest.param("רבד Open Document שדח", "חדש Open Document דבר", id="Latin words"),
    pytest.param("תנשב 2011 ,זאמו", "ומאז, 2011 בשנת", id="a number"),
    pytest.param("Rust-בו ,Python 3.11-ב", "ב-Python 3.11, וב-Rust", id="a version after a prefix"),
    pytest.param("ןכותש 35,000 הלע", "עלה 35,000 שתוכן", id="a number with a comma"),
    pytest.param("תוחפ 15%", "15% פחות", id="a percentage in Hebrew"),
    pytest.param("ةيادب %35", "35% بداية", id="a percentage in Arabic"),
    pytest.param("2024-2020 ماع", "عام 2020-2024", id="a range in Arabic"),
    pytest.param("10:30 ةعاسلا", "الساعة 10:30", id="a time"),
    pytest.param("رتم 10kg", "10kg متر", id="a unit"),
]


def read(seen: str, *, leftward: bool = True) -> str:
    order = order_cells([class_of(char) for char in seen], leftward=leftward)
    return "".join(seen[place] for place, _ in order)


@pytest.mark.parametrize(("seen", "text"), SEEN_AND_READ)
def test_a_line_that_runs_left_is_read_from_the_right_but_for_names_and_numbers(
    seen: str, text: str
) -> None:
    assert read(seen) == text


def test_in_a_line_that_runs_right_only_words_of_the_other_script_turn_round() -> None:
    assert read("the keeper ىملس ةسراحلا sings", leftward=False) == (
        "the keeper الحارسة سلمى sings"
    )
    assert read('in ז"לח 12 תנשב, and רחא', leftward=False) == 'in בשנת 12 חל"ז, and אחר'
    assert read("no such letter 12", leftward=False) == "no such letter 12"


def test_places_that_run_left_are_named() -> None:
    # Brackets among them are turned, those in a Latin name are not: "(ב) b)a(".
    places = order_cells([class_of(char) for char in "(b)a (ב)"], leftward=True)
    assert [turned for _, turned in places] == [*[True] * 4, *[False] * 3, True]
