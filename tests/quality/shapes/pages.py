"""Shapes of pages: runs of each kind in each place of a page, and elements of each kind."""

from itertools import product

from tests.quality.shapes.shape import SENTENCE, Pair, Shape

_ARTICLE = "<article><h1>The mill</h1>" + f"<p>{SENTENCE * 2}</p>" * 2 + "</article>"


def _tag(start: str, end: str = '">') -> tuple[str, str]:
    return f"<{start}", end


def _json(start: str, end: str = '"}') -> tuple[str, str]:
    return f'<script type="application/ld+json">{start}', f"{end}</script>"


# Where in a page a run stands: what comes before it and what comes after it.
_HEAD_PLACES = {
    "title": ("<title>", "</title>"),
    "author": _tag('meta name="author" content="'),
    "date": _tag('meta property="article:published_time" content="'),
    "description": _tag('meta name="description" content="'),
    "og:title": _tag('meta property="og:title" content="'),
    "og:site_name": _tag('meta property="og:site_name" content="'),
    "og:url": _tag('meta property="og:url" content="http://a.example/'),
    "name of a meta": _tag('meta name="', '" content="a">'),
    "canonical": _tag('link rel="canonical" href="http://a.example/'),
    "headline in JSON": _json('{"@type":"Article","headline":"'),
    "author in JSON": _json('{"@type":"Article","author":{"@type":"Person","name":"', '"}}'),
    "date in JSON": _json('{"@type":"Article","datePublished":"'),
    "text in JSON": _json('{"@type":"Article","articleBody":"'),
    "publisher in JSON": _json('{"@type":"Article","publisher":{"name":"', '"}}'),
    "open string in JSON": _json('{"@type":"Article","author":"', ""),
    "bare JSON": _json("", ""),
    "script": ("<script>", "</script>"),
    "data in a script": ('<script>window.__DATA__ = {"text": "', '"};</script>'),
    "style": ("<style>", "</style>"),
    "noscript": ("<noscript>", "</noscript>"),
    "comment": ("<!--", "-->"),
    "conditional comment": ("<!--[if IE]>", "<![endif]-->"),
}
_BODY_PLACES = {
    "paragraph": ("<p>", "</p>"),
    "heading": ("<h1>", "</h1>"),
    "item": ("<ul><li>", "</ul>"),
    "cell": ("<table><tr><td>", "</table>"),
    "caption": ("<figure><img src=a><figcaption>", "</figcaption></figure>"),
    "code": ("<pre>", "</pre>"),
    "quotation": ("<blockquote>", "</blockquote>"),
    "link": ("<p><a href='x'>", "</a></p>"),
    "byline": ("<p class='author byline'>", "</p>"),
    "line of a date": ("<p class='date published'>", "</p>"),
    "time": ("<p><time>", "</time></p>"),
    "element of its own": ("<x-a>", "</x-a>"),
    "address of a link": _tag('a href="', '">a</a>'),
    "datetime": _tag('time datetime="', '">a</time>'),
    "class": _tag('p class="', '">A line of text.</p>'),
    "id": _tag('div id="', '">A line of text.</div>'),
    "style of an element": _tag('p style="', '">A line of text.</p>'),
    "title of an element": _tag('abbr title="', '">A line.</abbr>'),
    "alt": _tag('img src="a" alt="'),
    "name of an attribute": _tag("p ", ">A line of text.</p>"),
    "name of an element": _tag("p", ">A line of text.</p>"),
    "option": ("<select><option>", "</select>"),
}
_RUNS = (
    "a", "a ", "A. B. ", "Ada Vale, ", "(", ")", "[", "{", "}", '\\"', "'", "&amp;", "&#65;", "&a",
    "<", ">", "2024-03-04 ", "1", "12/3/", "by ", " | ", "-", "_a-", ": ", "http://a.b/", "%2F",
    "?a=b&", "/a", "\n", "\\", "茶", "Person", "@a ", "a{n} ", '"a":', "*/", ";",
)  # fmt: skip


def _fill_places() -> dict[str, Shape]:
    body = f"</head><body>{_ARTICLE}</body></html>"
    head = "<!DOCTYPE html><html><head>"
    found = {
        f"{name}: {run!r}": Shape(head + start, run, end + body)
        for (name, (start, end)), run in product(_HEAD_PLACES.items(), _RUNS)
    }
    head, body = f"{head}</head><body>{_ARTICLE}", "</body></html>"
    return found | {
        f"{name}: {run!r}": Shape(head + start, run, end + body)
        for (name, (start, end)), run in product(_BODY_PLACES.items(), _RUNS)
    }


_ELEMENTS = (
    "a abbr address article aside b blockquote body br button caption center code dd del details"
    " div dl dt em fieldset figcaption figure font footer form frame frameset h1 h2 h6 head header"
    " hr html i iframe img input ins label legend li link main map math menu meta nav noscript"
    " object ol optgroup option p picture pre q s section select small source span strong style"
    " sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul"
    " video x-y"
).split()
_FORMS = {
    "open": "<{0}>a ",
    "closed": "<{0}>A line of text is here.</{0}>",
    "empty": "<{0}></{0}>",
    "with attributes": '<{0} class="post-{n} comment" id=i{n} href=/a{n} style="a:b">a b</{0}>',
    "that only end": "a</{0}>",
    "of a word": "<{0}>Word</{0}> and ",
}


