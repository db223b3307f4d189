"""Take each rule away that a feature's test shows, and see the test fail.

python -m tests.features            tries all features
python -m tests.features f64 f70    tries these
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.architecture.tree import ROOT
from tests.features.found import FeatureTest, feature_tests
from tests.features.rules import taken_away
from tests.features.trying import Outcome, Trial, Verdict, outcomes


def trials_of(test: FeatureTest) -> Iterator[Trial]:
    """First the test as it is, then without each part of its rules."""
    for rule in test.rules:
        node = f"{test.node}[{rule.case}]" if rule.case else test.node
        yield Trial(node)
        for file, change in taken_away(rule):
            yield Trial(node, file, change)


def wrong_with(outcome: Outcome) -> str:
    """Say in what way a trial did not come out as it must, if it did not."""
    trial, verdict = outcome.trial, outcome.verdict
    if trial.change is None:
        as_it_is = f"{trial.node} does not pass as it is"
        return "" if verdict == Verdict.PASSED else f"{as_it_is}\n{_end(outcome)}"
    if verdict == Verdict.FAILED:
        return ""
    done = f"{trial.file} {trial.change.said((ROOT / trial.file).read_bytes())}"
    if verdict == Verdict.PASSED:
        return f"{trial.node} passes without its rule:\n  {done}"
    return f"{trial.node} was not reached:\n  {done}\n{_end(outcome)}"


def _end(outcome: Outcome) -> str:
    return "\n".join(outcome.printed.splitlines()[-12:])


def main(wanted: Sequence[str]) -> int:
    tests = [
        test for test in feature_tests() if not wanted or f"f{test.feature}" in wanted
    ]
    trials = list(dict.fromkeys(one for test in tests for one in trials_of(test)))
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="samepage-mutants-") as folder:
        workers = max(1, int(os.environ.get("WORKERS", "2")))
        for outcome in outcomes(trials, Path(folder), workers):
            if said := wrong_with(outcome):
                wrong += 1
                print(said, flush=True)
    changed = sum(trial.change is not None for trial in trials)
    print(f"{len(tests)} tests, {changed} changes, {wrong} not noticed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
