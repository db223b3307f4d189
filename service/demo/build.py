"""Tells the demo story to the record, in the past, through the same commands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from random import Random
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from events.base import CHILD_SPACES, Actor, Duty, Role, Side, Space
from events.entry_kinds import Kind, Place
from events.person import Person
from events.school import School
from events.store.engine import Database
from events.store.unit import Unit
from projections import directory
from projections.runner import schools as schools_in
from service.asking import Asking
from service.circle.commands import (
    AddMember,
    RemoveMember,
    add_member,
    remove_member,
)
from service.classes.commands import EnrolChild, enrol_child
from service.context import Services
from service.demo import classroom, families, safety
from service.demo import story as telling
from service.demo.doing import do
from service.diary.commands import (
    AddComment,
    AmendEntry,
    CorrectEntry,
    MarkSeen,
    SealEntry,
    WriteEntry,
    add_comment,
    amend_entry,
    correct_entry,
    mark_seen,
    seal_entry,
    write_entry,
)
from service.edge import LONDON
from service.placing import Newcomer

PASSWORD: Final = "same-page-demo"  # noqa: S105 - it opens a school that is not real
SIGN_INS: Final = tuple(
    f"{who}@demo.example" for who in ("parent", "teacher", "senco", "head", "stranger")
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


Scene = telling.Step | telling.Deed | Joining | Leaving


@dataclass(slots=True)
class Stage:
    """One school's record while its part of the story is told."""

    unit: Unit
    story: telling.Story
    ids: Random
    roster: frozenset[str]

    def asking(self, scene: Scene) -> Asking:
        """Stand in for whoever acts in a scene, on the day of the scene."""
        child, person = _child_and_person(scene, self.story)
        by = _actor(child.place_of(person))
        return Asking(by, _london(scene.at), self.unit, self.roster, child.id)


def schools(owner: Database) -> list[UUID]:
    """Name every school that is there; only the owner sees them all."""
    with owner.reading() as conn:
        return schools_in(conn)


def is_demo(owner: Database, services: Services) -> bool:
    """Say whether any school here was opened as a demo."""
    for school in schools(owner):
        with services.store.reading(school) as reader:
            if directory.school_of(reader).demo is True:
                return True
    return False


def load(owner: Database, services: Services, seed: int, today: date) -> int:
    """Tell the whole story in one transaction; count the facts it left."""
    if schools(owner):
        msg = "There is a school in this database already. Use an empty one."
        raise NotEmpty(msg)
    story = telling.story(seed, today)
    told = [school.id for school in story.schools]
    ids = Random(f"logs and accounts {seed}")  # noqa: S311 - the same for one seed
    with services.store.database.writing(*told) as conn:
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
    mine = [child for child in story.children if child.school == school.id]
    today = _london(scenes[-1].at)
    families.tell(unit, mine, stage.roster, today, _id(ids))
    classroom.tell(unit, mine, stage.roster, today, _id(ids))
    return unit.reader.last_seq()


def _scenes(story: telling.Story, school: UUID) -> Iterator[Scene]:
    children = [child for child in story.children if child.school == school]
    for child in children:
        for place in child.circle:
            yield Joining(place.joined, child, place)
            if place.left is not None:
                yield Leaving(place.left, child, place)
    mine = {child.id for child in children}
    yield from (one for one in story.scenes if one.child in mine)


def _open_school(stage: Stage, school: telling.SchoolPart) -> None:
    register = stage.unit.open_space(_id(stage.ids), None, Space.REGISTER, 0, None)
    opened = School(id=school.id, name=school.name, demo=True, by=None)
    people = [
        Person(id=person.id, name=person.name, by=None)
        for person in stage.story.people
        if person.school == school.id
    ]
    for person in stage.story.people:
        for duty in person.duties if person.school == school.id else ():
            opened.give_duty(person.id, Duty(duty), by=None)
    safety.tell_contacts(opened, stage.story)
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
    place, child = scene.place, scene.child
    actor = _actor(place)
    if place == child.circle[0]:
        newcomer = Newcomer(
            child=child.id,
            name=child.name,
            logs=tuple(_id(stage.ids) for _ in CHILD_SPACES),
            order=tuple(stage.ids.sample(range(len(CHILD_SPACES)), len(CHILD_SPACES))),
        )
        enrol_child(_enrolment(newcomer, actor), stage.asking(scene))
        return
    joining = AddMember(
        person=actor.person,
        name=None,
        role=Role(place.role),
        side=actor.side,
        until=place.until,
    )
    add_member(joining, stage.asking(scene))


def _enrolment(newcomer: Newcomer, keeper: Actor) -> EnrolChild:
    return EnrolChild(
        newcomer=newcomer, keeper=keeper, born=None, group=None, year_group=None
    )


@play.register
def _(scene: Leaving, stage: Stage) -> None:
    person, reason = scene.place.person, scene.place.left_reason
    remove_member(RemoveMember(person=person, reason=reason), stage.asking(scene))


@play.register
def _(step: telling.Write, stage: Stage) -> None:
    command = WriteEntry(
        entry=step.entry,
        day=step.day,
        place=Place(step.place),
        kind=Kind(step.kind),
        text=step.text,
        reply_by=step.reply_by,
    )
    write_entry(command, stage.asking(step))


@play.register
def _(step: telling.Comment, stage: Stage) -> None:
    command = AddComment(entry=step.entry, comment=step.comment, text=step.text)
    add_comment(command, stage.asking(step))


@play.register
def _(step: telling.Amend, stage: Stage) -> None:
    command = AmendEntry(entry=step.entry, text=step.text, reason=step.reason)
    amend_entry(command, stage.asking(step))


@play.register
def _(step: telling.Correct, stage: Stage) -> None:
    command = CorrectEntry(
        entry=step.entry,
        correction=step.correction,
        text=step.text,
        reason=step.reason,
    )
    correct_entry(command, stage.asking(step))


@play.register
def _(step: telling.Seen, stage: Stage) -> None:
    mark_seen(MarkSeen(entries=(step.entry,)), stage.asking(step))


@play.register
def _(step: telling.Seal, stage: Stage) -> None:
    command = SealEntry(entry=step.entry, reason=step.reason)
    seal_entry(command, stage.asking(step))


@play.register
def _(deed: telling.Deed, stage: Stage) -> None:
    do(deed, stage.asking(deed))


def _child_and_person(scene: Scene, story: telling.Story) -> tuple[telling.Child, UUID]:
    """Say whose circle a scene is in, and who acts: joining is the keeper's act."""
    if isinstance(scene, Joining | Leaving):
        return scene.child, scene.child.circle[0].person
    child = next(one for one in story.children if one.id == scene.child)
    return child, scene.by


def _actor(place: telling.PlaceInCircle) -> Actor:
    return Actor(place.person, Role(place.role), Side(place.side))


def _london(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def _id(ids: Random) -> UUID:
    return UUID(int=ids.getrandbits(128), version=4)
