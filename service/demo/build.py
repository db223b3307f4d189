"""Tells the demo story to the record, in the past, through the same commands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from random import Random
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from events.base import CHILD_SPACES, Actor, Role, Side, Space
from events.circle import Circle
from events.diary import Entry, Kind, Place
from events.person import Person
from events.school import School
from events.store.unit import Unit
from projections import directory
from projections.runner import schools as schools_in
from service.context import Services
from service.demo import story as telling
from service.edge import LONDON

PASSWORD: Final = "same-page-demo"  # noqa: S105 - it opens a school that is not real
SIGN_INS: Final = tuple(
    f"{who}@demo.example" for who in ("parent", "teacher", "senco", "stranger")
)


class NotEmpty(Exception):
    """The database already has a school."""


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody joins a child's circle at a moment of the story."""

    at: datetime
    child: telling.Child
    place: telling.PlaceInCircle


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody leaves a child's circle at a moment of the story."""

    at: datetime
    child: telling.Child
    place: telling.PlaceInCircle


Scene = telling.Step | Joining | Leaving


@dataclass(slots=True)
class Stage:
    """One school's record while its part of the story is told."""

    unit: Unit
    story: telling.Story
    ids: Random
    roster: frozenset[str]

    def name_of(self, person: UUID) -> str:
        return next(one.name for one in self.story.people if one.id == person)

    def actor(self, step: telling.Step) -> Actor:
        child = next(one for one in self.story.children if one.id == step.child)
        return _actor(child.place_of(step.by))

    def entry(self, step: telling.Step) -> Entry:
        found = self.unit.find(Entry, step.entry)
        assert found is not None
        return found

    def save(self, child: UUID, *aggregates: Circle | Entry) -> None:
        log = self.unit.log_of(child, Space.SHARED)
        self.unit.save(*aggregates, log=log, roster=self.roster)


def schools(services: Services) -> list[UUID]:
    """Name every school that is there."""
    with services.store.database.reading() as conn:
        return schools_in(conn)


def is_demo(services: Services) -> bool:
    """Say whether any school here was opened as a demo."""
    for school in schools(services):
        with services.store.reading(school) as reader:
            if directory.school_of(reader).demo is True:
                return True
    return False


def load(services: Services, seed: int, today: date) -> int:
    """Tell the whole story in one transaction; count the facts it left."""
    if schools(services):
        msg = "There is a school in this database already. Use an empty one."
        raise NotEmpty(msg)
    story, ids = telling.story(seed, today), Random(f"logs and accounts {seed}")
    with services.store.database.writing() as conn:
        count = sum(
            _tell(services, conn, story, school, ids) for school in story.schools
        )
        hashed = services.identity.hashed(PASSWORD)
        for person in story.people:
            _open_account(services, conn, person, _id(ids), hashed)
    return count


def _tell(
    services: Services,
    conn: Connection,
    story: telling.Story,
    school: telling.SchoolPart,
    ids: Random,
) -> int:
    scenes = sorted(_scenes(story, school.id), key=lambda scene: scene.at)
    unit = services.store.unit_on(conn, school.id, opened_at=scenes[0].at)
    stage = Stage(unit, story, ids, frozenset())
    _open_school(stage, school)
    stage.roster = services.rosters.of(unit.reader)
    for scene in scenes:
        unit.move_to(scene.at)
        play(scene, stage)
    return unit.reader.last_seq()


def _scenes(story: telling.Story, school: UUID) -> Iterator[Scene]:
    children = [child for child in story.children if child.school == school]
    for child in children:
        for place in child.circle:
            yield Joining(place.joined, child, place)
            if place.left is not None:
                yield Leaving(place.left, child, place)
    mine = {child.id for child in children}
    yield from (step for step in story.steps if step.child in mine)


def _open_school(stage: Stage, school: telling.SchoolPart) -> None:
    register = stage.unit.open_space(_id(stage.ids), None, Space.REGISTER, 0, None)
    opened = School(id=school.id, name=school.name, demo=True, by=None)
    people = [
        Person(id=person.id, name=person.name, by=None)
        for person in stage.story.people
        if person.school == school.id
    ]
    stage.unit.save(opened, *people, log=register)


def _open_account(
    services: Services,
    conn: Connection,
    person: telling.Person,
    account: UUID,
    hashed: str,
) -> None:
    if person.email is not None:
        services.identity.open_account(conn, account, person.email, hashed)
        services.identity.attach(conn, account, person.school, person.id)


@singledispatch
def play(scene: Scene, stage: Stage) -> None:
    """Let one scene of the story happen."""
    raise NotImplementedError(type(scene), stage)


@play.register
def _(scene: Joining, stage: Stage) -> None:
    circle = stage.unit.find(Circle, scene.child.id) or _enrol(scene, stage)
    actor = _actor(scene.place)
    circle.join(
        actor,
        stage.name_of(actor.person),
        scene.place.until,
        by=scene.child.circle[0].person,
        today=_london(scene.at),
    )
    stage.save(scene.child.id, circle)


@play.register
def _(scene: Leaving, stage: Stage) -> None:
    circle = stage.unit.find(Circle, scene.child.id)
    assert circle is not None
    person, keeper = scene.place.person, scene.child.circle[0].person
    reason, today = scene.place.left_reason, _london(scene.at)
    circle.leave(person, reason, by=keeper, today=today)
    stage.save(scene.child.id, circle)


@play.register
def _(step: telling.Write, stage: Stage) -> None:
    entry = Entry.write(
        step.entry,
        step.child,
        step.day,
        Place(step.place),
        Kind(step.kind),
        step.text,
        step.reply_by,
        by=stage.actor(step),
        today=_london(step.at),
    )
    stage.save(step.child, entry)


@play.register
def _(step: telling.Comment, stage: Stage) -> None:
    entry = stage.entry(step)
    entry.comment(step.comment, step.text, by=stage.actor(step))
    stage.save(step.child, entry)


@play.register
def _(step: telling.Amend, stage: Stage) -> None:
    entry = stage.entry(step)
    entry.amend(step.text, step.reason, by=stage.actor(step))
    stage.save(step.child, entry)


@play.register
def _(step: telling.Correct, stage: Stage) -> None:
    entry = stage.entry(step)
    entry.correct(step.correction, step.text, step.reason, by=stage.actor(step))
    stage.save(step.child, entry)


@play.register
def _(step: telling.Seen, stage: Stage) -> None:
    entry = stage.entry(step)
    entry.see(by=stage.actor(step))
    stage.save(step.child, entry)


@play.register
def _(step: telling.Seal, stage: Stage) -> None:
    entry = stage.entry(step)
    entry.seal(step.reason, by=stage.actor(step))
    stage.save(step.child, entry)


def _enrol(scene: Joining, stage: Stage) -> Circle:
    """Open the five spaces of a child, in an order that says nothing."""
    unit, child, by = stage.unit, scene.child, scene.place.person
    first = unit.next_slot()
    order = stage.ids.sample(range(len(CHILD_SPACES)), len(CHILD_SPACES))
    for space, place in zip(CHILD_SPACES, order, strict=True):
        unit.open_space(_id(stage.ids), child.id, space, first + place, by)
    return Circle(id=child.id, name=child.name, by=by)


def _actor(place: telling.PlaceInCircle) -> Actor:
    return Actor(place.person, Role(place.role), Side(place.side))


def _london(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def _id(ids: Random) -> UUID:
    return UUID(int=ids.getrandbits(128), version=4)
