"""reStructuredText: headings, paragraphs, items, quotes and code, out of the tree of docutils."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import SimpleNamespace
from typing import Any

from summarize.errors import InputError
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Removed
from summarize.readers import markup
from summarize.readers.format_features import FormatFeatures

# Directives with prose whose argument is for programs, and all with prose.
_NAMED = frozenset(
    """class rst-class only function method attribute data module exception option describe object
    program cmdoption envvar confval container tab-set grid""".split()
)
_PROSE = _NAMED | frozenset(
    """note warning tip important caution danger attention hint error admonition topic sidebar
    seealso versionadded versionchanged deprecated compound epigraph highlights pull-quote
    abstract tab tab-item card dropdown details glossary centered""".split()
)
_TITLED = frozenset(("admonition", "topic", "sidebar", "centered"))
_QUOTES = frozenset(("epigraph", "highlights", "pull-quote"))
_CODE = frozenset("code code-block sourcecode parsed-literal doctest testcode prompt".split())
_REASONS = {
    **dict.fromkeys(("table", "list-table", "csv-table", "flat-table"), "table"),
    **dict.fromkeys("image figure graphviz plot mermaid uml digraph".split(), "picture"),
}
_VERBATIM = frozenset("math code literal raw raw-html samp file kbd command".split())
_OPTION = re.compile(r":[^\s:`][^:`\n]{0,80}:(?: |\Z)")
_TARGET = re.compile(r"(?<=\S)\s{0,9}<[^<>]{1,500}>\Z")
_LONGEST = 5_000  # characters of a paragraph with marks: docutils' time grows by their square
_NUMBER = re.compile(r"\d{10}")  # of an item; docutils reads it whatever its length
_MOST_OPEN = 10_000  # unclosed marks, after which further ones are ignored: each takes 0.1 ms
_SETTINGS = {
    "report_level": 5, "halt_level": 5, "warning_stream": False, "line_length_limit": 10**9,
    "file_insertion_enabled": False, "raw_enabled": False, "trim_footnote_reference_space": True,
}  # fmt: skip


def parse_rst(text: str) -> Any:
    """Parse a text; nodes left out become ``pending``, with their text and the reason."""
    # Imported here, as below: docutils takes 60 ms, and many texts contain "::".
    from docutils import frontend, utils
    from docutils.parsers.rst import Parser

    settings = frontend.get_default_settings(Parser)
    vars(settings).update(_SETTINGS)
    document = utils.new_document("", settings)
    parser = Parser(inliner=_make_inliner())
    parser.state_classes = _make_states()
    parser.parse(text, document)
    return document


class _Reading:
    """Our methods for each state of docutils' parser."""

    nested_sm_cache: list[Any] = []  # noqa: RUF012 - docutils keeps its machines in it

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.nested_sm_kwargs = {"state_classes": _make_states(), "initial_state": "Body"}

    def table(self: Any, isolate_function: Any, _: Any) -> Any:
        """Leave a table unparsed: its cells would cost 24 s a megabyte."""
        block, messages, blank_finish = isolate_function()
        return [_leave_out(" ".join(block), "table"), *messages], blank_finish

    def parse_enumerator(self: Any, match: re.Match[str], *expected: str) -> Any:
        """Read a line that begins with too large a number for an item as text."""
        from docutils import statemachine

        if _NUMBER.search(match[0]):
            raise statemachine.TransitionCorrection("text")
        return super().parse_enumerator(match, *expected)  # type: ignore[misc]

    def directive(self: Any, match: re.Match[str], **presets: Any) -> Any:
        from docutils import nodes
        from docutils.parsers.rst import states

        name = match[1].lower().rsplit(":", 1)[-1]
        if name in ("replace", "unicode") and isinstance(self, states.SubstitutionDef):
            return super().directive(match, **presets)  # type: ignore[misc]
        machine = self.state_machine
        block, _, offset, blank_finish = machine.get_first_known_indented(match.end(), strip_top=0)
        if isinstance(self, states.SubstitutionDef):
            return [nodes.image(alt="")], blank_finish
        return [self.open_directive(match[1], name, block, offset)], blank_finish

    def open_directive(self: Any, given: str, name: str, block: Any, offset: int) -> Any:
        """Make a node with the content of a directive, without its options."""
        from docutils import nodes

        rest = (i for i, line in enumerate(block[1:], 1) if not _OPTION.match(line))
        start = next(rest, len(block))
        argument, body = "".join(block[:1]).strip(), block[start:]
        if name in _CODE:
            return nodes.literal_block("", "\n".join(body))
        if name == "rubric":
            return nodes.rubric("", "", *self.inline_text(argument, 0)[0])
        if name not in _PROSE:
            reason = _REASONS.get(name, "directive")
            return _leave_out(" ".join((given, argument, *body)), reason)
        node = nodes.block_quote() if name in _QUOTES else nodes.container()
        if argument and name in _TITLED:
            node += nodes.paragraph("", "", *self.inline_text(argument, 0)[0])
        elif argument and name not in _NAMED:
            body, start = block[:1] + body, 0
        self.nested_parse(body, offset + start, node)
        return node


