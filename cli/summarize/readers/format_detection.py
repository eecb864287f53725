"""Detect the kind of a source: unpack it, and try all kinds in their order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, Literal

from summarize.lazy import load_named
from summarize.models import Source
from summarize.plugins import load_plugins
from summarize.readers.format_features import FormatFeatures, Kind
from summarize.readers.kinds import KINDS

_GZIP = b"\x1f\x8b"
_LAYERS = 2  # of packing, as a server adds one to a file that is packed


@dataclass(frozen=True, slots=True)
class Detected:
    """The kind of a source and the result of its detection: text, bytes or parsed content."""

    kind: Kind
    found: Any = field(compare=False, repr=False)
    source: Source = field(repr=False)  # unpacked

    def is_of(self, source: Source) -> bool:
        """Check whether a source still has the data and the address in which this was found."""
        return self.source.data is source.data and self.source.url == source.url

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        """Leave it out of a pickle: the result may be large, or hold open files."""
        return type(None), ()


def detect(source: Source, *, inside: bool = False) -> Source:
    """Unpack a source and detect its kind, in ``detected``; raise InputError if it has none.

    ``inside`` means that another source contained it: then it is an article, no archive or feed.
    """
    if source.detected is not None and source.detected.is_of(source):
        return source
    source = _unpack(source._replace(detected=None))
    features = FormatFeatures(source)
    for kind in list_kinds():
        if kind.outer and (inside or source.alone):
            continue
        found = _try_kind(kind, features)
        if found is not None:
            return source._replace(detected=Detected(kind, found, source))
    raise AssertionError("the last kind takes any text")


@cache
def list_kinds() -> tuple[Kind, ...]:
    """List all kinds in their order: those of other packages first, as somebody chose them."""
    return (*load_plugins("summarize.readers", Kind).values(), *KINDS)


def _try_kind(kind: Kind, features: FormatFeatures) -> Any:
    """Try one kind; return the result of its detection, None if the source is of another kind."""
    if not features.may_be(kind):
        return None
    function = load_function(kind, "detect")
    found = function(features) if function else True
    if found is True:
        return features.text if kind.text else features.data
    return found


def _unpack(source: Source) -> Source:
    for _ in range(_LAYERS):
        if source.data.startswith(_GZIP):
            # Imported here: few inputs are compressed.
            from summarize.readers.unpack import unpack_gzip

            source = source._replace(data=unpack_gzip(source.data))
    return source


def load_function(
    kind: Kind, role: Literal["detect", "read", "split", "enter"]
) -> Callable[..., Any] | None:
    """Load one of the functions of a kind; None if it has none of this role."""
    home: str | Callable[..., Any] = getattr(kind, role)
    if callable(home):
        return home
    if home:
        return load_named(home, "summarize.readers")  # type: ignore[no-any-return]
    if not kind.module:
        return None
    module, _, part = kind.module.partition(":")
    name = f"{role}_{part}" if part else role
    return getattr(import_module(f"summarize.readers.formats.{module}"), name, None)
