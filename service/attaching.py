"""Putting files beside words, in the unit of work that saves the words."""

from uuid import UUID

from events.attachment import Attachment, check_beside, free_place
from events.diary import Entry
from events.media import NEEDED, Enclosed, Permission
from events.media_consent import MediaConsent, check_permission, consent_of
from events.store.ledger import LogHead
from service.asking import Asking


def enclose(
    enclosed: Enclosed, entry: Entry, to: UUID, asking: Asking, log: LogHead
) -> None:
    """Keep the files and record each beside the note or reply *to*."""
    if not enclosed.files:
        return
    speaker = entry.speakers.get(to)
    check_beside(speaker, by=asking.by, sealed=entry.sealed)
    _permit(enclosed, asking, log)
    for file in enclosed.files:
        place = free_place(to, asking.unit.is_taken)
        stored = asking.unit.keep(file.content, log)
        attachment = Attachment.beside(
            to,
            place,
            file,
            stored,
            entry=entry.id,
            child=entry.child,
            by=asking.by,
        )
        asking.unit.save(attachment, log=log, roster=asking.roster)


def _permit(enclosed: Enclosed, asking: Asking, log: LogHead) -> None:
    """Ask for the permission that the files need, or give it if it is theirs."""
    needed = {NEEDED[file.kind] for file in enclosed.files if file.kind in NEEDED}
    if not needed:
        return
    consent = consent_about(asking)
    for kind in sorted(needed):
        if enclosed.allows and not is_given(consent, kind):
            consent = consent or MediaConsent.about(asking.child, by=asking.by)
            consent.give(kind, by=asking.by)
        check_permission(consent, kind)
    if consent is not None:
        asking.unit.save(consent, log=log)


def consent_about(asking: Asking) -> MediaConsent | None:
    """Load what was decided about the child, if anything was."""
    return asking.unit.find(MediaConsent, consent_of(asking.child))


def is_given(consent: MediaConsent | None, kind: Permission) -> bool:
    return consent is not None and consent.allowed.get(kind) is True
