"""What the styles of office programs mean by their names."""

from summarize.numbers import read_number

# The names that Word, LibreOffice, Google, Pages and pandoc write, in lower case; Word keeps the
# English ones in every language.
_ROLES = {
    "title": "title", "document title": "title",
    "author": "author", "authors": "author", "date": "date",
    "quote": "quote", "intense quote": "quote", "block text": "quote", "quotations": "quote",
    "block quotation": "quote", "block quote": "quote",
    "caption": "caption", "image caption": "caption", "table caption": "caption",
    "illustration": "caption", "figure": "caption", "table": "caption", "drawing": "caption",
    "source code": "code", "html preformatted": "code", "preformatted text": "code",
    "toc heading": "contents", "contents heading": "contents", "table of figures": "contents",
    "bibliography": "reference", "header": "header", "footer": "footer",
}  # fmt: skip
_CONTENTS = ("toc ", "contents ", "index ")  # and a level


def read_style_name(name: str) -> str:
    """Return "heading 2", "title", "quote", "caption", "code", "contents", ... or "" for a text."""
    name = name.lower()
    if name.startswith(_CONTENTS) and name[-1:].isdigit():
        return "contents"
    word, _, level = name.partition(" ")
    number = read_number(level, most=9) if word == "heading" and len(level) == 1 else None
    if number is not None:
        return f"heading {min(6, max(1, number))}"
    return "heading 1" if name == "heading" else _ROLES.get(name, "")
