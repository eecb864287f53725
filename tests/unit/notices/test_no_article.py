"""No article is no summary: what a page is that holds none, and which pages must stay articles."""

from collections import Counter
from zlib import crc32

import pytest

from summarize import NoArticleError, extract_article
from summarize.corpus.article_line import summarize_source
from summarize.models import Block, Draft, Outline, Signs, Source
from summarize.notices.no_article import FORM as FILLED_IN
from summarize.notices.no_article import GOODS, LINKS, LIST, is_doubtful, name_page
from summarize.notices.page_traits import count_own, count_prose
from summarize.readers.html.page import read_page
from summarize.word_lists import read_table
from tests.conftest import ROOT
from tests.rules.test_layers import PACKAGE

CRANE = "The old crane of Kermor will be moved to the museum tomorrow."


SECOND = "The council has paid for the barge that carries it across the bay."


MENU = '<nav><a href="/">Start</a> <a href="/news">News</a></nav>'


FOOTER = '<footer><a href="/imprint">Imprint</a> © Kermor Post</footer>'


FORM = (
    '<form><label>{name}</label><input name="u"><label>{word}</label>'
    '<input type="password" name="p"><button>OK</button></form>'
)


TOGGLES = "".join(
    f'<input type="checkbox" id="menu-{i}"><input type="radio" name="colours">' for i in range(4)
)


HEADLINES = [
    f"{who} {what} near the old harbour"
    for who in ("Two sailors", "The baker", "A grey seal", "Our mayor")
    for what in ("found a lost anchor", "opened the new market", "counted all the boats")
]


def page(title: str, body: str, head: str = "", classes: str = "") -> str:
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body class="{classes}">{MENU}{body}{FOOTER}</body></html>'
    )


def log_in(title: str, name: str, word: str, forgotten: str) -> str:
    form = FORM.format(name=name, word=word)
    return page(title, f"<main><h1>{title}</h1>{form}<p><a href='/lost'>{forgotten}</a></p></main>")


def teasers(text: str = "", *, tag: str = "h2") -> str:
    links = [f'<{tag}><a href="/{i}">{line}</a></{tag}>' for i, line in enumerate(HEADLINES)]
    return "".join(f"<div>{link}{text and f'<p>{text}</p>'}</div>" for link in links)


HOME = '<link rel="canonical" href="https://kermor.example/">'


ARTICLE = '<meta property="og:type" content="article">'


SHOWS = '<meta property="og:type" content="{}">'


LINES = {
    "log-in page": "a log-in page",
    "check": "a check of the browser",
    "refusal": "a refusal of access",
    "error": "an error page",
    "scripts": "a page that needs scripts",
    "consent": "a consent wall",
    "listing": "a directory listing",
    "list": "a list of other articles",
    "domain": "a domain for sale",
    "server": "a server without a site",
    "search": "a search page",
    "empty": "a page with nothing in it",
    "product": "a page that sells something",
    "photo": "a photo",
    "profile": "a profile",
    "registration": "a registration page",
    "links": LINKS,
    "goods": GOODS,
    "form": FILLED_IN,
    "overview": "an overview",
}

FIELDS = "".join(
    f'<p><label>{word} <input name="{word}"></label></p>'
    for word in ("Name", "Boat", "Harbour", "Mail", "Word")
)


def cards(count: int, box: str, text: str = "") -> str:
    """Write so many boxes of one shape, each with a link and a text in which # is its number."""
    line = f'<h3><a href="/#">{{}}</a></h3>{text}'
    return "".join(
        f'<{box} class="card">{line.format(HEADLINES[i % 12])}</{box}>'.replace("#", f"{i + 3}")
        for i in range(count)
    )


