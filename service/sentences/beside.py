"""What is recorded of files, permission for pictures, and disputed notes."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from events.attachment import Attachment
from events.attention import Acknowledgement, PassingOn
from events.base import Fact, known
from events.confirmation import Confirmation
from events.dispute import Dispute, Outcome
from events.media import IN_WORDS, MediaKind
from events.media_consent import MediaConsent
from events.translation import Translation
from projections.beside_rows import kind_of
from service.languages import english_name
from service.sentences.noted import Names, joined, title

FILES: Final[Mapping[MediaKind, str]] = {
    MediaKind.PICTURE: "a picture",
    MediaKind.SOUND: "a sound recording",
    MediaKind.VIDEO: "a video",
    MediaKind.DOCUMENT: "a PDF",
}
OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.CORRECTED: "it was corrected",
    Outcome.OPINION: "it stays as the opinion of whoever wrote it",
    Outcome.ACCURATE: "it stays, because it was found to be right",
    Outcome.NOT_KNOWN: "it cannot be known, so both sides stay",
}


def _added(fact: Attachment.AttachmentAdded, names: Names) -> str:
    media_type = known(fact.media_type)
    what = FILES[kind_of(media_type)] if media_type else "a file"
    return f"added {what}{joined('to', fact, names)}"


def _settled(fact: Dispute.DisputeSettled, names: Names) -> str:
    came = OUTCOMES.get(fact.outcome, "what came of it was erased")
    return f"answered that something was wrong{joined('in', fact, names)}: {came}"


def _restricted(fact: Dispute.UseRestricted, names: Names) -> str:
    said = f"marked {title(fact, names)} as not for decisions"
    return f"{said} while it is checked"


def _translated(fact: Translation.TranslationAdded, names: Names) -> str:
    language = known(fact.language)
    into = f" into {english_name(language)}" if language else ""
    how = ", made by a machine" if known(fact.by_machine) else ""
    return f"set a translation{into} beside {title(fact, names)}{how}"


def _kind(fact: Any) -> str:  # noqa: ANN401 - any fact that has a kind
    return IN_WORDS.get(fact.kind, "something")


def _passed_on(fact: PassingOn.EntryPassedOn, names: Names) -> str:
    whom = known(fact.whom)
    who = "somebody" if whom is None else names.get(whom, "somebody")
    return f"asked {who} to look at {title(fact, names)} next"


BESIDE_SENTENCES: Final[Mapping[type[Fact], Callable[[Any, Names], str]]] = {
    Attachment.AttachmentAdded: _added,
    Acknowledgement.EntryAcknowledged: lambda fact, names: (
        f"said for the school that {title(fact, names)} was read before school"
    ),
    PassingOn.EntryPassedOn: _passed_on,
    MediaConsent.MediaConsentAsked: lambda *_: (
        "began to decide about pictures, sound and video"
    ),
    MediaConsent.MediaConsentGiven: lambda fact, _: (
        f"gave permission to keep {_kind(fact)} of the child"
    ),
    MediaConsent.MediaConsentWithdrawn: lambda fact, _: (
        f"said no to keeping {_kind(fact)} of the child"
    ),
    Confirmation.EntryConfirmed: lambda fact, names: (
        f"said that {title(fact, names)} tells how it was"
    ),
    Translation.TranslationAdded: _translated,
    Dispute.EntryDisputed: lambda fact, names: (
        f"said that something in {title(fact, names)} is wrong"
    ),
    Dispute.DisputeSettled: _settled,
    Dispute.UseRestricted: _restricted,
    Dispute.RestrictionEnded: lambda fact, names: (
        f"let {title(fact, names)} be used for decisions again"
    ),
}
