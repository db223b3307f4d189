"""A child keeps something, and alone says what becomes of it."""

import pytest

from events.base import Actor
from events.child_device import CannotEndDevice, ChildDevice
from events.media import File, MediaKind, Stored
from events.own_thing import CannotKeepThing, CannotUseThing, KeptFile, OwnThing
from tests.cast import AMINA, AYO, AYO_IN_PERSON, MONDAY, SIAN, TOM, an_id
from tests.scenario import fact, given, new_facts

THING, NOTE, WAY, DEVICE = map(an_id, ("a thing", "a note", "a way", "a device"))
FILE = File(MediaKind.PICTURE, "image/png", "drawing.png", None, b"")
STORED = Stored("00" * 32, 7)


def kept(
    symbols: tuple[str, ...] = ("happy", "swimming"),
    text: str = "",
    *,
    has_file: bool = False,
    by: Actor = AYO_IN_PERSON,
) -> OwnThing:
    said = (THING, AYO, symbols, text, WAY)
    return OwnThing.keep(*said, has_file=has_file, by=by, today=MONDAY)


def shared() -> OwnThing:
    found = kept()
    found.share(NOTE, by=AYO_IN_PERSON)
    found.collect_events()
    return found


def thrown_away() -> OwnThing:
    found = kept()
    found.throw_away(by=AYO_IN_PERSON)
    found.collect_events()
    return found


def test_a_child_keeps_pictures_in_their_order() -> None:
    (said,) = new_facts(kept())
    assert said == fact(
        OwnThing.ThingKept,
        child=AYO,
        day=MONDAY,
        symbols="happy swimming",
        text="",
        way=WAY,
        by=AYO_IN_PERSON.person,
    )


def test_words_or_a_file_alone_are_enough() -> None:
    assert kept((), "I swam.").text == "I swam."
    assert kept((), has_file=True).symbols == ""


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_is_not_kept(text: str) -> None:
    with pytest.raises(CannotKeepThing, match="Choose a picture"):
        kept((), text)


@pytest.mark.parametrize("by", [AMINA, TOM, SIAN])
def test_nobody_else_keeps_a_thing(by: Actor) -> None:
    with pytest.raises(CannotKeepThing, match="Only the child"):
        kept(by=by)


def test_a_file_goes_with_it() -> None:
    found = kept()
    found.put_in(FILE, STORED, by=AYO_IN_PERSON)
    assert found.file == KeptFile("image/png", "drawing.png", STORED)


def test_a_child_sends_it() -> None:
    given(kept()).when(lambda one: one.share(NOTE, by=AYO_IN_PERSON)).then(
        fact(OwnThing.ThingShared, entry=NOTE, by=AYO_IN_PERSON.person)
    )


def test_it_is_sent_once() -> None:
    given(shared()).when(lambda one: one.share(NOTE, by=AYO_IN_PERSON)).then_refused(
        CannotUseThing.because_it_was_shared()
    )


def test_a_child_throws_it_away_whether_it_was_sent_or_not() -> None:
    for found in (kept(), shared()):
        given(found).when(lambda one: one.throw_away(by=AYO_IN_PERSON)).then(
            fact(OwnThing.ThingThrownAway, by=AYO_IN_PERSON.person)
        )


def test_what_was_thrown_away_is_not_sent_nor_thrown_away_again() -> None:
    gone = CannotUseThing.because_it_was_thrown_away()
    given(thrown_away()).when(
        lambda one: one.share(NOTE, by=AYO_IN_PERSON)
    ).then_refused(gone)
    given(thrown_away()).when(
        lambda one: one.throw_away(by=AYO_IN_PERSON)
    ).then_refused(gone)


def test_a_device_is_set_up_and_ended_once() -> None:
    device = ChildDevice.set_up(DEVICE, AYO, by=TOM)
    (said,) = new_facts(device)
    assert said == fact(ChildDevice.DeviceSetUp, child=AYO, by=TOM.person)
    device.end(by=AMINA)
    given(device).when(lambda one: one.end(by=AMINA)).then_refused(
        CannotEndDevice.because_it_has_ended()
    )
