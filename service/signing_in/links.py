"""Links by e-mail: each signs in once, within a quarter of an hour."""

from datetime import timedelta
from secrets import token_urlsafe
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from events.store.canonical import moment
from events.store.engine import Database
from service.edge import Edge
from service.signing_in.account_tables import sign_in_links
from service.signing_in.sessions import hashed
from service.signing_in.throttle import QUARTER_HOUR

A_DAY: Final = timedelta(days=1)


class Links:
    """Makes and uses links. One is made for any address, so that all cost the same."""

    def __init__(self, database: Database, edge: Edge) -> None:
        self._database = database
        self._edge = edge

    def make(self, digest: bytes, carried: bytes | None) -> str:
        """Make a link for an address; the one before it no longer works.

        *carried* is a sealed form that the link's session will have to put back.
        """
        link, now = token_urlsafe(32), self._edge.now()
        ends = moment(now + QUARTER_HOUR)
        row = {"link": hashed(link), "expires_at": ends, "carried": carried}
        past = sign_in_links.c.expires_at <= moment(now - A_DAY)
        dialect = sqlite if self._database.is_sqlite else postgresql
        added = dialect.insert(sign_in_links).values(email_digest=digest, **row)
        with self._database.writing() as conn:
            conn.execute(
                added.on_conflict_do_update(index_elements=["email_digest"], set_=row)
            )
            conn.execute(delete(sign_in_links).where(past))
        return link

    def use(self, link: str) -> tuple[bytes, str | None] | None:
        """Use a link up; give whose address it was made for, and what it carries."""
        same = sign_in_links.c.link == hashed(link)
        alive = sign_in_links.c.expires_at > moment(self._edge.now())
        with self._database.writing() as conn:
            row = conn.execute(select(sign_in_links).where(same, alive)).one_or_none()
            used = conn.execute(delete(sign_in_links).where(same, alive))
        if row is None or used.rowcount != 1:
            return None
        carried = None if row.carried is None else bytes(row.carried).decode()
        return bytes(row.email_digest), carried
