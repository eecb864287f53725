"""Clean what a page names as its author: people, without roles, dates and addresses."""

import re
from collections.abc import Callable

_OPENING = re.compile(
    r"^(?:(?:this post was )?(?:written |posted |published |recipe )?by|authors?|par|von|por|di|da"
    r"|door|av|作者|文)[\s:：]+",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"[\s,]{{0,3}}(?:\b(?:last )?(?:updated|published|posted)\b.*|\bon\s+{_MONTH}\b.*"
    rf"|\b{_MONTH}\.?(?:\s+\d.*)?$|\b\d{{1,2}}[./ ].*$)",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(
    r"^(?:admin|administrator|editor|root|user(?:name)?|staff|webmaster|author|guest|unknown|作者"
    r"|(?:view|see|read more|follow|https?:).*|\S{1,64}@.*)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:director|attorney|editor|reporter|correspondent|manager|officer|founder|writer|network"
    r"|times|news|magazine|journal|university|institute|company|inc|llc|ltd|university|appeal"
    r"|archive|bio|contributor|specialist|expert|team)\b|^(?:content|design|code)\b",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\b[A-Z]\b(?!\.)")
_MOST_WORDS = 8  # of a name


def clean_author(author: str | None, site: str | None, page: Callable[[], str] = str) -> str | None:
    """Return the people that an author line names, separated by "; ", or None.

    Where there are people, what is an organization or a role beside them goes. ``page`` gives the
    text of the page, in which an initial may have its full stop.
    """
    names: dict[str, str] = {}
    for part in (author or "").split(";"):
        name = _cut_date(_OPENING.sub("", part.strip())).strip(" ,|·-")
        half = len(name) // 2
        if name[:half].strip() == name[half:].strip():
            name = name[:half].strip()
        if name and name[0].isalnum() and not _NO_NAME.match(name):
            names.setdefault(name.casefold(), name)
    found = [name for name in names.values() if len(name.split()) <= _MOST_WORDS]
    people = [n for n in found if not _ROLE.search(n) and n.casefold() != (site or "").casefold()]
    chosen = (people or found) if len(found) > 1 else found
    return "; ".join(_restore_stops(name, page) for name in chosen) or None


def _cut_date(name: str) -> str:
    cut = _DATE.sub("", name)
    # June May and April March are people.
    return cut if len(cut.split()) > 1 or any(map(str.isdigit, name)) else name


def _restore_stops(name: str, page: Callable[[], str]) -> str:
    if not _INITIAL.search(name):
        return name
    pattern = r"\s+".join(
        re.escape(word) + (r"\.?" if len(word) == 1 else "") for word in name.split()
    )
    match = re.search(pattern, page())
    return " ".join(match[0].split()) if match else name
