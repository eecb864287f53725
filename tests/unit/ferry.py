"""A page about a ferry, and lines of others beside it."""

from summarize import extract_article
from summarize.models import Article

TITLE = "The ferry at Nordby"


FERRY = [
    f"In {year} the ferry at Nordby carried {year - 1800} wagons across the sound, and its captain "
    f"wrote that nobody had been late for the boat {extra}."
    for year, extra in zip(
        range(1901, 1913),
        "at all|in the fog|in spring|on a Sunday|in the rain|that winter|but the vicar|on the way "
        "home|with a horse|in the dark|at Easter|in his time".split("|"),
        strict=True,
    )
]


OTHERS = [
    f"The bakery in Vesby sold {count} loaves of rye bread a day, said its owner, who has kept "
    f"the shop for {count // 9} years."
    for count in range(110, 200, 10)
]


def mark(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def read(body: str, head: str = "") -> Article:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    return extract_article(page.encode())
