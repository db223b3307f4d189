"""What can be kept beside words: kinds of files, how large, how many, and why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from events.base import Refusal, Role
from events.phrase import Phrase, phrase

MEGABYTE: Final = 1_000_000
MOST_FILES: Final = 5


class MediaKind(StrEnum):
    """What a file is to the people who open it."""

    PICTURE = "picture"
    SOUND = "sound"
    VIDEO = "video"
    DOCUMENT = "document"


LARGEST: Final[Mapping[MediaKind, int]] = {
    MediaKind.PICTURE: 10 * MEGABYTE,
    MediaKind.SOUND: 20 * MEGABYTE,
    MediaKind.VIDEO: 50 * MEGABYTE,
    MediaKind.DOCUMENT: 20 * MEGABYTE,
}


class Permission(StrEnum):
    """What a family allows or not; a document needs no permission."""

    PICTURES = "pictures"
    RECORDINGS = "sound-and-video"


NEEDED: Final[Mapping[MediaKind, Permission]] = {
    MediaKind.PICTURE: Permission.PICTURES,
    MediaKind.SOUND: Permission.RECORDINGS,
    MediaKind.VIDEO: Permission.RECORDINGS,
}
IN_WORDS: Final[Mapping[Permission, Phrase]] = {
    Permission.PICTURES: phrase("pictures"),
    Permission.RECORDINGS: phrase("sound and video"),
}
# Whether a child is seen or heard is for the family and the young person to say.
DECIDERS: Final = frozenset({Role.PARENT, Role.CARER, Role.CHILD})


@dataclass(frozen=True, slots=True)
class File:
    """A file as it will be kept: cleaned, of a known kind, with what it shows."""

    kind: MediaKind
    media_type: str
    name: str
    description: str | None
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """What the leaf promises of a file: the hash of its bytes, and how many."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What goes with somebody's words; *allows*: they give permission for it too."""

    files: tuple[File, ...] = ()
    allows: bool = False


NOTHING: Final = Enclosed()


class CannotAttach(Refusal):
    """A file could not be added to what somebody said."""

    code: ClassVar[str] = "cannot-attach"

    @classmethod
    def because_the_entry_is_sealed(cls) -> Self:
        return cls(
            phrase("This note is sealed, so nothing can be added to it."), "files"
        )

    @classmethod
    def because_it_is_not_there(cls) -> Self:
        return cls(phrase("There is no such reply to this note."), "to")

    @classmethod
    def because_somebody_else_said_it(cls) -> Self:
        return cls(
            phrase("You can add files only to your own words. Reply instead."), "files"
        )

    @classmethod
    def because_there_are_enough(cls) -> Self:
        said = phrase(
            "At most {most} files go with one note or reply. Send fewer.",
            most=MOST_FILES,
        )
        return cls(said, "files")

    @classmethod
    def because_nobody_allowed_it(cls, kind: Permission) -> Self:
        says = phrase(
            "Nobody has given permission to keep {kind} of this child. "
            "A parent, a carer or the young person can give it. "
            "A PDF needs no permission.",
            kind=IN_WORDS[kind],
        )
        return cls(says, "files")

    @classmethod
    def because_it_was_withdrawn(cls, kind: Permission) -> Self:
        says = phrase(
            "Permission to keep {kind} of this child was withdrawn. "
            "Only a parent, a carer or the young person can give it again.",
            kind=IN_WORDS[kind],
        )
        return cls(says, "files")


class CannotDecideOnMedia(Refusal):
    """A permission could not be given or withdrawn."""

    code: ClassVar[str] = "cannot-decide-on-media"

    @classmethod
    def because_it_is_so_already(cls) -> Self:
        return cls(phrase("This is so already."), "kind")

    @classmethod
    def because_it_is_for_the_family(cls) -> Self:
        return cls(
            phrase("Only a parent, a carer or the young person can decide this.")
        )
