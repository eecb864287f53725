"""Train what chooses sentences as editors do, and tell by cross-validation how well.

`python -m tests.quality choices DATA_DIR` tells how good the choice is by networks that have not
seen the site, or the set, of an article; `learn` trains on all articles and writes the files.
Both need the extra `quality`.
"""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

from summarize.discourse import dangling
from summarize.discourse.prose import list_prose
from summarize.models import Article, Sentence
from summarize.rank.auto import auto, network, wording
from summarize.rank.auto.analysis import analyze_sentences, list_documents
from summarize.rank.auto.vectors import build_vectors, weigh
from summarize.rank.candidates import add_stances
from tests.benchmarks.choices import Choice, pick, read_choices
from tests.benchmarks.measures import Row
from tests.makers.learn_dangling import write_model
from tests.makers.learn_wording import write_wording

FOLDS = 5
_NETS, _UNITS = 2, 10  # networks that are put side by side into one, and the units of each
_DECAY, _ROUNDS = 3.0, 25
_SCALE = 2.0  # of the ratings, about 2 from the worst to the best sentence of an article
_MODULES: tuple[Any, ...] = network, dangling, wording


def learn(folder: str, chosen: str) -> Iterator[Row]:
    """Train on every article and write the files; yield how much there was."""
    choices = list(read_choices(folder, chosen))
    network.FILE.write_text(write_network(choices), encoding="utf-8")
    dangling.FILE.write_text(write_model(choices), encoding="utf-8")
    wording.FILE.write_text(write_wording(choices, _describe(choices)), encoding="utf-8")
    yield ("articles", str(len(choices)))


def pick_blindly(choices: Sequence[Choice], by: str) -> list[Sequence[Sentence]]:
    """Return what is picked of each article by a network that saw none of its site, or its set."""
    groups = [name_group(choice, by) for choice in choices]
    picked: dict[int, Sequence[Sentence]] = {}
    with TemporaryDirectory() as folder:
        for group in write_models(choices, by, Path(folder)):
            with use_models(Path(folder, group)):
                picked |= {i: pick(choices[i], "auto") for i, g in enumerate(groups) if g == group}
    return [picked[i] for i in range(len(choices))]


def write_models(choices: Sequence[Choice], by: str, folder: Path) -> list[str]:
    """Train on all articles but those of one group, for each; name the folders with the files."""
    groups = [name_group(choice, by) for choice in choices]
    for group in sorted(set(groups)):
        others = [c for c, its in zip(choices, groups, strict=True) if its != group]
        texts = write_network(others), write_model(others), write_wording(others, _describe(others))
        Path(folder, group).mkdir()
        for module, text in zip(_MODULES, texts, strict=True):
            Path(folder, group, module.FILE.name).write_text(text, encoding="utf-8")
    return sorted(set(groups))


@contextmanager
def use_models(folder: Path) -> Iterator[None]:
    """Rank, within, by the files in a folder."""
    own = [module.FILE for module in _MODULES]
    for module, file in zip(_MODULES, own, strict=True):
        module.FILE = folder / file.name
    network.load_network.cache_clear()
    try:
        yield
    finally:
        for module, file in zip(_MODULES, own, strict=True):
            module.FILE = file
        network.load_network.cache_clear()


def _describe(choices: Sequence[Choice]) -> list[tuple[list[str], list[tuple[float, ...]]]]:
    """Return the sentences of each article, and the traits of each sentence."""
    described = (describe_article(choice.article) for choice in choices)
    return [(texts, list(zip(*traits.values(), strict=True))) for texts, traits in described]


def name_group(choice: Choice, by: str) -> str:
    """Return the set of an article, or the fold of its site."""
    return choice.data if by == "set" else str(crc32(choice.site.encode()) % FOLDS)


@cache
def describe_article(article: Article) -> tuple[list[str], dict[str, list[float]]]:
    """Return the sentences of an article, and their traits by name."""
    sentences = add_stances(list_prose(article), article)
    texts, count_terms = analyze_sentences(sentences, article)
    vectors, weights = build_vectors([text.terms for text in texts])
    traits = auto.describe_documents(
        texts,
        vectors,
        lambda text: weigh(count_terms(text), weights),
        list_documents(sentences, article),
    )
    return [sentence.text for sentence in sentences], traits


def write_network(choices: Sequence[Choice]) -> str:
    """Return the file of a network trained on articles."""
    import numpy
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPRegressor

    rows, wanted = [], []
    names: list[str] = []
    for choice in choices:
        texts, traits = describe_article(choice.article)
        worths = numpy.array(choice.rate(texts))
        names = list(traits)
        rows.append(numpy.array(list(traits.values())).T)
        wanted.append((worths - worths.mean()) * 4)
    table = numpy.vstack(rows)
    means, spreads = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled = (table - means) / spreads
    weights, biases, outputs, base = [], [], [], 0.0
    for seed in range(_NETS):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it stops early on purpose
            net = MLPRegressor(
                hidden_layer_sizes=(_UNITS,),
                alpha=_DECAY,
                batch_size=256,
                learning_rate_init=2e-3,
                max_iter=_ROUNDS,
                random_state=seed,
            ).fit(scaled, numpy.concatenate(wanted))
        weights.append(net.coefs_[0] / spreads[:, None])
        biases.append(net.intercepts_[0] - (means / spreads) @ net.coefs_[0])
        outputs.append(net.coefs_[1][:, 0] * _SCALE / 4 / _NETS)
        base += float(net.intercepts_[1][0]) * _SCALE / 4 / _NETS
    columns = numpy.column_stack([means, *weights])
    lines = [f"# {len(names)} traits; network.py beside it tells the format"]
    lines += [_write(name, column) for name, column in zip(names, columns, strict=True)]
    lines.append(_write("bias", numpy.concatenate(biases)))
    lines.append(_write("output", [base, *numpy.concatenate(outputs)]))
    return "\n".join(lines) + "\n"


def _write(name: str, values: Any) -> str:
    return "\t".join([name, *(f"{value:.4g}" for value in values)])
