"""What a child keeps, sends and throws away, on which devices, and their photo."""

from random import Random
from uuid import UUID

from events.base import Space
from events.child_device import ChildDevice
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.media import File, MediaKind
from events.own_thing import OwnThing
from events.portrait import Portrait
from events.store.unit import Unit
from tests.cast import AMINA, AYO, AYO_IN_PERSON, MONDAY, a_new_id
from tests.preparing_term import prepare

KINDS = ("image/png", MediaKind.PICTURE), ("audio/webm", MediaKind.SOUND)


def keep(unit: Unit, draw: Random) -> UUID:
    """A device, a photo, what is kept for a meeting, things that are sent or go."""
    portray(unit, draw)
    prepare(unit, draw)
    device = ChildDevice.set_up(a_new_id(), AYO, by=AMINA)
    if draw.random() < 1 / 2:
        device.end(by=AMINA)
    unit.save(device, log=unit.log_of(AYO, Space.SHARED))
    sent, gone = a_thing(unit, draw), a_thing(unit, draw)
    entry = Entry.write(
        a_new_id(),
        AYO,
        MONDAY,
        Place.HOME,
        Kind.NOTE,
        "happy · swimming",
        None,
        by=AYO_IN_PERSON,
        today=MONDAY,
    )
    sent.share(entry.id, by=AYO_IN_PERSON)
    gone.throw_away(by=AYO_IN_PERSON)
    unit.save(entry, log=unit.log_of(AYO, Space.SHARED))
    unit.save(sent, gone, log=unit.log_of(AYO, Space.CHILD))
    return AYO


def a_thing(unit: Unit, draw: Random) -> OwnThing:
    way, by = draw.choice((None, a_new_id())), AYO_IN_PERSON
    said = (a_new_id(), AYO, ("happy", "swimming"), "I swam!", way)
    thing = OwnThing.keep(*said, has_file=True, by=by, today=MONDAY)
    media_type, kind = draw.choice(KINDS)
    content = draw.randbytes(40)
    file = File(kind, media_type, "Mine", None, content)
    log = unit.log_of(AYO, Space.CHILD)
    thing.put_in(file, unit.keep(content, log), by=by)
    unit.save(thing, log=log)
    return thing


def portray(unit: Unit, draw: Random) -> None:
    log = unit.log_of(AYO, Space.SHARED)
    stored = unit.keep(draw.randbytes(40), log)
    portrait = Portrait.choose(a_new_id(), AYO, "image/jpeg", stored, by=AMINA)
    if draw.random() < 1 / 2:
        portrait.take_away(by=AMINA)
    unit.save(portrait, log=log)
