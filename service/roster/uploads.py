"""A file between looking and deciding: sealed, for one account, for an hour.

It is sealed under the key file of the day: a rotation leaves nothing that opens it.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from events.store.canonical import moment
from events.store.small_seals import open_if_kept, seal_for_now
from service.context import NotHere, Serving, services, signed_in
from service.signing_in.account_tables import roster_uploads as uploads

KEPT: Final = timedelta(hours=1)
PURPOSE: Final = b"samepage/roster-upload/v1"


def keep(at: Serving, content: bytes) -> UUID:
    """Seal a file for whoever sent it, and forget every file whose hour is over."""
    here, account = services(), signed_in().account
    upload, now = here.edge.new_id(), here.edge.now()
    row = {"school": at.school, "upload": upload, "account": account}
    place = upload_place(at.school, upload, account)
    sealed = seal_for_now(here.store.ring, content, place)
    with here.store.database.writing(at.school) as conn:
        _forget_old(conn, at.school)
        times = {"expires_at": moment(now + KEPT)}
        conn.execute(insert(uploads).values(**row, **times, file=sealed))
    return upload


def opened(at: Serving, upload: UUID) -> bytes:
    """Open a file; NotHere if its hour or its key file is over, or for anybody else."""
    here, account = services(), signed_in().account
    chosen = select(uploads.c.file).where(
        uploads.c.school == at.school,
        uploads.c.upload == upload,
        uploads.c.account == account,
    )
    with here.store.database.writing(at.school) as conn:
        _forget_old(conn, at.school)
        sealed = conn.scalar(chosen)
    place = upload_place(at.school, upload, account)
    content = open_if_kept(here.store.ring, bytes(sealed or b""), place)
    if content is None:
        raise NotHere
    return content


def forget(at: Serving, upload: UUID) -> None:
    """Let go of a file."""
    mine = (
        uploads.c.school == at.school,
        uploads.c.upload == upload,
        uploads.c.account == signed_in().account,
    )
    with services().store.database.writing(at.school) as conn:
        _forget_old(conn, at.school)
        conn.execute(delete(uploads).where(*mine))


def upload_place(school: UUID, upload: UUID, account: UUID) -> bytes:
    """Bind a sealed file to its row and its sender."""
    return PURPOSE + school.bytes + upload.bytes + account.bytes


def _forget_old(conn: Connection, school: UUID) -> None:
    now = moment(services().edge.now())
    over = (uploads.c.school == school, uploads.c.expires_at <= now)
    conn.execute(delete(uploads).where(*over))
