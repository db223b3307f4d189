"""A note in another language, beside the note and never in its place."""

from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import SAID_BEFORE, Actor, Fact, Refusal, Side
from events.language import Language
from events.phrase import phrase


class CannotTranslate(Refusal):
    """A translation could not be set beside a note."""

    code: ClassVar[str] = "cannot-translate"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word."), "text")

    @classmethod
    def because_the_entry_is_sealed(cls) -> Self:
        return cls(phrase("This note is sealed, so nobody can use it."))

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")


class Translation(Aggregate):
    """One translation of one note."""

    TOPIC: ClassVar[str] = "translation"

    class Event(Fact):
        """Anything recorded about a translation."""

    class TranslationAdded(Event, Aggregate.Created):
        """Somebody set a translation beside a note; a machine may have made it."""

        TOPIC: ClassVar[str] = "diary/translation-added"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        entry: UUID
        language: Language
        text: str
        by_machine: bool
        side: Side

    Created = TranslationAdded

    @event(TranslationAdded)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        entry: UUID,
        language: Language,
        text: str,
        by_machine: bool,  # noqa: FBT001
        side: Side,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def beside(  # noqa: PLR0913 - of what, in which language, and how it was made
        cls,
        entry: UUID,
        child: UUID,
        translation: UUID,
        language: Language,
        text: str,
        *,
        by_machine: bool,
        by: Actor,
        sealed: bool,
    ) -> Self:
        """Set a translation beside a note that can still be read."""
        if sealed:
            raise CannotTranslate.because_the_entry_is_sealed()
        if not text.strip():
            raise CannotTranslate.because_it_is_blank()
        return cls(
            id=translation,
            child=child,
            entry=entry,
            language=language,
            text=text,
            by_machine=by_machine,
            side=by.side,
            by=by.person,
        )
