"""Show a page in the user's browser."""

import os
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from summarize.console.deliver import deliver
from summarize.console.files import write_whole
from summarize.errors import InputError, describe_reason
from summarize.systems import find_home

_NAME = "summarize-page-"
_KEPT = 7 * 24 * 3600  # seconds: a page may stay open for days, and be reloaded
# If these exist, browsers may be sandboxed from the temporary folder and hidden files at home.
_BOXES = ("/snap", "/var/lib/snapd/snap", "/var/lib/flatpak", "~/.local/share/flatpak")
_DOWNLOADS = re.compile(r'^XDG_DOWNLOAD_DIR="(.*)"$', re.MULTILINE)


def open_page(text: str, output: str | None) -> None:
    """Write a page to a file, or to one that only the user can read, open it, and print its path.

    Raise InputError if it can't be written, or no browser is found; the file then stays.
    """
    # Imported here: few runs open a browser.
    import webbrowser

    path = Path(output).resolve() if output is not None else _make_file()
    write_whole(str(path), text)
    if not webbrowser.open(path.as_uri()):
        raise InputError(f"no browser found: the page is in {path}")
    deliver(f"{path}\n", None)


def _make_file() -> Path:
    folder = find_folder()
    _clear(folder)
    try:
        descriptor, name = tempfile.mkstemp(prefix=_NAME, suffix=".html", dir=folder)
    except OSError as error:
        raise InputError(f"the page can't be written: {describe_reason(error)}") from error
    os.close(descriptor)
    return Path(name)


def find_folder(boxes: tuple[str, ...] | None = None) -> Path:
    """Find the folder for pages: the downloads if browsers may be sandboxed, or else /tmp."""
    downloads = _find_downloads()
    boxed = any(Path(box).expanduser().is_dir() for box in (_BOXES if boxes is None else boxes))
    fits = boxed and downloads.is_dir() and os.access(downloads, os.W_OK)
    return downloads if fits else Path(tempfile.gettempdir())


def _find_downloads() -> Path:
    """Find the folder of downloads, whose name may be in the user's language."""
    home = Path.home()
    names = find_home("XDG_CONFIG_HOME", ".config") / "user-dirs.dirs"
    found = None
    with suppress(OSError, ValueError):
        found = _DOWNLOADS.search(names.read_text(encoding="utf-8"))
    return Path(found[1].replace("$HOME", str(home))) if found else home / "Downloads"


def _clear(folder: Path) -> None:
    """Delete pages that were shown over a week ago."""
    with suppress(OSError):
        for path in folder.glob(f"{_NAME}*.html"):
            if time.time() - path.lstat().st_mtime > _KEPT:
                path.unlink()
