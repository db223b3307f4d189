"""After an erasure nothing beside the record still opens to a name or an address."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from events.base import Role, Side, Space
from events.invitation import Invitation, Offer
from events.school import SafeguardingContacts, School
from service.letters import Letter, Letters, Recipient, State, end, keep
from service.signing_in.account_tables import invitations, roster_uploads
from tests.cast import AMINA, AYO, LARKFIELD, MONDAY, OLI, SIAN, TOM, a_new_id
from tests.service.clients import words_of
from tests.service.erased import done, run, samepage
from tests.service.house import House, account_of, email_of


def a_letter(
    house: House,
    child: UUID,
    person: UUID | None = None,
    email: str = "kit@mail.example",
) -> UUID:
    """Send an invitation to a carer around a child."""
    offer = Offer(side=Side.HOME, role=Role.CARER, person=person)
    here, invitation = house.services, a_new_id()
    letters = Letters(here.store.database, here.store.ring, here.edge)
    to = Recipient(email, "Kit")
    with here.store.unit(LARKFIELD) as unit:
        sent = Invitation.send(invitation, child, offer, by=SIAN, today=MONDAY)
        letter = letters.envelope(Letter.fresh(LARKFIELD, invitation, to))
        keep(unit.conn, unit.ring, letter)
        unit.save(sent, log=unit.log_of(child, Space.SHARED))
    return invitation


@pytest.mark.parametrize(("kind", "subject"), [("child", AYO), ("person", AMINA)])
def test_letters_about_whom_was_erased_go_and_others_stay(
    hut: House, tmp_path: Path, kind: str, subject: object
) -> None:
    a_letter(hut, AYO, AMINA.person)
    other = a_letter(hut, OLI)
    with hut.place.owner.writing() as conn:
        row = {"school": LARKFIELD, "upload": a_new_id(), "account": account_of(TOM)}
        sealed = {"file": b"sealed", "expires_at": "9999"}
        conn.execute(insert(roster_uploads).values(**row, **sealed))
    number = getattr(subject, "person", subject)
    said = run(hut.place, tmp_path, "erase", kind, number, "--yes")
    assert said.exit_code == 0, said.output
    with hut.place.owner.reading() as conn:
        assert list(conn.scalars(select(invitations.c.invitation))) == [other]
        assert conn.execute(select(roster_uploads)).first() is None


def test_a_letter_to_the_address_of_whom_was_erased_goes_though_it_names_nobody(
    fresh: House, tmp_path: Path
) -> None:
    """A parent is invited to a second child before they are erased."""
    a_letter(fresh, OLI, email=f" {email_of(AMINA).upper()} ")
    other = a_letter(fresh, OLI)
    ended = a_letter(fresh, OLI, email=email_of(TOM))
    with fresh.place.web.writing(LARKFIELD) as conn:
        end(conn, LARKFIELD, ended, State.WITHDRAWN)
    said = run(fresh.place, tmp_path, "erase", "person", AMINA.person, "--yes")
    assert said.exit_code == 0, said.output
    with fresh.place.owner.reading() as conn:
        left = set(conn.scalars(select(invitations.c.invitation)))
    assert left == {other, ended}


def test_nobody_is_sent_to_a_contact_that_was_erased(
    fresh: House, tmp_path: Path
) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        school = unit.find(School, LARKFIELD)
        assert school is not None
        lead, deputy = ("Siân Rees", "020 7946 0018"), (None, None)
        told = SafeguardingContacts(*lead, *deputy, "School days", None)
        school.tell_contacts(told, by=SIAN.person)
        unit.save(school, log=unit.log_of(None, Space.REGISTER))
    amina = fresh.browser(AMINA)
    assert "020 7946 0018" in words_of(str(amina.opened(f"/children/{AYO}")))
    erase = ("erase", "mention", LARKFIELD, "--yes")
    done(samepage(fresh.place, tmp_path, *erase, typed="Siân Rees"))
    page = words_of(str(amina.opened(f"/children/{AYO}")))
    assert "[erased]" not in page
    assert "Speak to the school’s safeguarding lead." in page
