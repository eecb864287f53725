"""Show a page in the user's browser."""

import os
import tempfile
from pathlib import Path

from summarize.console.files import write_whole
from summarize.errors import InputError, tell_reason


def open_page(text: str, output: str | None) -> None:
    """Write the page to the file, or to one that only the user can read, and show it.

    Raise InputError where it can't be written, or no browser is found; the file stays then.
    """
    # Imported here: few runs end in a browser.
    import webbrowser

    path = Path(output).resolve() if output is not None else _make_file()
    write_whole(str(path), text)
    if not webbrowser.open(path.as_uri()):
        raise InputError(f"no browser found: the page is in {path}")


def _make_file() -> Path:
    try:
        descriptor, name = tempfile.mkstemp(prefix="summary-", suffix=".html")
    except OSError as error:
        raise InputError(f"the page can't be written: {tell_reason(error)}") from error
    os.close(descriptor)
    return Path(name)
