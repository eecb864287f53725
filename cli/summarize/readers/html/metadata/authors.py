"""Find the authors of a page: those it declares, else those of its bylines."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml.etree import XPath

from summarize.language.characters import one_line
from summarize.language.punctuation import CLEAR_STOPS, closes_line
from summarize.language.titles import is_title
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.numbers import unescape
from summarize.readers.html.lean_trafilatura import Document, extract_meta_json
from summarize.readers.html.metadata.people import (
    Setting,
    has_nobody,
    is_opening,
    is_person,
    list_people,
    list_words,
    names_nobody,
    names_something,
    opens_byline,
)
from summarize.readers.html.metadata.structured_data import (
    MARKED_AUTHOR,
    NO_ARTICLE,
    Node,
    index_nodes,
    list_kinds,
    list_names,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

# Those that name one person each come first.
_PAPERS = ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.aut")
_NAMED = (
    *(
        "author",
        "article:author",
        "authors",
        "parsely-author",
        "sailthru.author",
        "byl",
        "article:author_name",
    ),
    *("og:author", "og:article:author", "atc-metaauthor", "creator", "rbauthors", "dcsext.author"),
    *("dc:creator", "shareaholic:article_author_name", "citation_authors"),
    MARKED_AUTHOR,
)
_WRITTEN_BY = (
    *("written by", "author", "posted by", "geschrieben von", "verfasst von", "écrit par"),
    *("escrito por", "scritto da", "автор", "geschreven door", "作者", "napisane przez"),
)
# A post is by an account, of which nobody knows a better name.
_POSTS = frozenset(("DiscussionForumPosting", "SocialMediaPosting", "Question"))
# The names of most are in small letters, as those of nobody's are: "admin", "root".
_ACCOUNT = re.compile(r"[a-z][a-z\d_.-]{3,24}")
_ACCOUNTS = ("twitter:creator", "og:article:author", "article:author")
_MENUS = ("nav", "footer", "li", "aside")
_MENU = re.compile("nav|menu|foot|crumb|sidebar|tags", re.IGNORECASE)
_PROFILE = re.compile("author|user|profile|member|people|[@~]", re.IGNORECASE)
_LINK_LINE = 120  # characters around a link to who wrote
# What trafilatura's reader of JSON-LD raises for data of another shape than it expects.
_ODD_JSON = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
# One pass in C, a third of the time of a search by patterns; half of what it takes if each test
# names the attribute again, as libxml2 copies it for each.
_FIND = XPath(
    "//*[@rel='author' or @itemprop[contains(.,'author')] or @data-testid[contains(.,'uthor')]"
    " or @id[contains(.,'uthor') or contains(.,'bianji')]"
    " or @class[contains(.,'uthor') or contains(.,'yline') or contains(.,'osted-by')"
    " or contains(.,'riter') or contains(.,'zuozhe') or contains(.,'bianji')]]"
)
_MARKED = compile_late(
    r"author[-_]{0,2}name|authorName|byline[-_]{0,2}name|^p-author$", re.IGNORECASE
)
# What an element is called that is of a comment, of other articles, or says no name.
_PLAIN = frozenset(("author", "authors", "byline", "byl"))
_OTHER = compile_late(
    r"comment|related|repl(?:y|ies)(?![a-z])|recommend|trending|popular|testimonial|carousel"
    r"|upcoming|quote|footnote|citation|reference|recent|authorsof|author(?:i[sz]|ity)|hidden"
    r"|(?<!has-)(?<!no-)(?<!with-)sidebar(?:$|[ _])|(?:^|[-_ ])teaser",
    re.IGNORECASE,
)
_NO_NAME = compile_late(
    r"(?:^|[-_ ])(?:position|role|job|title|desc(?:ription)?|avatar|social|follow|count|label|img"
    r"|image|photo|credits?)(?:$|[-_ ])|-by$",
    re.IGNORECASE,
)
_SKIPPED = frozenset(("time", "script", "style", "noscript", "template", "figure", "button", "svg"))
_ASIDE = frozenset(("figure", "form", "blockquote", "template", "svg"))
_MOST_LOOKED_AT = 60  # of a thread, each post has one
_MOST_CHARACTERS = 120  # of a byline
_NAME = 10  # characters around a name in a link to whoever has it: "By", a role
_HIGH = 12  # ancestors that are looked at
_PROSE_WORDS = 10
_ABOVE, _BELOW = 10, 2  # lines around the start of the prose; without a headline fewer above
_AFTER = 3  # lines after its end that may say who wrote it
_LINE = 120  # characters of a byline
_SHORT = 45  # of one in Chinese
_OPENING = 60  # of a lead, in which its reporter is named
# "Tuesday Column By Ann Lee"
_COLUMN = compile_late(
    r"(?:\w{1,15} ){0,2}(?:column|opinion|analysis|commentary|essay|story|report),? (?=by )",
    re.IGNORECASE,
)
# "(Reporting by Ann Lee; editing by Bo Ek)", "(By Ann Lee) Enditem"
_REPORTED = compile_late(r"\(?(?:Reporting |Reported |Writing |Written )?[Bb]y ([^;()]{4,80})")
_PAUSES = CLEAR_STOPS + "，：:；"
# 采写：南都记者 余毅, 《棱镜》作者 周纯; 2019-09-26 来源：证券时报 作者：李在山
_WRITTEN_ZH = compile_late(
    rf"^[【（(]?[^{_PAUSES}\s]{{0,14}}(?:作者|记者|記者|采写|採寫|撰文|执笔|撰稿)[：:/／｜|\s]*"
    rf"(?:[^{_PAUSES}\s]{{0,8}}(?:记者|記者|通讯员|作者)[：:\s]+)?([^{_PAUSES}]{{2,30}})"
    r"|(?<=[\d\s|｜：:报网社台])作者[：:]?\s*([\u4e00-\u9fff·]{2,12})(?=$|[\s|｜）)])"
)
_PICTURE = compile_late("[图圖摄攝▲△]")  # who took it is not who wrote
_DATED = compile_late(r"\d{4}[-/.年]\d{1,2}|来源|來源|[|｜]")
_MEDIUM = compile_late(
    r"^([\u4e00-\u9fff·]{2,8})[/／][\u4e00-\u9fff]{2,10}(?:报|報|网|網|社|台|新闻|新聞|刊)$"
)
# 新京报讯（记者 陆一夫）, 新华社巴黎12月9日电（记者唐霁）; 【ソウル＝小池和樹】
_LEAD = compile_late(
    rf"^[^{_PAUSES}（(]{{2,30}}[讯訊电電息][（(][^（()）]{{0,6}}(?:记者|記者|通讯员)[\s：:]*([^（()）]{{2,20}})[)）]"
    r"|^【[^】＝=]{1,12}[＝=]([^】]{2,10})】"
)
_KANA = compile_late("[\u3040-\u30ff]")
_APART = compile_late(r"[\s\u3000、，,&]+")


def find_authors(
    tree: Any,
    metas: dict[str, list[str]],
    nodes: Sequence[Node],
    guess: str | None,
    setting: Setting,
) -> tuple[str, ...]:
    """Return the people by whom the page is; those that it declares, or else those it shows."""
    alone = True  # a name of one word will do where no better place names another
    for lines in (*_list_declared(metas, nodes), [guess or ""]):
        lines = [one_line(unescape(line)) for line in lines]
        people = list_people(lines, setting, alone=alone)
        if people:
            return people
        alone = alone and not any(map(names_something, lines))
    for texts, marked in _find_bylines(tree):
        people = list_people(texts, setting, sure=False, alone=marked)
        people = people or list_people([" ".join(texts)], setting, sure=False, alone=marked)
        if people:
            return people
        if names_something(" ".join(texts)):
            break  # the next byline is that of another article
    return tuple(_list_accounts(tree, metas, nodes))


def guess_author(tree: Any) -> str | None:
    """Return the author that trafilatura makes out in JSON-LD that is broken."""
    found = Document()
    with suppress(*_ODD_JSON):  # what it had found until then stands
        found = extract_meta_json(tree, found)
    return found.author


def _list_declared(metas: dict[str, list[str]], nodes: Sequence[Node]) -> Iterator[list[str]]:
    """Yield the lines that name authors, source by source, the best first."""
    yield from (metas[name] for name in _PAPERS if name in metas)
    yield from _list_json_authors(nodes)
    yield from (metas[name] for name in _NAMED if name in metas)
    for number in "123":
        label = "".join(metas.get(f"twitter:label{number}", ()))
        if label.strip(" :").lower() in _WRITTEN_BY:
            yield metas.get(f"twitter:data{number}", [])


def _list_json_authors(nodes: Sequence[Node]) -> Iterator[list[str]]:
    """Yield the names of those by whom the first article of JSON-LD is, as each part has them."""
    named = index_nodes(nodes)
    first = None
    for node in nodes:
        if any(kind in NO_ARTICLE for kind in list_kinds(node)):
            continue
        headline = node.get("headline")
        if first and headline and headline != first:
            return  # of another article
        first = first or headline
        for key in ("author", "creator"):
            yield list(_list_names(node.get(key), named))


def _list_accounts(tree: Any, metas: dict[str, list[str]], nodes: Sequence[Node]) -> list[str]:
    """Return the account by which a post of a forum is, or that cites itself, or is named twice."""
    cited = metas.get("citation_author", [])
    if len(cited) == 1 and cited[0].isalnum():
        return cited
    named = metas.get("author", [""])[0]
    if _ACCOUNT.fullmatch(named) and not has_nobody(named):
        others = (name for key in _ACCOUNTS for name in metas.get(key, ()))
        links = (link for link in tree.iter("a") if (link.text or "").strip() == named)
        if any(name.lstrip("@") == named for name in others) or any(map(_is_byline, links)):
            return [named]
    for node in nodes:
        if _POSTS & set(list_kinds(node)):
            return list(_list_names(node.get("author"), {}))[:1]
    return []


def _is_byline(link: Any) -> bool:
    """Tell whether a link may name who wrote: in a short line that is no part of a menu."""
    above = list(link.iterancestors())
    article = any(element.tag == "article" for element in above)
    address = link.get("href") or ""
    if len(above[0].text_content()) > _LINK_LINE or not address.strip("/#"):
        return False
    if len(above[0].findall("a")) > 1 and not _PROFILE.search(address):
        return False
    return not any(
        element.tag in _MENUS
        or (element.tag == "header" and not article)
        or _MENU.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in above
    )


def _list_names(author: Any, named: dict[str, Any]) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            if "name" not in one and isinstance(one.get("@id"), str):
                one = named.get(one["@id"], one)
            if "Organization" not in " ".join(list_kinds(one)) or "Person" in list_kinds(one):
                yield from list_names(one)


def _find_bylines(tree: "_Element") -> Iterator[tuple[list[str], bool]]:
    """Yield the texts of each byline, and whether it is marked as a name; the marked ones first."""
    found: tuple[list[_Element], ...] = ([], [], [])
    for element in _FIND(tree)[:_MOST_LOOKED_AT]:
        if element.tag in ("meta", "link", "input", "img") or _is_elsewhere(element):
            continue
        kinds = element.get("class") or ""
        named = element.get("rel") == "author" or "author" in (element.get("itemprop") or "")
        tier = 0 if named or _MARKED.search(kinds) else 1 if _PLAIN & set(kinds.split()) else 2
        found[tier].append(element)
    for sure, elements in zip((True, False, False), found, strict=True):
        for element in elements:
            texts = _list_lines(element)
            if texts and sum(map(len, texts)) <= _MOST_CHARACTERS:
                yield texts, sure


def _is_elsewhere(element: "_Element") -> bool:
    """Tell whether it stands in a comment, beside another article, below a picture."""
    if _names_other(element) or _NO_NAME.search(element.get("class") or ""):
        return True
    for height, above in enumerate(element.iterancestors()):
        if height == _HIGH or above.tag in ("article", "main", "body"):
            return False
        if above.tag in _ASIDE or _names_other(above) or _holds_headline(above, element):
            return True
    return False


def _holds_headline(link: "_Element", element: "_Element") -> bool:
    """Tell whether a link around a byline leads to a story: it says far more than the name."""
    if link.tag != "a":
        return False
    more = len("".join(link.itertext()).strip()) - len("".join(element.itertext()).strip())
    return more > _NAME


def _names_other(element: "_Element") -> bool:
    return bool(_OTHER.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _list_lines(element: "_Element") -> list[str]:
    """Return the texts in an element, each for itself."""
    texts = (" ".join(text.split()) for text in _list_texts(element))
    return [text for text in texts if text]


def _list_texts(element: "_Element") -> Iterator[str]:
    if element.tag in _SKIPPED or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _list_texts(child)
        yield child.tail or ""


def find_written_author(
    blocks: Sequence[Block], found: Sequence[bool], title: str | None, site: str | None
) -> str | None:
    """Return the people whom a byline around the prose that was found names, if any."""
    prose = [i for i, good in enumerate(found) if good and _is_prose(blocks[i])]
    if not prose:
        return None
    first, last = prose[0], prose[-1]
    japanese = _KANA.search(blocks[first].text) is not None
    setting = Setting(site=site, title=title, japanese=japanese)
    above = range(max(0, first - _ABOVE), first)
    titles = [i for i in above if is_title(blocks[i].text, title)]
    start = titles[-1] + 1 if titles else max(0, first - _ABOVE // 2)
    head = list(islice(blocks, start, min(first + _BELOW, last) + 1))
    rest = islice(blocks, last, last + 1 + _AFTER)
    for i in range(len(head)):
        people = _read_head(head[i : i + 2], setting)
        if people and not _is_subject(people, blocks, prose):
            return "; ".join(people)
        if people == ():  # the next byline is that of another article
            return None
    people = _read_lead(blocks[first].text, setting)
    people = people or next(filter(None, (_read_rest(block, setting) for block in rest)), ())
    return "; ".join(people) or None


def _is_subject(people: Sequence[str], blocks: Sequence[Block], prose: Sequence[int]) -> bool:
    """Tell whether what may be names are places, titles, set phrases: "By Lake Geneva".

    The list knows some; of others the text tells, where it says "at" or "the" before them.
    """
    words = people[0].lower().split()
    if words[0] in list_words("first") or words[-1] in list_words("last") or "or" in words:
        return True
    place = re.compile(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]long|[Tt]he) {re.escape(people[0])}\b")
    return any(place.search(blocks[i].text) for i in prose)


def _is_prose(block: Block) -> bool:
    return estimate_words(block.text) >= _PROSE_WORDS and closes_line(block.text)


def _read_head(blocks: Sequence[Block], setting: Setting) -> tuple[str, ...] | None:
    """Return the people whom a line says that the page is by, with the one below it.

    Nobody, where it says an office or a firm; None where it says nothing of the kind.
    """
    block, line = blocks[0], blocks[0].text
    if is_opening(line):
        line = " ".join(block.text for block in blocks)
    if len(line) > _LINE or block.kind in ("cell", "code"):
        return None
    column = _COLUMN.match(line)
    line = line[column.end() :] if column else line
    if not opens_byline(line):
        return _read_chinese(line, setting) or None
    people = list_people([line], setting, sure=False, alone=False)
    return people if people or names_nobody(line) else None


def _read_rest(block: Block, setting: Setting) -> tuple[str, ...]:
    line = block.text
    reported = _REPORTED.match(line) if line[:1] == "(" or line.startswith("Report") else None
    if reported:
        names = reported[1].split(" in ")[0]
        return list_people([names], setting, sure=False, alone=False)
    return _read_chinese(line, setting)


def _read_chinese(line: str, setting: Setting) -> tuple[str, ...]:
    if line.isascii() or len(line) > _LINE or closes_line(line) or _PICTURE.search(line):
        return ()
    said = _WRITTEN_ZH.search(line)
    if said and (len(line) <= _SHORT or (said[2] and _DATED.search(line))):
        return _list_leading(said[1] or said[2], setting)
    medium = _MEDIUM.match(line)
    return _list_leading(medium[1], setting) if medium else ()


def _read_lead(text: str, setting: Setting) -> tuple[str, ...]:
    lead = _LEAD.match(text[:_OPENING])
    return _list_leading(lead[1] or lead[2], setting) if lead else ()


def _list_leading(text: str, setting: Setting) -> tuple[str, ...]:
    """Return the names with which a text begins."""
    names: list[str] = []
    for name in filter(None, _APART.split(text.strip(" 】）)"))):
        if not is_person(name, japanese=setting.japanese):
            break
        names.append(name)
    return tuple(dict.fromkeys(names))
