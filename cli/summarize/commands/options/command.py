"""Commands: options in shared groups, each option with an environment variable."""

from collections.abc import Callable, Iterator
from functools import partial
from inspect import Parameter, Signature, signature
from math import isnan
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

from summarize.errors import UsageError

PICK = "What to pick"
SHOW = "How to show it"
MORE = "More"  # -h leaves them out, so that it fits a screen
_OTHERS = "Options"  # of one command
_GROUPS = (_OTHERS, PICK, SHOW, MORE)
_NEVER = {"version", "help", "no-config", "install-completion", "show-completion"}
_DAY = 86_400.0  # seconds; each option that is a float is a time
_SHORTER = {"show-completion": "Print the script for the shell."}  # Typer's own help is two lines
WHOLE = "all options"  # the object of a context whose help lists them all
Make = Callable[..., Any]
NoConfig = Annotated[
    bool,
    typer.Option(
        "--no-config",
        help="Ignore config.toml and SUMMARIZE_... variables.",
        rich_help_panel=MORE,
    ),
]


def build_app(*, completion: bool = False) -> typer.Typer:
    """Create an application without commands; the main one installs completion for the shell."""
    return typer.Typer(
        add_completion=completion,
        # Typer's rich help takes 40 ms more and draws boxes into pipes.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def long_name(option: TyperOption) -> str:
    """Strip the dashes of an option's long name: ``length`` for ``-n``, ``--length``."""
    return max(option.opts, key=len).lstrip("-")


def may_be_set(option: TyperOption) -> bool:
    """Check whether the user may preset an option."""
    return option.allow_from_autoenv and long_name(option) not in _NEVER


def variable_of(option: TyperOption) -> str:
    """Name the environment variable that presets an option."""
    return "SUMMARIZE_" + long_name(option).upper().replace("-", "_")


def first_line(option: TyperOption) -> str:
    """Take the part of an option's help that -h and --help show; the manual has the rest, too."""
    text = _SHORTER.get(long_name(option), option.help or "")
    return text.partition("\n")[0]


def group_options(params: list[Any]) -> list[tuple[str, list[TyperOption]]]:
    """Group options by their headings, with those that -h leaves out last."""
    options = [param for param in params if isinstance(param, TyperOption) and not param.hidden]
    groups: dict[str, list[TyperOption]] = {group: [] for group in _GROUPS}
    for option in options:
        other = MORE if long_name(option) in _NEVER else _OTHERS
        groups[option.rich_help_panel or other].append(option)
    return [(group, members) for group, members in groups.items() if members]


def name_option_source(ctx: Any, option: Any) -> str:
    """Name the origin of a value, as ``SUMMARIZE_LENGTH: ``; "" for the command line."""
    source = getattr(ctx and ctx.get_parameter_source(option.name), "name", "")
    sources = {
        "ENVIRONMENT": variable_of(option),
        "DEFAULT_MAP": f"config.toml: {long_name(option)}",
    }
    return f"{sources[source]}: " if source in sources else ""


def _check_time(option: TyperOption, value: Any) -> None:
    """Raise UsageError for a time of more than a day, or for nan, which is in any range."""
    if isinstance(value, float) and not value <= _DAY:
        raise UsageError(f"--{long_name(option)} must be at most {_DAY:,.0f} seconds")


def _call_back(callback: Any, ctx: Any, option: Any, value: Any) -> Any:
    """Call the parser of a value, and name the origin of a wrong one."""
    if isinstance(value, float) and isnan(value):  # no range refuses it
        source = name_option_source(ctx, option) or f"--{long_name(option)}: "
        raise UsageError(f"{source}nan is not a number")
    try:
        _check_time(option, value)
        return callback(ctx, option, value) if callback else value
    except UsageError as error:
        raise UsageError(f"{name_option_source(ctx, option)}{error}") from error


class Command(TyperCommand):
    """A command with grouped options."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Give every option that may be preset its variable."""
        super().__init__(*args, **settings)
        for option in self.params:
            if isinstance(option, TyperOption) and may_be_set(option):
                option.envvar = variable_of(option)
                option.callback = partial(_call_back, option.callback)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options in groups, one per line; with -h the main ones alone."""
        groups = dict(group_options(self.get_params(ctx)))
        whole = ctx.find_root().obj is WHOLE or set(groups) == {MORE}
        if not whole:
            groups.pop(MORE, None)
        names = {id(o): describe_name(o, ctx) for options in groups.values() for o in options}
        width = max(map(len, names.values()), default=0)
        for group, options in groups.items():
            with formatter.section(group):
                formatter.write_dl([(names[id(o)].ljust(width), first_line(o)) for o in options])
        formatter.write(
            "\nOne in full: summarize help --ask. All in full: summarize help options.\n"
            if whole
            else "All: --help. Tab: summarize --install-completion. Manual: man summarize.\n"
        )

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Complete a word; options come with the first line of their help."""
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            item.help = (item.help or "").partition("\n")[0].replace("'", "’")  # zsh would drop '
        return items

    def describe_options(self, ctx: Any) -> str:
        """Format all options with their full help."""
        formatter = ctx.make_formatter()
        for group, options in group_options(self.get_params(ctx)):
            with formatter.section(group):
                formatter.write_dl([(describe_name(o, ctx), describe_whole(o)) for o in options])
        return str(formatter.getvalue())


def describe_name(option: TyperOption, ctx: Any) -> str:
    """Format the names of an option: ``-n, --length LENGTH``."""
    return (option.get_help_record(ctx) or ("",))[0]


def describe_whole(option: TyperOption) -> str:
    """Join the full help of an option and its default."""
    text = " ".join((option.help or "").split())
    unsaid = option.default not in (None, False) and "Default:" not in text
    return f"{text} Default: {option.default}." if unsaid else text


def expand_options(
    *, without: tuple[str, ...] = (), **groups: Make
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Replace a parameter of a command by the options of the group with its name.

    A group is a function that builds a value from its options, and the command gets that value. So
    an option is declared once for all commands that use its group. ``without`` names options that
    this command leaves out.
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