NO_ARTICLES = {
    "form": (
        "form",
        page(
            "Crew list",
            "<h1>Crew</h1><form><p>Write to us, and one of our captains will answer within a day."
            f"</p>{FIELDS}<button>OK</button></form>",
        ),
    ),
    "status-in-a-title": ("error", page("Kermor | 503", "<p>The harbour is closed.</p>")),
    "status-and-details": (
        "error",
        page("Page Not Found: Details", f"<h1>Kermor</h1><p>{CRANE}</p>"),
    ),
    "incapsula": (
        "refusal",
        page("Post", "<p>Request unsuccessful. Incapsula incident ID: 8770-12345</p>"),
    ),
    "registration": (
        "registration",
        page("Kermor Post - Account registration", f"<form><p>{CRANE}</p><input name='u'></form>"),
    ),
    "one-product": (
        "product",
        page(
            "A net",
            f"<h1>A net</h1><p>{CRANE} {SECOND}</p><p>{CRANE} {SECOND}</p>",
            '<script type="application/ld+json">{"@type": "Product", "offers": {"price": 9}}'
            "</script>",
        ),
    ),
    "one-product-in-its-elements": (
        "product",
        page(
            "A net",
            '<div itemscope itemtype="https://schema.org/Product"><h1>A net</h1>'
            f"<p>{CRANE} {SECOND}</p><p>{CRANE} {SECOND}</p><b itemprop='price'>9 €</b></div>",
        ),
    ),
    "category-of-a-shop": (
        "goods",
        page("Nets", f"<h1>Nets</h1><p>{CRANE}</p>{cards(30, 'div', '<p>€#.50</p>')}"),
    ),
    "index-of-a-forum": (
        "links",
        page("Boats", f"<h1>Boats</h1>{cards(40, 'li', '<p>Ann, 3.4.2024 12:#1</p>')}"),
    ),
    "gallery": (
        "links",
        page("Pictures", f"<h1>Pictures</h1><p>{CRANE}</p>{cards(60, 'div', '<img src=#.png>')}"),
    ),
    "empty-en": ("empty", page("Ann Kermor", "<p>We do not have a biography of Ann yet.</p>")),
    "error-in-a-sentence-of-its-headline": (
        "error",
        page(
            "Kermor Rádio",
            "<h1>Ops. Parece que a página que você está procurando não existe.</h1>"
            "<p>Clique no botão para voltar à primeira página do nosso site.</p>",
        ),
    ),
    "car-for-sale": (
        "product",
        page(
            "Kermor K2 2018",
            "<h1>Kermor K2 2018</h1><p>83,900 € 28,604 km Electric Blue 2018</p>",
            SHOWS.format("product") + SHOWS.format("website"),
        ),
    ),
    "photo": (
        "photo",
        page(
            "Ann: a crane", f"<p>{CRANE} {SECOND}</p><p>{CRANE}</p>", SHOWS.format("instapp:photo")
        ),
    ),
    "profile": (
        "profile",
        page("Ann Kermor", f"<p>{CRANE}</p>", SHOWS.format("profile")),
    ),
    "log-in-en": ("log-in page", log_in("Sign in", "User", "Password", "Forgot password?")),
    "log-in-zh": ("log-in page", log_in("用户登录", "用户名", "密码", "忘记密码？")),
    "log-in-with-many-words": (
        "log-in page",
        page(
            "Log in to the harbour",
            f"<h1>Welcome</h1>{FORM.format(name='User', word='Word')}"
            + f"<p>{CRANE} {SECOND}</p>" * 8,
        ),
    ),
    "log-in-by-its-form": (
        "overview",
        page(
            "Kermor Post", f"<main><h2>Welcome</h2>{FORM.format(name='User', word='Word')}</main>"
        ),
    ),
    "log-in-with-a-site-and-a-promise": (
        "log-in page",
        page(
            "Log in | Kermor Post",
            "<main><h1>Log in to your account</h1><p>Members read every story of the harbour on "
            "the day it is written, and may keep them in a list of their own.</p>"
            "<a href='/g'>Continue with your mail</a></main>",
        ),
    ),
    "log-in-to-read-on": (
        "log-in page",
        page(
            "Stories",
            "<main><p>You must be logged in to read this story, which is long.</p></main>",
        ),
    ),
    "cloudflare": (
        "check",
        page(
            "Just a moment...",
            "<h1>kermor.example</h1><p>Checking if the site connection is secure</p>"
            "<p>kermor.example needs to review the security of your connection before "
            "proceeding.</p><p>Ray ID: 7f3a</p>",
        ),
    ),
    "blocked-by-cloudflare": (
        "check",
        page(
            "Attention Required! | Cloudflare",
            "<h1>Sorry, you have been blocked</h1><h2>Why have I been blocked?</h2><p>This site "
            "is guarded by a service that keeps attacks away from it. What you just did has "
            "started that guard, as some words and commands may do.</p><h2>What can I do?</h2>"
            "<p>Write to the owner of the site what you were doing when this page came up, and "
            "add the number that stands at the foot of this page.</p>",
        ),
    ),
    "akamai": (
        "refusal",
        page(
            "Access Denied",
            '<h1>Access Denied</h1><p>You don\'t have permission to access "/boats" '
            "on this server.</p><p>Reference #18.2f3a4b5c</p>",
        ),
    ),
    "forbidden": (
        "refusal",
        page("403 Forbidden", "<center><h1>403 Forbidden</h1></center><p>nginx</p>"),
    ),
    "github-404": (
        "error",
        page(
            "Page not found · GitHub · GitHub",
            "<p>Find code, projects, and people on this site with the help of its search:</p>",
        ),
    ),
    "nginx-502": (
        "error",
        page("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center>nginx"),
    ),
    "wordpress-404": (
        "error",
        page(
            "Kermor Post",
            "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this "
            "location. Maybe try one of the links below or a search?</p>",
        ),
    ),
    "video": (
        "scripts",
        page(
            "Kermor beats Plouzan",
            "<p>To view this video please enable JavaScript, and use a newer one.</p>",
        ),
    ),
    "consent": (
        "consent",
        page(
            "Before you continue to Kermor",
            "<h1>Before you continue</h1><p>We use cookies to keep the site alive, to count how "
            "many people come to it and to see what they read there.</p>",
        ),
    ),
    "apache-index": (
        "listing",
        page(
            "Index of /boats",
            "<h1>Index of /boats</h1><pre><a href='..'>Parent Directory</a>\n"
            "<a href='a.txt'>a.txt</a>  10:00  1.2K\n<a href='b.txt'>b.txt</a> 3K\n</pre>",
        ),
    ),
    "home-page": ("list", page("Kermor Post", teasers(CRANE), HOME)),
    "home-page-of-wordpress": ("list", page("Kermor Post", teasers(SECOND), classes="home blog")),
    "home-page-by-its-title": ("list", page("Home | Kermor Post", teasers(CRANE))),
    "home-page-with-cut-off-teasers": (
        "list",
        page(
            "Kermor Post", teasers(f"{CRANE} {SECOND} {CRANE} And then the [...]"), classes="home"
        ),
    ),
    "shop-by-its-prices": (
        "list",
        page(
            "Kermor Boats",
            "".join(f"<h2>{line}</h2><p>{CRANE}</p>" for line in HEADLINES[:6])
            + teasers("€ 20 for a day"),
            HOME,
        ),
    ),
    "tag-page": ("list", page("Tag: Harbour", f"<h1>Tag: Harbour</h1>{teasers(CRANE)}")),
    "archive-that-calls-itself-an-article": (
        "list",
        page("Harbour - Kermor Post", teasers(CRANE), ARTICLE, classes="archive tag"),
    ),
    "only-links": ("links", page("Kermor Post", f"<ul>{teasers(tag='li')}</ul>")),
    "domain": ("domain", page("kermor.example", "<p><a href='/buy'>Buy this domain.</a></p>")),
    "nginx": (
        "server",
        page(
            "Welcome to nginx!",
            "<h1>Welcome to nginx!</h1><p>It is set up and runs as it should.</p>",
        ),
    ),
    "people": (
        "search",
        page(
            "People search - Kermor",
            "<h1>People search</h1><p>Type a name or the start of one, and choose an office.</p>",
        ),
    ),
    "form-with-an-example": (
        "form",
        page("Register", f"<h1>Register</h1>{FIELDS * 2}<pre>{{ boat : 1 , ferry : 2 }}</pre>"),
    ),
    "card-with-an-address": (
        "overview",
        page(
            "Dr Ole Brandt",
            "<h1>Dr Ole Brandt</h1><p>9 Quay Street</p><p>Kermor</p><p>Phone:</p><p>555-490-0727"
            "</p>"
            + "".join(f"<p><a href='/{way}'>{way}</a></p>" for way in ("Home", "Staff", "Forms"))
            + "<p>© 2014 Kermor Practices, Inc. All rights reserved by their owners.</p>",
        ),
    ),
    "labels": ("overview", page("Boat 12", "<p>Price</p><p>83,900 €</p><p>Length</p><p>12 m</p>")),
}


