"""samepage open-school and invite-administrator: a school's first way in."""

import os
from typing import Final
from uuid import UUID

import click
from marshmallow import ValidationError

from events.base import Duty, Side, Space
from events.invitation import Invitation, Offer
from events.person import Person
from events.school import School
from service.at_hand import using
from service.context import Services
from service.invitation_mail import mail_of
from service.invitations.schemas import InviteColleagueSchema
from service.letters import Envelope, Letter, Letters, Recipient, keep
from service.parsing import messages_of
from service.settings import Settings

TELL: Final = (
    "Tell them this code, face to face or by phone, and not by e-mail: {code}\n"
    "It works once, for seven days, with the link in the mail."
)
NO_MAIL: Final = (
    "The mail could not be sent. Give them this link yourself, apart from the code:\n"
    "{base_url}/join?link={link}"
)


@click.command()
@click.argument("name")
@click.option("--administrator", required=True, help="What they are called.")
@click.option("--email", required=True, help="Where their invitation goes.")
def open_school(name: str, administrator: str, email: str) -> None:
    """Open the school NAME and invite its first administrator."""
    to = _recipient(administrator, email)
    with using(Settings.from_env(os.environ)) as services:
        ids = services.edge.new_id
        school, person = ids(), ids()
        letter = Letter.fresh(school, ids(), to)
        envelope = _letters(services).envelope(letter)
        opened = School(id=school, name=name, demo=False, by=None)
        opened.give_duty(person, Duty.ADMINISTRATOR, by=None)
        somebody = Person(id=person, name=to.name, by=None)
        offer = Offer(side=Side.SCHOOL, person=person)
        with services.store.opening(school) as unit:
            log = unit.open_space(ids(), None, Space.REGISTER, 0, None)
            invitation = _invitation(services, letter, offer)
            unit.save(opened, somebody, invitation, log=log)
            keep(unit.conn, unit.ring, envelope)
        click.echo(f"The school is open. Its number: {school}")
        _send(services, letter, envelope)


@click.command()
@click.argument("school", type=click.UUID)
@click.argument("name")
@click.option("--email", required=True, help="Where their invitation goes.")
def invite_administrator(school: UUID, name: str, email: str) -> None:
    """Invite NAME as one more administrator of the SCHOOL with this number."""
    to = _recipient(name, email)
    with using(Settings.from_env(os.environ)) as services:
        letter = Letter.fresh(school, services.edge.new_id(), to)
        envelope = _letters(services).envelope(letter)
        offer = Offer(side=Side.SCHOOL, duty=Duty.ADMINISTRATOR)
        with services.store.unit(school) as unit:
            invitation = _invitation(services, letter, offer)
            unit.save(invitation, log=unit.log_of(None, Space.REGISTER))
            keep(unit.conn, unit.ring, envelope)
        _send(services, letter, envelope)


def _recipient(name: str, email: str) -> Recipient:
    try:
        _, to = InviteColleagueSchema().load({"name": name, "email": email})
    except ValidationError as mistake:
        says, *_ = next(iter(messages_of(mistake).values()))
        raise click.UsageError(says) from None
    assert isinstance(to, Recipient)
    return to


def _invitation(services: Services, letter: Letter, offer: Offer) -> Invitation:
    today = services.edge.today()
    return Invitation.send(letter.invitation, None, offer, by=None, today=today)


def _letters(services: Services) -> Letters:
    return Letters(services.store.database, services.store.ring, services.edge)


def _send(services: Services, letter: Letter, envelope: Envelope) -> None:
    base_url = services.settings.base_url
    click.echo(TELL.format(code=letter.said_code))
    if not services.post.send(mail_of(letter, envelope, base_url, None)):
        click.echo(NO_MAIL.format(base_url=base_url, link=letter.link))
