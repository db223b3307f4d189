"""What can stand beside a note: a file, and a marker that the note is disputed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.attachment import Attachment
from events.base import Recorded, Side, known
from events.dispute import Dispute, Outcome
from events.language import Language
from events.media import MediaKind
from events.translation import Translation

KINDS = {"image": MediaKind.PICTURE, "audio": MediaKind.SOUND, "video": MediaKind.VIDEO}


@dataclass(slots=True)
class Attached:
    """A file beside a note or reply (*to*).

    If the family does not allow it to be shown, it *is_withheld*; *withheld* is the
    moment since when, as far as that is told.
    """

    id: UUID
    to: UUID | None
    kind: MediaKind | None
    media_type: str | None
    name: str | None
    description: str | None
    sha256: str | None
    size: int | None
    by: UUID | None
    at: str
    side: Side | None
    is_withheld: bool = False
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Somebody's yes to a note: that is how it was."""

    by: UUID | None
    at: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class Translated:
    """A note in another language, made by somebody or, if *by_machine*, by none."""

    id: UUID
    language: Language | None
    text: str | None
    by_machine: bool | None
    by: UUID | None
    at: str
    side: Side | None


@dataclass(slots=True)
class Disputed:
    """Somebody's saying that a note is wrong, and what came of it."""

    id: UUID
    text: str | None
    by: UUID | None
    at: str
    side: Side | None
    answer_by: date | None
    restricted: bool = False
    outcome: Outcome | None = None
    reason: str | None = None
    settled_by: UUID | None = None
    settled_at: str | None = None


def file_of(fact: Attachment.AttachmentAdded, recorded: Recorded) -> Attached:
    """Tell a file as its fact does; erased words are None."""
    media_type = known(fact.media_type)
    return Attached(
        id=fact.originator_id,
        to=known(fact.to),
        kind=None if media_type is None else kind_of(media_type),
        media_type=media_type,
        name=known(fact.name),
        description=known(fact.description),
        sha256=known(fact.sha256),
        size=known(fact.size),
        by=fact.by,
        at=recorded.at,
        side=known(fact.side),
    )


def translation_of(fact: Translation.TranslationAdded, at: str) -> Translated:
    """Tell a translation as its fact does; erased words are None."""
    return Translated(
        id=fact.originator_id,
        language=known(fact.language),
        text=known(fact.text),
        by_machine=known(fact.by_machine),
        by=fact.by,
        at=at,
        side=known(fact.side),
    )


def kind_of(media_type: str) -> MediaKind:
    """Say what a file is to people."""
    return KINDS.get(media_type.partition("/")[0], MediaKind.DOCUMENT)


def dispute_of(fact: Dispute.EntryDisputed, recorded: Recorded) -> Disputed:
    """Begin the row of a dispute."""
    return Disputed(
        id=fact.originator_id,
        text=known(fact.text),
        by=fact.by,
        at=recorded.at,
        side=known(fact.side),
        answer_by=known(fact.answer_by),
    )


def go_on(dispute: Disputed, recorded: Recorded) -> None:
    """Add what a later fact says of a dispute."""
    match recorded.fact:
        case Dispute.UseRestricted():
            dispute.restricted = True
        case Dispute.RestrictionEnded():
            dispute.restricted = False
        case Dispute.DisputeSettled() as fact:
            dispute.restricted = False
            dispute.outcome = known(fact.outcome)
            dispute.reason = known(fact.reason)
            dispute.settled_by, dispute.settled_at = fact.by, recorded.at
        case _:
            pass
