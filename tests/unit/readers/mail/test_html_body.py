"""The HTML of a mail loses quotes, signatures and layout tables."""

import pytest

from summarize.errors import InputError
from summarize.readers.html.limits import MOST_ELEMENTS
from summarize.readers.mail.html_body import load_html, prefers_plain, read_html
from summarize.readers.mail.plain_body import MessageFlags


def html(page: str, **how: bool) -> list[str]:
    tree = load_html(page)
    assert tree is not None
    draft = read_html(tree, MessageFlags(**how))
    gone = [f"({line.reason}) {line.text}" for line in draft.removed]
    return [block.text for block in draft.blocks] + gone


CELL = "<table><tr><td>{}</td></tr></table>"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        pytest.param(
            "<p>One two three.</p><blockquote type=cite>Q</blockquote>",
            ["One two three.", "(quote) Q"],
            id="quoted",
        ),
        pytest.param(
            "<p>One two three.</p><blockquote>Q</blockquote>",
            ["One two three.", "Q"],
            id="a quotation",
        ),
        pytest.param(
            "<p>One two three.</p><div class='gmail_quote'><p>Q</p><p>R</p></div>",
            ["One two three.", "(quote) Q R"],
            id="by Gmail",
        ),
        pytest.param(
            "<p>One two three.</p><div class='x gmail_quote'>---------- Forwarded<p>Q</p></div>",
            ["One two three.", "Q", "(header) ---------- Forwarded"],
            id="forwarded by Gmail",
        ),
        pytest.param(
            "<p>One two three.</p><div class=gmail_signature><p>Ann</p></div>",
            ["One two three.", "(signature) Ann"],
            id="a signature",
        ),
        pytest.param("<div class=gmail_signature><p>Ann</p></div>", ["Ann"], id="nothing else"),
        pytest.param(
            "<p>One two three.</p><p>-- </p><p>Ann</p>",
            ["One two three.", "(signature) -- Ann"],
            id="dashes",
        ),
        pytest.param(
            "<p>One two three.</p>--<div>Ann</div>",
            ["One two three.", "(signature) -- Ann"],
            id="dashes between elements",
        ),
        pytest.param(
            "<p>One</p><p style='display: none'>No</p><span style='max-height:0'>N</span>",
            ["One"],
            id="hidden",
        ),
        pytest.param("<p>O\u200bne\u00ad</p>", ["One"], id="signs that nobody sees"),
        pytest.param(CELL.format("One") + CELL.format("<p>Two</p>"), ["One", "Two"], id="layout"),
        pytest.param(
            "<table border=1><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            ["a", "b", "c", "d"],
            id="a table",
        ),
    ],
)
def test_the_html_of_a_mail_is_sorted_by_what_programs_mark(page: str, shown: list[str]) -> None:
    assert html(page) == shown


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        pytest.param("<table>{}</table>", "paragraph", id="of layout"),
        pytest.param("<table border=0>{}</table>", "paragraph", id="with no border"),
        pytest.param("<table border=1>{}</table>", "cell", id="with a border"),
        pytest.param("<table style='border: 1px solid'>{}</table>", "cell", id="with a line"),
        pytest.param("<table><tr><th>x</th><th>y</th></tr>{}</table>", "cell", id="with heads"),
        pytest.param(
            "<table border=1><tr><td><table>{}</table></td></tr></table>", "paragraph", id="nested"
        ),
    ],
)
def test_a_table_that_is_drawn_has_cells(table: str, kind: str) -> None:
    row = "<tr><td>One</td><td>Two</td></tr>"
    tree = load_html(table.format(row * 2))
    assert tree is not None
    assert read_html(tree, MessageFlags()).blocks[-1].kind == kind


def test_the_buttons_of_a_newsletter_go() -> None:
    page = "<p>One two three.</p><p><a href=x>Read more</a></p>"
    assert html(page) == ["One two three.", "Read more"]
    assert html(page, bulk=True) == ["One two three.", "(navigation) Read more"]
    # Three tables of layout are enough to tell one.
    assert html(page + CELL.format("x") * 3)[-1] == "(navigation) Read more"
    assert html(page + CELL.format("x") * 2)[1] == "Read more"


@pytest.mark.parametrize(
    ("plain", "page", "wins"),
    [
        pytest.param("a b c d e", "<p>a b c d e", True, id="the same"),
        pytest.param("a b c", "<p>a b c d e", True, id="three fifths of it"),
        pytest.param("a b", "<p>a b c d e", False, id="two fifths of it"),
        pytest.param("a b http://x.org/" + "y" * 99, "<p>a b", False, id="addresses"),
        pytest.param(
            "a b c", "<style>x y z</style><script>u v w</script><p>a b c", True, id="what is seen"
        ),
        pytest.param("<p>a b c</p>", "<p>a b c", False, id="tags"),
    ],
)
def test_the_plain_form_wins_if_it_says_as_much(plain: str, page: str, *, wins: bool) -> None:
    tree = load_html(page)
    assert tree is not None
    assert prefers_plain(plain, tree) == wins


def test_the_html_of_a_mail_has_as_many_elements_as_a_page_at_most() -> None:
    load_html("<p>a" * MOST_ELEMENTS)
    with pytest.raises(InputError, match="too large to read"):
        load_html("<p>a" * (MOST_ELEMENTS + 1))
