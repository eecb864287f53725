"""A date of publication is named on the page, or confirmed by it."""

import pytest

from summarize.readers.pdf.date import find_date
from tests.pdf_lines import make_lines


@pytest.mark.parametrize(
    ("text", "created", "date"),
    [
        pytest.param("Published: 2024-03-04", "", "2024-03-04", id="in numbers"),
        pytest.param("Published online: 4th March 2024", "", "2024-03-04", id="day first"),
        pytest.param("Date: Dec. 14, 2024", "", "2024-12-14", id="month first"),
        pytest.param("published on 31 jan 2024", "", "2024-01-31", id="small letters"),
        pytest.param("Date: 14. August 2024", "", "2024-08-14", id="a German day"),
        pytest.param("Hearing date: 4 March 2024", "", None, id="of another day"),
        pytest.param("Published: 32 March 2024", "", None, id="no day"),
        pytest.param("Published: 0 March 2024", "", None, id="day nought"),
        pytest.param("Published: 2024-13-04", "", None, id="no month"),
        pytest.param("Published: 2024-00-04", "", None, id="month nought"),
        pytest.param("Published: 2024-12-31", "", "2024-12-31", id="the last day"),
        pytest.param("Received: 4 March 2024", "", None, id="another date"),
        pytest.param("Date: 4 May 2024 Date: 5 May 2024", "", None, id="of each item"),
        pytest.param(
            "A date of dates. Published 4 May 2024", "", "2024-05-04", id="the second label"
        ),
        pytest.param(
            "Lipno, March 2024", "D:20240305", "2024-03-05", id="year and month of the file"
        ),
        pytest.param("Lipno, 2024-03", "D:20240305", None, id="the month only in numbers"),
        pytest.param("Lipno, May 2024", "D:20240305", None, id="another month"),
        pytest.param("Lipno, March 2023", "D:20240305", None, id="another year"),
        pytest.param("Lipno, December 2024", "D:20241231", "2024-12-31", id="the last of the file"),
        pytest.param("Lipno, December 2024", "D:20241301", None, id="no month of the file"),
        pytest.param("Lipno, January 2024", "D:20240001", None, id="month nought of the file"),
        pytest.param("Lipno, March 2024", "D:20240332", None, id="no day of the file"),
        pytest.param("Lipno, March 2024", "D:20240300", None, id="day nought of the file"),
        pytest.param("Lipno, March 2024", "20240305", None, id="not as PDF writes it"),
        pytest.param("Filed: March 11 2024", "D:20240305", "2024-03-11", id="printed"),
        pytest.param(
            "The court of the town decided it on March 7 2024",
            "D:20240305",
            None,
            id="another day in a sentence",
        ),
        pytest.param(
            "The court of the town decided it on March 5 2024",
            "D:20240305",
            "2024-03-05",
            id="the day in a sentence",
        ),
        pytest.param("4 May 2024, in March", "D:20240305", "2024-05-04", id="another is printed"),
        pytest.param("Lipno, 12 de agosto de 2022", "", "2022-08-12", id="the only one"),
        pytest.param("4 May 2024, 5 May 2024", "", None, id="one of two"),
        pytest.param("4 May 2024, 5 May 2024", "D:20240505", "2024-05-05", id="that of the file"),
    ],
)
def test_a_date_is_named_as_that_of_publication_or_borne_out_by_the_page(
    text: str, created: str, date: str | None
) -> None:
    assert find_date(created, make_lines(text.replace(", ", ",\n"))) == date
