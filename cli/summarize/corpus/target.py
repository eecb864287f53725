"""Where the lines go: a folder of parts, or a file that parts beside it are merged into."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarize.corpus.parts.part_file import check_format
from summarize.corpus.parts.store import BEGUN
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

    def is_free(self) -> bool:
        """Tell whether nothing is there that a run would write over or beside.

        Raise UsageError for what is no file.
        """
        if is_remote(self.folder):
            return True
        if self.file is None:
            return _is_empty(Path(self.folder))
        if self.file.exists() and not self.file.is_file():
            raise UsageError(f"{self.file}: not a file, which lines could be merged into")
        return not self.file.exists() or self.file.stat().st_size == 0

    def refuse(self) -> str:
        """Say why there can be no run, and what to do."""
        if self.file:
            return f"{self.file} exists, and no run of ours wrote it: --restart replaces it"
        return (
            f"{self.folder} holds what no run of ours wrote: name another folder, "
            "or --restart to write beside it"
        )

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
    """Tell whether a folder is not there, or holds only what other jobs begin to write."""
    try:
        return all(path.name.startswith(BEGUN) for path in folder.iterdir())
    except OSError:
        return not folder.exists()


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
