"""Show a page in the user's browser."""

import os
import re
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from summarize.console.deliver import deliver
from summarize.console.files import write_whole
from summarize.errors import InputError, cannot_write
from summarize.systems import expand_home, find_home
from summarize.whole_files import replace_whole

_NAME = "summarize-page-"
_DIGITS = 16  # random ones in a name, hexadecimal
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

    path = _write_page(text) if output is None else Path(output).resolve()
    if output is not None:
        write_whole(str(path), text)
    if not webbrowser.open(path.as_uri()):
        raise InputError(f"no browser found: the page is in {path}")
    deliver(f"{path}\n", None)


def open_address(url: str) -> None:
    """Open an address, and print it; raise InputError if no browser is found."""
    # Imported here: few runs open a browser.
    import webbrowser

    if not webbrowser.open(url):
        raise InputError(f"no browser found: {url}")
    deliver(f"{url}\n", None)


def _write_page(text: str) -> Path:
    """Write a page that only the user can read; raise InputError.

    It ends with its name, by which it is known to be ours.
    """
    # Imported here: few runs open a browser.
    import secrets

    path = Path(f"{_NAME}{secrets.token_hex(_DIGITS // 2)}.html")
    try:
        path = find_folder() / path  # there is none where all disks are full
        _clear(path.parent)
        with replace_whole(path, ".summarize-", private=True) as begun:
            begun.write_bytes(f"{text}{_sign(path)}".encode(errors="replace"))
    except OSError as error:
        raise cannot_write(path, error) from error
    return path


def _sign(path: Path) -> str:
    return f"<!-- {path.name} -->\n"


def find_folder(boxes: tuple[str, ...] | None = None) -> Path:
    """Find the folder for pages: the downloads if browsers may be sandboxed, or else /tmp."""
    downloads = _find_downloads()
    boxed = any(Path(expand_home(box)).is_dir() for box in (_BOXES if boxes is None else boxes))
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
    """Delete pages that were shown over a week ago; a copy of one has another name inside."""
    with suppress(OSError):
        for path in folder.glob(f"{_NAME}{'[0-9a-f]' * _DIGITS}.html"):
            with suppress(OSError):
                if _is_old(path) and _is_signed(path):
                    path.unlink()


def _is_old(path: Path) -> bool:
    found = path.lstat()  # a pipe would keep us waiting
    return stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime > _KEPT


def _is_signed(path: Path) -> bool:
    return path.read_bytes().endswith(_sign(path).encode())
