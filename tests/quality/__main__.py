"""Print one table of what the program reaches; some of them need the folder of the data."""

import argparse
from importlib import import_module
from typing import Any

# What is measured, by the module and the function that do it: only these are loaded, since the
# memory of a child counts from that of its parent.
_OF_DATA = {
    "pages": ("benchmarks.measures", "measure_pages"),
    "pasted": ("benchmarks.measures", "measure_pasted"),
    "structure": ("benchmarks.structure", "measure_structure"),
    "sentences": ("benchmarks.structure", "measure_sentences"),
    "links": ("benchmarks.links", "measure_links"),
    "metadata": ("benchmarks.metadata", "measure_metadata"),
    "ablate": ("benchmarks.ablation.ablate", "measure_ablation"),
    "features": ("benchmarks.ablation.features", "measure_features"),
    "harm": ("benchmarks.measures", "measure_harm"),
    "rouge": ("benchmarks.measures", "measure_rouge"),
    "merge": ("benchmarks.measures", "measure_merge"),
    "formats": ("benchmarks.formats", "measure_formats"),
    "losses": ("benchmarks.losses", "measure_losses"),
    "rankers": ("benchmarks.rankers", "measure_rankers"),
    "sumy": ("benchmarks.rankers", "measure_sameness"),
    "coherence": ("benchmarks.coherence", "measure_coherence"),
    "choices": ("benchmarks.choices", "measure_choices"),
    "pick": ("benchmarks.picks", "measure_picks"),
    "phrases": ("benchmarks.phrases", "measure_phrases"),
    "keyphrases": ("benchmarks.keyphrases", "measure_keyphrases"),
    "ask": ("benchmarks.ask", "measure_ask"),
    "stories": ("benchmarks.stories", "measure_stories"),
    "corpus": ("benchmarks.throughput", "measure_throughput"),
    "stages": ("benchmarks.stages", "measure_stages"),
    "train": ("makers.train", "train"),
    "page_kinds": ("makers.page_kinds", "grow_page_kinds"),
    "learn": ("makers.learn", "learn"),
    "learn_ask": ("makers.learn_ask", "learn_ask"),
}
_ALONE = {
    "startup": ("benchmarks.times", "measure_startup"),
    "speed": ("benchmarks.times", "measure_speed"),
    "splitters": ("benchmarks.splitters", "measure_splitters"),
    "fuzz": ("quality.fuzz", "measure_fuzz"),
    "values": ("quality.values.run", "measure_values"),
    "growth": ("quality.growth", "measure_growth"),
    "kills": ("quality.trouble", "measure_trouble"),
    "mutate": ("quality.mutate", "measure_mutants"),
    "picture": ("makers.picture", "draw_pictures"),
}


def _list_picker(arguments: argparse.Namespace) -> dict[str, Any]:
    return {name: value for name, value in vars(arguments).items() if name.startswith("pick_")}


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
    parser.add_argument("--count", type=int, help="documents, shapes, kills or changes")
    parser.add_argument("--seed", type=int, default=0, help="of what is changed at random")
    parser.add_argument("--first", type=int, default=0, help="the number of the first of them")
    parser.add_argument("--pick-with", help="a command or an address, to pick")
    parser.add_argument("--pick-model")
    parser.add_argument("--pick-key")
    parser.add_argument("--pick-log")
    parser.add_argument("--pick-tokens", type=int)
    parser.add_argument("--pick-timeout", type=float)
    arguments = parser.parse_args()
    module, function = (_OF_DATA | _ALONE)[arguments.what]
    measure = getattr(import_module(f"tests.{module}"), function)
    if arguments.what in _OF_DATA:
        if arguments.folder is None:
            parser.error(f"{arguments.what} needs the folder of the data")
        given = {"count": arguments.count, **_list_picker(arguments)}
        own = given if arguments.what == "pick" else {}
        own |= {"count": arguments.count} if arguments.what == "links" else {}
        rows = measure(arguments.folder, arguments.chosen, **own)
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
