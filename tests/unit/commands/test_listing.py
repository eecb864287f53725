"""What a list says of each article."""

import json
from pathlib import Path

from tests.conftest import Run

TEXT = "The mill of the town was built by the people of the point. " * 9


def test_what_a_list_says_is_what_the_source_knows_or_the_article(run: Run, tmp_path: Path) -> None:
    meta = "<meta name=author content='Ann Lee'><meta name=date content=2025-03-04>"
    rows = [
        {"id": "i", "url": "https://x:y@a.org/b", "html": f"<title>Mill</title>{meta}<p>{TEXT}"},
        {"title": "T", "text": "Short.", "date": "2020-01-01"},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (tmp_path / "empty.txt").write_text("")
    page = tmp_path / "a.html"
    page.write_text(f"<title>Mill</title><p>{TEXT}")
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml><outline text="Ann" xmlUrl="https://u:p@ann.example/"/></opml>')
    result = run("--list", "-f", "json", path, tmp_path / "empty.txt", page, opml)
    *articles, feed = map(json.loads, result.out.splitlines())
    read, titled, alone = articles
    assert (feed["title"], feed["feed"], feed["parts"]) == ("Ann", "https://ann.example/", 1)
    assert run("--list", opml).out == "1\t-\tAnn\thttps://ann.example/\n"
    assert read == {
        "source": str(path), "part": 1, "parts": 2, "id": "i", "title": "Mill", "author": "Ann Lee",
        "date": "2025-03-04", "url": "https://a.org/b",
    }  # fmt: skip
    # A title is enough: what has one is not read.
    assert (titled["title"], titled["author"], titled["date"]) == ("T", None, "2020-01-01")
    assert (alone["part"], alone["parts"], alone["url"]) == (1, 1, None)
    assert "empty.txt" in result.err
    assert result.code == 4
