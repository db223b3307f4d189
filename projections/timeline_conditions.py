"""When is an entry unread by somebody, and when does it await a reply?"""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, not_, or_

from events.entry_kinds import ASKING
from projections.timeline_tables import entries, seen


def is_unread(reader: UUID) -> ColumnElement[bool]:
    """Hold for what somebody else wrote and *reader* has not opened."""
    opened = exists().where(
        seen.c.school == entries.c.school,
        seen.c.entry == entries.c.entry,
        seen.c.person == reader,
    )
    return and_(entries.c.by != reader, not_(entries.c.sealed), not_(opened))


def is_awaiting() -> ColumnElement[bool]:
    """Hold for what asks and was not answered."""
    asking = or_(*(entries.c.kind == kind.value for kind in sorted(ASKING)))
    return and_(asking, not_(entries.c.answered), not_(entries.c.sealed))
