"""Which versions did the work: they may decide what comes out."""

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from summarize.version import __version__

_LIBRARIES = ("trafilatura", "lxml", "sumy", "numpy", "pypdfium2")


@cache
def find_versions() -> dict[str, str]:
    """Return the versions of the program, of Python and of the libraries that read and rank."""
    found = {"summarize": __version__, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # a copy of the package without its metadata
            continue
    return found
