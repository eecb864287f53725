"""Time whole processes against the floor: a bare import of the libraries that do the work."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

_RUNS = 10
_FLOOR = "import typer, rich.console, trafilatura, numpy, sumy.summarizers.lex_rank"
_SAMPLES = Path(__file__).parents[2] / "samples"


def measure_startup() -> Iterator[tuple[str, ...]]:
    """Return medians of ten runs, taken in turn, and their ratio to the floor."""
    program = [sys.executable, "-m", "summarize"]
    commands = {
        "floor": [sys.executable, "-c", _FLOOR],
        "--help": [*program, "--help"],
        "plain text": [*program, str(_SAMPLES / "harbour.txt")],
        "page": [*program, str(_SAMPLES / "bridge.html")],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(_RUNS + 1):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if run:  # the first one fills the caches
                times[name].append(perf_counter() - start)
    floor = median(times["floor"])
    yield ("startup", "ms", "of floor")
    for name, values in times.items():
        yield (name, f"{1000 * median(values):.0f}", f"{median(values) / floor:.2f}")
