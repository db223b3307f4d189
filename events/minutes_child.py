"""What a child said in or before a meeting, exactly as given, and how it was taken.

What an adult makes of it is a field of its own, with the adult's name. Whether it was
meant so is asked of the child, and the answer is kept, never guessed.
"""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal, Side
from events.phrase import phrase

# A sentence of so many words is asked about where the child gave no spoken words.
MANY_WORDS: Final = 8


class Medium(StrEnum):
    """What the child gave."""

    SPEECH = "speech"
    SIGNS = "signs"
    SYMBOLS = "symbols"
    DRAWING = "drawing"
    PHOTO = "photo"
    AUDIO = "audio"
    VIDEO = "video"
    TEXT = "text"


class Came(StrEnum):
    """Whether words were said, or are what an adult saw or made of it."""

    SAID = "said"
    OBSERVED = "observed"
    INTERPRETED = "interpreted"


class Meant(StrEnum):
    """What the child answered to: is this what you meant?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NO_ANSWER = "no-answer"


WORDLESS: Final = frozenset(
    {Medium.SIGNS, Medium.SYMBOLS, Medium.DRAWING, Medium.PHOTO}
)


class CannotTakeWords(Refusal):
    """Something about a child's words was not kept."""

    code: ClassVar[str] = "cannot-take-words"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word."), "text")

    @classmethod
    def because_it_says_not_how(cls) -> Self:
        return cls(phrase("Write how the child gave this."), "how")

    @classmethod
    def because_the_day_is_in_the_future(cls) -> Self:
        return cls(phrase("Choose today or a day before."), "day")

    @classmethod
    def because_they_were_taken_before(cls) -> Self:
        return cls(phrase("This was written before, under the same id."), "id")

    @classmethod
    def because_it_was_asked(cls) -> Self:
        return cls(phrase("The child was asked this already."))

    @classmethod
    def because_the_notes_are_final(cls) -> Self:
        return cls(phrase("The notes of this meeting are final."))

    @classmethod
    def because_adults_interpret(cls) -> Self:
        return cls(phrase("This is for what an adult makes of the child's words."))


@dataclass(frozen=True, slots=True)
class Taken:
    """The words and how they were taken; *came* is None where nobody was asked."""

    text: str
    medium: Medium
    how: str
    taken_by: UUID
    prompts: str | None
    support: str | None
    place: str | None
    day: date
    came: Came | None

    @property
    def words(self) -> dict[str, Any]:
        """Give the words by name, as a fact keeps them."""
        return asdict(self)


def asks_how_it_came(medium: Medium, text: str) -> bool:
    """Say whether to ask, never to demand: was this said, observed or interpreted?

    A long sentence from a child who gave signs, symbols or a picture is asked about.
    """
    return medium in WORDLESS and len(text.split()) >= MANY_WORDS


class ChildsWords(Aggregate):
    """One thing that a child gave to one meeting."""

    TOPIC: ClassVar[str] = "childs-words"

    class Event(Fact):
        """Anything recorded about a child's words in a meeting."""

    class WordsTaken(Event, Aggregate.Created):
        """Somebody writes down what the child gave, and how it was taken."""

        TOPIC: ClassVar[str] = "minutes/words-taken"
        PROSE: ClassVar[frozenset[str]] = frozenset(
            {"text", "how", "prompts", "support", "place"}
        )
        child: UUID
        meeting: UUID
        text: str
        medium: Medium
        how: str
        taken_by: UUID
        prompts: str | None
        support: str | None
        place: str | None
        day: date
        came: Came | None
        side: Side

    class WordsInterpreted(Event):
        """A named adult says what they think the child meant."""

        TOPIC: ClassVar[str] = "minutes/words-interpreted"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        text: str
        side: Side

    class WordsReadBack(Event):
        """The words were read to the child, who answered, or did not."""

        TOPIC: ClassVar[str] = "minutes/words-read-back"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        answer: Meant
        text: str | None

    Created = WordsTaken

    @event(WordsTaken)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        text: str,
        medium: Medium,
        how: str,
        taken_by: UUID,
        prompts: str | None,
        support: str | None,
        place: str | None,
        day: date,
        came: Came | None,
        side: Side,
        by: UUID,
    ) -> None:
        self.child, self.meeting = child, meeting
        self.answered = False

    @classmethod
    def take(  # noqa: PLR0913 - what decides
        cls,
        words: UUID,
        child: UUID,
        meeting: UUID,
        taken: Taken,
        *,
        by: Actor,
        today: date,
        final: bool,
        taken_before: bool = False,
    ) -> Self:
        """Write down what a child gave to a meeting."""
        _check_not_final(final=final)
        if taken_before:
            raise CannotTakeWords.because_they_were_taken_before()
        if not taken.text.strip():
            raise CannotTakeWords.because_it_is_blank()
        if not taken.how.strip():
            raise CannotTakeWords.because_it_says_not_how()
        if taken.day > today:
            raise CannotTakeWords.because_the_day_is_in_the_future()
        return cls(
            id=words,
            child=child,
            meeting=meeting,
            **taken.words,
            side=by.side,
            by=by.person,
        )

    def interpret(self, text: str, *, by: Actor, final: bool) -> None:
        """Say what one thinks the child meant, in a field apart and by name."""
        _check_not_final(final=final)
        if by.side is Side.CHILD:
            raise CannotTakeWords.because_adults_interpret()
        if not text.strip():
            raise CannotTakeWords.because_it_is_blank()
        self._words_interpreted(text=text, side=by.side, by=by.person)

    def read_back(
        self, answer: Meant, text: str | None, *, by: Actor, final: bool
    ) -> None:
        """Keep what the child answered to: is this what you meant?"""
        _check_not_final(final=final)
        if self.answered:
            raise CannotTakeWords.because_it_was_asked()
        self._words_read_back(answer=answer, text=text, by=by.person)

    @event(WordsInterpreted)
    def _words_interpreted(self, text: str, side: Side, by: UUID) -> None:
        pass

    @event(WordsReadBack)
    def _words_read_back(self, answer: Meant, text: str | None, by: UUID) -> None:
        self.answered = True


def _check_not_final(*, final: bool) -> None:
    if final:
        raise CannotTakeWords.because_the_notes_are_final()