@cache
def _make_states() -> tuple[type, ...]:
    """Make the states of docutils' parser, each with our methods before its own."""
    from docutils.parsers.rst import states

    known = states.Body.explicit
    *others, (_, directive) = known.constructs
    explicit = SimpleNamespace(
        patterns=known.patterns, constructs=[*others, (_Reading.directive, directive)]
    )
    return tuple(
        type(state.__name__, (_Reading, state), {"explicit": explicit})
        for state in states.state_classes
    )


def _make_inliner() -> Any:
    """Make docutils' inline parser; not a subclass, because it reads its own ``vars()``."""
    from docutils import nodes, utils
    from docutils.parsers.rst import states

    inliner: Any = states.Inliner()
    parse = inliner.parse
    left = _MOST_OPEN

    def parse_short(text: str, *place: Any) -> Any:
        nonlocal left
        if len(text) > _LONGEST or left < 0:
            return [nodes.Text(text)], []
        found, messages = parse(text, *place)
        left -= len(messages)
        return found, messages

    def read_role(_: str, text: str, role: str, *__: Any) -> Any:
        if role.lower() in _VERBATIM:
            return [nodes.Text(utils.unescape(text, restore_backslashes=True))], []
        named = _TARGET.sub("", utils.unescape(text)).lstrip("~!")
        number = re.match(r"\d{1,5}", named) if role.lower() in ("rfc", "pep") else None
        return [nodes.Text(f"{role.upper()} {number[0]}" if number else named)], []

    inliner.parse, inliner.interpreted = parse_short, read_role
    # Addresses are text already; docutils finds them by recursion, which fails after 900.
    inliner.implicit_inline = lambda text, _: [nodes.Text(text)]
    return inliner


def _leave_out(text: str, reason: str) -> Any:
    from docutils import nodes

    return nodes.pending(None, {"text": text, "reason": reason})


_BLANK = re.compile(r"\n[ \t]*\n")
_MARKS = re.compile(r"([^\w\s.,;'\"()/]|_)\1*|\n\n[ \t]")  # an indented paragraph is marked, too
_MOST_MARKS = 40_000  # docutils takes up to 0.1 ms for one
_HEAD = 30  # lines in which the fields that name author and date begin
_ERROR = 3  # the level from which a message of docutils replaces text
# Below, nodes are known by name, because their classes belong to docutils.
_OUT = {"comment": "comment", "footnote": "note", "citation": "note"}
_LINES = ("paragraph", "term", "classifier", "attribution", "line", "option_group")
_UNSPOKEN = ("footnote_reference", "citation_reference", "image")


# A fence has no line of text right above it, where "~~~" is the line below a heading.
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|(?<![^\n]\n)~~~)", re.MULTILINE)
_SURE = compile_late(
    r"^\.\. [a-zA-Z][\w:+.-]*::(?: |$)|^\.\. _[^:\n]{1,200}:(?: |$)|^\.\. \|[^|\n]{1,80}\| \w+::"
    r"|(?<![\w`]):[a-z][\w:+-]{1,30}:`[^`\n]{1,300}`|`[^`<\n]{1,200}<[^>\n]{1,300}>`__?(?!\w)"
    r"|[\w)]::\n\n[ \t]+\S|^\w[^\n]{0,99}\n~{4,99}\n\n",
    re.MULTILINE,
)


def detect(features: FormatFeatures) -> bool | None:
    """Detect reStructuredText by a directive, a role, a target or a literal block."""
    sure = _SURE.search(features.start) and not _MARKDOWN.search(features.start)
    return (sure and not markup.is_mail_or_code(features.start)) or None


