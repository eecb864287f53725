"""Time whole processes: start-up against a bare import of the libraries, and speed by length."""

import random
import resource
import subprocess
import sys
import tempfile
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


def measure_speed() -> Iterator[tuple[str, ...]]:
    """Return seconds and memory of a summary of 600 to 1,000,000 words."""
    yield ("speed", "s", "of 600", "MB")
    first = 0.0
    for words in (600, 60_000, 100_000, 1_000_000):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(write_prose(words))
            file.flush()
            command = [sys.executable, "-m", "summarize", file.name]
            times = []
            for _ in range(3):
                start = perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                times.append(perf_counter() - start)
        first = first or median(times)
        # The largest child so far, which is the one just run, since the texts grow.
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        yield (
            f"{words:,} words",
            f"{median(times):.2f}",
            f"{median(times) / first:.1f}",
            f"{memory:.0f}",
        )


def write_prose(words: int, seed: int = 1) -> str:
    """Return so many words of the samples, in sentences and paragraphs of common lengths."""
    source = random.Random(seed)
    vocabulary = (_SAMPLES / "salt-road.txt").read_text().lower().replace(".", "").split()
    paragraphs: list[str] = []
    left = words
    while left > 0:
        sentences = []
        for _ in range(source.randint(2, 6)):
            chosen = source.choices(vocabulary, k=source.randint(8, 30))
            sentences.append(" ".join(chosen).capitalize() + ".")
            left -= len(chosen)
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)
