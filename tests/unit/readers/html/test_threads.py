"""The posts of a thread are its article, each below its author and time."""

import warnings
from time import process_time

import pytest

from summarize import extract_article, summarize
from summarize.errors import NoteWarning
from summarize.models import Article
from summarize.render.sections import list_shown
from summarize.render.text import render_text

TITLE = "The ferry at Nordby"
NAMES = ("ann_b", "cy_d", "Ole Holm", "ann_b")
TIMES = ("3 May 2024", "3 May 2024", "4 May 2024", "5 May 2024")
POSTS = (
    "How late may a ferry be before you ask for the fare? Mine was two hours behind on Friday.",
    "I have never paid for one that came after dark, and nobody at the pier has ever asked me to.",
    "The timetable says an hour, but the office only pays when you still have the paper ticket.",
    "Thank you both, I found the ticket in my coat and will take it to the office tomorrow.",
)


def read(body: str, head: str = "") -> Article:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    return extract_article(page.encode())


def fill(post: str, *, posts: tuple[str, ...] = POSTS, names: tuple[str, ...] = NAMES) -> str:
    """Write each post in the same shape."""
    rows = zip(names, TIMES, posts, strict=True)
    return "".join(
        post.format(n=n, name=name, time=time, text=text)
        for n, (name, time, text) in enumerate(rows, 101)
    )


SHAPES = {
    "divisions": (
        "<div class=post><p class=author><a href='/user/{n}'>{name}</a></p><p class=when>{time}</p>"
        "<div class=content>{text}</div></div>"
    ),
    "rows-of-a-table": (
        "<tr><td><a href='/member.php?u={n}'>{name}</a> <span>Joined: 7 July 2003</span></td>"
        "<td><div class=head>{time}</div><div id=post_message_{n}>{text}</div></td></tr>"
    ),
    "author-below": (
        "<div class=answer><div class=prose itemprop=text><p>{text}</p></div><div class=card>"
        "by <a href='/users/{n}'>{name}</a> <time datetime=2024-05-03>{time}</time></div></div>"
    ),
    "bodies-in-quotes": (
        "<li class=message><h3><a href='/members/{n}'>{name}</a></h3><p>{time}</p>"
        "<div class=main><blockquote class=text>{text}</blockquote></div></li>"
    ),
    "names-in-lists-of-facts": (
        "<div class=post id=p{n}><dl><dt><strong>{name}</strong></dt><dd>Piers: 7</dd></dl>"
        "<h2><a href='/topic#{n}'>{time}</a></h2><div class=body>{text}</div></div>"
    ),
    "attribute-for-the-time": (
        "<li class=reply><a class=username href='/user/{n}'>{name}</a>"
        "<span title='2024-05-03T10:00:00Z'></span> 3 May 2024"
        "<div class=body><p>{text}</p></div></li>"
    ),
}


@pytest.mark.parametrize("shape", [pytest.param(s, id=name) for name, s in SHAPES.items()])
def test_posts_of_any_shape_are_the_article(shape: str) -> None:
    blocks = read(f"<h1>{TITLE}</h1><table>{fill(shape)}</table>").blocks
    assert [block.text for block in blocks if block.kind != "heading"] == list(POSTS)
    bylines = [block.text for block in blocks if block.kind == "heading"]
    assert [line.partition(" · ")[0] for line in bylines] == list(NAMES)
    assert not any(block.kind == "quote" for block in blocks)


def test_posts_without_times_are_the_article_where_each_has_its_author() -> None:
    posts = (*POSTS, *(f"Once more, and louder: {post}" for post in POSTS))
    shape = (
        "<article><h3 class=post-user>member {n}</h3><div class=body><p>{text}</p></div></article>"
    )
    body = "".join(shape.format(n=n, text=text) for n, text in enumerate(posts, 101))
    blocks = read(f"<h1>{TITLE}</h1>{body}").blocks
    said = [(block.speaker, block.text) for block in blocks if block.kind != "heading"]
    assert said == [(f"member {n}", text) for n, text in enumerate(posts, 101)]


def test_the_name_of_its_author_stands_before_a_sentence_of_a_post() -> None:
    summary = summarize(read(f"<table>{fill(SHAPES['rows-of-a-table'])}</table>"), length="40")
    assert {s.text: s.speaker for s in summary.sentences}[POSTS[1]] == NAMES[1]
    assert render_text(summary).splitlines()[0].startswith("ann_b: ")
    assert not any(list_shown(summary))  # the line above it would repeat the name