@dataclass(frozen=True, slots=True)
class _Place:
    """The context of a node."""

    replacements: markup.Names
    section: int = 0  # level
    lists: int = 0  # of the node around it
    quoted: bool = False


def read(text: str) -> Draft:
    """Read a text; its title is the first heading, unless text comes before it."""
    fields: dict[str, str] = {}
    if sum(1 for _ in _MARKS.finditer(text)) > _MOST_MARKS:
        raise InputError(f"reStructuredText of over {_MOST_MARKS:,} marks: too large to read")
    try:
        tree = parse_rst(text.lstrip("\ufeff"))
        words = {name: node.astext() for name, node in tree.substitution_defs.items()}
        short = {name: phrase for name, phrase in words.items() if markup.may_repeat(text, phrase)}
        pieces: list[markup.Piece] = list(_read(tree, _Place(markup.Names(short))))
        fields = _read_head(tree)
    except RecursionError:  # lists some 160 deep in each other: no article
        pieces = [Block(part) for part in _BLANK.split(text)]
    draft = markup.make_draft(
        pieces,
        "markdown",
        title=fields.get("title"),
        author=fields.get("author") or fields.get("authors"),
        date=fields.get("date"),
    )
    return markup.lift_title(draft)


def _read_head(tree: Any) -> dict[str, str]:
    """Find the fields that name author and date, which are near the start."""
    from docutils import nodes

    head = tree.next_node(nodes.field_list)
    if head is None or (head.line or 0) > _HEAD:
        return {}
    return {name.astext().lower(): body.astext() for name, body in head}


def _read(parent: Any, place: _Place) -> Iterator[markup.Piece]:
    for node in parent:
        name = node.tagname
        if name == "section":
            yield from _read(node, replace(place, section=place.section + 1))
        elif name == "title":
            yield Block(_read_text(node, place), "heading", level=min(6, place.section))
        elif name == "rubric":
            yield Block(_read_text(node, place), "heading")
        elif name in _LINES:
            yield Block(_read_text(node, place), "quote" if place.quoted else "paragraph")
        elif name in ("literal_block", "doctest_block"):
            yield Block(node.astext(), "code")
        elif name == "list_item":
            yield from _read_item(node, place)
        elif name == "system_message":
            yield from _read_lost(node, place)
        elif name == "pending":
            yield Removed(node.details["text"], node.details["reason"])
        elif name == "field":
            yield Removed(f":{node[0].astext()}: {node[1].astext()}", "field")
        elif name in _OUT:
            yield Removed(node.rawsource, _OUT[name])
        elif name == "substitution_definition":
            yield Removed("" if node.astext() else node.rawsource, "picture")
        elif name != "target":
            quoted = place.quoted or name == "block_quote"
            yield from _read(node, replace(place, quoted=quoted))


def _read_item(node: Any, place: _Place) -> Iterator[markup.Piece]:
    deeper = replace(place, lists=place.lists + 1, quoted=False)
    arabic = node.parent.get("enumtype") == "arabic"
    number = node.parent.get("start", 1) + node.parent.index(node) if arabic else None
    for at, piece in enumerate(_read(node, deeper)):
        if at == 0 and isinstance(piece, Block) and piece.kind == "paragraph":
            yield replace(piece, kind="item", level=deeper.lists, number=number)
        else:
            yield piece


def _read_lost(message: Any, place: _Place) -> Iterator[markup.Piece]:
    """Recover from errors of docutils: a heading out of order, a table with a flaw."""
    from docutils import nodes

    for node in message.findall(nodes.literal_block):
        lines = [line for line in node.astext().splitlines() if any(map(str.isalnum, line))]
        if message["level"] >= _ERROR and len(lines) == 1:
            yield Block(lines[0], "heading", level=min(6, place.section + 1))
        elif message["level"] >= _ERROR:
            yield Removed(node.astext(), "table")


def _read_text(node: Any, place: _Place) -> str:
    if node.tagname == "substitution_reference":
        name = " ".join(node.astext().split())
        return place.replacements.write(name, f"|{name}|")
    if node.tagname == "#text":
        return str(node.astext())
    spoken = (child for child in node if child.tagname not in _UNSPOKEN)
    return str(node.child_text_separator).join(_read_text(child, place) for child in spoken)
