"""Load what a table names when it is needed: a module and what stands in it."""

from importlib import import_module
from typing import Any


def load_named(home: str, room: str = "") -> Any:
    """Return what ``module:name`` names; ``room`` is the package that the module is in, if any."""
    module, _, name = home.partition(":")
    return getattr(import_module(f"{room}.{module}" if room else module), name)
