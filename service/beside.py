"""Files and disputes beside notes, as answers tell them to programs and pages."""

from collections.abc import Iterable, Mapping
from itertools import chain

from marshmallow import Schema, fields

from events.base import Side
from events.dispute import Outcome
from events.language import Language
from events.media import NEEDED, MediaKind, Permission
from projections import beside
from projections.base import Sight
from projections.entry_rows import EntryRow
from projections.media import Decision

Decided = Mapping[Permission, Decision]


def put_beside(
    sight: Sight,
    rows: Iterable[EntryRow],
    decided: Decided,
    before: str | None = None,
) -> None:
    """Give each note its files and disputes; what the family withdrew is withheld.

    *decided* counts as it is now, at whatever moment the diary is looked at. Of what
    was decided later than *before*, where somebody's view ends, no moment is told.
    """
    told = list(rows)
    beside.put_beside(sight, told)
    for file in chain.from_iterable(row.attachments for row in told):
        decision = None if file.kind is None else decision_on(file.kind, decided)
        if decision is not None and not decision.allowed:
            file.is_withheld = True
            is_told = before is None or decision.at <= before
            file.withheld = decision.at if is_told else None


def decision_on(kind: MediaKind, decided: Decided) -> Decision | None:
    """Give what the family decided about a kind of file, if it had to decide."""
    needed = NEEDED.get(kind)
    return None if needed is None else decided.get(needed)


class SideOf(fields.Enum[Side]):
    """Whose words they are; null where erased."""

    def __init__(self) -> None:
        super().__init__(Side, by_value=True, required=True, allow_none=True)


class AttachmentRowSchema(Schema):
    """A file beside a note, or beside the reply whose id is `to`.

    While `is_withheld` is true the family does not allow it to be shown; its bytes are
    then not served. `withheld` is the moment since when, as far as whoever asks may
    know it. `sha256` is the hash of the bytes that are served.
    """

    id = fields.UUID(required=True)
    to = fields.UUID(required=True, allow_none=True)
    kind = fields.Enum(MediaKind, by_value=True, required=True, allow_none=True)
    media_type = fields.String(required=True, allow_none=True)
    name = fields.String(required=True, allow_none=True)
    description = fields.String(required=True, allow_none=True)
    sha256 = fields.String(required=True, allow_none=True)
    size = fields.Integer(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    is_withheld = fields.Boolean(required=True)
    withheld = fields.String(
        required=True, allow_none=True, metadata={"format": "date-time"}
    )


class ConfirmationRowSchema(Schema):
    """Somebody of another side says that this is how it was."""

    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()


class TranslationRowSchema(Schema):
    """A note in another language, beside the words that were written first."""

    id = fields.UUID(required=True)
    language = fields.Enum(Language, by_value=True, required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    by_machine = fields.Boolean(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()


class DisputeRowSchema(Schema):
    """A marker that a note is disputed. The school owes an answer by `answer_by`.

    While `restricted` is true the note is not to be used for decisions.
    """

    id = fields.UUID(required=True)
    text = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    answer_by = fields.Date(required=True, allow_none=True)
    restricted = fields.Boolean(required=True)
    outcome = fields.Enum(Outcome, by_value=True, required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    settled_by = fields.UUID(required=True, allow_none=True)
    settled_at = fields.String(
        required=True, allow_none=True, metadata={"format": "date-time"}
    )
