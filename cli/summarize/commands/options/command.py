"""A command whose options stand in groups in its help, and have a variable each."""

from functools import partial
from textwrap import wrap
from typing import Any

from typer.core import TyperCommand, TyperOption

from summarize.errors import UsageError

PICK = "What to pick"
SHOW = "How to show it"
MORE = "More"  # --help names them alone
_OTHERS = "Options"  # those of a command alone
_GROUPS = (_OTHERS, PICK, SHOW, MORE)
# What would surprise, were it meant for every run; and what Typer adds.
_ONCE = {
    "output",
    "open",
    "list",
    "part",
    "follow",
    "merge",
    "reference",
    "files-from",
    "restart",
    "retry-failed",
}
_ONCE |= {"include", "exclude", "focus", "ask"}
_NEVER = {"version", "help", "no-config", "install-completion", "show-completion"}
_SHORTER = {"show-completion": "Print what the shell needs for it."}  # Typer's own is two lines
# But in the manual; or it is a command, or told by `summarize config --help`.
_UNNAMED = {"version", "install-completion", "show-completion", "no-config"}
ALL = "summarize help options"  # tells of each in full


def long_name(option: TyperOption) -> str:
    """Return ``length`` of an option that is called ``-n`` and ``--length``."""
    return max(option.opts, key=len).lstrip("-")


def may_be_set(option: TyperOption) -> bool:
    """Tell whether an option may have a default of the user's own."""
    return option.allow_from_autoenv and long_name(option) not in _ONCE | _NEVER


def variable_of(option: TyperOption) -> str:
    """Return the environment variable that sets an option."""
    return "SUMMARIZE_" + long_name(option).upper().replace("-", "_")


def first_line(option: TyperOption) -> str:
    """Return what --help says; the manual says the rest, too."""
    text = _SHORTER.get(long_name(option), option.help or "")
    return text.partition("\n")[0]


def group_options(params: list[Any]) -> list[tuple[str, list[TyperOption]]]:
    """Return the options by their groups, those that are only named last."""
    options = [param for param in params if isinstance(param, TyperOption) and not param.hidden]
    groups: dict[str, list[TyperOption]] = {group: [] for group in _GROUPS}
    for option in options:
        other = MORE if long_name(option) in _NEVER else _OTHERS
        groups[option.rich_help_panel or other].append(option)
    return [(group, members) for group, members in groups.items() if members]


def name_source(ctx: Any, option: Any) -> str:
    """Return where a value comes from, as ``SUMMARIZE_LENGTH: ``; "" for the command line."""
    source = getattr(ctx and ctx.get_parameter_source(option.name), "name", "")
    sources = {
        "ENVIRONMENT": variable_of(option),
        "DEFAULT_MAP": f"config.toml: {long_name(option)}",
    }
    return f"{sources[source]}: " if source in sources else ""


def _call_back(callback: Any, ctx: Any, option: Any, value: Any) -> Any:
    """Call what checks a value; name where a wrong one comes from."""
    try:
        return callback(ctx, option, value) if callback else value
    except UsageError as error:
        raise UsageError(f"{name_source(ctx, option)}{error}") from error


class Command(TyperCommand):
    """A command of ours."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Give every option its variable, unless it is for one run alone."""
        super().__init__(*args, **settings)
        for option in self.params:
            if isinstance(option, TyperOption) and may_be_set(option):
                option.envvar = variable_of(option)
                option.callback = partial(_call_back, option.callback)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options in their groups, a line each; of what few need the names alone."""
        groups = dict(group_options(self.get_params(ctx)))
        more = groups.pop(MORE)
        names = {id(o): describe_name(o, ctx) for options in groups.values() for o in options}
        width = max(map(len, names.values()), default=0)
        for group, options in groups.items():
            with formatter.section(group):
                formatter.write_dl([(names[id(o)].ljust(width), first_line(o)) for o in options])
        with formatter.section(f"{MORE} (see `{ALL}`)"):
            room = formatter.width - formatter.current_indent
            named = ", ".join(f"--{long_name(o)}" for o in more if long_name(o) not in _UNNAMED)
            for line in wrap(named, room, break_on_hyphens=False):
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what a shell can complete, each option with the first line of its help."""
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            item.help = (item.help or "").partition("\n")[0].replace("'", "’")  # zsh would drop '
        return items

    def describe_options(self, ctx: Any) -> str:
        """Return every option with all that is said of it."""
        formatter = ctx.make_formatter()
        for group, options in group_options(self.get_params(ctx)):
            with formatter.section(group):
                formatter.write_dl([(describe_name(o, ctx), describe_whole(o)) for o in options])
        return str(formatter.getvalue())


def describe_name(option: TyperOption, ctx: Any) -> str:
    """Return ``-n, --length LENGTH``."""
    return (option.get_help_record(ctx) or ("",))[0]


def describe_whole(option: TyperOption) -> str:
    """Return all that is said of an option, and its default."""
    text = " ".join((option.help or "").split())
    unsaid = option.default not in (None, False) and "Default:" not in text
    return f"{text} Default: {option.default}." if unsaid else text