ARTICLES = {
    "a-sentence-and-a-form-for-comments": page(
        "The crane moves to the museum",
        f"<h1>The crane moves to the museum</h1><p>{CRANE}</p><form>{FIELDS}</form>",
    ),
    "car-whose-name-is-a-status": page("Kermor 404", f"<h1>Kermor 404</h1><p>{CRANE} {SECOND}</p>"),
    "year-count-that-opens-as-a-status": page("400 Jahre Hafen", f"<p>{CRANE}</p>"),
    "brief-beside-many-links": page(
        "The crane of Kermor moves to the museum",
        f"<h1>The crane of Kermor moves to the museum</h1><p>{CRANE} {SECOND}</p>"
        + cards(30, "div"),
    ),
    "brief-that-repeats-its-title-beside-many-links": page(
        "The old crane of Kermor moved to the museum",
        f"<p>{CRANE} {SECOND}</p>{cards(30, 'div')}",
    ),
    "guide-of-a-category": page(
        "Nets",
        f"<h1>Nets</h1>{cards(30, 'div', '<p>€#.50</p>')}" + f"<p>{CRANE} {SECOND}</p>" * 24,
    ),
    "article-with-a-product": page(
        "The net",
        f"<h1>The net</h1><p>{CRANE} {SECOND}</p>",
        ARTICLE + '<script type="application/ld+json">{"@type": "Product", "offers": {"price": 9}}'
        "</script>",
    ),
    "one-sentence": f"<main><p>{CRANE}</p></main>",
    "one-sentence-below-a-title": f"<!doctype html><title>A</title><main><p>{CRANE}</p></main>",
    "two-sentences": page("Crane moves", f"<h1>Crane moves</h1><p>{CRANE} {SECOND}</p>"),
    "two-sentences-among-headlines": page(
        "The crane of Kermor moves to the museum",
        f"<h1>The crane of Kermor moves to the museum</h1><p>{CRANE} {SECOND}</p>{teasers()}",
    ),
    "two-sentences-of-an-article-on-the-first-page-of-a-site": page(
        "Kermor", f"<h1>Kermor</h1><p>{CRANE} {SECOND}</p>", HOME
    ),
    "two-sentences-and-a-log-in-form": page(
        "Crane moves",
        f"<h1>Crane moves</h1><p>{CRANE} {SECOND}</p>{FORM.format(name='User', word='Word')}",
    ),
    "chinese": page(
        "起重机",
        "<h1>起重机</h1><p>港口的旧起重机明天将被移到博物馆，市政府已经支付了驳船的费用。</p>",
    ),
    "press-notice": page(
        "Log in to the new catalogue",
        "<h1>Log in to the new catalogue</h1><p>From Monday on, readers of the library can log in "
        "to its new catalogue with the number on their card. Until then the old one is open.</p>",
    ),
    "about-404-pages": page(
        "404: the page that everybody knows",
        "<h1>404: the page that everybody knows</h1><p>Nobody likes to read that a page was not "
        "found on this server, but some of these pages are works of art. We have looked at forty "
        "of them, and chosen the three that made us laugh.</p>",
    ),
    "about-access": page(
        "Access denied: why the pier is closed",
        "<h1>Access denied: why the pier is closed</h1><p>The pier of Kermor has been closed "
        "since the storm of March, and the town does not know when it will open again.</p>",
    ),
    "long-with-a-title-of-one-word": page(
        "Error", f"<h1>Error</h1>{f'<p>{CRANE} {SECOND}</p>' * 12}"
    ),
    "news-item-that-says-it-is-an-article": page(
        "Error", f"<h1>Error</h1><p>{CRANE} {SECOND}</p>", ARTICLE
    ),
    "about-scripts": page(
        "A site for old browsers",
        "<h1>A site for old browsers</h1><p>Many sites ask their readers to enable JavaScript.</p>"
        "<p>Ours works without it, since all that it shows is text and some pictures of boats.</p>",
    ),
    "about-cookies": page(
        "How we count our readers",
        "<h1>How we count our readers</h1><p>We use cookies to count how many of you come back.</p>"
        "<p>From May on we will count without them, as the law of the land now asks us to do.</p>",
    ),
    "recipe": page(
        "Pancakes",
        "<h1>Pancakes</h1><ul><li>250 g flour</li><li>3 eggs</li><li>half a litre of milk</li></ul>"
        "<ol><li>Mix the flour and the eggs.</li><li>Add the milk and wait for an hour.</li></ol>",
        HOME,
    ),
    "questions": page(
        "Questions about the ferry",
        "<h1>Questions about the ferry</h1><h2>When does it sail?</h2><p>It sails at eight and at "
        "noon, on Sundays at ten only.</p><h2>May I bring my dog?</h2><p>You may, if it is on a "
        "lead and you hold it all the time.</p>",
    ),
    "landing-page": page(
        "Kermor Boats",
        f"<h1>Kermor Boats</h1><p>{CRANE} {SECOND}</p><a href='/a'>Ask for a price</a>"
        f"<p>{SECOND} {CRANE}</p><a href='/b'>See all our boats</a>",
        HOME,
        "home",
    ),
    "first-page-of-a-service-with-sections-of-its-own": page(
        "Kermor Boats",
        "".join(f"<h2>{line}</h2><p>{CRANE} {SECOND}</p>" for line in HEADLINES[:6]) + teasers(),
        HOME,
    ),
    "type-of-an-error": page("error_type", f"<h1>error_type</h1><p>{CRANE}</p>"),
    "text-beside-a-menu-of-check-boxes": page(
        "The crane", f"<h1>The crane</h1><p>{CRANE}</p>{TOGGLES}"
    ),
    "newsletter-of-links": page(
        "Links of the week",
        "<h1>Links of the week</h1>"
        + teasers(
            f"{CRANE} We liked it for its drawings and for what it says of the sea. {SECOND}"
        ),
    ),
    "thread": page(
        "Ask: which boat?",
        "<table><tr><td><a href='/u/ann'>ann</a></td></tr><tr><td>Which boat is good for two "
        "people and a dog on a lake?</td></tr><tr><td><a href='/u/bob'>bob</a></td></tr><tr><td>"
        "Take a small one with a flat bottom, as it does not tip over so easily.</td></tr></table>",
    ),
    "blog-on-one-page": page(
        "Kermor notes",
        "".join(
            f"<h2><a href='/{i}'>{line}</a></h2>{f'<p>{CRANE} {SECOND}</p>' * 3}"
            for i, line in enumerate(HEADLINES)
        ),
        HOME,
        "home blog",
    ),
    "notice-that-opens-as-a-log-in-page-does": page(
        "Log in to Kermor", f"<h1>Log in to Kermor</h1><p>{CRANE} {SECOND}</p>"
    ),
    "first-page-with-a-few-links-to-others": page(
        "Kermor",
        f"<h1>Kermor</h1><p>{CRANE} {SECOND}</p>"
        + "".join(f"<p><a href='/{i}'>{line}</a></p>" for i, line in enumerate(HEADLINES[:3])),
        HOME,
    ),
    "poem-that-opens-as-a-log-in-page-does": page(
        "Sign in tonight", f"<h1>Sign in tonight</h1><p>{'white on the grey stone<br>' * 13}</p>"
    ),
    "poem-above-a-player": page(
        "The tide",
        f"<h1>The tide</h1><p>{'white on the grey stone the gull waits for you<br>' * 8}</p>"
        "<p>To hear this poem please enable JavaScript.</p>",
    ),
    "review-of-a-product": page(
        "The K2",
        f"<p>{CRANE} {SECOND}</p><p>In heavy seas its engine was the last that stopped, and in "
        "calm ones nobody could hear it.</p>",
        SHOWS.format("product"),
    ),
    "one-that-says-there-is-nothing-yet": page(
        "Ann Kermor", f"<p>We do not have a biography of Ann yet.</p><p>{CRANE}</p>"
    ),
    "poem": page(
        "The gull",
        "<h1>The gull</h1><p>White on the grey stone<br>you wait for the boats<br>and the boats "
        "wait for the tide<br>and the tide for the moon<br>that sleeps in the harbour</p>"
        "<p>And when it wakes<br>the water will carry them<br>out to where no gull has been<br>and "
        "back with the light<br>in the nets of the morning<br>white as you are on the stone</p>",
    ),
}


