"""Print one table of what the program reaches; some of them need the folder of the data."""

import argparse
from importlib import import_module

# What is measured, by the module and the function that do it: only these are loaded, since the
# memory of a child counts from that of its parent.
_OF_DATA = {
    "pages": ("measures", "measure_pages"),
    "pasted": ("measures", "measure_pasted"),
    "structure": ("structure", "measure_structure"),
    "sentences": ("structure", "measure_sentences"),
    "harm": ("measures", "measure_harm"),
    "rouge": ("measures", "measure_rouge"),
    "merge": ("measures", "measure_merge"),
    "formats": ("formats", "measure_formats"),
    "rankers": ("rankers", "measure_rankers"),
    "sumy": ("rankers", "measure_sameness"),
    "coherence": ("coherence", "measure_coherence"),
    "choices": ("choices", "measure_choices"),
    "phrases": ("phrases", "measure_phrases"),
    "ask": ("ask", "measure_ask"),
    "corpus": ("throughput", "measure_throughput"),
    "stages": ("stages", "measure_stages"),
    "train": ("train", "train"),
    "learn": ("learn", "learn"),
    "learn_ask": ("learn_ask", "learn_ask"),
}
_ALONE = {
    "startup": ("times", "measure_startup"),
    "speed": ("times", "measure_speed"),
    "splitters": ("splitters", "measure_splitters"),
    "fuzz": ("fuzz", "measure_fuzz"),
    "values": ("values.run", "measure_values"),
    "growth": ("growth", "measure_growth"),
    "kills": ("trouble", "measure_trouble"),
    "mutate": ("mutate", "measure_mutants"),
    "picture": ("picture", "draw_pictures"),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("what", choices=[*_OF_DATA, *_ALONE])
    parser.add_argument(
        "folder",
        nargs="?",
        help="the folder with pages/, pasted/, summaries/ and so on; one of pages to fuzz with",
    )
    parser.add_argument("--set", dest="chosen", default="", help="only the sets of this name")
    parser.add_argument("--minutes", type=float, help="how long to fuzz at most")
    parser.add_argument("--count", type=int, help="documents to fuzz, shapes, kills or changes")
    parser.add_argument("--seed", type=int, default=0, help="of what is changed at random")
    parser.add_argument("--first", type=int, default=0, help="the number of the first of them")
    arguments = parser.parse_args()
    module, function = (_OF_DATA | _ALONE)[arguments.what]
    measure = getattr(import_module(f"tests.quality.{module}"), function)
    if arguments.what in _OF_DATA:
        if arguments.folder is None:
            parser.error(f"{arguments.what} needs the folder of the data")
        rows = measure(arguments.folder, arguments.chosen)
    else:
        count = {} if arguments.count is None else {"count": arguments.count}
        minutes = {} if arguments.minutes is None else {"minutes": arguments.minutes}
        given = {
            "fuzz": {
                "folder": arguments.folder,
                **minutes,
                "first": arguments.first,
                **count,
            },
            "values": {"first": arguments.first, **minutes, **count},
            "growth": {"first": arguments.first, **count},
            "kills": count,
            "mutate": {"seed": arguments.seed, **count},
        }
        rows = measure(**given.get(arguments.what, {}))
    for row in rows:
        print("  ".join(f"{cell:<24}" if i == 0 else f"{cell:>9}" for i, cell in enumerate(row)))


if __name__ == "__main__":
    main()
