"""Who is invited and has not come yet, as the pages show it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.phrase import phrase
from events.store.reader import Reader
from projections import invitations
from projections.invitations import Invited
from service.context import services
from service.letters import Kept, Letters, Recipient
from service.people import role_name

HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open invitation; only whoever sent it is shown to whom it went (*to*)."""

    invitation: UUID
    what: str
    until: date | None
    sender: UUID | None
    sent_at: str
    ends_at: str | None
    is_expired: bool
    is_closed: bool
    is_mine: bool
    to: Recipient | None

    @property
    def name(self) -> str | None:
        return None if self.to is None else self.to.name

    @property
    def email(self) -> str | None:
        return None if self.to is None else self.to.email


def letters() -> Letters:
    """Give the letters of this service."""
    here = services()
    return Letters(here.store.database, here.store.ring, here.edge)


def waiting_around(reader: Reader, child: UUID | None, me: UUID) -> list[Waiting]:
    """Give the open invitations to a child's circle, or (None) to the school."""
    return [_waiting(reader, one, me) for one in invitations.around(reader, child)]


def _waiting(reader: Reader, one: Invited, me: UUID) -> Waiting:
    kept = letters().kept(reader.conn, reader.school, one.invitation)
    is_mine = one.sender == me
    return Waiting(
        invitation=one.invitation,
        what=offered(one),
        until=one.until,
        sender=one.sender,
        sent_at=one.sent_at,
        ends_at=None if kept is None else kept.expires_at,
        is_expired=kept is None or kept.is_expired,
        is_closed=kept is not None and kept.is_closed,
        is_mine=is_mine,
        to=_shown(kept) if is_mine else None,
    )


def offered(one: Invited) -> str:
    """Say in words what somebody is invited to be."""
    called = one.role or one.duty
    return phrase("colleague") if called is None else role_name(called)


def _shown(kept: Kept | None) -> Recipient | None:
    if kept is None:
        return None
    return Recipient(masked(kept.to.email), kept.to.name)


def masked(email: str) -> str:
    """Show just so much of an address that its writer knows it again."""
    name, _, host = email.partition("@")
    domain, _, end = host.rpartition(".")
    return f"{name[:1]}{HIDDEN}@{domain[:1]}{HIDDEN}.{end}"
