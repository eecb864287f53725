"""Where the lines go: a folder of parts, or a file that parts beside it are merged into."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from summarize.corpus.parts.part_file import check_format
from summarize.errors import UsageError, cannot_write
from summarize.sources.remote import is_remote


@dataclass(frozen=True, slots=True)
class Target:
    """An output as it was named."""

    folder: str  # of the parts
    file: Path | None  # what they are merged into
    format: str  # of the file, or of the parts where there is none

    @property
    def part_format(self) -> str:
        """The format of the parts."""
        return "jsonl" if self.file else self.format

    @property
    def written(self) -> tuple[Path, ...]:
        """What a run of ours writes."""
        return tuple(Path(name) for name in (self.folder, self.file) if name is not None)

    def check(self, *, ours: bool) -> None:
        """Raise UsageError for what we should not write to; ``ours`` is what a run began."""
        if is_remote(self.folder):
            return
        name = self.file or Path(self.folder)
        if self.file and name.exists() and not name.is_file():
            raise UsageError(f"{name}: not a file, which lines could be merged into")
        empty = not name.exists() or (name.stat().st_size == 0 if self.file else _is_empty(name))
        if not ours and not empty:
            raise UsageError(f"{name} exists, and no run of ours wrote it: --restart replaces it")

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other runs from merging into the file; raise UsageError if one does.

        Parts alone need no lock: two that write one write the same.
        """
        if self.file is None:
            yield
            return
        try:
            folder = Path(self.folder)
            folder.mkdir(exist_ok=True)
            file = (folder / "lock").open("wb")
        except OSError as error:
            raise cannot_write(self.file, error) from error
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UsageError(f"{self.file}: another run is writing it") from error
            yield


def _is_empty(folder: Path) -> bool:
    with suppress(OSError):
        return next(folder.iterdir(), None) is None
    return False


def open_target(output: str, part_format: str = "jsonl") -> Target:
    """Return the output of that name: a folder if it ends with "/" or is one.

    Raise UsageError where the extra for its format is missing.
    """
    path = Path(output)
    if is_remote(output) or output.endswith("/") or path.is_dir():
        target = Target(output, None, part_format)
    else:
        endings = {".parquet": "parquet", ".gz": "jsonl.gz", ".zst": "jsonl.zst"}
        target = Target(
            str(path.with_name(f"{path.name}.parts")), path, endings.get(path.suffix, "jsonl")
        )
    check_format(target.format)
    return target
