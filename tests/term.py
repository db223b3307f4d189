"""Some weeks at the school, drawn at random from a seed: every fact there is occurs."""

from collections.abc import Callable
from datetime import date
from random import Random
from uuid import UUID

from sqlalchemy import select

from events.attachment import Attachment, check_beside, free_place
from events.base import Actor, Refusal, Role, Side, Space
from events.catalogue import KINDS
from events.circle import Circle
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.family import Family, Proof, Responsibility, family_of
from events.invitation import Invitation, Offer
from events.look import LOOK_SPACES, FirstLook, look_of
from events.media import File, MediaKind, Permission
from events.media_consent import MediaConsent, consent_of
from events.person import Person
from events.rights import (
    Capacity,
    CapacityNote,
    Decision,
    Holder,
    Rights,
    Terms,
    rights_of,
)
from events.store.tables import events
from events.store.unit import Request, Store, Unit
from tests import (
    attention_term,
    beside_term,
    child_term,
    concern_term,
    day_term,
    decision_term,
    meeting_term,
    minutes_term,
    office_term,
    safe_term,
    together_term,
    trying_term,
)
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    PEOPLE,
    SIAN,
    STRANGER,
    TOM,
    TUESDAY,
    a_child,
    a_new_id,
    a_school,
    an_id,
)
from tests.class_term import change_the_roster, come_and_go, teach
from tests.manner_term import any_manner
from tests.office_term import ROSTER, WORDS

BORN, ROUNDS = date(2010, 3, 1), 9


