"""Erases a child, a person or a mention, or refuses to.

All that the database must lose goes in one transaction, with its certificate and with
views that fit, so an erasure is done or it is not. What comes after the commit, new
key files above all, is in cleaning.py beside this and can be done again at any time.
"""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from uuid import UUID

from sqlalchemy import select

from events.base import Space
from events.disposal import Disposal
from events.erasure import Erasable, Erasure, Ground
from events.person import Person
from events.store import erasures
from events.store.erasure import erase
from events.store.errors import StoreError
from events.store.ledger import receipt_of
from events.store.mentions import Mentions, Piece
from events.store.tables import logs
from events.store.unit import Store, Unit
from projections.runner import VIEWS, rebuild, schools
from service.edge import Edge
from service.operating import outlook
from service.operating.forgetting import (
    forget_answers_about,
    forget_carried_forms,
    forget_letters_about,
    forget_letters_to,
    forget_person,
    forget_roster_uploads,
)
from service.operating.holding import refuse_under_hold
from service.operating.outlook import NothingToErase, Outlook, Wish


class NotAgreed(StoreError):
    """Whoever is said to have agreed to an erasure did not."""


def look(store: Store, wish: Wish) -> Outlook:
    """Say what would go; a refusal if it must stay, or if there is nothing."""
    with store.unit(wish.school) as unit:
        return _decided(store, unit, wish)


def carry_out(store: Store, edge: Edge, wish: Wish) -> Outlook:
    """Erase in one transaction; what was erased before is left as it is.

    That it is under way is noted only once it is decided under the lock, so that
    whatever was refused leaves no note behind.
    """
    with store.unit(wish.school) as unit:
        found = _decided(store, unit, wish)
        if not found.is_done:
            erasures.begin(store.ring, wish.said)
            _let_go(store, unit, wish, found)
            _certify(unit, edge, wish, found)
            rebuild(unit.conn, store.ring, wish.school, VIEWS)
    return found


def _decided(store: Store, unit: Unit, wish: Wish) -> Outlook:
    """Look under the lock, and refuse what must not go.

    A restored backup is not asked: what it lacks was erased by a decision of then.
    """
    found = outlook.of(store, unit, wish)
    if wish.ground is Ground.RESTORED:
        return found
    if not found.is_done:
        _refuse_what_nobody_agreed(unit, wish)
        refuse_under_hold(unit, found.about, _is_named_in(store, found, unit))
    elif not erasures.is_begun(store.ring, wish.said):
        raise NothingToErase(_nothing(wish))
    return found


def _nothing(wish: Wish) -> str:
    if wish.kind is Erasable.MENTION:
        return (
            "These words are nowhere in this entry and in nothing beside it, so "
            "nothing was changed. Look at the spelling, and at the number of the "
            "entry. Capital and small letters are the same here."
        )
    return f"Nothing of this {wish.kind} is left to erase, so nothing was changed."


def _refuse_what_nobody_agreed(unit: Unit, wish: Wish) -> None:
    """Let a certificate name nobody who did not agree, or who is not there."""
    by = wish.approved_by
    if wish.ground is Ground.RETENTION:
        told = unit.reader.facts_of_topics(Disposal.DisposalApproved.TOPIC)
        agreed = {(getattr(one.fact, "person", None), one.fact.by) for one in told}
        if (wish.subject, by) not in agreed:
            msg = (
                f"It is not on record that {by or 'anybody'} agreed that this "
                f"{wish.kind} was kept for long enough. A data protection lead agrees "
                "to a child on the school's page Privacy. Then run: samepage erase "
                "--approved"
            )
            raise NotAgreed(msg)
    elif by is not None and unit.find(Person, by) is None:
        msg = f"Nobody at this school has the number {by}. Look at it again."
        raise NotAgreed(msg)


def _is_named_in(
    store: Store, found: Outlook, unit: Unit
) -> Callable[[AbstractSet[str]], bool]:
    """Ask whether a name stands in the pieces that would go."""
    mentions = Mentions(unit.conn, store.ring, unit.school)

    def is_named(names: AbstractSet[str]) -> bool:
        return bool(found.pieces and names) and not set(found.pieces).isdisjoint(
            mentions.naming(found.streams, names)
        )

    return is_named


def _let_go(store: Store, unit: Unit, wish: Wish, found: Outlook) -> None:
    conn = unit.conn
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql("PRAGMA secure_delete = ON")
    if found.pieces:
        Mentions(conn, store.ring, wish.school).erase(found.pieces)
    forget_letters_about(unit.reader, {wish.subject, *found.people})
    forget_letters_to(unit.reader, store.ring, found.people)
    for subject in found.subjects:
        erase(conn, store.ring, wish.school, subject)
    for person in found.people:
        forget_person(conn, wish.school, person)
    if wish.kind is Erasable.CHILD:
        forget_answers_about(conn, wish.school, found.logs)
    forget_roster_uploads(conn, wish.school)
    forget_carried_forms(conn)


def _certify(unit: Unit, edge: Edge, wish: Wish, found: Outlook) -> None:
    """Record what went, why, and where the logs stood; the words are not in it."""
    done = Erasure(
        id=edge.new_id(),
        kind=wish.kind,
        subject=wish.subject,
        ground=wish.ground,
        facts=found.facts,
        fields=found.fields,
        places="\n".join(_place(piece) for piece in found.pieces),
        logs="\n".join(_heads(unit, found.logs)),
        approved_by=wish.approved_by,
        by=None,
    )
    unit.save(done, log=unit.log_of(None, Space.REGISTER))


def _place(piece: Piece) -> str:
    return f"{piece.seq} {piece.name} {piece.number} {piece.digest}"


def _heads(unit: Unit, of_logs: list[UUID]) -> Iterable[str]:
    same = (logs.c.school == unit.school, logs.c.log.in_(of_logs))
    for row in unit.conn.execute(select(logs).where(*same).order_by(logs.c.slot)):
        head = receipt_of(unit.log_of(row.child, Space(row.space)))
        yield f"{head.log} {head.size} {head.root}"


def certified(store: Store) -> list[str]:
    """Say in opaque ids what was erased, for the list that outlives a restore."""
    with store.database.reading() as conn:
        found = schools(conn)
    return [line for school in found for line in _certified_at(store, school)]


def _certified_at(store: Store, school: UUID) -> Iterable[str]:
    with store.reading(school) as reader:
        told = reader.facts_of_topics(Erasure.ErasureDone.TOPIC)
    for one in told:
        done = one.fact
        assert isinstance(done, Erasure.ErasureDone)
        for place in done.places.splitlines() or [""]:
            yield f"{done.kind} {school} {done.subject} {place}".rstrip()
