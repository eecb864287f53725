"""Examples that tests of several readers share: a sentence, and a page about a bell."""

from summarize.models import Draft


def paragraphs_of(draft: Draft) -> tuple[str, ...]:
    return tuple(block.text for block in draft.blocks)


def lines_of(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in draft.blocks]


SENTENCE = "The council voted for the tram on Monday evening, and nobody was surprised by it."


LINES = (
    "The lock keeper at Hollow Bend has rung the bell by hand since the motor failed in March.",
    "Nobody asked Ada Trent to do it, and the river board learned of it from a letter of thanks.",
    "“It is four pulls for a barge and two for a rowing boat,” she says, wiping her hands.",
    "A new motor costs 6,200 euros and has been on the list for the next budget twice.",
    "Until then the bell sounds a little late on Sundays, because her grandson wants a turn.",
)


HTML = "".join(f"<p>{line}</p>" for line in LINES)


def build_page(body: str, head: str = "") -> str:
    head = f"<meta charset=utf-8><title>The bell of Hollow Bend</title>{head}"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


WRAPPED = """\
The first paragraph was wrapped by an editor at some fifty
columns, so that its lines are all about as long as one
another.

The second one ends early.
And this line starts a new paragraph since the word would have
fitted on the line before.
"""