@pytest.mark.parametrize(("kind", "html"), NO_ARTICLES.values(), ids=NO_ARTICLES)
def test_a_page_that_is_no_article_is_refused_by_what_it_is(kind: str, html: str) -> None:
    with pytest.raises(NoArticleError) as caught:
        extract_article(html)
    assert str(caught.value) == f"{LINES[kind]}, not an article"


@pytest.mark.parametrize("html", ARTICLES.values(), ids=ARTICLES)
def test_an_article_is_never_refused(html: str) -> None:
    assert extract_article(html).blocks


@pytest.mark.parametrize(
    "name", ["log-in-with-a-site-and-a-promise", "home-page", "labels", "consent"]
)
def test_what_is_there_is_read_if_nothing_is_to_be_taken_out(name: str) -> None:
    assert extract_article(NO_ARTICLES[name][1], clean=False).blocks


def test_the_address_of_a_site_says_that_a_page_is_its_first() -> None:
    html = page("Kermor Post", teasers(CRANE))
    assert extract_article(html, url="https://kermor.example/2024/boats.html").blocks
    with pytest.raises(NoArticleError, match="a list of other articles"):
        extract_article(html, url="https://kermor.example/")


@pytest.mark.parametrize(
    ("kept", "links", "fields", "doubtful"),
    [
        pytest.param([Block(CRANE)] * 10, 99, 9, False, id="enough-prose"),
        pytest.param([Block(CRANE, "caption")] * 10, 99, 9, False, id="enough-captions"),
        pytest.param([Block("sail(boat) " * 120, "code")], 99, 9, False, id="enough-code"),
        pytest.param([Block(CRANE)] * 9, 28, 0, True, id="many-links"),
        pytest.param([Block(CRANE)] * 9, 27, 0, False, id="brief"),
        pytest.param([Block(CRANE)] * 9, 27, 3, True, id="brief-with-a-form"),
        pytest.param([Block("It rained.")], 0, 0, False, id="a-few-words"),
    ],
)
def test_the_structure_of_a_page_decides_where_little_prose_stands_among_links(
    kept: list[Block], links: int, fields: int, doubtful: bool
) -> None:
    signs = Signs(("Kermor",), article=True, listing=False, password=False, fields=fields)
    outline = Outline((*kept, *[Block("A boat", links=1.0)] * links), (), ())
    assert is_doubtful(signs, outline, count_own(kept)) is doubtful


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        pytest.param("The crane moves to the museum - Post", "", True, id="its-headline"),
        pytest.param("Kermor Post", "", False, id="another-title"),
        pytest.param("Kermor Post", ARTICLE, True, id="its-type"),
    ],
)
def test_a_page_says_that_it_is_an_article(title: str, head: str, expected: bool) -> None:
    body = f"<h1>The crane moves to the museum</h1><p>{CRANE} {SECOND}</p>"
    signs = read_page(page(title, body, head).encode(), None).signs
    assert signs is not None
    assert signs.article is expected


