"""Where the lines go: a folder of parts, a file that parts beside it are merged into, or a pipe."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from summarize.corpus.part import check_format
from summarize.corpus.store import BEGUN, open_store
from summarize.errors import UsageError, cannot_write
from summarize.sources.remote import is_remote
from summarize.systems import lock

STDOUT = "-"
_ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".parquet")
_PACKED = {".gz": "jsonl.gz", ".zst": "jsonl.zst"}


@dataclass(frozen=True, slots=True)
class Target:
    """An output as it was named."""

    folder: str  # of the parts
    file: Path | None  # what they are merged into
    format: str  # of the file, or of the parts where there is none
    far: str = ""  # a file that a scheme names, in place of one on this disk
    printed: bool = False  # on standard output, and the folder is for this run alone

    @property
    def part_format(self) -> str:
        """The format of the parts."""
        return self.format if self.is_folder else "jsonl"

    @property
    def is_folder(self) -> bool:
        """Tell whether the parts are what was asked for."""
        return not (self.file or self.far or self.printed)

    @property
    def grows(self) -> bool:
        """Tell whether the file is merged while shards are done, and not at their end."""
        return self.file is not None and self.format != "parquet"

    @property
    def place(self) -> tuple[str, str]:
        """The folder and the name of the file, through a link, so that the link stays one."""
        if self.far:
            folder, _, name = self.far.rpartition("/")
            return folder, name
        real = (self.file or Path()).resolve()
        return str(real.parent), real.name

    @property
    def name(self) -> str:
        """What was asked for, as it is shown to the user."""
        return str(self.file or self.far or f"{self.folder.rstrip('/')}/")

    @property
    def written(self) -> tuple[Path, ...]:
        """What a run of ours writes."""
        return tuple(Path(name) for name in (self.folder, self.file or self.far) if name)

    def is_free(self) -> bool:
        """Tell whether nothing is there that a run would write over or beside.

        Raise UsageError for what is no file.
        """
        if self.far:
            folder, name = self.place
            return name not in open_store(folder).list_names()
        if is_remote(self.folder):
            return True
        if self.file is None:
            return _is_empty(Path(self.folder))
        if self.file.exists() and not self.file.is_file():
            raise UsageError(f"{self.file}: not a file, which lines could be merged into")
        return not self.file.exists() or self.file.stat().st_size == 0

    def refuse(self) -> str:
        """Say why there can be no run, and what to do."""
        name = self.file or self.far
        if name:
            return f"{name} exists and was not made by summarize: --restart replaces it"
        return (
            f"{self.folder} has files that were not made by summarize: name another folder, "
            "or --restart to write beside them"
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
                lock(file)
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

    Raise UsageError where no format ends so, or the extra for it is missing.
    """
    path = Path(output)
    named = _tell_format(output)
    if output.endswith("/") or (is_remote(output) and not named) or path.is_dir():
        target = Target(output, None, part_format)
    elif is_remote(output):
        target = Target(f"{output}.parts", None, named, far=output)
    else:
        folder = str(path.with_name(f"{path.name}.parts"))
        target = Target(folder, path, named or "jsonl")
    check_format(target.format)
    return target


def _tell_format(output: str) -> str:
    """Return what the ending of a name says, "" where it has none; raise UsageError for others."""
    path = PurePosixPath(output)
    if not path.suffix or output.endswith("/"):
        return ""
    if path.suffix == ".parquet":
        return "parquet"
    packed = _PACKED.get(path.suffix, "")
    inner = PurePosixPath(path.stem).suffix if packed else path.suffix
    if inner not in (".jsonl", ".ndjson") and not (packed and not inner):
        known = ", ".join(_ENDINGS)
        raise UsageError(f"{output}: a file ends in {known}; a folder of parts in /")
    return packed or "jsonl"
