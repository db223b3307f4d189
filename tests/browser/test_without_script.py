"""Everything works where no script runs: on old phones, and when a file was lost."""

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import PARENT, SENCO, TEACHER
from tests.browser.visits import PHONE

pytestmark = pytest.mark.browser

QUYNH: Final = "Nguyễn Bảo Quỳnh"
NOTE: Final = "The blue cup came home without its lid."


def test_notes_go_both_ways(opened: Open) -> None:
    parent, teacher = (Somebody(opened(PHONE, script=False)) for _ in range(2))
    parent.signs_in(PARENT)
    parent.opens_diary_of(QUYNH)
    parent.writes(NOTE, "question")
    parent.is_told("Saved. Your note is in the diary.")
    teacher.signs_in(TEACHER)
    teacher.opens_diary_of(QUYNH)
    teacher.opens_note(NOTE)
    teacher.replies("The lid is on my desk.")
    teacher.corrects("It came home with its lid, in the side pocket.", "I packed it.")
    parent.opens_diary_of(QUYNH)
    parent.opens_note(NOTE)
    parent.amends("The blue cup came home. I have the lid now.", "It was in there.")
    assert parent.page.locator(".version").count() == 3


def test_a_wrong_note_is_sealed(opened: Open) -> None:
    teacher = Somebody(opened(script=False))
    teacher.signs_in(TEACHER)
    teacher.opens_diary_of(QUYNH)
    teacher.writes(NOTE)
    teacher.opens_note(NOTE)
    teacher.seals("I opened the wrong diary.")
    teacher.reads("This note was about another child, so its words are sealed.")
    expect(teacher.page.get_by_text(NOTE)).to_have_count(0)


def test_somebody_joins_the_circle_and_is_taken_out_again(opened: Open) -> None:
    senco = Somebody(opened(script=False))
    senco.signs_in(SENCO)
    senco.opens_diary_of(QUYNH)
    senco.follows("Circle")
    senco.page.get_by_text("Add a person who has no e-mail").click()
    senco.types("Their name", "Kofi Mensah")
    senco.page.get_by_label("What are they to the child?").select_option("therapist")
    senco.page.get_by_label("Which side are they on?").select_option("other")
    senco.presses("Add to the circle")
    senco.is_told("Added. They can read the diary now.")
    senco.follows("Remove Kofi Mensah")
    senco.types("Why?", "He works at another school now.")
    senco.presses("Remove them")
    senco.is_told("Removed. They can no longer read the diary.")
    expect(senco.page.locator(".people__one--past", has_text="Kofi")).to_be_visible()


def test_somebody_leaves_the_circle(opened: Open) -> None:
    parent = Somebody(opened(PHONE, script=False))
    parent.signs_in("shazia@demo.example")
    parent.opens_diary_of("Maryam Sheikh")
    parent.follows("Circle")
    parent.follows("Leave this circle")
    parent.presses("Leave the circle")
    parent.is_told("You have left. That diary is closed to you now.")
    parent.reads("There is no diary to show here")


def test_notes_can_be_sifted_and_turned_back_to(opened: Open) -> None:
    parent = Somebody(opened(PHONE, script=False))
    parent.signs_in(PARENT)
    parent.opens_diary_of(QUYNH)
    newest = parent.page.locator(".entry__head").all_inner_texts()
    parent.follows("Older notes")
    older = parent.page.locator(".entry__head").all_inner_texts()
    assert len(newest) == 20
    assert older
    parent.follows("Go to the newest notes")
    assert parent.page.locator(".entry__head").all_inner_texts() == newest
    parent.taps_on(parent.page.get_by_text("Choose by place, kind or time"))
    parent.page.get_by_label("Place").select_option("travelling")
    parent.presses("Show")
    told = parent.page.locator(".entry > .opens").all_inner_texts()
    assert told
    assert all(re.search(r", travelling\. Written", line) for line in told)


def test_a_mistake_is_named_and_the_words_stay(opened: Open) -> None:
    parent = Somebody(opened(PHONE, script=False))
    parent.signs_in(PARENT)
    parent.opens_diary_of(QUYNH)
    parent.writes(NOTE, "reply-needed")
    assert "(there is a problem)" in parent.page.title()
    parent.reads("Nothing was saved yet. What you typed is still below.")
    expect(parent.page.get_by_label("What do you want to say?")).to_have_value(NOTE)
    expect(parent.page.get_by_label("Reply needed by", exact=True)).to_be_visible()


def test_signing_out_closes_the_diary(opened: Open) -> None:
    parent = Somebody(opened(PHONE, script=False))
    parent.signs_in(PARENT)
    parent.presses("Sign out")
    parent.reads_heading("Sign in")
    parent.window.go("/children")
    parent.reads_heading("Sign in")
    assert parent.window.path == "/sign-in"
