"""A test is tried with its rule and without, and what came of it is told."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.features.__main__ import trials_of, wrong_with
from tests.features.changes import Change
from tests.features.found import FeatureTest, Rule
from tests.features.trying import Outcome, Trial, Verdict

SEEING = "tests/events/test_diary.py::TestSeeing::test_f64_a_first_look_is_recorded"
# In a process of its own: this one is a test that is running already.
THREE = f"""
import sys
from pathlib import Path
from tests.features.found import Rule
from tests.features.rules import taken_away
from tests.features.trying import Trial, outcomes

(file, change), *_ = taken_away(Rule("events.diary:Entry.see", "self._entry_seen"))
trials = [Trial("{SEEING}"), Trial("{SEEING}", file, change), Trial("{SEEING}_not")]
for outcome in outcomes(trials, Path(sys.argv[1]), 1):
    print(int(outcome.verdict))
"""
CHANGE = Change(0, 3, "", "")


def test_each_trial_has_its_verdict(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", THREE, str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    verdicts = [Verdict.PASSED, Verdict.FAILED, Verdict.UNTRIED]
    assert told.stdout.split() == [str(int(one)) for one in verdicts]


def test_a_test_is_tried_as_it_is_and_without_each_part_of_its_rule() -> None:
    rule = Rule("events.diary:Entry.see", "self._entry_seen", "one")
    test = FeatureTest(64, "It is seen.", "tests/x.py", "tests/x.py::test_x", (rule,))
    first, *others = trials_of(test)
    assert first == Trial("tests/x.py::test_x[one]")
    assert {one.file for one in others} == {"events/diary.py"}
    assert others


@pytest.mark.parametrize(
    ("change", "verdict", "says"),
    [
        (None, Verdict.PASSED, ""),
        (None, Verdict.FAILED, "does not pass as it is"),
        (CHANGE, Verdict.FAILED, ""),
        (CHANGE, Verdict.PASSED, "passes without its rule"),
        (CHANGE, Verdict.UNTRIED, "was not reached"),
    ],
)
def test_what_is_wrong_is_said(
    change: Change | None, verdict: Verdict, says: str
) -> None:
    trial = Trial("tests/x.py::test_x", "wsgi.py", change)
    said = wrong_with(Outcome(trial, verdict, "what pytest printed"))
    assert (says in said) if says else (said == "")
