"""Options of a command, built from their declarations in the fields of a class."""

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Annotated, Any, TypeVar, get_args

import typer

from summarize.commands.completion import complete_language, complete_words
from summarize.commands.options.command import MORE, PICK
from summarize.commands.options.parsers import parse_language_names
from summarize.language.language_names import parse_language_name
from summarize.length import Length, parse_length
from summarize.rank.algorithms import ALGORITHMS, check_algorithm
from summarize.request import Declaration, Request, list_options

_PARSERS: dict[str | None, Callable[..., Any]] = {
    "length": parse_length,
    "algorithm": check_algorithm,
    "language": parse_language_name,
    "languages": parse_language_names,
}
_Made = TypeVar("_Made")
_COMPLETIONS: dict[str | None, Callable[..., Any]] = {
    "algorithm": complete_words(ALGORITHMS),
    "language": complete_language,
}


def make_request(**values: Any) -> Request:
    """Build a request from the values of its options, without key phrases."""
    for parameter, declared in _DECLARED.items():
        if parameter != declared.name and parameter in values:
            values[declared.name] = not values.pop(parameter)
    return Request(**values, keywords=0)


def _name_parameter(declared: Declaration) -> str:
    return f"no_{declared.name}" if declared.default is True else declared.name


def declare_options(make: Callable[..., _Made]) -> Callable[..., _Made]:
    """Give the fields of a dataclass that have an Option to a command, in the group "Options"."""

    def build(**values: Any) -> _Made:
        return make(**values)

    declared = list_options(make)  # type: ignore[arg-type]
    build.__signature__ = Signature(  # type: ignore[attr-defined]
        [_make_parameter(each.name, each, None) for each in declared]
    )
    return build


def _make_parameter(name: str, declared: Declaration, group: str | None) -> Parameter:
    option = declared.option
    long = f"--{name.replace('_', '-')}"
    parsed = Length in get_args(declared.type)
    kind: Any = str | None if parsed else declared.type  # text, until it is parsed
    offered = typer.Option(
        *filter(None, (option.short, long)),
        metavar=option.metavar,
        min=option.minimum,
        max=option.maximum,
        help=option.help,
        callback=_PARSERS.get(option.values),
        autocompletion=_COMPLETIONS.get(option.values),
        rich_help_panel=MORE if option.rare else group,
        allow_from_autoenv=option.preset,
    )
    default = False if declared.default is True else declared.default
    return Parameter(
        name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, offered]
    )


_DECLARED = {_name_parameter(declared): declared for declared in list_options()}
make_request.__signature__ = Signature(  # type: ignore[attr-defined]
    [_make_parameter(name, declared, PICK) for name, declared in _DECLARED.items()]
)
