"""Make small changes to the program at random, as a slip of the hand would."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from random import Random

_OPERATORS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "in": "not in",
    "not in": "in", "is": "is not", "is not": "is", "and": "or", "or": "and",
    "+": "-", "-": "+", "*": "+", "//": "*", "/": "*", "%": "*", "|": "&", "&": "|",
}  # fmt: skip
_OPERATOR = re.compile(rb"not\s+in|is\s+not|in|is|and|or|[<>!=]=|//|[<>+*/%|&-]")
_FEW = 10  # a larger number is doubled: one more of it is hardly a fault
_NO_VALUES = ("annotation", "returns", "decorator_list", "format_spec")
# What means the same however it is changed: min(a, b) is min(b, a), and zip(strict=True) only says
# what holds anyway. With ``return None`` for ``return False`` they were one change in fifty.
_EITHER_WAY = ("min", "max")
_CLAIM = "strict"
_Change = tuple[int, int, str]  # of the bytes from here to there, and what stands there then


@dataclass(frozen=True, slots=True)
class Mutant:
    """A piece of a module and what stands in its place; ``start`` and ``end`` are in bytes."""

    path: str  # from the root of the checkout
    line: int  # from 1
    start: int
    end: int
    new: str

    def change(self, source: bytes) -> bytes:
        """Return the module with the change in it."""
        return source[: self.start] + self.new.encode() + source[self.end :]

    def describe(self, source: bytes) -> str:
        """Return the change on one line."""
        old = source[self.start : self.end].decode()
        before, after = (" ".join(text.split())[:60] or "nothing" for text in (old, self.new))
        return f"{self.path}:{self.line}: {before} => {after}"


def choose_mutants(root: Path, count: int, seed: int) -> list[Mutant]:
    """Return changes to the package below the root, all of them as likely."""
    sources = {str(path.relative_to(root)): path for path in (root / "cli").rglob("*.py")}
    found = [
        mutant
        for name in sorted(sources)
        for mutant in find_mutants(sources[name].read_bytes(), name)
    ]
    chosen = Random(seed).sample(found, min(len(found), 2 * count))
    return [one for one in chosen if _is_change(one, sources[one.path].read_bytes())][:count]


def _is_change(mutant: Mutant, source: bytes) -> bool:
    try:
        return ast.dump(ast.parse(mutant.change(source))) != ast.dump(ast.parse(source))
    except SyntaxError:
        return False


def find_mutants(source: bytes, path: str) -> list[Mutant]:
    """Return all changes to a module; a few of them are no Python."""
    module = _Module(source)
    return [
        Mutant(path, node.lineno, *change)
        for node in _walk(ast.parse(source), inside=False)
        for change in module.list_changes(node)
    ]


def _walk(node: ast.AST, inside: bool) -> Iterator[ast.expr | ast.stmt]:
    """Give the nodes of functions, and numbers beside them; no types and no texts for people."""
    for name, value in ast.iter_fields(node):
        if name in _NO_VALUES:
            continue
        for child in value if isinstance(value, list) else [value]:
            if (
                not isinstance(child, ast.AST)
                or isinstance(child, ast.JoinedStr)
                or _is_text(child)
            ):
                continue
            number = isinstance(child, ast.Constant) and not isinstance(child.value, str)
            if isinstance(child, ast.expr | ast.stmt) and (inside or number):
                yield child
            yield from _walk(child, inside or isinstance(child, ast.FunctionDef | ast.Lambda))


def _is_text(node: ast.AST) -> bool:
    """Say whether the node documents, imports, or claims what holds anyway."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.keyword):
        return node.arg == _CLAIM
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Assert)


class _Module:
    """The bytes of a module, and what can be changed in them."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._lines = [0, *accumulate(map(len, source.splitlines(keepends=True)))]

    def list_changes(self, node: ast.expr | ast.stmt) -> Iterator[_Change]:
        match node:
            case ast.Compare(left=left, comparators=[first, *_]):
                yield from self._change_operator(left, first)
            case ast.BinOp(left=left, right=right):
                yield from self._change_operator(left, right)
            case ast.BoolOp(values=[left, right, *_]):
                yield from self._change_operator(left, right)
                yield (*self._span(node), self._text(left))
                yield (*self._span(node), self._text(right))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield (*self._span(node), f"({self._text(operand)})")
            case ast.If(test=test) | ast.IfExp(test=test):
                yield (*self._span(test), "True")
                yield (*self._span(test), "False")
            case ast.Call(func=function, args=args, keywords=keywords):
                either = isinstance(function, ast.Name) and function.id in _EITHER_WAY
                yield from self._change_arguments(args, keywords, swaps=not either)
            case ast.ListComp(generators=parts) | ast.SetComp(generators=parts):
                yield from ((*self._span(test), "True") for part in parts for test in part.ifs)
            case ast.GeneratorExp(generators=parts) | ast.DictComp(generators=parts):
                yield from ((*self._span(test), "True") for part in parts for test in part.ifs)
            case ast.Return(value=ast.Constant(value=False)):
                pass
            case ast.Return(value=ast.expr() as value):
                yield (*self._span(value), self._empty(value))
            case (
                ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Return(value=None)
            ):
                yield (*self._span(node), "pass")
            case ast.Continue():
                yield (*self._span(node), "break")
                yield (*self._span(node), "pass")
            case ast.Break():
                yield (*self._span(node), "pass")
            case ast.Constant(value=value):
                if (new := _change_value(value)) is not None:
                    yield (*self._span(node), new)

    def _change_operator(self, left: ast.expr, right: ast.expr) -> Iterator[_Change]:
        start, end = self._span(left)[1], self._span(right)[0]
        if found := _OPERATOR.search(self._source, start, end):
            old = " ".join(found[0].decode().split())
            yield (*found.span(), _OPERATORS[old])

    def _change_arguments(
        self, args: list[ast.expr], keywords: list[ast.keyword], *, swaps: bool
    ) -> Iterator[_Change]:
        nodes = [*args, *keywords]
        for before, keyword in pairwise(nodes):
            if isinstance(keyword, ast.keyword) and keyword.arg != _CLAIM:
                yield (self._span(before)[1], self._span(keyword)[1], "")
        if len(nodes) == 1 and keywords:
            yield (*self._span(keywords[0]), "")
        if swaps and len(args) > 1 and not any(isinstance(n, ast.Starred) for n in args[:2]):
            (start, middle), (other, end) = map(self._span, args[:2])
            between = self._source[middle:other].decode()
            yield (start, end, self._text(args[1]) + between + self._text(args[0]))

    def _empty(self, value: ast.expr) -> str:
        """Return what stands in place of a value that is returned: the contrary, or nothing."""
        match value:
            case ast.Compare() | ast.BoolOp() | ast.UnaryOp(op=ast.Not()):
                return f"not ({self._text(value)})"
            case ast.Tuple() | ast.GeneratorExp():
                return "()"
            case ast.List() | ast.ListComp():
                return "[]"
        return "None"

    def _span(self, node: ast.AST) -> tuple[int, int]:
        first, last = (vars(node)[name] - 1 for name in ("lineno", "end_lineno"))
        start, end = (vars(node)[name] for name in ("col_offset", "end_col_offset"))
        return self._lines[first] + start, self._lines[last] + end

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return self._source[start:end].decode()


def _change_value(value: object) -> str | None:
    match value:
        case bool():
            return str(not value)
        case int():
            return str(value + 1 if value < _FEW else value * 2)
        case float():
            return str(value * 2 or 1.0)
        case str() | bytes():
            return repr(type(value)()) if value else repr("x" if isinstance(value, str) else b"x")
    return None