def test_the_line_above_a_post_is_its_author_and_time() -> None:
    lines = read("<table>" + fill(SHAPES["rows-of-a-table"]) + "</table>").paragraphs
    assert lines[:2] == ("ann_b · 3 May 2024", POSTS[0])


def test_a_thread_has_the_day_of_its_first_post_and_none_on_which_somebody_joined() -> None:
    assert read(fill(SHAPES["rows-of-a-table"])).date != "2003-07-07"
    assert read(fill(SHAPES["divisions"])).date == "2024-05-03"


def test_a_thread_is_by_whoever_began_it_if_the_page_names_nobody() -> None:
    assert read(fill(SHAPES["divisions"])).author == NAMES[0]
    declared = "<meta name=author content='Ole Holm'>"
    assert read(fill(SHAPES["divisions"]), declared).author == "Ole Holm"


def test_a_reply_loses_what_it_quotes_its_signature_and_the_note_of_its_edit() -> None:
    shape = (
        "<div class=post><p class=author><a href='/user/{n}'>{name}</a></p>"
        "<p class=when>{time}</p><div class=content>"
        "<blockquote><cite>mo_r wrote:</cite> The boat is never late.</blockquote><p>{text}</p>"
        "<p class=signature>Sent from the pier</p><p class=edited>6 May 2024</p></div></div>"
    )
    blocks = read(fill(shape)).blocks
    text = "\n".join(block.text for block in blocks[2:])
    assert "never late" in blocks[1].text + blocks[2].text  # the first post answers nobody
    assert text.count("never late") <= 1
    assert "Sent from" not in text
    assert "6 May" not in text


def list_bylines(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind == "heading"]


FRAME = (
    "<div class=post><div class=head>{head}</div><div class=main><div class=content>{{text}}</div>"
    "</div></div>"
)
HEADS = {
    "a letter in place of a picture": (
        "<a href='/user/{n}'><span class=avatar>A</span></a> <a href='/user/{n}'>{name}</a> {time}",
        "ann_b · 3 May 2024",
    ),
    "a label before the name": (
        "<img class=avatar><span class=author>by</span> <b class=username>{name}</b> <p>{time}</p>",
        "ann_b · 3 May 2024",
    ),
    "an age with its day": (
        "<a href='/user/{n}'>{name}</a> <time datetime=2024-05-03T10:00Z>2 years ago</time>",
        "ann_b · 2024-05-03",
    ),
    "an age without a day": (
        "<a href='/user/{n}'>{name}</a> <span class=when>2 years ago</span>",
        "ann_b · 2 years ago",
    ),
    "a time for machines": (
        "<a href='/user/{n}'>{name}</a> <span class=when>2024-05-03T10:00:00Z</span>",
        "ann_b · 2024-05-03",
    ),
    "a label and the name in one line": (
        "<img class=avatar><p class=author>by <strong>{name}</strong> » {time},</p>",
        "ann_b · 3 May 2024",
    ),
    "the card of an editor": (
        "<div class=card><p><a href='/posts/{n}/revisions'>edited 9 June 2024</a></p>"
        "<p class=user><a href='/user/9{n}'>editor {n}</a></p></div>"
        "<div class=card><p>asked {time}</p><p class=user><a href='/user/{n}'>{name}</a></p></div>",
        "ann_b · asked 3 May 2024",
    ),
    "a status for screen readers": (
        "<a href='/user/{n}'><b class=visually-hidden>Seen {n}</b></a>"
        "<a href='/user/{n}'>{name}</a> <span class=when>{time}</span>",
        "ann_b · 3 May 2024",
    ),
    "an edit above the post": (
        "<a class=history href='/revisions'>edited 9 June 2024</a>"
        "<a href='/user/{n}'>{name}</a> <span class=when>{time}</span>",
        "ann_b · 3 May 2024",
    ),
    **{
        f"a name that is marked as {mark}": (
            f"<a href='/user/{{n}}'><img></a><b>Pier {{n}}</b><i {mark}>{{name}}</i> "
            "<span class=when>{time}</span>",
            "ann_b · 3 May 2024",
        )
        for mark in (
            *("itemprop=name", "itemprop=author", "itemprop=creator"),
            *("class=author", "class=username", "class=nickname"),
        )
    },
}