@pytest.mark.parametrize(
    ("block", "words"),
    [
        pytest.param(Block(CRANE), 12, id="a-sentence"),
        pytest.param(Block(CRANE, "item"), 12, id="in-a-list"),
        pytest.param(Block(CRANE, "heading"), 0, id="a-heading"),
        pytest.param(Block(CRANE, "caption"), 0, id="a-caption"),
        pytest.param(Block(CRANE, "code"), 0, id="code"),
        pytest.param(Block(CRANE, links=0.5), 0, id="half-a-link"),
        pytest.param(Block(CRANE.rstrip(".")), 0, id="without-an-end"),
        pytest.param(Block(CRANE + ".."), 0, id="a-teaser"),
        pytest.param(Block("The old crane of Kermor will go."), 0, id="seven-words"),
    ],
)
def test_only_a_line_that_says_something_is_prose(block: Block, words: int) -> None:
    assert round(count_prose([block])) == words


def test_a_corpus_has_a_line_with_the_reason() -> None:
    line = summarize_source(Source("in.html", NO_ARTICLES["akamai"][1].encode()))
    assert line["status"] == "NoArticleError: a refusal of access, not an article"


@pytest.mark.parametrize("kind", ["a log-in page", "an error page", "a refusal of access"])
def test_what_pages_call_themselves_is_known_in_every_language_with_notices(kind: str) -> None:
    table = read_table(PACKAGE / "notices" / "no_article.txt")
    languages = {path.stem for path in (PACKAGE / "notices" / "lists").glob("*.txt")} - {"any"}
    assert languages <= set(table[kind])


