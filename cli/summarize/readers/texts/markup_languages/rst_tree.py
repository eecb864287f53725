"""Parse reStructuredText by docutils, with directives and roles told by their name alone.

None of its own directives runs but two, which give a name to words: so no file is read, nothing
is printed, and nothing is set that another user of docutils would see.
"""

import re
from types import SimpleNamespace
from typing import Any

from docutils import frontend, nodes, statemachine, utils
from docutils.parsers.rst import Parser, states

# Directives with prose whose argument names something for programs, and all with prose.
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
_MOST_OPEN = 10_000  # marks without an end, after which none counts: each takes 0.1 ms
_SETTINGS = {
    "report_level": 5, "halt_level": 5, "warning_stream": False, "line_length_limit": 10**9,
    "file_insertion_enabled": False, "raw_enabled": False, "trim_footnote_reference_space": True,
}  # fmt: skip


def parse_rst(text: str) -> Any:
    """Return the tree of a text; what is left out is ``pending``, with its text and the reason."""
    settings = frontend.get_default_settings(Parser)
    vars(settings).update(_SETTINGS)
    document = utils.new_document("", settings)
    parser = Parser(inliner=_make_inliner())
    parser.state_classes = _STATES
    parser.parse(text, document)
    return document


class _Reading:
    """What each state of docutils' parser does our way."""

    nested_sm_cache: list[Any] = []  # noqa: RUF012 - docutils keeps its machines in it
    explicit = SimpleNamespace(patterns=states.Body.explicit.patterns)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.nested_sm_kwargs = {"state_classes": _STATES, "initial_state": "Body"}

    def table(self: Any, isolate_function: Any, _: Any) -> Any:
        """Leave a table as it is: its cells would cost 24 s a megabyte."""
        block, messages, blank_finish = isolate_function()
        return [_leave_out(" ".join(block), "table"), *messages], blank_finish

    def parse_enumerator(self: Any, match: re.Match[str], *expected: str) -> Any:
        """Take for text what begins with a number too large for an item."""
        if _NUMBER.search(match[0]):
            raise statemachine.TransitionCorrection("text")
        return super().parse_enumerator(match, *expected)  # type: ignore[misc]

    def directive(self: Any, match: re.Match[str], **presets: Any) -> Any:
        name = match[1].lower().rsplit(":", 1)[-1]
        if name in ("replace", "unicode") and isinstance(self, states.SubstitutionDef):
            return super().directive(match, **presets)  # type: ignore[misc]
        machine = self.state_machine
        block, _, offset, blank_finish = machine.get_first_known_indented(match.end(), strip_top=0)
        if isinstance(self, states.SubstitutionDef):
            return [nodes.image(alt="")], blank_finish
        return [self.open_directive(match[1], name, block, offset)], blank_finish

    def open_directive(self: Any, given: str, name: str, block: Any, offset: int) -> Any:
        """Return a node of what a directive holds, without its options."""
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


_STATES = tuple(type(state.__name__, (_Reading, state), {}) for state in states.state_classes)
_KNOWN = states.Body.explicit.constructs  # the last one is the directive
_Reading.explicit.constructs = [*_KNOWN[:-1], (_Reading.directive, _KNOWN[-1][1])]


def _make_inliner() -> Any:
    """Return docutils' reader of marks; no class of ours, because it reads its own ``vars()``."""
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
    # Addresses are text already; docutils looks for them by recursion, which 900 of them end.
    inliner.implicit_inline = lambda text, _: [nodes.Text(text)]
    return inliner


def _leave_out(text: str, reason: str) -> Any:
    return nodes.pending(None, {"text": text, "reason": reason})
