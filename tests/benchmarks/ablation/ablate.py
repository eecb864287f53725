"""Measure what each rule is worth: the same inputs with all rules, and with each one taken out.

`python -m tests.quality ablate DATA_DIR` reads all sets; no page is judged by trees that saw its
host. An input is run again for the rules alone that do anything on it.
"""

import multiprocessing
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from statistics import fmean, stdev
from typing import NamedTuple

from tests.benchmarks.ablation.cases import Case, Outcome, read_cases
from tests.benchmarks.ablation.documents import read_documents
from tests.benchmarks.ablation.rankings import read_rankings
from tests.benchmarks.ablation.rules import Rule, watch
from tests.benchmarks.ablation.tables import RULES
from tests.benchmarks.ablation.trees import Trees, grow_trees, use_trees
from tests.benchmarks.measures import Row

_LEAST = 1e-9  # of a difference of scores
_PROCESSES = 2


class Change(NamedTuple):
    """What taking out a rule does to an input, by one measure."""

    rule: str
    measure: str
    case: Case
    whole: Outcome
    without: Outcome

    @property
    def gain(self) -> float:
        """What the rule adds to the score; 0 where nobody knows what is right."""
        return (self.whole.score or 0.0) - (self.without.score or 0.0)


def measure_ablation(folder: str, chosen: str) -> Iterator[Row]:
    """Yield for each rule and measure the inputs that it changes, for better and worse.

    The mean is over all inputs of the measure, in hundred-thousandths; "sure" is how many standard
    errors it is away from 0.
    """
    cases = [
        *read_cases(folder, chosen),
        *read_documents(folder, chosen),
        *read_rankings(folder, chosen),
    ]
    counts: dict[str, int] = defaultdict(int)
    changes: dict[tuple[str, str], list[Change]] = {}
    for measures, found in run_cases(cases, RULES, grow_trees(folder)):
        for measure in measures:
            counts[measure] += 1
        for change in found:
            changes.setdefault((change.rule, change.measure), []).append(change)
    yield ("rule", "measure", "changed", "hosts", "better", "worse", "mean", "sure")
    for rule in RULES:
        if not any(name == rule.label for name, _ in changes):
            yield (rule.label, "all", "0", "0", "0", "0", "0", "")
        for measure, count in counts.items():
            own = changes.get((rule.label, measure))
            if own:
                yield (rule.label, measure, *_sum_up(own, count))


def _sum_up(changes: Sequence[Change], count: int) -> Row:
    gains = [change.gain for change in changes] + [0.0] * (count - len(changes))
    hosts = len({change.case.host for change in changes})
    return (str(len(changes)), str(hosts), *sum_up_gains(gains))


def sum_up_gains(gains: Sequence[float]) -> Row:
    """Count gains and losses; the mean in hundred-thousandths, and its standard errors from 0."""
    better, worse = (sum(sign * gain > _LEAST for gain in gains) for sign in (1, -1))
    mean = fmean(gains)
    error = stdev(gains) / len(gains) ** 0.5 if len(gains) > 1 else 0.0
    sure = f"{mean / error:+.1f}" if error else ""
    return (str(better), str(worse), str(round(1e5 * mean)), sure)


_Job = tuple[Case, Sequence[Rule], list[Trees] | None]
_jobs: list[_Job] = []  # inherited by the processes: what measures a case can't be sent


def run_cases(
    cases: Sequence[Case], rules: Sequence[Rule], trees: list[Trees] | None
) -> Iterator[tuple[list[str], list[Change]]]:
    """Yield for each case its measures and what each rule changes, without trees as they ship."""
    _jobs[:] = [(case, rules, trees) for case in cases]
    with multiprocessing.get_context("fork").Pool(_PROCESSES) as pool:
        for number, measures, found in pool.imap_unordered(_run, range(len(cases)), 4):
            yield measures, [Change(*names, cases[number], *pair) for names, pair in found]


_Found = tuple[tuple[str, str], tuple[Outcome, Outcome]]


def _run(number: int) -> tuple[int, list[str], list[_Found]]:
    case, rules, trees = _jobs[number]
    with use_trees(trees, case.host) if trees else nullcontext():
        with watch(rules) as fired:
            whole = case.run()
        found: list[_Found] = []
        for rule in rules:
            if rule in fired:
                with rule.replace(rule.off):
                    without = case.run()
                found += _compare(rule, whole, without)
    return number, [*whole], found


def _compare(rule: Rule, whole: dict[str, Outcome], without: dict[str, Outcome]) -> list[_Found]:
    return [
        ((rule.label, measure), (whole[measure], without[measure]))
        for measure in whole
        if measure in without and whole[measure] != without[measure]
    ]
