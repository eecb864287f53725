"""A page that was saved as a mail is a page."""

import pytest

from summarize.readers.mail.message import parse_mail
from summarize.readers.mail.mhtml import find_page

HTML = "Content-Type: text/html; charset=cp1252\nContent-Location: {}\n\n<p>é"


@pytest.mark.parametrize(
    ("head", "part", "url"),
    [
        pytest.param(
            "Snapshot-Content-Location: http://x/a\n",
            HTML.format("http://y"),
            "http://x/a",
            id="Chrome",
        ),
        pytest.param("", HTML.format("http://y"), "http://y", id="by its page"),
        pytest.param("", HTML.format("cid:1"), None, id="of no address"),
        pytest.param("To: a\n", HTML.format("http://y"), "", id="a mail"),
        pytest.param("Received: a\n", HTML.format("http://y"), "", id="a mail that came"),
        pytest.param(
            "Delivered-To: a\n", HTML.format("http://y"), "", id="a mail that was brought"
        ),
        pytest.param("", "Content-Type: text/html\n\n<p>", "", id="no place"),
        pytest.param(
            "", HTML.format("http://y").replace("text/html", "text/plain"), "", id="no page"
        ),
    ],
)
def test_a_page_that_was_saved_as_a_mail_is_one(head: str, part: str, url: str | None) -> None:
    data = f"{head}Content-Type: multipart/related; boundary=b\n\n--b\n{part}\n--b--\n"
    page = find_page(parse_mail(data.encode("cp1252")))
    assert (page and (page.data, page.url)) == (("<p>é".encode(), url) if url != "" else None)
    alone = find_page(parse_mail((head + part).encode("cp1252")))
    assert (alone is not None) == (url != "")


def test_a_mail_of_other_parts_is_no_page() -> None:
    for data in (b"Content-Type: multipart/mixed; boundary=b\n\n", b"Content-Type: text/plain\n\n"):
        assert find_page(parse_mail(data)) is None
