"""Rules that can be taken out of the program while it runs, by the place where each is called."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Function = Callable[..., Any]


def give(value: Any) -> Function:
    """Make a function that returns the same value whatever it is asked."""
    return lambda *_, **__: value


def pass_on(number: int = 0) -> Function:
    """Make a function that returns one of its arguments as it came."""
    return lambda *arguments, **_: arguments[number]


@dataclass(frozen=True)
class Rule:
    """A function that is one rule, and the one that stands in its place when it is taken out."""

    place: str  # the module that calls it and its name: "notices.decision:cut_footer"
    off: Function
    among: str = ""  # the name of the tuple in that module that holds it, if one does
    changes: bool = False  # it works by changing an argument: only a second run shows what it does

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.place.partition(":")[2]

    @property
    def label(self) -> str:
        """The name of the module and that of the function."""
        return self.place.rpartition(".")[2].replace(":", ": ")

    def find(self) -> Function:
        """Find the function; LookupError if it is not at its place."""
        held: Any = vars(self._module)[self.among or self.name]
        found: Function = next(f for f in held if f.__name__ == self.name) if self.among else held
        return found

    @contextmanager
    def replace(self, function: Function) -> Iterator[None]:
        """Put another function at its place, within."""
        module, name, before = self._module, self.among or self.name, self.find()
        held = getattr(module, name)
        new = tuple(function if f is before else f for f in held) if self.among else function
        setattr(module, name, new)
        try:
            yield
        finally:
            setattr(module, name, held)

    @property
    def _module(self) -> Any:
        return import_module(f"summarize.{self.place.partition(':')[0]}")


@contextmanager
def watch(rules: Sequence[Rule]) -> Iterator[set[Rule]]:
    """Watch, within, which rules do anything: the result differs from that without them."""
    fired = {rule for rule in rules if rule.changes}
    with ExitStack() as stack:
        for rule in rules:
            if not rule.changes:
                stack.enter_context(rule.replace(_watch(rule, rule.find(), fired)))
        yield fired


def _watch(rule: Rule, function: Function, fired: set[Rule]) -> Function:
    def run(*arguments: Any, **named: Any) -> Any:
        result = function(*arguments, **named)
        if isinstance(result, Iterator):
            result = [*result]
        if rule not in fired:
            without = rule.off(*arguments, **named)
            if isinstance(without, Iterator):
                without = [*without]
            if result != without:
                fired.add(rule)
        return iter(result) if isinstance(result, list) and _yields(function) else result

    run.__name__ = function.__name__
    return run


def _yields(function: Function) -> bool:
    code = getattr(function, "__code__", None)
    return code is not None and bool(code.co_flags & 0x20)  # inspect.CO_GENERATOR
