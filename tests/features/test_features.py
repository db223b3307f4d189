"""Each feature has a test, each such test a feature, and a rule that can be broken."""

import pytest

from tests.features import catalogue
from tests.features.catalogue import features
from tests.features.found import FeatureTest, Rule, feature_tests, named_in
from tests.features.rules import taken_away

A_FILE = """
class TestSeeing:
    @pytest.mark.parametrize("who", [1, 2])
    @shows("events.diary:Entry.see", at="is_new_to", case="1")
    @shows("events.diary:Entry.is_new_to")
    def test_f64_a_look_counts_once(self, who: int) -> None: ...

def test_something_else() -> None: ...
"""


def test_every_feature_has_a_test() -> None:
    assert features().keys() <= {test.feature for test in feature_tests()}


def test_every_feature_test_has_a_feature() -> None:
    assert {test.feature for test in feature_tests()} <= features().keys()


def test_features_have_the_numbers_they_were_given() -> None:
    assert features().keys() <= set(range(1, 126))


def test_a_sentence_is_a_sentence() -> None:
    for feature in features().values():
        for said in (feature.says, feature.missing or "Nothing."):
            assert said[0].isupper()
            assert said.endswith(".")
            assert "|" not in said


@pytest.mark.parametrize("test", feature_tests(), ids=lambda test: test.node)
def test_a_feature_test_names_a_rule_that_is_there(test: FeatureTest) -> None:
    assert test.rules
    for rule in test.rules:
        assert list(taken_away(rule)), rule


def test_what_a_test_is_named_for_is_read_where_it_stands() -> None:
    assert list(named_in("tests/x.py", A_FILE)) == [
        FeatureTest(
            feature=64,
            sentence="A look counts once.",
            file="tests/x.py",
            node="tests/x.py::TestSeeing::test_f64_a_look_counts_once",
            rules=(
                Rule("events.diary:Entry.see", "is_new_to", "1"),
                Rule("events.diary:Entry.is_new_to"),
            ),
        )
    ]


def test_the_page_has_a_row_for_each_feature() -> None:
    rows = [row for row in catalogue.catalogue().splitlines() if row.startswith("| F")]
    assert len(rows) == len(features())
