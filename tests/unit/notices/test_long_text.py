"""In a very long text a notice takes only its neighbours with it."""

from summarize import extract_article
from tests.unit.rank.test_shortlist import write_text


def test_a_notice_of_a_very_long_text_goes_with_the_lines_around_it_alone() -> None:
    prose = write_text(60_000).split("\n\n")
    page = ["Home", "News", "Sport", "Weather", "Sign up for our newsletter", "Log in", "Contact"]
    article = extract_article("\n\n".join([*prose[:6_000], *page, *prose[6_000:]]))
    assert [line.text for line in article.removed] == page
    assert list(article.paragraphs) == prose
