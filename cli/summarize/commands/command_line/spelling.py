"""The line as people type it, in the words that the commands take."""

from collections.abc import Sequence

from summarize.commands.command_line.complete import COMMANDS, TOPICS
from summarize.errors import UsageError

HELP = ("-h", "--help")
_RETRY = "--retry-failed"
# Options that say a format alone, as those of other programs do; a corpus has a --json of its own.
_FORMATS = {f"--{name}": name for name in ("json", "markdown", "html")}


def spell_out(words: Sequence[str]) -> list[str]:
    """Return the line with options for ``help read``, ``--help read``, ``version``, ``--json``.

    Raise UsageError for help on what there is none on.
    """
    if words[:1] == ["version"]:
        return ["--version"]
    asks = words[:1] == ["help"] or (words[:1] and words[0] in HELP and set(words[1:2]) & {*TOPICS})
    if not asks:
        return _name_kind(_name_formats(words))
    about = list(words[1:2])
    if about == ["options"]:
        return ["help", "options"]
    if about and about[0] not in COMMANDS:
        from summarize.commands.command_line.choices import suggest

        close = suggest(about[0], TOPICS)
        hint = f"did you mean {close}?" if close else f"there are {', '.join(TOPICS)}"
        raise UsageError(f"no help on {about[0]!r}: {hint}")
    return [*(word for word in about if word not in ("help", "version")), "--help"]


def _name_formats(words: Sequence[str]) -> list[str]:
    """Return the line with ``--format json`` for ``--json``, where a command knows formats."""
    end = list(words).index("--") if "--" in words else len(words)
    if words[:1] == ["corpus"]:
        end = 0
    spelled = [f"--format={_FORMATS[w]}" if w in _FORMATS else w for w in words[:end]]
    return [*spelled, *words[end:]]


def _name_kind(words: list[str]) -> list[str]:
    """Return the line with ``all`` behind an option that may stand without a kind of failure."""
    place = words.index(_RETRY) + 1 if _RETRY in words else 0
    kind = words[place] if 0 < place < len(words) else ""
    if not place or kind == "all" or (kind.isalpha() and kind.endswith("Error")):
        return words
    return [*words[: place - 1], f"{_RETRY}=all", *words[place:]]