class Term:
    """Lets things happen at a school; *entries* are known by id, with their child."""

    def __init__(self, store: Store, seed: int = 1, school: UUID = LARKFIELD) -> None:
        self.store = store
        self.school = school
        self.draw = Random(seed)
        self.entries: list[tuple[UUID, UUID]] = []
        self.guests: dict[UUID, UUID] = {}
        self.settles = self.lifts = False
        a_school(store, school, an_id(f"{school} register"))
        a_child(store, OLI, school)

    def happen(self, times: int) -> None:
        """Let one thing after another happen; some are refused, as in life."""
        for _ in range(times):
            self.one_thing(self.draw.choice(THINGS))

    def everything(self) -> None:
        """Let every kind of fact be told, as far as some rounds of chance do it."""
        for thing in (*THINGS, *THINGS, *APART):
            self.one_thing(Term.write)
            self.one_thing(thing)
        for _ in range(ROUNDS):
            if self.topics() >= KINDS.keys():
                break
            self.happen(len(THINGS))

    def topics(self) -> set[str]:
        """Say what kinds of facts there are by now."""
        with self.store.reading(self.school) as reader:
            told = select(events.c.topic).where(events.c.school == self.school)
            return set(reader.conn.scalars(told))

    def one_thing(self, thing: "Thing") -> None:
        request = Request(an_id("an account"), str(a_new_id()), b"what was asked")
        try:
            with self.store.unit(self.school) as unit:
                child = thing(self, unit)
                space = Space.REGISTER if child is None else Space.SHARED
                unit.remember(request, unit.log_of(child, space))
        except Refusal:
            return

    def words(self) -> str:
        return " ".join(self.draw.choices(WORDS, k=self.draw.randint(1, 5)))

    def write(self, unit: Unit) -> UUID:
        child, by = self.draw.choice((AYO, OLI)), self.draw.choice(PEOPLE)
        kind = self.draw.choice(tuple(Kind))
        entry = Entry.write(
            a_new_id(),
            child,
            self.draw.choice((MONDAY, TUESDAY)),
            self.draw.choice(tuple(Place)),
            kind,
            self.words(),
            TUESDAY if kind is Kind.REPLY_NEEDED else None,
            by=by,
            today=TUESDAY,
            manner=any_manner(self.draw),
        )
        self.entries.append((entry.id, child))
        return self._save(unit, entry)

    def comment(self, unit: Unit) -> UUID:
        entry, by = self._entry(unit), self.draw.choice(PEOPLE)
        entry.comment(a_new_id(), self.words(), by=by, manner=any_manner(self.draw))
        return self._save(unit, entry)

    def amend(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        entry.amend(self.words(), "A slip of the pen.", by=self._author(entry))
        return self._save(unit, entry)

    def correct(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        other = next(one for one in PEOPLE if one.person != entry.author)
        entry.correct(a_new_id(), self.words(), "I was there.", by=other)
        return self._save(unit, entry)

    def see(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        for one in PEOPLE:
            entry.see(by=one)
        return self._save(unit, entry)

    def seal(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        entry.seal("It was about another child.", by=SIAN)
        return self._save(unit, entry)

    def attach(self, unit: Unit) -> UUID:
        """Put a small file, or one of two pieces, beside a note."""
        entry = self._entry(unit)
        log = unit.log_of(entry.child, Space.SHARED)
        check_beside(entry.author, by=self._author(entry), sealed=entry.sealed)
        place = free_place(entry.id, unit.is_taken)
        content = self.words().encode() * self.draw.choice((1, 40_000))
        file = File(MediaKind.DOCUMENT, "application/pdf", "Tom.pdf", None, content)
        attachment = Attachment.beside(
            entry.id,
            place,
            file,
            unit.keep(content, log),
            entry=entry.id,
            child=entry.child,
            by=self._author(entry),
        )
        unit.save(attachment, log=log, roster=ROSTER)
        return entry.child

    def decide(self, unit: Unit) -> UUID:
        child = self.draw.choice((AYO, OLI))
        known = unit.find(MediaConsent, consent_of(child))
        consent = known or MediaConsent.about(child, by=AMINA)
        kind = self.draw.choice(tuple(Permission))
        change = consent.withdraw if consent.allowed.get(kind) else consent.give
        change(kind, by=AMINA)
        unit.save(consent, log=unit.log_of(child, Space.SHARED))
        return child

    def hang_beside(self, unit: Unit) -> UUID:
        entry, by = self._entry(unit), self.draw.choice(PEOPLE)
        if self.draw.random() < 0.5:
            beside_term.confirm(unit, entry, by)
        else:
            beside_term.translate(unit, entry, by, self.words())
        return entry.child

    def dispute(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        self.settles = not self.settles
        said = beside_term.Said(entry, self.words(), self.settles)
        return beside_term.dispute(unit, said, self.draw)

    def rename(self, unit: Unit) -> None:
        person = unit.find(Person, self.draw.choice((AMINA, TOM)).person)
        assert person is not None
        person.rename(f"Amina Tom {self.draw.random()}".replace(".", " "), by=None)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))

    def serve(self, unit: Unit) -> None:
        office_term.serve(unit, self.school)

    def tell_household(self, unit: Unit) -> UUID:
        child, who = self.draw.choice((AYO, OLI)), self.draw.choice((AMINA, LUKASZ))
        family = self._family(unit, child)
        family.tell_household(who, self.draw.choice((1, 2, None)), by=SIAN.person)
        return self._restrict(unit, family, child)

    def record_responsibility(self, unit: Unit) -> UUID:
        child, who = self.draw.choice((AYO, OLI)), self.draw.choice((AMINA, LUKASZ))
        family = self._family(unit, child)
        known = (self.draw.choice(tuple(Responsibility)), Proof.AGREEMENT)
        family.record_responsibility(who, *known, by=SIAN.person)
        return self._restrict(unit, family, child)

    def see_at_home(self, unit: Unit) -> UUID:
        entry, reader = self._entry(unit), STRANGER.person
        space = self.draw.choice(LOOK_SPACES)
        if not unit.is_taken(look_of(entry.id, reader)):
            look = FirstLook.at(entry.id, entry.child, by=reader)
            unit.save(look, log=unit.log_of(entry.child, space))
        return entry.child

    def pass_on(self, unit: Unit) -> UUID:
        rights = unit.find(Rights, rights_of(AYO)) or Rights.begin(
            AYO, BORN, by=SIAN.person, today=TUESDAY
        )
        terms = Terms(Capacity.HAS, agreed=True, from_day=TUESDAY)
        if rights.holders.get(Decision.PLAN) is Holder.TOGETHER:
            rights.give_back(Decision.PLAN, terms, by=SIAN)
        else:
            passing = (Decision.PLAN, Holder.TOGETHER, terms)
            rights.hand_over(*passing, by=SIAN.person, today=TUESDAY)
        note = CapacityNote(
            id=a_new_id(),
            child=AYO,
            decision=Decision.PLAN,
            capacity=Capacity.HAS,
            why=self.words(),
            by=SIAN.person,
        )
        unit.save(rights, log=unit.log_of(AYO, Space.SHARED))
        return self._restrict(unit, note, AYO)

    def give_contact_details(self, unit: Unit) -> None:
        person = unit.find(Person, self.draw.choice((AMINA, LUKASZ)).person)
        assert person is not None
        person.give_contact_details(
            f"020 7946 {self.draw.randrange(10**4)}", None, None
        )
        unit.save(person, log=unit.log_of(None, Space.REGISTER))

    def prefer_address(self, unit: Unit) -> None:
        person = unit.find(Person, self.draw.choice((AMINA, TOM)).person)
        assert person is not None
        person.prefer_address(f"Friend {self.draw.randrange(100)}", by=person.id)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))

    def invite(self, unit: Unit) -> UUID:
        """Three are invited: one comes, one is put off, one waits."""
        child = self.draw.choice((AYO, OLI))
        offer = Offer(side=Side.HOME, role=Role.CARER)
        some = [
            Invitation.send(a_new_id(), child, offer, by=SIAN, today=MONDAY)
            for _ in range(3)
        ]
        some[0].accept(TOM.person)
        some[1].withdraw(by=SIAN)
        some[2].send_again(by=SIAN)
        unit.save(*some, log=unit.log_of(child, Space.SHARED))
        return child

    def hold(self, unit: Unit) -> None:
        self.lifts = not self.lifts
        child = self.draw.choice((AYO, OLI))
        office_term.hold(unit, child, self.words(), lifts=self.lifts)

    def join(self, unit: Unit) -> UUID:
        child = self.draw.choice((AYO, OLI))
        circle = self._circle(unit, child)
        guest = Actor(a_new_id(), Role.SUPPORTER, Side.OTHER)
        person = Person(id=guest.person, name="Zofia Guest", by=SIAN.person)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))
        until = self.draw.choice((None, TUESDAY))
        circle.join(guest, "Zofia Guest", until, by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(child, Space.SHARED))
        self.guests[guest.person] = child
        return child

    def leave(self, unit: Unit) -> UUID:
        if not self.guests:
            return AYO
        person, child = self.guests.popitem()
        circle = self._circle(unit, child)
        circle.leave(person, "Moved on.", by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(child, Space.SHARED))
        return child

    def _entry(self, unit: Unit) -> Entry:
        entry = unit.find(Entry, self.draw.choice(self.entries)[0])
        assert entry is not None
        return entry

    def _family(self, unit: Unit, child: UUID) -> Family:
        found = unit.find(Family, family_of(child))
        return found or Family(id=family_of(child), child=child, by=SIAN.person)

    def _restrict(self, unit: Unit, thing: Family | CapacityNote, child: UUID) -> UUID:
        unit.save(thing, log=unit.log_of(child, Space.RESTRICTED), roster=ROSTER)
        return child

    def _circle(self, unit: Unit, child: UUID) -> Circle:
        circle = unit.find(Circle, child)
        assert circle is not None
        return circle

    def _author(self, entry: Entry) -> Actor:
        return next(one for one in PEOPLE if one.person == entry.author)

    def _save(self, unit: Unit, entry: Entry) -> UUID:
        log = unit.log_of(entry.child, Space.SHARED)
        unit.save(entry, log=log, roster=ROSTER)
        return entry.child


