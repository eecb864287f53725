"""Find the author in a byline that is a line of its own, or stands where the news begins or ends.

No element says that it is one: only its words and its place do.
"""

import re
from collections.abc import Sequence
from itertools import islice

from summarize.language.punctuation import CLEAR_STOPS, closes_line
from summarize.language.titles import is_title
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.readers.html.metadata.authors import (
    Setting,
    is_opening,
    list_people,
    names_nobody,
    opens_byline,
)
from summarize.readers.html.metadata.people import is_person, list_words

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