@pytest.mark.parametrize(("head", "byline"), [pytest.param(*row, id=n) for n, row in HEADS.items()])
def test_a_post_is_signed_with_the_name_of_its_author_and_its_day(head: str, byline: str) -> None:
    page = read(fill(FRAME.format(head=head)))
    assert list_bylines(page)[0] == byline
    assert len(list_bylines(page)) == len(POSTS)


def test_a_post_with_a_note_below_is_no_less_a_post_than_the_many_without() -> None:
    head = "<a href='/user/{n}'>{name}</a> <span class=when>{time}</span>"
    rows = [
        fill(FRAME.format(head=head), posts=tuple(f"{n}: {text}" for text in POSTS))
        for n in range(4)
    ]
    note = "</div><p class=changed>6 June 2024</p></div></div>"
    page = read("".join(rows).removesuffix("</div></div></div>") + note)
    assert sum(block.kind != "heading" for block in page.blocks) == 4 * len(POSTS)


BESIDE = {
    "a long signature": ("<p class=signature>" + "Ask me about the pier. " * 9 + "</p>", ""),
    "a card of a linked page": (
        "<aside class=onebox>" + "All piers at once. " * 9 + "</aside>",
        "",
    ),
    "a quote of a post": (f"<blockquote>{POSTS[0]}</blockquote>", ""),
    "another quote": ("<blockquote>No boat is ever late.</blockquote>", "No boat is ever late."),
    "a quote below its author and a link to it": (
        "<div><p>Quote:</p><div><p>Said by ann_b <a href='/topic#post101'>^</a></p>"
        f"<i>{POSTS[0]}</i></div></div>",
        "",
    ),
    "a line with a link to a post, and prose of its own below": (
        "<div><p>{name} agrees with <a href='/topic#post101'>ann_b</a>.</p></div>",
        "{name} agrees with ann_b.",
    ),
    "a time that a script fills in": ("<time datetime='2024-05-06'></time>", ""),
    "a paragraph of the author's, named as an attachment": (
        "<p class=attachment-text>" + "{name}'s pier is shut. " * 9 + "</p>",
        " ".join(["{name}'s pier is shut."] * 9),
    ),
}


@pytest.mark.parametrize(
    ("beside", "kept"), [pytest.param(*row, id=n) for n, row in BESIDE.items()]
)
def test_a_post_keeps_what_its_author_says(beside: str, kept: str) -> None:
    shape = SHAPES["attribute-for-the-time"].replace("<p>{text}</p>", "{text}")
    notes = ["", *(beside.format(name=name) for name in NAMES[1:])]
    posts = tuple(f"{note}<p>{text}</p>" for note, text in zip(notes, POSTS, strict=True))
    texts = [b.text for b in read(fill(shape, posts=posts)).blocks if b.kind != "heading"]
    assert set(texts) == {*POSTS, *(kept.format(name=name) for name in NAMES[1:] if kept)}


HEAD = "<a href='/user/{n}'>{name}</a> <span class=when>{time}</span>"


@pytest.mark.parametrize("part", ["<time>x y</time>", "<a href='#p101'>x y</a>"])
def test_a_post_of_many_times_or_links_is_read_in_linear_time(part: str) -> None:
    seconds = []
    for count in (700, 7_000):
        posts = (*POSTS[:3], f"<p>{POSTS[3]}</p><div>{part * count}</div>")
        page = fill(FRAME.format(head=HEAD), posts=posts)
        start = process_time()
        read(page)
        seconds.append(process_time() - start)
    assert seconds[1] < 40 * seconds[0]


def test_the_last_post_may_be_of_a_deleted_account() -> None:
    shape = FRAME.format(head=HEAD)
    more = fill(shape, posts=tuple(f"Again: {text}" for text in POSTS))
    page = (more + fill(shape)).rpartition("<a href='/user/")[0] + "<i>Deleted account</i>"
    page += f"</div><div class=main><div class=content>{POSTS[3]}</div></div></div>"
    assert read(page).paragraphs[-1] == POSTS[3]


def test_posts_of_the_same_words_are_no_labels() -> None:
    page = fill(FRAME.format(head=HEAD)) + fill(
        FRAME.format(head=HEAD),
        posts=(
            "Thanks for that!",
            "Thanks for that!",
            "Thanks for that!",
            "Thanks to you as well!",
        ),
    )
    texts = [block.text for block in read(page).blocks if block.kind != "heading"]
    assert texts == [
        *POSTS,
        "Thanks for that!",
        "Thanks for that!",
        "Thanks for that!",
        "Thanks to you as well!",
    ]


