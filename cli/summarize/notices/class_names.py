"""What classes, ids and roles say of an element: the one place that knows such names.

Sites name their elements as they like; each pattern holds the words of many of them. How often a
word stands around articles is counted in ``name_weights.py``.
"""

import re
from functools import lru_cache
from typing import Any

from summarize.lazy import compile_late

_KEPT = 4_000  # cached names; a large page has some hundred


def _whole(words: str) -> str:
    """Write the pattern of words between spaces, underscores and hyphens."""
    return rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])"


# Parts of a page

# Comments, teasers, menus and side columns: no part of the article, with other authors and days.
ELSEWHERE = compile_late(
    r"comment|repl(?:y|ies)(?![a-z])|related|recommend|trending|popular|testimonial|carousel"
    r"|upcoming|promo|infobox|breadcrumb|quote|footnote|citation|recent|authorsof|author(?:i[sz]|ity)"
    r"|(?<!has-)(?<!no-)(?<!with-)sidebar(?:$|[ _])|(?:^|[-_ ])tease"
    r"|review[-_]{0,2}(?:card|item|author)"
    rf"|{_whole('ads?|menu|card|widget')}",
    re.IGNORECASE,
)
SIDE_COLUMN = compile_late(
    r"(?:left|right|col)?[-_]?side(?:[-_]?bar)?(?:[-_](?:left|right))?", re.IGNORECASE
)
NO_STANDFIRST = compile_late(
    r"subscri|newsletter|promo|author|byline|advert|disclos", re.IGNORECASE
)
# Lists of links that lead through a site or away from it.
STEERING = compile_late(
    _whole(
        r"prev\w*|next|pager|pagination|breadcrumbs?|share|social|tabs?|menu|nav\w*"
        r"|buttons?|btns?|anchors?|related|tags?"
    ),
    re.IGNORECASE,
)
# Clutter around the text of an entry of a feed, which may have tabs, anchors and previews.
AROUND_ENTRY = compile_late(
    _whole(
        "sharedaddy|sharing|share|social|feedflare|related|recommended"
        "|more-link|read-more|readmore|newsletter|subscribe|subscription"
    ),
    re.IGNORECASE,
)
REFERENCES = compile_late(r"\b(?:hatnote|reflist|mw-references-wrap|navbox|catlinks)\b")
BRAND = compile_late(_whole("site[-_]?(?:title|name|branding|logo)|logo|branding"), re.IGNORECASE)
LISTING = compile_late(r"(?:^|\s)(?:home|archive|search-results)(?:\s|$)")  # of WordPress: a body
QUOTE = compile_late(r"(?<!select)(?<!selectto)quote|zitat|citation", re.IGNORECASE)
PUBLISHED = compile_late(_whole("(?:date)?(?:published|created)"), re.IGNORECASE)

# Authors

AUTHOR_NAME = compile_late(
    r"author[-_]{0,2}name|authorName|byline[-_]{0,2}name|^p-author$|(?:^|\s)fn(?:\s|$)",
    re.IGNORECASE,
)
BY_AUTHOR = compile_late("uthor|autor|auteur")
NO_NAME = compile_late(
    r"(?:^|[-_ ])(?:position|role|job|title|desc(?:ription)?|avatar|social|follow|count|label"
    r"|img|image|photo|credits?)(?:$|[-_ ])|__bio$|-by$",
    re.IGNORECASE,
)
AUTHORS = frozenset(("author", "authors", "byline", "byl", "autor", "autores", "auteur", "auteurs"))

# Threads

