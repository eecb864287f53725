"""Authors are named below the title, in a byline or in the metadata."""

import pytest

from summarize.readers.pdf.authors import find_author
from tests.pdf_lines import make_lines

TITLE = "Stone from an Old Quarry"


def author(*lines: str, named: str = "", title: int | None = 0, paper: bool = True) -> str | None:
    made = [line._replace(number=n) for n, line in enumerate(make_lines([TITLE, *lines]))]
    numbers = frozenset() if title is None else frozenset({title})
    return find_author(named, made, numbers, paper=paper)


@pytest.mark.parametrize(
    ("lines", "named", "found"),
    [
        pytest.param(["Mona Keller"], "", "Mona Keller", id="one name"),
        pytest.param(
            ["Mona Keller1, Jens Osterloh2*"], "", "Mona Keller; Jens Osterloh", id="marks"
        ),
        pytest.param(
            ["Mona Keller a, Jens Osterloh b"], "", "Mona Keller; Jens Osterloh", id="letters"
        ),
        *(
            pytest.param([line], "", "Mona Keller", id=line)
            for line in (
                *("Dr. Mona Keller, PhD", "Prof. Mona Keller", "By Mona Keller", "BY Mona Keller"),
                *(f"Mona Keller, {degree}" for degree in ("MD", "MSc", "MBBS", "MPH", "Ph.D.")),
            )
        ),
        pytest.param(["Mona Keller and Jens Osterloh"], "", "Mona Keller; Jens Osterloh", id="and"),
        pytest.param(
            ["Eva van Dahl und José de la Cruz"], "", "Eva van Dahl; José de la Cruz", id="und"
        ),
        pytest.param(
            ["Mona Keller", "Jens Osterloh"], "", "Mona Keller; Jens Osterloh", id="lines"
        ),
        pytest.param(
            ["Ann Lee", "Bo Ek", "Cy Oh", "Di Po", "Ed Qu"],
            "",
            "Ann Lee; Bo Ek; Cy Oh; Di Po",
            id="four lines",
        ),
        pytest.param(
            ["Ann Lee", "the old quay", "Bo Ek"], "", "Ann Lee", id="up to a line of no names"
        ),
        pytest.param(["Ann Lee", "Abstract", "Bo Ek"], "", "Ann Lee", id="up to the abstract"),
        pytest.param(
            ["Ann Lee", "Lipno University", "Bo Ek"], "", "Ann Lee", id="up to a place of work"
        ),
        pytest.param(
            ["Mona Keller, PhD, Jens", "Osterloh and Bo Ek", "Lipno University"],
            "",
            "Mona Keller; Jens Osterloh; Bo Ek",
            id="a name goes on over a line",
        ),
        pytest.param(
            ["Mona Keller and Jens Osterloh"],
            "Mona Keller",
            "Mona Keller; Jens Osterloh",
            id="the metadata name some of them",
        ),
        pytest.param(["GENERAL INFORMATION"], "", None, id="words that no name has"),
        pytest.param(["Original Research"], "Federal Register", None, id="nor in the metadata"),
        pytest.param(
            ["Ann Lee, Bo Ek, Cy Oh and Yee How Say"],
            "",
            "Ann Lee; Bo Ek; Cy Oh; Yee How Say",
            id="but for one of many",
        ),
        pytest.param(["Keller"], "", None, id="one word"),
        pytest.param(["the old quay"], "", None, id="no name"),
        pytest.param([], "", None, id="nothing"),
        pytest.param(["By MONA KELLER"], "", "Mona Keller", id="a byline in capitals"),
        pytest.param(
            [*["the old quay"] * 7, "By Mona Keller"], "", "Mona Keller", id="on the eighth line"
        ),
        pytest.param([*["the old quay"] * 8, "By Mona Keller"], "", None, id="on the ninth line"),
        pytest.param(["Von Mona Keller Foto: Bo Ek"], "", "Mona Keller", id="and a photographer"),
        pytest.param(["Ann Lee", "By Mona Keller"], "", "Mona Keller", id="a byline first"),
        pytest.param(["By the old quay", "Ann Lee"], "", None, id="no name after by"),
        pytest.param(
            ["M. Keller and J. Osterloh"],
            "Mona Keller; Jens Osterloh",
            "Mona Keller; Jens Osterloh",
            id="the metadata agree",
        ),
        pytest.param(
            ["M. Keller and J. Osterloh"],
            "Mona Keller; Jens Dahl",
            "M. Keller; J. Osterloh",
            id="they do not",
        ),
        pytest.param(
            ["Mona Keller"], "Harbour Office of Lipno, see keller", "Mona Keller", id="no names"
        ),
    ],
)
def test_authors_are_named_below_the_title_or_in_the_metadata(
    lines: list[str], named: str, found: str | None
) -> None:
    assert author(*lines, named=named) == found


def test_a_list_of_names_is_no_longer_than_forty() -> None:
    names = ["Ann Lee"] * 41
    assert author(", ".join(names[:40])) == "; ".join(names[:40])
    assert author(", ".join(names)) is None


def test_without_a_title_only_the_metadata_name_authors() -> None:
    assert author("Mona Keller", title=None) is None
    assert author("by Keller", named="Mona Keller", title=None) == "Mona Keller"
    # Only what follows the title names them.
    assert author("Ann Lee", "Bo Ek", title=1) == "Bo Ek"


def test_outside_papers_names_below_the_title_need_a_label_or_the_metadata() -> None:
    assert author("Master Thesis Summary", paper=False) is None
    assert author("By Mona Keller", paper=False) == "Mona Keller"
    both = "Mona Keller and Jens Osterloh"
    assert author(both, named="Mona Keller", paper=False) == "Mona Keller; Jens Osterloh"