def test_a_post_that_is_written_twice_is_read_once_with_its_author() -> None:
    shape = SHAPES["divisions"]
    first = "<div class=post><div class=content>" + POSTS[0] + "</div></div>"
    bylines = list_bylines(read(first + fill(shape)))
    assert bylines[0].startswith("ann_b")
    assert len(bylines) == len(POSTS)


@pytest.mark.parametrize("name", ["side", "left-sidebar", "sidebar-left", "col-side", "rightSide"])
def test_a_side_column_of_the_same_shape_is_no_post(name: str) -> None:
    side = (
        f"<div class={name}>"
        + "<div class=post><div class=content>No boats here. {0}</div></div></div>"
    )
    page = read(side.format("Read the rules first. " * 5) + fill(SHAPES["divisions"]))
    assert page.paragraphs[:2] == ("ann_b · 3 May 2024", POSTS[0])


@pytest.mark.parametrize("name", ["has-sidebar", "content-sidebar-wrap", "with-side"])
def test_a_wrapper_of_text_and_side_column_is_no_side_column(name: str) -> None:
    first = f"<div class={name}><div class=post>"
    page = fill(SHAPES["divisions"]).replace("<div class=post>", first, 1) + "</div>"
    assert page.count(name) == 1
    assert (
        read(page.replace("</div></div><div", "</div></div></div><div", 1)).paragraphs[1]
        == (POSTS[0])
    )


def test_the_rows_of_an_index_are_no_posts() -> None:
    from summarize.readers.html.threads.posts import read_posts
    from summarize.readers.html.tree import load_page

    row = (
        "<tr id=row{n}><td class=board><b><a href='/board/{n}'>Piers</a></b> {text}</td>"
        "<td>{time} <a href='/user/{n}'>{name}</a></td></tr>"
    )
    rows = "".join(
        row.format(n=n, name=name, time=time, text=text).replace("Piers", f"Piers of {name}")
        for n, (name, time, text) in enumerate(zip("abcd", TIMES, POSTS, strict=True), 101)
    )
    data = f"<html><body><table>{rows}</table></body></html>".encode()
    assert not read_posts(data, load_page(data), article=False)


@pytest.mark.parametrize(
    ("head", "posts"),
    [
        pytest.param('{"@type": "Product", "name": "A model of the ferry"}', 0, id="product"),
        pytest.param('{"@type": "QAPage", "about": {"@type": "Product"}}', 4, id="thread"),
        pytest.param("{}", 4, id="nothing"),
    ],
)
def test_numbered_reviews_of_a_product_are_no_thread(head: str, posts: int) -> None:
    from summarize.readers.html.threads.posts import read_posts
    from summarize.readers.html.tree import load_page

    body = fill(SHAPES["names-in-lists-of-facts"])
    script = f"<script type='application/ld+json'>{head}</script>"
    data = f"<html><head>{script}</head><body>{body}</body></html>".encode()
    read = read_posts(data, load_page(data), article=False)
    assert sum(block.kind == "heading" for block in read) == posts


DECLARED = ("DiscussionForumPosting", "QAPage", "Question")
WAYS = {  # to declare a type, and whether it is declared
    '<script>{"@type":"TYPE"}</script>': True,
    '<script>{"@type": ["TYPE"]}</script>': True,
    '<script>{"@type" : [ "TYPE", "Thing"]}</script>': True,
    '<meta itemscope itemtype="https://schema.org/TYPE">': True,
    '<script>{"name":"TYPE"}</script>': False,
    '<script>{"@type":"TYPEs"}</script>': False,
    '<script>{"@type":"FAQPage", "has": {"@type":"TYPE"}}</script>': None,
}


@pytest.mark.parametrize("kind", [*DECLARED, "Article", "Comment"])
@pytest.mark.parametrize("way", WAYS)
def test_two_posts_are_a_thread_where_the_page_declares_it(kind: str, way: str) -> None:
    long = tuple(f"{post} {post}" for post in POSTS)
    _, *posts = fill(SHAPES["divisions"], posts=long).split("<div class=post>")
    body = "".join(f"<div class=post>{post}" for post in posts[:2])
    blocks = read(body, way.replace("TYPE", kind)).blocks
    thread = kind in DECLARED and (WAYS[way] or (WAYS[way] is None and kind != "Question"))
    assert [block.text for block in blocks if block.kind == "heading"] == [
        f"{name} · {time}" for name, time in zip(NAMES[:2], TIMES[:2], strict=True) if thread
    ]


