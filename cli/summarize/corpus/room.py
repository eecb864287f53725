"""Check that there is room on disks, before articles are merged or marked."""

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from summarize.console.complain import note
from summarize.corpus.digest_index import BYTES
from summarize.corpus.output import Output
from summarize.errors import NoRoomError, cannot_write
from summarize.language.control_characters import one_line
from summarize.sources.remote import is_remote

TOLD = 10**8  # bytes from which on a need is shown
_REMEDY = "--temp DIR names another disk for temporary files"
_LEAST = 0.25  # of the bytes of JSON lines, in tables and compressed files


class Need(NamedTuple):
    """Bytes that will be written to a folder, which need not exist."""

    folder: str
    size: int
    is_temporary: bool = False  # of files that --temp places elsewhere


def describe_lack(needs: Iterable[Need]) -> str:
    """Describe the disk of this machine on which there is no room for files; "" if there is none.

    What is needed in folders of one disk is added up.
    """
    sizes, temporary = Counter[int](), Counter[int]()
    places: dict[int, Path] = {}
    for folder, size, is_temporary in needs:
        if not is_remote(folder):
            place, disk = _find_disk(Path(folder).absolute())
            places.setdefault(disk, place)
            sizes[disk] += size
            temporary[disk] += size * is_temporary
    for disk, size in sizes.items():
        free = shutil.disk_usage(places[disk]).free
        if size > free:
            remedy = f": {_REMEDY}" if size - temporary[disk] <= free else ""
            return f"{places[disk]}: needs {_format(size)}, and {_format(free)} are free{remedy}"
    return ""


def _find_disk(folder: Path) -> tuple[Path, int]:
    """Find the nearest folder that exists, and the number of its disk; raise InputError."""
    try:
        place = next(path for path in (folder, *folder.parents) if path.exists())
        return place, place.stat().st_dev
    except OSError as error:  # for example a name that is too long
        raise cannot_write(folder, error) from error


def check_room(needs: Iterable[Need], work: str) -> None:
    """Raise NoRoomError if there is no room for the files of some work."""
    if lack := describe_lack(needs):
        raise NoRoomError(f"{work}: {lack}")


def show_need(work: str, size: int) -> None:
    """Show how many bytes of temporary files some work needs, if these are many."""
    if size >= TOLD:
        note(f"{work}: some {_format(size)} of temporary files")


def _format(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


class MergeRoom:
    """The room for the file into which parts are merged, and for the index of their digests."""

    def __init__(self, output: Output, temp: str, *, quiet: bool) -> None:
        """``temp`` is the folder of the index."""
        self._output = output
        self._temp = temp
        self._quiet = quiet
        self._warned = False

    def check(self, articles: int, size: int) -> None:
        """Show the need of so many articles, ``size`` bytes of JSON lines; raise NoRoomError."""
        check_room(self._list_needs(articles, size), "merge")
        if not self._quiet:
            show_need("merge", articles * BYTES)

    def warn(self, articles: int, size: int) -> None:
        """Warn once if so many more articles, an estimate, will not fit; the run goes on.

        ``size`` is the bytes of their JSON lines.
        """
        needs = [*self._list_needs(articles, size), Need(self._output.folder, size)]  # of the parts
        if self._quiet or self._warned or sum(need.size for need in needs) < TOLD:
            return
        if lack := describe_lack(needs):
            self._warned = True
            note(one_line(f"summarize: the rest will hardly fit: {lack}"))

    def _list_needs(self, articles: int, size: int) -> list[Need]:
        file, is_plain = self._output.file, self._output.format == "jsonl"
        written = (
            [Need(str(file.parent), round(size * (1 if is_plain else _LEAST)))] if file else []
        )
        return [Need(self._temp, articles * BYTES, is_temporary=True), *written]
