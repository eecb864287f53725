"""Print one table: `python -m tests.quality WHAT DATA_DIR`, or `startup|speed|splitters|fuzz`."""

import argparse

from tests.quality import coherence, fuzz, measures, rankers, splitters, throughput, times, train

_MEASURES = {
    "pages": measures.measure_pages,
    "pasted": measures.measure_pasted,
    "harm": measures.measure_harm,
    "rouge": measures.measure_rouge,
    "merge": measures.measure_merge,
    "rankers": rankers.measure_rankers,
    "sumy": rankers.measure_sameness,
    "coherence": coherence.measure_coherence,
    "corpus": throughput.measure_throughput,
    "train": train.train,
}
_TIMES = {
    "startup": times.measure_startup,
    "speed": times.measure_speed,
    "splitters": splitters.measure_splitters,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("what", choices=[*_MEASURES, *_TIMES, "fuzz"])
    parser.add_argument("folder", nargs="?", help="the folder with pages/, pasted/ and summaries/")
    parser.add_argument("--set", dest="chosen", default="", help="only the sets of this name")
    parser.add_argument("--minutes", type=float, default=1.0, help="how long to fuzz")
    arguments = parser.parse_args()
    if arguments.what == "fuzz":
        rows = fuzz.measure_fuzz(arguments.minutes)
    elif arguments.what in _TIMES:
        rows = _TIMES[arguments.what]()
    elif arguments.folder is None:
        parser.error(f"{arguments.what} needs the folder of the data")
    else:
        rows = _MEASURES[arguments.what](arguments.folder, arguments.chosen)
    for row in rows:
        print("  ".join(f"{cell:<24}" if i == 0 else f"{cell:>9}" for i, cell in enumerate(row)))


if __name__ == "__main__":
    main()