ARTICLE = "".join(
    f"<p>The ferry to Nordby was {n} hours late last winter, when the ice in the sound was thick "
    "and the crew had to wait for the tug that the town had sent away in the autumn.</p>"
    for n in range(2, 9)
)
TEASER = (
    "<div class=post><h2><a href='/news/{n}'>{name} and the ferry of {n}</a></h2>"
    "<p class=author><a href='/user/{n}'>{name}</a></p><p class=when>{time}</p>"
    "<div class=content>{text}</div></div>"
)


def test_comments_below_an_article_are_no_thread() -> None:
    page = read(f"<h1>{TITLE}</h1><article>{ARTICLE}</article>{fill(SHAPES['divisions'])}")
    assert page.paragraphs[0].startswith("The ferry to Nordby was 2 hours late")
    assert not any(block.kind == "heading" and "ann_b" in block.text for block in page.blocks)


SHARED_CLASS = {
    "comments": (
        "<li class='comment depth-{n}'><a href='/user/{n}'>{name}</a> {time}"
        "<div class=format>{text}</div></li>"
    ),
    "teasers": (
        "<div class=more><span class=author>{name}</span> {time}"
        "<div class=format>{text}</div></div>"
    ),
}


@pytest.mark.parametrize("shape", [pytest.param(s, id=name) for name, s in SHARED_CLASS.items()])
def test_an_article_whose_text_has_the_class_of_its_comments_is_no_thread(shape: str) -> None:
    body = (
        f"<div class='post hentry'><h1>{TITLE}</h1><a class=author href='/user/1'>Ann</a>"
        f" 3 May 2024<div class=format>{ARTICLE}</div></div><ol>{fill(shape)}</ol>"
    )
    page = read(body)
    assert page.paragraphs[0].startswith("The ferry to Nordby was 2 hours late")
    assert not any("ann_b · " in block.text for block in page.blocks)
    thread = body.replace("post hentry", "thread-topic")
    assert any("ann_b · " in block.text for block in read(thread).blocks)


NAMED_POST = (
    "<div class='{kind}'><a href='/user/{n}'>{name}</a> <p class=date>{time}</p>"
    "<div class=body><p>{text}</p></div></div>"
)
SHORT = (
    "Same here with mine.",
    "It never was.",
    "Mine was early today.",
    "Thank you both for that.",
)
ARTICLE_HEAD = "<meta property='og:type' content='article'>"


@pytest.mark.parametrize("kind", ["opening-post", "firstpost", "message op", "reply-post"])
@pytest.mark.parametrize("texts", [POSTS, SHORT])
def test_the_first_post_of_a_thread_may_have_a_name_of_its_own(
    kind: str, texts: tuple[str, ...]
) -> None:
    opening = NAMED_POST.format(kind=kind, n=1, name="Dora", time=TIMES[0], text=POSTS[0] * 3)
    replies = fill(NAMED_POST.replace("{kind}", "reply-post"), posts=texts)
    page = read(f"<h1>{TITLE}</h1>{opening}{replies}", ARTICLE_HEAD)
    bylines = [block.text for block in page.blocks if block.kind == "heading"]
    assert [line.partition(" · ")[0] for line in bylines] == ["Dora", *NAMES]


def test_teasers_with_headlines_of_their_own_are_no_thread() -> None:
    from summarize.readers.html.threads.posts import read_posts
    from summarize.readers.html.tree import load_page

    names = ("Ann", "Ben", "Cy", "Dora")
    data = f"<html><body>{fill(TEASER, names=names)}</body></html>".encode()
    assert not read_posts(data, load_page(data), article=False)
    data = data.replace(b"/news/", b"/ferry#")
    assert read_posts(data, load_page(data), article=False)


MISSING = {
    "pages": ("<link rel=next href='/t/ferry?page=2'>", "it has others"),
}


@pytest.mark.parametrize(
    ("head", "note"), [pytest.param(*row, id=name) for name, row in MISSING.items()]
)
def test_a_note_says_that_posts_are_missing(head: str, note: str) -> None:
    with pytest.warns(NoteWarning, match=note):
        read(fill(SHAPES["divisions"]), head)


def test_a_link_to_the_next_thread_is_no_page_of_this_one() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read(fill(SHAPES["divisions"]), "<link rel=next href='/t/1.0;prev_next=next'>")
