"""Values that flow through the program."""

from summarize.models import Article, Block


def test_the_titles_of_all_articles_are_joined() -> None:
    one, two, three = (Article((Block("a"),), "en", title=title) for title in ("A", None, "B"))
    assert [one.titles, two.titles] == ["A", ""]
    assert Article((Block("a"),), "en", title="C", articles=(one, two, three)).titles == "A\nB"