Thing = Callable[[Term, Unit], UUID | None]
THINGS: tuple[Thing, ...] = (
    Term.write,
    Term.comment,
    Term.amend,
    Term.correct,
    Term.see,
    Term.seal,
    Term.attach,
    Term.decide,
    Term.hang_beside,
    Term.hang_beside,
    Term.dispute,
    Term.rename,
    Term.hold,
    Term.serve,
    lambda term, unit: office_term.ask_second_step(unit, term.school),
    lambda term, unit: office_term.set_days(unit, term.school),
    Term.prefer_address,
    Term.invite,
    Term.tell_household,
    Term.record_responsibility,
    Term.see_at_home,
    Term.pass_on,
    Term.give_contact_details,
    *(lambda term, unit: teach(unit, term.school),) * 3,
    lambda _, unit: change_the_roster(unit),
    lambda _, unit: come_and_go(unit),
    lambda _, unit: attention_term.acknowledge(unit, AYO),
    lambda term, unit: attention_term.pass_on(unit, term._entry(unit), term.draw),
    lambda term, unit: attention_term.wish(unit, term.draw),
    Term.join,
    Term.leave,
    lambda term, unit: day_term.choose(unit, term.draw.choice((AYO, OLI))),
    lambda term, unit: day_term.stay_quiet(unit, AYO, term.words()),
    lambda term, unit: child_term.keep(unit, term.draw),
    lambda term, unit: meeting_term.meet(unit, AYO, term.words(), term.draw),
    lambda term, unit: together_term.work_out(unit, AYO, term.words(), term.draw),
    lambda term, unit: concern_term.worry(unit, term.school, term.words(), term.draw),
    lambda term, unit: decision_term.decide(unit, AYO, term.words(), term.draw),
    lambda term, unit: minutes_term.meet(unit, term.draw, term.words()),
    lambda term, unit: together_term.go_well(unit, AYO, term.words()),
    lambda term, unit: together_term.write_together(unit, AYO, term.words()),
    lambda term, unit: together_term.advise(unit, AYO, term.words(), term.draw),
    lambda term, unit: trying_term.agree(unit, term.entries, term.words(), term.draw),
)

# What is told once: a moving hides a note at every moment, before it as well.
APART: tuple[Thing, ...] = (
    lambda _, unit: office_term.answer(unit),
    lambda term, unit: office_term.let_go(unit, term.school),
    lambda _, unit: safe_term.limit(unit),
    lambda _, unit: safe_term.open_and_close(unit),
    lambda term, unit: safe_term.move_and_put_back(unit, term.entries[-1][0]),
    lambda _, unit: safe_term.tell_contacts(unit),
)