def _repeat_elements() -> dict[str, Shape]:
    head = f"<!DOCTYPE html><html><body>{_ARTICLE}"
    return {
        f"<{element}> {name}": Shape(head, form.replace("{0}", element), "</body>")
        for element, (name, form) in product(_ELEMENTS, _FORMS.items())
    }


_REPEATED = {
    "scripts of JSON": '<script type="application/ld+json">{"@type":"Article","a":"b"}</script>',
    "broken scripts of JSON": '<script type="application/ld+json">{"@type":"Article</script>',
    "metas of authors": '<meta name="author" content="Ada Vale {n}">',
    "metas of dates": '<meta name="date" content="2024-03-0{n}">',
    "metas": '<meta property="og:a{n}" content="b">',
    "links to canonical": '<link rel="canonical" href="http://a.example/{n}">',
    "menu lines": "<div>News</div>",
    "menu of links": '<li><a href="/a{n}">News</a></li>',
    "captions": "<figure><img src=a{n}.png alt=a><figcaption>A boat {n}.</figcaption></figure>",
    "definitions": "<dl><dt>Mill {n}<dd>A house where corn is ground.</dl>",
    "tables": "<table><tr><th>a<td>b {n}</table>",
    "tables in tables": "<table><tr><td>a",
    "lists in lists": "<ul><li>a",
    "quotations in quotations": "<blockquote><p>a",
    "comments of readers": '<div class="comment"><p>I like it, {n}.</p><a href=#>Reply</a></div>',
    "bylines": '<p class="byline">By Ada Vale {n}</p>',
    "dates in the text": "<p>Published on 12 March 2024 at 10:30, {n}.</p>",
    "headings and paragraphs": "<h2>Part {n}</h2><p>" + SENTENCE + "</p>",
    "paragraphs of a link": '<p><a href="/{n}">' + SENTENCE + "</a></p>",
    "long words": "<p>" + "a" * 3_000 + "</p>",
    "lines and breaks": SENTENCE + "<br><br>",
    "cards": '<div class="card"><h3>Item {n}</h3><p>' + SENTENCE + "</p><a href=/x>More</a></div>",
    "CDATA": "<![CDATA[a]]>",
    "processing instructions": "<?a b?>",
    "doctypes": "<!DOCTYPE html>",
    "open conditional comments": "<!--[if IE]>",
    "brackets of comments": "<!-->",
    "ends of comments": "--!>",
    "control references": "&#7;",
    "pictures of data": '<img src="data:image/png;base64,' + "A" * 1_200 + '">',
    "attributes that repeat": '<p a="b" a="b">a',
    "attributes with brackets": '<p title="a > b">a</p>',
    "shadows": "<template shadowrootmode=open><p>A line.</p></template>",
}


def list_pages() -> dict[str, Shape]:
    """Return the shapes of pages by their names."""
    head = f"<!DOCTYPE html><html><body>{_ARTICLE}"
    return {name: Shape(head, piece, "</body>") for name, piece in _REPEATED.items()}


_PAIRED = (
    *((_HEAD_PLACES[name], " | Part {n}") for name in ("title", "og:title", "headline in JSON")),
    *((_HEAD_PLACES[name], "Ada Vale {n}, ") for name in ("author", "author in JSON")),
    (("", ""), '<meta property="og:title" content="The mill {n} of it">'),
    (("", ""), '<meta name="author" content="Ada Vale {n}">'),
    (("", ""), '<meta name="date" content="2024-03-0{n}">'),
    (("", ""), '<script type="application/ld+json">{"headline":"A {n}"}</script>'),
)
_BESIDE = (
    "<h1>The mill {n} of it</h1>", "<h2>Part {n}</h2>", "<p>A line {n} of text is here.</p>",
    '<p class="byline">By Ada Vale {n}</p>', "<p>Published on 12 March 2024, {n}.</p>",
    "<li><a href='/a{n}'>The mill {n} of it</a>", "<time datetime='2024-03-04'>4 March {n}</time>",
    "<p>The mill {n} of it<br>", "<blockquote>The mill {n}</blockquote>",
)  # fmt: skip


def pair_pages() -> dict[str, Pair]:
    """Return each run in the head of a page with each run in its body."""
    found = {}
    for (place, run), beside in product(_PAIRED, _BESIDE):
        start, end = place
        head = Shape(f"<!DOCTYPE html><html><head>{start}", run, f"{end}</head><body>{_ARTICLE}")
        found[f"{start}{run} and {beside}"] = Pair(head, Shape("", beside, "</body></html>"))
    return found


def cross_pages() -> dict[str, Shape]:
    """Return each run in each place, and each element in each form."""
    return _fill_places() | _repeat_elements()
