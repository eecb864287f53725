"""The output of a run: a folder of parts, a file into which parts are merged, or a pipe."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from summarize.corpus.part_file import check_format
from summarize.corpus.store import BEGUN, STATE, open_store
from summarize.errors import UsageError, cannot_write
from summarize.sources.remote import is_remote
from summarize.systems import lock

# Seconds: a child of a killed run holds its lock until it has become another program, which takes a
# busy machine a moment.
_PATIENCE = 2.0

STDOUT = "-"
_ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".parquet")
_COMPRESSED = {".gz": "jsonl.gz", ".zst": "jsonl.zst"}


@dataclass(frozen=True, slots=True)
class Output:
    """An output as the user named it."""

    folder: str  # of the parts
    file: Path | None  # into which the parts are merged
    format: str  # of the file, or of the parts if there is none
    remote_file: str = ""  # with a scheme, in place of a local file
    printed: bool = False  # to standard output; the folder is temporary

    @property
    def part_format(self) -> str:
        """The format of the parts: row groups of a table would be as small as its shards."""
        return "jsonl" if self.is_merged and self.format == "parquet" else self.format

    @property
    def is_folder(self) -> bool:
        """Whether the parts themselves are the output."""
        return not (self.is_merged or self.printed)

    @property
    def is_merged(self) -> bool:
        """Whether the parts are merged into a file."""
        return bool(self.file or self.remote_file)

    @property
    def location(self) -> tuple[str, str]:
        """Folder and name of the file; links are followed, so that a link stays a link."""
        if self.remote_file:
            folder, _, name = self.remote_file.rpartition("/")
            return folder, name
        real = (self.file or Path()).resolve()
        return str(real.parent), real.name

    @property
    def name(self) -> str:
        """The output as shown to the user."""
        return str(self.file or self.remote_file or f"{self.folder.rstrip('/')}/")

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths that a run writes to."""
        return tuple(Path(name) for name in (self.folder, self.file or self.remote_file) if name)

    def is_free(self) -> bool:
        """Check that no file of others is in the way; raise UsageError if the output is no file."""
        if self.remote_file:
            folder, name = self.location
            return name not in open_store(folder).list_names()
        if is_remote(self.folder):
            return True
        if self.file is None:
            return _is_empty(Path(self.folder))
        if self.file.exists() and not self.file.is_file():
            raise UsageError(f"{self.file}: not a file, which lines could be merged into")
        return not self.file.exists() or self.file.stat().st_size == 0

    def explain_conflict(self) -> str:
        """Explain why the output can't be used, and suggest a remedy."""
        name = self.file or self.remote_file
        if name:
            return f"{name} exists and was not made by summarize: --restart replaces it"
        return (
            f"{self.folder} has files that were not made by summarize: name another folder, "
            "or --restart to write beside them"
        )

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Lock the file against other runs; raise UsageError if another one holds the lock.

        Parts need no lock: two runs that write the same part write the same bytes.
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
                lock(file, patience=_PATIENCE)
            except BlockingIOError as error:
                raise UsageError(f"{self.file}: another run is writing it") from error
            yield


def _is_empty(folder: Path) -> bool:
    """Check whether a folder is missing, or holds only temporary files of other jobs."""
    inner = folder / STATE
    try:
        paths = [*folder.iterdir(), *(inner.iterdir() if inner.is_dir() else ())]
        return all(path == inner or path.name.startswith(BEGUN) for path in paths)
    except FileNotFoundError:  # at that moment: another job may create it now
        return True
    except OSError:
        return False


def open_output(output: str, part_format: str = "jsonl") -> Output:
    """Interpret the name of an output: a folder if it ends with "/" or is one.

    Raise UsageError if no format has its ending, or the extra for the format is missing.
    """
    path = Path(output)
    ending = _detect_format(output)
    if output.endswith("/") or (is_remote(output) and not ending) or path.is_dir():
        found = Output(output, None, part_format)
    elif is_remote(output):
        found = Output(f"{output}.parts", None, ending, remote_file=output)
    else:
        folder = str(path.with_name(f"{path.name}.parts"))
        found = Output(folder, path, ending or "jsonl")
    check_format(found.format)
    return found


def _detect_format(output: str) -> str:
    """Detect the format by the ending, "" if there is none; raise UsageError if it is unknown."""
    path = PurePosixPath(output)
    if not path.suffix or output.endswith("/"):
        return ""
    if path.suffix == ".parquet":
        return "parquet"
    compressed = _COMPRESSED.get(path.suffix, "")
    inner = PurePosixPath(path.stem).suffix if compressed else path.suffix
    if inner not in (".jsonl", ".ndjson") and not (compressed and not inner):
        known = ", ".join(_ENDINGS)
        raise UsageError(f"{output}: a file ends in {known}; a folder of parts in /")
    return compressed or "jsonl"
