"""Options that belong together reach a command as the one value that is made of them."""

from collections.abc import Callable, Iterator
from inspect import Parameter, Signature, signature
from typing import Any

Make = Callable[..., Any]


def gather(
    *, without: tuple[str, ...] = (), **groups: Make
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command the options of each group, in the place of the parameter of its name.

    A group is the function that makes a value of its options; the command gets that value. So an
    option of a group is declared once, and every command that takes the group has it. ``without``
    names options that a command does without.
    """

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        options = {name: _list_options(make, without) for name, make in groups.items()}

        def run(**values: Any) -> int:
            made = {
                name: make(**{option.name: values.pop(option.name) for option in options[name]})
                for name, make in groups.items()
            }
            return command(**values, **made)

        shown = list(_list_all(command, options))
        run.__signature__ = Signature(shown)  # type: ignore[attr-defined]
        run.__annotations__ = {option.name: option.annotation for option in shown}
        return run

    return decorate


def _list_options(make: Make, without: tuple[str, ...]) -> list[Parameter]:
    found = signature(make, eval_str=True).parameters.values()
    return [option for option in found if option.name not in without]


def _list_all(
    command: Callable[..., int], options: dict[str, list[Parameter]]
) -> Iterator[Parameter]:
    for parameter in signature(command, eval_str=True).parameters.values():
        for option in options.get(parameter.name, [parameter]):
            yield option.replace(kind=Parameter.KEYWORD_ONLY)
