"""What a person may ask about files: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Space
from events.media import Enclosed, Permission
from events.media_consent import MediaConsent
from events.store.ledger import LogHead
from service.asking import Asking
from service.attaching import consent_about, enclose


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachFile:
    """*to* is a reply to the entry; without one, the file goes to the entry itself."""

    entry: UUID
    to: UUID | None
    enclosed: Enclosed


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowMedia:
    kind: Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawMedia:
    kind: Permission


def attach_file(command: AttachFile, asking: Asking) -> LogHead:
    entry = asking.entry(command.entry)
    log = asking.unit.log_of(asking.child, Space.SHARED)
    enclose(command.enclosed, entry, command.to or entry.id, asking, log)
    return log


def allow_media(command: AllowMedia, asking: Asking) -> LogHead:
    consent = _consent(asking)
    consent.give(command.kind, by=asking.by)
    return _save(asking, consent)


def withdraw_media(command: WithdrawMedia, asking: Asking) -> LogHead:
    consent = _consent(asking)
    consent.withdraw(command.kind, by=asking.by)
    return _save(asking, consent)


def _consent(asking: Asking) -> MediaConsent:
    return consent_about(asking) or MediaConsent.about(asking.child, by=asking.by)


def _save(asking: Asking, consent: MediaConsent) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(consent, log=log)
    return log
