"""Signing in, and what no page may get wrong, on WebKit and on Firefox."""

import pytest

from tests.browser.school import TEACHER
from tests.browser.test_offline_round import a_line
from tests.engines.engine import Person
from tests.engines.school import Away
from tests.engines.test_round import begins_a_round, cut_off

pytestmark = pytest.mark.engines


def test_a_teacher_signs_in_and_a_worker_stands_behind_the_page(sian: Person) -> None:
    sian.signs_in(TEACHER)
    sian.reads("Siân Pritchard")


def test_pages_break_no_rule_of_axe_and_need_no_scrolling_to_the_side(
    away: Away, sian: Person
) -> None:
    """At 320 pixels on Firefox, and with no more room than that on WebKit.

    Its window cannot be less than 447 pixels wide, so there all is drawn larger.
    """
    sian.signs_in(TEACHER)
    page = begins_a_round(sian)[0][1]
    sian.engine.narrows()
    for path in ("/today", page, page.rpartition("/")[0], "/outbox"):
        sian.go(path)
        assert not sian.axe_violations(), path
        assert not sian.too_wide(), path


def test_the_page_without_a_connection_breaks_no_rule_either(
    away: Away, sian: Person
) -> None:
    sian.signs_in(TEACHER)
    name, page = begins_a_round(sian)[0]
    sian.engine.narrows()
    with cut_off(away, sian):
        sian.go(page)
        sian.reads_title(name)
        sian.types("One line about today", a_line())
        assert not sian.axe_violations()
        assert not sian.too_wide()
