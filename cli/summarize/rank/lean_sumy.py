"""Import sumy without what its ranking never uses: NLTK, requests and pycountry.

sumy's modules import these at their top for tokenizing, fetching and naming languages, none of
which we call; they cost 0.2 s of the 0.3 s that the import takes. While sumy is imported, stand-ins
take their places; each loads the real one when anything in it is asked for, so sumy stays whole for
other code in the process. The stand-ins leave ``sys.modules`` again at once.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_UNUSED = ("nltk", "nltk.stem", "nltk.stem.snowball", "requests", "pycountry")


class _Deferred(ModuleType):
    """A module that is imported when an attribute of it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


class _DeferredLanguages:
    """``pycountry.languages``, which sumy.utils imports by name."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("pycountry").languages, name)


def import_lean(module: str) -> Any:
    """Return a module of sumy, or one that imports sumy, by its whole name."""
    with _unused_modules_deferred():
        return import_module(module)


@contextmanager
def _unused_modules_deferred() -> Iterator[None]:
    standins = {name: _Deferred(name) for name in _UNUSED if name not in sys.modules}
    # "import a.b.c as x" looks each part up in the one before it.
    for name, module in standins.items():
        parent, _, child = name.rpartition(".")
        if parent in standins:
            setattr(standins[parent], child, module)
    if "pycountry" in standins:
        standins["pycountry"].__dict__["languages"] = _DeferredLanguages()
    sys.modules.update(standins)
    try:
        yield
    finally:
        for name, module in standins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