COMMENT = compile_late(_whole("comments?"), re.IGNORECASE)
# Not any "post", which the classes of articles have, too.
THREAD = compile_late(
    rf"thread|topic|discussion|question|(?:first|opening|original|start)[_-]?post|{_whole('op')}",
    re.IGNORECASE,
)
ENTRY = "hentry"  # of a microformat: the entry of a blog
POSTER = compile_late(
    rf"author|user-?name|nickname|userlink|{_whole('user|nick|name|poster|creator|byline|member|profile')}",
    re.IGNORECASE,
)
_PERSON = compile_late(
    "user|member|profil|author|/u/|/@|people|nick|poster|uid=|avatar|account|benutzer|mitglied"
    "|usuario|utilisateur|utente|perfil|auteur|autor"
)
MEMBER = compile_late(
    "user|member|profil|people/|/u/|/@|uid=|account|nick|benutzer|mitglied|usuario|utilisateur"
    "|utente|perfil|membre|membro|miembro|medlem"
)
EDITED = compile_late(r"/revisions\b|last-?edit|edited|history", re.IGNORECASE)
# No part of a post: if it is short, and however long it is.
EXTRA = compile_late(
    r"editor|expand|toolbar|notice|hidden|sr-only|d-none|lightbox|meta\b"
    r"|(?:^|[-_ ])(?:attach|edited|last-?edit|postedit|reaction)",
    re.IGNORECASE,
)
APPENDED = compile_late(r"signature|(?:^|[-_ ])sig(?:$|[-_ ])|onebox|unfurl", re.IGNORECASE)

# Mails, of the programs that write them

MAIL_QUOTE = compile_late(
    r"(?:^|\s)(?:gmail_quote|gmail_attr|yahoo_quoted|yahoo_quoted_\d{1,20}|moz-cite-prefix"
    r"|protonmail_quote|tutanota_quote|zmail_extra|OLK_SRC_BODY_SECTION|mail-quote)(?:\s|$)"
)
MAIL_SIGNATURE = compile_late(
    r"(?:^|\s)(?:gmail_signature|moz-signature|Signature|AppleMailSignature|tutanota_signature"
    r"|protonmail_signature_block|ms-outlook-mobile-signature|yahoo-signature)(?:\s|$)"
)

# Form

# For screen readers or editors only.
_UNSEEN = compile_late(
    _whole(
        "sr-?only|screen-?reader|visually-?hidden|hidden-?visually|a11y-hidden|element-invisible"
        "|assistive|off-?screen|mw-editsection|noprint|permalink|headerlink|anchorjs-link"
    ),
    re.IGNORECASE,
)
_CAPTION = compile_late(
    _whole(
        "(?:fig)?caption(?:-?text)?"
        "|(?:img|image|photo|pic|picture)[_-]?(?:descr?|description|credits?)"
    ),
    re.IGNORECASE,
)
_CENTRED = compile_late(
    r"text-align\s*:\s*center|(?:^|[_-])(?:align)?center(?:$|[\s_-])", re.IGNORECASE
)

# Formulas

FORMULA_PICTURE = compile_late(_whole("tex|latex|mathtex|math-?image"), re.IGNORECASE)
# Set by libraries around a formula in MathML and its copy in letters.
FORMULA = compile_late(r"(?:^|\s)(?:katex|mwe-math-element|mathjax\w{0,20})(?:\s|$)", re.IGNORECASE)
FORMULA_LINE = compile_late(
    r"(?:^|\s)(?:mwe-math-element|MathJax\w{0,20}_Display|MathJax_Display)(?:\s|$)"
)
TWO_FORMULAS = compile_late(r"katex|mathjax|MJX|mwe-math", re.IGNORECASE)  # copies of one


def read_names(element: Any) -> str:
    """Read the class and the id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


@lru_cache(_KEPT)
def is_unseen(name: str) -> bool:
    """Check whether a class name is that of an element for screen readers or editors."""
    return _UNSEEN.search(name) is not None


@lru_cache(_KEPT)
def is_centred(name: str) -> bool:
    """Check whether a class name or a style centres its text."""
    return "center" in name.lower() and _CENTRED.search(name) is not None


@lru_cache(_KEPT)
def is_caption(name: str) -> bool:
    """Check whether a class name is that of a caption."""
    bare = name.lower()  # three searches for a word take a tenth of the time of the expression
    if "caption" not in bare and "desc" not in bare and "credit" not in bare:
        return False
    return _CAPTION.search(name) is not None


@lru_cache(_KEPT)
def is_person(names: str) -> bool:
    """Check whether a link or the names of an element are those of a person."""
    return _PERSON.search(names.lower()) is not None
