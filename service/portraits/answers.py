"""Which photo a child is known by, its bytes, and whether it may be shown."""

from dataclasses import dataclass
from uuid import UUID

from events.media import Permission
from projections import directory, media, portraits
from service.context import NotHere, Standing, services
from service.faces import faces_of


@dataclass(frozen=True, slots=True)
class Known:
    """A child, the photo that was chosen, and whether pictures are allowed."""

    name: str
    portrait: UUID | None
    allowed: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The bytes of a photo."""

    media_type: str
    content: bytes


def known(at: Standing) -> Known:
    """Give what the page about a child's photo shows."""
    with services().store.reading(at.school) as reader:
        name = directory.names_of(reader, [at.child])[at.child]
        chosen = portraits.of_children(reader, [at.child]).get(at.child)
        may_be_kept = media.allowing(reader, [at.child], Permission.PICTURES)
    return Known(name, chosen, at.child in may_be_kept)


def check_is_chosen(at: Standing, portrait: UUID) -> None:
    """Go on only with the photo that a child has now; NotHere with an older one."""
    if known(at).portrait != portrait:
        raise NotHere


def shown(at: Standing, portrait: UUID) -> Shown:
    """Give a photo that may be shown today; NotHere to whose view is limited."""
    if at.before is not None:
        raise NotHere
    with services().store.reading(at.school) as reader:
        if faces_of(reader, [at.child]).get(at.child) != portrait:
            raise NotHere
        found = portraits.picture(reader, at.child)
        content = found and reader.piece(found.log, found.sha256, 0)
    if not found or not content:
        raise NotHere
    return Shown(found.media_type, content)
