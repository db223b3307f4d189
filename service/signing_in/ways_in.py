"""How many ways in does an account have? It never loses the last.

A link by mail does not count: whoever lost their mailbox could not come in any more.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from events.phrase import phrase
from service.signing_in.account_tables import accounts, passkeys, provider_links

LAST: Final = phrase(
    "This is your only way to sign in, so it stays. "
    "Set a password, or add another way first."
)


class LastWayIn(Exception):
    """Nothing would be left to sign in with; the message says what to do first."""


def refuse_the_last(conn: Connection, account: UUID, without: UUID) -> None:
    """Raise LastWayIn if nothing is left when the way with this id goes.

    The account's row is locked, so that of two who remove at once the second sees
    what the first left.
    """
    same = accounts.c.account == account
    password = conn.scalar(select(accounts.c.password).where(same).with_for_update())
    keys = select(passkeys.c.passkey).where(passkeys.c.account == account)
    links = select(provider_links.c.link).where(provider_links.c.account == account)
    others = {*conn.scalars(keys), *conn.scalars(links)} - {without}
    if password is None and not others:
        raise LastWayIn(LAST)
