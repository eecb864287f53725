"""A byline beside the headline names the author, whatever its elements are called."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.models import Article
from summarize.readers.html.metadata.metadata import read_metadata
from tests.unit.readers.html.metadata.pages import ENGLISH, declare


def read_body(body: str, head: str = "") -> Article:
    head = f"<head><title>The dam holds for years - Coast Courier</title>{head}</head>"
    return extract_article(f"<html>{head}<body>{body}<p>{ENGLISH}</p></body></html>".encode())


def read_line(line: str) -> str | None:
    return read_body(f"<h1>The dam holds for years</h1><div>{line}</div>").author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<span>By</span> <span>Ann Lee</span>", "Ann Lee"),
        ("<i>| By</i> <span>Ann Lee</span> | <b>May 8, 2019</b>", "Ann Lee"),
        ("<span>Por: Ana Lima</span> <b>8 mayo 2019</b>", "Ana Lima"),
        ("<span>Article by</span> <span>Ann Lee</span>", "Ann Lee"),
        ("<em>Ein Interview von</em> <b>Anna Groß</b> <em>mit</em> <b>Bo Ek</b>", "Anna Groß"),
        ("By <a>Ann Lee</a>, <a>Bob May</a> and <a>Cy Orr</a>", "Ann Lee; Bob May; Cy Orr"),
        ("By Ann Lee, Senior Editor", "Ann Lee"),
        ("<p>Autor</p> <b>Anna Groß:</b> <i>EN</i> <i>Übersetzung</i>", "Anna Groß"),
        ("By Ann Lee, <a>Bo Ek</a> and <a>Cy Orr</a>", "Ann Lee; Bo Ek; Cy Orr"),
        ("<h2>Water for all</h2><a>Print</a> <cite>By Ann Lee</cite>", "Ann Lee"),
        ("By Edith Lang <p class='author'>Bo Ek</p>", "Edith Lang"),
        ("By Ann Lee, Executive Editor <p class='author'>Bo Ek</p>", "Ann Lee"),
        ("<h2>Von Kermor mit dem Rad</h2><p class='author'>Anna Groß</p>", "Anna Groß"),
        ("<h2>Von Kermor mit dem Rad</h2><p>Von <b>Anna Groß</b></p>", "Anna Groß"),
        ("<h2>By all means a great dam</h2><p class='author'>Ann Lee</p>", "Ann Lee"),
    ],
)
def test_a_byline_below_the_headline_names_the_author(line: str, author: str) -> None:
    assert read_line(line) == author


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<span>Photos by</span> <span>Ann Lee</span>", id="a-photographer"),
        pytest.param("<span>Reviewed by:</span> <a href='/author/a'>Ann Lee</a>", id="a-reviewer"),
        pytest.param("<span>Edited by</span> <span>Ann Lee</span>", id="an-editor"),
        pytest.param("<span>Last updated by</span> <span>Ann Lee</span>", id="an-updater"),
        pytest.param("<span>Contact:</span> <a href='/staff/a'>Ann Lee</a>", id="a-contact"),
        pytest.param("<span>By</span> <a>Coast Courier</a>", id="the-site"),
        pytest.param("<span>By</span> <a>dam.com</a> <time>May 8</time>", id="a-host"),
        pytest.param("<a href='/author/a'>WATERNET</a> <time>May 8</time>", id="an-agency"),
        pytest.param("<span>Text</span> <span>size</span> <time>May 8</time>", id="a-button"),
        pytest.param("<time>May 8, 2019</time><h2>By train</h2>", id="how-to-go"),
        pytest.param("<h2>Por dentro</h2><time>8 maio 2019</time>", id="where"),
        pytest.param("<time>May 8, 2019</time> <p>by water</p>", id="a-word-beside-a-date"),
        pytest.param("<span>Sort by</span> <a>Most Recent</a>", id="a-menu"),
        pytest.param("<span>Enviar por</span> <a>Correo Vecino</a>", id="a-menu-in-spanish"),
        pytest.param("<a href='/user/login'>Log In</a>", id="a-login"),
        pytest.param("<a href='/user/login'>Iniciar Sesión</a>", id="a-login-in-spanish"),
        pytest.param("<a href='/user/password'>Forgot Password</a>", id="a-password"),
        pytest.param("<a href='/people/'>Rich List</a>", id="a-section"),
        pytest.param("<a href='https://youtube.com/user/a'>Dam Film</a>", id="a-network"),
        pytest.param(f"<p>{ENGLISH[:164]}</p><a href='/people/a'>Ann Lee</a>", id="below-prose"),
        pytest.param("<span>Ann Lee</span> <time>May 8, 2019</time>", id="a-name-alone"),
        pytest.param("<a href='/tag/ann-lee'>Ann Lee</a>", id="a-subject"),
        pytest.param("<a href='/people/a'>Ann Lee</a> <p>They met Ann Lee.</p>", id="in-the-text"),
    ],
)
def test_another_line_below_the_headline_names_none(line: str) -> None:
    assert read_line(line) is None


def test_a_line_below_a_menu_is_no_byline() -> None:
    line = "<h5>Main menu</h5><i>per</i> <a>Dam Girl</a>"
    title = "The dam holds for years"
    page = f"<html><title>{title}</title><h1>{title}</h1><div>{line}</div><p>{ENGLISH}</p></html>"
    draft, _ = read_metadata(document_fromstring(page), "https://coast.example/dam", nodes=())
    assert draft.author is None


BESIDE = "<h1>The dam holds for years</h1><p>By <b>Ann Lee</b></p>"
CARD = '<p class="author">Bo Ek</p>'


def declare_author(name: str) -> str:
    return declare(headline="The dam", author={"@type": "Person", "name": name})


@pytest.mark.parametrize(
    ("declared", "body", "author"),
    [
        pytest.param("Bo Ek", CARD + BESIDE, "Ann Lee", id="another"),
        pytest.param(
            "Bo Ek", BESIDE.replace("Ann", "Bo Ek and Ann"), "Bo Ek; Ann Lee", id="more-of-them"
        ),
        pytest.param(
            "Ann Lee",
            BESIDE.replace("Ann", "Ann Lee and Ann B."),
            "Ann Lee; Ann B. Lee",
            id="one-for-two",
        ),
        pytest.param(
            "Bo Ek",
            BESIDE.replace("</b>", "</b>, <b>Cy Orr</b>, <b>Ed Uhl</b>"),
            "Ann Lee; Cy Orr; Ed Uhl",
            id="three-elements",
        ),
        pytest.param(
            "Bo Ek", BESIDE.replace("<p>", "<p>Updated May 8</p><p>"), "Ann Lee", id="after-a-day"
        ),
        pytest.param("Hannah Ray", BESIDE, "Ann Lee", id="a-part-of-a-word"),
        pytest.param("Ed Lee", BESIDE, "Ann Lee", id="the-same-surname"),
        pytest.param(
            "Ann Lee; Cy Orr",
            BESIDE.replace("</b>", " and Ed Orr</b>"),
            "Ann Lee; Ed Orr",
            id="one",
        ),
        pytest.param("Bo Ek", BESIDE.replace("By", "An article by"), "Ann Lee", id="a-kind"),
        pytest.param(
            "Bo Ek", BESIDE.replace("Ann Lee", "Samantha Power"), "Samantha Power", id="a-name"
        ),
        pytest.param(
            "Bo Ek",
            "<div><p>By <b>Ann Lee</b></p><h1>The dam holds for years</h1></div>",
            "Ann Lee",
            id="above",
        ),
    ],
)
def test_it_beats_a_declared_name_of_another_person(declared: str, body: str, author: str) -> None:
    page = read_body(body, f'<meta name="author" content="{declared}">')
    assert (page.author, page.provenance.author) == (author, "byline")


H1 = "<h1>The dam holds for years</h1>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BESIDE.replace("<p>", "<p><b>Bo Ek</b></p><p>Put in "), id="both-are-there"),
        pytest.param(BESIDE.replace("Ann Lee", "our staff"), id="an-office"),
        *(
            pytest.param(f"{H1}<i>{kind} by</i> <b>Ann Lee</b>", id=f"{kind}-by")
            for kind in ("Narrated", "Liked", "Cover art", "Browse", "Posted", "Medically reviewed")
        ),
        pytest.param(f"{H1}<i>Reviewed</i> by <b>Ann Lee</b>", id="a-reviewer-in-two"),
        pytest.param(
            f"{H1}Posted by <a href='/user/al'>al</a> <i>May 8, 2019</i>", id="an-account"
        ),
        pytest.param(f"{H1}<p>A note.</p><h2>Water</h2><p>By <b>Ann Lee</b></p>", id="next"),
        pytest.param(f"{H1}<h2>Water</h2><p>By <b>Ann Lee</b></p>", id="below-a-heading"),
        pytest.param(f"<div><h3>Water falls</h3><p>By <b>Ann Lee</b></p>{H1}</div>", id="above"),
    ],
)
def test_a_declared_name_beats_another_line_beside_the_headline(body: str) -> None:
    end = f"<p>{ENGLISH}</p><p>More of Bo Ek.</p>"
    assert read_body(body + end, declare_author("Bo Ek")).author == "Bo Ek"


def test_a_headline_may_be_any_element_and_its_boxes_may_be_called_anything() -> None:
    byline = "<div>The dam holds for years - Coast</div><p>By <b>Ann Lee</b></p>"
    assert read_body(byline).author == "Ann Lee"
    box = '<div class="with-sidebar"><h1>The dam holds for years</h1><p>By <b>Ann Lee</b></p></div>'
    assert read_body(box).author == "Ann Lee"


def test_the_only_heading_is_the_headline_if_another_line_opens_like_the_title() -> None:
    menu = "<div>The dam holds for years - Coast</div>" + "<p>Menu</p>" * 65
    page = read_body(menu + BESIDE.replace("The dam holds for", "Kermor stays dry for"))
    assert page.author == "Ann Lee"
