"""A language is detected."""

from summarize import extract_article


def test_the_language_of_capitals_is_told() -> None:
    text = "THE COUNCIL WILL MEET ON MONDAY TO TALK ABOUT THE OLD DAM AND THE ROADS AROUND IT. " * 3
    assert extract_article(text).language == "en"