GOLDEN = ROOT / "tests/golden/no_article.phrases"
OTHER_KINDS: dict[str, dict[str, str | None]] = {}
PHRASES = [
    (kind, phrase)
    for kind, languages in read_table(PACKAGE / "notices" / "no_article.txt").items()
    for phrases in languages.values()
    for phrase in phrases
]


def name_titled(title: str, text: str = "") -> str | None:
    """Name a page with this title, with nothing on it but a line and many headlines."""
    signs = Signs((title,), False, listing=False, password=False, headlines=12, prose=0)
    kept = [Block(text)] if text else []
    return name_page(Draft(tuple(kept), form="page", signs=signs), kept)


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in PHRASES}))
def test_every_phrase_names_its_kind_of_page_as_a_title(kind: str) -> None:
    titles = {
        phrase: {"^": f"{phrase[1:]} x1", "~": ""}.get(phrase[0], f"Kermor | {phrase}!")
        for own, phrase in PHRASES
        if own == kind
    }
    wrong = {p: found for p, t in titles.items() if t and (found := name_titled(t)) != kind}
    assert wrong == OTHER_KINDS.get(kind, {})


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in PHRASES} - {LIST}))
def test_every_phrase_names_its_kind_of_page_as_a_line(kind: str) -> None:
    forms = {"^": "{} x1", "~": "x1 {} x1"}
    lines = {
        phrase: forms.get(phrase[0], "{}!").format(phrase.lstrip("^~"))
        for own, phrase in PHRASES
        if own == kind
    }
    wrong = {p: found for p, t in lines.items() if (found := name_titled("x1", t)) != kind}
    assert wrong == OTHER_KINDS.get(kind, {})


def test_no_phrase_is_lost(request: pytest.FixtureRequest) -> None:
    """A new phrase needs nothing more; ``pytest --update-golden`` allows one to go."""
    sums: dict[str, list[str]] = {}
    for kind, phrase in PHRASES:
        sums.setdefault(kind, []).append(f"{crc32(phrase.encode()) & 0xFFFF:04x}")
    if request.config.getoption("--update-golden"):
        lines = (f"{kind}: {' '.join(sorted(sums[kind]))}\n" for kind in sorted(sums))
        GOLDEN.write_text("".join(lines), encoding="utf-8")
    known = dict(line.split(": ") for line in GOLDEN.read_text("utf-8").splitlines())
    lost = {kind: Counter(known[kind].split()) - Counter(sums.get(kind, ())) for kind in known}
    assert not any(lost.values()), lost
