"""Which articles an input holds: a line each, for people or for programs."""

from collections.abc import Mapping

from summarize.language.characters import one_line
from summarize.render.json import write_json
from summarize.render.style import PLAIN, Style

Facts = Mapping[str, str | int | None]  # what is known of an article, by the names of the JSON


def render_contents(facts: Facts, style: Style = PLAIN) -> str:
    """Return number, date or "-", and title, separated by tabs.

    With ``style.bare`` the name of the input stands before the number.
    """
    number = str(facts["part"]) if style.bare else f"{facts['source']}#{facts['part']}"
    cells = (number, facts["date"] or "-", facts["title"] or "-")
    return "\t".join(one_line(str(cell)) for cell in cells) + "\n"


def render_json_contents(facts: Facts, _: Style = PLAIN) -> str:
    """Return all that is known as one line of JSON."""
    return write_json(facts)
